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

/* The two bytes before a string. */
static inline unsigned head_at(string_ref ref)
{
    const unsigned char *text = (const unsigned char *)string_at(ref);
    return text[-2] | (unsigned)text[-1] << 8;
}

/* The same with its length. */
static inline struct slice slice_at(string_ref ref)
{
    return (struct slice){string_at(ref), head_at(ref) & ~HAS_ARGUMENTS};
}

/* True if the string at an offset is a template with arguments to fill in. */
static inline bool has_arguments(string_ref ref)
{
    return (head_at(ref) & HAS_ARGUMENTS) != 0;
}

/* Cuts the next literal from the front of a template, with the length before it. */
static inline struct slice cut_literal(struct slice *rest)
{
    struct slice literal = {rest->text + 2, (unsigned char)rest->text[0] | (size_t)(unsigned char)rest->text[1] << 8};
    *rest = (struct slice){literal.text + literal.length, rest->length - 2 - literal.length};
    return literal;
}

/* Cuts the letter of the next argument from the front of a template. */
static inline char cut_argument(struct slice *rest)
{
    *rest = (struct slice){rest->text + 1, rest->length - 1};
    return rest->text[-1];
}

/* What an argument pair of text and length stands for: SIZE_MAX means "ends with NUL". */
struct slice slice_of(const char *text, size_t length);

/* The slice without the white space at both ends. */
struct slice slice_trim(struct slice slice);

/* True if the slice is the NUL-ended word, ASCII case aside. */
bool slice_is(struct slice slice, const char *word);

/* True if the slice is a decimal number of at most INT32_MAX, which is then in *number. */
bool slice_number(struct slice slice, uint32_t *number);

#endif
