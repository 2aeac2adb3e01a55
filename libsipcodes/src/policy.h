/*
 * policy.h - what is behind a sipcodes_policy, and how the advice asks it.
 *
 * All bytes 0 say what the RFCs say, so every member counts its values from 1 on, 0 being "the RFCs decide".
 */
#ifndef SIPCODES_POLICY_H
#define SIPCODES_POLICY_H

#include "strings.h"

/* What a policy decides on. */
#define POLICY_LOWEST 300
#define POLICY_HIGHEST 699
#define POLICY_CODES (POLICY_HIGHEST - POLICY_LOWEST + 1)

/* The policy leaves it to the RFCs. */
#define POLICY_NONE (-1)

/* By which rules a policy that says what it does on a kind of failure, whatever the code, is asked. */
enum policy_event { POLICY_TIMEOUT, POLICY_TRANSPORT, POLICY_REJECTED, POLICY_EVENTS };

/* The byte of a code: its action + 1, or 0; and a bit. */
#define POLICY_ACTION 0x0Fu
#define POLICY_AILS 0x10u /* counts against the health of a target, if own_health */

struct policy {
    uint8_t codes[POLICY_CODES];   /* by status - POLICY_LOWEST */
    uint8_t events[POLICY_EVENTS]; /* action + 1, or 0 */
    uint8_t limit;                 /* enum sipcodes_progress; 0 for no limit */
    uint32_t hold;                 /* seconds */
    uint32_t hold_max;             /* seconds; 0 for no limit */
    uint8_t own_health;            /* 1 if the codes say what counts against health, 0 if the library does */
    uint8_t unused[3];
} __attribute__((may_alias));

_Static_assert(sizeof(struct policy) <= sizeof(sipcodes_policy), "a policy fits into its storage");
_Static_assert(sizeof(struct policy) == POLICY_CODES + POLICY_EVENTS + 1 + 4 + 4 + 4, "a policy has no padding");

static inline struct policy *policy_inside(sipcodes_policy *policy)
{
    return (struct policy *)policy;
}

static inline const struct policy *policy_read(const sipcodes_policy *policy)
{
    return (const struct policy *)policy;
}

static inline bool policy_decides(int status)
{
    return status >= POLICY_LOWEST && status <= POLICY_HIGHEST;
}

/* The action that a policy, or NULL, has for a status: SIPCODES_ACTION_..., or POLICY_NONE. */
static inline int policy_action(const sipcodes_policy *policy, int status)
{
    if (!policy || !policy_decides(status))
        return POLICY_NONE;
    return (int)(policy_read(policy)->codes[status - POLICY_LOWEST] & POLICY_ACTION) - 1;
}

/* Likewise for a timeout, a transport error or refused credentials. */
static inline int policy_event_action(const sipcodes_policy *policy, enum policy_event event)
{
    return policy ? policy_read(policy)->events[event] - 1 : POLICY_NONE;
}

/* True if a response with the status counts against the health of the target. */
static inline bool policy_counts_against_health(const sipcodes_policy *policy, int status)
{
    const sipcodes_code *code = sipcodes_get(status);

    if (policy && policy_read(policy)->own_health && policy_decides(status))
        return (policy_read(policy)->codes[status - POLICY_LOWEST] & POLICY_AILS) != 0;
    return code && code->ails;
}

/* The stage from which on there is no failover; SIPCODES_PROGRESS_NONE for no limit. */
static inline sipcodes_progress policy_limit(const sipcodes_policy *policy)
{
    return policy ? (sipcodes_progress)policy_read(policy)->limit : SIPCODES_PROGRESS_NONE;
}

/* True if a failover is no longer allowed after what was seen. */
static inline bool policy_forbids_failover(const sipcodes_policy *policy, sipcodes_progress seen)
{
    return policy_limit(policy) != SIPCODES_PROGRESS_NONE && seen >= policy_limit(policy);
}

/* Seconds that a target which fails over stays out of use when Retry-After does not say; 0 for not at all. */
static inline uint32_t policy_hold(const sipcodes_policy *policy)
{
    return policy ? policy_read(policy)->hold : 0;
}

/* The longest that Retry-After may keep a target out of use, in seconds; 0 for no limit. */
static inline uint32_t policy_hold_max(const sipcodes_policy *policy)
{
    return policy ? policy_read(policy)->hold_max : 0;
}

/* Lets the codes of a set of 300-699 lead to an action, or with POLICY_NONE to what the RFCs say; codes outside do not count.
 */
void policy_lead(struct policy *policy, const sipcodes_set *set, int action);

#endif
