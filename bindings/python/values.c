/*
 * values.c - code sets and policies as immutable objects, and the mapping of all codes.
 *
 * The classes of the package are derived from these types, which cannot be called: an object is made from what the library
 * has checked.
 */
#include "values.h"

#include "codes.h"
#include "convert.h"

#include <string.h>

struct set_value {
    PyObject_HEAD sipcodes_set set;
};

struct policy_value {
    PyObject_HEAD sipcodes_policy policy;
};

static const sipcodes_set *set_in(PyObject *object)
{
    return &((struct set_value *)(void *)object)->set;
}

static const sipcodes_policy *policy_in(PyObject *object)
{
    return &((struct policy_value *)(void *)object)->policy;
}

static void value_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);

    type->tp_free(self);
    Py_DECREF(type);
}

/* FNV-1a over words. */
static Py_hash_t words_hash(const uint64_t *words, size_t count)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (size_t i = 0; i < count; i++)
        hash = (hash ^ words[i] ^ words[i] >> 32) * 0x100000001b3u;
    hash ^= hash >> 32;
    return (Py_hash_t)hash == -1 ? -2 : (Py_hash_t)hash;
}

static PyObject *value_copy(PyObject *self, PyObject *none)
{
    (void)none;
    Py_INCREF(self);
    return self;
}

static PyMethodDef value_methods[] = {
    {"__copy__", METHOD(value_copy), METH_NOARGS, "The object itself: it cannot change."},
    {"__deepcopy__", METHOD(value_copy), METH_O, "The object itself: it cannot change."},
    {NULL, NULL, 0, NULL},
};

static PyObject *no_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    (void)args;
    (void)named;
    PyErr_Format(PyExc_TypeError, "%s is made by functions of the package", type->tp_name);
    return NULL;
}

/* ---- Code sets ---- */

#define WORDS (sizeof((sipcodes_set *)NULL)->bits / sizeof(uint64_t))

PyObject *set_object(struct state *state, const sipcodes_set *set)
{
    PyTypeObject *type = class_named(&state->set_class, &state->set_type, "sipcodes._codes", "CodeSet");
    PyObject *object = type ? type->tp_alloc(type, 0) : NULL;

    if (object)
        ((struct set_value *)(void *)object)->set = *set;
    return object;
}

const sipcodes_set *set_of(struct state *state, PyObject *object)
{
    if (state->set_type && PyObject_TypeCheck(object, state->set_type))
        return set_in(object);
    PyErr_Format(PyExc_TypeError, "a code set is expected, not %.100R", object);
    return NULL;
}

static int set_contains(PyObject *self, PyObject *status)
{
    int number;

    if (!is_integer(status))
        return 0;
    return read_integer(status, "status code", &number) < 0 ? -1 : sipcodes_set_has(set_in(self), number);
}

static Py_ssize_t set_length(PyObject *self)
{
    Py_ssize_t length = 0;

    for (int status = 0; (status = sipcodes_set_next(set_in(self), status));)
        length++;
    return length;
}

static PyObject *set_iter(PyObject *self)
{
    PyObject *statuses = PyTuple_New(set_length(self));
    PyObject *iterator;
    int status = 0;

    for (Py_ssize_t i = 0; statuses && (status = sipcodes_set_next(set_in(self), status)); i++) {
        PyObject *number = PyLong_FromLong(status);
        if (!number)
            Py_CLEAR(statuses);
        else
            PyTuple_SET_ITEM(statuses, i, number);
    }
    if (!statuses)
        return NULL;
    iterator = PyObject_GetIter(statuses);
    Py_DECREF(statuses);
    return iterator;
}

static int set_bool(PyObject *self)
{
    return sipcodes_set_next(set_in(self), 0) != 0;
}

static Py_hash_t set_hash(PyObject *self)
{
    return words_hash(set_in(self)->bits, WORDS);
}

/* A new set of the words of two. */
static PyObject *set_combine(PyObject *a, PyObject *b, uint64_t (*combine)(uint64_t, uint64_t))
{
    PyTypeObject *type = Py_TYPE(a);
    PyObject *object;

    if (type != Py_TYPE(b))
        Py_RETURN_NOTIMPLEMENTED;
    object = type->tp_alloc(type, 0);
    for (size_t i = 0; object && i < WORDS; i++)
        ((struct set_value *)(void *)object)->set.bits[i] = combine(set_in(a)->bits[i], set_in(b)->bits[i]);
    return object;
}

