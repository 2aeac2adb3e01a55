/* test_redirect.c - redirect.c: which Contacts may be tried, in which order, and for how long a redirect holds. */
#include "advising.h"

/* ---- The order ---- */

static void rfc_3261_8_1_3_4_the_highest_q_goes_first(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 302, "Contact: <sip:c@x>;q=0.1, <sip:a@x>, <sip:b@x>;q=0.5|m: <sip:d@x>;q=0.1, <sip:e@x>;q=1.0", "", "");
    assert_action(&asked, "redirect");
    assert_walk(&asked, "sip:a@x sip:e@x sip:b@x sip:c@x sip:d@x");
    assert_sentence(&asked, 0, "302 Moved Temporarily: send the request to sip:a@x, sip:e@x, sip:b@x, sip:c@x and sip:d@x.");
}

static void rfc_3261_8_1_3_4_no_uri_is_tried_twice(void **state)
{
    static const sipcodes_bytes tried[] = {{"sip:a@x", SIZE_MAX}, {NULL, 0}, {"sip:B@X;lr", 7}, {"no uri", 6}};
    struct asked asked;

    (void)state;
    ask(&asked, 300, "Contact: <sip:a@x>;q=0.1, <sip:b@x>, <sip:A@x>, <sip:a@X>;q=0.9, <sip:%62@x>", "", "");
    assert_walk(&asked, "sip:b@x sip:A@x sip:a@X");
    assert_int_equal(sipcodes_context_tried(&asked.context, tried, COUNT_OF(tried)), SIPCODES_OK);
    assert_int_equal(sipcodes_advise(&asked.response, &asked.context, NULL, &asked.advice), SIPCODES_OK);
    assert_walk(&asked, "sip:b@x sip:A@x");
    ask(&asked, 302, "Contact: <sip:a@x>, sip:a@X", "", "");
    assert_int_equal(sipcodes_context_tried(&asked.context, tried, 1), SIPCODES_OK);
    assert_int_equal(sipcodes_advise(&asked.response, &asked.context, NULL, &asked.advice), SIPCODES_OK);
    assert_action(&asked, "stop");
    assert_reasons(&asked, "redirect-exhausted");
    assert_walk(&asked, "");
}

static void malformed_contacts_between_are_left_out(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 302, "Contact: <>, <sip:a@x>;q=2, <sip:b@x|Contact: <sip:c@x>;q=0.2, ;, <sip:d@x>|Contact: *", "", "");
    assert_walk(&asked, "sip:d@x sip:c@x");
    ask(&asked, 302, "Contact: *", "", "");
    assert_reasons(&asked, "field-missing!");
    ask(&asked, 302, "Contact: <>|Contact: ", "", "");
    assert_reasons(&asked, "field-missing!");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_MISSING), SIPCODES_FIELD_CONTACT);
    ask(&asked, 302, "Server: x", "", "");
    assert_reasons(&asked, "field-missing!");
}

static void long_uris_are_compared_as_they_are_written(void **state)
{
    struct asked asked;
    char contacts[4096] = "Contact: ";

    (void)state;
    for (int i = 0; i < 3; i++) {
        strcat(contacts, i < 2 ? "<sip:b@x;" : ", <sip:b@X;");
        for (int j = 0; j < 520; j++)
            strcat(contacts, "p");
        strcat(contacts, i == 0 ? ">, " : ">");
    }
    ask(&asked, 302, contacts, "", "");
    {
        sipcodes_cursor cursor = {{0}};
        sipcodes_element element;
        assert_int_equal(sipcodes_advice_next(&asked.advice, &cursor, &element), 1);
        assert_int_equal(sipcodes_advice_next(&asked.advice, &cursor, &element), 1);
        assert_int_equal(sipcodes_advice_next(&asked.advice, &cursor, &element), 0);
    }
}

