/* responses.c - responses: records that own their bytes, and the library's view of them while a function runs. */
#include "responses.h"

#include "codes.h"
#include "convert.h"

#include <string.h>

/* The fields of the record. */
enum { STATUS, PHRASE, METHOD, MESSAGE, HEADERS };

/* ---- Header fields ---- */

/* Appends one header field to a list of pairs. */
static int add_pair(PyObject *pairs, PyObject *name, PyObject *value)
{
    PyObject *kept = NULL, *pair = NULL;
    sipcodes_bytes bytes;
    int failed;

    if (read_bytes(name, "header field name", &bytes, &kept) == 0 &&
        read_bytes(value, "header field value", &bytes, &kept) == 0)
        pair = PyTuple_Pack(2, name, value);
    failed = pair ? PyList_Append(pairs, pair) : -1;
    Py_XDECREF(pair);
    Py_XDECREF(kept);
    return failed;
}

/* One name with its value, or with a list or tuple of values. */
static int add_field(PyObject *pairs, PyObject *name, PyObject *value)
{
    if (!PyList_Check(value) && !PyTuple_Check(value))
        return add_pair(pairs, name, value);
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(value); i++)
        if (add_pair(pairs, name, PySequence_Fast_GET_ITEM(value, i)) < 0)
            return -1;
    return 0;
}

static int add_item(PyObject *pairs, PyObject *item)
{
    PyObject *pair;
    int failed;

    if (!PySequence_Check(item) || PyUnicode_Check(item) || PyBytes_Check(item)) {
        PyErr_Format(PyExc_TypeError, "a header field is a pair of name and value, not %.100R", item);
        return -1;
    }
    pair = PySequence_Fast(item, "a header field is a pair of name and value");
    if (!pair)
        return -1;
    if (PySequence_Fast_GET_SIZE(pair) != 2) {
        PyErr_Format(PyExc_ValueError, "a header field is a pair of name and value, not %.100R", item);
        failed = -1;
    } else {
        failed = add_field(pairs, PySequence_Fast_GET_ITEM(pair, 0), PySequence_Fast_GET_ITEM(pair, 1));
    }
    Py_DECREF(pair);
    return failed;
}

static int add_items(PyObject *pairs, PyObject *headers)
{
    PyObject *iterator = PyObject_GetIter(headers);
    PyObject *item;

    if (!iterator)
        return -1;
    while ((item = PyIter_Next(iterator))) {
        int failed = add_item(pairs, item);
        Py_DECREF(item);
        if (failed)
            break;
    }
    Py_DECREF(iterator);
    return PyErr_Occurred() ? -1 : 0;
}

static int add_dict(PyObject *pairs, PyObject *headers)
{
    PyObject *name, *value;
    Py_ssize_t at = 0;

    while (PyDict_Next(headers, &at, &name, &value))
        if (add_field(pairs, name, value) < 0)
            return -1;
    return 0;
}

static int add_mapping(PyObject *pairs, PyObject *headers)
{
    PyObject *items = PyObject_CallMethod(headers, "items", NULL);
    int failed = items ? add_items(pairs, items) : -1;

    Py_XDECREF(items);
    return failed;
}

/* The header fields as a tuple of pairs of their own. */
static PyObject *headers_tuple(PyObject *headers)
{
    PyObject *pairs;
    int failed;

    if (headers == Py_None)
        return PyTuple_New(0);
    if (PyUnicode_Check(headers) || PyBytes_Check(headers) || !(Py_TYPE(headers)->tp_iter || PySequence_Check(headers))) {
        PyErr_Format(PyExc_TypeError, "headers are a mapping or pairs of name and value, not %.100R", headers);
        return NULL;
    }
    pairs = PyList_New(0);
    if (!pairs)
        return NULL;
    if (PyDict_CheckExact(headers))
        failed = add_dict(pairs, headers);
    else if (PyObject_HasAttrString(headers, "items"))
        failed = add_mapping(pairs, headers);
    else
        failed = add_items(pairs, headers);
    if (failed)
        Py_CLEAR(pairs);
    return list_end(pairs);
}

/* ---- The library's view ---- */

static int hold_pair(PyObject *pair, sipcodes_header_field *field, PyObject **kept)
{
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_Format(PyExc_TypeError, "a header field is a pair of name and value, not %.100R", pair);
        return -1;
    }
    return read_bytes(PyTuple_GET_ITEM(pair, 0), "header field name", &field->name, kept) < 0 ||
                   read_bytes(PyTuple_GET_ITEM(pair, 1), "header field value", &field->value, kept) < 0
               ? -1
               : 0;
}

