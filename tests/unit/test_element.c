/* test_element.c - what the values of each header field say. */
#include <stdio.h>

#include "reading.h"

/*
 * What a value holds, as one line: "VALUE#NUMBER~Q" for each element, number and q only if it has them, or
 * "!PROBLEM@POSITION"; with " | " between two.
 */
static void describe(const sipcodes_response *response, sipcodes_field field, char *text, size_t size)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    size_t at = 0;
    int result;

    text[0] = '\0';
    while ((result = sipcodes_response_next(response, field, &cursor, &element)) != 0 && at < size - 200) {
        sipcodes_bytes value = sipcodes_element_value(&element);
        sipcodes_fault fault = sipcodes_element_fault(&element);
        at += (size_t)sprintf(text + at, "%s", at > 0 ? " | " : "");
        if (result == 1) {
            at += (size_t)sprintf(text + at, "%.*s", (int)value.length, value.text ? value.text : "");
            if (sipcodes_element_number(&element) >= 0)
                at += (size_t)sprintf(text + at, "#%lld", (long long)sipcodes_element_number(&element));
            if (sipcodes_element_q(&element) != 1000)
                at += (size_t)sprintf(text + at, "~%d", sipcodes_element_q(&element));
            assert_int_equal(fault.problem, SIPCODES_PROBLEM_NONE);
        } else {
            assert_int_equal(result, SIPCODES_E_SYNTAX);
            assert_null(value.text);
            assert_int_equal(sipcodes_element_number(&element), -1);
            at += (size_t)sprintf(text + at, "!%s@%zu", sipcodes_problem_name(fault.problem), fault.position);
        }
    }
}

struct row {
    sipcodes_field field;
    const char *value;
    const char *expected;
};

