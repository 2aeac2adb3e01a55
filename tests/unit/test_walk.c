/* test_walk.c - walks through whole messages: their elements, and what is wrong with them. */
#include <stdio.h>
#include <time.h>

#include "reading.h"

/* A message with something of everything, well-formed and malformed. */
static const char rich[] = "SIP/2.0 503 Service Unavailable\r\n"
                           "Via: SIP/2.0/UDP a;branch=b,\r\n SIP/2.0/TCP [::1]:5060\r\n"
                           "v : SIP/2.0/UDP c\r\n"
                           "To: \"Bob \\\"B\\\"\" <sip:b@c>;tag=1\r\n"
                           "CSeq: 1 INVITE\r\n"
                           "Retry-After: 120;duration=60 (a (b) \\) c)\r\n"
                           "Retry-After: 5\r\n"
                           "m: \"A, B\" <sip:a,b@c>;q=0.7, <sip:d@e\r\n"
                           "Contact: sip:f@g;q=9\n"
                           "Bad line\r\n"
                           "Bad name: x\r\n"
                           "WWW-Authenticate: Digest realm=\"a, b\", nonce=\"c\", Digest realm=(\r\n"
                           "Warning: 1812 overture \"In Progress\", 399 a \"b\"\r\n"
                           "Require:\r\n"
                           "Subject: \x01\r\n"
                           "Reason: Q.850;cause=16;text=\"a\r\n\tb\"\r\n"
                           "\r\n"
                           "To: body";

static void assert_faults(const sipcodes_response *response, const char *text, const char *expected)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_fault fault;
    char found[2000] = "";

    while (sipcodes_response_next_fault(response, &cursor, &fault) == 1) {
        /* A fault is told with the text at its position, so that the row can be read. */
        char line[200];
        snprintf(line, sizeof line, "%s %.*s %.5s\n", sipcodes_problem_name(fault.problem), (int)fault.name.length,
                 fault.name.text ? fault.name.text : "", text + fault.position);
        strcat(found, line);
    }
    assert_string_equal(found, expected);
    assert_int_equal(sipcodes_response_next_fault(response, &cursor, &fault), 0);
}

static void test_faults_in_the_order_of_the_message(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, rich, sizeof rich - 1);
    assert_faults(&reading.response, rich,
                  "repeated Retry-After Retry\n"
                  "uri m <sip:\n"
                  "syntax Contact 9\nBad\n"
                  "no-colon  Bad l\n"
                  "name Bad name Bad n\n"
                  "syntax WWW-Authenticate (\r\nWa\n"
                  "range Warning 1812 \n"
                  "empty Require \r\nSub\n");
    reading_end(&reading);
}

/* A comma inside what is malformed begins no element. */
static void test_a_walk_goes_on_behind_the_fault(void **state)
{
    static const char text[] = "SIP/2.0 200 OK\nCall-Info: <http://x;q=1,tel:1\x7F;q=.5,<sip:c@d>\n";
    struct reading reading;
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_faults(&reading.response, text, "control Call-Info \x7F;q=.\n");
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_CALL_INFO, &cursor, &element), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_CALL_INFO, &cursor, &element), 1);
    assert_int_equal(sipcodes_element_value(&element).length, strlen("sip:c@d"));
    reading_end(&reading);
}

static void test_faults_of_lines(void **state)
{
    static const char text[] =
        "SIP/2.0 200 OK\n : x\n:y\nTo\n :z\nA B: c\nExpires\t: x\n\xC3\xA9: x\nServer: a\0b\r\rc: d\nX\0: a\nLast";
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_faults(&reading.response, text,
                  "name   : x\n\n"
                  "name  :y\nTo\n"
                  "no-colon  To\n :\n"
                  "name A B A B: \n"
                  "number Expires x\n\xC3\xA9:\n"
                  "name \xC3\xA9 \xC3\xA9: x\n"
                  "control Server \n"
                  "name X X\n"
                  "no-colon  Last\n");
    reading_end(&reading);
}

