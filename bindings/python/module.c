/*
 * module.c - the native module: SWIG's wrappers, with an initialization of its own.
 *
 * SWIG 4.1 makes a module that an interpreter shares with its subinterpreters. Its functions find what they need by the module
 * that they are called on, so each interpreter can have a module of its own; nothing of SWIG's own runtime is used.
 */
#include "state.h"

/* SWIG's initialization stays inside, where nobody calls it. */
#define SWIGEXPORT __attribute__((unused)) static

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wcast-function-type"
#include "sipcodes_wrap.c"
#pragma GCC diagnostic pop

/* SWIG begins a docstring with a line end, behind which Python finds no signature. Doing it again changes nothing. */
static void fix_docstring(PyMethodDef *method)
{
    const char *text = method->ml_doc;

    if (text && *text == '\n')
        method->ml_doc = text + 1;
}

/* Functions are known as the package's own, which some of them are. */
static int add_functions(PyObject *module)
{
    PyObject *package = PyUnicode_FromString("sipcodes");
    int failed = package ? 0 : -1;

    for (PyMethodDef *method = SwigMethods; !failed && method->ml_name; method++) {
        PyObject *function;
        fix_docstring(method);
        function = PyCFunction_NewEx(method, module, package);
        failed = function ? PyObject_SetAttrString(module, method->ml_name, function) : -1;
        Py_XDECREF(function);
    }
    Py_XDECREF(package);
    return failed;
}

static int fill(PyObject *module)
{
    return state_fill(state_of(module)) < 0 || add_functions(module) < 0 ? -1 : 0;
}

static int traverse(PyObject *module, visitproc visit, void *arg)
{
    return state_traverse(state_of(module), visit, arg);
}

static int clear(PyObject *module)
{
    state_clear(state_of(module));
    return 0;
}

static void end(void *module)
{
    state_clear(state_of(module));
}

PyMODINIT_FUNC PyInit__native(void);

PyMODINIT_FUNC PyInit__native(void)
{
    static PyModuleDef_Slot slots[] = {
        {Py_mod_exec, SLOT(fill)},
#if PY_VERSION_HEX >= 0x030C0000
        {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
        {0, NULL},
    };
    static struct PyModuleDef definition = {
        PyModuleDef_HEAD_INIT,
        "sipcodes._native",
        "The library's functions, as the package calls them.",
        sizeof(struct state),
        NULL,
        slots,
        traverse,
        clear,
        end,
    };

    return PyModuleDef_Init(&definition);
}
