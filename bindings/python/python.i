/* python.i - how Python's values become the library's, and the library's Python's. */
%{
#include "advice.h"
#include "causes.h"
#include "codes.h"
#include "convert.h"
#include "pages.h"
#include "responses.h"
#include "values.h"
%}

/* ---- What goes in ---- */

%typemap(in, numinputs=0) struct state *state "$1 = state_of(self);"

%typemap(in) int status, int a, int b {
  if (read_status($input, &$1) < 0) SWIG_fail;
}
%typemap(in) int number, int cause {
  if (read_integer($input, "cause", &$1) < 0) SWIG_fail;
}
%typemap(in) int code {
  if (read_integer($input, "warn-code", &$1) < 0) SWIG_fail;
}
%typemap(in) size_t (int number) {
  if (read_integer($input, "number", &number) < 0) SWIG_fail;
  $1 = ($1_ltype)number;
}
%apply size_t {
  int, sipcodes_format, sipcodes_level, sipcodes_alias_kind, sipcodes_part, sipcodes_problem, sipcodes_context_item,
  sipcodes_advice_value, sipcodes_trust, sipcodes_cause_class, sipcodes_cause_standing, sipcodes_cause_condition,
  sipcodes_direction, sipcodes_coverage, int64_t
};
%typemap(in) bool {
  if (!PyBool_Check($input)) {
    PyErr_Format(PyExc_TypeError, "a bool is expected, not %R", $input);
    SWIG_fail;
  }
  $1 = $input == Py_True;
}

/* A str or None. */
%typemap(arginit) const char * "kept$argnum = NULL;"
%typemap(in) const char * (const char *word, PyObject *kept) {
  if (read_name($input, "$1_name", &word, &kept) < 0) SWIG_fail;
  $1 = (char *)word;
}
%typemap(freearg) const char * "Py_XDECREF(kept$argnum);"

/* A str of any length; and what may be taken from a message, which is bytes as well. */
%define %text_of(arguments, reader, what)
%typemap(arginit) arguments "kept$argnum = NULL;"
%typemap(in) arguments (sipcodes_bytes bytes, PyObject *kept) {
  if (reader($input, what, &bytes, &kept) < 0) SWIG_fail;
  $1 = (char *)bytes.text;
  $2 = bytes.length;
}
%typemap(freearg) arguments "Py_XDECREF(kept$argnum);"
%enddef
%text_of((const char *text, size_t length), read_text, "text")
%text_of((const char *words, size_t length), read_text, "text to search for")
%text_of((const char *name, size_t length), read_text, "name")
%text_of((const char *value, size_t length), read_bytes, "value of a header field")
%text_of((const char *ranges, size_t length), read_bytes, "list of languages")
%text_of((const char *a, size_t a_length), read_bytes, "URI")
%text_of((const char *b, size_t b_length), read_bytes, "URI")

/* A dict of what the arguments of a sentence stand for. */
%typemap(arginit) (const sipcodes_argument *arguments, size_t count) "given$argnum.arguments = NULL; given$argnum.kept = NULL;"
%typemap(in) (const sipcodes_argument *arguments, size_t count) (struct given given) {
  if (read_arguments($input, &given) < 0) SWIG_fail;
  $1 = given.arguments;
  $2 = given.count;
}
%typemap(freearg) (const sipcodes_argument *arguments, size_t count) "given_release(&given$argnum);"

/* Words: facts by themselves, what is a value of a fact, locations... */
%typemap(in) sipcodes_fact { if (read_fact($input, &$1) < 0) SWIG_fail; }
%typemap(in) sipcodes_text { if (read_text_kind($input, &$1) < 0) SWIG_fail; }
%typemap(in) sipcodes_field { if (read_field($input, &$1) < 0) SWIG_fail; }
%typemap(in) sipcodes_method { if (read_method($input, &$1) < 0) SWIG_fail; }
%typemap(in) sipcodes_sender (int number) {
  if (read_fact_value($input, SIPCODES_FACT_SENDERS, &number) < 0) SWIG_fail;
  $1 = (sipcodes_sender)number;
}

