/* test_rules.c - rules.c: what the RFCs say about a final failure, code by code; most of it is in tests/vectors. */
#include "advising.h"

#define DIGEST "Digest realm=\"a\", nonce=\"b\""

static void assert_asked(int status, const char *fields, const char *context, const char *action, const char *reasons)
{
    struct asked asked;

    ask(&asked, status, fields, context, "");
    assert_reasons(&asked, reasons);
    assert_action(&asked, action);
}

static void assert_delay(int status, const char *fields, const char *context, int64_t delay, int64_t least, int64_t most,
                         const char *from)
{
    struct asked asked;

    ask(&asked, status, fields, context, "");
    assert_action(&asked, "retry");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY), delay);
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY_MIN), least);
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_DELAY_MAX), most);
    assert_named(&asked, SIPCODES_ADVICE_DELAY_FROM, from);
}

/* ---- Challenges ---- */

static void rfc_3261_22_2_stale_is_asked_of_both_fields(void **state)
{
    (void)state;
    assert_asked(401, "Proxy-Authenticate: " DIGEST ", STALE=True", "credentials=yes", "authenticate", "challenge-stale");
    assert_asked(407, "Proxy-Authenticate: nonsense, " DIGEST "|WWW-Authenticate: " DIGEST ", stale=\"true\"",
                 "credentials=yes", "authenticate", "challenge-stale");
    assert_asked(401, "WWW-Authenticate: " DIGEST ", stale=false", "credentials=yes", "stop", "credentials-rejected");
    assert_asked(401, "WWW-Authenticate: " DIGEST ", stale=truetruetrue", "credentials=yes", "stop", "credentials-rejected");
    assert_asked(401, "WWW-Authenticate: " DIGEST ", stale=true", "credentials=yes, stale=no", "stop", "credentials-rejected");
    assert_asked(401, "WWW-Authenticate: " DIGEST, "credentials=yes, stale=yes", "authenticate", "challenge-stale");
    assert_asked(401, "WWW-Authenticate: " DIGEST, "credentials=yes, stale=yes, attempts=3", "stop", "challenge-loop!");
}

static void rfc_3261_22_1_a_challenge_has_to_be_there(void **state)
{
    struct asked asked;

    (void)state;
    assert_asked(401, "Server: x", "", "stop", "field-missing!");
    assert_asked(401, "WWW-Authenticate: ", "", "stop", "field-missing!");
    assert_asked(401, "Proxy-Authenticate: " DIGEST, "", "authenticate", "challenge");
    assert_asked(401, "", "", "authenticate", "challenge");
    assert_asked(401, "", "attempts=1", "authenticate", "challenge challenge-again!");
    assert_asked(401, "", "attempts=3", "stop", "credentials-rejected");
    assert_asked(401, "", "attempts=1, stale=yes", "authenticate", "challenge");
    ask_for(&asked, 401, "ACK", "", "", "");
    assert_reasons(&asked, "challenge-to-cancel!");
    ask_for(&asked, 407, "CANCEL", "", "", "");
    assert_reasons(&asked, "challenge-to-cancel!");
    ask_for(&asked, 407, "ACQ", "", "", "");
    assert_reasons(&asked, "challenge");
}

/* ---- Intervals ---- */

static void rfc_4028_7_3_the_largest_min_se_counts(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 422, "Min-SE: 30", "", "");
    assert_reasons(&asked, "session-interval min-se-below-90!");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_SESSION_EXPIRES), 90);
    ask(&asked, 422, "Min-SE: 120", "min-se=300, session-expires=299", "");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_MIN_SE), 300);
    assert_action(&asked, "modify");
    assert_asked(422, "Min-SE: 120", "session-expires=120", "stop", "interval-large-enough!");
    assert_asked(422, "Server: x", "", "stop", "field-missing!");
    assert_asked(422, "", "", "modify", "session-interval");
    assert_asked(422, "", "attempts=1, session-expires=9", "stop", "repair-failed");
}

