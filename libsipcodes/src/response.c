/* response.c - reads the status line and finds the header fields of a message; makes a response of parts. */
#include "response.h"

#include <limits.h>

#include "scan.h"

#define LOWEST 100
#define HIGHEST_ON_WIRE 699

/* ---- Header fields ---- */

/* The offset of the line behind the one at an offset, with the lines that it is folded on. */
static size_t skip_line(const char *text, size_t at, size_t end)
{
    for (;;) {
        const char *feed = memchr(text + at, '\n', end - at);
        if (!feed)
            return end;
        at = (size_t)(feed - text) + 1;
        if (at == end || !is_wsp(text[at]))
            return at;
    }
}

/* The name at the beginning of a line, if a colon follows; otherwise empty. The scan is left behind the colon. */
static struct slice take_name(struct scan *scan)
{
    const char *from = scan->at;
    struct slice name;

    while (scan->at < scan->end && is_char(*scan->at, CHAR_TOKEN))
        scan->at++;
    name = scan_since(scan, from);
    while (scan->at < scan->end && is_wsp(*scan->at))
        scan->at++;
    if (!scan_sees(scan, ':'))
        return (struct slice){from, 0};
    scan->at++;
    return name;
}

/* The text of parts that have none. */
static const char nothing[1];

static struct slice slice_of_bytes(sipcodes_bytes bytes)
{
    return bytes.text ? slice_of(bytes.text, bytes.length) : (struct slice){nothing, 0};
}

/* The name of a part, if it is a token; otherwise empty. */
static struct slice part_name(const sipcodes_header_field *part)
{
    struct slice name = slice_of_bytes(part->name);
    struct scan scan = scan_of(name);

    while (scan.at < scan.end && is_char(*scan.at, CHAR_TOKEN))
        scan.at++;
    return scan_ended(&scan) ? name : (struct slice){name.text, 0};
}

struct slice response_name(const struct response *response, size_t at)
{
    const char *from = response->text ? response->text + at : NULL;
    const char *to = from;

    if (!from)
        return part_name(&response->fields[at]);
    while (to < response->text + response->end && is_char(*to, CHAR_TOKEN))
        to++;
    return (struct slice){from, (size_t)(to - from)};
}

const char *response_base(const struct response *response, size_t at)
{
    const char *value = response->text ? response->text : response->fields[at].value.text;

    return value ? value : nothing;
}

size_t response_next_line(const struct response *response, size_t at, size_t value_end)
{
    return response->text ? skip_line(response->text, value_end, response->end) : at + 1;
}

/* A line without its end; a CR that ends the message counts as one. */
static struct slice whole_line(const struct response *response, size_t at)
{
    struct slice line = {response->text + at, skip_line(response->text, at, response->end) - at};

    if (line.length > 0 && line.text[line.length - 1] == '\n')
        line.length--;
    if (line.length > 0 && line.text[line.length - 1] == '\r')
        line.length--;
    return line;
}

/* What is wrong with a line that does not begin with a name and a colon. */
static void blame_line(struct line *line, struct slice text)
{
    const char *feed = memchr(text.text, '\n', text.length);
    size_t length = feed ? (size_t)(feed - text.text) : text.length;
    const char *colon = memchr(text.text, ':', length);

    line->problem = colon ? SIPCODES_PROBLEM_NAME : SIPCODES_PROBLEM_NO_COLON;
    line->name = trim_lws((struct slice){text.text, colon ? (size_t)(colon - text.text) : 0});
}

static struct line message_line(const struct response *response, size_t at)
{
    struct slice text = whole_line(response, at);
    struct scan scan = scan_of(text);
    struct line line = {SIPCODES_FIELD_UNKNOWN, SIPCODES_PROBLEM_NONE, take_name(&scan), {text.text, 0}};

    if (line.name.length == 0) {
        blame_line(&line, text);
        return line;
    }
    line.field = field_named(line.name);
    line.value = trim_lws((struct slice){scan.at, (size_t)(scan.end - scan.at)});
    return line;
}

struct line response_line(const struct response *response, size_t at)
{
    struct line line = {SIPCODES_FIELD_UNKNOWN, SIPCODES_PROBLEM_NONE, {NULL, 0}, {nothing, 0}};