/* Records go in by what tells them apart. */
%typemap(in) const sipcodes_code * (int number) {
  if (read_integer($input, "status code", &number) < 0) SWIG_fail;
  $1 = (sipcodes_code *)sipcodes_get(number);
}
%typemap(in) const sipcodes_cause * (int number) {
  if (read_integer($input, "cause", &number) < 0) SWIG_fail;
  $1 = (sipcodes_cause *)sipcodes_cause_get(number);
}
%typemap(in) const sipcodes_warning * (int number) {
  if (read_integer($input, "warn-code", &number) < 0) SWIG_fail;
  $1 = (sipcodes_warning *)sipcodes_warning_get(number);
}
%typemap(in) const sipcodes_protocol * (sipcodes_bytes bytes, PyObject *kept) {
  kept = NULL;
  if (read_text($input, "protocol", &bytes, &kept) < 0) SWIG_fail;
  $1 = (sipcodes_protocol *)sipcodes_protocol_find(bytes.text, bytes.length);
  Py_XDECREF(kept);
}
%typemap(in) const sipcodes_header * {
  $1 = (sipcodes_header *)header_of(state_of(self), $input);
  if (!$1) SWIG_fail;
}
%typemap(in) const sipcodes_mapping * {
  $1 = (sipcodes_mapping *)mapping_of(state_of(self), $input);
  if (!$1) SWIG_fail;
}

/* Views live while the function runs. */
%typemap(arginit) const sipcodes_response * "held$argnum.fields = NULL; held$argnum.kept = NULL;"
%typemap(in) const sipcodes_response * (struct held held) {
  if (hold(state_of(self), $input, &held) < 0) SWIG_fail;
  $1 = &held.response;
}
%typemap(freearg) const sipcodes_response * "held_release(&held$argnum);"

%typemap(arginit) const sipcodes_context * "known$argnum.tried = NULL; known$argnum.kept = NULL;"
%typemap(in) const sipcodes_context * (struct known known) {
  if (known_hold(state_of(self), $input, &known) < 0) SWIG_fail;
  $1 = &known.context;
}
%typemap(freearg) const sipcodes_context * "known_release(&known$argnum);"

%typemap(arginit) const sipcodes_advice * "inquiry_begin(&inquiry$argnum);"
%typemap(in) const sipcodes_advice * (struct inquiry inquiry) {
  if (inquire_again(state_of(self), $input, &inquiry) < 0) SWIG_fail;
  $1 = &inquiry.advice;
}
%typemap(freearg) const sipcodes_advice * "inquiry_release(&inquiry$argnum);"

%typemap(in) const sipcodes_policy * (const sipcodes_policy *policy) {
  if (policy_hold(state_of(self), $input, &policy) < 0) SWIG_fail;
  $1 = (sipcodes_policy *)policy;
}
%typemap(in) const sipcodes_set * {
  $1 = (sipcodes_set *)set_of(state_of(self), $input);
  if (!$1) SWIG_fail;
}

/* ---- What comes out ---- */

%typemap(out) int, unsigned int, uint32_t {
  $result = $1 < 0 ? fail("$symname", (int)$1, args, -1) : PyLong_FromLong((long)$1);
}
%typemap(out) uint32_t "$result = PyLong_FromUnsignedLong($1);"
%typemap(out) bool "$result = PyBool_FromLong($1);"
%typemap(out) const char * "$result = text_object($1);"
%typemap(out) const char *sipcodes_phrase "$result = *$1 ? phrase_object(state_of(self), arg1, $1) : unknown(arg1, args, Py_NewRef(state_of(self)->empty));"
%typemap(out) int sipcodes_resolve "$result = $1 ? PyLong_FromLong($1) : fail(\"resolve\", SIPCODES_E_STATUS, args, -1);"
%typemap(out) const sipcodes_code * "$result = code_record(state_of(self), $1);"
%typemap(out) const sipcodes_code *sipcodes_get "$result = $1 ? code_record(state_of(self), $1) : unknown(arg1, args, Py_NewRef(Py_None));"
%typemap(out) const sipcodes_cause * "$result = cause_record(state_of(self), $1);"
%typemap(out) const sipcodes_protocol * "$result = protocol_record(state_of(self), $1);"
%typemap(out) const sipcodes_warning * "$result = warning_record(state_of(self), $1);"
%typemap(out) sipcodes_field "$result = name_object(state_of(self), sipcodes_field_name($1));"

