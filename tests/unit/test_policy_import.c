/* test_policy_import.c - policy_import.c: failover lists of other products. */
#include "unit.h"

#include "policy.h"

#define NOWHERE 987654321

/* Imports a text given without NUL and, where that is the same, up to its NUL; both must answer alike. */
static int import_bytes(sipcodes_policy *policy, const char *text, size_t length, size_t *position)
{
    char *bare = bare_copy(text, length);
    sipcodes_policy again = *policy;
    int error = sipcodes_policy_import(policy, bare, length, position);

    free(bare);
    if (text[length] == '\0' && strlen(text) == length) {
        assert_int_equal(sipcodes_policy_import(&again, text, SIZE_MAX, NULL), error);
        assert_memory_equal(&again, policy, sizeof again);
    }
    return error;
}

/* The codes that fail over have to be those of a code set; "" for none. */
static void assert_imports(const char *text, const char *codes)
{
    sipcodes_policy policy = {{0}};
    sipcodes_policy expected = {{0}};
    char rule[400] = "failover=";
    size_t position = NOWHERE;

    if (import_bytes(&policy, text, strlen(text), &position) != SIPCODES_OK)
        fail_msg("%s is refused at %zu", text, position);
    assert_int_equal(position, NOWHERE);
    strcat(rule, codes);
    if (*codes)
        assert_int_equal(sipcodes_policy_parse(&expected, rule, SIZE_MAX, NULL), SIPCODES_OK);
    assert_memory_equal(&policy, &expected, sizeof policy);
}

static void assert_fails_bytes(const char *text, size_t length, int error, size_t position)
{
    sipcodes_policy policy, before;
    size_t at = NOWHERE;

    memset(&policy, 0xA5, sizeof policy);
    before = policy;
    assert_int_equal(import_bytes(&policy, text, length, &at), error);
    assert_int_equal(at, position);
    assert_int_equal(import_bytes(&policy, text, length, NULL), error);
    assert_memory_equal(&policy, &before, sizeof policy);
}

static void assert_fails(const char *text, int error, size_t position)
{
    assert_fails_bytes(text, strlen(text), error, position);
}

static void kamailio_lists_codes_and_classes(void **state)
{
    (void)state;
    assert_imports("code=403;code=488;class=5", "403,488,5xx");
    assert_imports("class=3", "3xx");
    assert_imports("class=6;", "6xx");
    assert_imports(" Code = 408 ; ; CLASS = 5 ", "408,5xx");
    assert_imports("code=300;code=699", "300,699");
}