    if (response->text)
        return message_line(response, at);
    line.name = part_name(&response->fields[at]);
    line.field = field_named(line.name);
    line.value = trim_lws(slice_of_bytes(response->fields[at].value));
    if (line.name.length == 0) {
        line.problem = SIPCODES_PROBLEM_NAME;
        line.name = slice_of_bytes(response->fields[at].name);
    }
    return line;
}

static void note_field(struct response *response, sipcodes_field field, size_t at)
{
    uint64_t bit = (uint64_t)1 << field;

    if (field == SIPCODES_FIELD_UNKNOWN)
        return;
    if (response->present & bit) {
        response->several |= bit;
    } else {
        response->present |= bit;
        response->first[field] = (uint32_t)at;
    }
}

/* Notes where the fields of a message are, and where its header section ends: at an empty line. */
static void note_lines(struct response *response, size_t length)
{
    size_t at = response->begin;

    while (at < length && line_end(response->text + at, response->text + length) == 0) {
        struct scan scan = {response->text + at, response->text + length, NULL, SIPCODES_PROBLEM_NONE};
        note_field(response, field_named(take_name(&scan)), at);
        at = skip_line(response->text, at, length);
    }
    response->end = at;
}

/* ---- The status line (RFC 3261 7.2) ---- */

static void skip_wsp(struct scan *scan)
{
    while (scan->at < scan->end && is_wsp(*scan->at))
        scan->at++;
}

static struct slice take_digits(struct scan *scan)
{
    const char *from = scan->at;

    while (scan->at < scan->end && is_digit(*scan->at))
        scan->at++;
    return scan_since(scan, from);
}

/* Notes what is wrong; in a status line a control character is no problem of its own. */
static bool fail_line(struct scan *scan, sipcodes_problem problem, const char *where)
{
    scan->problem = problem;
    scan->fault = where;
    return false;
}

/* "SIP/2.0" and the space behind it. Any other numbers are another version. */
static bool read_version(struct scan *scan)
{
    const char *from = scan->at;
    size_t left = (size_t)(scan->end - scan->at);
    struct slice major, minor;

    for (size_t i = 0; i < 4; i++, scan->at++)
        if (i == left || to_lower(*scan->at) != "sip/"[i])
            return fail_line(scan, SIPCODES_PROBLEM_STATUS_LINE, scan->at);
    major = take_digits(scan);
    if (major.length == 0 || !scan_sees(scan, '.'))
        return fail_line(scan, SIPCODES_PROBLEM_STATUS_LINE, scan->at);
    scan->at++;
    minor = take_digits(scan);
    if (minor.length == 0 || scan_ended(scan) || !is_wsp(*scan->at))
        return fail_line(scan, SIPCODES_PROBLEM_STATUS_LINE, scan->at);
    if (!slice_is(major, "2") || !slice_is(minor, "0"))
        return fail_line(scan, SIPCODES_PROBLEM_VERSION, from);
    skip_wsp(scan);
    return true;
}

static bool read_status(struct scan *scan, int32_t *status)
{
    struct slice digits = take_digits(scan);

    if (digits.length == 0 || (!scan_ended(scan) && !is_wsp(*scan->at)))
        return fail_line(scan, SIPCODES_PROBLEM_STATUS_LINE, scan->at);
    if (digits.length == 3)
        *status = (digits.text[0] - '0') * 100 + (digits.text[1] - '0') * 10 + (digits.text[2] - '0');
    if (digits.length != 3 || *status < LOWEST || *status > HIGHEST_ON_WIRE)
        return fail_line(scan, SIPCODES_PROBLEM_STATUS, digits.text);
    return true;
}

/* The first line that is not empty; the scan ends before the end of the line. The offset of the next one. */
static size_t find_status_line(struct slice message, struct scan *scan)
{
    const char *end = message.text + message.length;
    const char *at = message.text;
    const char *feed;

    for (size_t skip; (skip = line_end(at, end)) > 0;)
        at += skip;
    feed = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    *scan = (struct scan){at, feed ? feed : end, NULL, SIPCODES_PROBLEM_NONE};
    if (scan->end > at && scan->end[-1] == '\r')
        scan->end--;
    return (size_t)((feed ? feed + 1 : end) - message.text);
}

