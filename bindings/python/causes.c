/* causes.c - causes, the tables between them and status codes, and what Reason and Warning header fields say. */
#include "causes.h"

#include "codes.h"
#include "convert.h"

#include <string.h>

/* ---- Causes ---- */

static PyObject *text_source_at(struct state *state, const void *about, size_t index)
{
    (void)state;
    return text_object(sipcodes_cause_text_source(about, index));
}

/* A dict of what each product calls a cause, made so that nobody changes it. */
static PyObject *symbols(const sipcodes_cause *cause)
{
    PyObject *names = PyDict_New();
    PyObject *proxy = NULL;
    const char *table;

    for (size_t i = 0; names && (table = sipcodes_cause_table_at(i)); i++) {
        const char *name = sipcodes_cause_symbol(cause, table);
        PyObject *symbol = *name ? PyUnicode_FromString(name) : NULL;
        if (*name && (!symbol || PyDict_SetItemString(names, table, symbol) < 0))
            Py_CLEAR(names);
        Py_XDECREF(symbol);
    }
    if (names)
        proxy = PyDictProxy_New(names);
    Py_XDECREF(names);
    return proxy;
}

PyObject *cause_record(struct state *state, const sipcodes_cause *cause)
{
    struct filling filling;

    if (!cause)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_CAUSE);
    filling_add(&filling, PyLong_FromLong(sipcodes_cause_number(cause)));
    filling_add(&filling, text_object(sipcodes_cause_name(cause)));
    filling_add(&filling, name_object(state, sipcodes_cause_class_name(sipcodes_cause_class_of(cause))));
    filling_add(&filling, name_object(state, sipcodes_cause_standing_name(sipcodes_cause_standing_of(cause))));
    filling_add(&filling, text_object(sipcodes_cause_source(cause)));
    filling_add(&filling, name_object(state, sipcodes_trust_name(sipcodes_cause_trust(cause))));
    filling_add(&filling, text_object(sipcodes_cause_note(cause, NULL)));
    filling_add(&filling, symbols(cause));
    for (int text = SIPCODES_TEXT_LEAD; text <= SIPCODES_TEXT_FIX; text++)
        filling_add(&filling, text_object(sipcodes_cause_text(cause, (sipcodes_text)text, NULL, NULL)));
    filling_add(&filling, listed(state, cause, text_source_at));
    return filling_end(&filling);
}

static PyObject *location_at(struct state *state, const void *about, size_t index)
{
    (void)about;
    return name_object(state, sipcodes_location_name((sipcodes_location)(index + SIPCODES_LOCATION_U)));
}

PyObject *location_names(struct state *state)
{
    return listed(state, NULL, location_at);
}

/* ---- Rows ---- */

/* The place of a row in its table, -1 for the one of what the table does not name. */
static Py_ssize_t row_index(const sipcodes_mapping *mapping)
{
    const char *table = sipcodes_mapping_table(mapping);
    sipcodes_direction direction = sipcodes_mapping_direction(mapping);
    const sipcodes_mapping *row;

    for (size_t i = 0; (row = sipcodes_cause_table_row(table, direction, i)); i++)
        if (row == mapping)
            return (Py_ssize_t)i;
    return -1;
}

PyObject *mapping_record(struct state *state, const sipcodes_mapping *mapping)
{
    struct filling filling;

    if (!mapping)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_CAUSE_ROW);
    filling_add(&filling, name_object(state, sipcodes_mapping_table(mapping)));
    filling_add(&filling, name_object(state, sipcodes_direction_name(sipcodes_mapping_direction(mapping))));
    filling_add(&filling, text_object(sipcodes_mapping_subject(mapping)));
    filling_add(&filling, number_or_none(sipcodes_mapping_from(mapping)));
    filling_add(&filling, number_or_none(sipcodes_mapping_to(mapping)));
    filling_add(&filling, name_object(state, sipcodes_cause_condition_name(sipcodes_mapping_condition(mapping))));
    filling_add(&filling, name_object(state, sipcodes_location_name(sipcodes_mapping_location(mapping))));
    filling_add(&filling, PyBool_FromLong(sipcodes_mapping_is_default(mapping)));
    filling_add(&filling, text_object(sipcodes_mapping_source(mapping)));
    filling_add(&filling, name_object(state, sipcodes_trust_name(sipcodes_mapping_trust(mapping))));
    filling_add(&filling, text_object(sipcodes_mapping_note(mapping, NULL)));
    filling_add(&filling, mapping_record(state, sipcodes_mapping_next(mapping)));
    filling_add(&filling, PyLong_FromSsize_t(row_index(mapping)));
    return filling_end(&filling);
}

