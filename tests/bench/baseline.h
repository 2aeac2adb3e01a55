/*
 * baseline.h - what the lookups of the core are measured against: calls into a shared library that
 * do nothing, and the table that a program would write for itself.
 */
#ifndef BENCH_BASELINE_H
#define BENCH_BASELINE_H

#define BASELINE_API __attribute__((visibility("default")))

/* The empty call: gives back what it was given. */
BASELINE_API int empty_int(int status);
BASELINE_API const void *empty_pointer(int status);

/* The same again. It tells how far two equal contestants come apart on this machine. */
BASELINE_API const void *empty_control(int status);

/* The phrase from a table of pointers, behind a check of the bounds; NULL if there is none. */
BASELINE_API const char *table_phrase(int status);

#endif
