/* test_policy.c - policy.c and policy_text.c: policies by name, and by the rules that they are written as. */
#include "unit.h"

#include <stdio.h>

#include "policy.h"

#define NOWHERE 987654321
#define NONE POLICY_NONE

static sipcodes_policy zeroed(void)
{
    return (sipcodes_policy){{0}};
}

/* A policy that no parse has made, so that it shows whether it was left alone. */
static sipcodes_policy marked(void)
{
    sipcodes_policy policy;

    memset(&policy, 0xA5, sizeof policy);
    return policy;
}

/* Parses a text given without NUL and, where that is the same, up to its NUL; both must answer alike. */
static int parse_bytes(sipcodes_policy *policy, const char *text, size_t length, size_t *position)
{
    char *bare = bare_copy(text, length);
    sipcodes_policy again = *policy;
    int error = sipcodes_policy_parse(policy, bare, length, position);

    free(bare);
    if (text[length] == '\0' && strlen(text) == length) {
        assert_int_equal(sipcodes_policy_parse(&again, text, SIZE_MAX, NULL), error);
        assert_memory_equal(&again, policy, sizeof again);
    }
    return error;
}

static void change(sipcodes_policy *policy, const char *text)
{
    size_t position = NOWHERE;

    if (parse_bytes(policy, text, strlen(text), &position) != SIPCODES_OK)
        fail_msg("%s is refused at %zu", text, position);
    assert_int_equal(position, NOWHERE);
}

static sipcodes_policy parsed(const char *text)
{
    sipcodes_policy policy = zeroed();

    change(&policy, text);
    return policy;
}

static sipcodes_policy named(const char *name)
{
    sipcodes_policy policy = marked();

    assert_int_equal(sipcodes_policy_get(&policy, name), SIPCODES_OK);
    return policy;
}

static void assert_same(const char *text, const char *other)
{
    sipcodes_policy a = parsed(text);
    sipcodes_policy b = parsed(other);

    assert_memory_equal(&a, &b, sizeof a);
}

static void assert_fails_bytes(const char *text, size_t length, int error, size_t position)
{
    sipcodes_policy policy = marked();
    sipcodes_policy before = policy;
    size_t at = NOWHERE;

    assert_int_equal(parse_bytes(&policy, text, length, &at), error);
    assert_int_equal(at, position);
    assert_memory_equal(&policy, &before, sizeof policy);
    assert_int_equal(parse_bytes(&policy, text, length, NULL), error);
}

static void assert_fails(const char *text, int error, size_t position)
{
    assert_fails_bytes(text, strlen(text), error, position);
}

static void assert_text(const sipcodes_policy *policy, const char *text)
{
    char buffer[4000];

    assert_int_equal(sipcodes_policy_text(policy, buffer, sizeof buffer), strlen(text));
    assert_string_equal(buffer, text);
}

static void assert_text_of(const char *rules, const char *text)
{
    sipcodes_policy policy = parsed(rules);
    sipcodes_policy again = parsed(text);

    assert_text(&policy, text);
    assert_memory_equal(&policy, &again, sizeof policy);
}

/* ---- Rules ---- */

static void a_policy_of_zeros_and_null_leave_everything_to_the_rfcs(void **state)
{
    sipcodes_policy zero = zeroed();
    const sipcodes_policy *const policies[] = {&zero, NULL};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(policies); i++) {
        for (int status = -10; status <= 1100; status++) {
            const sipcodes_code *code = sipcodes_get(status);
            assert_int_equal(policy_action(policies[i], status), NONE);
            assert_int_equal(policy_counts_against_health(policies[i], status), code && code->ails);
        }
        for (int event = 0; event < POLICY_EVENTS; event++)
            assert_int_equal(policy_event_action(policies[i], (enum policy_event)event), NONE);
        assert_int_equal(policy_limit(policies[i]), SIPCODES_PROGRESS_NONE);
        assert_false(policy_forbids_failover(policies[i], SIPCODES_PROGRESS_EARLY_MEDIA));
        assert_int_equal(policy_hold(policies[i]), 0);
        assert_int_equal(policy_hold_max(policies[i]), 0);
        assert_text(policies[i], "");
    }
}

