/* sentences.c - what programs say in the languages of the library: sentences by their name, and what an error is. */
#include "module.h"

#include <string.h>

/* More than any sentence has. */
#define MOST_ARGUMENTS 8

struct sentence {
    const char *name;
    const char *lang;
    sipcodes_argument arguments[MOST_ARGUMENTS];
    size_t count;
};

/* Reads what the sentence wants from the table at 2; the strings stay on the stack. */
static void read_wanted(lua_State *L, struct sentence *sentence)
{
    const char *wanted;

    while (sentence->count < MOST_ARGUMENTS && (wanted = sipcodes_sentence_argument(sentence->name, sentence->count))) {
        lua_pushstring(L, wanted);
        lua_rawget(L, 2);
        sentence->arguments[sentence->count++] = (sipcodes_argument){wanted, need_word(L, -1, 2, wanted)};
    }
}

static bool is_wanted(const struct sentence *sentence, const char *name)
{
    for (size_t i = 0; i < sentence->count; i++)
        if (strcmp(sentence->arguments[i].name, name) == 0)
            return true;
    return false;
}

static void check_surplus(lua_State *L, const struct sentence *sentence)
{
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            argument_error(L, 2, "arguments: names are strings, got %s", luaL_typename(L, -1));
        if (!is_wanted(sentence, lua_tostring(L, -1)))
            argument_error(L, 2, "arguments: '%s' has no argument '%s'", sentence->name, push_shown_at(L, -1));
    }
}

static int write_sentence(const void *what, char *buffer, size_t size)
{
    const struct sentence *sentence = what;

    return sipcodes_sentence(sentence->name, sentence->arguments, sentence->count, sentence->lang, buffer, size);
}

/* sip.sentence(name, arguments, lang) */
int sentence_say(lua_State *L)
{
    struct sentence sentence = {.name = need_word(L, 1, 1, "name"), .lang = need_language(L, 3)};

    if (lua_isnoneornil(L, 2)) {
        lua_settop(L, 1);
        lua_newtable(L);
    }
    if (lua_type(L, 2) != LUA_TTABLE)
        return type_error(L, 2, 2, "arguments", "table");
    if (sipcodes_sentence(sentence.name, NULL, 0, NULL, NULL, 0) == SIPCODES_E_NOT_FOUND)
        return argument_error(L, 1, "name: there is no '%s'", push_shown_at(L, 1));
    read_wanted(L, &sentence);
    check_surplus(L, &sentence);
    push_written(L, write_sentence, &sentence);
    return 1;
}

/* sip.error_label(error, lang) */
int error_label(lua_State *L)
{
    lua_pushstring(L, sipcodes_error_label(need_number(L, 1, 1, "error"), need_language(L, 2)));
    return 1;
}