static uint64_t both(uint64_t a, uint64_t b)
{
    return a & b;
}

static uint64_t either(uint64_t a, uint64_t b)
{
    return a | b;
}

static uint64_t without(uint64_t a, uint64_t b)
{
    return a & ~b;
}

static uint64_t one_only(uint64_t a, uint64_t b)
{
    return a ^ b;
}

static PyObject *set_and(PyObject *a, PyObject *b)
{
    return set_combine(a, b, both);
}

static PyObject *set_or(PyObject *a, PyObject *b)
{
    return set_combine(a, b, either);
}

static PyObject *set_subtract(PyObject *a, PyObject *b)
{
    return set_combine(a, b, without);
}

static PyObject *set_xor(PyObject *a, PyObject *b)
{
    return set_combine(a, b, one_only);
}

static bool is_subset(const sipcodes_set *a, const sipcodes_set *b)
{
    for (size_t i = 0; i < WORDS; i++)
        if (a->bits[i] & ~b->bits[i])
            return false;
    return true;
}

/* As for Python's sets: "<=" is "is a subset of". */
static PyObject *set_compare(PyObject *self, PyObject *other, int operation)
{
    bool within, around;

    if (Py_TYPE(self) != Py_TYPE(other))
        Py_RETURN_NOTIMPLEMENTED;
    within = is_subset(set_in(self), set_in(other));
    around = is_subset(set_in(other), set_in(self));
    switch (operation) {
    case Py_EQ:
        return PyBool_FromLong(within && around);
    case Py_NE:
        return PyBool_FromLong(!within || !around);
    case Py_LE:
        return PyBool_FromLong(within);
    case Py_LT:
        return PyBool_FromLong(within && !around);
    case Py_GE:
        return PyBool_FromLong(around);
    default:
        return PyBool_FromLong(around && !within);
    }
}

static PyTypeObject *make_set_type(void)
{
    PyType_Slot slots[] = {
        {Py_tp_new, SLOT(no_new)},
        {Py_tp_dealloc, SLOT(value_dealloc)},
        {Py_tp_methods, value_methods},
        {Py_tp_iter, SLOT(set_iter)},
        {Py_tp_hash, SLOT(set_hash)},
        {Py_tp_richcompare, SLOT(set_compare)},
        {Py_sq_contains, SLOT(set_contains)},
        {Py_sq_length, SLOT(set_length)},
        {Py_nb_bool, SLOT(set_bool)},
        {Py_nb_and, SLOT(set_and)},
        {Py_nb_or, SLOT(set_or)},
        {Py_nb_subtract, SLOT(set_subtract)},
        {Py_nb_xor, SLOT(set_xor)},
        {0, NULL},
    };
    PyType_Spec spec = {"sipcodes.CodeSet", sizeof(struct set_value), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};

    return (PyTypeObject *)PyType_FromSpec(&spec);
}

/* ---- Policies ---- */

PyObject *policy_object(struct state *state, const sipcodes_policy *policy)
{
    PyTypeObject *type = class_named(&state->policy_class, &state->policy_type, "sipcodes._advice", "Policy");
    PyObject *object = type ? type->tp_alloc(type, 0) : NULL;

    if (object)
        ((struct policy_value *)(void *)object)->policy = *policy;
    return object;
}

const sipcodes_policy *policy_of(struct state *state, PyObject *object)
{
    if (state->policy_type && PyObject_TypeCheck(object, state->policy_type))
        return policy_in(object);
    PyErr_Format(PyExc_TypeError, "a Policy is expected, not %.100R", object);
    return NULL;
}

static Py_hash_t policy_hash(PyObject *self)
{
    return words_hash(policy_in(self)->reserved, sizeof(sipcodes_policy) / sizeof(uint64_t));
}

static PyObject *policy_compare(PyObject *self, PyObject *other, int operation)
{
    bool equal;

    if ((operation != Py_EQ && operation != Py_NE) || Py_TYPE(self) != Py_TYPE(other))
        Py_RETURN_NOTIMPLEMENTED;
    equal = memcmp(policy_in(self), policy_in(other), sizeof(sipcodes_policy)) == 0;
    return PyBool_FromLong(equal == (operation == Py_EQ));
}

