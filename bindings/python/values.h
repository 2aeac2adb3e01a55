/* values.h - the types that hold a value of the library: a code set, a policy; and the mapping of all codes. */
#ifndef SIPCODES_PYTHON_VALUES_H
#define SIPCODES_PYTHON_VALUES_H

#include "state.h"

/* The type of a name, as a borrowed reference; NULL with an exception. */
PyTypeObject *value_base(struct state *state, const char *name);

/* New objects of the package's classes; NULL with an exception. */
PyObject *set_object(struct state *state, const sipcodes_set *set);
PyObject *policy_object(struct state *state, const sipcodes_policy *policy);

/* What such an object holds; NULL with a TypeError if it is none. Lives as long as the object. */
const sipcodes_set *set_of(struct state *state, PyObject *object);
const sipcodes_policy *policy_of(struct state *state, PyObject *object);

/* The mapping of a module's codes. */
PyObject *codes_object(struct state *state, PyTypeObject *type, PyObject *module);

#endif
