/* best.c - the best response of a fork, and the rules by which ties are broken. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

/* What was asked and what was chosen. */
struct choice {
    sipcodes_branch *branches;
    size_t count;
    sipcodes_method method;
    const char *rule;
    sipcodes_best best;
};

/* ---- From the command line ---- */

/* The origin by its name; -1 if there is none. */
static int origin_named(const char *name)
{
    const char *known;

    for (int origin = 0; (known = sipcodes_context_value_name(SIPCODES_CONTEXT_ORIGIN, origin)); origin++)
        if (strcmp(known, name) == 0)
            return origin;
    return -1;
}

static const char *origin_at(size_t index)
{
    return sipcodes_context_value_name(SIPCODES_CONTEXT_ORIGIN, (int)index);
}

static void complain_of_origin(const char *argument)
{
    complain_of_choice("complaint.origin", argument, origin_at);
}

/* "408" or "408:timeout". */
static enum exit_status read_branch(char *argument, sipcodes_branch *branch)
{
    char *colon = strrchr(argument, ':');
    int origin = SIPCODES_ORIGIN_PEER;

    if (colon) {
        origin = origin_named(colon + 1);
        if (origin < 0) {
            complain_of_origin(argument);
            return EXIT_USAGE;
        }
        *colon = '\0';
    }
    *branch = (sipcodes_branch){.status = status_of(argument), .origin = (sipcodes_origin)origin};
    if (!branch->status)
        return EXIT_NO_CODE;
    if (branch->status >= 300 && branch->status <= 699)
        return EXIT_DONE;
    complain("complaint.not_best", "value", quoted(argument).text, NULL);
    return EXIT_NO_CODE;
}

static const char *method_at(size_t index)
{
    return sipcodes_value_name(SIPCODES_FACT_METHODS, (int)index + 1);
}

static bool read_method(struct choice *choice, const struct options *options)
{
    choice->method = options->method ? method_named(options->method) : SIPCODES_METHOD_INVITE;
    if (choice->method)
        return true;
    complain_of_choice("complaint.no_method_of", options->method, method_at);
    return false;
}

static bool read_rule(struct choice *choice, const struct options *options)
{
    choice->rule = options->rule ? options->rule : sipcodes_best_rule_at(0);
    if (sipcodes_best_rule_label(choice->rule, options->lang))
        return true;
    complain_of_choice("complaint.no_rule", choice->rule, sipcodes_best_rule_at);
    return false;
}

static enum exit_status choose(struct choice *choice, const struct options *options, char **arguments)
{
    enum exit_status status = EXIT_DONE;

    if (!read_method(choice, options) || !read_rule(choice, options))
        return EXIT_USAGE;
    for (size_t i = 0; i < choice->count && status == EXIT_DONE; i++)
        status = read_branch(arguments[i], &choice->branches[i]);
    if (status == EXIT_DONE)
        sipcodes_best_response(choice->branches, choice->count, choice->method, choice->rule, &choice->best);
    return status;
}

/* ---- What is said of it ---- */

static bool is_challenge_source(const struct choice *choice, size_t index)
{
    return index != sipcodes_best_index(&choice->best) &&
           sipcodes_best_takes_challenges(&choice->best, choice->branches, choice->count, index);
}

static int write_allowed(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct choice *choice = about;
    sipcodes_set allowed = sipcodes_best_allowed(&choice->best);

    (void)options;
    return sipcodes_set_text(&allowed, buffer, size);
}

/* A reason and the choice that it is of. */
struct reason {
    const struct choice *choice;
    size_t index;
};

static int write_reason(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct reason *reason = about;
    return sipcodes_best_text(&reason->choice->best, reason->index, options->lang, buffer, size);
}

/* ---- A page ---- */

/* "486 Busy Here"; a code that is not known has no phrase. */
static void write_code(char *buffer, size_t size, int status)
{
    snprintf(buffer, size, *sipcodes_phrase(status) ? "%d %s" : "%d%s", status, sipcodes_phrase(status));
}

static void print_reasons(const struct options *options, const struct choice *choice)
{
    for (struct reason reason = {choice, 0}; sipcodes_best_reason(&choice->best, reason.index); reason.index++) {
        char *text = written(write_reason, options, &reason);
        char *label =
            sipcodes_best_is_warning(&choice->best, reason.index) ? said("command.warning", NULL) : formatted("%s", "");

        page_gap();
        page_paragraph(options, label, text, sipcodes_best_source(&choice->best, reason.index));
        free(label);
        free(text);
    }
}

/* An item with a label of the library's; the text is freed. */
static void print_item(const struct options *options, const char *label, char *text, const char *source)
{
    char *spoken = said(label, NULL);

    page_item(options, spoken, text, source);
    free(spoken);
    free(text);
}

