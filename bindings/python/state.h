/*
 * state.h - what one import of the module keeps: types, classes, and objects that are handed out again and again.
 *
 * Each interpreter that imports the module has its own; nothing else is kept, so that interpreters share no object.
 */
#ifndef SIPCODES_PYTHON_STATE_H
#define SIPCODES_PYTHON_STATE_H

#include "record.h"

#include <sipcodes.h>

/* The kinds of records; shapes.c has their fields in the same order. */
enum kind {
    KIND_CODE,
    KIND_HEADER,
    KIND_ALIAS,
    KIND_PIECE,
    KIND_PAGE,
    KIND_RESPONSE,
    KIND_ELEMENT,
    KIND_FAULT,
    KIND_CONTEXT,
    KIND_POLICY_INFO,
    KIND_REASON,
    KIND_ADVICE,
    KIND_BEST,
    KIND_CAUSE,
    KIND_CAUSE_ROW,
    KIND_CAUSE_TABLE,
    KIND_CAUSE_ANSWER,
    KIND_CAUSE_STEP,
    KIND_PROTOCOL,
    KIND_REASON_VALUE,
    KIND_WARN_CODE,
    KIND_LANGUAGE,
    KINDS
};

/* A kind of record, and the module of the package whose class of that name is the one that users see. */
struct known_kind {
    struct shape shape;
    const char *module;
};
extern const struct known_kind known_kinds[KINDS];

/* Known codes lie within these bounds, the local ones included. */
#define LOWEST_STATUS 100
#define HIGHEST_STATUS 999

/* The names of enumerators are found again by their address. A power of two, well above the number of names. */
#define NAME_ROOM 1024

struct state {
    PyTypeObject *types[KINDS]; /* the base of each class; these, as all else, are made when they are needed */
    Py_ssize_t counts[KINDS];   /* of fields */
    PyObject *classes[KINDS];   /* the classes of the package */
    PyTypeObject *set_type, *policy_type, *codes_type;
    PyObject *set_class, *policy_class;
    PyObject *records[HIGHEST_STATUS - LOWEST_STATUS + 1]; /* each code's, once it was asked for */
    PyObject *phrases[HIGHEST_STATUS - LOWEST_STATUS + 1];
    PyObject *empty; /* "" */
    struct {
        const char *text;
        PyObject *object;
    } names[NAME_ROOM];
};

struct state *state_of(PyObject *module);

/* Fills, visits and empties the state of a module; the first is 0, or -1 with an exception. */
int state_fill(struct state *state);
int state_traverse(const struct state *state, visitproc visit, void *arg);
void state_clear(struct state *state);

/* The type that a class of the package has to be derived from, by its name; NULL with an exception. */
PyObject *base(struct state *state, const char *name);

/* True for a record of a kind. */
bool is_record(const struct state *state, PyObject *object, enum kind kind);

/* The class of the package for a kind, as a borrowed reference; NULL with an exception. */
PyTypeObject *class_of(struct state *state, enum kind kind);

/* Likewise for a class of the package that is derived from a type of the module, which importing it makes; kept in *place. */
PyTypeObject *class_named(PyObject **place, PyTypeObject *const *type, const char *module, const char *name);

/* Begins a record of a kind. */
struct filling record_begin(struct state *state, enum kind kind);

/* ---- Conversions; all return new references, or NULL with an exception ---- */

/* A name of the library, which lives for ever, as one str that is made once; None for NULL. */
PyObject *name_object(struct state *state, const char *name);

/* A text of the library; None for NULL. */
PyObject *text_object(const char *text);

/* A text, and the tag of the language that it is in, which is lang unless it is the English text. */
PyObject *spoken_object(const char *text, const char *english, const char *lang);

/* Bytes of a message: what is no UTF-8 survives as surrogates, so that it can be written back. */
PyObject *bytes_object(sipcodes_bytes bytes);

/* None for 0, or for -1, else the number. */
PyObject *number_or_none(int number);

/* Appends an item, whose reference is taken over, to a list; the list becomes NULL if either is, or cannot be. */
void list_add(PyObject **list, PyObject *item);

/* The list as a tuple, which takes its place; NULL for NULL. */
PyObject *list_end(PyObject *list);

/* Raises the exception for an error of the library; about is a tuple of what it was asked. Returns NULL. */
PyObject *fail(const char *function, int error, PyObject *about, Py_ssize_t position);

/* A text that is written by one of the functions that follow snprintf's contract. */
struct text {
    char small[8192];
    char *buffer;
    size_t size;
};
void text_begin(struct text *text);

/* True if length is more than there is room for, and there is now: write again. A negative length, an error, is no reason to.
 */
bool text_grows(struct text *text, int *length);

/* What was written; about an error, fail() with function and about. Frees the memory. */
PyObject *text_end(struct text *text, int length, const char *function, PyObject *about);

#endif
