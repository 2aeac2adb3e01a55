/* test_compare.c - the page about two codes: its parts, leads, differences, and what both share. */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "codes.h"
#include "contract.h"
#include "copy.h"
#include "fill.h"
#include "visitors.h"

static struct copied_page page;

/* A card is the same for every code. */
#define CARD "card description when fix"

/* ---- Words ---- */

/* "486 Busy Here", or what an unknown code is called. */
static const char *name_of(int status)
{
    static char names[4][128];
    static size_t next;
    char *name = names[next++ % 4];

    snprintf(name, sizeof names[0], "%d", status);
    if (sipcodes_get(status))
        snprintf(name, sizeof names[0], "%d %s", status, sipcodes_phrase(status));
    else
        snprintf(name, sizeof names[0], "%s", fill(MSG_PAGE_UNKNOWN_CODE, &(struct arguments){{[AT(ARGUMENT_STATUS)] = name}}));
    return name;
}

/* A sentence about one code, perhaps with a list in it. */
static const char *about(int status, text_ref sentence, const char *list)
{
    char number[16];

    snprintf(number, sizeof number, "%d", status);
    return fill(sentence, &(struct arguments){{[AT(ARGUMENT_STATUS)] = number, [AT(ARGUMENT_LIST)] = list}});
}

/* True if the page has a piece of this part with exactly this text. */
static bool is_listed(sipcodes_part part, const char *text)
{
    const struct copied_piece *piece;

    for (size_t i = 0; (piece = copy_find(&page, part, i)); i++)
        if (strcmp(piece->text, text) == 0)
            return true;
    return false;
}

/* ---- Order of parts ---- */

static void expect_shape(int a, int b)
{
    char shape[512];

    copy_comparison(&page, a, b);
    snprintf(shape, sizeof shape,
             "title lead %s %s heading difference%s%s heading send receive heading reference heading related", CARD, CARD,
             copy_count(&page, SIPCODES_PART_FACT) > 0 ? " heading fact" : "",
             copy_count(&page, SIPCODES_PART_COMMON) > 0 ? " heading common" : "");
    assert_string_equal(copy_shape(&page), shape);
}

static void every_comparison_has_its_parts_in_order(void **state)
{
    size_t kinds[2][2] = {{0}};

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (size_t j = 0; j < sipcodes_count(); j++) {
            if (i == j)
                continue;
            expect_shape(sipcodes_code_status(sipcodes_at(i)), sipcodes_code_status(sipcodes_at(j)));
            kinds[copy_count(&page, SIPCODES_PART_FACT) > 0][copy_count(&page, SIPCODES_PART_COMMON) > 0]++;
        }
    assert_true(kinds[0][0] > 0 && kinds[0][1] > 0 && kinds[1][0] > 0 && kinds[1][1] > 0);
}

static void only_curated_comparisons_have_a_table_of_facts(void **state)
{
    static const int curated[][2] = {{486, 600}, {600, 486}, {301, 430}, {480, 503}};
    static const int derived[][2] = {{404, 487}, {100, 200}, {904, 486}, {499, 503}};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_true(sipcodes_is_curated(curated[i][0], curated[i][1]));
        copy_comparison(&page, curated[i][0], curated[i][1]);
        assert_true(copy_count(&page, SIPCODES_PART_FACT) > 0);
        assert_false(sipcodes_is_curated(derived[i][0], derived[i][1]));
        copy_comparison(&page, derived[i][0], derived[i][1]);
        assert_int_equal(copy_count(&page, SIPCODES_PART_FACT), 0);
    }
}

/* 436, 437 and 438 differ in nothing that a table could state. */
static void a_table_of_facts_without_rows_has_no_heading(void **state)
{
    static const int alike[][2] = {{436, 437}, {437, 438}, {438, 437}};

    (void)state;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        assert_true(sipcodes_is_curated(alike[i][0], alike[i][1]));
        copy_comparison(&page, alike[i][0], alike[i][1]);
        assert_int_equal(copy_count(&page, SIPCODES_PART_FACT), 0);
        assert_false(is_listed(SIPCODES_PART_HEADING, text_string(MSG_PAGE_FACTS_COMPARED, 0)));
    }
    copy_comparison(&page, 486, 600);
    assert_true(is_listed(SIPCODES_PART_HEADING, text_string(MSG_PAGE_FACTS_COMPARED, 0)));
}

