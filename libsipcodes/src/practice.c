/* practice.c - what becomes of the RFC's step for a proxy, for the targets there are, and under a policy. */
#include "advise.h"
#include "policy.h"

/* What the policy wants for the way in which the request failed, or for the code; POLICY_NONE if it leaves that to the RFCs. */
static int policy_wish(const struct inquiry *inquiry)
{
    bool is_told_so = context_tells(inquiry->context, SIPCODES_CONTEXT_ORIGIN);
    int wish = POLICY_NONE;

    if (inquiry->origin == SIPCODES_ORIGIN_TIMEOUT)
        wish = policy_event_action(inquiry->policy, POLICY_TIMEOUT);
    else if (inquiry->origin == SIPCODES_ORIGIN_TRANSPORT)
        wish = policy_event_action(inquiry->policy, POLICY_TRANSPORT);
    else
        return policy_action(inquiry->policy, inquiry->status);
    /* A code that only a stack makes may be named itself, such as 477; a 408 that was made here is no 408 of a peer. */
    return wish == POLICY_NONE && !is_told_so ? policy_action(inquiry->policy, inquiry->status) : wish;
}

/* ---- Roles ---- */

/* A proxy does not repair, authenticate or repeat requests: it passes the response to the caller, who can (RFC 3261 16.7). */
void apply_role(struct inquiry *inquiry)
{
    int64_t action = got(inquiry, SIPCODES_ADVICE_ACTION);

    if (!is_proxy(inquiry))
        return;
    if (policy_wish(inquiry) == (int)action) {
        if (action == SIPCODES_ACTION_AUTHENTICATE)
            note(inquiry, REASON_POLICY_AGAINST_CALLER);
        return;
    }
    /* Who signed the request may sign it again as a sequential fork (RFC 8224 6.1.1). */
    if (inquiry->treated == 438 && is_told(inquiry, SIPCODES_CONTEXT_COMPACT))
        return;
    if (inquiry->treated == 416 && is_told(inquiry, SIPCODES_CONTEXT_REWRITTEN))
        return;
    if (action == SIPCODES_ACTION_RETRY && has_target(inquiry) && !in_dialog(inquiry)) {
        decide(inquiry, SIPCODES_ACTION_FAILOVER, REASON_PROXY_NEXT_TARGET);
        return;
    }
    if (action == SIPCODES_ACTION_AUTHENTICATE || action == SIPCODES_ACTION_MODIFY || action == SIPCODES_ACTION_RETRY) {
        put(inquiry, SIPCODES_ADVICE_OTHERWISE, action);
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FOR_THE_CALLER);
    }
}

/* ---- Targets ---- */

/* A request in a dialog has one target, and a CANCEL goes where the INVITE went (RFC 3261 9.1, 12.2.1.1, 14.1). */
static bool has_one_target(const struct inquiry *inquiry)
{
    return in_dialog(inquiry) || inquiry->method == SIPCODES_METHOD_CANCEL;
}

static bool can_fail_over(const struct inquiry *inquiry)
{
    return inquiry->treated / 100 != 6 && inquiry->treated != 487 && !has_one_target(inquiry);
}

/* Other contacts of the user are tried whatever one of them answered, but for a 6xx (RFC 3261 16.7 step 5, 8.1.3.4). */
static void apply_contacts(struct inquiry *inquiry)
{
    int64_t action = got(inquiry, SIPCODES_ADVICE_ACTION);

    if (!can_fail_over(inquiry))
        return;
    if (has_no_target(inquiry)) {
        note(inquiry, REASON_NO_TARGET_LEFT);
        return;
    }
    if (action == SIPCODES_ACTION_FAILOVER)
        note(inquiry, REASON_NEXT_CONTACT);
    else if (action == SIPCODES_ACTION_STOP)
        decide(inquiry, SIPCODES_ACTION_FAILOVER, REASON_NEXT_CONTACT);
    else if (action == SIPCODES_ACTION_MODIFY || action == SIPCODES_ACTION_AUTHENTICATE || action == SIPCODES_ACTION_RETRY)
        put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_FAILOVER);
}

