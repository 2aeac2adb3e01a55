/* test_advice.c - advice.c: numbers and names, the values from the message, and sentences. */
#include "advising.h"

#define LAST_VALUE SIPCODES_ADVICE_RELAY

/* ---- Numbers ---- */

static struct asked some;

static void check_value(int number)
{
    sipcodes_advice_value value = (sipcodes_advice_value)number;

    if (number >= 1 && number <= LAST_VALUE) {
        assert_non_null(sipcodes_advice_name(value));
        return;
    }
    assert_null(sipcodes_advice_name(value));
    assert_null(sipcodes_advice_value_name(value, 1));
    assert_int_equal(sipcodes_advice_get(&some.advice, value), -1);
}

static void numbers_that_are_no_value(void **state)
{
    (void)state;
    ask(&some, 486, "", "", "");
    for_hard_numbers(check_value);
}

static void check_word(int number)
{
    static const struct {
        sipcodes_advice_value value;
        int count;
    } words[] = {{SIPCODES_ADVICE_DELAY_FROM, 4},
                 {SIPCODES_ADVICE_HOLD_SCOPE, 4},
                 {SIPCODES_ADVICE_REACHED, 3},
                 {SIPCODES_ADVICE_ORIGIN, 4}};
    static const struct {
        sipcodes_advice_value value;
        sipcodes_fact fact;
    } facts[] = {{SIPCODES_ADVICE_ACTION, SIPCODES_FACT_ACTION},
                 {SIPCODES_ADVICE_OTHERWISE, SIPCODES_FACT_ACTION},
                 {SIPCODES_ADVICE_REPAIR, SIPCODES_FACT_REPAIR},
                 {SIPCODES_ADVICE_DIALOG_EFFECT, SIPCODES_FACT_DIALOG_EFFECT}};

    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_int_equal(sipcodes_advice_value_name(words[i].value, number) != NULL, number >= 0 && number < words[i].count);
    for (size_t i = 0; i < COUNT_OF(facts); i++)
        assert_ptr_equal(sipcodes_advice_value_name(facts[i].value, number), sipcodes_value_name(facts[i].fact, number));
    assert_ptr_equal(sipcodes_advice_value_name(SIPCODES_ADVICE_FIELD, number), sipcodes_field_name((sipcodes_field)number));
    assert_ptr_equal(sipcodes_advice_value_name(SIPCODES_ADVICE_MISSING, number), sipcodes_field_name((sipcodes_field)number));
    assert_null(sipcodes_advice_value_name(SIPCODES_ADVICE_DELAY, number));
}

static void words_are_those_of_their_lists(void **state)
{
    (void)state;
    for_hard_numbers(check_word);
    assert_null(sipcodes_advice_value_name(SIPCODES_ADVICE_ACTION, INT64_MIN));
    assert_null(sipcodes_advice_value_name(SIPCODES_ADVICE_ACTION, ((int64_t)1 << 32) + 1));
    assert_null(sipcodes_advice_value_name(SIPCODES_ADVICE_FIELD, SIPCODES_FOREVER));
}

static void check_reason(size_t index)
{
    bool is_there = index < 2;

    assert_int_equal(sipcodes_advice_reason(&some.advice, index) != NULL, is_there);
    assert_int_equal(sipcodes_advice_source(&some.advice, index) != NULL, is_there);
    assert_false(sipcodes_advice_is_warning(&some.advice, index));
    if (!is_there)
        assert_int_equal(sipcodes_advice_text(&some.advice, index, NULL, NULL, 0), SIPCODES_E_ARGUMENT);
}

static void reasons_past_the_end(void **state)
{
    (void)state;
    ask(&some, 486, "", "", "");
    for_hard_indexes(check_reason);
}

