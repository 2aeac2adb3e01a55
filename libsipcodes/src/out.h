/*
 * out.h - text output to a caller's buffer with snprintf's contract.
 */
#ifndef SIPCODES_OUT_H
#define SIPCODES_OUT_H

#include "strings.h"

struct out {
    char *buffer;
    size_t size;   /* of the buffer, final NUL included */
    size_t used;   /* bytes written so far, without the NUL */
    size_t length; /* bytes that the whole text needs */
    bool markdown; /* escape what Markdown would read as markup */
};

/* False if there is nowhere to write to although size says so. */
bool out_begin(struct out *out, char *buffer, size_t size);

/* Appends text as it is. */
void out_put(struct out *out, struct slice text);
void out_put_string(struct out *out, const char *text);

/* Appends text that a person wrote, escaped if the format needs it. */
void out_put_prose(struct out *out, struct slice text);

/* Appends a number in decimal digits. */
void out_put_number(struct out *out, int number);

/* Ends the text with NUL. The length that the whole text needs. */
int out_end(struct out *out);

#endif
