/*
 * baseline.c - functions of a Lua module that do nothing, or the least: what calling C from Lua costs.
 */
#include <lauxlib.h>
#include <lua.h>

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

/* Gives a phrase back, as a module does that keeps nothing: Lua makes or finds the string. */
static int pushed(lua_State *L)
{
    lua_pushlstring(L, "Busy Here", 9);
    return 1;
}

int luaopen_baseline(lua_State *L)
{
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, empty);
    lua_setfield(L, -2, "empty");
    lua_pushcfunction(L, same);
    lua_setfield(L, -2, "same");
    lua_pushcfunction(L, pushed);
    lua_setfield(L, -2, "pushed");
    return 1;
}
