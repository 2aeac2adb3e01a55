/* test_response.c - status lines, the lines of a header section, and responses made of parts. */
#include <stdio.h>

#include "reading.h"

/* ---- Status lines ---- */

struct status_row {
    const char *text;
    size_t length; /* 0: that of the text */
    int result;    /* SIPCODES_OK, or an error */
    int status;    /* or the problem */
    const char *phrase;
    size_t position;
};

#define USABLE(text, status, phrase)                           \
    {                                                          \
        text, sizeof(text) - 1, SIPCODES_OK, status, phrase, 0 \
    }
#define REFUSED(text, error, problem, position)                                                \
    {                                                                                          \
        text, sizeof(text) - 1, SIPCODES_E_##error, SIPCODES_PROBLEM_##problem, NULL, position \
    }

static const struct status_row status_rows[] = {
    USABLE("SIP/2.0 200 OK\r\n\r\n", 200, "OK"),
    USABLE("SIP/2.0 200 OK\n\n", 200, "OK"),
    USABLE("SIP/2.0 200 OK", 200, "OK"),
    USABLE("SIP/2.0 200 OK\r", 200, "OK"),
    USABLE("\r\n\n\r\nSIP/2.0 200 OK\r\n", 200, "OK"),
    USABLE("sip/2.0 200 OK\r\n", 200, "OK"),
    USABLE("SiP/2.0\t486\tBusy Here\r\n", 486, "Busy Here"),
    USABLE("SIP/2.0  200 \t OK  \r\n", 200, "OK"),
    /* RFC 4475 3.1.1.13, and the same without the space. */
    USABLE("SIP/2.0 100 \r\n", 100, ""),
    USABLE("SIP/2.0 100\r\n", 100, ""),
    USABLE("SIP/2.0 100\n", 100, ""),
    USABLE("SIP/2.0 100", 100, ""),
    /* The phrase is free text. */
    USABLE("SIP/2.0 486 486\r\n", 486, "486"),
    USABLE("SIP/2.0 200 Connection Established\r\n", 200, "Connection Established"),
    USABLE("SIP/2.0 404 a%00b\r\n", 404, "a%00b"),
    USABLE("SIP/2.0 404 \xD0\xBD\xD0\r\n", 404, "\xD0\xBD\xD0"),
    USABLE("SIP/2.0 404 a: b\r\n", 404, "a: b"),
    USABLE("SIP/2.0 404 a\rb\r\n", 404, "a\rb"),
    USABLE("SIP/2.0 699 x\r\n", 699, "x"),
    USABLE("SIP/2.0 499 x\r\n", 499, "x"),
    /* RFC 4475 3.1.2.19: 2**32 + 5. */
    REFUSED("SIP/2.0 4294967301 better not break the receiver\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 18446744073709551816 x\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 099 x\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 000 x\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 700 x\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 904 x\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 999 x\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 20 OK\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0 0200 OK\r\n", STATUS, STATUS, 8),
    REFUSED("SIP/2.0   2000 OK\r\n", STATUS, STATUS, 10),
    REFUSED("SIP/2.0 200OK\r\n", SYNTAX, STATUS_LINE, 11),
    REFUSED("SIP/2.0 +200 OK\r\n", SYNTAX, STATUS_LINE, 8),
    REFUSED("SIP/2.0 -1 OK\r\n", SYNTAX, STATUS_LINE, 8),
    REFUSED("SIP/2.0 OK\r\n", SYNTAX, STATUS_LINE, 8),
    REFUSED("SIP/2.0 2x0 OK\r\n", SYNTAX, STATUS_LINE, 9),
    REFUSED("SIP/2.0 \r\n", SYNTAX, STATUS_LINE, 8),
    REFUSED("SIP/2.0\r\n 200 OK\r\n", SYNTAX, STATUS_LINE, 7),
    REFUSED("SIP/2.0", SYNTAX, STATUS_LINE, 7),
    REFUSED("SIP/2.0200 OK\r\n", SYNTAX, VERSION, 0),
    REFUSED("SIP/7.0 200 OK\r\n", SYNTAX, VERSION, 0),
    REFUSED("\r\nSIP/3.0 200 OK\r\n", SYNTAX, VERSION, 2),
    REFUSED("SIP/2.1 200 OK\r\n", SYNTAX, VERSION, 0),
    REFUSED("SIP/2.00 200 OK\r\n", SYNTAX, VERSION, 0),
    REFUSED("SIP/02.0 200 OK\r\n", SYNTAX, VERSION, 0),
    REFUSED("SIP/22222222222222222222.0 200 OK\r\n", SYNTAX, VERSION, 0),
    REFUSED("SIP/2 200 OK\r\n", SYNTAX, STATUS_LINE, 5),
    REFUSED("SIP/2. 200 OK\r\n", SYNTAX, STATUS_LINE, 6),
    REFUSED("SIP/.0 200 OK\r\n", SYNTAX, STATUS_LINE, 4),
    REFUSED("SIP/2.0x 200 OK\r\n", SYNTAX, STATUS_LINE, 7),
    REFUSED("SIP / 2.0 200 OK\r\n", SYNTAX, STATUS_LINE, 3),
    REFUSED(" SIP/2.0 200 OK\r\n", SYNTAX, STATUS_LINE, 0),
    REFUSED("HTTP/1.1 200 OK\r\n", SYNTAX, STATUS_LINE, 0),
    REFUSED("INVITE sip:a@b SIP/2.0\r\n", SYNTAX, STATUS_LINE, 0),
    REFUSED("200 OK\r\n", SYNTAX, STATUS_LINE, 0),
    REFUSED("S", SYNTAX, STATUS_LINE, 1),
    REFUSED("\r\n", SYNTAX, STATUS_LINE, 2),
    REFUSED("\r", SYNTAX, STATUS_LINE, 0),
    REFUSED("", SYNTAX, STATUS_LINE, 0),
    REFUSED("\0SIP/2.0 200 OK\r\n", SYNTAX, STATUS_LINE, 0),
    REFUSED("SIP/2.0 200\0 OK\r\n", SYNTAX, STATUS_LINE, 11),
};