static void unknown_and_local_codes_have_the_parts_of_any_comparison(void **state)
{
    static const int pairs[][2] = {{499, 486}, {486, 499}, {150, 299}, {904, 486},
                                   {486, 904}, {904, 900}, {499, 904}, {904, 499}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        copy_comparison(&page, pairs[i][0], pairs[i][1]);
        assert_int_equal(copy_count(&page, SIPCODES_PART_TITLE), 1);
        assert_int_equal(copy_count(&page, SIPCODES_PART_LEAD), 1);
        assert_int_equal(copy_count(&page, SIPCODES_PART_CARD), 2);
        assert_true(copy_count(&page, SIPCODES_PART_DIFFERENCE) > 0);
        assert_int_equal(copy_count(&page, SIPCODES_PART_SEND), 1);
        assert_int_equal(copy_count(&page, SIPCODES_PART_RECEIVE), 1);
        assert_true(copy_count(&page, SIPCODES_PART_REFERENCE) > 0);
        assert_true(copy_count(&page, SIPCODES_PART_RELATED) > 0);
        assert_int_equal(copy_count(&page, SIPCODES_PART_FACT), 0);
    }
}

static void a_code_compared_with_itself_has_one_card_and_no_differences(void **state)
{
    static const int codes[] = {100, 486, 904, 499};

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        copy_comparison(&page, codes[i], codes[i]);
        assert_string_equal(copy_shape(&page), "title lead " CARD " heading reference heading related");
        assert_string_equal(copy_find(&page, SIPCODES_PART_LEAD, 0)->text,
                            fill(MSG_LEAD_SAME, &(struct arguments){{[AT(ARGUMENT_A)] = name_of(codes[i])}}));
        assert_int_equal(copy_find(&page, SIPCODES_PART_CARD, 0)->status, codes[i]);
    }
}

/* ---- Titles and cards ---- */

static void the_title_names_both_codes_in_the_order_asked_for(void **state)
{
    (void)state;
    copy_comparison(&page, 301, 430);
    assert_string_equal(copy_find(&page, SIPCODES_PART_TITLE, 0)->text, "SIP 301 Moved Permanently vs 430 Flow Failed");
    copy_comparison(&page, 430, 301);
    assert_string_equal(copy_find(&page, SIPCODES_PART_TITLE, 0)->text, "SIP 430 Flow Failed vs 301 Moved Permanently");
    copy_comparison(&page, 499, 486);
    assert_string_equal(copy_find(&page, SIPCODES_PART_TITLE, 0)->text,
                        fill(MSG_PAGE_TITLE_COMPARE,
                             &(struct arguments){{[AT(ARGUMENT_A)] = name_of(499), [AT(ARGUMENT_B)] = "486 Busy Here"}}));
}

static void each_card_is_about_its_code(void **state)
{
    static const sipcodes_part parts[] = {SIPCODES_PART_CARD, SIPCODES_PART_DESCRIPTION, SIPCODES_PART_WHEN, SIPCODES_PART_FIX};
    static const sipcodes_text texts[] = {0, SIPCODES_TEXT_DESCRIPTION, SIPCODES_TEXT_WHEN, SIPCODES_TEXT_FIX};
    static const int codes[] = {404, 904};

    (void)state;
    copy_comparison(&page, codes[0], codes[1]);
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            const struct copied_piece *piece = copy_find(&page, parts[i], side);
            const sipcodes_code *code = sipcodes_get(codes[side]);
            assert_int_equal(piece->status, codes[side]);
            if (texts[i])
                assert_string_equal(piece->text, sipcodes_code_text(code, texts[i], NULL, NULL));
            else
                assert_string_equal(piece->text, side == 0 ? "404 Not Found" : "904 No matching challenge");
        }
}

/* ---- Leads ---- */

/* Expects the lead to be what each code means, then this sentence with first and second in it. */
static void expect_lead(int a, int b, text_ref relation, int first, int second)
{
    char a_status[16], b_status[16];
    struct arguments arguments = {{[AT(ARGUMENT_A)] = name_of(first),
                                   [AT(ARGUMENT_B)] = name_of(second),
                                   [AT(ARGUMENT_A_STATUS)] = a_status,
                                   [AT(ARGUMENT_B_STATUS)] = b_status,
                                   [AT(ARGUMENT_FALLBACK)] = name_of(sipcodes_resolve(a))}};
    const char *lead;
    const char *sentence;
    size_t length = 0;

    snprintf(a_status, sizeof a_status, "%d", first);
    snprintf(b_status, sizeof b_status, "%d", second);
    sentence = fill(relation, &arguments);
    copy_comparison(&page, a, b);
    lead = copy_find(&page, SIPCODES_PART_LEAD, 0)->text;
    for (int side = 0; side < 2; side++) {
        const char *own = sipcodes_code_text(sipcodes_get(side == 0 ? a : b), SIPCODES_TEXT_LEAD, NULL, NULL);
        if (own[0])
            assert_memory_equal(lead + length, own, strlen(own));
        length = own[0] ? length + strlen(own) + 1 : (size_t)(strstr(lead + length, ". ") + 2 - lead);
    }
    assert_string_equal(lead + length, sentence);
}

/* In both orders, because the sentence is the same whichever comes first. */
static void expect_relation(int a, int b, text_ref relation)
{
    if (sipcodes_is_curated(a, b))
        fail_msg("%d and %d have a lead of their own", a, b);
    expect_lead(a, b, relation, a, b);
    expect_lead(b, a, relation, a, b);
}

