/* advise.c - from a response, what is known beside it and a policy to the next step: the order of the questions. */
#include "advise.h"

#include "response.h"

/* ---- Writing the advice ---- */

void note_field(struct inquiry *inquiry, int reason, sipcodes_field field)
{
    struct advice *advice = inquiry->advice;

    if (advice->count >= MAX_REASONS)
        return;
    advice->reasons[advice->count] = (uint16_t)reason;
    advice->fields[advice->count++] = (uint8_t)field;
}

void note(struct inquiry *inquiry, int reason)
{
    note_field(inquiry, reason, SIPCODES_FIELD_UNKNOWN);
}

/* Where a reason that is about no header field stands; if it was not noted, where one more would. */
static int place_of(const struct advice *advice, int reason)
{
    int place = 0;

    while (place < advice->count && (advice->reasons[place] != reason || advice->fields[place] != SIPCODES_FIELD_UNKNOWN))
        place++;
    return place;
}

void decide(struct inquiry *inquiry, sipcodes_action action, int reason)
{
    struct advice *advice = inquiry->advice;
    int place = place_of(advice, reason);

    /* What was noted before becomes the reason for the step, and is not said twice. */
    if (place == advice->count && advice->count < MAX_REASONS)
        advice->count++;
    for (int i = place < advice->count ? place : advice->count - 1; i > 0; i--) {
        advice->reasons[i] = advice->reasons[i - 1];
        advice->fields[i] = advice->fields[i - 1];
    }
    advice->reasons[0] = (uint16_t)reason;
    advice->fields[0] = SIPCODES_FIELD_UNKNOWN;
    put(inquiry, SIPCODES_ADVICE_ACTION, action);
}

bool was_noted(const struct inquiry *inquiry, int reason)
{
    for (int i = 0; i < inquiry->advice->count; i++)
        if (inquiry->advice->reasons[i] == reason)
            return true;
    return false;
}

bool first_element(const struct inquiry *inquiry, sipcodes_field field, sipcodes_element *element)
{
    sipcodes_cursor cursor = {{0}};
    int found;

    while ((found = sipcodes_response_next(inquiry->response, field, &cursor, element)) != 0)
        if (found > 0)
            return true;
    return false;
}

int64_t number_of(struct inquiry *inquiry, sipcodes_field field)
{
    sipcodes_element element;

    if (!sipcodes_response_has(inquiry->response, field))
        return NONE;
    if (first_element(inquiry, field, &element))
        return sipcodes_element_number(&element);
    note_field(inquiry, REASON_FIELD_UNREADABLE, field);
    return NONE;
}

/* ---- What the response is ---- */

static sipcodes_origin origin_of(const struct inquiry *inquiry)
{
    if (context_tells(inquiry->context, SIPCODES_CONTEXT_ORIGIN))
        return (sipcodes_origin)told(inquiry, SIPCODES_CONTEXT_ORIGIN);
    return (sipcodes_origin)inquiry->code->origin;
}

/* Retry-After counts where it has a meaning; an unknown code has that of its class (RFC 5057 5.1 notes 13 and 17). */
static int64_t retry_after_of(struct inquiry *inquiry)
{
    sipcodes_retry_after meaning = sipcodes_code_retry_after(inquiry->code);

    if (meaning == SIPCODES_RETRY_AFTER_NONE || meaning == SIPCODES_RETRY_AFTER_UNKNOWN)
        return NONE;
    return number_of(inquiry, SIPCODES_FIELD_RETRY_AFTER);
}

/* True unless the status alone was given, which tells nothing of what the message had. */
static bool has_fields(const sipcodes_response *given)
{
    const struct response *response = response_of(given);

    return response->text || response->end > response->begin;
}

static void look_at(struct inquiry *inquiry)
{
    int status = sipcodes_response_status(inquiry->response);

    inquiry->status = status;
    inquiry->treated = sipcodes_resolve(status);
    inquiry->code = sipcodes_get(status);
    inquiry->is_known = inquiry->code != NULL;
    if (!inquiry->is_known)
        inquiry->code = sipcodes_get(inquiry->treated);
    inquiry->method_name = sipcodes_response_method_name(inquiry->response);
    inquiry->method = method_named(inquiry->method_name);
    inquiry->origin = origin_of(inquiry);
    inquiry->has_fields = has_fields(inquiry->response);
    inquiry->advice->code = inquiry->code;
    put(inquiry, SIPCODES_ADVICE_ORIGIN, inquiry->origin);
    put(inquiry, SIPCODES_ADVICE_TREATED_AS, inquiry->treated ? inquiry->treated : NONE);
}

