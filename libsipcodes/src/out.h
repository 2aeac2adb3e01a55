/*
 * out.h - text output to a caller's buffer with snprintf's contract.
 */
#ifndef SIPCODES_OUT_H
#define SIPCODES_OUT_H

#include <string.h>

#include "strings.h"

struct out {
    char *begin;
    char *at;       /* where the next byte goes */
    char *end;      /* where the NUL goes at the latest; from the first cut on, the same as at */
    size_t missing; /* bytes that did not fit */
    char none[1];   /* for the NUL, if there is no buffer */
    bool markdown;  /* escape what Markdown would read as markup */
};

/* False if there is nowhere to write to although size says so. */
bool out_begin(struct out *out, char *buffer, size_t size);

/* What out_put() does when the text does not fit. */
void out_put_cut(struct out *out, struct slice text);

/* Copies the first and the last bytes of a text; they overlap if it is shorter than both together. */
static inline void copy_ends(char *to, struct slice text, size_t bytes)
{
    size_t last = text.length - bytes;

    memcpy(to, text.text, bytes);
    memcpy(to + last, text.text + last, bytes);
}

/* Most texts on a page are so short that a call of memcpy() and the branches in it take longer than the copying. */
static inline void copy_slice(char *to, struct slice text)
{
    if (__builtin_constant_p(text.length) || text.length > 128)
        memcpy(to, text.text, text.length);
    else if (text.length > 64)
        copy_ends(to, text, 64);
    else if (text.length > 32)
        copy_ends(to, text, 32);
    else if (text.length >= 16)
        copy_ends(to, text, 16);
    else if (text.length >= 8)
        copy_ends(to, text, 8);
    else if (text.length >= 4)
        copy_ends(to, text, 4);
    else
        for (size_t i = 0; i < text.length; i++)
            to[i] = text.text[i];
}

/* Appends text as it is. Pages are made of hundreds of small pieces, so the common case is inline. */
static inline void out_put(struct out *out, struct slice text)
{
    /* An empty slice may have no text at all, and memcpy() takes no NULL. */
    if (text.length == 0)
        return;
    if (LIKELY(text.length <= (size_t)(out->end - out->at))) {
        char *at = out->at;
        out->at += text.length; /* before the copy, so that nothing has to be kept over a call */
        copy_slice(at, text);
    } else {
        out_put_cut(out, text);
    }
}

/* Appends a string literal; its length is known to the compiler, which then needs no call. */
#define OUT_PUT_LITERAL(out, literal) out_put(out, (struct slice){literal, sizeof(literal) - 1})

static inline void out_put_string(struct out *out, const char *text)
{
    out_put(out, (struct slice){text, strlen(text)});
}

/* Appends text with a backslash before each character that Markdown would read as markup. */
void out_put_escaped(struct out *out, struct slice text);

/* Appends text that a person wrote, escaped if the format needs it. */
static inline void out_put_prose(struct out *out, struct slice text)
{
    if (UNLIKELY(out->markdown))
        out_put_escaped(out, text);
    else
        out_put(out, text);
}

/* Appends a number in decimal digits. */
void out_put_number(struct out *out, int64_t number);

/* Ends the text with NUL. The length that the whole text needs. */
int out_end(struct out *out);

#endif
