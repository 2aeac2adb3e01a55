/*
 * advice.h - what is measured of reading a response and asking for advice.
 */
#ifndef BENCH_ADVICE_H
#define BENCH_ADVICE_H

#include <stddef.h>

/* Measures advice from parts and from messages, side by side with libosip2's parser. */
void bench_advice(size_t rounds);

#endif
