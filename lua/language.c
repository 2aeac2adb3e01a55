/* language.c - languages: which one answers, what is known of each, and a line in its punctuation. */
#include "module.h"

#include <string.h>

/* The language that answers for the argument, a tag; NULL if none does. */
static const char *spoken(lua_State *L)
{
    size_t length;
    const char *tag = need_string(L, 1, 1, "tag", &length);

    return strlen(tag) == length ? sipcodes_language(tag) : NULL;
}

static int refuse_language(lua_State *L)
{
    return refuse(L, SIPCODES_E_NOT_FOUND, "the library does not speak '%s'", push_shown_at(L, 1));
}

/* sip.language(tag) */
int language_of(lua_State *L)
{
    const char *language = spoken(L);

    if (!language)
        return refuse_language(L);
    lua_pushstring(L, language);
    return 1;
}

/* sip.negotiate(ranges) */
int language_negotiate(lua_State *L)
{
    size_t length;
    const char *ranges = need_string(L, 1, 1, "ranges", &length);
    const char *language = sipcodes_language_negotiate(ranges, length);

    if (!language)
        return refuse(L, SIPCODES_E_NOT_FOUND, "the library speaks none of '%s'", push_shown_at(L, 1));
    lua_pushstring(L, language);
    return 1;
}

static void set_coverage(lua_State *L, const char *name, const char *language, sipcodes_coverage of)
{
    lua_pushinteger(L, sipcodes_language_coverage(language, of));
    lua_setfield(L, -2, name);
}

/* sip.language_about(tag) */
int language_about(lua_State *L)
{
    const char *language = spoken(L);

    if (!language)
        return refuse_language(L);
    lua_createtable(L, 0, 6);
    set_string(L, "tag", language);
    set_string(L, "name", sipcodes_language_name(language));
    set_string(L, "english_name", sipcodes_language_english_name(language));
    set_boolean(L, "rtl", sipcodes_language_is_rtl(language));
    set_coverage(L, "labels", language, SIPCODES_COVERAGE_LABELS);
    set_coverage(L, "texts", language, SIPCODES_COVERAGE_TEXTS);
    return 1;
}

struct line {
    const char *label;
    const char *text;
    const char *source;
    const char *lang;
    sipcodes_format format;
};

static int write_line(const void *what, char *buffer, size_t size)
{
    const struct line *line = what;

    return sipcodes_labelled(line->label, line->text, line->source, line->lang, line->format, buffer, size);
}

/* sip.labelled(label, text, source, lang, markdown) */
int language_labelled(lua_State *L)
{
    struct line line;

    line.label = need_word(L, 1, 1, "label");
    line.text = need_word(L, 2, 2, "text");
    line.source = lua_isnoneornil(L, 3) ? "" : need_word(L, 3, 3, "source");
    line.lang = need_language(L, 4);
    if (!lua_isnoneornil(L, 5) && lua_type(L, 5) != LUA_TBOOLEAN)
        return type_error(L, 5, 5, "markdown", "boolean");
    line.format = lua_toboolean(L, 5) ? SIPCODES_FORMAT_MARKDOWN : SIPCODES_FORMAT_TEXT;
    push_written(L, write_line, &line);
    return 1;
}
