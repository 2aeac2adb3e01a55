/* push.h - readers of fields, made of functions of the library. */
#ifndef SIPCODES_LUA_PUSH_H
#define SIPCODES_LUA_PUSH_H

#include "module.h"

/* Each makes a reader that pushes what a function tells of a thing. */
#define PUSH_STRING(name, function) PUSH(name, lua_pushstring, function(thing))
#define PUSH_NUMBER(name, function) PUSH(name, lua_pushinteger, function(thing))
#define PUSH_BOOLEAN(name, function) PUSH(name, lua_pushboolean, function(thing))
#define PUSH_BYTES(name, function) PUSH(name, push_bytes, function(thing))

/* Likewise, the name of a value that is enumerated. */
#define PUSH_NAME(name, name_of, function) PUSH(name, lua_pushstring, name_of(function(thing)))

/* Likewise, a number of which 0 stands for "none". */
#define PUSH_NUMBER_OR_NIL(name, function) PUSH(name, push_number_or_nil, function(thing))

#define PUSH(name, push, value)                                                   \
    static void push_##name(lua_State *L, const void *thing, int which, int self) \
    {                                                                             \
        (void)which, (void)self;                                                  \
        push(L, value);                                                           \
    }

#endif
