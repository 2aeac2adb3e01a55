/* test_page.c - pieces: what a visitor can ask of them, and how their texts come about. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "contract.h"
#include "copy.h"
#include "fill.h"
#include "page.h"

static struct copied_page page;

/* ---- Buffers ---- */

static int write_text(void *context, char *buffer, size_t size)
{
    return sipcodes_piece_text(context, buffer, size);
}

struct side {
    const sipcodes_piece *piece;
    int side;
};

static int write_side(void *context, char *buffer, size_t size)
{
    const struct side *side = context;
    return sipcodes_piece_side(side->piece, side->side, buffer, size);
}

static int try_buffers(const sipcodes_piece *piece, void *user)
{
    /* The contract hands its context on as it is; a piece is only read. */
    union {
        const sipcodes_piece *given;
        void *context;
    } same = {.given = piece};

    expect_contract(write_text, same.context);
    for (int side = 0; side < 2; side++)
        expect_contract(write_side, &(struct side){piece, side});
    ++*(size_t *)user;
    return 0;
}

static void pieces_keep_the_contract_at_every_size_of_buffer(void **state)
{
    size_t count = 0;

    (void)state;
    assert_int_equal(sipcodes_compare_visit(404, 487, NULL, try_buffers, &count), 0);
    assert_int_equal(sipcodes_compare_visit(486, 600, NULL, try_buffers, &count), 0);
    assert_int_equal(sipcodes_compare_visit(499, 904, NULL, try_buffers, &count), 0);
    assert_int_equal(sipcodes_explain_visit(200, NULL, try_buffers, &count), 0);
    assert_true(count > 150);
}

static void a_text_is_cut_between_two_characters(void **state)
{
    struct page own = {.visit = try_buffers, .user = &(size_t){0}};

    (void)state;
    page_emit(&own,
              &(struct sipcodes_piece){.part = SIPCODES_PART_LEAD,
                                       .plain = slice_of("a\303\266\342\202\254\360\237\230\200\346\227\245z", SIZE_MAX)});
    page_emit(&own, &(struct sipcodes_piece){.part = SIPCODES_PART_LEAD, .plain = slice_of("\360\237\230\200", SIZE_MAX)});
    page_emit(&own, &(struct sipcodes_piece){.part = SIPCODES_PART_LEAD, .plain = slice_of("", SIZE_MAX)});
    assert_int_equal(*(size_t *)own.user, 3);
}

static int cut_short(const sipcodes_piece *piece, void *user)
{
    static const struct {
        size_t size;
        const char *text;
    } cuts[] = {
        {1, ""}, {2, "a"}, {3, "a"}, {4, "a\303\266"}, {5, "a\303\266"}, {6, "a\303\266"}, {7, "a\303\266\342\202\254"}};
    char buffer[8];

    (void)user;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        assert_int_equal(sipcodes_piece_text(piece, buffer, cuts[i].size), 6);
        assert_string_equal(buffer, cuts[i].text);
    }
    return 0;
}

static void what_does_not_fit_is_left_out_character_by_character(void **state)
{
    struct page own = {.visit = cut_short};

    (void)state;
    page_emit(&own, &(struct sipcodes_piece){.plain = slice_of("a\303\266\342\202\254", SIZE_MAX)});
}

/* ---- Sides and sources ---- */

static int expect_no_third_side(const sipcodes_piece *piece, void *user)
{
    static const int sides[] = {-1, 2, 3, INT_MAX, INT_MIN};
    char buffer[4] = "abc";

    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        assert_int_equal(sipcodes_piece_side(piece, sides[i], buffer, sizeof buffer), SIPCODES_E_ARGUMENT);
        assert_int_equal(sipcodes_piece_side(piece, sides[i], NULL, 0), SIPCODES_E_ARGUMENT);
        assert_string_equal(sipcodes_piece_source(piece, sides[i]), "");
    }
    assert_string_equal(buffer, "abc");
    ++*(size_t *)user;
    return 0;
}