/* The instance behind the flows has answered; only a 408 or a 430 lets another flow be tried (RFC 5626 5.3.1). */
static void apply_flows(struct inquiry *inquiry)
{
    bool is_edge = told(inquiry, SIPCODES_CONTEXT_ROLE) == SIPCODES_ROLE_EDGE_PROXY;
    bool is_lost = inquiry->treated == 408 || inquiry->treated == 430 || inquiry->origin == SIPCODES_ORIGIN_TIMEOUT ||
                   inquiry->origin == SIPCODES_ORIGIN_TRANSPORT;

    if (is_lost && !is_edge)
        note(inquiry, REASON_NEXT_FLOW);
    else if (is_lost)
        return;
    else if (got(inquiry, SIPCODES_ADVICE_ACTION) == SIPCODES_ACTION_FAILOVER)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_INSTANCE_ANSWERED);
    else
        note(inquiry, REASON_INSTANCE_ANSWERED);
}

/* The step is failover, but every target has been tried. */
static void apply_no_target(struct inquiry *inquiry)
{
    if (is_proxy(inquiry) || inquiry->origin != SIPCODES_ORIGIN_PEER || inquiry->treated != 503)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_NO_TARGET_LEFT);
    else
        retry_after_error(inquiry);
}

static void apply_others(struct inquiry *inquiry)
{
    bool may = sipcodes_code_elsewhere(inquiry->code) == SIPCODES_ELSEWHERE_MAY;
    int64_t action = got(inquiry, SIPCODES_ADVICE_ACTION);

    if (got(inquiry, SIPCODES_ADVICE_OTHERWISE) != NONE)
        return;
    if (action == SIPCODES_ACTION_MODIFY || action == SIPCODES_ACTION_AUTHENTICATE || action == SIPCODES_ACTION_RETRY)
        put(inquiry, SIPCODES_ADVICE_OTHERWISE, has_target(inquiry) && may ? SIPCODES_ACTION_FAILOVER : SIPCODES_ACTION_STOP);
}

void apply_targets(struct inquiry *inquiry)
{
    switch (told(inquiry, SIPCODES_CONTEXT_TARGETS)) {
    case SIPCODES_TARGETS_CONTACTS:
        apply_contacts(inquiry);
        break;
    case SIPCODES_TARGETS_FLOWS:
        apply_flows(inquiry);
        break;
    default:
        break;
    }
    if (got(inquiry, SIPCODES_ADVICE_ACTION) == SIPCODES_ACTION_FAILOVER && has_no_target(inquiry))
        apply_no_target(inquiry);
    apply_others(inquiry);
}

/* ---- Policies ---- */

/* A 6xx speaks for every target (RFC 3261 16.7 step 5, 21.6); the same request is not repeated where it was refused (21.4). */
static void flag(struct inquiry *inquiry, sipcodes_action wish)
{
    sipcodes_again again = sipcodes_code_again(inquiry->code);

    if (inquiry->treated / 100 == 6 && (wish == SIPCODES_ACTION_FAILOVER || wish == SIPCODES_ACTION_RETRY))
        note(inquiry, REASON_POLICY_AGAINST_6XX);
    else if (wish == SIPCODES_ACTION_FAILOVER && told(inquiry, SIPCODES_CONTEXT_TARGETS) == SIPCODES_TARGETS_FLOWS)
        note(inquiry, REASON_POLICY_AGAINST_FLOWS);
    else if (wish == SIPCODES_ACTION_RETRY && (again == SIPCODES_AGAIN_NEVER || again == SIPCODES_AGAIN_REPAIRED))
        note(inquiry, REASON_POLICY_REPEATS);
}

