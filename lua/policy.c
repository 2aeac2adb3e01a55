/* policy.c - policies: which codes lead to which step. */
#include "module.h"

#include <string.h>

static void push_policy(lua_State *L, const sipcodes_policy *policy)
{
    sipcodes_policy *object = push_object(L, KIND_POLICY, sizeof *object, false);

    *object = *policy;
}

const sipcodes_policy *need_policy(lua_State *L, int index, int arg, sipcodes_policy *space)
{
    const char *name;

    if (kind_of(L, index) == KIND_POLICY)
        return lua_touserdata(L, index);
    if (lua_type(L, index) != LUA_TSTRING)
        type_error(L, index, arg, "policy", "sipcodes.policy or name of one");
    name = need_word(L, index, arg, "policy");
    if (sipcodes_policy_get(space, name) != SIPCODES_OK)
        argument_error(L, arg, "policy: there is no '%s'", push_shown_at(L, index));
    return space;
}

/* sip.policy(name) */
int policy_get(lua_State *L)
{
    const char *name = need_word(L, 1, 1, "name");
    sipcodes_policy policy;

    if (sipcodes_policy_get(&policy, name) != SIPCODES_OK)
        return refuse(L, SIPCODES_E_NOT_FOUND, "there is no policy '%s'", push_shown_at(L, 1));
    push_policy(L, &policy);
    return 1;
}

/* Changes a policy by a text, in one of the ways of the library. */
static int change(lua_State *L, const char *argument,
                  int (*read)(sipcodes_policy *policy, const char *text, size_t length, size_t *position))
{
    size_t length;
    const char *text = need_string(L, 1, 1, argument, &length);
    sipcodes_policy policy = {{0}};
    size_t position = 0;
    int error;

    if (!lua_isnoneornil(L, 2))
        policy = *need_policy(L, 2, 2, &policy);
    error = read(&policy, text, length, &position);
    if (error) {
        refuse_text(L, text + position, length - position, error);
        lua_pushinteger(L, (lua_Integer)position + 1);
        return refuse_with(L);
    }
    push_policy(L, &policy);
    return 1;
}

/* sip.policy_rules(rules, base) */
int policy_rules(lua_State *L)
{
    return change(L, "rules", sipcodes_policy_parse);
}

/* sip.policy_import(text, base) */
int policy_import(lua_State *L)
{
    return change(L, "text", sipcodes_policy_import);
}

/* sip.policy_about(name, lang) */
int policy_about(lua_State *L)
{
    const char *name = need_word(L, 1, 1, "name");
    const char *label = sipcodes_policy_label(name, need_language(L, 2));

    if (!label)
        return refuse(L, SIPCODES_E_NOT_FOUND, "there is no policy '%s'", push_shown_at(L, 1));
    lua_createtable(L, 0, 4);
    set_own_name(L, sipcodes_policy_at, name);
    set_string(L, "label", label);
    set_string(L, "source", sipcodes_policy_source(name));
    set_string(L, "rules", sipcodes_policy_rules(name));
    return 1;
}

static int policy_equal(lua_State *L)
{
    bool equal = kind_of(L, 1) == KIND_POLICY && kind_of(L, 2) == KIND_POLICY &&
                 memcmp(lua_touserdata(L, 1), lua_touserdata(L, 2), sizeof(sipcodes_policy)) == 0;

    lua_pushboolean(L, equal);
    return 1;
}

static int write_policy(const void *policy, char *buffer, size_t size)
{
    return sipcodes_policy_text(policy, buffer, size);
}

static void push_policy_text(lua_State *L, const void *policy, int self)
{
    (void)self;
    push_written(L, write_policy, policy);
}

static const struct field policy_fields[] = {{NULL, NULL, 0, false}};
static const luaL_Reg policy_events[] = {{"__eq", policy_equal}, {NULL, NULL}};

const struct kind kind_policy = {
    .name = "sipcodes.policy",
    .fields = policy_fields,
    .events = policy_events,
    .push_text = push_policy_text,
};