static void a_null_piece_has_nothing_to_say(void **state)
{
    char buffer[4] = "abc";

    (void)state;
    assert_int_equal(sipcodes_piece_part(NULL), 0);
    assert_int_equal(sipcodes_piece_status(NULL), 0);
    assert_int_equal(sipcodes_piece_number(NULL), 0);
    assert_int_equal(sipcodes_piece_fact(NULL), 0);
    assert_string_equal(sipcodes_piece_label(NULL), "");
    assert_string_equal(sipcodes_piece_source(NULL, 0), "");
    assert_string_equal(sipcodes_piece_language(NULL), "");
    assert_int_equal(sipcodes_piece_text(NULL, buffer, sizeof buffer), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_piece_side(NULL, 0, buffer, sizeof buffer), SIPCODES_E_ARGUMENT);
    assert_string_equal(buffer, "abc");
}

static void a_piece_has_no_other_sides_than_0_and_1(void **state)
{
    size_t count = 0;

    (void)state;
    assert_int_equal(sipcodes_compare_visit(404, 487, NULL, expect_no_third_side, &count), 0);
    assert_true(count > 20);
}

static int expect_empty_side(const sipcodes_piece *piece, void *user)
{
    char buffer[4];

    (void)user;
    for (int side = 0; side < 2; side++) {
        memcpy(buffer, "abc", 4);
        assert_int_equal(sipcodes_piece_side(piece, side, buffer, sizeof buffer), 0);
        assert_string_equal(buffer, "");
        assert_int_equal(sipcodes_piece_side(piece, side, NULL, 0), 0);
    }
    return 0;
}

static void a_piece_without_sides_has_empty_ones(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_explain_visit(486, NULL, expect_empty_side, NULL), 0);
    assert_int_equal(sipcodes_compare_visit(486, 486, NULL, expect_empty_side, NULL), 0);
}

static void a_text_with_sides_is_its_sides_one_after_the_other(void **state)
{
    char whole[1024];
    size_t sided = 0;

    (void)state;
    copy_comparison(&page, 486, 904);
    for (size_t i = 0; i < page.count; i++) {
        const struct copied_piece *piece = &page.pieces[i];
        bool expected = piece->part == SIPCODES_PART_DIFFERENCE;
        assert_int_equal(copy_is_sided(piece), expected);
        if (!expected)
            continue;
        snprintf(whole, sizeof whole, "%s %s", piece->side[0], piece->side[1]);
        assert_string_equal(piece->text, whole);
        assert_non_null(strstr(piece->side[0], "486"));
        assert_null(strstr(piece->side[0], "904"));
        assert_non_null(strstr(piece->side[1], "904"));
        assert_null(strstr(piece->side[1], "486"));
        sided++;
    }
    assert_true(sided > 5);
}

static void only_what_states_a_fact_of_both_codes_has_a_second_source(void **state)
{
    (void)state;
    copy_comparison(&page, 481, 503);
    for (size_t i = 0; i < page.count; i++) {
        const struct copied_piece *piece = &page.pieces[i];
        bool both = piece->part == SIPCODES_PART_DIFFERENCE || piece->part == SIPCODES_PART_COMMON;
        assert_int_equal(piece->source[0][0] != '\0', both);
        assert_int_equal(piece->source[1][0] != '\0', both);
    }
    copy_explanation(&page, 404);
    for (size_t i = 0; i < page.count; i++) {
        const struct copied_piece *piece = &page.pieces[i];
        bool one =
            piece->part == SIPCODES_PART_FACT || piece->part == SIPCODES_PART_HEADER || piece->part == SIPCODES_PART_ALIAS;
        assert_int_equal(piece->source[0][0] != '\0', one);
        assert_string_equal(piece->source[1], "");
    }
}

/* ---- Labels, numbers, facts, statuses, languages ---- */

static bool is_labelled(const struct copied_piece *piece)
{
    switch (piece->part) {
    case SIPCODES_PART_DESCRIPTION:
    case SIPCODES_PART_WHEN:
    case SIPCODES_PART_FIX:
    case SIPCODES_PART_FACT:
    case SIPCODES_PART_COMMON:
    case SIPCODES_PART_SEND:
    case SIPCODES_PART_RECEIVE:
        return true;
    case SIPCODES_PART_DIFFERENCE:
        return piece->fact != 0;
    default:
        return false;
    }
}

