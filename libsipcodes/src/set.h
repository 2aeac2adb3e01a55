/*
 * set.h - what other files need of code sets beside the public functions.
 */
#ifndef SIPCODES_SET_H
#define SIPCODES_SET_H

#include "out.h"

/* The numbers that a term of a code set may name. */
struct bounds {
    int from, to;
};

/*
 * Reads a code set as sipcodes_set_parse() does, but a term that names numbers outside bounds is SIPCODES_E_STATUS. Words
 * and facts are read as ever. On an error, *at is where the term at fault begins.
 */
int set_read(sipcodes_set *set, struct slice text, struct bounds bounds, const char **at);

/* Appends a code set as text; nothing for the empty set. */
void set_write(struct out *out, const sipcodes_set *set);

#endif