const sipcodes_mapping *mapping_of(struct state *state, PyObject *record)
{
    sipcodes_direction direction = SIPCODES_DIRECTION_TO_CAUSE;
    const sipcodes_mapping *mapping;
    const char *table, *name;
    PyObject *kept = NULL;
    int index;

    if (!is_record(state, record, KIND_CAUSE_ROW)) {
        PyErr_Format(PyExc_TypeError, "a CauseRow is expected, not %.100R", record);
        return NULL;
    }
    if (read_name(record_field(record, 0), "table", &table, &kept) < 0 ||
        read_name(record_field(record, 1), "direction", &name, &kept) < 0 ||
        read_integer(record_field(record, 12), "index", &index) < 0) {
        Py_XDECREF(kept);
        return NULL;
    }
    if (name && strcmp(name, sipcodes_direction_name(direction)) != 0)
        direction = SIPCODES_DIRECTION_TO_STATUS;
    mapping =
        index < 0 ? sipcodes_cause_table_default(table, direction) : sipcodes_cause_table_row(table, direction, (size_t)index);
    Py_XDECREF(kept);
    if (!mapping)
        PyErr_Format(PyExc_LookupError, "%.100R is none of the library's", record);
    return mapping;
}

/* ---- Tables ---- */

static PyObject *cause_row_at(struct state *state, const void *about, size_t index)
{
    return mapping_record(state, sipcodes_cause_table_row(about, SIPCODES_DIRECTION_TO_CAUSE, index));
}

static PyObject *status_row_at(struct state *state, const void *about, size_t index)
{
    return mapping_record(state, sipcodes_cause_table_row(about, SIPCODES_DIRECTION_TO_STATUS, index));
}

PyObject *table_record(struct state *state, size_t index)
{
    const char *table = sipcodes_cause_table_at(index);
    struct filling filling;

    if (!table)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_CAUSE_TABLE);
    filling_add(&filling, name_object(state, table));
    filling_add(&filling, text_object(sipcodes_cause_table_label(table, NULL)));
    filling_add(&filling, text_object(sipcodes_cause_table_source(table)));
    filling_add(&filling, name_object(state, sipcodes_trust_name(sipcodes_cause_table_trust(table))));
    filling_add(&filling, text_object(sipcodes_cause_table_note(table, NULL)));
    filling_add(&filling, listed(state, table, cause_row_at));
    filling_add(&filling, listed(state, table, status_row_at));
    filling_add(&filling, mapping_record(state, sipcodes_cause_table_default(table, SIPCODES_DIRECTION_TO_CAUSE)));
    filling_add(&filling, mapping_record(state, sipcodes_cause_table_default(table, SIPCODES_DIRECTION_TO_STATUS)));
    return filling_end(&filling);
}

PyObject *answer_record(struct state *state, int to, const sipcodes_mapping *row, const char *function, PyObject *about)
{
    struct filling filling;

    if (to < 0)
        return fail(function, to, about, -1);
    filling = record_begin(state, KIND_CAUSE_ANSWER);
    filling_add(&filling, number_or_none(to));
    filling_add(&filling, mapping_record(state, row));
    return filling_end(&filling);
}

/* ---- Paths ---- */

static PyObject *step_record(struct state *state, const sipcodes_cause_step *step)
{
    struct filling filling = record_begin(state, KIND_CAUSE_STEP);

    filling_add(&filling, text_object(step->table));
    filling_add(&filling, PyLong_FromLong(step->received));
    filling_add(&filling, number_or_none(step->cause));
    filling_add(&filling, number_or_none(step->sent));
    filling_add(&filling, mapping_record(state, step->to_cause));
    filling_add(&filling, mapping_record(state, step->to_status));
    return filling_end(&filling);
}

/* Writes the steps to memory for as many as there are tables. */
static PyObject *walk_path(struct state *state, PyObject *status, PyObject *tables, bool keeps_location, const char **names,
                           sipcodes_cause_step *steps, PyObject **kept)
{
    Py_ssize_t count = PyTuple_GET_SIZE(tables);
    PyObject *list;
    size_t index = 0;
    int number, taken;

    if (read_status(status, &number) < 0)
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++)
        if (read_name(PyTuple_GET_ITEM(tables, i), "table", &names[i], kept) < 0)
            return NULL;
    taken = sipcodes_cause_path(number, names, (size_t)count, keeps_location, steps, &index);
    if (taken < 0)
        return fail("cause_path", taken, taken == SIPCODES_E_STATUS ? status : PyTuple_GET_ITEM(tables, (Py_ssize_t)index), -1);
    list = PyList_New(0);
    for (int i = 0; list && i < taken; i++)
        list_add(&list, step_record(state, &steps[i]));
    return list_end(list);
}