static void expect_attributes(const struct copied_piece *piece)
{
    bool listed = piece->part == SIPCODES_PART_DIFFERENCE || piece->part == SIPCODES_PART_FACT ||
                  piece->part == SIPCODES_PART_COMMON || piece->part >= SIPCODES_PART_HEADER;
    bool stating = piece->part == SIPCODES_PART_FACT || piece->part == SIPCODES_PART_COMMON ||
                   (piece->part == SIPCODES_PART_DIFFERENCE && copy_is_sided(piece));

    assert_int_equal(piece->label[0] != '\0', is_labelled(piece));
    assert_int_equal(piece->number != 0, listed);
    assert_int_equal(piece->fact != 0, stating);
    if (stating && copy_is_prose(piece) && page.a != page.b)
        assert_string_equal(piece->label, sipcodes_fact_label(piece->fact, NULL));
    assert_string_equal(piece->language, "en");
}

static void labels_numbers_and_facts_are_where_they_belong(void **state)
{
    static const int pairs[][2] = {{404, 487}, {486, 600}, {499, 904}, {486, 486}, {498, 499}};
    static const int codes[] = {200, 401, 486, 499, 904};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        copy_comparison(&page, pairs[i][0], pairs[i][1]);
        for (size_t piece = 0; piece < page.count; piece++)
            expect_attributes(&page.pieces[piece]);
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        copy_explanation(&page, codes[i]);
        for (size_t piece = 0; piece < page.count; piece++)
            expect_attributes(&page.pieces[piece]);
    }
}

static void a_piece_about_both_codes_or_neither_has_no_status(void **state)
{
    (void)state;
    copy_comparison(&page, 404, 487);
    for (size_t i = 0; i < page.count; i++) {
        sipcodes_part part = page.pieces[i].part;
        bool one = (part >= SIPCODES_PART_CARD && part <= SIPCODES_PART_FIX) || part >= SIPCODES_PART_REFERENCE;
        assert_int_equal(page.pieces[i].status != 0, one);
    }
    copy_explanation(&page, 404);
    for (size_t i = 0; i < page.count; i++) {
        sipcodes_part part = page.pieces[i].part;
        if (part != SIPCODES_PART_RELATED)
            assert_int_equal(page.pieces[i].status, part == SIPCODES_PART_HEADING ? 0 : 404);
    }
}

/* ---- Making pages ---- */

static int refuse(const sipcodes_piece *piece, void *user)
{
    (void)piece;
    return ++*(int *)user == 2 ? 9 : 0;
}

static void a_page_whose_visitor_wants_no_more_emits_nothing(void **state)
{
    int calls = 0;
    struct page own = {.visit = refuse, .user = &calls};

    (void)state;
    for (int i = 0; i < 5; i++)
        page_heading(&own, MSG_PAGE_FACTS);
    assert_int_equal(calls, 2);
    assert_int_equal(own.result, 9);
}

static int copy_text(const sipcodes_piece *piece, void *user)
{
    assert_in_range(sipcodes_piece_text(piece, user, 1024), 1, 1023);
    return 0;
}

/* The text of one sentence about a code, compared with another. */
static const char *written(struct sipcodes_piece piece, text_ref sentence, int a, int b)
{
    static char text[1024];
    struct page own = {.visit = copy_text, .user = text};

    assert_true(subject_init(&own.a, a, 0) && subject_init(&own.b, b, 0));
    own.texts = text_place_at(0, 0);
    piece.sentences[0] = sentence;
    piece.about = &own.a;
    page_emit(&own, &piece);
    return text;
}

