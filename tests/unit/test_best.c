/* test_best.c - best.c: the best response of a fork, what RFC 3261 16.7 allows, and why. */
#include "unit.h"

#include "tables.h"

#define NONE SIZE_MAX
#define MANY 100000
#define MAX_TEXT 1024

/* ---- Asking ---- */

/* A choice that no call has made, so that it shows whether it was left alone. */
static sipcodes_best marked_best(void)
{
    sipcodes_best best;

    memset(&best, 0xA5, sizeof best);
    return best;
}

/* Branches of some codes, in memory of exactly their size. To be freed. */
static sipcodes_branch *branches_of(const int *codes, size_t count)
{
    sipcodes_branch *branches = calloc(count > 0 ? count : 1, sizeof *branches);

    assert_non_null(branches);
    for (size_t i = 0; i < count; i++)
        branches[i].status = codes[i];
    return branches;
}

static sipcodes_best best_of(const char *rule, sipcodes_method method, const int *codes, size_t count)
{
    sipcodes_branch *branches = branches_of(codes, count);
    sipcodes_best best = marked_best();

    assert_int_equal(sipcodes_best_response(branches, count, method, rule, &best), SIPCODES_OK);
    free(branches);
    return best;
}

#define CODES(...) (const int[]){__VA_ARGS__}, COUNT_OF(((const int[]){__VA_ARGS__}))
#define BEST_BY(rule, ...) best_of(rule, SIPCODES_METHOD_INVITE, CODES(__VA_ARGS__))
#define BEST(...) BEST_BY(NULL, __VA_ARGS__)
#define BEST_FOR(method, ...) best_of(NULL, method, CODES(__VA_ARGS__))

static void assert_chosen(sipcodes_best best, size_t index, int status)
{
    assert_int_equal(sipcodes_best_index(&best), index);
    assert_int_equal(sipcodes_best_status(&best), status);
}

static sipcodes_set set_parsed(const char *text)
{
    sipcodes_set set = {{0}};

    if (*text)
        assert_int_equal(sipcodes_set_parse(&set, text, SIZE_MAX, NULL), SIPCODES_OK);
    return set;
}

static void assert_allowed(sipcodes_best best, const char *codes)
{
    sipcodes_set expected = set_parsed(codes);
    sipcodes_set allowed = sipcodes_best_allowed(&best);

    assert_memory_equal(&allowed, &expected, sizeof allowed);
}

/* The ids of all reasons, each with a "!" behind it if it is a warning; they also have a source. */
static void assert_reasons(sipcodes_best best, const char *expected)
{
    char all[MAX_TEXT] = "";
    size_t index = 0;

    for (; sipcodes_best_reason(&best, index); index++) {
        if (index > 0)
            strcat(all, " ");
        strcat(all, sipcodes_best_reason(&best, index));
        if (sipcodes_best_is_warning(&best, index))
            strcat(all, "!");
        assert_memory_equal(sipcodes_best_source(&best, index), "RFC ", 4);
    }
    assert_string_equal(all, expected);
    assert_null(sipcodes_best_source(&best, index));
    assert_false(sipcodes_best_is_warning(&best, index));
    assert_int_equal(sipcodes_best_text(&best, index, NULL, NULL, 0), SIPCODES_E_ARGUMENT);
    assert_null(sipcodes_best_language(&best, index, NULL));
}

static void assert_text(sipcodes_best best, size_t index, const char *expected)
{
    char text[MAX_TEXT];

    assert_int_equal(sipcodes_best_text(&best, index, "en", text, sizeof text), strlen(expected));
    assert_string_equal(text, expected);
    assert_int_equal(sipcodes_best_text(&best, index, NULL, NULL, 0), strlen(expected));
    assert_int_equal(sipcodes_best_text(&best, index, NULL, text, 5), strlen(expected));
    assert_memory_equal(text, expected, 4);
    assert_int_equal(text[4], '\0');
    assert_string_equal(sipcodes_best_language(&best, index, NULL), "en");
    assert_string_equal(sipcodes_best_language(&best, index, "xx"), "en");
}

/* ---- RFC 3261 16.7 step 6 ---- */