static void obey(struct inquiry *inquiry, sipcodes_action wish)
{
    int64_t before = got(inquiry, SIPCODES_ADVICE_ACTION);

    if (before == (int64_t)wish || (wish == SIPCODES_ACTION_FAILOVER && has_one_target(inquiry)))
        return;
    /* What the message does not allow, no policy makes possible. */
    if (wish == SIPCODES_ACTION_AUTHENTICATE || wish == SIPCODES_ACTION_REDIRECT ||
        (wish == SIPCODES_ACTION_MODIFY && attempts(inquiry) > 0)) {
        if (inquiry->has_fields)
            note(inquiry, REASON_POLICY_IMPOSSIBLE);
        return;
    }
    if (wish == SIPCODES_ACTION_FAILOVER && has_no_target(inquiry)) {
        if (before != SIPCODES_ACTION_STOP)
            put(inquiry, SIPCODES_ADVICE_OTHERWISE, before);
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_NO_TARGET_LEFT);
        return;
    }
    if (wish == SIPCODES_ACTION_RETRY)
        retry_later(inquiry, REASON_POLICY);
    else
        decide(inquiry, wish, wish == SIPCODES_ACTION_UNKNOWN ? REASON_POLICY_UNKNOWN : REASON_POLICY);
    put(inquiry, SIPCODES_ADVICE_OTHERWISE, before);
    flag(inquiry, wish);
}

/* The policy's own times for a target that is left; the last one stays in use, because it may be all that there is. */
static void apply_hold(struct inquiry *inquiry)
{
    uint32_t most = policy_hold_max(inquiry->policy);

    if (got(inquiry, SIPCODES_ADVICE_ACTION) == SIPCODES_ACTION_FAILOVER && got(inquiry, SIPCODES_ADVICE_HOLD) == NONE &&
        policy_hold(inquiry->policy) > 0) {
        put(inquiry, SIPCODES_ADVICE_HOLD, policy_hold(inquiry->policy));
        put(inquiry, SIPCODES_ADVICE_HOLD_SCOPE, SIPCODES_HOLD_SERVER);
    }
    if (most > 0 && got(inquiry, SIPCODES_ADVICE_HOLD) > most) {
        if (got(inquiry, SIPCODES_ADVICE_HOLD) == retry_after(inquiry))
            note(inquiry, REASON_HOLD_SHORTENED);
        put(inquiry, SIPCODES_ADVICE_HOLD, most);
    }
}

/* Another target is tried at once; what there was to wait for belongs to a step that is no longer the next one. */
static void drop_delay(struct inquiry *inquiry)
{
    if (got(inquiry, SIPCODES_ADVICE_ACTION) != SIPCODES_ACTION_FAILOVER)
        return;
    for (int value = SIPCODES_ADVICE_DELAY; value <= SIPCODES_ADVICE_DELAY_FROM; value++)
        put(inquiry, (sipcodes_advice_value)value, NONE);
}

void apply_policy(struct inquiry *inquiry)
{
    bool was_rejected = was_noted(inquiry, REASON_CREDENTIALS_REJECTED);
    int wish = was_rejected ? policy_event_action(inquiry->policy, POLICY_REJECTED) : policy_wish(inquiry);

    if (wish != POLICY_NONE)
        obey(inquiry, (sipcodes_action)wish);
    if (got(inquiry, SIPCODES_ADVICE_ACTION) == SIPCODES_ACTION_FAILOVER &&
        policy_forbids_failover(inquiry->policy, (sipcodes_progress)told(inquiry, SIPCODES_CONTEXT_PROGRESS)))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_POLICY_LIMIT);
    drop_delay(inquiry);
    apply_hold(inquiry);
}

bool policy_ails(const struct inquiry *inquiry, bool ails)
{
    bool has_own = inquiry->policy && policy_read(inquiry->policy)->own_health && inquiry->origin == SIPCODES_ORIGIN_PEER;

    return has_own ? policy_counts_against_health(inquiry->policy, inquiry->status) : ails;
}
