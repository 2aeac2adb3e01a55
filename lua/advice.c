/* advice.c - what to do about a response. */
#include "push.h"

#include <math.h>

/* ---- Asking ---- */

/* Takes the first argument of sip.advise as an option. */
static void put_subject(lua_State *L, struct inquiry *inquiry)
{
    int kind = kind_of(L, 1);

    if (lua_type(L, 1) == LUA_TNUMBER || kind == KIND_CODE) {
        lua_pushinteger(L, need_status(L, 1, "status"));
        put_option(L, inquiry, OPTION_STATUS);
    } else if (kind == KIND_RESPONSE) {
        lua_pushvalue(L, 1);
        put_option(L, inquiry, OPTION_RESPONSE);
    } else {
        type_error(L, 1, 1, "subject", "status code, sipcodes.response or table");
    }
}

/* Makes the advice for a status of which nothing else is known. */
static int make_advice(lua_State *L, int status)
{
    struct advice_object *object = push_object(L, KIND_ADVICE, sizeof *object, false);
    int error = sipcodes_response_make(&object->response, status, (sipcodes_bytes){NULL, 0}, NULL, 0);

    if (error)
        return refuse(L, error, "%d: %s", status, sipcodes_strerror(error));
    sipcodes_advise(&object->response, NULL, NULL, &object->advice);
    return 1;
}

/*
 * Pushes the same. What depends on a known code alone is the same each time, so a state has one of each, as of records. Those
 * of other numbers are not kept: there are too many.
 */
static int advise_status(lua_State *L, int status)
{
    if (!sipcodes_get(status))
        return make_advice(L, status);
    push_records(L, KIND_ADVICE);
    lua_rawgeti(L, -1, status);
    if (!lua_isnil(L, -1))
        return 1;
    make_advice(L, status);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -4, status);
    return 1;
}

/* Pushes the advice for what was read. */
static int advise_inquiry(lua_State *L, struct inquiry *inquiry)
{
    size_t size = measure_inquiry(L, inquiry);
    struct advice_object *object = push_object(L, KIND_ADVICE, sizeof *object + size, true);
    const sipcodes_context *context;
    sipcodes_fault fault;
    int error = place_inquiry(L, inquiry, (char *)(object + 1), &object->response, &context, &fault);

    if (error)
        return refuse_inquiry(L, inquiry, error, &fault);
    sipcodes_advise(&object->response, context, inquiry->policy, &object->advice);
    tie_inquiry(L, inquiry);
    return 1;
}

/* sip.advise(subject, options) */
int advice_advise(lua_State *L)
{
    struct inquiry inquiry;

    if (lua_type(L, 1) == LUA_TNUMBER && lua_isnoneornil(L, 2))
        return advise_status(L, need_number(L, 1, 1, "status"));
    if (lua_type(L, 1) == LUA_TTABLE) {
        read_inquiry(L, &inquiry, 1, OPTIONS_ALL);
    } else {
        lua_settop(L, 2);
        read_inquiry(L, &inquiry, 2, OPTIONS_BESIDES | 1u << OPTION_METHOD | 1u << OPTION_HEADERS);
        put_subject(L, &inquiry);
    }
    return advise_inquiry(L, &inquiry);
}

/* ---- Fields ---- */

static void push_status(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;

    (void)which, (void)self;
    lua_pushinteger(L, sipcodes_response_status(&advice->response));
}

static void push_own_response(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;

    (void)which;
    push_response(L, &advice->response, self);
}

/* A value that is enumerated. */
static void push_name(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;
    sipcodes_advice_value value = (sipcodes_advice_value)which;

    (void)self;
    lua_pushstring(L, sipcodes_advice_value_name(value, sipcodes_advice_get(&advice->advice, value)));
}

/* A value that is a number. */
static void push_value(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;
    int64_t value = sipcodes_advice_get(&advice->advice, (sipcodes_advice_value)which);

    (void)self;
    if (value < 0)
        lua_pushnil(L);
    else if (value == SIPCODES_FOREVER)
        lua_pushnumber(L, (lua_Number)HUGE_VAL);
    else
        lua_pushinteger(L, (lua_Integer)value);
}

/* A value that is yes or no. */
static void push_flag(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;
    int64_t value = sipcodes_advice_get(&advice->advice, (sipcodes_advice_value)which);

    (void)self;
    if (value < 0)
        lua_pushnil(L);
    else
        lua_pushboolean(L, value != 0);
}

/* A status code, or false for nothing, which a script would take for a code if it were 0. */
static void push_relay(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;

    if (sipcodes_advice_get(&advice->advice, (sipcodes_advice_value)which) == 0)
        lua_pushboolean(L, 0);
    else
        push_value(L, object, which, self);
}

static int next_of_advice(const void *of, sipcodes_cursor *cursor, sipcodes_element *element)
{
    return sipcodes_advice_next(of, cursor, element);
}

