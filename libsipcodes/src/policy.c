/*
 * policy.c - policies: those that the library knows, and the rules that change one.
 */
#include "policy.h"

#include <string.h>

#include "language.h"
#include "names.h"
#include "set.h"

/* ---- Policies by name ---- */

static const struct policy_entry *entry_named(struct slice name)
{
    for (size_t n = 0; n < SIZE_POLICIES; n++)
        if (slice_is(name, string_at(sipcodes_tables.policies[n].name)))
            return &sipcodes_tables.policies[n];
    return NULL;
}

static const struct policy_entry *entry_of(const char *name)
{
    return name ? entry_named(slice_of(name, SIZE_MAX)) : NULL;
}

const char *sipcodes_policy_at(size_t index)
{
    return index < SIZE_POLICIES ? string_at(sipcodes_tables.policies[index].name) : NULL;
}

const char *sipcodes_policy_label(const char *name, const char *lang)
{
    const struct policy_entry *entry = entry_of(name);

    return entry ? text_string(entry->label, language_index(lang)) : NULL;
}

const char *sipcodes_policy_source(const char *name)
{
    const struct policy_entry *entry = entry_of(name);

    return entry ? string_at(entry->source) : NULL;
}

const char *sipcodes_policy_rules(const char *name)
{
    const struct policy_entry *entry = entry_of(name);

    return entry ? string_at(entry->rules) : NULL;
}

/* ---- Rules ---- */

void policy_lead(struct policy *policy, const sipcodes_set *set, int action)
{
    for (int status = POLICY_LOWEST; status <= POLICY_HIGHEST; status++) {
        uint8_t *code = &policy->codes[status - POLICY_LOWEST];
        if (sipcodes_set_has(set, status))
            *code = (uint8_t)((*code & ~POLICY_ACTION) | (unsigned)(action + 1));
    }
}

/* One rule: NAME=VALUE, and in at where its fault is. */
struct rule {
    struct slice name;
    struct slice value;
    const char *at;
};

static int fails(struct rule *rule, const char *at, int error)
{
    rule->at = at;
    return error;
}

static int read_codes(struct rule *rule, sipcodes_set *set)
{
    return set_read(set, rule->value, (struct bounds){POLICY_LOWEST, POLICY_HIGHEST}, &rule->at);
}

/* The action by its name; POLICY_NONE for "rfc". False if a policy can have no such action. */
static bool read_action(struct slice name, int *action)
{
    *action = POLICY_NONE;
    if (slice_is(name, "rfc"))
        return true;
    for (int value = 0; value < SIZE_VALUES; value++) {
        const char *known = sipcodes_value_name(SIPCODES_FACT_ACTION, value);
        if (known && slice_is(name, known))
            *action = value;
    }
    return *action == SIPCODES_ACTION_UNKNOWN || *action > SIPCODES_ACTION_COMPLETE;
}

static int lead_codes(struct policy *policy, struct rule *rule, int action)
{
    sipcodes_set set;
    int error = read_codes(rule, &set);

    if (!error)
        policy_lead(policy, &set, action);
    return error;
}

/* What a program can do on a failure that no code tells of: there is no response to repair or to be redirected by. */
static bool fits_event(enum policy_event event, int action)
{
    switch (action) {
    case POLICY_NONE:
    case SIPCODES_ACTION_UNKNOWN:
    case SIPCODES_ACTION_FAILOVER:
    case SIPCODES_ACTION_STOP:
        return true;
    case SIPCODES_ACTION_RETRY:
        return event != POLICY_REJECTED;
    default:
        return false;
    }
}

static int set_event(struct policy *policy, struct rule *rule, enum policy_event event)
{
    int action;

    if (!read_action(rule->value, &action) || !fits_event(event, action))
        return fails(rule, rule->value.text, SIPCODES_E_NOT_FOUND);
    policy->events[event] = (uint8_t)(action + 1);
    return SIPCODES_OK;
}

static int set_limit(struct policy *policy, struct rule *rule)
{
    int stage = word_find(WORDS_PROGRESS, rule->value);

    if (stage < 0)
        return fails(rule, rule->value.text, SIPCODES_E_NOT_FOUND);
    policy->limit = (uint8_t)stage;
    return SIPCODES_OK;
}

static int set_health(struct policy *policy, struct rule *rule)
{
    sipcodes_set set = {{0}};
    bool own = !slice_is(rule->value, "rfc");
    int error = own && !slice_is(rule->value, "none") ? read_codes(rule, &set) : SIPCODES_OK;

    if (error)
        return error;
    policy->own_health = own;
    for (int status = POLICY_LOWEST; status <= POLICY_HIGHEST; status++) {
        uint8_t *code = &policy->codes[status - POLICY_LOWEST];
        *code = (uint8_t)((*code & POLICY_ACTION) | (sipcodes_set_has(&set, status) ? POLICY_AILS : 0));
    }
    return SIPCODES_OK;
}

