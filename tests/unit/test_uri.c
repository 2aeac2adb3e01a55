/* test_uri.c - which URIs are equivalent. */
#include <stdio.h>

#include "reading.h"

#include "uri.h"

static bool equal(const char *a, const char *b)
{
    char *first = bare_copy(a, strlen(a));
    char *second = bare_copy(b, strlen(b));
    bool result = sipcodes_uri_equal(first, strlen(a), second, strlen(b));

    /* Neither the order nor how the length is told makes a difference. */
    assert_int_equal(sipcodes_uri_equal(second, strlen(b), first, strlen(a)), result);
    assert_int_equal(sipcodes_uri_equal(a, SIZE_MAX, b, SIZE_MAX), result);
    free(first);
    free(second);
    return result;
}

static const char *const same[][2] = {
    /* RFC 3261 19.1.4 */
    {"sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"},
    {"sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"},
    {"sip:carol@chicago.com", "sip:carol@chicago.com;security=on"},
    {"sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on"},
    {"sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
     "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com"},
    {"sip:alice@atlanta.com?subject=project%20x&priority=urgent", "sip:alice@atlanta.com?priority=urgent&subject=project%20x"},
    {"sip:carol@chicago.com", "sip:carol@chicago.com;security=off"},
    /* and more */
    {"SIP:a@b", "sip:a@b"},
    {"sips:a:p%61ss@[2001:DB8::1]:5061", "sips:a:pass@[2001:db8::1]:5061"},
    {"sip:a%2fb@c", "sip:a%2Fb@c"},
    {"sip:a%2Db@c", "sip:a-b@c"},
    {"sip:a@b:05060", "sip:a@b:5060"},
    {"sip:a@b:0", "sip:a@b:00"},
    {"sip:a@b;LR", "sip:a@b;lr"},
    {"sip:a@b;l%72", "sip:a@b;lr"},
    {"sip:a@b;maddr=X", "sip:a@b;maddr=x"},
    {"sip:a@b;user=Phone", "sip:a@b;USER=phone"},
    {"sip:a@b?Subject=A", "sip:a@b?subject=a"},
    {"sip:a@b?x=1&x=2", "sip:a@b?x=2&x=1"},
    {"sip:a@b?x=", "sip:a@b?X="},
    {"sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com",
     "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@EXAMPLE.com"},
    {"sip:a@b;x;p=1;x;p=2", "sip:a@B;x;p=1;x;p=2"},
    {"tel:+1-201-555-0123", "TEL:+1-201-555-0123"},
    {"urn:service:sos", "urn:service:sos"},
    {"mailto:a@b?c=%20", "mailto:a@b?c=%20"},
    {"h323+x-y.z:q", "H323+X-Y.Z:q"},
};

static const char *const different[][2] = {
    /* RFC 3261 19.1.4 */
    {"SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"},
    {"sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"},
    {"sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"},
    {"sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"},
    {"sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"},
    {"sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"},
    {"sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"},
    /* and more */
    {"sip:a@b", "sips:a@b"},
    {"sip:a@b", "tel:a@b"},
    {"sip:b", "sip:a@b"},
    {"sip:a@b", "sip:a:@b"},
    {"sip:a:p@b", "sip:a:P@b"},
    {"sip:a%40c@b", "sip:a%2540c@b"},
    {"sip:a%3Bb@c", "sip:a;b@c"},
    {"sip:a@b:5060", "sip:a@b:5061"},
    {"sip:a@b;transport=tcp", "sip:a@b"},
    {"sip:a@b;ttl=1", "sip:a@b"},
    {"sip:a@b;user=ip", "sip:a@b"},
    {"sip:a@b;method=INVITE", "sip:a@b"},
    {"sip:a@b;maddr=c", "sip:a@b"},
    {"sip:a@b;%6Daddr=c", "sip:a@b"},
    {"sip:a@b;method=INVITE", "sip:a@b;method=invite"},
    {"sip:a@b;lr", "sip:a@b;lr=on"},
    {"sip:a@b;x=1;y=2", "sip:a@b;y=1;x=2"},
    {"sip:a@b?x=1&y=2", "sip:a@b?x=1&y=3"},
    {"sip:a@b?x=1&x=1", "sip:a@b?x=1&x=2"},
    {"sip:a@b?x=1", "sip:a@b?x=1&y=2"},
    {"sip:a@b?Call-ID=A", "sip:a@b?Call-ID=a"},
    {"sip:a@b?i=A", "sip:a@b?i=a"},
    {"sip:a@b?body=A", "sip:a@b?body=a"},
    {"sip:a@bc", "sip:a@b"},
    {"sip:ab@c", "sip:a@c"},
    {"tel:+1", "tel:+12"},
    {"tel:+1", "tel:+2"},
    {"urn:service:SOS", "urn:service:sos"},
    {"mailto:a%61", "mailto:aa"},
};