/* Lists of numbers: as many as there may be. */
%typemap(in, numinputs=0) (int *numbers, size_t capacity) (int list[HIGHEST_STATUS + 1]) {
  $1 = list;
  $2 = sizeof list / sizeof *list;
}
%typemap(argout) (int *numbers, size_t capacity) {
  if ($result) {
    Py_SETREF($result, PyTuple_New(result));
    for (int i = 0; $result && i < result; i++) {
      PyObject *number = PyLong_FromLong($1[i]);
      if (number) PyTuple_SET_ITEM($result, i, number); else Py_CLEAR($result);
    }
  }
}
%apply (int *numbers, size_t capacity) { (int *statuses, size_t capacity) };

/* A text and the language that it is in. */
%typemap(in, numinputs=0) const char **language (const char *tag) {
  tag = NULL;
  $1 = (char **)&tag;
}
%typemap(argout) const char **language {
  if ($result) $result = Py_BuildValue("(Ns)", $result, *$1);
}

/* A note likewise; what has no translation is the English one. */
%typemap(out) const char *sipcodes_code_note "$result = spoken_object($1, sipcodes_code_note(arg1, arg2, NULL), arg3);"
%typemap(out) const char *sipcodes_cause_note "$result = spoken_object($1, sipcodes_cause_note(arg1, NULL), arg2);"
%typemap(out) const char *sipcodes_mapping_note "$result = spoken_object($1, sipcodes_mapping_note(arg1, NULL), arg2);"
%typemap(out) const char *sipcodes_cause_table_note "$result = spoken_object($1, sipcodes_cause_table_note(arg1, NULL), arg2);"

