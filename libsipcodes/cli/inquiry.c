/* inquiry.c - what advice is asked about: a response, what is known beside it, and a policy, from the command line. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Ends a message that complain_begin() began. */
static void complain_end(void)
{
    fputc('\n', stderr);
}

/* ---- Context ---- */

static sipcodes_context_item item_named(const char *name, size_t length)
{
    const char *known;

    for (int item = 1; (known = sipcodes_context_name((sipcodes_context_item)item)); item++)
        if (strlen(known) == length && strncasecmp(known, name, length) == 0)
            return (sipcodes_context_item)item;
    return (sipcodes_context_item)0;
}

static void list_items(void)
{
    const char *known;

    for (int item = 1; (known = sipcodes_context_name((sipcodes_context_item)item)); item++)
        fprintf(stderr, " %s", known);
}

static void list_values(sipcodes_context_item item)
{
    const char *known;

    if (!sipcodes_context_value_name(item, 0))
        fputs(item == SIPCODES_CONTEXT_RANDOM ? " a number of 0 to 1000" : " a number from 0 on", stderr);
    for (int value = 0; (known = sipcodes_context_value_name(item, value)); value++)
        fprintf(stderr, " %s", known);
}

static void complain_of_context(const char *text, size_t position, int error)
{
    const char *term = text + position;
    size_t length = strcspn(term, "= \t,");
    sipcodes_context_item item = item_named(term, length);

    complain_begin("--context %s, at character %zu: ", quoted(text).text, position + 1);
    if (error == SIPCODES_E_SYNTAX) {
        fputs("an item and its value are expected, such as role=proxy; items are:", stderr);
        list_items();
    } else if (item) {
        fprintf(stderr, "%s takes:", sipcodes_context_name(item));
        list_values(item);
    } else {
        fputs("there is no such item; there are:", stderr);
        list_items();
    }
    complain_end();
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
            complain("--tried %s is no URI, such as sip:bob@192.0.2.4", quoted(uri).text);
            return false;
        }
        inquiry->tried[i] = (sipcodes_bytes){uri, SIZE_MAX};
    }
    return sipcodes_context_tried(&inquiry->context, inquiry->tried, count) == SIPCODES_OK;
}

/* ---- Policy ---- */

static void list_policies(void)
{
    for (size_t i = 0; sipcodes_policy_at(i); i++)
        fprintf(stderr, " %s", sipcodes_policy_at(i));
}

bool policy_named(sipcodes_policy *policy, const char *name)
{
    if (sipcodes_policy_get(policy, name) == SIPCODES_OK)
        return true;
    complain_begin("%s is no policy; there are:", quoted(name).text);
    list_policies();
    complain_end();
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
static void list_names(const char *text, size_t position)
{
    if (is_value_of(text, position, "base")) {
        fputs("there is no such policy; there are:", stderr);
        list_policies();
    } else if (is_value_of(text, position, "limit")) {
        fputs("there is no such stage; there are:", stderr);
        list_values(SIPCODES_CONTEXT_PROGRESS);
    } else if (is_value(text, position)) {
        fputs("this rule takes: stop failover rfc unknown", stderr);
        fputs(is_value_of(text, position, "rejected") ? "" : " retry", stderr);
    } else {
        fputs("there is no such rule; there are: stop failover retry modify redirect authenticate rfc unknown base timeout "
              "transport rejected limit health hold hold-max",
              stderr);
    }
}

static void complain_of_rules(const char *text, size_t position, int error)
{
    complain_begin("--rules %s, at character %zu: ", quoted(text).text, position + 1);
    if (error == SIPCODES_E_NOT_FOUND)
        list_names(text, position);
    else if (error == SIPCODES_E_STATUS)
        fputs("rules are about codes of 300 to 699", stderr);
    else if (is_value_of(text, position, "hold") || is_value_of(text, position, "hold-max"))
        fputs("a number of seconds of up to 2147483647 is expected", stderr);
    else if (is_value(text, position))
        fputs(term_error(error), stderr);
    else
        fputs("a rule such as failover=408,5xx,!501 or hold=30 is expected, with a semicolon between two rules", stderr);
    complain_end();
}

static void complain_of_import(const char *text, size_t position, int error)
{
    complain(
        "--import %s, at character %zu: %s; Kamailio's code=403;class=5, a regular expression such as (408)|(5[0-9][0-9]), or "
        "FreeSWITCH's causes such as USER_BUSY,38 are expected",
        quoted(text).text, position + 1,
        error == SIPCODES_E_NOT_FOUND ? "there is no such name or cause" : "this cannot be read");
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
    complain("--header %s is no header field, such as 'Retry-After: 30'", quoted(text).text);
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
            complain("note: --header %s plays no part in the advice", quoted(options->headers.values[i]).text);
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
        complain("--method %s is no method, such as INVITE", quoted(options->method).text);
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
    complain("line %zu, column %zu: %s: %s", place.line, place.column, sipcodes_problem_label(fault.problem, options->lang),
             status_line(&inquiry->capture).text);
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