static void test_status_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(status_rows); i++) {
        const struct status_row *row = &status_rows[i];
        char *text = bare_copy(row->text, row->length);
        sipcodes_fault fault = {0};
        sipcodes_response response;
        int result = sipcodes_response_read(&response, text, row->length, &fault);
        if (result != row->result)
            fail_msg("\"%s\" gives %d instead of %d", row->text, result, row->result);
        if (result == SIPCODES_OK) {
            assert_int_equal(sipcodes_response_status(&response), row->status);
            assert_bytes(sipcodes_response_phrase(&response), row->phrase);
            assert_int_equal(fault.problem, SIPCODES_PROBLEM_NONE);
        } else {
            if (fault.problem != (sipcodes_problem)row->status || fault.position != row->position)
                fail_msg("\"%s\": problem %d at %zu", row->text, (int)fault.problem, fault.position);
            assert_null(fault.name.text);
            assert_int_equal(fault.index, 0);
        }
        free(text);
    }
}

static void test_a_phrase_may_hold_nul(void **state)
{
    struct reading reading;
    sipcodes_bytes phrase;

    (void)state;
    read_text(&reading, "SIP/2.0 500 a\0b\r\n", 17);
    phrase = sipcodes_response_phrase(&reading.response);
    assert_int_equal(phrase.length, 3);
    assert_memory_equal(phrase.text, "a\0b", 3);
    reading_end(&reading);
}

static void test_every_status(void **state)
{
    (void)state;
    for (int status = 0; status <= 9999; status++) {
        char text[64];
        sipcodes_response response;
        int wanted = status >= 100 && status <= 699 ? SIPCODES_OK : SIPCODES_E_STATUS;
        snprintf(text, sizeof text, "SIP/2.0 %03d x\r\n\r\n", status);
        assert_int_equal(sipcodes_response_read(&response, text, SIZE_MAX, NULL), wanted);
        if (wanted == SIPCODES_OK)
            assert_int_equal(sipcodes_response_status(&response), status);
    }
}

static void test_an_unusable_message_leaves_the_response(void **state)
{
    sipcodes_response response, before;
    sipcodes_fault fault;

    (void)state;
    memset(&response, 0xA5, sizeof response);
    before = response;
    assert_int_equal(sipcodes_response_read(&response, "SIP/2.0 700 x", SIZE_MAX, &fault), SIPCODES_E_STATUS);
    assert_int_equal(sipcodes_response_read(&response, "x", SIZE_MAX, NULL), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_response_read(&response, NULL, 0, &fault), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_read(&response, "x", (size_t)INT_MAX + 1, &fault), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_read(NULL, "SIP/2.0 200 OK", SIZE_MAX, &fault), SIPCODES_E_ARGUMENT);
    assert_memory_equal(&response, &before, sizeof response);
}

/* ---- Lines ---- */

static void test_has(void **state)
{
    struct reading reading;
    static const char text[] = "SIP/2.0 503 x\r\nretry-AFTER:5\r\nm:<sip:a@b>\nVia :SIP/2.0/UDP a\r\nSubject: y\r\n"
                               "K\t :\r\n 100rel\r\nRequire\r\nTo x: y\r\n\r\nServer: body\r\n";

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    for (int field = -5; field < 100; field++) {
        bool wanted = field == SIPCODES_FIELD_RETRY_AFTER || field == SIPCODES_FIELD_CONTACT || field == SIPCODES_FIELD_VIA ||
                      field == SIPCODES_FIELD_SUPPORTED;
        assert_int_equal(sipcodes_response_has(&reading.response, (sipcodes_field)field), wanted);
    }
    assert_false(sipcodes_response_has(NULL, SIPCODES_FIELD_TO));
    reading_end(&reading);
}

