/* cause.c - causes of Q.850, and the tables between them and status codes. */
#include "push.h"

/* ---- Looking up ---- */

/* More than there are causes. */
#define MOST_FOUND 512

/* sip.cause(cause) */
int cause_get(lua_State *L)
{
    size_t length;
    const char *text;
    int number;

    if (lua_type(L, 1) == LUA_TNUMBER) {
        number = need_number(L, 1, 1, "cause");
        if (!sipcodes_cause_get(number))
            return refuse(L, SIPCODES_E_CAUSE, "%d: %s", number, sipcodes_strerror(SIPCODES_E_CAUSE));
    } else {
        if (lua_type(L, 1) != LUA_TSTRING)
            type_error(L, 1, 1, "cause", "whole number or string");
        text = lua_tolstring(L, 1, &length);
        number = sipcodes_cause_find(text, length);
        if (number < 0)
            return refuse_text(L, text, length, number);
    }
    push_record(L, KIND_CAUSE, sipcodes_cause_get(number));
    return 1;
}

/* sip.cause_find_all(text) */
int cause_find_all(lua_State *L)
{
    size_t length;
    const char *text = need_string(L, 1, 1, "text", &length);
    int numbers[MOST_FOUND];
    int count = sipcodes_cause_find_all(text, length, numbers, MOST_FOUND);

    if (count < 0)
        return refuse_text(L, text, length, count);
    push_numbers(L, numbers, count);
    return 1;
}

/* ---- Records ---- */

PUSH_NUMBER(number, sipcodes_cause_number)
PUSH_STRING(name, sipcodes_cause_name)
PUSH_STRING(source, sipcodes_cause_source)
PUSH_NAME(class, sipcodes_cause_class_name, sipcodes_cause_class_of)
PUSH_NAME(standing, sipcodes_cause_standing_name, sipcodes_cause_standing_of)
PUSH_NAME(trust, sipcodes_trust_name, sipcodes_cause_trust)

static void push_symbols(lua_State *L, const void *cause, int which, int self)
{
    const char *table;
    const char *symbol;

    (void)which, (void)self;
    lua_newtable(L);
    for (size_t i = 0; (table = sipcodes_cause_table_at(i)) != NULL; i++) {
        symbol = sipcodes_cause_symbol(cause, table);
        if (*symbol)
            set_string(L, table, symbol);
    }
}

static void push_text(lua_State *L, const void *cause, int which, int self)
{
    (void)self;
    lua_pushstring(L, sipcodes_cause_text(cause, (sipcodes_text)which, NULL, NULL));
}

static void push_text_sources(lua_State *L, const void *cause, int which, int self)
{
    const char *source;

    (void)which, (void)self;
    lua_newtable(L);
    for (int i = 0; (source = sipcodes_cause_text_source(cause, (size_t)i)) != NULL; i++) {
        lua_pushstring(L, source);
        lua_rawseti(L, -2, i + 1);
    }
}

static const struct field cause_fields[] = {
    {"number", push_number, 0, true},
    {"name", push_name, 0, true},
    {"class", push_class, 0, true},
    {"standing", push_standing, 0, true},
    {"source", push_source, 0, true},
    {"trust", push_trust, 0, true},
    {"symbols", push_symbols, 0, false},
    {"lead", push_text, SIPCODES_TEXT_LEAD, true},
    {"description", push_text, SIPCODES_TEXT_DESCRIPTION, true},
    {"when", push_text, SIPCODES_TEXT_WHEN, true},
    {"fix", push_text, SIPCODES_TEXT_FIX, true},
    {"text_sources", push_text_sources, 0, false},
    {NULL, NULL, 0, false},
};

static int cause_text(lua_State *L)
{
    const sipcodes_cause *cause = need_record(L, 1, KIND_CAUSE, "self");
    int which = need_name(L, 2, 2, "which", "text");
    const char *language;

    if (which > SIPCODES_TEXT_FIX)
        return argument_error(L, 2, "which: causes have no text '%s'", push_shown_at(L, 2));
    lua_pushstring(L, sipcodes_cause_text(cause, (sipcodes_text)which, need_language(L, 3), &language));
    lua_pushstring(L, language);
    return 2;
}

static int cause_note(lua_State *L)
{
    const sipcodes_cause *cause = need_record(L, 1, KIND_CAUSE, "self");
    const char *lang = need_language(L, 2);

    push_spoken(L, sipcodes_cause_note(cause, lang), sipcodes_cause_note(cause, NULL), lang);
    return 2;
}

static const luaL_Reg cause_methods[] = {{"text", cause_text}, {"note", cause_note}, {NULL, NULL}};

