/* code.c - codes: looking them up, their records, the header fields and other phrases of a record. */
#include "push.h"

/* ---- Looking up ---- */

/*
 * What was answered before is found by the argument as it is, whatever that is, and needs no reading of it: each call of Lua's
 * interface counts here. Tables never take nil and NaN as a key, so that nothing is found by them.
 */
static inline bool is_answered(lua_State *L)
{
    lua_pushvalue(L, 1);
    return raw_get(L, lua_upvalueindex(2));
}

static int refuse_unknown(lua_State *L, int status)
{
    return refuse(L, sipcodes_resolve(status) ? SIPCODES_E_NOT_FOUND : SIPCODES_E_STATUS, "%d is no known status code", status);
}

/* sip.get(status). Upvalue: the records by status. */
int code_get(lua_State *L)
{
    int status;

    if (is_answered(L))
        return 1;
    status = need_number(L, 1, 1, "status");
    push_record(L, KIND_CODE, sipcodes_get(status));
    return lua_isnil(L, -1) ? refuse_unknown(L, status) : 1;
}

/* sip.phrase(status). Upvalue: the phrases that were asked for so far, because a new string costs more than a known one. */
int code_phrase(lua_State *L)
{
    const char *phrase;
    int status;

    if (is_answered(L))
        return 1;
    status = need_number(L, 1, 1, "status");
    phrase = sipcodes_phrase(status);
    if (!*phrase)
        return refuse_unknown(L, status);
    lua_pushstring(L, phrase);
    lua_pushvalue(L, -1);
    lua_rawseti(L, lua_upvalueindex(2), status);
    return 1;
}

/* sip.resolve(status) */
int code_resolve(lua_State *L)
{
    int status = need_number(L, 1, 1, "status");
    int resolved = sipcodes_resolve(status);

    if (resolved == 0)
        return refuse(L, SIPCODES_E_STATUS, "%d: there is nothing to treat it as; status codes are 100 to 699", status);
    lua_pushinteger(L, resolved);
    return 1;
}

/* sip.find(text) */
int code_find(lua_State *L)
{
    size_t length;
    const char *text = need_string(L, 1, 1, "text", &length);
    int status = sipcodes_find(text, length);

    if (status < 0)
        return refuse_text(L, text, length, status);
    lua_pushinteger(L, status);
    return 1;
}

/* More than there are codes, and causes. */
#define MOST_FOUND 512

/* sip.find_all(text) */
int code_find_all(lua_State *L)
{
    size_t length;
    const char *text = need_string(L, 1, 1, "text", &length);
    int statuses[MOST_FOUND];
    int count = sipcodes_find_all(text, length, statuses, MOST_FOUND);

    if (count < 0)
        return refuse_text(L, text, length, count);
    push_numbers(L, statuses, count);
    return 1;
}