bool may_be_invite(const struct inquiry *inquiry)
{
    return inquiry->method == SIPCODES_METHOD_INVITE ||
           (inquiry->method == SIPCODES_METHOD_UNKNOWN && sipcodes_response_method_name(inquiry->response).length == 0);
}

/* ---- Before the rules ---- */

static bool has_second_via(const struct inquiry *inquiry)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int count = 0, found;

    while (count < 2 && (found = sipcodes_response_next(inquiry->response, SIPCODES_FIELD_VIA, &cursor, &element)) != 0)
        count += found > 0;
    return count > 1;
}

static bool has_bad_cseq(const struct inquiry *inquiry)
{
    bool is_read = inquiry->method_name.length > 0 && !response_of(inquiry->response)->method.text;
    sipcodes_element element;

    return !is_read && sipcodes_response_has(inquiry->response, SIPCODES_FIELD_CSEQ) &&
           !first_element(inquiry, SIPCODES_FIELD_CSEQ, &element);
}

/* A client takes no response that was not meant for it (RFC 3261 8.1.3.3); nobody takes one that belongs to no request (RFC
 * 4475 3.1.2.5). */
static bool is_discarded(struct inquiry *inquiry)
{
    bool is_client = !is_proxy(inquiry) && told(inquiry, SIPCODES_CONTEXT_ROLE) != SIPCODES_ROLE_CLIENT;

    if (is_client && has_second_via(inquiry))
        decide(inquiry, SIPCODES_ACTION_WAIT, REASON_SECOND_VIA);
    else if (has_bad_cseq(inquiry))
        decide(inquiry, SIPCODES_ACTION_WAIT, REASON_UNUSABLE);
    else
        return false;
    return true;
}

static void apply_provisional(struct inquiry *inquiry)
{
    if (inquiry->treated == 199)
        decide(inquiry, SIPCODES_ACTION_WAIT, REASON_EARLY_DIALOG_ENDED);
    else if (is_told(inquiry, SIPCODES_CONTEXT_CANCELLED))
        decide(inquiry, SIPCODES_ACTION_WAIT, REASON_CANCEL_MAY_GO);
    else
        decide(inquiry, SIPCODES_ACTION_WAIT, REASON_PROVISIONAL);
}

static void apply_success(struct inquiry *inquiry)
{
    bool is_late = is_told(inquiry, SIPCODES_CONTEXT_CANCELLED) && may_be_invite(inquiry);

    if (is_late)
        decide(inquiry, SIPCODES_ACTION_COMPLETE,
               is_proxy(inquiry) ? REASON_ANSWERED_FOR_THE_CALLER : REASON_ANSWERED_AFTER_CANCEL);
    else
        decide(inquiry, SIPCODES_ACTION_COMPLETE, REASON_SUCCEEDED);
}

/* True if the code, or the way in which the request failed, counts against the health of the target. */
static bool is_ailing(const struct inquiry *inquiry)
{
    int progress = told(inquiry, SIPCODES_CONTEXT_PROGRESS);

    switch (inquiry->origin) {
    case SIPCODES_ORIGIN_TRANSPORT:
    case SIPCODES_ORIGIN_TIMEOUT:
        return progress == SIPCODES_PROGRESS_NONE;
    case SIPCODES_ORIGIN_LOCAL:
        return false;
    default:
        break;
    }
    /* Nobody may answer another method than INVITE with 408, so it was made here (RFC 4320 4.2). */
    if (inquiry->treated == 408)
        return !may_be_invite(inquiry);
    /* In a dialog, a 500 may only say that two requests crossed (RFC 3261 14.2). */
    return inquiry->code->ails && !(inquiry->treated == 500 && in_dialog(inquiry));
}

/* A probe asks whether the target is alive: any answer but one that says it cannot serve tells that it is (RFC 3261 11). */
static void apply_ping(struct inquiry *inquiry)
{
    if (inquiry->origin == SIPCODES_ORIGIN_LOCAL) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_PING_NOT_SENT);
        return;
    }
    if (!policy_ails(inquiry, is_ailing(inquiry))) {
        decide(inquiry, SIPCODES_ACTION_COMPLETE, REASON_PING_ALIVE);
        return;
    }
    if (inquiry->treated == 503 && retry_after(inquiry) != NONE) {
        put(inquiry, SIPCODES_ADVICE_HOLD, retry_after(inquiry));
        put(inquiry, SIPCODES_ADVICE_HOLD_SCOPE, SIPCODES_HOLD_SERVER);
        put(inquiry, SIPCODES_ADVICE_DELAY, retry_after(inquiry) * SECOND);
        put(inquiry, SIPCODES_ADVICE_DELAY_FROM, SIPCODES_DELAY_FROM_RETRY_AFTER);
    }
    decide(inquiry, SIPCODES_ACTION_RETRY, REASON_PING_AILING);
}

