/* cause_path.c - what a path of products makes of a status code. */
#include "cause.h"

#include <stdlib.h>
#include <string.h>

/* The names between commas, in one copy of the text. */
struct names {
    char *copy;
    const char **tables;
    size_t count;
};

static struct names split_names(const char *text)
{
    struct names names = {formatted("%s", text), need((strlen(text) + 1) * sizeof(char *)), 0};
    char *rest = names.copy;

    while (rest) {
        char *name = strsep(&rest, ",");
        name += strspn(name, " ");
        name[strcspn(name, " ")] = '\0';
        names.tables[names.count++] = name;
    }
    return names;
}

static void free_names(struct names *names)
{
    free(names->tables);
    free(names->copy);
}

static bool names_are_known(const struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!sipcodes_cause_table_source(names->tables[i])) {
            complain_of_choice("complaint.no_table", names->tables[i], sipcodes_cause_table_at);
            return false;
        }
    return true;
}

sipcodes_cause_step *path_steps(int status, const char *const *tables, size_t count, bool keeps_location, size_t *taken)
{
    sipcodes_cause_step *steps = need(count * sizeof *steps);
    int written_steps = sipcodes_cause_path(status, tables, count, keeps_location, steps, NULL);

    *taken = (size_t)written_steps;
    return steps;
}

/* What a row of a step leads to. */
static char *step_text(const struct options *options, const sipcodes_mapping *row, const char *nothing)
{
    char *text;

    if (!row)
        return said(nothing, NULL);
    text = row_text(options, row);
    return sipcodes_mapping_is_default(row) ? default_text(text) : text;
}

static void print_half(const struct options *options, const char *name, const sipcodes_mapping *row, const char *nothing)
{
    char *label = said(name, NULL);
    char *text = step_text(options, row, nothing);

    page_item(options, label, text, sipcodes_mapping_source(row));
    free(text);
    free(label);
}

static void print_step(const struct options *options, const sipcodes_cause_step *step)
{
    char *received = asked_name(&(struct asked){false, step->received});
    char *heading = said("command.path_step", "name", step->table, "code", received, NULL);

    page_heading(options, heading);
    if (options->output == OUTPUT_MARKDOWN)
        page_gap();
    print_half(options, "command.path_cause", step->to_cause, "command.path_no_cause");
    if (step->cause)
        print_half(options, "command.path_sends", step->to_status, "command.path_no_code");
    page_gap();
    free(heading);
    free(received);
}

static char *outcome_text(int received, int sent)
{
    char *first = asked_name(&(struct asked){false, received});
    char *last = asked_name(&(struct asked){false, sent});
    char *text;

    if (sent == 0)
        text = said("command.path_lost", "code", first, NULL);
    else if (sent == received)
        text = said("command.path_survives", "code", first, NULL);
    else
        text = said("command.path_changed", "a", first, "b", last, NULL);
    free(last);
    free(first);
    return text;
}

static void print_said(const struct options *options, const char *name, char *text, const char *source)
{
    char *label = said(name, NULL);

    page_paragraph(options, label, text, source);
    free(label);
    free(text);
}

static void print_outcome(const struct options *options, int received, int sent)
{
    print_said(options, "command.path_outcome", outcome_text(received, sent), "");
    if (sent < 600 || received >= 600)
        return;
    page_gap();
    print_said(options, "command.warning", said("command.path_everywhere", NULL), "RFC 3261 16.7 step 5");
}

static void print_path(const struct options *options, int status, const struct names *names)
{
    char *name = asked_name(&(struct asked){false, status});
    char *title = said("command.path_title", "code", name, "list", options->via, NULL);
    size_t count;
    sipcodes_cause_step *steps = path_steps(status, names->tables, names->count, !options->loses_location, &count);

    page_title(options, title);
    page_gap();
    for (size_t i = 0; i < count; i++)
        print_step(options, &steps[i]);
    print_outcome(options, status, steps[count - 1].sent);
    free(steps);
    free(title);
    free(name);
}

enum exit_status print_paths(const struct options *options, const struct asked *asked, size_t count)
{
    struct names names = split_names(options->via);
    bool known = names_are_known(&names);
    enum exit_status status = known ? EXIT_DONE : EXIT_USAGE;

    for (size_t i = 0; i < count && status == EXIT_DONE; i++)
        if (asked[i].is_cause) {
            complain("complaint.path_of_cause", "number", number_text(asked[i].number).text, NULL);
            status = EXIT_USAGE;
        }
    if (status == EXIT_DONE && options->output == OUTPUT_JSON)
        json_paths(options, asked, count, names.tables, names.count);
    for (size_t i = 0; i < count && status == EXIT_DONE && options->output != OUTPUT_JSON; i++) {
        if (i > 0)
            page_gap();
        print_path(options, asked[i].number, &names);
    }
    free_names(&names);
    return status;
}
