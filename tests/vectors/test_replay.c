/*
 * test_replay.c - compares every row of the vectors with what the public interface answers.
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

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Fewer rows than this mean that something no longer writes them. */
#define FEWEST_ROWS 9000

#define MAX_ROWS 50000
#define LAST_FACT SIPCODES_FACT_CHALLENGE

struct row {
    const char *subject; /* "486", "486-600" or "-" */
    const char *field;
    const char *value;
};

static struct row rows[MAX_ROWS];
static size_t row_count;

/* Where an answer is put together that the library does not have as one string. */
static char scratch[16384];

/* ---- Reading the file ---- */

/* Cuts a cell from the front of *text, which ends with the given separator. NULL if it does not. */
static char *cut(char **text, char separator)
{
    char *cell = *text;
    char *end = cell + strcspn(cell, "\t\n");

    if (*end != separator)
        return NULL;
    *end = '\0';
    *text = end + 1;
    return cell;
}

/* False if a line is not three cells. */
static bool read_rows(char *text)
{
    while (*text && row_count < MAX_ROWS) {
        struct row *row = &rows[row_count++];
        row->subject = cut(&text, '\t');
        row->field = row->subject ? cut(&text, '\t') : NULL;
        row->value = row->field ? cut(&text, '\n') : NULL;
        if (!row->value) {
            print_error("line %zu is not three cells\n", row_count);
            return false;
        }
    }
    return *text == '\0';
}

/* ---- Reading a field ---- */

/* Drops a beginning from a field, if it has it. */
static bool take(const char **field, const char *beginning)
{
    size_t length = strlen(beginning);

    if (strncmp(*field, beginning, length) != 0)
        return false;
    *field += length;
    return true;
}

/* Drops an index from a field, and the dot behind it. */
static size_t take_index(const char **field)
{
    char *end;
    size_t index = strtoul(*field, &end, 10);

    *field = *end == '.' ? end + 1 : end;
    return index;
}

/* The fact whose name is the first length bytes of text; 0 if there is none. */
static sipcodes_fact fact_named(const char *text, size_t length)
{
    for (int fact = 1; fact <= LAST_FACT; fact++) {
        const char *name = sipcodes_fact_name((sipcodes_fact)fact);
        if (strlen(name) == length && memcmp(name, text, length) == 0)
            return (sipcodes_fact)fact;
    }
    return (sipcodes_fact)0;
}

/* The value of a fact that goes by a name; -1 if there is none. */
static int value_named(sipcodes_fact fact, const char *text)
{
    const char *name;

    for (int value = 0; (name = sipcodes_value_name(fact, value)); value++)
        if (strcmp(name, text) == 0)
            return value;
    return -1;
}

/* ---- Answers: each is NULL if there is no such field ---- */

static const char *yes_or_no(bool answer)
{
    return answer ? "yes" : "no";
}

static const char *number_text(size_t number)
{
    snprintf(scratch, sizeof scratch, "%zu", number);
    return scratch;
}

/* Adds a word to the list in scratch. */
static void add_word(const char *word)
{
    if (*scratch)
        strcat(scratch, " ");
    strcat(scratch, word);
}

static const char *set_text(sipcodes_fact fact, uint32_t set)
{
    *scratch = '\0';
    for (int value = 0; set >> value; value++)
        if (set >> value & 1)
            add_word(sipcodes_value_name(fact, value));
    return scratch;
}

static const char *related_text(const sipcodes_code *code)
{
    int status;

    *scratch = '\0';
    for (size_t i = 0; (status = sipcodes_code_related(code, i)); i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", status);
        add_word(number);
    }
    return scratch;
}

static size_t count_aliases(const sipcodes_code *code)
{
    size_t count = 0;
    while (sipcodes_code_alias(code, count))
        count++;
    return count;
}

static size_t count_text_sources(const sipcodes_code *code)
{
    size_t count = 0;
    while (sipcodes_code_text_source(code, count))
        count++;
    return count;
}

