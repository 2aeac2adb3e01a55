/* test_set.c - set.c: code sets, and the text that they are written as. */
#include "unit.h"

#define MANY 10000
#define NOWHERE 987654321

/* True if status is to be in a set, by what the public interface says of it. */
typedef bool membership(int status);

/* A set that no parse has made, so that it shows whether it was left alone. */
static sipcodes_set marked_set(void)
{
    sipcodes_set set;

    memset(&set, 0xA5, sizeof set);
    return set;
}

/* Parses a text given without NUL and, where that is the same, up to its NUL; both must answer alike. */
static int parse_bytes(sipcodes_set *set, const char *text, size_t length, size_t *position)
{
    char *bare = bare_copy(text, length);
    int error = sipcodes_set_parse(set, bare, length, position);

    free(bare);
    if (text[length] == '\0' && strlen(text) == length) {
        sipcodes_set again = marked_set();
        assert_int_equal(sipcodes_set_parse(&again, text, SIZE_MAX, NULL), error);
        if (!error)
            assert_memory_equal(&again, set, sizeof again);
    }
    return error;
}

static sipcodes_set parsed(const char *text)
{
    sipcodes_set set = marked_set();
    size_t position = NOWHERE;

    assert_int_equal(parse_bytes(&set, text, strlen(text), &position), SIPCODES_OK);
    return set;
}

static void assert_same(const char *text, const char *other)
{
    sipcodes_set a = parsed(text);
    sipcodes_set b = parsed(other);

    assert_memory_equal(&a, &b, sizeof a);
}

static void assert_set(const char *text, membership *is_member)
{
    sipcodes_set set = parsed(text);

    for (int status = 0; status <= 1100; status++)
        assert_int_equal(sipcodes_set_has(&set, status), status >= 100 && status <= 999 && is_member(status));
}

static void assert_fails_bytes(const char *text, size_t length, int error, size_t position)
{
    sipcodes_set set = marked_set();
    sipcodes_set before = set;
    size_t at = NOWHERE;

    assert_int_equal(parse_bytes(&set, text, length, &at), error);
    assert_int_equal(at, position);
    assert_memory_equal(&set, &before, sizeof set);
    assert_int_equal(parse_bytes(&set, text, length, NULL), error);
}

static void assert_fails(const char *text, int error, size_t position)
{
    assert_fails_bytes(text, strlen(text), error, position);
}

/* ---- Terms ---- */

static bool is_486(int status)
{
    return status == 486;
}

static bool is_499(int status)
{
    return status == 499;
}

static bool is_904(int status)
{
    return status == 904;
}

static void a_number_is_one_code(void **state)
{
    (void)state;
    assert_set("486", is_486);
    assert_set("499", is_499);
    assert_set("904", is_904);
}

static bool is_4xx(int status)
{
    return status / 100 == 4;
}

static void a_class_is_its_hundred_numbers(void **state)
{
    char text[4] = "1xx";
    sipcodes_set set;

    (void)state;
    assert_set("4xx", is_4xx);
    assert_same("4XX", "4xx");
    assert_same("4xX", "4xx");
    for (int hundred = 1; hundred <= 6; hundred++) {
        text[0] = (char)('0' + hundred);
        set = parsed(text);
        for (int status = 0; status <= 1100; status++)
            assert_int_equal(sipcodes_set_has(&set, status), status / 100 == hundred);
    }
}

static bool is_500_to_504(int status)
{
    return status >= 500 && status <= 504;
}

static bool is_100_to_699(int status)
{
    return status >= 100 && status <= 699;
}

static bool is_100(int status)
{
    return status == 100;
}

static bool is_699(int status)
{
    return status == 699;
}

static void a_range_holds_both_its_ends(void **state)
{
    (void)state;
    assert_set("500-504", is_500_to_504);
    assert_set("486-486", is_486);
    assert_set("100-699", is_100_to_699);
    assert_set("100-100", is_100);
    assert_set("699-699", is_699);
}

