/* test_explain.c - the page about one code: its parts, their order, and what each carries. */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "codes.h"
#include "contract.h"
#include "copy.h"
#include "fill.h"
#include "visitors.h"

static struct copied_page page;

static const sipcodes_fact fact_order[] = {
    SIPCODES_FACT_CLASS,         SIPCODES_FACT_STANDING, SIPCODES_FACT_SCOPE,       SIPCODES_FACT_ACTION,
    SIPCODES_FACT_REPAIR,        SIPCODES_FACT_AGAIN,    SIPCODES_FACT_RETRY_AFTER, SIPCODES_FACT_ELSEWHERE,
    SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_FACT_SENDERS,  SIPCODES_FACT_METHODS,
};

#define FACT_COUNT (sizeof fact_order / sizeof *fact_order)

/* ---- Order of parts ---- */

static void expect_shape(int status)
{
    char shape[256];

    copy_explanation(&page, status);
    snprintf(shape, sizeof shape, "title description when fix heading fact%s%s heading reference heading related",
             copy_count(&page, SIPCODES_PART_HEADER) > 0 ? " heading header" : "",
             copy_count(&page, SIPCODES_PART_ALIAS) > 0 ? " heading alias" : "");
    assert_string_equal(copy_shape(&page), shape);
}

static void every_known_code_has_its_parts_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        expect_shape(sipcodes_code_status(sipcodes_at(i)));
}

static void lists_that_are_empty_have_no_heading(void **state)
{
    static const struct {
        int status;
        size_t headings;
        bool headers;
        bool aliases;
    } codes[] = {{486, 4, true, false}, {422, 5, true, true}, {904, 4, false, true}, {908, 3, false, false}};

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        copy_explanation(&page, codes[i].status);
        assert_int_equal(copy_count(&page, SIPCODES_PART_HEADER) > 0, codes[i].headers);
        assert_int_equal(copy_count(&page, SIPCODES_PART_ALIAS) > 0, codes[i].aliases);
        assert_int_equal(copy_count(&page, SIPCODES_PART_HEADING), codes[i].headings);
    }
}

static void every_unknown_code_has_facts_and_where_to_read(void **state)
{
    (void)state;
    for (int status = 100; status < 700; status++) {
        if (sipcodes_get(status))
            continue;
        expect_shape(status);
        assert_int_equal(copy_count(&page, SIPCODES_PART_HEADING), 3);
    }
}

/* ---- Texts ---- */

static const char *label(text_ref text)
{
    return text_string(text, 0);
}

static void expect_text(sipcodes_part part, const char *text, const char *label)
{
    const struct copied_piece *piece = copy_find(&page, part, 0);

    assert_non_null(piece);
    assert_int_equal(copy_count(&page, part), 1);
    assert_string_equal(piece->text, text);
    assert_string_equal(piece->label, label);
    assert_string_equal(piece->source[0], "");
    assert_int_equal(piece->status, page.a);
    assert_int_equal(piece->number, 0);
    assert_int_equal(piece->fact, 0);
}

static void the_paragraphs_are_the_texts_of_the_code(void **state)
{
    char title[128];

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        copy_explanation(&page, sipcodes_code_status(code));
        snprintf(title, sizeof title, "SIP %d %s", page.a, sipcodes_code_phrase(code));
        expect_text(SIPCODES_PART_TITLE, title, "");
        expect_text(SIPCODES_PART_DESCRIPTION, sipcodes_code_text(code, SIPCODES_TEXT_DESCRIPTION, NULL, NULL), "Description");
        expect_text(SIPCODES_PART_WHEN, sipcodes_code_text(code, SIPCODES_TEXT_WHEN, NULL, NULL), label(MSG_PAGE_WHEN));
        expect_text(SIPCODES_PART_FIX, sipcodes_code_text(code, SIPCODES_TEXT_FIX, NULL, NULL), label(MSG_PAGE_FIX));
    }
}

