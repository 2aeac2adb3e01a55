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
    char **names;
    sipcodes_policy *policies;
    size_t count;
};

/* The code at an index among the known ones; 0 for those that are no failure on the wire. */
static int row_at(size_t index)
{
    int status = sipcodes_code_status(sipcodes_at(index));
    return status >= 300 && status <= 699 ? status : 0;
}

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

static void print_markdown_table(const struct columns *columns)
{
    fputs("| | |", stdout);
    for (size_t i = 0; i < columns->count; i++)
        printf(" %s |", columns->names[i]);
    fputs("\n|---|---|", stdout);
    for (size_t i = 0; i < columns->count; i++)
        fputs("---|", stdout);
    for (size_t n = 0; n < sipcodes_count(); n++) {
        int status = row_at(n);
        if (!status)
            continue;
        printf("\n| %d | %s |", status, sipcodes_phrase(status));
        for (size_t i = 0; i < columns->count; i++)
            printf(" %s |", action_cell(decide(&columns->policies[i], status)));
    }
    fputc('\n', stdout);
}

/* How wide the column of phrases is, and that of a policy. */
static int phrases_width(void)
{
    int widest = 0;

    for (size_t n = 0; n < sipcodes_count(); n++) {
        int width = row_at(n) ? screen_columns(sipcodes_phrase(row_at(n))) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static int policy_width(const char *name)
{
    int width = screen_columns(name);
    int widest = (int)strlen("authenticate");
    return width > widest ? width : widest;
}

static void print_cells(const struct columns *columns, int status)
{
    for (size_t i = 0; i < columns->count; i++) {
        const char *cell = status ? action_cell(decide(&columns->policies[i], status)) : columns->names[i];
        if (i + 1 < columns->count)
            screen_column(cell, policy_width(columns->names[i]));
        else
            puts(cell);
    }
}

static void print_screen_table(const struct options *options, const struct columns *columns)
{
    int width = phrases_width();

    printf("%5s", "");
    screen_column("", width);
    print_cells(columns, 0);
    for (size_t n = 0; n < sipcodes_count(); n++) {
        int status = row_at(n);
        if (!status)
            continue;
        screen_status(options, status);
        fputs("  ", stdout);
        screen_column(sipcodes_phrase(status), width);
        print_cells(columns, status);
    }
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
        if (row_at(n))
            json_array_append_new(codes, row_json(columns, row_at(n)));
    print_json(json_pack("{s:o, s:o}", "policies", policies, "codes", codes));
}

enum exit_status command_policy(const struct options *options, int count, char **arguments)
{
    struct columns columns = {arguments, NULL, (size_t)count};
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
        print_policies(options, &columns);
        if (options->output == OUTPUT_MARKDOWN)
            print_markdown_table(&columns);
        else
            print_screen_table(options, &columns);
    }
    free(columns.policies);
    return known ? EXIT_DONE : EXIT_NO_CODE;
}
