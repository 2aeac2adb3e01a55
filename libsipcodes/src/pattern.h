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

/* True if a pattern without fault is found anywhere in the digits of a status code of 100-999. */
bool pattern_finds(struct slice pattern, int status);

#endif
