/* test_cause_page.c - cause_page.c: the pages about causes. */
#include "unit.h"

#include <stdio.h>

#define ROOM 60000

static char page[ROOM], other[ROOM];

static const char *explain(int number)
{
    int length = sipcodes_cause_explain(number, "en", SIPCODES_FORMAT_TEXT, page, sizeof page);

    assert_in_range(length, 200, ROOM - 1);
    assert_int_equal(strlen(page), length);
    return page;
}

static const char *compare(int a, int b)
{
    int length = sipcodes_cause_compare(a, b, "en", SIPCODES_FORMAT_TEXT, page, sizeof page);

    assert_in_range(length, 200, ROOM - 1);
    assert_int_equal(strlen(page), length);
    return page;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is missing in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" is in:\n%s", part, text);
}

/* What must hold for every page. */
static void assert_sound(const char *text)
{
    static const char *const never[] = {"{", "}", "  ", "\n\n\n", " .", ": \n", "..", "- \n", " ,", "[]"};

    for (size_t i = 0; i < COUNT_OF(never); i++)
        assert_lacks(text, never[i]);
    for (const char *at = text; *at; at++)
        assert_true(*at == '\n' || (*at >= ' ' && *at < 0x7F));
    assert_int_equal(text[strlen(text) - 1], '\n');
}

static void an_explanation_says_what_is_known(void **state)
{
    const char *text = explain(21);

    (void)state;
    assert_int_equal(strncmp(text, "Cause 21 Call rejected\n\nCause 21, call rejected, means", 54), 0);
    assert_has(text, "\n\nDescription: ");
    assert_has(text, "\n\nWhen You See It: ");
    assert_has(text, "\n\nHow to Fix: ");
    assert_has(text, "- Class: normal event [RFC 3398 7.2.4.1]\n");
    assert_has(text, "- In Q.850: assigned [");
    assert_has(text, "- Checked: second-hand: the document that decides could not be read\n");
    assert_has(text,
               "- Symbol: AST_CAUSE_CALL_REJECTED, in Asterisk (chan_pjsip) [asterisk/asterisk:include/asterisk/causes.h]\n");
    assert_has(text, "- RFC 4497 (QSIG): 403 Forbidden [RFC 4497 8.4.1]\n"
                     "- RFC 4497 (QSIG): 603 Decline if the cause comes from the user [RFC 4497 8.4.1]\n");
    assert_has(text, "- FreeSWITCH (mod_sofia): 603 Decline [");
    assert_has(text, "- Note: RFC 3398 has 403, unless the cause comes from the user.\n");
    assert_has(text, "- RFC 3398 (ISUP): 401, 402, 403, 407 and 603 [RFC 3398 8.2.6.1]\n");
    assert_has(text, "\n\nLearn More\n\n");
    assert_has(text, "\n\nSee Also\n\n- 401 Unauthorized\n");
    assert_lacks(text, "ITU-T Q.1912.5");
}

static void defaults_conditions_and_nothing_are_told(void **state)
{
    (void)state;
    assert_has(explain(41), "- Asterisk (chan_pjsip): 603 Decline, as all causes that the table does not name [");
    assert_has(explain(16), "- RFC 3398 (ISUP): no status code [RFC 3398 7.2.4.1]\n");
    assert_has(explain(31), "- RFC 3398 (ISUP): all status codes that the table does not name [RFC 3398 8.2.6.1]\n");
    assert_has(explain(31), "- RFC 3398 (ISUP): 488 and 606 [RFC 3398 8.2.6.1]\n");
    assert_has(explain(65), "- RFC 3398 (ISUP): 488 and 606, if the Warning header field is about the bearer capability [");
    assert_has(explain(47),
               "- ITU-T Q.1912.5: 503 Service Unavailable (second-hand: the document that decides could not be read) [");
    assert_has(explain(17), "- AudioCodes gateways: 486 Busy Here (only part of the source could be read) [");
    assert_has(explain(17), "- AudioCodes gateways: 486 and 600 (only part of the source could be read) [");
}

