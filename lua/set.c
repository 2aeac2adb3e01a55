/* set.c - sets of status codes. */
#include "module.h"

#include <string.h>

/* sip.set(text) */
int set_parse(lua_State *L)
{
    size_t length;
    const char *text = need_string(L, 1, 1, "text", &length);
    sipcodes_set set;
    size_t position;
    int error = sipcodes_set_parse(&set, text, length, &position);

    if (error) {
        refuse_text(L, text + position, length - position, error);
        lua_pushinteger(L, (lua_Integer)position + 1);
        return refuse_with(L);
    }
    push_set(L, &set);
    return 1;
}

void push_set(lua_State *L, const sipcodes_set *set)
{
    sipcodes_set *object = push_object(L, KIND_SET, sizeof *object, false);

    *object = *set;
}

/* set:has(status) */
static int set_has(lua_State *L)
{
    const sipcodes_set *set = need_object(L, 1, KIND_SET, "self");

    lua_pushboolean(L, sipcodes_set_has(set, need_number(L, 2, 2, "status")));
    return 1;
}

/* The next code and true. Upvalues: the set, the code before. */
static int set_step(lua_State *L)
{
    const sipcodes_set *set = lua_touserdata(L, lua_upvalueindex(2));
    int status = sipcodes_set_next(set, (int)lua_tonumber(L, lua_upvalueindex(3)));

    if (status == 0)
        return 0;
    lua_pushinteger(L, status);
    lua_pushvalue(L, -1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushboolean(L, 1);
    return 2;
}

/* set:each(), and pairs(set) */
static int set_each(lua_State *L)
{
    need_object(L, 1, KIND_SET, "self");
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    push_function(L, set_step, 2);
    return 1;
}

static int set_length(lua_State *L)
{
    const sipcodes_set *set = need_object(L, 1, KIND_SET, "self");
    int count = 0;

    for (int status = 0; (status = sipcodes_set_next(set, status)) != 0;)
        count++;
    lua_pushinteger(L, count);
    return 1;
}

static int set_equal(lua_State *L)
{
    bool equal = kind_of(L, 1) == KIND_SET && kind_of(L, 2) == KIND_SET &&
                 memcmp(lua_touserdata(L, 1), lua_touserdata(L, 2), sizeof(sipcodes_set)) == 0;

    lua_pushboolean(L, equal);
    return 1;
}

static int write_set(const void *set, char *buffer, size_t size)
{
    return sipcodes_set_text(set, buffer, size);
}

static void push_set_text(lua_State *L, const void *set, int self)
{
    (void)self;
    push_written(L, write_set, set);
}

static const struct field set_fields[] = {{NULL, NULL, 0, false}};
static const luaL_Reg set_methods[] = {{"has", set_has}, {"each", set_each}, {NULL, NULL}};
static const luaL_Reg set_events[] = {{"__len", set_length}, {"__eq", set_equal}, {NULL, NULL}};

const struct kind kind_set = {
    .name = "sipcodes.set",
    .fields = set_fields,
    .methods = set_methods,
    .events = set_events,
    .push_text = push_set_text,
    .each = set_each,
};
