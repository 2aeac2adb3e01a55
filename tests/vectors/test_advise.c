/*
 * test_advise.c - asks the public interface each case of the advice vectors and compares what it answers.
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

#include "file.h"
#include "sipcodes.h"

/* Fewer cases than this mean that something no longer writes them. */
#define FEWEST_CASES 900

#define MAX_CASES 5000
#define MAX_ITEMS 128 /* of one list of a case */
#define LAST_ADVICE SIPCODES_ADVICE_RELAY

enum column {
    NAME,
    STATUS,
    MESSAGE,
    METHOD,
    HEADERS,
    TRIED,
    CONTEXT,
    POLICY,
    RULES,
    SECTION,
    EXPECT,
    VALUES,
    TEXTS,
    WARNINGS,
    ERROR,
    COLUMNS
};

struct row {
    sipcodes_bytes cell[COLUMNS]; /* ended with NUL; empty if the case does not have it */
};

/* What a case asks with. It stays where it is as long as its advice is in use. */
struct question {
    sipcodes_header_field fields[MAX_ITEMS];
    sipcodes_bytes tried[MAX_ITEMS];
    sipcodes_response response;
    sipcodes_context context;
    sipcodes_policy policy;
    sipcodes_advice advice;
};

static struct row rows[MAX_CASES];
static size_t row_count;

/* ---- Reading the file ---- */

/* The character of an escape whose letter is at text; *used is how long it is behind the backslash. */
static char escaped(const char *text, size_t *used)
{
    char digits[3] = {0};

    *used = 1;
    if (*text == 't')
        return '\t';
    if (*text == 'r')
        return '\r';
    if (*text == 'n')
        return '\n';
    if (*text != 'x')
        return *text;
    memcpy(digits, text + 1, 2);
    *used = 3;
    return (char)strtol(digits, NULL, 16);
}

/* Takes the escapes of a cell out, in place. */
static sipcodes_bytes unescape(char *cell)
{
    size_t length = 0;

    for (const char *at = cell; *at; length++) {
        size_t used = 0;
        cell[length] = *at == '\\' ? escaped(at + 1, &used) : *at;
        at += used + 1;
    }
    cell[length] = '\0';
    return (sipcodes_bytes){cell, length};
}

/* False if a line is not as many cells as there are columns. */
static bool read_row(char **text, struct row *row)
{
    for (int column = 0; column < COLUMNS; column++) {
        char *cell = *text;
        size_t length = strcspn(cell, "\t\n");
        if (cell[length] != (column + 1 < COLUMNS ? '\t' : '\n'))
            return false;
        cell[length] = '\0';
        *text = cell + length + 1;
        row->cell[column] = unescape(cell);
    }
    return true;
}

static bool read_rows(char *text)
{
    while (*text && row_count < MAX_CASES)
        if (!read_row(&text, &rows[row_count++])) {
            print_error("line %zu is not %d cells\n", row_count, COLUMNS);
            return false;
        }
    return *text == '\0';
}

/* ---- Reading a cell ---- */

static const char *cell(const struct row *row, enum column column)
{
    return row->cell[column].text;
}

static bool has(const struct row *row, enum column column)
{
    return row->cell[column].length > 0;
}

/* The items of a list; how many there are. */
static size_t read_list(const struct row *row, enum column column, sipcodes_bytes items[MAX_ITEMS])
{
    const char *at = cell(row, column);
    char *end;
    size_t count = strtoul(at, &end, 10);

    assert_in_range(count, 0, MAX_ITEMS);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(*end, '\n');
        items[i].text = end + 1;
        items[i].length = strcspn(end + 1, "\n");
        end += items[i].length + 1;
    }
    assert_int_equal(*end, '\0');
    return count;
}

static bool same(sipcodes_bytes a, sipcodes_bytes b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.text, b.text, a.length) == 0);
}

static sipcodes_bytes bytes(const char *text)
{
    return (sipcodes_bytes){text, strlen(text)};
}

/* Cuts an item in two at the first separator. */
static void split(sipcodes_bytes item, const char *separator, sipcodes_bytes *before, sipcodes_bytes *behind)
{
    size_t skip = strlen(separator);
    const char *at = strstr(item.text, separator);

    assert_non_null(at);
    before->text = item.text;
    before->length = (size_t)(at - item.text);
    behind->text = at + skip;
    behind->length = item.length - before->length - skip;
}

/* ---- Asking ---- */