static void causes_without_texts_have_those_of_their_kind(void **state)
{
    (void)state;
    assert_has(explain(45),
               "Cause 45 unassigned\n\nCause 45 is spare or reserved in Q.850, in the class \"resource unavailable\".");
    assert_has(explain(45), "- Note: FreeSWITCH uses 45 as PRE_EMPTED");
    assert_has(explain(487), "Cause 487 ORIGINATOR_CANCEL is a product's own and not one of Q.850.");
    assert_has(explain(487), "- FreeSWITCH (mod_sofia): 487 Request Terminated [");
    assert_lacks(explain(487), "- Class:");
    assert_lacks(explain(487), "- RFC 3398 (ISUP)");
}

static void a_comparison_names_what_differs(void **state)
{
    const char *text = compare(21, 44);

    (void)state;
    assert_int_equal(strncmp(text, "Cause 21 Call rejected vs cause 44 Requested circuit/channel not available\n", 74), 0);
    assert_has(text, "Cause 21 belongs to the class \"normal event\". Cause 44 belongs to the class \"resource unavailable\".");
    assert_has(text, "By RFC 3398 (ISUP) and RFC 4497 (QSIG), cause 21 becomes 403 Forbidden. "
                     "By the same, cause 44 has no status code of its own.");
    assert_has(text, "By Asterisk (chan_pjsip), cause 21 becomes 403 Forbidden. By the same, cause 44 becomes 603 Decline.");
    assert_has(text, "For cause 21, RFC 3398 (ISUP) asks for the location: 603 Decline if it is the user. "
                     "For cause 44, RFC 3398 (ISUP) gives the same answer whatever the location is.");
    assert_has(text, "FreeSWITCH (mod_sofia) calls cause 21 CALL_REJECTED. FreeSWITCH (mod_sofia) calls cause 44 "
                     "REQUESTED_CHAN_UNAVAIL.");
}

static void a_comparison_names_what_is_shared(void **state)
{
    (void)state;
    assert_has(compare(34, 42), "- Both belong to the class \"resource unavailable\".\n");
    assert_has(compare(34, 42), "both become 503 Service Unavailable.\n");
    assert_has(compare(16, 44), "neither has a status code of its own.\n");
    assert_has(compare(32, 33), "1. The tables and products here tell them apart by nothing but the number.\n");
    assert_has(compare(4, 17), "Asterisk (chan_pjsip) has no name for cause 4.");
}

static void numbers_of_products_are_told_from_those_of_q850(void **state)
{
    (void)state;
    assert_has(compare(17, 487), "Only numbers up to 127 are causes of Q.850");
    assert_has(compare(487, 17), "Cause 487 is no cause of Q.850, but a product's own number.");
    assert_has(compare(487, 815), "Both are numbers of a product's own");
    assert_has(compare(487, 815), "By FreeSWITCH (mod_sofia), cause 487 becomes 487 Request Terminated.");
    assert_has(compare(17, 127), "The two belong to different classes of Q.850");
    assert_has(compare(17, 19), "Both causes belong to the same class of Q.850");
}

static void a_cause_compared_with_itself_has_one_card(void **state)
{
    (void)state;
    assert_has(compare(17, 17), "Cause 17 User busy is compared with itself here");
    assert_lacks(page, "Key Differences");
    assert_lacks(page, "What They Share");
}

