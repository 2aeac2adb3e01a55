/* response.c - responses as they came from the network, or made of parts, and the elements of their header fields. */
#include "push.h"

#include <string.h>

/* A response object is a sipcodes_response; its bytes follow, or live in what it is tied to. */

/* sip.parse(message) */
int response_parse(lua_State *L)
{
    size_t length;
    const char *message = need_string(L, 1, 1, "message", &length);
    sipcodes_response *response = push_object(L, KIND_RESPONSE, sizeof *response + length, false);
    char *bytes = memcpy(response + 1, message, length);
    sipcodes_fault fault;
    int error = sipcodes_response_read(response, bytes, length, &fault);

    if (error == SIPCODES_E_ARGUMENT)
        return refuse(L, error, "%s", sipcodes_strerror(error));
    if (error) {
        refuse(L, error, "%s", sipcodes_problem_label(fault.problem, NULL));
        push_fault(L, &fault);
        return refuse_with(L);
    }
    return 1;
}

/* sip.response(parts) */
int response_make(lua_State *L)
{
    struct inquiry inquiry;
    sipcodes_response *response;
    const sipcodes_context *context;
    size_t size;
    int error;

    if (lua_type(L, 1) != LUA_TTABLE)
        return type_error(L, 1, 1, "parts", "table");
    read_inquiry(L, &inquiry, 1, OPTIONS_PARTS);
    size = measure_inquiry(L, &inquiry);
    response = push_object(L, KIND_RESPONSE, sizeof *response + size, false);
    error = place_inquiry(L, &inquiry, (char *)(response + 1), response, &context, NULL);
    return error ? refuse_inquiry(L, &inquiry, error, NULL) : 1;
}

void push_response(lua_State *L, const sipcodes_response *response, int index)
{
    sipcodes_response *copy = push_object(L, KIND_RESPONSE, sizeof *copy, true);

    *copy = *response;
    lua_pushvalue(L, index);
    keep_alive(L, lua_gettop(L) - 1);
}

/* sip.uri_equal(a, b) */
int response_uri_equal(lua_State *L)
{
    size_t a_length;
    size_t b_length;
    const char *a = need_string(L, 1, 1, "a", &a_length);
    const char *b = need_string(L, 2, 2, "b", &b_length);

    lua_pushboolean(L, sipcodes_uri_equal(a, a_length, b, b_length));
    return 1;
}

/* ---- Fields and methods ---- */

PUSH_NUMBER(status, sipcodes_response_status)
PUSH_BYTES(phrase, sipcodes_response_phrase)
PUSH(method, push_bytes_or_nil, sipcodes_response_method_name(thing))

static void push_code(lua_State *L, const void *response, int which, int self)
{
    (void)which, (void)self;
    push_record(L, KIND_CODE, sipcodes_get(sipcodes_response_status(response)));
}

static void push_faults(lua_State *L, const void *response, int which, int self)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_fault fault;
    int count = 0;

    (void)which, (void)self;
    lua_newtable(L);
    while (sipcodes_response_next_fault(response, &cursor, &fault) == 1) {
        push_fault(L, &fault);
        lua_rawseti(L, -2, ++count);
    }
}

static const struct field response_fields[] = {
    {"status", push_status, 0, false}, {"phrase", push_phrase, 0, false}, {"method", push_method, 0, false},
    {"code", push_code, 0, false},     {"faults", push_faults, 0, false}, {NULL, NULL, 0, false},
};

static sipcodes_field need_field(lua_State *L)
{
    size_t length;
    const char *name = need_string(L, 2, 2, "field", &length);
    sipcodes_field field = sipcodes_field_find(name, length);

    if (field == SIPCODES_FIELD_UNKNOWN)
        argument_error(L, 2, "field: the library does not read the values of '%s'", push_shown_at(L, 2));
    return field;
}

static int response_has(lua_State *L)
{
    const sipcodes_response *response = need_object(L, 1, KIND_RESPONSE, "self");

    lua_pushboolean(L, sipcodes_response_has(response, need_field(L)));
    return 1;
}

