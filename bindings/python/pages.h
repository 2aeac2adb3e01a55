/* pages.h - the pieces of a page as records. */
#ifndef SIPCODES_PYTHON_PAGES_H
#define SIPCODES_PYTHON_PAGES_H

#include "state.h"

/* A Page record of its fields. */
PyObject *page_record(struct state *state, PyObject *text, PyObject *kind, PyObject *subject, PyObject *lang);

/* What collect_piece() gets as user; pieces is a list, NULL after an exception. */
struct collection {
    struct state *state;
    PyObject *pieces;
};

/* A visitor that appends each piece to a collection; not 0 after an exception. */
int collect_piece(const sipcodes_piece *piece, void *user);

/* The pieces as a tuple; result is what the visit returned, for which fail() is told function and about. */
PyObject *collection_end(struct collection *collection, int result, const char *function, PyObject *about);

#endif
