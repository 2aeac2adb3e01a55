/* language.c - which language to speak, and the languages that there are. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

/* ---- Choosing one ---- */

/* The locale for messages: the first of these variables that is set and not empty (POSIX 8.2). */
static const char *locale(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* True for the locale of those who asked for no language: "C", "POSIX", "C.UTF-8". */
static bool is_neutral(const char *name)
{
    size_t length = strcspn(name, ".@");
    return (length == 1 && *name == 'C') || (length == 5 && strncmp(name, "POSIX", 5) == 0);
}

/* Turns "de_AT.UTF-8:fr" into "de_AT,fr", a list as the library reads them. In place. */
static char *as_ranges(char *names)
{
    char *to = names;
    bool in_charset = false;

    for (const char *from = names; *from; from++) {
        bool ends = *from == ':';
        in_charset = !ends && (in_charset || *from == '.' || *from == '@');
        if (!in_charset)
            *to++ = ends ? ',' : *from;
    }
    *to = '\0';
    return names;
}

const char *language_of_environment(void)
{
    const char *language = getenv("LANGUAGE"); /* of gettext: a list, which counts unless the locale is neutral */
    const char *found;
    char *ranges;

    if (is_neutral(locale()))
        return "en";
    ranges = as_ranges(formatted("%s:%s", language ? language : "", locale()));
    found = sipcodes_language_negotiate(ranges, SIZE_MAX);
    free(ranges);
    return found ? found : "en";
}

const char *language_named(const char *tag)
{
    const char *spoken = sipcodes_language(tag);

    if (spoken)
        return spoken;
    complain_of_choice("complaint.no_language", tag, sipcodes_language_at);
    return NULL;
}

/* ---- The command ---- */

static void print_markdown(void)
{
    static const char *const columns[] = {"command.languages_tag", "command.languages_english", "command.languages_name",
                                          "command.languages_labels", "command.languages_texts"};
    const char *tag;

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        char *name = said(columns[i], NULL);
        printf("| %s ", name);
        free(name);
    }
    puts("|\n|---|---|---|---|---|");
    for (size_t i = 0; (tag = sipcodes_language_at(i)); i++)
        printf("| %s | %s | %s | %d %% | %d %% |\n", tag, sipcodes_language_english_name(tag), sipcodes_language_name(tag),
               sipcodes_language_coverage(tag, SIPCODES_COVERAGE_LABELS),
               sipcodes_language_coverage(tag, SIPCODES_COVERAGE_TEXTS));
}

static void print_json_list(void)
{
    json_t *array = json_array();
    const char *tag;

    for (size_t i = 0; (tag = sipcodes_language_at(i)); i++)
        json_array_append_new(array, json_pack("{s:s, s:s, s:s, s:s, s:i, s:i}", "tag", tag, "english_name",
                                               sipcodes_language_english_name(tag), "name", sipcodes_language_name(tag),
                                               "direction", sipcodes_language_is_rtl(tag) ? "rtl" : "ltr", "labels",
                                               sipcodes_language_coverage(tag, SIPCODES_COVERAGE_LABELS), "texts",
                                               sipcodes_language_coverage(tag, SIPCODES_COVERAGE_TEXTS)));
    print_json(array);
}

/* How much is translated; numbers are as wide as 100, so that columns begin at one place. */
static void print_share(const char *sentence, int percent)
{
    char *number = formatted("%3d", percent);
    char *text = said(sentence, "number", number, NULL);

    printf("%s  ", text);
    free(text);
    free(number);
}

/* The names in the languages themselves come last, because of those that are written from right to left. */
static void print_list(void)
{
    int widest = 0;
    const char *tag;

    for (size_t i = 0; (tag = sipcodes_language_at(i)); i++)
        widest = screen_columns(sipcodes_language_english_name(tag)) > widest
                     ? screen_columns(sipcodes_language_english_name(tag))
                     : widest;
    for (size_t i = 0; (tag = sipcodes_language_at(i)); i++) {
        screen_column(tag, 7);
        screen_column(sipcodes_language_english_name(tag), widest);
        print_share("command.labels_share", sipcodes_language_coverage(tag, SIPCODES_COVERAGE_LABELS));
        print_share("command.texts_share", sipcodes_language_coverage(tag, SIPCODES_COVERAGE_TEXTS));
        puts(sipcodes_language_name(tag));
    }
}

enum exit_status command_languages(const struct options *options, int count, char **arguments)
{
    (void)count;
    (void)arguments;
    if (options->output == OUTPUT_JSON)
        print_json_list();
    else if (options->output == OUTPUT_MARKDOWN)
        print_markdown();
    else
        print_list();
    return EXIT_DONE;
}