/* A message with count Contacts, the last of which has the highest q. To be freed. */
static char *many_contacts(size_t count, size_t *length)
{
    char *text = malloc(count * 64 + 64), *at = text;

    assert_non_null(text);
    at += strlen(strcpy(at, "SIP/2.0 302 Moved\r\n"));
    for (size_t i = 0; i < count; i++) {
        at += strlen(strcpy(at, "Contact: <sip:"));
        for (size_t n = i + 1; n > 0; n /= 10)
            *at++ = (char)('0' + n % 10);
        at += strlen(strcpy(at, i + 1 < count ? "@x>;q=0.5\r\n" : "@x>;q=0.9\r\n"));
    }
    *length = (size_t)(at - text);
    return text;
}

static void the_first_64_contacts_count(void **state)
{
    static const size_t counts[] = {1, 63, 64, 65, 20000};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        size_t length, found = 0, most = counts[i] < 64 ? counts[i] : 64;
        char *text = many_contacts(counts[i], &length);
        struct reading reading;
        sipcodes_advice advice;
        sipcodes_cursor cursor = {{0}};
        sipcodes_element element;
        read_text(&reading, text, length);
        assert_int_equal(sipcodes_advise(&reading.response, NULL, NULL, &advice), SIPCODES_OK);
        while (sipcodes_advice_next(&advice, &cursor, &element) == 1)
            if (found++ == 0)
                assert_int_equal(sipcodes_element_q(&element), counts[i] <= 64 ? 900 : 500);
        assert_int_equal(found, most);
        reading_end(&reading);
        free(text);
    }
}

static void a_cursor_of_another_walk_does_no_harm(void **state)
{
    struct asked asked;
    sipcodes_element element;

    (void)state;
    ask(&asked, 302, "Contact: <sip:a@x>, <>", "", "");
    for (size_t i = 0; i < 1000; i++) {
        sipcodes_cursor cursor = {{i, i * 7, SIZE_MAX - i, i * i, i % 3}};
        size_t count = 0;
        while (sipcodes_advice_next(&asked.advice, &cursor, &element) == 1)
            assert_in_range(++count, 1, 64);
    }
}

/* ---- Security ---- */

static void rfc_5630_5_from_sips_only_with_consent(void **state)
{
    static const char contacts[] = "Contact: <sip:a@x>, <sips:b@x>, <tel:+1>";
    struct asked asked;

    (void)state;
    ask(&asked, 302, contacts, "secure=yes", "");
    assert_walk(&asked, "sips:b@x");
    assert_reasons(&asked, "redirect redirect-leaves-out!");
    ask(&asked, 302, "Contact: <x:>, <sipsx:b@x>, <abcd:efgh>", "secure=yes", "");
    assert_walk(&asked, "");
    ask(&asked, 302, contacts, "secure=yes, consent=yes", "");
    assert_walk(&asked, "sip:a@x sips:b@x tel:+1");
    assert_reasons(&asked, "redirect");
    ask(&asked, 302, contacts, "", "");
    assert_walk(&asked, "sip:a@x sips:b@x tel:+1");
    ask(&asked, 302, "Contact: <sip:a@x>", "secure=yes", "");
    assert_reasons(&asked, "redirect-gives-up-sips!");
    assert_action(&asked, "stop");
    assert_named(&asked, SIPCODES_ADVICE_OTHERWISE, "redirect");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_CONSENT), 1);
}

static void rfc_5630_5_3_a_proxy_does_not_change_the_scheme(void **state)
{
    static const char *const roles[] = {"role=proxy, consent=yes", "role=edge-proxy"};
    struct asked asked;
    char context[64];

    (void)state;
    for (size_t i = 0; i < COUNT_OF(roles); i++) {
        ask(&asked, 302, "Contact: <sip:a@x>, <sips:b@x>", roles[i], "");
        assert_walk(&asked, "sip:a@x");
        ask(&asked, 302, "Contact: <sip:a@x>, <SIPS:b@x>", strcat(strcpy(context, roles[i]), ", secure=yes"), "");
        assert_walk(&asked, "SIPS:b@x");
        ask(&asked, 302, "Contact: <sips:b@x>", roles[i], "");
        assert_reasons(&asked, "redirect-for-the-caller");
    }
}

