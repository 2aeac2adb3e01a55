/* inquiry.c - what advice is asked about: a response, what is known beside it, and a policy, from the command line. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Context ---- */

static sipcodes_context_item item_named(const char *name, size_t length)
{
    const char *known;

    for (int item = 1; (known = sipcodes_context_name((sipcodes_context_item)item)); item++)
        if (strlen(known) == length && strncasecmp(known, name, length) == 0)
            return (sipcodes_context_item)item;
    return (sipcodes_context_item)0;
}

static const char *item_at(size_t index)
{
    return sipcodes_context_name((sipcodes_context_item)(index + 1));
}

static const char *progress_at(size_t index)
{
    return sipcodes_context_value_name(SIPCODES_CONTEXT_PROGRESS, (int)index);
}

/* What an item takes, in memory to be freed. */
static char *values_of(sipcodes_context_item item)
{
    const char *known = sipcodes_context_value_name(item, 0);
    char *list;

    if (!known)
        return said(item == SIPCODES_CONTEXT_RANDOM ? "complaint.context_random" : "complaint.context_number", NULL);
    list = formatted("%s", known);
    for (int value = 1; (known = sipcodes_context_value_name(item, value)); value++) {
        char *longer = formatted("%s %s", list, known);
        free(list);
        list = longer;
    }
    return list;
}

/* A sentence with a list, which is freed. */
static char *said_of_list(const char *sentence, char *list)
{
    char *text = said(sentence, "list", list, NULL);

    free(list);
    return text;
}

/* Complains of a place in the value of an option; text is freed. */
static void complain_in_option(const char *option, const char *value, size_t position, char *text)
{
    char *given = formatted("--%s %s", option, quoted(value).text);

    complain_at(given, value, position, text);
    free(given);
    free(text);
}

static void complain_of_context(const char *text, size_t position, int error)
{
    const char *term = text + position;
    sipcodes_context_item item = item_named(term, strcspn(term, "= \t,"));
    char *problem;

    if (error == SIPCODES_E_SYNTAX) {
        problem = said_of_list("complaint.context_syntax", listed(item_at));
    } else if (item) {
        char *values = values_of(item);
        problem = said("complaint.context_value", "name", sipcodes_context_name(item), "list", values, NULL);
        free(values);
    } else {
        problem = said_of_list("complaint.context_item", listed(item_at));
    }
    complain_in_option("context", text, position, problem);
}

static bool read_context(struct inquiry *inquiry, const struct options *options)
{
    for (size_t i = 0; i < options->contexts.count; i++) {
        size_t position = 0;
        int error = sipcodes_context_parse(&inquiry->context, options->contexts.values[i], SIZE_MAX, &position);

        if (error) {
            complain_of_context(options->contexts.values[i], position, error);
            return false;
        }
    }
    return true;
}

static bool read_tried(struct inquiry *inquiry, const struct options *options)
{
    size_t count = options->tried.count;

    inquiry->tried = need((count + 1) * sizeof *inquiry->tried);
    for (size_t i = 0; i < count; i++) {
        const char *uri = options->tried.values[i];

        if (!sipcodes_uri_equal(uri, SIZE_MAX, uri, SIZE_MAX)) {
            complain("complaint.no_uri", "value", quoted(uri).text, NULL);
            return false;
        }
        inquiry->tried[i] = (sipcodes_bytes){uri, SIZE_MAX};
    }
    return sipcodes_context_tried(&inquiry->context, inquiry->tried, count) == SIPCODES_OK;
}

/* ---- Policy ---- */

bool policy_named(sipcodes_policy *policy, const char *name)
{
    if (sipcodes_policy_get(policy, name) == SIPCODES_OK)
        return true;
    complain_of_choice("complaint.no_policy", name, sipcodes_policy_at);
    return false;
}

/* True if a position in rules is in the value of a rule of that name. */
static bool is_value_of(const char *text, size_t position, const char *name)
{
    size_t begin = position;
    size_t length = strlen(name);

    while (begin > 0 && !strchr(";\n", text[begin - 1]))
        begin--;
    begin += strspn(text + begin, " \t");
    return begin < position && strncasecmp(text + begin, name, length) == 0 &&
           text[begin + length + strspn(text + begin + length, " \t")] == '=';
}

static bool is_value(const char *text, size_t position)
{
    while (position > 0 && !strchr(";\n", text[position - 1]))
        if (text[--position] == '=')
            return true;
    return false;
}

/* What stands where nothing goes by a name. */
static char *known_names(const char *text, size_t position)
{
    if (is_value_of(text, position, "base"))
        return said_of_list("complaint.rules_base", listed(sipcodes_policy_at));
    if (is_value_of(text, position, "limit"))
        return said_of_list("complaint.rules_stage", listed(progress_at));
    if (is_value(text, position))
        return said("complaint.rules_value", "list",
                    is_value_of(text, position, "rejected") ? "stop failover rfc unknown" : "stop failover rfc unknown retry",
                    NULL);
    return said("complaint.rules_name", "list",
                "stop failover retry modify redirect authenticate rfc unknown base timeout transport rejected limit health "
                "hold hold-max",
                NULL);
}

static void complain_of_rules(const char *text, size_t position, int error)
{
    char *problem;

    if (error == SIPCODES_E_NOT_FOUND)
        problem = known_names(text, position);
    else if (error == SIPCODES_E_STATUS)
        problem = said("complaint.rules_codes", NULL);
    else if (is_value_of(text, position, "hold") || is_value_of(text, position, "hold-max"))
        problem = said("complaint.rules_seconds", NULL);
    else if (is_value(text, position))
        problem = term_error(error);
    else
        problem = said("complaint.rules_syntax", NULL);
    complain_in_option("rules", text, position, problem);
}

