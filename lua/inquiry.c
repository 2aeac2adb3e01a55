/* inquiry.c - reading what a script asks about: a response, by number, parts or bytes, and what is known besides. */
#include "module.h"

#include <string.h>

static const char *const names[OPTION_COUNT + 1] = {"status",   "method",  "headers", "message",
                                                    "response", "context", "policy",  "tried"};

int option_at(const struct inquiry *inquiry, enum option option)
{
    return inquiry->options + (int)option;
}

static bool has_option(const struct inquiry *inquiry, enum option option)
{
    return inquiry->given >> option & 1u;
}

void put_option(lua_State *L, struct inquiry *inquiry, enum option option)
{
    lua_replace(L, option_at(inquiry, option));
    inquiry->given |= 1u << option;
}

void read_inquiry(lua_State *L, struct inquiry *inquiry, int index, unsigned allowed)
{
    luaL_checkstack(L, OPTION_COUNT + LUA_MINSTACK, NULL);
    inquiry->arg = index;
    inquiry->given = 0;
    inquiry->options = lua_gettop(L) + 1;
    lua_settop(L, lua_gettop(L) + OPTION_COUNT);
    if (lua_isnoneornil(L, index))
        return;
    if (lua_type(L, index) != LUA_TTABLE)
        type_error(L, index, index, "options", "table");
    inquiry->given = read_options(L, index, index, names, inquiry->options, false);
    for (int option = 0; option < OPTION_COUNT; option++) {
        if (inquiry->given & ~allowed & 1u << option)
            argument_error(L, index, "%s: not an option here", names[option]);
    }
}

/* ---- Strings: counted first, then copied ---- */

/*
 * Takes header fields or URIs. Without room it counts only. Between counting and copying Lua may have collected garbage and so
 * have run anything, hence the check of what is copied.
 */
struct sink {
    sipcodes_header_field *fields;
    sipcodes_bytes *uris;
    char *bytes;
    size_t count; /* that there is room for, or that were counted */
    size_t size;  /* of all bytes, likewise */
};

static void copy_bytes(lua_State *L, struct sink *sink, int index, sipcodes_bytes *to)
{
    const char *text = lua_tolstring(L, index, &to->length);

    if (to->length > sink->size)
        luaL_error(L, "a table of options was changed while it was read");
    /* Not NULL, which would stand for "none". */
    to->text = memcpy(sink->bytes, text, to->length);
    sink->bytes += to->length;
    sink->size -= to->length;
}

/* Makes sure that there is room for one more; false if there is only counted. */
static bool take_one(lua_State *L, struct sink *sink)
{
    if (!sink->bytes) {
        sink->count++;
        return false;
    }
    if (sink->count == 0)
        luaL_error(L, "a table of options was changed while it was read");
    sink->count--;
    return true;
}

static void take_field(lua_State *L, struct sink *sink, int name, int value)
{
    if (take_one(L, sink)) {
        copy_bytes(L, sink, name, &sink->fields->name);
        copy_bytes(L, sink, value, &sink->fields->value);
        sink->fields++;
    } else {
        sink->size += raw_length(L, name) + raw_length(L, value);
    }
}

static void take_uri(lua_State *L, struct sink *sink, int index)
{
    if (take_one(L, sink))
        copy_bytes(L, sink, index, sink->uris++);
    else
        sink->size += raw_length(L, index);
}

/* How many items a list has. It is checked while it is counted; what is copied later fits the room, or is an error. */
static int items_of(lua_State *L, const struct inquiry *inquiry, const struct sink *sink, int index, const char *name)
{
    return (int)(sink->bytes ? raw_length(L, index) : need_list(L, index, inquiry->arg, name, false));
}

/* ---- Header fields ---- */

/* Takes what a table of header fields has under a name: a string or a list of strings. They are on top of the stack. */
static void walk_value(lua_State *L, const struct inquiry *inquiry, struct sink *sink)
{
    int name = lua_gettop(L) - 1;
    int value = lua_gettop(L);

    if (lua_type(L, name) != LUA_TSTRING)
        type_error(L, name, inquiry->arg, "headers", "string as a name");
    if (lua_type(L, value) == LUA_TSTRING) {
        take_field(L, sink, name, value);
        return;
    }
    if (lua_type(L, value) != LUA_TTABLE)
        argument_error(L, inquiry->arg, "headers: string or list of strings expected for '%s', got %s", push_shown_at(L, name),
                       luaL_typename(L, value));
    for (int i = 1, count = items_of(L, inquiry, sink, value, "headers"); i <= count; i++) {
        lua_rawgeti(L, value, i);
        if (lua_type(L, -1) != LUA_TSTRING)
            argument_error(L, inquiry->arg, "headers: list of strings expected for '%s', got %s in it", push_shown_at(L, name),
                           luaL_typename(L, value + 1));
        take_field(L, sink, name, lua_gettop(L));
        lua_pop(L, 1);
    }
}

