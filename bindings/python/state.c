/* state.c - what one import of the module keeps, and the conversions that all of it needs. */
#include "state.h"

#include "values.h"

#include <limits.h>
#include <string.h>

struct state *state_of(PyObject *module)
{
    return PyModule_GetState(module);
}

/* ---- Life ---- */

int state_fill(struct state *state)
{
    state->empty = PyUnicode_FromString("");
    return state->empty ? 0 : -1;
}

int state_traverse(const struct state *state, visitproc visit, void *arg)
{
    for (int kind = 0; kind < KINDS; kind++) {
        Py_VISIT(state->types[kind]);
        Py_VISIT(state->classes[kind]);
    }
    for (int i = 0; i <= HIGHEST_STATUS - LOWEST_STATUS; i++)
        Py_VISIT(state->records[i]);
    Py_VISIT(state->set_type);
    Py_VISIT(state->policy_type);
    Py_VISIT(state->codes_type);
    Py_VISIT(state->set_class);
    Py_VISIT(state->policy_class);
    return 0;
}

void state_clear(struct state *state)
{
    for (int kind = 0; kind < KINDS; kind++) {
        Py_CLEAR(state->types[kind]);
        Py_CLEAR(state->classes[kind]);
    }
    for (int i = 0; i <= HIGHEST_STATUS - LOWEST_STATUS; i++) {
        Py_CLEAR(state->records[i]);
        Py_CLEAR(state->phrases[i]);
    }
    for (int i = 0; i < NAME_ROOM; i++) {
        state->names[i].text = NULL;
        Py_CLEAR(state->names[i].object);
    }
    Py_CLEAR(state->set_type);
    Py_CLEAR(state->policy_type);
    Py_CLEAR(state->codes_type);
    Py_CLEAR(state->set_class);
    Py_CLEAR(state->policy_class);
    Py_CLEAR(state->empty);
}

/* ---- Classes ---- */

static PyTypeObject *base_of(struct state *state, enum kind kind)
{
    const struct shape *shape = &known_kinds[kind].shape;

    if (!state->types[kind]) {
        while (shape->fields[state->counts[kind]])
            state->counts[kind]++;
        state->types[kind] = record_type(shape);
    }
    return state->types[kind];
}

/* The name of a class, without the package. */
static const char *class_name(enum kind kind)
{
    return strchr(known_kinds[kind].shape.name, '.') + 1;
}

PyObject *base(struct state *state, const char *name)
{
    PyTypeObject *type = NULL;

    for (int kind = 0; kind < KINDS; kind++)
        if (name && strcmp(class_name((enum kind)kind), name) == 0)
            type = base_of(state, (enum kind)kind);
    if (!type && !PyErr_Occurred())
        type = value_base(state, name);
    Py_XINCREF(type);
    return (PyObject *)type;
}

bool is_record(const struct state *state, PyObject *object, enum kind kind)
{
    return state->types[kind] && PyObject_TypeCheck(object, state->types[kind]);
}

PyTypeObject *class_named(PyObject **place, PyTypeObject *const *type, const char *module, const char *name)
{
    PyObject *found;

    if (*place)
        return (PyTypeObject *)*place;
    found = PyImport_ImportModule(module);
    if (found)
        Py_SETREF(found, PyObject_GetAttrString(found, name));
    if (found && (!*type || !PyType_Check(found) || !PyType_IsSubtype((PyTypeObject *)found, *type))) {
        Py_CLEAR(found);
        PyErr_Format(PyExc_ImportError, "%s.%s is not derived from the native type", module, name);
    }
    /* The import may have led here already. */
    if (*place)
        Py_XDECREF(found);
    else
        *place = found;
    return (PyTypeObject *)*place;
}

PyTypeObject *class_of(struct state *state, enum kind kind)
{
    if (state->classes[kind])
        return (PyTypeObject *)state->classes[kind];
    return class_named(&state->classes[kind], &state->types[kind], known_kinds[kind].module, class_name(kind));
}

struct filling record_begin(struct state *state, enum kind kind)
{
    PyTypeObject *type = class_of(state, kind);

    return filling_begin(type, state->counts[kind]);
}

/* ---- Text ---- */

