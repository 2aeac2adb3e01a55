/* test_advise.c - advise.c: the order of the questions, what is dropped, and what holds for every code and context. */
#include "advising.h"

#include "advise.h"
#include "holds.h"

#define STATUSES 1000 /* above every known code */

/* ---- Before the rules ---- */

static void rfc_3261_8_1_3_3_a_client_drops_a_response_with_two_vias(void **state)
{
    static const char *const clients[] = {"uac", "b2bua", "registration", "subscriber", "publisher"};
    static const char *const others[] = {"client", "proxy", "edge-proxy"};
    struct asked asked;
    char context[64];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(clients); i++) {
        strcat(strcpy(context, "role="), clients[i]);
        ask(&asked, 503, "Via: SIP/2.0/UDP a, SIP/2.0/UDP b|Retry-After: 9", context, "retry=503");
        assert_action(&asked, "wait");
        assert_reasons(&asked, "second-via!");
        assert_int_equal(value_of(&asked, SIPCODES_ADVICE_HOLD), -1);
        ask(&asked, 503, "Via: SIP/2.0/UDP a|Via: no via", context, "");
        assert_action(&asked, i == 2 ? "retry" : "failover");
    }
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        strcat(strcpy(context, "role="), others[i]);
        ask(&asked, 503, "Via: SIP/2.0/UDP a|Via: SIP/2.0/UDP b", context, "");
        assert_action(&asked, "failover");
    }
}

static void rfc_4475_3_1_2_5_a_response_without_a_usable_cseq_is_dropped_by_all(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 486, "CSeq: x INVITE", "role=proxy", "");
    assert_action(&asked, "wait");
    assert_reasons(&asked, "unusable!");
    ask(&asked, 200, "CSeq: 2147483648 INVITE", "", "");
    assert_reasons(&asked, "unusable!");
    ask_for(&asked, 486, "BYE", "CSeq: x BYE", "", "");
    assert_reasons(&asked, "unusable!");
    ask_for(&asked, 486, "BYE", "CSeq: 1 BYE", "", "");
    assert_reasons(&asked, "busy-here");
    ask(&asked, 486, "CSeq: 1 INVITE", "role=proxy", "");
    assert_reasons(&asked, "busy-here");
}

static void a_response_that_is_dropped_says_nothing_and_is_not_passed_on(void **state)
{
    struct asked asked;

    (void)state;
    for (int status = 100; status < 700; status++) {
        ask(&asked, status, "CSeq: 1", "usage=invite", "health=all");
        assert_action(&asked, "wait");
        assert_named(&asked, SIPCODES_ADVICE_DIALOG_EFFECT, "none");
        assert_named(&asked, SIPCODES_ADVICE_REACHED, "unknown");
        assert_int_equal(value_of(&asked, SIPCODES_ADVICE_HEALTH), 0);
        assert_int_equal(value_of(&asked, SIPCODES_ADVICE_RELAY), 0);
    }
}

/* ---- What is not a failure ---- */

static void rfc_3261_21_1_and_9_1_after_a_provisional_response(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 183, "", "", "");
    assert_reasons(&asked, "provisional");
    ask(&asked, 183, "", "cancelled=yes", "");
    assert_reasons(&asked, "cancel-may-go");
    ask(&asked, 199, "", "cancelled=yes", "");
    assert_reasons(&asked, "early-dialog-ended");
    assert_action(&asked, "wait");
}

static void rfc_3261_9_1_a_success_may_cross_the_cancel(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 200, "", "cancelled=yes", "");
    assert_reasons(&asked, "answered-after-cancel");
    ask_for(&asked, 200, "CANCEL", "", "cancelled=yes", "");
    assert_reasons(&asked, "succeeded");
    ask(&asked, 299, "", "", "failover=all");
    assert_action(&asked, "complete");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_TREATED_AS), 200);
}

static void rfc_3261_16_10_nothing_follows_a_failure_that_the_caller_wanted(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 503, "Retry-After: 5", "cancelled=yes, ping=yes", "retry=all");
    assert_action(&asked, "stop");
    assert_reasons(&asked, "caller-gave-up");
}

