/* best.c - the choice among the branches of a fork. */
#include "advice.h"
#include "codes.h"
#include "convert.h"
#include "values.h"

#include <string.h>

/* The fields of the record that the choice was made of. */
enum { BRANCHES = 5, METHOD, RULE };

/* The branches as the library takes them. */
struct fork {
    Py_ssize_t count;
    sipcodes_branch *branches;
    struct held *held;
    sipcodes_method method;
    const char *rule;
    PyObject *kept; /* what read_name() keeps */
    sipcodes_best best;
};

static void fork_release(struct fork *fork)
{
    for (Py_ssize_t i = 0; fork->held && i < fork->count; i++)
        held_release(&fork->held[i]);
    PyMem_Free(fork->held);
    PyMem_Free(fork->branches);
    Py_XDECREF(fork->kept);
}

/* A branch: a pair of a Response or a status code, and an origin. */
static int fork_branch(struct state *state, PyObject *pair, sipcodes_branch *branch, struct held *held)
{
    PyObject *answer;

    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_Format(PyExc_TypeError, "a branch is a pair of a response and an origin, not %.100R", pair);
        return -1;
    }
    answer = PyTuple_GET_ITEM(pair, 0);
    if (read_origin(PyTuple_GET_ITEM(pair, 1), &branch->origin) < 0)
        return -1;
    if (!is_record(state, answer, KIND_RESPONSE))
        return read_status(answer, &branch->status);
    branch->response = &held->response;
    return hold(state, answer, held);
}

static int fork_choose(struct state *state, PyObject *branches, PyObject *method, PyObject *rule, struct fork *fork)
{
    int error;

    memset(fork, 0, sizeof *fork);
    if (!PyTuple_Check(branches)) {
        PyErr_Format(PyExc_TypeError, "branches are a tuple, not %.100R", branches);
        return -1;
    }
    if (read_method(method, &fork->method) < 0 || read_name(rule, "rule", &fork->rule, &fork->kept) < 0)
        return -1;
    fork->count = PyTuple_GET_SIZE(branches);
    fork->branches = PyMem_Calloc((size_t)fork->count + 1, sizeof *fork->branches);
    fork->held = PyMem_Calloc((size_t)fork->count + 1, sizeof *fork->held);
    if (!fork->branches || !fork->held) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < fork->count; i++)
        if (fork_branch(state, PyTuple_GET_ITEM(branches, i), &fork->branches[i], &fork->held[i]) < 0)
            return -1;
    error = sipcodes_best_response(fork->branches, (size_t)fork->count, fork->method, fork->rule, &fork->best);
    if (error)
        fail("best_response", error, error == SIPCODES_E_NOT_FOUND ? rule : branches, -1);
    return error ? -1 : 0;
}

/* The indexes of the branches whose challenges have to be added. */
static PyObject *challenges(const struct fork *fork)
{
    PyObject *list = PyList_New(0);

    for (Py_ssize_t i = 0; list && i < fork->count; i++)
        if (sipcodes_best_takes_challenges(&fork->best, fork->branches, (size_t)fork->count, (size_t)i))
            list_add(&list, PyLong_FromSsize_t(i));
    return list_end(list);
}

static PyObject *index_object(const sipcodes_best *best)
{
    size_t index = sipcodes_best_index(best);

    if (index == SIZE_MAX)
        Py_RETURN_NONE;
    return PyLong_FromSize_t(index);
}

PyObject *best_record(struct state *state, PyObject *branches, PyObject *method, PyObject *rule)
{
    struct filling filling = {NULL, 0};
    sipcodes_set allowed;
    struct fork fork;

    if (fork_choose(state, branches, method, rule, &fork) == 0) {
        filling = record_begin(state, KIND_BEST);
        allowed = sipcodes_best_allowed(&fork.best);
        filling_add(&filling, PyLong_FromLong(sipcodes_best_status(&fork.best)));
        filling_add(&filling, index_object(&fork.best));
        filling_add(&filling, PyBool_FromLong(sipcodes_best_is_allowed(&fork.best)));
        filling_add(&filling, set_object(state, &allowed));
        filling_add(&filling, challenges(&fork));
        filling_add(&filling, Py_NewRef(branches));
        filling_add(&filling, name_object(state, fork.method == SIPCODES_METHOD_UNKNOWN
                                                     ? sipcodes_value_name(SIPCODES_FACT_METHODS, SIPCODES_METHOD_INVITE)
                                                     : sipcodes_value_name(SIPCODES_FACT_METHODS, (int)fork.method)));
        filling_add(&filling, fork.rule ? Py_NewRef(rule) : text_object(sipcodes_best_rule_at(0)));
    }
    fork_release(&fork);
    return filling_end(&filling);
}

static PyObject *reason_text(const sipcodes_best *best, size_t index, const char *lang)
{
    struct text text;
    int length;

    text_begin(&text);
    do
        length = sipcodes_best_text(best, index, lang, text.buffer, text.size);
    while (text_grows(&text, &length));
    return text_end(&text, length, "best_text", NULL);
}

static PyObject *reason_list(struct state *state, const sipcodes_best *best, const char *lang)
{
    PyObject *list = PyList_New(0);

    for (size_t i = 0; list && sipcodes_best_reason(best, i); i++) {
        struct filling filling = record_begin(state, KIND_REASON);
        filling_add(&filling, text_object(sipcodes_best_reason(best, i)));
        filling_add(&filling, reason_text(best, i, lang));
        filling_add(&filling, text_object(sipcodes_best_source(best, i)));
        filling_add(&filling, PyBool_FromLong(sipcodes_best_is_warning(best, i)));
        filling_add(&filling, text_object(sipcodes_best_language(best, i, lang)));
        list_add(&list, filling_end(&filling));
    }
    return list;
}

PyObject *best_reasons(struct state *state, PyObject *record, const char *lang)
{
    PyObject *list = NULL;
    struct fork fork;

    if (!is_record(state, record, KIND_BEST)) {
        PyErr_Format(PyExc_TypeError, "a Best is expected, not %.100R", record);
        return NULL;
    }
    if (fork_choose(state, record_field(record, BRANCHES), record_field(record, METHOD), record_field(record, RULE), &fork) ==
        0)
        list = reason_list(state, &fork.best, lang);
    fork_release(&fork);
    return list_end(list);
}
