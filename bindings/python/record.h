/*
 * record.h - the type that all records are made of: a fixed row of fields that nothing can change.
 *
 * Each kind of record is a type of its own, whose fields are members of the object: reading one is as fast as a __slots__
 * attribute, and setting one is an AttributeError. The package derives a class from each to add methods.
 */
#ifndef SIPCODES_PYTHON_RECORD_H
#define SIPCODES_PYTHON_RECORD_H

#include "python.h"

/* What a kind of record consists of. */
struct shape {
    const char *name;          /* of the type, with its module */
    const char *const *fields; /* ended by NULL; those that begin with "_" are not shown */
    bool keyed;                /* the first field alone makes two records equal */
};

/* A new type of that shape; NULL with an exception. */
PyTypeObject *record_type(const struct shape *shape);

/* Fills the fields of a record, one after the other. */
struct filling {
    PyObject *record;
    Py_ssize_t filled;
};

/* Begins a record of a class that record_type() made, or that is derived from one, with its number of fields. */
struct filling filling_begin(PyTypeObject *type, Py_ssize_t count);

/* The next field, whose reference is taken over. NULL, for an exception, makes filling_end() return NULL. */
void filling_add(struct filling *filling, PyObject *field);

/* The record; NULL with an exception, also if it has not got exactly as many fields as it has. */
PyObject *filling_end(struct filling *filling);

/* A field, as a borrowed reference. record has to be of a class made of record_type(). */
PyObject *record_field(PyObject *record, Py_ssize_t index);

#endif
