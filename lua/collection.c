/* collection.c - all records of a kind by their keys, and going through collections and fields. */
#include "module.h"

struct collection {
    int kind; /* of its records */
};

static const void *thing_at(int kind, size_t index)
{
    switch (kind) {
    case KIND_CODE:
        return sipcodes_at(index);
    case KIND_CAUSE:
        return sipcodes_cause_at(index);
    case KIND_WARNING:
        return sipcodes_warning_at(index);
    default:
        return sipcodes_protocol_at(index);
    }
}

static const void *thing_of_number(int kind, int number)
{
    switch (kind) {
    case KIND_CODE:
        return sipcodes_get(number);
    case KIND_CAUSE:
        return sipcodes_cause_get(number);
    case KIND_WARNING:
        return sipcodes_warning_get(number);
    default:
        return NULL;
    }
}

/* __index of the table of records: finds what was not asked for so far. Upvalue: the kind. */
static int find_record(lua_State *L)
{
    int kind = (int)lua_tonumber(L, lua_upvalueindex(2));
    const void *thing = NULL;
    const char *name;
    size_t length;
    int number;

    if (lua_type(L, 2) == LUA_TNUMBER && whole_number(L, 2, &number)) {
        thing = thing_of_number(kind, number);
    } else if (kind == KIND_PROTOCOL && lua_type(L, 2) == LUA_TSTRING) {
        name = lua_tolstring(L, 2, &length);
        thing = sipcodes_protocol_find(name, length);
    }
    push_record(L, kind, thing);
    return 1;
}

void push_collection(lua_State *L, int kind)
{
    struct collection *collection;

    push_records(L, kind);
    lua_createtable(L, 0, 1);
    lua_pushinteger(L, kind);
    push_function(L, find_record, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    collection = push_object_with(L, KIND_COLLECTION, sizeof *collection);
    collection->kind = kind;
}

static int collection_length(lua_State *L)
{
    const struct collection *collection = need_object(L, 1, KIND_COLLECTION, "self");
    int count = 0;

    while (thing_at(collection->kind, (size_t)count))
        count++;
    lua_pushinteger(L, count);
    return 1;
}

static void push_collection_text(lua_State *L, const void *object, int self)
{
    const struct collection *collection = object;

    (void)self;
    lua_pushfstring(L, "collection of %s", kind_at(collection->kind)->name);
}

/* ---- Going through ---- */

/* The next key and record. Upvalues: the kind, the position. */
static int step_records(lua_State *L)
{
    int kind = (int)lua_tonumber(L, lua_upvalueindex(2));
    int position = (int)lua_tonumber(L, lua_upvalueindex(3));
    const void *thing = thing_at(kind, (size_t)position);

    if (!thing)
        return 0;
    lua_pushinteger(L, position + 1);
    lua_replace(L, lua_upvalueindex(3));
    kind_at(kind)->push_key(L, thing);
    push_record(L, kind, thing);
    return 2;
}

static int each_record(lua_State *L, int kind)
{
    lua_pushinteger(L, kind);
    lua_pushinteger(L, 0);
    push_function(L, step_records, 2);
    return 1;
}

static int each_of_collection(lua_State *L)
{
    return each_record(L, ((const struct collection *)lua_touserdata(L, 1))->kind);
}

/* The next name and value of the fields that an object has. Upvalues: the object, the position. */
static int step_fields(lua_State *L)
{
    int position = (int)lua_tonumber(L, lua_upvalueindex(3));
    const struct field *field;

    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(2));
    field = &kind_at(kind_of(L, 1))->fields[position];
    for (; field->name; field++) {
        lua_pushinteger(L, ++position);
        lua_replace(L, lua_upvalueindex(3));
        lua_pushstring(L, field->name);
        push_field(L, 1, field);
        if (!lua_isnil(L, -1))
            return 2;
        lua_settop(L, 1);
    }
    return 0;
}

/* sip.each(object), and pairs(object) */
int each(lua_State *L)
{
    int kind = kind_of(L, 1);

    /* A nil that is given is a mistake, such as a misspelt field, and not the wish to see all codes. */
    if (lua_isnone(L, 1))
        return each_record(L, KIND_CODE);
    if (kind == 0)
        return type_error(L, 1, 1, "object", "an object of sipcodes");
    if (kind_at(kind)->each)
        return kind_at(kind)->each(L);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    push_function(L, step_fields, 2);
    return 1;
}

static const struct field no_fields[] = {{NULL, NULL, 0, false}};
static const luaL_Reg collection_events[] = {{"__len", collection_length}, {NULL, NULL}};

const struct kind kind_collection = {
    .name = "sipcodes.collection",
    .fields = no_fields,
    .events = collection_events,
    .push_text = push_collection_text,
    .each = each_of_collection,
};
