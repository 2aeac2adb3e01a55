/*
 * test_gate.c - reads every page that there is: the comparison of each code with each, in both
 * orders, and the explanation of each code; and reports what breaks a rule of prose.h or review.h.
 */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "copy.h"
#include "prose.h"
#include "review.h"

#define MAX_CODES 256
#define MAX_RULES 64

/* As many of the pages that break one rule are named; the others are counted. */
#define MAX_REPORTS 10

/* One unknown code of each class goes with the known ones. */
static const int unknown_codes[] = {150, 299, 350, 499, 550, 650};

static int codes[MAX_CODES];
static size_t code_count;
static size_t faults;

/* ---- Reports ---- */

/* How often each rule was broken. */
static struct {
    const char *rule;
    size_t count;
} broken_rules[MAX_RULES];

static size_t count_broken(const char *rule)
{
    size_t i = 0;

    while (broken_rules[i].rule && strcmp(broken_rules[i].rule, rule) != 0)
        i++;
    assert_true(i < MAX_RULES - 1);
    broken_rules[i].rule = rule;
    return ++broken_rules[i].count;
}

static void report(const struct copied_page *page, const char *rule, const char *text)
{
    faults++;
    if (count_broken(rule) <= MAX_REPORTS)
        print_error("%d, %d: not so: %s\n    %s\n", page->a, page->b, rule, text);
}

static int start_count(void **state)
{
    (void)state;
    faults = 0;
    memset(broken_rules, 0, sizeof broken_rules);
    return 0;
}

static int print_count(void **state)
{
    (void)state;
    for (size_t i = 0; broken_rules[i].rule; i++)
        print_error("%zu times not so: %s\n", broken_rules[i].count, broken_rules[i].rule);
    return 0;
}

/* ---- Texts ---- */

/* Most texts stand on many pages; each is read once, and known by its hash from then on. */
#define SEEN_SLOTS (1u << 19)
static uint64_t seen[SEEN_SLOTS];
static size_t seen_count;

static uint64_t hash(const char *text, bool sentences)
{
    uint64_t value = 14695981039346656037u + sentences;

    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 1099511628211u;
    return value | 1; /* 0 is a free slot */
}

/* True if the text comes up for the first time. */
static bool is_new(const char *text, bool sentences)
{
    uint64_t value = hash(text, sentences);
    size_t slot = value % SEEN_SLOTS;

    while (seen[slot] && seen[slot] != value)
        slot = (slot + 1) % SEEN_SLOTS;
    if (seen[slot] == value)
        return false;
    assert_true(++seen_count < SEEN_SLOTS / 2);
    seen[slot] = value;
    return true;
}

static void read_text(const struct copied_page *page, const char *text, bool sentences)
{
    unsigned broken;

    if (!is_new(text, sentences))
        return;
    broken = prose_faults(text, sentences);
    for (int rule = 0; rule < PROSE_RULES; rule++)
        if (broken >> rule & 1)
            report(page, prose_rule_text((enum prose_rule)rule), text);
}

static void read_texts(const struct copied_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct copied_piece *piece = &page->pieces[i];
        bool sentences = copy_is_prose(piece);
        read_text(page, piece->text, sentences);
        for (int side = 0; side < 2; side++) {
            if (copy_is_sided(piece))
                read_text(page, piece->side[side], sentences);
            if (piece->source[side][0])
                read_text(page, piece->source[side], false);
        }
        if (piece->label[0])
            read_text(page, piece->label, false);
    }
}

/* ---- Pages ---- */

static void apply(const struct copied_page *page, struct finding found)
{
    if (found.rule)
        report(page, found.rule, found.text);
}

static int write_whole(const struct copied_page *page, bool compared, sipcodes_format format, char *buffer, size_t size)
{
    if (compared)
        return sipcodes_compare(page->a, page->b, NULL, format, buffer, size);
    return sipcodes_explain(page->a, NULL, format, buffer, size);
}