/* Takes a list of pairs of name and value. */
static void walk_pairs(lua_State *L, const struct inquiry *inquiry, struct sink *sink, int index)
{
    int items;

    for (int i = 1, count = items_of(L, inquiry, sink, index, "headers"); i <= count; i++) {
        lua_rawgeti(L, index, i);
        if (lua_type(L, -1) != LUA_TTABLE)
            type_error(L, -1, inquiry->arg, "headers", "pair {name, value}");
        lua_rawgeti(L, -1, 1);
        lua_rawgeti(L, -2, 2);
        if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING)
            argument_error(L, inquiry->arg, "headers: pair of strings expected, got %s and %s", luaL_typename(L, -2),
                           luaL_typename(L, -1));
        items = items_of(L, inquiry, sink, lua_gettop(L) - 2, "headers");
        if (items != 2)
            argument_error(L, inquiry->arg, "headers: pair of strings expected, got %d items", items);
        take_field(L, sink, lua_gettop(L) - 1, lua_gettop(L));
        lua_pop(L, 3);
    }
}

/* Takes all header fields; false if they have an order. */
static bool walk_headers(lua_State *L, const struct inquiry *inquiry, struct sink *sink)
{
    int index = option_at(inquiry, OPTION_HEADERS);
    bool is_list;

    if (lua_type(L, index) != LUA_TTABLE)
        type_error(L, index, inquiry->arg, "headers", "table");
    lua_rawgeti(L, index, 1);
    is_list = !lua_isnil(L, -1);
    lua_pop(L, 1);
    if (is_list) {
        walk_pairs(L, inquiry, sink, index);
        return false;
    }
    lua_pushnil(L);
    while (lua_next(L, index)) {
        walk_value(L, inquiry, sink);
        lua_pop(L, 1);
    }
    return true;
}

/*
 * Orders header fields by name, because the order of a table's keys changes from run to run. Those of one name were copied one
 * behind the other, so the address of their values keeps their order.
 */
static int compare_fields(const sipcodes_header_field *left, const sipcodes_header_field *right)
{
    size_t shorter = left->name.length < right->name.length ? left->name.length : right->name.length;
    int order = memcmp(left->name.text, right->name.text, shorter);

    if (order == 0 && left->name.length != right->name.length)
        order = left->name.length < right->name.length ? -1 : 1;
    if (order == 0)
        order = left->value.text < right->value.text ? -1 : 1;
    return order;
}

/* Lets a field sink in the heap until none below it, which are at 2 * at + 1 and 2 * at + 2, is larger. */
static void sink_field(sipcodes_header_field *fields, size_t count, size_t at)
{
    sipcodes_header_field sinking = fields[at];
    size_t below;

    while ((below = 2 * at + 1) < count) {
        if (below + 1 < count && compare_fields(&fields[below], &fields[below + 1]) < 0)
            below++;
        if (compare_fields(&sinking, &fields[below]) > 0)
            break;
        fields[at] = fields[below];
        at = below;
    }
    fields[at] = sinking;
}

/* Sorts by heap, in place: qsort() of the C library allocates, and memory is the business of the Lua state. */
static void sort_fields(sipcodes_header_field *fields, size_t count)
{
    sipcodes_header_field largest;

    for (size_t at = count / 2; at-- > 0;)
        sink_field(fields, count, at);
    for (size_t left = count; left > 1; left--) {
        largest = fields[0];
        fields[0] = fields[left - 1];
        fields[left - 1] = largest;
        sink_field(fields, left - 1, 0);
    }
}

/* ---- What is known besides ---- */

static void walk_tried(lua_State *L, const struct inquiry *inquiry, struct sink *sink)
{
    int index = option_at(inquiry, OPTION_TRIED);

    if (lua_type(L, index) != LUA_TTABLE)
        type_error(L, index, inquiry->arg, "tried", "list of strings");
    for (int i = 1, count = items_of(L, inquiry, sink, index, "tried"); i <= count; i++) {
        lua_rawgeti(L, index, i);
        if (lua_type(L, -1) != LUA_TSTRING)
            argument_error(L, inquiry->arg, "tried: list of strings expected, got %s in it", luaL_typename(L, -1));
        take_uri(L, sink, lua_gettop(L));
        lua_pop(L, 1);
    }
}

