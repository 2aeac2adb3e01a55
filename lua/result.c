/* result.c - pushing what functions return: texts, lists, faults, and nil with a message. */
#include "module.h"

#include <stdarg.h>
#include <string.h>

/* Texts up to this size are written once, and copied once, by Lua. The longest page of a code or pair takes half of it. */
#define USUAL_SIZE 16384

int refuse(lua_State *L, int error, const char *format, ...)
{
    va_list arguments;

    lua_pushnil(L);
    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    lua_pushinteger(L, error);
    return 3;
}

int refuse_with(lua_State *L)
{
    lua_insert(L, -2);
    return 4;
}

const char *push_shown(lua_State *L, const char *text, size_t length)
{
    /* What was given may be a whole message; its beginning is enough. */
    char shown[64];
    size_t end = length < sizeof shown ? length : sizeof shown - 4;

    /* No character, which has four bytes at most, is cut in two. */
    while (end < length && end > sizeof shown - 8 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    memcpy(shown, text, end);
    for (size_t i = 0; i < end; i++) {
        if ((unsigned char)shown[i] < ' ' || shown[i] == 0x7F)
            shown[i] = ' ';
    }
    strcpy(shown + end, end < length ? "..." : "");
    lua_pushstring(L, shown);
    return lua_tostring(L, -1);
}

const char *push_shown_at(lua_State *L, int index)
{
    size_t length;
    const char *text = lua_tolstring(L, index, &length);

    return push_shown(L, text, length);
}

int refuse_text(lua_State *L, const char *text, size_t length, int error)
{
    return refuse(L, error, "'%s': %s", push_shown(L, text, length), sipcodes_strerror(error));
}

void push_written(lua_State *L, writer *write, const void *what)
{
    char usual[USUAL_SIZE];
    char *buffer = usual;
    int length = write(what, usual, sizeof usual);

    if (length >= (int)sizeof usual) {
        buffer = lua_newuserdata(L, (size_t)length + 1);
        write(what, buffer, (size_t)length + 1);
    }
    if (length < 0)
        luaL_error(L, "%s", sipcodes_strerror(length));
    lua_pushlstring(L, buffer, (size_t)length);
    if (buffer != usual)
        lua_remove(L, -2);
}

void push_bytes(lua_State *L, sipcodes_bytes bytes)
{
    lua_pushlstring(L, bytes.text ? bytes.text : "", bytes.length);
}

void push_bytes_or_nil(lua_State *L, sipcodes_bytes bytes)
{
    if (bytes.text)
        push_bytes(L, bytes);
    else
        lua_pushnil(L);
}

void push_fault(lua_State *L, const sipcodes_fault *fault)
{
    lua_createtable(L, 0, 3);
    set_string(L, "problem", sipcodes_problem_name(fault->problem));
    push_bytes_or_nil(L, fault->name);
    lua_setfield(L, -2, "name");
    lua_pushinteger(L, (lua_Integer)fault->position + 1);
    lua_setfield(L, -2, "position");
}

void push_spoken(lua_State *L, const char *text, const char *english, const char *lang)
{
    lua_pushstring(L, text);
    lua_pushstring(L, text == english ? "en" : lang);
}

void push_number_or_nil(lua_State *L, int number)
{
    if (number == 0)
        lua_pushnil(L);
    else
        lua_pushinteger(L, number);
}

void push_numbers(lua_State *L, const int *numbers, int count)
{
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushinteger(L, numbers[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

void push_address(lua_State *L, const void *thing)
{
    lua_pushlightuserdata(L, (void *)thing);
}

void push_strings(lua_State *L, const char *(*at)(size_t index))
{
    const char *string;

    lua_newtable(L);
    for (size_t i = 0; (string = at(i)) != NULL; i++) {
        lua_pushstring(L, string);
        lua_rawseti(L, -2, (int)i + 1);
    }
}

void set_string(lua_State *L, const char *name, const char *value)
{
    lua_pushstring(L, value);
    lua_setfield(L, -2, name);
}

void set_number_or_nil(lua_State *L, const char *name, int number)
{
    push_number_or_nil(L, number);
    lua_setfield(L, -2, name);
}

void set_boolean(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}
