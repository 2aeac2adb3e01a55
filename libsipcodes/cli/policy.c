/* policy.c - the policies that the library knows: a list, and a table of what each does on each code. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

/* ---- Rules ---- */

/* Walks through the rules of a policy, one a line. The next one is copied, to be freed; NULL at the end. */
static char *next_rule(const char **rest)
{
    size_t length;
    char *rule;

    *rest += strspn(*rest, " \n;");
    length = strcspn(*rest, "\n;");
    if (length == 0)
        return NULL;
    rule = need(length + 1);
    memcpy(rule, *rest, length);
    rule[length] = '\0';
    *rest += length;
    return rule;
}

static json_t *rules_json(const char *name)
{
    const char *rest = sipcodes_policy_rules(name);
    json_t *array = json_array();
    char *rule;

    while ((rule = next_rule(&rest))) {
        json_array_append_new(array, json_string(rule));
        free(rule);
    }
    return array;
}

static void list_policies(const struct options *options)
{
    struct named_list list = {sipcodes_policy_at, sipcodes_policy_label, sipcodes_policy_source, rules_json};

    print_named(options, &list);
}

/* ---- Decisions ---- */

/* The policies of a table. */
struct columns {
    const char *const *names;
    sipcodes_policy *policies;
    size_t count;
};

/* What a policy makes of an INVITE that was answered with a code, if nothing else is known. */
static sipcodes_action decide(const sipcodes_policy *policy, int status)
{
    sipcodes_response response;
    sipcodes_advice advice;

    sipcodes_response_make(&response, status, (sipcodes_bytes){"INVITE", SIZE_MAX}, NULL, 0);
    sipcodes_advise(&response, NULL, policy, &advice);
    return (sipcodes_action)sipcodes_advice_get(&advice, SIPCODES_ADVICE_ACTION);
}

static const char *action_word(sipcodes_action action)
{
    return sipcodes_value_name(SIPCODES_FACT_ACTION, (int)action);
}

/* As a cell of a table. */
static const char *action_cell(sipcodes_action action)
{
    return action == SIPCODES_ACTION_UNKNOWN ? "?" : action_word(action);
}

static void print_policies(const struct options *options, const struct columns *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        const char *name = columns->names[i];
        const char *rest = sipcodes_policy_rules(name);
        char *rule;

        page_heading(options, name);
        if (options->output == OUTPUT_MARKDOWN)
            page_gap();
        page_paragraph(options, "", sipcodes_policy_label(name, options->lang), sipcodes_policy_source(name));
        page_gap();
        for (; (rule = next_rule(&rest)); free(rule))
            page_item(options, "", rule, "");
        if (*sipcodes_policy_rules(name))
            page_gap();
    }
}

static void write_cell(const struct grid *grid, int status, size_t column, char *buffer, size_t size)
{
    const struct columns *columns = grid->about;
    snprintf(buffer, size, "%s", action_cell(decide(&columns->policies[column], status)));
}

static json_t *row_json(const struct columns *columns, int status)
{
    json_t *actions = json_object();

    for (size_t i = 0; i < columns->count; i++)
        json_object_set_new(actions, columns->names[i], json_string(action_word(decide(&columns->policies[i], status))));
    return json_pack("{s:i, s:s, s:o}", "status", status, "phrase", sipcodes_phrase(status), "actions", actions);
}

static void print_columns_json(const struct options *options, const struct columns *columns)
{
    json_t *policies = json_array();
    json_t *codes = json_array();

    for (size_t i = 0; i < columns->count; i++)
        json_array_append_new(policies,
                              json_pack("{s:s, s:s, s:s, s:o}", "name", columns->names[i], "label",
                                        sipcodes_policy_label(columns->names[i], options->lang), "source",
                                        sipcodes_policy_source(columns->names[i]), "rules", rules_json(columns->names[i])));
    for (size_t n = 0; n < sipcodes_count(); n++)
        if (grid_status(n))
            json_array_append_new(codes, row_json(columns, grid_status(n)));
    print_json(json_pack("{s:o, s:o}", "policies", policies, "codes", codes));
}

enum exit_status command_policy(const struct options *options, int count, char **arguments)
{
    struct columns columns = {(const char *const *)arguments, NULL, (size_t)count};
    bool known = true;

    if (count == 0) {
        list_policies(options);
        return EXIT_DONE;
    }
    columns.policies = need(columns.count * sizeof *columns.policies);
    for (size_t i = 0; i < columns.count && known; i++)
        known = policy_named(&columns.policies[i], arguments[i]);
    if (known && options->output == OUTPUT_JSON) {
        print_columns_json(options, &columns);
    } else if (known) {
        struct grid grid = {columns.names, columns.count, (int)strlen("authenticate"), write_cell, &columns};

        print_policies(options, &columns);
        print_grid(options, &grid);
    }
    free(columns.policies);
    return known ? EXIT_DONE : EXIT_NO_CODE;
}