/* A walk through one field of a response. */
struct field_walk {
    const sipcodes_response *response;
    sipcodes_field field;
};

static int next_of_field(const void *of, sipcodes_cursor *cursor, sipcodes_element *element)
{
    const struct field_walk *walk = of;

    return sipcodes_response_next(walk->response, walk->field, cursor, element);
}

static int response_elements(lua_State *L)
{
    struct field_walk walk;

    walk.response = need_object(L, 1, KIND_RESPONSE, "self");
    walk.field = need_field(L);
    push_elements(L, 1, next_of_field, &walk);
    return 2;
}

static void push_response_text(lua_State *L, const void *response, int self)
{
    sipcodes_bytes phrase = sipcodes_response_phrase(response);

    (void)self;
    lua_pushfstring(L, phrase.length ? "%d " : "%d", sipcodes_response_status(response));
    push_bytes(L, phrase);
    lua_concat(L, 2);
}

static const luaL_Reg response_methods[] = {{"has", response_has}, {"elements", response_elements}, {NULL, NULL}};

const struct kind kind_response = {
    .name = "sipcodes.response",
    .fields = response_fields,
    .methods = response_methods,
    .push_text = push_response_text,
};

/* ---- Elements ---- */

static void push_element(lua_State *L, const sipcodes_element *element, int index)
{
    sipcodes_element *object = push_object(L, KIND_ELEMENT, sizeof *object, true);

    *object = *element;
    lua_pushvalue(L, index);
    keep_alive(L, lua_gettop(L) - 1);
}

void push_elements(lua_State *L, int index, element_source *next, const void *of)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    sipcodes_fault fault;
    int elements = 0;
    int faults = 0;
    int found;

    lua_newtable(L);
    lua_newtable(L);
    while ((found = next(of, &cursor, &element)) == 1 || found == SIPCODES_E_SYNTAX) {
        if (found == 1) {
            push_element(L, &element, index);
            lua_rawseti(L, -3, ++elements);
        } else {
            fault = sipcodes_element_fault(&element);
            push_fault(L, &fault);
            lua_rawseti(L, -2, ++faults);
        }
    }
}

PUSH_BYTES(element_value, sipcodes_element_value)
PUSH_BYTES(element_text, sipcodes_element_text)
PUSH_NUMBER(element_q, sipcodes_element_q)

static void push_element_number(lua_State *L, const void *element, int which, int self)
{
    int64_t number = sipcodes_element_number(element);

    (void)which, (void)self;
    if (number < 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)number);
}

static const struct field element_fields[] = {
    {"value", push_element_value, 0, false},
    {"text", push_element_text, 0, false},
    {"number", push_element_number, 0, false},
    {"q", push_element_q, 0, false},
    {NULL, NULL, 0, false},
};

/* A parameter of an element. */
struct parameter {
    const sipcodes_element *element;
    const char *name;
};

static int write_parameter(const void *what, char *buffer, size_t size)
{
    const struct parameter *parameter = what;

    return sipcodes_element_parameter(parameter->element, parameter->name, buffer, size);
}

void push_parameter(lua_State *L, const sipcodes_element *element, const char *name)
{
    struct parameter parameter = {element, name};

    if (sipcodes_element_parameter(element, name, NULL, 0) < 0)
        lua_pushnil(L);
    else
        push_written(L, write_parameter, &parameter);
}

static int element_parameter(lua_State *L)
{
    const sipcodes_element *element = need_object(L, 1, KIND_ELEMENT, "self");

    push_parameter(L, element, need_word(L, 2, 2, "name"));
    return 1;
}

static void push_element_tostring(lua_State *L, const void *element, int self)
{
    push_element_text(L, element, 0, self);
}

static const luaL_Reg element_methods[] = {{"parameter", element_parameter}, {NULL, NULL}};

const struct kind kind_element = {
    .name = "sipcodes.element",
    .fields = element_fields,
    .methods = element_methods,
    .push_text = push_element_tostring,
};