static void rfc_3261_16_7_step_6_no_final_response_is_a_408(void **state)
{
    sipcodes_best best = best_of(NULL, SIPCODES_METHOD_INVITE, NULL, 0);

    (void)state;
    assert_chosen(best, NONE, 408);
    assert_allowed(best, "408");
    assert_true(sipcodes_best_is_allowed(&best));
    assert_reasons(best, "fork-nothing-received");
    assert_int_equal(sipcodes_best_response(NULL, 0, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_chosen(best, NONE, 408);
}

static void rfc_3261_16_7_step_6_a_6xx_goes_before_all_others(void **state)
{
    (void)state;
    assert_chosen(BEST(302, 401, 486, 603, 500), 3, 603);
    assert_chosen(BEST(699, 300), 0, 699);
    assert_allowed(BEST(302, 401, 603, 600, 500), "600,603");
    assert_reasons(BEST(302, 603), "fork-global-failure");
    assert_reasons(BEST(302, 603, 600), "fork-global-failure fork-tie");
}

static void rfc_3261_16_7_step_6_the_lowest_class_goes_before_higher_ones(void **state)
{
    (void)state;
    assert_chosen(BEST(500, 404, 302), 2, 302);
    assert_chosen(BEST(500, 404), 1, 404);
    assert_chosen(BEST(599, 499), 1, 499);
    assert_chosen(BEST(401, 399), 1, 399);
    assert_allowed(BEST(500, 404, 302, 301), "301,302");
    assert_reasons(BEST(500, 404), "fork-lowest-class");
    assert_reasons(BEST(500, 404, 486), "fork-lowest-class fork-tie");
}

static void rfc_3261_16_7_step_6_what_affects_resubmission_is_preferred_in_4xx(void **state)
{
    static const int hints[] = {401, 407, 415, 420, 484};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(hints); i++) {
        assert_chosen(BEST(400, 486, hints[i], 404, 488), 2, hints[i]);
        assert_reasons(BEST(400, hints[i]), "fork-repairable");
        assert_reasons(BEST(400, hints[i], 500), "fork-lowest-class fork-repairable");
    }
    assert_reasons(BEST(400, 415, 420), "fork-repairable fork-tie");
    assert_reasons(BEST(415, 420), "fork-tie");
    /* "MAY select any response within that chosen class". */
    assert_allowed(BEST(400, 415, 420), "400,415,420");
}

static void rfc_3261_16_7_step_6_the_example_of_the_rfc(void **state)
{
    (void)state;
    assert_chosen(BEST(503, 407, 501, 404), 1, 407);
    assert_allowed(BEST(503, 407, 501, 404), "404,407");
}

static void rfc_3261_16_7_step_6_a_503_that_is_the_only_response_becomes_500(void **state)
{
    (void)state;
    assert_chosen(BEST(503), 0, 500);
    assert_chosen(BEST(503, 503), 0, 500);
    /* Whether "it can determine that any subsequent requests will also generate a 503" the branches do not tell. */
    assert_allowed(BEST(503, 503), "500,503");
    assert_reasons(BEST(503, 503), "fork-only-code fork-503-becomes-500");
}

static void rfc_3261_16_7_step_6_a_503_beside_another_5xx_is_not_forwarded(void **state)
{
    (void)state;
    assert_chosen(BEST(503, 504), 1, 504);
    assert_chosen(BEST(599, 503), 0, 599);
    assert_chosen(BEST(500, 503), 0, 500);
    assert_allowed(BEST(503, 504), "504");
    assert_allowed(BEST(503, 504, 500), "500,504");
    assert_reasons(BEST(503, 504), "fork-not-503");
    assert_reasons(BEST(503, 504, 502), "fork-not-503 fork-tie");
    assert_reasons(BEST(502, 504), "fork-tie");
}

static void rfc_3261_16_7_step_6_a_503_beside_another_class_does_not_count(void **state)
{
    (void)state;
    assert_chosen(BEST(503, 404), 1, 404);
    assert_allowed(BEST(503, 404), "404");
    assert_chosen(BEST(503, 603), 1, 603);
    assert_allowed(BEST(503, 603), "603");
}

static void rfc_3261_8_1_3_2_unknown_codes_count_by_their_class(void **state)
{
    (void)state;
    assert_chosen(BEST(599, 498), 1, 498);
    assert_chosen(BEST(498, 699), 1, 699);
    assert_chosen(BEST(498, 399), 1, 399);
    assert_allowed(BEST(498, 499), "498,499");
    assert_text(BEST(498), 0, "No other final response than 498 was received.");
}

/* ---- RFC 3261 16.7 step 7 ---- */

static void rfc_3261_16_7_step_7_a_401_or_407_takes_the_challenges_of_all_others(void **state)
{
    static const int codes[] = {407, 404, 401, 407, 500};
    sipcodes_branch *branches = branches_of(codes, COUNT_OF(codes));
    sipcodes_best best = BEST(407, 404, 401, 407, 500);

    (void)state;
    assert_chosen(best, 2, 401);
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        assert_int_equal(sipcodes_best_takes_challenges(&best, branches, COUNT_OF(codes), i), i == 0 || i == 3);
    assert_false(sipcodes_best_takes_challenges(&best, branches, 3, 3));
    assert_false(sipcodes_best_takes_challenges(&best, branches, COUNT_OF(codes), SIZE_MAX));
    assert_false(sipcodes_best_takes_challenges(&best, NULL, COUNT_OF(codes), 0));
    assert_false(sipcodes_best_takes_challenges(NULL, branches, COUNT_OF(codes), 0));
    assert_reasons(best, "fork-lowest-class fork-repairable fork-tie fork-challenges-merged");
    free(branches);
}

static void rfc_3261_16_7_step_7_another_response_takes_no_challenges(void **state)
{
    static const int codes[] = {407, 302, 401};
    sipcodes_branch *branches = branches_of(codes, COUNT_OF(codes));
    sipcodes_best best = BEST(407, 302, 401);

    (void)state;
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        assert_false(sipcodes_best_takes_challenges(&best, branches, COUNT_OF(codes), i));
    assert_reasons(best, "fork-lowest-class");
    /* A single challenge has nothing to take. */
    assert_reasons(BEST(407, 500), "fork-lowest-class");
    free(branches);
}

/* ---- RFC 4320 4.2 ---- */

static void rfc_4320_4_2_a_408_is_sent_to_invite_only(void **state)
{
    (void)state;
    for (int method = SIPCODES_METHOD_UNKNOWN; method <= SIPCODES_METHOD_UPDATE; method++) {
        bool invite = method <= SIPCODES_METHOD_INVITE;
        sipcodes_best best = BEST_FOR((sipcodes_method)method, 408, 500);

        assert_chosen(best, 0, invite ? 408 : 0);
        assert_allowed(best, invite ? "408" : "");
        assert_true(sipcodes_best_is_allowed(&best));
        assert_reasons(best, invite ? "fork-lowest-class" : "fork-lowest-class fork-408-not-sent");
        best = best_of(NULL, (sipcodes_method)method, NULL, 0);
        assert_chosen(best, NONE, invite ? 408 : 0);
        assert_reasons(best, invite ? "fork-nothing-received" : "fork-nothing-received fork-408-not-sent");
    }
}

static void rfc_4320_4_2_other_codes_are_sent_whatever_the_method(void **state)
{
    (void)state;
    assert_chosen(BEST_FOR(SIPCODES_METHOD_OPTIONS, 408, 404), 1, 404);
    assert_allowed(BEST_FOR(SIPCODES_METHOD_OPTIONS, 408, 404), "404");
    assert_chosen(BEST_FOR(SIPCODES_METHOD_OPTIONS, 508, 503), 0, 508);
    assert_allowed(BEST_FOR(SIPCODES_METHOD_OPTIONS, 508, 503), "508");
    assert_allowed(BEST_FOR(SIPCODES_METHOD_OPTIONS, 308), "308");
}

/* ---- The default rule within a class ---- */

/* The first code of a list is chosen before each of the others, in either order. */
static void assert_order(const char *rule, const int *codes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            assert_chosen(BEST_BY(rule, codes[i], codes[j]), 0, codes[i]);
            assert_chosen(BEST_BY(rule, codes[j], codes[i]), 1, codes[i]);
        }
}

