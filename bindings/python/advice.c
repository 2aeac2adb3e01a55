/* advice.c - contexts and advices as records. */
#include "advice.h"

#include "convert.h"
#include "values.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

/* The last field of a Context, behind those of the items. */
#define ITEMS SIPCODES_CONTEXT_RANDOM
#define TRIED ITEMS

/* The fields of an Advice behind its values: response, context, policy. */
#define RESPONSE SIPCODES_ADVICE_RELAY

/* ---- Context: from Python ---- */

static int refuse(PyObject *name, PyObject *value)
{
    PyObject *about = PyTuple_Pack(2, name, value);

    if (about)
        fail("context_set", SIPCODES_E_NOT_FOUND, about, -1);
    Py_XDECREF(about);
    return -1;
}

/* The number of a word among the values of an item; -1 if there is none. */
static int value_named(sipcodes_context_item item, const char *word)
{
    const char *name;

    for (int value = 0; (name = sipcodes_context_value_name(item, value)); value++)
        if (strcasecmp(name, word) == 0)
            return value;
    return -1;
}

static bool is_yes_or_no(sipcodes_context_item item)
{
    const char *name = sipcodes_context_value_name(item, 0);
    return name && strcmp(name, "no") == 0;
}

/* The number of a bool for an item that is yes or no, or of an int for one that is a number; -1 with an exception or if the
 * item cannot have it. */
static int number_of(sipcodes_context_item item, PyObject *value)
{
    int number;

    if (PyBool_Check(value))
        return is_yes_or_no(item) ? value == Py_True : -1;
    if (read_integer(value, "context value", &number) < 0)
        return -1;
    /* An item with words takes no number. */
    return is_too_large(value, number) || (sipcodes_context_value_name(item, 0) && !is_yes_or_no(item)) ? -1 : number;
}

/* Sets an item to a value of Python: None takes it back, a str is a word. */
static int set_value(sipcodes_context *context, sipcodes_context_item item, PyObject *name, PyObject *value)
{
    PyObject *kept = NULL;
    const char *word;
    int number = -1;

    if (value == Py_None)
        return 0;
    if (!PyUnicode_Check(value)) {
        number = number_of(item, value);
    } else {
        if (read_name(value, "context value", &word, &kept) < 0)
            return -1;
        number = value_named(item, word);
        Py_XDECREF(kept);
    }
    if (PyErr_Occurred())
        return -1;
    /* -1 would take the item back. */
    return number < 0 || sipcodes_context_set(context, item, number) != SIPCODES_OK ? refuse(name, value) : 0;
}

/* True for "targets-left" and "targets_left". */
static bool is_name(const char *name, const char *word)
{
    for (; *name && *word; name++, word++)
        if (*name != *word && !(*name == '-' && *word == '_'))
            return false;
    return *name == *word;
}

/* The item of a name; 0 if there is none. */
static sipcodes_context_item item_named(const char *word)
{
    const char *name;

    for (int item = 1; (name = sipcodes_context_name((sipcodes_context_item)item)); item++)
        if (is_name(name, word))
            return (sipcodes_context_item)item;
    return (sipcodes_context_item)0;
}

static int set_items(sipcodes_context *context, PyObject *items)
{
    bool given[ITEMS + 1] = {false};
    PyObject *name, *value;
    Py_ssize_t at = 0;

    while (PyDict_Next(items, &at, &name, &value)) {
        PyObject *kept = NULL;
        sipcodes_bytes word;
        sipcodes_context_item item;
        if (read_text(name, "context item", &word, &kept) < 0)
            return -1;
        item = item_named(word.text);
        Py_XDECREF(kept);
        if (!item)
            return refuse(name, value);
        /* By its two names. */
        if (given[item]) {
            PyErr_Format(PyExc_TypeError, "the context item %R is given twice", name);
            return -1;
        }
        given[item] = true;
        if (set_value(context, item, name, value) < 0)
            return -1;
    }
    return 0;
}

/* ---- Context: to Python ---- */

/* A value as it is named; yes and no are bools. */
static PyObject *item_object(struct state *state, const sipcodes_context *context, sipcodes_context_item item)
{
    int value = sipcodes_context_get(context, item);
    const char *name = sipcodes_context_value_name(item, value);

    if (value < 0)
        Py_RETURN_NONE;
    if (name && (strcmp(name, "yes") == 0 || strcmp(name, "no") == 0))
        return PyBool_FromLong(value);
    return name ? name_object(state, name) : PyLong_FromLong(value);
}