/* Above 699 single local codes are known, and ranges would hold numbers that are no status codes. */
static void a_range_above_699_is_a_status_error_also_between_known_codes(void **state)
{
    (void)state;
    assert_non_null(sipcodes_get(701));
    assert_non_null(sipcodes_get(904));
    assert_fails("904-904", SIPCODES_E_STATUS, 0);
    assert_fails("701-904", SIPCODES_E_STATUS, 0);
    assert_fails("904-701", SIPCODES_E_STATUS, 0);
    assert_fails("699-701", SIPCODES_E_STATUS, 0);
    assert_fails("100-904", SIPCODES_E_STATUS, 0);
    assert_fails("904-500", SIPCODES_E_STATUS, 0);
    assert_fails("486, !600 - 904", SIPCODES_E_STATUS, 5);
}

static bool is_final(int status)
{
    return status >= 200 && status <= 699;
}

static bool is_failure(int status)
{
    return status >= 300 && status <= 699;
}

static void words_for_ranges_hold_unregistered_codes_too(void **state)
{
    (void)state;
    assert_set("all", is_100_to_699);
    assert_set("final", is_final);
    assert_set("failure", is_failure);
}

static bool is_known(int status)
{
    return sipcodes_get(status) != NULL;
}

static bool is_registered(int status)
{
    return sipcodes_code_is_registered(sipcodes_get(status));
}

static bool is_unregistered(int status)
{
    return is_known(status) && !is_registered(status);
}

static bool is_challenge(int status)
{
    return status == 401 || status == 407 || status == 494;
}

static void words_for_standings_hold_known_codes(void **state)
{
    (void)state;
    assert_set("known", is_known);
    assert_set("registered", is_registered);
    assert_set("unregistered", is_unregistered);
    assert_set("challenge", is_challenge);
}

static bool is_retryable(int status)
{
    const sipcodes_code *code = sipcodes_get(status);
    sipcodes_again again = sipcodes_code_again(code);

    return again == SIPCODES_AGAIN_LATER || again == SIPCODES_AGAIN_TIMER ||
           sipcodes_code_action(code) == SIPCODES_ACTION_FAILOVER;
}

static void retryable_is_what_may_be_sent_again_unchanged(void **state)
{
    sipcodes_set set = parsed("retryable");

    (void)state;
    assert_set("retryable", is_retryable);
    assert_true(sipcodes_set_has(&set, 503));
    assert_true(sipcodes_set_has(&set, 491));
    assert_true(sipcodes_set_has(&set, 477));
    /* These need a Retry-After, of which the code alone does not tell. */
    assert_false(sipcodes_set_has(&set, 486));
    assert_false(sipcodes_set_has(&set, 603));
    assert_false(sipcodes_set_has(&set, 401));
    assert_false(sipcodes_set_has(&set, 604));
    assert_false(sipcodes_set_has(&set, 200));
    assert_false(sipcodes_set_has(&set, 499));
}

/* "fact=value" for each value of each fact, or for "sender" and "method" of each member. */
static void check_fact(sipcodes_fact fact, const char *word)
{
    const char *name;
    bool is_set = fact == SIPCODES_FACT_SENDERS || fact == SIPCODES_FACT_METHODS;

    for (int value = 0; (name = sipcodes_value_name(fact, value)); value++) {
        char term[64] = "";
        sipcodes_set set;
        strcat(strcat(strcat(term, word), "="), name);
        set = parsed(term);
        for (int status = 0; status <= 1100; status++) {
            const sipcodes_code *code = sipcodes_get(status);
            uint32_t held = sipcodes_code_value(code, fact);
            bool holds = is_set && value > 0 ? (held >> value & 1) != 0 : held == (uint32_t)value;
            assert_int_equal(sipcodes_set_has(&set, status), code && holds);
        }
    }
}

