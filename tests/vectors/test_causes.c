/*
 * test_causes.c FILE - asks the library for every row of the reference tables of causes.
 *
 * README.md tells the form of the rows. Each row has to be found, with its source; and the library may have no row of a
 * table that stands in none, but for those that the tables of the registry add.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "file.h"
#include "sipcodes.h"

#define CELLS 7

static const char *path;
static size_t rows, differing;

static void differs(char *const cells[CELLS], const char *what, const char *found)
{
    print_message("%s %s %s %s %s %s: %s: found \"%s\"\n", cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], what,
                  found);
    differing++;
}

static sipcodes_direction direction_of(const char *name)
{
    return strcmp(name, sipcodes_direction_name(SIPCODES_DIRECTION_TO_CAUSE)) == 0 ? SIPCODES_DIRECTION_TO_CAUSE
                                                                                   : SIPCODES_DIRECTION_TO_STATUS;
}

/* The row of the library that is about a subject under a condition. */
static const sipcodes_mapping *find_row(const char *table, sipcodes_direction direction, const char *subject,
                                        const char *condition)
{
    const sipcodes_mapping *row;

    for (size_t i = 0; (row = sipcodes_cause_table_row(table, direction, i)); i++)
        if (strcmp(sipcodes_mapping_subject(row), subject) == 0 &&
            strcmp(sipcodes_cause_condition_name(sipcodes_mapping_condition(row)), condition) == 0)
            return row;
    return NULL;
}

/* The same row as an answer, for those that a question leads to. */
static const sipcodes_mapping *ask(const char *table, sipcodes_direction direction, int number, const char *condition)
{
    bool is_user = strcmp(condition, "location-user") == 0;
    const sipcodes_mapping *row = NULL;

    if (direction == SIPCODES_DIRECTION_TO_CAUSE)
        sipcodes_cause_from_status(number, table, &row);
    else
        sipcodes_cause_to_status(number, table, is_user ? SIPCODES_LOCATION_U : SIPCODES_LOCATION_NONE, &row);
    if (strcmp(condition, "diagnostic") == 0 || strcmp(condition, "bearer") == 0)
        row = sipcodes_mapping_next(row);
    return row;
}

static void check_mapping(char *const cells[CELLS])
{
    sipcodes_direction direction = direction_of(cells[2]);
    const sipcodes_mapping *row = find_row(cells[1], direction, cells[3], cells[5]);
    int number = (int)strtol(cells[3], NULL, 10);
    char to[16];

    if (strcmp(cells[3], "none") == 0) {
        /* A product that is known to have no table. */
        if (!sipcodes_cause_table_label(cells[1], NULL) || sipcodes_cause_table_row(cells[1], direction, 0))
            differs(cells, "table", "rows");
        return;
    }
    if (!row) {
        differs(cells, "row", "none");
        return;
    }
    snprintf(to, sizeof to, "%d", sipcodes_mapping_to(row));
    if (strcmp(to, cells[4]) != 0)
        differs(cells, "to", to);
    if (!strstr(sipcodes_mapping_source(row), cells[6]))
        differs(cells, "source", sipcodes_mapping_source(row));
    if (strcmp(sipcodes_mapping_table(row), cells[1]) != 0)
        differs(cells, "table", sipcodes_mapping_table(row));
    if (cells[3][0] >= '0' && cells[3][0] <= '9' && !strchr(cells[3], 'x') && ask(cells[1], direction, number, cells[5]) != row)
        differs(cells, "answer", "another row");
    if (strcmp(cells[3], "other") == 0 && sipcodes_cause_table_default(cells[1], direction) != row)
        differs(cells, "default", "another row");
}

static void check_cause(char *const cells[CELLS])
{
    const sipcodes_cause *cause = sipcodes_cause_get((int)strtol(cells[1], NULL, 10));
    const char *found[] = {sipcodes_cause_name(cause), sipcodes_cause_class_label(sipcodes_cause_class_of(cause), NULL),
                           sipcodes_cause_standing_name(sipcodes_cause_standing_of(cause))};

    for (size_t i = 0; i < 3; i++)
        if (strcmp(found[i], cells[2 + i]) != 0)
            differs(cells, "value", found[i]);
    if (*cells[5] && strcmp(sipcodes_cause_symbol(cause, "asterisk"), cells[5]) != 0)
        differs(cells, "symbol", sipcodes_cause_symbol(cause, "asterisk"));
    if (sipcodes_cause_trust(cause) != SIPCODES_TRUST_SECOND_HAND)
        differs(cells, "trust", sipcodes_trust_name(sipcodes_cause_trust(cause)));
}

