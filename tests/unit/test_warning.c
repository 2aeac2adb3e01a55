/* test_warning.c - warning.c: warn-codes. */
#include "unit.h"

static void a_warn_code_has_text_meaning_and_remedy(void **state)
{
    const sipcodes_warning *warning = sipcodes_warning_get(304);

    (void)state;
    assert_int_equal(sipcodes_warning_code(warning), 304);
    assert_string_equal(sipcodes_warning_text(warning), "Media type not available");
    assert_string_equal(sipcodes_warning_source(warning), "RFC 3261 20.43");
    assert_non_null(strstr(sipcodes_warning_meaning(warning, NULL), "media type"));
    assert_non_null(strstr(sipcodes_warning_fix(warning, "en"), "Offer"));
    assert_non_null(strstr(sipcodes_warning_meaning(sipcodes_warning_get(305), NULL), "codecs"));
    assert_non_null(strstr(sipcodes_warning_meaning(sipcodes_warning_get(370), NULL), "bandwidth"));
    assert_non_null(strstr(sipcodes_warning_fix(sipcodes_warning_get(380), NULL), "sip URI"));
    assert_non_null(strstr(sipcodes_warning_fix(sipcodes_warning_get(381), NULL), "SIPS URI"));
    assert_non_null(strstr(sipcodes_warning_fix(sipcodes_warning_get(399), NULL), "No automated action"));
}

static void all_are_walked_in_ascending_order(void **state)
{
    int before = 0;
    size_t count = 0;

    (void)state;
    for (const sipcodes_warning *warning; (warning = sipcodes_warning_at(count)); count++) {
        assert_true(sipcodes_warning_code(warning) > before);
        before = sipcodes_warning_code(warning);
        assert_ptr_equal(sipcodes_warning_get(before), warning);
    }
    assert_int_equal(count, 15);
}

static void check_number(int number)
{
    const sipcodes_warning *warning = sipcodes_warning_get(number);

    if (warning)
        assert_int_equal(sipcodes_warning_code(warning), number);
}

static void check_index(size_t index)
{
    assert_true((index < 15) == (sipcodes_warning_at(index) != NULL));
}

static void other_numbers_have_none(void **state)
{
    (void)state;
    for_hard_numbers(check_number);
    for_hard_indexes(check_index);
    assert_null(sipcodes_warning_get(0));
    assert_null(sipcodes_warning_get(382));
}

static void null_is_none(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_warning_code(NULL), 0);
    assert_string_equal(sipcodes_warning_text(NULL), "");
    assert_string_equal(sipcodes_warning_source(NULL), "");
    assert_string_equal(sipcodes_warning_meaning(NULL, "en"), "");
    assert_string_equal(sipcodes_warning_fix(NULL, "en"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warn_code_has_text_meaning_and_remedy),
        cmocka_unit_test(all_are_walked_in_ascending_order),
        cmocka_unit_test(other_numbers_have_none),
        cmocka_unit_test(null_is_none),
    };
    return cmocka_run_group_tests_name("warning", tests, NULL, NULL);
}
