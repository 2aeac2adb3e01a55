/* scan.c - the words that values of header fields are made of (RFC 3261 25.1). */
#include "scan.h"

/* The sums of CHAR_... by byte; rows of 16, from the space on. */
const unsigned char char_classes[256] = {
    0, 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0, 0, 0, 0, 0,
    0, 3,  0,  0,  2,  3,  2,  3,  0,  0,  3,  7,  0,  15, 15, 6,  15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 2,  0, 0, 2, 0, 2,
    2, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 2, 0, 2, 0, 15,
    3, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 0, 0, 0, 7, 0,
};

bool scan_fail(struct scan *scan, sipcodes_problem problem, const char *where)
{
    if (scan->problem == SIPCODES_PROBLEM_NONE) {
        scan->problem = where < scan->end && is_control(*where) ? SIPCODES_PROBLEM_CONTROL : problem;
        scan->fault = where;
    }
    return false;
}

void scan_some_lws(struct scan *scan)
{
    while (scan->at < scan->end) {
        size_t fold = line_end(scan->at, scan->end);
        if (is_wsp(*scan->at))
            scan->at++;
        else if (fold > 0 && scan->at + fold < scan->end && is_wsp(scan->at[fold]))
            scan->at += fold;
        else
            return;
    }
}

bool scan_separator(struct scan *scan, char separator)
{
    const char *from = scan->at;

    scan_lws(scan);
    if (!scan_sees(scan, separator)) {
        scan->at = from;
        return false;
    }
    scan->at++;
    scan_lws(scan);
    return true;
}

void scan_commas(struct scan *scan)
{
    while (scan_separator(scan, ','))
        ;
}

/* The run of bytes of some classes that the scan stands at; it may be empty. */
static struct slice take(struct scan *scan, unsigned classes)
{
    const char *from = scan->at;

    while (scan->at < scan->end && is_char(*scan->at, classes))
        scan->at++;
    return scan_since(scan, from);
}

bool scan_token(struct scan *scan, struct slice *token)
{
    *token = take(scan, CHAR_TOKEN);
    return token->length > 0 || scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
}

/*
 * Skips one unit of quoted text: a byte, a byte with the backslash before it, or a fold. Returns the control
 * character in it that may not be there, or NULL.
 */
static const char *skip_text(struct scan *scan)
{
    const char *from = scan->at;

    scan_lws(scan);
    if (scan->at > from)
        return NULL;
    if (*scan->at == '\\' && scan->at + 1 < scan->end)
        scan->at++;
    return is_control(*scan->at) && *scan->at != '\t' ? scan->at++ : (scan->at++, NULL);
}

bool scan_quoted(struct scan *scan, struct slice *quoted)
{
    const char *from = scan->at++;
    const char *control = NULL;

    while (scan->at < scan->end && *scan->at != '"') {
        const char *bad = skip_text(scan);
        control = control ? control : bad;
    }
    if (scan_ended(scan))
        return scan_fail(scan, SIPCODES_PROBLEM_QUOTE, from);
    scan->at++;
    *quoted = scan_since(scan, from);
    return !control || scan_fail(scan, SIPCODES_PROBLEM_CONTROL, control);
}

bool scan_comment(struct scan *scan, struct slice *comment)
{
    const char *from = scan->at;
    const char *control = NULL;
    size_t depth = 0;

    do {
        char c = *scan->at;
        const char *bad = skip_text(scan);
        control = control ? control : bad;
        if (c == '(')
            depth++;
        else if (c == ')')
            depth--;
    } while (depth > 0 && !scan_ended(scan));
    if (depth > 0)
        return scan_fail(scan, SIPCODES_PROBLEM_COMMENT, from);
    *comment = scan_since(scan, from);
    return !control || scan_fail(scan, SIPCODES_PROBLEM_CONTROL, control);
}

bool scan_number(struct scan *scan, uint64_t most, int64_t *number)
{
    const char *from = scan->at;
    uint64_t value = 0;

    for (; scan->at < scan->end && is_digit(*scan->at); scan->at++)
        if (value <= most)
            value = value * 10 + (uint64_t)(*scan->at - '0');
    if (scan->at == from)
        return scan_fail(scan, SIPCODES_PROBLEM_NUMBER, from);
    if (value > most)
        return scan_fail(scan, SIPCODES_PROBLEM_RANGE, from);
    *number = (int64_t)value;
    return true;
}

bool scan_host_port(struct scan *scan, struct slice *host_port)
{
    const char *from = scan->at;
    int64_t port;

    if (scan_sees(scan, '[')) {
        do
            scan->at++;
        while (scan->at < scan->end && (is_char(*scan->at, CHAR_HOST) || *scan->at == ':'));
        if (!scan_sees(scan, ']'))
            return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
        scan->at++;
    } else if (take(scan, CHAR_HOST).length == 0) {
        return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, from);
    }
    if (scan_separator(scan, ':') && !scan_number(scan, UINT16_MAX, &port))
        return false;
    *host_port = scan_since(scan, from);
    return true;
}

bool scan_parameter(struct scan *scan, struct parameter *parameter)
{
    parameter->value = (struct slice){NULL, 0};
    if (!scan_token(scan, &parameter->name))
        return false;
    if (!scan_separator(scan, '='))
        return true;
    if (scan_sees(scan, '"'))
        return scan_quoted(scan, &parameter->value);
    if (!scan_sees(scan, '='))
        parameter->value = take(scan, CHAR_VALUE);
    return parameter->value.length > 0 || scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
}

void scan_to_comma(struct scan *scan)
{
    struct slice quoted;

    while (scan->at < scan->end && *scan->at != ',') {
        if (*scan->at == '"')
            scan_quoted(scan, &quoted);
        else
            scan->at++;
    }
}

struct slice trim_lws(struct slice text)
{
    struct scan scan = scan_of(text);

    scan_lws(&scan);
    while (scan.end > scan.at && (is_wsp(scan.end[-1]) || scan.end[-1] == '\n')) {
        scan.end--;
        if (*scan.end == '\n' && scan.end > scan.at && scan.end[-1] == '\r')
            scan.end--;
    }
    return (struct slice){scan.at, (size_t)(scan.end - scan.at)};
}

/* Appends one run of white space: a fold in it makes it one space. */
static void put_lws(struct out *out, struct slice lws)
{
    if (memchr(lws.text, '\n', lws.length))
        OUT_PUT_LITERAL(out, " ");
    else
        out_put(out, lws);
}

void put_plain(struct out *out, struct slice text)
{
    struct scan scan = scan_of(text);
    const char *from;

    if (text.length >= 2 && (text.text[0] == '"' || text.text[0] == '(')) {
        scan.at++;
        scan.end--;
    }
    for (from = scan.at; !scan_ended(&scan); from = scan.at) {
        scan_lws(&scan);
        put_lws(out, scan_since(&scan, from));
        from = scan.at;
        if (scan_sees(&scan, '\\') && scan.at + 1 < scan.end)
            from = ++scan.at;
        if (!scan_ended(&scan))
            scan.at++;
        while (!scan_ended(&scan) && !is_wsp(*scan.at) && *scan.at != '\\' && line_end(scan.at, scan.end) == 0)
            scan.at++;
        out_put(out, scan_since(&scan, from));
    }
}
