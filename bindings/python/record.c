/* record.c - the type that all records are made of. */
#include "record.h"

#include <string.h>

/* More than any record has. */
#define MOST_FIELDS 48

struct record {
    PyObject_VAR_HEAD PyObject *fields[];
};

static struct record *as_record(PyObject *object)
{
    return (struct record *)(void *)object;
}

PyObject *record_field(PyObject *record, Py_ssize_t index)
{
    return as_record(record)->fields[index];
}

/* ---- Filling ---- */

struct filling filling_begin(PyTypeObject *type, Py_ssize_t count)
{
    return (struct filling){type ? type->tp_alloc(type, count) : NULL, 0};
}

void filling_add(struct filling *filling, PyObject *field)
{
    if (!field)
        Py_CLEAR(filling->record);
    if (filling->record && filling->filled < Py_SIZE(filling->record))
        as_record(filling->record)->fields[filling->filled++] = field;
    else
        Py_XDECREF(field);
}

PyObject *filling_end(struct filling *filling)
{
    if (filling->record && filling->filled != Py_SIZE(filling->record)) {
        Py_CLEAR(filling->record);
        PyErr_SetString(PyExc_SystemError, "a record was not filled");
    }
    return filling->record;
}

/* ---- Making one in Python ---- */

/* The names of the fields of a class, a tuple. */
static PyObject *names_of(PyObject *type)
{
    PyObject *names = PyObject_GetAttrString(type, "_fields");

    if (names && !PyTuple_Check(names)) {
        Py_DECREF(names);
        PyErr_SetString(PyExc_TypeError, "_fields is no tuple");
        return NULL;
    }
    return names;
}

/* The value of a field among the arguments, a borrowed reference; counts those taken by name. */
static PyObject *argument(PyObject *args, PyObject *named, Py_ssize_t index, PyObject *name, Py_ssize_t *taken)
{
    PyObject *value;

    if (index < PyTuple_GET_SIZE(args))
        return PyTuple_GET_ITEM(args, index);
    value = named ? PyDict_GetItemWithError(named, name) : NULL;
    if (value)
        (*taken)++;
    else if (!PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "the field %R is missing", name);
    return value;
}

static PyObject *new_of(PyTypeObject *type, PyObject *names, PyObject *args, PyObject *named)
{
    Py_ssize_t count = PyTuple_GET_SIZE(names), taken = 0;
    struct filling filling;

    if (PyTuple_GET_SIZE(args) > count) {
        PyErr_Format(PyExc_TypeError, "%s has %zd fields, but %zd were given", type->tp_name, count, PyTuple_GET_SIZE(args));
        return NULL;
    }
    filling = filling_begin(type, count);
    for (Py_ssize_t i = 0; filling.record && i < count; i++) {
        PyObject *value = argument(args, named, i, PyTuple_GET_ITEM(names, i), &taken);
        Py_XINCREF(value);
        filling_add(&filling, value);
    }
    if (filling.record && named && PyDict_GET_SIZE(named) > taken) {
        Py_CLEAR(filling.record);
        PyErr_Format(PyExc_TypeError, "%s was given a field twice, or one that it has not", type->tp_name);
        return NULL;
    }
    return filling.record;
}

/* Record(*fields), also by name: for pickles, and for programs that make records of their own. */
static PyObject *record_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    PyObject *names = names_of((PyObject *)type);
    PyObject *record;

    if (!names)
        return NULL;
    record = new_of(type, names, args, named);
    Py_DECREF(names);
    return record;
}

/* ---- What all objects do ---- */

static int record_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++)
        Py_VISIT(as_record(self)->fields[i]);
    return 0;
}

static void record_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    PyObject_GC_UnTrack(self);
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++)
        Py_CLEAR(as_record(self)->fields[i]);
    type->tp_free(self);
    Py_DECREF(type);
}

/* Appends "name=value" of a field to a list; fields whose name begins with "_" are left out. */
static int show_field(PyObject *shown, PyObject *name, PyObject *value)
{
    PyObject *text;
    int failed;

    if (PyUnicode_READ_CHAR(name, 0) == '_')
        return 0;
    text = PyUnicode_FromFormat("%U=%R", name, value);
    failed = text ? PyList_Append(shown, text) : -1;
    Py_XDECREF(text);
    return failed;
}

static PyObject *joined(PyTypeObject *type, PyObject *shown)
{
    PyObject *comma = PyUnicode_FromString(", ");
    PyObject *inside = comma ? PyUnicode_Join(comma, shown) : NULL;
    const char *dot = strrchr(type->tp_name, '.');
    PyObject *text = inside ? PyUnicode_FromFormat("%s(%U)", dot ? dot + 1 : type->tp_name, inside) : NULL;

    Py_XDECREF(comma);
    Py_XDECREF(inside);
    return text;
}

static PyObject *record_repr(PyObject *self)
{
    PyObject *names = names_of((PyObject *)Py_TYPE(self));
    PyObject *shown = names ? PyList_New(0) : NULL;
    PyObject *text = NULL;
    bool failed = !shown;

    for (Py_ssize_t i = 0; !failed && i < Py_SIZE(self); i++)
        failed = show_field(shown, PyTuple_GET_ITEM(names, i), as_record(self)->fields[i]) < 0;
    if (!failed)
        text = joined(Py_TYPE(self), shown);
    Py_XDECREF(shown);
    Py_XDECREF(names);
    return text;
}

