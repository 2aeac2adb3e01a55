/*
 * scan.h - the words that values of header fields are made of (RFC 3261 25.1).
 *
 * A scan moves through a text. Functions that take a word leave the scan behind it, and do not skip white space
 * before it. Where something is wrong they note the first problem and its place in the scan, and return false.
 */
#ifndef SIPCODES_SCAN_H
#define SIPCODES_SCAN_H

#include "out.h"

struct scan {
    const char *at;
    const char *end;
    const char *fault;        /* where the first problem is */
    sipcodes_problem problem; /* NONE as long as nothing is wrong */
};

/* What bytes may stand for; bits. The table is in scan.c. */
enum { CHAR_TOKEN = 1, CHAR_VALUE = 2, CHAR_TOKEN68 = 4, CHAR_HOST = 8 };
extern const unsigned char char_classes[256] __attribute__((visibility("hidden")));

static inline bool is_char(char c, unsigned classes)
{
    return (char_classes[(unsigned char)c] & classes) != 0;
}

static inline bool is_wsp(char c)
{
    return c == ' ' || c == '\t';
}

/* Control characters; in quoted strings and texts only those that white space is made of may stand. */
static inline bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == '\x7F';
}

/* Neither white space nor control, nor what delimits a URI. Bytes of UTF-8 are let through. */
static inline bool is_uri_char(char c)
{
    return (unsigned char)c > ' ' && c != '\x7F' && c != '<' && c != '>' && c != '"';
}

static inline struct scan scan_of(struct slice text)
{
    return (struct scan){text.text, text.text + text.length, NULL, SIPCODES_PROBLEM_NONE};
}

/* The text from a place up to where the scan is. */
static inline struct slice scan_since(const struct scan *scan, const char *from)
{
    return (struct slice){from, (size_t)(scan->at - from)};
}

static inline bool scan_ended(const struct scan *scan)
{
    return scan->at == scan->end;
}

/* True if the next byte is c. */
static inline bool scan_sees(const struct scan *scan, char c)
{
    return scan->at < scan->end && *scan->at == c;
}

/* The length of a line end at a place: of CRLF or LF, or 0. */
static inline size_t line_end(const char *at, const char *end)
{
    if (at < end && *at == '\n')
        return 1;
    return end - at >= 2 && at[0] == '\r' && at[1] == '\n' ? 2 : 0;
}

/* Notes a problem, if it is the first; a control character where none may be is always that problem. */
bool scan_fail(struct scan *scan, sipcodes_problem problem, const char *where);

/* Skips linear white space: spaces, tabs, and line ends that are followed by one of them. Mostly there is none. */
void scan_some_lws(struct scan *scan);

static inline void scan_lws(struct scan *scan)
{
    if (scan->at < scan->end && (unsigned char)*scan->at <= ' ')
        scan_some_lws(scan);
}

/* Skips a separator with the white space around it. If it is not there, the scan stays where it is. */
bool scan_separator(struct scan *scan, char separator);

/* Skips any number of commas, between which elements are missing. */
void scan_commas(struct scan *scan);

bool scan_token(struct scan *scan, struct slice *token);

/* A quoted string; its slice has the quotes. */
bool scan_quoted(struct scan *scan, struct slice *quoted);

/* A comment, with those nested in it; its slice has the parentheses. */
bool scan_comment(struct scan *scan, struct slice *comment);

/* A decimal number of 0 to most. */
bool scan_number(struct scan *scan, uint64_t most, int64_t *number);

/* A host, or an IPv6 address in brackets, and a port if there is one (RFC 3261 25.1: sent-by). */
bool scan_host_port(struct scan *scan, struct slice *host_port);

/* A parameter: name, or name=value. A value is as written, with its quotes; without one it has no text. */
struct parameter {
    struct slice name;
    struct slice value;
};

bool scan_parameter(struct scan *scan, struct parameter *parameter);

/* Goes to the next comma outside quotes, or to the end. */
void scan_to_comma(struct scan *scan);

/* The text without white space, line ends included, at both ends. */
struct slice trim_lws(struct slice text);

/* Appends a quoted string, comment or word with delimiters and escapes taken off, and a space for each fold. */
void put_plain(struct out *out, struct slice text);

#endif