static void push_own_elements(lua_State *L, const void *object, int which, int self)
{
    const struct advice_object *advice = object;

    (void)which;
    push_elements(L, self, next_of_advice, &advice->advice);
    lua_pop(L, 1);
}

/* ---- Reasons ---- */

static const char *reason_id(const void *advice, size_t index)
{
    return sipcodes_advice_reason(advice, index);
}

static const char *reason_source(const void *advice, size_t index)
{
    return sipcodes_advice_source(advice, index);
}

static bool reason_is_warning(const void *advice, size_t index)
{
    return sipcodes_advice_is_warning(advice, index);
}

static const char *reason_language(const void *advice, size_t index, const char *lang)
{
    return sipcodes_advice_language(advice, index, lang);
}

static int write_reason(const void *advice, size_t index, const char *lang, char *buffer, size_t size)
{
    return sipcodes_advice_text(advice, index, lang, buffer, size);
}

static const struct reasons reasons = {reason_id, reason_source, reason_is_warning, reason_language, write_reason};

static void push_own_reasons(lua_State *L, const void *object, int which, int self)
{
    (void)which, (void)self;
    push_reasons(L, &reasons, object, NULL);
}

PUSH(reason, lua_pushstring, sipcodes_advice_reason(thing, 0))

static void push_sentence(lua_State *L, const void *object, int which, int self)
{
    (void)which, (void)self;
    push_reason_text(L, &reasons, object, 0, NULL);
}

static const struct field advice_fields[] = {
    {"status", push_status, 0, false},
    {"response", push_own_response, 0, false},
    {"action", push_name, SIPCODES_ADVICE_ACTION, false},
    {"otherwise", push_name, SIPCODES_ADVICE_OTHERWISE, false},
    {"repair", push_name, SIPCODES_ADVICE_REPAIR, false},
    {"delay", push_value, SIPCODES_ADVICE_DELAY, false},
    {"delay_min", push_value, SIPCODES_ADVICE_DELAY_MIN, false},
    {"delay_max", push_value, SIPCODES_ADVICE_DELAY_MAX, false},
    {"delay_from", push_name, SIPCODES_ADVICE_DELAY_FROM, false},
    {"hold", push_value, SIPCODES_ADVICE_HOLD, false},
    {"hold_scope", push_name, SIPCODES_ADVICE_HOLD_SCOPE, false},
    {"remember", push_value, SIPCODES_ADVICE_REMEMBER, false},
    {"session_expires", push_value, SIPCODES_ADVICE_SESSION_EXPIRES, false},
    {"min_se", push_value, SIPCODES_ADVICE_MIN_SE, false},
    {"expires", push_value, SIPCODES_ADVICE_EXPIRES, false},
    {"field", push_name, SIPCODES_ADVICE_FIELD, false},
    {"missing", push_name, SIPCODES_ADVICE_MISSING, false},
    {"dialog_effect", push_name, SIPCODES_ADVICE_DIALOG_EFFECT, false},
    {"reached", push_name, SIPCODES_ADVICE_REACHED, false},
    {"health", push_flag, SIPCODES_ADVICE_HEALTH, false},
    {"consent", push_flag, SIPCODES_ADVICE_CONSENT, false},
    {"origin", push_name, SIPCODES_ADVICE_ORIGIN, false},
    {"treated_as", push_value, SIPCODES_ADVICE_TREATED_AS, false},
    {"relay", push_relay, SIPCODES_ADVICE_RELAY, false},
    {"elements", push_own_elements, 0, false},
    {"reasons", push_own_reasons, 0, false},
    {"reason", push_reason, 0, false},
    {"sentence", push_sentence, 0, false},
    {NULL, NULL, 0, false},
};

/* ---- Methods ---- */

static int advice_why(lua_State *L)
{
    const struct advice_object *object = need_object(L, 1, KIND_ADVICE, "self");

    push_reasons(L, &reasons, &object->advice, need_language(L, 2));
    return 1;
}

static int advice_page(lua_State *L)
{
    need_object(L, 1, KIND_ADVICE, "self");
    push_advice_page(L, 1, need_language(L, 2));
    return 1;
}

static int write_page(const void *advice, char *buffer, size_t size)
{
    return sipcodes_advice_page(advice, NULL, SIPCODES_FORMAT_TEXT, buffer, size);
}

static void push_advice_text(lua_State *L, const void *object, int self)
{
    const struct advice_object *advice = object;

    (void)self;
    push_written(L, write_page, &advice->advice);
}

static const luaL_Reg advice_methods[] = {{"why", advice_why}, {"page", advice_page}, {NULL, NULL}};

const struct kind kind_advice = {
    .name = "sipcodes.advice",
    .fields = advice_fields,
    .methods = advice_methods,
    .push_text = push_advice_text,
};