/* ---- After the rules ---- */

bool is_aside(const struct inquiry *inquiry)
{
    switch (inquiry->method) {
    case SIPCODES_METHOD_OPTIONS:
    case SIPCODES_METHOD_MESSAGE:
        return true;
    case SIPCODES_METHOD_UNKNOWN:
        return told(inquiry, SIPCODES_CONTEXT_USAGE) == SIPCODES_USAGE_OTHER || inquiry->method_name.length > 0;
    default:
        return told(inquiry, SIPCODES_CONTEXT_USAGE) == SIPCODES_USAGE_OTHER;
    }
}

/* The codes after which a subscription is over; on any other it is valid until it expires (RFC 6665 4.1.2.2). */
static bool ends_subscription(int status)
{
    switch (status) {
    case 404:
    case 405:
    case 410:
    case 416:
    case 480:
    case 481:
    case 482:
    case 483:
    case 484:
    case 485:
    case 489:
    case 501:
    case 604:
        return true;
    default:
        return false;
    }
}

bool leaves_subscription(const struct inquiry *inquiry)
{
    return told(inquiry, SIPCODES_CONTEXT_USAGE) == SIPCODES_USAGE_SUBSCRIPTION &&
           inquiry->method == SIPCODES_METHOD_SUBSCRIBE && !ends_subscription(inquiry->treated);
}

/* True if a response that may make a dialog makes one for this method (RFC 3261 12.1, RFC 6665 4.4.1, RFC 3515 2.4.6). */
static bool makes_dialog(const struct inquiry *inquiry, sipcodes_dialog_effect effect)
{
    bool is_subscription = inquiry->method == SIPCODES_METHOD_SUBSCRIBE || inquiry->method == SIPCODES_METHOD_REFER;

    if (effect == SIPCODES_DIALOG_CREATES)
        return may_be_invite(inquiry) || (is_subscription && !in_dialog(inquiry));
    return effect != SIPCODES_DIALOG_CREATES_EARLY || may_be_invite(inquiry);
}

static sipcodes_dialog_effect dialog_effect(const struct inquiry *inquiry)
{
    sipcodes_dialog_effect effect = sipcodes_code_dialog_effect(inquiry->code);
    bool is_other = is_aside(inquiry);

    if (inquiry->status < 300)
        return makes_dialog(inquiry, effect) ? effect : SIPCODES_DIALOG_NONE;
    if (!in_dialog(inquiry))
        return SIPCODES_DIALOG_NONE;
    if (leaves_subscription(inquiry))
        return SIPCODES_DIALOG_TRANSACTION;
    if (told(inquiry, SIPCODES_CONTEXT_ORIGIN) == SIPCODES_ORIGIN_TIMEOUT)
        return is_other ? SIPCODES_DIALOG_TRANSACTION : SIPCODES_DIALOG_USAGE;
    if (told(inquiry, SIPCODES_CONTEXT_ORIGIN) == SIPCODES_ORIGIN_TRANSPORT)
        return SIPCODES_DIALOG_TRANSACTION;
    if (inquiry->method == SIPCODES_METHOD_BYE && inquiry->advice->reasons[0] == REASON_BYE_DONE)
        return SIPCODES_DIALOG_USAGE;
    switch (inquiry->treated) {
    case 405:
    case 501: /* an INFO is no integral part of a session (RFC 5057 5.1 note 3) */
        return is_other || inquiry->method == SIPCODES_METHOD_INFO ? SIPCODES_DIALOG_TRANSACTION : effect;
    case 408:
        return is_other ? SIPCODES_DIALOG_TRANSACTION : effect;
    case 481:
        return inquiry->method == SIPCODES_METHOD_CANCEL || inquiry->method == SIPCODES_METHOD_PRACK
                   ? SIPCODES_DIALOG_TRANSACTION
                   : effect;
    case 489:
        return inquiry->method == SIPCODES_METHOD_SUBSCRIBE || inquiry->method == SIPCODES_METHOD_NOTIFY ||
                       inquiry->method == SIPCODES_METHOD_UNKNOWN
                   ? effect
                   : SIPCODES_DIALOG_TRANSACTION;
    default:
        return effect;
    }
}

