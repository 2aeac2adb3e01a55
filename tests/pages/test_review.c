/* test_review.c - plants each fault that review.h looks for into a good page, and sees that it is caught. */
#include <string.h>

#include "cmocka_all.h"
#include "review.h"

/* A derived comparison with a common piece, its mirror, and a curated comparison. */
static struct copied_page page;
static struct copied_page mirror;
static struct copied_page curated;

static int make_pages(void **state)
{
    (void)state;
    copy_comparison(&page, 404, 487);
    copy_comparison(&mirror, 487, 404);
    copy_comparison(&curated, 486, 600);
    return 0;
}

static struct copied_piece *piece_of(struct copied_page *in, sipcodes_part part, size_t index)
{
    const struct copied_piece *piece = copy_find(in, part, index);
    assert_non_null(piece);
    return &in->pieces[piece - in->pieces];
}

static void remove_piece(struct copied_page *from, const struct copied_piece *piece)
{
    size_t index = (size_t)(piece - from->pieces);
    memmove(&from->pieces[index], &from->pieces[index + 1], (--from->count - index) * sizeof *piece);
}

static void expect(struct finding found, const char *rule)
{
    if (!found.rule || strcmp(found.rule, rule) != 0)
        fail_msg("\"%s\" instead of \"%s\"", found.rule ? found.rule : "nothing", rule);
}

static void expect_fine(struct finding found)
{
    if (found.rule)
        fail_msg("\"%s\" for: %s", found.rule, found.text);
}

static void good_pages_break_no_rule(void **state)
{
    const struct copied_page *pages[] = {&page, &mirror, &curated};

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        expect_fine(review_form(pages[i]));
        expect_fine(review_sources(pages[i]));
        expect_fine(review_lists(pages[i]));
        expect_fine(review_lead(pages[i]));
        expect_fine(review_differences(pages[i]));
    }
    expect_fine(review_orders(&page, &mirror));
    expect_fine(review_orders(&mirror, &page));
}

static void a_heading_without_a_list_is_caught(void **state)
{
    (void)state;
    remove_piece(&page, piece_of(&page, SIPCODES_PART_COMMON, 0));
    expect(review_form(&page), "a heading has something under it");
}

static void a_heading_at_the_end_is_caught(void **state)
{
    (void)state;
    while (copy_count(&page, SIPCODES_PART_RELATED) > 0)
        remove_piece(&page, piece_of(&page, SIPCODES_PART_RELATED, 0));
    expect(review_form(&page), "a heading has something under it");
}

static void a_gap_in_the_count_is_caught(void **state)
{
    (void)state;
    remove_piece(&page, piece_of(&page, SIPCODES_PART_DIFFERENCE, 1));
    expect(review_form(&page), "a list is counted from 1");
}

static void a_count_where_there_is_no_list_is_caught(void **state)
{
    (void)state;
    piece_of(&page, SIPCODES_PART_LEAD, 0)->number = 1;
    expect(review_form(&page), "a list is counted from 1");
}

static void parts_that_change_places_are_caught(void **state)
{
    struct copied_piece *when = piece_of(&page, SIPCODES_PART_WHEN, 0);
    struct copied_piece fix = when[1];

    (void)state;
    assert_int_equal(fix.part, SIPCODES_PART_FIX);
    when[1] = when[0];
    when[0] = fix;
    expect(review_form(&page), "parts come in their order");
}

static void a_third_card_is_caught(void **state)
{
    (void)state;
    piece_of(&page, SIPCODES_PART_WHEN, 1)->part = SIPCODES_PART_CARD;
    expect(review_form(&page), "parts come in their order");
}

static void a_page_without_pieces_is_caught(void **state)
{
    (void)state;
    page.count = 0;
    expect(review_form(&page), "a page has pieces");
}

static void a_missing_source_is_caught(void **state)
{
    (void)state;
    piece_of(&curated, SIPCODES_PART_DIFFERENCE, 0)->source[0] = "";
    expect(review_sources(&curated), "what states a fact has a source");
    piece_of(&page, SIPCODES_PART_COMMON, 0)->source[1] = "";
    expect(review_sources(&page), "what states a fact of both codes has two sources");
    piece_of(&mirror, SIPCODES_PART_DIFFERENCE, 0)->source[1] = "";
    expect(review_sources(&mirror), "what states a fact of both codes has two sources");
}