static void codes_of_a_rule_lead_to_its_action_and_no_others_do(void **state)
{
    sipcodes_policy policy = parsed("failover=408,5xx,!501; stop=480");

    (void)state;
    for (int status = -10; status <= 1100; status++) {
        bool fails_over = status == 408 || (status / 100 == 5 && status != 501);
        int expected = fails_over ? SIPCODES_ACTION_FAILOVER : status == 480 ? SIPCODES_ACTION_STOP : NONE;
        assert_int_equal(policy_action(&policy, status), expected);
    }
}

static void every_action_of_a_failure_can_be_set(void **state)
{
    sipcodes_policy policy = parsed("stop=400;failover=401;retry=402;modify=403;redirect=404;authenticate=405;unknown=406");

    (void)state;
    assert_int_equal(policy_action(&policy, 400), SIPCODES_ACTION_STOP);
    assert_int_equal(policy_action(&policy, 401), SIPCODES_ACTION_FAILOVER);
    assert_int_equal(policy_action(&policy, 402), SIPCODES_ACTION_RETRY);
    assert_int_equal(policy_action(&policy, 403), SIPCODES_ACTION_MODIFY);
    assert_int_equal(policy_action(&policy, 404), SIPCODES_ACTION_REDIRECT);
    assert_int_equal(policy_action(&policy, 405), SIPCODES_ACTION_AUTHENTICATE);
    assert_int_equal(policy_action(&policy, 406), SIPCODES_ACTION_UNKNOWN);
    assert_int_equal(policy_action(&policy, 407), NONE);
}

static void a_later_rule_wins(void **state)
{
    (void)state;
    assert_same("stop=failure; failover=503", "stop=failure,!503; failover=503");
    assert_same("failover=503; stop=failure", "stop=failure");
    assert_same("failover=5xx; rfc=503", "failover=5xx,!503");
    assert_same("timeout=stop; timeout=failover", "timeout=failover");
    assert_same("timeout=stop; timeout=rfc", "");
    assert_same("limit=ringing; limit=none", "");
    assert_same("hold=30; hold=0", "");
    assert_same("health=5xx; health=503", "health=503");
    assert_same("health=5xx; health=rfc", "");
}

static void base_begins_again(void **state)
{
    sipcodes_policy carrier = named("carrier");
    sipcodes_policy policy = parsed("hold=30; health=none; base=carrier");

    (void)state;
    assert_memory_equal(&policy, &carrier, sizeof policy);
    assert_same("failover=5xx; base=rfc", "");
    assert_same("BASE = Carrier", "base=carrier");
    change(&carrier, "failover=480");
    assert_int_equal(policy_action(&carrier, 480), SIPCODES_ACTION_FAILOVER);
    assert_int_equal(policy_action(&carrier, 486), SIPCODES_ACTION_STOP);
}

static void events_have_actions_of_their_own(void **state)
{
    sipcodes_policy policy = parsed("timeout=failover; transport=retry; rejected=stop");

    (void)state;
    assert_int_equal(policy_event_action(&policy, POLICY_TIMEOUT), SIPCODES_ACTION_FAILOVER);
    assert_int_equal(policy_event_action(&policy, POLICY_TRANSPORT), SIPCODES_ACTION_RETRY);
    assert_int_equal(policy_event_action(&policy, POLICY_REJECTED), SIPCODES_ACTION_STOP);
    change(&policy, "timeout=unknown; transport=rfc; rejected=failover");
    assert_int_equal(policy_event_action(&policy, POLICY_TIMEOUT), SIPCODES_ACTION_UNKNOWN);
    assert_int_equal(policy_event_action(&policy, POLICY_TRANSPORT), NONE);
    assert_int_equal(policy_event_action(&policy, POLICY_REJECTED), SIPCODES_ACTION_FAILOVER);
}

