/* test_names.c - names.c: the stable names of facts, values and parts, and their labels. */
#include "unit.h"

#define MAX_VALUES 40

/* The names that programs rely on, in the order of the enumerators; they are the same in every release. */
static const struct {
    sipcodes_fact fact;
    const char *name;
    const char *values[MAX_VALUES];
} facts[] = {
    {SIPCODES_FACT_CLASS,
     "class",
     {"unknown", "provisional", "success", "redirection", "request-failure", "server-failure", "global-failure", "local"}},
    {SIPCODES_FACT_STANDING, "standing", {"unknown", "registered", "deprecated", "obsolete", "vendor", "local"}},
    {SIPCODES_FACT_ACTION,
     "action",
     {"unknown", "wait", "complete", "redirect", "authenticate", "modify", "retry", "failover", "stop"}},
    {SIPCODES_FACT_REPAIR, "repair", {"none",       "credentials",  "body-size",       "body-type",     "uri-scheme",
                                      "uri-length", "request-uri",  "drop-extensions", "add-extension", "session-interval",
                                      "expiry",     "identity",     "location",        "alert",         "offer",
                                      "event",      "info-package", "privacy",         "referrer",      "priority",
                                      "security",   "max-forwards", "breadth",         "digits",        "consent",
                                      "push",       "encryption",   "entity-tag",      "method",        "accept",
                                      "outbound",   "version",      "syntax"}},
    {SIPCODES_FACT_ELSEWHERE, "elsewhere", {"unknown", "none", "listed", "may", "contact", "no"}},
    {SIPCODES_FACT_AGAIN, "again", {"unknown", "none", "redirected", "repaired", "later", "timer", "hinted", "never"}},
    {SIPCODES_FACT_RETRY_AFTER, "retry_after", {"unknown", "none", "called-party", "service", "condition"}},
    {SIPCODES_FACT_SCOPE, "scope", {"unknown", "request", "caller", "address", "device", "server", "user"}},
    {SIPCODES_FACT_DIALOG_EFFECT,
     "dialog_effect",
     {"unknown", "none", "creates-early", "creates", "ends-early", "transaction", "usage", "dialog", "unclear"}},
    {SIPCODES_FACT_HEADERS, "headers", {NULL}},
    {SIPCODES_FACT_SENDERS,
     "senders",
     {"unknown", "uas", "registrar", "redirect", "proxy", "edge-proxy", "notifier", "gateway", "intermediary", "local"}},
    {SIPCODES_FACT_METHODS,
     "methods",
     {"unknown", "INVITE", "BYE", "CANCEL", "OPTIONS", "REGISTER", "PRACK", "SUBSCRIBE", "NOTIFY", "PUBLISH", "INFO", "REFER",
      "MESSAGE", "UPDATE"}},
    {SIPCODES_FACT_CHALLENGE, "challenge", {"no", "yes"}},
};

static const char *const parts[] = {NULL,      "title",      "lead",    "card",   "description", "when",    "fix",
                                    "heading", "difference", "fact",    "common", "send",        "receive", "header",
                                    "alias",   "reference",  "related", "step",   "reason",      "value",   "fault"};
static const char *const levels[] = {NULL, "must", "should", "may"};
static const char *const texts[] = {NULL, "lead", "description", "when", "fix", "send", "receive"};
static const char *const alias_kinds[] = {NULL, "obsolete", "vendor", "profile"};

/* The entry at index of a list of names, or NULL outside it. */
static const char *entry(const char *const *names, size_t count, int index)
{
    return index >= 0 && (size_t)index < count ? names[index] : NULL;
}

static void assert_name(const char *name, const char *expected)
{
    assert_int_equal(name != NULL, expected != NULL);
    if (expected)
        assert_string_equal(name, expected);
}

static const char *fact_entry(int number)
{
    return number >= 1 && (size_t)number <= COUNT_OF(facts) ? facts[number - 1].name : NULL;
}

static void check_fact_name(int number)
{
    assert_name(sipcodes_fact_name((sipcodes_fact)number), fact_entry(number));
}