static void complain_of_import(const char *text, size_t position, int error)
{
    complain_in_option("import", text, position,
                       said(error == SIPCODES_E_NOT_FOUND ? "complaint.import_name" : "complaint.import_syntax", NULL));
}

static bool read_policy(struct inquiry *inquiry, const struct options *options)
{
    size_t position = 0;
    int error;

    if (options->policy && !policy_named(&inquiry->policy, options->policy))
        return false;
    for (size_t i = 0; i < options->imports.count; i++) {
        error = sipcodes_policy_import(&inquiry->policy, options->imports.values[i], SIZE_MAX, &position);
        if (error) {
            complain_of_import(options->imports.values[i], position, error);
            return false;
        }
    }
    for (size_t i = 0; i < options->rules.count; i++) {
        error = sipcodes_policy_parse(&inquiry->policy, options->rules.values[i], SIZE_MAX, &position);
        if (error) {
            complain_of_rules(options->rules.values[i], position, error);
            return false;
        }
    }
    return true;
}

/* ---- The response ---- */

sipcodes_method method_named(const char *name)
{
    const char *known;

    for (int method = 1; (known = sipcodes_value_name(SIPCODES_FACT_METHODS, method)); method++)
        if (strcasecmp(known, name) == 0)
            return (sipcodes_method)method;
    return SIPCODES_METHOD_UNKNOWN;
}

static void complain_of_header(const char *text)
{
    complain("complaint.no_header", "value", quoted(text).text, NULL);
}

/* "Retry-After: 30" as two parts. The library says whether the name is one. */
static bool split_header(const char *text, sipcodes_header_field *field)
{
    const char *colon = strchr(text, ':');
    size_t length = colon ? (size_t)(colon - text) : 0;

    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    if (length == 0) {
        complain_of_header(text);
        return false;
    }
    field->name = (sipcodes_bytes){text, length};
    field->value = (sipcodes_bytes){colon + 1, SIZE_MAX};
    return true;
}

/* A name with characters that no name may have is a mistake of the command line, not of a peer. */
static bool names_are_right(const struct inquiry *inquiry, const struct options *options)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_fault fault;

    while (sipcodes_response_next_fault(&inquiry->response, &cursor, &fault) > 0)
        if (fault.problem == SIPCODES_PROBLEM_NAME) {
            complain_of_header(options->headers.values[fault.index]);
            return false;
        }
    return true;
}

/* A typing error in a name would go unnoticed. */
static void tell_of_unread(const struct options *options, const sipcodes_header_field *fields)
{
    for (size_t i = 0; i < options->headers.count; i++)
        if (!sipcodes_field_find(fields[i].name.text, fields[i].name.length))
            complain_note(said("complaint.header_unread", "value", quoted(options->headers.values[i]).text, NULL));
}

static enum exit_status make_response(struct inquiry *inquiry, const struct options *options)
{
    size_t count = options->headers.count;
    sipcodes_bytes method = {NULL, 0};
    int status = status_of(options->status);
    int error;

    if (!status)
        return EXIT_NO_CODE;
    inquiry->fields = need((count + 1) * sizeof *inquiry->fields);
    for (size_t i = 0; i < count; i++)
        if (!split_header(options->headers.values[i], &inquiry->fields[i]))
            return EXIT_USAGE;
    if (options->method) {
        const char *known = sipcodes_value_name(SIPCODES_FACT_METHODS, (int)method_named(options->method));
        method = (sipcodes_bytes){method_named(options->method) ? known : options->method, SIZE_MAX};
    }
    error = sipcodes_response_make(&inquiry->response, status, method, inquiry->fields, count);
    if (error) {
        complain("complaint.no_method", "value", quoted(options->method).text, NULL);
        return EXIT_USAGE;
    }
    if (!names_are_right(inquiry, options))
        return EXIT_USAGE;
    tell_of_unread(options, inquiry->fields);
    return EXIT_DONE;
}

/* The status line, as it may be shown. */
static struct quoted status_line(const struct capture *capture)
{
    const char *end = memchr(capture->message, '\n', capture->length);
    char *line = bytes_string((sipcodes_bytes){capture->message, (size_t)(end - capture->message)});
    struct quoted shown = quoted(line);

    free(line);
    return shown;
}

static enum exit_status read_response(struct inquiry *inquiry, const struct options *options, const char *file)
{
    sipcodes_fault fault;
    struct place place;

    if (!capture_read(&inquiry->capture, file))
        return EXIT_NO_CODE;
    if (sipcodes_response_read(&inquiry->response, inquiry->capture.message, inquiry->capture.length, &fault) == SIPCODES_OK)
        return EXIT_DONE;
    place = capture_place(&inquiry->capture, fault.position);
    complain("complaint.position", "line", number_text((long long)place.line).text, "column",
             number_text((long long)place.column).text, "text", sipcodes_problem_label(fault.problem, options->lang), "value",
             status_line(&inquiry->capture).text, NULL);
    return EXIT_NO_CODE;
}

enum exit_status inquiry_make(struct inquiry *inquiry, const struct options *options, const char *file)
{
    enum exit_status status;

    memset(inquiry, 0, sizeof *inquiry);
    if (!read_context(inquiry, options) || !read_tried(inquiry, options) || !read_policy(inquiry, options))
        return EXIT_USAGE;
    status = file ? read_response(inquiry, options, file) : make_response(inquiry, options);
    if (status == EXIT_DONE)
        sipcodes_advise(&inquiry->response, &inquiry->context, &inquiry->policy, &inquiry->advice);
    return status;
}

void inquiry_free(struct inquiry *inquiry)
{
    capture_free(&inquiry->capture);
    free(inquiry->fields);
    free(inquiry->tried);
}