static void a_limit_forbids_failover_from_its_stage_on(void **state)
{
    static const char *const rules[] = {"limit=none", "limit=trying", "limit=ringing", "limit=early-media"};

    (void)state;
    for (int limit = SIPCODES_PROGRESS_NONE; limit <= SIPCODES_PROGRESS_EARLY_MEDIA; limit++) {
        sipcodes_policy policy = parsed(rules[limit]);
        assert_int_equal(policy_limit(&policy), limit);
        for (int seen = SIPCODES_PROGRESS_NONE; seen <= SIPCODES_PROGRESS_EARLY_MEDIA; seen++)
            assert_int_equal(policy_forbids_failover(&policy, (sipcodes_progress)seen), limit > 0 && seen >= limit);
    }
}

static void health_counts_the_codes_of_its_set_and_no_others(void **state)
{
    sipcodes_policy policy = parsed("health=403,5xx; stop=403");
    sipcodes_policy none = parsed("health=none");

    (void)state;
    for (int status = 300; status <= 699; status++) {
        assert_int_equal(policy_counts_against_health(&policy, status), status == 403 || status / 100 == 5);
        assert_false(policy_counts_against_health(&none, status));
    }
    assert_int_equal(policy_action(&policy, 403), SIPCODES_ACTION_STOP);
    /* What no policy decides on stays as the library has it. */
    assert_int_equal(policy_counts_against_health(&policy, 200), false);
    assert_int_equal(policy_counts_against_health(&none, 908), sipcodes_get(908)->ails);
    assert_same("health=486,!486", "health=none");
}

static void seconds_are_taken_up_to_the_largest(void **state)
{
    sipcodes_policy policy = parsed("hold=30; hold-max=2147483647");

    (void)state;
    assert_int_equal(policy_hold(&policy), 30);
    assert_int_equal(policy_hold_max(&policy), INT32_MAX);
    assert_same("hold=00030", "hold=30");
}

static void words_count_with_their_part_of_300_to_699(void **state)
{
    (void)state;
    assert_same("failover=all", "failover=failure");
    assert_same("failover=final", "failover=300-699");
    assert_same("failover=!486", "failover=failure,!486");
    assert_same("stop=action=wait", "");
    assert_same("stop=known,!failure", "");
    assert_same("stop=known", "stop=known,!action=wait,!action=complete");
}

static void spaces_case_and_empty_rules_do_not_count(void **state)
{
    (void)state;
    assert_same("", " \t\r\n");
    assert_same("", ";;;\n;");
    assert_same("", "# failover=5xx");
    assert_same("  FailOver = 408 , 5XX ; ; STOP=480;", "failover=408,5xx;stop=480");
    assert_same("failover=408\nstop=480", "failover=408;stop=480");
    assert_same("failover=408\r\nstop=480\r\n", "failover=408;stop=480");
    assert_same("failover=408\rstop=480", "failover=408;stop=480");
    assert_same("# one; failover=5xx\nstop=480 # two; stop=6xx\n#three", "stop=480");
    assert_same("LIMIT=Early-Media;Timeout=FAILOVER;Health=RFC;rejected=RFC", "limit=early-media;timeout=failover");
}

/* ---- Errors ---- */

