/*
 * find.c - the status code that a text stands for: a number, a status line, a phrase or a name.
 */
#include "key.h"

#define SIP_VERSION "SIP/2.0"

/* True if sipcodes_find() may return the number. */
static bool is_status(unsigned long number)
{
    return (number >= 100 && number <= 699) || (number <= 999 && sipcodes_get((int)number));
}

/* Drops a leading "SIP/2.0 ". */
static struct slice skip_version(struct slice text)
{
    size_t length = sizeof SIP_VERSION - 1;

    if (text.length > length && is_space(text.text[length]) && slice_is((struct slice){text.text, length}, SIP_VERSION))
        return slice_trim((struct slice){text.text + length, text.length - length});
    return text;
}

/* "-1" and "+486" are numbers, but of no status code. */
static bool is_signed_number(struct slice text)
{
    return text.length > 1 && (text.text[0] == '-' || text.text[0] == '+') && is_digit(text.text[1]);
}

/*
 * Reads a number at the beginning, which ends with the text, a space, or a "-" as in a slug.
 * Returns the status, 0 if the text does not begin with a digit, or an error.
 */
static int leading_status(struct slice text)
{
    unsigned long number = 0;
    size_t digits = 0;

    while (digits < text.length && is_digit(text.text[digits])) {
        /* Anything that large is no status code; adding digits must not wrap it into one. */
        if (number < 100000)
            number = number * 10 + (unsigned long)(text.text[digits] - '0');
        digits++;
    }
    if (digits == 0)
        return is_signed_number(text) ? SIPCODES_E_STATUS : 0;
    if (digits < text.length && !is_space(text.text[digits]) && text.text[digits] != '-')
        return SIPCODES_E_NOT_FOUND;
    if (!is_status(number) || digits != 3)
        return SIPCODES_E_STATUS;
    /* "486-busy-here" is a name and has to be right; a phrase behind a space is free text. */
    if (digits < text.length && text.text[digits] == '-') {
        const sipcodes_code *code = sipcodes_get((int)number);
        if (!slice_is(text, sipcodes_code_slug(code)))
            return SIPCODES_E_NOT_FOUND;
    }
    return (int)number;
}

/* All statuses under a name, as sipcodes_find_all() gives them. */
static int find_name(struct slice text, int *statuses, size_t capacity)
{
    char key[MAX_KEY + 1];
    size_t count = 0;

    if (!key_make(text, key))
        return SIPCODES_E_NOT_FOUND;
    for (size_t i = key_bound(sipcodes_tables.find, SIZE_FIND, key); key_is_at(sipcodes_tables.find, SIZE_FIND, i, key); i++) {
        int status = sipcodes_tables.find[i].status;
        /* Symbols are unique, even where they read like the phrase of another code, as NOT_ACCEPTABLE does. */
        if (memchr(text.text, '_', text.length) && slice_is(text, sipcodes_code_symbol(sipcodes_get(status)))) {
            if (capacity > 0)
                statuses[0] = status;
            return 1;
        }
        if (count < capacity)
            statuses[count] = status;
        count++;
    }
    return count > 0 ? (int)count : SIPCODES_E_NOT_FOUND;
}

int sipcodes_find_all(const char *text, size_t length, int *statuses, size_t capacity)
{
    struct slice slice;
    int status;

    if (!text || (!statuses && capacity > 0))
        return SIPCODES_E_ARGUMENT;
    slice = skip_version(slice_trim(slice_of(text, length)));
    status = leading_status(slice);
    if (status == 0)
        return find_name(slice, statuses, capacity);
    if (status < 0)
        return status;
    if (capacity > 0)
        statuses[0] = status;
    return 1;
}

int sipcodes_find(const char *text, size_t length)
{
    int status = 0;
    int count = sipcodes_find_all(text, length, &status, 1);

    if (count > 1)
        return SIPCODES_E_AMBIGUOUS;
    return count < 0 ? count : status;
}