static void the_lead_of_a_derived_comparison_tells_how_the_classes_relate(void **state)
{
    (void)state;
    expect_relation(180, 199, MSG_LEAD_C1_C1);
    expect_relation(180, 204, MSG_LEAD_C1_C2);
    expect_relation(180, 301, MSG_LEAD_C1_C3);
    expect_relation(180, 404, MSG_LEAD_C1_C4);
    expect_relation(180, 513, MSG_LEAD_C1_C5);
    expect_relation(180, 604, MSG_LEAD_C1_C6);
    expect_relation(200, 204, MSG_LEAD_C2_C2);
    expect_relation(204, 301, MSG_LEAD_C2_C3);
    expect_relation(204, 404, MSG_LEAD_C2_C4);
    expect_relation(204, 513, MSG_LEAD_C2_C5);
    expect_relation(204, 604, MSG_LEAD_C2_C6);
    expect_relation(301, 380, MSG_LEAD_C3_C3);
    expect_relation(301, 487, MSG_LEAD_C3_C4);
    expect_relation(301, 513, MSG_LEAD_C3_C5);
    expect_relation(301, 604, MSG_LEAD_C3_C6);
    expect_relation(404, 487, MSG_LEAD_C4_C4);
    expect_relation(404, 513, MSG_LEAD_C4_C5);
    expect_relation(487, 604, MSG_LEAD_C4_C6);
    expect_relation(501, 513, MSG_LEAD_C5_C5);
    expect_relation(513, 604, MSG_LEAD_C5_C6);
    expect_relation(604, 608, MSG_LEAD_C6_C6);
}

static void the_lead_tells_that_a_local_code_is_never_sent(void **state)
{
    (void)state;
    expect_relation(904, 486, MSG_LEAD_LOCAL_WIRE);
    expect_relation(904, 200, MSG_LEAD_LOCAL_WIRE);
    /* A local code may have a number below 700. */
    expect_relation(490, 404, MSG_LEAD_LOCAL_WIRE);
    expect_relation(904, 900, MSG_LEAD_LOCAL_LOCAL);
    expect_relation(490, 904, MSG_LEAD_LOCAL_LOCAL);
    expect_relation(904, 499, MSG_LEAD_LOCAL_WIRE);
}

static void the_lead_tells_what_an_unknown_code_is_treated_as(void **state)
{
    (void)state;
    expect_relation(499, 400, MSG_LEAD_FALLBACK);
    expect_relation(150, 183, MSG_LEAD_FALLBACK);
    expect_relation(299, 200, MSG_LEAD_FALLBACK);
    expect_relation(498, 499, MSG_LEAD_SAME_FALLBACK);
    expect_relation(150, 151, MSG_LEAD_SAME_FALLBACK);
    /* Otherwise it is a code of its class like any other. */
    expect_relation(499, 404, MSG_LEAD_C4_C4);
    expect_relation(404, 550, MSG_LEAD_C4_C5);
    expect_relation(150, 650, MSG_LEAD_C1_C6);
}

static void a_curated_comparison_has_one_lead_in_both_orders(void **state)
{
    static char first[2048];

    (void)state;
    assert_true(sipcodes_is_curated(486, 600));
    copy_comparison(&page, 486, 600);
    snprintf(first, sizeof first, "%s", copy_find(&page, SIPCODES_PART_LEAD, 0)->text);
    assert_non_null(strstr(first, "486 Busy Here"));
    assert_non_null(strstr(first, "600 Busy Everywhere"));
    /* It was written for the pair: it is not what each code means by itself. */
    assert_null(strstr(first, sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_LEAD, NULL, NULL)));
    copy_comparison(&page, 600, 486);
    assert_string_equal(copy_find(&page, SIPCODES_PART_LEAD, 0)->text, first);
}

/* ---- Curated pairs ---- */

static void a_pair_is_curated_in_both_orders_or_in_none(void **state)
{
    size_t curated = 0;

    (void)state;
    for (int a = 100; a < 1000; a++)
        for (int b = a; b < 1000; b++) {
            if (sipcodes_is_curated(a, b) != sipcodes_is_curated(b, a))
                fail_msg("%d and %d are curated in one order", a, b);
            if (a == b && sipcodes_is_curated(a, b))
                fail_msg("%d is curated with itself", a);
            curated += sipcodes_is_curated(a, b);
        }
    print_message("%zu curated pairs\n", curated);
    assert_true(curated >= 20);
}

static void the_pairs_that_people_confuse_are_curated(void **state)
{
    static const int pairs[][2] = {{100, 183}, {180, 183}, {301, 302}, {401, 407}, {401, 403}, {404, 604},
                                   {480, 486}, {486, 600}, {486, 603}, {500, 503}, {488, 606}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!sipcodes_is_curated(pairs[i][0], pairs[i][1]))
            fail_msg("%d and %d are not curated", pairs[i][0], pairs[i][1]);
    assert_false(sipcodes_is_curated(100, 608));
    assert_false(sipcodes_is_curated(499, 486));
}

