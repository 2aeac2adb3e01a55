/*
 * names.h - the stable names of enumerators, by the lists of words in the tables.
 */
#ifndef SIPCODES_NAMES_H
#define SIPCODES_NAMES_H

#include "strings.h"

/* The word of a list (WORDS_...) at an index; NULL outside it and where there is none. */
const char *word_at(int list, int64_t index);

/* The index of a word in a list, in any letter case; -1 if it is not in it. */
int word_find(int list, struct slice word);

#endif