static void test_faults_of_parts(void **state)
{
    const sipcodes_header_field parts[] = {{{"Expires", 7}, {"60", 2}},   {{"Contact", 7}, {" <sip:a@b>, <x", 14}},
                                           {{"A B", 3}, {"", 0}},         {{"Expires", 7}, {"61", 2}},
                                           {{"Subject", 7}, {"\x01", 1}}, {{"Expires", 7}, {"x", 1}}};
    static const sipcodes_fault expected[] = {{SIPCODES_PROBLEM_URI, {NULL, 7}, 12, 1},
                                              {SIPCODES_PROBLEM_NAME, {NULL, 3}, 0, 2},
                                              {SIPCODES_PROBLEM_REPEATED, {NULL, 7}, 0, 3},
                                              {SIPCODES_PROBLEM_REPEATED, {NULL, 7}, 0, 5}};
    sipcodes_cursor cursor = {{0}};
    sipcodes_response response;
    sipcodes_fault fault;

    (void)state;
    assert_int_equal(sipcodes_response_make(&response, 302, NO_METHOD, parts, COUNT_OF(parts)), SIPCODES_OK);
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        assert_int_equal(sipcodes_response_next_fault(&response, &cursor, &fault), 1);
        assert_int_equal(fault.problem, expected[i].problem);
        assert_int_equal(fault.position, expected[i].position);
        assert_int_equal(fault.index, expected[i].index);
        assert_ptr_equal(fault.name.text, parts[fault.index].name.text);
        assert_int_equal(fault.name.length, expected[i].name.length);
    }
    assert_int_equal(sipcodes_response_next_fault(&response, &cursor, &fault), 0);
}

/* The values of all elements of a field, with "!" for each that is malformed. */
static void assert_walk(const sipcodes_response *response, sipcodes_field field, const char *expected)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    char found[1000] = "";
    int result;

    while ((result = sipcodes_response_next(response, field, &cursor, &element)) != 0) {
        sipcodes_bytes value = sipcodes_element_value(&element);
        if (found[0])
            strcat(found, " ");
        if (result == 1)
            strncat(found, value.text ? value.text : "", value.length);
        else
            strcat(found, "!");
    }
    assert_string_equal(found, expected);
    assert_int_equal(sipcodes_response_next(response, field, &cursor, &element), 0);
}

static void test_a_walk_goes_over_all_lines(void **state)
{
    struct reading reading;
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    (void)state;
    read_text(&reading, rich, sizeof rich - 1);
    assert_walk(&reading.response, SIPCODES_FIELD_VIA, "SIP/2.0/UDP SIP/2.0/TCP SIP/2.0/UDP");
    assert_walk(&reading.response, SIPCODES_FIELD_CONTACT, "sip:a,b@c ! !");
    assert_walk(&reading.response, SIPCODES_FIELD_WWW_AUTHENTICATE, "Digest !");
    assert_walk(&reading.response, SIPCODES_FIELD_REQUIRE, "!");
    assert_walk(&reading.response, SIPCODES_FIELD_SUPPORTED, "");
    assert_walk(&reading.response, SIPCODES_FIELD_TO, "sip:b@c");
    /* Of a field that may be there once, the first counts. */
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_RETRY_AFTER, &cursor, &element), 1);
    assert_int_equal(sipcodes_element_number(&element), 120);
    assert_parameter(&element, "comment", "a (b) ) c");
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_RETRY_AFTER, &cursor, &element), 0);
    reading_end(&reading);
}

static void test_a_walk_goes_over_all_parts(void **state)
{
    const sipcodes_header_field parts[] = {{{"Via", SIZE_MAX}, {"SIP/2.0/UDP a, SIP/2.0/TCP b", SIZE_MAX}},
                                           {{"To", SIZE_MAX}, {"sip:a", SIZE_MAX}},
                                           {{"V", SIZE_MAX}, {"", SIZE_MAX}},
                                           {{"via", SIZE_MAX}, {"SIP/2.0/TLS c", SIZE_MAX}}};
    sipcodes_response response;

    (void)state;
    assert_int_equal(sipcodes_response_make(&response, 302, NO_METHOD, parts, COUNT_OF(parts)), SIPCODES_OK);
    assert_walk(&response, SIPCODES_FIELD_VIA, "SIP/2.0/UDP SIP/2.0/TCP ! SIP/2.0/TLS");
    assert_walk(&response, SIPCODES_FIELD_TO, "sip:a");
}

static void test_arguments(void **state)
{
    struct reading reading;
    sipcodes_cursor cursor = {{0}}, wild;
    sipcodes_element element;
    sipcodes_fault fault;

    (void)state;
    read_text(&reading, rich, sizeof rich - 1);
    assert_int_equal(sipcodes_response_next(NULL, SIPCODES_FIELD_VIA, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, NULL, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &cursor, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_UNKNOWN, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next(&reading.response, (sipcodes_field)99, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next(&reading.response, (sipcodes_field)-1, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next_fault(NULL, &cursor, &fault), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next_fault(&reading.response, NULL, &fault), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next_fault(&reading.response, &cursor, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &cursor, &element), 1);
    /* A cursor belongs to the walk that it was begun with. */
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_CONTACT, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_next_fault(&reading.response, &cursor, &fault), SIPCODES_E_ARGUMENT);
    for (size_t i = 0; i < 4; i++) {
        wild = cursor;
        wild.at[i] = i == 0 ? 0x80 : SIZE_MAX / 2;
        assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &wild, &element), SIPCODES_E_ARGUMENT);
    }
    wild = cursor;
    wild.at[1] = 0;
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &wild, &element), SIPCODES_E_ARGUMENT);
    reading_end(&reading);
}