static void expect_not_curated(int status)
{
    if (sipcodes_is_curated(status, 486) || sipcodes_is_curated(486, status) || sipcodes_is_curated(status, status))
        fail_msg("%d is curated", status);
}

static void no_other_number_is_curated(void **state)
{
    (void)state;
    for_each_non_code(expect_not_curated);
    assert_false(sipcodes_is_curated(INT_MIN, INT_MAX));
    assert_false(sipcodes_is_curated(INT_MAX, INT_MIN));
}

static void curated_differences_come_first_with_one_source_and_no_sides(void **state)
{
    const struct copied_piece *piece;

    (void)state;
    copy_comparison(&page, 486, 600);
    for (size_t i = 0; (piece = copy_find(&page, SIPCODES_PART_DIFFERENCE, i)); i++) {
        assert_int_equal(piece->number, i + 1);
        assert_int_equal(piece->fact, 0);
        assert_int_equal(piece->status, 0);
        assert_string_equal(piece->label, "");
        assert_memory_equal(piece->source[0], "RFC ", 4);
        assert_string_equal(piece->source[1], "");
        assert_false(copy_is_sided(piece));
    }
    assert_true(copy_count(&page, SIPCODES_PART_DIFFERENCE) >= 2);
    for (size_t i = 0; (piece = copy_find(&page, SIPCODES_PART_FACT, i)); i++) {
        assert_true(copy_is_sided(piece));
        assert_int_equal(piece->number, i + 1);
        assert_int_not_equal(piece->fact, 0);
    }
    assert_true(copy_count(&page, SIPCODES_PART_FACT) > 0);
}

static void curated_pairs_say_themselves_which_to_send_and_what_to_do(void **state)
{
    static char send[2048], receive[2048];

    (void)state;
    copy_comparison(&page, 486, 600);
    snprintf(send, sizeof send, "%s", copy_find(&page, SIPCODES_PART_SEND, 0)->text);
    snprintf(receive, sizeof receive, "%s", copy_find(&page, SIPCODES_PART_RECEIVE, 0)->text);
    assert_null(strstr(send, sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_SEND, NULL, NULL)));
    copy_comparison(&page, 600, 486);
    assert_string_equal(copy_find(&page, SIPCODES_PART_SEND, 0)->text, send);
    assert_string_equal(copy_find(&page, SIPCODES_PART_RECEIVE, 0)->text, receive);
}

static void derived_pairs_say_of_each_code_when_to_send_it_and_what_to_do(void **state)
{
    static const sipcodes_part parts[] = {SIPCODES_PART_SEND, SIPCODES_PART_RECEIVE};
    static const sipcodes_text texts[] = {SIPCODES_TEXT_SEND, SIPCODES_TEXT_RECEIVE};
    char expected[2048];

    (void)state;
    copy_comparison(&page, 404, 904);
    for (size_t i = 0; i < 2; i++) {
        const struct copied_piece *piece = copy_find(&page, parts[i], 0);
        snprintf(expected, sizeof expected, "%s %s", sipcodes_code_text(sipcodes_get(404), texts[i], NULL, NULL),
                 sipcodes_code_text(sipcodes_get(904), texts[i], NULL, NULL));
        assert_string_equal(piece->text, expected);
        assert_string_equal(piece->label, text_string(i == 0 ? MSG_PAGE_SEND : MSG_PAGE_RECEIVE, 0));
    }
}

/* ---- Derived differences ---- */

static const struct copied_piece *difference_in(sipcodes_fact fact)
{
    const struct copied_piece *piece = copy_fact(&page, SIPCODES_PART_DIFFERENCE, fact);
    return piece ? piece : copy_fact(&page, SIPCODES_PART_FACT, fact);
}

static void a_derived_difference_has_a_side_and_a_source_for_each_code(void **state)
{
    const struct copied_piece *action;
    char whole[512];

    (void)state;
    copy_comparison(&page, 404, 503);
    action = difference_in(SIPCODES_FACT_ACTION);
    assert_string_equal(action->label, "Next step");
    assert_string_equal(action->side[0], about(404, MSG_FACT_ACTION_STOP_ONE, NULL));
    assert_string_equal(action->side[1], about(503, MSG_FACT_ACTION_FAILOVER_ONE, NULL));
    snprintf(whole, sizeof whole, "%s %s", action->side[0], action->side[1]);
    assert_string_equal(action->text, whole);
    assert_string_equal(action->source[0], sipcodes_code_source(sipcodes_get(404), SIPCODES_FACT_ACTION));
    assert_string_equal(action->source[1], sipcodes_code_source(sipcodes_get(503), SIPCODES_FACT_ACTION));
    assert_int_equal(action->status, 0);
}

