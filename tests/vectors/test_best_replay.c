/*
 * test_best_replay.c - compares every case of the best responses with what the public interface answers.
 *
 * README.md beside this file tells the form of the rows. The first argument is the file.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sipcodes.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#define FEWEST_ROWS 70
#define MAX_ROWS 1000
#define MAX_BRANCHES 16
#define MAX_CELL 1024

enum cell { NAME, SECTION, METHOD, RULE, BRANCHES, INDEX, STATUS, ALLOWED, IS_ALLOWED, CHALLENGES, REASONS, CELLS };

static const char *const titles[CELLS] = {"name",   "section", "method",     "rule",       "branches", "index",
                                          "status", "allowed", "is-allowed", "challenges", "reasons"};

struct row {
    const char *cells[CELLS];
};

static struct row rows[MAX_ROWS];
static size_t row_count;
static char text[MAX_ROWS * MAX_CELL];

/* ---- Reading the file ---- */

static bool read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;

    if (file)
        fclose(file);
    text[length] = '\0';
    return length > 0;
}

/* False if a line is not a row of all cells. */
static bool read_rows(void)
{
    for (char *at = text; *at; row_count++) {
        for (int cell = 0; cell < CELLS; cell++) {
            char *end = at + strcspn(at, "\t\n");
            if (row_count == MAX_ROWS || *end != (cell + 1 < CELLS ? '\t' : '\n')) {
                print_error("line %zu is not a row of %d cells\n", row_count + 1, CELLS);
                return false;
            }
            *end = '\0';
            rows[row_count].cells[cell] = at;
            at = end + 1;
        }
    }
    return true;
}

/* ---- Reading a row ---- */

static sipcodes_method method_named(const char *name)
{
    int method = 1;

    while (sipcodes_value_name(SIPCODES_FACT_METHODS, method) &&
           strcmp(sipcodes_value_name(SIPCODES_FACT_METHODS, method), name))
        method++;
    return (sipcodes_method)method;
}

/* "408:timeout" and, for the peer's, "408". */
static sipcodes_branch read_branch(const char *word, const char *end)
{
    static const char *const origins[] = {"peer", "timeout", "transport", "local"};
    char *rest;
    sipcodes_branch branch = {.status = (int)strtol(word, &rest, 10)};

    if (rest == end)
        return branch;
    for (size_t i = 0; i < COUNT_OF(origins); i++)
        if ((size_t)(end - rest) == strlen(origins[i]) + 1 && memcmp(rest + 1, origins[i], strlen(origins[i])) == 0) {
            branch.origin = (sipcodes_origin)i;
            return branch;
        }
    fail_msg("%.*s is no branch", (int)(end - word), word);
    return branch;
}

static size_t read_branches(const char *cell, sipcodes_branch *branches)
{
    size_t count = 0;

    while (*cell) {
        const char *end = cell + strcspn(cell, " ");
        assert_in_range(count, 0, MAX_BRANCHES - 1);
        branches[count++] = read_branch(cell, end);
        cell = *end ? end + 1 : end;
    }
    return count;
}

/* ---- The library's answers, as cells ---- */

static void append(char *cell, const char *word)
{
    size_t length = strlen(cell);

    snprintf(cell + length, MAX_CELL - length, "%s%s", length > 0 ? " " : "", word);
}

static void append_number(char *cell, size_t number)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%zu", number);
    append(cell, digits);
}

static void write_answers(const sipcodes_best *best, const sipcodes_branch *branches, size_t count, char answers[][MAX_CELL])
{
    sipcodes_set allowed = sipcodes_best_allowed(best);

    if (sipcodes_best_index(best) != SIZE_MAX)
        append_number(answers[INDEX], sipcodes_best_index(best));
    append_number(answers[STATUS], (size_t)sipcodes_best_status(best));
    for (int status = sipcodes_set_next(&allowed, 0); status; status = sipcodes_set_next(&allowed, status))
        append_number(answers[ALLOWED], (size_t)status);
    append(answers[IS_ALLOWED], sipcodes_best_is_allowed(best) ? "yes" : "no");
    for (size_t i = 0; i < count; i++)
        if (sipcodes_best_takes_challenges(best, branches, count, i))
            append_number(answers[CHALLENGES], i);
    for (size_t i = 0; sipcodes_best_reason(best, i); i++)
        append(answers[REASONS], sipcodes_best_reason(best, i));
}

/* True if the row agrees with the library; says so if not. */
static bool agrees(const struct row *row)
{
    sipcodes_branch branches[MAX_BRANCHES];
    size_t count = read_branches(row->cells[BRANCHES], branches);
    char answers[CELLS][MAX_CELL] = {{0}};
    sipcodes_best best;
    bool equal = true;

    if (sipcodes_best_response(branches, count, method_named(row->cells[METHOD]), row->cells[RULE], &best) != SIPCODES_OK) {
        print_error("%s cannot be asked\n", row->cells[NAME]);
        return false;
    }
    write_answers(&best, branches, count, answers);
    for (int cell = INDEX; cell < CELLS; cell++) {
        if (strcmp(row->cells[cell], answers[cell]) == 0)
            continue;
        print_error("%s %s\n  the file:    %s\n  the library: %s\n", row->cells[NAME], titles[cell], row->cells[cell],
                    answers[cell]);
        equal = false;
    }
    return equal;
}

static void every_row_agrees_with_the_library(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < row_count; i++)
        wrong += !agrees(&rows[i]);
    if (wrong > 0)
        fail_msg("%zu of %zu rows differ", wrong, row_count);
}

static void there_are_not_fewer_rows_than_there_were(void **state)
{
    (void)state;
    assert_in_range(row_count, FEWEST_ROWS, MAX_ROWS);
}

static void every_rule_of_the_library_has_a_row(void **state)
{
    (void)state;
    for (size_t rule = 0; sipcodes_best_rule_at(rule); rule++) {
        size_t i = 0;
        while (i < row_count && strcmp(rows[i].cells[RULE], sipcodes_best_rule_at(rule)) != 0)
            i++;
        if (i == row_count)
            fail_msg("%s has no row", sipcodes_best_rule_at(rule));
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_agrees_with_the_library),
        cmocka_unit_test(there_are_not_fewer_rows_than_there_were),
        cmocka_unit_test(every_rule_of_the_library_has_a_row),
    };

    if (argc != 2 || !read_text(argv[1])) {
        fprintf(stderr, "usage: test_best_replay VECTORS, a file with rows\n");
        return 1;
    }
    return read_rows() ? cmocka_run_group_tests_name("best-replay", tests, NULL, NULL) : 1;
}