static void test_the_header_section_ends_at_an_empty_line(void **state)
{
    static const char *const ends[] = {"\r\n\r\n", "\n\n", "\r\n\n", "\n\r\n"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        char text[100];
        struct reading reading;
        snprintf(text, sizeof text, "SIP/2.0 200 OK\r\nTo: a:b%sServer: x\r\n", ends[i]);
        read_text(&reading, text, strlen(text));
        assert_true(sipcodes_response_has(&reading.response, SIPCODES_FIELD_TO));
        assert_false(sipcodes_response_has(&reading.response, SIPCODES_FIELD_SERVER));
        reading_end(&reading);
    }
}

static void test_what_looks_like_a_field_in_a_fold_is_none(void **state)
{
    struct reading reading;
    static const char text[] = "SIP/2.0 200 OK\r\nSubject: x\r\n Contact: <sip:a@b>\r\n\tTo: x\n  \r\nServer: y";

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_false(sipcodes_response_has(&reading.response, SIPCODES_FIELD_CONTACT));
    assert_false(sipcodes_response_has(&reading.response, SIPCODES_FIELD_TO));
    assert_true(sipcodes_response_has(&reading.response, SIPCODES_FIELD_SERVER));
    reading_end(&reading);
}

/* ---- The method ---- */

static void assert_method(const char *cseq, sipcodes_method method, const char *name)
{
    struct reading reading;

    make_one(&reading, SIPCODES_FIELD_CSEQ, cseq, strlen(cseq));
    assert_int_equal(sipcodes_response_method(&reading.response), method);
    assert_bytes(sipcodes_response_method_name(&reading.response), name);
    reading_end(&reading);
}

static void test_the_method_is_that_of_cseq(void **state)
{
    (void)state;
    assert_method("1 INVITE", SIPCODES_METHOD_INVITE, "INVITE");
    assert_method("0\r\n\tREGISTER", SIPCODES_METHOD_REGISTER, "REGISTER");
    assert_method("2147483647 UPDATE", SIPCODES_METHOD_UPDATE, "UPDATE");
    /* Methods are case-sensitive (RFC 3261 20.16). */
    assert_method("1 invite", SIPCODES_METHOD_UNKNOWN, "invite");
    assert_method("1 INVITEX", SIPCODES_METHOD_UNKNOWN, "INVITEX");
    assert_method("1 INVIT", SIPCODES_METHOD_UNKNOWN, "INVIT");
    assert_method("1", SIPCODES_METHOD_UNKNOWN, "");
    assert_method("2147483648 INVITE", SIPCODES_METHOD_UNKNOWN, "");
}

static void test_the_method_that_is_given_wins(void **state)
{
    sipcodes_header_field cseq = {{"CSeq", 4}, {"1 BYE", 5}};
    sipcodes_response response;

    (void)state;
    assert_int_equal(sipcodes_response_make(&response, 200, (sipcodes_bytes){"INVITEnot", 6}, &cseq, 1), SIPCODES_OK);
    assert_int_equal(sipcodes_response_method(&response), SIPCODES_METHOD_INVITE);
    assert_bytes(sipcodes_response_method_name(&response), "INVITE");
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, &cseq, 1), SIPCODES_OK);
    assert_int_equal(sipcodes_response_method(&response), SIPCODES_METHOD_BYE);
    assert_int_equal(sipcodes_response_make(&response, 200, (sipcodes_bytes){"FOO", SIZE_MAX}, &cseq, 1), SIPCODES_OK);
    assert_int_equal(sipcodes_response_method(&response), SIPCODES_METHOD_UNKNOWN);
    assert_bytes(sipcodes_response_method_name(&response), "FOO");
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, NULL, 0), SIPCODES_OK);
    assert_null(sipcodes_response_method_name(&response).text);
    assert_null(sipcodes_response_method_name(NULL).text);
    assert_int_equal(sipcodes_response_method(NULL), SIPCODES_METHOD_UNKNOWN);
}

/* ---- Parts ---- */

static void check_make_status(int status)
{
    sipcodes_response response;
    bool usable = (status >= 100 && status <= 699) || sipcodes_get(status);

    assert_int_equal(sipcodes_response_make(&response, status, NO_METHOD, NULL, 0), usable ? SIPCODES_OK : SIPCODES_E_STATUS);
    if (usable)
        assert_int_equal(sipcodes_response_status(&response), status);
}