/* The place of a fact among the differences, from 1; a class that comes first is in its place as well. */
static int place_of(const struct copied_piece *piece)
{
    static const sipcodes_fact order[] = {
        SIPCODES_FACT_ACTION,      SIPCODES_FACT_REPAIR,  SIPCODES_FACT_ELSEWHERE,     SIPCODES_FACT_AGAIN,
        SIPCODES_FACT_RETRY_AFTER, SIPCODES_FACT_SCOPE,   SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_FACT_HEADERS,
        SIPCODES_FACT_CLASS,       SIPCODES_FACT_SENDERS, SIPCODES_FACT_METHODS,       SIPCODES_FACT_STANDING,
    };
    int place = 0;

    if (piece->fact == SIPCODES_FACT_CLASS && piece->number == 1)
        return 1;
    while (order[place] != piece->fact)
        assert_true(++place < (int)(sizeof order / sizeof *order));
    return place + 2;
}

static void differences_come_in_the_order_of_what_decides(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (size_t j = i + 1; j < sipcodes_count(); j++) {
            int before = 0;
            copy_comparison(&page, sipcodes_code_status(sipcodes_at(i)), sipcodes_code_status(sipcodes_at(j)));
            for (size_t p = 0; p < page.count; p++) {
                if (!copy_is_sided(&page.pieces[p]))
                    continue;
                assert_true(place_of(&page.pieces[p]) > before);
                before = place_of(&page.pieces[p]);
            }
        }
}

static void the_class_leads_if_the_outcomes_differ_and_not_otherwise(void **state)
{
    static const int apart[][2] = {{180, 200}, {200, 486}, {302, 404}, {180, 302}, {200, 302}, {183, 904}, {299, 499}};
    static const int alike[][2] = {{404, 503}, {486, 604}, {503, 604}, {486, 503}};

    (void)state;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        copy_comparison(&page, apart[i][0], apart[i][1]);
        assert_int_equal(difference_in(SIPCODES_FACT_CLASS)->number, 1);
    }
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        copy_comparison(&page, alike[i][0], alike[i][1]);
        assert_true(difference_in(SIPCODES_FACT_CLASS)->number > 1);
    }
    copy_comparison(&page, 404, 487);
    assert_null(difference_in(SIPCODES_FACT_CLASS));
    /* The lead says it already. */
    copy_comparison(&page, 486, 904);
    assert_null(difference_in(SIPCODES_FACT_CLASS));
}

/* What stands in a record for "does not apply"; such facts are no difference to anything. */
static bool says_something(const sipcodes_code *code, sipcodes_fact fact)
{
    uint32_t value = sipcodes_code_value(code, fact);
    bool failed = sipcodes_code_class(code) >= SIPCODES_CLASS_REQUEST_FAILURE;
    bool sent = sipcodes_code_standing(code) != SIPCODES_STANDING_LOCAL;

    switch (fact) {
    case SIPCODES_FACT_ELSEWHERE:
        return value != 0 && value != SIPCODES_ELSEWHERE_NONE;
    case SIPCODES_FACT_AGAIN:
        return value != 0 && value != SIPCODES_AGAIN_NONE;
    case SIPCODES_FACT_RETRY_AFTER:
        return value != 0 && failed && sent;
    case SIPCODES_FACT_REPAIR:
        return failed;
    case SIPCODES_FACT_SCOPE:
    case SIPCODES_FACT_DIALOG_EFFECT:
        return value != 0;
    default:
        return true;
    }
}

/* That one of two failures is local stands in the lead, and is not said again by the facts that follow from it. */
static bool is_in_the_lead(const sipcodes_code *a, const sipcodes_code *b, sipcodes_fact fact)
{
    bool one_local =
        (sipcodes_code_standing(a) == SIPCODES_STANDING_LOCAL) != (sipcodes_code_standing(b) == SIPCODES_STANDING_LOCAL);
    bool both_failed =
        sipcodes_code_class(a) >= SIPCODES_CLASS_REQUEST_FAILURE && sipcodes_code_class(b) >= SIPCODES_CLASS_REQUEST_FAILURE;

    return one_local && both_failed && (fact == SIPCODES_FACT_CLASS || fact == SIPCODES_FACT_STANDING);
}

static void every_fact_in_which_two_known_codes_differ_is_stated_and_no_other(void **state)
{
    static const sipcodes_fact facts[] = {
        SIPCODES_FACT_CLASS,         SIPCODES_FACT_STANDING, SIPCODES_FACT_ACTION,      SIPCODES_FACT_REPAIR,
        SIPCODES_FACT_ELSEWHERE,     SIPCODES_FACT_AGAIN,    SIPCODES_FACT_RETRY_AFTER, SIPCODES_FACT_SCOPE,
        SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_FACT_SENDERS,
    };

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (size_t j = i + 1; j < sipcodes_count(); j++) {
            const sipcodes_code *a = sipcodes_at(i), *b = sipcodes_at(j);
            copy_comparison(&page, sipcodes_code_status(a), sipcodes_code_status(b));
            for (size_t f = 0; f < sizeof facts / sizeof *facts; f++) {
                bool differ = says_something(a, facts[f]) && says_something(b, facts[f]) &&
                              sipcodes_code_value(a, facts[f]) != sipcodes_code_value(b, facts[f]) &&
                              !is_in_the_lead(a, b, facts[f]);
                if (differ != (difference_in(facts[f]) != NULL))
                    fail_msg("%d and %d: %s", page.a, page.b, sipcodes_fact_name(facts[f]));
            }
        }
}