static void a_fact_with_a_value_is_the_known_codes_that_have_it(void **state)
{
    (void)state;
    for (int fact = SIPCODES_FACT_CLASS; fact <= SIPCODES_FACT_DIALOG_EFFECT; fact++)
        check_fact((sipcodes_fact)fact, sipcodes_fact_name((sipcodes_fact)fact));
    check_fact(SIPCODES_FACT_CHALLENGE, "challenge");
    check_fact(SIPCODES_FACT_SENDERS, "sender");
    check_fact(SIPCODES_FACT_METHODS, "method");
}

static void the_examples_of_the_manual_hold_what_they_should(void **state)
{
    sipcodes_set failover = parsed("action=failover");
    sipcodes_set device = parsed("scope=device");
    sipcodes_set proxy = parsed("sender=proxy");
    sipcodes_set registers = parsed("method=REGISTER");

    (void)state;
    assert_true(sipcodes_set_has(&failover, 503));
    assert_false(sipcodes_set_has(&failover, 600));
    assert_true(sipcodes_set_has(&device, 486));
    assert_false(sipcodes_set_has(&device, 600));
    assert_true(sipcodes_set_has(&proxy, 407));
    assert_false(sipcodes_set_has(&proxy, 486));
    assert_true(sipcodes_set_has(&registers, 423));
    assert_false(sipcodes_set_has(&registers, 600));
    assert_same("challenge=yes", "challenge");
    assert_same("standing=local", "standing=Local");
}

/* ---- Lists of terms ---- */

static void terms_are_taken_from_left_to_right(void **state)
{
    (void)state;
    assert_same("408,5xx,!501", "408,500,502-599");
    assert_same("!501,5xx", "all");
    assert_same("5xx,!5xx,500", "500");
    assert_same("486,600,486", "486,600");
    assert_same("4xx,!486,486", "4xx");
    assert_same("486,!4xx,!5xx,600", "600");
}

static void a_set_that_begins_with_a_removal_begins_with_all(void **state)
{
    (void)state;
    assert_same("!486", "all,!486");
    assert_same("!1xx", "final");
    assert_same("!1xx,!2xx", "failure");
    assert_same("!all,486", "486");
    assert_same("!known", "all,!known");
    assert_same("!904", "all");
    assert_same("!4xx,486", "1xx,2xx,3xx,486,5xx,6xx");
    assert_same("!action=failover", "all,!action=failover");
    assert_same("!500-504,!challenge", "all,!500,!501,!502,!503,!504,!401,!407,!494");
}

static void a_removal_further_on_takes_only_what_is_there(void **state)
{
    sipcodes_set empty = parsed("486,!486");
    sipcodes_set none = {{0}};

    (void)state;
    assert_memory_equal(&empty, &none, sizeof none);
    assert_same("486,!600", "486");
    assert_same("known,!registered", "unregistered");
}

static void spaces_around_terms_and_signs_do_not_count(void **state)
{
    (void)state;
    assert_same("  408 ,  5xx ,! 501  ", "408,5xx,!501");
    assert_same("\t408,\r\n5xx", "408,5xx");
    assert_same(" ! 486 ", "!486");
    assert_same("action = failover", "action=failover");
    assert_same("500 - 504", "500-504");
    assert_same(" action=failover , 486", "action=failover,486");
}

static void case_does_not_count(void **state)
{
    (void)state;
    assert_same("FINAL", "final");
    assert_same("Known,!Registered", "known,!registered");
    assert_same("ACTION=FailOver", "action=failover");
    assert_same("method=register", "method=REGISTER");
    assert_same("Sender=EDGE-Proxy", "sender=edge-proxy");
    assert_same("RETRYABLE,CHALLENGE", "retryable,challenge");
}

/* ---- Errors ---- */