static size_t count_headers(const sipcodes_code *code)
{
    size_t count = 0;
    while (sipcodes_code_header(code, count))
        count++;
    return count;
}

static const char *value_text(const sipcodes_code *code, sipcodes_fact fact)
{
    uint32_t value = sipcodes_code_value(code, fact);

    if (fact == SIPCODES_FACT_HEADERS)
        return number_text(count_headers(code));
    if (fact == SIPCODES_FACT_SENDERS || fact == SIPCODES_FACT_METHODS)
        return set_text(fact, value);
    return sipcodes_value_name(fact, (int)value);
}

static const char *header_answer(const sipcodes_code *code, const char *field)
{
    const sipcodes_header *header = sipcodes_code_header(code, take_index(&field));

    if (strcmp(field, "name") == 0)
        return sipcodes_header_name(header);
    if (strcmp(field, "level") == 0)
        return sipcodes_level_name(sipcodes_header_level(header));
    if (strcmp(field, "source") == 0)
        return sipcodes_header_source(header);
    if (strcmp(field, "condition") == 0)
        return sipcodes_header_condition(header, "en");
    return strcmp(field, "general") == 0 ? yes_or_no(sipcodes_header_is_general(header)) : NULL;
}

static const char *alias_answer(const sipcodes_code *code, const char *field)
{
    const sipcodes_alias *alias = sipcodes_code_alias(code, take_index(&field));

    if (strcmp(field, "phrase") == 0)
        return sipcodes_alias_phrase(alias);
    if (strcmp(field, "kind") == 0)
        return sipcodes_alias_kind_name(sipcodes_alias_kind_of(alias));
    if (strcmp(field, "user") == 0)
        return sipcodes_alias_user(alias);
    return strcmp(field, "source") == 0 ? sipcodes_alias_source(alias) : NULL;
}

/* What a field with a single value has. */
static const char *plain_answer(const sipcodes_code *code, const char *field)
{
    static const struct {
        const char *field;
        const char *(*get)(const sipcodes_code *code);
    } strings[] = {{"phrase", sipcodes_code_phrase},
                   {"symbol", sipcodes_code_symbol},
                   {"slug", sipcodes_code_slug},
                   {"reference", sipcodes_code_reference},
                   {"related", related_text}};
    static const char *const texts[] = {"lead", "description", "when", "fix", "send", "receive"};
    sipcodes_fact fact = fact_named(field, strlen(field));

    if (fact)
        return value_text(code, fact);
    for (size_t i = 0; i < COUNT_OF(strings); i++)
        if (strcmp(field, strings[i].field) == 0)
            return strings[i].get(code);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (strcmp(field, texts[i]) == 0)
            return sipcodes_code_text(code, (sipcodes_text)(i + 1), "en", NULL);
    if (strcmp(field, "registered") == 0)
        return yes_or_no(sipcodes_code_is_registered(code));
    if (strcmp(field, "aliases") == 0)
        return number_text(count_aliases(code));
    return strcmp(field, "text-sources") == 0 ? number_text(count_text_sources(code)) : NULL;
}

static const char *code_answer(const sipcodes_code *code, const char *field)
{
    if (take(&field, "source."))
        return sipcodes_code_source(code, fact_named(field, strlen(field)));
    if (take(&field, "note."))
        return sipcodes_code_note(code, fact_named(field, strlen(field)), "en");
    if (take(&field, "sender."))
        return sipcodes_code_sender_source(code, (sipcodes_sender)value_named(SIPCODES_FACT_SENDERS, field));
    if (take(&field, "header."))
        return header_answer(code, field);
    if (take(&field, "alias."))
        return alias_answer(code, field);
    if (take(&field, "text-source."))
        return sipcodes_code_text_source(code, take_index(&field));
    return plain_answer(code, field);
}

static const char *label_answer(const char *field)
{
    size_t length = strcspn(field, ".");
    sipcodes_fact fact = fact_named(field, length);

    if (field[length] == '\0')
        return sipcodes_fact_label(fact, "en");
    return sipcodes_value_label(fact, value_named(fact, field + length + 1), "en");
}