static int hold_fields(PyObject *headers, struct held *held)
{
    Py_ssize_t count = PyTuple_GET_SIZE(headers);

    held->fields = held->few;
    if (count > FEW_FIELDS)
        held->fields = PyMem_New(sipcodes_header_field, (size_t)count);
    if (!held->fields) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (hold_pair(PyTuple_GET_ITEM(headers, i), &held->fields[i], &held->kept) < 0)
            return -1;
    return 0;
}

static int hold_parts(PyObject *status, PyObject *method, PyObject *headers, struct held *held)
{
    sipcodes_bytes name = {NULL, 0};
    int number, error;

    if (!PyTuple_Check(headers)) {
        PyErr_Format(PyExc_TypeError, "the headers of a Response are a tuple, not %.100R", headers);
        return -1;
    }
    if (read_status(status, &number) < 0 || (method != Py_None && read_text(method, "method", &name, &held->kept) < 0) ||
        hold_fields(headers, held) < 0)
        return -1;
    error = sipcodes_response_make(&held->response, number, name, held->fields, (size_t)PyTuple_GET_SIZE(headers));
    if (error)
        fail("response_make", error, error == SIPCODES_E_STATUS ? status : method, -1);
    return error ? -1 : 0;
}

static int hold_message(PyObject *message, struct held *held)
{
    sipcodes_fault fault = {0};
    PyObject *about;
    int error;

    if (!PyBytes_Check(message)) {
        PyErr_Format(PyExc_TypeError, "the message of a Response is bytes, not %.100R", message);
        return -1;
    }
    error = sipcodes_response_read(&held->response, PyBytes_AS_STRING(message), (size_t)PyBytes_GET_SIZE(message), &fault);
    if (!error)
        return 0;
    about = Py_BuildValue("(Os)", message, sipcodes_problem_name(fault.problem));
    if (about)
        fail("response_read", error, about, (Py_ssize_t)fault.position);
    Py_XDECREF(about);
    return -1;
}

int hold(struct state *state, PyObject *record, struct held *held)
{
    held->fields = NULL;
    held->kept = NULL;
    if (!is_record(state, record, KIND_RESPONSE)) {
        PyErr_Format(PyExc_TypeError, "a Response is expected, not %.100R", record);
        return -1;
    }
    if (record_field(record, MESSAGE) != Py_None)
        return hold_message(record_field(record, MESSAGE), held);
    return hold_parts(record_field(record, STATUS), record_field(record, METHOD), record_field(record, HEADERS), held);
}

void held_release(struct held *held)
{
    if (held->fields != held->few)
        PyMem_Free(held->fields);
    held->fields = NULL;
    Py_CLEAR(held->kept);
}

/* ---- Records ---- */

static PyObject *method_object(struct state *state, const sipcodes_response *response)
{
    sipcodes_bytes name = sipcodes_response_method_name(response);
    sipcodes_method method = sipcodes_response_method(response);

    if (method != SIPCODES_METHOD_UNKNOWN)
        return name_object(state, sipcodes_value_name(SIPCODES_FACT_METHODS, (int)method));
    if (name.length == 0)
        Py_RETURN_NONE;
    return bytes_object(name);
}

/* The record of what is held; message and headers are taken over, and either is NULL for None. */
static PyObject *response_record(struct state *state, const struct held *held, PyObject *message, PyObject *headers)
{
    struct filling filling = record_begin(state, KIND_RESPONSE);
    int status = sipcodes_response_status(&held->response);

    filling_add(&filling, PyLong_FromLong(status));
    filling_add(&filling, message ? bytes_object(sipcodes_response_phrase(&held->response))
                                  : phrase_object(state, status, sipcodes_phrase(status)));
    filling_add(&filling, method_object(state, &held->response));
    filling_add(&filling, message ? message : Py_NewRef(Py_None));
    filling_add(&filling, headers ? headers : Py_NewRef(Py_None));
    return filling_end(&filling);
}

/* The bytes of a message, which nobody else can change. */
static PyObject *own_bytes(PyObject *message)
{
    if (PyUnicode_Check(message))
        return PyUnicode_AsEncodedString(message, "utf-8", "surrogateescape");
    if (PyObject_CheckBuffer(message))
        return PyBytes_FromObject(message);
    PyErr_Format(PyExc_TypeError, "a message is bytes or a str, not %.100R", message);
    return NULL;
}

PyObject *response_parse(struct state *state, PyObject *message)
{
    PyObject *own = own_bytes(message);
    PyObject *record = NULL;
    struct held held;

    if (!own)
        return NULL;
    held.fields = NULL;
    held.kept = NULL;
    if (hold_message(own, &held) == 0)
        record = response_record(state, &held, Py_NewRef(own), NULL);
    Py_DECREF(own);
    return record;
}