static void an_unknown_code_says_so_and_what_to_treat_it_as(void **state)
{
    static const struct {
        int status;
        const char *treated_as;
    } unknown[] = {
        {150, "183 Session Progress"},      {299, "200 OK"},
        {350, "300 Multiple Choices"},      {499, "400 Bad Request"},
        {550, "500 Server Internal Error"}, {650, "600 Busy Everywhere"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", unknown[i].status);
        copy_explanation(&page, unknown[i].status);
        assert_string_equal(copy_find(&page, SIPCODES_PART_TITLE, 0)->text,
                            fill(MSG_PAGE_TITLE_UNKNOWN, &(struct arguments){{[AT(ARGUMENT_STATUS)] = number}}));
        assert_non_null(strstr(copy_find(&page, SIPCODES_PART_DESCRIPTION, 0)->text, number));
        assert_non_null(strstr(copy_find(&page, SIPCODES_PART_FIX, 0)->text, unknown[i].treated_as));
        assert_string_equal(copy_find(&page, SIPCODES_PART_RELATED, 0)->text, unknown[i].treated_as);
        assert_int_equal(copy_count(&page, SIPCODES_PART_RELATED), 1);
        assert_string_equal(copy_find(&page, SIPCODES_PART_REFERENCE, 0)->text, "RFC 3261 8.1.3.2");
        assert_int_equal(copy_count(&page, SIPCODES_PART_REFERENCE), 1);
    }
}

/* ---- Facts ---- */

/* A value that says that the fact does not come into question here. */
static bool is_idle(const sipcodes_code *code, sipcodes_fact fact)
{
    switch (fact) {
    case SIPCODES_FACT_REPAIR:
        return sipcodes_code_repair(code) == SIPCODES_REPAIR_NONE;
    case SIPCODES_FACT_AGAIN:
        return sipcodes_code_again(code) == SIPCODES_AGAIN_NONE;
    case SIPCODES_FACT_RETRY_AFTER:
        return sipcodes_code_retry_after(code) == SIPCODES_RETRY_AFTER_NONE;
    case SIPCODES_FACT_ELSEWHERE:
        return sipcodes_code_elsewhere(code) == SIPCODES_ELSEWHERE_NONE;
    default:
        return false;
    }
}

static void expect_fact(const struct copied_piece *piece, const sipcodes_code *code, sipcodes_fact fact)
{
    assert_non_null(piece);
    assert_int_equal(piece->part, SIPCODES_PART_FACT);
    assert_int_equal(piece->fact, fact);
    assert_int_equal(piece->status, sipcodes_code_status(code));
    assert_string_equal(piece->label, sipcodes_fact_label(fact, NULL));
    assert_string_equal(piece->source[0], sipcodes_code_source(code, fact));
    assert_string_equal(piece->source[1], "");
    assert_false(copy_is_sided(piece));
    if (fact != SIPCODES_FACT_SENDERS && fact != SIPCODES_FACT_METHODS)
        assert_string_equal(piece->text, sipcodes_value_label(fact, (int)sipcodes_code_value(code, fact), NULL));
}

static void every_fact_that_tells_something_is_stated_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        size_t index = 0;
        copy_explanation(&page, sipcodes_code_status(code));
        for (size_t f = 0; f < FACT_COUNT; f++) {
            const char *note = sipcodes_code_note(code, fact_order[f], NULL);
            if (is_idle(code, fact_order[f]))
                continue;
            expect_fact(copy_find(&page, SIPCODES_PART_FACT, index++), code, fact_order[f]);
            if (note[0])
                assert_string_equal(copy_find(&page, SIPCODES_PART_FACT, index++)->text, note);
        }
        assert_int_equal(copy_count(&page, SIPCODES_PART_FACT), index);
    }
}

static void facts_that_do_not_apply_are_left_out(void **state)
{
    (void)state;
    copy_explanation(&page, 200);
    assert_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_REPAIR));
    assert_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_AGAIN));
    assert_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_RETRY_AFTER));
    assert_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_ELSEWHERE));
    copy_explanation(&page, 401);
    assert_non_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_REPAIR));
    assert_non_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_AGAIN));
    assert_non_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_ELSEWHERE));
}

