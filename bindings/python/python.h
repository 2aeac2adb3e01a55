/* python.h - Python's own header, with what all files of the binding take from it. */
#ifndef SIPCODES_PYTHON_PYTHON_H
#define SIPCODES_PYTHON_PYTHON_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>
#include <stdbool.h>

/* A function is cast to the type that a table of Python's takes, by way of one that fits all. */
#define SLOT(function) (__extension__(void *)(function))
#define METHOD(function) ((PyCFunction)(void (*)(void))(function))

#if PY_VERSION_HEX < 0x030A0000
static inline PyObject *Py_NewRef(PyObject *object)
{
    Py_INCREF(object);
    return object;
}
#endif

#endif
