/* advice.h - contexts and advices as records, and the choice among the branches of a fork. */
#ifndef SIPCODES_PYTHON_ADVICE_H
#define SIPCODES_PYTHON_ADVICE_H

#include "responses.h"

/* The library's view of a Context record, which points into its objects. */
struct known {
    sipcodes_context context;
    sipcodes_bytes *tried; /* memory, or NULL */
    PyObject *kept;        /* what read_text() keeps */
};

/* The view of a Context record, or of None; 0, or -1 with an exception. known_release() in either case. */
int known_hold(struct state *state, PyObject *record, struct known *known);
void known_release(struct known *known);

/* The policy of a Policy, NULL for None; 0, or -1 with an exception. */
int policy_hold(struct state *state, PyObject *policy, const sipcodes_policy **held);

/* An advice, and what it points into. */
struct inquiry {
    struct held held;
    struct known known;
    sipcodes_advice advice;
};

/* An inquiry that holds nothing yet. */
void inquiry_begin(struct inquiry *inquiry);

/* Asks again for what an Advice record says; 0, or -1 with an exception. inquiry_release() in either case. */
int inquire_again(struct state *state, PyObject *record, struct inquiry *inquiry);
void inquiry_release(struct inquiry *inquiry);

/* A Context record of a text, as sipcodes_context_parse() reads it, then items by name, and a tuple of URIs. */
PyObject *context_record(struct state *state, PyObject *text, PyObject *items, PyObject *tried);

/* The Policy of a name; a Policy as it is; None for None. */
PyObject *policy_like(struct state *state, PyObject *policy);

PyObject *advice_record(struct state *state, PyObject *response, PyObject *context, PyObject *policy);
PyObject *advice_elements(struct state *state, const sipcodes_advice *advice);
PyObject *advice_reasons(struct state *state, const sipcodes_advice *advice, const char *lang);

/* A Best record of a list of branches, pairs of a Response or status code and an origin. */
PyObject *best_record(struct state *state, PyObject *branches, PyObject *method, PyObject *rule);
PyObject *best_reasons(struct state *state, PyObject *record, const char *lang);

#endif
