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
            complain_begin("--via: %s is no table; there are:", quoted(names->tables[i]).text);
            list_tables();
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
    char *whole;

    if (!row)
        return formatted("%s", nothing);
    text = row_text(options, row);
    if (!sipcodes_mapping_is_default(row))
        return text;
    whole = formatted("not in the table; all else becomes %s", text);
    free(text);
    return whole;
}

static void print_step(const struct options *options, const sipcodes_cause_step *step)
{
    char *received = asked_name(&(struct asked){false, step->received});
    char *to_cause = step_text(options, step->to_cause, "the table makes no cause of it");
    char *heading = formatted("%s receives %s", step->table, received);

    page_heading(options, heading);
    if (options->output == OUTPUT_MARKDOWN)
        page_gap();
    page_item(options, "Cause", to_cause, sipcodes_mapping_source(step->to_cause));
    if (step->cause) {
        char *to_status = step_text(options, step->to_status, "the table makes no status code of it");
        page_item(options, "Sends", to_status, sipcodes_mapping_source(step->to_status));
        free(to_status);
    }
    page_gap();
    free(heading);
    free(to_cause);
    free(received);
}

static void print_outcome(const struct options *options, int received, int sent)
{
    char *first = asked_name(&(struct asked){false, received});
    char *last = asked_name(&(struct asked){false, sent});
    char *text;

    if (sent == 0)
        text = formatted("nothing is known to be sent for %s", first);
    else if (sent == received)
        text = formatted("%s survives", first);
    else
        text = formatted("%s arrives as %s", first, last);
    page_paragraph(options, "Outcome", text, "");
    if (sent >= 600 && received < 600) {
        page_gap();
        page_paragraph(options, "Warning",
                       "a 6xx speaks for the user everywhere, so a proxy that forked the request ends all other branches",
                       "RFC 3261 16.7 step 5");
    }
    free(text);
    free(last);
    free(first);
}

static void print_path(const struct options *options, int status, const struct names *names)
{
    char *name = asked_name(&(struct asked){false, status});
    char *title = formatted("SIP %s via %s", name, options->via);
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
            complain("a path begins with a status code, and %d is a cause", asked[i].number);
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