static void check_row(char *const cells[CELLS])
{
    const sipcodes_warning *warning = sipcodes_warning_get((int)strtol(cells[1], NULL, 10));
    const sipcodes_protocol *protocol = sipcodes_protocol_find(cells[1], SIZE_MAX);

    rows++;
    if (strcmp(cells[0], "map") == 0)
        check_mapping(cells);
    else if (strcmp(cells[0], "cause") == 0)
        check_cause(cells);
    else if (strcmp(cells[0], "warning") == 0 && strcmp(sipcodes_warning_text(warning), cells[2]) != 0)
        differs(cells, "text", sipcodes_warning_text(warning));
    else if (strcmp(cells[0], "warning") == 0 && !strstr(sipcodes_warning_source(warning), cells[3]))
        differs(cells, "source", sipcodes_warning_source(warning));
    else if (strcmp(cells[0], "protocol") == 0 &&
             (!protocol || sipcodes_protocol_is_registered(protocol) != (strcmp(cells[2], "yes") == 0)))
        differs(cells, "protocol", sipcodes_protocol_name(protocol));
}

/* Cuts a line at its tabs; missing cells are empty. */
static void cut_cells(char *line, char *cells[CELLS])
{
    static char none[] = "";

    for (size_t i = 0; i < CELLS; i++) {
        char *tab = line ? strchr(line, '\t') : NULL;
        cells[i] = line ? line : none;
        if (tab)
            *tab = '\0';
        line = tab ? tab + 1 : NULL;
    }
}

static void every_row_is_in_the_library(void **state)
{
    char *text = read_file(path);

    (void)state;
    assert_non_null(text);
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        char *cells[CELLS];
        *end = '\0';
        cut_cells(line, cells);
        check_row(cells);
    }
    free(text);
    if (differing > 0)
        fail_msg("%zu of %zu rows differ", differing, rows);
}

/* How often a text stands in the file at the beginning of a line. */
static size_t count_lines(const char *text, const char *start)
{
    size_t count = 0;

    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
        count += strncmp(line, start, strlen(start)) == 0;
    return count;
}

static void every_row_of_the_library_is_in_the_file(void **state)
{
    char *text = read_file(path);
    const sipcodes_mapping *row;
    const char *table;
    size_t added = 0, wrong = 0;

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; (table = sipcodes_cause_table_at(i)); i++)
        for (int direction = 0; direction < 2; direction++)
            for (size_t n = 0; (row = sipcodes_cause_table_row(table, (sipcodes_direction)direction, n)); n++) {
                char start[160];
                snprintf(start, sizeof start, "map\t%s\t%s\t%s\t%d\t%s\t", table,
                         sipcodes_direction_name((sipcodes_direction)direction), sipcodes_mapping_subject(row),
                         sipcodes_mapping_to(row), sipcodes_cause_condition_name(sipcodes_mapping_condition(row)));
                if (count_lines(text, start) == 1)
                    continue;
                /* Another page of the same maker's manuals. */
                if (strcmp(table, "audiocodes") == 0 && sipcodes_mapping_from(row) >= 600)
                    added++;
                else
                    print_message("%s has no row\n", start), wrong++;
            }
    free(text);
    assert_int_equal(wrong, 0);
    assert_int_equal(added, 4);
}

static void warn_codes_and_protocols_are_complete(void **state)
{
    char *text = read_file(path);
    size_t warnings = 0, protocols = 0;

    (void)state;
    assert_non_null(text);
    while (sipcodes_warning_at(warnings))
        warnings++;
    while (sipcodes_protocol_at(protocols))
        protocols++;
    assert_int_equal(count_lines(text, "warning\t"), warnings);
    assert_int_equal(count_lines(text, "protocol\t"), protocols);
    assert_int_equal(count_lines(text, "cause\t"), 127);
    free(text);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_in_the_library),
        cmocka_unit_test(every_row_of_the_library_is_in_the_file),
        cmocka_unit_test(warn_codes_and_protocols_are_complete),
    };

    if (argc != 2)
        return 2;
    path = argv[1];
    return cmocka_run_group_tests_name("causes", tests, NULL, NULL);
}
