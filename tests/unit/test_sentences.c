/* test_sentences.c - the sentences that programs say by their name. */
#include "unit.h"

#define GIVEN(...) (sipcodes_argument[]){__VA_ARGS__}, sizeof((sipcodes_argument[]){__VA_ARGS__}) / sizeof(sipcodes_argument)

static char text[256];

static void a_sentence_has_its_arguments_filled_in(void **state)
{
    static const char expected[] = "2 of 54 matches; --limit 54 shows all.";
    (void)state;

    assert_int_equal(
        sipcodes_sentence("command.more_matches", GIVEN({"count", "54"}, {"number", "2"}), "en", text, sizeof text),
        sizeof expected - 1);
    assert_string_equal(text, expected);
    assert_int_equal(sipcodes_sentence("complaint.out_of_memory", NULL, 0, NULL, text, sizeof text), 13);
    assert_string_equal(text, "out of memory");
}

static void a_value_is_written_as_it_is(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_sentence("complaint.unknown_option", GIVEN({"value", "{value}*"}), "en", text, sizeof text), 23);
    assert_string_equal(text, "unknown option {value}*");
}

static void what_does_not_fit_is_cut_and_counted(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_sentence("complaint.out_of_memory", NULL, 0, NULL, NULL, 0), 13);
    assert_int_equal(sipcodes_sentence("complaint.out_of_memory", NULL, 0, NULL, text, 4), 13);
    assert_string_equal(text, "out");
}

static void arguments_are_just_those_of_the_sentence(void **state)
{
    (void)state;
    strcpy(text, "as it was");
    assert_int_equal(sipcodes_sentence("complaint.unknown_option", NULL, 0, "en", text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence("complaint.unknown_option", GIVEN({"name", "x"}), "en", text, sizeof text),
                     SIPCODES_E_ARGUMENT);
    assert_int_equal(
        sipcodes_sentence("complaint.unknown_option", GIVEN({"value", "x"}, {"name", "x"}), "en", text, sizeof text),
        SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence("complaint.unknown_option", GIVEN({"value", NULL}), "en", text, sizeof text),
                     SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence("complaint.unknown_option", GIVEN({NULL, "x"}), "en", text, sizeof text),
                     SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence("complaint.out_of_memory", GIVEN({"value", "x"}), "en", text, sizeof text),
                     SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence("complaint.unknown_option", NULL, 1, "en", text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence("complaint.out_of_memory", NULL, 0, "en", NULL, 4), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_sentence(NULL, NULL, 0, "en", text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_string_equal(text, "as it was");
}

static void the_arguments_of_a_sentence_are_told(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_sentence_argument("command.more_matches", 0), "number");
    assert_string_equal(sipcodes_sentence_argument("command.more_matches", 1), "count");
    assert_null(sipcodes_sentence_argument("command.more_matches", 2));
    assert_null(sipcodes_sentence_argument("complaint.out_of_memory", 0));
    assert_null(sipcodes_sentence_argument("page.description", 0));
    assert_null(sipcodes_sentence_argument(NULL, 0));
    assert_null(sipcodes_sentence_argument("command.more_matches", SIZE_MAX));
}

static void other_names_are_not_found(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_sentence("", NULL, 0, "en", text, sizeof text), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_sentence("page.description", NULL, 0, "en", text, sizeof text), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_sentence("command.warning ", NULL, 0, "en", text, sizeof text), SIPCODES_E_NOT_FOUND);
}

static void all_names_are_told(void **state)
{
    size_t count = 0;
    (void)state;

    assert_string_equal(sipcodes_sentence_at(0), "command.warning");
    for (; sipcodes_sentence_at(count); count++)
        assert_int_not_equal(sipcodes_sentence(sipcodes_sentence_at(count), NULL, 0, "en", text, sizeof text),
                             SIPCODES_E_NOT_FOUND);
    assert_true(count > 100);
    assert_null(sipcodes_sentence_at(SIZE_MAX));
}

/* The translations themselves are the business of the language tests. */
static void a_sentence_speaks_the_language_asked_for(void **state)
{
    (void)state;
    if (!sipcodes_language("de") || sipcodes_language_coverage("de", SIPCODES_COVERAGE_LABELS) < 100)
        return;
    sipcodes_sentence("complaint.unknown_option", GIVEN({"value", "'-x'"}), "de_AT.UTF-8", text, sizeof text);
    assert_non_null(strstr(text, "Option"));
    assert_non_null(strstr(text, "'-x'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_has_its_arguments_filled_in),
        cmocka_unit_test(a_value_is_written_as_it_is),
        cmocka_unit_test(what_does_not_fit_is_cut_and_counted),
        cmocka_unit_test(arguments_are_just_those_of_the_sentence),
        cmocka_unit_test(the_arguments_of_a_sentence_are_told),
        cmocka_unit_test(other_names_are_not_found),
        cmocka_unit_test(all_names_are_told),
        cmocka_unit_test(a_sentence_speaks_the_language_asked_for),
    };
    return cmocka_run_group_tests_name("sentences", tests, NULL, NULL);
}