static void a_term_that_cannot_be_read_is_a_syntax_error_at_its_place(void **state)
{
    (void)state;
    assert_fails("busy", SIPCODES_E_SYNTAX, 0);
    assert_fails("finals", SIPCODES_E_SYNTAX, 0);
    assert_fails("fina", SIPCODES_E_SYNTAX, 0);
    assert_fails("486x", SIPCODES_E_SYNTAX, 0);
    assert_fails("48x", SIPCODES_E_SYNTAX, 0);
    assert_fails("4x", SIPCODES_E_SYNTAX, 0);
    assert_fails("4xxx", SIPCODES_E_SYNTAX, 0);
    assert_fails("xxx", SIPCODES_E_SYNTAX, 0);
    assert_fails("4 xx", SIPCODES_E_SYNTAX, 0);
    assert_fails("4.6", SIPCODES_E_SYNTAX, 0);
    assert_fails("1e3", SIPCODES_E_SYNTAX, 0);
    assert_fails("+486", SIPCODES_E_SYNTAX, 0);
    assert_fails("-486", SIPCODES_E_SYNTAX, 0);
    assert_fails("486;600", SIPCODES_E_SYNTAX, 0);
    assert_fails("486 600", SIPCODES_E_SYNTAX, 0);
    assert_fails("486 Busy Here", SIPCODES_E_SYNTAX, 0);
    assert_fails("486,busy", SIPCODES_E_SYNTAX, 4);
    assert_fails("486,  busy  ,600", SIPCODES_E_SYNTAX, 6);
    assert_fails("486,600, !busy", SIPCODES_E_SYNTAX, 9);
    assert_fails("!!486", SIPCODES_E_SYNTAX, 0);
    assert_fails("  busy", SIPCODES_E_SYNTAX, 2);
}

static void a_term_that_is_not_there_is_a_syntax_error(void **state)
{
    (void)state;
    assert_fails("", SIPCODES_E_SYNTAX, 0);
    assert_fails(",", SIPCODES_E_SYNTAX, 0);
    assert_fails(",486", SIPCODES_E_SYNTAX, 0);
    assert_fails("486,", SIPCODES_E_SYNTAX, 4);
    assert_fails("486,,600", SIPCODES_E_SYNTAX, 4);
    assert_fails("486,!,600", SIPCODES_E_SYNTAX, 4);
    assert_fails("!", SIPCODES_E_SYNTAX, 0);
    assert_fails("! ", SIPCODES_E_SYNTAX, 0);
    assert_fails(" !", SIPCODES_E_SYNTAX, 1);
}

static void a_range_that_is_half_or_backwards_is_a_syntax_error(void **state)
{
    (void)state;
    assert_fails("500-", SIPCODES_E_SYNTAX, 0);
    assert_fails("500-x", SIPCODES_E_SYNTAX, 0);
    assert_fails("500x-504", SIPCODES_E_SYNTAX, 0);
    assert_fails("504-500", SIPCODES_E_SYNTAX, 0);
    assert_fails("500-504-510", SIPCODES_E_SYNTAX, 0);
    assert_fails("500--504", SIPCODES_E_SYNTAX, 0);
    assert_fails("4xx-5xx", SIPCODES_E_SYNTAX, 0);
    assert_fails("500-5xx", SIPCODES_E_SYNTAX, 0);
    assert_fails("486,504-500", SIPCODES_E_SYNTAX, 4);
}

static void a_fact_or_value_that_does_not_exist_is_a_syntax_error(void **state)
{
    (void)state;
    assert_fails("colour=red", SIPCODES_E_SYNTAX, 0);
    assert_fails("action=", SIPCODES_E_SYNTAX, 0);
    assert_fails("=failover", SIPCODES_E_SYNTAX, 0);
    assert_fails("=", SIPCODES_E_SYNTAX, 0);
    assert_fails("action=nothing", SIPCODES_E_SYNTAX, 0);
    assert_fails("action==failover", SIPCODES_E_SYNTAX, 0);
    assert_fails("action=fail over", SIPCODES_E_SYNTAX, 0);
    assert_fails("action=device", SIPCODES_E_SYNTAX, 0);
    assert_fails("headers=must", SIPCODES_E_SYNTAX, 0);
    assert_fails("headers=0", SIPCODES_E_SYNTAX, 0);
    assert_fails("method=ACK", SIPCODES_E_SYNTAX, 0);
    assert_fails("486=486", SIPCODES_E_SYNTAX, 0);
    assert_fails("486, action=nothing", SIPCODES_E_SYNTAX, 5);
}

