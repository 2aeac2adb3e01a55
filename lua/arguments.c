/* arguments.c - reading arguments, and the errors about them: each names the argument, its position and what was given. */
#include "module.h"

#include <stdarg.h>
#include <string.h>

int argument_error(lua_State *L, int arg, const char *format, ...)
{
    va_list arguments;
    lua_Debug caller;

    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    if (!lua_getstack(L, 1, &caller) || !lua_getinfo(L, "Sn", &caller) || strcmp(caller.source, LUA_IN_FRONT) != 0)
        return luaL_argerror(L, arg, lua_tostring(L, -1));
    /* What the script has called is the function of Lua that stands in front. */
    luaL_where(L, 2);
    lua_pushfstring(L, "bad argument #%d to '%s' (%s)", arg, caller.name ? caller.name : "?", lua_tostring(L, -2));
    lua_concat(L, 2);
    return lua_error(L);
}

int type_error(lua_State *L, int index, int arg, const char *name, const char *expected)
{
    int id = kind_of(L, index);
    /* What is missing is nil, as for functions of Lua. */
    const char *got = id ? kind_at(id)->name : lua_isnone(L, index) ? "nil" : luaL_typename(L, index);

    return argument_error(L, arg, "%s: %s expected, got %s", name, expected, got);
}

/* Pushes a number as text, the same in every Lua: some write ".0" behind one that is whole, some a sign before NaN. */
static const char *push_number_text(lua_State *L, lua_Number number)
{
    const char *text = lua_pushfstring(L, "%f", number);
    size_t length = strlen(text);

    if (number != number)
        return lua_pushliteral(L, "nan"), lua_tostring(L, -1);
    if (length > 2 && strcmp(text + length - 2, ".0") == 0)
        lua_pushlstring(L, text, length - 2);
    return lua_tostring(L, -1);
}

int need_number(lua_State *L, int index, int arg, const char *name)
{
    int number = 0;

    if (lua_type(L, index) != LUA_TNUMBER)
        type_error(L, index, arg, name, "whole number");
    if (!whole_number(L, index, &number))
        argument_error(L, arg, "%s: whole number of %d to %d expected, got %s", name, INT_MIN, INT_MAX,
                       push_number_text(L, lua_tonumber(L, index)));
    return number;
}

/* True if the key at index is one of the positions 1 to count. */
static bool is_position(lua_State *L, int index, size_t count)
{
    int number;

    return lua_type(L, index) == LUA_TNUMBER && whole_number(L, index, &number) && number > 0 && (size_t)number <= count;
}

/* Raises the error about the first key that is no position of a list of so many numbers. */
static void refuse_list(lua_State *L, int index, int arg, const char *name, size_t count, bool allows_options)
{
    lua_pushnil(L);
    for (; lua_next(L, index); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TNUMBER) {
            if (!is_position(L, -2, count))
                argument_error(L, arg, "%s: positions of the list are 1 to %d, got %s", name, (int)count,
                               push_number_text(L, lua_tonumber(L, -2)));
        } else if (!allows_options && lua_type(L, -2) == LUA_TSTRING) {
            argument_error(L, arg, "%s: list expected, got the key '%s'", name, push_shown_at(L, -2));
        } else if (!allows_options) {
            argument_error(L, arg, "%s: list expected, got a %s as a key", name, luaL_typename(L, -2));
        }
    }
}

size_t need_list(lua_State *L, int index, int arg, const char *name, bool allows_options)
{
    size_t numbers = 0;
    size_t others = 0;
    size_t highest = 0;
    bool are_positions = true;
    int number;

    lua_pushnil(L);
    for (; lua_next(L, index); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TNUMBER) {
            others++;
        } else {
            numbers++;
            are_positions = are_positions && whole_number(L, -2, &number) && number > 0;
            if (are_positions && (size_t)number > highest)
                highest = (size_t)number;
        }
    }
    /* As many different positions as the highest says are all of them. The length of a table with holes is any of several. */
    if (!are_positions || highest != numbers || (others > 0 && !allows_options))
        refuse_list(L, index, arg, name, numbers, allows_options);
    return numbers;
}

const char *need_string(lua_State *L, int index, int arg, const char *name, size_t *length)
{
    if (lua_type(L, index) != LUA_TSTRING)
        type_error(L, index, arg, name, "string");
    return lua_tolstring(L, index, length);
}

const char *need_word(lua_State *L, int index, int arg, const char *name)
{
    size_t length;
    const char *word = need_string(L, index, arg, name, &length);

    if (strlen(word) != length)
        argument_error(L, arg, "%s: a zero byte in it", name);
    return word;
}

const char *need_word_or_nil(lua_State *L, int index, int arg, const char *name)
{
    return lua_isnoneornil(L, index) ? NULL : need_word(L, index, arg, name);
}

const char *need_language(lua_State *L, int index)
{
    const char *tag = need_word_or_nil(L, index, index, "lang");

    return tag ? sipcodes_language(tag) : NULL;
}

const void *need_object(lua_State *L, int index, int id, const char *name)
{
    if (kind_of(L, index) != id)
        type_error(L, index, index, name, kind_at(id)->name);
    return lua_touserdata(L, index);
}

const void *need_record(lua_State *L, int index, int id, const char *name)
{
    return ((const struct record *)need_object(L, index, id, name))->thing;
}

/* A number, or the record that has it. */
static int need_number_of(lua_State *L, int index, int id, const char *name, int (*number_of)(const void *thing))
{
    if (lua_type(L, index) == LUA_TNUMBER)
        return need_number(L, index, index, name);
    if (kind_of(L, index) != id)
        type_error(L, index, index, name, id == KIND_CODE ? "whole number or sipcodes.code" : "whole number or sipcodes.cause");
    return number_of(((const struct record *)lua_touserdata(L, index))->thing);
}

static int status_of(const void *thing)
{
    return sipcodes_code_status(thing);
}

static int number_of(const void *thing)
{
    return sipcodes_cause_number(thing);
}

int need_status(lua_State *L, int index, const char *name)
{
    return need_number_of(L, index, KIND_CODE, name, status_of);
}

int need_cause(lua_State *L, int index, const char *name)
{
    return need_number_of(L, index, KIND_CAUSE, name, number_of);
}

/* The position of a name among names, or -1. */
static int position_of(const char *const *names, const char *name)
{
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

unsigned read_options(lua_State *L, int index, int arg, const char *const *names, int first, bool allows_numbers)
{
    unsigned given = 0;
    const char *name;
    size_t length;
    int position;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (lua_type(L, -2) == LUA_TSTRING) {
            name = lua_tolstring(L, -2, &length);
            position = strlen(name) == length ? position_of(names, name) : -1;
            if (position < 0)
                argument_error(L, arg, "there is no option '%s'", push_shown_at(L, -2));
            lua_replace(L, first + position);
            given |= 1u << position;
        } else {
            if (!allows_numbers || lua_type(L, -2) != LUA_TNUMBER)
                argument_error(L, arg, "names of options are strings, got %s", luaL_typename(L, -2));
            lua_pop(L, 1);
        }
    }
    return given;
}
