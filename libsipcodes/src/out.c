/* out.c - text output to a caller's buffer; what does not fit is cut between two characters. */
#include "out.h"

#include <string.h>

bool out_begin(struct out *out, char *buffer, size_t size)
{
    *out = (struct out){.buffer = buffer, .size = size};
    return buffer || size == 0;
}

/* The longest beginning of text, in bytes of at most limit, that ends between two UTF-8 characters. */
static size_t whole_characters(const char *text, size_t limit)
{
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

void out_put(struct out *out, struct slice text)
{
    /* An empty slice may have no text at all, and memcpy() takes no NULL. */
    if (text.length == 0)
        return;
    /* Once something was cut, nothing may follow it: used < length tells. */
    if (out->used == out->length && out->used < out->size) {
        size_t room = out->size - out->used - 1;
        size_t n = text.length <= room ? text.length : whole_characters(text.text, room);
        memcpy(out->buffer + out->used, text.text, n);
        out->used += n;
    }
    out->length += text.length;
}

void out_put_string(struct out *out, const char *text)
{
    out_put(out, (struct slice){text, strlen(text)});
}

static bool is_markup(char c)
{
    return c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[' || c == ']' || c == '|';
}

void out_put_prose(struct out *out, struct slice text)
{
    size_t done = 0;

    for (size_t i = 0; out->markdown && i < text.length; i++) {
        if (!is_markup(text.text[i]))
            continue;
        out_put(out, (struct slice){text.text + done, i - done});
        out_put_string(out, "\\");
        done = i;
    }
    out_put(out, (struct slice){text.text + done, text.length - done});
}

void out_put_number(struct out *out, int number)
{
    char digits[12];
    size_t at = sizeof digits;
    unsigned rest = number < 0 ? 0u - (unsigned)number : (unsigned)number;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        digits[--at] = '-';
    out_put(out, (struct slice){digits + at, sizeof digits - at});
}

int out_end(struct out *out)
{
    if (out->size > 0)
        out->buffer[out->used] = '\0';
    return (int)out->length;
}