static const struct row rows[] = {
    /* Lists of tokens */
    {SIPCODES_FIELD_REQUIRE, "100rel", "100rel"},
    {SIPCODES_FIELD_REQUIRE, "100rel, timer ,\r\n path", "100rel | timer | path"},
    {SIPCODES_FIELD_REQUIRE, ",, a,,b ,\t,", "a | b"},
    {SIPCODES_FIELD_REQUIRE, "", "!empty@0"},
    {SIPCODES_FIELD_REQUIRE, " \r\n ", "!empty@4"},
    {SIPCODES_FIELD_REQUIRE, " , ,", "!empty@1"},
    {SIPCODES_FIELD_UNSUPPORTED, ",", "!empty@0"},
    {SIPCODES_FIELD_REQUIRE, "a b, c", "!syntax@2 | c"},
    {SIPCODES_FIELD_REQUIRE, "a;b, c", "!syntax@1 | c"},
    {SIPCODES_FIELD_REQUIRE, "@, \"x, y\", c", "!syntax@0 | !syntax@3 | c"},
    {SIPCODES_FIELD_REQUIRE,
     "a\x7F"
     "b,c",
     "!control@1 | c"},
    {SIPCODES_FIELD_REQUIRE, "a\rb,c", "!control@1 | c"},
    {SIPCODES_FIELD_REQUIRE, "a\nb,c", "!control@1 | c"},
    {SIPCODES_FIELD_REQUIRE, "a,b\r\n", "a | b"},
    {SIPCODES_FIELD_REQUIRE, "\xC3\xA9, b", "!syntax@0 | b"},
    {SIPCODES_FIELD_SUPPORTED, "", ""},
    {SIPCODES_FIELD_SUPPORTED, ", ,", ""},
    {SIPCODES_FIELD_ALLOW, "", ""},
    {SIPCODES_FIELD_ALLOW, "INVITE, ACK", "INVITE | ACK"},
    /* event-type, at least one (RFC 6665 8.4) */
    {SIPCODES_FIELD_ALLOW_EVENTS, "", "!empty@0"},
    {SIPCODES_FIELD_ALLOW_EVENTS, "presence.winfo", "presence.winfo"},
    {SIPCODES_FIELD_RECV_INFO, "", ""},
    {SIPCODES_FIELD_RECV_INFO, "foo;x=1, bar", "foo | bar"},
    {SIPCODES_FIELD_ACCEPT, "", ""},
    {SIPCODES_FIELD_ACCEPT, "application/sdp;level=1, application/x-private, text/html;q=0.5, */*;q=0",
     "application/sdp | application/x-private | text/html~500 | */*~0"},
    {SIPCODES_FIELD_ACCEPT, "text / html, text", "text / html | !syntax@17"},
    {SIPCODES_FIELD_ACCEPT, "text/, /x, a/b/c, d/e", "!syntax@5 | !syntax@7 | !syntax@14 | d/e"},
    {SIPCODES_FIELD_ACCEPT_ENCODING, "", ""},
    {SIPCODES_FIELD_ACCEPT_ENCODING, "gzip;q=1.000, *;q=0.125", "gzip | *~125"},
    {SIPCODES_FIELD_ACCEPT_LANGUAGE, "da, en-gb;q=0.8, en;q=0.7", "da | en-gb~800 | en~700"},
    {SIPCODES_FIELD_ACCEPT_RESOURCE_PRIORITY, "dsn.flash-override, wps.0", "dsn.flash-override | wps.0"},
    {SIPCODES_FIELD_ACCEPT_RESOURCE_PRIORITY, "", ""},
    {SIPCODES_FIELD_ACCEPT_RESOURCE_PRIORITY, "dsn, .a, a., a.b.c, d.e",
     "!syntax@0 | !syntax@5 | !syntax@9 | !syntax@13 | d.e"},
    {SIPCODES_FIELD_SECURITY_SERVER, "tls;q=0.2, digest ; d-alg=md5; q = 0.1", "tls~200 | digest~100"},
    {SIPCODES_FIELD_SECURITY_SERVER, "", "!empty@0"},
    /* q values: "0" ["." 0*3DIGIT] / "1" ["." 0*3"0"] */
    {SIPCODES_FIELD_ACCEPT_LANGUAGE, "a;q=0, b;q=0., c;q=1., d;q=1, e;q=0.001", "a~0 | b~0 | c | d | e~1"},
    {SIPCODES_FIELD_ACCEPT_LANGUAGE, "a;q=.5, b;q=0.1234, c;q=1.001, d;q=2, e;q=0,5",
     "!syntax@4 | !syntax@12 | !syntax@24 | !syntax@35 | e~0 | 5"},
    {SIPCODES_FIELD_ACCEPT_LANGUAGE, "a;q, b;q=, c;q=\"0.5\", d;q=0.x, e;q=00, f;q=01",
     "!syntax@3 | !syntax@9 | !syntax@15 | !syntax@26 | !syntax@35 | !syntax@43"},
    {SIPCODES_FIELD_ACCEPT_LANGUAGE, "a;q=-0, b;Q=0.5, c;q=0.5;q=0.7", "!syntax@4 | b~500 | c~500"},
    /* One token */
    {SIPCODES_FIELD_CONTENT_TYPE, "application/sdp", "application/sdp"},
    {SIPCODES_FIELD_CONTENT_TYPE, "multipart/mixed ; boundary=\"a;b,c\"", "multipart/mixed"},
    {SIPCODES_FIELD_CONTENT_TYPE, "application/sdp, text/html", "!syntax@15"},
    {SIPCODES_FIELD_CONTENT_TYPE, "application", "!syntax@11"},
    {SIPCODES_FIELD_CONTENT_TYPE, "", "!empty@0"},
    /* Numbers */
    {SIPCODES_FIELD_EXPIRES, "3600", "#3600"},
    {SIPCODES_FIELD_EXPIRES, "0", "#0"},
    {SIPCODES_FIELD_EXPIRES, "00000000000000000000000060", "#60"},
    {SIPCODES_FIELD_EXPIRES, "4294967295", "#4294967295"},
    {SIPCODES_FIELD_EXPIRES, "4294967296", "!range@0"},
    {SIPCODES_FIELD_EXPIRES, "18446744073709551616", "!range@0"},
    {SIPCODES_FIELD_EXPIRES, "3600 (an hour)", "!syntax@5"},
    {SIPCODES_FIELD_EXPIRES, "3600;x=y", "!syntax@4"},
    {SIPCODES_FIELD_EXPIRES, "60, 61", "!syntax@2"},
    {SIPCODES_FIELD_EXPIRES, "60s", "!syntax@2"},
    {SIPCODES_FIELD_EXPIRES, "-1", "!number@0"},
    {SIPCODES_FIELD_EXPIRES, "+1", "!number@0"},
    {SIPCODES_FIELD_EXPIRES, "", "!empty@0"},
    {SIPCODES_FIELD_EXPIRES, "Thu, 01 Dec 1994 16:00:00 GMT", "!number@0"},
    {SIPCODES_FIELD_MIN_EXPIRES, " 60 ", "#60"},
    {SIPCODES_FIELD_MIN_EXPIRES, "60 (x)", "!syntax@3"},
    {SIPCODES_FIELD_MIN_SE, "90;lr;x=\"y\"", "#90"},
    {SIPCODES_FIELD_MIN_SE, "90 (x)", "!syntax@3"},
    {SIPCODES_FIELD_MIN_SE, "90;", "!syntax@3"},
    {SIPCODES_FIELD_GEOLOCATION_ERROR, "100 ; code=\"Cannot Process Location\"", "#100"},
    {SIPCODES_FIELD_GEOLOCATION_ERROR, "1000", "!range@0"},
    {SIPCODES_FIELD_ALERTMSG_ERROR, "103;message=\"x\"", "#103"},
    {SIPCODES_FIELD_ALERTMSG_ERROR, "103, 104", "!syntax@3"},
    {SIPCODES_FIELD_CSEQ, "35 INVITE", "INVITE#35"},
    {SIPCODES_FIELD_CSEQ, "2147483647 X", "X#2147483647"},
    {SIPCODES_FIELD_CSEQ, "2147483648 X", "!range@0"},
    {SIPCODES_FIELD_CSEQ, "9292394834772304023312 OPTIONS", "!range@0"},
    {SIPCODES_FIELD_CSEQ, "35INVITE", "!syntax@2"},
    {SIPCODES_FIELD_CSEQ, "35", "!syntax@2"},
    {SIPCODES_FIELD_CSEQ, "35 ", "!syntax@2"},
    {SIPCODES_FIELD_CSEQ, "INVITE 35", "!number@0"},
    {SIPCODES_FIELD_CSEQ, "35 IN VITE", "!syntax@6"},
    /* Retry-After */
    {SIPCODES_FIELD_RETRY_AFTER, "18000;duration=3600", "#18000"},
    {SIPCODES_FIELD_RETRY_AFTER, "120 (I'm in a meeting)", "#120"},
    {SIPCODES_FIELD_RETRY_AFTER, "120(a)(b)", "!syntax@6"},
    {SIPCODES_FIELD_RETRY_AFTER, "120 (a", "!comment@4"},
    {SIPCODES_FIELD_RETRY_AFTER, "120 (a (b)", "!comment@4"},
    {SIPCODES_FIELD_RETRY_AFTER, "120 (a\\)", "!comment@4"},
    {SIPCODES_FIELD_RETRY_AFTER, "120 (a\x01)", "!control@6"},
    {SIPCODES_FIELD_RETRY_AFTER, "120;duration", "!number@12"},
    {SIPCODES_FIELD_RETRY_AFTER, "120;duration=x", "!number@13"},
    {SIPCODES_FIELD_RETRY_AFTER, "120;duration=\"1\"", "!number@13"},
    {SIPCODES_FIELD_RETRY_AFTER, "120;duration=4294967296", "!range@13"},
    {SIPCODES_FIELD_RETRY_AFTER, "949302838503028349304023988", "!range@0"},
    {SIPCODES_FIELD_RETRY_AFTER, "4294967301", "!range@0"},
    {SIPCODES_FIELD_RETRY_AFTER, "4294967295", "#4294967295"},
    {SIPCODES_FIELD_RETRY_AFTER, "5.5", "!syntax@1"},
    {SIPCODES_FIELD_RETRY_AFTER, "Fri, 26 Sep 1997 14:00:00 GMT", "!number@0"},
    {SIPCODES_FIELD_RETRY_AFTER, "", "!empty@0"},
    /* Addresses */
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>", "sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "*", "*"},
    {SIPCODES_FIELD_CONTACT, " * ", "*"},
    {SIPCODES_FIELD_CONTACT, "*, <sip:a@b>", "!syntax@0 | sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>, *", "sip:a@b | !syntax@11"},
    {SIPCODES_FIELD_CONTACT, "* <sip:a@b>", "sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "*;expires=0", "!uri@0"},
    {SIPCODES_FIELD_CONTACT, "", "!empty@0"},
    {SIPCODES_FIELD_CONTACT,
     "\"Mr. Watson\" <sip:watson@worcester.bell-telephone.com>;q=0.7; expires=3600, \"Mr. Watson\" "
     "<mailto:watson@bell-telephone.com> ;q=0.1",
     "sip:watson@worcester.bell-telephone.com~700 | mailto:watson@bell-telephone.com~100"},
    {SIPCODES_FIELD_CONTACT, "\"a, <sip:x@y>, \\\" b\"<sip:a,b@c;d=e?f=g>", "sip:a,b@c;d=e?f=g"},
    {SIPCODES_FIELD_CONTACT, "Bob Smith  <sip:a@b>,\r\n\tsip:c@d;q=0.5,tel:+1-201", "sip:a@b | sip:c@d~500 | tel:+1-201"},
    {SIPCODES_FIELD_CONTACT, "J\xC3\xBCrgen <sip:a@b>", "sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "< sip:a@b >", "sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "sip:a@b?Route=%3Csip:c%3E", "!uri@0"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b, <sip:c@d>", "!uri@0 | sip:c@d"},
    {SIPCODES_FIELD_CONTACT, "<sip:a b@c>, <sip:c@d>", "!uri@0 | sip:c@d"},
    {SIPCODES_FIELD_CONTACT, "<sip:a,b c@d>, <sip:e@f", "!uri@0 | !uri@15"},
    {SIPCODES_FIELD_CONTACT, "<sip:a\x01@c>, <sip:c@d>", "!control@6 | sip:c@d"},
    {SIPCODES_FIELD_CONTACT, "<>, <sip:>, <sip>, <:a>, foo, \"x\", \"y\" z, <sip:a@b>",
     "!uri@1 | !uri@5 | !uri@13 | !uri@20 | !uri@25 | !uri@33 | !uri@39 | sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "\"open <sip:a@b>, <sip:c@d>", "!quote@0"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>, x \"open", "sip:a@b | !uri@11"},
    {SIPCODES_FIELD_CONTACT, "Bell, Alexander <sip:a@b>", "!uri@0 | sip:a@b"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>;;q=0.5, <sip:c@d>;, <sip:e@f>", "!syntax@10 | !syntax@28 | sip:e@f"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>x, <sip:c@d>", "!syntax@9 | sip:c@d"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>;q=2;x=\"a,b\", <sip:c@d>", "!syntax@12 | sip:c@d"},
    {SIPCODES_FIELD_TO, "\"Bob\" <sips:bob@biloxi.com>;tag=a48s", "sips:bob@biloxi.com"},
    {SIPCODES_FIELD_TO, "sip:+12125551212@server.phone2net.com;tag=287447", "sip:+12125551212@server.phone2net.com"},
    {SIPCODES_FIELD_TO, "<sip:a@b>, <sip:c@d>", "!syntax@9"},
    {SIPCODES_FIELD_TO, "\"Watson, Thomas\" < sip:t.watson@example.org >", "sip:t.watson@example.org"},
    /* RFC 4475 3.1.2.6 */
    {SIPCODES_FIELD_TO, "\"Mr. J. User <sip:j.user@example.com>", "!quote@0"},
    {SIPCODES_FIELD_PERMISSION_MISSING, "sip:C@example.com, <sip:D@example.com>;x", "sip:C@example.com | sip:D@example.com"},
    {SIPCODES_FIELD_CALL_INFO, "<http://a/b> ;purpose=icon, <https://c>;purpose=jwscard", "http://a/b | https://c"},
    {SIPCODES_FIELD_CALL_INFO, "http://a/b, x <http://c>, <d:e>", "!uri@0 | !uri@12 | d:e"},
    {SIPCODES_FIELD_ERROR_INFO, "<sip:not-in-service-recording@atlanta.com>", "sip:not-in-service-recording@atlanta.com"},
    {SIPCODES_FIELD_ERROR_INFO, "", "!empty@0"},
    /* Challenges */
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a, b\", nonce=\"x\", qop=\"auth,auth-int\"", "Digest"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a\",Digest realm=\"b\"", "Digest | Digest"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a\", nonce = \"b\" , Bearer scope=\"c\",, Foo x=y",
     "Digest | Bearer | Foo"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Negotiate, NTLM abc+/=, Digest realm=\"a\",", "Negotiate | NTLM | Digest"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest", "!syntax@6"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "digest, Foo a=b", "!syntax@6 | Foo"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest abc==", "!syntax@11"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm", "!syntax@12"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a\" nonce=\"b\", qop=\"c\", Foo x=y", "!syntax@17 | Foo"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=(, nonce=\"b\", qop=\"c\"", "!syntax@13"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a, nonce=\"b\"", "!syntax@24"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a, nonce=b", "!quote@13"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "realm=\"a\"", "!syntax@5"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "\"a\", Foo b=c", "!syntax@0 | Foo"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "", "!empty@0"},
    {SIPCODES_FIELD_PROXY_AUTHENTICATE, "Digest\r\n realm=\"a\"\r\n ,\r\n nonce=\"b\"", "Digest"},
    /* Reason */
    {SIPCODES_FIELD_REASON, "Q.850;cause=16;text=\"Terminated\"", "Q.850#16"},
    {SIPCODES_FIELD_REASON, "SIP ;cause=200 ;text=\"Call completed elsewhere\", Q.850;cause=0", "SIP#200 | Q.850#0"},
    {SIPCODES_FIELD_REASON, "STIR;cause=0x10, X;cause=\"16\", Y;cause, Z", "STIR | X | Y | Z"},
    {SIPCODES_FIELD_REASON, "SIP;cause=4294967296, SIP;cause=1;cause=2", "!range@10 | SIP#1"},
    {SIPCODES_FIELD_REASON, "SIP;text=\"open, SIP;cause=1", "!quote@9"},
    {SIPCODES_FIELD_REASON, "SIP cause=1", "!syntax@4"},
    /* Via */
    {SIPCODES_FIELD_VIA, "SIP/2.0/UDP a;branch=b, SIP / 2.0 / TCP [::1]:5060", "SIP/2.0/UDP | SIP / 2.0 / TCP"},
    {SIPCODES_FIELD_VIA, "SIP/2.0/UDP a : 5060 ;received=2001:db8::1;rport", "SIP/2.0/UDP"},
    {SIPCODES_FIELD_VIA, "SIP/2.0 a, SIP/2.0/UDP, SIP/2.0/UDP [::1, SIP/2.0/UDP a:x",
     "!syntax@7 | !syntax@22 | !syntax@40 | !number@56"},
    {SIPCODES_FIELD_VIA, "SIP/2.0/UDP a:65535, SIP/2.0/UDP a:65536, SIP/2.0/UDP ;x", "SIP/2.0/UDP | !range@35 | !syntax@54"},
    {SIPCODES_FIELD_VIA, "SIP/2.0/UDP 192.0.2.15;;,;,,", "!syntax@23 | !syntax@25"},
    /* Warning */
    {SIPCODES_FIELD_WARNING, "307 isi.edu \"Session parameter 'foo' not understood\",301 a:5060 \"x, y\"",
     "isi.edu#307 | a:5060#301"},
    {SIPCODES_FIELD_WARNING, "1812 overture \"In Progress\", 399 a \"b\"", "!range@0 | a#399"},
    {SIPCODES_FIELD_WARNING, "99 a \"b\", 0399 a \"b\", 399 [::1]:5060 \"b\"", "!range@0 | !range@10 | [::1]:5060#399"},
    {SIPCODES_FIELD_WARNING, "399 a, 399 \"a\", 399 a b, 399a \"b\", x, 399",
     "!syntax@5 | !syntax@11 | !syntax@22 | !syntax@28 | !number@35 | !syntax@41"},
    {SIPCODES_FIELD_WARNING, "399 a \"open", "!quote@6"},
    {SIPCODES_FIELD_WARNING, "399 a \"b\";c", "!syntax@9"},
    /* Text */
    {SIPCODES_FIELD_SERVER, "HomeServer v2", "HomeServer v2"},
    {SIPCODES_FIELD_SERVER, " a (b, c); \"d ", "a (b, c); \"d"},
    {SIPCODES_FIELD_SERVER,
     "a\x01"
     "b",
     "!control@1"},
    {SIPCODES_FIELD_SERVER, "a\rb", "!control@1"},
    {SIPCODES_FIELD_SERVER, "a\nb", "!control@1"},
    {SIPCODES_FIELD_SERVER, "", "!empty@0"},
};

static void test_values(void **state)
{
    int failed = 0;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct reading reading;
        char text[1000];
        make_one(&reading, rows[i].field, rows[i].value, strlen(rows[i].value));
        describe(&reading.response, rows[i].field, text, sizeof text);
        if (strcmp(text, rows[i].expected) != 0) {
            print_error("%s: %s\n  gives:    %s\n  expected: %s\n", sipcodes_field_name(rows[i].field), rows[i].value, text,
                        rows[i].expected);
            failed++;
        }
        reading_end(&reading);
    }
    assert_int_equal(failed, 0);
}