/* The value of a context item, which is on top of the stack: a name, a number, or true and false for yes and no. */
static int context_value(lua_State *L, int arg, const char *name, sipcodes_context_item item)
{
    const char *first = sipcodes_context_value_name(item, 0);
    int value = -1;

    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        return need_number(L, lua_gettop(L), arg, name);
    case LUA_TBOOLEAN:
        if (first && strcmp(first, "no") == 0)
            return lua_toboolean(L, -1);
        break;
    case LUA_TSTRING:
        value = find_name(name, need_word(L, lua_gettop(L), arg, name));
        break;
    default:
        break;
    }
    if (value < 0)
        argument_error(L, arg, "context: %s cannot be '%s'", name,
                       lua_type(L, -1) == LUA_TSTRING ? push_shown_at(L, -1) : luaL_typename(L, -1));
    return value;
}

static void read_context_table(lua_State *L, struct inquiry *inquiry, int index)
{
    const char *name;
    int item;
    int value;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            type_error(L, lua_gettop(L) - 1, inquiry->arg, "context", "string as a name");
        item = find_name("context", need_word(L, lua_gettop(L) - 1, inquiry->arg, "context"));
        if (item < 0)
            argument_error(L, inquiry->arg, "context: there is no '%s'", push_shown_at(L, -2));
        name = sipcodes_context_name((sipcodes_context_item)item);
        value = context_value(L, inquiry->arg, name, (sipcodes_context_item)item);
        if (sipcodes_context_set(&inquiry->context, (sipcodes_context_item)item, value) != SIPCODES_OK)
            argument_error(L, inquiry->arg, "context: %s cannot be %d", name, value);
        lua_pop(L, 1);
    }
}

static void read_context(lua_State *L, struct inquiry *inquiry)
{
    int index = option_at(inquiry, OPTION_CONTEXT);
    size_t length;
    size_t position;
    const char *text;
    int error;

    if (lua_type(L, index) == LUA_TTABLE) {
        read_context_table(L, inquiry, index);
        return;
    }
    if (lua_type(L, index) != LUA_TSTRING)
        type_error(L, index, inquiry->arg, "context", "string or table");
    text = lua_tolstring(L, index, &length);
    error = sipcodes_context_parse(&inquiry->context, text, length, &position);
    if (error)
        argument_error(L, inquiry->arg, "context: '%s': %s", push_shown(L, text + position, length - position),
                       sipcodes_strerror(error));
}

/* ---- All of it ---- */

/* Checks that there is exactly one answer to what response is meant. */
static void check_subject(lua_State *L, const struct inquiry *inquiry)
{
    bool has_parts = has_option(inquiry, OPTION_METHOD) || has_option(inquiry, OPTION_HEADERS);
    bool has_status = has_option(inquiry, OPTION_STATUS);
    bool has_message = has_option(inquiry, OPTION_MESSAGE);
    bool has_response = has_option(inquiry, OPTION_RESPONSE);

    if (has_status + has_message + has_response != 1)
        argument_error(L, inquiry->arg, "one of status, message and response expected");
    if (has_parts && !has_status)
        argument_error(L, inquiry->arg, "method and headers go with status only");
    if (has_response && kind_of(L, option_at(inquiry, OPTION_RESPONSE)) != KIND_RESPONSE)
        type_error(L, option_at(inquiry, OPTION_RESPONSE), inquiry->arg, "response", "sipcodes.response");
}

static size_t string_length(lua_State *L, const struct inquiry *inquiry, enum option option)
{
    size_t length = 0;

    if (has_option(inquiry, option))
        need_string(L, option_at(inquiry, option), inquiry->arg, names[option], &length);
    return length;
}

