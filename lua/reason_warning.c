/* reason_warning.c - values of Reason header fields, the protocols that they name, and warn-codes. */
#include "push.h"

/* ---- Reading Reason ---- */

static void push_reason_value(lua_State *L, const sipcodes_element *element)
{
    int64_t cause = sipcodes_element_number(element);

    lua_createtable(L, 0, 4);
    push_bytes(L, sipcodes_element_value(element));
    lua_setfield(L, -2, "protocol");
    if (cause >= 0) {
        lua_pushinteger(L, (lua_Integer)cause);
        lua_setfield(L, -2, "cause");
    }
    push_parameter(L, element, "text");
    lua_setfield(L, -2, "text");
    push_parameter(L, element, "location");
    lua_setfield(L, -2, "location");
}

/* sip.read_reason(value) */
int reason_read(lua_State *L)
{
    size_t length;
    const char *value = need_string(L, 1, 1, "value", &length);
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    sipcodes_fault fault;
    int reasons = 0;
    int faults = 0;
    int found;

    lua_newtable(L);
    lua_newtable(L);
    while ((found = sipcodes_reason_next(value, length, &cursor, &element)) == 1 || found == SIPCODES_E_SYNTAX) {
        if (found == 1) {
            push_reason_value(L, &element);
            lua_rawseti(L, -3, ++reasons);
        } else {
            fault = sipcodes_element_fault(&element);
            push_fault(L, &fault);
            lua_rawseti(L, -2, ++faults);
        }
    }
    return 2;
}

/* ---- Writing Reason ---- */

#define MOST_REASONS 64

enum { REASON_PROTOCOL, REASON_CAUSE, REASON_TEXT, REASON_LOCATION, REASON_OPTIONS };
static const char *const reason_names[REASON_OPTIONS + 1] = {"protocol", "cause", "text", "location"};

/* Reads the reason whose options are on the stack from first on. */
static void read_reason_options(lua_State *L, sipcodes_reason *reason, int first)
{
    int text = first + REASON_TEXT;
    int location = first + REASON_LOCATION;

    *reason = (sipcodes_reason){.cause = -1};
    reason->protocol.text = need_string(L, first + REASON_PROTOCOL, 1, "protocol", &reason->protocol.length);
    if (!lua_isnil(L, first + REASON_CAUSE))
        reason->cause = need_number(L, first + REASON_CAUSE, 1, "cause");
    if (!lua_isnil(L, text))
        reason->text.text = need_string(L, text, 1, "text", &reason->text.length);
    if (!lua_isnil(L, location)) {
        int number = sipcodes_location_find(need_word(L, location, 1, "location"), SIZE_MAX);

        if (number < 0)
            argument_error(L, 1, "location: there is no '%s'", push_shown_at(L, location));
        reason->location = (sipcodes_location)number;
    }
}

/* What is to be written. */
struct list {
    const sipcodes_reason *reasons;
    size_t count;
};

static int write_list(const void *what, char *buffer, size_t size)
{
    const struct list *list = what;

    return sipcodes_reason_write(list->reasons, list->count, buffer, size, NULL);
}

/* sip.write_reason(reasons) */
int reason_write(lua_State *L)
{
    sipcodes_reason reasons[MOST_REASONS];
    struct list list = {reasons, 0};
    size_t index = 0;
    int error;

    if (lua_type(L, 1) != LUA_TTABLE)
        return type_error(L, 1, 1, "reasons", "list of tables");
    list.count = need_list(L, 1, 1, "reasons", false);
    if (list.count > MOST_REASONS)
        return refuse(L, SIPCODES_E_ARGUMENT, "there are more than %d reasons", MOST_REASONS);
    /* The options stay on the stack, so that their strings live. */
    luaL_checkstack(L, MOST_REASONS * (REASON_OPTIONS + 1) + LUA_MINSTACK, NULL);
    for (size_t i = 0; i < list.count; i++) {
        lua_rawgeti(L, 1, (int)i + 1);
        if (lua_type(L, -1) != LUA_TTABLE)
            return type_error(L, -1, 1, "reasons", "list of tables");
        lua_settop(L, lua_gettop(L) + REASON_OPTIONS);
        read_options(L, lua_gettop(L) - REASON_OPTIONS, 1, reason_names, lua_gettop(L) - REASON_OPTIONS + 1, false);
        read_reason_options(L, &reasons[i], lua_gettop(L) - REASON_OPTIONS + 1);
    }
    error = sipcodes_reason_write(reasons, list.count, NULL, 0, &index);
    if (error < 0) {
        refuse(L, error, "reason %d: %s", (int)index + 1, sipcodes_strerror(error));
        lua_pushinteger(L, (lua_Integer)index + 1);
        return refuse_with(L);
    }
    push_written(L, write_list, &list);
    return 1;
}

