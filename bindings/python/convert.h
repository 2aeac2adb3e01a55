/*
 * convert.h - what Python passes in, as the library takes it.
 *
 * Each function returns 0, or -1 with an exception that names the value: a TypeError for the wrong type, a ValueError for a
 * value that cannot be, a LookupError for a name that nothing goes by.
 */
#ifndef SIPCODES_PYTHON_CONVERT_H
#define SIPCODES_PYTHON_CONVERT_H

#include "state.h"

#if PY_VERSION_HEX < 0x030B0000
#include <longintrepr.h>
#endif

/* True for an int, also of a subclass, and for what __index__ turns into one; false for a bool. */
bool is_integer(PyObject *object);

/* A whole number; what is beyond int is cut to its bounds. what names it in the message: "status code". */
int read_other_integer(PyObject *object, const char *what, int *number);

/* True for what read_integer() has made the largest int without being it. */
bool is_too_large(PyObject *value, int number);

/* An int, and nothing else. */
int read_long(PyObject *object, int *number);

static inline int read_integer(PyObject *object, const char *what, int *number)
{
    if (!PyLong_CheckExact(object))
        return read_other_integer(object, what, number);
#if PY_VERSION_HEX < 0x030C0000
    /* Of 0 to 1073741823, which are one digit, the digit itself. */
    if (Py_SIZE(object) == 1) {
        *number = (int)((PyLongObject *)object)->ob_digit[0];
        return 0;
    }
#endif
    return read_long(object, number);
}

/* A status code: a number, or a str that sipcodes_find() knows. */
int read_named_status(PyObject *object, int *status);

static inline int read_status(PyObject *object, int *status)
{
    return PyLong_CheckExact(object) ? read_integer(object, "status code", status) : read_named_status(object, status);
}

/* A cause, likewise with sipcodes_cause_find(). */
int read_cause(PyObject *object, int *number);

/*
 * A str, which has to outlive what is read. What names it: "method". Surrogates that stand for bytes which are no UTF-8, as the
 * package hands them out, become these bytes; such a text is kept by *kept, which is NULL at first, holds any number of texts,
 * and is released with Py_XDECREF when they have been used.
 */
int read_text(PyObject *object, const char *what, sipcodes_bytes *bytes, PyObject **kept);

/* The same for None too, which becomes NULL; a str with a NUL in it is a ValueError. */
int read_name(PyObject *object, const char *what, const char **name, PyObject **kept);

/* A str or a bytes-like object that stays as it is: bytes. */
int read_bytes(PyObject *object, const char *what, sipcodes_bytes *bytes, PyObject **kept);

/* What the arguments of a sentence stand for, by their names, from a dict of strs that has to outlive it. given_release() in
 * either case. */
struct given {
    sipcodes_argument *arguments;
    size_t count;
    PyObject *kept;
};
int read_arguments(PyObject *object, struct given *given);
void given_release(struct given *given);

/* Words for enumerators. */
int read_fact(PyObject *object, sipcodes_fact *fact);
int read_fact_value(PyObject *object, sipcodes_fact fact, int *value);
int read_text_kind(PyObject *object, sipcodes_text *text);
int read_method(PyObject *object, sipcodes_method *method);
int read_location(PyObject *object, sipcodes_location *location);
int read_field(PyObject *object, sipcodes_field *field);
int read_origin(PyObject *object, sipcodes_origin *origin);

#endif