static void rfc_3261_10_2_8_min_expires(void **state)
{
    (void)state;
    assert_asked(423, "Min-Expires: 120", "expires=60", "modify", "expiry");
    assert_asked(423, "Min-Expires: 120", "expires=60, attempts=9", "modify", "expiry");
    assert_asked(423, "Min-Expires: 120", "expires=120", "stop", "interval-large-enough!");
    assert_asked(423, "Min-Expires: 120", "attempts=1", "stop", "repair-failed");
    assert_asked(423, "", "expires=60", "modify", "expiry");
    assert_asked(423, "Server: x", "", "stop", "field-missing!");
}

/* ---- Repairs ---- */

static void rfc_3261_21_4_13_what_the_server_takes(void **state)
{
    struct asked asked;

    (void)state;
    ask(&asked, 415, "Accept-Language: de|Accept-Encoding: gzip", "", "");
    assert_int_equal(value_of(&asked, SIPCODES_ADVICE_FIELD), SIPCODES_FIELD_ACCEPT_ENCODING);
    assert_walk(&asked, "gzip");
    assert_asked(415, "Server: x", "", "stop", "field-missing!");
    /* An Accept that is there and empty says that no body is taken. */
    assert_asked(415, "Accept: ", "", "modify", "body-type");
}

static void repairs_are_tried_once(void **state)
{
    static const int codes[] = {406, 412, 413, 415, 416, 417, 425, 428, 429, 436,
                                437, 438, 439, 484, 488, 489, 493, 555, 580, 606};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        struct asked asked;
        ask(&asked, codes[i], "", "", "");
        assert_action(&asked, "modify");
        ask(&asked, codes[i], "", "attempts=1", "");
        assert_action(&asked, "stop");
        assert_reasons(&asked, "repair-failed");
    }
    assert_asked(424, "", "attempts=2", "modify", "location");
    assert_asked(424, "", "attempts=3", "stop", "repair-failed");
}

