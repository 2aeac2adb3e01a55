/* convert.c - what Python passes in, as the library takes it. */
#include "convert.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

/* "a status code", "an origin". */
static const char *article(const char *what)
{
    return strchr("aeio", *what) ? "an" : "a";
}

/* ---- Numbers ---- */

/* NumPy's bool still passes for an int in some of its releases. */
static bool is_bool(PyObject *object)
{
    const char *name = Py_TYPE(object)->tp_name;
    return PyBool_Check(object) || strcmp(name, "numpy.bool_") == 0 || strcmp(name, "numpy.bool") == 0;
}

bool is_integer(PyObject *object)
{
    return !is_bool(object) && PyIndex_Check(object);
}

int read_long(PyObject *object, int *number)
{
    int overflow;
    long value = PyLong_AsLongAndOverflow(object, &overflow);

    if (overflow)
        value = overflow > 0 ? INT_MAX : INT_MIN;
    *number = value > INT_MAX ? INT_MAX : value < INT_MIN ? INT_MIN : (int)value;
    return 0;
}

int read_other_integer(PyObject *object, const char *what, int *number)
{
    PyObject *index = is_integer(object) ? PyNumber_Index(object) : NULL;
    int failed;

    if (!index) {
        /* What has __index__ and refuses it, as NumPy's bool does, says so less clearly. */
        if (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_TypeError))
            PyErr_Format(PyExc_TypeError, "%s %s is an int, not %.100R", article(what), what, object);
        return -1;
    }
    if (!PyLong_CheckExact(index))
        Py_SETREF(index, PyNumber_Long(index));
    failed = index ? read_integer(index, what, number) : -1;
    Py_XDECREF(index);
    return failed;
}

bool is_too_large(PyObject *value, int number)
{
    PyObject *largest;
    int is_largest;

    if (number != INT_MAX)
        return false;
    largest = PyLong_FromLong(INT_MAX);
    is_largest = largest ? PyObject_RichCompareBool(value, largest, Py_EQ) : -1;
    Py_XDECREF(largest);
    return is_largest != 1;
}

/* ---- Text ---- */

/* Encodes what has surrogates. The bytes object is added to what is kept. */
static int read_escaped(PyObject *object, sipcodes_bytes *bytes, PyObject **kept)
{
    PyObject *encoded, *both;

    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return -1;
    PyErr_Clear();
    encoded = PyUnicode_AsEncodedString(object, "utf-8", "surrogateescape");
    if (!encoded)
        return -1;
    *bytes = (sipcodes_bytes){PyBytes_AS_STRING(encoded), (size_t)PyBytes_GET_SIZE(encoded)};
    if (!*kept) {
        *kept = encoded;
        return 0;
    }
    both = PyTuple_Pack(2, *kept, encoded);
    Py_DECREF(encoded);
    if (both)
        Py_SETREF(*kept, both);
    return both ? 0 : -1;
}

int read_text(PyObject *object, const char *what, sipcodes_bytes *bytes, PyObject **kept)
{
    Py_ssize_t length;

    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s %s is a str, not %.100R", article(what), what, object);
        return -1;
    }
    bytes->text = PyUnicode_AsUTF8AndSize(object, &length);
    bytes->length = (size_t)length;
    return bytes->text ? 0 : read_escaped(object, bytes, kept);
}

int read_name(PyObject *object, const char *what, const char **name, PyObject **kept)
{
    sipcodes_bytes bytes;

    *name = NULL;
    if (object == Py_None)
        return 0;
    if (read_text(object, what, &bytes, kept) < 0)
        return -1;
    if (strlen(bytes.text) != bytes.length) {
        PyErr_Format(PyExc_ValueError, "the %s %.100R has a NUL in it", what, object);
        return -1;
    }
    *name = bytes.text;
    return 0;
}

int read_bytes(PyObject *object, const char *what, sipcodes_bytes *bytes, PyObject **kept)
{
    if (PyBytes_Check(object)) {
        *bytes = (sipcodes_bytes){PyBytes_AS_STRING(object), (size_t)PyBytes_GET_SIZE(object)};
        return 0;
    }
    if (PyUnicode_Check(object))
        return read_text(object, what, bytes, kept);
    PyErr_Format(PyExc_TypeError, "%s %s is a str or bytes, not %.100R", article(what), what, object);
    return -1;
}

int read_arguments(PyObject *object, struct given *given)
{
    PyObject *name, *value;
    Py_ssize_t position = 0;

    if (!PyDict_Check(object)) {
        PyErr_Format(PyExc_TypeError, "a dict of arguments is expected, not %.100R", object);
        return -1;
    }
    given->count = 0;
    given->arguments = PyMem_New(sipcodes_argument, (size_t)PyDict_Size(object) + 1);
    if (!given->arguments) {
        PyErr_NoMemory();
        return -1;
    }
    while (PyDict_Next(object, &position, &name, &value)) {
        sipcodes_argument *argument = &given->arguments[given->count++];
        if (!PyUnicode_Check(name) || !PyUnicode_Check(value)) {
            PyErr_Format(PyExc_TypeError, "the argument %.100S of a sentence is a str, not %.100R", name, value);
            return -1;
        }
        if (read_name(name, "name", &argument->name, &given->kept) < 0 ||
            read_name(value, "argument", &argument->value, &given->kept) < 0)
            return -1;
    }
    return 0;
}