/* Equal are records of one class with equal fields, or with equal first ones where these tell all. */
static PyObject *compare(PyObject *self, PyObject *other, int operation, Py_ssize_t keys)
{
    bool equal = self == other;

    if ((operation != Py_EQ && operation != Py_NE) || Py_TYPE(self) != Py_TYPE(other))
        Py_RETURN_NOTIMPLEMENTED;
    if (!equal) {
        equal = true;
        for (Py_ssize_t i = 0; equal && i < keys; i++) {
            int same = PyObject_RichCompareBool(as_record(self)->fields[i], as_record(other)->fields[i], Py_EQ);
            if (same < 0)
                return NULL;
            equal = same > 0;
        }
    }
    return PyBool_FromLong(equal == (operation == Py_EQ));
}

/* As tuples do: each field turns what the ones before gave. */
static Py_hash_t hash_of(PyObject *self, Py_ssize_t keys)
{
    Py_uhash_t hash = 0x345678u;

    for (Py_ssize_t i = 0; i < keys; i++) {
        Py_hash_t field = PyObject_Hash(as_record(self)->fields[i]);
        if (field == -1)
            return -1;
        hash = (hash ^ (Py_uhash_t)field) * 1000003u + (Py_uhash_t)i;
    }
    return hash == (Py_uhash_t)-1 ? -2 : (Py_hash_t)hash;
}

static PyObject *record_compare(PyObject *self, PyObject *other, int operation)
{
    return compare(self, other, operation, Py_SIZE(self));
}

static Py_hash_t record_hash(PyObject *self)
{
    return hash_of(self, Py_SIZE(self));
}

static PyObject *keyed_compare(PyObject *self, PyObject *other, int operation)
{
    return compare(self, other, operation, 1);
}

static Py_hash_t keyed_hash(PyObject *self)
{
    return hash_of(self, 1);
}

/* ---- Methods ---- */

static PyObject *record_reduce(PyObject *self, PyObject *none)
{
    PyObject *fields = PyTuple_New(Py_SIZE(self));

    (void)none;
    if (!fields)
        return NULL;
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++) {
        Py_INCREF(as_record(self)->fields[i]);
        PyTuple_SET_ITEM(fields, i, as_record(self)->fields[i]);
    }
    return Py_BuildValue("(ON)", (PyObject *)Py_TYPE(self), fields);
}

static PyObject *record_copy(PyObject *self, PyObject *none)
{
    (void)none;
    Py_INCREF(self);
    return self;
}

static PyMethodDef methods[] = {
    {"__reduce__", METHOD(record_reduce), METH_NOARGS, "For pickle: the class and the fields."},
    {"__copy__", METHOD(record_copy), METH_NOARGS, "The record itself: it cannot change."},
    {"__deepcopy__", METHOD(record_copy), METH_O, "The record itself: it cannot change."},
    {NULL, NULL, 0, NULL},
};

/* ---- Types ---- */

static PyObject *names_tuple(const struct shape *shape, Py_ssize_t *count)
{
    PyObject *names;

    *count = 0;
    while (shape->fields[*count])
        ++*count;
    names = PyTuple_New(*count);
    for (Py_ssize_t i = 0; names && i < *count; i++) {
        PyObject *name = PyUnicode_InternFromString(shape->fields[i]);
        if (!name)
            Py_CLEAR(names);
        else
            PyTuple_SET_ITEM(names, i, name);
    }
    return names;
}

static PyTypeObject *type_with(const struct shape *shape, Py_ssize_t count)
{
    PyMemberDef members[MOST_FIELDS + 1] = {{NULL, 0, 0, 0, NULL}};
    PyType_Slot slots[] = {
        {Py_tp_new, SLOT(record_new)},
        {Py_tp_dealloc, SLOT(record_dealloc)},
        {Py_tp_traverse, SLOT(record_traverse)},
        {Py_tp_repr, SLOT(record_repr)},
        {Py_tp_richcompare, shape->keyed ? SLOT(keyed_compare) : SLOT(record_compare)},
        {Py_tp_hash, shape->keyed ? SLOT(keyed_hash) : SLOT(record_hash)},
        {Py_tp_methods, methods},
        {Py_tp_members, members},
        {0, NULL},
    };
    PyType_Spec spec = {shape->name, sizeof(struct record), sizeof(PyObject *),
                        Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};

    for (Py_ssize_t i = 0; i < count; i++)
        members[i] =
            (PyMemberDef){(char *)(uintptr_t)shape->fields[i], T_OBJECT_EX,
                          (Py_ssize_t)(offsetof(struct record, fields) + (size_t)i * sizeof(PyObject *)), READONLY, NULL};
    return (PyTypeObject *)PyType_FromSpec(&spec);
}

PyTypeObject *record_type(const struct shape *shape)
{
    Py_ssize_t count;
    PyObject *names = names_tuple(shape, &count);
    PyTypeObject *type = NULL;

    if (names && count > MOST_FIELDS)
        PyErr_Format(PyExc_SystemError, "%s has too many fields", shape->name);
    else if (names)
        type = type_with(shape, count);
    if (type && PyObject_SetAttrString((PyObject *)type, "_fields", names) < 0)
        Py_CLEAR(type);
    Py_XDECREF(names);
    return type;
}
