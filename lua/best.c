/* best.c - choosing among the final responses of a fork. */
#include "push.h"

#include <string.h>

struct best_object {
    sipcodes_best best;
    size_t count;              /* of branches */
    unsigned char challenge[]; /* of each branch: 1 if its challenges have to be added */
};

/* ---- Asking ---- */

enum { BRANCH_STATUS, BRANCH_RESPONSE, BRANCH_ORIGIN, BRANCH_OPTIONS };
static const char *const branch_names[BRANCH_OPTIONS + 1] = {"status", "response", "origin"};

/* Reads a branch that is a table, whose options are on the stack from first on. */
static void read_branch_options(lua_State *L, sipcodes_branch *branch, int first)
{
    int response = first + BRANCH_RESPONSE;

    if (lua_isnil(L, first + BRANCH_STATUS) == lua_isnil(L, response))
        argument_error(L, 1, "branches: one of status and response expected in a branch");
    if (!lua_isnil(L, first + BRANCH_STATUS))
        branch->status = need_number(L, first + BRANCH_STATUS, 1, "status");
    if (!lua_isnil(L, response) && kind_of(L, response) != KIND_RESPONSE)
        type_error(L, response, 1, "response", "sipcodes.response");
    branch->response = lua_touserdata(L, response);
    if (!lua_isnil(L, first + BRANCH_ORIGIN))
        branch->origin = (sipcodes_origin)need_name(L, first + BRANCH_ORIGIN, 1, "origin", "origin");
}

/* Reads the branch on top of the stack, and leaves its response there instead, or something else if it has none. */
static void read_branch(lua_State *L, sipcodes_branch *branch)
{
    int index = lua_gettop(L);

    memset(branch, 0, sizeof *branch);
    if (lua_type(L, index) == LUA_TNUMBER) {
        branch->status = need_number(L, index, 1, "status");
    } else if (lua_type(L, index) == LUA_TTABLE) {
        lua_settop(L, index + BRANCH_OPTIONS);
        read_options(L, index, 1, branch_names, index + 1, false);
        read_branch_options(L, branch, index + 1);
        lua_pushvalue(L, index + 1 + BRANCH_RESPONSE);
        lua_replace(L, index);
        lua_settop(L, index);
    } else if (kind_of(L, index) == KIND_RESPONSE) {
        branch->response = lua_touserdata(L, index);
    } else {
        type_error(L, index, 1, "branches", "status code, sipcodes.response or table");
    }
}

/*
 * Pushes the branches of the table at 1, and a list of their responses: a script's finalizer may take them out of its table
 * while they are in use.
 */
static sipcodes_branch *push_branches(lua_State *L, size_t count)
{
    sipcodes_branch *branches = lua_newuserdata(L, count * sizeof *branches + 1);

    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (int)i + 1);
        read_branch(L, &branches[i]);
        lua_rawseti(L, -2, (int)i + 1);
    }
    return branches;
}

/* Says which branch made the choice impossible. */
static int refuse_branches(lua_State *L, const sipcodes_branch *branches, size_t count, int error)
{
    for (size_t i = 0; i < count; i++) {
        int status = branches[i].status ? branches[i].status : sipcodes_response_status(branches[i].response);

        if (status < 300 || status > 699)
            return refuse(L, error, "branch %d: %d is no final response of 300 to 699", (int)i + 1, status);
    }
    return refuse(L, error, "%s", sipcodes_strerror(error));
}

static void push_best(lua_State *L, const sipcodes_best *best, const sipcodes_branch *branches, size_t count)
{
    struct best_object *object = push_object(L, KIND_BEST, sizeof *object + count, false);

    object->best = *best;
    object->count = count;
    for (size_t i = 0; i < count; i++)
        object->challenge[i] = sipcodes_best_takes_challenges(best, branches, count, i);
}

enum { BEST_METHOD = 2, BEST_RULE };
static const char *const best_names[] = {"method", "rule", NULL};

/* sip.best_response(branches) */
int best_response(lua_State *L)
{
    size_t count;
    sipcodes_branch *branches;
    sipcodes_best best;
    const char *rule;
    int method = SIPCODES_METHOD_UNKNOWN;
    int error;

    if (lua_type(L, 1) != LUA_TTABLE)
        return type_error(L, 1, 1, "branches", "table");
    lua_settop(L, BEST_RULE);
    lua_pushnil(L);
    lua_replace(L, BEST_METHOD);
    lua_pushnil(L);
    lua_replace(L, BEST_RULE);
    read_options(L, 1, 1, best_names, BEST_METHOD, true);
    rule = lua_isnil(L, BEST_RULE) ? NULL : need_word(L, BEST_RULE, 1, "rule");
    if (rule && !sipcodes_best_rule_label(rule, NULL))
        return argument_error(L, 1, "rule: there is no '%s'", push_shown_at(L, BEST_RULE));
    if (!lua_isnil(L, BEST_METHOD)) {
        method = find_name("methods", need_word(L, BEST_METHOD, 1, "method"));
        if (method < 0)
            return refuse(L, SIPCODES_E_NOT_FOUND, "method '%s' is not known", push_shown_at(L, BEST_METHOD));
    }
    count = need_list(L, 1, 1, "branches", true);
    branches = push_branches(L, count);
    error = sipcodes_best_response(branches, count, (sipcodes_method)method, rule, &best);
    if (error)
        return refuse_branches(L, branches, count, error);
    push_best(L, &best, branches, count);
    return 1;
}

