/*
 * languages.h - what it takes to make a page in another language than English.
 */
#ifndef BENCH_LANGUAGES_H
#define BENCH_LANGUAGES_H

#include <stdint.h>
#include <stddef.h>

/* A page in a language. */
struct spoken {
    int a;
    int b;
    const char *lang;
};

/* The contestant; the input is a struct spoken. */
uintptr_t pass_spoken(const void *input, size_t count);

#endif