/* What making the response returned. */
static int make_response(const struct row *row, struct question *question)
{
    sipcodes_bytes lines[MAX_ITEMS];
    sipcodes_bytes method = has(row, METHOD) ? row->cell[METHOD] : (sipcodes_bytes){NULL, 0};
    size_t count;

    if (!has(row, STATUS))
        return sipcodes_response_read(&question->response, cell(row, MESSAGE), row->cell[MESSAGE].length, NULL);
    count = read_list(row, HEADERS, lines);
    for (size_t i = 0; i < count; i++)
        split(lines[i], ": ", &question->fields[i].name, &question->fields[i].value);
    return sipcodes_response_make(&question->response, atoi(cell(row, STATUS)), method, question->fields, count);
}

/* Says which of the things that a case asks with could not be read. */
static bool could(const struct row *row, const char *what, int result)
{
    if (result == SIPCODES_OK)
        return true;
    print_error("%s\n  %s cannot be used: %d\n", cell(row, NAME), what, result);
    return false;
}

static bool ask(const struct row *row, struct question *question)
{
    size_t tried = read_list(row, TRIED, question->tried);
    const sipcodes_bytes *context = &row->cell[CONTEXT], *rules = &row->cell[RULES];

    return could(row, "the context", sipcodes_context_parse(&question->context, context->text, context->length, NULL)) &&
           could(row, "the list of tried URIs", sipcodes_context_tried(&question->context, question->tried, tried)) &&
           (!has(row, POLICY) || could(row, "the policy", sipcodes_policy_get(&question->policy, cell(row, POLICY)))) &&
           could(row, "the rules", sipcodes_policy_parse(&question->policy, rules->text, rules->length, NULL)) &&
           could(row, "the advice",
                 sipcodes_advise(&question->response, &question->context, &question->policy, &question->advice));
}

/* ---- Comparing: each is the number of differences, which it prints ---- */

static size_t differs(const struct row *row, sipcodes_bytes what, sipcodes_bytes expected, const char *found)
{
    print_error("%s\n  %.*s: expected %.*s, found %s\n", cell(row, NAME), (int)what.length, what.text, (int)expected.length,
                expected.text, found);
    return 1;
}

/* The value of an advice that goes by a name; 0 if there is none. */
static sipcodes_advice_value value_named(sipcodes_bytes name)
{
    for (int value = 1; value <= LAST_ADVICE; value++)
        if (same(bytes(sipcodes_advice_name((sipcodes_advice_value)value)), name))
            return (sipcodes_advice_value)value;
    return (sipcodes_advice_value)0;
}

/* What a number of an advice reads as: its name, or else the number. */
static const char *answer_text(sipcodes_advice_value value, int64_t number, char scratch[32])
{
    bool is_field = value == SIPCODES_ADVICE_FIELD || value == SIPCODES_ADVICE_MISSING;
    const char *name = is_field ? sipcodes_field_name((sipcodes_field)number) : sipcodes_advice_value_name(value, number);

    if (number < 0 || (is_field && number == SIPCODES_FIELD_UNKNOWN))
        return "none";
    if (number == SIPCODES_FOREVER)
        return "forever";
    if (name)
        return name;
    snprintf(scratch, 32, "%lld", (long long)number);
    return scratch;
}

static size_t compare_value(const struct row *row, sipcodes_bytes expectation, const sipcodes_advice *advice)
{
    sipcodes_bytes key, expected;
    sipcodes_advice_value value;
    char scratch[32];
    const char *found;

    split(expectation, "=", &key, &expected);
    value = value_named(key);
    if (!value)
        return differs(row, key, expected, "no such value");
    found = answer_text(value, sipcodes_advice_get(advice, value), scratch);
    return same(bytes(found), expected) ? 0 : differs(row, key, expected, found);
}

static size_t compare_values(const struct row *row, const sipcodes_advice *advice)
{
    sipcodes_bytes expected[MAX_ITEMS];
    size_t count = has(row, EXPECT) ? read_list(row, EXPECT, expected) : 0, wrong = 0;

    for (size_t i = 0; i < count; i++)
        wrong += compare_value(row, expected[i], advice);
    return wrong;
}

static size_t compare_elements(const struct row *row, enum column column, const sipcodes_advice *advice)
{
    sipcodes_bytes expected[MAX_ITEMS], what = bytes(column == VALUES ? "values" : "texts");
    size_t count = has(row, column) ? read_list(row, column, expected) : 0, at = 0;
    sipcodes_cursor cursor = {0};
    sipcodes_element element;
    char scratch[512] = "nothing";

    if (!has(row, column))
        return 0;
    while (sipcodes_advice_next(advice, &cursor, &element) == 1) {
        sipcodes_bytes found = column == VALUES ? sipcodes_element_value(&element) : sipcodes_element_text(&element);
        snprintf(scratch, sizeof scratch, "%.*s as number %zu", (int)found.length, found.text, at + 1);
        if (at == count)
            return differs(row, what, bytes("no more"), scratch);
        if (!same(found, expected[at]))
            return differs(row, what, expected[at], scratch);
        at++;
    }
    return at == count ? 0 : differs(row, what, expected[at], "the end");
}