size_t measure_inquiry(lua_State *L, struct inquiry *inquiry)
{
    struct sink fields = {0};
    struct sink uris = {0};

    check_subject(L, inquiry);
    inquiry->has_context = has_option(inquiry, OPTION_CONTEXT) || has_option(inquiry, OPTION_TRIED);
    inquiry->policy = NULL;
    if (has_option(inquiry, OPTION_HEADERS))
        walk_headers(L, inquiry, &fields);
    if (inquiry->has_context)
        memset(&inquiry->context, 0, sizeof inquiry->context);
    if (has_option(inquiry, OPTION_CONTEXT))
        read_context(L, inquiry);
    if (has_option(inquiry, OPTION_TRIED))
        walk_tried(L, inquiry, &uris);
    if (has_option(inquiry, OPTION_POLICY))
        inquiry->policy = need_policy(L, option_at(inquiry, OPTION_POLICY), inquiry->arg, &inquiry->policy_space);
    inquiry->fields = fields.count;
    inquiry->tried = uris.count;
    inquiry->bytes =
        string_length(L, inquiry, OPTION_METHOD) + string_length(L, inquiry, OPTION_MESSAGE) + fields.size + uris.size;
    return (inquiry->has_context ? sizeof(sipcodes_context) : 0) + inquiry->fields * sizeof(sipcodes_header_field) +
           inquiry->tried * sizeof(sipcodes_bytes) + inquiry->bytes;
}

/* Makes the response of a status and what goes with it. */
static int place_parts(lua_State *L, const struct inquiry *inquiry, struct sink *sink, sipcodes_response *response)
{
    int status = need_number(L, option_at(inquiry, OPTION_STATUS), inquiry->arg, "status");
    sipcodes_header_field *fields = sink->fields;
    sipcodes_bytes method = {NULL, 0};
    size_t count = 0;
    bool has_no_order;

    if (has_option(inquiry, OPTION_METHOD))
        copy_bytes(L, sink, option_at(inquiry, OPTION_METHOD), &method);
    if (has_option(inquiry, OPTION_HEADERS)) {
        sink->count = inquiry->fields;
        has_no_order = walk_headers(L, inquiry, sink);
        count = (size_t)(sink->fields - fields);
        if (has_no_order)
            sort_fields(fields, count);
    }
    return sipcodes_response_make(response, status, method, fields, count);
}

/* Makes the response that was asked about. */
static int place_response(lua_State *L, const struct inquiry *inquiry, struct sink *sink, sipcodes_response *response,
                          sipcodes_fault *fault)
{
    sipcodes_bytes message;

    if (has_option(inquiry, OPTION_RESPONSE)) {
        *response = *(const sipcodes_response *)lua_touserdata(L, option_at(inquiry, OPTION_RESPONSE));
        return SIPCODES_OK;
    }
    if (has_option(inquiry, OPTION_MESSAGE)) {
        copy_bytes(L, sink, option_at(inquiry, OPTION_MESSAGE), &message);
        return sipcodes_response_read(response, message.text, message.length, fault);
    }
    return place_parts(L, inquiry, sink, response);
}

int place_inquiry(lua_State *L, const struct inquiry *inquiry, char *space, sipcodes_response *response,
                  const sipcodes_context **context, sipcodes_fault *fault)
{
    sipcodes_context *copy = inquiry->has_context ? (sipcodes_context *)(void *)space : NULL;
    sipcodes_header_field *fields = (sipcodes_header_field *)(void *)(space + (copy ? sizeof *copy : 0));
    sipcodes_bytes *uris = (sipcodes_bytes *)(void *)(fields + inquiry->fields);
    struct sink sink = {fields, uris, (char *)(uris + inquiry->tried), inquiry->tried, inquiry->bytes};

    *context = copy;
    if (copy) {
        *copy = inquiry->context;
        if (has_option(inquiry, OPTION_TRIED))
            walk_tried(L, inquiry, &sink);
        sipcodes_context_tried(copy, uris, (size_t)(sink.uris - uris));
    }
    return place_response(L, inquiry, &sink, response, fault);
}

void tie_inquiry(lua_State *L, const struct inquiry *inquiry)
{
    if (has_option(inquiry, OPTION_RESPONSE)) {
        lua_pushvalue(L, option_at(inquiry, OPTION_RESPONSE));
        keep_alive(L, lua_gettop(L) - 1);
    }
}

int refuse_inquiry(lua_State *L, const struct inquiry *inquiry, int error, const sipcodes_fault *fault)
{
    if (has_option(inquiry, OPTION_MESSAGE) && error != SIPCODES_E_ARGUMENT) {
        refuse(L, error, "%s", sipcodes_problem_label(fault->problem, NULL));
        push_fault(L, fault);
        return refuse_with(L);
    }
    if (error == SIPCODES_E_SYNTAX)
        return refuse(L, error, "method '%s': no token", push_shown_at(L, option_at(inquiry, OPTION_METHOD)));
    if (error == SIPCODES_E_STATUS)
        return refuse(L, error, "%d: %s", (int)lua_tonumber(L, option_at(inquiry, OPTION_STATUS)), sipcodes_strerror(error));
    return refuse(L, error, "%s", sipcodes_strerror(error));
}
