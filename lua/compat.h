/*
 * compat.h - what Lua 5.1 to 5.5 do differently, under one name.
 *
 * Everything is static: a module exports nothing but its opener. 5.1 stands for LuaJIT, too.
 */
#ifndef SIPCODES_LUA_COMPAT_H
#define SIPCODES_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/* The length of a table or string, without metamethods. */
static inline size_t raw_length(lua_State *L, int index)
{
#if LUA_VERSION_NUM < 502
    return lua_objlen(L, index);
#else
    return lua_rawlen(L, index);
#endif
}

/* lua_rawget, which tells the type of what it found from 5.3 on; true if that is not nil. */
static inline bool raw_get(lua_State *L, int index)
{
#if LUA_VERSION_NUM < 503
    lua_rawget(L, index);
    return !lua_isnil(L, -1);
#else
    return lua_rawget(L, index) != LUA_TNIL;
#endif
}

/* The number at index as an int; false if it is not whole or does not fit. What is there is a number. */
static inline bool whole_number(lua_State *L, int index, int *number)
{
#if LUA_VERSION_NUM < 503
    lua_Number value = lua_tonumber(L, index);

    if (!(value >= INT_MIN && value <= INT_MAX))
        return false;
    *number = (int)value;
    return (lua_Number)*number == value;
#else
    int whole;
    lua_Integer value = lua_tointegerx(L, index, &whole);

    *number = (int)value;
    return whole && value >= INT_MIN && value <= INT_MAX;
#endif
}

/* A new userdata, to which keep_alive() may tie something if it has a tie. */
static inline void *new_block(lua_State *L, size_t size, bool has_tie)
{
#if LUA_VERSION_NUM < 504
    (void)has_tie;
    return lua_newuserdata(L, size);
#else
    return lua_newuserdatauv(L, size, has_tie);
#endif
}

/* Takes the value on top of the stack, which then lives as long as the userdata at index. */
static inline void keep_alive(lua_State *L, int index)
{
#if LUA_VERSION_NUM < 503
    /* Only a table can be tied to a userdata. */
    lua_createtable(L, 1, 0);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
#endif
#if LUA_VERSION_NUM < 502
    lua_setfenv(L, index);
#elif LUA_VERSION_NUM < 504
    lua_setuservalue(L, index);
#else
    lua_setiuservalue(L, index, 1);
#endif
}

#endif
