/* test_format.c - how a page is laid out as plain text and as Markdown. */
#include <limits.h>
#include <string.h>

#include "cmocka_all.h"
#include "contract.h"
#include "copy.h"
#include "page.h"

static char text[MAX_PAGE];

/* ---- A page made for the purpose, with a piece of every part ---- */

static struct sipcodes_piece plain(sipcodes_part part, int number, const char *words)
{
    return (struct sipcodes_piece){.part = (uint8_t)part, .number = (int16_t)number, .plain = slice_of(words, SIZE_MAX)};
}

static struct sipcodes_piece labelled(struct sipcodes_piece piece, text_ref label)
{
    piece.label = label;
    return piece;
}

/* Sources of the registry, as pieces can have no others. */
#define RULE "RFC 3261 8.1.3.2"
#define MARKED "pjsip/pjproject:pjsip/src/pjsip/sip_msg.c"

/* Where the tables have a source, which has to be that of a fact. */
static string_ref source_ref(const char *source)
{
    for (size_t i = 0; i < SIZE_CODES; i++)
        for (size_t fact = 0; fact < SIZE_FACTS; fact++) {
            string_ref ref = sipcodes_tables.codes[i].source[fact];
            if (strcmp(string_at(ref), source) == 0)
                return ref;
        }
    fail_msg("the registry does not have the source %s", source);
    return 0;
}

static struct sipcodes_piece sourced(struct sipcodes_piece piece, const char *source)
{
    piece.sources[0] = source_ref(source);
    return piece;
}

/* What follows from a fact of both codes. */
static struct sipcodes_piece derived(struct sipcodes_piece piece)
{
    piece = sourced(piece, RULE);
    piece.sources[1] = sipcodes_tables.class_rule;
    piece.derived = true;
    return piece;
}

static void emit(struct page *page, struct sipcodes_piece piece)
{
    page_emit(page, &piece);
}

static void make_comparison(struct page *page)
{
    emit(page, plain(SIPCODES_PART_TITLE, 0, "One vs *two*"));
    emit(page, plain(SIPCODES_PART_LEAD, 0, "They [both] are."));
    emit(page, plain(SIPCODES_PART_CARD, 0, "One"));
    emit(page, labelled(plain(SIPCODES_PART_DESCRIPTION, 0, "It is a_b."), MSG_PAGE_DESCRIPTION));
    emit(page, plain(SIPCODES_PART_HEADING, 0, "Differences"));
    emit(page, sourced(plain(SIPCODES_PART_DIFFERENCE, 1, "First."), MARKED));
    emit(page, labelled(derived(plain(SIPCODES_PART_DIFFERENCE, 2, "Second.")), MSG_PAGE_NOTE));
    emit(page, plain(SIPCODES_PART_HEADING, 0, "Facts"));
    emit(page, derived(plain(SIPCODES_PART_FACT, 12, "Third.")));
    emit(page, plain(SIPCODES_PART_HEADING, 0, "Common"));
    emit(page, derived(plain(SIPCODES_PART_COMMON, 1, "Fourth.")));
    emit(page, labelled(plain(SIPCODES_PART_SEND, 0, "Send it."), MSG_PAGE_NOTE));
    emit(page, labelled(plain(SIPCODES_PART_RECEIVE, 0, "Receive it."), MSG_PAGE_DESCRIPTION));
}

static void make_explanation(struct page *page)
{
    emit(page, plain(SIPCODES_PART_TITLE, 0, "One"));
    emit(page, labelled(sourced(plain(SIPCODES_PART_FACT, 1, "this"), RULE), MSG_PAGE_NOTE));
    emit(page, plain(SIPCODES_PART_HEADING, 0, "Lists"));
    emit(page, sourced(plain(SIPCODES_PART_HEADER, 1, "Via"), RULE));
    emit(page, plain(SIPCODES_PART_HEADER, 2, "To"));
    emit(page, plain(SIPCODES_PART_HEADING, 0, "More"));
    emit(page, plain(SIPCODES_PART_ALIAS, 1, "Uno"));
    emit(page, plain(SIPCODES_PART_REFERENCE, 1, "RFC 3"));
    emit(page, plain(SIPCODES_PART_RELATED, 1, "2 Two"));
}

static void make_markup(struct page *page)
{
    emit(page, plain(SIPCODES_PART_TITLE, 0, "\\ ` * _ < [ ] | **\\*"));
    emit(page, sourced(plain(SIPCODES_PART_HEADER, 1, "a_b > c # d - e ~ ! & ( )"), MARKED));
}

static void make_nothing(struct page *page)
{
    (void)page;
}

static int lay_out(page_maker *make, sipcodes_format format, char *buffer, size_t size)
{
    struct page page;

    assert_true(page_init(&page, 486, 486, "en"));
    return format_page(make, &page, format, buffer, size);
}