PyObject *text_object(const char *text)
{
    if (!text)
        Py_RETURN_NONE;
    return PyUnicode_FromString(text);
}

PyObject *spoken_object(const char *text, const char *english, const char *lang)
{
    return Py_BuildValue("(zs)", text, text == english ? "en" : sipcodes_language(lang));
}

/* Where the str of a name is or belongs; NULL if there is no room. */
static PyObject **name_place(struct state *state, const char *name)
{
    size_t at = ((uintptr_t)name * 0x9E3779B1u >> 8) % NAME_ROOM;

    for (int tries = 0; tries < 16; tries++, at = (at + 1) % NAME_ROOM)
        if (state->names[at].text == name || !state->names[at].text) {
            state->names[at].text = name;
            return &state->names[at].object;
        }
    return NULL;
}

PyObject *name_object(struct state *state, const char *name)
{
    PyObject **place;

    if (!name)
        Py_RETURN_NONE;
    place = name_place(state, name);
    if (!place)
        return PyUnicode_InternFromString(name);
    if (!*place)
        *place = PyUnicode_InternFromString(name);
    Py_XINCREF(*place);
    return *place;
}

PyObject *bytes_object(sipcodes_bytes bytes)
{
    if (!bytes.text)
        return PyUnicode_FromString("");
    return PyUnicode_DecodeUTF8(bytes.text, (Py_ssize_t)bytes.length, "surrogateescape");
}

PyObject *number_or_none(int number)
{
    if (number <= 0)
        Py_RETURN_NONE;
    return PyLong_FromLong(number);
}

/* ---- Lists ---- */

void list_add(PyObject **list, PyObject *item)
{
    if (*list && (!item || PyList_Append(*list, item) < 0))
        Py_CLEAR(*list);
    Py_XDECREF(item);
}

PyObject *list_end(PyObject *list)
{
    PyObject *tuple = list ? PyList_AsTuple(list) : NULL;

    Py_XDECREF(list);
    return tuple;
}

/* ---- Errors ---- */

PyObject *fail(const char *function, int error, PyObject *about, Py_ssize_t position)
{
    PyObject *errors, *result = NULL;

    if (PyErr_Occurred())
        return NULL;
    errors = PyImport_ImportModule("sipcodes._errors");
    if (errors)
        result = PyObject_CallMethod(errors, "fail", "siOn", function, error, about ? about : Py_None, position);
    Py_XDECREF(errors);
    if (result) {
        Py_DECREF(result);
        PyErr_Format(PyExc_SystemError, "%s: error %d was not raised", function, error);
    }
    return NULL;
}

/* ---- Texts that the library writes ---- */

void text_begin(struct text *text)
{
    text->buffer = text->small;
    text->size = sizeof text->small;
}

bool text_grows(struct text *text, int *length)
{
    char *larger;

    if (*length < 0 || (size_t)*length < text->size)
        return false;
    if (text->buffer != text->small)
        PyMem_Free(text->buffer);
    larger = PyMem_Malloc((size_t)*length + 1);
    text->buffer = larger ? larger : text->small;
    text->size = larger ? (size_t)*length + 1 : sizeof text->small;
    if (!larger) {
        PyErr_NoMemory();
        *length = -1;
    }
    return larger;
}

static bool is_ascii(const char *text, size_t length)
{
    unsigned char seen = 0;

    for (size_t i = 0; i < length; i++)
        seen |= (unsigned char)text[i];
    return seen < 0x80;
}

/* A page is a few kilobytes, most often of ASCII: looking at it first is faster than decoding. */
static PyObject *decoded(const char *text, Py_ssize_t length)
{
    PyObject *result;

    if (!is_ascii(text, (size_t)length))
        return PyUnicode_DecodeUTF8(text, length, "surrogateescape");
    result = PyUnicode_New(length, 0x7F);
    if (result)
        memcpy(PyUnicode_1BYTE_DATA(result), text, (size_t)length);
    return result;
}

PyObject *text_end(struct text *text, int length, const char *function, PyObject *about)
{
    PyObject *result = NULL;

    if (PyErr_Occurred())
        ;
    else if (length < 0)
        fail(function, length, about, -1);
    else
        result = decoded(text->buffer, length);
    if (text->buffer != text->small)
        PyMem_Free(text->buffer);
    return result;
}
