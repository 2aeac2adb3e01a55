/*
 * strings.h - the strings of the tables, and what is needed to read text without a locale.
 */
#ifndef SIPCODES_STRINGS_H
#define SIPCODES_STRINGS_H

#include <stddef.h>

#include "tables.h"

/* The empty string has no room for a length before offset 0, so offsets count from behind it. */
#define POOL_START 2

/* The string at an offset of the pool. */
static inline const char *string_at(string_ref ref)
{
    return sipcodes_tables.pool + POOL_START + ref;
}

/* ASCII only, whatever the locale says; <ctype.h> would ask it. */
static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A run of bytes that need not end with NUL. */
struct slice {
    const char *text;
    size_t length;
};

/* The same with its length. */
static inline struct slice slice_at(string_ref ref)
{
    const char *text = string_at(ref);
    unsigned length = (unsigned char)text[-2] | (unsigned)(unsigned char)text[-1] << 8;
    return (struct slice){text, length & ~HAS_ARGUMENTS};
}

/* True if the string at an offset is a template with arguments to fill in. */
static inline bool has_arguments(string_ref ref)
{
    return ((unsigned)(unsigned char)string_at(ref)[-1] << 8 & HAS_ARGUMENTS) != 0;
}

/* What an argument pair of text and length stands for: SIZE_MAX means "ends with NUL". */
struct slice slice_of(const char *text, size_t length);

/* The slice without the white space at both ends. */
struct slice slice_trim(struct slice slice);

/* True if the slice is the NUL-ended word, ASCII case aside. */
bool slice_is(struct slice slice, const char *word);

#endif
