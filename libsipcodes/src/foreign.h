/*
 * foreign.h - writes bytes of a message so that they can stand in a sentence.
 */
#ifndef SIPCODES_FOREIGN_H
#define SIPCODES_FOREIGN_H

#include "out.h"

/* Takes white space and control characters off both ends. */
struct slice foreign_trim(struct slice text);

/*
 * Writes text that a peer wrote, trimmed: runs of white space and control characters are one space, so that nothing can look
 * like another line of a log, and bytes that are no UTF-8 are "?".
 */
void foreign_write(struct slice text, struct out *out);

#endif