static void a_number_that_is_no_status_code_is_a_status_error_at_its_place(void **state)
{
    (void)state;
    assert_fails("99", SIPCODES_E_STATUS, 0);
    assert_fails("4", SIPCODES_E_STATUS, 0);
    assert_fails("000", SIPCODES_E_STATUS, 0);
    assert_fails("099", SIPCODES_E_STATUS, 0);
    assert_fails("700", SIPCODES_E_STATUS, 0);
    assert_fails("999", SIPCODES_E_STATUS, 0);
    assert_fails("0486", SIPCODES_E_STATUS, 0);
    assert_fails("4867", SIPCODES_E_STATUS, 0);
    assert_fails("4294967301", SIPCODES_E_STATUS, 0);
    assert_fails("4294967782", SIPCODES_E_STATUS, 0);
    assert_fails("18446744073709552102", SIPCODES_E_STATUS, 0);
    assert_fails("0xx", SIPCODES_E_STATUS, 0);
    assert_fails("7xx", SIPCODES_E_STATUS, 0);
    assert_fails("9XX", SIPCODES_E_STATUS, 0);
    assert_fails("500-700", SIPCODES_E_STATUS, 0);
    assert_fails("99-200", SIPCODES_E_STATUS, 0);
    assert_fails("99-700", SIPCODES_E_STATUS, 0);
    assert_fails("486,700", SIPCODES_E_STATUS, 4);
    assert_fails("486, !700,busy", SIPCODES_E_STATUS, 5);
}

static void the_first_term_at_fault_is_reported(void **state)
{
    (void)state;
    assert_fails("486,busy,700", SIPCODES_E_SYNTAX, 4);
    assert_fails("486,700,busy", SIPCODES_E_STATUS, 4);
}

static void position_is_left_alone_on_success(void **state)
{
    sipcodes_set set;
    size_t position = NOWHERE;

    (void)state;
    assert_int_equal(sipcodes_set_parse(&set, "486", SIZE_MAX, &position), SIPCODES_OK);
    assert_int_equal(position, NOWHERE);
}