void given_release(struct given *given)
{
    PyMem_Free(given->arguments);
    Py_XDECREF(given->kept);
}

/* ---- Codes and causes ---- */

typedef int finder(const char *text, size_t length);

/* A number, or a str that the finder knows. function is whose error it is. */
static int read_named(PyObject *object, const char *what, finder *find, const char *function, int *number)
{
    PyObject *kept = NULL;
    sipcodes_bytes bytes;

    if (!PyUnicode_Check(object))
        return read_integer(object, what, number);
    if (read_text(object, what, &bytes, &kept) < 0)
        return -1;
    *number = find(bytes.text, bytes.length);
    Py_XDECREF(kept);
    if (*number < 0) {
        fail(function, *number, object, -1);
        return -1;
    }
    return 0;
}

int read_named_status(PyObject *object, int *status)
{
    return read_named(object, "status code", sipcodes_find, "find", status);
}

int read_cause(PyObject *object, int *number)
{
    return read_named(object, "cause", sipcodes_cause_find, "cause_find", number);
}

/* ---- Words ---- */

typedef const char *namer(int number);

/* The number that a word is the name of, from first on, until the namer has no more; letter case does not count. */
static int read_word(PyObject *object, const char *what, namer *name_of, int first, int *number)
{
    PyObject *kept = NULL;
    const char *word, *name;

    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s %s is a str, not %.100R", article(what), what, object);
        return -1;
    }
    if (read_name(object, what, &word, &kept) < 0)
        return -1;
    *number = first;
    while ((name = name_of(*number)) && strcasecmp(name, word) != 0)
        ++*number;
    Py_XDECREF(kept);
    if (!name)
        PyErr_Format(PyExc_ValueError, "%.100R is no %s", object, what);
    return name ? 0 : -1;
}

static const char *fact_name(int number)
{
    return sipcodes_fact_name((sipcodes_fact)number);
}

int read_fact(PyObject *object, sipcodes_fact *fact)
{
    int number = 0;
    int failed = read_word(object, "fact", fact_name, 1, &number);

    *fact = (sipcodes_fact)number;
    return failed;
}

int read_fact_value(PyObject *object, sipcodes_fact fact, int *value)
{
    PyObject *kept = NULL;
    const char *word, *name;

    if (object == Py_None || read_name(object, "value", &word, &kept) < 0) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "a value is a str, not None");
        return -1;
    }
    *value = 0;
    while ((name = sipcodes_value_name(fact, *value)) && strcasecmp(name, word) != 0)
        ++*value;
    Py_XDECREF(kept);
    if (!name)
        PyErr_Format(PyExc_ValueError, "%.100R is no value of %s", object, sipcodes_fact_name(fact));
    return name ? 0 : -1;
}

static const char *text_name(int number)
{
    return sipcodes_text_name((sipcodes_text)number);
}

int read_text_kind(PyObject *object, sipcodes_text *text)
{
    int number = 0;
    int failed = read_word(object, "text", text_name, SIPCODES_TEXT_LEAD, &number);

    *text = (sipcodes_text)number;
    return failed;
}

static const char *method_name(int number)
{
    return sipcodes_value_name(SIPCODES_FACT_METHODS, number);
}

int read_method(PyObject *object, sipcodes_method *method)
{
    int number = 0;
    int failed = object == Py_None ? 0 : read_word(object, "method", method_name, 0, &number);

    *method = (sipcodes_method)number;
    return failed;
}

static const char *origin_name(int number)
{
    return sipcodes_context_value_name(SIPCODES_CONTEXT_ORIGIN, number);
}

int read_origin(PyObject *object, sipcodes_origin *origin)
{
    int number = 0;
    int failed = read_word(object, "origin", origin_name, 0, &number);

    *origin = (sipcodes_origin)number;
    return failed;
}

int read_location(PyObject *object, sipcodes_location *location)
{
    PyObject *kept = NULL;
    sipcodes_bytes bytes;
    int found;

    *location = SIPCODES_LOCATION_NONE;
    if (object == Py_None)
        return 0;
    if (read_text(object, "location", &bytes, &kept) < 0)
        return -1;
    found = sipcodes_location_find(bytes.text, bytes.length);
    Py_XDECREF(kept);
    if (found < 0) {
        fail("location_find", found, object, -1);
        return -1;
    }
    *location = (sipcodes_location)found;
    return 0;
}

int read_field(PyObject *object, sipcodes_field *field)
{
    PyObject *kept = NULL;
    sipcodes_bytes bytes;

    if (read_text(object, "header field", &bytes, &kept) < 0)
        return -1;
    *field = sipcodes_field_find(bytes.text, bytes.length);
    Py_XDECREF(kept);
    if (*field != SIPCODES_FIELD_UNKNOWN)
        return 0;
    PyErr_Format(PyExc_LookupError, "%.100R is no header field whose values are read", object);
    return -1;
}
