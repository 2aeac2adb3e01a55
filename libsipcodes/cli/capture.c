/*
 * capture.c - a response as it was pasted from a capture or a ticket.
 *
 * Around the message may stand what tools write there: headings, an indentation, a byte order mark, the dots that ngrep
 * shows for carriage returns. The message is copied without them, and remembers where it stood.
 */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MOST_BYTES ((size_t)1 << 20)

/* A line without its end. */
struct line {
    const char *text;
    size_t length;
};

/* What is left to be read, and the number of the line that begins there. */
struct text {
    const char *at;
    const char *end;
    size_t line;
};

static bool next_line(struct text *text, struct line *line)
{
    const char *end;

    if (text->at == text->end)
        return false;
    end = memchr(text->at, '\n', (size_t)(text->end - text->at));
    line->text = text->at;
    line->length = (size_t)((end ? end : text->end) - text->at);
    if (line->length > 0 && line->text[line->length - 1] == '\r')
        line->length--;
    text->at = end ? end + 1 : text->end;
    text->line++;
    return true;
}

static size_t indent_of(struct line line)
{
    size_t n = 0;

    while (n < line.length && (line.text[n] == ' ' || line.text[n] == '\t'))
        n++;
    return n;
}

static struct line without(struct line line, size_t bytes)
{
    size_t n = bytes < line.length ? bytes : line.length;
    return (struct line){line.text + n, line.length - n};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True for what has to be a status line; the version is case-insensitive (RFC 3261 7.1). */
static bool begins_response(struct line line)
{
    struct line text = without(line, indent_of(line));
    return text.length >= 4 && strncasecmp(text.text, "SIP/", 4) == 0;
}

/* True for "SIP/2.0 486", which no header field looks like. */
static bool is_status_line(struct line line)
{
    struct line text = without(line, indent_of(line));
    return begins_response(line) && text.length >= 11 && is_digit(text.text[4]) && text.text[7] == ' ' &&
           is_digit(text.text[8]) && is_digit(text.text[9]) && is_digit(text.text[10]);
}

/* True for "INVITE sip:bob@example.com SIP/2.0", also with the dot that ngrep puts behind it. */
static bool is_request_line(struct line line)
{
    static const char version[] = " SIP/2.0";
    struct line text = without(line, indent_of(line));
    size_t tail = sizeof version - 1;
    size_t method = 0;

    if (text.length > 0 && text.text[text.length - 1] == '.')
        text.length--;
    while (method < text.length && ((text.text[method] >= 'A' && text.text[method] <= 'Z') || text.text[method] == '_'))
        method++;
    return method > 0 && text.length > method + tail && text.text[method] == ' ' &&
           strncasecmp(text.text + text.length - tail, version, tail) == 0;
}

/* ---- Reading ---- */

/* In memory to be freed. */
static char *file_label(const char *file)
{
    return strcmp(file, "-") == 0 ? said("complaint.standard_input", NULL) : formatted("%s", quoted(file).text);
}

static void complain_of_reading(const char *file, int error)
{
    char *label = file_label(file);

    complain("complaint.cannot_read", "value", label, "text", strerror(error), NULL);
    free(label);
}

static void complain_of_size(const char *file)
{
    char *label = file_label(file);

    complain("complaint.too_large", "value", label, NULL);
    free(label);
}

/* All of a file, in memory to be freed; NULL after a complaint. */
static char *slurp(const char *file, size_t *length)
{
    FILE *stream = strcmp(file, "-") == 0 ? stdin : fopen(file, "rb");
    char *text;
    bool failed;

    if (!stream) {
        complain_of_reading(file, errno);
        return NULL;
    }
    text = need(MOST_BYTES + 1);
    errno = 0;
    *length = fread(text, 1, MOST_BYTES + 1, stream);
    failed = ferror(stream) != 0;
    if (failed)
        complain_of_reading(file, errno);
    else if (*length > MOST_BYTES)
        complain_of_size(file);
    if (stream != stdin)
        fclose(stream);
    if (!failed && *length <= MOST_BYTES)
        return text;
    free(text);
    return NULL;
}

/* ---- Finding the message ---- */

/* Goes to the status line. If there is none, text is at its end. *request is the line of a request before it; 0 for none. */
static void find_response(struct text *text, size_t *request)
{
    struct text next = *text;
    struct line line;

    *request = 0;
    while (next_line(&next, &line) && !begins_response(line)) {
        if (*request == 0 && is_request_line(line))
            *request = next.line - 1;
        *text = next;
    }
}

static void complain_of_nothing(const char *file, size_t request)
{
    char *label = file_label(file);

    if (request)
        complain("complaint.is_request", "value", label, "number", number_text((long long)request).text, NULL);
    else
        complain("complaint.no_response", "value", label, NULL);
    free(label);
}

/* What stands around each line of the header section. */
struct margins {
    size_t indent;
    bool dotted;
};

static size_t common_indent(struct line a, size_t a_indent, struct line b)
{
    size_t most = indent_of(b) < a_indent ? indent_of(b) : a_indent;
    size_t n = 0;

    while (n < most && a.text[n] == b.text[n])
        n++;
    return n;
}

static bool ends_in_dot(struct line line)
{
    return line.length > 0 && line.text[line.length - 1] == '.';
}

/*
 * Looks at the header section. The white space that all of its lines begin with is an indentation, whether or not the
 * status line has it: who copies from a terminal often begins at the "S".
 */
static struct margins find_margins(struct text text)
{
    struct margins margins = {0, true};
    struct line first = {NULL, 0};
    struct line line;

