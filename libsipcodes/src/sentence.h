/*
 * sentence.h - writes a template of the tables, with what its arguments stand for.
 */
#ifndef SIPCODES_SENTENCE_H
#define SIPCODES_SENTENCE_H

#include "out.h"

/* Writes what an argument stands for; user is what sentence_write() was given. */
typedef void sentence_argument(enum argument argument, const void *user, struct out *out);

/* Writes a text with its arguments filled in; one without arguments is written as it is. */
void sentence_write(string_ref text, sentence_argument *argument, const void *user, struct out *out);

#endif
