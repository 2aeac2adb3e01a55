/* names.c - the names of enumerations, and the labels that people read for them. */
#include "module.h"

#include <string.h>

/* An enumeration: the names and labels of its numbers. of is the fact, context item or advice value whose values they are. */
struct enumeration {
    const char *kind;
    const char *(*name)(int of, int number);
    const char *(*label)(int of, int number, const char *lang);
    int of;
};

/* Functions of the library, with the arguments that a struct enumeration wants. */
#define NAME(kind)                                              \
    static const char *kind##_name(int of, int number)          \
    {                                                           \
        (void)of;                                               \
        return sipcodes_##kind##_name((sipcodes_##kind)number); \
    }
#define LABEL(kind)                                                       \
    static const char *kind##_label(int of, int number, const char *lang) \
    {                                                                     \
        (void)of;                                                         \
        return sipcodes_##kind##_label((sipcodes_##kind)number, lang);    \
    }

/* clang-format off */
NAME(fact) LABEL(fact)
NAME(level)
NAME(alias_kind)
NAME(part)
NAME(text)
NAME(field)
NAME(problem) LABEL(problem)
NAME(trust) LABEL(trust)
NAME(cause_class) LABEL(cause_class)
NAME(cause_standing) LABEL(cause_standing)
NAME(cause_condition) LABEL(cause_condition)
NAME(location) LABEL(location)
NAME(direction)
    /* clang-format on */

    static const char *context_name(int of, int number)
{
    (void)of;
    return sipcodes_context_name((sipcodes_context_item)number);
}

static const char *advice_name(int of, int number)
{
    (void)of;
    return sipcodes_advice_name((sipcodes_advice_value)number);
}

static const char *value_name(int of, int number)
{
    return sipcodes_value_name((sipcodes_fact)of, number);
}

static const char *value_label(int of, int number, const char *lang)
{
    return sipcodes_value_label((sipcodes_fact)of, number, lang);
}

static const char *context_value_name(int of, int number)
{
    return sipcodes_context_value_name((sipcodes_context_item)of, number);
}

static const char *advice_value_name(int of, int number)
{
    return sipcodes_advice_value_name((sipcodes_advice_value)of, number);
}

static const struct enumeration enumerations[] = {
    {"fact", fact_name, fact_label, 0},
    {"context", context_name, NULL, 0},
    {"advice", advice_name, NULL, 0},
    {"level", level_name, NULL, 0},
    {"alias-kind", alias_kind_name, NULL, 0},
    {"part", part_name, NULL, 0},
    {"field", field_name, NULL, 0},
    {"problem", problem_name, problem_label, 0},
    {"text", text_name, NULL, 0},
    {"trust", trust_name, trust_label, 0},
    {"cause-class", cause_class_name, cause_class_label, 0},
    {"cause-standing", cause_standing_name, cause_standing_label, 0},
    {"cause-condition", cause_condition_name, cause_condition_label, 0},
    {"location", location_name, location_label, 0},
    {"direction", direction_name, NULL, 0},
};

/* True if two names are the same, "-" and "_" being equal. */
static bool is_same_name(const char *a, const char *b)
{
    while (*a && (*a == *b || ((*a == '-' || *a == '_') && (*b == '-' || *b == '_'))))
        a++, b++;
    return *a == *b;
}

/* No enumeration has as many names. Those with the numbers 0 and 1 may be missing. */
#define MOST_NAMES 256

/* The number of a name, or -1. */
static int number_of(const struct enumeration *enumeration, const char *name)
{
    const char *known;

    for (int number = 0; number < MOST_NAMES; number++) {
        known = enumeration->name(enumeration->of, number);
        if (known && is_same_name(known, name))
            return number;
        if (!known && number > 1)
            break;
    }
    return -1;
}

/* Finds the enumeration of the values of what is named in another one: of facts, context items or advice values. */
static bool find_values(struct enumeration *found, const struct enumeration *of, const struct enumeration *values,
                        const char *kind)
{
    *found = *values;
    found->of = number_of(of, kind);
    return found->of >= 0 && (values->name(found->of, 0) || values->name(found->of, 1));
}

