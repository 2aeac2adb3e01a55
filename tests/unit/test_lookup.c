/* test_lookup.c - lookup.c: from any number to the record, the phrase, or the code to treat it as. */
#include "unit.h"

#include "sipcodes_status.h"

/* IANA, "Session Initiation Protocol (SIP) Parameters", "Response Codes", copied by hand; 202 without "(Deprecated)". */
static const struct {
    int status;
    const char *phrase;
} registered[] = {
    {100, "Trying"},
    {180, "Ringing"},
    {181, "Call Is Being Forwarded"},
    {182, "Queued"},
    {183, "Session Progress"},
    {199, "Early Dialog Terminated"},
    {200, "OK"},
    {202, "Accepted"},
    {204, "No Notification"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Moved Temporarily"},
    {305, "Use Proxy"},
    {380, "Alternative Service"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {410, "Gone"},
    {412, "Conditional Request Failed"},
    {413, "Request Entity Too Large"},
    {414, "Request-URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Unsupported URI Scheme"},
    {417, "Unknown Resource-Priority"},
    {420, "Bad Extension"},
    {421, "Extension Required"},
    {422, "Session Interval Too Small"},
    {423, "Interval Too Brief"},
    {424, "Bad Location Information"},
    {425, "Bad Alert Message"},
    {428, "Use Identity Header"},
    {429, "Provide Referrer Identity"},
    {430, "Flow Failed"},
    {433, "Anonymity Disallowed"},
    {436, "Bad Identity Info"},
    {437, "Unsupported Credential"},
    {438, "Invalid Identity Header"},
    {439, "First Hop Lacks Outbound Support"},
    {440, "Max-Breadth Exceeded"},
    {469, "Bad Info Package"},
    {470, "Consent Needed"},
    {480, "Temporarily Unavailable"},
    {481, "Call/Transaction Does Not Exist"},
    {482, "Loop Detected"},
    {483, "Too Many Hops"},
    {484, "Address Incomplete"},
    {485, "Ambiguous"},
    {486, "Busy Here"},
    {487, "Request Terminated"},
    {488, "Not Acceptable Here"},
    {489, "Bad Event"},
    {491, "Request Pending"},
    {493, "Undecipherable"},
    {494, "Security Agreement Required"},
    {500, "Server Internal Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Server Time-out"},
    {505, "Version Not Supported"},
    {513, "Message Too Large"},
    {555, "Push Notification Service Not Supported"},
    {580, "Precondition Failure"},
    {600, "Busy Everywhere"},
    {603, "Decline"},
    {604, "Does Not Exist Anywhere"},
    {606, "Not Acceptable"},
    {607, "Unwanted"},
    {608, "Rejected"},
};

/* Codes that IANA does not register and that the library must know all the same. */
static const int unregistered[] = {409, 411, 477, 904};

static bool is_iana(int status)
{
    for (size_t i = 0; i < COUNT_OF(registered); i++)
        if (registered[i].status == status)
            return true;
    return false;
}

/* The record that sipcodes_at() lists for a status, found the slow way. */
static const sipcodes_code *listed(int status)
{
    for (size_t i = 0; i < sipcodes_count(); i++)
        if (sipcodes_code_status(sipcodes_at(i)) == status)
            return sipcodes_at(i);
    return NULL;
}

static void every_code_of_iana_is_known_by_its_phrase(void **state)
{
    (void)state;
    assert_int_equal(COUNT_OF(registered), 75);
    for (size_t i = 0; i < COUNT_OF(registered); i++) {
        const sipcodes_code *code = sipcodes_get(registered[i].status);
        assert_non_null(code);
        assert_int_equal(sipcodes_code_status(code), registered[i].status);
        assert_true(sipcodes_code_is_registered(code));
        assert_string_equal(sipcodes_phrase(registered[i].status), registered[i].phrase);
        assert_string_equal(sipcodes_code_phrase(code), registered[i].phrase);
    }
}

static void no_other_code_is_registered(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        assert_int_equal(sipcodes_code_is_registered(code), is_iana(sipcodes_code_status(code)));
    }
    for (size_t i = 0; i < COUNT_OF(unregistered); i++)
        assert_false(sipcodes_code_is_registered(sipcodes_get(unregistered[i])));
}

static void unregistered_codes_of_products_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(unregistered); i++)
        assert_int_equal(sipcodes_code_status(sipcodes_get(unregistered[i])), unregistered[i]);
}

static void known_codes_are_listed_in_ascending_order(void **state)
{
    (void)state;
    assert_true(sipcodes_count() > 75);
    for (size_t i = 0; i < sipcodes_count(); i++) {
        int status = sipcodes_code_status(sipcodes_at(i));
        assert_in_range(status, 100, 999);
        assert_true(i == 0 || sipcodes_code_status(sipcodes_at(i - 1)) < status);
    }
}

