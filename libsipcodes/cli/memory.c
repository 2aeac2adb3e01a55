/* memory.c - texts of the library in memory of their own, fit to be printed. */
#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

void *need(size_t size)
{
    void *memory = malloc(size);

    if (!memory) {
        complain_of_memory();
        exit(EXIT_OUTPUT);
    }
    return memory;
}

char *formatted(const char *format, ...)
{
    va_list arguments;
    char *text;
    int length;

    va_start(arguments, format);
    length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length >= 0)
        return text;
    complain_of_memory();
    exit(EXIT_OUTPUT);
}

char *piece_string(const sipcodes_piece *piece)
{
    size_t size = (size_t)sipcodes_piece_text(piece, NULL, 0) + 1;
    char *text = need(size);

    sipcodes_piece_text(piece, text, size);
    return make_printable(text);
}

char *side_string(const sipcodes_piece *piece, int side)
{
    size_t size = (size_t)sipcodes_piece_side(piece, side, NULL, 0) + 1;
    char *text = need(size);

    sipcodes_piece_side(piece, side, text, size);
    return text;
}

char *written(text_writer *write, const struct options *options, const void *about)
{
    size_t size = (size_t)write(options, about, NULL, 0) + 1;
    char *text = need(size);

    write(options, about, text, size);
    return text;
}

char *labelled(const struct options *options, const char *label, const char *text, const char *source)
{
    sipcodes_format format = options->output == OUTPUT_MARKDOWN ? SIPCODES_FORMAT_MARKDOWN : SIPCODES_FORMAT_TEXT;
    size_t size = (size_t)sipcodes_labelled(label, text, source, options->lang, format, NULL, 0) + 1;
    char *line = need(size);

    sipcodes_labelled(label, text, source, options->lang, format, line, size);
    return line;
}

static bool is_control(ucs4_t character)
{
    return (character < 0x20 && character != '\n') || (character >= 0x7F && character < 0xA0);
}

static void replace_bytes(char *text, size_t length, bool controls_too)
{
    size_t at = 0;

    while (at < length) {
        ucs4_t character;
        int bytes = u8_mbtoucr(&character, (const uint8_t *)text + at, length - at);
        bool bad = bytes < 1 || (controls_too && is_control(character));
        size_t step = bytes < 1 ? 1 : (size_t)bytes;

        if (bad)
            memset(text + at, '?', step);
        at += step;
    }
}

char *make_printable(char *text)
{
    replace_bytes(text, strlen(text), true);
    return text;
}

char *bytes_string(sipcodes_bytes bytes)
{
    char *text = need(bytes.length + 1);

    if (bytes.length > 0)
        memcpy(text, bytes.text, bytes.length);
    text[bytes.length] = '\0';
    return make_printable(text);
}

void make_utf8(char *text, size_t length)
{
    replace_bytes(text, length, false);
}
