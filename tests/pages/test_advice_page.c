/* test_advice_page.c - advice_page.c: the pages about a response; and every reason as a whole sentence. */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "contract.h"
#include "prose.h"

#include "advice.h"

#define MAX_TEXT 32768

/* ---- Every reason ---- */

static const sipcodes_header_field fields[] = {
    {{"Unsupported", SIZE_MAX}, {"100rel, timer", SIZE_MAX}},
    {{"Contact", SIZE_MAX}, {"<sip:bob@example.com>", SIZE_MAX}},
};

static void assert_whole(const sipcodes_advice *advice, const char *what)
{
    char text[2048];
    unsigned faults;

    assert_in_range(sipcodes_advice_text(advice, 0, NULL, text, sizeof text), 1, sizeof text - 1);
    faults = prose_faults(text, true);
    for (int rule = 0; rule < PROSE_RULES; rule++)
        if (faults & 1u << rule)
            fail_msg("%s (%s): %s: %s", sipcodes_advice_reason(advice, 0), what, prose_rule_text((enum prose_rule)rule), text);
    if (strstr(text, "-1") || strstr(text, "from .") || strstr(text, ": ."))
        fail_msg("%s (%s): %s", sipcodes_advice_reason(advice, 0), what, text);
    assert_true(strlen(sipcodes_advice_source(advice, 0)) > 0);
}

/* An advice that gives one reason, with the numbers that reasons name. */
static void give(sipcodes_advice *given, const sipcodes_response *response, int reason, int64_t field)
{
    struct advice *advice = (struct advice *)given;

    *advice =
        (struct advice){.response = response,
                        .code = sipcodes_get(sipcodes_response_status(response)),
                        .retry_after = 30,
                        .reasons = {(uint16_t)reason},
                        .count = 1,
                        .fields = {reason == REASON_FIELD_UNREADABLE ? SIPCODES_FIELD_RETRY_AFTER : SIPCODES_FIELD_UNKNOWN}};
    for (int value = 0; value < ADVICE_VALUES; value++)
        advice->value[value] = 120;
    advice->value[SIPCODES_ADVICE_FIELD] = field;
    advice->value[SIPCODES_ADVICE_MISSING] =
        reason == REASON_FIELD_MISSING || reason == REASON_FIELD_USELESS ? SIPCODES_FIELD_MIN_SE : NONE;
}

static void every_reason_is_a_whole_sentence_with_values_and_without(void **state)
{
    static const int statuses[] = {408, 420, 503, 607};

    (void)state;
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        for (int reason = REASON_NONE + 1; reason < REASON_FORK_NOTHING_RECEIVED; reason++) {
            sipcodes_response response;
            sipcodes_advice advice;
            assert_int_equal(sipcodes_response_make(&response, statuses[i], (sipcodes_bytes){NULL, 0}, fields, 2), SIPCODES_OK);
            give(&advice, &response, reason, SIPCODES_FIELD_UNSUPPORTED);
            assert_whole(&advice, "values");
            give(&advice, &response, reason, SIPCODES_FIELD_CONTACT);
            assert_whole(&advice, "one value");
            give(&advice, &response, reason, NONE);
            assert_whole(&advice, "no values");
        }
}

/* ---- Pages ---- */

struct asked {
    sipcodes_response response;
    sipcodes_context context;
    sipcodes_policy policy;
    sipcodes_advice advice;
};