static void repairable_first_tells_the_caller_most(void **state)
{
    static const int request_failures[] = {401, 407, 415, 420, 484, 406, 413, 416, 421, 423, 488, 489, 493, 405, 414, 470,
                                           485, 486, 480, 410, 403, 404, 487, 400, 402, 481, 483, 491, 498, 408, 430, 482};
    static const int server_failures[] = {555, 580, 501, 505, 513, 500, 502, 504, 599};

    (void)state;
    assert_order("repairable-first", request_failures, COUNT_OF(request_failures));
    assert_order("repairable-first", server_failures, COUNT_OF(server_failures));
    assert_string_equal(sipcodes_best_rule_at(0), "repairable-first");
}

static int default_rank(int status)
{
    return sipcodes_tables.ties[0].rank[status - 100];
}

/* The groups of the default rule follow the facts about the codes. */
static void repairable_first_follows_the_facts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        int status = sipcodes_code_status(sipcodes_at(i));
        sipcodes_action action = sipcodes_code_action(sipcodes_at(i));
        if (status < 400 || status > 499)
            continue;
        /* Those that the RFC names stand apart. */
        if (default_rank(status) != default_rank(401))
            assert_int_equal(default_rank(status) == default_rank(406), action == SIPCODES_ACTION_MODIFY);
        assert_int_equal(default_rank(status) == default_rank(408), action == SIPCODES_ACTION_FAILOVER);
    }
    for (int status = 500; status <= 599; status++) {
        sipcodes_action action = sipcodes_code_action(sipcodes_get(status));
        assert_int_equal(default_rank(status) == default_rank(580), action == SIPCODES_ACTION_MODIFY);
        assert_int_equal(default_rank(status) == default_rank(501), action == SIPCODES_ACTION_STOP);
    }
}

static void a_busy_user_is_told_before_one_that_is_away(void **state)
{
    /* Callers complained that 480 or a timeout hid a 486. */
    (void)state;
    assert_chosen(BEST(480, 486), 1, 486);
    assert_chosen(BEST(408, 486), 1, 486);
    assert_chosen(BEST(503, 486), 1, 486);
    assert_chosen(BEST(404, 480), 1, 480);
    assert_chosen(BEST(408, 404), 1, 404);
}

static void rfc_5057_5_1_a_merged_request_hides_the_answer_of_another_branch(void **state)
{
    (void)state;
    assert_chosen(BEST(482, 408), 1, 408);
    assert_chosen(BEST(482, 486), 1, 486);
    assert_chosen(BEST(482, 500), 0, 482);
}

static void rules_break_ties_in_their_way(void **state)
{
    (void)state;
    assert_chosen(BEST_BY("lowest-code", 486, 480, 488), 1, 480);
    assert_chosen(BEST_BY("lowest-code", 404, 484, 420), 2, 420);
    assert_chosen(BEST_BY("lowest-code", 606, 600), 1, 600);
    assert_chosen(BEST_BY("first-received", 486, 480), 0, 486);
    assert_chosen(BEST_BY("first-received", 480, 486), 0, 480);
    assert_chosen(BEST_BY("first-received", 480, 484, 401), 1, 484);
    assert_chosen(BEST_BY("first-received", 606, 600), 0, 606);
    assert_chosen(BEST_BY("first-received", 503, 504), 1, 504);
    assert_chosen(BEST_BY("FIRST-Received", 606, 600), 0, 606);
}

