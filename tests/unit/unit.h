/*
 * unit.h - what the unit suites share: cmocka with what it needs, and numbers and texts that are hard.
 */
#ifndef SIPCODES_TESTS_UNIT_H
#define SIPCODES_TESTS_UNIT_H

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sipcodes.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Calls check with every number that a careless caller may pass: -1000 to 100000, and the ends of int. */
static inline void for_hard_numbers(void (*check)(int number))
{
    static const int ends[] = {INT_MIN, INT_MIN + 1, INT_MAX - 1, INT_MAX};

    for (int number = -1000; number <= 100000; number++)
        check(number);
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        check(ends[i]);
}

/* The same for an index. */
static inline void for_hard_indexes(void (*check)(size_t index))
{
    static const size_t ends[] = {UINT16_MAX, INT_MAX, UINT32_MAX, SIZE_MAX - 1, SIZE_MAX};

    for (size_t index = 0; index <= 1000; index++)
        check(index);
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        check(ends[i]);
}

/* A copy of exactly length bytes without a NUL, so that a sanitizer sees a read past its end. To be freed. */
static inline char *bare_copy(const char *text, size_t length)
{
    char *copy = malloc(length > 0 ? length : 1);

    assert_non_null(copy);
    memcpy(copy, text, length);
    return copy;
}

/* A text of count times the same byte, ended with NUL. To be freed. */
static inline char *repeated(char c, size_t count)
{
    char *text = malloc(count + 1);

    assert_non_null(text);
    memset(text, c, count);
    text[count] = '\0';
    return text;
}

#endif