static void arguments_of_codes_are_filled_in(void **state)
{
    const struct sipcodes_piece none = {0};
    const struct arguments unknown = {{[AT(ARGUMENT_STATUS)] = "499", [AT(ARGUMENT_FALLBACK)] = "400 Bad Request"}};
    const struct arguments local = {{[AT(ARGUMENT_A_STATUS)] = "904", [AT(ARGUMENT_B_STATUS)] = "486"}};
    const struct arguments both = {{[AT(ARGUMENT_A)] = "486 Busy Here", [AT(ARGUMENT_B)] = "600 Busy Everywhere"}};
    char name[128];
    const struct arguments nameless = {{[AT(ARGUMENT_CODE)] = name}};

    (void)state;
    assert_string_equal(written(none, MSG_PAGE_TITLE_EXPLAIN, 486, 486), "SIP 486 Busy Here");
    assert_string_equal(written(none, MSG_UNKNOWN_FIX, 499, 499), fill(MSG_UNKNOWN_FIX, &unknown));
    assert_string_equal(written(none, MSG_LEAD_LOCAL_WIRE, 904, 486), fill(MSG_LEAD_LOCAL_WIRE, &local));
    assert_string_equal(written(none, MSG_PAGE_TITLE_COMPARE, 486, 600), fill(MSG_PAGE_TITLE_COMPARE, &both));
    /* A code without a name has a text of its own in place of it. */
    snprintf(name, sizeof name, "%s", fill(MSG_PAGE_UNKNOWN_CODE, &unknown));
    assert_string_equal(written(none, MSG_PAGE_TITLE_EXPLAIN, 499, 499), fill(MSG_PAGE_TITLE_EXPLAIN, &nameless));
}

static void arguments_of_pieces_are_filled_in(void **state)
{
    const struct extra field = {.name = slice_of("Via", SIZE_MAX), .text = slice_of("here", SIZE_MAX)};
    const struct extra phrase = {.text = slice_of("Gone", SIZE_MAX), .user = slice_of("RFC 2543", SIZE_MAX)};
    const struct sipcodes_piece given = {.extra = &field};
    const struct sipcodes_piece said = {.extra = &phrase};
    const struct arguments header = {{[AT(ARGUMENT_NAME)] = "Via", [AT(ARGUMENT_TEXT)] = "here"}};
    const struct arguments alias = {{[AT(ARGUMENT_TEXT)] = "Gone", [AT(ARGUMENT_USER)] = "RFC 2543"}};

    (void)state;
    assert_string_equal(written(given, MSG_LEVEL_MUST, 486, 486), fill(MSG_LEVEL_MUST, &header));
    assert_string_equal(written(given, MSG_LEVEL_MAY_IF, 486, 486), fill(MSG_LEVEL_MAY_IF, &header));
    assert_string_equal(written(said, MSG_ALIAS_OBSOLETE, 486, 486), fill(MSG_ALIAS_OBSOLETE, &alias));
}

static void arguments_of_layouts_are_left_to_the_layout(void **state)
{
    const struct extra said = {.text = slice_of("Gone", SIZE_MAX)};
    const struct arguments labelled = {{[AT(ARGUMENT_LABEL)] = "", [AT(ARGUMENT_TEXT)] = "Gone"}};
    const struct arguments sourced = {{[AT(ARGUMENT_SOURCE)] = "", [AT(ARGUMENT_TEXT)] = "Gone"}};
    const struct sipcodes_piece piece = {.extra = &said, .sources = {sipcodes_tables.class_rule}, .label = MSG_PAGE_NOTE};

    (void)state;
    assert_string_equal(written(piece, MSG_FORMAT_LABELLED, 486, 486), fill(MSG_FORMAT_LABELLED, &labelled));
    assert_string_equal(written(piece, MSG_FORMAT_SOURCED, 486, 486), fill(MSG_FORMAT_SOURCED, &sourced));
}

static void the_two_codes_of_a_sentence_may_come_in_another_order_than_those_of_the_page(void **state)
{
    const struct sipcodes_piece swapped = {.swapped = true};
    const struct arguments numbers = {{[AT(ARGUMENT_A_STATUS)] = "600", [AT(ARGUMENT_B_STATUS)] = "486"}};

    (void)state;
    assert_string_equal(written(swapped, MSG_PAGE_TITLE_COMPARE, 486, 600), "SIP 600 Busy Everywhere vs 486 Busy Here");
    assert_string_equal(written(swapped, MSG_LEAD_C4_C6, 486, 600), fill(MSG_LEAD_C4_C6, &numbers));
    /* Which code the sentence is about is another matter. */
    assert_string_equal(written(swapped, MSG_PAGE_TITLE_EXPLAIN, 486, 600), "SIP 486 Busy Here");
}

