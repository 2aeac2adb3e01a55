/* object.c - the objects that scripts see: userdata that nobody can change, with fields and methods by kind. */
#include "module.h"

/* Places in the state's table: some of its own, then several for each kind. */
enum {
    SLOT_KINDS = 1, /* metatable -> kind */
    SLOT_OWNERS,    /* table of fields -> the record that it belongs to */
    SLOT_REFUSE,    /* functions that all metatables share */
    SLOT_TEXT,
    SLOT_CONCATENATE,
    SLOT_EACH,
    SLOT_FIRST
};
enum kind_slot { METATABLE, MEMBERS, RECORDS, FIELDS_METATABLE, KIND_SLOTS };

static int slot_of(int id, enum kind_slot slot)
{
    return SLOT_FIRST + id * KIND_SLOTS + (int)slot;
}

/* Lua 5.1 and 5.2 may lose numbers of a table that grows while memory runs out, so this one never grows. */
void push_state_table(lua_State *L)
{
    lua_createtable(L, slot_of(KIND_COUNT, METATABLE), 0);
}

static void push_slot(lua_State *L, int slot)
{
    lua_rawgeti(L, lua_upvalueindex(1), slot);
}

/* Keeps what is on top of the stack, and leaves it there. */
static void keep_in_slot(lua_State *L, int slot)
{
    lua_pushvalue(L, -1);
    lua_rawseti(L, lua_upvalueindex(1), slot);
}

/* Pushes the table in a slot, which is made when it is needed first. */
static void push_table(lua_State *L, int slot)
{
    push_slot(L, slot);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_newtable(L);
        keep_in_slot(L, slot);
    }
}

void push_function(lua_State *L, lua_CFunction function, int upvalues)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, -1 - upvalues);
    lua_pushcclosure(L, function, 1 + upvalues);
}

int kind_of(lua_State *L, int index)
{
    int id;

    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index))
        return 0;
    push_table(L, SLOT_KINDS);
    lua_insert(L, -2);
    lua_rawget(L, -2);
    id = (int)lua_tonumber(L, -1);
    lua_pop(L, 2);
    return id;
}

/* What is in the object at index: of a record, the thing. */
static const void *object_at(lua_State *L, int index, int id)
{
    const void *block = lua_touserdata(L, index);

    return kind_at(id)->push_key ? ((const struct record *)block)->thing : block;
}

/* ---- Fields ---- */

/* Pushes the table of a kind's members: number of a field by its name, and methods. */
static void push_members(lua_State *L, int id)
{
    const struct kind *kind = kind_at(id);
    int number = 0;

    push_slot(L, slot_of(id, MEMBERS));
    if (!lua_isnil(L, -1))
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    for (const struct field *field = kind->fields; field->name; field++) {
        lua_pushinteger(L, ++number);
        lua_setfield(L, -2, field->name);
    }
    for (const luaL_Reg *method = kind->methods; method && method->name; method++) {
        push_function(L, method->func, 0);
        lua_setfield(L, -2, method->name);
    }
    keep_in_slot(L, slot_of(id, MEMBERS));
}

/* Pushes the member of a key, and returns the field if it is one; otherwise what was pushed is a method or nil. */
static const struct field *push_member(lua_State *L, int key, int members, int id)
{
    lua_pushvalue(L, key);
    lua_rawget(L, members);
    return lua_type(L, -1) == LUA_TNUMBER ? &kind_at(id)->fields[(int)lua_tonumber(L, -1) - 1] : NULL;
}

void push_field(lua_State *L, int index, const struct field *field)
{
    field->push(L, object_at(L, index, kind_of(L, index)), field->which, index);
}

/* __index of objects. Upvalues: members, kind. */
static int index_object(lua_State *L)
{
    int id = (int)lua_tonumber(L, lua_upvalueindex(3));
    const struct kind *kind = kind_at(id);
    const struct field *field;
    int number;

    if (kind->push_item && lua_type(L, 2) == LUA_TNUMBER) {
        if (!whole_number(L, 2, &number))
            return 0;
        kind->push_item(L, object_at(L, 1, id), number, 1);
        return 1;
    }
    field = push_member(L, 2, lua_upvalueindex(2), id);
    if (field)
        field->push(L, object_at(L, 1, id), field->which, 1);
    return 1;
}

/* __index of the fields of a record that is read often: finds what was not read so far. Upvalues: members, kind. */
static int index_fields(lua_State *L)
{
    int id = (int)lua_tonumber(L, lua_upvalueindex(3));
    const struct field *field = push_member(L, 2, lua_upvalueindex(2), id);

    if (field) {
        push_slot(L, SLOT_OWNERS);
        lua_pushvalue(L, 1);
        lua_rawget(L, -2);
        field->push(L, object_at(L, lua_gettop(L), id), field->which, lua_gettop(L));
    }
    if (!lua_isnil(L, -1) && (!field || field->is_constant)) {
        lua_pushvalue(L, 2);
        lua_pushvalue(L, -2);
        lua_rawset(L, 1);
    }
    return 1;
}

/* ---- Metatables ---- */