static void what_nobody_can_know_of_an_unknown_code_is_no_difference(void **state)
{
    (void)state;
    copy_comparison(&page, 499, 503);
    assert_null(difference_in(SIPCODES_FACT_SENDERS));
    assert_null(difference_in(SIPCODES_FACT_METHODS));
    assert_null(difference_in(SIPCODES_FACT_HEADERS));
    assert_non_null(difference_in(SIPCODES_FACT_STANDING));
    assert_non_null(difference_in(SIPCODES_FACT_CLASS));
    assert_string_equal(difference_in(SIPCODES_FACT_ACTION)->source[0], "RFC 3261 8.1.3.2");
}

static void header_fields_to_look_at_are_named(void **state)
{
    const struct copied_piece *headers;

    (void)state;
    copy_comparison(&page, 182, 487);
    headers = difference_in(SIPCODES_FACT_HEADERS);
    assert_string_equal(headers->side[0], about(182, MSG_FACT_HEADERS_ONE, "Contact, Record-Route, RSeq and Require"));
    assert_string_equal(headers->side[1], about(487, MSG_DIFFERENCE_NONE_HEADERS, NULL));
}

static void of_many_header_fields_only_the_first_are_named_and_none_twice(void **state)
{
    const struct copied_piece *headers;

    (void)state;
    copy_comparison(&page, 200, 486);
    headers = difference_in(SIPCODES_FACT_HEADERS);
    /* The record has Contact and Content-Type in two meanings. */
    assert_string_equal(
        headers->side[0],
        about(200, MSG_FACT_HEADERS_FIRST, "Contact, Record-Route, Content-Type, Expires, SIP-ETag, Require and Recv-Info"));
    assert_string_equal(headers->side[1], about(486, MSG_FACT_HEADERS_ONE, "Retry-After"));
}

static void two_unknown_codes_of_a_class_are_said_to_have_no_difference(void **state)
{
    const struct arguments numbers = {{[AT(ARGUMENT_A_STATUS)] = "498", [AT(ARGUMENT_B_STATUS)] = "499"}};
    const struct copied_piece *difference;

    (void)state;
    copy_comparison(&page, 498, 499);
    difference = copy_find(&page, SIPCODES_PART_DIFFERENCE, 0);
    assert_int_equal(copy_count(&page, SIPCODES_PART_DIFFERENCE), 1);
    assert_string_equal(difference->text, fill(MSG_DIFFERENCE_NONE, &numbers));
    assert_int_equal(difference->number, 1);
    assert_int_equal(difference->fact, 0);
    assert_false(copy_is_sided(difference));
}

/* ---- In common ---- */

static void what_both_share_is_stated_with_both_sources(void **state)
{
    const struct copied_piece *common;

    (void)state;
    copy_comparison(&page, 404, 487);
    common = copy_find(&page, SIPCODES_PART_COMMON, 0);
    assert_string_equal(common->label, "Next step");
    assert_string_equal(common->text, text_string(MSG_FACT_ACTION_STOP_BOTH, 0));
    assert_int_equal(common->fact, SIPCODES_FACT_ACTION);
    assert_int_equal(common->number, 1);
    assert_string_equal(common->source[0], sipcodes_code_source(sipcodes_get(404), SIPCODES_FACT_ACTION));
    assert_string_equal(common->source[1], sipcodes_code_source(sipcodes_get(487), SIPCODES_FACT_ACTION));
    assert_false(copy_is_sided(common));
}

static void at_most_three_things_are_shared_and_none_of_them_differs(void **state)
{
    size_t most = 0;

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (size_t j = 0; j < sipcodes_count(); j++) {
            const struct copied_piece *common;
            size_t count = 0;
            if (i == j)
                continue;
            copy_comparison(&page, sipcodes_code_status(sipcodes_at(i)), sipcodes_code_status(sipcodes_at(j)));
            for (; (common = copy_find(&page, SIPCODES_PART_COMMON, count)); count++) {
                assert_null(difference_in(common->fact));
                assert_int_equal(sipcodes_code_value(sipcodes_at(i), common->fact),
                                 sipcodes_code_value(sipcodes_at(j), common->fact));
            }
            most = count > most ? count : most;
        }
    assert_int_equal(most, 3);
}

