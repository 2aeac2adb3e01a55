/* test_reason.c - reason.c: the value of a Reason header field, and its protocols. */
#include "reading.h"

#define NONE    \
    {           \
        NULL, 0 \
    }
#define WORD(text)     \
    {                  \
        text, SIZE_MAX \
    }

static sipcodes_reason reason_of(const char *protocol, int cause, const char *text, sipcodes_location location)
{
    sipcodes_reason reason = {.protocol = WORD(protocol), .cause = cause, .location = location};

    if (text)
        reason.text = (sipcodes_bytes)WORD(text);
    return reason;
}

static void assert_writes(const sipcodes_reason *reasons, size_t count, const char *expected)
{
    char text[1000];
    int length = sipcodes_reason_write(reasons, count, text, sizeof text, NULL);

    assert_int_equal(length, strlen(expected));
    assert_string_equal(text, expected);
    assert_int_equal(sipcodes_reason_write(reasons, count, NULL, 0, NULL), length);
}

static void assert_one(const char *protocol, int cause, const char *text, sipcodes_location location, const char *expected)
{
    const sipcodes_reason reason = reason_of(protocol, cause, text, location);

    assert_writes(&reason, 1, expected);
}

static void assert_refuses(sipcodes_reason reason, int error)
{
    const sipcodes_reason reasons[2] = {reason_of("EMM", 1, NULL, SIPCODES_LOCATION_NONE), reason};
    char text[10] = "as it was";
    size_t index = 99;

    assert_int_equal(sipcodes_reason_write(reasons, 2, text, sizeof text, &index), error);
    assert_int_equal(index, 1);
    assert_string_equal(text, "as it was");
    assert_int_equal(sipcodes_reason_write(reasons, 2, NULL, 0, NULL), error);
}

static void a_reason_is_written_with_what_it_has(void **state)
{
    (void)state;
    assert_writes(NULL, 0, "");
    assert_one("Q.850", 16, NULL, SIPCODES_LOCATION_NONE, "Q.850;cause=16");
    assert_one("SIP", 200, "Call completed elsewhere", SIPCODES_LOCATION_NONE,
               "SIP;cause=200;text=\"Call completed elsewhere\"");
    assert_one("Q.850", 1, "Unallocated (unassigned) number", SIPCODES_LOCATION_LN,
               "Q.850;cause=1;text=\"Unallocated (unassigned) number\";location=LN");
    assert_one("q.850", 127, NULL, SIPCODES_LOCATION_LOC_15, "q.850;cause=127;location=LOC-15");
    assert_one("X-own", -1, NULL, SIPCODES_LOCATION_NONE, "X-own");
    assert_one("S1AP-RNL", 0, "", SIPCODES_LOCATION_NONE, "S1AP-RNL;cause=0;text=\"\"");
    assert_one("EMM", INT_MAX, NULL, SIPCODES_LOCATION_NONE, "EMM;cause=2147483647");
}

static void quotes_and_backslashes_are_escaped(void **state)
{
    (void)state;
    assert_one("SIP", 486, "a \"b\" \\ c, d; e", SIPCODES_LOCATION_NONE, "SIP;cause=486;text=\"a \\\"b\\\" \\\\ c, d; e\"");
    assert_one("SIP", 486, "\\\"", SIPCODES_LOCATION_NONE, "SIP;cause=486;text=\"\\\\\\\"\"");
    assert_one("SIP", 486, "b\xC3\xA9t\xE2\x82\xAC\xF0\x9F\x93\x9E\tx", SIPCODES_LOCATION_NONE,
               "SIP;cause=486;text=\"b\xC3\xA9t\xE2\x82\xAC\xF0\x9F\x93\x9E\tx\"");
}

static void several_protocols_stand_side_by_side(void **state)
{
    const sipcodes_reason two[] = {reason_of("SIP", 200, "Call completed elsewhere", SIPCODES_LOCATION_NONE),
                                   reason_of("Q.850", 26, NULL, SIPCODES_LOCATION_NONE)};
    const sipcodes_reason stir[] = {reason_of("STIR", 436, NULL, SIPCODES_LOCATION_NONE),
                                    reason_of("stir", 438, NULL, SIPCODES_LOCATION_NONE)};

    (void)state;
    assert_writes(two, 2, "SIP;cause=200;text=\"Call completed elsewhere\", Q.850;cause=26");
    assert_writes(stir, 2, "STIR;cause=436, stir;cause=438");
}

