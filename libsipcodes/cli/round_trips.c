/* round_trips.c - which codes come back as themselves if a table turns them into a cause and back. */
#include "cause.h"

#include <stdlib.h>

/* What comes back; 0 for nothing. */
static int comes_back(int status, const char *table, bool keeps_location)
{
    sipcodes_cause_step step;

    sipcodes_cause_path(status, &table, 1, keeps_location, &step, NULL);
    return step.sent;
}

static void write_number(char *buffer, size_t size, int status, int back)
{
    if (back == status)
        snprintf(buffer, size, "=");
    else if (back == 0)
        snprintf(buffer, size, "-");
    else
        snprintf(buffer, size, "%d", back);
}

/* "=", "480", "-" for nothing; behind it what comes back without the location, if that is something else. */
static void write_cell(const struct grid *grid, int status, size_t column, char *buffer, size_t size)
{
    int with = comes_back(status, grid->names[column], true);
    int without = comes_back(status, grid->names[column], false);
    char first[12];
    char second[12];

    write_number(first, sizeof first, status, with);
    write_number(second, sizeof second, status, without);
    snprintf(buffer, size, with == without ? "%s" : "%s (%s)", first, second);
}

/* The tables that go both ways; to be freed. */
static const char **two_way_tables(const struct options *options, size_t *count)
{
    size_t all;
    const char **tables = tables_asked(options, &all);

    *count = 0;
    for (size_t i = 0; i < all; i++)
        if (sipcodes_cause_table_row(tables[i], SIPCODES_DIRECTION_TO_CAUSE, 0) &&
            sipcodes_cause_table_row(tables[i], SIPCODES_DIRECTION_TO_STATUS, 0))
            tables[(*count)++] = tables[i];
    return tables;
}

static void print_survivors(const struct options *options, const char *table)
{
    int survivors = 0;
    int codes = 0;
    char *text;

    for (size_t n = 0; n < sipcodes_count(); n++) {
        int status = grid_status(n);
        codes += status != 0;
        survivors += status && comes_back(status, table, true) == status;
    }
    text = said("command.survivors", "number", number_text(survivors).text, "count", number_text(codes).text, NULL);
    page_item(options, table, text, sipcodes_cause_table_source(table));
    free(text);
}

void print_round_trips(const struct options *options)
{
    size_t count;
    const char **tables = two_way_tables(options, &count);
    struct grid grid = {tables, count, 0, write_cell, NULL};

    if (options->output == OUTPUT_JSON) {
        json_round_trips(options, tables, count);
    } else {
        for (size_t i = 0; i < count; i++)
            print_survivors(options, tables[i]);
        page_gap();
        print_grid(options, &grid);
    }
    free(tables);
}