static void a_person_has_to_agree(void **state)
{
    static const struct {
        int status;
        const char *fields, *context, *agreed, *reasons;
    } cases[] = {
        {416, "", "secure=yes", "secure=yes, consent=yes", "sips-refused!"},
        {433, "", "", "consent=yes", "anonymity-refused"},
        {470, "Permission-Missing: <sip:a@x>", "", "consent=yes", "consent-needed"},
        {480, "Warning: 380 a \"SIPS Not Allowed\"", "", "consent=yes", "sips-refused!"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_asked(cases[i].status, cases[i].fields, cases[i].context, "stop", cases[i].reasons);
        assert_asked(cases[i].status, cases[i].fields, cases[i].agreed, "modify", cases[i].reasons);
    }
    assert_asked(480, "Warning: 381 a \"SIPS Required\"", "", "modify", "sips-required");
    assert_asked(480, "Warning: 399 a \"x\"", "", "stop", "user-unavailable");
}

static void rfc_3261_20_43_what_of_the_offer(void **state)
{
    static const struct {
        const char *warning, *reasons;
    } cases[] = {
        {"Warning: 304 a \"x\"", "offer-media"},
        {"Warning: 399 a \"x\", 307 a \"x\"", "offer-media"},
        {"Warning: 308 a \"x\"", "offer-language"},
        {"Warning: 300 a \"x\"", "offer-network"},
        {"Warning: 331 a \"x\"", "offer-network"},
        {"Warning: 370 a \"x\"", "offer-bandwidth"},
        {"Warning: 380 a \"x\"", "offer"},
        {"Warning: nonsense", "offer"},
        {"Warning: nonsense, 305 a \"x\"", "offer-media"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_asked(488, cases[i].warning, "", "modify", cases[i].reasons);
        assert_asked(606, cases[i].warning, "", "modify", cases[i].reasons);
    }
}

static void phrases_that_say_more_than_their_code(void **state)
{
    static const struct {
        const char *text, *reason;
    } cases[] = {
        {"SIP/2.0 603 Network Blocked\r\n\r\n", "network-blocked"},
        {"SIP/2.0 603 \tnetwork blocked \r\n\r\n", "network-blocked"},
        {"SIP/2.0 603 Decline\r\n\r\n", "declined"},
        {"SIP/2.0 603\r\n\r\n", "declined"},
        {"SIP/2.0 403 Stale Date\r\n\r\n", "stale-date"},
        {"SIP/2.0 403 Forbidden\r\n\r\n", "forbidden"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct reading reading;
        sipcodes_advice advice;
        read_text(&reading, cases[i].text, strlen(cases[i].text));
        assert_int_equal(sipcodes_advise(&reading.response, NULL, NULL, &advice), SIPCODES_OK);
        assert_string_equal(sipcodes_advice_reason(&advice, 0), cases[i].reason);
        reading_end(&reading);
    }
}

/* ---- Times ---- */

static void rfc_3261_14_1_after_a_glare(void **state)
{
    (void)state;
    assert_delay(491, "", "call-id=theirs, random=0", 0, 0, 2000, "rfc");
    assert_delay(491, "", "call-id=theirs, random=1000", 2000, 0, 2000, "rfc");
    assert_delay(491, "", "call-id=mine, random=0", 2100, 2100, 4000, "rfc");
    assert_delay(491, "", "call-id=mine, random=999", 3990, 2100, 4000, "rfc");
    assert_asked(491, "", "", "retry", "glare call-id-unknown");
    assert_asked(491, "", "attempts=1", "stop", "retries-exhausted");
}

static void rfc_5626_4_5_the_back_off(void **state)
{
    struct asked asked;

    (void)state;
    assert_delay(503, "", "role=registration, random=0", 90000, 90000, 180000, "rfc");
    assert_delay(503, "", "role=registration, flows-down=yes, random=1000", 60000, 30000, 60000, "rfc");
    assert_delay(500, "", "role=registration, failures=5, random=1000", 1800000, 900000, 1800000, "rfc");
    assert_delay(500, "", "role=registration, failures=2147483647, flows-down=yes, random=0", 900000, 900000, 1800000, "rfc");
    /* Retry-After, if it is longer; then nothing is random, and nothing says so. */
    assert_delay(503, "Retry-After: 90", "role=registration, random=0", 90000, 90000, 180000, "rfc");
    assert_delay(503, "Retry-After: 91", "role=registration, random=0", 91000, -1, -1, "retry-after");
    ask(&asked, 503, "Retry-After: 120", "role=registration, random=0", "");
    assert_sentence(&asked, 0, "503 Service Unavailable: the server says when to come back: register again after 120 s.");
}

static void rfc_3261_21_5_when_to_come_back(void **state)
{
    struct asked asked;

    (void)state;
    assert_delay(500, "", "", 5000, -1, -1, "house");
    assert_delay(500, "Retry-After: 0", "", 0, -1, -1, "retry-after");
    assert_delay(500, "Retry-After: 4294967295", "", 4294967295000, -1, -1, "retry-after");
    assert_asked(500, "", "attempts=3", "stop", "retries-exhausted");
    /* In a dialog there is no other server, and Retry-After says when. */
    ask(&asked, 503, "Retry-After: 60", "usage=invite", "");
    assert_sentence(
        &asked, 0, "503 Service Unavailable: the server failed and says when to come back: send the request again after 60 s.");
    assert_asked(503, "", "usage=invite, targets-left=1", "failover", "server-unavailable");
    assert_asked(502, "", "usage=invite", "stop", "dialog-lost");
    assert_asked(504, "", "usage=invite", "stop", "failed-in-dialog");
}

/* ---- Timeouts ---- */

static void rfc_3263_4_3_after_a_timeout(void **state)
{
    struct asked asked;

    (void)state;
    assert_asked(408, "", "origin=timeout", "failover", "no-response");
    assert_asked(408, "", "origin=timeout, progress=trying", "stop", "timeout-after-trying");
    assert_asked(408, "", "origin=timeout, progress=trying, targets=contacts", "failover", "no-response next-contact");
    assert_asked(408, "", "progress=trying", "failover", "timeout-reported");
    assert_asked(408, "", "progress=ringing", "stop", "timeout-after-progress");
    assert_asked(408, "", "usage=invite", "stop", "usage-silent");
    assert_asked(408, "", "usage=other", "stop", "timeout-in-dialog");
    ask_for(&asked, 408, "SUBSCRIBE", "", "usage=subscription", "");
    assert_reasons(&asked, "subscription-lives");
    assert_action(&asked, "retry");
}

static void a_code_that_only_a_stack_makes_has_its_record(void **state)
{
    (void)state;
    for (int status = 100; status < 1000; status++) {
        const sipcodes_code *code = sipcodes_get(status);
        struct asked asked;
        if (!code)
            continue;
        ask(&asked, status, "", "", "");
        if (value_of(&asked, SIPCODES_ADVICE_ORIGIN) != SIPCODES_ORIGIN_PEER)
            assert_int_equal(value_of(&asked, SIPCODES_ADVICE_ACTION), sipcodes_code_action(code));
    }
}

/* ---- Roles and dialogs ---- */

static void rfc_5626_11_5_a_failed_flow_by_role(void **state)
{
    (void)state;
    assert_asked(430, "", "", "failover", "flow-failed");
    assert_asked(430, "", "role=proxy", "failover", "flow-failed");
    assert_asked(430, "", "role=edge-proxy", "stop", "flow-failed-at-edge");
    assert_asked(430, "", "role=uac", "stop", "flow-failed-at-endpoint");
}

static void rfc_5057_5_1_481_and_482(void **state)
{
    struct asked asked;

    (void)state;
    assert_asked(481, "", "", "stop", "no-such-dialog");
    assert_asked(481, "", "usage=invite", "stop", "usage-lost");
    ask_for(&asked, 481, "CANCEL", "", "usage=invite", "");
    assert_reasons(&asked, "cancel-too-late");
    assert_asked(482, "", "", "stop", "loop");
    assert_asked(482, "", "raced=yes", "wait", "merged-request");
}

static void rfc_3261_20_33_when_the_called_party_is_back(void **state)
{
    static const int codes[] = {404, 480, 486, 600, 603};
    struct asked asked;

    (void)state;
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        ask(&asked, codes[i], "Retry-After: 30", "", "hold-max=10");
        assert_named(&asked, SIPCODES_ADVICE_HOLD_SCOPE, "target");
        assert_named(&asked, SIPCODES_ADVICE_OTHERWISE, "retry");
        /* What a policy grants does not change what the response says. */
        assert_sentence(&asked, 1, "The callee expects to be available in 30 s.");
    }
    ask(&asked, 480, "Retry-After: 30", "usage=invite", "");
    assert_named(&asked, SIPCODES_ADVICE_HOLD_SCOPE, "usage");
}

static void rfc_3261_21_4_22_more_digits(void **state)
{
    (void)state;
    assert_asked(484, "", "overlap=yes", "modify", "more-digits");
    assert_asked(484, "", "overlap=no", "stop", "number-incomplete");
    assert_asked(484, "", "", "modify", "number-incomplete");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rfc_3261_22_2_stale_is_asked_of_both_fields),
        cmocka_unit_test(rfc_3261_22_1_a_challenge_has_to_be_there),
        cmocka_unit_test(rfc_4028_7_3_the_largest_min_se_counts),
        cmocka_unit_test(rfc_3261_10_2_8_min_expires),
        cmocka_unit_test(rfc_3261_21_4_13_what_the_server_takes),
        cmocka_unit_test(repairs_are_tried_once),
        cmocka_unit_test(a_person_has_to_agree),
        cmocka_unit_test(rfc_3261_20_43_what_of_the_offer),
        cmocka_unit_test(phrases_that_say_more_than_their_code),
        cmocka_unit_test(rfc_3261_14_1_after_a_glare),
        cmocka_unit_test(rfc_5626_4_5_the_back_off),
        cmocka_unit_test(rfc_3261_21_5_when_to_come_back),
        cmocka_unit_test(rfc_3263_4_3_after_a_timeout),
        cmocka_unit_test(a_code_that_only_a_stack_makes_has_its_record),
        cmocka_unit_test(rfc_5626_11_5_a_failed_flow_by_role),
        cmocka_unit_test(rfc_5057_5_1_481_and_482),
        cmocka_unit_test(rfc_3261_20_33_when_the_called_party_is_back),
        cmocka_unit_test(rfc_3261_21_4_22_more_digits),
    };
    return cmocka_run_group_tests_name("rules", tests, NULL, NULL);
}
