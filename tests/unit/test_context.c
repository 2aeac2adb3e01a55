/* test_context.c - context.c: what can be told, by number and as text. */
#include "unit.h"

#define LAST_ITEM SIPCODES_CONTEXT_RANDOM

/* The largest value of an item; the smallest is 0. */
static int most_of(sipcodes_context_item item)
{
    switch (item) {
    case SIPCODES_CONTEXT_ROLE:
        return SIPCODES_ROLE_PUBLISHER;
    case SIPCODES_CONTEXT_ORIGIN:
        return SIPCODES_ORIGIN_LOCAL;
    case SIPCODES_CONTEXT_USAGE:
        return SIPCODES_USAGE_OTHER;
    case SIPCODES_CONTEXT_CALL_ID:
        return SIPCODES_CALL_ID_THEIRS;
    case SIPCODES_CONTEXT_PROGRESS:
        return SIPCODES_PROGRESS_EARLY_MEDIA;
    case SIPCODES_CONTEXT_TARGETS:
        return SIPCODES_TARGETS_FLOWS;
    case SIPCODES_CONTEXT_RANDOM:
        return 1000;
    case SIPCODES_CONTEXT_ATTEMPTS:
    case SIPCODES_CONTEXT_TARGETS_LEFT:
    case SIPCODES_CONTEXT_SESSION_EXPIRES:
    case SIPCODES_CONTEXT_MIN_SE:
    case SIPCODES_CONTEXT_EXPIRES:
    case SIPCODES_CONTEXT_FAILURES:
        return INT_MAX;
    default:
        return 1;
    }
}

static void every_item_takes_its_values_and_no_others(void **state)
{
    sipcodes_context context = {{0}}, before;

    (void)state;
    for (int i = 1; i <= LAST_ITEM; i++) {
        sipcodes_context_item item = (sipcodes_context_item)i;
        int most = most_of(item);
        assert_int_equal(sipcodes_context_get(&context, item), -1);
        assert_int_equal(sipcodes_context_set(&context, item, 0), SIPCODES_OK);
        assert_int_equal(sipcodes_context_get(&context, item), 0);
        assert_int_equal(sipcodes_context_set(&context, item, most), SIPCODES_OK);
        before = context;
        assert_int_equal(sipcodes_context_set(&context, item, -2), SIPCODES_E_ARGUMENT);
        assert_int_equal(sipcodes_context_set(&context, item, INT_MIN), SIPCODES_E_ARGUMENT);
        if (most < INT_MAX)
            assert_int_equal(sipcodes_context_set(&context, item, most + 1), SIPCODES_E_ARGUMENT);
        assert_memory_equal(&context, &before, sizeof context);
        assert_int_equal(sipcodes_context_get(&context, item), most);
    }
    for (int i = 1; i <= LAST_ITEM; i++) {
        assert_int_equal(sipcodes_context_get(&context, (sipcodes_context_item)i), most_of((sipcodes_context_item)i));
        assert_int_equal(sipcodes_context_set(&context, (sipcodes_context_item)i, -1), SIPCODES_OK);
    }
    before = (sipcodes_context){{0}};
    assert_memory_equal(&context, &before, sizeof context);
}

