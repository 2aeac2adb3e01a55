/* codes.c - the records of codes, header fields and other phrases. */
#include "codes.h"

#include "convert.h"

/* ---- Lists ---- */

PyObject *listed(struct state *state, const void *about, lister *at)
{
    PyObject *list = PyList_New(0);
    PyObject *item;

    for (size_t i = 0; list && (item = at(state, about, i)) != Py_None; i++)
        list_add(&list, item);
    /* The None that ended it. */
    if (list)
        Py_DECREF(item);
    return list_end(list);
}

static PyObject *fact_at(struct state *state, const void *about, size_t index)
{
    (void)about;
    return name_object(state, sipcodes_fact_name((sipcodes_fact)(index + SIPCODES_FACT_CLASS)));
}

PyObject *fact_names(struct state *state)
{
    return listed(state, NULL, fact_at);
}

static PyObject *text_name_at(struct state *state, const void *about, size_t index)
{
    (void)about;
    return name_object(state, sipcodes_text_name((sipcodes_text)(index + SIPCODES_TEXT_LEAD)));
}

PyObject *text_names(struct state *state)
{
    return listed(state, NULL, text_name_at);
}

PyObject *names_of_bits(struct state *state, sipcodes_fact fact, uint32_t bits)
{
    PyObject *names = PyTuple_New(__builtin_popcount(bits));
    Py_ssize_t filled = 0;

    for (int value = 0; names && bits >> value; value++) {
        PyObject *name;
        if (!(bits >> value & 1))
            continue;
        name = name_object(state, sipcodes_value_name(fact, value));
        if (!name)
            Py_CLEAR(names);
        else
            PyTuple_SET_ITEM(names, filled++, name);
    }
    return names;
}

/* ---- Header fields and other phrases ---- */

static PyObject *header_at(struct state *state, const void *about, size_t index)
{
    const sipcodes_header *header = sipcodes_code_header(about, index);
    struct filling filling;

    if (!header)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_HEADER);
    filling_add(&filling, name_object(state, sipcodes_header_name(header)));
    filling_add(&filling, name_object(state, sipcodes_level_name(sipcodes_header_level(header))));
    filling_add(&filling, text_object(sipcodes_header_condition(header, NULL)));
    filling_add(&filling, PyBool_FromLong(sipcodes_header_is_general(header)));
    filling_add(&filling, text_object(sipcodes_header_source(header)));
    filling_add(&filling, PyLong_FromLong(sipcodes_code_status(about)));
    filling_add(&filling, PyLong_FromSize_t(index));
    return filling_end(&filling);
}

const sipcodes_header *header_of(struct state *state, PyObject *record)
{
    const sipcodes_header *header;
    int status, index;

    if (!is_record(state, record, KIND_HEADER)) {
        PyErr_Format(PyExc_TypeError, "a Header is expected, not %.100R", record);
        return NULL;
    }
    if (read_integer(record_field(record, 5), "status code", &status) < 0 ||
        read_integer(record_field(record, 6), "index", &index) < 0)
        return NULL;
    header = index < 0 ? NULL : sipcodes_code_header(sipcodes_get(status), (size_t)index);
    if (!header)
        PyErr_Format(PyExc_LookupError, "%.100R is none of the library's", record);
    return header;
}

static PyObject *alias_at(struct state *state, const void *about, size_t index)
{
    const sipcodes_alias *alias = sipcodes_code_alias(about, index);
    struct filling filling;

    if (!alias)
        Py_RETURN_NONE;
    filling = record_begin(state, KIND_ALIAS);
    filling_add(&filling, text_object(sipcodes_alias_phrase(alias)));
    filling_add(&filling, name_object(state, sipcodes_alias_kind_name(sipcodes_alias_kind_of(alias))));
    filling_add(&filling, text_object(sipcodes_alias_user(alias)));
    filling_add(&filling, text_object(sipcodes_alias_source(alias)));
    return filling_end(&filling);
}

static PyObject *related_at(struct state *state, const void *about, size_t index)
{
    (void)state;
    return number_or_none(sipcodes_code_related(about, index));
}

static PyObject *text_source_at(struct state *state, const void *about, size_t index)
{
    (void)state;
    return text_object(sipcodes_code_text_source(about, index));
}