static void pairs_that_people_confuse_have_texts_of_their_own(void **state)
{
    (void)state;
    assert_true(sipcodes_cause_is_curated(1, 3));
    assert_true(sipcodes_cause_is_curated(3, 1));
    assert_false(sipcodes_cause_is_curated(1, 1));
    assert_false(sipcodes_cause_is_curated(1, 127));
    assert_false(sipcodes_cause_is_curated(-1, 3));
    assert_false(sipcodes_cause_is_curated(INT_MAX, INT_MIN));
    assert_has(compare(3, 1), "\n\nFact by Fact\n\n");
    assert_has(page, "\n\nWhen to Use Which\n\nIf you report the cause: ");
    assert_has(page, "\n\nIf you read the cause: ");
    assert_has(page, "\n\nKey Differences\n\n1. ");
}

static void every_page_is_sound(void **state)
{
    (void)state;
    for (size_t a = 0; a < sipcodes_cause_count(); a++) {
        int first = sipcodes_cause_number(sipcodes_cause_at(a));
        assert_sound(explain(first));
        for (size_t b = 0; b < sipcodes_cause_count(); b++) {
            int second = sipcodes_cause_number(sipcodes_cause_at(b));
            /* Every pair beside each other, and a sample of those far apart. */
            if (b > a + 3 && (a + b) % 7)
                continue;
            assert_sound(compare(first, second));
            assert_true((first == second) == !strstr(page, "\nKey Differences\n"));
        }
    }
}

static void both_orders_tell_the_same_table_rows(void **state)
{
    (void)state;
    assert_has(compare(19, 17), "cause 19 becomes 480 Temporarily Unavailable. By the same, cause 17 becomes 486 Busy Here.");
    assert_has(compare(17, 19), "cause 17 becomes 486 Busy Here. By the same, cause 19 becomes 480 Temporarily Unavailable.");
}

static void text_follows_the_contract_of_snprintf(void **state)
{
    int length = sipcodes_cause_compare(17, 19, NULL, SIPCODES_FORMAT_MARKDOWN, page, sizeof page);
    int explained = sipcodes_cause_explain(17, "en-AU", SIPCODES_FORMAT_MARKDOWN, other, sizeof other);

    (void)state;
    assert_int_equal(strncmp(page, "# Cause 17 User busy vs cause 19", 32), 0);
    assert_has(other, "**Description**: ");
    for (size_t size = 0; size <= 300; size++) {
        char *small = malloc(size + 1);
        memset(small, 'x', size + 1);
        assert_int_equal(sipcodes_cause_compare(17, 19, NULL, SIPCODES_FORMAT_MARKDOWN, size ? small : NULL, size), length);
        assert_int_equal(small[size], 'x');
        if (size > 0)
            assert_int_equal(strncmp(small, page, size - 1) || small[size - 1], 0);
        assert_int_equal(sipcodes_cause_explain(17, NULL, SIPCODES_FORMAT_MARKDOWN, size ? small : NULL, size), explained);
        free(small);
    }
}

/* What a visit has seen. */
struct seen {
    unsigned parts;
    int left; /* pieces until it ends */
    int sides;
    int causes[2];
};

static int see(const sipcodes_piece *piece, void *user)
{
    struct seen *seen = user;
    char text[8000], side[8000];
    int cause = sipcodes_piece_cause(piece);
    int length = sipcodes_piece_text(piece, text, sizeof text);

    assert_in_range(length, 1, sizeof text - 1);
    assert_string_equal(sipcodes_piece_language(piece), "en");
    assert_int_equal(sipcodes_piece_fact(piece), 0);
    seen->parts |= 1u << sipcodes_piece_part(piece);
    if (cause)
        seen->causes[cause == 487] = cause;
    for (int i = 0; i < 2; i++)
        if (sipcodes_piece_side(piece, i, side, sizeof side) > 0) {
            seen->sides++;
            assert_lacks(side, "By the same");
            assert_true(*sipcodes_piece_source(piece, i));
        }
    return --seen->left == 0 ? 7 : 0;
}

