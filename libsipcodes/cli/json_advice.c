/* json_advice.c - an advice as JSON; the manual page documents the members. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of a response, which need not be UTF-8. */
static json_t *bytes_json(sipcodes_bytes bytes)
{
    char *text = need(bytes.length + 1);
    json_t *string;

    if (bytes.length > 0)
        memcpy(text, bytes.text, bytes.length);
    make_utf8(text, bytes.length);
    string = json_stringn(text, bytes.length);
    free(text);
    return string;
}

/* ---- Numbers ---- */

static json_t *number_json(sipcodes_advice_value value, int64_t number)
{
    const char *word = sipcodes_advice_value_name(value, number);

    if (word)
        return json_string(word);
    return number == SIPCODES_FOREVER ? json_string("forever") : json_integer(number);
}

static void add_numbers(json_t *object, const sipcodes_advice *advice)
{
    const char *name;

    for (int value = 1; (name = sipcodes_advice_name((sipcodes_advice_value)value)); value++) {
        int64_t number = sipcodes_advice_get(advice, (sipcodes_advice_value)value);
        if (number >= 0)
            json_object_set_new(object, name, number_json((sipcodes_advice_value)value, number));
    }
}

/* ---- Reasons ---- */

struct reason {
    const sipcodes_advice *advice;
    size_t index;
};

static int write_reason(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct reason *reason = about;
    return sipcodes_advice_text(reason->advice, reason->index, options->lang, buffer, size);
}

static json_t *reasons_json(const struct options *options, const sipcodes_advice *advice)
{
    json_t *array = json_array();

    for (struct reason reason = {advice, 0}; sipcodes_advice_reason(advice, reason.index); reason.index++) {
        char *text = written(write_reason, options, &reason);
        json_t *object = json_pack("{s:s, s:s, s:b}", "id", sipcodes_advice_reason(advice, reason.index), "source",
                                   sipcodes_advice_source(advice, reason.index), "warning",
                                   sipcodes_advice_is_warning(advice, reason.index));
        make_utf8(text, strlen(text));
        set_spoken(object, options, "text", text, sipcodes_advice_language(advice, reason.index, options->lang));
        json_array_append_new(array, object);
        free(text);
    }
    return array;
}

/* ---- Values ---- */

/* A parameter of an element. */
struct parameter {
    const sipcodes_element *element;
    const char *name;
};

static int write_parameter(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct parameter *parameter = about;

    (void)options;
    return sipcodes_element_parameter(parameter->element, parameter->name, buffer, size);
}

/* Those that the header fields of an advice are known to have; NULL if the element has none of them. */
static json_t *parameters_json(const struct options *options, const sipcodes_element *element)
{
    static const char *const names[] = {"display", "expires", "realm",    "domain",  "nonce", "opaque", "stale",   "algorithm",
                                        "qop",     "alg",     "duration", "comment", "code",  "text",   "purpose", "location"};
    json_t *object = json_object();

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct parameter parameter = {element, names[i]};
        char *text;

        if (sipcodes_element_parameter(element, names[i], NULL, 0) < 0)
            continue;
        text = written(write_parameter, options, &parameter);
        json_object_set_new(object, names[i], bytes_json((sipcodes_bytes){text, strlen(text)}));
        free(text);
    }
    if (json_object_size(object) > 0)
        return object;
    json_decref(object);
    return NULL;
}

static bool has_q(sipcodes_field field)
{
    return field == SIPCODES_FIELD_ACCEPT || field == SIPCODES_FIELD_ACCEPT_ENCODING ||
           field == SIPCODES_FIELD_ACCEPT_LANGUAGE || field == SIPCODES_FIELD_CONTACT ||
           field == SIPCODES_FIELD_SECURITY_SERVER;
}

static json_t *element_json(const struct options *options, sipcodes_field field, const sipcodes_element *element)
{
    json_t *object = json_pack("{s:o, s:o}", "value", bytes_json(sipcodes_element_value(element)), "text",
                               bytes_json(sipcodes_element_text(element)));
    json_t *parameters = parameters_json(options, element);

    if (sipcodes_element_number(element) >= 0)
        json_object_set_new(object, "number", json_integer(sipcodes_element_number(element)));
    if (has_q(field))
        json_object_set_new(object, "q", json_real(sipcodes_element_q(element) / 1000.0));
    if (parameters)
        json_object_set_new(object, "parameters", parameters);
    return object;
}