static void the_first_of_equal_codes_counts(void **state)
{
    (void)state;
    for (size_t i = 0; sipcodes_best_rule_at(i); i++)
        assert_chosen(BEST_BY(sipcodes_best_rule_at(i), 486, 486, 486), 0, 486);
}

/* ---- Products ---- */

static void kamailio_takes_the_lowest_code_and_503_before_504(void **state)
{
    static const int order[] = {600, 603, 300, 302, 401, 407, 415, 420, 484, 400, 404, 408, 480, 486, 500, 502};
    sipcodes_best best = BEST_BY("kamailio", 504, 503);

    (void)state;
    assert_order("kamailio", order, COUNT_OF(order));
    assert_chosen(best, 1, 500);
    assert_false(sipcodes_best_is_allowed(&best));
    assert_allowed(best, "504");
    assert_reasons(best, "fork-rule fork-against-rfc! fork-503-becomes-500");
}

static void opensips_puts_408_behind_5xx_and_keeps_503(void **state)
{
    static const int order[] = {300, 302, 401, 407, 415, 420, 484, 400, 404, 480, 486, 500, 502, 504, 408};
    sipcodes_best best = BEST_BY("opensips", 408, 500);

    (void)state;
    assert_order("opensips", order, COUNT_OF(order));
    assert_false(sipcodes_best_is_allowed(&best));
    assert_reasons(best, "fork-rule fork-against-rfc!");
    assert_text(best, 0, "500 Server Internal Error is chosen by the rule opensips.");
    assert_text(best, 1, "The RFC does not allow 500 to be sent upstream for these branches, but only 408.");
    assert_chosen(BEST_BY("opensips", 603, 600), 0, 603);
    assert_chosen(BEST_BY("opensips", 408, 503), 0, 408);
    best = BEST_BY("opensips", 503);
    assert_chosen(best, 0, 503);
    assert_true(sipcodes_best_is_allowed(&best));
    assert_reasons(best, "fork-only-code fork-503-kept!");
    best = best_of("opensips", SIPCODES_METHOD_MESSAGE, CODES(408, 500));
    assert_chosen(best, 1, 500);
    assert_allowed(best, "");
    assert_reasons(best, "fork-rule fork-nothing-allowed!");
    assert_text(best, 1,
                "The RFCs do not allow 500 to be sent upstream for these branches, but nothing: they choose 408, which MESSAGE "
                "must not get.");
}

static void repro_takes_what_can_be_repaired(void **state)
{
    static const int order[] = {600, 412, 484, 422, 401, 302, 402, 493, 420, 406, 416, 405, 580, 485,
                                428, 413, 421, 486, 480, 410, 436, 403, 404, 487, 482, 500, 400, 408};
    sipcodes_best best = BEST_BY("repro", 302, 407);

    (void)state;
    assert_order("repro", order, COUNT_OF(order));
    assert_chosen(best, 1, 407);
    assert_false(sipcodes_best_is_allowed(&best));
    assert_chosen(BEST_BY("repro", 513, 403, 437), 0, 513);
    assert_chosen(BEST_BY("repro", 407, 401), 0, 407);
    assert_chosen(BEST_BY("repro", 603, 600), 0, 603);
    assert_chosen(BEST_BY("repro", 503), 0, 500);
}

static void siphon_takes_the_highest_code(void **state)
{
    static const int order[] = {302, 484, 401, 488, 486, 480, 404, 400, 599, 504, 502, 500};

    (void)state;
    assert_order("siphon", order, COUNT_OF(order));
    assert_chosen(BEST_BY("siphon", 600, 603), 0, 600);
    assert_chosen(BEST_BY("siphon", 503, 500), 1, 500);
    assert_chosen(BEST_BY("siphon", 503), 0, 500);
}

static void siphon_took_the_highest_class_before_its_change(void **state)
{
    static const int order[] = {599, 504, 500, 486, 401, 302};
    sipcodes_best best = BEST_BY("siphon-before-364", 407, 500);

    (void)state;
    assert_order("siphon-before-364", order, COUNT_OF(order));
    assert_chosen(best, 1, 500);
    assert_false(sipcodes_best_is_allowed(&best));
    assert_chosen(BEST_BY("siphon-before-364", 486, 503), 1, 500);
}

static void flexisip_takes_the_first_and_the_lowest_6xx(void **state)
{
    sipcodes_best best = BEST_BY("flexisip", 503, 500);

    (void)state;
    assert_chosen(BEST_BY("flexisip", 603, 600), 1, 600);
    assert_chosen(BEST_BY("flexisip", 486, 480), 0, 486);
    assert_chosen(BEST_BY("flexisip", 486, 484, 401), 1, 484);
    assert_chosen(best, 0, 503);
    assert_false(sipcodes_best_is_allowed(&best));
    assert_reasons(best, "fork-rule fork-against-rfc! fork-503-kept!");
}

