/*
 * lookup.c - from a status code to its record, its phrase, or the code to treat it as.
 *
 * These are the calls that a routing script makes for every response, so each is a few
 * instructions on tables that the registry compiler has laid out for it.
 */
#include "strings.h"

/* A function that begins on a cache line does not reach into a second one. */
#define ONE_LINE __attribute__((aligned(64)))

ONE_LINE const sipcodes_code *sipcodes_get(int status)
{
    unsigned slot = (unsigned)status - 100u;

    if (UNLIKELY(slot >= SIZE_LOOKUP))
        return NULL;
    /*
     * Codes in a trace are known and unknown in no order, so a branch between them would be
     * mispredicted; the mask makes NULL of an unknown one without asking.
     */
    return (const sipcodes_code *)(((uintptr_t)&sipcodes_tables + sipcodes_tables.record_at[slot]) &
                                   sipcodes_tables.known[slot]);
}

ONE_LINE const char *sipcodes_phrase(int status)
{
    unsigned slot = (unsigned)status - 100u;

    if (UNLIKELY(slot >= SIZE_LOOKUP))
        return string_at(0);
    return (const char *)&sipcodes_tables + sipcodes_tables.phrase_at[slot];
}

ONE_LINE int sipcodes_resolve(int status)
{
    unsigned slot = (unsigned)status - 100u;

    if (UNLIKELY(slot >= SIZE_RESOLVE))
        return 0;
    return sipcodes_tables.resolve_at[slot];
}

size_t sipcodes_count(void)
{
    return SIZE_CODES;
}

const sipcodes_code *sipcodes_at(size_t index)
{
    return index < SIZE_CODES ? &sipcodes_tables.codes[index] : NULL;
}