/* ---- Parameters ---- */

struct parameter_row {
    sipcodes_field field;
    const char *value;
    const char *name;
    const char *expected; /* NULL if there is none */
};

static const struct parameter_row parameter_rows[] = {
    {SIPCODES_FIELD_RETRY_AFTER, "5;duration=10 (a (b) \\) c)", "duration", "10"},
    {SIPCODES_FIELD_RETRY_AFTER, "5;duration=10 (a (b) \\) c)", "comment", "a (b) ) c"},
    {SIPCODES_FIELD_RETRY_AFTER, "5 (a\r\n  b) ;DURATION = 10", "comment", "a b"},
    {SIPCODES_FIELD_RETRY_AFTER, "5 (a\r\n  b) ;DURATION = 10", "Duration", "10"},
    {SIPCODES_FIELD_RETRY_AFTER, "5 ()", "comment", ""},
    {SIPCODES_FIELD_RETRY_AFTER, "5", "comment", NULL},
    {SIPCODES_FIELD_CONTACT, "\"A \\\"B\\\" \\\\\" <sip:a@b>;expires=60;lr;+sip.instance=\"<urn:x>\"", "display", "A \"B\" \\"},
    {SIPCODES_FIELD_CONTACT, "\"A\" <sip:a@b>;expires=60;lr;+sip.instance=\"<urn:x>\"", "expires", "60"},
    {SIPCODES_FIELD_CONTACT, "\"A\" <sip:a@b>;expires=60;lr;+sip.instance=\"<urn:x>\"", "lr", ""},
    {SIPCODES_FIELD_CONTACT, "\"A\" <sip:a@b>;expires=60;lr;+sip.instance=\"<urn:x>\"", "+sip.instance", "<urn:x>"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b;lr>", "lr", NULL},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>;lrx=1", "lr", NULL},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>", "display", NULL},
    {SIPCODES_FIELD_CONTACT, "\"\" <sip:a@b>", "display", ""},
    {SIPCODES_FIELD_CONTACT, "Bob \r\n Smith <sip:a@b>", "display", "Bob Smith"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>;x=1;x=2", "x", "1"},
    {SIPCODES_FIELD_CONTACT, "<sip:a@b>", "", NULL},
    {SIPCODES_FIELD_TO, "<sip:a@b>;tag=a;x", "tag", "a"},
    {SIPCODES_FIELD_VIA, "SIP/2.0/UDP a : 5060;branch=x", "sent-by", "a : 5060"},
    {SIPCODES_FIELD_VIA, "SIP/2.0/UDP a;received=2001:db8::1", "received", "2001:db8::1"},
    {SIPCODES_FIELD_WARNING, "399 a \"b \\\"c\\\"\"", "text", "b \"c\""},
    {SIPCODES_FIELD_WARNING, "399 a \"b\tc\"", "text", "b\tc"},
    {SIPCODES_FIELD_WARNING, "399 a \"b \r\n\tc\\\n d\"", "text", NULL},
    {SIPCODES_FIELD_REASON, "Q.850;cause=16;text=\"Normal, call; clearing\";location=LN", "text", "Normal, call; clearing"},
    {SIPCODES_FIELD_REASON, "Q.850;cause=16;text=\"Normal, call; clearing\";location=LN", "location", "LN"},
    {SIPCODES_FIELD_REASON, "STIR;cause=436;ppi=\"..abc\"", "ppi", "..abc"},
    {SIPCODES_FIELD_GEOLOCATION_ERROR, "100 ; code=\"Cannot Process Location\"", "code", "Cannot Process Location"},
    {SIPCODES_FIELD_ALERTMSG_ERROR, "100 ; message=\"Cannot process\r\n the alert payload\"", "message",
     "Cannot process the alert payload"},
    {SIPCODES_FIELD_CALL_INFO, "<https://x>;purpose=jwscard", "purpose", "jwscard"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a, b\", nonce=abc==, stale=TRUE", "realm", "a, b"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a, b\",, nonce=abc==, stale=TRUE", "nonce", "abc=="},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a, b\", nonce=abc==, stale=TRUE", "stale", "TRUE"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest realm=\"a\", Digest nonce=\"b\"", "nonce", NULL},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Bearer authz_server=\"https://a\", scope=\"s\", error=\"invalid_token\"", "authz_server",
     "https://a"},
    {SIPCODES_FIELD_WWW_AUTHENTICATE, "Negotiate abc+/==", "token68", "abc+/=="},
    {SIPCODES_FIELD_ACCEPT, "a/b;c=\"d\"", "c", "d"},
    {SIPCODES_FIELD_REQUIRE, "a", "b", NULL},
    /* What is malformed has nothing. */
    {SIPCODES_FIELD_REASON, "Q.850;cause=16;text=\"open", "cause", NULL},
};