static int set_seconds(uint32_t *seconds, struct rule *rule)
{
    return slice_number(rule->value, seconds) ? SIPCODES_OK : fails(rule, rule->value.text, SIPCODES_E_SYNTAX);
}

static int begin_again(sipcodes_policy *policy, struct rule *rule)
{
    const struct policy_entry *entry = entry_named(rule->value);

    if (!entry)
        return fails(rule, rule->value.text, SIPCODES_E_NOT_FOUND);
    /* The registry compiler lets no policy of the library begin with another one, so that this ends. */
    return sipcodes_policy_get(policy, string_at(entry->name));
}

/* Rules that are not named by an action. Arrays of characters, because pointers would need relocations. */
enum kind { BASE, TIMEOUT, TRANSPORT, REJECTED, LIMIT, HEALTH, HOLD, HOLD_MAX, KINDS };

static const char kinds[KINDS][10] = {"base", "timeout", "transport", "rejected", "limit", "health", "hold", "hold-max"};

static enum kind kind_named(struct slice name)
{
    int kind = 0;

    while (kind < KINDS && !slice_is(name, kinds[kind]))
        kind++;
    return (enum kind)kind;
}

static int carry_out(sipcodes_policy *policy, struct rule *rule)
{
    struct policy *inside = policy_inside(policy);
    int action;

    switch (kind_named(rule->name)) {
    case BASE:
        return begin_again(policy, rule);
    case TIMEOUT:
        return set_event(inside, rule, POLICY_TIMEOUT);
    case TRANSPORT:
        return set_event(inside, rule, POLICY_TRANSPORT);
    case REJECTED:
        return set_event(inside, rule, POLICY_REJECTED);
    case LIMIT:
        return set_limit(inside, rule);
    case HEALTH:
        return set_health(inside, rule);
    case HOLD:
        return set_seconds(&inside->hold, rule);
    case HOLD_MAX:
        return set_seconds(&inside->hold_max, rule);
    default:
        return read_action(rule->name, &action) ? lead_codes(inside, rule, action)
                                                : fails(rule, rule->name.text, SIPCODES_E_NOT_FOUND);
    }
}

/* ---- The text of rules ---- */

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Cuts the next rule from the front, without its end and without a comment behind it; it may be empty. */
static struct slice cut_rule(struct slice *rest)
{
    const char *begin = rest->text;
    size_t length = 0;
    size_t next;

    while (length < rest->length && begin[length] != ';' && begin[length] != '#' && !is_line_end(begin[length]))
        length++;
    next = length;
    if (next < rest->length && begin[next] == '#')
        while (next < rest->length && !is_line_end(begin[next]))
            next++;
    if (next < rest->length)
        next++;
    *rest = (struct slice){begin + next, rest->length - next};
    return slice_trim((struct slice){begin, length});
}

static int read_rule(sipcodes_policy *policy, struct slice text, const char **at)
{
    const char *equals = memchr(text.text, '=', text.length);
    size_t length = equals ? (size_t)(equals - text.text) : 0;
    struct rule rule;
    int error;

    *at = text.text;
    if (!equals)
        return SIPCODES_E_SYNTAX;
    rule.name = slice_trim((struct slice){text.text, length});
    rule.value = slice_trim((struct slice){equals + 1, text.length - length - 1});
    rule.at = rule.value.text;
    error = rule.value.length > 0 ? carry_out(policy, &rule) : SIPCODES_E_SYNTAX;
    *at = rule.at;
    return error;
}

int sipcodes_policy_parse(sipcodes_policy *policy, const char *text, size_t length, size_t *position)
{
    sipcodes_policy changed;
    struct slice rest;

    if (!policy || !text)
        return SIPCODES_E_ARGUMENT;
    changed = *policy;
    rest = slice_of(text, length);
    while (rest.length > 0) {
        struct slice rule = cut_rule(&rest);
        const char *at;
        int error = rule.length > 0 ? read_rule(&changed, rule, &at) : SIPCODES_OK;

        if (!error)
            continue;
        if (position)
            *position = (size_t)(at - text);
        return error;
    }
    *policy = changed;
    return SIPCODES_OK;
}

int sipcodes_policy_get(sipcodes_policy *policy, const char *name)
{
    const struct policy_entry *entry = entry_of(name);

    if (!policy || !name)
        return SIPCODES_E_ARGUMENT;
    if (!entry)
        return SIPCODES_E_NOT_FOUND;
    *policy = (sipcodes_policy){{0}};
    return sipcodes_policy_parse(policy, string_at(entry->rules), SIZE_MAX, NULL);
}
