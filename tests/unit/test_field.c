/* test_field.c - the names of header fields. */
#include <stdio.h>

#include "reading.h"

static void test_every_name_finds_its_field(void **state)
{
    int field = 1;

    (void)state;
    for (; sipcodes_field_name((sipcodes_field)field); field++) {
        const char *name = sipcodes_field_name((sipcodes_field)field);
        size_t length = strlen(name);
        char *copy = bare_copy(name, length);
        assert_int_equal(sipcodes_field_find(name, SIZE_MAX), field);
        assert_int_equal(sipcodes_field_find(copy, length), field);
        /* "T" is the compact form of "To". */
        if (length > 2)
            assert_int_equal(sipcodes_field_find(copy, length - 1), SIPCODES_FIELD_UNKNOWN);
        for (size_t i = 0; i < length; i++)
            copy[i] = (char)(copy[i] >= 'a' && copy[i] <= 'z' ? copy[i] - 'a' + 'A' : copy[i]);
        assert_int_equal(sipcodes_field_find(copy, length), field);
        free(copy);
    }
    assert_int_equal(field, SIPCODES_FIELD_WWW_AUTHENTICATE + 1);
    assert_string_equal(sipcodes_field_name(SIPCODES_FIELD_RETRY_AFTER), "Retry-After");
    assert_string_equal(sipcodes_field_name(SIPCODES_FIELD_CSEQ), "CSeq");
}

static void check_no_name(int number)
{
    if (number <= 0 || number > SIPCODES_FIELD_WWW_AUTHENTICATE)
        assert_null(sipcodes_field_name((sipcodes_field)number));
}

static void test_numbers_that_are_no_field(void **state)
{
    (void)state;
    for_hard_numbers(check_no_name);
}

/* RFC 3261 7.3.3; c, m, t, k, v, and u of RFC 6665. */
static void test_compact_forms(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++) {
        char name = (char)c;
        sipcodes_field field = sipcodes_field_find(&name, 1);
        switch (c | 0x20) {
        case 'c':
            assert_int_equal(field, c & 0x40 ? SIPCODES_FIELD_CONTENT_TYPE : SIPCODES_FIELD_UNKNOWN);
            break;
        case 'k':
            assert_int_equal(field, c & 0x40 ? SIPCODES_FIELD_SUPPORTED : SIPCODES_FIELD_UNKNOWN);
            break;
        case 'm':
            assert_int_equal(field, c & 0x40 ? SIPCODES_FIELD_CONTACT : SIPCODES_FIELD_UNKNOWN);
            break;
        case 't':
            assert_int_equal(field, c & 0x40 ? SIPCODES_FIELD_TO : SIPCODES_FIELD_UNKNOWN);
            break;
        case 'u':
            assert_int_equal(field, c & 0x40 ? SIPCODES_FIELD_ALLOW_EVENTS : SIPCODES_FIELD_UNKNOWN);
            break;
        case 'v':
            assert_int_equal(field, c & 0x40 ? SIPCODES_FIELD_VIA : SIPCODES_FIELD_UNKNOWN);
            break;
        default:
            assert_int_equal(field, SIPCODES_FIELD_UNKNOWN);
        }
    }
}

static void test_what_is_no_field(void **state)
{
    static const char *const names[] = {"",
                                        "Subject",
                                        "From",
                                        "f",
                                        "Contact ",
                                        " Contact",
                                        "Contact:",
                                        "Cont act",
                                        "To\r",
                                        "Retry\rAfter",
                                        ("Retry\x0D"
                                         "After"),
                                        "Via, Via",
                                        "Warn\xC9ng",
                                        "Proxy-Authorization",
                                        "X-Accept-Resource-Priorities-That-Are-Long"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        assert_int_equal(sipcodes_field_find(names[i], SIZE_MAX), SIPCODES_FIELD_UNKNOWN);
    assert_int_equal(sipcodes_field_find(NULL, 0), SIPCODES_FIELD_UNKNOWN);
    assert_int_equal(sipcodes_field_find(NULL, SIZE_MAX), SIPCODES_FIELD_UNKNOWN);
    assert_int_equal(sipcodes_field_find("To\0", 3), SIPCODES_FIELD_UNKNOWN);
    assert_int_equal(sipcodes_field_find("Towards", 2), SIPCODES_FIELD_TO);
}

/* No other name of letters may come to lie on a field, whatever the hash does. */
static void test_other_names_of_every_length(void **state)
{
    (void)state;
    for (int first = 'a'; first <= 'z'; first++)
        for (int last = 'a'; last <= 'z'; last++)
            for (size_t length = 2; length <= 30; length++) {
                char name[32];
                memset(name, '~', sizeof name);
                name[0] = (char)first;
                name[length - 1] = (char)last;
                if (strncmp(name, "to", 2) != 0 || length != 2)
                    assert_int_equal(sipcodes_field_find(name, length), SIPCODES_FIELD_UNKNOWN);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_finds_its_field),
        cmocka_unit_test(test_numbers_that_are_no_field),
        cmocka_unit_test(test_compact_forms),
        cmocka_unit_test(test_what_is_no_field),
        cmocka_unit_test(test_other_names_of_every_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
