/*
 * strings.h - the strings of the tables, and what is needed to read text without a locale.
 */
#ifndef SIPCODES_STRINGS_H
#define SIPCODES_STRINGS_H

#include <stddef.h>
#include <string.h>

#include "tables.h"

/* For the compiler: what is to be laid out as the straight way. Never and always, for all that matters. */
#ifdef __clang__
#define UNLIKELY(condition) __builtin_expect(condition, 0)
#else
#define UNLIKELY(condition) __builtin_expect_with_probability(condition, 0, 1.0)
#endif
#define LIKELY(condition) !UNLIKELY(!(condition))

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

/* A number of two bytes, the low one first. Compilers do not always make one load of two bytes by themselves. */
static inline unsigned number_at(const char *bytes)
{
    uint16_t number;

    memcpy(&number, bytes, sizeof number);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    number = __builtin_bswap16(number);
#endif
    return number;
}

/* The string at an offset with its length. */
static inline struct slice slice_at(string_ref ref)
{
    return (struct slice){string_at(ref), number_at(string_at(ref) - 2)};
}

/* Cuts the next literal from the front of a template, with the length before it. */
static inline struct slice cut_literal(struct slice *rest)
{
    struct slice literal = {rest->text + 2, number_at(rest->text)};
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
