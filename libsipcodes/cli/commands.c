/* commands.c - the commands: which codes their arguments mean, and who prints the result. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* How many matches of a search are shown as text unless --limit says otherwise. */
#define USUAL_MATCHES 10

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

void print_explanations(const struct options *options, const struct asked *asked, size_t count)
{
    if (options->output == OUTPUT_JSON) {
        json_explain(options, asked, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            fputc('\n', stdout);
        if (options->output == OUTPUT_MARKDOWN)
            markdown_explain(options, &asked[i]);
        else
            screen_explain(options, &asked[i]);
    }
}

enum exit_status command_explain(const struct options *options, int count, char **arguments)
{
    struct asked *asked;
    size_t found = 0;
    bool complete = true;

    if (options->response || options->status)
        return command_explain_response(options, count);
    if (options->given) {
        complain("complaint.needs_response", NULL);
        return EXIT_USAGE;
    }
    asked = need((size_t)count * MAX_NAMESAKES * sizeof *asked);
    for (int i = 0; i < count; i++) {
        size_t named = asked_all(arguments[i], asked + found);
        found += named;
        complete = complete && named > 0;
    }
    if (found > 0)
        print_explanations(options, asked, found);
    free(asked);
    return complete ? EXIT_DONE : EXIT_NO_CODE;
}

/* ---- compare ---- */

enum exit_status command_compare(const struct options *options, int count, char **arguments)
{
    struct asked two[2];
    bool first = asked_one(arguments[0], &two[0]);
    bool second = asked_one(arguments[1], &two[1]);

    (void)count;
    if (!first || !second)
        return EXIT_NO_CODE;
    if (two[0].is_cause != two[1].is_cause) {
        complain("complaint.not_comparable", "a", quoted(arguments[0]).text, "b", quoted(arguments[1]).text, NULL);
        return EXIT_USAGE;
    }
    switch (options->output) {
    case OUTPUT_JSON:
        json_compare(options, two);
        break;
    case OUTPUT_MARKDOWN:
        markdown_compare(options, two);
        break;
    default:
        screen_compare(options, two);
        break;
    }
    return EXIT_DONE;
}

/* ---- list ---- */

static void print_list(const struct options *options, const int *statuses, size_t count)
{
    switch (options->output) {
    case OUTPUT_JSON:
        json_list(options, statuses, count);
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
        char *term = term_error(error);
        complain_at(quoted(text).text, text, position, term);
        free(term);
        return EXIT_USAGE;
    }
    statuses = known_in(&set, &found);
    if (found > 0)
        print_list(options, statuses, found);
    else
        complain("complaint.no_known_code", "value", quoted(text).text, NULL);
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
        json_list(options, statuses, shown);
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
        complain("complaint.no_match", "value", quoted(words).text, NULL);
    free(statuses);
    free(words);
    return found > 0 ? EXIT_DONE : EXIT_NO_CODE;
}

/* ---- without a command ---- */

/* True for what can only be meant as a second code: "4O4" is a typing error, not part of a phrase. */
static bool is_code_or_number(const char *argument)
{
    return (argument[0] >= '0' && argument[0] <= '9') || sipcodes_find_all(argument, SIZE_MAX, NULL, 0) > 0 ||
           says_cause(argument);
}

enum exit_status command_guess(const struct options *options, int count, char **arguments)
{
    char *phrase = joined(count, arguments);
    bool is_phrase = sipcodes_find_all(phrase, SIZE_MAX, NULL, 0) > 0 || sipcodes_cause_find_all(phrase, SIZE_MAX, NULL, 0) > 0;
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
        complain("complaint.one_or_two", NULL);
    free(phrase);
    return status;
}