PyObject *path_steps(struct state *state, PyObject *status, PyObject *tables, bool keeps_location)
{
    const char **names = NULL;
    sipcodes_cause_step *steps = NULL;
    PyObject *kept = NULL, *result = NULL;
    size_t count;

    if (!PyTuple_Check(tables)) {
        PyErr_Format(PyExc_TypeError, "the tables of a path are a tuple, not %.100R", tables);
        return NULL;
    }
    count = (size_t)PyTuple_GET_SIZE(tables);
    names = PyMem_Calloc(count + 1, sizeof *names);
    steps = PyMem_Calloc(count + 1, sizeof *steps);
    if (names && steps)
        result = walk_path(state, status, tables, keeps_location, names, steps, &kept);
    else
        PyErr_NoMemory();
    PyMem_Free(names);
    PyMem_Free(steps);
    Py_XDECREF(kept);
    return result;
}

/* ---- Reason ---- */

static int read_reason(struct state *state, PyObject *record, sipcodes_reason *reason, PyObject **kept)
{
    PyObject *cause, *text;

    if (!is_record(state, record, KIND_REASON_VALUE)) {
        PyErr_Format(PyExc_TypeError, "a ReasonValue is expected, not %.100R", record);
        return -1;
    }
    cause = record_field(record, 1);
    text = record_field(record, 2);
    reason->cause = -1;
    if (read_text(record_field(record, 0), "protocol", &reason->protocol, kept) < 0 ||
        (cause != Py_None && read_integer(cause, "cause", &reason->cause) < 0) ||
        (text != Py_None && read_text(text, "text", &reason->text, kept) < 0) ||
        read_location(record_field(record, 3), &reason->location) < 0)
        return -1;
    /* -1 stands for "none", which is None here; -2 for what cannot be. */
    if (cause != Py_None && (reason->cause == -1 || is_too_large(cause, reason->cause)))
        reason->cause = -2;
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *write_reasons(struct state *state, PyObject *records, sipcodes_reason *reasons, PyObject **kept)
{
    Py_ssize_t count = PyTuple_GET_SIZE(records);
    size_t index = 0;
    struct text text;
    int length;

    for (Py_ssize_t i = 0; i < count; i++)
        if (read_reason(state, PyTuple_GET_ITEM(records, i), &reasons[i], kept) < 0)
            return NULL;
    text_begin(&text);
    do
        length = sipcodes_reason_write(reasons, (size_t)count, text.buffer, text.size, &index);
    while (text_grows(&text, &length));
    return text_end(&text, length, "reason_write",
                    (Py_ssize_t)index < count ? PyTuple_GET_ITEM(records, (Py_ssize_t)index) : records);
}

PyObject *reason_value(struct state *state, PyObject *reasons)
{
    sipcodes_reason *memory;
    PyObject *result, *kept = NULL;

    if (!PyTuple_Check(reasons)) {
        PyErr_Format(PyExc_TypeError, "reasons are a tuple, not %.100R", reasons);
        return NULL;
    }
    memory = PyMem_Calloc((size_t)PyTuple_GET_SIZE(reasons) + 1, sizeof *memory);
    if (!memory)
        return PyErr_NoMemory();
    result = write_reasons(state, reasons, memory, &kept);
    Py_XDECREF(kept);
    PyMem_Free(memory);
    return result;
}

/* ---- Protocols and warn-codes ---- */

PyObject *protocol_record(struct state *state, const sipcodes_protocol *protocol)
{
    struct filling filling;

    if (!protocol)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_PROTOCOL);
    filling_add(&filling, text_object(sipcodes_protocol_name(protocol)));
    filling_add(&filling, PyBool_FromLong(sipcodes_protocol_is_registered(protocol)));
    filling_add(&filling, PyBool_FromLong(sipcodes_protocol_takes_several(protocol)));
    filling_add(&filling, text_object(sipcodes_protocol_source(protocol)));
    filling_add(&filling, text_object(sipcodes_protocol_meaning(protocol, NULL)));
    filling_add(&filling, text_object(sipcodes_protocol_use(protocol, NULL)));
    return filling_end(&filling);
}

PyObject *warning_record(struct state *state, const sipcodes_warning *warning)
{
    struct filling filling;

    if (!warning)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_WARN_CODE);
    filling_add(&filling, PyLong_FromLong(sipcodes_warning_code(warning)));
    filling_add(&filling, text_object(sipcodes_warning_text(warning)));
    filling_add(&filling, text_object(sipcodes_warning_meaning(warning, NULL)));
    filling_add(&filling, text_object(sipcodes_warning_fix(warning, NULL)));
    filling_add(&filling, text_object(sipcodes_warning_source(warning)));
    return filling_end(&filling);
}