static void test_parameters(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(parameter_rows); i++) {
        const struct parameter_row *row = &parameter_rows[i];
        struct reading reading;
        sipcodes_cursor cursor = {{0}};
        sipcodes_element element;
        make_one(&reading, row->field, row->value, strlen(row->value));
        assert_int_not_equal(sipcodes_response_next(&reading.response, row->field, &cursor, &element), 0);
        assert_parameter(&element, row->name, row->expected);
        reading_end(&reading);
    }
}

static void test_a_parameter_is_written_like_snprintf(void **state)
{
    struct reading reading;
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    char buffer[8] = "before";

    (void)state;
    make_one(&reading, SIPCODES_FIELD_REASON, "SIP;text=\"a\\\"\xC3\xA9z\"", 17);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_REASON, &cursor, &element), 1);
    assert_int_equal(sipcodes_element_parameter(&element, "nothing", buffer, sizeof buffer), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_element_parameter(NULL, "text", buffer, sizeof buffer), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_element_parameter(&element, NULL, buffer, sizeof buffer), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_element_parameter(&element, "text", NULL, 1), SIPCODES_E_ARGUMENT);
    assert_string_equal(buffer, "before");
    assert_int_equal(sipcodes_element_parameter(&element, "text", NULL, 0), 5);
    assert_int_equal(sipcodes_element_parameter(&element, "text", buffer, 6), 5);
    assert_string_equal(buffer, "a\"\xC3\xA9z");
    /* Cut between characters. */
    assert_int_equal(sipcodes_element_parameter(&element, "text", buffer, 4), 5);
    assert_string_equal(buffer, "a\"");
    assert_int_equal(sipcodes_element_parameter(&element, "text", buffer, 1), 5);
    assert_string_equal(buffer, "");
    reading_end(&reading);
}

