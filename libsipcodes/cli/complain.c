/* complain.c - messages on standard error, and other sentences of the library's, in the language of whoever reads them. */
#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The most arguments that a sentence has. */
#define MOST_ARGUMENTS 4

/* The language of the command, which is one for all that it says. */
static const char *spoken;

void speak(const char *lang)
{
    spoken = lang;
}

/* A sentence with arguments in pairs of name and value, up to a NULL, in memory to be freed. */
static char *said_with(const char *name, va_list list)
{
    sipcodes_argument arguments[MOST_ARGUMENTS];
    size_t count = 0;
    const char *argument;
    char *text;
    int length;

    while (count < MOST_ARGUMENTS && (argument = va_arg(list, const char *))) {
        arguments[count].name = argument;
        arguments[count++].value = va_arg(list, const char *);
    }
    length = sipcodes_sentence(name, arguments, count, spoken, NULL, 0);
    /* A sentence that is not in the registry is an error of this program, which the tests find. */
    if (length < 0)
        return formatted("%s: %s", name, sipcodes_strerror(length));
    text = need((size_t)length + 1);
    sipcodes_sentence(name, arguments, count, spoken, text, (size_t)length + 1);
    return text;
}

char *said(const char *name, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, name);
    text = said_with(name, arguments);
    va_end(arguments);
    return text;
}

void complain(const char *name, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, name);
    text = said_with(name, arguments);
    va_end(arguments);
    fprintf(stderr, "sipcodes: %s\n", text);
    free(text);
}

char *listed(names_at *at)
{
    char *list = formatted("%s", "");

    for (size_t i = 0; at(i); i++) {
        char *longer = formatted(i ? "%s %s" : "%s%s", list, at(i));
        free(list);
        list = longer;
    }
    return list;
}

void complain_of_choice(const char *name, const char *value, names_at *at)
{
    char *list = listed(at);

    complain(name, "value", quoted(value).text, "list", list, NULL);
    free(list);
}

void complain_note(char *text)
{
    complain("complaint.note", "text", text, NULL);
    free(text);
}

void complain_at(const char *given, const char *value, size_t position, const char *text)
{
    long long character = 1;

    for (size_t i = 0; i < position; i++)
        character += ((unsigned char)value[i] & 0xC0) != 0x80;
    complain("complaint.at_character", "value", given, "number", number_text(character).text, "text", text, NULL);
}

void complain_of_memory(void)
{
    char text[128] = "";

    sipcodes_sentence("complaint.out_of_memory", NULL, 0, spoken, text, sizeof text);
    fprintf(stderr, "sipcodes: %s\n", text);
}

struct quoted quoted(const char *argument)
{
    struct quoted result;
    size_t length = strlen(argument);
    size_t room = sizeof result.text - sizeof "'...'";
    size_t shown = length <= room ? length : room;

    /* Not in the middle of a character. */
    while (shown < length && shown > 0 && ((unsigned char)argument[shown] & 0xC0) == 0x80)
        shown--;
    result.text[0] = '\'';
    memcpy(result.text + 1, argument, shown);
    result.text[1 + shown] = '\0';
    make_printable(result.text);
    for (char *newline = result.text; (newline = strchr(newline, '\n'));)
        *newline = '?';
    strcat(result.text, shown < length ? "...'" : "'");
    return result;
}

struct number_text number_text(long long number)
{
    struct number_text result;

    snprintf(result.text, sizeof result.text, "%lld", number);
    return result;
}

char *term_error(int error)
{
    return error == SIPCODES_E_SYNTAX ? said("complaint.code_set", NULL) : formatted("%s", sipcodes_error_label(error, spoken));
}
