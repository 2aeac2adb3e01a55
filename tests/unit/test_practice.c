/* test_practice.c - practice.c: what role, targets and policy make of the RFC's step. */
#include "advising.h"

#define DIGEST "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\""

static void assert_asked(int status, const char *fields, const char *context, const char *rules, const char *action,
                         const char *otherwise, const char *reasons)
{
    struct asked asked;

    ask(&asked, status, fields, context, rules);
    assert_reasons(&asked, reasons);
    assert_action(&asked, action);
    assert_named(&asked, SIPCODES_ADVICE_OTHERWISE, otherwise);
}

/* ---- Roles ---- */

static void rfc_3261_16_7_a_proxy_leaves_repairs_to_the_caller(void **state)
{
    static const char *const roles[] = {"role=proxy", "role=edge-proxy"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(roles); i++) {
        assert_asked(401, DIGEST, roles[i], "", "stop", "authenticate", "for-the-caller challenge");
        assert_asked(415, "", roles[i], "", "stop", "modify", "for-the-caller body-type");
        assert_asked(500, "", roles[i], "", "stop", "retry", "for-the-caller server-error");
        assert_asked(486, "", roles[i], "", "stop", "-", "busy-here");
        assert_asked(401, DIGEST, roles[i], "authenticate=401", "authenticate", "stop", "challenge policy-against-caller!");
        assert_asked(415, "", roles[i], "modify=415", "modify", "stop", "body-type");
    }
    assert_asked(401, DIGEST, "role=b2bua", "", "authenticate", "stop", "challenge");
}

static void rfc_8224_6_1_1_the_signer_signs_again_even_if_it_is_a_proxy(void **state)
{
    (void)state;
    assert_asked(438, "", "role=proxy, compact=yes", "", "modify", "stop", "identity-full-form");
    assert_asked(438, "", "role=proxy", "", "stop", "modify", "for-the-caller identity-full-form");
    assert_asked(438, "", "role=proxy, compact=no", "", "stop", "-", "identity-invalid");
}

/* ---- Targets ---- */

static void rfc_3261_16_7_step_5_other_contacts_are_tried_but_after_a_6xx(void **state)
{
    (void)state;
    assert_asked(486, "", "targets=contacts", "", "failover", "-", "next-contact busy-here");
    assert_asked(503, "", "targets=contacts", "", "failover", "-", "server-unavailable next-contact");
    assert_asked(603, "", "targets=contacts", "", "stop", "-", "declined");
    assert_asked(487, "", "targets=contacts", "", "stop", "-", "terminated");
    assert_asked(486, "", "targets=contacts, targets-left=0", "", "stop", "-", "busy-here no-target-left");
    assert_asked(401, DIGEST, "targets=contacts", "", "authenticate", "failover", "challenge");
    assert_asked(415, "", "targets=contacts", "", "modify", "failover", "body-type");
    assert_asked(500, "", "targets=contacts", "", "retry", "failover", "server-error");
    assert_asked(482, "", "targets=contacts, raced=yes", "", "wait", "-", "merged-request");
}

static void another_contact_does_not_wait_for_what_another_step_waits_for(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 491, "", "role=proxy, targets=contacts", "");
    assert_action(&asked, "failover");
    for (int value = SIPCODES_ADVICE_DELAY; value <= SIPCODES_ADVICE_DELAY_FROM; value++)
        assert_int_equal(value_of(&asked, (sipcodes_advice_value)value), -1);
    ask(&asked, 500, "Retry-After: 9", "", "failover=500");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY), -1);
    ask(&asked, 500, "Retry-After: 9", "", "stop=404");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY), 9000);
}

static void rfc_5626_5_3_1_another_flow_only_if_the_instance_did_not_answer(void **state)
{
    (void)state;
    assert_asked(408, "", "targets=flows", "", "failover", "-", "timeout-reported next-flow");
    assert_asked(430, "", "targets=flows", "", "failover", "-", "flow-failed next-flow");
    assert_asked(486, "", "targets=flows", "", "stop", "-", "busy-here instance-answered");
    assert_asked(503, "", "targets=flows", "", "stop", "-", "instance-answered server-unavailable");
    assert_asked(503, "", "targets=flows, origin=transport", "", "failover", "-", "not-sent next-flow");
    assert_asked(500, "", "targets=flows, origin=timeout", "", "failover", "-", "no-response next-flow");
}