static int parse_context(sipcodes_context *context, PyObject *text)
{
    PyObject *kept = NULL;
    sipcodes_bytes bytes;
    size_t position = 0;
    int error;

    if (text == Py_None)
        return 0;
    if (read_text(text, "context", &bytes, &kept) < 0)
        return -1;
    error = sipcodes_context_parse(context, bytes.text, bytes.length, &position);
    Py_XDECREF(kept);
    if (error)
        fail("context_parse", error, text, (Py_ssize_t)position);
    return error ? -1 : 0;
}

/* All that a context may have been told as a target. */
static bool are_texts(PyObject *tuple)
{
    PyObject *kept = NULL;
    sipcodes_bytes bytes;
    Py_ssize_t i = 0;

    while (i < PyTuple_GET_SIZE(tuple) && read_text(PyTuple_GET_ITEM(tuple, i), "URI that was tried", &bytes, &kept) == 0)
        i++;
    Py_XDECREF(kept);
    return i == PyTuple_GET_SIZE(tuple);
}

PyObject *context_record(struct state *state, PyObject *text, PyObject *items, PyObject *tried)
{
    sipcodes_context context = {{0}};
    struct filling filling;

    if (parse_context(&context, text) < 0 || (items != Py_None && set_items(&context, items) < 0) || !are_texts(tried))
        return NULL;
    filling = record_begin(state, KIND_CONTEXT);
    for (int item = 1; item <= ITEMS; item++)
        filling_add(&filling, item_object(state, &context, (sipcodes_context_item)item));
    filling_add(&filling, Py_NewRef(tried));
    return filling_end(&filling);
}

/* ---- What an advice rests on ---- */

static int hold_tried(PyObject *tried, struct known *known)
{
    Py_ssize_t count;

    if (!PyTuple_Check(tried)) {
        PyErr_Format(PyExc_TypeError, "the URIs that were tried are a tuple, not %.100R", tried);
        return -1;
    }
    count = PyTuple_GET_SIZE(tried);
    if (count == 0)
        return 0;
    known->tried = PyMem_New(sipcodes_bytes, (size_t)count);
    if (!known->tried) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (read_text(PyTuple_GET_ITEM(tried, i), "URI that was tried", &known->tried[i], &known->kept) < 0)
            return -1;
    return sipcodes_context_tried(&known->context, known->tried, (size_t)count);
}

int known_hold(struct state *state, PyObject *record, struct known *known)
{
    memset(known, 0, sizeof *known);
    if (record == Py_None)
        return 0;
    if (!is_record(state, record, KIND_CONTEXT)) {
        PyErr_Format(PyExc_TypeError, "a Context is expected, not %.100R", record);
        return -1;
    }
    for (int item = 1; item <= ITEMS; item++) {
        PyObject *value = record_field(record, item - 1);
        if (value != Py_None && set_value(&known->context, (sipcodes_context_item)item, Py_None, value) < 0)
            return -1;
    }
    return hold_tried(record_field(record, TRIED), known);
}

void known_release(struct known *known)
{
    PyMem_Free(known->tried);
    known->tried = NULL;
    Py_CLEAR(known->kept);
}

int policy_hold(struct state *state, PyObject *policy, const sipcodes_policy **held)
{
    *held = NULL;
    if (policy == Py_None)
        return 0;
    *held = policy_of(state, policy);
    return *held ? 0 : -1;
}

PyObject *policy_like(struct state *state, PyObject *policy)
{
    sipcodes_policy named;
    PyObject *kept = NULL;
    const char *name;
    int error;

    if (!PyUnicode_Check(policy))
        return policy == Py_None || policy_of(state, policy) ? Py_NewRef(policy) : NULL;
    if (read_name(policy, "policy", &name, &kept) < 0)
        return NULL;
    error = sipcodes_policy_get(&named, name);
    Py_XDECREF(kept);
    return error ? fail("policy_get", error, policy, -1) : policy_object(state, &named);
}

void inquiry_begin(struct inquiry *inquiry)
{
    inquiry->held.fields = NULL;
    inquiry->held.kept = NULL;
    inquiry->known.tried = NULL;
    inquiry->known.kept = NULL;
}