static const char *registry_answer(const char *field)
{
    size_t registered = 0;

    for (size_t i = 0; i < sipcodes_count(); i++)
        registered += sipcodes_code_is_registered(sipcodes_at(i));
    if (take(&field, "label."))
        return label_answer(field);
    if (strcmp(field, "iana-date") == 0)
        return sipcodes_iana_date();
    if (strcmp(field, "known") == 0)
        return number_text(sipcodes_count());
    return strcmp(field, "registered") == 0 ? number_text(registered) : NULL;
}

/* ---- Answers about pairs: what the pieces of their page say ---- */

struct question {
    sipcodes_part part;
    int number;         /* of the piece; 0 for any */
    bool source;        /* the source of the piece is asked for, not its text */
    const char *wanted; /* if not NULL, only a piece with this text counts */
    const char *answer; /* NULL until a piece has answered */
    size_t count;       /* of pieces of the part */
};

static int ask_piece(const sipcodes_piece *piece, void *user)
{
    struct question *question = user;

    if (sipcodes_piece_part(piece) != question->part)
        return 0;
    question->count++;
    if (question->answer || (question->number && sipcodes_piece_number(piece) != question->number))
        return 0;
    if (question->source)
        snprintf(scratch, sizeof scratch, "%s", sipcodes_piece_source(piece, 0));
    else if (sipcodes_piece_text(piece, scratch, sizeof scratch) >= (int)sizeof scratch)
        return 1;
    if (!question->wanted || strcmp(scratch, question->wanted) == 0)
        question->answer = scratch;
    return 0;
}

static struct question question_about(const char *field, const char *value)
{
    if (strcmp(field, "lead") == 0)
        return (struct question){.part = SIPCODES_PART_LEAD};
    if (strcmp(field, "send") == 0)
        return (struct question){.part = SIPCODES_PART_SEND};
    if (strcmp(field, "receive") == 0)
        return (struct question){.part = SIPCODES_PART_RECEIVE};
    if (strcmp(field, "references") == 0 || take(&field, "source."))
        return (struct question){.part = SIPCODES_PART_REFERENCE, .wanted = value};
    if (take(&field, "difference.")) {
        int number = (int)take_index(&field) + 1;
        return (struct question){SIPCODES_PART_DIFFERENCE, number, strcmp(field, "source") == 0, NULL, NULL, 0};
    }
    return (struct question){.part = strcmp(field, "differences") == 0 ? SIPCODES_PART_DIFFERENCE : (sipcodes_part)0};
}

static const char *pair_answer(int a, int b, const struct row *row)
{
    struct question question = question_about(row->field, row->value);

    if (sipcodes_compare_visit(a, b, "en", ask_piece, &question) != 0)
        return NULL;
    if (strcmp(row->field, "references") == 0 || strcmp(row->field, "differences") == 0)
        return number_text(question.count);
    return question.answer;
}

/* ---- The rows ---- */

/* Reads the subject of a row about a code or a pair; b is 0 for a code. */
static void read_subject(const struct row *row, int *a, int *b)
{
    char *end;

    *a = (int)strtol(row->subject, &end, 10);
    *b = *end == '-' ? (int)strtol(end + 1, NULL, 10) : 0;
}

/* True if the row agrees with an answer of the library; says so if not. */
static bool agrees(const struct row *row, const char *answer)
{
    if (answer && strcmp(answer, row->value) == 0)
        return true;
    print_error("%s %s\n  the file:    %s\n  the library: %s\n", row->subject, row->field, row->value,
                answer ? answer : "(nothing)");
    return false;
}