static void push_cause_text(lua_State *L, const void *cause, int self)
{
    (void)self;
    lua_pushfstring(L, "%d %s", sipcodes_cause_number(cause), sipcodes_cause_name(cause));
}

static void push_cause_key(lua_State *L, const void *cause)
{
    lua_pushinteger(L, sipcodes_cause_number(cause));
}

const struct kind kind_cause = {
    .name = "sipcodes.cause",
    .fields = cause_fields,
    .methods = cause_methods,
    .push_text = push_cause_text,
    .push_key = push_cause_key,
    .is_read_often = true,
};

/* ---- Rows of tables ---- */

PUSH_STRING(mapping_table, sipcodes_mapping_table)
PUSH_STRING(mapping_subject, sipcodes_mapping_subject)
PUSH_STRING(mapping_source, sipcodes_mapping_source)
PUSH_BOOLEAN(mapping_is_default, sipcodes_mapping_is_default)
PUSH_NUMBER_OR_NIL(mapping_from, sipcodes_mapping_from)
PUSH_NUMBER_OR_NIL(mapping_to, sipcodes_mapping_to)
PUSH_NAME(mapping_direction, sipcodes_direction_name, sipcodes_mapping_direction)
PUSH_NAME(mapping_condition, sipcodes_cause_condition_name, sipcodes_mapping_condition)
PUSH_NAME(mapping_location, sipcodes_location_name, sipcodes_mapping_location)
PUSH_NAME(mapping_trust, sipcodes_trust_name, sipcodes_mapping_trust)

static void push_mapping_next(lua_State *L, const void *mapping, int which, int self)
{
    (void)which, (void)self;
    push_record(L, KIND_MAPPING, sipcodes_mapping_next(mapping));
}

static const struct field mapping_fields[] = {
    {"table", push_mapping_table, 0, true},
    {"direction", push_mapping_direction, 0, true},
    {"subject", push_mapping_subject, 0, true},
    {"from", push_mapping_from, 0, true},
    {"to", push_mapping_to, 0, true},
    {"is_default", push_mapping_is_default, 0, true},
    {"condition", push_mapping_condition, 0, true},
    {"location", push_mapping_location, 0, true},
    {"source", push_mapping_source, 0, true},
    {"trust", push_mapping_trust, 0, true},
    {"next", push_mapping_next, 0, true},
    {NULL, NULL, 0, false},
};

static int mapping_note(lua_State *L)
{
    const sipcodes_mapping *mapping = need_record(L, 1, KIND_MAPPING, "self");
    const char *lang = need_language(L, 2);

    push_spoken(L, sipcodes_mapping_note(mapping, lang), sipcodes_mapping_note(mapping, NULL), lang);
    return 2;
}

static const luaL_Reg mapping_methods[] = {{"note", mapping_note}, {NULL, NULL}};

static void push_mapping_text(lua_State *L, const void *mapping, int self)
{
    (void)self;
    if (sipcodes_mapping_to(mapping))
        lua_pushfstring(L, "%s -> %d", sipcodes_mapping_subject(mapping), sipcodes_mapping_to(mapping));
    else
        lua_pushfstring(L, "%s -> nothing", sipcodes_mapping_subject(mapping));
}

const struct kind kind_mapping = {
    .name = "sipcodes.mapping",
    .fields = mapping_fields,
    .methods = mapping_methods,
    .push_text = push_mapping_text,
    .push_key = push_address,
};

/* ---- Tables ---- */

/* The name of a table, or NULL for the library's default. */
static const char *need_table(lua_State *L, int index)
{
    const char *table = need_word_or_nil(L, index, index, "cause_table");

    if (table && !sipcodes_cause_table_label(table, NULL))
        argument_error(L, index, "cause_table: there is no '%s'", push_shown_at(L, index));
    return table;
}

static int refuse_number(lua_State *L, int number, int error)
{
    if (error == SIPCODES_E_STATUS)
        return refuse(L, error, "%d is no final status code of 200 to 699", number);
    return refuse(L, error, "%d: %s", number, sipcodes_strerror(error));
}

/* What a table made of a number: the result and its row; nil, a message and the row if it is none. */
static int push_result(lua_State *L, int number, int result, const sipcodes_mapping *mapping)
{
    if (result < 0)
        return refuse_number(L, number, result);
    if (result == 0) {
        /* That is an answer, and no error. */
        lua_pushnil(L);
        lua_pushfstring(L, "nothing becomes of %d", number);
        push_record(L, KIND_MAPPING, mapping);
        return 3;
    }
    lua_pushinteger(L, result);
    push_record(L, KIND_MAPPING, mapping);
    return 2;
}