static void expect_layout(page_maker *make, sipcodes_format format, const char *expected)
{
    assert_int_equal(lay_out(make, format, text, sizeof text), strlen(expected));
    assert_string_equal(text, expected);
}

/* ---- Layout ---- */

static void plain_text_has_a_line_for_each_paragraph_and_item(void **state)
{
    (void)state;
    expect_layout(make_comparison, SIPCODES_FORMAT_TEXT,
                  "One vs *two*\n"
                  "\n"
                  "They [both] are.\n"
                  "\n"
                  "One\n"
                  "\n"
                  "Description: It is a_b.\n"
                  "\n"
                  "Differences\n"
                  "\n"
                  "1. First. [" MARKED "]\n"
                  "2. Note: Second.\n"
                  "\n"
                  "Facts\n"
                  "\n"
                  "- Third.\n"
                  "\n"
                  "Common\n"
                  "\n"
                  "- Fourth.\n"
                  "\n"
                  "Note: Send it.\n"
                  "\n"
                  "Description: Receive it.\n");
}

static void markdown_has_headings_and_bold_labels(void **state)
{
    (void)state;
    expect_layout(make_comparison, SIPCODES_FORMAT_MARKDOWN,
                  "# One vs \\*two\\*\n"
                  "\n"
                  "They \\[both\\] are.\n"
                  "\n"
                  "## One\n"
                  "\n"
                  "**Description**: It is a\\_b.\n"
                  "\n"
                  "## Differences\n"
                  "\n"
                  "1. First. [pjsip/pjproject:pjsip/src/pjsip/sip\\_msg.c]\n"
                  "2. **Note**: Second.\n"
                  "\n"
                  "## Facts\n"
                  "\n"
                  "- Third.\n"
                  "\n"
                  "## Common\n"
                  "\n"
                  "- Fourth.\n"
                  "\n"
                  "**Note**: Send it.\n"
                  "\n"
                  "**Description**: Receive it.\n");
}

static void only_differences_are_counted_and_other_lists_have_dashes(void **state)
{
    (void)state;
    expect_layout(make_explanation, SIPCODES_FORMAT_TEXT,
                  "One\n\n- Note: this [" RULE "]\n\nLists\n\n- Via [" RULE "]\n- To\n\nMore\n\n- Uno\n- RFC 3\n- 2 Two\n");
    expect_layout(make_explanation, SIPCODES_FORMAT_MARKDOWN,
                  "# One\n\n- **Note**: this [" RULE "]\n\n## Lists\n\n- Via [" RULE
                  "]\n- To\n\n## More\n\n- Uno\n- RFC 3\n- 2 Two\n");
}

static void what_markdown_would_read_as_markup_is_escaped(void **state)
{
    (void)state;
    expect_layout(make_markup, SIPCODES_FORMAT_MARKDOWN,
                  "# \\\\ \\` \\* \\_ \\< \\[ \\] \\| \\*\\*\\\\\\*\n"
                  "\n"
                  "- a\\_b > c # d - e ~ ! & ( ) [pjsip/pjproject:pjsip/src/pjsip/sip\\_msg.c]\n");
    expect_layout(make_markup, SIPCODES_FORMAT_TEXT,
                  "\\ ` * _ < [ ] | **\\*\n"
                  "\n"
                  "- a_b > c # d - e ~ ! & ( ) [" MARKED "]\n");
}

static void a_page_of_nothing_is_an_empty_line(void **state)
{
    (void)state;
    expect_layout(make_nothing, SIPCODES_FORMAT_TEXT, "\n");
    expect_layout(make_nothing, SIPCODES_FORMAT_MARKDOWN, "\n");
}

static void make_sourceless(struct page *page)
{
    emit(page, sourced(plain(SIPCODES_PART_FACT, 1, "Empty."), ""));
    emit(page, labelled(sourced(plain(SIPCODES_PART_FACT, 2, "Labelled."), ""), MSG_PAGE_NOTE));
    emit(page, plain(SIPCODES_PART_FACT, 3, "None."));
}

static void a_source_that_is_empty_is_not_shown(void **state)
{
    (void)state;
    expect_layout(make_sourceless, SIPCODES_FORMAT_TEXT, "- Empty.\n- Note: Labelled.\n- None.\n");
    expect_layout(make_sourceless, SIPCODES_FORMAT_MARKDOWN, "- Empty.\n- **Note**: Labelled.\n- None.\n");
}

/* ---- Real pages ---- */