/* ---- What a person chooses ---- */

static void rfc_3261_21_3_and_21_4_23_some_addresses_need_consent(void **state)
{
    static const struct {
        int status;
        const char *reason;
    } cases[] = {{305, "use-proxy"}, {380, "alternative-service"}, {485, "ambiguous"}};
    struct asked asked;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        ask(&asked, cases[i].status, "Contact: <sip:a@x>", "", "");
        assert_action(&asked, "stop");
        assert_reasons(&asked, cases[i].reason);
        ask(&asked, cases[i].status, "Contact: <sip:a@x>", "consent=yes", "");
        assert_action(&asked, "redirect");
        ask(&asked, cases[i].status, "", "", "");
        assert_int_equal(value_of(&asked, SIPCODES_ADVICE_ACTION), sipcodes_code_action(sipcodes_get(cases[i].status)));
    }
}

/* ---- How long it holds ---- */

static void assert_remembered(int status, const char *fields, int64_t expected)
{
    struct asked asked;

    ask(&asked, status, fields, "", "");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_REMEMBER), expected);
}

static void rfc_3261_21_3_3_how_long_a_redirect_holds(void **state)
{
    (void)state;
    assert_remembered(301, "Contact: <sip:a@x>;expires=5", SIPCODES_FOREVER);
    assert_remembered(300, "Contact: <sip:a@x>;expires=5", 0);
    assert_remembered(302, "Contact: <sip:a@x>", 0);
    assert_remembered(302, "Contact: <sip:a@x>;expires=5|Expires: 9", 5);
    assert_remembered(302, "Contact: <sip:a@x>|Expires: 9", 9);
    assert_remembered(302, "Contact: <sip:a@x>;expires=0|Expires: 9", 0);
    assert_remembered(302, "Contact: <sip:a@x>;expires=5, <sip:b@x>;expires=7;q=0.1", 5);
}

static void rfc_3261_8_3_a_malformed_expires_is_an_hour(void **state)
{
    (void)state;
    assert_remembered(302, "Contact: <sip:a@x>;expires=soon|Expires: 9", 3600);
    assert_remembered(302, "Contact: <sip:a@x>;expires", 3600);
    assert_remembered(302, "Contact: <sip:a@x>;expires=\"Thu, 01 Dec 1994 16:00:00 GMT\"", 3600);
    assert_remembered(302, "Contact: <sip:a@x>;expires=-1", 3600);
    assert_remembered(302, "Contact: <sip:a@x>;expires=4294967295", 4294967295);
    assert_remembered(302, "Contact: <sip:a@x>;expires=4294967296", 4294967295);
    assert_remembered(302, "Contact: <sip:a@x>;expires=9999999999999999999999999999999", 4294967295);
    assert_remembered(302, "Contact: <sip:a@x>;expires=99999999999999999999999999999999", 3600);
    assert_remembered(302, "Contact: <sip:a@x>|Expires: soon", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_3261_8_1_3_4_the_highest_q_goes_first),
        cmocka_unit_test(rfc_3261_8_1_3_4_no_uri_is_tried_twice),
        cmocka_unit_test(malformed_contacts_between_are_left_out),
        cmocka_unit_test(long_uris_are_compared_as_they_are_written),
        cmocka_unit_test(the_first_64_contacts_count),
        cmocka_unit_test(a_cursor_of_another_walk_does_no_harm),
        cmocka_unit_test(rfc_5630_5_from_sips_only_with_consent),
        cmocka_unit_test(rfc_5630_5_3_a_proxy_does_not_change_the_scheme),
        cmocka_unit_test(rfc_3261_21_3_and_21_4_23_some_addresses_need_consent),
        cmocka_unit_test(rfc_3261_21_3_3_how_long_a_redirect_holds),
        cmocka_unit_test(rfc_3261_8_3_a_malformed_expires_is_an_hour),
    };
    return cmocka_run_group_tests_name("redirect", tests, NULL, NULL);
}