static void sip_servlets_takes_the_lowest_number_without_hints(void **state)
{
    static const int order[] = {300, 302, 400, 401, 404, 486, 500, 503, 504};
    sipcodes_best best = BEST_BY("sip-servlets", 404, 407, 484);

    (void)state;
    assert_order("sip-servlets", order, COUNT_OF(order));
    assert_chosen(BEST_BY("sip-servlets", 603, 600), 0, 603);
    assert_chosen(best, 0, 404);
    assert_true(sipcodes_best_is_allowed(&best));
    assert_reasons(best, "fork-tie fork-hint-passed-over!");
    assert_text(
        best, 0,
        "404 Not Found is chosen by the rule sip-servlets among 3 codes, between which the RFC leaves the choice open.");
    assert_text(best, 1,
                "The RFC says that 407 or 484 should go first, because it tells the caller how to send the request again.");
}

/* Two branches, the first of which this stack has answered itself. */
static sipcodes_best best_with_local(const char *rule, int local, sipcodes_origin origin, int peer)
{
    sipcodes_branch branches[] = {{.status = local, .origin = origin}, {.status = peer}};
    sipcodes_best best;

    assert_int_equal(sipcodes_best_response(branches, 2, SIPCODES_METHOD_INVITE, rule, &best), SIPCODES_OK);
    return best;
}

static void answers_of_this_stack_count_less_where_the_rule_says_so(void **state)
{
    (void)state;
    for (sipcodes_origin origin = SIPCODES_ORIGIN_TIMEOUT; origin <= SIPCODES_ORIGIN_LOCAL; origin++) {
        /* Behind the peer's in the same group only. */
        assert_chosen(best_with_local("siphon", 408, origin, 404), 1, 404);
        assert_chosen(best_with_local("siphon", 408, origin, 500), 0, 408);
        assert_chosen(best_with_local("siphon", 401, origin, 404), 0, 401);
        /* Behind all of them. */
        assert_chosen(best_with_local("siphon-before-364", 503, origin, 486), 1, 486);
        assert_chosen(best_with_local("siphon-before-364", 503, origin, 302), 1, 302);
        /* Not at all. */
        assert_chosen(best_with_local("lowest-code", 404, origin, 408), 0, 404);
        assert_chosen(best_with_local("kamailio", 408, origin, 480), 0, 408);
    }
    assert_chosen(best_with_local("siphon", 408, SIPCODES_ORIGIN_PEER, 404), 0, 408);
    assert_chosen(best_with_local("siphon-before-364", 503, SIPCODES_ORIGIN_PEER, 486), 0, 500);
}

/* ---- Properties, for all multisets of up to three codes ---- */

static const int sample[] = {300, 302, 400, 401, 404, 407, 408, 415, 480, 482,
                             484, 486, 498, 500, 502, 503, 580, 600, 603, 699};

/* What the RFC allows, worked out in another way: each code of the branches is asked for. */
static bool may_be_sent(int status, const int *codes, size_t count, bool invite)
{
    int lowest = 9;
    bool is_there = count == 0 && status == 408;
    bool only_503 = count > 0;

    for (size_t i = 0; i < count; i++) {
        int standing = codes[i] / 100 == 6 ? 0 : codes[i] / 100;
        lowest = standing < lowest ? standing : lowest;
        only_503 = only_503 && (codes[i] == 503 || codes[i] / 100 != 5);
        is_there = is_there || codes[i] == status;
    }
    if (status == 408 && !invite)
        return false;
    if (count == 0)
        return is_there;
    if (status / 100 % 6 != lowest)
        return false;
    if (lowest == 5 && only_503)
        return status == 500 || status == 503;
    return is_there && status != 503;
}

static void check_allowed(const int *codes, size_t count)
{
    sipcodes_best invite = best_of(NULL, SIPCODES_METHOD_INVITE, codes, count);
    sipcodes_best other = best_of(NULL, SIPCODES_METHOD_INFO, codes, count);
    sipcodes_set for_invite = sipcodes_best_allowed(&invite);
    sipcodes_set for_other = sipcodes_best_allowed(&other);

    for (int status = 0; status <= 1000; status++) {
        assert_int_equal(sipcodes_set_has(&for_invite, status), may_be_sent(status, codes, count, true));
        assert_int_equal(sipcodes_set_has(&for_other, status), may_be_sent(status, codes, count, false));
    }
}

static bool is_among(int status, const int *codes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i] == status)
            return true;
    return false;
}

static void check_choice(const char *rule, const int *codes, size_t count)
{
    sipcodes_best best = best_of(rule, SIPCODES_METHOD_INVITE, codes, count);
    sipcodes_set allowed = sipcodes_best_allowed(&best);
    int status = sipcodes_best_status(&best);
    size_t index = sipcodes_best_index(&best);

    assert_int_equal(sipcodes_best_is_allowed(&best), sipcodes_set_has(&allowed, status));
    assert_int_equal(index == NONE, count == 0);
    if (count > 0)
        assert_true(status == codes[index] || (status == 500 && codes[index] == 503));
    if (is_among(600, codes, count) || is_among(603, codes, count) || is_among(699, codes, count))
        assert_int_equal(status / 100, 6);
    assert_non_null(sipcodes_best_reason(&best, 0));
    assert_int_equal(sipcodes_best_is_warning(&best, 1) && strcmp(sipcodes_best_reason(&best, 0), "fork-rule") == 0,
                     !sipcodes_best_is_allowed(&best));
}

