/* commands.c - the commands: which codes their arguments mean, and who prints the result. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* A phrase never has more codes than this; "Not Acceptable" has two. */
#define MAX_NAMESAKES 8

/* How many matches of a search are shown as text unless --limit says otherwise. */
#define USUAL_MATCHES 10

static void complain_of_code(const char *argument, int error)
{
    int statuses[MAX_NAMESAKES];

    switch (error) {
    case SIPCODES_E_STATUS:
        complain("%s is %s", quoted(argument).text, sipcodes_strerror(error));
        break;
    case SIPCODES_E_AMBIGUOUS:
        sipcodes_find_all(argument, SIZE_MAX, statuses, MAX_NAMESAKES);
        complain("%s is the phrase of both %d and %d; give the number", quoted(argument).text, statuses[0], statuses[1]);
        break;
    default:
        complain("%s is no status code: give a number of 100 to 699, a reason phrase (in quotes) or a name; "
                 "'sipcodes search WORDS' looks for words",
                 quoted(argument).text);
        break;
    }
}

int status_of(const char *argument)
{
    int status = sipcodes_find(argument, SIZE_MAX);

    if (status > 0)
        return status;
    complain_of_code(argument, status);
    return 0;
}

/* All codes of the known ones that are in a set; *count tells how many. To be freed. */
static int *known_in(const sipcodes_set *set, size_t *count)
{
    int *statuses = need(sipcodes_count() * sizeof *statuses);

    *count = 0;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        int status = sipcodes_code_status(sipcodes_at(i));
        if (sipcodes_set_has(set, status))
            statuses[(*count)++] = status;
    }
    return statuses;
}

/* ---- explain ---- */

static void print_explanations(const struct options *options, const int *statuses, size_t count)
{
    if (options->output == OUTPUT_JSON) {
        json_explain(options, statuses, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            fputc('\n', stdout);
        if (options->output == OUTPUT_MARKDOWN)
            markdown_explain(options, statuses[i]);
        else
            screen_explain(options, statuses[i]);
    }
}

enum exit_status command_explain(const struct options *options, int count, char **arguments)
{
    int *statuses;
    size_t found = 0;
    bool complete = true;

    if (options->response || options->status)
        return command_explain_response(options, count);
    if (options->given) {
        complain("options that tell of a response go with --response FILE or --status CODE");
        return EXIT_USAGE;
    }
    statuses = need((size_t)count * MAX_NAMESAKES * sizeof *statuses);
    for (int i = 0; i < count; i++) {
        int codes = sipcodes_find_all(arguments[i], SIZE_MAX, statuses + found, MAX_NAMESAKES);
        if (codes > 0) {
            found += (size_t)codes;
            continue;
        }
        complain_of_code(arguments[i], codes);
        complete = false;
    }
    if (found > 0)
        print_explanations(options, statuses, found);
    free(statuses);
    return complete ? EXIT_DONE : EXIT_NO_CODE;
}

/* ---- compare ---- */

enum exit_status command_compare(const struct options *options, int count, char **arguments)
{
    int a = status_of(arguments[0]);
    int b = status_of(arguments[1]);

    (void)count;
    if (!a || !b)
        return EXIT_NO_CODE;
    switch (options->output) {
    case OUTPUT_JSON:
        json_compare(options, a, b);
        break;
    case OUTPUT_MARKDOWN:
        markdown_compare(options, a, b);
        break;
    default:
        screen_compare(options, a, b);
        break;
    }
    return EXIT_DONE;
}

/* ---- list ---- */

static void print_list(const struct options *options, const int *statuses, size_t count)
{
    switch (options->output) {
    case OUTPUT_JSON:
        json_explain(options, statuses, count);
        break;
    case OUTPUT_MARKDOWN:
        markdown_list(options, statuses, count);
        break;
    default:
        screen_list(options, statuses, count);
        break;
    }
}

enum exit_status command_list(const struct options *options, int count, char **arguments)
{
    const char *text = count > 0 ? arguments[0] : "known";
    sipcodes_set set;
    size_t position;
    size_t found;
    int *statuses;
    int error = sipcodes_set_parse(&set, text, SIZE_MAX, &position);

    if (error) {
        complain("%s, at character %zu: %s", quoted(text).text, position + 1, sipcodes_strerror(error));
        return EXIT_USAGE;
    }
    statuses = known_in(&set, &found);
    if (found > 0)
        print_list(options, statuses, found);
    else
        complain("no known code is in the set %s", quoted(text).text);
    free(statuses);
    return found > 0 ? EXIT_DONE : EXIT_NO_CODE;
}

/* ---- search ---- */

/* The arguments with a space between them, in memory to be freed. */
static char *joined(int count, char **arguments)
{
    size_t size = 1;
    char *text;
    char *at;

    for (int i = 0; i < count; i++)
        size += strlen(arguments[i]) + 1;
    text = at = need(size);
    *at = '\0';
    for (int i = 0; i < count; i++) {
        size_t length = strlen(arguments[i]);
        if (i > 0)
            *at++ = ' ';
        memcpy(at, arguments[i], length + 1);
        at += length;
    }
    return text;
}

static void print_matches(const struct options *options, const int *statuses, size_t total)
{
    /* A person reads the first page; a program that says nothing else gets all. */
    size_t usual = options->output == OUTPUT_TEXT ? USUAL_MATCHES : total;
    size_t limit = options->limit > 0 ? (size_t)options->limit : usual;
    size_t shown = total < limit ? total : limit;

    switch (options->output) {
    case OUTPUT_JSON:
        json_explain(options, statuses, shown);
        break;
    case OUTPUT_MARKDOWN:
        markdown_list(options, statuses, shown);
        break;
    default:
        screen_search(options, statuses, shown, total);
        break;
    }
}

enum exit_status command_search(const struct options *options, int count, char **arguments)
{
    char *words = joined(count, arguments);
    int *statuses = need(sipcodes_count() * sizeof *statuses);
    int found = sipcodes_search(words, SIZE_MAX, options->lang, statuses, sipcodes_count());

    if (found > 0)
        print_matches(options, statuses, (size_t)found);
    else
        complain("no code has %s in its phrases, header fields or texts", quoted(words).text);
    free(statuses);
    free(words);
    return found > 0 ? EXIT_DONE : EXIT_NO_CODE;
}

/* ---- without a command ---- */

/* True for what can only be meant as a second code: "4O4" is a typing error, not part of a phrase. */
static bool is_code_or_number(const char *argument)
{
    return (argument[0] >= '0' && argument[0] <= '9') || sipcodes_find_all(argument, SIZE_MAX, NULL, 0) > 0;
}

enum exit_status command_guess(const struct options *options, int count, char **arguments)
{
    char *phrase = joined(count, arguments);
    bool is_phrase = sipcodes_find_all(phrase, SIZE_MAX, NULL, 0) > 0;
    enum exit_status status = EXIT_USAGE;

    /*
     * "busy here" is one phrase in two arguments, and a pasted status line has more; but in "486 600"
     * the second would pass for the phrase of the first.
     */
    for (int i = strncmp(arguments[0], "SIP/", 4) == 0 ? 2 : 1; i < count; i++)
        is_phrase = is_phrase && !is_code_or_number(arguments[i]);
    if (is_phrase || count == 1)
        status = command_explain(options, 1, &phrase);
    else if (count == 2)
        status = command_compare(options, count, arguments);
    else
        complain("one code is explained and two are compared; 'sipcodes explain' takes more");
    free(phrase);
    return status;
}