static void facts_have_these_names_and_other_numbers_none(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(facts); i++)
        assert_int_equal(facts[i].fact, i + 1);
    for_hard_numbers(check_fact_name);
}

static void check_value_names(int number)
{
    for (size_t i = 0; i < COUNT_OF(facts); i++)
        assert_name(sipcodes_value_name(facts[i].fact, number), entry(facts[i].values, MAX_VALUES, number));
}

static void values_have_these_names_and_other_numbers_none(void **state)
{
    (void)state;
    for_hard_numbers(check_value_names);
}

static void check_values_of_no_fact(int number)
{
    if (fact_entry(number))
        return;
    for (int value = -1; value <= MAX_VALUES; value++) {
        assert_null(sipcodes_value_name((sipcodes_fact)number, value));
        assert_null(sipcodes_value_label((sipcodes_fact)number, value, NULL));
    }
    assert_null(sipcodes_fact_label((sipcodes_fact)number, NULL));
}

static void a_number_that_is_no_fact_has_no_values_and_no_labels(void **state)
{
    (void)state;
    for_hard_numbers(check_values_of_no_fact);
}

static void the_enumerators_have_the_names_that_they_spell(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_CLASS, SIPCODES_CLASS_LOCAL), "local");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_STANDING, SIPCODES_STANDING_LOCAL), "local");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_ACTION, SIPCODES_ACTION_STOP), "stop");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_REPAIR, SIPCODES_REPAIR_SYNTAX), "syntax");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_REPAIR, SIPCODES_REPAIR_PRIVACY), "privacy");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_ELSEWHERE, SIPCODES_ELSEWHERE_NO), "no");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_AGAIN, SIPCODES_AGAIN_NEVER), "never");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_RETRY_AFTER, SIPCODES_RETRY_AFTER_CALLED_PARTY), "called-party");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_RETRY_AFTER, SIPCODES_RETRY_AFTER_CONDITION), "condition");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_SCOPE, SIPCODES_SCOPE_USER), "user");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_DIALOG_UNCLEAR), "unclear");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_SENDERS, SIPCODES_SENDER_LOCAL), "local");
    assert_string_equal(sipcodes_value_name(SIPCODES_FACT_METHODS, SIPCODES_METHOD_UPDATE), "UPDATE");
    assert_string_equal(sipcodes_level_name(SIPCODES_LEVEL_MAY), "may");
    assert_string_equal(sipcodes_alias_kind_name(SIPCODES_ALIAS_PROFILE), "profile");
    assert_string_equal(sipcodes_part_name(SIPCODES_PART_RELATED), "related");
    assert_string_equal(sipcodes_part_name(SIPCODES_PART_FAULT), "fault");
    assert_string_equal(sipcodes_text_name(SIPCODES_TEXT_LEAD), "lead");
    assert_string_equal(sipcodes_text_name(SIPCODES_TEXT_RECEIVE), "receive");
}

static void check_level(int number)
{
    assert_name(sipcodes_level_name((sipcodes_level)number), entry(levels, COUNT_OF(levels), number));
}

static void levels_have_these_names_and_other_numbers_none(void **state)
{
    (void)state;
    for_hard_numbers(check_level);
}

static void check_alias_kind(int number)
{
    assert_name(sipcodes_alias_kind_name((sipcodes_alias_kind)number), entry(alias_kinds, COUNT_OF(alias_kinds), number));
}

static void alias_kinds_have_these_names_and_other_numbers_none(void **state)
{
    (void)state;
    for_hard_numbers(check_alias_kind);
}

static void check_part(int number)
{
    assert_name(sipcodes_part_name((sipcodes_part)number), entry(parts, COUNT_OF(parts), number));
}

static void parts_have_these_names_and_other_numbers_none(void **state)
{
    (void)state;
    for_hard_numbers(check_part);
}

static void check_text(int number)
{
    assert_name(sipcodes_text_name((sipcodes_text)number), entry(texts, COUNT_OF(texts), number));
}

static void texts_have_these_names_and_other_numbers_none(void **state)
{
    (void)state;
    for_hard_numbers(check_text);
}

