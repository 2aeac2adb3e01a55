/*
 * context.h - what a script told beside the response.
 */
#ifndef SIPCODES_CONTEXT_H
#define SIPCODES_CONTEXT_H

#include "strings.h"

#define CONTEXT_ITEMS (SIPCODES_CONTEXT_RANDOM + 1)

/*
 * What stands in a sipcodes_context. All zero, it says that nothing is known. may_alias because its public type is an
 * array of numbers.
 */
struct __attribute__((may_alias)) context {
    uint32_t told[CONTEXT_ITEMS]; /* by item: the value + 1, or 0 if it was not told */
    const sipcodes_bytes *tried;
    size_t tried_count;
};

_Static_assert(sizeof(struct context) <= sizeof(sipcodes_context), "a context has to fit");

/* The context behind a public one; for NULL one that tells nothing. */
static inline const struct context *context_of(const sipcodes_context *given)
{
    static const struct context nothing = {{0}, NULL, 0};

    return given ? (const struct context *)given : &nothing;
}

static inline bool context_tells(const struct context *context, sipcodes_context_item item)
{
    return context->told[item] != 0;
}

/* The value of an item, or what counts if it was not told. */
static inline int64_t context_value(const struct context *context, sipcodes_context_item item, int64_t otherwise)
{
    return context->told[item] ? (int64_t)context->told[item] - 1 : otherwise;
}

/* True if a yes-or-no item was told to be yes. */
static inline bool context_is(const struct context *context, sipcodes_context_item item)
{
    return context->told[item] == 2;
}

#endif