static void expect_pieces(struct copied_page *page, bool compared)
{
    static const sipcodes_format formats[] = {SIPCODES_FORMAT_TEXT, SIPCODES_FORMAT_MARKDOWN};

    for (size_t i = 0; i < 2; i++) {
        int length = compared ? sipcodes_compare(page->a, page->b, NULL, formats[i], text, sizeof text)
                              : sipcodes_explain(page->a, NULL, formats[i], text, sizeof text);
        assert_int_equal(length, strlen(text));
        assert_string_equal(text, copy_layout(page, formats[i]));
    }
}

static void a_page_is_its_pieces_in_order(void **state)
{
    static const int pairs[][2] = {{404, 487}, {486, 600}, {600, 486}, {499, 904}, {904, 900}, {498, 499}, {200, 200}};
    static const int codes[] = {200, 486, 603, 904, 499, 150};
    static struct copied_page page;

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        copy_comparison(&page, pairs[i][0], pairs[i][1]);
        expect_pieces(&page, true);
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        copy_explanation(&page, codes[i]);
        expect_pieces(&page, false);
    }
}

static size_t count_lines(const char *page, const char *beginning)
{
    size_t length = strlen(beginning);
    size_t count = 0;

    for (const char *line = page; *line; line = strchr(line, '\n') + 1)
        count += strncmp(line, beginning, length) == 0;
    return count;
}

static void markdown_has_one_title_and_a_heading_for_each_section(void **state)
{
    static struct copied_page page;

    (void)state;
    copy_comparison(&page, 486, 600);
    sipcodes_compare(486, 600, NULL, SIPCODES_FORMAT_MARKDOWN, text, sizeof text);
    assert_int_equal(count_lines(text, "# "), 1);
    assert_ptr_equal(strstr(text, "# SIP 486 Busy Here vs 600 Busy Everywhere\n\n"), text);
    assert_int_equal(count_lines(text, "## "),
                     copy_count(&page, SIPCODES_PART_CARD) + copy_count(&page, SIPCODES_PART_HEADING));
    assert_int_equal(count_lines(text, "## 486 Busy Here\n"), 1);
    assert_int_equal(count_lines(text, "**Description**: "), 2);
    assert_int_equal(count_lines(text, "1. "), 1);
    assert_int_equal(count_lines(text, "2. "), 1);
    sipcodes_compare(486, 600, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text);
    assert_int_equal(count_lines(text, "#"), 0);
    assert_int_equal(count_lines(text, "**"), 0);
    assert_int_equal(count_lines(text, "Description: "), 2);
}

static void a_page_ends_with_one_line_break_and_no_line_ends_with_a_space(void **state)
{
    (void)state;
    for (int format = SIPCODES_FORMAT_TEXT; format <= SIPCODES_FORMAT_MARKDOWN; format++)
        for (size_t i = 0; i < sipcodes_count(); i++) {
            int length =
                sipcodes_explain(sipcodes_code_status(sipcodes_at(i)), NULL, (sipcodes_format)format, text, sizeof text);
            assert_true(length > 2);
            assert_int_equal(text[length - 1], '\n');
            assert_int_not_equal(text[length - 2], '\n');
            assert_null(strstr(text, " \n"));
            assert_null(strstr(text, "\n\n\n"));
        }
}

/* ---- Errors and buffers ---- */

static void a_number_that_is_no_format_is_an_error(void **state)
{
    static const int formats[] = {-1, 2, 3, 99, INT_MAX, INT_MIN};

    (void)state;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        sipcodes_format format = (sipcodes_format)formats[i];
        assert_int_equal(sipcodes_explain(486, NULL, format, text, sizeof text), SIPCODES_E_ARGUMENT);
        assert_int_equal(sipcodes_explain(486, NULL, format, NULL, 0), SIPCODES_E_ARGUMENT);
        assert_int_equal(sipcodes_compare(486, 600, NULL, format, text, sizeof text), SIPCODES_E_ARGUMENT);
        assert_int_equal(sipcodes_compare(486, 600, NULL, format, NULL, 0), SIPCODES_E_ARGUMENT);
    }
}