PyObject *response_make(struct state *state, PyObject *status, PyObject *method, PyObject *headers)
{
    PyObject *pairs = headers_tuple(headers);
    PyObject *record = NULL;
    struct held held;

    if (!pairs)
        return NULL;
    held.fields = NULL;
    held.kept = NULL;
    if (hold_parts(status, method, pairs, &held) == 0)
        record = response_record(state, &held, NULL, Py_NewRef(pairs));
    held_release(&held);
    Py_DECREF(pairs);
    return record;
}

/* ---- Elements ---- */

static PyObject *field_at(struct state *state, const void *about, size_t index)
{
    (void)about;
    return name_object(state, sipcodes_field_name((sipcodes_field)(index + SIPCODES_FIELD_ACCEPT)));
}

PyObject *field_names(struct state *state)
{
    return listed(state, NULL, field_at);
}

PyObject *element_record(struct state *state, sipcodes_field field, const sipcodes_element *element)
{
    struct filling filling = record_begin(state, KIND_ELEMENT);
    int64_t number = sipcodes_element_number(element);

    filling_add(&filling, name_object(state, sipcodes_field_name(field)));
    filling_add(&filling, bytes_object(sipcodes_element_value(element)));
    filling_add(&filling, bytes_object(sipcodes_element_text(element)));
    filling_add(&filling, number < 0 ? Py_NewRef(Py_None) : PyLong_FromLongLong(number));
    filling_add(&filling, PyFloat_FromDouble(sipcodes_element_q(element) / 1000.0));
    return filling_end(&filling);
}

PyObject *response_elements(struct state *state, const sipcodes_response *response, sipcodes_field field)
{
    sipcodes_cursor cursor = {{0}};
    PyObject *list = PyList_New(0);
    sipcodes_element element;
    int found;

    /* What is malformed is among the faults. */
    while (list && (found = sipcodes_response_next(response, field, &cursor, &element)) != 0)
        if (found == 1)
            list_add(&list, element_record(state, field, &element));
    return list_end(list);
}

/* An element is read again from its text, as the only one of its header field. */
PyObject *element_parameter(struct state *state, PyObject *record, const char *name)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_header_field line;
    sipcodes_response response;
    sipcodes_element element;
    sipcodes_field field;
    struct text text;
    PyObject *kept = NULL, *value = NULL;
    int length;

    if (!is_record(state, record, KIND_ELEMENT)) {
        PyErr_Format(PyExc_TypeError, "an Element is expected, not %.100R", record);
        return NULL;
    }
    if (read_field(record_field(record, 0), &field) < 0 ||
        read_text(record_field(record, 0), "header field", &line.name, &kept) < 0 ||
        read_text(record_field(record, 2), "text", &line.value, &kept) < 0)
        ;
    else if (sipcodes_response_make(&response, LOWEST_STATUS, (sipcodes_bytes){NULL, 0}, &line, 1) == SIPCODES_OK &&
             sipcodes_response_next(&response, field, &cursor, &element) == 1) {
        text_begin(&text);
        do
            length = sipcodes_element_parameter(&element, name, text.buffer, text.size);
        while (text_grows(&text, &length));
        value = length == SIPCODES_E_NOT_FOUND ? Py_NewRef(Py_None) : text_end(&text, length, "element_parameter", NULL);
    } else {
        PyErr_Format(PyExc_ValueError, "%.100R is no element of its header field", record);
    }
    Py_XDECREF(kept);
    return value;
}

/* ---- Faults ---- */

static PyObject *fault_record(struct state *state, const sipcodes_fault *fault)
{
    struct filling filling = record_begin(state, KIND_FAULT);

    filling_add(&filling, name_object(state, sipcodes_problem_name(fault->problem)));
    filling_add(&filling, bytes_object(fault->name));
    filling_add(&filling, PyLong_FromSize_t(fault->position));
    filling_add(&filling, PyLong_FromSize_t(fault->index));
    return filling_end(&filling);
}

PyObject *response_faults(struct state *state, const sipcodes_response *response)
{
    sipcodes_cursor cursor = {{0}};
    PyObject *list = PyList_New(0);
    sipcodes_fault fault;

    while (list && sipcodes_response_next_fault(response, &cursor, &fault) == 1) {
        list_add(&list, fault_record(state, &fault));
    }
    return list_end(list);
}

/* ---- Reason ---- */

PyObject *reason_elements(struct state *state, PyObject *value)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    sipcodes_bytes bytes;
    PyObject *list, *kept = NULL;
    int found;

    if (read_bytes(value, "Reason header field", &bytes, &kept) < 0)
        return NULL;
    list = PyList_New(0);
    while (list && (found = sipcodes_reason_next(bytes.text, bytes.length, &cursor, &element)) != 0) {
        if (found == 1)
            list_add(&list, element_record(state, SIPCODES_FIELD_REASON, &element));
        else
            list_add(&list, fail("reason_next", found, value, (Py_ssize_t)sipcodes_element_fault(&element).position));
    }
    Py_XDECREF(kept);
    return list_end(list);
}