/* What an element that passes responses on sends upstream (RFC 3261 16.7, RFC 4320 4.1, 4.2). */
static int relayed(const struct inquiry *inquiry)
{
    if (inquiry->origin == SIPCODES_ORIGIN_TIMEOUT || inquiry->treated == 408)
        return may_be_invite(inquiry) ? 408 : 0;
    if (inquiry->status == 100 || (inquiry->status < 200 && !may_be_invite(inquiry)))
        return 0;
    /* A code that no status line can have is local, whatever was told. */
    if (inquiry->origin != SIPCODES_ORIGIN_PEER || inquiry->treated == 503 || inquiry->status > 699)
        return 500;
    return inquiry->status;
}

/* Whether the user was reached: what the code tells, unless the response tells more. */
static sipcodes_reached reached(const struct inquiry *inquiry)
{
    if (inquiry->origin == SIPCODES_ORIGIN_LOCAL || inquiry->advice->reasons[0] == REASON_NETWORK_BLOCKED)
        return SIPCODES_REACHED_NO;
    if (inquiry->origin != SIPCODES_ORIGIN_PEER && context_tells(inquiry->context, SIPCODES_CONTEXT_ORIGIN))
        return SIPCODES_REACHED_UNKNOWN;
    if (!inquiry->is_known || (inquiry->status == 200 && !may_be_invite(inquiry)))
        return SIPCODES_REACHED_UNKNOWN;
    return (sipcodes_reached)inquiry->code->reached;
}

/* A response that is to be dropped says nothing about dialog, user or target, and is not passed on. */
static void finish_discarded(struct inquiry *inquiry)
{
    put(inquiry, SIPCODES_ADVICE_DIALOG_EFFECT, SIPCODES_DIALOG_NONE);
    put(inquiry, SIPCODES_ADVICE_REACHED, SIPCODES_REACHED_UNKNOWN);
    put(inquiry, SIPCODES_ADVICE_HEALTH, 0);
    put(inquiry, SIPCODES_ADVICE_RELAY, 0);
}

static void finish(struct inquiry *inquiry)
{
    put(inquiry, SIPCODES_ADVICE_DIALOG_EFFECT, dialog_effect(inquiry));
    put(inquiry, SIPCODES_ADVICE_REACHED, reached(inquiry));
    put(inquiry, SIPCODES_ADVICE_HEALTH, policy_ails(inquiry, is_ailing(inquiry)));
    put(inquiry, SIPCODES_ADVICE_RELAY, relayed(inquiry));
}

static void tell_meaning(struct inquiry *inquiry)
{
    note(inquiry, inquiry->is_known ? REASON_MEANING : REASON_UNKNOWN_CODE);
}

static void apply_final_failure(struct inquiry *inquiry)
{
    if (is_told(inquiry, SIPCODES_CONTEXT_CANCELLED)) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CALLER_GAVE_UP);
        return;
    }
    inquiry->advice->retry_after = retry_after_of(inquiry);
    if (is_told(inquiry, SIPCODES_CONTEXT_PING)) {
        apply_ping(inquiry);
        return;
    }
    apply_rule(inquiry);
    apply_role(inquiry);
    apply_targets(inquiry);
    apply_policy(inquiry);
}

static void ask(struct inquiry *inquiry)
{
    look_at(inquiry);
    if (is_discarded(inquiry)) {
        finish_discarded(inquiry);
    } else {
        if (inquiry->status < 200)
            apply_provisional(inquiry);
        else if (inquiry->status < 300)
            apply_success(inquiry);
        else
            apply_final_failure(inquiry);
        finish(inquiry);
    }
    tell_meaning(inquiry);
}

int sipcodes_advise(const sipcodes_response *response, const sipcodes_context *context, const sipcodes_policy *policy,
                    sipcodes_advice *given)
{
    struct advice *advice = (struct advice *)given;
    struct inquiry inquiry = {.response = response, .policy = policy, .context = context_of(context), .advice = advice};

    if (!response || !given || sipcodes_response_status(response) == 0)
        return SIPCODES_E_ARGUMENT;
    *advice = (struct advice){.response = response, .context = context, .retry_after = NONE};
    memset(advice->value, 0xFF, sizeof advice->value); /* NONE, each of them */
    ask(&inquiry);
    return SIPCODES_OK;
}