static void a_note_follows_its_fact_with_its_source(void **state)
{
    const struct copied_piece *methods;
    const struct copied_piece *note;

    (void)state;
    copy_explanation(&page, 401);
    methods = copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_METHODS);
    note = methods + 1;
    assert_int_equal(note->part, SIPCODES_PART_FACT);
    assert_int_equal(note->fact, SIPCODES_FACT_METHODS);
    assert_int_equal(note->number, methods->number + 1);
    assert_string_equal(note->label, label(MSG_PAGE_NOTE));
    assert_string_equal(note->source[0], methods->source[0]);
    assert_string_equal(note->text, sipcodes_code_note(sipcodes_get(401), SIPCODES_FACT_METHODS, NULL));
}

static void expect_set(int status, sipcodes_fact fact, text_ref text, const char *list)
{
    copy_explanation(&page, status);
    assert_string_equal(copy_fact(&page, SIPCODES_PART_FACT, fact)->text,
                        fill(text, &(struct arguments){{[AT(ARGUMENT_LIST)] = list}}));
}

static void senders_and_methods_are_named(void **state)
{
    (void)state;
    expect_set(486, SIPCODES_FACT_SENDERS, MSG_FACT_SENDERS_SHORT, "a UAS or a gateway");
    expect_set(904, SIPCODES_FACT_SENDERS, MSG_FACT_SENDERS_SHORT, "the client's own stack");
    expect_set(499, SIPCODES_FACT_SENDERS, MSG_FACT_SENDERS_UNKNOWN_SHORT, NULL);
    expect_set(486, SIPCODES_FACT_METHODS, MSG_FACT_METHODS_SHORT, "INVITE or OPTIONS");
    expect_set(487, SIPCODES_FACT_METHODS, MSG_FACT_METHODS_SHORT_EXCEPT, "CANCEL");
    expect_set(200, SIPCODES_FACT_METHODS, MSG_FACT_METHODS_SHORT_ANY, NULL);
    expect_set(904, SIPCODES_FACT_METHODS, MSG_FACT_METHODS_SHORT_NEVER, NULL);
    expect_set(499, SIPCODES_FACT_METHODS, MSG_FACT_METHODS_SHORT_NOT_KNOWN, NULL);
}

static void an_unknown_code_has_the_facts_of_what_it_is_treated_as(void **state)
{
    const sipcodes_code *rules = sipcodes_get(400);
    const struct copied_piece *piece;

    (void)state;
    copy_explanation(&page, 499);
    for (size_t i = 0; (piece = copy_find(&page, SIPCODES_PART_FACT, i)); i++) {
        bool own = piece->fact == SIPCODES_FACT_STANDING || piece->fact == SIPCODES_FACT_SENDERS ||
                   piece->fact == SIPCODES_FACT_METHODS;
        int value = own ? 0 : (int)sipcodes_code_value(rules, piece->fact);
        assert_int_equal(piece->status, 499);
        if (piece->fact != SIPCODES_FACT_METHODS)
            assert_string_equal(piece->text, sipcodes_value_label(piece->fact, value, NULL));
        assert_string_equal(piece->source[0], piece->fact == SIPCODES_FACT_CLASS      ? "RFC 3261 7.2"
                                              : piece->fact == SIPCODES_FACT_STANDING ? "IANA sip-parameters-7"
                                              : own                                   ? ""
                                                                                      : "RFC 3261 8.1.3.2");
        assert_string_equal(piece->label, sipcodes_fact_label(piece->fact, NULL));
    }
    /* That it is treated as 400 does not make its cause a syntax error, which could be repaired. */
    assert_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_AGAIN));
    assert_null(copy_fact(&page, SIPCODES_PART_FACT, SIPCODES_FACT_REPAIR));
}

/* ---- Lists ---- */

