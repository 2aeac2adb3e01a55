/* test_cause.c - cause.c and key.c: causes, and finding them. */
#include "unit.h"

#include "key.h"

#define Q850_CAUSES 127

/* Finds a text given without NUL and up to its NUL; both must answer alike. */
static int find(const char *text)
{
    char *bare = bare_copy(text, strlen(text));
    int found = sipcodes_cause_find(bare, strlen(text));

    free(bare);
    assert_int_equal(sipcodes_cause_find(text, SIZE_MAX), found);
    return found;
}

static void every_number_of_q850_has_a_record(void **state)
{
    (void)state;
    for (int number = 1; number <= Q850_CAUSES; number++) {
        const sipcodes_cause *cause = sipcodes_cause_get(number);
        bool is_assigned = sipcodes_cause_standing_of(cause) == SIPCODES_CAUSE_STANDING_ASSIGNED;
        assert_int_equal(sipcodes_cause_number(cause), number);
        assert_ptr_equal(sipcodes_cause_at((size_t)number - 1), cause);
        assert_true(is_assigned == (*sipcodes_cause_name(cause) != '\0'));
        assert_int_equal(sipcodes_cause_trust(cause), SIPCODES_TRUST_SECOND_HAND);
        assert_true(*sipcodes_cause_source(cause));
    }
}

static void the_class_follows_from_the_number(void **state)
{
    (void)state;
    for (int number = 1; number <= Q850_CAUSES; number++) {
        int class = number < 32 ? 1 : number / 16;
        assert_int_equal(sipcodes_cause_class_of(sipcodes_cause_get(number)), class);
    }
    assert_int_equal(sipcodes_cause_class_of(sipcodes_cause_get(487)), SIPCODES_CAUSE_CLASS_UNKNOWN);
}

static void a_record_says_what_is_known(void **state)
{
    const sipcodes_cause *cause = sipcodes_cause_get(34);

    (void)state;
    assert_string_equal(sipcodes_cause_name(cause), "No circuit/channel available");
    assert_int_equal(sipcodes_cause_class_of(cause), SIPCODES_CAUSE_CLASS_RESOURCE_UNAVAILABLE);
    assert_string_equal(sipcodes_cause_symbol(cause, "asterisk"), "AST_CAUSE_NORMAL_CIRCUIT_CONGESTION");
    assert_string_equal(sipcodes_cause_symbol(cause, "FreeSWITCH"), "NORMAL_CIRCUIT_CONGESTION");
    assert_string_equal(sipcodes_cause_symbol(cause, NULL), "");
    assert_string_equal(sipcodes_cause_symbol(cause, "nobody"), "");
    assert_string_equal(sipcodes_cause_symbol(sipcodes_cause_get(4), "asterisk"), "");
    assert_string_equal(sipcodes_cause_note(cause, "en"), "");
    assert_non_null(strstr(sipcodes_cause_note(sipcodes_cause_get(45), NULL), "PRE_EMPTED"));
    assert_non_null(strstr(sipcodes_cause_source(sipcodes_cause_get(17)), "RFC 3398 7.2.4.1"));
}

static void numbers_that_products_made_up_have_records_too(void **state)
{
    const sipcodes_cause *cause = sipcodes_cause_get(487);

    (void)state;
    assert_string_equal(sipcodes_cause_name(cause), "ORIGINATOR_CANCEL");
    assert_int_equal(sipcodes_cause_standing_of(cause), SIPCODES_CAUSE_STANDING_PRIVATE);
    assert_int_equal(sipcodes_cause_trust(cause), SIPCODES_TRUST_READ);
    assert_non_null(strstr(sipcodes_cause_source(cause), "switch_types.h"));
    assert_null(sipcodes_cause_get(128));
    assert_null(sipcodes_cause_get(486));
}

static void check_number(int number)
{
    const sipcodes_cause *cause = sipcodes_cause_get(number);

    if (cause)
        assert_int_equal(sipcodes_cause_number(cause), number);
}