static void print_branch(const struct options *options, const struct choice *choice, const char *label, size_t index)
{
    char code[64];

    write_code(code, sizeof code, choice->branches[index].status);
    print_item(options, label,
               said("command.best_branch", "number", number_text((long long)index + 1).text, "code", code, NULL), "");
}

static void print_upstream(const struct options *options, int status)
{
    char *label = said("command.best_upstream", NULL);
    char *nothing = said("command.best_nothing", NULL);
    char code[64];

    write_code(code, sizeof code, status);
    page_paragraph(options, label, status ? code : nothing, "");
    free(nothing);
    free(label);
}

static void print_page(const struct options *options, const struct choice *choice)
{
    char *title = said("command.best_title", "number", number_text((long long)choice->count).text, NULL);
    char *allowed = written(write_allowed, options, choice);

    page_title(options, title);
    page_gap();
    print_upstream(options, sipcodes_best_status(&choice->best));
    print_reasons(options, choice);
    page_gap();
    if (sipcodes_best_index(&choice->best) < choice->count)
        print_branch(options, choice, "command.best_chosen", sipcodes_best_index(&choice->best));
    for (size_t i = 0; i < choice->count; i++)
        if (is_challenge_source(choice, i))
            print_branch(options, choice, "command.best_challenges", i);
    print_item(options, "command.best_allowed", *allowed ? formatted("%s", allowed) : said("command.best_allowed_none", NULL),
               "RFC 3261 16.7 step 6; RFC 4320 4.2");
    print_item(options, "command.best_rule",
               said("command.best_rule_text", "name", choice->rule, "text",
                    sipcodes_best_rule_label(choice->rule, options->lang), NULL),
               "");
    free(allowed);
    free(title);
}

/* ---- JSON ---- */

static json_t *reasons_json(const struct options *options, const struct choice *choice)
{
    json_t *array = json_array();

    for (struct reason reason = {choice, 0}; sipcodes_best_reason(&choice->best, reason.index); reason.index++) {
        char *text = written(write_reason, options, &reason);
        json_t *object = json_pack("{s:s, s:s, s:b}", "id", sipcodes_best_reason(&choice->best, reason.index), "source",
                                   sipcodes_best_source(&choice->best, reason.index), "warning",
                                   sipcodes_best_is_warning(&choice->best, reason.index));
        set_spoken(object, options, "text", text, sipcodes_best_language(&choice->best, reason.index, options->lang));
        json_array_append_new(array, object);
        free(text);
    }
    return array;
}

static json_t *branches_json(const struct choice *choice)
{
    json_t *array = json_array();

    for (size_t i = 0; i < choice->count; i++)
        json_array_append_new(array,
                              json_pack("{s:i, s:s, s:b}", "status", choice->branches[i].status, "origin",
                                        sipcodes_context_value_name(SIPCODES_CONTEXT_ORIGIN, (int)choice->branches[i].origin),
                                        "adds_challenges", is_challenge_source(choice, i)));
    return array;
}

static json_t *allowed_json(const struct choice *choice)
{
    sipcodes_set allowed = sipcodes_best_allowed(&choice->best);
    json_t *array = json_array();

    for (int status = 0; (status = sipcodes_set_next(&allowed, status));)
        json_array_append_new(array, json_integer(status));
    return array;
}

static void print_choice_json(const struct options *options, const struct choice *choice)
{
    size_t index = sipcodes_best_index(&choice->best);

    print_json(json_pack("{s:i, s:o, s:s, s:s, s:b, s:o, s:o, s:o, s:s, s:s}", "status", sipcodes_best_status(&choice->best),
                         "branch", index < choice->count ? json_integer((json_int_t)index) : json_null(), "method",
                         sipcodes_value_name(SIPCODES_FACT_METHODS, (int)choice->method), "rule", choice->rule, "is_allowed",
                         sipcodes_best_is_allowed(&choice->best), "allowed", allowed_json(choice), "branches",
                         branches_json(choice), "reasons", reasons_json(options, choice), "language", options->lang, "version",
                         sipcodes_version()));
}

/* ---- The command ---- */

/* Without codes: the rules that --rule takes. */
static void list_rules(const struct options *options)
{
    struct named_list list = {sipcodes_best_rule_at, sipcodes_best_rule_label, sipcodes_best_rule_source, NULL};

    print_named(options, &list);
}

enum exit_status command_best(const struct options *options, int count, char **arguments)
{
    struct choice choice = {.count = (size_t)count};
    enum exit_status status;

    if (count == 0) {
        list_rules(options);
        return EXIT_DONE;
    }
    choice.branches = need((size_t)count * sizeof *choice.branches);
    status = choose(&choice, options, arguments);
    if (status == EXIT_DONE) {
        if (options->output == OUTPUT_JSON)
            print_choice_json(options, &choice);
        else
            print_page(options, &choice);
    }
    free(choice.branches);
    return status;
}
