/*
 * key.h - names as they are searched for: without case, punctuation and space.
 */
#ifndef SIPCODES_KEY_H
#define SIPCODES_KEY_H

#include "strings.h"

/* No key is longer, so a longer text cannot match one; checked by the tests against the registry. */
#define MAX_KEY 96

/* Writes the key of a text, NUL-ended, to key. False if there is none or it is too long to match. */
bool key_make(struct slice text, char key[MAX_KEY + 1]);

/* The index of the first of count entries whose key is not below key; they are sorted by it. */
size_t key_bound(const struct find_entry *entries, size_t count, const char *key);

/* True if the entry at an index, which may be past the end, has the key. */
static inline bool key_is_at(const struct find_entry *entries, size_t count, size_t index, const char *key)
{
    return index < count && strcmp(string_at(entries[index].key), key) == 0;
}

#endif