/* sip.best_rule_about(name, lang) */
int best_rule_about(lua_State *L)
{
    const char *name = need_word(L, 1, 1, "name");
    const char *label = sipcodes_best_rule_label(name, need_language(L, 2));

    if (!label)
        return refuse(L, SIPCODES_E_NOT_FOUND, "there is no rule '%s'", push_shown_at(L, 1));
    lua_createtable(L, 0, 3);
    set_own_name(L, sipcodes_best_rule_at, name);
    set_string(L, "label", label);
    set_string(L, "source", sipcodes_best_rule_source(name));
    return 1;
}

/* ---- Fields ---- */

PUSH_NUMBER_OR_NIL(status, sipcodes_best_status)
PUSH_BOOLEAN(is_allowed, sipcodes_best_is_allowed)
PUSH(reason, lua_pushstring, sipcodes_best_reason(thing, 0))

static void push_index(lua_State *L, const void *best, int which, int self)
{
    size_t index = sipcodes_best_index(best);

    (void)which, (void)self;
    if (index == SIZE_MAX)
        lua_pushnil(L);
    else
        lua_pushinteger(L, (lua_Integer)index + 1);
}

static void push_allowed(lua_State *L, const void *best, int which, int self)
{
    sipcodes_set allowed = sipcodes_best_allowed(best);

    (void)which, (void)self;
    push_set(L, &allowed);
}

static void push_challenges(lua_State *L, const void *object, int which, int self)
{
    const struct best_object *best = object;
    int count = 0;

    (void)which, (void)self;
    lua_newtable(L);
    for (size_t i = 0; i < best->count; i++) {
        if (best->challenge[i]) {
            lua_pushinteger(L, (lua_Integer)i + 1);
            lua_rawseti(L, -2, ++count);
        }
    }
}

static const char *reason_id(const void *best, size_t index)
{
    return sipcodes_best_reason(best, index);
}

static const char *reason_source(const void *best, size_t index)
{
    return sipcodes_best_source(best, index);
}

static bool reason_is_warning(const void *best, size_t index)
{
    return sipcodes_best_is_warning(best, index);
}

static const char *reason_language(const void *best, size_t index, const char *lang)
{
    return sipcodes_best_language(best, index, lang);
}

static int write_reason(const void *best, size_t index, const char *lang, char *buffer, size_t size)
{
    return sipcodes_best_text(best, index, lang, buffer, size);
}

static const struct reasons reasons = {reason_id, reason_source, reason_is_warning, reason_language, write_reason};

static void push_own_reasons(lua_State *L, const void *best, int which, int self)
{
    (void)which, (void)self;
    push_reasons(L, &reasons, best, NULL);
}

static void push_sentence(lua_State *L, const void *best, int which, int self)
{
    (void)which, (void)self;
    push_reason_text(L, &reasons, best, 0, NULL);
}

static const struct field best_fields[] = {
    {"index", push_index, 0, false},     {"status", push_status, 0, false},         {"is_allowed", push_is_allowed, 0, false},
    {"allowed", push_allowed, 0, false}, {"challenges", push_challenges, 0, false}, {"reasons", push_own_reasons, 0, false},
    {"reason", push_reason, 0, false},   {"sentence", push_sentence, 0, false},     {NULL, NULL, 0, false},
};

static int best_why(lua_State *L)
{
    const struct best_object *object = need_object(L, 1, KIND_BEST, "self");

    push_reasons(L, &reasons, &object->best, need_language(L, 2));
    return 1;
}

static void push_best_text(lua_State *L, const void *best, int self)
{
    (void)self;
    lua_pushliteral(L, "");
    for (size_t i = 0; sipcodes_best_reason(best, i); i++) {
        lua_pushstring(L, i ? "\n" : "");
        push_reason_text(L, &reasons, best, i, NULL);
        lua_concat(L, 3);
    }
}

static const luaL_Reg best_methods[] = {{"why", best_why}, {NULL, NULL}};

const struct kind kind_best = {
    .name = "sipcodes.best",
    .fields = best_fields,
    .methods = best_methods,
    .push_text = push_best_text,
};
