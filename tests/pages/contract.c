/* contract.c - tries a writer of text with every size of buffer. */
#include "contract.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include <sipcodes.h>

#define CANARY 0x5A
#define MARGIN 16

/* How much of a text goes into a buffer: whole characters only. */
static size_t fitting(const char *text, size_t length, size_t size)
{
    size_t fit = length < size ? length : size - 1;

    while (fit > 0 && ((unsigned char)text[fit] & 0xC0) == 0x80)
        fit--;
    return fit;
}

static bool is_untouched(const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i] != CANARY)
            return false;
    return true;
}

static void try_size(writer *write, void *context, const char *text, size_t length, size_t size)
{
    char *buffer = malloc(size + MARGIN);

    assert_non_null(buffer);
    memset(buffer, CANARY, size + MARGIN);
    assert_int_equal(write(context, buffer, size), length);
    assert_true(is_untouched(buffer + size, MARGIN));
    if (size > 0) {
        size_t fit = fitting(text, length, size);
        assert_memory_equal(buffer, text, fit);
        assert_int_equal(buffer[fit], '\0');
        /* Behind the NUL there is nothing to write. */
        assert_true(is_untouched(buffer + fit + 1, size - fit - 1));
    }
    free(buffer);
}

void expect_contract(writer *write, void *context)
{
    int needed = write(context, NULL, 0);
    size_t length = (size_t)needed;
    char *text;

    assert_true(needed >= 0);
    assert_int_equal(write(context, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(write(context, NULL, SIZE_MAX), SIPCODES_E_ARGUMENT);
    text = malloc(length + 1);
    assert_non_null(text);
    assert_int_equal(write(context, text, length + 1), length);
    assert_int_equal(strlen(text), length);
    for (size_t size = 0; size <= length + 4; size++)
        try_size(write, context, text, length, size);
    free(text);
}
