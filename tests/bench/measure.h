/*
 * measure.h - runs contestants in turn, many rounds over, and prints how they compare.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>
#include <stdint.h>

/* Makes count calls on an input. Returns something of every result, so that no call can be dropped. */
typedef uintptr_t bench_pass(const void *input, size_t count);

struct contestant {
    const char *name;
    bench_pass *pass; /* NULL if it is not installed */
    const void *input;
    const char *baseline; /* the name of the contestant that the ratio is to; NULL for none */
    double goal;          /* for the ratio; 0 for none */
};

/* How a ratio reads: time by time, where less is better, or speed by speed, where more is better. */
enum ratio { RATIO_OF_TIME, RATIO_OF_SPEED };

/* Contestants that are measured side by side. */
struct group {
    const char *title;
    enum ratio ratio;
    const struct contestant *contestants;
    size_t count;
    size_t calls; /* of each contestant in each round */
    size_t rounds;
    void (*renew)(void); /* makes the input of the next round; NULL if it stays as it is */
};

/* Measures a group and prints a row for each contestant. */
void measure(const struct group *group);

/* Prints how many goals were met in all groups so far. */
void print_goals(void);

#endif