static void what_both_share_does_not_depend_on_the_order(void **state)
{
    static const int pairs[][2] = {{404, 487}, {100, 400}, {200, 487}, {183, 904}, {302, 499}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t count;
        copy_comparison(&page, pairs[i][0], pairs[i][1]);
        count = copy_count(&page, SIPCODES_PART_COMMON);
        copy_comparison(&page, pairs[i][1], pairs[i][0]);
        if (copy_count(&page, SIPCODES_PART_COMMON) != count)
            fail_msg("%d and %d share %zu things, and in the other order another number", pairs[i][0], pairs[i][1], count);
    }
}

/* Where a fact does not come into question for one of them, they do not share it. */
static void what_both_share_comes_into_question_for_both(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (size_t j = 0; j < sipcodes_count(); j++) {
            const sipcodes_code *a = sipcodes_at(i), *b = sipcodes_at(j);
            const struct copied_piece *common;
            copy_comparison(&page, sipcodes_code_status(a), sipcodes_code_status(b));
            for (size_t n = 0; (common = copy_find(&page, SIPCODES_PART_COMMON, n)); n++)
                if (!says_something(a, common->fact) || !says_something(b, common->fact))
                    fail_msg("%d and %d share %s", page.a, page.b, sipcodes_fact_name(common->fact));
        }
}

/* ---- Where to read more ---- */

static void references_are_those_of_the_first_code_then_those_of_the_second(void **state)
{
    const struct copied_piece *piece;
    int before = 404;

    (void)state;
    copy_comparison(&page, 404, 487);
    assert_string_equal(copy_find(&page, SIPCODES_PART_REFERENCE, 0)->text, sipcodes_code_text_source(sipcodes_get(404), 0));
    for (size_t i = 0; (piece = copy_find(&page, SIPCODES_PART_REFERENCE, i)); i++) {
        assert_true(piece->status == 404 || piece->status == 487);
        assert_true(piece->status >= before);
        before = piece->status;
    }
    assert_int_equal(before, 487);
}

static void nothing_to_read_is_left_out(void **state)
{
    (void)state;
    for (size_t i = 0; i + 1 < sipcodes_count(); i++) {
        const char *source;
        copy_comparison(&page, sipcodes_code_status(sipcodes_at(i)), sipcodes_code_status(sipcodes_at(i + 1)));
        for (size_t s = 0; (source = sipcodes_code_text_source(sipcodes_at(i), s)); s++)
            assert_true(is_listed(SIPCODES_PART_REFERENCE, source));
        for (size_t s = 0; (source = sipcodes_code_text_source(sipcodes_at(i + 1), s)); s++)
            assert_true(is_listed(SIPCODES_PART_REFERENCE, source));
    }
}

static void related_codes_are_those_of_both_without_the_two_themselves(void **state)
{
    (void)state;
    copy_comparison(&page, 486, 600);
    assert_false(is_listed(SIPCODES_PART_RELATED, "486 Busy Here"));
    assert_false(is_listed(SIPCODES_PART_RELATED, "600 Busy Everywhere"));
    for (int side = 0; side < 2; side++) {
        int related;
        for (size_t i = 0; (related = sipcodes_code_related(sipcodes_get(side == 0 ? 486 : 600), i)); i++)
            assert_int_equal(is_listed(SIPCODES_PART_RELATED, name_of(related)), related != 486 && related != 600);
    }
    copy_comparison(&page, 499, 503);
    assert_true(is_listed(SIPCODES_PART_RELATED, "400 Bad Request"));
}

/* ---- Errors, languages and visitors ---- */

static void expect_no_page(int a, int b)
{
    size_t count = 0;
    char buffer[8];

    if (sipcodes_compare(a, b, NULL, SIPCODES_FORMAT_TEXT, buffer, sizeof buffer) != SIPCODES_E_STATUS ||
        sipcodes_compare(a, b, NULL, SIPCODES_FORMAT_MARKDOWN, NULL, 0) != SIPCODES_E_STATUS ||
        sipcodes_compare_visit(a, b, NULL, count_piece, &count) != SIPCODES_E_STATUS || count != 0)
        fail_msg("%d and %d have a page", a, b);
}

static void expect_no_comparison(int status)
{
    expect_no_page(status, 486);
    expect_no_page(486, status);
    expect_no_page(status, status);
}

static void no_other_number_has_a_page_in_either_place(void **state)
{
    (void)state;
    for_each_non_code(expect_no_comparison);
    expect_no_page(INT_MIN, INT_MAX);
    expect_no_page(904, 905);
    expect_no_page(905, 904);
}

static void every_status_code_can_be_compared_in_either_place(void **state)
{
    (void)state;
    for (int status = 100; status < 1000; status++) {
        size_t count = 0;
        if (!is_status_code(status))
            continue;
        assert_int_equal(sipcodes_compare_visit(status, 904, NULL, count_piece, &count), 0);
        assert_int_equal(sipcodes_compare_visit(499, status, NULL, count_piece, &count), 0);
        assert_true(count > 30);
    }
}