static void check_item(int number)
{
    sipcodes_context context = {{0}};
    sipcodes_context_item item = (sipcodes_context_item)number;

    if (number >= 1 && number <= LAST_ITEM) {
        assert_non_null(sipcodes_context_name(item));
        return;
    }
    assert_null(sipcodes_context_name(item));
    assert_null(sipcodes_context_value_name(item, 0));
    assert_int_equal(sipcodes_context_set(&context, item, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_context_get(&context, item), -1);
}

static void numbers_that_are_no_item(void **state)
{
    (void)state;
    for_hard_numbers(check_item);
}

static void null_tells_nothing(void **state)
{
    sipcodes_context context = {{0}};

    (void)state;
    assert_int_equal(sipcodes_context_set(NULL, SIPCODES_CONTEXT_ROLE, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_context_get(NULL, SIPCODES_CONTEXT_ROLE), -1);
    assert_int_equal(sipcodes_context_tried(NULL, NULL, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_context_tried(&context, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_context_tried(&context, NULL, 0), SIPCODES_OK);
    assert_int_equal(sipcodes_context_parse(NULL, "", 0, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_context_parse(&context, NULL, 0, NULL), SIPCODES_E_ARGUMENT);
}

static void values_have_names_where_they_are_words(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_context_value_name(SIPCODES_CONTEXT_ROLE, SIPCODES_ROLE_EDGE_PROXY), "edge-proxy");
    assert_string_equal(sipcodes_context_value_name(SIPCODES_CONTEXT_TARGETS, SIPCODES_TARGETS_FLOWS), "flows");
    assert_string_equal(sipcodes_context_value_name(SIPCODES_CONTEXT_PING, 0), "no");
    assert_string_equal(sipcodes_context_value_name(SIPCODES_CONTEXT_PING, 1), "yes");
    assert_null(sipcodes_context_value_name(SIPCODES_CONTEXT_PING, 2));
    assert_null(sipcodes_context_value_name(SIPCODES_CONTEXT_PING, -1));
    assert_null(sipcodes_context_value_name(SIPCODES_CONTEXT_ATTEMPTS, 1));
    assert_null(sipcodes_context_value_name(SIPCODES_CONTEXT_ROLE, SIPCODES_ROLE_PUBLISHER + 1));
}

/* ---- From text ---- */

static void every_name_is_read_again(void **state)
{
    char text[128];

    (void)state;
    for (int i = 1; i <= LAST_ITEM; i++) {
        sipcodes_context_item item = (sipcodes_context_item)i;
        for (int value = 0; value <= most_of(item) && value < 10; value++) {
            sipcodes_context context = {{0}};
            const char *name = sipcodes_context_value_name(item, value);
            char digit[2] = {(char)('0' + value), '\0'};
            strcat(strcat(strcpy(text, sipcodes_context_name(item)), "="), name ? name : digit);
            assert_int_equal(sipcodes_context_parse(&context, text, SIZE_MAX, NULL), SIPCODES_OK);
            assert_int_equal(sipcodes_context_get(&context, item), value);
        }
    }
}

static void text_is_read_in_any_case_with_any_space(void **state)
{
    static const char text[] = " ROLE = Proxy ,targets-left=2147483647,\tPing=YES, secure = 0 ";
    char *bare = bare_copy(text, sizeof text - 1);
    sipcodes_context context = {{0}};

    (void)state;
    assert_int_equal(sipcodes_context_parse(&context, bare, sizeof text - 1, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_context_get(&context, SIPCODES_CONTEXT_ROLE), SIPCODES_ROLE_PROXY);
    assert_int_equal(sipcodes_context_get(&context, SIPCODES_CONTEXT_TARGETS_LEFT), INT_MAX);
    assert_int_equal(sipcodes_context_get(&context, SIPCODES_CONTEXT_PING), 1);
    assert_int_equal(sipcodes_context_get(&context, SIPCODES_CONTEXT_SECURE), 0);
    assert_int_equal(sipcodes_context_parse(&context, "role=uac", SIZE_MAX, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_context_get(&context, SIPCODES_CONTEXT_ROLE), SIPCODES_ROLE_UAC);
    assert_int_equal(sipcodes_context_parse(&context, "  ", SIZE_MAX, NULL), SIPCODES_OK);
    free(bare);
}

static void what_is_wrong_with_a_text_and_where(void **state)
{
    static const struct {
        const char *text;
        int error;
        size_t position;
    } cases[] = {
        {"role", SIPCODES_E_SYNTAX, 0},
        {"ping=1, role", SIPCODES_E_SYNTAX, 8},
        {"ping=1,,role=uac", SIPCODES_E_SYNTAX, 7},
        {",", SIPCODES_E_SYNTAX, 0},
        {"rule=uac", SIPCODES_E_NOT_FOUND, 0},
        {"=uac", SIPCODES_E_NOT_FOUND, 0},
        {"ping=1, role=king", SIPCODES_E_NOT_FOUND, 8},
        {"ping=2", SIPCODES_E_NOT_FOUND, 0},
        {"ping=", SIPCODES_E_NOT_FOUND, 0},
        {"attempts=-1", SIPCODES_E_NOT_FOUND, 0},
        {"attempts=2147483648", SIPCODES_E_NOT_FOUND, 0},
        {"attempts=99999999999999999999999999", SIPCODES_E_NOT_FOUND, 0},
        {"attempts=1x", SIPCODES_E_NOT_FOUND, 0},
        {"attempts=yes", SIPCODES_E_NOT_FOUND, 0},
        {"random=1001", SIPCODES_E_NOT_FOUND, 0},
        {"role==uac", SIPCODES_E_NOT_FOUND, 0},
    };
    sipcodes_context untouched = {{0}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        sipcodes_context context = {{0}};
        size_t position = SIZE_MAX, length = strlen(cases[i].text);
        char *bare = bare_copy(cases[i].text, length);
        assert_int_equal(sipcodes_context_parse(&context, bare, length, &position), cases[i].error);
        assert_int_equal(position, cases[i].position);
        assert_int_equal(sipcodes_context_parse(&context, bare, length, NULL), cases[i].error);
        assert_memory_equal(&context, &untouched, sizeof context);
        free(bare);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_takes_its_values_and_no_others),
        cmocka_unit_test(numbers_that_are_no_item),
        cmocka_unit_test(null_tells_nothing),
        cmocka_unit_test(values_have_names_where_they_are_words),
        cmocka_unit_test(every_name_is_read_again),
        cmocka_unit_test(text_is_read_in_any_case_with_any_space),
        cmocka_unit_test(what_is_wrong_with_a_text_and_where),
    };
    return cmocka_run_group_tests_name("context", tests, NULL, NULL);
}