static void rfc_3261_11_any_answer_but_of_a_failing_server_means_alive(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 404, "", "ping=yes", "failover=404");
    assert_action(&asked, "complete");
    ask(&asked, 503, "", "ping=yes", "");
    assert_action(&asked, "retry");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY), -1);
    ask(&asked, 503, "Retry-After: 7", "ping=yes", "");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY), 7000);
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_HOLD), 7);
    ask(&asked, 500, "Retry-After: 7", "ping=yes", "");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_HOLD), -1);
    ask(&asked, 408, "", "ping=yes, origin=timeout, progress=ringing", "");
    assert_action(&asked, "complete");
    ask(&asked, 404, "", "ping=yes, origin=transport", "");
    assert_reasons(&asked, "ping-ailing");
}

/* ---- What cannot be read ---- */

static void a_field_that_cannot_be_read_is_named(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 503, "Retry-After: abc", "", "");
    assert_reasons(&asked, "server-unavailable field-unreadable!");
    assert_sentence(&asked, 1, "Retry-After cannot be read, so it is ignored.");
    ask(&asked, 302, "Contact: <sip:a@b>|Expires: abc", "", "");
    assert_sentence(&asked, 1, "Expires cannot be read, so it is ignored.");
    ask(&asked, 422, "Min-SE: abc", "", "");
    assert_sentence(&asked, 1, "Min-SE cannot be read, so it is ignored.");
    /* Where Retry-After has no meaning, it is not looked at. */
    ask(&asked, 405, "Allow: BYE|Retry-After: abc", "", "");
    assert_reasons(&asked, "method-not-allowed");
    ask(&asked, 503, "Retry-After: abc|Retry-After: 5", "", "");
    assert_reasons(&asked, "server-unavailable field-unreadable!");
}

/* ---- After the rules ---- */

static void assert_effect(int status, const char *method, const char *fields, const char *context, const char *expected)
{
    struct asked asked;

    ask_for(&asked, status, method, fields, context, "");
    assert_named(&asked, SIPCODES_ADVICE_DIALOG_EFFECT, expected);
}

static void rfc_5057_5_1_what_becomes_of_the_dialog(void **state)
{
    (void)state;
    assert_effect(200, "INVITE", "", "", "creates");
    assert_effect(404, "INVITE", "", "", "none");
    assert_effect(404, "INVITE", "", "usage=invite", "dialog");
    assert_effect(408, "INVITE", "", "usage=invite, origin=timeout", "usage");
    assert_effect(408, "OPTIONS", "", "usage=invite, origin=timeout", "transaction");
    assert_effect(408, "INVITE", "", "usage=invite, origin=transport", "transaction");
    assert_effect(405, "INVITE", "", "usage=invite", "usage");
    assert_effect(405, "INFO", "", "usage=invite", "transaction");
    assert_effect(501, "MESSAGE", "", "usage=invite", "transaction");
    assert_effect(405, "", "", "usage=other", "transaction");
    assert_effect(405, "", "", "usage=invite", "usage");
    assert_effect(405, "FOO", "", "usage=invite", "transaction");
    assert_effect(405, "UPDATE", "", "usage=other", "transaction");
    assert_effect(481, "CANCEL", "", "usage=invite", "transaction");
    assert_effect(481, "BYE", "", "usage=invite", "usage");
}

static void rfc_5057_5_1_note_11_a_489_ends_subscriptions_only(void **state)
{
    (void)state;
    assert_effect(489, "SUBSCRIBE", "", "usage=subscription", "usage");
    assert_effect(489, "NOTIFY", "", "usage=subscription", "usage");
    assert_effect(489, "", "", "usage=subscription", "usage");
    assert_effect(489, "INVITE", "", "usage=invite", "transaction");
}

