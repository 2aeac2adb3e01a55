/* codes.h - the records of codes, header fields and other phrases. */
#ifndef SIPCODES_PYTHON_CODES_H
#define SIPCODES_PYTHON_CODES_H

#include "state.h"

/* Where each code has its place in the state. */
#define CODE_PLACE(status) ((status)-LOWEST_STATUS)

/* Makes the record of a code and keeps it. */
PyObject *make_code_record(struct state *state, const sipcodes_code *code);

/* The record of a code, always the same; None for NULL. */
static inline PyObject *code_record(struct state *state, const sipcodes_code *code)
{
    PyObject *record;

    if (!code)
        Py_RETURN_NONE;
    record = state->records[CODE_PLACE(sipcodes_code_status(code))];
    if (!record)
        return make_code_record(state, code);
    Py_INCREF(record);
    return record;
}

/* What is answered about a number without a record: otherwise, whose reference is taken, or an exception if it is no status
 * code at all. */
PyObject *unknown(int status, PyObject *about, PyObject *otherwise);

/* The phrase of a code as a str that is made once. */
PyObject *phrase_object(struct state *state, int status, const char *phrase);

/* A tuple of the names of all facts. */
PyObject *fact_names(struct state *state);
PyObject *text_names(struct state *state);

/* A tuple of the names in a set of bits, as senders and methods are. */
PyObject *names_of_bits(struct state *state, sipcodes_fact fact, uint32_t bits);

/* The header field that a Header record is about; NULL with an exception. */
const sipcodes_header *header_of(struct state *state, PyObject *record);

/* A tuple of what one of these gives, from index 0 to its end, which it tells with None. */
typedef PyObject *lister(struct state *state, const void *about, size_t index);
PyObject *listed(struct state *state, const void *about, lister *at);

#endif