/* The line in which two different texts begin to differ. */
static const char *line_of_difference(const char *text, const char *other)
{
    static char line[512];
    size_t start = 0;

    for (size_t i = 0; text[i] == other[i]; i++)
        if (text[i] == '\n')
            start = i + 1;
    snprintf(line, sizeof line, "%.*s", (int)strcspn(text + start, "\n"), text + start);
    return line;
}

/* The page as one text is its pieces in order, and all of them. */
static void read_whole(const struct copied_page *page, bool compared, sipcodes_format format)
{
    static char buffer[MAX_PAGE + 1];
    int length = write_whole(page, compared, format, buffer, sizeof buffer);
    const char *layout = copy_layout(page, format);

    if (length <= 0 || length >= MAX_PAGE || strlen(buffer) != (size_t)length)
        report(page, "a page fits into 64 KiB, and its length is the one returned", "");
    else if (strcmp(buffer, layout) != 0)
        report(page, "a page is its pieces in order", line_of_difference(buffer, layout));
}

static void read_page(const struct copied_page *page, bool compared)
{
    read_texts(page);
    apply(page, review_form(page));
    apply(page, review_sources(page));
    apply(page, review_lists(page));
    read_whole(page, compared, SIPCODES_FORMAT_TEXT);
    read_whole(page, compared, SIPCODES_FORMAT_MARKDOWN);
}

static void read_comparison(struct copied_page *page, int a, int b)
{
    copy_comparison(page, a, b);
    read_page(page, true);
    apply(page, review_lead(page));
    if (a != b)
        apply(page, review_differences(page));
}

/* ---- The gate ---- */

static int gather_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        codes[code_count++] = sipcodes_code_status(sipcodes_at(i));
    for (size_t i = 0; i < sizeof unknown_codes / sizeof *unknown_codes; i++)
        codes[code_count++] = unknown_codes[i];
    return code_count < MAX_CODES ? 0 : -1;
}

static void no_comparison_breaks_a_rule(void **state)
{
    static struct copied_page ab;
    static struct copied_page ba;
    size_t pages = 0;

    (void)state;
    for (size_t i = 0; i < code_count; i++) {
        read_comparison(&ab, codes[i], codes[i]);
        pages++;
        for (size_t j = i + 1; j < code_count; j++) {
            read_comparison(&ab, codes[i], codes[j]);
            read_comparison(&ba, codes[j], codes[i]);
            apply(&ab, review_orders(&ab, &ba));
            pages += 2;
        }
    }
    print_message("%zu comparisons read, %zu different texts, %zu faults\n", pages, seen_count, faults);
    assert_int_equal(faults, 0);
    assert_true(pages > 8000);
    assert_int_equal(pages, code_count * code_count);
}

static void no_explanation_breaks_a_rule(void **state)
{
    static struct copied_page page;

    (void)state;
    for (size_t i = 0; i < code_count; i++) {
        copy_explanation(&page, codes[i]);
        read_page(&page, false);
    }
    print_message("%zu explanations read, %zu faults\n", code_count, faults);
    assert_int_equal(faults, 0);
    assert_true(code_count > 90);
}

static void no_explanation_of_an_unknown_code_breaks_a_rule(void **state)
{
    static struct copied_page page;
    size_t pages = 0;

    (void)state;
    for (int status = 100; status < 700; status++) {
        if (sipcodes_get(status))
            continue;
        copy_explanation(&page, status);
        read_page(&page, false);
        pages++;
    }
    print_message("%zu explanations of unknown codes read, %zu faults\n", pages, faults);
    assert_int_equal(faults, 0);
    assert_true(pages > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_comparison_breaks_a_rule, start_count, print_count),
        cmocka_unit_test_setup_teardown(no_explanation_breaks_a_rule, start_count, print_count),
        cmocka_unit_test_setup_teardown(no_explanation_of_an_unknown_code_breaks_a_rule, start_count, print_count),
    };
    return cmocka_run_group_tests_name("gate", tests, gather_codes, NULL);
}