/* ---- RFC 4475: responses ---- */

static void test_rfc_4475_unreason(void **state)
{
    static const char text[] =
        "SIP/2.0 200 = 2**3 * 5**2 \xD0\xBD\xD0\xBE \xD1\x81\xD1\x82\xD0\xBE \xD0\xB4\xD0\xB5\xD0\xB2\xD1\x8F\xD0\xBD\xD0\xBE"
        "\xD1\x81\xD1\x82\xD0\xBE \xD0\xB4\xD0\xB5\xD0\xB2\xD1\x8F\xD1\x82\xD1\x8C - \xD0\xBF\xD1\x80\xD0\xBE\xD1\x81\xD1\x82"
        "\xD0\xBE\xD0\xB5\r\n"
        "Via: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923\r\nCall-ID: unreason.1234ksdfak3j2erwedfsASdf\r\nCSeq: 35 "
        "INVITE\r\n"
        "From: sip:user@example.com;tag=11141343\r\nTo: sip:user@example.edu;tag=2229\r\nContent-Length: 154\r\n"
        "Content-Type: application/sdp\r\nContact: <sip:user@host198.example.com>\r\n\r\nv=0\r\n";
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_int_equal(sipcodes_response_status(&reading.response), 200);
    assert_int_equal(sipcodes_response_phrase(&reading.response).length, strcspn(text, "\r") - 12);
    assert_int_equal(sipcodes_response_method(&reading.response), SIPCODES_METHOD_INVITE);
    assert_walk(&reading.response, SIPCODES_FIELD_CONTACT, "sip:user@host198.example.com");
    assert_faults(&reading.response, text, "");
    reading_end(&reading);
}

static void test_rfc_4475_noreason(void **state)
{
    static const char text[] =
        "SIP/2.0 100 \r\nVia: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe\r\nCall-ID: noreason.asndj203insdf99223ndf\r\n"
        "CSeq: 35 INVITE\r\nFrom: <sip:user@example.com>;tag=39ansfi3\r\nTo: <sip:user@example.edu>;tag=902jndnke3\r\n"
        "Content-Length: 0\r\nContact: <sip:user@host105.example.com>\r\n\r\n";
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_int_equal(sipcodes_response_status(&reading.response), 100);
    assert_bytes(sipcodes_response_phrase(&reading.response), "");
    assert_faults(&reading.response, text, "");
    reading_end(&reading);
}

static void test_rfc_4475_scalarlg(void **state)
{
    static const char text[] =
        "SIP/2.0 503 Service Unavailable\r\nVia: SIP/2.0/TCP "
        "host129.example.com;branch=z9hG4bKzzxdiwo34sw;received=192.0.2.129\r\n"
        "To: <sip:user@example.com>\r\nFrom: <sip:other@example.net>;tag=2easdjfejw\r\nCSeq: 9292394834772304023312 OPTIONS\r\n"
        "Call-ID: scalarlg.noase0of0234hn2qofoaf0232aewf2394r\r\nRetry-After: 949302838503028349304023988\r\n"
        "Warning: 1812 overture \"In Progress\"\r\nContent-Length: 0\r\n\r\n";
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_RETRY_AFTER, &cursor, &element),
                     SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_element_number(&element), -1);
    assert_int_equal(sipcodes_response_method(&reading.response), SIPCODES_METHOD_UNKNOWN);
    assert_faults(&reading.response, text, "range CSeq 92923\nrange Retry-After 94930\nrange Warning 1812 \n");
    reading_end(&reading);
}

static void test_rfc_4475_bigcode(void **state)
{
    static const char text[] =
        "SIP/2.0 4294967301 better not break the receiver\r\nVia: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe\r\n"
        "Call-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i\r\nCSeq: 353494 INVITE\r\n"
        "From: <sip:user@example.com>;tag=39ansfi3\r\nTo: <sip:user@example.edu>;tag=902jndnke3\r\nContent-Length: 0\r\n"
        "Contact: <sip:user@host105.example.com>\r\n\r\n";
    sipcodes_response response;
    sipcodes_fault fault;

    (void)state;
    assert_int_equal(sipcodes_response_read(&response, text, sizeof text - 1, &fault), SIPCODES_E_STATUS);
    assert_int_equal(fault.problem, SIPCODES_PROBLEM_STATUS);
}

