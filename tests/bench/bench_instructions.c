/*
 * bench_instructions.c - calls one function on one status many times, for instructions.sh to count.
 *
 * Usage: bench_instructions FUNCTION STATUS CALLS
 */
#include <sipcodes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "baseline.h"

static volatile uintptr_t sink;

static uintptr_t call_get(int status)
{
    return (uintptr_t)sipcodes_get(status);
}

static uintptr_t call_phrase(int status)
{
    return (uintptr_t)sipcodes_phrase(status);
}

static uintptr_t call_resolve(int status)
{
    return (uintptr_t)sipcodes_resolve(status);
}

static uintptr_t call_empty(int status)
{
    return (uintptr_t)empty_pointer(status);
}

static const struct {
    const char *name;
    uintptr_t (*call)(int status);
} functions[] = {{"sipcodes_get", call_get},
                 {"sipcodes_phrase", call_phrase},
                 {"sipcodes_resolve", call_resolve},
                 {"empty_pointer", call_empty}};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 4 && i < sizeof functions / sizeof *functions; i++) {
        if (strcmp(argv[1], functions[i].name) != 0)
            continue;
        int status = (int)strtol(argv[2], NULL, 10);
        for (long calls = strtol(argv[3], NULL, 10); calls > 0; calls--)
            sink += functions[i].call(status);
        return 0;
    }
    fprintf(stderr, "usage: bench_instructions FUNCTION STATUS CALLS\n");
    return 2;
}