static void test_make_takes_every_status_that_can_be_explained(void **state)
{
    (void)state;
    for_hard_numbers(check_make_status);
    assert_non_null(sipcodes_get(904));
    assert_int_equal(sipcodes_response_status(NULL), 0);
    assert_null(sipcodes_response_phrase(NULL).text);
}

static void test_make_refuses(void **state)
{
    sipcodes_header_field part = {{"To", 2}, {"x", 1}};
    sipcodes_response response, before;

    (void)state;
    memset(&response, 0x5A, sizeof response);
    before = response;
    assert_int_equal(sipcodes_response_make(NULL, 200, NO_METHOD, NULL, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, &part, (size_t)INT_MAX + 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_make(&response, 200, (sipcodes_bytes){NULL, 1}, NULL, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_response_make(&response, 200, (sipcodes_bytes){"", 0}, NULL, 0), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_response_make(&response, 200, (sipcodes_bytes){"IN VITE", 7}, NULL, 0), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_response_make(&response, 200, (sipcodes_bytes){"INVITE", 7}, NULL, 0), SIPCODES_E_SYNTAX);
    assert_int_equal(sipcodes_response_make(&response, 99, NO_METHOD, &part, 1), SIPCODES_E_STATUS);
    part.name = (sipcodes_bytes){NULL, 2};
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, &part, 1), SIPCODES_E_ARGUMENT);
    part = (sipcodes_header_field){{"To", 2}, {NULL, SIZE_MAX}};
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, &part, 1), SIPCODES_E_ARGUMENT);
    part.value = (sipcodes_bytes){"x", (size_t)INT_MAX + 1};
    assert_int_equal(sipcodes_response_make(&response, 200, NO_METHOD, &part, 1), SIPCODES_E_ARGUMENT);
    assert_memory_equal(&response, &before, sizeof response);
}

static void test_parts_without_text(void **state)
{
    const sipcodes_header_field parts[] = {{{NULL, 0}, {NULL, 0}}, {{"Require", SIZE_MAX}, {NULL, 0}}, {{"k", 1}, {NULL, 0}}};
    sipcodes_cursor cursor = {{0}};
    sipcodes_response response;
    sipcodes_fault fault;

    (void)state;
    assert_int_equal(sipcodes_response_make(&response, 420, NO_METHOD, parts, COUNT_OF(parts)), SIPCODES_OK);
    assert_true(sipcodes_response_has(&response, SIPCODES_FIELD_REQUIRE));
    assert_true(sipcodes_response_has(&response, SIPCODES_FIELD_SUPPORTED));
    assert_int_equal(sipcodes_response_next_fault(&response, &cursor, &fault), 1);
    assert_int_equal(fault.problem, SIPCODES_PROBLEM_NAME);
    assert_int_equal(fault.index, 0);
    assert_int_equal(sipcodes_response_next_fault(&response, &cursor, &fault), 1);
    assert_int_equal(fault.problem, SIPCODES_PROBLEM_EMPTY);
    assert_int_equal(fault.index, 1);
    assert_int_equal(fault.position, 0);
    assert_bytes(fault.name, "Require");
    assert_int_equal(sipcodes_response_next_fault(&response, &cursor, &fault), 0);
    walk_all(&response);
}

/* A response is a value: a copy of it reads the same. */
static void test_a_copy_reads_the_same(void **state)
{
    struct reading reading;
    sipcodes_response copy;
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    (void)state;
    read_text(&reading, "SIP/2.0 503 x\r\nRetry-After: 7", 29);
    copy = reading.response;
    memset(&reading.response, 0, sizeof reading.response);
    assert_int_equal(sipcodes_response_next(&copy, SIPCODES_FIELD_RETRY_AFTER, &cursor, &element), 1);
    assert_int_equal(sipcodes_element_number(&element), 7);
    reading_end(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status_lines),
        cmocka_unit_test(test_a_phrase_may_hold_nul),
        cmocka_unit_test(test_every_status),
        cmocka_unit_test(test_an_unusable_message_leaves_the_response),
        cmocka_unit_test(test_has),
        cmocka_unit_test(test_the_header_section_ends_at_an_empty_line),
        cmocka_unit_test(test_what_looks_like_a_field_in_a_fold_is_none),
        cmocka_unit_test(test_the_method_is_that_of_cseq),
        cmocka_unit_test(test_the_method_that_is_given_wins),
        cmocka_unit_test(test_make_takes_every_status_that_can_be_explained),
        cmocka_unit_test(test_make_refuses),
        cmocka_unit_test(test_parts_without_text),
        cmocka_unit_test(test_a_copy_reads_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