static void ask(struct asked *asked, const char *message, const char *context, const char *rules)
{
    memset(asked, 0, sizeof *asked);
    assert_int_equal(sipcodes_response_read(&asked->response, message, SIZE_MAX, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_context_parse(&asked->context, context, SIZE_MAX, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_policy_parse(&asked->policy, rules, SIZE_MAX, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_advise(&asked->response, &asked->context, &asked->policy, &asked->advice), SIPCODES_OK);
}

static const char *page_of(const char *message, const char *context, const char *rules)
{
    static char text[MAX_TEXT];
    struct asked asked;
    int length;

    ask(&asked, message, context, rules);
    length = sipcodes_advice_page(&asked.advice, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text);
    assert_in_range(length, 1, sizeof text - 1);
    assert_int_equal(strlen(text), length);
    return text;
}

static void assert_page(const char *message, const char *context, const char *rules, const char *part)
{
    const char *page = page_of(message, context, rules);

    if (!strstr(page, part))
        fail_msg("\"%s\" is not in:\n%s", part, page);
}

static void assert_no_part(const char *message, const char *context, const char *part)
{
    const char *page = page_of(message, context, "");

    if (strstr(page, part))
        fail_msg("\"%s\" is in:\n%s", part, page);
}

#define RESPONSE(status) "SIP/2.0 " status " x\r\n"

static void the_title_names_the_method_if_it_is_known(void **state)
{
    (void)state;
    assert_page(RESPONSE("486") "CSeq: 1 INVITE\r\n\r\n", "", "", "SIP 486 Busy Here, in answer to INVITE\n");
    assert_page(RESPONSE("486") "\r\n", "", "", "SIP 486 Busy Here\n");
    assert_page(RESPONSE("450") "\r\n", "", "", "SIP 450\n");
}

static void times_are_told_with_what_they_are_for(void **state)
{
    (void)state;
    assert_page(RESPONSE("500") "Retry-After: 9\r\n\r\n", "", "", "9 s\n");
    assert_page(RESPONSE("491") "\r\n", "call-id=theirs", "", "1 s, taken at random from 0 to 2 s\n");
    assert_page(RESPONSE("503") "Retry-After: 9\r\n\r\n", "", "", "9 s from this server, with all requests\n");
    assert_page(RESPONSE("486") "Retry-After: 9\r\n\r\n", "", "", "9 s from this address\n");
    assert_page(RESPONSE("480") "Retry-After: 9\r\n\r\n", "usage=invite", "", "9 s with requests of this usage\n");
    assert_page(RESPONSE("301") "Contact: <sip:a@x>\r\n\r\n", "", "", "for good\n");
    assert_page(RESPONSE("302") "Contact: <sip:a@x>;expires=60\r\n\r\n", "", "", "for 60 s\n");
    assert_page(RESPONSE("302") "Contact: <sip:a@x>\r\n\r\n", "", "", "for this request only\n");
    assert_no_part(RESPONSE("404") "\r\n", "", "Wait: ");
}

static void values_are_told_once(void **state)
{
    (void)state;
    assert_page(RESPONSE("422") "Min-SE: 120\r\n\r\n", "", "", "Session-Expires, at least: 120 s\n");
    assert_page(RESPONSE("423") "Min-Expires: 120\r\n\r\n", "", "", "Expires, at least: 120 s\n");
    assert_page(RESPONSE("420") "Server: x\r\n\r\n", "", "", "Missing from the response: Unsupported\n");
    assert_page(RESPONSE("420") "Unsupported: 100rel, timer\r\n\r\n", "", "stop=420", "From the response: 100rel and timer\n");
    assert_no_part(RESPONSE("420") "Unsupported: 100rel, timer\r\n\r\n", "", "From the response");
    assert_no_part(RESPONSE("420") "Unsupported: \r\n\r\n", "", "From the response");
}

static void choices_are_told_where_they_say_something(void **state)
{
    (void)state;
    assert_page(RESPONSE("433") "\r\n", "", "", "a person has to agree to the other step\n");
    assert_no_part(RESPONSE("433") "\r\n", "consent=yes", "a person has to agree");
    assert_page(RESPONSE("486") "\r\n", "", "", "User reached: yes\n");
    assert_page(RESPONSE("407") "\r\n", "", "", "User reached: no\n");
    assert_page(RESPONSE("503") "\r\n", "", "", "this counts against it\n");
    assert_page(RESPONSE("408") "\r\n", "origin=timeout", "", "because no response came in time\n");
    assert_page(RESPONSE("503") "\r\n", "origin=transport", "", "because the request could not be sent\n");
    assert_page(RESPONSE("503") "\r\n", "origin=local", "", "Made by: this side\n");
    assert_no_part(RESPONSE("486") "\r\n", "", "Made by");
}

static void what_goes_upstream_is_told_if_it_is_not_the_response(void **state)
{
    (void)state;
    assert_page(RESPONSE("503") "\r\n", "role=proxy", "", "To send upstream: 500\n");
    assert_page(RESPONSE("408") "CSeq: 1 BYE\r\n\r\n", "role=b2bua", "", "To send upstream: nothing\n");
    assert_no_part(RESPONSE("503") "\r\n", "role=uac", "To send upstream");
    assert_no_part(RESPONSE("486") "\r\n", "role=proxy", "To send upstream");
    assert_no_part(RESPONSE("100") "\r\n", "role=proxy", "To send upstream");
}

static void warnings_are_labelled(void **state)
{
    (void)state;
    assert_page(RESPONSE("603") "\r\n", "", "failover=603", "Warning: The policy goes against the RFC");
    assert_page(RESPONSE("503") "Retry-After: abc\r\n\r\n", "", "", "Warning: Retry-After cannot be read");
    assert_no_part(RESPONSE("486") "\r\n", "", "Warning");
}

static void a_response_explained_has_its_faults_and_its_card(void **state)
{
    static const char message[] = RESPONSE("486") "Retry-After: abc\r\nno colon\r\nSub\x1b[31mject: x\r\n\r\n";
    static char text[MAX_TEXT];
    sipcodes_response response;

    (void)state;
    assert_int_equal(sipcodes_response_read(&response, message, SIZE_MAX, NULL), SIPCODES_OK);
    assert_in_range(sipcodes_explain_response(&response, NULL, NULL, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text), 1,
                    sizeof text - 1);
    assert_non_null(strstr(text, "What Is Wrong with the Response\n"));
    assert_non_null(strstr(text, "Retry-After: "));
    assert_non_null(strstr(text, "(byte "));
    assert_null(strchr(text, '\x1b'));
    assert_non_null(strstr(text, "486 Busy Here means that"));
    assert_int_equal(sipcodes_response_read(&response, RESPONSE("486") "\r\n", SIZE_MAX, NULL), SIPCODES_OK);
    assert_in_range(sipcodes_explain_response(&response, NULL, NULL, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text), 1,
                    sizeof text - 1);
    assert_null(strstr(text, "What Is Wrong"));
}

static const char *explanation_of(const char *message)
{
    static char text[MAX_TEXT];
    sipcodes_response response;

    assert_int_equal(sipcodes_response_read(&response, message, SIZE_MAX, NULL), SIPCODES_OK);
    assert_in_range(sipcodes_explain_response(&response, NULL, NULL, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text), 1,
                    sizeof text - 1);
    return text;
}

static void a_warning_is_told_with_its_meaning_and_what_helps(void **state)
{
    const char *text = explanation_of(RESPONSE("488") "Warning: 370 x \"a\", 399 x \"b\"\r\nWarning: 305 x \"c\"\r\n\r\n");

    (void)state;
    assert_non_null(strstr(text, "- The response says: Warning 370, Insufficient bandwidth: The bandwidth that the session "));
    assert_non_null(strstr(text, "[RFC 3261 20.43]\n- What helps: Offer a lower bandwidth: fewer media, or codecs that need "
                                 "less.\n"));
    assert_non_null(strstr(text, "Warning 399, Miscellaneous warning: "));
    assert_non_null(strstr(text, "Warning 305, "));
}

static void a_warning_that_says_nothing_known_is_passed_over(void **state)
{
    const char *text = explanation_of(RESPONSE("606") "Warning: 398 x \"a\"\r\nWarning: x, 370 x \"c\"\r\n\r\n");

    (void)state;
    assert_null(strstr(text, "Warning 398"));
    assert_non_null(strstr(text, "Warning 370, "));
    text = explanation_of(RESPONSE("480") "Subject: x\r\n\r\n");
    assert_null(strstr(text, "The response says"));
    assert_null(strstr(text, "What helps"));
}

static void a_cause_in_reason_is_named(void **state)
{
    const char *text = explanation_of(RESPONSE("480") "Reason: q.850 ;cause=17;text=\"x\", SIP;cause=200\r\n\r\n");

    (void)state;
    assert_non_null(strstr(text, "- Cause in Reason: 17 User busy ["));
    assert_null(strstr(text, "Cause in Reason: 200"));
    text = explanation_of(RESPONSE("480") "Reason: Q.850;cause=12\r\n\r\n");
    assert_non_null(strstr(text, "- Cause in Reason: 12 unassigned"));
}

static void a_reason_without_a_cause_of_q850_is_passed_over(void **state)
{
    static const char *const messages[] = {
        RESPONSE("480") "Reason: Q.850\r\n\r\n",           RESPONSE("480") "Reason: Q.850;cause=0\r\n\r\n",
        RESPONSE("480") "Reason: Q.850;cause=128\r\n\r\n", RESPONSE("480") "Reason: Q.850;cause=487\r\n\r\n",
        RESPONSE("480") "Reason: SIP;cause=17\r\n\r\n",    RESPONSE("480") "Reason: ;cause=17\r\n\r\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++)
        assert_null(strstr(explanation_of(messages[i]), "Cause in Reason"));
}

/* ---- The contract ---- */

static int write_page(void *context, char *buffer, size_t size)
{
    return sipcodes_advice_page(context, "en", SIPCODES_FORMAT_TEXT, buffer, size);
}

static int write_markdown(void *context, char *buffer, size_t size)
{
    return sipcodes_advice_page(context, "en", SIPCODES_FORMAT_MARKDOWN, buffer, size);
}

static int write_reason(void *context, char *buffer, size_t size)
{
    return sipcodes_advice_text(context, 0, "en", buffer, size);
}

static int write_explanation(void *context, char *buffer, size_t size)
{
    return sipcodes_explain_response(context, NULL, NULL, NULL, SIPCODES_FORMAT_TEXT, buffer, size);
}

static void pages_and_sentences_keep_the_contract_at_every_size(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, RESPONSE("488") "Warning: 304 a \"\xc3\xa4\xff_*x\"\r\nCSeq: 1 INVITE\r\nx\r\n\r\n", "", "");
    expect_contract(write_page, &asked.advice);
    expect_contract(write_markdown, &asked.advice);
    expect_contract(write_reason, &asked.advice);
    expect_contract(write_explanation, &asked.response);
}

static int stop_at_third(const sipcodes_piece *piece, void *user)
{
    int *count = user;

    (void)piece;
    return ++*count == 3 ? 7 : 0;
}

static int count_piece(const sipcodes_piece *piece, void *user)
{
    size_t *count = user;

    assert_in_range(sipcodes_piece_part(piece), SIPCODES_PART_TITLE, SIPCODES_PART_FAULT);
    assert_int_equal(sipcodes_piece_status(piece) == 486 || sipcodes_piece_part(piece) == SIPCODES_PART_HEADING, 1);
    ++*count;
    return 0;
}

static void visitors_see_every_piece_and_may_stop(void **state)
{
    struct asked asked;
    size_t page = 0, explanation = 0;
    int count = 0;

    (void)state;
    ask(&asked, RESPONSE("486") "no colon\r\n\r\n", "", "");
    assert_int_equal(sipcodes_advice_visit(&asked.advice, NULL, count_piece, &page), 0);
    assert_int_equal(sipcodes_explain_response_visit(&asked.response, NULL, NULL, NULL, count_piece, &explanation), 0);
    assert_true(page >= 4 && explanation > page);
    assert_int_equal(sipcodes_advice_visit(&asked.advice, NULL, stop_at_third, &count), 7);
    assert_int_equal(count, 3);
}

static void arguments_that_cannot_be_used(void **state)
{
    struct asked asked;
    sipcodes_advice zeroed = {{0}};
    sipcodes_response none = {{0}};
    char text[8];

    (void)state;
    ask(&asked, RESPONSE("486") "\r\n", "", "");
    assert_int_equal(sipcodes_advice_page(NULL, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_page(&zeroed, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_page(&asked.advice, NULL, (sipcodes_format)99, text, sizeof text), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_page(&asked.advice, NULL, SIPCODES_FORMAT_TEXT, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_visit(&asked.advice, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_visit(NULL, NULL, stop_at_third, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_explain_response(NULL, NULL, NULL, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text),
                     SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_explain_response(&none, NULL, NULL, NULL, SIPCODES_FORMAT_TEXT, text, sizeof text),
                     SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_explain_response_visit(&asked.response, NULL, NULL, NULL, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_explain_response_visit(NULL, NULL, NULL, NULL, stop_at_third, NULL), SIPCODES_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_is_a_whole_sentence_with_values_and_without),
        cmocka_unit_test(the_title_names_the_method_if_it_is_known),
        cmocka_unit_test(times_are_told_with_what_they_are_for),
        cmocka_unit_test(values_are_told_once),
        cmocka_unit_test(choices_are_told_where_they_say_something),
        cmocka_unit_test(what_goes_upstream_is_told_if_it_is_not_the_response),
        cmocka_unit_test(warnings_are_labelled),
        cmocka_unit_test(a_response_explained_has_its_faults_and_its_card),
        cmocka_unit_test(a_warning_is_told_with_its_meaning_and_what_helps),
        cmocka_unit_test(a_warning_that_says_nothing_known_is_passed_over),
        cmocka_unit_test(a_cause_in_reason_is_named),
        cmocka_unit_test(a_reason_without_a_cause_of_q850_is_passed_over),
        cmocka_unit_test(pages_and_sentences_keep_the_contract_at_every_size),
        cmocka_unit_test(visitors_see_every_piece_and_may_stop),
        cmocka_unit_test(arguments_that_cannot_be_used),
    };
    return cmocka_run_group_tests_name("advice_page", tests, NULL, NULL);
}
