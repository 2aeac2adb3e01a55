/* foreign.c - writes bytes of a message so that they can stand in a sentence. */
#include "foreign.h"

/* The length of the white space or control character that a text begins with, 0 if it begins with none. */
static size_t blank_length(struct slice text)
{
    unsigned char c = (unsigned char)text.text[0];

    if (c <= ' ' || c == 0x7F)
        return 1;
    /* U+0080 to U+009F are control characters, too. */
    return c == 0xC2 && text.length > 1 && (unsigned char)text.text[1] >= 0x80 && (unsigned char)text.text[1] < 0xA0 ? 2 : 0;
}

/* Likewise of the one that a text ends with. */
static size_t blank_tail(struct slice text)
{
    const char *end = text.text + text.length;

    if (blank_length((struct slice){end - 1, 1}) == 1)
        return 1;
    return text.length > 1 && blank_length((struct slice){end - 2, 2}) == 2 ? 2 : 0;
}

/* The length of the UTF-8 character that a text begins with, 0 if it begins with none (RFC 3629 4). */
static size_t utf8_length(struct slice text)
{
    const unsigned char *byte = (const unsigned char *)text.text;
    unsigned char low = byte[0] == 0xE0 ? 0xA0 : byte[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = byte[0] == 0xED ? 0x9F : byte[0] == 0xF4 ? 0x8F : 0xBF;
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;

    if (length == 1)
        return 1;
    if (byte[0] < 0xC2 || byte[0] > 0xF4 || length > text.length || byte[1] < low || byte[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

static struct slice skip(struct slice text, size_t count)
{
    return (struct slice){text.text + count, text.length - count};
}

static struct slice skip_blanks(struct slice text)
{
    for (size_t length; text.length > 0 && (length = blank_length(text)) > 0;)
        text = skip(text, length);
    return text;
}

/* Cuts what can stay as it is from the front. */
static struct slice cut_plain(struct slice *text)
{
    struct slice from = *text;
    size_t length;

    while (text->length > 0 && blank_length(*text) == 0 && (length = utf8_length(*text)) > 0)
        *text = skip(*text, length);
    return (struct slice){from.text, from.length - text->length};
}

struct slice foreign_trim(struct slice text)
{
    text = skip_blanks(text);
    for (size_t length; text.length > 0 && (length = blank_tail(text)) > 0;)
        text.length -= length;
    return text;
}

void foreign_write(struct slice given, struct out *out)
{
    struct slice text = foreign_trim(given);

    while (text.length > 0) {
        out_put_prose(out, cut_plain(&text));
        if (text.length == 0)
            return;
        if (blank_length(text) > 0) {
            OUT_PUT_LITERAL(out, " ");
            text = skip_blanks(text);
        } else {
            OUT_PUT_LITERAL(out, "?");
            text = skip(text, 1);
        }
    }
}