static json_t *values_json(const struct options *options, const sipcodes_advice *advice)
{
    sipcodes_field field = (sipcodes_field)sipcodes_advice_get(advice, SIPCODES_ADVICE_FIELD);
    sipcodes_cursor cursor = {{0}};
    json_t *array = json_array();
    sipcodes_element element;

    while (sipcodes_advice_next(advice, &cursor, &element) > 0)
        json_array_append_new(array, element_json(options, field, &element));
    return array;
}

/* ---- Faults ---- */

static json_t *fault_json(const struct options *options, const struct inquiry *inquiry, const sipcodes_fault *fault)
{
    json_t *object =
        json_pack("{s:s, s:o, s:I, s:s}", "problem", sipcodes_problem_name(fault->problem), "name", bytes_json(fault->name),
                  "position", (json_int_t)fault->position, "text", sipcodes_problem_label(fault->problem, options->lang));

    if (inquiry->capture.message) {
        struct place place = capture_place(&inquiry->capture, fault->position);
        json_object_set_new(object, "line", json_integer((json_int_t)place.line));
        json_object_set_new(object, "column", json_integer((json_int_t)place.column));
    }
    return object;
}

static json_t *faults_json(const struct options *options, const struct inquiry *inquiry)
{
    sipcodes_cursor cursor = {{0}};
    json_t *array = json_array();
    sipcodes_fault fault;

    while (sipcodes_response_next_fault(&inquiry->response, &cursor, &fault) > 0)
        json_array_append_new(array, fault_json(options, inquiry, &fault));
    return array;
}

/* ---- What the response tells beside its code ---- */

static json_t *warnings_json(const struct options *options, const sipcodes_response *response)
{
    sipcodes_cursor cursor = {{0}};
    json_t *array = json_array();
    sipcodes_element element;
    int found;

    while ((found = sipcodes_response_next(response, SIPCODES_FIELD_WARNING, &cursor, &element)) != 0) {
        const sipcodes_warning *warning = found > 0 ? sipcodes_warning_get((int)sipcodes_element_number(&element)) : NULL;
        if (warning)
            json_array_append_new(array, json_pack("{s:i, s:s, s:s, s:s, s:s}", "code", sipcodes_warning_code(warning), "text",
                                                   sipcodes_warning_text(warning), "meaning",
                                                   sipcodes_warning_meaning(warning, options->lang), "fix",
                                                   sipcodes_warning_fix(warning, options->lang), "source",
                                                   sipcodes_warning_source(warning)));
    }
    return array;
}

/* ---- Documents ---- */

/* As it was received; of a response that was made of options, the registered one. */
static json_t *phrase_json(const struct inquiry *inquiry)
{
    return inquiry->capture.message ? bytes_json(sipcodes_response_phrase(&inquiry->response))
                                    : json_string(sipcodes_phrase(sipcodes_response_status(&inquiry->response)));
}

static json_t *advice_json(const struct options *options, const struct inquiry *inquiry)
{
    const sipcodes_response *response = &inquiry->response;
    sipcodes_bytes method = sipcodes_response_method_name(response);
    json_t *object = json_pack("{s:i, s:o}", "status", sipcodes_response_status(response), "phrase", phrase_json(inquiry));

    if (method.length > 0)
        json_object_set_new(object, "method", bytes_json(method));
    add_numbers(object, &inquiry->advice);
    json_object_set_new(object, "reasons", reasons_json(options, &inquiry->advice));
    json_object_set_new(object, "values", values_json(options, &inquiry->advice));
    json_object_set_new(object, "faults", faults_json(options, inquiry));
    json_object_set_new(object, "language", json_string(options->lang));
    json_object_set_new(object, "version", json_string(sipcodes_version()));
    return object;
}

void json_advice(const struct options *options, const struct inquiry *inquiry)
{
    print_json(advice_json(options, inquiry));
}

void json_response(const struct options *options, const struct inquiry *inquiry)
{
    json_t *object = advice_json(options, inquiry);

    json_object_set_new(object, "warnings", warnings_json(options, &inquiry->response));
    json_object_set_new(object, "code", code_json(options, sipcodes_response_status(&inquiry->response)));
    print_json(object);
}