/* sip.search(words, lang, limit) */
int code_search(lua_State *L)
{
    size_t length;
    const char *words = need_string(L, 1, 1, "words", &length);
    const char *lang = need_language(L, 2);
    int limit = lua_isnoneornil(L, 3) ? MOST_FOUND : need_number(L, 3, 3, "limit");
    int statuses[MOST_FOUND];
    int count = sipcodes_search(words, length, lang, statuses, MOST_FOUND);

    if (limit < 0)
        argument_error(L, 3, "limit: %d is below 0", limit);
    if (count < 0)
        return refuse_text(L, words, length, count);
    lua_newtable(L);
    for (int i = 0; i < count && i < limit; i++) {
        push_record(L, KIND_CODE, sipcodes_get(statuses[i]));
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* ---- Fields of a record ---- */

PUSH_NUMBER(status, sipcodes_code_status)
PUSH_STRING(phrase, sipcodes_code_phrase)
PUSH_STRING(symbol, sipcodes_code_symbol)
PUSH_STRING(slug, sipcodes_code_slug)
PUSH_STRING(reference, sipcodes_code_reference)
PUSH_BOOLEAN(registered, sipcodes_code_is_registered)
PUSH_BOOLEAN(challenge, sipcodes_code_is_challenge)

/* The name of an enumerated fact. */
static void push_fact(lua_State *L, const void *code, int which, int self)
{
    sipcodes_fact fact = (sipcodes_fact)which;

    (void)self;
    lua_pushstring(L, sipcodes_value_name(fact, (int)sipcodes_code_value(code, fact)));
}

/* The names of a fact that is a set. */
static void push_names(lua_State *L, const void *code, int which, int self)
{
    sipcodes_fact fact = (sipcodes_fact)which;
    uint32_t set = sipcodes_code_value(code, fact);
    int count = 0;

    (void)self;
    lua_newtable(L);
    for (int bit = 0; set >> bit; bit++) {
        if (set >> bit & 1u) {
            lua_pushstring(L, sipcodes_value_name(fact, bit));
            lua_rawseti(L, -2, ++count);
        }
    }
}

static void push_headers(lua_State *L, const void *code, int which, int self)
{
    const sipcodes_header *header;

    (void)which, (void)self;
    lua_newtable(L);
    for (int i = 0; (header = sipcodes_code_header(code, (size_t)i)) != NULL; i++) {
        push_record(L, KIND_HEADER, header);
        lua_rawseti(L, -2, i + 1);
    }
}

static void push_aliases(lua_State *L, const void *code, int which, int self)
{
    const sipcodes_alias *alias;

    (void)which, (void)self;
    lua_newtable(L);
    for (int i = 0; (alias = sipcodes_code_alias(code, (size_t)i)) != NULL; i++) {
        push_record(L, KIND_ALIAS, alias);
        lua_rawseti(L, -2, i + 1);
    }
}

static void push_related(lua_State *L, const void *code, int which, int self)
{
    int status;

    (void)which, (void)self;
    lua_newtable(L);
    for (int i = 0; (status = sipcodes_code_related(code, (size_t)i)) != 0; i++) {
        lua_pushinteger(L, status);
        lua_rawseti(L, -2, i + 1);
    }
}

static void push_text(lua_State *L, const void *code, int which, int self)
{
    (void)self;
    lua_pushstring(L, sipcodes_code_text(code, (sipcodes_text)which, NULL, NULL));
}

static void push_text_sources(lua_State *L, const void *code, int which, int self)
{
    const char *source;

    (void)which, (void)self;
    lua_newtable(L);
    for (int i = 0; (source = sipcodes_code_text_source(code, (size_t)i)) != NULL; i++) {
        lua_pushstring(L, source);
        lua_rawseti(L, -2, i + 1);
    }
}

static const struct field code_fields[] = {
    {"status", push_status, 0, true},
    {"phrase", push_phrase, 0, true},
    {"symbol", push_symbol, 0, true},
    {"slug", push_slug, 0, true},
    {"reference", push_reference, 0, true},
    {"registered", push_registered, 0, true},
    {"challenge", push_challenge, 0, true},
    {"class", push_fact, SIPCODES_FACT_CLASS, true},
    {"standing", push_fact, SIPCODES_FACT_STANDING, true},
    {"action", push_fact, SIPCODES_FACT_ACTION, true},
    {"repair", push_fact, SIPCODES_FACT_REPAIR, true},
    {"elsewhere", push_fact, SIPCODES_FACT_ELSEWHERE, true},
    {"again", push_fact, SIPCODES_FACT_AGAIN, true},
    {"retry_after", push_fact, SIPCODES_FACT_RETRY_AFTER, true},
    {"scope", push_fact, SIPCODES_FACT_SCOPE, true},
    {"dialog_effect", push_fact, SIPCODES_FACT_DIALOG_EFFECT, true},
    {"senders", push_names, SIPCODES_FACT_SENDERS, false},
    {"methods", push_names, SIPCODES_FACT_METHODS, false},
    {"headers", push_headers, 0, false},
    {"aliases", push_aliases, 0, false},
    {"related", push_related, 0, false},
    {"lead", push_text, SIPCODES_TEXT_LEAD, true},
    {"description", push_text, SIPCODES_TEXT_DESCRIPTION, true},
    {"when", push_text, SIPCODES_TEXT_WHEN, true},
    {"fix", push_text, SIPCODES_TEXT_FIX, true},
    {"send", push_text, SIPCODES_TEXT_SEND, true},
    {"receive", push_text, SIPCODES_TEXT_RECEIVE, true},
    {"text_sources", push_text_sources, 0, false},
    {NULL, NULL, 0, false},
};

/* ---- Methods of a record ---- */

static sipcodes_fact need_fact(lua_State *L)
{
    return (sipcodes_fact)need_name(L, 2, 2, "fact", "fact");
}

static int code_text(lua_State *L)
{
    const sipcodes_code *code = need_record(L, 1, KIND_CODE, "self");
    int which = need_name(L, 2, 2, "which", "text");
    const char *language;

    lua_pushstring(L, sipcodes_code_text(code, (sipcodes_text)which, need_language(L, 3), &language));
    lua_pushstring(L, language);
    return 2;
}

static int code_source(lua_State *L)
{
    const sipcodes_code *code = need_record(L, 1, KIND_CODE, "self");

    lua_pushstring(L, sipcodes_code_source(code, need_fact(L)));
    return 1;
}

static int code_note(lua_State *L)
{
    const sipcodes_code *code = need_record(L, 1, KIND_CODE, "self");
    sipcodes_fact fact = need_fact(L);
    const char *lang = need_language(L, 3);

    push_spoken(L, sipcodes_code_note(code, fact, lang), sipcodes_code_note(code, fact, NULL), lang);
    return 2;
}

static int code_label(lua_State *L)
{
    const sipcodes_code *code = need_record(L, 1, KIND_CODE, "self");
    sipcodes_fact fact = need_fact(L);
    const char *lang = need_language(L, 3);

    if (fact == SIPCODES_FACT_HEADERS || fact == SIPCODES_FACT_SENDERS || fact == SIPCODES_FACT_METHODS)
        return argument_error(L, 2, "fact: '%s' has no one value; see sip.label", sipcodes_fact_name(fact));
    lua_pushstring(L, sipcodes_value_label(fact, (int)sipcodes_code_value(code, fact), lang));
    return 1;
}

static int code_sender_source(lua_State *L)
{
    const sipcodes_code *code = need_record(L, 1, KIND_CODE, "self");

    lua_pushstring(L, sipcodes_code_sender_source(code, (sipcodes_sender)need_name(L, 2, 2, "sender", "senders")));
    return 1;
}

static const luaL_Reg code_methods[] = {
    {"text", code_text},
    {"source", code_source},
    {"note", code_note},
    {"label", code_label},
    {"sender_source", code_sender_source},
    {NULL, NULL},
};

static void push_code_text(lua_State *L, const void *code, int self)
{
    (void)self;
    lua_pushfstring(L, "%d %s", sipcodes_code_status(code), sipcodes_code_phrase(code));
}

static void push_code_key(lua_State *L, const void *code)
{
    lua_pushinteger(L, sipcodes_code_status(code));
}

const struct kind kind_code = {
    .name = "sipcodes.code",
    .fields = code_fields,
    .methods = code_methods,
    .push_text = push_code_text,
    .push_key = push_code_key,
    .is_read_often = true,
};

/* Pushes a table of what a record says about itself as strings, numbers and booleans, without the texts. */
static void push_copy(lua_State *L, const sipcodes_code *code)
{
    lua_createtable(L, 0, 16);
    for (const struct field *field = code_fields; field->name; field++) {
        if (field->is_constant && field->push != push_text) {
            field->push(L, code, field->which, 0);
            lua_setfield(L, -2, field->name);
        }
    }
}

/* sip.copy() */
int code_copy(lua_State *L)
{
    const sipcodes_code *code;

    lua_createtable(L, 0, (int)sipcodes_count());
    for (size_t i = 0; (code = sipcodes_at(i)) != NULL; i++) {
        push_copy(L, code);
        lua_rawseti(L, -2, sipcodes_code_status(code));
    }
    return 1;
}

/* ---- Header fields ---- */

PUSH_STRING(header_name, sipcodes_header_name)
PUSH_STRING(header_source, sipcodes_header_source)
PUSH_BOOLEAN(header_general, sipcodes_header_is_general)
PUSH_NAME(header_level, sipcodes_level_name, sipcodes_header_level)

static const struct field header_fields[] = {
    {"name", push_header_name, 0, true},
    {"level", push_header_level, 0, true},
    {"source", push_header_source, 0, true},
    {"general", push_header_general, 0, true},
    {NULL, NULL, 0, false},
};

static int header_condition(lua_State *L)
{
    const sipcodes_header *header = need_record(L, 1, KIND_HEADER, "self");

    lua_pushstring(L, sipcodes_header_condition(header, need_language(L, 2)));
    return 1;
}

static const luaL_Reg header_methods[] = {{"condition", header_condition}, {NULL, NULL}};

static void push_header_text(lua_State *L, const void *header, int self)
{
    push_header_name(L, header, 0, self);
}

const struct kind kind_header = {
    .name = "sipcodes.header",
    .fields = header_fields,
    .methods = header_methods,
    .push_text = push_header_text,
    .push_key = push_address,
};

/* ---- Other phrases ---- */

PUSH_STRING(alias_phrase, sipcodes_alias_phrase)
PUSH_STRING(alias_user, sipcodes_alias_user)
PUSH_STRING(alias_source, sipcodes_alias_source)
PUSH_NAME(alias_kind, sipcodes_alias_kind_name, sipcodes_alias_kind_of)

static const struct field alias_fields[] = {
    {"phrase", push_alias_phrase, 0, true},
    {"kind", push_alias_kind, 0, true},
    {"user", push_alias_user, 0, true},
    {"source", push_alias_source, 0, true},
    {NULL, NULL, 0, false},
};

static void push_alias_text(lua_State *L, const void *alias, int self)
{
    push_alias_phrase(L, alias, 0, self);
}

const struct kind kind_alias = {
    .name = "sipcodes.alias",
    .fields = alias_fields,
    .push_text = push_alias_text,
    .push_key = push_address,
};