static void without_another_target_there_is_no_failover(void **state)
{
    (void)state;
    assert_asked(503, "", "targets-left=0", "", "retry", "stop", "server-error server-unavailable");
    assert_asked(503, "Retry-After: 9", "targets-left=0", "", "retry", "stop", "server-error-until server-on-hold");
    assert_asked(503, "", "targets-left=0, role=proxy", "", "stop", "-", "no-target-left server-unavailable");
    assert_asked(503, "", "targets-left=0, origin=transport", "", "stop", "-", "no-target-left not-sent");
    assert_asked(502, "", "targets-left=0", "", "stop", "-", "no-target-left failure-behind");
}

static void the_second_way_is_another_target_where_the_code_allows_it(void **state)
{
    (void)state;
    assert_asked(415, "", "targets-left=1", "", "modify", "failover", "body-type");
    assert_asked(415, "", "", "", "modify", "stop", "body-type");
    assert_asked(413, "Retry-After: 5", "targets-left=1", "", "modify", "retry", "body-too-large body-too-large-now");
    assert_asked(606, "", "targets-left=1", "", "modify", "stop", "offer");
}

/* ---- Policies ---- */

static void a_policy_decides_and_the_rfc_is_the_second_way(void **state)
{
    (void)state;
    assert_asked(486, "", "", "failover=486", "failover", "stop", "policy busy-here");
    assert_asked(486, "", "", "stop=486", "stop", "-", "busy-here");
    assert_asked(486, "", "", "unknown=486", "unknown", "stop", "policy-unknown busy-here");
    assert_asked(486, "", "targets-left=0", "failover=486", "stop", "-", "no-target-left busy-here");
    assert_asked(401, DIGEST, "targets-left=0", "failover=401", "stop", "authenticate", "no-target-left challenge");
    assert_asked(415, "", "", "stop=415", "stop", "modify", "policy body-type");
    assert_asked(486, "", "", "modify=486", "modify", "stop", "policy busy-here");
    assert_asked(503, "", "", "retry=503", "retry", "failover", "policy server-unavailable");
    assert_asked(503, "", "attempts=3", "retry=503", "stop", "failover", "retries-exhausted server-unavailable");
}

static void no_policy_makes_possible_what_the_message_does_not_allow(void **state)
{
    (void)state;
    assert_asked(486, "", "", "authenticate=486", "stop", "-", "busy-here");
    assert_asked(486, "", "", "redirect=486", "stop", "-", "busy-here");
    assert_asked(486, "", "attempts=1", "modify=486", "stop", "-", "busy-here");
}

static void a_policy_against_the_rfc_is_told(void **state)
{
    (void)state;
    assert_asked(603, "", "", "failover=603", "failover", "stop", "policy declined policy-against-6xx!");
    assert_asked(603, "", "", "retry=603", "retry", "stop", "policy declined policy-against-6xx!");
    assert_asked(603, "", "", "modify=603", "modify", "stop", "policy declined");
    assert_asked(486, "", "targets=flows", "failover=486", "failover", "stop",
                 "policy busy-here instance-answered policy-against-flows!");
    assert_asked(403, "", "", "retry=403", "retry", "stop", "policy forbidden policy-repeats!");
    assert_asked(420, "Unsupported: a", "", "retry=420", "retry", "modify", "policy drop-extensions policy-repeats!");
}

static void events_go_before_codes(void **state)
{
    (void)state;
    assert_asked(408, "", "origin=timeout", "timeout=stop; failover=408", "stop", "failover", "policy no-response");
    assert_asked(408, "", "origin=timeout", "stop=408", "failover", "-", "no-response");
    assert_asked(503, "", "origin=transport", "transport=retry", "retry", "failover", "policy not-sent");
    assert_asked(503, "", "origin=transport", "timeout=stop", "failover", "-", "not-sent");
    assert_asked(408, "", "", "timeout=stop", "failover", "-", "timeout-reported");
}

