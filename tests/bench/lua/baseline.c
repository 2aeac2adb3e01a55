/*
 * baseline.c - functions of a Lua module that do nothing, or the least: what calling C from Lua costs.
 */
#include <lauxlib.h>
#include <lua.h>
#include <sipcodes.h>

#include <string.h>

int luaopen_baseline(lua_State *L);

/* Returns nothing. */
static int empty(lua_State *L)
{
    (void)L;
    return 0;
}

/* Gives its argument back. */
static int same(lua_State *L)
{
    lua_settop(L, 1);
    return 1;
}

/* Gives the phrase of a status back, as a module does that keeps nothing: Lua makes or finds the string. */
static int pushed(lua_State *L)
{
    const char *phrase = sipcodes_phrase((int)luaL_checkinteger(L, 1));

    lua_pushlstring(L, phrase, strlen(phrase));
    return 1;
}

/* The least that can be done with lua_pushlstring: the same string each time, whatever the argument is. */
static int constant(lua_State *L)
{
    lua_pushlstring(L, "Busy Here", 9);
    return 1;
}

/* Makes sure that the argument is a whole number: what it costs before anything is looked up. */
static int checked(lua_State *L)
{
#if LUA_VERSION_NUM < 503
    lua_Number number = lua_tonumber(L, 1);
    int is_whole = (lua_Number)(int)number == number;
#else
    int is_whole;

    lua_tointegerx(L, 1, &is_whole);
#endif
    if (!is_whole || lua_type(L, 1) != LUA_TNUMBER)
        return luaL_argerror(L, 1, "whole number expected");
    return 0;
}

/* Gives its upvalue back: the least that returning a string costs that is there already. */
static int kept(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    return 1;
}

int luaopen_baseline(lua_State *L)
{
    lua_createtable(L, 0, 6);
    lua_pushcfunction(L, empty);
    lua_setfield(L, -2, "empty");
    lua_pushcfunction(L, same);
    lua_setfield(L, -2, "same");
    lua_pushcfunction(L, pushed);
    lua_setfield(L, -2, "pushed");
    lua_pushcfunction(L, constant);
    lua_setfield(L, -2, "constant");
    lua_pushcfunction(L, checked);
    lua_setfield(L, -2, "checked");
    lua_pushliteral(L, "Busy Here");
    lua_pushcclosure(L, kept, 1);
    lua_setfield(L, -2, "kept");
    return 1;
}