static void pieces_are_handed_out(void **state)
{
    struct seen seen = {0};

    (void)state;
    assert_int_equal(sipcodes_cause_explain_visit(21, "en", see, &seen), 0);
    assert_int_equal(seen.parts, 1u << SIPCODES_PART_TITLE | 1u << SIPCODES_PART_LEAD | 1u << SIPCODES_PART_DESCRIPTION |
                                     1u << SIPCODES_PART_WHEN | 1u << SIPCODES_PART_FIX | 1u << SIPCODES_PART_HEADING |
                                     1u << SIPCODES_PART_FACT | 1u << SIPCODES_PART_REFERENCE | 1u << SIPCODES_PART_RELATED);
    assert_int_equal(seen.causes[0], 21);
    assert_int_equal(seen.sides, 0);
    seen = (struct seen){0};
    assert_int_equal(sipcodes_cause_compare_visit(21, 487, "en", see, &seen), 0);
    assert_true(seen.parts & 1u << SIPCODES_PART_DIFFERENCE);
    assert_true(seen.parts & 1u << SIPCODES_PART_CARD);
    assert_true(seen.sides >= 2);
    assert_int_equal(seen.causes[0], 21);
    assert_int_equal(seen.causes[1], 487);
    seen = (struct seen){0};
    assert_int_equal(sipcodes_cause_compare_visit(21, 44, "en", see, &seen), 0);
    assert_int_equal(seen.sides, 18);
    assert_true(seen.parts & 1u << SIPCODES_PART_COMMON || !strstr(compare(21, 44), "What They Share"));
}

static void a_visit_ends_when_the_visitor_says_so(void **state)
{
    struct seen seen = {.left = 3};

    (void)state;
    assert_int_equal(sipcodes_cause_explain_visit(21, "en", see, &seen), 7);
    assert_int_equal(seen.left, 0);
    seen = (struct seen){.left = 5};
    assert_int_equal(sipcodes_cause_compare_visit(21, 22, "en", see, &seen), 7);
}

static void wrong_arguments_are_errors(void **state)
{
    struct seen seen = {0};

    (void)state;
    assert_int_equal(sipcodes_cause_explain(0, NULL, SIPCODES_FORMAT_TEXT, page, sizeof page), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_cause_explain(128, NULL, SIPCODES_FORMAT_TEXT, page, sizeof page), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_cause_explain(17, NULL, (sipcodes_format)2, page, sizeof page), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_explain(17, NULL, SIPCODES_FORMAT_TEXT, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_compare(17, 0, NULL, SIPCODES_FORMAT_TEXT, page, sizeof page), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_cause_compare(INT_MIN, 17, NULL, SIPCODES_FORMAT_TEXT, page, sizeof page), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_cause_explain_visit(17, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_explain_visit(128, NULL, see, &seen), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_cause_compare_visit(17, 18, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_compare_visit(17, 486, NULL, see, &seen), SIPCODES_E_CAUSE);
    assert_int_equal(sipcodes_piece_cause(NULL), 0);
    assert_int_equal(seen.parts, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_explanation_says_what_is_known),
        cmocka_unit_test(defaults_conditions_and_nothing_are_told),
        cmocka_unit_test(causes_without_texts_have_those_of_their_kind),
        cmocka_unit_test(a_comparison_names_what_differs),
        cmocka_unit_test(a_comparison_names_what_is_shared),
        cmocka_unit_test(numbers_of_products_are_told_from_those_of_q850),
        cmocka_unit_test(a_cause_compared_with_itself_has_one_card),
        cmocka_unit_test(pairs_that_people_confuse_have_texts_of_their_own),
        cmocka_unit_test(every_page_is_sound),
        cmocka_unit_test(both_orders_tell_the_same_table_rows),
        cmocka_unit_test(text_follows_the_contract_of_snprintf),
        cmocka_unit_test(pieces_are_handed_out),
        cmocka_unit_test(a_visit_ends_when_the_visitor_says_so),
        cmocka_unit_test(wrong_arguments_are_errors),
    };
    return cmocka_run_group_tests_name("cause_page", tests, NULL, NULL);
}