static void what_is_listed_twice_is_caught(void **state)
{
    (void)state;
    piece_of(&page, SIPCODES_PART_REFERENCE, 3)->text = piece_of(&page, SIPCODES_PART_REFERENCE, 0)->text;
    expect(review_lists(&page), "nothing is listed twice");
    piece_of(&mirror, SIPCODES_PART_RELATED, 1)->text = piece_of(&mirror, SIPCODES_PART_RELATED, 0)->text;
    expect(review_lists(&mirror), "nothing is listed twice");
}

static void a_code_related_to_itself_is_caught(void **state)
{
    (void)state;
    piece_of(&page, SIPCODES_PART_RELATED, 0)->status = 487;
    expect(review_lists(&page), "a related code is another one");
}

static void a_missing_lead_is_caught(void **state)
{
    (void)state;
    piece_of(&page, SIPCODES_PART_LEAD, 0)->text = "";
    expect(review_lead(&page), "a comparison has a lead");
    remove_piece(&mirror, piece_of(&mirror, SIPCODES_PART_LEAD, 0));
    expect(review_lead(&mirror), "a comparison has a lead");
}

static void a_lead_that_is_a_description_is_caught(void **state)
{
    (void)state;
    for (size_t side = 0; side < 2; side++) {
        piece_of(&page, SIPCODES_PART_LEAD, 0)->text = piece_of(&page, SIPCODES_PART_DESCRIPTION, side)->text;
        expect(review_lead(&page), "the lead is not the description of a code");
    }
}

static void a_page_without_differences_is_caught(void **state)
{
    (void)state;
    while (copy_count(&page, SIPCODES_PART_DIFFERENCE) > 0)
        remove_piece(&page, piece_of(&page, SIPCODES_PART_DIFFERENCE, 0));
    expect(review_differences(&page), "two codes have a difference");
}

static void a_false_statement_that_nothing_differs_is_caught(void **state)
{
    struct copied_piece *first = piece_of(&page, SIPCODES_PART_DIFFERENCE, 0);

    (void)state;
    *first = (struct copied_piece){.part = SIPCODES_PART_DIFFERENCE, .text = "There is no difference.", .side = {"", ""}};
    expect(review_differences(&page), "where no difference is stated, the facts are the same");
}

static void sides_that_say_the_same_are_caught(void **state)
{
    struct copied_piece *difference = piece_of(&page, SIPCODES_PART_DIFFERENCE, 1);

    (void)state;
    difference->side[0] = "After 404, stop; 4040 is no code.";
    difference->side[1] = "After 487, stop; 4040 is no code.";
    expect(review_differences(&page), "the sides of a difference differ");
    /* The number of the other code is a difference. */
    difference->side[1] = "After 404, stop; 4040 is no code.";
    expect_fine(review_differences(&page));
}

static void two_differences_that_are_alike_are_caught(void **state)
{
    (void)state;
    piece_of(&page, SIPCODES_PART_DIFFERENCE, 2)->text = piece_of(&page, SIPCODES_PART_DIFFERENCE, 0)->text;
    expect(review_differences(&page), "no two differences are alike");
    piece_of(&curated, SIPCODES_PART_DIFFERENCE, 0)->text = "A 600 ends it: stop.";
    piece_of(&curated, SIPCODES_PART_FACT, 0)->text = "a 600 ends it; Stop.";
    expect(review_differences(&curated), "no two differences are alike");
}

static void a_difference_that_repeats_the_lead_is_caught(void **state)
{
    (void)state;
    piece_of(&curated, SIPCODES_PART_LEAD, 0)->text = "Both are busy. A 600 ends it.";
    piece_of(&curated, SIPCODES_PART_DIFFERENCE, 1)->text = "A 600 ends it. A 486 does not.";
    expect(review_differences(&curated), "a difference does not repeat the lead");
}

