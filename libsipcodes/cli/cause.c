/* cause.c - what the tables between status codes and causes make of either, and the tables themselves. */
#include "cause.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Names ---- */

char *asked_name(const struct asked *asked)
{
    const char *name =
        asked->is_cause ? sipcodes_cause_name(sipcodes_cause_get(asked->number)) : sipcodes_phrase(asked->number);
    return *name ? formatted("%d %s", asked->number, name) : formatted("%d", asked->number);
}

/* The name of a table as the library writes it; NULL if there is none. */
static const char *table_named(const char *name)
{
    const char *known;

    for (size_t i = 0; (known = sipcodes_cause_table_at(i)); i++)
        if (strcasecmp(known, name) == 0)
            return known;
    return NULL;
}

const char **tables_asked(const struct options *options, size_t *count)
{
    const char **tables;

    for (*count = 0; sipcodes_cause_table_at(*count);)
        ++*count;
    tables = need(*count * sizeof *tables);
    for (size_t i = 0; i < *count; i++)
        tables[i] = sipcodes_cause_table_at(i);
    if (options->table) {
        tables[0] = table_named(options->table);
        *count = 1;
    }
    return tables;
}

/* ---- Rows and answers ---- */

bool answer_make(struct answer *answer, const char *table, const struct asked *asked, sipcodes_location location)
{
    int to;

    *answer = (struct answer){table, SIPCODES_DIRECTION_TO_CAUSE, location, NULL};
    if (!asked->is_cause) {
        sipcodes_cause_from_status(asked->number, table, &answer->row);
        return true;
    }
    answer->direction = SIPCODES_DIRECTION_TO_STATUS;
    to = sipcodes_cause_to_status(asked->number, table, location, &answer->row);
    return to != SIPCODES_E_CAUSE;
}

const sipcodes_mapping *answer_other(const struct answer *answer, const sipcodes_mapping *before)
{
    const sipcodes_mapping *row = before;

    /* The rows about one subject stand together, the one without a condition first; a conditional answer has no other. */
    if (!before)
        row = sipcodes_mapping_condition(answer->row) ? NULL : answer->row;
    while ((row = sipcodes_mapping_next(row)))
        if (answer->location == SIPCODES_LOCATION_NONE ||
            sipcodes_mapping_condition(row) != SIPCODES_CAUSE_CONDITION_LOCATION_USER)
            return row;
    return NULL;
}

/* True for a row about a class, such as "4xx". */
static bool is_class(const sipcodes_mapping *row)
{
    return strstr(sipcodes_mapping_subject(row), "xx") != NULL;
}

static char *target_text(const sipcodes_mapping *row)
{
    bool to_cause = sipcodes_mapping_direction(row) == SIPCODES_DIRECTION_TO_CAUSE;

    if (sipcodes_mapping_to(row))
        return asked_name(&(struct asked){to_cause, sipcodes_mapping_to(row)});
    if (sipcodes_mapping_condition(row) == SIPCODES_CAUSE_CONDITION_REASON)
        return said("command.to_reason", NULL);
    return said(to_cause ? "command.to_no_cause" : "command.to_no_code", NULL);
}

/* What a sentence makes of a text, which is freed, and of a value. */
static char *extended(char *text, const char *sentence, const char *argument, const char *value)
{
    char *whole = said(sentence, "text", text, argument, value, NULL);

    free(text);
    return whole;
}

char *row_text(const struct options *options, const sipcodes_mapping *row)
{
    const char *location = sipcodes_location_name(sipcodes_mapping_location(row));
    const char *note = sipcodes_mapping_note(row, options->lang);
    char *text = target_text(row);

    if (is_class(row))
        text = extended(text, "command.row_class", "name", sipcodes_mapping_subject(row));
    if (location)
        text = extended(text, "command.row_location", "name", location);
    if (sipcodes_mapping_trust(row) != SIPCODES_TRUST_READ)
        text = extended(text, "command.row_trust", "label", sipcodes_trust_label(sipcodes_mapping_trust(row), options->lang));
    return *note ? extended(text, "command.row_note", "name", note) : text;
}