/* ---- Warn-codes ---- */

PUSH_NUMBER(warning_code, sipcodes_warning_code)
PUSH_STRING(warning_text, sipcodes_warning_text)
PUSH_STRING(warning_source, sipcodes_warning_source)

static const struct field warning_fields[] = {
    {"code", push_warning_code, 0, true},
    {"text", push_warning_text, 0, true},
    {"source", push_warning_source, 0, true},
    {NULL, NULL, 0, false},
};

static int warning_meaning(lua_State *L)
{
    const sipcodes_warning *warning = need_record(L, 1, KIND_WARNING, "self");

    lua_pushstring(L, sipcodes_warning_meaning(warning, need_language(L, 2)));
    return 1;
}

static int warning_fix(lua_State *L)
{
    const sipcodes_warning *warning = need_record(L, 1, KIND_WARNING, "self");

    lua_pushstring(L, sipcodes_warning_fix(warning, need_language(L, 2)));
    return 1;
}

static const luaL_Reg warning_methods[] = {{"meaning", warning_meaning}, {"fix", warning_fix}, {NULL, NULL}};

static void push_warning_tostring(lua_State *L, const void *warning, int self)
{
    (void)self;
    lua_pushfstring(L, "%d %s", sipcodes_warning_code(warning), sipcodes_warning_text(warning));
}

static void push_warning_key(lua_State *L, const void *warning)
{
    lua_pushinteger(L, sipcodes_warning_code(warning));
}

const struct kind kind_warning = {
    .name = "sipcodes.warning",
    .fields = warning_fields,
    .methods = warning_methods,
    .push_text = push_warning_tostring,
    .push_key = push_warning_key,
};

/* ---- Protocols ---- */

PUSH_STRING(protocol_name, sipcodes_protocol_name)
PUSH_STRING(protocol_source, sipcodes_protocol_source)
PUSH_BOOLEAN(protocol_registered, sipcodes_protocol_is_registered)
PUSH_BOOLEAN(protocol_takes_several, sipcodes_protocol_takes_several)

static const struct field protocol_fields[] = {
    {"name", push_protocol_name, 0, true},
    {"registered", push_protocol_registered, 0, true},
    {"source", push_protocol_source, 0, true},
    {"takes_several", push_protocol_takes_several, 0, true},
    {NULL, NULL, 0, false},
};

static int protocol_meaning(lua_State *L)
{
    const sipcodes_protocol *protocol = need_record(L, 1, KIND_PROTOCOL, "self");

    lua_pushstring(L, sipcodes_protocol_meaning(protocol, need_language(L, 2)));
    return 1;
}

static int protocol_use(lua_State *L)
{
    const sipcodes_protocol *protocol = need_record(L, 1, KIND_PROTOCOL, "self");

    lua_pushstring(L, sipcodes_protocol_use(protocol, need_language(L, 2)));
    return 1;
}

static const luaL_Reg protocol_methods[] = {{"meaning", protocol_meaning}, {"use", protocol_use}, {NULL, NULL}};

static void push_protocol_tostring(lua_State *L, const void *protocol, int self)
{
    push_protocol_name(L, protocol, 0, self);
}

static void push_protocol_key(lua_State *L, const void *protocol)
{
    lua_pushstring(L, sipcodes_protocol_name(protocol));
}

const struct kind kind_protocol = {
    .name = "sipcodes.protocol",
    .fields = protocol_fields,
    .methods = protocol_methods,
    .push_text = push_protocol_tostring,
    .push_key = push_protocol_key,
};