/* ---- Codes ---- */

PyObject *phrase_object(struct state *state, int status, const char *phrase)
{
    PyObject **place;

    if (!*phrase)
        return Py_NewRef(state->empty);
    place = &state->phrases[CODE_PLACE(status)];
    if (!*place)
        *place = PyUnicode_FromString(phrase);
    Py_XINCREF(*place);
    return *place;
}

PyObject *unknown(int status, PyObject *about, PyObject *otherwise)
{
    if (sipcodes_resolve(status) != 0)
        return otherwise;
    Py_DECREF(otherwise);
    return fail("get", SIPCODES_E_STATUS, about, -1);
}

static void add_names(struct filling *filling, struct state *state, const sipcodes_code *code)
{
    int status = sipcodes_code_status(code);

    filling_add(filling, PyLong_FromLong(status));
    filling_add(filling, phrase_object(state, status, sipcodes_code_phrase(code)));
    filling_add(filling, text_object(sipcodes_code_symbol(code)));
    filling_add(filling, text_object(sipcodes_code_slug(code)));
    filling_add(filling, text_object(sipcodes_code_reference(code)));
    filling_add(filling, PyBool_FromLong(sipcodes_code_is_registered(code)));
    filling_add(filling, PyBool_FromLong(sipcodes_code_is_challenge(code)));
}

static void add_fact(struct filling *filling, struct state *state, sipcodes_fact fact, int value)
{
    filling_add(filling, name_object(state, sipcodes_value_name(fact, value)));
}

static void add_facts(struct filling *filling, struct state *state, const sipcodes_code *code)
{
    add_fact(filling, state, SIPCODES_FACT_CLASS, (int)sipcodes_code_class(code));
    add_fact(filling, state, SIPCODES_FACT_STANDING, (int)sipcodes_code_standing(code));
    add_fact(filling, state, SIPCODES_FACT_ACTION, (int)sipcodes_code_action(code));
    add_fact(filling, state, SIPCODES_FACT_REPAIR, (int)sipcodes_code_repair(code));
    add_fact(filling, state, SIPCODES_FACT_ELSEWHERE, (int)sipcodes_code_elsewhere(code));
    add_fact(filling, state, SIPCODES_FACT_AGAIN, (int)sipcodes_code_again(code));
    add_fact(filling, state, SIPCODES_FACT_RETRY_AFTER, (int)sipcodes_code_retry_after(code));
    add_fact(filling, state, SIPCODES_FACT_SCOPE, (int)sipcodes_code_scope(code));
    add_fact(filling, state, SIPCODES_FACT_DIALOG_EFFECT, (int)sipcodes_code_dialog_effect(code));
    filling_add(filling, names_of_bits(state, SIPCODES_FACT_SENDERS, sipcodes_code_senders(code)));
    filling_add(filling, names_of_bits(state, SIPCODES_FACT_METHODS, sipcodes_code_methods(code)));
}

static void add_lists_and_texts(struct filling *filling, struct state *state, const sipcodes_code *code)
{
    filling_add(filling, listed(state, code, header_at));
    filling_add(filling, listed(state, code, alias_at));
    filling_add(filling, listed(state, code, related_at));
    for (int text = SIPCODES_TEXT_LEAD; text <= SIPCODES_TEXT_RECEIVE; text++)
        filling_add(filling, text_object(sipcodes_code_text(code, (sipcodes_text)text, NULL, NULL)));
    filling_add(filling, listed(state, code, text_source_at));
}

PyObject *make_code_record(struct state *state, const sipcodes_code *code)
{
    PyObject **place = &state->records[CODE_PLACE(sipcodes_code_status(code))];
    struct filling filling = record_begin(state, KIND_CODE);
    PyObject *record;

    add_names(&filling, state, code);
    add_facts(&filling, state, code);
    add_lists_and_texts(&filling, state, code);
    record = filling_end(&filling);
    /* Importing the class of the record may have made the record, and there is to be one only. */
    if (record && *place)
        Py_SETREF(record, *place);
    if (record) {
        Py_INCREF(record);
        *place = record;
    }
    return record;
}