char *default_text(char *text)
{
    return extended(text, "command.not_in_table_default", NULL, NULL);
}

/* ---- Pages ---- */

static void print_row(const struct options *options, const char *label, const sipcodes_mapping *row)
{
    const char *condition = sipcodes_cause_condition_label(sipcodes_mapping_condition(row), options->lang);
    char *whole = condition ? said("command.row_condition", "name", label, "text", condition, NULL) : formatted("%s", label);
    char *text = row_text(options, row);

    page_item(options, whole, text, sipcodes_mapping_source(row));
    free(text);
    free(whole);
}

/* A default is no answer about the subject: it is told as what it is. */
static void print_unmapped(const struct options *options, const struct answer *answer)
{
    const char *table = answer->table;
    char *text;

    /* One that only goes the other way has nothing to say, unless it is asked alone. */
    if (!sipcodes_cause_table_row(table, answer->direction, 0) && !options->table)
        return;
    if (answer->row)
        text = default_text(row_text(options, answer->row));
    else if (sipcodes_cause_table_row(table, answer->direction, 0))
        text = said("command.not_in_table", NULL);
    else
        text = said("command.not_in_direction", NULL);
    page_item(options, table, text, answer->row ? sipcodes_mapping_source(answer->row) : sipcodes_cause_table_source(table));
    free(text);
}

static void print_answer(const struct options *options, const struct answer *answer)
{
    const sipcodes_mapping *other = NULL;

    if (!answer->row || sipcodes_mapping_is_default(answer->row))
        print_unmapped(options, answer);
    else
        print_row(options, answer->table, answer->row);
    while (answer->row && (other = answer_other(answer, other)))
        print_row(options, answer->table, other);
}

static void print_answers(const struct options *options, const struct asked *asked, sipcodes_location location)
{
    char *name = asked_name(asked);
    char *title =
        asked->is_cause ? said("command.code_of_cause", "a", name, NULL) : said("command.cause_of_code", "code", name, NULL);
    size_t count;
    const char **tables = tables_asked(options, &count);

    page_title(options, title);
    if (options->output == OUTPUT_MARKDOWN)
        page_gap();
    for (size_t i = 0; i < count; i++) {
        struct answer answer;
        if (answer_make(&answer, tables[i], asked, location))
            print_answer(options, &answer);
    }
    free(tables);
    free(title);
    free(name);
}

static void print_rows(const struct options *options, const char *table, sipcodes_direction direction, const char *heading)
{
    const sipcodes_mapping *row;
    char *text;

    if (!sipcodes_cause_table_row(table, direction, 0))
        return;
    text = said(heading, NULL);
    page_gap();
    page_heading(options, text);
    free(text);
    if (options->output == OUTPUT_MARKDOWN)
        page_gap();
    for (size_t i = 0; (row = sipcodes_cause_table_row(table, direction, i)); i++)
        print_row(options, sipcodes_mapping_subject(row), row);
}

static void print_table(const struct options *options, const char *table)
{
    char *title = said("command.table_title", "name", table, "label", sipcodes_cause_table_label(table, options->lang), NULL);
    char *checked = said("command.table_checked", NULL);
    const char *note = sipcodes_cause_table_note(table, options->lang);

    page_title(options, title);
    page_gap();
    page_paragraph(options, checked, sipcodes_trust_label(sipcodes_cause_table_trust(table), options->lang),
                   sipcodes_cause_table_source(table));
    if (*note) {
        page_gap();
        page_paragraph(options, "", note, "");
    }
    print_rows(options, table, SIPCODES_DIRECTION_TO_CAUSE, "command.table_to_cause");
    print_rows(options, table, SIPCODES_DIRECTION_TO_STATUS, "command.table_to_code");
    free(checked);
    free(title);
}

/* ---- The command ---- */

static void list_all_tables(const struct options *options)
{
    struct named_list list = {sipcodes_cause_table_at, sipcodes_cause_table_label, sipcodes_cause_table_source, NULL};

    if (options->output == OUTPUT_JSON)
        json_tables(options);
    else
        print_named(options, &list);
}