static void expect_header(const struct copied_piece *piece, const sipcodes_header *header)
{
    static const text_ref always[] = {0, MSG_LEVEL_MUST, MSG_LEVEL_SHOULD, MSG_LEVEL_MAY};
    static const text_ref conditional[] = {0, MSG_LEVEL_MUST_IF, MSG_LEVEL_SHOULD_IF, MSG_LEVEL_MAY_IF};
    const char *condition = sipcodes_header_condition(header, NULL);
    const struct arguments arguments = {{[AT(ARGUMENT_NAME)] = sipcodes_header_name(header), [AT(ARGUMENT_TEXT)] = condition}};

    assert_non_null(piece);
    assert_string_equal(piece->text, fill((condition[0] ? conditional : always)[sipcodes_header_level(header)], &arguments));
    assert_string_equal(piece->source[0], sipcodes_header_source(header));
    assert_string_equal(piece->label, "");
    assert_int_equal(piece->status, page.a);
    assert_int_equal(piece->fact, 0);
}

static void header_fields_of_the_code_are_listed_and_general_ones_are_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        const sipcodes_header *header;
        size_t own = 0;
        copy_explanation(&page, sipcodes_code_status(code));
        for (; (header = sipcodes_code_header(code, own)) && !sipcodes_header_is_general(header); own++)
            expect_header(copy_find(&page, SIPCODES_PART_HEADER, own), header);
        assert_int_equal(copy_count(&page, SIPCODES_PART_HEADER), own);
    }
}

static void expect_alias(const struct copied_piece *piece, const sipcodes_alias *alias)
{
    static const text_ref texts[] = {0, MSG_ALIAS_OBSOLETE, MSG_ALIAS_VENDOR, MSG_ALIAS_PROFILE};
    const struct arguments arguments = {
        {[AT(ARGUMENT_TEXT)] = sipcodes_alias_phrase(alias), [AT(ARGUMENT_USER)] = sipcodes_alias_user(alias)}};

    assert_non_null(piece);
    assert_string_equal(piece->text, fill(texts[sipcodes_alias_kind_of(alias)], &arguments));
    assert_string_equal(piece->source[0], sipcodes_alias_source(alias));
    assert_int_equal(piece->status, page.a);
}

static void other_phrases_are_listed_with_who_says_them(void **state)
{
    size_t kinds[4] = {0};

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        const sipcodes_alias *alias;
        size_t count = 0;
        copy_explanation(&page, sipcodes_code_status(code));
        for (; (alias = sipcodes_code_alias(code, count)); count++) {
            expect_alias(copy_find(&page, SIPCODES_PART_ALIAS, count), alias);
            kinds[sipcodes_alias_kind_of(alias)]++;
        }
        assert_int_equal(copy_count(&page, SIPCODES_PART_ALIAS), count);
    }
    assert_true(kinds[SIPCODES_ALIAS_OBSOLETE] > 0 && kinds[SIPCODES_ALIAS_VENDOR] > 0 && kinds[SIPCODES_ALIAS_PROFILE] > 0);
    assert_int_equal(kinds[SIPCODES_ALIAS_UNKNOWN], 0);
}

static void what_to_read_and_what_is_related_are_listed_in_the_order_of_the_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        const char *source;
        char name[128];
        size_t count = 0;
        int related;
        copy_explanation(&page, sipcodes_code_status(code));
        for (; (source = sipcodes_code_text_source(code, count)); count++)
            assert_string_equal(copy_find(&page, SIPCODES_PART_REFERENCE, count)->text, source);
        assert_int_equal(copy_count(&page, SIPCODES_PART_REFERENCE), count);
        for (count = 0; (related = sipcodes_code_related(code, count)); count++) {
            const struct copied_piece *piece = copy_find(&page, SIPCODES_PART_RELATED, count);
            snprintf(name, sizeof name, "%d %s", related, sipcodes_phrase(related));
            assert_int_equal(piece->status, related);
            assert_string_equal(piece->text, name);
        }
        assert_int_equal(copy_count(&page, SIPCODES_PART_RELATED), count);
    }
}

/* ---- Errors, languages and visitors ---- */

static void expect_no_page(int status)
{
    size_t count = 0;
    char buffer[8];

    if (sipcodes_explain(status, NULL, SIPCODES_FORMAT_TEXT, buffer, sizeof buffer) != SIPCODES_E_STATUS ||
        sipcodes_explain(status, NULL, SIPCODES_FORMAT_MARKDOWN, NULL, 0) != SIPCODES_E_STATUS ||
        sipcodes_explain_visit(status, NULL, count_piece, &count) != SIPCODES_E_STATUS || count != 0)
        fail_msg("%d has a page", status);
}

