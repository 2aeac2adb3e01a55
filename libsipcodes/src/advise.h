/*
 * advise.h - what advice is worked out of, and with.
 *
 * advise.c takes the steps in order; rules.c and redirect.c say what the RFCs say about a code;
 * practice.c bends that to role, targets and policy; advice.c answers for the result.
 */
#ifndef SIPCODES_ADVISE_H
#define SIPCODES_ADVISE_H

#include "context.h"

#define ADVICE_VALUES (SIPCODES_ADVICE_RELAY + 1)
#define MAX_REASONS 10 /* more than any response, context and policy lead to */
#define SECOND 1000    /* milliseconds */
#define NONE (-1)

/* What stands in a sipcodes_advice; may_alias because its public type is an array of numbers. */
struct __attribute__((may_alias)) advice {
    const sipcodes_response *response;
    const sipcodes_context *context;
    const sipcodes_code *code; /* of the status that the response is treated as */
    int64_t value[ADVICE_VALUES];
    int64_t retry_after;           /* seconds, or NONE; what the sentences name, whatever a policy makes of it */
    uint16_t reasons[MAX_REASONS]; /* REASON_..., the one for the action first */
    uint8_t fields[MAX_REASONS];   /* the field that a reason is about, if it is about one */
    uint8_t count;
};

_Static_assert(sizeof(struct advice) <= sizeof(sipcodes_advice), "an advice has to fit");

static inline const struct advice *advice_of(const sipcodes_advice *advice)
{
    return (const struct advice *)advice;
}

/* Everything that a rule looks at, and the advice that it writes. */
struct inquiry {
    const sipcodes_response *response;
    const sipcodes_policy *policy;
    const struct context *context;
    int status;
    int treated;                /* as what (RFC 3261 8.1.3.2) */
    const sipcodes_code *code;  /* of the status if it is known, else of what it is treated as */
    sipcodes_bytes method_name; /* empty if it is not known */
    sipcodes_method method;
    sipcodes_origin origin;
    bool is_known;   /* code is that of the status itself */
    bool has_fields; /* header fields were passed, so that one that is not there is missing */
    struct advice *advice;
};

/* Sets a number of the advice. */
static inline void put(struct inquiry *inquiry, sipcodes_advice_value value, int64_t number)
{
    inquiry->advice->value[value] = number;
}

static inline int64_t got(const struct inquiry *inquiry, sipcodes_advice_value value)
{
    return inquiry->advice->value[value];
}

/* What Retry-After says in seconds, or NONE; only where it has a meaning for the code. */
static inline int64_t retry_after(const struct inquiry *inquiry)
{
    return inquiry->advice->retry_after;
}

/* True if a reason was given. */
bool was_noted(const struct inquiry *inquiry, int reason);

/* Sets the action and its reason; a reason that was there before stands behind it. */
void decide(struct inquiry *inquiry, sipcodes_action action, int reason);

/* Adds something else to know; note_field() for what is about a header field. */
void note(struct inquiry *inquiry, int reason);
void note_field(struct inquiry *inquiry, int reason, sipcodes_field field);

/* The first well-formed element of a field; false if there is none. */
bool first_element(const struct inquiry *inquiry, sipcodes_field field, sipcodes_element *element);

/* The number of a field that has one; NONE if it is not there or cannot be read, which is noted. */
int64_t number_of(struct inquiry *inquiry, sipcodes_field field);

/* How often the request was sent again after this code. */
static inline int64_t attempts(const struct inquiry *inquiry)
{
    return context_value(inquiry->context, SIPCODES_CONTEXT_ATTEMPTS, 0);
}

static inline bool is_told(const struct inquiry *inquiry, sipcodes_context_item item)
{
    return context_is(inquiry->context, item);
}

static inline int told(const struct inquiry *inquiry, sipcodes_context_item item)
{
    return (int)context_value(inquiry->context, item, 0);
}

static inline bool is_proxy(const struct inquiry *inquiry)
{
    int role = told(inquiry, SIPCODES_CONTEXT_ROLE);
    return role == SIPCODES_ROLE_PROXY || role == SIPCODES_ROLE_EDGE_PROXY;
}

static inline bool in_dialog(const struct inquiry *inquiry)
{
    return told(inquiry, SIPCODES_CONTEXT_USAGE) != SIPCODES_USAGE_NONE;
}

/* True if it is known that there is another target, or that there is none. */
static inline bool has_target(const struct inquiry *inquiry)
{
    return context_value(inquiry->context, SIPCODES_CONTEXT_TARGETS_LEFT, 0) > 0;
}

static inline bool has_no_target(const struct inquiry *inquiry)
{
    return context_value(inquiry->context, SIPCODES_CONTEXT_TARGETS_LEFT, 1) == 0;
}

/* True for INVITE, and if nothing is known of the method. */
bool may_be_invite(const struct inquiry *inquiry);

/* True if the request was no part of what keeps its usage alive, so that only it fails when it times out (RFC 5057 5.2, 5.3).
 */
bool is_aside(const struct inquiry *inquiry);

/* True if the request refreshed a subscription, which the response does not end (RFC 6665 4.1.2.2). */
bool leaves_subscription(const struct inquiry *inquiry);

/* ---- rules.c: what the RFCs say about a final failure, whoever receives it ---- */

void apply_rule(struct inquiry *inquiry);

/* Why a field that the step needs does not help: it is not there, or cannot be read. */
int missing_reason(const struct inquiry *inquiry, sipcodes_field field);

/* Retry later: after Retry-After if there is one, else after what the library takes for several seconds. */
void retry_later(struct inquiry *inquiry, int reason);

/* Retry later because the server failed. */
void retry_after_error(struct inquiry *inquiry);

/* ---- redirect.c: 3xx and 485 ---- */

void apply_redirect(struct inquiry *inquiry);

/*
 * The next Contact to try of a redirect, in the order of q, then of the message; as sipcodes_response_next(). refused (may
 * be NULL) tells whether one was left out because it changes between SIP and SIPS.
 */
int next_contact(const sipcodes_response *response, const struct context *context, sipcodes_cursor *cursor,
                 sipcodes_element *element, bool *refused);

/* True if the response names an address for the step, and not only such as are not for SIP. */
bool is_sip_address(sipcodes_bytes uri);

/* ---- practice.c: what role, targets and policy make of it ---- */

void apply_role(struct inquiry *inquiry);
void apply_targets(struct inquiry *inquiry);
void apply_policy(struct inquiry *inquiry);

/* True if the response counts against the health of the target, by the policy or, where that says nothing, by ails. */
bool policy_ails(const struct inquiry *inquiry, bool ails);

#endif