/* sip.to_q850(status, cause_table) */
int cause_to_q850(lua_State *L)
{
    int status = need_status(L, 1, "status");
    const sipcodes_mapping *mapping;
    int cause = sipcodes_cause_from_status(status, need_table(L, 2), &mapping);

    return push_result(L, status, cause, mapping);
}

/* sip.from_q850(cause, cause_table, location) */
int cause_from_q850(lua_State *L)
{
    int cause = need_cause(L, 1, "cause");
    const char *table = need_table(L, 2);
    const char *name = need_word_or_nil(L, 3, 3, "location");
    int location = name ? sipcodes_location_find(name, SIZE_MAX) : SIPCODES_LOCATION_NONE;
    const sipcodes_mapping *mapping;
    int status;

    if (location < 0)
        return argument_error(L, 3, "location: there is no '%s'", push_shown_at(L, 3));
    status = sipcodes_cause_to_status(cause, table, (sipcodes_location)location, &mapping);
    return push_result(L, cause, status, mapping);
}

/* sip.cause_rows(cause_table, direction) */
int cause_rows(lua_State *L)
{
    const char *table = need_table(L, 1);
    sipcodes_direction direction = (sipcodes_direction)need_name(L, 2, 2, "direction", "direction");
    const sipcodes_mapping *row;

    lua_newtable(L);
    for (int i = 0; (row = sipcodes_cause_table_row(table, direction, (size_t)i)) != NULL; i++) {
        push_record(L, KIND_MAPPING, row);
        lua_rawseti(L, -2, i + 1);
    }
    push_record(L, KIND_MAPPING, sipcodes_cause_table_default(table, direction));
    return 2;
}

/* sip.cause_table_about(cause_table, lang) */
int cause_table_about(lua_State *L)
{
    const char *table = need_word(L, 1, 1, "cause_table");
    const char *lang = need_language(L, 2);
    const char *label = sipcodes_cause_table_label(table, lang);

    if (!label)
        return refuse(L, SIPCODES_E_TABLE, "there is no table '%s'", push_shown_at(L, 1));
    lua_createtable(L, 0, 6);
    push_spoken(L, sipcodes_cause_table_note(table, lang), sipcodes_cause_table_note(table, NULL), lang);
    lua_setfield(L, -3, "note_language");
    lua_setfield(L, -2, "note");
    set_own_name(L, sipcodes_cause_table_at, table);
    set_string(L, "label", label);
    set_string(L, "source", sipcodes_cause_table_source(table));
    set_string(L, "trust", sipcodes_trust_name(sipcodes_cause_table_trust(table)));
    return 1;
}

/* ---- Paths ---- */

static void push_step(lua_State *L, const sipcodes_cause_step *step)
{
    lua_createtable(L, 0, 6);
    set_string(L, "table", step->table);
    set_number_or_nil(L, "received", step->received);
    set_number_or_nil(L, "cause", step->cause);
    set_number_or_nil(L, "sent", step->sent);
    push_record(L, KIND_MAPPING, step->to_cause);
    lua_setfield(L, -2, "to_cause");
    push_record(L, KIND_MAPPING, step->to_status);
    lua_setfield(L, -2, "to_status");
}

/*
 * Reads the list of tables at 2 into an array that it pushes, above a list of the library's own names for them: the array
 * must not point to strings that a finalizer may free.
 */
static const char **push_tables(lua_State *L, size_t count)
{
    const char **tables = lua_newuserdata(L, count * sizeof *tables + 1);

    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 2, (int)i + 1);
        tables[i] = need_word(L, lua_gettop(L), 2, "tables");
        if (!sipcodes_cause_table_label(tables[i], NULL))
            argument_error(L, 2, "tables: there is no '%s'", push_shown_at(L, -1));
        lua_rawseti(L, -2, (int)i + 1);
    }
    return tables;
}

/* sip.cause_path(status, tables, keeps_location) */
int cause_path(lua_State *L)
{
    int status = need_status(L, 1, "status");
    sipcodes_cause_step *steps;
    const char **tables;
    size_t count;
    int done;

    if (lua_type(L, 2) != LUA_TTABLE)
        return type_error(L, 2, 2, "tables", "list of strings");
    if (!lua_isnoneornil(L, 3) && lua_type(L, 3) != LUA_TBOOLEAN)
        return type_error(L, 3, 3, "keeps_location", "boolean");
    count = need_list(L, 2, 2, "tables", false);
    tables = push_tables(L, count);
    steps = lua_newuserdata(L, count * sizeof *steps + 1);
    done = sipcodes_cause_path(status, tables, count, lua_toboolean(L, 3), steps, NULL);
    if (done < 0)
        return refuse_number(L, status, done);
    lua_createtable(L, done, 0);
    for (int i = 0; i < done; i++) {
        push_step(L, &steps[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}
