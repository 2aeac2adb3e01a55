/*
 * parts.h - a message as header fields in parts, for the targets that compare both ways to pass a response in.
 */
#ifndef SIPCODES_TESTS_PARTS_H
#define SIPCODES_TESTS_PARTS_H

#include "sipcodes.h"

#define MOST_PARTS 64

/* Cuts a message into parts by the simplest means. False where lines are such that this would not find the same. */
static inline bool cut_parts(const char *text, size_t size, sipcodes_header_field *parts, size_t *count)
{
    size_t at = 0;

    *count = 0;
    while (at < size && (text[at] == '\n' || (text[at] == '\r' && at + 1 < size && text[at + 1] == '\n')))
        at++;
    while (at < size && text[at] != '\n')
        at++;
    for (at++; at < size && text[at] != '\n' && text[at] != '\r';) {
        size_t end = at, colon;
        do
            for (end++; end < size && text[end - 1] != '\n';)
                end++;
        while (end < size && (text[end] == ' ' || text[end] == '\t'));
        for (colon = at; colon < end && text[colon] != ':';)
            colon++;
        if (colon == end || *count == MOST_PARTS || text[end - 1] == '\r')
            return false;
        parts[*count].value = (sipcodes_bytes){text + colon + 1, end - colon - 1};
        while (colon > at && (text[colon - 1] == ' ' || text[colon - 1] == '\t'))
            colon--;
        parts[(*count)++].name = (sipcodes_bytes){text + at, colon - at};
        at = end;
    }
    return at >= size || text[at] == '\n' || (at + 1 < size && text[at + 1] == '\n');
}

#endif