/* The rules that follow the RFC, and do not look at the order of the branches. */
static void check_order(const char *rule, const int *codes, size_t count)
{
    int turned[3];
    sipcodes_best best = best_of(rule, SIPCODES_METHOD_INVITE, codes, count);
    sipcodes_best again;

    assert_true(sipcodes_best_is_allowed(&best));
    for (size_t shift = 0; shift < count; shift++)
        for (int mirrored = 0; mirrored < 2; mirrored++) {
            for (size_t i = 0; i < count; i++)
                turned[i] = codes[(mirrored ? count - 1 - i + shift : i + shift) % count];
            again = best_of(rule, SIPCODES_METHOD_INVITE, turned, count);
            assert_int_equal(sipcodes_best_status(&again), sipcodes_best_status(&best));
        }
}

static void check_multiset(const int *codes, size_t count)
{
    sipcodes_best first = best_of("first-received", SIPCODES_METHOD_INVITE, codes, count);

    check_allowed(codes, count);
    for (size_t i = 0; sipcodes_best_rule_at(i); i++)
        check_choice(sipcodes_best_rule_at(i), codes, count);
    check_order("repairable-first", codes, count);
    check_order("lowest-code", codes, count);
    assert_true(sipcodes_best_is_allowed(&first));
}

static void properties_hold_for_every_multiset_of_three_codes(void **state)
{
    size_t n = COUNT_OF(sample);
    int codes[3] = {0};

    (void)state;
    check_multiset(codes, 0);
    for (size_t i = 0; i < n; i++) {
        codes[0] = sample[i];
        check_multiset(codes, 1);
        for (size_t j = i; j < n; j++) {
            codes[1] = sample[j];
            check_multiset(codes, 2);
            for (size_t k = j; k < n; k++) {
                codes[2] = sample[k];
                check_multiset(codes, 3);
            }
        }
    }
}

static void every_pair_of_codes_gives_an_allowed_choice(void **state)
{
    (void)state;
    for (int a = 300; a <= 699; a++)
        for (int b = 300; b <= 699; b += 7) {
            sipcodes_best best = BEST(a, b);
            assert_true(sipcodes_best_is_allowed(&best));
        }
}

/* ---- Many branches, and hostile ones ---- */

static void any_number_of_branches_is_read(void **state)
{
    sipcodes_branch *branches = calloc(MANY, sizeof *branches);
    sipcodes_best best;

    (void)state;
    assert_non_null(branches);
    for (size_t i = 0; i < MANY; i++)
        branches[i].status = 400 + (int)(i % 200);
    branches[MANY - 1].status = 302;
    assert_int_equal(sipcodes_best_response(branches, MANY, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_chosen(best, MANY - 1, 302);
    branches[MANY - 1].status = 499;
    assert_int_equal(sipcodes_best_response(branches, MANY, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_chosen(best, 1, 401);
    assert_allowed(best, "4xx");
    assert_text(best, 0, "401 Unauthorized is chosen because it is of the lowest class that was received.");
    for (size_t i = 0; i < MANY; i++)
        branches[i].status = 404 + (int)(i % 3);
    branches[MANY / 2].status = 500;
    assert_int_equal(sipcodes_best_response(branches, MANY, SIPCODES_METHOD_INVITE, "siphon-before-364", &best), SIPCODES_OK);
    assert_chosen(best, MANY / 2, 500);
    assert_text(best, 1, "The RFC does not allow 500 to be sent upstream for these branches, but only 404, 405 or 406.");
    free(branches);
}

static void check_status(int status)
{
    sipcodes_branch branches[2] = {{.status = status}, {.status = 404}};
    sipcodes_best best = marked_best();
    sipcodes_best before = best;
    bool final = status >= 300 && status <= 699;

    for (int place = 0; place < 2; place++) {
        branches[place].status = status;
        branches[1 - place].status = 404;
        assert_int_equal(sipcodes_best_response(branches, 2, SIPCODES_METHOD_INVITE, NULL, &best),
                         final ? SIPCODES_OK : SIPCODES_E_STATUS);
        if (!final)
            assert_memory_equal(&best, &before, sizeof best);
    }
}

static void only_final_responses_of_300_to_699_count(void **state)
{
    (void)state;
    for_hard_numbers(check_status);
}

static void check_method_and_origin(int number)
{
    sipcodes_branch branch = {.status = 404};
    sipcodes_best best = marked_best();
    sipcodes_best before = best;
    int method_error = number >= 0 && number <= SIPCODES_METHOD_UPDATE ? SIPCODES_OK : SIPCODES_E_ARGUMENT;
    int origin_error = number >= 0 && number <= SIPCODES_ORIGIN_LOCAL ? SIPCODES_OK : SIPCODES_E_ARGUMENT;

    assert_int_equal(sipcodes_best_response(&branch, 1, (sipcodes_method)number, NULL, &best), method_error);
    if (method_error)
        assert_memory_equal(&best, &before, sizeof best);
    branch.origin = (sipcodes_origin)number;
    best = before;
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, NULL, &best), origin_error);
    if (origin_error)
        assert_memory_equal(&best, &before, sizeof best);
}

static void numbers_that_are_no_method_or_origin_are_errors(void **state)
{
    (void)state;
    for_hard_numbers(check_method_and_origin);
}

static void errors_are_told_and_leave_the_choice_as_it_was(void **state)
{
    sipcodes_branch branch = {.status = 404};
    sipcodes_best best = marked_best();
    sipcodes_best before = best;

    (void)state;
    assert_int_equal(sipcodes_best_response(NULL, 1, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_best_response(NULL, SIZE_MAX, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, "", &best), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, "lowest", &best), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, "kamailio ", &best), SIPCODES_E_NOT_FOUND);
    branch.status = 200;
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_E_STATUS);
    branch.status = 0; /* and no response that tells it */
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_E_STATUS);
    assert_memory_equal(&best, &before, sizeof best);
}

