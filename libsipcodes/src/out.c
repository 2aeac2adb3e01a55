/* out.c - text output to a caller's buffer; what does not fit is cut between two characters. */
#include "out.h"

bool out_begin(struct out *out, char *buffer, size_t size)
{
    bool none = !buffer || size == 0;

    *out = (struct out){0};
    out->begin = none ? out->none : buffer;
    out->at = out->begin;
    out->end = none ? out->begin : buffer + size - 1;
    return buffer || size == 0;
}

/* The longest beginning of text, in bytes of at most limit, that ends between two UTF-8 characters. */
static size_t whole_characters(const char *text, size_t limit)
{
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

void out_put_cut(struct out *out, struct slice text)
{
    size_t n = whole_characters(text.text, (size_t)(out->end - out->at));

    memcpy(out->at, text.text, n);
    out->at += n;
    /* Nothing may follow what was cut, even if it would fit. */
    out->end = out->at;
    out->missing += text.length - n;
}

static bool is_markup(char c)
{
    return c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[' || c == ']' || c == '|';
}

void out_put_escaped(struct out *out, struct slice text)
{
    size_t done = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!is_markup(text.text[i]))
            continue;
        out_put(out, (struct slice){text.text + done, i - done});
        out_put_string(out, "\\");
        done = i;
    }
    if (done < text.length)
        out_put(out, (struct slice){text.text + done, text.length - done});
}

void out_put_number(struct out *out, int64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        digits[--at] = '-';
    /* Most numbers have one digit, and a length that the compiler knows needs no call. */
    for (; at < sizeof digits; at++)
        out_put(out, (struct slice){digits + at, 1});
}

int out_end(struct out *out)
{
    *out->at = '\0';
    return (int)((size_t)(out->at - out->begin) + out->missing);
}