    next_line(&text, &line);
    margins.dotted = ends_in_dot(line);
    while (next_line(&text, &line) && indent_of(line) < line.length && !is_status_line(line)) {
        margins.indent = first.text ? common_indent(first, margins.indent, line) : indent_of(line);
        first = first.text ? first : line;
        margins.dotted = margins.dotted && ends_in_dot(line);
    }
    margins.dotted = margins.dotted && first.text;
    return margins;
}

/* The line as it was in the message. */
static struct line inner(struct line line, struct margins margins)
{
    struct line text = without(line, margins.indent);

    if (margins.dotted && ends_in_dot(text))
        text.length--;
    return text;
}

static void append(struct capture *capture, struct line line)
{
    memcpy(capture->message + capture->length, line.text, line.length);
    capture->length += line.length;
    capture->message[capture->length++] = '\n';
}

/* Notes where each line begins: a message may have as many faults as lines, and each of them is told with its place. */
static void note_lines(struct capture *capture)
{
    size_t count = 0;

    for (size_t i = 0; i < capture->length; i++)
        count += capture->message[i] == '\n';
    capture->lines = need((count + 1) * sizeof *capture->lines);
    capture->lines[0] = 0;
    capture->count = 1;
    for (size_t i = 0; i + 1 < capture->length; i++)
        if (capture->message[i] == '\n')
            capture->lines[capture->count++] = i + 1;
}

/* Copies the header section, and leaves text behind it. */
static void copy_message(struct capture *capture, struct text *text)
{
    struct margins margins = find_margins(*text);
    struct text before = *text;
    struct line line;

    capture->message = need((size_t)(text->end - text->at) + 1);
    capture->length = 0;
    capture->line = text->line;
    next_line(text, &line);
    capture->first_indent = indent_of(line);
    capture->indent = margins.indent;
    append(capture, inner(line, (struct margins){capture->first_indent, margins.dotted}));
    for (before = *text; next_line(text, &line); before = *text) {
        struct line inside = inner(line, margins);
        if (inside.length == 0)
            return;
        if (is_status_line(line)) {
            *text = before;
            return;
        }
        append(capture, inside);
    }
}

/* Says what else is there, because only one response is taken. */
static void tell_of_others(const struct capture *capture, struct text text, size_t request)
{
    struct line line;

    if (request)
        complain_note(said("complaint.request_before", "number", number_text((long long)request).text, "line",
                           number_text((long long)capture->line).text, NULL));
    while (next_line(&text, &line))
        if (is_status_line(line)) {
            complain_note(said("complaint.only_first", "line", number_text((long long)capture->line).text, "number",
                               number_text((long long)text.line - 1).text, NULL));
            return;
        }
}

bool capture_read(struct capture *capture, const char *file)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length;
    size_t request;
    char *content = slurp(file, &length);
    struct text text;
    bool found;

    if (!content)
        return false;
    text = (struct text){content, content + length, 1};
    if (length >= 3 && memcmp(content, mark, 3) == 0)
        text.at += 3;
    find_response(&text, &request);
    found = text.at < text.end;
    if (found) {
        copy_message(capture, &text);
        note_lines(capture);
        tell_of_others(capture, text, request);
    } else {
        complain_of_nothing(file, request);
    }
    free(content);
    return found;
}

void capture_free(struct capture *capture)
{
    free(capture->message);
    free(capture->lines);
    *capture = (struct capture){0};
}

struct place capture_place(const struct capture *capture, size_t position)
{
    size_t low = 0;
    size_t high = capture->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (capture->lines[middle] <= position)
            low = middle;
        else
            high = middle;
    }
    return (struct place){capture->line + low,
                          position - capture->lines[low] + 1 + (low == 0 ? capture->first_indent : capture->indent)};
}