static int refuse_assignment(lua_State *L)
{
    int id = kind_of(L, 1);

    /* Only a string may be asked for its characters: a number would become one. */
    return luaL_error(L, "%s: '%s' cannot be assigned to; nothing of this module can be changed",
                      id ? kind_at(id)->name : "sipcodes",
                      lua_type(L, 2) == LUA_TSTRING ? push_shown_at(L, 2) : luaL_typename(L, 2));
}

static int object_text(lua_State *L)
{
    int id = kind_of(L, 1);

    if (id == 0)
        return type_error(L, 1, 1, "object", "an object of sipcodes");
    kind_at(id)->push_text(L, object_at(L, 1, id), 1);
    return 1;
}

/* Pushes the text of one side of "..". */
static void push_side(lua_State *L, int index)
{
    int id = kind_of(L, index);

    if (id)
        kind_at(id)->push_text(L, object_at(L, index, id), index);
    else if (lua_isstring(L, index))
        lua_pushvalue(L, index);
    else
        luaL_error(L, "attempt to concatenate a %s value", luaL_typename(L, index));
}

static int concatenate(lua_State *L)
{
    push_side(L, 1);
    push_side(L, 2);
    lua_concat(L, 2);
    return 1;
}

/* Sets a function that all metatables share as a field of the table on top of the stack. */
static void set_shared(lua_State *L, const char *name, int slot, lua_CFunction function)
{
    push_slot(L, slot);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        push_function(L, function, 0);
        keep_in_slot(L, slot);
    }
    lua_setfield(L, -2, name);
}

/* Makes a metatable of what is on top of the stack, which answers for fields. */
static void make_metatable(lua_State *L, int id)
{
    const struct kind *kind = kind_at(id);

    lua_createtable(L, 0, 8);
    lua_insert(L, -2);
    /* First, so that it stands where it is looked for first. */
    lua_setfield(L, -2, "__index");
    set_shared(L, "__newindex", SLOT_REFUSE, refuse_assignment);
    set_shared(L, "__tostring", SLOT_TEXT, object_text);
    set_shared(L, "__concat", SLOT_CONCATENATE, concatenate);
    set_shared(L, "__pairs", SLOT_EACH, each);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushstring(L, kind->name);
    lua_setfield(L, -2, "__name");
    for (const luaL_Reg *event = kind->events; event && event->name; event++) {
        push_function(L, event->func, 0);
        lua_setfield(L, -2, event->name);
    }
    push_table(L, SLOT_KINDS);
    lua_pushvalue(L, -2);
    lua_pushinteger(L, id);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

void *push_object_with(lua_State *L, int id, size_t size)
{
    void *block = new_block(L, size, false);

    lua_insert(L, -2);
    make_metatable(L, id);
    lua_setmetatable(L, -2);
    return block;
}

/* Pushes a function that finds members of a kind. */
static void push_finder(lua_State *L, lua_CFunction find, int id)
{
    push_members(L, id);
    lua_pushinteger(L, id);
    push_function(L, find, 2);
}

static void push_metatable(lua_State *L, int id)
{
    push_slot(L, slot_of(id, METATABLE));
    if (!lua_isnil(L, -1))
        return;
    lua_pop(L, 1);
    push_finder(L, index_object, id);
    make_metatable(L, id);
    keep_in_slot(L, slot_of(id, METATABLE));
}

void *push_object(lua_State *L, int id, size_t size, bool has_tie)
{
    void *block = new_block(L, size, has_tie);

    push_metatable(L, id);
    lua_setmetatable(L, -2);
    return block;
}

/* ---- Records ---- */

void push_records(lua_State *L, int id)
{
    push_table(L, slot_of(id, RECORDS));
}

/* Pushes the metatable of tables of fields, which is kept when it is whole: memory may run out on the way. */
static void push_fields_metatable(lua_State *L, int id)
{
    push_slot(L, slot_of(id, FIELDS_METATABLE));
    if (!lua_isnil(L, -1))
        return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 1);
    push_finder(L, index_fields, id);
    lua_setfield(L, -2, "__index");
    keep_in_slot(L, slot_of(id, FIELDS_METATABLE));
}

/*
 * Pushes a record with a metatable of its own, whose __index is a table of the fields that were read: so the next reading
 * calls no function.
 */
static struct record *push_record_with_fields(lua_State *L, int id)
{
    struct record *record;

    lua_createtable(L, 0, 4);
    push_fields_metatable(L, id);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    record = push_object_with(L, id, sizeof *record);
    push_table(L, SLOT_OWNERS);
    lua_pushvalue(L, -3);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    lua_remove(L, -2);
    return record;
}

void push_record(lua_State *L, int id, const void *thing)
{
    struct record *record;

    if (!thing) {
        lua_pushnil(L);
        return;
    }
    push_records(L, id);
    kind_at(id)->push_key(L, thing);
    lua_pushvalue(L, -1);
    lua_rawget(L, -3);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        record = kind_at(id)->is_read_often ? push_record_with_fields(L, id) : push_object(L, id, sizeof *record, false);
        record->thing = thing;
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -5);
    }
    lua_insert(L, -3);
    lua_pop(L, 2);
}