static void no_other_number_has_a_page(void **state)
{
    (void)state;
    for_each_non_code(expect_no_page);
}

static void every_status_code_has_a_page(void **state)
{
    (void)state;
    for (int status = 100; status < 1000; status++) {
        size_t count = 0;
        if (!is_status_code(status))
            continue;
        assert_int_equal(sipcodes_explain_visit(status, NULL, count_piece, &count), 0);
        assert_true(count > 15);
        assert_true(sipcodes_explain(status, NULL, SIPCODES_FORMAT_TEXT, NULL, 0) > 1000);
    }
}

static void a_missing_visitor_is_an_error_of_the_caller(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_explain_visit(486, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
}

static void every_language_tag_has_a_page_in_a_language_that_is_spoken(void **state)
{
    static const char *const tags[] = {"en", "EN", "en-GB", "de-AT", "vi_VN.UTF-8", "x", "", "C", "en_US@euro"};
    static char english[MAX_PAGE];
    static char other[MAX_PAGE];

    (void)state;
    sipcodes_explain(486, NULL, SIPCODES_FORMAT_TEXT, english, sizeof english);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *answer = sipcodes_language(tags[i]);
        assert_true(sipcodes_explain(486, tags[i], SIPCODES_FORMAT_TEXT, other, sizeof other) > 0);
        if (!answer || strcmp(answer, "en") == 0)
            assert_string_equal(other, english);
    }
    copy_explanation(&page, 486);
    for (size_t i = 0; i < page.count; i++)
        assert_string_equal(page.pieces[i].language, "en");
}

static void a_visitor_that_stops_is_not_called_again_and_its_value_is_returned(void **state)
{
    static const int values[] = {1, 42, -1, -77, INT_MAX, INT_MIN};

    (void)state;
    copy_explanation(&page, 486);
    for (size_t after = 1; after <= page.count; after++)
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            struct stop stop = {after, 0, values[i]};
            assert_int_equal(sipcodes_explain_visit(486, NULL, stop_after, &stop), values[i]);
            assert_int_equal(stop.seen, after);
        }
}

static int write_explanation(void *context, char *buffer, size_t size)
{
    return sipcodes_explain(*(int *)context, NULL, SIPCODES_FORMAT_MARKDOWN, buffer, size);
}

static void a_page_keeps_the_contract_at_every_size_of_buffer(void **state)
{
    int codes[] = {486, 499, 904};

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        expect_contract(write_explanation, &codes[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_known_code_has_its_parts_in_order),
        cmocka_unit_test(lists_that_are_empty_have_no_heading),
        cmocka_unit_test(every_unknown_code_has_facts_and_where_to_read),
        cmocka_unit_test(the_paragraphs_are_the_texts_of_the_code),
        cmocka_unit_test(an_unknown_code_says_so_and_what_to_treat_it_as),
        cmocka_unit_test(every_fact_that_tells_something_is_stated_in_order),
        cmocka_unit_test(facts_that_do_not_apply_are_left_out),
        cmocka_unit_test(a_note_follows_its_fact_with_its_source),
        cmocka_unit_test(senders_and_methods_are_named),
        cmocka_unit_test(an_unknown_code_has_the_facts_of_what_it_is_treated_as),
        cmocka_unit_test(header_fields_of_the_code_are_listed_and_general_ones_are_not),
        cmocka_unit_test(other_phrases_are_listed_with_who_says_them),
        cmocka_unit_test(what_to_read_and_what_is_related_are_listed_in_the_order_of_the_code),
        cmocka_unit_test(no_other_number_has_a_page),
        cmocka_unit_test(every_status_code_has_a_page),
        cmocka_unit_test(a_missing_visitor_is_an_error_of_the_caller),
        cmocka_unit_test(every_language_tag_has_a_page_in_a_language_that_is_spoken),
        cmocka_unit_test(a_visitor_that_stops_is_not_called_again_and_its_value_is_returned),
        cmocka_unit_test(a_page_keeps_the_contract_at_every_size_of_buffer),
    };
    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