static void test_rfc_4475_bcast(void **state)
{
    static const char text[] =
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923\r\n"
        "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23\r\nCall-ID: bcast.0384840201234ksdfak3j2erwedfsASdf\r\n"
        "CSeq: 35 INVITE\r\nFrom: sip:user@example.com;tag=11141343\r\nTo: sip:user@example.edu;tag=2229\r\n"
        "Content-Length: 154\r\nContent-Type: application/sdp\r\nContact: <sip:user@host28.example.com>\r\n\r\nv=0\r\n";
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &cursor, &element), 1);
    assert_parameter(&element, "sent-by", "192.0.2.198");
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &cursor, &element), 1);
    assert_parameter(&element, "sent-by", "255.255.255.255");
    assert_int_equal(sipcodes_response_next(&reading.response, SIPCODES_FIELD_VIA, &cursor, &element), 0);
    reading_end(&reading);
}

/* ---- Hostile messages ---- */

static void test_every_prefix(void **state)
{
    (void)state;
    for (size_t length = 0; length < sizeof rich; length++) {
        char *text = bare_copy(rich, length);
        sipcodes_response response;
        if (sipcodes_response_read(&response, text, length, NULL) == SIPCODES_OK)
            walk_all(&response);
        else
            assert_true(length < 12);
        free(text);
    }
}

static void test_every_byte_replaced(void **state)
{
    static const char bytes[] = {'\0', '\r', '\n', '"', ',', '\xFF', '<', '(', ' ', ':'};

    (void)state;
    for (size_t at = 0; at < (sizeof rich - 1) * sizeof bytes; at++) {
        char *text = bare_copy(rich, sizeof rich - 1);
        sipcodes_response response;
        text[at / sizeof bytes] = bytes[at % sizeof bytes];
        if (sipcodes_response_read(&response, text, sizeof rich - 1, NULL) == SIPCODES_OK)
            walk_all(&response);
        free(text);
    }
}

/* A megabyte of what makes a careless reader look at everything again for each element. */
static void test_long_messages_take_linear_time(void **state)
{
    static const char *const patterns[] = {",",         "a,",       "@,",           "<a,",   "<sip:a,", "\"a\",",
                                           "\"",        "(",        "\\",           ";",     ";a=b",    "a b ",
                                           "a=b,",      "Foo a=b,", "a/b;q=2,",     "\r\n ", "\r\nm:@", "\r\nm:<",
                                           "\r\nTo: x", "\r\nx",    "\r\nRequire:", "\n",    " ",       "Digest "};
    static const char *const beginnings[] = {"Contact: ", "WWW-Authenticate: ", "Retry-After: 1", "Warning: 399 a ",
                                             "Require: ", "Reason: a",          "Via: ",          "Contact       "};
    const size_t size = 300000;
    clock_t begin = clock();

    (void)state;
    for (size_t i = 0; i < COUNT_OF(patterns) * COUNT_OF(beginnings); i++) {
        char *text = malloc(size + 100);
        size_t at;
        sipcodes_response response;
        assert_non_null(text);
        at = (size_t)sprintf(text, "SIP/2.0 200 OK\r\n%s", beginnings[i / COUNT_OF(patterns)]);
        while (at < size)
            at += (size_t)sprintf(text + at, "%s", patterns[i % COUNT_OF(patterns)]);
        assert_int_equal(sipcodes_response_read(&response, text, at, NULL), SIPCODES_OK);
        walk_all(&response);
        free(text);
    }
    /* Far from a matter of the machine's speed: quadratic time would be minutes. */
    assert_true((clock() - begin) / CLOCKS_PER_SEC < 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults_in_the_order_of_the_message),
        cmocka_unit_test(test_a_walk_goes_on_behind_the_fault),
        cmocka_unit_test(test_faults_of_lines),
        cmocka_unit_test(test_faults_of_parts),
        cmocka_unit_test(test_a_walk_goes_over_all_lines),
        cmocka_unit_test(test_a_walk_goes_over_all_parts),
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_rfc_4475_unreason),
        cmocka_unit_test(test_rfc_4475_noreason),
        cmocka_unit_test(test_rfc_4475_scalarlg),
        cmocka_unit_test(test_rfc_4475_bigcode),
        cmocka_unit_test(test_rfc_4475_bcast),
        cmocka_unit_test(test_every_prefix),
        cmocka_unit_test(test_every_byte_replaced),
        cmocka_unit_test(test_long_messages_take_linear_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