/* Texts that are written: written again if there was not enough room. BUFFER and SIZE are the numbers of the arguments. */
%typemap(in, numinputs=0) (char *buffer, size_t size) (struct text room) {
  text_begin(&room);
  $1 = room.buffer;
  $2 = room.size;
}
%define %writes_text(function, BUFFER, SIZE)
%exception function {
  do {
    arg ## BUFFER = room ## BUFFER.buffer;
    arg ## SIZE = room ## BUFFER.size;
    $action
  } while (text_grows(&room ## BUFFER, &result));
}
%typemap(out) int function "$result = text_end(&room" #BUFFER ", $1, \"$symname\", args);"
%enddef
%writes_text(sipcodes_set_text, 2, 3)
%writes_text(sipcodes_policy_text, 2, 3)
%writes_text(sipcodes_explain, 4, 5)
%writes_text(sipcodes_compare, 5, 6)
%writes_text(sipcodes_advice_page, 4, 5)
%writes_text(sipcodes_explain_response, 6, 7)
%writes_text(sipcodes_cause_explain, 4, 5)
%writes_text(sipcodes_cause_compare, 5, 6)
%writes_text(sipcodes_labelled, 6, 7)
%writes_text(sipcodes_sentence, 5, 6)

/* Pages as a tuple of pieces. */
%typemap(in, numinputs=0) (sipcodes_visitor *visit, void *user) (struct collection collection) {
  collection.state = state_of(self);
  collection.pieces = PyList_New(0);
  if (!collection.pieces) SWIG_fail;
  $1 = collect_piece;
  $2 = &collection;
}
%typemap(argout) (sipcodes_visitor *visit, void *user) {
  Py_XDECREF($result);
  $result = collection_end(&collection$argnum, result, "$symname", args);
}
%define %visits(function)
%typemap(out) int function "$result = NULL;"
%enddef
%visits(sipcodes_explain_visit)
%visits(sipcodes_compare_visit)
%visits(sipcodes_advice_visit)
%visits(sipcodes_explain_response_visit)
%visits(sipcodes_cause_explain_visit)
%visits(sipcodes_cause_compare_visit)

/* Where in a text a mistake is. */
%typemap(in, numinputs=0) size_t *position (size_t place) {
  place = 0;
  $1 = &place;
}

%typemap(in, numinputs=0) sipcodes_set *set (sipcodes_set made) "$1 = &made;"
%typemap(out) int sipcodes_set_parse {
  $result = $1 ? fail("set_parse", $1, args, (Py_ssize_t)*arg4) : set_object(state_of(self), arg1);
}

/* A policy that is changed is a copy. */
%typemap(in) sipcodes_policy *policy (sipcodes_policy changed) {
  const sipcodes_policy *base = policy_of(state_of(self), $input);
  if (!base) SWIG_fail;
  changed = *base;
  $1 = &changed;
}
%typemap(out) int sipcodes_policy_parse, int sipcodes_policy_import {
  $result = $1 ? fail("$symname", $1, args, (Py_ssize_t)*arg4) : policy_object(state_of(self), arg1);
}

/* What a table makes of a code or a cause, with the row that says so. */
%typemap(in, numinputs=0) const sipcodes_mapping **mapping (const sipcodes_mapping *row) {
  row = NULL;
  $1 = (sipcodes_mapping **)&row;
}
%typemap(in) sipcodes_location { if (read_location($input, &$1) < 0) SWIG_fail; }
%typemap(out) int sipcodes_cause_from_status "$result = answer_record(state_of(self), $1, *arg3, \"$symname\", args);"
%typemap(out) int sipcodes_cause_to_status "$result = answer_record(state_of(self), $1, *arg4, \"$symname\", args);"

/* ---- Whole results, which take more than one call of the library ---- */

PyObject *base(struct state *state, const char *name);
PyObject *page_record(struct state *state, PyObject *text, PyObject *kind, PyObject *subject, PyObject *lang);
PyObject *response_parse(struct state *state, PyObject *message);
PyObject *response_make(struct state *state, PyObject *status, PyObject *method, PyObject *headers);
PyObject *response_elements(struct state *state, const sipcodes_response *response, sipcodes_field field);
PyObject *response_faults(struct state *state, const sipcodes_response *response);
PyObject *element_parameter(struct state *state, PyObject *record, const char *name);
PyObject *reason_elements(struct state *state, PyObject *value);
PyObject *reason_value(struct state *state, PyObject *reasons);
PyObject *context_record(struct state *state, PyObject *text, PyObject *items, PyObject *tried);
PyObject *policy_like(struct state *state, PyObject *policy);
PyObject *advice_record(struct state *state, PyObject *response, PyObject *context, PyObject *policy);
PyObject *advice_elements(struct state *state, const sipcodes_advice *advice);
PyObject *advice_reasons(struct state *state, const sipcodes_advice *advice, const char *lang);
PyObject *best_record(struct state *state, PyObject *branches, PyObject *method, PyObject *rule);
PyObject *best_reasons(struct state *state, PyObject *record, const char *lang);
PyObject *fact_names(struct state *state);
PyObject *field_names(struct state *state);
PyObject *text_names(struct state *state);
PyObject *location_names(struct state *state);
PyObject *table_record(struct state *state, size_t index);
PyObject *path_steps(struct state *state, PyObject *status, PyObject *tables, bool keeps_location);

%typemap(in, numinputs=0) PyObject *module "$1 = self;"
%typemap(in) PyTypeObject *type {
  if (!PyType_Check($input)) {
    PyErr_Format(PyExc_TypeError, "a class is expected, not %R", $input);
    SWIG_fail;
  }
  $1 = (PyTypeObject *)$input;
}
PyObject *codes_object(struct state *state, PyTypeObject *type, PyObject *module);

/* ---- What the package hands out as it is ---- */

%feature("docstring", "get(status, /)
--

The record of a known status code, given as a number or a name; None for other numbers of 100 to 699.

Raises ValueError for numbers that are no status code, LookupError for a name that no code goes by.

>>> import sipcodes
>>> sipcodes.get(486).phrase
'Busy Here'
>>> sipcodes.get('486') is sipcodes.get('busy here') is sipcodes.get(486)
True
>>> sipcodes.get(499) is None
True
") sipcodes_get;
%feature("docstring", "phrase(status, /)
--

The reason phrase of a known status code, as registered; an empty str for other numbers of 100 to 699.

Takes and raises what get() does.

>>> import sipcodes
>>> sipcodes.phrase(404)
'Not Found'
") sipcodes_phrase;
%feature("docstring", "resolve(status, /)
--

The status code that a client must treat this one as (RFC 3261 8.1.3.2).

Takes what get() does. Raises ValueError outside 100 to 699, where there is nothing to treat it as.

>>> import sipcodes
>>> sipcodes.resolve(499)
400
") sipcodes_resolve;