static void null_and_a_zeroed_advice_say_nothing(void **state)
{
    sipcodes_advice zeroed = {{0}};
    const sipcodes_advice *none[] = {NULL, &zeroed};
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    char text[8];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        assert_null(sipcodes_advice_reason(none[i], 0));
        assert_null(sipcodes_advice_source(none[i], 0));
        assert_false(sipcodes_advice_is_warning(none[i], 0));
        assert_int_equal(sipcodes_advice_text(none[i], 0, NULL, text, sizeof text), SIPCODES_E_ARGUMENT);
        assert_int_equal(sipcodes_advice_page(none[i], NULL, SIPCODES_FORMAT_TEXT, text, sizeof text), SIPCODES_E_ARGUMENT);
    }
    assert_int_equal(sipcodes_advice_get(NULL, SIPCODES_ADVICE_ACTION), -1);
    assert_int_equal(sipcodes_advice_next(NULL, &cursor, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_next(&zeroed, &cursor, &element), 0);
    ask(&some, 486, "", "", "");
    assert_int_equal(sipcodes_advice_next(&some.advice, NULL, &element), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_next(&some.advice, &cursor, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_advice_text(&some.advice, 0, NULL, NULL, 1), SIPCODES_E_ARGUMENT);
}

/* ---- Values ---- */

static void challenges_of_both_fields_without_malformed_ones(void **state)
{
    (void)state;
    ask(&some, 407,
        "WWW-Authenticate: ;|Proxy-Authenticate: =|Proxy-Authenticate: Digest realm=\"a\", nonce=\"b\", "
        "Bearer|WWW-Authenticate: Basic realm=\"c\"|Proxy-Authenticate: NTLM",
        "", "");
    assert_walk(&some, "Digest Bearer NTLM Basic");
    assert_sentence(&some, 0,
                    "407 Proxy Authentication Required: send the request again with credentials for each realm, by the first "
                    "scheme of it that the client knows: Digest (a), Bearer, NTLM and Basic (c).");
    ask(&some, 401,
        "Proxy-Authenticate: Basic realm=\"c\"|WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", algorithm=SHA-256", "", "");
    assert_walk(&some, "Digest Basic");
    assert_sentence(&some, 0,
                    "401 Unauthorized: send the request again with credentials for each realm, by the first scheme of it that "
                    "the client knows: Digest SHA-256 (a) and Basic (c).");
}

static void other_fields_without_malformed_ones(void **state)
{
    (void)state;
    ask(&some, 420, "Unsupported: a, @@, b|Unsupported: |Unsupported: c", "", "");
    assert_walk(&some, "a b c");
    ask(&some, 486, "Contact: <sip:a@x>", "", "");
    assert_walk(&some, "");
}

static void a_cursor_of_another_message_ends_the_walk(void **state)
{
    static const char *const fields[] = {"Unsupported: a, b", "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\""};
    static const int codes[] = {420, 401};
    sipcodes_element element;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        ask(&some, codes[i], fields[i], "", "");
        for (size_t j = 1; j < 5000; j++) {
            sipcodes_cursor cursor = {{j % 9, j % 5, j % 7, j % 300, j % 4}};
            size_t count = 0;
            int result;
            while ((result = sipcodes_advice_next(&some.advice, &cursor, &element)) == 1 && count < 100)
                count++;
            assert_in_range(count, 0, 99);
            assert_true(result == 0 || result == SIPCODES_E_ARGUMENT);
        }
    }
}

/* ---- Sentences ---- */

static void a_number_is_that_of_its_sentence(void **state)
{
    (void)state;
    ask(&some, 422, "Min-SE: 120", "", "retry=422");
    assert_sentence(&some, 1,
                    "422 Session Interval Too Small: send the request again with Session-Expires and Min-SE of 120 s, the "
                    "largest Min-SE seen so far.");
    ask(&some, 422, "Min-SE: 120", "", "failover=422; hold=30");
    assert_sentence(&some, 1,
                    "422 Session Interval Too Small: send the request again with Session-Expires and Min-SE of 120 s, the "
                    "largest Min-SE seen so far.");
    ask(&some, 423, "Min-Expires: 7200", "", "failover=423; hold=30");
    assert_sentence(&some, 1, "423 Interval Too Brief: send the request again with an expiry of 7200 s or more.");
    ask(&some, 500, "Retry-After: 120", "", "failover=500; hold=30");
    assert_sentence(
        &some, 1,
        "500 Server Internal Error: the server failed and says when to come back: send the request again after 120 s.");
    ask(&some, 413, "Retry-After: 4294967295", "", "");
    assert_sentence(&some, 1, "The condition is temporary: unchanged, the request may be sent again after 4294967295 s.");
    ask(&some, 491, "", "call-id=mine", "");
    assert_sentence(&some, 0,
                    "491 Request Pending: both sides changed the session at once; send the request again after a random time "
                    "between 2.1 and 4 s.");
}

static void what_a_peer_wrote_cannot_break_a_line(void **state)
{
    static const char text[] = "SIP/2.0 415 No\r\nAccept: application\r\n / sdp, \r\n text/plain\r\n\r\n";
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_int_equal(sipcodes_advise(&reading.response, NULL, NULL, &some.advice), SIPCODES_OK);
    assert_sentence(&some, 0,
                    "415 Unsupported Media Type: send the request again with a body of what Accept lists: application / sdp "
                    "and text/plain.");
    reading_end(&reading);
    ask(&some, 488, "Warning: 304 a \" x\\\ty\xff \", 305 b \"\\\t\", 306 c \"\"", "", "");
    assert_sentence(&some, 0,
                    "488 Not Acceptable Here: no media type, codec or attribute of the offer fits; offer others. The server "
                    "says: 304 x y?, 305 and 306.");
}

static void a_value_that_is_long_is_cut(void **state)
{
    char fields[400] = "Warning: 304 a \"", *text = repeated('x', 200);
    char sentence[MAX_SENTENCE];

    (void)state;
    strcat(strcat(fields, text), "\"");
    ask(&some, 488, fields, "", "");
    assert_in_range(sipcodes_advice_text(&some.advice, 0, NULL, sentence, sizeof sentence), 100, 250);
    assert_non_null(strstr(sentence, " 304 xxx"));
    assert_string_equal(sentence + strlen(sentence) - 3, "xx.");
    free(text);
}

static void sentences_name_codes_fields_and_methods(void **state)
{
    (void)state;
    ask(&some, 450, "", "", "");
    assert_string_equal(sipcodes_advice_reason(&some.advice, 1), "unknown-code");
    assert_sentence(&some, 1, "450 is not a known code, so it is treated as 400 Bad Request.");
    ask(&some, 420, "Server: x", "", "");
    assert_sentence(&some, 0,
                    "420 Bad Extension has to carry Unsupported, which the next step needs, and does not: stop and report the "
                    "server.");
    ask(&some, 603, "Reason: Q.850;cause=21;text=\"see https://x\", SIP", "", "");
    assert_sentence(&some, 0, "603 Decline: the callee will not or cannot take the call, on any device.");
    ask(&some, 608, "Call-Info: <https://x/card>;purpose=jwscard", "", "");
    assert_non_null(strstr(sipcodes_advice_source(&some.advice, 0), "RFC 8688"));
}

static void rfc_8688_and_603_name_whom_to_ask(void **state)
{
    static const char text[] = "SIP/2.0 603 Network Blocked\r\nReason: Q.850;cause=21;text=\"ask x\", SIP\r\n\r\n";
    struct reading reading;

    (void)state;
    read_text(&reading, text, sizeof text - 1);
    assert_int_equal(sipcodes_advise(&reading.response, NULL, NULL, &some.advice), SIPCODES_OK);
    assert_sentence(
        &some, 0,
        "603 Decline: an analytics engine blocked the call, not the callee; do not try again. For redress: ask x and "
        "SIP.");
    reading_end(&reading);
}

static void sources_are_those_of_code_header_or_reason(void **state)
{
    (void)state;
    ask(&some, 420, "Server: x", "", "");
    assert_non_null(strstr(sipcodes_advice_source(&some.advice, 0), "RFC 3261"));
    ask(&some, 402, "", "", "");
    assert_string_equal(sipcodes_advice_source(&some.advice, 0), sipcodes_code_source(sipcodes_get(402), SIPCODES_FACT_ACTION));
    assert_string_equal(sipcodes_advice_source(&some.advice, 1), sipcodes_code_reference(sipcodes_get(402)));
    ask(&some, 399, "Server: x", "", "");
    assert_non_null(sipcodes_advice_source(&some.advice, 0));
    ask(&some, 494, "Server: x", "", "");
    assert_non_null(sipcodes_advice_source(&some.advice, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_that_are_no_value),
        cmocka_unit_test(words_are_those_of_their_lists),
        cmocka_unit_test(reasons_past_the_end),
        cmocka_unit_test(null_and_a_zeroed_advice_say_nothing),
        cmocka_unit_test(challenges_of_both_fields_without_malformed_ones),
        cmocka_unit_test(other_fields_without_malformed_ones),
        cmocka_unit_test(a_cursor_of_another_message_ends_the_walk),
        cmocka_unit_test(a_number_is_that_of_its_sentence),
        cmocka_unit_test(what_a_peer_wrote_cannot_break_a_line),
        cmocka_unit_test(a_value_that_is_long_is_cut),
        cmocka_unit_test(sentences_name_codes_fields_and_methods),
        cmocka_unit_test(rfc_8688_and_603_name_whom_to_ask),
        cmocka_unit_test(sources_are_those_of_code_header_or_reason),
    };
    return cmocka_run_group_tests_name("advice", tests, NULL, NULL);
}