static void check_index(size_t index)
{
    assert_int_equal(sipcodes_at(index) != NULL, index < sipcodes_count());
}

static void past_the_end_of_the_list_is_null(void **state)
{
    (void)state;
    for_hard_indexes(check_index);
    assert_null(sipcodes_at(sipcodes_count()));
}

static void check_record(int status)
{
    const sipcodes_code *code = sipcodes_get(status);

    assert_ptr_equal(code, listed(status));
    assert_string_equal(sipcodes_phrase(status), sipcodes_code_phrase(code));
    if (!code)
        assert_string_equal(sipcodes_phrase(status), "");
}

static void every_number_has_the_listed_record_or_none(void **state)
{
    (void)state;
    for_hard_numbers(check_record);
}

/* A lookup that looked at the low bits only would take them for known. */
static void numbers_with_the_same_low_bits_as_a_known_code_are_unknown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (int64_t wide = INT_MIN + sipcodes_code_status(sipcodes_at(i)) % 1024; wide <= INT_MAX; wide += 1024 * 8191) {
            int status = (int)wide;
            assert_ptr_equal(sipcodes_get(status), listed(status));
        }
    for (size_t i = 0; i < sipcodes_count(); i++)
        for (int shift = -4; shift <= 4; shift++)
            if (shift != 0)
                assert_null(sipcodes_get(sipcodes_code_status(sipcodes_at(i)) + shift * 1024));
}

/* RFC 3261 8.1.3.2, with what is registered as what is recognized. */
static int resolved(int status)
{
    if (status < 100 || status > 699)
        return 0;
    if (is_iana(status))
        return status;
    return status < 200 ? 183 : status - status % 100;
}

static void check_resolve(int status)
{
    assert_int_equal(sipcodes_resolve(status), resolved(status));
}

static void every_number_resolves_as_rfc_3261_says(void **state)
{
    (void)state;
    for_hard_numbers(check_resolve);
}

static void examples_resolve_as_the_manual_says(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_resolve(100), 100);
    assert_int_equal(sipcodes_resolve(101), 183);
    assert_int_equal(sipcodes_resolve(199), 199);
    assert_int_equal(sipcodes_resolve(299), 200);
    assert_int_equal(sipcodes_resolve(399), 300);
    assert_int_equal(sipcodes_resolve(409), 400);
    assert_int_equal(sipcodes_resolve(477), 400);
    assert_int_equal(sipcodes_resolve(486), 486);
    assert_int_equal(sipcodes_resolve(599), 500);
    assert_int_equal(sipcodes_resolve(699), 600);
    assert_int_equal(sipcodes_resolve(700), 0);
    assert_int_equal(sipcodes_resolve(904), 0);
    assert_int_equal(sipcodes_resolve(99), 0);
}

static void what_a_code_resolves_to_is_registered_and_of_its_class(void **state)
{
    (void)state;
    for (int status = 100; status <= 699; status++) {
        int to = sipcodes_resolve(status);
        assert_true(sipcodes_code_is_registered(sipcodes_get(to)));
        assert_int_equal(sipcodes_resolve(to), to);
        assert_int_equal(to / 100, status / 100);
    }
}

#define CHECK_CONSTANT(number, name, words)                                 \
    assert_int_equal(SIPCODES_STATUS_##name, number);                       \
    assert_string_equal(sipcodes_code_symbol(sipcodes_get(number)), #name); \
    assert_string_equal(sipcodes_phrase(number), words);                    \
    assert_int_equal(sipcodes_code_status(sipcodes_at(count++)), number);

static void the_constants_are_the_known_codes_in_order(void **state)
{
    size_t count = 0;

    (void)state;
    SIPCODES_STATUS_MAP(CHECK_CONSTANT)
    assert_int_equal(count, sipcodes_count());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_of_iana_is_known_by_its_phrase),
        cmocka_unit_test(no_other_code_is_registered),
        cmocka_unit_test(unregistered_codes_of_products_are_known),
        cmocka_unit_test(known_codes_are_listed_in_ascending_order),
        cmocka_unit_test(past_the_end_of_the_list_is_null),
        cmocka_unit_test(every_number_has_the_listed_record_or_none),
        cmocka_unit_test(numbers_with_the_same_low_bits_as_a_known_code_are_unknown),
        cmocka_unit_test(every_number_resolves_as_rfc_3261_says),
        cmocka_unit_test(examples_resolve_as_the_manual_says),
        cmocka_unit_test(what_a_code_resolves_to_is_registered_and_of_its_class),
        cmocka_unit_test(the_constants_are_the_known_codes_in_order),
    };
    return cmocka_run_group_tests_name("lookup", tests, NULL, NULL);
}
