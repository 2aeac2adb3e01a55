/*
 * holds.h - what has to hold for every advice, whatever it was made from.
 *
 * For the unit suites and for the fuzz target: each function returns what does not hold, or NULL.
 */
#ifndef SIPCODES_TESTS_HOLDS_H
#define SIPCODES_TESTS_HOLDS_H

#include <stdlib.h>
#include <string.h>

#include "sipcodes.h"

#define HOLDS(condition)       \
    do {                       \
        if (!(condition))      \
            return #condition; \
    } while (0)

/* What an advice was asked with. */
struct question {
    const sipcodes_response *response;
    const sipcodes_context *context;
    const sipcodes_policy *policy;
};

static inline bool was_told(const struct question *question, sipcodes_context_item item, int value)
{
    return sipcodes_context_get(question->context, item) == value;
}

static inline bool has_warning(const sipcodes_advice *advice)
{
    for (size_t i = 0; sipcodes_advice_reason(advice, i); i++)
        if (sipcodes_advice_is_warning(advice, i))
            return true;
    return false;
}

static inline const char *broken_time(const sipcodes_advice *advice)
{
    int64_t delay = sipcodes_advice_get(advice, SIPCODES_ADVICE_DELAY);
    int64_t least = sipcodes_advice_get(advice, SIPCODES_ADVICE_DELAY_MIN);
    int64_t most = sipcodes_advice_get(advice, SIPCODES_ADVICE_DELAY_MAX);
    int64_t hold = sipcodes_advice_get(advice, SIPCODES_ADVICE_HOLD);

    HOLDS(delay >= -1 && least >= -1 && most >= -1 && hold >= -1);
    HOLDS((least == -1) == (most == -1));
    HOLDS(least == -1 || (least <= delay && delay <= most));
    HOLDS((delay == -1) == (sipcodes_advice_get(advice, SIPCODES_ADVICE_DELAY_FROM) == -1));
    HOLDS((hold == -1) == (sipcodes_advice_get(advice, SIPCODES_ADVICE_HOLD_SCOPE) == -1));
    HOLDS(delay == -1 || sipcodes_advice_get(advice, SIPCODES_ADVICE_ACTION) != SIPCODES_ACTION_FAILOVER);
    HOLDS(sipcodes_advice_get(advice, SIPCODES_ADVICE_REMEMBER) >= -1);
    HOLDS(sipcodes_advice_get(advice, SIPCODES_ADVICE_SESSION_EXPIRES) == sipcodes_advice_get(advice, SIPCODES_ADVICE_MIN_SE));
    return NULL;
}

/* Every number of an advice is one that it may have. */
static inline const char *broken_value(const sipcodes_advice *advice)
{
    static const sipcodes_advice_value named[] = {
        SIPCODES_ADVICE_ACTION,     SIPCODES_ADVICE_OTHERWISE, SIPCODES_ADVICE_REPAIR,  SIPCODES_ADVICE_DELAY_FROM,
        SIPCODES_ADVICE_HOLD_SCOPE, SIPCODES_ADVICE_FIELD,     SIPCODES_ADVICE_MISSING, SIPCODES_ADVICE_DIALOG_EFFECT,
        SIPCODES_ADVICE_REACHED,    SIPCODES_ADVICE_ORIGIN};
    int64_t action = sipcodes_advice_get(advice, SIPCODES_ADVICE_ACTION);
    int64_t relay = sipcodes_advice_get(advice, SIPCODES_ADVICE_RELAY);
    int64_t health = sipcodes_advice_get(advice, SIPCODES_ADVICE_HEALTH);

    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        int64_t number = sipcodes_advice_get(advice, named[i]);
        HOLDS(number == -1 || sipcodes_advice_value_name(named[i], number));
    }
    HOLDS(action >= 0 && action != sipcodes_advice_get(advice, SIPCODES_ADVICE_OTHERWISE));
    HOLDS(relay == 0 || (relay > 100 && relay < 700));
    HOLDS(health == 0 || health == 1);
    return broken_time(advice);
}