/* No URIs; not even equal to themselves. */
static const char *const none[] = {
    "",           "sip",          "sip:",         ":a",         "a",         "1a:b",
    "+:b",        "sip:@b",       "sip::p@b",     "sip:a@",     "sip:a@b:",  "sip:a@b:x",
    "sip:a@b;",   "sip:a@b;;lr",  "sip:a@b;=x",   "sip:a@b;x=", "sip:a@b?",  "sip:a@b?x",
    "sip:a@b?=x", "sip:a@b?x=1&", "sip:a@b?&x=1", "sip:a@b c",  "sip:a b@c", "sip:a@[::1",
    "sip:a@[]",   "sip:a@[::g/]", "sip:a@b/c",    "sip:a@@b",   "sip:a@b%",  "sip:a%4@b",
    "sip:%4g@b",  "sip:%g4@b",    "sip:%@b",      "tel:%",      "tel:a b",   "<sip:a@b>",
    "sip:\"a@b",  "sip:a\x01@b",  "sip:a@b\x7F",  "s\xC3p:a",   "sip:a@b,c",
};

static void test_equivalent(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        if (!equal(same[i][0], same[i][1]))
            fail_msg("%s and %s are equivalent", same[i][0], same[i][1]);
        assert_true(equal(same[i][0], same[i][0]));
        assert_true(equal(same[i][1], same[i][1]));
    }
}

static void test_not_equivalent(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(different); i++) {
        if (equal(different[i][0], different[i][1]))
            fail_msg("%s and %s are not equivalent", different[i][0], different[i][1]);
        assert_true(equal(different[i][0], different[i][0]));
        assert_true(equal(different[i][1], different[i][1]));
    }
}

static void test_no_uris(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(none); i++)
        if (equal(none[i], none[i]) || equal(none[i], "sip:a@b"))
            fail_msg("\"%s\" is no URI", none[i]);
    assert_false(sipcodes_uri_equal(NULL, 0, "sip:a", SIZE_MAX));
    assert_false(sipcodes_uri_equal("sip:a", SIZE_MAX, NULL, 0));
    assert_false(sipcodes_uri_equal("sip:a\0", 6, "sip:a\0", 6));
    assert_false(sipcodes_uri_equal("a\0:b", 4, "a\0:b", 4));
}

/* Bytes of UTF-8 have to be escaped in URIs; real ones are not, and are compared as they are. */
static void test_bytes_of_utf_8(void **state)
{
    (void)state;
    assert_true(equal("sip:\xC3\xA9@b", "sip:%c3%A9@b"));
    assert_false(equal("sip:\xC3\xA9@b", "sip:\xC3\x89@b"));
}

/* Up to 64 parameters, or header fields, count in any order; more only as they are written. */
static void test_many_pairs(void **state)
{
    (void)state;
    for (int count = 63; count <= 66; count++)
        for (int headers = 0; headers < 2; headers++) {
            char up[2000] = "sip:a@b", down[2000] = "sip:a@b", pair[20];
            for (int i = 0; i < count; i++) {
                sprintf(pair, "%cx%d=y", headers ? (i == 0 ? '?' : '&') : ';', i);
                strcat(up, pair);
                sprintf(pair, "%cx%d=y", headers ? (i == 0 ? '?' : '&') : ';', count - 1 - i);
                strcat(down, pair);
            }
            assert_int_equal(equal(up, down), count <= 64);
            assert_true(equal(up, up));
        }
}

/* Time must grow with the length only. */
static void test_long_uris(void **state)
{
    const size_t length = 1000000;
    const char patterns[] = {'a', ';', '&', '@', '%', '?', ':', '0'};

    (void)state;
    for (size_t i = 0; i < sizeof patterns; i++) {
        char *text = repeated(patterns[i], length);
        memcpy(text, "sip:a@b;x", 9);
        for (size_t at = 10; patterns[i] == ';' && at < length; at += 2)
            text[at] = 'y';
        assert_int_equal(sipcodes_uri_equal(text, length, text, length), uri_is_valid((struct slice){text, length}));
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equivalent),     cmocka_unit_test(test_not_equivalent), cmocka_unit_test(test_no_uris),
        cmocka_unit_test(test_bytes_of_utf_8), cmocka_unit_test(test_many_pairs),     cmocka_unit_test(test_long_uris),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
