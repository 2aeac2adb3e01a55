/* by_hand.c - phrase(status) as a person would write it for Python: METH_O, and strings that are made once. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <sipcodes.h>

static PyObject *phrases[1000];

static PyObject *phrase(PyObject *self, PyObject *argument)
{
    long status = PyLong_AsLong(argument);

    (void)self;
    if (status == -1 && PyErr_Occurred())
        return NULL;
    if (status < 0 || status > 999)
        return PyUnicode_FromString("");
    if (!phrases[status])
        phrases[status] = PyUnicode_InternFromString(sipcodes_phrase((int)status));
    Py_XINCREF(phrases[status]);
    return phrases[status];
}

static PyMethodDef methods[] = {{"phrase", phrase, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "by_hand", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_by_hand(void)
{
    return PyModule_Create(&module);
}
