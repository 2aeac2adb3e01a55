/*
 * advice.h - an advice as sentences.
 */
#ifndef SIPCODES_ADVICE_H
#define SIPCODES_ADVICE_H

#include "advise.h"
#include "out.h"

/* Writes a text of the tables with the arguments of an advice filled in; number is what {number} stands for. */
void advice_write(const sipcodes_advice *given, text_ref text, int64_t number, size_t language, struct out *out);

/* What the reason at an index rests on. */
string_ref advice_source(const sipcodes_advice *given, size_t index);

/* The text of the reason at an index, and the one that stands inside it, 0 if there is none. */
text_ref advice_reason_text(const sipcodes_advice *given, size_t index);
text_ref advice_reason_inner(const sipcodes_advice *given, size_t index);

/* Writes the reason at an index. */
void advice_write_reason(const sipcodes_advice *given, size_t index, size_t language, struct out *out);

/* True if the message has values that the step needs. */
bool advice_has_values(const sipcodes_advice *given);

/* True if the reason for the action names them. */
bool advice_names_values(const sipcodes_advice *given);

#endif