int sipcodes_response_read(sipcodes_response *response, const char *message, size_t length, sipcodes_fault *fault)
{
    struct response *result = (struct response *)response;
    struct slice text;
    struct scan scan;
    size_t next;
    int32_t status;

    if (!response || !message)
        return SIPCODES_E_ARGUMENT;
    text = slice_of(message, length);
    if (text.length > INT_MAX)
        return SIPCODES_E_ARGUMENT;
    next = find_status_line(text, &scan);
    if (!read_version(&scan) || !read_status(&scan, &status)) {
        if (fault)
            *fault = (sipcodes_fault){scan.problem, {NULL, 0}, (size_t)(scan.fault - message), 0};
        return scan.problem == SIPCODES_PROBLEM_STATUS ? SIPCODES_E_STATUS : SIPCODES_E_SYNTAX;
    }
    result->text = message;
    result->fields = NULL;
    result->begin = next;
    result->phrase = trim_lws((struct slice){scan.at, (size_t)(scan.end - scan.at)});
    result->method = (struct slice){NULL, 0};
    result->present = result->several = 0;
    result->status = status;
    note_lines(result, text.length);
    return SIPCODES_OK;
}

/* ---- Parts ---- */

/* True if text and length of a part can be used. */
static bool is_usable(sipcodes_bytes bytes)
{
    return bytes.text ? bytes.length == SIZE_MAX || bytes.length <= INT_MAX : bytes.length == 0;
}

int sipcodes_response_make(sipcodes_response *response, int status, sipcodes_bytes method, const sipcodes_header_field *fields,
                           size_t count)
{
    struct response *result = (struct response *)response;
    struct slice name = {NULL, 0};

    if (!response || (!fields && count > 0) || count > INT_MAX || !is_usable(method))
        return SIPCODES_E_ARGUMENT;
    for (size_t i = 0; i < count; i++)
        if (!is_usable(fields[i].name) || !is_usable(fields[i].value))
            return SIPCODES_E_ARGUMENT;
    if ((status < LOWEST || status > HIGHEST_ON_WIRE) && !sipcodes_get(status))
        return SIPCODES_E_STATUS;
    if (method.text) {
        sipcodes_header_field part = {method, {NULL, 0}};
        name = part_name(&part);
        if (name.length == 0)
            return SIPCODES_E_SYNTAX;
    }
    result->text = NULL;
    result->fields = fields;
    result->begin = 0;
    result->end = count;
    result->phrase = (struct slice){NULL, 0};
    result->method = name;
    result->present = result->several = 0;
    result->status = status;
    for (size_t i = 0; i < count; i++)
        note_field(result, field_named(part_name(&fields[i])), i);
    return SIPCODES_OK;
}

/* ---- What it is ---- */

int sipcodes_response_status(const sipcodes_response *response)
{
    return response ? response_of(response)->status : 0;
}

sipcodes_bytes sipcodes_response_phrase(const sipcodes_response *response)
{
    struct slice phrase = response ? response_of(response)->phrase : (struct slice){NULL, 0};

    return (sipcodes_bytes){phrase.text, phrase.length};
}

bool sipcodes_response_has(const sipcodes_response *response, sipcodes_field field)
{
    return response && (unsigned)field < SIZE_FIELDS && (response_of(response)->present >> field & 1) != 0;
}

sipcodes_bytes sipcodes_response_method_name(const sipcodes_response *response)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element cseq;

    if (!response)
        return (sipcodes_bytes){NULL, 0};
    if (response_of(response)->method.text)
        return (sipcodes_bytes){response_of(response)->method.text, response_of(response)->method.length};
    if (sipcodes_response_next(response, SIPCODES_FIELD_CSEQ, &cursor, &cseq) != 1)
        return (sipcodes_bytes){NULL, 0};
    return sipcodes_element_value(&cseq);
}

sipcodes_method method_named(sipcodes_bytes name)
{
    for (int method = 1; method < SIZE_VALUES && name.length > 0; method++) {
        struct slice known = slice_at(sipcodes_tables.value_name[SIPCODES_FACT_METHODS][method]);
        if (known.length == name.length && memcmp(known.text, name.text, name.length) == 0)
            return (sipcodes_method)method;
    }
    return SIPCODES_METHOD_UNKNOWN;
}

sipcodes_method sipcodes_response_method(const sipcodes_response *response)
{
    return method_named(sipcodes_response_method_name(response));
}