static PyTypeObject *make_policy_type(void)
{
    PyType_Slot slots[] = {
        {Py_tp_new, SLOT(no_new)},       {Py_tp_dealloc, SLOT(value_dealloc)},      {Py_tp_methods, value_methods},
        {Py_tp_hash, SLOT(policy_hash)}, {Py_tp_richcompare, SLOT(policy_compare)}, {0, NULL},
    };
    PyType_Spec spec = {"sipcodes.Policy", sizeof(struct policy_value), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};

    return (PyTypeObject *)PyType_FromSpec(&spec);
}

/* ---- The mapping of codes ---- */

/* It keeps the module, whose state has the records. */
struct codes_value {
    PyObject_HEAD PyObject *module;
    struct state *state;
};

static struct codes_value *codes_in(PyObject *object)
{
    return (struct codes_value *)(void *)object;
}

PyObject *codes_object(struct state *state, PyTypeObject *type, PyObject *module)
{
    PyObject *object;

    if (!state->codes_type || !PyType_IsSubtype(type, state->codes_type)) {
        PyErr_SetString(PyExc_TypeError, "this is no class for the mapping of codes");
        return NULL;
    }
    object = type->tp_alloc(type, 0);
    if (object) {
        Py_INCREF(module);
        codes_in(object)->module = module;
        codes_in(object)->state = state;
    }
    return object;
}

static int codes_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(codes_in(self)->module);
    return 0;
}

/* The state belongs to the module, so it goes only when nothing can ask for a code any more. */
static void codes_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_CLEAR(codes_in(self)->module);
    value_dealloc(self);
}

static PyObject *codes_subscript(PyObject *self, PyObject *key)
{
    int status;
    PyObject *record;

    if (read_integer(key, "status code", &status) < 0)
        return NULL;
    record = code_record(codes_in(self)->state, sipcodes_get(status));
    if (record == Py_None) {
        Py_DECREF(record);
        PyErr_SetObject(PyExc_KeyError, key);
        return NULL;
    }
    return record;
}

static Py_ssize_t codes_length(PyObject *self)
{
    (void)self;
    return (Py_ssize_t)sipcodes_count();
}

static int codes_contains(PyObject *self, PyObject *key)
{
    int status;

    (void)self;
    if (!is_integer(key))
        return 0;
    return read_integer(key, "status code", &status) < 0 ? -1 : sipcodes_get(status) != NULL;
}

static PyObject *codes_iter(PyObject *self)
{
    PyObject *statuses = PyTuple_New(codes_length(self));
    PyObject *iterator;

    for (size_t i = 0; statuses && i < sipcodes_count(); i++) {
        PyObject *number = PyLong_FromLong(sipcodes_code_status(sipcodes_at(i)));
        if (!number)
            Py_CLEAR(statuses);
        else
            PyTuple_SET_ITEM(statuses, (Py_ssize_t)i, number);
    }
    if (!statuses)
        return NULL;
    iterator = PyObject_GetIter(statuses);
    Py_DECREF(statuses);
    return iterator;
}

static PyTypeObject *make_codes_type(void)
{
    PyType_Slot slots[] = {
        {Py_tp_new, SLOT(no_new)},
        {Py_tp_dealloc, SLOT(codes_dealloc)},
        {Py_tp_traverse, SLOT(codes_traverse)},
        {Py_tp_iter, SLOT(codes_iter)},
        {Py_mp_subscript, SLOT(codes_subscript)},
        {Py_mp_length, SLOT(codes_length)},
        {Py_sq_contains, SLOT(codes_contains)},
        {0, NULL},
    };
    PyType_Spec spec = {"sipcodes.Codes", sizeof(struct codes_value), 0,
                        Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};

    return (PyTypeObject *)PyType_FromSpec(&spec);
}

/* ---- All ---- */

PyTypeObject *value_base(struct state *state, const char *name)
{
    const struct {
        const char *name;
        PyTypeObject **place;
        PyTypeObject *(*make)(void);
    } types[] = {
        {"CodeSet", &state->set_type, make_set_type},
        {"Policy", &state->policy_type, make_policy_type},
        {"Codes", &state->codes_type, make_codes_type},
    };

    for (size_t i = 0; name && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0) {
            if (!*types[i].place)
                *types[i].place = types[i].make();
            return *types[i].place;
        }
    PyErr_Format(PyExc_LookupError, "there is no type %s", name ? name : "without a name");
    return NULL;
}
