/* grid.c - a table with a row for each code that a request can fail with, and a column for each policy or table. */
#include "cli.h"

/* Room for what a cell holds. */
#define CELL_SIZE 32

int grid_status(size_t index)
{
    int status = sipcodes_code_status(sipcodes_at(index));
    return status >= 300 && status <= 699 ? status : 0;
}

static void print_markdown(const struct grid *grid)
{
    char cell[CELL_SIZE];

    fputs("| | |", stdout);
    for (size_t i = 0; i < grid->count; i++)
        printf(" %s |", grid->names[i]);
    fputs("\n|---|---|", stdout);
    for (size_t i = 0; i < grid->count; i++)
        fputs("---|", stdout);
    for (size_t n = 0; n < sipcodes_count(); n++) {
        int status = grid_status(n);
        if (!status)
            continue;
        printf("\n| %d | %s |", status, sipcodes_phrase(status));
        for (size_t i = 0; i < grid->count; i++) {
            grid->cell(grid, status, i, cell, sizeof cell);
            printf(" %s |", cell);
        }
    }
    fputc('\n', stdout);
}

/* How wide the column of phrases is, and that of a name. */
static int phrases_width(void)
{
    int widest = 0;

    for (size_t n = 0; n < sipcodes_count(); n++) {
        int width = grid_status(n) ? screen_columns(sipcodes_phrase(grid_status(n))) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static int name_width(const struct grid *grid, size_t column)
{
    int width = screen_columns(grid->names[column]);
    return width > grid->least_width ? width : grid->least_width;
}

/* The cells of a code, or the names of the columns for 0. */
static void print_cells(const struct grid *grid, int status)
{
    char cell[CELL_SIZE];

    for (size_t i = 0; i < grid->count; i++) {
        if (status)
            grid->cell(grid, status, i, cell, sizeof cell);
        if (i + 1 < grid->count)
            screen_column(status ? cell : grid->names[i], name_width(grid, i));
        else
            puts(status ? cell : grid->names[i]);
    }
}

static void print_screen(const struct options *options, const struct grid *grid)
{
    int width = phrases_width();

    printf("%5s", "");
    screen_column("", width);
    print_cells(grid, 0);
    for (size_t n = 0; n < sipcodes_count(); n++) {
        int status = grid_status(n);
        if (!status)
            continue;
        screen_status(options, status);
        fputs("  ", stdout);
        screen_column(sipcodes_phrase(status), width);
        print_cells(grid, status);
    }
}

void print_grid(const struct options *options, const struct grid *grid)
{
    if (options->output == OUTPUT_MARKDOWN)
        print_markdown(grid);
    else
        print_screen(options, grid);
}