static void rfc_6665_4_1_2_2_which_codes_end_a_subscription(void **state)
{
    static const int ends[] = {404, 405, 410, 416, 480, 481, 482, 483, 484, 485, 489, 501, 604};
    struct asked asked;

    (void)state;
    for (int status = 300; status < 700; status++) {
        bool is_end = false;
        for (size_t i = 0; i < COUNT_OF(ends); i++)
            is_end = is_end || sipcodes_resolve(status) == ends[i];
        if (is_end)
            continue;
        ask_for(&asked, status, "SUBSCRIBE", "", "usage=subscription", "");
        assert_named(&asked, SIPCODES_ADVICE_DIALOG_EFFECT, "transaction");
    }
    assert_effect(481, "SUBSCRIBE", "", "usage=subscription", "usage");
    assert_effect(604, "SUBSCRIBE", "", "usage=subscription", "dialog");
}

static void assert_relay(int status, const char *method, const char *context, int expected)
{
    struct asked asked;

    ask_for(&asked, status, method, "", context, "");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_RELAY), expected);
}

static void rfc_3261_16_7_and_rfc_4320_what_goes_upstream(void **state)
{
    (void)state;
    assert_relay(100, "INVITE", "", 0);
    assert_relay(180, "INVITE", "", 180);
    assert_relay(180, "", "", 180);
    assert_relay(180, "OPTIONS", "", 0);
    assert_relay(180, "FOO", "", 0);
    assert_relay(486, "", "", 486);
    assert_relay(503, "", "", 500);
    assert_relay(408, "INVITE", "", 408);
    assert_relay(408, "BYE", "", 0);
    assert_relay(500, "INVITE", "origin=timeout", 408);
    assert_relay(500, "MESSAGE", "origin=timeout", 0);
    assert_relay(503, "INVITE", "origin=transport", 500);
}

static void what_counts_against_the_health_of_the_target(void **state)
{
    static const struct {
        int status;
        const char *context, *rules;
        int expected;
    } cases[] = {
        {503, "", "", 1},
        {486, "", "", 0},
        {503, "origin=local", "", 0},
        {486, "origin=transport", "", 1},
        {408, "", "", 0},
        {408, "origin=timeout", "", 1},
        {500, "origin=timeout, progress=trying", "", 0},
        {500, "usage=invite", "", 0},
        {503, "", "health=486", 0},
        {486, "", "health=486", 1},
        {486, "origin=timeout", "health=none", 1},
    };
    struct asked asked;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        ask(&asked, cases[i].status, "", cases[i].context, cases[i].rules);
        assert_int_equal(value_of(&asked, SIPCODES_ADVICE_HEALTH), cases[i].expected);
    }
}

static void the_origin_is_told_or_that_of_the_code(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 486, "", "", "");
    assert_named(&asked, SIPCODES_ADVICE_ORIGIN, "peer");
    ask(&asked, 486, "", "origin=local", "");
    assert_named(&asked, SIPCODES_ADVICE_ORIGIN, "local");
    ask(&asked, 904, "", "", "");
    assert_true(value_of(&asked, SIPCODES_ADVICE_ORIGIN) > SIPCODES_ORIGIN_PEER);
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_TREATED_AS), -1);
}

/* ---- Arguments ---- */

