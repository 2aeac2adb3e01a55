/* module.c - the module itself: what require "sipcodes" returns, and its opener, the one symbol of the file. */
#include "module.h"

#include <math.h>
#include <string.h>

/* Something in the module: a function, or what push() pushes. */
struct entry {
    const char *name;
    lua_CFunction function;
    int records;                /* of a function that looks things up: the kind whose records those are; see push_lookup() */
    void (*push)(lua_State *L); /* NULL for functions */
    bool is_list;               /* to be made anew each time */
};

static void push_version(lua_State *L)
{
    lua_pushstring(L, sipcodes_version());
}

static void push_iana_date(lua_State *L)
{
    lua_pushstring(L, sipcodes_iana_date());
}

static void push_data_digest(lua_State *L)
{
    lua_pushstring(L, sipcodes_data_digest());
}

static void push_forever(lua_State *L)
{
    lua_pushnumber(L, (lua_Number)HUGE_VAL);
}

static void push_codes(lua_State *L)
{
    push_collection(L, KIND_CODE);
}

static void push_causes(lua_State *L)
{
    push_collection(L, KIND_CAUSE);
}

static void push_warnings(lua_State *L)
{
    push_collection(L, KIND_WARNING);
}

static void push_protocols(lua_State *L)
{
    push_collection(L, KIND_PROTOCOL);
}

static void push_languages(lua_State *L)
{
    push_strings(L, sipcodes_language_at);
}

static void push_sentences(lua_State *L)
{
    push_strings(L, sipcodes_sentence_at);
}

static void push_policies(lua_State *L)
{
    push_strings(L, sipcodes_policy_at);
}

static void push_best_rules(lua_State *L)
{
    push_strings(L, sipcodes_best_rule_at);
}

static void push_cause_tables(lua_State *L)
{
    push_strings(L, sipcodes_cause_table_at);
}

static const struct entry entries[] = {
    {.name = "get", .function = code_get, .records = KIND_CODE},
    /* No kind has phrases as records, so that the module's own table of records is free for them. */
    {.name = "phrase", .function = code_phrase, .records = KIND_MODULE},
    {.name = "resolve", .function = code_resolve},
    {.name = "advise", .function = advice_advise},
    {.name = "best_response", .function = best_response},
    {.name = "each", .function = each},
    {.name = "find", .function = code_find},
    {.name = "find_all", .function = code_find_all},
    {.name = "search", .function = code_search},
    {.name = "copy", .function = code_copy},
    {.name = "explain", .function = page_explain},
    {.name = "compare", .function = page_compare},
    {.name = "is_curated", .function = page_is_curated},
    {.name = "names", .function = names_of},
    {.name = "label", .function = label_of},
    {.name = "language", .function = language_of},
    {.name = "negotiate", .function = language_negotiate},
    {.name = "language_about", .function = language_about},
    {.name = "labelled", .function = language_labelled},
    {.name = "sentence", .function = sentence_say},
    {.name = "error_label", .function = error_label},
    {.name = "field", .function = field_of},
    {.name = "set", .function = set_parse},
    {.name = "parse", .function = response_parse},
    {.name = "response", .function = response_make},
    {.name = "uri_equal", .function = response_uri_equal},
    {.name = "policy", .function = policy_get},
    {.name = "policy_rules", .function = policy_rules},
    {.name = "policy_import", .function = policy_import},
    {.name = "policy_about", .function = policy_about},
    {.name = "best_rule_about", .function = best_rule_about},
    {.name = "cause", .function = cause_get},
    {.name = "cause_find_all", .function = cause_find_all},
    {.name = "to_q850", .function = cause_to_q850},
    {.name = "from_q850", .function = cause_from_q850},
    {.name = "cause_rows", .function = cause_rows},
    {.name = "cause_table_about", .function = cause_table_about},
    {.name = "cause_path", .function = cause_path},
    {.name = "explain_cause", .function = page_explain_cause},
    {.name = "compare_causes", .function = page_compare_causes},
    {.name = "cause_is_curated", .function = page_cause_is_curated},
    {.name = "read_reason", .function = reason_read},
    {.name = "write_reason", .function = reason_write},
    {.name = "_VERSION", .push = push_version},
    {.name = "iana_date", .push = push_iana_date},
    {.name = "data_digest", .push = push_data_digest},
    {.name = "FOREVER", .push = push_forever},
    {.name = "codes", .push = push_codes},
    {.name = "causes", .push = push_causes},
    {.name = "warnings", .push = push_warnings},
    {.name = "protocols", .push = push_protocols},
    {.name = "languages", .push = push_languages, .is_list = true},
    {.name = "sentences", .push = push_sentences, .is_list = true},
    {.name = "policies", .push = push_policies, .is_list = true},
    {.name = "best_rules", .push = push_best_rules, .is_list = true},
    {.name = "cause_tables", .push = push_cause_tables, .is_list = true},
};
#define ENTRIES (sizeof entries / sizeof *entries)