static void a_piece_that_one_order_lacks_is_caught(void **state)
{
    (void)state;
    remove_piece(&mirror, piece_of(&mirror, SIPCODES_PART_COMMON, 0));
    expect(review_orders(&page, &mirror), "both orders state the same");
    expect(review_orders(&mirror, &page), "both orders state the same");
}

static void a_piece_that_one_order_has_twice_is_caught(void **state)
{
    (void)state;
    mirror.pieces[mirror.count] = mirror.pieces[mirror.count - 1];
    mirror.count++;
    expect(review_orders(&page, &mirror), "both orders have the same pieces");
}

/* Changes one text of the page and expects that its mirror no longer agrees. */
static void expect_disagreement(sipcodes_part part, const char *text)
{
    struct copied_piece *piece = piece_of(&page, part, 0);
    const char *before = piece->text;

    piece->text = text;
    expect(review_orders(&page, &mirror), "both orders state the same");
    piece->text = before;
    expect_fine(review_orders(&page, &mirror));
}

static void a_text_that_one_order_lacks_is_caught(void **state)
{
    (void)state;
    expect_disagreement(SIPCODES_PART_LEAD, "404 is another thing. 487 is one.");
    expect_disagreement(SIPCODES_PART_COMMON, "After either, go on.");
    expect_disagreement(SIPCODES_PART_SEND, "Return 404 always. Return 487 never.");
    expect_disagreement(SIPCODES_PART_RECEIVE, "On 404, go on. On 487, stop.");
    expect_disagreement(SIPCODES_PART_REFERENCE, "RFC 3261 99");
    expect_disagreement(SIPCODES_PART_RELATED, "499 Unheard Of");
}

static void sides_that_do_not_change_places_are_caught(void **state)
{
    struct copied_piece *difference = piece_of(&page, SIPCODES_PART_DIFFERENCE, 0);
    const char *first = difference->side[0];

    (void)state;
    difference->side[0] = difference->side[1];
    difference->side[1] = first;
    expect(review_orders(&page, &mirror), "both orders state the same");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(good_pages_break_no_rule, make_pages),
        cmocka_unit_test_setup(a_heading_without_a_list_is_caught, make_pages),
        cmocka_unit_test_setup(a_heading_at_the_end_is_caught, make_pages),
        cmocka_unit_test_setup(a_gap_in_the_count_is_caught, make_pages),
        cmocka_unit_test_setup(a_count_where_there_is_no_list_is_caught, make_pages),
        cmocka_unit_test_setup(parts_that_change_places_are_caught, make_pages),
        cmocka_unit_test_setup(a_third_card_is_caught, make_pages),
        cmocka_unit_test_setup(a_page_without_pieces_is_caught, make_pages),
        cmocka_unit_test_setup(a_missing_source_is_caught, make_pages),
        cmocka_unit_test_setup(what_is_listed_twice_is_caught, make_pages),
        cmocka_unit_test_setup(a_code_related_to_itself_is_caught, make_pages),
        cmocka_unit_test_setup(a_missing_lead_is_caught, make_pages),
        cmocka_unit_test_setup(a_lead_that_is_a_description_is_caught, make_pages),
        cmocka_unit_test_setup(a_page_without_differences_is_caught, make_pages),
        cmocka_unit_test_setup(a_false_statement_that_nothing_differs_is_caught, make_pages),
        cmocka_unit_test_setup(sides_that_say_the_same_are_caught, make_pages),
        cmocka_unit_test_setup(two_differences_that_are_alike_are_caught, make_pages),
        cmocka_unit_test_setup(a_difference_that_repeats_the_lead_is_caught, make_pages),
        cmocka_unit_test_setup(a_piece_that_one_order_lacks_is_caught, make_pages),
        cmocka_unit_test_setup(a_piece_that_one_order_has_twice_is_caught, make_pages),
        cmocka_unit_test_setup(a_text_that_one_order_lacks_is_caught, make_pages),
        cmocka_unit_test_setup(sides_that_do_not_change_places_are_caught, make_pages),
    };
    return cmocka_run_group_tests_name("review", tests, NULL, NULL);
}