/* Nothing is said twice: where an id is there again, it is about something else, such as another header field. */
static inline const char *broken_repeat(const sipcodes_advice *advice)
{
    for (size_t i = 1; sipcodes_advice_reason(advice, i); i++)
        for (size_t j = 0; j < i; j++) {
            char one[1024], other[1024];
            if (strcmp(sipcodes_advice_reason(advice, i), sipcodes_advice_reason(advice, j)) != 0)
                continue;
            sipcodes_advice_text(advice, i, NULL, one, sizeof one);
            sipcodes_advice_text(advice, j, NULL, other, sizeof other);
            HOLDS(strcmp(one, other) != 0);
        }
    return NULL;
}

static inline const char *broken_reason(const sipcodes_advice *advice)
{
    const char *last = "";
    size_t count = 0;

    for (; sipcodes_advice_reason(advice, count); count++) {
        last = sipcodes_advice_reason(advice, count);
        HOLDS(sipcodes_advice_source(advice, count) && *sipcodes_advice_source(advice, count));
        HOLDS(sipcodes_advice_text(advice, count, NULL, NULL, 0) > 0);
    }
    /* What is noted last is there, so nothing was cut. */
    HOLDS(count >= 2 && (strcmp(last, "meaning") == 0 || strcmp(last, "unknown-code") == 0));
    HOLDS(!sipcodes_advice_source(advice, count) && !sipcodes_advice_is_warning(advice, count));
    HOLDS(sipcodes_advice_text(advice, count, NULL, NULL, 0) == SIPCODES_E_ARGUMENT);
    HOLDS(sipcodes_advice_get(advice, SIPCODES_ADVICE_MISSING) == -1 ||
          sipcodes_field_name((sipcodes_field)sipcodes_advice_get(advice, SIPCODES_ADVICE_MISSING)));
    return NULL;
}

/* True if this stack made the response, so that its code says less than that. */
static inline bool is_made_here(const struct question *question)
{
    return was_told(question, SIPCODES_CONTEXT_ORIGIN, SIPCODES_ORIGIN_TIMEOUT) ||
           was_told(question, SIPCODES_CONTEXT_ORIGIN, SIPCODES_ORIGIN_TRANSPORT);
}

/* What the RFCs forbid, whatever the policy says, or unless it says so. */
static inline const char *broken_rule(const struct question *question, const sipcodes_advice *advice)
{
    int64_t action = sipcodes_advice_get(advice, SIPCODES_ADVICE_ACTION);
    int64_t treated = sipcodes_advice_get(advice, SIPCODES_ADVICE_TREATED_AS);
    bool is_again = action == SIPCODES_ACTION_FAILOVER || action == SIPCODES_ACTION_RETRY;
    bool is_probe = was_told(question, SIPCODES_CONTEXT_PING, 1);
    bool is_proxy = was_told(question, SIPCODES_CONTEXT_ROLE, SIPCODES_ROLE_PROXY) ||
                    was_told(question, SIPCODES_CONTEXT_ROLE, SIPCODES_ROLE_EDGE_PROXY);
    bool is_signer = treated == 438 && was_told(question, SIPCODES_CONTEXT_COMPACT, 1);

    HOLDS(action != SIPCODES_ACTION_FAILOVER || !was_told(question, SIPCODES_CONTEXT_TARGETS_LEFT, 0));
    HOLDS(action != SIPCODES_ACTION_UNKNOWN || question->policy);
    HOLDS(treated / 100 != 6 || !is_again || is_probe || is_made_here(question) || (question->policy && has_warning(advice)));
    HOLDS(!is_proxy || question->policy || is_probe || is_signer ||
          (action != SIPCODES_ACTION_AUTHENTICATE && action != SIPCODES_ACTION_MODIFY && action != SIPCODES_ACTION_RETRY));
    HOLDS(action != SIPCODES_ACTION_AUTHENTICATE || !was_told(question, SIPCODES_CONTEXT_CREDENTIALS, 1) ||
          !was_told(question, SIPCODES_CONTEXT_STALE, 0));
    return NULL;
}

static inline const char *broken_advice(const struct question *question, const sipcodes_advice *advice)
{
    const char *broken = broken_value(advice);

    if (!broken)
        broken = broken_reason(advice);
    if (!broken)
        broken = broken_repeat(advice);
    return broken ? broken : broken_rule(question, advice);
}

#endif
