/*
 * lookup.c - from a status code to its record, its phrase, or the code to treat it as.
 *
 * These are the calls that a routing script makes for every response, so each is a few
 * instructions on tables that the registry compiler has laid out for it.
 */
#include "strings.h"

/* Never, for all that matters: keeps the compiler from trading the branch for more instructions. */
#ifdef __clang__
#define UNLIKELY(condition) __builtin_expect(condition, 0)
#else
#define UNLIKELY(condition) __builtin_expect_with_probability(condition, 0, 1.0)
#endif

const sipcodes_code *sipcodes_get(int status)
{
    /*
     * Every int has a slot, the one of its low ten bits, and the slot says which record to look
     * at. One comparison then settles range and knowledge together: the record is either
     * of this very status, or of another number with the same low bits, or the dummy.
     */
    const char *base = (const char *)&sipcodes_tables;
    const char *at = base + sipcodes_tables.record_at[(unsigned)status % 1024];
    const sipcodes_code *code = (const sipcodes_code *)(const void *)at;

    if (UNLIKELY(code->status != status))
        return NULL;
    return code;
}

const char *sipcodes_phrase(int status)
{
    unsigned slot = (unsigned)status - 100u;

    if (UNLIKELY(slot >= sizeof sipcodes_tables.phrase_at / sizeof *sipcodes_tables.phrase_at))
        return sipcodes_tables.pool;
    return string_at(sipcodes_tables.phrase_at[slot]);
}

int sipcodes_resolve(int status)
{
    unsigned slot = (unsigned)status - 100u;

    if (slot >= sizeof sipcodes_tables.resolve_at / sizeof *sipcodes_tables.resolve_at)
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
