/* responses.h - responses: records that own their bytes, and the library's view of them while a function runs. */
#ifndef SIPCODES_PYTHON_RESPONSES_H
#define SIPCODES_PYTHON_RESPONSES_H

#include "state.h"

/* How many header fields are held without memory of their own. */
#define FEW_FIELDS 16

/* The library's view of a response, which points into the objects of the record. */
struct held {
    sipcodes_response response;
    sipcodes_header_field few[FEW_FIELDS];
    sipcodes_header_field *fields; /* few, or memory; NULL if nothing is held */
    PyObject *kept;                /* what read_text() keeps */
};

/* The view of a Response record, which has to outlive it; 0, or -1 with an exception. held_release() in either case. */
int hold(struct state *state, PyObject *record, struct held *held);
void held_release(struct held *held);

/* A Response record of bytes; an exception if it cannot be read. */
PyObject *response_parse(struct state *state, PyObject *message);

/*
 * A Response record of a status code, a method or None, and headers: None, a mapping of names to a text or several, anything
 * with items() such as email.message.Message, or pairs.
 */
PyObject *response_make(struct state *state, PyObject *status, PyObject *method, PyObject *headers);

/* A tuple of the names of the header fields that are read. */
PyObject *field_names(struct state *state);

/* A tuple of the elements of a field; of what is malformed there are none. */
PyObject *response_elements(struct state *state, const sipcodes_response *response, sipcodes_field field);

/* A tuple of what is wrong with the header fields. */
PyObject *response_faults(struct state *state, const sipcodes_response *response);

PyObject *element_record(struct state *state, sipcodes_field field, const sipcodes_element *element);

/* The value of a parameter of an Element record; None if it has none of that name. */
PyObject *element_parameter(struct state *state, PyObject *record, const char *name);

/* A tuple of the elements in the value of a Reason header field; an exception for one that is malformed. */
PyObject *reason_elements(struct state *state, PyObject *value);

#endif