static void the_response_of_a_branch_tells_its_status(void **state)
{
    sipcodes_response busy, moved;
    sipcodes_bytes invite = {"INVITE", SIZE_MAX};
    sipcodes_branch branches[] = {{.response = &moved}, {.response = &busy}, {.status = 500, .response = &moved}};
    sipcodes_best best;

    (void)state;
    assert_int_equal(sipcodes_response_make(&busy, 486, invite, NULL, 0), SIPCODES_OK);
    assert_int_equal(sipcodes_response_make(&moved, 407, invite, NULL, 0), SIPCODES_OK);
    assert_int_equal(sipcodes_best_response(branches, 3, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_chosen(best, 0, 407);
    /* The status of a branch goes before its response. */
    assert_allowed(best, "407,486");
    branches[0].status = 401;
    assert_int_equal(sipcodes_best_response(branches, 3, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_chosen(best, 0, 401);
    branches[1] = (sipcodes_branch){.response = &moved};
    assert_true(sipcodes_best_takes_challenges(&best, branches, 3, 1));
    assert_false(sipcodes_best_takes_challenges(&best, branches, 3, 2));
}

static void a_choice_is_a_plain_value(void **state)
{
    sipcodes_branch branch = {.status = 404};
    sipcodes_best best = marked_best();
    sipcodes_best again = {{0}};

    (void)state;
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_int_equal(sipcodes_best_response(&branch, 1, SIPCODES_METHOD_INVITE, NULL, &again), SIPCODES_OK);
    assert_memory_equal(&best, &again, sizeof best);
}

static void assert_no_choice(const sipcodes_best *best)
{
    sipcodes_branch branches[] = {{.status = 401}, {.status = 407}};
    sipcodes_set allowed = sipcodes_best_allowed(best);
    char text[] = "x";

    assert_int_equal(sipcodes_best_index(best), NONE);
    assert_int_equal(sipcodes_best_status(best), 0);
    assert_false(sipcodes_best_is_allowed(best));
    assert_int_equal(sipcodes_set_next(&allowed, 0), 0);
    assert_false(sipcodes_best_takes_challenges(best, branches, 2, 0));
    assert_null(sipcodes_best_reason(best, 0));
    assert_null(sipcodes_best_source(best, 0));
    assert_false(sipcodes_best_is_warning(best, 0));
    assert_null(sipcodes_best_language(best, 0, "en"));
    assert_int_equal(sipcodes_best_text(best, 0, NULL, text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_string_equal(text, "x");
}

static void without_a_choice_there_is_no_answer(void **state)
{
    sipcodes_best zero = {{0}};

    (void)state;
    assert_no_choice(NULL);
    assert_no_choice(&zero);
}

/* ---- Rules and reasons ---- */

static void check_rule_index(size_t index)
{
    assert_int_equal(sipcodes_best_rule_at(index) != NULL, index < SIZE_TIES);
}

static void every_rule_has_a_name_a_label_and_a_source(void **state)
{
    (void)state;
    for_hard_indexes(check_rule_index);
    for (size_t i = 0; sipcodes_best_rule_at(i); i++) {
        const char *name = sipcodes_best_rule_at(i);
        assert_true(strlen(sipcodes_best_rule_label(name, "en")) > 10);
        assert_true(strlen(sipcodes_best_rule_source(name)) > 10);
        assert_string_equal(sipcodes_best_rule_label(name, NULL), sipcodes_best_rule_label(name, "xx"));
    }
    assert_string_equal(sipcodes_best_rule_label("Kamailio", NULL), "the order of Kamailio's tm module");
    assert_string_equal(sipcodes_best_rule_source("kamailio"), "kamailio/kamailio:src/modules/tm/t_reply.c");
    assert_null(sipcodes_best_rule_label("asterisk", NULL));
    assert_null(sipcodes_best_rule_source("asterisk"));
    assert_null(sipcodes_best_rule_label(NULL, NULL));
    assert_null(sipcodes_best_rule_source(NULL));
}

static void check_reason_index(size_t index)
{
    sipcodes_best best = BEST(404);
    char text[MAX_TEXT];

    assert_int_equal(sipcodes_best_reason(&best, index) != NULL, index == 0);
    assert_int_equal(sipcodes_best_source(&best, index) != NULL, index == 0);
    assert_int_equal(sipcodes_best_text(&best, index, NULL, text, sizeof text) > 0, index == 0);
}

static void a_reason_past_the_end_is_none(void **state)
{
    (void)state;
    for_hard_indexes(check_reason_index);
}

static void reasons_rest_on_their_section(void **state)
{
    sipcodes_best best = BEST(401, 407, 500);
    sipcodes_best silent = BEST_FOR(SIPCODES_METHOD_OPTIONS, 408);

    (void)state;
    assert_reasons(best, "fork-lowest-class fork-tie fork-challenges-merged");
    assert_string_equal(sipcodes_best_source(&best, 0), "RFC 3261 16.7 step 6");
    assert_string_equal(sipcodes_best_source(&best, 2), "RFC 3261 16.7 step 7");
    assert_string_equal(sipcodes_best_source(&silent, 1), "RFC 4320 4.2");
}

static void reasons_are_whole_sentences(void **state)
{
    sipcodes_best best = BEST(503);
    char text[8] = "";

    (void)state;
    assert_text(best, 0, "No other final response than 503 Service Unavailable was received.");
    assert_text(best, 1, "500 is sent upstream because a 503 would say that this proxy itself can serve no request.");
    assert_int_equal(sipcodes_best_text(&best, 0, NULL, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_best_text(&best, 9, NULL, text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_text(BEST_FOR(SIPCODES_METHOD_OPTIONS, 408), 1,
                "Nothing is sent upstream because OPTIONS must not be answered with 408.");
    assert_text(BEST(404, 603), 0, "603 Decline is chosen because a response of 6xx goes before all others.");
    assert_text(
        BEST(404, 401), 0,
        "401 Unauthorized is chosen because a response that says how to send the request again goes before others of 4xx.");
    assert_text(best_of(NULL, SIPCODES_METHOD_INVITE, NULL, 0), 0,
                "No final response was received on any branch, which counts as 408 Request Timeout.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_3261_16_7_step_6_no_final_response_is_a_408),
        cmocka_unit_test(rfc_3261_16_7_step_6_a_6xx_goes_before_all_others),
        cmocka_unit_test(rfc_3261_16_7_step_6_the_lowest_class_goes_before_higher_ones),
        cmocka_unit_test(rfc_3261_16_7_step_6_what_affects_resubmission_is_preferred_in_4xx),
        cmocka_unit_test(rfc_3261_16_7_step_6_the_example_of_the_rfc),
        cmocka_unit_test(rfc_3261_16_7_step_6_a_503_that_is_the_only_response_becomes_500),
        cmocka_unit_test(rfc_3261_16_7_step_6_a_503_beside_another_5xx_is_not_forwarded),
        cmocka_unit_test(rfc_3261_16_7_step_6_a_503_beside_another_class_does_not_count),
        cmocka_unit_test(rfc_3261_8_1_3_2_unknown_codes_count_by_their_class),
        cmocka_unit_test(rfc_3261_16_7_step_7_a_401_or_407_takes_the_challenges_of_all_others),
        cmocka_unit_test(rfc_3261_16_7_step_7_another_response_takes_no_challenges),
        cmocka_unit_test(rfc_4320_4_2_a_408_is_sent_to_invite_only),
        cmocka_unit_test(rfc_4320_4_2_other_codes_are_sent_whatever_the_method),
        cmocka_unit_test(repairable_first_tells_the_caller_most),
        cmocka_unit_test(repairable_first_follows_the_facts),
        cmocka_unit_test(a_busy_user_is_told_before_one_that_is_away),
        cmocka_unit_test(rfc_5057_5_1_a_merged_request_hides_the_answer_of_another_branch),
        cmocka_unit_test(rules_break_ties_in_their_way),
        cmocka_unit_test(the_first_of_equal_codes_counts),
        cmocka_unit_test(kamailio_takes_the_lowest_code_and_503_before_504),
        cmocka_unit_test(opensips_puts_408_behind_5xx_and_keeps_503),
        cmocka_unit_test(repro_takes_what_can_be_repaired),
        cmocka_unit_test(siphon_takes_the_highest_code),
        cmocka_unit_test(siphon_took_the_highest_class_before_its_change),
        cmocka_unit_test(flexisip_takes_the_first_and_the_lowest_6xx),
        cmocka_unit_test(sip_servlets_takes_the_lowest_number_without_hints),
        cmocka_unit_test(answers_of_this_stack_count_less_where_the_rule_says_so),
        cmocka_unit_test(properties_hold_for_every_multiset_of_three_codes),
        cmocka_unit_test(every_pair_of_codes_gives_an_allowed_choice),
        cmocka_unit_test(any_number_of_branches_is_read),
        cmocka_unit_test(only_final_responses_of_300_to_699_count),
        cmocka_unit_test(numbers_that_are_no_method_or_origin_are_errors),
        cmocka_unit_test(errors_are_told_and_leave_the_choice_as_it_was),
        cmocka_unit_test(the_response_of_a_branch_tells_its_status),
        cmocka_unit_test(a_choice_is_a_plain_value),
        cmocka_unit_test(without_a_choice_there_is_no_answer),
        cmocka_unit_test(every_rule_has_a_name_a_label_and_a_source),
        cmocka_unit_test(a_reason_past_the_end_is_none),
        cmocka_unit_test(reasons_rest_on_their_section),
        cmocka_unit_test(reasons_are_whole_sentences),
    };

    return cmocka_run_group_tests_name("best", tests, NULL, NULL);
}