static void two_values_of_one_protocol_are_refused(void **state)
{
    const sipcodes_reason own[] = {reason_of("x", 1, NULL, SIPCODES_LOCATION_NONE),
                                   reason_of("y", 1, NULL, SIPCODES_LOCATION_NONE),
                                   reason_of("X", 1, NULL, SIPCODES_LOCATION_NONE)};
    size_t index = 99;

    (void)state;
    assert_refuses(reason_of("emm", 2, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_reason_write(own, 3, NULL, 0, &index), SIPCODES_E_SYNTAX);
    assert_int_equal(index, 2);
    assert_writes(own, 2, "x;cause=1, y;cause=1");
}

static void numbers_have_to_fit_the_protocol(void **state)
{
    (void)state;
    assert_refuses(reason_of("SIP", 99, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_STATUS);
    assert_refuses(reason_of("sip", 700, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_STATUS);
    assert_refuses(reason_of("SIP", -1, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_STATUS);
    assert_refuses(reason_of("Q.850", 0, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_CAUSE);
    assert_refuses(reason_of("Q.850", 128, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_CAUSE);
    assert_refuses(reason_of("Q.850", -1, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_CAUSE);
    assert_refuses(reason_of("ESM", -2, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_CAUSE);
    assert_refuses(reason_of("ESM", INT_MIN, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_CAUSE);
}

static void a_location_goes_with_q850_only(void **state)
{
    (void)state;
    assert_refuses(reason_of("SIP", 486, NULL, SIPCODES_LOCATION_U), SIPCODES_E_LOCATION);
    assert_refuses(reason_of("Q.850", 17, NULL, (sipcodes_location)17), SIPCODES_E_LOCATION);
    assert_refuses(reason_of("Q.850", 17, NULL, (sipcodes_location)-1), SIPCODES_E_LOCATION);
    assert_refuses(reason_of("ESM", 17, NULL, (sipcodes_location)17), SIPCODES_E_LOCATION);
}

static void what_would_break_the_message_is_refused(void **state)
{
    static const char *const texts[] = {
        "a\r\nVia: x",
        "a\nb",
        "\x7F",
        "\x01",
        "\x80",
        "\xC3",
        "\xC0\xAF",
        "\xC3(",
        "\xE2\x82",
        "\xE0\x80\x80",
        "\xED\xA0\x80",
        "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xE2\x82(",
    };
    static const char *const protocols[] = {"", "Q 850", "SIP;", "S\r\nIP", "\"SIP\"", "S\xC3\xA9"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_refuses(reason_of("SIP", 486, texts[i], SIPCODES_LOCATION_NONE), SIPCODES_E_SYNTAX);
    for (size_t i = 0; i < COUNT_OF(protocols); i++)
        assert_refuses(reason_of(protocols[i], 486, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_SYNTAX);
    assert_refuses((sipcodes_reason){.protocol = NONE, .cause = 1}, SIPCODES_E_SYNTAX);
    assert_refuses((sipcodes_reason){.protocol = {"x", 1}, .cause = 1, .text = {"a\0b", 3}}, SIPCODES_E_SYNTAX);
}

static void lengths_count(void **state)
{
    char *bare = bare_copy("User \xE2\x82\xAC", 8);
    const sipcodes_reason reason = {.protocol = {"Q.850junk", 5}, .cause = 17, .text = {bare, 8}};
    sipcodes_reason cut = reason;
    char *large = repeated('x', 65536);

    (void)state;
    assert_writes(&reason, 1, "Q.850;cause=17;text=\"User \xE2\x82\xAC\"");
    cut.text.length = 7;
    assert_refuses(cut, SIPCODES_E_SYNTAX);
    assert_refuses(reason_of("x", 1, large, SIPCODES_LOCATION_NONE), SIPCODES_E_ARGUMENT);
    assert_refuses(reason_of(large, 1, NULL, SIPCODES_LOCATION_NONE), SIPCODES_E_ARGUMENT);
    assert_refuses((sipcodes_reason){.protocol = {"x", 1}, .cause = 1, .text = {NULL, 5}}, SIPCODES_E_ARGUMENT);
    large[65535] = '\0';
    cut = reason_of("x", 1, large, SIPCODES_LOCATION_NONE);
    assert_int_equal(sipcodes_reason_write(&cut, 1, NULL, 0, NULL), 65535 + strlen("x;cause=1;text=\"\""));
    free(large);
    free(bare);
}

static void arguments_are_checked(void **state)
{
    sipcodes_reason many[65];
    char names[65][8];
    char text[4];

    (void)state;
    for (int i = 0; i < 65; i++) {
        names[i][0] = (char)('A' + i / 10);
        names[i][1] = (char)('0' + i % 10);
        names[i][2] = '\0';
        many[i] = reason_of(names[i], 1, NULL, SIPCODES_LOCATION_NONE);
    }
    assert_true(sipcodes_reason_write(many, 64, NULL, 0, NULL) > 0);
    assert_int_equal(sipcodes_reason_write(many, 65, NULL, 0, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_reason_write(NULL, 1, NULL, 0, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_reason_write(many, 1, NULL, 4, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_reason_write(many, 1, text, sizeof text, NULL), 10);
    assert_string_equal(text, "A0;");
}

/* ---- Reading ---- */

static void a_value_is_read_as_the_header_field_of_a_response(void **state)
{
    const char *value = "SIP ;cause=200 ;text=\"Call \\\"completed\\\"\", , Q.850;cause=16;location=LN";
    char *bare = bare_copy(value, strlen(value));
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    char text[40];

    (void)state;
    assert_int_equal(sipcodes_reason_next(bare, strlen(value), &cursor, &element), 1);
    assert_bytes(sipcodes_element_value(&element), "SIP");
    assert_int_equal(sipcodes_element_number(&element), 200);
    assert_true(sipcodes_element_parameter(&element, "text", text, sizeof text) > 0);
    assert_string_equal(text, "Call \"completed\"");
    assert_int_equal(sipcodes_reason_next(bare, strlen(value), &cursor, &element), 1);
    assert_bytes(sipcodes_element_value(&element), "Q.850");
    assert_true(sipcodes_element_parameter(&element, "location", text, sizeof text) > 0);
    assert_int_equal(sipcodes_location_find(text, SIZE_MAX), SIPCODES_LOCATION_LN);
    assert_int_equal(sipcodes_reason_next(bare, strlen(value), &cursor, &element), 0);
    assert_int_equal(sipcodes_reason_next(bare, strlen(value), &cursor, &element), 0);
    free(bare);
}

static void what_is_malformed_is_told_and_passed_over(void **state)
{
    const char *value = ";cause=1, Q.850;cause=16";
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    (void)state;
    assert_int_equal(sipcodes_reason_next(value, SIZE_MAX, &cursor, &element), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_element_fault(&element).problem, SIPCODES_PROBLEM_SYNTAX);
    assert_int_equal(sipcodes_element_fault(&element).position, 0);
    assert_int_equal(sipcodes_reason_next(value, SIZE_MAX, &cursor, &element), 1);
    assert_int_equal(sipcodes_element_number(&element), 16);
    cursor = (sipcodes_cursor){{0}};
    assert_int_equal(sipcodes_reason_next("", 0, &cursor, &element), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_element_fault(&element).problem, SIPCODES_PROBLEM_EMPTY);
    assert_int_equal(sipcodes_reason_next("", 0, &cursor, &element), 0);
}

static void null_cannot_be_read(void **state)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    (void)state;
    assert_int_equal(sipcodes_reason_next(NULL, 0, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_reason_next("SIP", 3, NULL, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_reason_next("SIP", 3, &cursor, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_reason_next("SIP", (size_t)INT_MAX + 1, &cursor, &element), SIPCODES_E_ARGUMENT);
}

static void what_is_written_is_read_back(void **state)
{
    const sipcodes_reason reasons[] = {reason_of("SIP", 603, "a \\ \"b\", c", SIPCODES_LOCATION_NONE),
                                       reason_of("Q.850", 21, "Call rejected", SIPCODES_LOCATION_U)};
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    char value[200], text[40];

    (void)state;
    assert_true(sipcodes_reason_write(reasons, 2, value, sizeof value, NULL) > 0);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(sipcodes_reason_next(value, SIZE_MAX, &cursor, &element), 1);
        assert_int_equal(sipcodes_element_number(&element), reasons[i].cause);
        assert_true(sipcodes_element_parameter(&element, "text", text, sizeof text) > 0);
        assert_string_equal(text, reasons[i].text.text);
    }
}

/* ---- Protocols ---- */

static void protocols_say_what_they_are(void **state)
{
    const sipcodes_protocol *protocol = sipcodes_protocol_find("q.850", SIZE_MAX);

    (void)state;
    assert_string_equal(sipcodes_protocol_name(protocol), "Q.850");
    assert_true(sipcodes_protocol_is_registered(protocol));
    assert_false(sipcodes_protocol_takes_several(protocol));
    assert_non_null(strstr(sipcodes_protocol_source(protocol), "RFC 3326"));
    assert_non_null(strstr(sipcodes_protocol_meaning(protocol, NULL), "Q.850"));
    assert_non_null(strstr(sipcodes_protocol_use(protocol, "en"), "location"));
    assert_true(sipcodes_protocol_takes_several(sipcodes_protocol_find("STIR", 4)));
    assert_false(sipcodes_protocol_is_registered(sipcodes_protocol_find("FreeSWITCH", SIZE_MAX)));
    assert_null(sipcodes_protocol_find("Q.850x", SIZE_MAX));
    assert_null(sipcodes_protocol_find("", 0));
    assert_null(sipcodes_protocol_find(NULL, 0));
}

static void check_index(size_t index)
{
    const sipcodes_protocol *protocol = sipcodes_protocol_at(index);

    assert_true((index < 23) == (protocol != NULL));
    if (protocol)
        assert_ptr_equal(sipcodes_protocol_find(sipcodes_protocol_name(protocol), SIZE_MAX), protocol);
}

static void protocols_are_walked(void **state)
{
    (void)state;
    for_hard_indexes(check_index);
    assert_false(sipcodes_protocol_is_registered(sipcodes_protocol_at(22)));
    assert_true(sipcodes_protocol_is_registered(sipcodes_protocol_at(21)));
}

static void null_is_no_protocol(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_protocol_name(NULL), "");
    assert_string_equal(sipcodes_protocol_source(NULL), "");
    assert_string_equal(sipcodes_protocol_meaning(NULL, NULL), "");
    assert_string_equal(sipcodes_protocol_use(NULL, NULL), "");
    assert_false(sipcodes_protocol_is_registered(NULL));
    assert_false(sipcodes_protocol_takes_several(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reason_is_written_with_what_it_has),
        cmocka_unit_test(quotes_and_backslashes_are_escaped),
        cmocka_unit_test(several_protocols_stand_side_by_side),
        cmocka_unit_test(two_values_of_one_protocol_are_refused),
        cmocka_unit_test(numbers_have_to_fit_the_protocol),
        cmocka_unit_test(a_location_goes_with_q850_only),
        cmocka_unit_test(what_would_break_the_message_is_refused),
        cmocka_unit_test(lengths_count),
        cmocka_unit_test(arguments_are_checked),
        cmocka_unit_test(a_value_is_read_as_the_header_field_of_a_response),
        cmocka_unit_test(what_is_malformed_is_told_and_passed_over),
        cmocka_unit_test(null_cannot_be_read),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(protocols_say_what_they_are),
        cmocka_unit_test(protocols_are_walked),
        cmocka_unit_test(null_is_no_protocol),
    };
    return cmocka_run_group_tests_name("reason", tests, NULL, NULL);
}