static void every_fact_and_value_has_a_label(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(facts); i++) {
        assert_true(strlen(sipcodes_fact_label(facts[i].fact, "en")) > 0);
        for (int value = 0; facts[i].values[value]; value++)
            assert_true(strlen(sipcodes_value_label(facts[i].fact, value, "en")) > 0);
    }
}

static void a_fact_without_values_has_no_labels_of_values(void **state)
{
    (void)state;
    for (int value = -1; value <= MAX_VALUES; value++)
        assert_null(sipcodes_value_label(SIPCODES_FACT_HEADERS, value, NULL));
}

static void check_value_labels(int number)
{
    for (size_t i = 0; i < COUNT_OF(facts); i++)
        assert_int_equal(sipcodes_value_label(facts[i].fact, number, NULL) != NULL,
                         entry(facts[i].values, MAX_VALUES, number) != NULL);
}

static void what_has_a_name_has_a_label_and_nothing_else_has(void **state)
{
    (void)state;
    for_hard_numbers(check_value_labels);
}

static void labels_are_for_people(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_fact_label(SIPCODES_FACT_ACTION, NULL), "Next step");
    assert_string_equal(sipcodes_fact_label(SIPCODES_FACT_SENDERS, "en"), "Who sends it");
    assert_string_equal(sipcodes_value_label(SIPCODES_FACT_ACTION, SIPCODES_ACTION_WAIT, NULL), "wait for the final response");
    assert_string_equal(sipcodes_value_label(SIPCODES_FACT_CLASS, SIPCODES_CLASS_GLOBAL_FAILURE, "en"), "Global Failure (6xx)");
    assert_string_equal(sipcodes_value_label(SIPCODES_FACT_SENDERS, SIPCODES_SENDER_UAS, "en_US.UTF-8"), "a UAS");
    assert_string_equal(sipcodes_value_label(SIPCODES_FACT_CHALLENGE, 1, "en"), "yes");
}

static void methods_go_by_their_name_in_every_language(void **state)
{
    const char *const tags[] = {NULL, "en", "de", "zh-Hans", "not a tag"};

    (void)state;
    for (int value = SIPCODES_METHOD_INVITE; value <= SIPCODES_METHOD_UPDATE; value++)
        for (size_t i = 0; i < COUNT_OF(tags); i++)
            assert_string_equal(sipcodes_value_label(SIPCODES_FACT_METHODS, value, tags[i]),
                                sipcodes_value_name(SIPCODES_FACT_METHODS, value));
}

static void a_language_that_is_not_spoken_gets_the_english_label(void **state)
{
    const char *const tags[] = {"", "C", "xx-YY", "\xFF", "POSIX"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        assert_string_equal(sipcodes_fact_label(SIPCODES_FACT_ACTION, tags[i]), "Next step");
        assert_string_equal(sipcodes_value_label(SIPCODES_FACT_ACTION, SIPCODES_ACTION_COMPLETE, tags[i]), "done");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_have_these_names_and_other_numbers_none),
        cmocka_unit_test(values_have_these_names_and_other_numbers_none),
        cmocka_unit_test(a_number_that_is_no_fact_has_no_values_and_no_labels),
        cmocka_unit_test(the_enumerators_have_the_names_that_they_spell),
        cmocka_unit_test(levels_have_these_names_and_other_numbers_none),
        cmocka_unit_test(alias_kinds_have_these_names_and_other_numbers_none),
        cmocka_unit_test(parts_have_these_names_and_other_numbers_none),
        cmocka_unit_test(texts_have_these_names_and_other_numbers_none),
        cmocka_unit_test(every_fact_and_value_has_a_label),
        cmocka_unit_test(a_fact_without_values_has_no_labels_of_values),
        cmocka_unit_test(what_has_a_name_has_a_label_and_nothing_else_has),
        cmocka_unit_test(labels_are_for_people),
        cmocka_unit_test(methods_go_by_their_name_in_every_language),
        cmocka_unit_test(a_language_that_is_not_spoken_gets_the_english_label),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
