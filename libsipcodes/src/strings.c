/* strings.c - slices of text, compared without a locale. */
#include "strings.h"

#include <string.h>

struct slice slice_of(const char *text, size_t length)
{
    return (struct slice){text, length == SIZE_MAX ? strlen(text) : length};
}

struct slice slice_trim(struct slice slice)
{
    while (slice.length > 0 && is_space(slice.text[0])) {
        slice.text++;
        slice.length--;
    }
    while (slice.length > 0 && is_space(slice.text[slice.length - 1]))
        slice.length--;
    return slice;
}

bool slice_is(struct slice slice, const char *word)
{
    for (size_t i = 0; i < slice.length; i++)
        if (word[i] == '\0' || to_lower(slice.text[i]) != to_lower(word[i]))
            return false;
    return word[slice.length] == '\0';
}

bool slice_number(struct slice slice, uint32_t *number)
{
    uint64_t value = 0;

    for (size_t i = 0; i < slice.length; i++) {
        if (!is_digit(slice.text[i]))
            return false;
        value = value * 10 + (uint64_t)(slice.text[i] - '0');
        if (value > INT32_MAX)
            return false;
    }
    if (slice.length > 0)
        *number = (uint32_t)value;
    return slice.length > 0;
}