static bool row_agrees(const struct row *row)
{
    int a, b;

    if (strcmp(row->subject, "-") == 0)
        return agrees(row, registry_answer(row->field));
    read_subject(row, &a, &b);
    if (b == 0)
        return agrees(row, sipcodes_get(a) ? code_answer(sipcodes_get(a), row->field) : NULL);
    /* A pair is the same in either order. */
    return agrees(row, pair_answer(a, b, row)) && agrees(row, pair_answer(b, a, row));
}

static void every_row_agrees_with_the_library(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < row_count; i++)
        wrong += !row_agrees(&rows[i]);
    if (wrong > 0)
        fail_msg("%zu of %zu rows differ", wrong, row_count);
}

static void there_are_not_fewer_rows_than_there_were(void **state)
{
    (void)state;
    assert_in_range(row_count, FEWEST_ROWS, MAX_ROWS);
}

static void no_row_is_there_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < row_count; i++)
        for (size_t j = i; j > 0 && strcmp(rows[j - 1].subject, rows[i].subject) == 0; j--)
            assert_string_not_equal(rows[j - 1].field, rows[i].field);
}

static size_t rows_about(const char *subject)
{
    size_t count = 0;

    for (size_t i = 0; i < row_count; i++)
        count += strcmp(rows[i].subject, subject) == 0;
    return count;
}

/* How many rows a code must have: as many as the library has answers. */
static size_t answers_about(const sipcodes_code *code)
{
    size_t count = 5 + 3 * LAST_FACT; /* phrase to registered; value, source and note of each fact */

    for (int sender = 1; sipcodes_code_senders(code) >> sender; sender++)
        count += sipcodes_code_senders(code) >> sender & 1;
    count += 5 * count_headers(code);
    count += 1 + 4 * count_aliases(code);
    count += 1; /* related */
    count += 6 + 1 + count_text_sources(code);
    return count;
}

static void every_known_code_has_a_row_for_each_answer(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        char subject[16];
        snprintf(subject, sizeof subject, "%d", sipcodes_code_status(sipcodes_at(i)));
        if (rows_about(subject) != answers_about(sipcodes_at(i)))
            fail_msg("%s has %zu rows, not %zu", subject, rows_about(subject), answers_about(sipcodes_at(i)));
    }
}

static void every_fact_and_value_has_a_row_for_its_label(void **state)
{
    size_t expected = 3; /* iana-date, known, registered */

    (void)state;
    for (int fact = 1; fact <= LAST_FACT; fact++) {
        expected++;
        /* Methods have no labels of their own. */
        for (int value = 0; fact != SIPCODES_FACT_METHODS && sipcodes_value_name((sipcodes_fact)fact, value); value++)
            expected++;
    }
    assert_int_equal(rows_about("-"), expected);
}

static void exactly_the_curated_pairs_have_rows(void **state)
{
    static bool seen[1000][1000];

    (void)state;
    for (size_t i = 0; i < row_count; i++) {
        int a, b;
        read_subject(&rows[i], &a, &b);
        if (a > 0 && a < 1000 && b > 0 && b < 1000)
            seen[a][b] = seen[b][a] = true;
    }
    for (int a = 0; a < 1000; a++)
        for (int b = 0; b < 1000; b++)
            if (sipcodes_is_curated(a, b) != seen[a][b])
                fail_msg("%d and %d: curated %d, rows %d", a, b, sipcodes_is_curated(a, b), seen[a][b]);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_agrees_with_the_library),
        cmocka_unit_test(there_are_not_fewer_rows_than_there_were),
        cmocka_unit_test(no_row_is_there_twice),
        cmocka_unit_test(every_known_code_has_a_row_for_each_answer),
        cmocka_unit_test(every_fact_and_value_has_a_row_for_its_label),
        cmocka_unit_test(exactly_the_curated_pairs_have_rows),
    };
    char *text = argc == 2 ? read_file(argv[1]) : NULL;
    int failed = 1;

    if (!text)
        fprintf(stderr, "usage: test_replay VECTORS, a file with rows\n");
    else if (read_rows(text))
        failed = cmocka_run_group_tests_name("replay", tests, NULL, NULL);
    free(text);
    return failed;
}