static void what_is_no_rule_is_an_error_at_its_place(void **state)
{
    (void)state;
    assert_fails("failover", SIPCODES_E_SYNTAX, 0);
    assert_fails("stop=480; failover", SIPCODES_E_SYNTAX, 10);
    assert_fails("stop=480;\r\n  5xx\n", SIPCODES_E_SYNTAX, 13);
    assert_fails("failover=", SIPCODES_E_SYNTAX, 9);
    assert_fails("failover= ; stop=480", SIPCODES_E_SYNTAX, 9);
    assert_fails("failover=#5xx", SIPCODES_E_SYNTAX, 9);
    assert_fails("=5xx", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("=", SIPCODES_E_SYNTAX, 1);
    assert_fails(" stopp=5xx", SIPCODES_E_NOT_FOUND, 1);
    assert_fails("sto=5xx", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("wait=5xx", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("complete=5xx", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("hold max=3", SIPCODES_E_NOT_FOUND, 0);
}

static void a_term_of_a_set_at_fault_is_reported_at_its_place(void **state)
{
    (void)state;
    assert_fails("failover=408,busy", SIPCODES_E_SYNTAX, 13);
    assert_fails("stop=480; failover=408,,5xx", SIPCODES_E_SYNTAX, 23);
    assert_fails("failover=408,", SIPCODES_E_SYNTAX, 13);
    assert_fails("failover=700", SIPCODES_E_STATUS, 9);
    assert_fails("health=busy", SIPCODES_E_SYNTAX, 7);
    assert_fails("failover=408 503", SIPCODES_E_SYNTAX, 9);
    assert_fails("failover=stop=480", SIPCODES_E_SYNTAX, 9);
}

static void a_number_outside_300_to_699_is_a_status_error(void **state)
{
    (void)state;
    assert_fails("failover=200", SIPCODES_E_STATUS, 9);
    assert_fails("failover=486,!200", SIPCODES_E_STATUS, 13);
    assert_fails("failover=486,200,busy", SIPCODES_E_STATUS, 13);
    assert_fails("stop=1xx", SIPCODES_E_STATUS, 5);
    assert_fails("stop=2xx", SIPCODES_E_STATUS, 5);
    assert_fails("stop=299-300", SIPCODES_E_STATUS, 5);
    assert_fails("stop=904", SIPCODES_E_STATUS, 5);
    assert_fails("rfc=100", SIPCODES_E_STATUS, 4);
    assert_fails("health=503,908", SIPCODES_E_STATUS, 11);
}

static void a_value_that_a_rule_cannot_have_is_an_error(void **state)
{
    (void)state;
    assert_fails("base=nobody", SIPCODES_E_NOT_FOUND, 5);
    assert_fails("base=carrie", SIPCODES_E_NOT_FOUND, 5);
    assert_fails("timeout= wait", SIPCODES_E_NOT_FOUND, 9);
    assert_fails("timeout=modify", SIPCODES_E_NOT_FOUND, 8);
    assert_fails("transport=authenticate", SIPCODES_E_NOT_FOUND, 10);
    assert_fails("transport=503", SIPCODES_E_NOT_FOUND, 10);
    assert_fails("rejected=retry", SIPCODES_E_NOT_FOUND, 9);
    assert_fails("rejected=redirect", SIPCODES_E_NOT_FOUND, 9);
    assert_fails("limit=answer", SIPCODES_E_NOT_FOUND, 6);
    assert_fails("limit=rfc", SIPCODES_E_NOT_FOUND, 6);
    assert_fails("hold=", SIPCODES_E_SYNTAX, 5);
    assert_fails("hold=-1", SIPCODES_E_SYNTAX, 5);
    assert_fails("hold=30s", SIPCODES_E_SYNTAX, 5);
    assert_fails("hold=2147483648", SIPCODES_E_SYNTAX, 5);
    assert_fails("hold-max=99999999999999999999999", SIPCODES_E_SYNTAX, 9);
}

static void nul_and_bytes_outside_ascii_are_errors(void **state)
{
    (void)state;
    assert_fails_bytes("\0", 1, SIPCODES_E_SYNTAX, 0);
    assert_fails_bytes("stop=480\0", 9, SIPCODES_E_SYNTAX, 5);
    assert_fails_bytes("sto\0p=480", 9, SIPCODES_E_NOT_FOUND, 0);
    assert_fails("stop\xC2\xA0=480", SIPCODES_E_NOT_FOUND, 0);
    assert_fails("limit=\xFF", SIPCODES_E_NOT_FOUND, 6);
}

static void length_decides_where_the_text_ends(void **state)
{
    sipcodes_policy policy = zeroed();

    (void)state;
    assert_int_equal(parse_bytes(&policy, "stop=480;busy", 9, NULL), SIPCODES_OK);
    assert_text(&policy, "stop=480");
    assert_int_equal(parse_bytes(&policy, "busy", 0, NULL), SIPCODES_OK);
    assert_fails_bytes("stop=480", 7, SIPCODES_E_STATUS, 5);
}

static void null_is_an_argument_error(void **state)
{
    sipcodes_policy policy = marked();
    sipcodes_policy before = policy;
    size_t position = NOWHERE;

    (void)state;
    assert_int_equal(sipcodes_policy_parse(NULL, "stop=480", SIZE_MAX, &position), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_policy_parse(&policy, NULL, 0, &position), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_policy_get(NULL, "carrier"), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_policy_get(&policy, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_policy_get(&policy, "nobody"), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_policy_text(&policy, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_memory_equal(&policy, &before, sizeof policy);
    assert_int_equal(position, NOWHERE);
}

static void long_texts_are_read_like_any_other(void **state)
{
    char *text = repeated(';', 100000);
    char *comment = repeated('#', 100000);
    char *digits = repeated('1', 100000);

    (void)state;
    assert_same(text, "");
    assert_same(comment, "");
    memcpy(text + 99990, "stop=busy", 9);
    assert_fails(text, SIPCODES_E_SYNTAX, 99995);
    memcpy(digits, "hold=", 5);
    assert_fails(digits, SIPCODES_E_SYNTAX, 5);
    free(text);
    free(comment);
    free(digits);
}

/* ---- Text ---- */

static void the_text_names_each_rule_once_in_a_fixed_order(void **state)
{
    (void)state;
    assert_text_of("", "");
    assert_text_of("stop=480;failover=503,408", "failover=408,503; stop=480");
    assert_text_of(
        "hold-max=300;hold=30;health=5xx;limit=ringing;rejected=stop;transport=retry;timeout=failover;unknown=302;"
        "stop=6xx;failover=503;retry=500;modify=422;authenticate=401;redirect=301",
        "redirect=301; authenticate=401; modify=422; retry=500; failover=503; stop=6xx; unknown=302; timeout=failover; "
        "transport=retry; rejected=stop; limit=ringing; health=5xx; hold=30; hold-max=300");
    assert_text_of("timeout=unknown;transport=unknown;rejected=unknown",
                   "timeout=unknown; transport=unknown; rejected=unknown");
    assert_text_of("health=none", "health=none");
    assert_text_of("hold-max=2147483647", "hold-max=2147483647");
    assert_text_of("failover=all", "failover=300-699");
    assert_text_of("limit=trying", "limit=trying");
}

static void a_text_that_does_not_fit_is_cut(void **state)
{
    sipcodes_policy policy = parsed("failover=408,5xx; stop=480");
    static const char whole[] = "failover=408,5xx; stop=480";

    (void)state;
    assert_int_equal(sipcodes_policy_text(&policy, NULL, 0), sizeof whole - 1);
    for (size_t size = 1; size <= sizeof whole; size++) {
        char *buffer = repeated('x', size - 1);
        assert_int_equal(sipcodes_policy_text(&policy, buffer, size), sizeof whole - 1);
        assert_int_equal(strlen(buffer), size - 1);
        assert_memory_equal(buffer, whole, size - 1);
        free(buffer);
    }
}

/* ---- Policies by name ---- */

static void a_name_has_label_source_and_rules_in_any_letter_case(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_policy_at(0), "rfc");
    assert_string_equal(sipcodes_policy_label("rfc", NULL), "what the RFCs say");
    assert_string_equal(sipcodes_policy_label("RFC", "en"), "what the RFCs say");
    assert_string_equal(sipcodes_policy_source("rfc"), "RFC 3261 8.1.3; RFC 3263 4.3");
    assert_string_equal(sipcodes_policy_rules("rfc"), "");
    assert_null(sipcodes_policy_at(SIZE_MAX));
    assert_null(sipcodes_policy_at(SIZE_POLICIES));
    assert_null(sipcodes_policy_label("nobody", NULL));
    assert_null(sipcodes_policy_source("nobody"));
    assert_null(sipcodes_policy_rules(""));
    assert_null(sipcodes_policy_label(NULL, NULL));
    assert_null(sipcodes_policy_source(NULL));
    assert_null(sipcodes_policy_rules(NULL));
}

static void every_policy_is_the_one_of_its_rules_and_of_its_text(void **state)
{
    size_t count = 0;
    const char *name;

    (void)state;
    for (; (name = sipcodes_policy_at(count)) != NULL; count++) {
        char text[4000];
        sipcodes_policy policy = named(name);
        sipcodes_policy of_rules = parsed(sipcodes_policy_rules(name));
        sipcodes_policy of_text;
        int length = sipcodes_policy_text(&policy, text, sizeof text);

        assert_in_range(length, 0, sizeof text - 1);
        of_text = parsed(text);
        assert_memory_equal(&policy, &of_rules, sizeof policy);
        assert_memory_equal(&policy, &of_text, sizeof policy);
        assert_text(&of_text, text);
        assert_true(strlen(sipcodes_policy_label(name, NULL)) > 0);
        assert_true(strlen(sipcodes_policy_source(name)) > 0);
    }
    assert_int_equal(count, SIZE_POLICIES);
}

/* ---- The policies of products, cell by cell ---- */

static bool leads_on_timeout(const sipcodes_policy *policy, const char *cell)
{
    int action = policy_event_action(policy, POLICY_TIMEOUT);

    /* The cells are about a timeout before anything was received, after which RFC 3263 goes on. */
    if (strcmp(cell, "y") == 0)
        return action == SIPCODES_ACTION_FAILOVER || action == NONE;
    if (strcmp(cell, "(y)") == 0)
        return action == SIPCODES_ACTION_UNKNOWN;
    return strcmp(cell, "v") == 0 && action == SIPCODES_ACTION_STOP;
}

/* y: the next target; n: stop; e: authenticate, and then n; ey: and then y; v: voicemail, which is off; ?: not known. */
static bool leads_as(const sipcodes_policy *policy, int status, const char *cell)
{
    int action = policy_action(policy, status);
    int rejected = policy_event_action(policy, POLICY_REJECTED);

    if (strcmp(cell, "y") == 0)
        return action == SIPCODES_ACTION_FAILOVER;
    if (strcmp(cell, "n") == 0 || strcmp(cell, "v") == 0)
        return action == SIPCODES_ACTION_STOP;
    if (strcmp(cell, "e") == 0)
        return action == SIPCODES_ACTION_AUTHENTICATE && rejected == SIPCODES_ACTION_STOP;
    if (strcmp(cell, "ey") == 0)
        return action == SIPCODES_ACTION_AUTHENTICATE && rejected == SIPCODES_ACTION_FAILOVER;
    return strcmp(cell, "?") == 0 && action == SIPCODES_ACTION_UNKNOWN;
}

/* Splits a line at its commas. */
static size_t split(char *line, char *cells[], size_t capacity)
{
    size_t count = 0;

    line[strcspn(line, "\r\n")] = '\0';
    for (char *at = line; at; count++) {
        char *comma = strchr(at, ',');
        assert_true(count < capacity);
        cells[count] = at;
        at = comma ? comma + 1 : NULL;
        if (comma)
            *comma = '\0';
    }
    return count;
}

static void products_do_what_the_table_of_their_defaults_says(void **state)
{
    char head[1000], line[1000];
    char *names[40], *cells[40];
    size_t columns, checked = 0;
    FILE *table = fopen(FAILOVER_TABLE, "r");

    (void)state;
    assert_non_null(table);
    assert_non_null(fgets(head, sizeof head, table));
    columns = split(head, names, COUNT_OF(names));
    while (fgets(line, sizeof line, table)) {
        assert_int_equal(split(line, cells, COUNT_OF(cells)), columns);
        for (size_t n = 1; n < columns; n++, checked++) {
            sipcodes_policy policy = named(names[n]);
            bool agrees = strcmp(cells[0], "timeout") == 0 ? leads_on_timeout(&policy, cells[n])
                                                           : leads_as(&policy, atoi(cells[0]), cells[n]);
            if (!agrees)
                fail_msg("%s on %s is not %s", names[n], cells[0], cells[n]);
        }
    }
    fclose(table);
    assert_int_equal(checked, 17 * 22);
}

/* What a product writes as a regular expression, in its own words. */
static void assert_fails_over_on(const char *name, const char *pattern)
{
    sipcodes_policy policy = named(name);
    sipcodes_policy imported = zeroed();

    assert_int_equal(sipcodes_policy_import(&imported, pattern, SIZE_MAX, NULL), SIPCODES_OK);
    for (int status = 300; status <= 699; status++)
        assert_int_equal(policy_action(&policy, status),
                         policy_action(&imported, status) == NONE ? SIPCODES_ACTION_STOP : SIPCODES_ACTION_FAILOVER);
}

static void policies_with_a_regular_expression_hold_what_it_finds(void **state)
{
    (void)state;
    assert_fails_over_on("kamailio-dispatcher", "(500)");
    assert_fails_over_on("kamailio-carrierroute", "408|5[0-9][0-9]");
    assert_fails_over_on("opensips-drouting", "(408)|(5[0-9][0-9])");
    assert_fails_over_on("dsiprouter", "4[0-9][2-6,8-9]|5[0-9][0-9]");
}

static void carrier_moves_on_for_failures_of_the_network_only(void **state)
{
    sipcodes_policy carrier = named("carrier");
    sipcodes_policy aggressive = named("lcr-aggressive");
    static const int next[] = {500, 502, 503, 504};
    static const int stop[] = {410, 484, 485, 486, 487, 600, 603, 604, 606, 607, 608, 699};
    static const int other[] = {404, 480};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(next); i++) {
        assert_int_equal(policy_action(&carrier, next[i]), SIPCODES_ACTION_FAILOVER);
        assert_int_equal(policy_action(&aggressive, next[i]), SIPCODES_ACTION_FAILOVER);
    }
    for (size_t i = 0; i < COUNT_OF(stop); i++) {
        assert_int_equal(policy_action(&carrier, stop[i]), SIPCODES_ACTION_STOP);
        assert_int_equal(policy_action(&aggressive, stop[i]), SIPCODES_ACTION_STOP);
    }
    for (size_t i = 0; i < COUNT_OF(other); i++) {
        assert_int_equal(policy_action(&carrier, other[i]), SIPCODES_ACTION_STOP);
        assert_int_equal(policy_action(&aggressive, other[i]), SIPCODES_ACTION_FAILOVER);
    }
    assert_int_equal(policy_action(&carrier, 407), NONE);
    assert_int_equal(policy_event_action(&carrier, POLICY_TRANSPORT), SIPCODES_ACTION_FAILOVER);
    assert_int_equal(policy_limit(&carrier), SIPCODES_PROGRESS_EARLY_MEDIA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_policy_of_zeros_and_null_leave_everything_to_the_rfcs),
        cmocka_unit_test(codes_of_a_rule_lead_to_its_action_and_no_others_do),
        cmocka_unit_test(every_action_of_a_failure_can_be_set),
        cmocka_unit_test(a_later_rule_wins),
        cmocka_unit_test(base_begins_again),
        cmocka_unit_test(events_have_actions_of_their_own),
        cmocka_unit_test(a_limit_forbids_failover_from_its_stage_on),
        cmocka_unit_test(health_counts_the_codes_of_its_set_and_no_others),
        cmocka_unit_test(seconds_are_taken_up_to_the_largest),
        cmocka_unit_test(words_count_with_their_part_of_300_to_699),
        cmocka_unit_test(spaces_case_and_empty_rules_do_not_count),
        cmocka_unit_test(what_is_no_rule_is_an_error_at_its_place),
        cmocka_unit_test(a_term_of_a_set_at_fault_is_reported_at_its_place),
        cmocka_unit_test(a_number_outside_300_to_699_is_a_status_error),
        cmocka_unit_test(a_value_that_a_rule_cannot_have_is_an_error),
        cmocka_unit_test(nul_and_bytes_outside_ascii_are_errors),
        cmocka_unit_test(length_decides_where_the_text_ends),
        cmocka_unit_test(null_is_an_argument_error),
        cmocka_unit_test(long_texts_are_read_like_any_other),
        cmocka_unit_test(the_text_names_each_rule_once_in_a_fixed_order),
        cmocka_unit_test(a_text_that_does_not_fit_is_cut),
        cmocka_unit_test(a_name_has_label_source_and_rules_in_any_letter_case),
        cmocka_unit_test(every_policy_is_the_one_of_its_rules_and_of_its_text),
        cmocka_unit_test(products_do_what_the_table_of_their_defaults_says),
        cmocka_unit_test(policies_with_a_regular_expression_hold_what_it_finds),
        cmocka_unit_test(carrier_moves_on_for_failures_of_the_network_only),
    };
    return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