static void arguments_that_cannot_be_used(void **state)
{
    sipcodes_response response, zeroed = {{0}};
    sipcodes_advice advice, marked;

    (void)state;
    memset(&advice, 0xA5, sizeof advice);
    marked = advice;
    assert_int_equal(sipcodes_response_make(&response, 486, NO_METHOD, NULL, 0), SIPCODES_OK);
    assert_int_equal(sipcodes_advise(NULL, NULL, NULL, &advice), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advise(&zeroed, NULL, NULL, &advice), SIPCODES_E_ARGUMENT);
    assert_memory_equal(&advice, &marked, sizeof advice);
    assert_int_equal(sipcodes_advise(&response, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advise(&response, NULL, NULL, &advice), SIPCODES_OK);
}

/* ---- What holds for all ---- */

static void check_status(int status)
{
    sipcodes_response response;
    sipcodes_advice advice = {{0}}, again = {{0}};
    const sipcodes_code *code = sipcodes_get(status);
    const char *broken;

    if (sipcodes_response_make(&response, status, NO_METHOD, NULL, 0) != SIPCODES_OK) {
        assert_true((status < 100 || status > 699) && !code);
        return;
    }
    assert_int_equal(sipcodes_advise(&response, NULL, NULL, &advice), SIPCODES_OK);
    assert_int_equal(sipcodes_advise(&response, NULL, NULL, &again), SIPCODES_OK);
    assert_memory_equal(&advice, &again, sizeof advice);
    broken = broken_advice(&(struct question){&response, NULL, NULL}, &advice);
    if (broken)
        fail_msg("%d: does not hold: %s", status, broken);
    if (code)
        assert_int_equal(sipcodes_advice_get(&advice, SIPCODES_ADVICE_ACTION), sipcodes_code_action(code));
}

static void every_number_alone_is_answered_as_its_record_says(void **state)
{
    (void)state;
    for_hard_numbers(check_status);
}

/* The same word twice, or what a value that is not there leaves behind. */
static bool is_sound_sentence(const char *text)
{
    static const char *const wrong[] = {"{", "}", "  ", ": .", " .", ": ;", "-1 ", " ,", "..", "from .", "\n"};
    size_t length = strlen(text);

    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (strstr(text, wrong[i]))
            return false;
    for (const char *word = text, *next; (next = strchr(word, ' ')); word = next + 1) {
        size_t letters = (size_t)(next - word);
        if (strncmp(word, next + 1, letters) == 0 && strchr(" .,;:", next[1 + letters]))
            return false;
    }
    return length > 0 && text[length - 1] == '.';
}

/* Sentences are written for the first advice about a status that has them. */
static bool is_written[STATUSES][SIZE_REASONS];

static void check_sentences(int status, const sipcodes_advice *advice)
{
    for (size_t i = 0; sipcodes_advice_reason(advice, i); i++) {
        bool *written = &is_written[status][advice_of(advice)->reasons[i]];
        char text[MAX_SENTENCE];
        if (*written)
            continue;
        *written = true;
        assert_in_range(sipcodes_advice_text(advice, i, NULL, text, sizeof text), 1, sizeof text - 1);
        if (!is_sound_sentence(text))
            fail_msg("%d, %s: %s", status, sipcodes_advice_reason(advice, i), text);
    }
}

static sipcodes_policy carrier, everywhere;
static const sipcodes_policy *const policies[] = {NULL, &carrier, &everywhere};

static void check_context(int status, const sipcodes_response *response, const sipcodes_context *context)
{
    for (size_t i = 0; i < COUNT_OF(policies); i++) {
        struct question question = {response, context, policies[i]};
        sipcodes_advice advice;
        const char *broken;
        assert_int_equal(sipcodes_advise(response, context, policies[i], &advice), SIPCODES_OK);
        broken = broken_value(&advice);
        if (!broken)
            broken = broken_rule(&question, &advice);
        if (!broken)
            broken = broken_repeat(&advice);
        if (broken) {
            char text[MAX_SENTENCE];
            sipcodes_advice_text(&advice, 0, NULL, text, sizeof text);
            fail_msg("%d, policy %zu: does not hold: %s\n%s", status, i, broken, text);
        }
        check_sentences(status, &advice);
    }
}

/* Goes through the values of one item after the other, from -1 for what is not told. */
static void vary(int status, const sipcodes_response *response, sipcodes_context *context, size_t item)
{
    static const struct {
        sipcodes_context_item item;
        int values[8];
        int count;
    } items[] = {
        {SIPCODES_CONTEXT_ROLE, {0, 1, 2, 3, 4, 5, 6, 7}, 8},
        {SIPCODES_CONTEXT_USAGE, {0, 1, 2, 3}, 4},
        {SIPCODES_CONTEXT_TARGETS, {0, 1, 2}, 3},
        {SIPCODES_CONTEXT_TARGETS_LEFT, {-1, 0, 2}, 3},
        {SIPCODES_CONTEXT_ORIGIN, {-1, 0, 1, 2, 3}, 5},
    };

    if (item == COUNT_OF(items)) {
        check_context(status, response, context);
        return;
    }
    for (int i = 0; i < items[item].count; i++) {
        assert_int_equal(sipcodes_context_set(context, items[item].item, items[item].values[i]), SIPCODES_OK);
        vary(status, response, context, item + 1);
    }
}

static void every_code_in_every_context_under_policies(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_policy_get(&carrier, "carrier"), SIPCODES_OK);
    assert_int_equal(sipcodes_policy_parse(&everywhere, "failover=all", SIZE_MAX, NULL), SIPCODES_OK);
    for (int status = 100; status < STATUSES; status++) {
        sipcodes_context context = {{0}};
        sipcodes_response response;
        /* Of unknown codes some of each class, which are all treated alike. */
        if (!sipcodes_get(status) && status % 25 != 24)
            continue;
        if (sipcodes_response_make(&response, status, NO_METHOD, NULL, 0) == SIPCODES_OK)
            vary(status, &response, &context, 0);
    }
}

