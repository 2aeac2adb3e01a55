/* baseline.c - the baselines; a shared library of their own, built like the core. */
#include "baseline.h"

#include <stddef.h>
#include <stdint.h>

#include "sipcodes_status.h"

/*
 * Each baseline is at its best: at the beginning of a cache line, so that it costs one fetch. GCC must
 * be kept from merging equal functions into one, because the control would control nothing then.
 */
#ifdef __clang__
#define BASELINE __attribute__((aligned(64)))
#else
#define BASELINE __attribute__((aligned(64), no_icf))
#endif

#define LOWEST 100
#define ENTRY(number, symbol, phrase) [(number)-LOWEST] = (phrase),

static const char *const table[900] = {SIPCODES_STATUS_MAP(ENTRY)};

BASELINE int empty_int(int status)
{
    return status;
}

BASELINE const void *empty_pointer(int status)
{
    return (const void *)(intptr_t)status;
}

BASELINE const void *empty_control(int status)
{
    return (const void *)(intptr_t)status;
}

BASELINE const char *table_phrase(int status)
{
    unsigned slot = (unsigned)status - LOWEST;

    return slot < sizeof table / sizeof *table ? table[slot] : NULL;
}
