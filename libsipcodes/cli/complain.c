/* complain.c - messages on standard error. */
#include "cli.h"

#include <stdarg.h>
#include <string.h>

static void complain_with(const char *format, va_list arguments)
{
    fputs("sipcodes: ", stderr);
    vfprintf(stderr, format, arguments);
}

void complain(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    complain_with(format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

void complain_begin(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    complain_with(format, arguments);
    va_end(arguments);
}

struct quoted quoted(const char *argument)
{
    static const char cut[] = "...";
    struct quoted result;
    size_t length = strlen(argument);
    size_t room = sizeof result.text - sizeof "''" - (sizeof cut - 1);
    size_t shown = length <= room ? length : room;
    char *at = result.text;

    *at++ = '\'';
    for (size_t i = 0; i < shown; i++) {
        unsigned char byte = (unsigned char)argument[i];
        /* Bytes above 0x7E may be half a character or no UTF-8 at all. */
        *at++ = byte >= 0x20 && byte < 0x7F ? (char)byte : '?';
    }
    if (shown < length) {
        memcpy(at, cut, sizeof cut - 1);
        at += sizeof cut - 1;
    }
    memcpy(at, "'", sizeof "'");
    return result;
}

const char *term_error(int error)
{
    if (error == SIPCODES_E_SYNTAX)
        return "not a term of a code set, such as 486, 4xx, 500-504, !501, final or action=failover";
    return sipcodes_strerror(error);
}