static void a_buffer_that_is_not_there_is_an_error_unless_its_size_is_0(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_explain(486, NULL, SIPCODES_FORMAT_TEXT, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_compare(486, 600, NULL, SIPCODES_FORMAT_TEXT, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_true(sipcodes_explain(486, NULL, SIPCODES_FORMAT_TEXT, NULL, 0) > 1000);
    assert_true(sipcodes_compare(486, 600, NULL, SIPCODES_FORMAT_TEXT, NULL, 0) > 2000);
}

struct job {
    page_maker *make;
    sipcodes_format format;
};

static int write_job(void *context, char *buffer, size_t size)
{
    const struct job *job = context;
    return lay_out(job->make, job->format, buffer, size);
}

static void make_long_characters(struct page *page)
{
    emit(page, plain(SIPCODES_PART_TITLE, 0, "Gr\303\266\303\237e \342\202\254_\360\237\230\200"));
    emit(page, sourced(plain(SIPCODES_PART_HEADER, 1, "\320\226*\320\226"), RULE));
}

static void a_page_is_cut_between_two_characters(void **state)
{
    struct job jobs[] = {{make_long_characters, SIPCODES_FORMAT_TEXT}, {make_long_characters, SIPCODES_FORMAT_MARKDOWN}};

    (void)state;
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        expect_contract(write_job, &jobs[i]);
    expect_layout(make_long_characters, SIPCODES_FORMAT_MARKDOWN,
                  "# Gr\303\266\303\237e \342\202\254\\_\360\237\230\200\n\n- \320\226\\*\320\226 [" RULE "]\n");
}

static void layouts_keep_the_contract_at_every_size_of_buffer(void **state)
{
    struct job jobs[] = {{make_comparison, SIPCODES_FORMAT_TEXT},  {make_comparison, SIPCODES_FORMAT_MARKDOWN},
                         {make_explanation, SIPCODES_FORMAT_TEXT}, {make_explanation, SIPCODES_FORMAT_MARKDOWN},
                         {make_markup, SIPCODES_FORMAT_MARKDOWN},  {make_nothing, SIPCODES_FORMAT_TEXT}};

    (void)state;
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        expect_contract(write_job, &jobs[i]);
}

/* ---- A line of one's own ---- */

static void expect_line(const char *label, const char *told, const char *source, sipcodes_format format, const char *expected)
{
    char line[128];

    assert_int_equal(sipcodes_labelled(label, told, source, "en", format, line, sizeof line), strlen(expected));
    assert_string_equal(line, expected);
}

static void a_line_has_its_label_and_its_source_if_it_has_them(void **state)
{
    (void)state;
    expect_line("Class", "a_failure", "RFC 3261 7.2", SIPCODES_FORMAT_TEXT, "Class: a_failure [RFC 3261 7.2]");
    expect_line("Class", "a_failure", "a_b", SIPCODES_FORMAT_MARKDOWN, "**Class**: a\\_failure [a\\_b]");
    expect_line("", "text", "", SIPCODES_FORMAT_TEXT, "text");
    expect_line("Class", "text", "", SIPCODES_FORMAT_TEXT, "Class: text");
    expect_line("", "text", "source", SIPCODES_FORMAT_MARKDOWN, "text [source]");
    expect_line("", "", "", SIPCODES_FORMAT_TEXT, "");
}

static void a_line_of_nothing_and_of_another_format_is_an_error(void **state)
{
    char line[8] = "before";

    (void)state;
    assert_int_equal(sipcodes_labelled(NULL, "", "", NULL, SIPCODES_FORMAT_TEXT, line, 8), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_labelled("", NULL, "", NULL, SIPCODES_FORMAT_TEXT, line, 8), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_labelled("", "", NULL, NULL, SIPCODES_FORMAT_TEXT, line, 8), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_labelled("", "", "", NULL, (sipcodes_format)99, line, 8), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_labelled("", "", "", NULL, SIPCODES_FORMAT_TEXT, NULL, 8), SIPCODES_E_ARGUMENT);
    assert_string_equal(line, "before");
    assert_int_equal(sipcodes_labelled("a", "b", "c", NULL, SIPCODES_FORMAT_TEXT, NULL, 0), 8);
    assert_int_equal(sipcodes_labelled("a", "b", "c", NULL, SIPCODES_FORMAT_TEXT, line, 5), 8);
    assert_string_equal(line, "a: b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_has_a_line_for_each_paragraph_and_item),
        cmocka_unit_test(markdown_has_headings_and_bold_labels),
        cmocka_unit_test(only_differences_are_counted_and_other_lists_have_dashes),
        cmocka_unit_test(what_markdown_would_read_as_markup_is_escaped),
        cmocka_unit_test(a_page_of_nothing_is_an_empty_line),
        cmocka_unit_test(a_source_that_is_empty_is_not_shown),
        cmocka_unit_test(a_page_is_its_pieces_in_order),
        cmocka_unit_test(markdown_has_one_title_and_a_heading_for_each_section),
        cmocka_unit_test(a_page_ends_with_one_line_break_and_no_line_ends_with_a_space),
        cmocka_unit_test(a_number_that_is_no_format_is_an_error),
        cmocka_unit_test(a_buffer_that_is_not_there_is_an_error_unless_its_size_is_0),
        cmocka_unit_test(a_page_is_cut_between_two_characters),
        cmocka_unit_test(a_line_has_its_label_and_its_source_if_it_has_them),
        cmocka_unit_test(a_line_of_nothing_and_of_another_format_is_an_error),
        cmocka_unit_test(layouts_keep_the_contract_at_every_size_of_buffer),
    };
    return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