/* Finds an enumeration; false if there is none. */
static bool find_enumeration(struct enumeration *found, const char *kind)
{
    static const struct enumeration of_fact = {NULL, value_name, value_label, 0};
    static const struct enumeration of_context = {NULL, context_value_name, NULL, 0};
    static const struct enumeration of_advice = {NULL, advice_value_name, NULL, 0};

    for (size_t i = 0; i < sizeof enumerations / sizeof *enumerations; i++) {
        if (is_same_name(enumerations[i].kind, kind)) {
            *found = enumerations[i];
            return true;
        }
    }
    return find_values(found, &enumerations[0], &of_fact, kind) || find_values(found, &enumerations[1], &of_context, kind) ||
           find_values(found, &enumerations[2], &of_advice, kind);
}

static struct enumeration need_enumeration(lua_State *L, int index)
{
    const char *kind = need_word(L, index, index, "kind");
    struct enumeration enumeration;

    if (!find_enumeration(&enumeration, kind))
        argument_error(L, index, "kind: there is no '%s'", push_shown_at(L, index));
    return enumeration;
}

int need_name(lua_State *L, int index, int arg, const char *argument, const char *kind)
{
    const char *name = need_word(L, index, arg, argument);
    int number = find_name(kind, name);

    if (number < 0)
        argument_error(L, arg, "%s: there is no '%s'", argument, push_shown_at(L, index));
    return number;
}

int find_name(const char *kind, const char *name)
{
    struct enumeration enumeration;

    return find_enumeration(&enumeration, kind) ? number_of(&enumeration, name) : -1;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

void set_own_name(lua_State *L, const char *(*at)(size_t index), const char *name)
{
    const char *own;
    size_t length;

    for (size_t i = 0; (own = at(i)) != NULL; i++) {
        for (length = 0; own[length] && lower(own[length]) == lower(name[length]);)
            length++;
        if (own[length] == name[length])
            break;
    }
    set_string(L, "name", own);
}

/* sip.names(kind) */
int names_of(lua_State *L)
{
    struct enumeration enumeration = need_enumeration(L, 1);
    const char *name;
    int count = 0;

    lua_newtable(L);
    for (int number = 0; number < MOST_NAMES; number++) {
        name = enumeration.name(enumeration.of, number);
        if (name) {
            lua_pushstring(L, name);
            lua_rawseti(L, -2, ++count);
        } else if (number > 1) {
            break;
        }
    }
    return 1;
}

/* The label of a name of something that is no enumeration; false if it is none of these either. */
static bool label_of_name(const char *kind, const char *name, const char *lang, const char **label)
{
    if (is_same_name(kind, "policy"))
        *label = sipcodes_policy_label(name, lang);
    else if (is_same_name(kind, "best-rule"))
        *label = sipcodes_best_rule_label(name, lang);
    else if (is_same_name(kind, "cause-table"))
        *label = sipcodes_cause_table_label(name, lang);
    else
        return false;
    return true;
}

/* sip.label(kind, name, lang) */
int label_of(lua_State *L)
{
    const char *kind = need_word(L, 1, 1, "kind");
    const char *name = need_word(L, 2, 2, "name");
    const char *lang = need_language(L, 3);
    const char *label = NULL;
    struct enumeration enumeration;
    int number;

    if (label_of_name(kind, name, lang, &label)) {
        if (!label)
            argument_error(L, 2, "name: there is no '%s'", push_shown_at(L, 2));
    } else {
        enumeration = need_enumeration(L, 1);
        number = number_of(&enumeration, name);
        if (number < 0)
            argument_error(L, 2, "name: there is no '%s'", push_shown_at(L, 2));
        label = enumeration.label ? enumeration.label(enumeration.of, number, lang) : NULL;
    }
    lua_pushstring(L, label);
    return 1;
}

/* sip.field(name) */
int field_of(lua_State *L)
{
    size_t length;
    const char *name = need_string(L, 1, 1, "name", &length);
    const char *known = sipcodes_field_name(sipcodes_field_find(name, length));

    if (!known)
        return refuse(L, SIPCODES_E_NOT_FOUND, "the library does not read the values of '%s'", push_shown_at(L, 1));
    lua_pushstring(L, known);
    return 1;
}
