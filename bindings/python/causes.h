/* causes.h - causes, the tables between them and status codes, and what Reason and Warning header fields say. */
#ifndef SIPCODES_PYTHON_CAUSES_H
#define SIPCODES_PYTHON_CAUSES_H

#include "state.h"

/* Records; each is None for NULL. */
PyObject *cause_record(struct state *state, const sipcodes_cause *cause);
PyObject *mapping_record(struct state *state, const sipcodes_mapping *mapping);
PyObject *protocol_record(struct state *state, const sipcodes_protocol *protocol);
PyObject *warning_record(struct state *state, const sipcodes_warning *warning);

/* A tuple of the locations of RFC 8606. */
PyObject *location_names(struct state *state);

/* The record of a table; None past the end. */
PyObject *table_record(struct state *state, size_t index);

/* The row that a CauseRow record is about; NULL with an exception. */
const sipcodes_mapping *mapping_of(struct state *state, PyObject *record);

/* What a table makes of a status code, or of a cause: the answer, and the row that says so. function is whose errors it has. */
PyObject *answer_record(struct state *state, int to, const sipcodes_mapping *row, const char *function, PyObject *about);

/* A tuple of the steps of a path through a tuple of tables. */
PyObject *path_steps(struct state *state, PyObject *status, PyObject *tables, bool keeps_location);

/* The value of a Reason header field of a tuple of ReasonValue records. */
PyObject *reason_value(struct state *state, PyObject *reasons);

#endif
