/* fill.c - fills in templates without the library's help. */
#include "fill.h"

#include <string.h>

#include "cmocka_all.h"

static char filled[4096];
static size_t length;

static void append(const char *text, size_t count)
{
    assert_true(length + count < sizeof filled);
    memcpy(filled + length, text, count);
    length += count;
    filled[length] = '\0';
}

const char *fill(text_ref text, const struct arguments *arguments)
{
    struct slice whole = text_at(text, 0);
    const char *end = whole.text + whole.length;
    const char *at = whole.text;

    length = 0;
    append("", 0);
    if (!text_place_at(text, 0)->is_template) {
        append(whole.text, whole.length);
        return filled;
    }
    /* A literal behind its length, the low byte first; then the letter of an argument and the next literal. */
    for (;;) {
        size_t literal = (size_t)(unsigned char)at[0] + ((size_t)(unsigned char)at[1] << 8);
        const char *value;
        assert_true(literal + 2 <= (size_t)(end - at));
        append(at + 2, literal);
        at += 2 + literal;
        if (at == end)
            return filled;
        value = arguments->at[AT(*at++)];
        assert_non_null(value);
        append(value, strlen(value));
    }
}