/* True in LuaJIT, whose headers tell as little as 5.1's: one file serves both. Not every host opens the libraries. */
static bool is_luajit(lua_State *L)
{
    bool has_jit = false;

    lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
    if (lua_istable(L, -1)) {
        lua_pushliteral(L, "jit");
        has_jit = raw_get(L, -2);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return has_jit;
}

/*
 * Puts a function of Lua in front of one that looks things up, both on top of the stack, the table first: LuaJIT compiles it
 * with the loop around it, where the call of a C function would end the compiling.
 */
static void put_lua_in_front(lua_State *L)
{
    static const char source[] = "local known, ask = ...\n"
                                 "return function(status)\n"
                                 "  local answer = known[status]\n"
                                 "  if answer then return answer end\n"
                                 "  local found, message, error = ask(status)\n"
                                 "  if message then return found, message, error end\n"
                                 "  return found\n"
                                 "end\n";

    if (luaL_loadbuffer(L, source, sizeof source - 1, LUA_IN_FRONT) != 0)
        lua_error(L);
    lua_insert(L, -3);
    lua_call(L, 2, 1);
}

/* Pushes a function that looks things up: its second upvalue is the table of what was found so far. */
static void push_lookup(lua_State *L, const struct entry *entry)
{
    push_records(L, entry->records);
    lua_pushvalue(L, -1);
    push_function(L, entry->function, 1);
    if (is_luajit(L))
        put_lua_in_front(L);
    else
        lua_remove(L, -2);
}

static void push_entry(lua_State *L, const struct entry *entry)
{
    if (entry->push)
        entry->push(L);
    else if (entry->records)
        push_lookup(L, entry);
    else
        push_function(L, entry->function, 0);
}

/* __index of the table that answers for the module: makes what was not used so far. Most scripts use little of it. */
static int find_entry(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";

    for (const struct entry *entry = entries; entry < entries + ENTRIES; entry++) {
        if (strcmp(entry->name, name) == 0) {
            push_entry(L, entry);
            if (!entry->is_list) {
                lua_pushvalue(L, 2);
                lua_pushvalue(L, -2);
                lua_rawset(L, 1);
            }
            return 1;
        }
    }
    return 0;
}

/* The next name and what goes by it. Upvalues: the module, the position. */
static int step_entries(lua_State *L)
{
    size_t position = (size_t)lua_tonumber(L, lua_upvalueindex(3));

    if (position >= ENTRIES)
        return 0;
    lua_pushinteger(L, (lua_Integer)position + 1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushstring(L, entries[position].name);
    lua_getfield(L, lua_upvalueindex(2), entries[position].name);
    return 2;
}

static int each_entry(lua_State *L)
{
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    push_function(L, step_entries, 2);
    return 1;
}

static void push_module_text(lua_State *L, const void *object, int self)
{
    (void)object, (void)self;
    lua_pushfstring(L, "sipcodes %s", sipcodes_version());
}

static const struct field no_fields[] = {{NULL, NULL, 0, false}};

const struct kind kind_module = {
    .name = "sipcodes",
    .fields = no_fields,
    .push_text = push_module_text,
    .each = each_entry,
};

/* Makes the module. Upvalue: the state's table, which is empty. */
static int make_module(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    push_function(L, find_entry, 0);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    push_object_with(L, KIND_MODULE, 1);
    return 1;
}

__attribute__((visibility("default"))) int luaopen_sipcodes(lua_State *L);

/* A state has one module, however often it is opened. Its address is the key under which the state keeps it. */
int luaopen_sipcodes(lua_State *L)
{
    static const char key;

    lua_pushlightuserdata(L, (void *)&key);
    lua_rawget(L, LUA_REGISTRYINDEX);
    if (lua_isnil(L, -1)) {
        push_state_table(L);
        lua_pushcclosure(L, make_module, 1);
        lua_call(L, 0, 1);
        lua_pushlightuserdata(L, (void *)&key);
        lua_pushvalue(L, -2);
        lua_rawset(L, LUA_REGISTRYINDEX);
    }
    return 1;
}
