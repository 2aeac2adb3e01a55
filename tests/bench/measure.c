/*
 * measure.c - interleaved rounds, medians, and ratios of times from the same round.
 *
 * The machine may slow down for a while or take the processor away. So the contestants take turns
 * in short slices, each ratio is made of two slices of one round, and only medians count.
 */
#define _POSIX_C_SOURCE 200809L

#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Rounds that are run and forgotten before those that count. */
#define WARM_UP_ROUNDS 16

/* What is called before a slice without being timed, as a share of the slice: 1 in this many. */
#define LEAD_IN 16

static volatile uintptr_t sink;
static size_t goals;
static size_t goals_met;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Nanoseconds per call. The lead-in gives each contestant the caches that its predecessor has used. */
static double time_slice(const struct contestant *contestant, size_t calls)
{
    uintptr_t seen = contestant->pass(contestant->input, calls / LEAD_IN + 1);
    double start = now();

    seen += contestant->pass(contestant->input, calls);
    start = now() - start;
    sink += seen;
    return start / (double)calls;
}

/* Runs all contestants once. Each round begins with the next one, and every lap turns the order around. */
static void run_round(const struct group *group, size_t round, double *times)
{
    size_t lap = round / group->count;

    if (group->renew)
        group->renew();
    for (size_t turn = 0; turn < group->count; turn++) {
        size_t at = (round + turn) % group->count;
        if (lap % 2 == 1)
            at = group->count - 1 - at;
        if (group->contestants[at].pass)
            times[at] = time_slice(&group->contestants[at], group->calls);
    }
}

static int by_size(const void *a, const void *b)
{
    double first = *(const double *)a;
    double second = *(const double *)b;

    return (first > second) - (first < second);
}

/* The contestant that another is compared with; NULL if there is none, or it is not installed. */
static const struct contestant *baseline_of(const struct group *group, const struct contestant *contestant)
{
    for (size_t i = 0; contestant->baseline && i < group->count; i++)
        if (strcmp(group->contestants[i].name, contestant->baseline) == 0)
            return group->contestants[i].pass ? &group->contestants[i] : NULL;
    return NULL;
}

static void print_goal(const struct group *group, double goal, double ratio)
{
    int met = group->ratio == RATIO_OF_TIME ? ratio <= goal : ratio >= goal;

    printf(", %s %.2f: %s", group->ratio == RATIO_OF_TIME ? "at most" : "at least", goal, met ? "pass" : "MISS");
    goals++;
    goals_met += met != 0;
}

/* Prints the ratio of a contestant to its baseline; column has room for one number per round. */
static void print_ratio(const struct group *group, size_t at, const double *times, double *column)
{
    const struct contestant *contestant = &group->contestants[at];
    const struct contestant *baseline = baseline_of(group, contestant);

    if (!baseline)
        return;
    for (size_t round = 0; round < group->rounds; round++) {
        const double *row = times + round * group->count;
        double ratio = row[at] / row[baseline - group->contestants];
        column[round] = group->ratio == RATIO_OF_TIME ? ratio : 1 / ratio;
    }
    qsort(column, group->rounds, sizeof *column, by_size);
    printf(" %8.3f  %6.3f - %-7.3f %s", column[group->rounds / 2], column[group->rounds / 10],
           column[group->rounds - 1 - group->rounds / 10], baseline->name);
    if (contestant->goal > 0)
        print_goal(group, contestant->goal, column[group->rounds / 2]);
}

static void print_row(const struct group *group, size_t at, const double *times, double *column)
{
    printf("  %-28s", group->contestants[at].name);
    if (group->contestants[at].pass) {
        for (size_t round = 0; round < group->rounds; round++)
            column[round] = times[round * group->count + at];
        qsort(column, group->rounds, sizeof *column, by_size);
        printf(" %10.2f", column[group->rounds / 2]);
        print_ratio(group, at, times, column);
    } else {
        printf(" not installed");
    }
    printf("\n");
}

void measure(const struct group *group)
{
    double *times = calloc(group->rounds * group->count, sizeof *times);
    double *column = calloc(group->rounds, sizeof *column);

    if (!times || !column) {
        fprintf(stderr, "bench: out of memory\n");
        exit(EXIT_FAILURE);
    }
    for (size_t round = 0; round < WARM_UP_ROUNDS; round++)
        run_round(group, round, times);
    for (size_t round = 0; round < group->rounds; round++)
        run_round(group, round, times + round * group->count);
    printf("\n%s\n  %-28s %10s %8s  %-16s %s\n", group->title, "", "ns a call",
           group->ratio == RATIO_OF_TIME ? "time x" : "speed x", "10 % - 90 %", "that of, goal");
    for (size_t at = 0; at < group->count; at++)
        print_row(group, at, times, column);
    fflush(stdout);
    free(column);
    free(times);
}

void print_goals(void)
{
    printf("\n%zu of %zu goals met\n", goals_met, goals);
}