static void test_texts(void **state)
{
    static const char value[] = " \"A\" <sip:a@b>;q=0.5 ,\r\n bad@ ;x , sip:c ;lr ";
    static const char *const texts[] = {"\"A\" <sip:a@b>;q=0.5", "bad@ ;x", "sip:c ;lr"};
    struct reading reading;
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    (void)state;
    make_one(&reading, SIPCODES_FIELD_CONTACT, value, sizeof value - 1);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_int_not_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_CONTACT, &cursor, &element), 0);
        assert_bytes(sipcodes_element_text(&element), texts[i]);
    }
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_CONTACT, &cursor, &element), 0);
    reading_end(&reading);
}

static void test_no_element(void **state)
{
    (void)state;
    assert_null(sipcodes_element_value(NULL).text);
    assert_null(sipcodes_element_text(NULL).text);
    assert_int_equal(sipcodes_element_number(NULL), -1);
    assert_int_equal(sipcodes_element_q(NULL), 1000);
    assert_int_equal(sipcodes_element_fault(NULL).problem, SIPCODES_PROBLEM_NONE);
}

/* Every value above, cut short anywhere, and with any byte of it replaced by one that means something. */
static void test_broken_values(void **state)
{
    static const char bytes[] = {'\0', '\r', '\n', '"', ',', '\xFF', '(', '<', '\\', ';', ' '};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t length = strlen(rows[i].value);
        struct reading reading;
        for (size_t cut = 0; cut < length; cut++) {
            make_one(&reading, rows[i].field, rows[i].value, cut);
            walk_all(&reading.response);
            reading_end(&reading);
        }
        for (size_t at = 0; at < length * sizeof bytes; at++) {
            make_one(&reading, rows[i].field, rows[i].value, length);
            reading.memory[at / sizeof bytes] = bytes[at % sizeof bytes];
            walk_all(&reading.response);
            reading_end(&reading);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_a_parameter_is_written_like_snprintf),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_no_element),
        cmocka_unit_test(test_broken_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