static void refused_credentials_have_an_event_whatever_the_targets(void **state)
{
    (void)state;
    assert_asked(401, DIGEST, "credentials=yes", "rejected=failover", "failover", "stop", "policy credentials-rejected");
    assert_asked(401, DIGEST, "credentials=yes", "failover=401", "stop", "-", "credentials-rejected");
    assert_asked(401, DIGEST, "credentials=yes, targets=contacts", "rejected=stop", "stop", "failover",
                 "policy next-contact credentials-rejected");
    assert_asked(401, DIGEST, "", "rejected=failover", "authenticate", "stop", "challenge");
}

static void no_failover_after_the_stage_of_a_policy(void **state)
{
    (void)state;
    assert_asked(503, "", "progress=ringing", "limit=ringing", "stop", "-", "policy-limit server-unavailable");
    assert_asked(503, "", "progress=early-media", "limit=ringing", "stop", "-", "policy-limit server-unavailable");
    assert_asked(503, "", "progress=trying", "limit=ringing", "failover", "-", "server-unavailable");
    assert_asked(486, "", "progress=ringing", "limit=ringing", "stop", "-", "busy-here");
}

static void assert_hold_in(int status, const char *fields, const char *context, const char *rules, int64_t hold,
                           const char *scope)
{
    struct asked asked;

    ask(&asked, status, fields, context, rules);
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_HOLD), hold);
    assert_named(&asked, SIPCODES_ADVICE_HOLD_SCOPE, scope);
}

static void assert_hold(int status, const char *fields, const char *rules, int64_t hold, const char *scope)
{
    assert_hold_in(status, fields, "", rules, hold, scope);
}

static void the_times_of_a_policy(void **state)
{
    struct asked asked;

    (void)state;
    assert_hold(503, "", "hold=30", 30, "server");
    assert_hold(503, "Retry-After: 90", "hold=30", 90, "server");
    assert_hold(503, "Retry-After: 90", "hold-max=60", 60, "server");
    assert_hold(503, "Retry-After: 60", "hold-max=60", 60, "server");
    assert_hold(503, "", "hold=90; hold-max=60", 60, "server");
    assert_hold(486, "", "hold=30", -1, "-");
    /* A guess of the policy does not take the last target away; Retry-After does. */
    assert_hold_in(503, "", "role=proxy, targets-left=1", "hold=30", 30, "server");
    assert_hold_in(503, "", "role=proxy, targets-left=0", "hold=30", -1, "-");
    assert_hold_in(503, "Retry-After: 90", "role=proxy, targets-left=0", "hold=30", 90, "server");
    ask(&asked, 503, "Retry-After: 90", "", "hold-max=60");
    assert_reasons(&asked, "server-on-hold hold-shortened");
    assert_sentence(&asked, 0,
                    "503 Service Unavailable: send nothing to this server for 60 s; another one may serve the request.");
    assert_sentence(&asked, 1, "Retry-After asks for more time than the policy grants; 60 s are taken.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_3261_16_7_a_proxy_leaves_repairs_to_the_caller),
        cmocka_unit_test(rfc_8224_6_1_1_the_signer_signs_again_even_if_it_is_a_proxy),
        cmocka_unit_test(rfc_3261_16_7_step_5_other_contacts_are_tried_but_after_a_6xx),
        cmocka_unit_test(another_contact_does_not_wait_for_what_another_step_waits_for),
        cmocka_unit_test(rfc_5626_5_3_1_another_flow_only_if_the_instance_did_not_answer),
        cmocka_unit_test(without_another_target_there_is_no_failover),
        cmocka_unit_test(the_second_way_is_another_target_where_the_code_allows_it),
        cmocka_unit_test(a_policy_decides_and_the_rfc_is_the_second_way),
        cmocka_unit_test(no_policy_makes_possible_what_the_message_does_not_allow),
        cmocka_unit_test(a_policy_against_the_rfc_is_told),
        cmocka_unit_test(events_go_before_codes),
        cmocka_unit_test(refused_credentials_have_an_event_whatever_the_targets),
        cmocka_unit_test(no_failover_after_the_stage_of_a_policy),
        cmocka_unit_test(the_times_of_a_policy),
    };
    return cmocka_run_group_tests_name("practice", tests, NULL, NULL);
}