static void check_index(size_t index)
{
    assert_true((index < sipcodes_cause_count()) == (sipcodes_cause_at(index) != NULL));
}

static void hard_numbers_have_none(void **state)
{
    (void)state;
    for_hard_numbers(check_number);
    for_hard_indexes(check_index);
    assert_null(sipcodes_cause_get(0));
}

static void causes_ascend(void **state)
{
    (void)state;
    for (size_t i = 1; i < sipcodes_cause_count(); i++)
        assert_true(sipcodes_cause_number(sipcodes_cause_at(i - 1)) < sipcodes_cause_number(sipcodes_cause_at(i)));
}

static void a_cause_is_found_by_number(void **state)
{
    (void)state;
    assert_int_equal(find("34"), 34);
    assert_int_equal(find(" 034\r\n"), 34);
    assert_int_equal(find("q850:34"), 34);
    assert_int_equal(find("Q.850:34"), 34);
    assert_int_equal(find("Q850: 34"), 34);
    assert_int_equal(find("cause=34"), 34);
    assert_int_equal(find("CAUSE=127"), 127);
    assert_int_equal(find("17 User busy"), 17);
    assert_int_equal(find("17 whatever it is"), 17);
    assert_int_equal(find("487"), 487);
}

static void a_cause_is_found_by_name_or_symbol(void **state)
{
    (void)state;
    assert_int_equal(find("User busy"), 17);
    assert_int_equal(find("USER-BUSY"), 17);
    assert_int_equal(find("normal unspecified"), 31);
    assert_int_equal(find("NORMAL_CIRCUIT_CONGESTION"), 34);
    assert_int_equal(find("AST_CAUSE_BUSY"), 17);
    assert_int_equal(find("BUSY"), 17);
    assert_int_equal(find("AST_CAUSE_NORMAL_CIRCUIT_CONGESTION"), 34);
    assert_int_equal(find("SWITCH_CAUSE_USER_BUSY"), 17);
    assert_int_equal(find("ORIGINATOR_CANCEL"), 487);
    assert_int_equal(find("AST_CAUSE_PRE_EMPTED"), 8);
    assert_int_equal(find("SWITCH_CAUSE_PRE_EMPTED"), 45);
}

static void every_name_and_symbol_leads_to_its_cause(void **state)
{
    static const char *const tables[] = {"asterisk", "freeswitch"};

    (void)state;
    for (size_t i = 0; i < sipcodes_cause_count(); i++) {
        const sipcodes_cause *cause = sipcodes_cause_at(i);
        int found[8];
        for (size_t t = 0; t < COUNT_OF(tables); t++) {
            const char *symbol = sipcodes_cause_symbol(cause, tables[t]);
            int count = *symbol ? sipcodes_cause_find_all(symbol, SIZE_MAX, found, COUNT_OF(found)) : 0;
            bool is_there = !*symbol;
            for (int n = 0; n < count; n++)
                is_there = is_there || found[n] == sipcodes_cause_number(cause);
            assert_true(is_there);
        }
        if (*sipcodes_cause_name(cause) && sipcodes_cause_number(cause) <= Q850_CAUSES)
            assert_int_equal(find(sipcodes_cause_name(cause)), sipcodes_cause_number(cause));
        assert_true(strlen(sipcodes_cause_name(cause)) <= MAX_KEY);
    }
}

static void a_text_that_stands_for_several_is_ambiguous(void **state)
{
    int numbers[2] = {0, 0};

    (void)state;
    assert_int_equal(find("PRE_EMPTED"), SIPCODES_E_AMBIGUOUS);
    assert_int_equal(sipcodes_cause_find_all("PRE_EMPTED", SIZE_MAX, NULL, 0), 2);
    assert_int_equal(sipcodes_cause_find_all("pre-empted", SIZE_MAX, numbers, 1), 2);
    assert_int_equal(numbers[0], 8);
    assert_int_equal(numbers[1], 0);
    assert_int_equal(sipcodes_cause_find_all("PRE_EMPTED", SIZE_MAX, numbers, 2), 2);
    assert_int_equal(numbers[1], 45);
}