static void kamailio_lists_with_faults_are_refused_at_the_fault(void **state)
{
    (void)state;
    assert_fails("code=", SIPCODES_E_SYNTAX, 0);
    assert_fails("code=403;code", SIPCODES_E_SYNTAX, 9);
    assert_fails("code=403; code=4O8", SIPCODES_E_SYNTAX, 10);
    assert_fails("code=403,488", SIPCODES_E_SYNTAX, 0);
    assert_fails("=", SIPCODES_E_SYNTAX, 0);
    assert_fails("code=99999999999999999999", SIPCODES_E_SYNTAX, 0);
    assert_fails("reply=403", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("=403", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("code=299", SIPCODES_E_STATUS, 0);
    assert_fails("code=503;code=700", SIPCODES_E_STATUS, 9);
    assert_fails("code=5", SIPCODES_E_STATUS, 0);
    assert_fails("class=2", SIPCODES_E_STATUS, 0);
    assert_fails("class=7", SIPCODES_E_STATUS, 0);
    assert_fails("class=0", SIPCODES_E_STATUS, 0);
    assert_fails("class=503", SIPCODES_E_STATUS, 0);
    assert_fails("class=2147483647", SIPCODES_E_STATUS, 0);
}

static void causes_are_the_codes_that_mod_sofia_makes_them_of(void **state)
{
    (void)state;
    assert_imports("USER_BUSY", "486,600");
    assert_imports("NORMAL_TEMPORARY_FAILURE,USER_BUSY,38", "400,481,500,503,486,600,502");
    assert_imports("17", "486,600");
    assert_imports("041", "400,481,500,503");
    assert_imports("CALL_REJECTED", "401,402,403,407,603,608");
    assert_imports("ORIGINATOR_CANCEL", "487");
    assert_imports("UNWANTED", "607");
    assert_imports("819", "607");
    /* 200 becomes a cause too, but does not fail. */
    assert_imports("NORMAL_CLEARING", "");
    /* Whatever mod_sofia does not name. */
    assert_imports("NORMAL_UNSPECIFIED",
                   "3xx,409,411,412,417-419,422,424-427,430-436,439-479,489-499,506-512,514-599,601,602,605,609-699");
}

static void every_failure_becomes_exactly_one_cause(void **state)
{
    const struct cause_table *table = &sipcodes_tables.cause_table[CAUSES_FREESWITCH];
    int count[700] = {0};

    (void)state;
    assert_string_equal(string_at(table->name), "freeswitch");
    for (size_t n = 0; n < table->symbols.count; n++) {
        sipcodes_policy policy = {{0}};
        const char *name = string_at(sipcodes_tables.cause_symbols[table->symbols.first + n].name);
        assert_int_equal(sipcodes_policy_import(&policy, name, SIZE_MAX, NULL), SIPCODES_OK);
        for (int status = 300; status <= 699; status++)
            count[status] += policy_action(&policy, status) == SIPCODES_ACTION_FAILOVER;
    }
    for (int status = 300; status <= 699; status++)
        assert_int_equal(count[status], 1);
}

static void a_cause_that_no_code_becomes_adds_none(void **state)
{
    (void)state;
    assert_imports("NO_ANSWER", "");
    assert_imports("19", "");
    assert_imports("NO_ANSWER,USER_BUSY", "486,600");
    assert_imports("MANAGER_REQUEST", "");
}

static void causes_stand_between_commas_semicolons_bars_or_spaces(void **state)
{
    (void)state;
    assert_imports("17 18", "480,486,600");
    assert_imports("17,18", "480,486,600");
    assert_imports("17;18", "480,486,600");
    assert_imports("17|18", "480,486,600");
    assert_imports(" ,user_busy\t,\r\n No_User_Response;| ", "480,486,600");
}

static void a_cause_that_is_not_known_is_refused_at_its_place(void **state)
{
    (void)state;
    assert_fails("BUSY", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("USER_BUSY, USER_BUS", SIPCODES_E_NOT_FOUND, 11);
    assert_fails("17 200", SIPCODES_E_NOT_FOUND, 3);
    assert_fails("NONE", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("0", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("-17", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("true", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("5xx", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("99999999999999999999", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("USER\xC2\xA0"
                 "BUSY",
                 SIPCODES_E_NOT_FOUND, 0);
    assert_fails_bytes("USER_BUSY\0", 10, SIPCODES_E_NOT_FOUND, 0);
}

static void status_codes_in_a_list_of_causes_are_refused(void **state)
{
    (void)state;
    assert_fails("408,503", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("17,503", SIPCODES_E_NOT_FOUND, 3);
    assert_fails("17|503", SIPCODES_E_NOT_FOUND, 3);
}

static void regular_expressions_are_looked_for_in_the_digits(void **state)
{
    (void)state;
    assert_imports("(408)|(5[0-9][0-9])", "408,5xx");
    assert_imports("408|5[0-9][0-9]", "408,5xx");
    assert_imports("[0-6][0-9][0-9]", "failure");
    assert_imports("^5", "5xx");
    assert_imports("5\\d{2}", "5xx");
    assert_imports(" [56]03 ", "503,603");
    assert_imports(".8.$", "380-389,480-489,580-589,680-689");
    assert_imports("200.*", "");
}

static void status_codes_between_bars_are_a_regular_expression(void **state)
{
    (void)state;
    assert_imports("408|503", "408,503");
    assert_imports("503", "503");
    assert_imports("487", "487");
    assert_imports("300|699", "300,699");
    assert_fails("408 |503", SIPCODES_E_SYNTAX, 3);
    assert_fails("408|", SIPCODES_E_SYNTAX, 4);
}

static void a_regular_expression_with_a_fault_is_refused_at_the_fault(void **state)
{
    (void)state;
    assert_fails("(408", SIPCODES_E_SYNTAX, 4);
    assert_fails("  5[0-9]x", SIPCODES_E_SYNTAX, 8);
    assert_fails("5..|", SIPCODES_E_SYNTAX, 4);
    assert_fails("5[0-9", SIPCODES_E_SYNTAX, 1);
    assert_fails("USER_BUSY.", SIPCODES_E_SYNTAX, 0);
}

static void a_text_without_anything_is_refused(void **state)
{
    (void)state;
    assert_fails("", SIPCODES_E_SYNTAX, 0);
    assert_fails("  ", SIPCODES_E_SYNTAX, 2);
    assert_fails(",", SIPCODES_E_SYNTAX, 0);
    assert_fails(" ;; ", SIPCODES_E_SYNTAX, 1);
    assert_fails_bytes("503", 0, SIPCODES_E_SYNTAX, 0);
    assert_fails_bytes("\0", 1, SIPCODES_E_NOT_FOUND, 0);
}

static void other_codes_keep_what_they_led_to(void **state)
{
    sipcodes_policy policy = {{0}};
    char text[200];

    (void)state;
    assert_int_equal(sipcodes_policy_parse(&policy, "stop=486,603; failover=480; health=486; hold=3", SIZE_MAX, NULL), 0);
    assert_int_equal(sipcodes_policy_import(&policy, "USER_BUSY", SIZE_MAX, NULL), SIPCODES_OK);
    assert_true(sipcodes_policy_text(&policy, text, sizeof text) > 0);
    assert_string_equal(text, "failover=480,486,600; stop=603; health=486; hold=3");
}

static void null_is_an_argument_error(void **state)
{
    sipcodes_policy policy = {{0}};
    size_t position = NOWHERE;

    (void)state;
    assert_int_equal(sipcodes_policy_import(NULL, "503", SIZE_MAX, &position), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_policy_import(&policy, NULL, 0, &position), SIPCODES_E_ARGUMENT);
    assert_int_equal(position, NOWHERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kamailio_lists_codes_and_classes),
        cmocka_unit_test(kamailio_lists_with_faults_are_refused_at_the_fault),
        cmocka_unit_test(causes_are_the_codes_that_mod_sofia_makes_them_of),
        cmocka_unit_test(every_failure_becomes_exactly_one_cause),
        cmocka_unit_test(a_cause_that_no_code_becomes_adds_none),
        cmocka_unit_test(causes_stand_between_commas_semicolons_bars_or_spaces),
        cmocka_unit_test(a_cause_that_is_not_known_is_refused_at_its_place),
        cmocka_unit_test(status_codes_in_a_list_of_causes_are_refused),
        cmocka_unit_test(regular_expressions_are_looked_for_in_the_digits),
        cmocka_unit_test(status_codes_between_bars_are_a_regular_expression),
        cmocka_unit_test(a_regular_expression_with_a_fault_is_refused_at_the_fault),
        cmocka_unit_test(a_text_without_anything_is_refused),
        cmocka_unit_test(other_codes_keep_what_they_led_to),
        cmocka_unit_test(null_is_an_argument_error),
    };
    return cmocka_run_group_tests_name("policy_import", tests, NULL, NULL);
}
