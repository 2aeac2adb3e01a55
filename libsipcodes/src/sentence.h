/*
 * sentence.h - writes a template of the tables, with what its arguments stand for.
 */
#ifndef SIPCODES_SENTENCE_H
#define SIPCODES_SENTENCE_H

#include "language.h"
#include "out.h"

/* Writes what an argument stands for; user is what sentence_write() was given. */
typedef void sentence_argument(enum argument argument, const void *user, struct out *out);

/* Writes a text in a language, with its arguments filled in; one without arguments is written as it is. */
void sentence_write(text_ref text, size_t language, sentence_argument *argument, const void *user, struct out *out);

#endif
