/* test_negotiate.c - negotiate.c: lists of language ranges, with English as the only language that is sure to be there. */
#include "unit.h"

static void english_is_found_in_a_list(void **state)
{
    static const char *const lists[] = {"en", "qq, en-GB;q=0.1", "*", "qq;q=1.000, *;q=0.001", "EN_us.UTF-8", "en;q=0.5, qq"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        assert_string_equal(sipcodes_language_negotiate(lists[i], SIZE_MAX), "en");
}

static void nothing_is_found_where_nothing_fits(void **state)
{
    static const char *const lists[] = {"",     ",",   "qq",   "en;q=0", "*;q=0", "en;q=0.0000", "en;q=2",
                                        "en;q", "e n", "\xFF", "en\"",   ";",     "en;q=0, en"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        if (sipcodes_language_negotiate(lists[i], SIZE_MAX))
            fail_msg("%s finds %s", lists[i], sipcodes_language_negotiate(lists[i], SIZE_MAX));
    assert_null(sipcodes_language_negotiate(NULL, 4));
    assert_null(sipcodes_language_negotiate("en", 0));
}

static void a_list_of_100000_elements_is_read_to_its_end(void **state)
{
    size_t size = 500000;
    char *list = repeated('q', size);

    (void)state;
    for (size_t i = 2; i < size; i += 3)
        list[i] = ',';
    assert_null(sipcodes_language_negotiate(list, size));
    memcpy(list + size - 3, ",en", 3);
    assert_string_equal(sipcodes_language_negotiate(list, size), "en");
    memset(list, '-', size);
    memcpy(list, "en", 2);
    assert_string_equal(sipcodes_language_negotiate(list, size), "en");
    free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_found_in_a_list),
        cmocka_unit_test(nothing_is_found_where_nothing_fits),
        cmocka_unit_test(a_list_of_100000_elements_is_read_to_its_end),
    };
    return cmocka_run_group_tests_name("negotiate", tests, NULL, NULL);
}