static void numbers_that_are_no_cause_are_told_apart_from_names(void **state)
{
    (void)state;
    assert_int_equal(find("0"), SIPCODES_E_CAUSE);
    assert_int_equal(find("128"), SIPCODES_E_CAUSE);
    assert_int_equal(find("200"), SIPCODES_E_CAUSE);
    assert_int_equal(find("q850:487"), SIPCODES_E_CAUSE);
    assert_int_equal(find("cause=0"), SIPCODES_E_CAUSE);
    assert_int_equal(find("-1"), SIPCODES_E_CAUSE);
    assert_int_equal(find("+17"), SIPCODES_E_CAUSE);
    assert_int_equal(find("q850:-17"), SIPCODES_E_CAUSE);
    assert_int_equal(find("4294967313"), SIPCODES_E_CAUSE);
    assert_int_equal(find("99999999999999999999999"), SIPCODES_E_CAUSE);
}

static void texts_that_stand_for_nothing_are_not_found(void **state)
{
    char *letters = repeated('a', 100000);
    char *digits = repeated('1', 100000);

    (void)state;
    assert_int_equal(find(""), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("-"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("+x"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("17x"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("busy user"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("q850:"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("q850:User busy"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find("User\xC2\xA0"
                          "busy"),
                     SIPCODES_E_NOT_FOUND);
    assert_int_equal(find(letters), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find(digits), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_cause_find("17\0", 3), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_cause_find(NULL, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_find_all("17", SIZE_MAX, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_find_all("17", SIZE_MAX, NULL, 0), 1);
    free(letters);
    free(digits);
}

static void every_cause_has_texts_and_sources(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_cause_count(); i++) {
        const sipcodes_cause *cause = sipcodes_cause_at(i);
        for (int text = SIPCODES_TEXT_LEAD; text <= SIPCODES_TEXT_FIX; text++) {
            const char *language = NULL;
            const char *found = sipcodes_cause_text(cause, (sipcodes_text)text, "en", &language);
            assert_true(strlen(found) > 20);
            assert_int_equal(found[strlen(found) - 1], '.');
            assert_string_equal(language, "en");
        }
        assert_non_null(sipcodes_cause_text_source(cause, 0));
        assert_null(sipcodes_cause_text_source(cause, 1000));
    }
    assert_string_equal(sipcodes_cause_text(sipcodes_cause_get(17), SIPCODES_TEXT_SEND, "en", NULL), "");
    assert_string_equal(sipcodes_cause_text(sipcodes_cause_get(17), (sipcodes_text)-1, "en", NULL), "");
    assert_string_equal(sipcodes_cause_text(NULL, SIPCODES_TEXT_LEAD, "en", NULL), "");
}

static void null_is_none(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_cause_number(NULL), 0);
    assert_string_equal(sipcodes_cause_name(NULL), "");
    assert_int_equal(sipcodes_cause_class_of(NULL), 0);
    assert_int_equal(sipcodes_cause_standing_of(NULL), 0);
    assert_int_equal(sipcodes_cause_trust(NULL), 0);
    assert_string_equal(sipcodes_cause_source(NULL), "");
    assert_string_equal(sipcodes_cause_note(NULL, NULL), "");
    assert_string_equal(sipcodes_cause_symbol(NULL, "asterisk"), "");
    assert_null(sipcodes_cause_text_source(NULL, 0));
}

static void values_have_names_and_labels(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_trust_name(SIPCODES_TRUST_SECOND_HAND), "second-hand");
    assert_non_null(strstr(sipcodes_trust_label(SIPCODES_TRUST_SECOND_HAND, "en"), "second-hand"));
    assert_string_equal(sipcodes_cause_class_name(SIPCODES_CAUSE_CLASS_PROTOCOL_ERROR), "protocol-error");
    assert_string_equal(sipcodes_cause_class_label(SIPCODES_CAUSE_CLASS_NOT_AVAILABLE, NULL),
                        "service or option not available");
    assert_string_equal(sipcodes_cause_standing_name(SIPCODES_CAUSE_STANDING_PRIVATE), "private");
    assert_string_equal(sipcodes_cause_standing_label(SIPCODES_CAUSE_STANDING_UNASSIGNED, NULL), "spare or reserved");
    assert_string_equal(sipcodes_cause_condition_name(SIPCODES_CAUSE_CONDITION_LOCATION_USER), "location-user");
    assert_string_equal(sipcodes_cause_condition_label(SIPCODES_CAUSE_CONDITION_LOCATION_USER, NULL),
                        "the cause comes from the user");
    assert_string_equal(sipcodes_direction_name(SIPCODES_DIRECTION_TO_STATUS), "to-status");
    assert_null(sipcodes_direction_name((sipcodes_direction)2));
    assert_null(sipcodes_trust_name((sipcodes_trust)4));
    assert_null(sipcodes_trust_label((sipcodes_trust)4, NULL));
    assert_null(sipcodes_trust_label((sipcodes_trust)-1, NULL));
    assert_null(sipcodes_trust_label(SIPCODES_TRUST_UNKNOWN, NULL));
    assert_null(sipcodes_cause_condition_label(SIPCODES_CAUSE_CONDITION_NONE, NULL));
    assert_null(sipcodes_cause_class_name((sipcodes_cause_class)INT_MAX));
}

static void locations_are_those_of_rfc_8606(void **state)
{
    static const char *const names[] = {"U",     "LPN",   "LN", "TN",     "RLN",    "RPN",    "LOC-6",  "INTL",
                                        "LOC-8", "LOC-9", "BI", "LOC-11", "LOC-12", "LOC-13", "LOC-14", "LOC-15"};

    (void)state;
    for (int i = 0; i < (int)COUNT_OF(names); i++) {
        assert_string_equal(sipcodes_location_name((sipcodes_location)(i + 1)), names[i]);
        assert_int_equal(sipcodes_location_find(names[i], SIZE_MAX), i + 1);
        assert_non_null(sipcodes_location_label((sipcodes_location)(i + 1), "en"));
    }
    assert_int_equal(sipcodes_location_find("rpn", 3), SIPCODES_LOCATION_RPN);
    assert_null(sipcodes_location_name(SIPCODES_LOCATION_NONE));
    assert_null(sipcodes_location_name((sipcodes_location)17));
    assert_null(sipcodes_location_label(SIPCODES_LOCATION_NONE, NULL));
    assert_int_equal(sipcodes_location_find("none", SIZE_MAX), SIPCODES_E_LOCATION);
    assert_int_equal(sipcodes_location_find("user", SIZE_MAX), SIPCODES_E_LOCATION);
    assert_int_equal(sipcodes_location_find("", SIZE_MAX), SIPCODES_E_LOCATION);
    assert_int_equal(sipcodes_location_find(NULL, 0), SIPCODES_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_q850_has_a_record),
        cmocka_unit_test(the_class_follows_from_the_number),
        cmocka_unit_test(a_record_says_what_is_known),
        cmocka_unit_test(numbers_that_products_made_up_have_records_too),
        cmocka_unit_test(hard_numbers_have_none),
        cmocka_unit_test(causes_ascend),
        cmocka_unit_test(a_cause_is_found_by_number),
        cmocka_unit_test(a_cause_is_found_by_name_or_symbol),
        cmocka_unit_test(every_name_and_symbol_leads_to_its_cause),
        cmocka_unit_test(a_text_that_stands_for_several_is_ambiguous),
        cmocka_unit_test(numbers_that_are_no_cause_are_told_apart_from_names),
        cmocka_unit_test(texts_that_stand_for_nothing_are_not_found),
        cmocka_unit_test(every_cause_has_texts_and_sources),
        cmocka_unit_test(null_is_none),
        cmocka_unit_test(values_have_names_and_labels),
        cmocka_unit_test(locations_are_those_of_rfc_8606),
    };
    return cmocka_run_group_tests_name("cause", tests, NULL, NULL);
}
