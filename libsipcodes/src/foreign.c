/* foreign.c - writes bytes of a message so that they can stand in a sentence. */
#include "foreign.h"

/* What two bytes of UTF-8 can say is also a control character up to U+009F. */
static bool is_blank(struct slice text)
{
    unsigned char c = (unsigned char)text.text[0];

    return c <= ' ' || c == 0x7F || (c == 0xC2 && text.length > 1 && (unsigned char)text.text[1] < 0xA0);
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

/* Cuts what can stay as it is from the front. */
static struct slice cut_plain(struct slice *text)
{
    struct slice from = *text;
    size_t length;

    while (text->length > 0 && !is_blank(*text) && (length = utf8_length(*text)) > 0)
        *text = skip(*text, length);
    return (struct slice){from.text, from.length - text->length};
}

void foreign_write(struct slice text, struct out *out)
{
    while (text.length > 0) {
        out_put_prose(out, cut_plain(&text));
        if (text.length == 0)
            return;
        if (is_blank(text)) {
            OUT_PUT_LITERAL(out, " ");
            while (text.length > 0 && is_blank(text))
                text = skip(text, (unsigned char)text.text[0] == 0xC2 ? 2 : 1);
        } else {
            OUT_PUT_LITERAL(out, "?");
            text = skip(text, 1);
        }
    }
}
