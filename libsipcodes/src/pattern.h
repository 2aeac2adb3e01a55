/*
 * pattern.h - the regular expressions that scripts compare the three digits of a status code with.
 *
 * Of extended regular expressions (POSIX): digits . [ ] [^ ] ( ) | ? * + {n,m} ^ $, and \d. Whatever else may
 * stand in one could not match a digit, and is taken for a mistake.
 */
#ifndef SIPCODES_PATTERN_H
#define SIPCODES_PATTERN_H

#include "strings.h"

/* SIPCODES_OK, or SIPCODES_E_SYNTAX with *at where the fault is. */
int pattern_check(struct slice pattern, const char **at);

/* How many status codes are looked at together. */
#define PATTERN_CODES 64

/* The status codes first + n, of 100-999, in whose digits a pattern without fault is found anywhere: bit n for each. */
uint64_t pattern_find(struct slice pattern, int first);

#endif