static void a_missing_visitor_is_an_error_of_the_caller(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_compare_visit(486, 600, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
}

static void a_language_that_is_not_spoken_gets_english(void **state)
{
    static char english[MAX_PAGE], other[MAX_PAGE];

    (void)state;
    assert_null(sipcodes_language("tlh"));
    sipcodes_compare(486, 600, NULL, SIPCODES_FORMAT_TEXT, english, sizeof english);
    sipcodes_compare(486, 600, "tlh", SIPCODES_FORMAT_TEXT, other, sizeof other);
    assert_string_equal(other, english);
    sipcodes_compare(486, 600, "en_US.UTF-8", SIPCODES_FORMAT_TEXT, other, sizeof other);
    assert_string_equal(other, english);
}

static void expect_stops(int a, int b)
{
    static const int values[] = {1, 42, -1, INT_MAX, INT_MIN};

    copy_comparison(&page, a, b);
    for (size_t after = 1; after <= page.count; after++)
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            struct stop stop = {after, 0, values[i]};
            assert_int_equal(sipcodes_compare_visit(a, b, NULL, stop_after, &stop), values[i]);
            assert_int_equal(stop.seen, after);
        }
}

static void a_visitor_that_stops_is_not_called_again_and_its_value_is_returned(void **state)
{
    (void)state;
    expect_stops(486, 600);
    expect_stops(404, 487);
    expect_stops(499, 904);
    expect_stops(486, 486);
}

static int write_comparison(void *context, char *buffer, size_t size)
{
    const int *pair = context;
    return sipcodes_compare(pair[0], pair[1], NULL, SIPCODES_FORMAT_TEXT, buffer, size);
}

static void a_page_keeps_the_contract_at_every_size_of_buffer(void **state)
{
    int pairs[][2] = {{486, 600}, {499, 904}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        expect_contract(write_comparison, pairs[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_comparison_has_its_parts_in_order),
        cmocka_unit_test(only_curated_comparisons_have_a_table_of_facts),
        cmocka_unit_test(a_table_of_facts_without_rows_has_no_heading),
        cmocka_unit_test(unknown_and_local_codes_have_the_parts_of_any_comparison),
        cmocka_unit_test(a_code_compared_with_itself_has_one_card_and_no_differences),
        cmocka_unit_test(the_title_names_both_codes_in_the_order_asked_for),
        cmocka_unit_test(each_card_is_about_its_code),
        cmocka_unit_test(the_lead_of_a_derived_comparison_tells_how_the_classes_relate),
        cmocka_unit_test(the_lead_tells_that_a_local_code_is_never_sent),
        cmocka_unit_test(the_lead_tells_what_an_unknown_code_is_treated_as),
        cmocka_unit_test(a_curated_comparison_has_one_lead_in_both_orders),
        cmocka_unit_test(a_pair_is_curated_in_both_orders_or_in_none),
        cmocka_unit_test(the_pairs_that_people_confuse_are_curated),
        cmocka_unit_test(no_other_number_is_curated),
        cmocka_unit_test(curated_differences_come_first_with_one_source_and_no_sides),
        cmocka_unit_test(curated_pairs_say_themselves_which_to_send_and_what_to_do),
        cmocka_unit_test(derived_pairs_say_of_each_code_when_to_send_it_and_what_to_do),
        cmocka_unit_test(a_derived_difference_has_a_side_and_a_source_for_each_code),
        cmocka_unit_test(differences_come_in_the_order_of_what_decides),
        cmocka_unit_test(the_class_leads_if_the_outcomes_differ_and_not_otherwise),
        cmocka_unit_test(every_fact_in_which_two_known_codes_differ_is_stated_and_no_other),
        cmocka_unit_test(what_nobody_can_know_of_an_unknown_code_is_no_difference),
        cmocka_unit_test(header_fields_to_look_at_are_named),
        cmocka_unit_test(of_many_header_fields_only_the_first_are_named_and_none_twice),
        cmocka_unit_test(two_unknown_codes_of_a_class_are_said_to_have_no_difference),
        cmocka_unit_test(what_both_share_is_stated_with_both_sources),
        cmocka_unit_test(at_most_three_things_are_shared_and_none_of_them_differs),
        cmocka_unit_test(what_both_share_does_not_depend_on_the_order),
        cmocka_unit_test(what_both_share_comes_into_question_for_both),
        cmocka_unit_test(references_are_those_of_the_first_code_then_those_of_the_second),
        cmocka_unit_test(nothing_to_read_is_left_out),
        cmocka_unit_test(related_codes_are_those_of_both_without_the_two_themselves),
        cmocka_unit_test(no_other_number_has_a_page_in_either_place),
        cmocka_unit_test(every_status_code_can_be_compared_in_either_place),
        cmocka_unit_test(a_missing_visitor_is_an_error_of_the_caller),
        cmocka_unit_test(a_language_that_is_not_spoken_gets_english),
        cmocka_unit_test(a_visitor_that_stops_is_not_called_again_and_its_value_is_returned),
        cmocka_unit_test(a_page_keeps_the_contract_at_every_size_of_buffer),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