static void of_paired_sentences_the_second_is_about_the_second_code_and_the_others_about_the_first(void **state)
{
    const struct sipcodes_piece paired = {.paired = true, .sentences = {0, MSG_PAGE_CARD, MSG_PAGE_CARD}};
    const struct sipcodes_piece single = {.sentences = {0, MSG_PAGE_CARD, MSG_PAGE_CARD}};

    (void)state;
    assert_string_equal(written(paired, MSG_PAGE_CARD, 486, 600), "486 Busy Here 600 Busy Everywhere 486 Busy Here");
    assert_string_equal(written(single, MSG_PAGE_CARD, 486, 600), "486 Busy Here 486 Busy Here 486 Busy Here");
}

static void expect_list(sipcodes_fact fact, text_ref sentence, int status, const char *list)
{
    char number[16];
    const struct arguments arguments = {{[AT(ARGUMENT_STATUS)] = number, [AT(ARGUMENT_LIST)] = list}};

    snprintf(number, sizeof number, "%d", status);
    assert_string_equal(written((struct sipcodes_piece){.fact = (uint8_t)fact}, sentence, status, status),
                        fill(sentence, &arguments));
}

static void sets_and_lists_are_written_as_one_says_them(void **state)
{
    (void)state;
    expect_list(SIPCODES_FACT_METHODS, MSG_FACT_METHODS_ONE, 180, "INVITE");
    expect_list(SIPCODES_FACT_METHODS, MSG_FACT_METHODS_ONE, 486, "INVITE or OPTIONS");
    /* All of those that are excepted are, so they are joined by "and". */
    expect_list(SIPCODES_FACT_METHODS, MSG_FACT_METHODS_EXCEPT, 406, "CANCEL and MESSAGE");
    expect_list(SIPCODES_FACT_SENDERS, MSG_FACT_SENDERS_ONE, 486, "a UAS or a gateway");
    expect_list(SIPCODES_FACT_SENDERS, MSG_FACT_SENDERS_ONE, 404,
                "a UAS, a registrar, a redirect server, a proxy or a gateway");
    expect_list(SIPCODES_FACT_HEADERS, MSG_FACT_HEADERS_ONE, 486, "Retry-After");
    expect_list(SIPCODES_FACT_HEADERS, MSG_FACT_HEADERS_ONE, 182, "Contact, Record-Route, RSeq and Require");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_keep_the_contract_at_every_size_of_buffer),
        cmocka_unit_test(a_text_is_cut_between_two_characters),
        cmocka_unit_test(what_does_not_fit_is_left_out_character_by_character),
        cmocka_unit_test(a_null_piece_has_nothing_to_say),
        cmocka_unit_test(a_piece_has_no_other_sides_than_0_and_1),
        cmocka_unit_test(a_piece_without_sides_has_empty_ones),
        cmocka_unit_test(a_text_with_sides_is_its_sides_one_after_the_other),
        cmocka_unit_test(only_what_states_a_fact_of_both_codes_has_a_second_source),
        cmocka_unit_test(labels_numbers_and_facts_are_where_they_belong),
        cmocka_unit_test(a_piece_about_both_codes_or_neither_has_no_status),
        cmocka_unit_test(a_page_whose_visitor_wants_no_more_emits_nothing),
        cmocka_unit_test(arguments_of_codes_are_filled_in),
        cmocka_unit_test(arguments_of_pieces_are_filled_in),
        cmocka_unit_test(arguments_of_layouts_are_left_to_the_layout),
        cmocka_unit_test(the_two_codes_of_a_sentence_may_come_in_another_order_than_those_of_the_page),
        cmocka_unit_test(of_paired_sentences_the_second_is_about_the_second_code_and_the_others_about_the_first),
        cmocka_unit_test(sets_and_lists_are_written_as_one_says_them),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