/* True if a source, or one of several separated by "; ", is the section or lies in it. */
static bool rests_on(const char *source, sipcodes_bytes section)
{
    for (const char *at = source; at; at = strstr(at, "; "), at = at ? at + 2 : NULL)
        if (strncmp(at, section.text, section.length) == 0 && strchr(" .;", at[section.length]))
            return true; /* strchr finds the end as well */
    return false;
}

static size_t compare_reasons(const struct row *row, const sipcodes_advice *advice)
{
    size_t warnings = 0, wrong = 0, index;
    bool found = !has(row, SECTION);
    char scratch[512] = "", number[32];

    for (index = 0; sipcodes_advice_reason(advice, index); index++) {
        const char *source = sipcodes_advice_source(advice, index);
        size_t length = strlen(scratch);
        warnings += sipcodes_advice_is_warning(advice, index);
        found = found || rests_on(source, row->cell[SECTION]);
        snprintf(scratch + length, sizeof scratch - length, "%s[%s]", sipcodes_advice_reason(advice, index), source);
    }
    if (index == 0)
        wrong += differs(row, bytes("reasons"), bytes("at least one"), "none");
    if (!found)
        wrong += differs(row, bytes("section"), row->cell[SECTION], scratch);
    snprintf(number, sizeof number, "%zu", warnings);
    if (has(row, WARNINGS) && strcmp(cell(row, WARNINGS), number) != 0)
        wrong += differs(row, bytes("warnings"), row->cell[WARNINGS], number);
    return wrong;
}

/* An error is expected: the response must not be made. */
static size_t compare_error(const struct row *row, int result)
{
    int expected = strcmp(cell(row, ERROR), "status") == 0 ? SIPCODES_E_STATUS : SIPCODES_E_SYNTAX;
    char number[32];

    snprintf(number, sizeof number, "%d", result);
    return result == expected ? 0 : differs(row, bytes("error"), row->cell[ERROR], number);
}

static size_t compare(const struct row *row)
{
    struct question question = {0};
    int result = make_response(row, &question);

    if (has(row, ERROR))
        return compare_error(row, result);
    if (!could(row, "the response", result) || !ask(row, &question))
        return 1;
    return compare_values(row, &question.advice) + compare_elements(row, VALUES, &question.advice) +
           compare_elements(row, TEXTS, &question.advice) + compare_reasons(row, &question.advice);
}

/* ---- Tests ---- */

static void every_case_is_answered_as_it_says(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < row_count; i++)
        wrong += compare(&rows[i]) > 0;
    if (wrong > 0)
        fail_msg("%zu of %zu cases differ", wrong, row_count);
}

static void there_are_not_fewer_cases_than_there_were(void **state)
{
    (void)state;
    assert_in_range(row_count, FEWEST_CASES, MAX_CASES);
}

/* How many cases ask about a status and tell nothing else. */
static size_t cases_of_status_alone(int status)
{
    size_t count = 0;

    for (size_t i = 0; i < row_count; i++) {
        bool alone = atoi(cell(&rows[i], STATUS)) == status && has(&rows[i], EXPECT);
        for (int column = MESSAGE; column <= RULES; column++)
            alone = alone && !has(&rows[i], (enum column)column);
        count += alone && strstr(cell(&rows[i], EXPECT), "\naction=");
    }
    return count;
}

static void every_known_code_is_asked_about_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        if (cases_of_status_alone(sipcodes_code_status(sipcodes_at(i))) == 0)
            fail_msg("%d alone is not asked about", sipcodes_code_status(sipcodes_at(i)));
}

static void every_value_of_an_advice_is_asked_about(void **state)
{
    (void)state;
    for (int value = 1; value <= LAST_ADVICE; value++) {
        char key[64];
        size_t count = 0;
        snprintf(key, sizeof key, "\n%s=", sipcodes_advice_name((sipcodes_advice_value)value));
        for (size_t i = 0; i < row_count; i++)
            count += strstr(cell(&rows[i], EXPECT), key) != NULL;
        if (count == 0)
            fail_msg("no case asks about%s", key);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_is_answered_as_it_says),
        cmocka_unit_test(there_are_not_fewer_cases_than_there_were),
        cmocka_unit_test(every_known_code_is_asked_about_alone),
        cmocka_unit_test(every_value_of_an_advice_is_asked_about),
    };
    char *text = argc == 2 ? read_file(argv[1]) : NULL;
    int failed = 1;

    if (!text)
        fprintf(stderr, "usage: test_advise VECTORS, a file with cases\n");
    else if (read_rows(text))
        failed = cmocka_run_group_tests_name("advise", tests, NULL, NULL);
    free(text);
    return failed;
}