static int inquire(struct state *state, PyObject *response, PyObject *context, PyObject *policy, struct inquiry *inquiry)
{
    const sipcodes_policy *held;
    int error;

    inquiry_begin(inquiry);
    if (hold(state, response, &inquiry->held) < 0 || known_hold(state, context, &inquiry->known) < 0 ||
        policy_hold(state, policy, &held) < 0)
        return -1;
    error = sipcodes_advise(&inquiry->held.response, &inquiry->known.context, held, &inquiry->advice);
    if (error)
        fail("advise", error, response, -1);
    return error ? -1 : 0;
}

int inquire_again(struct state *state, PyObject *record, struct inquiry *inquiry)
{
    inquiry_begin(inquiry);
    if (!is_record(state, record, KIND_ADVICE)) {
        PyErr_Format(PyExc_TypeError, "an Advice is expected, not %.100R", record);
        return -1;
    }
    return inquire(state, record_field(record, RESPONSE), record_field(record, RESPONSE + 1),
                   record_field(record, RESPONSE + 2), inquiry);
}

void inquiry_release(struct inquiry *inquiry)
{
    held_release(&inquiry->held);
    known_release(&inquiry->known);
}

/* ---- Advice ---- */

/* Says whether a value is a yes or a no. */
static bool is_truth(sipcodes_advice_value value)
{
    return value == SIPCODES_ADVICE_HEALTH || value == SIPCODES_ADVICE_CONSENT;
}

/* Says whether 0 stands for "there is none" where the value has names. */
static bool is_field(sipcodes_advice_value value)
{
    return value == SIPCODES_ADVICE_FIELD || value == SIPCODES_ADVICE_MISSING;
}

static PyObject *value_object(struct state *state, const sipcodes_advice *advice, sipcodes_advice_value value)
{
    int64_t number = sipcodes_advice_get(advice, value);
    const char *name;

    if (number < 0 || (number == 0 && is_field(value)))
        Py_RETURN_NONE;
    if (is_truth(value))
        return PyBool_FromLong(number != 0);
    name = sipcodes_advice_value_name(value, number);
    return name ? name_object(state, name) : PyLong_FromLongLong(number);
}

PyObject *advice_record(struct state *state, PyObject *response, PyObject *context, PyObject *policy)
{
    struct filling filling = {NULL, 0};
    struct inquiry inquiry;

    if (inquire(state, response, context, policy, &inquiry) == 0) {
        filling = record_begin(state, KIND_ADVICE);
        for (int value = SIPCODES_ADVICE_ACTION; value <= SIPCODES_ADVICE_RELAY; value++)
            filling_add(&filling, value_object(state, &inquiry.advice, (sipcodes_advice_value)value));
        filling_add(&filling, Py_NewRef(response));
        filling_add(&filling, Py_NewRef(context));
        filling_add(&filling, Py_NewRef(policy));
    }
    inquiry_release(&inquiry);
    return filling_end(&filling);
}

PyObject *advice_elements(struct state *state, const sipcodes_advice *advice)
{
    sipcodes_field field = (sipcodes_field)sipcodes_advice_get(advice, SIPCODES_ADVICE_FIELD);
    sipcodes_cursor cursor = {{0}};
    PyObject *list = PyList_New(0);
    sipcodes_element element;

    while (list && sipcodes_advice_next(advice, &cursor, &element) == 1) {
        list_add(&list, element_record(state, field, &element));
    }
    return list_end(list);
}

static PyObject *reason_text(const sipcodes_advice *advice, size_t index, const char *lang)
{
    struct text text;
    int length;

    text_begin(&text);
    do
        length = sipcodes_advice_text(advice, index, lang, text.buffer, text.size);
    while (text_grows(&text, &length));
    return text_end(&text, length, "advice_text", NULL);
}

PyObject *advice_reasons(struct state *state, const sipcodes_advice *advice, const char *lang)
{
    PyObject *list = PyList_New(0);

    for (size_t i = 0; list && sipcodes_advice_reason(advice, i); i++) {
        struct filling filling = record_begin(state, KIND_REASON);
        filling_add(&filling, text_object(sipcodes_advice_reason(advice, i)));
        filling_add(&filling, reason_text(advice, i, lang));
        filling_add(&filling, text_object(sipcodes_advice_source(advice, i)));
        filling_add(&filling, PyBool_FromLong(sipcodes_advice_is_warning(advice, i)));
        filling_add(&filling, text_object(sipcodes_advice_language(advice, i, lang)));
        list_add(&list, filling_end(&filling));
    }
    return list_end(list);
}