/* All that can be told without a code or a cause. */
static enum exit_status tell_of_tables(const struct options *options)
{
    if (options->via || options->location) {
        complain(options->via ? "complaint.via_for_codes" : "complaint.location_for_causes", NULL);
        return EXIT_USAGE;
    }
    if (options->round_trips)
        print_round_trips(options);
    else if (!options->table)
        list_all_tables(options);
    else if (options->output == OUTPUT_JSON)
        json_table(options, table_named(options->table));
    else
        print_table(options, table_named(options->table));
    return EXIT_DONE;
}

static const char *location_at(size_t index)
{
    return sipcodes_location_name((sipcodes_location)(index + 1));
}

static bool read_location(const struct options *options, sipcodes_location *location)
{
    int found = options->location ? sipcodes_location_find(options->location, SIZE_MAX) : SIPCODES_LOCATION_NONE;

    if (found >= 0) {
        *location = (sipcodes_location)found;
        return true;
    }
    complain_of_choice("complaint.no_location", options->location, location_at);
    return false;
}

/* Options that say different things about what to print. */
static bool options_fit(const struct options *options, int count)
{
    if (options->table && !table_named(options->table)) {
        complain_of_choice("complaint.no_table", options->table, sipcodes_cause_table_at);
        return false;
    }
    if (options->via && (options->table || options->location)) {
        complain("complaint.via_alone", "name", options->table ? "table" : "location", NULL);
        return false;
    }
    if (options->loses_location && !options->via) {
        complain("complaint.no_location_with_via", NULL);
        return false;
    }
    if (options->round_trips && (count > 0 || options->table)) {
        complain("complaint.round_trips_alone", NULL);
        return false;
    }
    return true;
}

/* A table asked for a cause of another product, or a location for a code, cannot answer. */
static enum exit_status can_answer(const struct options *options, const struct asked *asked)
{
    struct answer answer;

    if (options->location && !asked->is_cause) {
        complain("complaint.location_of_code", "number", number_text(asked->number).text, NULL);
        return EXIT_USAGE;
    }
    if (!options->table || answer_make(&answer, options->table, asked, SIPCODES_LOCATION_NONE))
        return EXIT_DONE;
    complain("complaint.cause_of_others", "number", number_text(asked->number).text, "name", table_named(options->table), NULL);
    return EXIT_NO_CODE;
}

static enum exit_status read_asked(const struct options *options, struct asked *asked, size_t count, char **arguments)
{
    for (size_t i = 0; i < count; i++) {
        enum exit_status status;
        if (!asked_of_tables(arguments[i], &asked[i]))
            return EXIT_NO_CODE;
        status = can_answer(options, &asked[i]);
        if (status != EXIT_DONE)
            return status;
    }
    return EXIT_DONE;
}

/* A code is answered by the tables; so is a cause if one of them or a location is named, and otherwise it is explained. */
static void tell(const struct options *options, const struct asked *asked, size_t count, sipcodes_location location)
{
    if (options->output == OUTPUT_JSON) {
        json_answers(options, asked, count, location);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            page_gap();
        if (asked[i].is_cause && !options->table && !options->location)
            print_explanations(options, &asked[i], 1);
        else
            print_answers(options, &asked[i], location);
    }
}

enum exit_status command_cause(const struct options *options, int count, char **arguments)
{
    sipcodes_location location;
    struct asked *asked;
    enum exit_status status;

    if (!options_fit(options, count) || !read_location(options, &location))
        return EXIT_USAGE;
    if (count == 0)
        return tell_of_tables(options);
    asked = need((size_t)count * sizeof *asked);
    status = read_asked(options, asked, (size_t)count, arguments);
    if (status == EXIT_DONE && options->via)
        status = print_paths(options, asked, (size_t)count);
    else if (status == EXIT_DONE)
        tell(options, asked, (size_t)count, location);
    free(asked);
    return status;
}