static void null_is_an_argument_error(void **state)
{
    sipcodes_set set = marked_set();
    sipcodes_set before = set;
    size_t position = NOWHERE;

    (void)state;
    assert_int_equal(sipcodes_set_parse(NULL, "486", SIZE_MAX, &position), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_set_parse(&set, NULL, 0, &position), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_set_parse(&set, NULL, SIZE_MAX, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_set_parse(NULL, NULL, 0, NULL), SIPCODES_E_ARGUMENT);
    assert_memory_equal(&set, &before, sizeof set);
    assert_int_equal(position, NOWHERE);
}

/* ---- Hard input ---- */

static void length_decides_where_the_text_ends(void **state)
{
    sipcodes_set set;
    sipcodes_set expected = parsed("486");

    (void)state;
    assert_int_equal(sipcodes_set_parse(&set, "486,busy", 3, NULL), SIPCODES_OK);
    assert_memory_equal(&set, &expected, sizeof set);
    assert_int_equal(sipcodes_set_parse(&set, "486\0,busy", SIZE_MAX, NULL), SIPCODES_OK);
    assert_memory_equal(&set, &expected, sizeof set);
    assert_fails_bytes("486,busy", 4, SIPCODES_E_SYNTAX, 4);
    assert_fails_bytes("486", 2, SIPCODES_E_STATUS, 0);
    assert_fails_bytes("486", 0, SIPCODES_E_SYNTAX, 0);
}

static void nul_and_bytes_outside_ascii_are_syntax_errors(void **state)
{
    (void)state;
    assert_fails_bytes("486\0", 4, SIPCODES_E_SYNTAX, 0);
    assert_fails_bytes("486,\0", 5, SIPCODES_E_SYNTAX, 4);
    assert_fails_bytes("all\0", 4, SIPCODES_E_SYNTAX, 0);
    assert_fails_bytes("4x\0", 3, SIPCODES_E_SYNTAX, 0);
    assert_fails_bytes("action=stop\0", 12, SIPCODES_E_SYNTAX, 0);
    assert_fails("\xFF", SIPCODES_E_SYNTAX, 0);
    assert_fails("486,\xC2\xA0"
                 "600",
                 SIPCODES_E_SYNTAX, 4);
    assert_fails("f\xC3\xADnal", SIPCODES_E_SYNTAX, 0);
    assert_fails("486\x80", SIPCODES_E_SYNTAX, 0);
}

static void text_of_10000_characters_is_read_like_any_other(void **state)
{
    char *digits = repeated('4', MANY);
    char *letters = repeated('a', MANY);
    char *commas = repeated(',', MANY);
    char *spaces = repeated(' ', MANY);
    char *terms = repeated('4', MANY - 1);

    (void)state;
    assert_fails(digits, SIPCODES_E_STATUS, 0);
    assert_fails(letters, SIPCODES_E_SYNTAX, 0);
    assert_fails(commas, SIPCODES_E_SYNTAX, 0);
    memcpy(spaces + MANY - 3, "486", 3);
    assert_same(spaces, "486");
    memcpy(spaces + MANY - 3, "48z", 3);
    assert_fails(spaces, SIPCODES_E_SYNTAX, MANY - 3);
    for (size_t at = 3; at < MANY - 1; at += 4)
        terms[at] = ',';
    assert_same(terms, "444");
    free(digits);
    free(letters);
    free(commas);
    free(spaces);
    free(terms);
}

/* ---- Membership and iteration ---- */

static void check_has(int status)
{
    sipcodes_set full;
    sipcodes_set none = {{0}};

    memset(&full, 0xFF, sizeof full);
    assert_int_equal(sipcodes_set_has(&full, status), status >= 100 && status <= 999);
    assert_false(sipcodes_set_has(&none, status));
    assert_false(sipcodes_set_has(NULL, status));
}

static void only_100_to_999_can_be_in_a_set(void **state)
{
    (void)state;
    for_hard_numbers(check_has);
}

static void check_next(int status)
{
    sipcodes_set set = {{0}};

    set.bits[0] = 1; /* 100 */
    set.bits[(486 - 100) / 64] |= (uint64_t)1 << (486 - 100) % 64;
    set.bits[(999 - 100) / 64] |= (uint64_t)1 << (999 - 100) % 64;
    assert_int_equal(sipcodes_set_next(&set, status), status < 100 ? 100 : status < 486 ? 486 : status < 999 ? 999 : 0);
    assert_int_equal(sipcodes_set_next(NULL, status), 0);
}

static void the_next_is_the_lowest_above_any_number(void **state)
{
    (void)state;
    for_hard_numbers(check_next);
}

static void an_empty_set_has_no_next(void **state)
{
    sipcodes_set none = {{0}};

    (void)state;
    assert_int_equal(sipcodes_set_next(&none, 0), 0);
    assert_int_equal(sipcodes_set_next(&none, INT_MIN), 0);
}

static void iterating_visits_every_known_code_in_order(void **state)
{
    sipcodes_set set = parsed("known");
    size_t index = 0;

    (void)state;
    for (int status = 0; (status = sipcodes_set_next(&set, status)) != 0; index++)
        assert_int_equal(status, sipcodes_code_status(sipcodes_at(index)));
    assert_int_equal(index, sipcodes_count());
}

static void iterating_visits_exactly_the_members(void **state)
{
    const char *const texts[] = {"all", "!all", "408,5xx,!501", "known", "904", "100,699", "163,164,227,228"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        sipcodes_set set = parsed(texts[i]);
        int next = sipcodes_set_next(&set, 0);
        for (int status = 0; status <= 1100; status++)
            if (sipcodes_set_has(&set, status)) {
                assert_int_equal(next, status);
                next = sipcodes_set_next(&set, next);
            }
        assert_int_equal(next, 0);
    }
}

static void a_set_is_a_plain_value(void **state)
{
    sipcodes_set set = parsed("4xx,!486");
    sipcodes_set copy = set;

    (void)state;
    assert_int_equal(sipcodes_set_parse(&set, "5xx", SIZE_MAX, NULL), SIPCODES_OK);
    assert_true(sipcodes_set_has(&copy, 404));
    assert_false(sipcodes_set_has(&copy, 486));
    assert_false(sipcodes_set_has(&copy, 503));
    assert_true(sipcodes_set_has(&set, 503));
    assert_false(sipcodes_set_has(&set, 404));
}

/* ---- Sets as text ---- */

static void assert_text(const char *text, const char *expected)
{
    sipcodes_set set = parsed(text);
    char buffer[4000];

    assert_int_equal(sipcodes_set_text(&set, buffer, sizeof buffer), strlen(expected));
    assert_string_equal(buffer, expected);
    if (*expected) {
        sipcodes_set again = parsed(buffer);
        assert_memory_equal(&again, &set, sizeof set);
    }
}

static void the_text_of_a_set_is_ascending_and_as_short_as_ranges_and_classes_make_it(void **state)
{
    (void)state;
    assert_text("486,!486", "");
    assert_text("486", "486");
    assert_text("600,486", "486,600");
    assert_text("500,501", "500,501");
    assert_text("500,501,502", "500-502");
    assert_text("500-504,408", "408,500-504");
    assert_text("4xx", "4xx");
    assert_text("4xx,5xx", "4xx,5xx");
    assert_text("3xx,4xx,5xx", "300-599");
    assert_text("4xx,6xx", "4xx,6xx");
    assert_text("400-498", "400-498");
    assert_text("399-499", "399-499");
    assert_text("400-500", "400-500");
    assert_text("4xx,!486", "400-485,487-499");
    assert_text("all", "all");
    assert_text("!100", "101-699");
    assert_text("!699", "100-698");
    assert_text("final", "200-699");
    assert_text("failure", "300-699");
    assert_text("1xx", "1xx");
    assert_text("6xx", "6xx");
}

static void local_codes_stand_one_by_one_in_the_text_of_a_set(void **state)
{
    (void)state;
    assert_text("904", "904");
    assert_text("699,701", "699,701");
    assert_text("all,904", "all,904");
    assert_text("6xx,701,904,908", "6xx,701,904,908");
}

static void every_set_of_a_word_is_the_set_of_its_text(void **state)
{
    static const char *const words[] = {"known",           "registered",      "unregistered",
                                        "challenge",       "retryable",       "standing=local",
                                        "action=failover", "method=REGISTER", "known,!unregistered,all,!5xx,555"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        sipcodes_set set = parsed(words[i]), again;
        char buffer[4000];
        assert_in_range(sipcodes_set_text(&set, buffer, sizeof buffer), 1, sizeof buffer - 1);
        again = parsed(buffer);
        assert_memory_equal(&again, &set, sizeof set);
    }
}

static void a_set_with_a_number_that_no_text_stands_for_is_a_status_error(void **state)
{
    sipcodes_set set = {{0}};
    char buffer[4] = "abc";

    (void)state;
    set.bits[(999 - 100) / 64] |= (uint64_t)1 << (999 - 100) % 64;
    assert_int_equal(sipcodes_set_text(&set, buffer, sizeof buffer), SIPCODES_E_STATUS);
    assert_string_equal(buffer, "abc");
    memset(&set, 0, sizeof set);
    /* Behind 999 there is nothing that a set could hold. */
    set.bits[14] = UINT64_MAX << 4;
    assert_int_equal(sipcodes_set_text(&set, buffer, sizeof buffer), 0);
    assert_string_equal(buffer, "");
}

static void the_text_of_a_set_is_cut_like_any_other(void **state)
{
    sipcodes_set set = parsed("408,5xx");
    char buffer[6];

    (void)state;
    assert_int_equal(sipcodes_set_text(&set, NULL, 0), 7);
    assert_int_equal(sipcodes_set_text(&set, buffer, sizeof buffer), 7);
    assert_string_equal(buffer, "408,5");
    assert_int_equal(sipcodes_set_text(&set, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_set_text(NULL, buffer, sizeof buffer), SIPCODES_E_ARGUMENT);
    assert_string_equal(buffer, "408,5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_one_code),
        cmocka_unit_test(a_class_is_its_hundred_numbers),
        cmocka_unit_test(a_range_holds_both_its_ends),
        cmocka_unit_test(a_range_above_699_is_a_status_error_also_between_known_codes),
        cmocka_unit_test(words_for_ranges_hold_unregistered_codes_too),
        cmocka_unit_test(words_for_standings_hold_known_codes),
        cmocka_unit_test(retryable_is_what_may_be_sent_again_unchanged),
        cmocka_unit_test(a_fact_with_a_value_is_the_known_codes_that_have_it),
        cmocka_unit_test(the_examples_of_the_manual_hold_what_they_should),
        cmocka_unit_test(terms_are_taken_from_left_to_right),
        cmocka_unit_test(a_set_that_begins_with_a_removal_begins_with_all),
        cmocka_unit_test(a_removal_further_on_takes_only_what_is_there),
        cmocka_unit_test(spaces_around_terms_and_signs_do_not_count),
        cmocka_unit_test(case_does_not_count),
        cmocka_unit_test(a_term_that_cannot_be_read_is_a_syntax_error_at_its_place),
        cmocka_unit_test(a_term_that_is_not_there_is_a_syntax_error),
        cmocka_unit_test(a_range_that_is_half_or_backwards_is_a_syntax_error),
        cmocka_unit_test(a_fact_or_value_that_does_not_exist_is_a_syntax_error),
        cmocka_unit_test(a_number_that_is_no_status_code_is_a_status_error_at_its_place),
        cmocka_unit_test(the_first_term_at_fault_is_reported),
        cmocka_unit_test(position_is_left_alone_on_success),
        cmocka_unit_test(null_is_an_argument_error),
        cmocka_unit_test(length_decides_where_the_text_ends),
        cmocka_unit_test(nul_and_bytes_outside_ascii_are_syntax_errors),
        cmocka_unit_test(text_of_10000_characters_is_read_like_any_other),
        cmocka_unit_test(only_100_to_999_can_be_in_a_set),
        cmocka_unit_test(the_next_is_the_lowest_above_any_number),
        cmocka_unit_test(an_empty_set_has_no_next),
        cmocka_unit_test(iterating_visits_every_known_code_in_order),
        cmocka_unit_test(iterating_visits_exactly_the_members),
        cmocka_unit_test(a_set_is_a_plain_value),
        cmocka_unit_test(the_text_of_a_set_is_ascending_and_as_short_as_ranges_and_classes_make_it),
        cmocka_unit_test(local_codes_stand_one_by_one_in_the_text_of_a_set),
        cmocka_unit_test(every_set_of_a_word_is_the_set_of_its_text),
        cmocka_unit_test(a_set_with_a_number_that_no_text_stands_for_is_a_status_error),
        cmocka_unit_test(the_text_of_a_set_is_cut_like_any_other),
    };
    return cmocka_run_group_tests_name("set", tests, NULL, NULL);
}