static void rfc_3261_22_2_refused_credentials_are_not_sent_again(void **state)
{
    static const char *const contexts[] = {"credentials=1", "attempts=3", "credentials=1, stale=0, attempts=9"};
    static const char *const policies_of_rules[] = {"", "authenticate=401,407", "failover=all", "retry=all"};
    struct asked asked;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(contexts); i++)
        for (size_t j = 0; j < COUNT_OF(policies_of_rules); j++)
            for (int status = 401; status <= 407; status += 6) {
                ask(&asked, status, "", contexts[i], policies_of_rules[j]);
                assert_int_not_equal(value_of(&asked, SIPCODES_ADVICE_ACTION), SIPCODES_ACTION_AUTHENTICATE);
            }
}

/* The most reasons that there can be: nothing is cut. */
static void all_reasons_have_room(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 503, "Retry-After: abc", "role=proxy, targets=contacts, progress=ringing", "failover=503; limit=ringing");
    assert_reasons(&asked, "policy-limit server-unavailable field-unreadable! next-contact");
    ask(&asked, 650, "Retry-After: abc", "role=proxy, targets=contacts, targets-left=0", "retry=all; hold-max=1");
    assert_null(broken_advice(&(struct question){&asked.response, &asked.context, &asked.policy}, &asked.advice));
    for (int i = 0; i < 2 * MAX_REASONS; i++) {
        struct advice advice = {.count = (uint8_t)(i < MAX_REASONS ? i : MAX_REASONS)};
        struct inquiry inquiry = {.advice = &advice};
        note(&inquiry, 1);
        decide(&inquiry, SIPCODES_ACTION_STOP, 2);
        assert_int_equal(advice.reasons[0], 2);
        assert_in_range(advice.count, 1, MAX_REASONS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_3261_8_1_3_3_a_client_drops_a_response_with_two_vias),
        cmocka_unit_test(rfc_4475_3_1_2_5_a_response_without_a_usable_cseq_is_dropped_by_all),
        cmocka_unit_test(a_response_that_is_dropped_says_nothing_and_is_not_passed_on),
        cmocka_unit_test(rfc_3261_21_1_and_9_1_after_a_provisional_response),
        cmocka_unit_test(rfc_3261_9_1_a_success_may_cross_the_cancel),
        cmocka_unit_test(rfc_3261_16_10_nothing_follows_a_failure_that_the_caller_wanted),
        cmocka_unit_test(rfc_3261_11_any_answer_but_of_a_failing_server_means_alive),
        cmocka_unit_test(a_field_that_cannot_be_read_is_named),
        cmocka_unit_test(rfc_5057_5_1_what_becomes_of_the_dialog),
        cmocka_unit_test(rfc_5057_5_1_note_11_a_489_ends_subscriptions_only),
        cmocka_unit_test(rfc_6665_4_1_2_2_which_codes_end_a_subscription),
        cmocka_unit_test(rfc_3261_16_7_and_rfc_4320_what_goes_upstream),
        cmocka_unit_test(what_counts_against_the_health_of_the_target),
        cmocka_unit_test(the_origin_is_told_or_that_of_the_code),
        cmocka_unit_test(arguments_that_cannot_be_used),
        cmocka_unit_test(every_number_alone_is_answered_as_its_record_says),
        cmocka_unit_test(every_code_in_every_context_under_policies),
        cmocka_unit_test(rfc_3261_22_2_refused_credentials_are_not_sent_again),
        cmocka_unit_test(all_reasons_have_room),
    };
    return cmocka_run_group_tests_name("advise", tests, NULL, NULL);
}
