/* test_find.c - find.c: the status code that a text stands for. */
#include "unit.h"

#include <stdio.h>

#include "strings.h"

#define MANY 10000

/* Finds a text given without NUL and, where that is the same, up to its NUL; both must answer alike. */
static int find_bytes(const char *text, size_t length)
{
    char *bare = bare_copy(text, length);
    int answer = sipcodes_find(bare, length);

    free(bare);
    if (text[length] == '\0' && strlen(text) == length)
        assert_int_equal(sipcodes_find(text, SIZE_MAX), answer);
    return answer;
}

static int find(const char *text)
{
    return find_bytes(text, strlen(text));
}

#define assert_finds(text, status) assert_int_equal(find(text), status)

/* ---- Numbers ---- */

static void a_number_is_the_code_itself(void **state)
{
    (void)state;
    assert_finds("486", 486);
    assert_finds("100", 100);
    assert_finds("699", 699);
    assert_finds("499", 499);
    assert_finds("904", 904);
    assert_finds(" 486 ", 486);
    assert_finds("\t486\r\n", 486);
}

static void check_number(int number)
{
    char text[16];
    bool is_status = (number >= 100 && number <= 699) || sipcodes_get(number);
    int expected = is_status ? number : SIPCODES_E_STATUS;
    size_t length = (size_t)snprintf(text, sizeof text, "%d", number);

    assert_int_equal(sipcodes_find(text, SIZE_MAX), expected);
    assert_int_equal(sipcodes_find(text, length), expected);
}

static void every_number_is_a_status_code_or_an_error(void **state)
{
    (void)state;
    for_hard_numbers(check_number);
}

static void a_number_that_is_no_status_code_is_a_status_error(void **state)
{
    (void)state;
    assert_finds("99", SIPCODES_E_STATUS);
    assert_finds("700", SIPCODES_E_STATUS);
    assert_finds("999", SIPCODES_E_STATUS);
    assert_finds("1000", SIPCODES_E_STATUS);
    assert_finds("0", SIPCODES_E_STATUS);
    assert_finds("000", SIPCODES_E_STATUS);
    assert_finds("0486", SIPCODES_E_STATUS);
    assert_finds("00486", SIPCODES_E_STATUS);
    assert_finds("4867", SIPCODES_E_STATUS);
    assert_finds("99 Busy Here", SIPCODES_E_STATUS);
    assert_finds("SIP/2.0 099 x", SIPCODES_E_STATUS);
    assert_finds("99-busy-here", SIPCODES_E_STATUS);
}

static void a_number_too_large_never_wraps_into_a_status_code(void **state)
{
    char *digits = repeated('4', MANY);

    (void)state;
    assert_finds("4294967301", SIPCODES_E_STATUS); /* 2^32 + 5, RFC 4475 3.1.2.19 */
    assert_finds("SIP/2.0 4294967301 better not break the receiver", SIPCODES_E_STATUS);
    assert_finds("4294967782", SIPCODES_E_STATUS);           /* 2^32 + 486 */
    assert_finds("18446744073709552102", SIPCODES_E_STATUS); /* 2^64 + 486 */
    assert_finds("100000486", SIPCODES_E_STATUS);
    assert_finds("1000000000000000000000000000000000000486", SIPCODES_E_STATUS);
    assert_finds(digits, SIPCODES_E_STATUS);
    free(digits);
}

static void a_number_with_letters_at_it_is_not_found(void **state)
{
    (void)state;
    assert_finds("486x", SIPCODES_E_NOT_FOUND);
    assert_finds("1e3", SIPCODES_E_NOT_FOUND);
    assert_finds("0x1e6", SIPCODES_E_NOT_FOUND);
    assert_finds("486.0", SIPCODES_E_NOT_FOUND);
    assert_finds("486,", SIPCODES_E_NOT_FOUND);
    assert_finds("4xx", SIPCODES_E_NOT_FOUND);
    assert_finds("200OK", SIPCODES_E_NOT_FOUND);
    assert_finds("486\xC2\xA0", SIPCODES_E_NOT_FOUND);
    assert_finds("\xEF\xBC\x94\xEF\xBC\x98\xEF\xBC\x96", SIPCODES_E_NOT_FOUND); /* 486 in full width */
}

static void behind_a_number_any_phrase_is_free_text(void **state)
{
    (void)state;
    assert_finds("486 anything", 486);
    assert_finds("486 Ringing", 486);
    assert_finds("486 486", 486);
    assert_finds("486 600", 486);
    assert_finds("486\tBusy", 486);
    assert_finds("486 \xFF\xFE\x80", 486);
    assert_finds("200 = 2**3 * 5**2 \xD0\xBD\xD0\xBE", 200); /* RFC 4475 3.1.1.12 */
    assert_finds("486 -", 486);
    assert_finds("701 x", 701);
    assert_int_equal(find_bytes("486 Bu\0sy", 9), 486);
}

/* ---- Status lines ---- */

static void a_status_line_is_its_number(void **state)
{
    (void)state;
    assert_finds("SIP/2.0 486 Busy Here", 486);
    assert_finds("SIP/2.0 100 ", 100); /* an empty phrase, RFC 4475 3.1.1.13 */
    assert_finds("SIP/2.0 100 \r\n", 100);
    assert_finds("SIP/2.0 100", 100);
    assert_finds("sip/2.0 200 OK", 200);
    assert_finds("SIP/2.0  200 OK", 200);
    assert_finds("SIP/2.0\t200\tOK", 200);
    assert_finds("  SIP/2.0 200 OK\r\n", 200);
    assert_finds("SIP/2.0 200 SIP/2.0 486", 200);
}

static void a_number_with_a_sign_is_no_status_code(void **state)
{
    (void)state;
    assert_finds("+486", SIPCODES_E_STATUS);
    assert_finds("-486", SIPCODES_E_STATUS);
    assert_finds("-1 Busy", SIPCODES_E_STATUS);
    assert_finds("SIP/2.0 +200 OK", SIPCODES_E_STATUS);
    assert_finds("-", SIPCODES_E_NOT_FOUND);
    assert_finds("+", SIPCODES_E_NOT_FOUND);
    assert_finds("-x", SIPCODES_E_NOT_FOUND);
}

static void a_broken_status_line_is_not_found(void **state)
{
    (void)state;
    assert_finds("SIP/2.0", SIPCODES_E_NOT_FOUND);
    assert_finds("SIP/2.0 ", SIPCODES_E_NOT_FOUND);
    assert_finds("SIP/2.0486", SIPCODES_E_NOT_FOUND);
    assert_finds("SIP/2.0 200OK", SIPCODES_E_NOT_FOUND);
    assert_finds("SIP/7.0 200 OK", SIPCODES_E_NOT_FOUND);
    assert_finds("SIP/2.00 200 OK", SIPCODES_E_NOT_FOUND);
    assert_finds("HTTP/1.1 200 OK", SIPCODES_E_NOT_FOUND);
    assert_finds("SIP/2.0 SIP/2.0 200 OK", SIPCODES_E_NOT_FOUND);
}

/* ---- Names ---- */

static void a_phrase_is_found_in_any_case_and_punctuation(void **state)
{
    (void)state;
    assert_finds("Busy Here", 486);
    assert_finds("busy here", 486);
    assert_finds("BUSY HERE", 486);
    assert_finds("bUsY hErE", 486);
    assert_finds("BusyHere", 486);
    assert_finds("busy-here", 486);
    assert_finds("  (busy)   here!  ", 486);
    assert_finds("{Busy|Here}~", 486);
    assert_finds("Call/Transaction Does Not Exist", 481);
    assert_finds("call transaction does not exist", 481);
    assert_finds("Server Time-out", 504);
    assert_finds("SIP/2.0 Busy Here", 486);
}

static void obsolete_and_vendor_phrases_are_found(void **state)
{
    (void)state;
    assert_finds("Session Timer Too Small", 422);
    assert_finds("Internal Server Error", 500);
    assert_finds("Unsupported Certificate", 437);
    assert_finds("Server Timeout", 504);
    assert_finds("Gateway Time-out", 504);
    assert_finds("gateway timeout", 504);
    assert_finds("Network Blocked", 603);
    assert_finds("We don't forward to private IP addresses", 479);
}

static void symbols_and_slugs_are_found(void **state)
{
    (void)state;
    assert_finds("BUSY_HERE", 486);
    assert_finds("busy_here", 486);
    assert_finds("NOT_ACCEPTABLE_ANYWHERE", 606);
    assert_finds("486-busy-here", 486);
    assert_finds("486-BUSY-HERE", 486);
    assert_finds("606-not-acceptable", 606);
    assert_finds("406-not-acceptable", 406);
}

static void a_slug_that_is_wrong_is_not_found(void **state)
{
    (void)state;
    assert_finds("486-", SIPCODES_E_NOT_FOUND);
    assert_finds("486-busy", SIPCODES_E_NOT_FOUND);
    assert_finds("486-busy-here-", SIPCODES_E_NOT_FOUND);
    assert_finds("486-ringing", SIPCODES_E_NOT_FOUND);
    assert_finds("499-", SIPCODES_E_NOT_FOUND);
    assert_finds("499-bad-request", SIPCODES_E_NOT_FOUND);
}

static void what_no_code_goes_by_is_not_found(void **state)
{
    (void)state;
    assert_finds("", SIPCODES_E_NOT_FOUND);
    assert_finds("   ", SIPCODES_E_NOT_FOUND);
    assert_finds("\t\r\n", SIPCODES_E_NOT_FOUND);
    assert_finds("...", SIPCODES_E_NOT_FOUND);
    assert_finds("!?/-_", SIPCODES_E_NOT_FOUND);
    assert_finds("Busy", SIPCODES_E_NOT_FOUND);
    assert_finds("Busy Here Now", SIPCODES_E_NOT_FOUND);
    assert_finds("aaaa", SIPCODES_E_NOT_FOUND);
    assert_finds("zzzz", SIPCODES_E_NOT_FOUND);
    assert_finds("Busy 486", SIPCODES_E_NOT_FOUND);
}

static void bytes_outside_ascii_are_in_no_name(void **state)
{
    (void)state;
    assert_finds("B\xC3\xBCsy Here", SIPCODES_E_NOT_FOUND);
    assert_finds("Busy\xC2\xA0Here", SIPCODES_E_NOT_FOUND);
    assert_finds("Busy Here\xE2\x80\x8B", SIPCODES_E_NOT_FOUND);
    assert_finds("\xFF"
                 "Busy Here",
                 SIPCODES_E_NOT_FOUND);
    assert_finds("Busy Here\x80", SIPCODES_E_NOT_FOUND);
    assert_finds("Busy Her\xC5", SIPCODES_E_NOT_FOUND);
    assert_finds("\xFF", SIPCODES_E_NOT_FOUND);
}

/* Only case, punctuation and space do not count in names. */
static void a_nul_or_control_byte_counts_in_a_name(void **state)
{
    (void)state;
    assert_int_equal(find_bytes("Busy\0Here", 9), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find_bytes("Busy Here\0", 10), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find_bytes("Busy\x01Here", 9), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find_bytes("Busy\x7FHere", 9), SIPCODES_E_NOT_FOUND);
    for (int byte = CHAR_MIN; byte <= CHAR_MAX; byte++) {
        char name[] = "Busy Here";
        bool skipped = (byte >= '\t' && byte <= '\r') || (byte >= ' ' && byte <= '~');
        if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", byte) && byte != '\0')
            continue;
        name[4] = (char)byte;
        assert_int_equal(find_bytes(name, 9), skipped ? 486 : SIPCODES_E_NOT_FOUND);
    }
}

static void a_nul_counts_in_a_number(void **state)
{
    (void)state;
    assert_int_equal(find_bytes("486\0", 4), SIPCODES_E_NOT_FOUND);
    assert_int_equal(find_bytes("486\0"
                                "6",
                                5),
                     SIPCODES_E_NOT_FOUND);
    assert_int_equal(find_bytes("\0"
                                "486",
                                4),
                     SIPCODES_E_NOT_FOUND);
}

static void length_decides_where_the_text_ends(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_find("4867", 3), 486);
    assert_int_equal(sipcodes_find("486 Busy", 2), SIPCODES_E_STATUS);
    assert_int_equal(sipcodes_find("Busy Heretic", 9), 486);
    assert_int_equal(sipcodes_find("486", 0), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_find("486\0x", SIZE_MAX), 486);
    assert_int_equal(sipcodes_find("SIP/2.0 486", 7), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_find("SIP/2.0 486", 10), SIPCODES_E_STATUS);
}

static void text_of_10000_characters_is_read_like_any_other(void **state)
{
    char *letters = repeated('a', MANY);
    char *dashes = repeated('-', MANY);
    char *spaces = repeated(' ', MANY);

    (void)state;
    assert_finds(letters, SIPCODES_E_NOT_FOUND);
    assert_finds(dashes, SIPCODES_E_NOT_FOUND);
    assert_finds(spaces, SIPCODES_E_NOT_FOUND);
    memcpy(spaces + MANY - 3, "486", 3);
    assert_finds(spaces, 486);
    memcpy(letters, "486 ", 4);
    assert_finds(letters, 486);
    memcpy(dashes, "Busy", 4);
    memcpy(dashes + MANY - 4, "Here", 4);
    assert_finds(dashes, 486);
    free(letters);
    free(dashes);
    free(spaces);
}

/* No key of the tables is as long as these; the longest that can be looked up has 96 characters. */
static void names_around_the_longest_that_is_looked_up_are_not_found(void **state)
{
    (void)state;
    for (size_t length = 90; length <= 100; length++) {
        char *letters = repeated('b', length);
        assert_finds(letters, SIPCODES_E_NOT_FOUND);
        free(letters);
    }
}

/* ---- Every name of the registry ---- */

/* What of a name counts. */
static void fold(const char *name, char *folded)
{
    for (; *name; name++) {
        if ((*name >= 'a' && *name <= 'z') || (*name >= '0' && *name <= '9'))
            *folded++ = *name;
        else if (*name >= 'A' && *name <= 'Z')
            *folded++ = (char)(*name + 32);
    }
    *folded = '\0';
}

static bool goes_by(const sipcodes_code *code, const char *folded)
{
    const sipcodes_alias *alias;
    char own[256];

    fold(sipcodes_code_phrase(code), own);
    if (strcmp(own, folded) == 0)
        return true;
    fold(sipcodes_code_symbol(code), own);
    if (strcmp(own, folded) == 0)
        return true;
    for (size_t i = 0; (alias = sipcodes_code_alias(code, i)); i++) {
        fold(sipcodes_alias_phrase(alias), own);
        if (strcmp(own, folded) == 0)
            return true;
    }
    return false;
}

/* True if a name is a symbol with an underscore, which stands for its own code only. */
static bool is_symbol_of(const char *name, const sipcodes_code *code)
{
    const char *symbol = sipcodes_code_symbol(code);

    return strchr(name, '_') && slice_is((struct slice){name, strlen(name)}, symbol);
}

/* Checks that a name stands for exactly the codes that go by it; a symbol, for the one whose it is. */
static void assert_name_is_found(const char *name)
{
    int expected[16], answer[16];
    int count = 0;
    char folded[256];

    fold(name, folded);
    for (size_t i = 0; i < sipcodes_count(); i++)
        if (goes_by(sipcodes_at(i), folded))
            expected[count++] = sipcodes_code_status(sipcodes_at(i));
    for (size_t i = 0; i < sipcodes_count(); i++)
        if (is_symbol_of(name, sipcodes_at(i))) {
            expected[0] = sipcodes_code_status(sipcodes_at(i));
            count = 1;
        }
    assert_true(count > 0);
    assert_int_equal(sipcodes_find_all(name, SIZE_MAX, answer, 16), count);
    assert_memory_equal(answer, expected, (size_t)count * sizeof *answer);
    assert_int_equal(find(name), count > 1 ? SIPCODES_E_AMBIGUOUS : expected[0]);
}

/* Checks a name as it is, in capitals, in small letters, folded, and with its spaces as "_". */
static void check_name(const char *name)
{
    char other[256];
    size_t length = strlen(name);

    assert_name_is_found(name);
    for (size_t i = 0; i <= length; i++)
        other[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - 32 : name[i]);
    assert_name_is_found(other);
    for (size_t i = 0; i <= length; i++)
        other[i] = name[i] == ' ' ? '_' : name[i];
    assert_name_is_found(other);
    fold(name, other);
    assert_name_is_found(other);
}

static void every_phrase_symbol_and_alias_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        const sipcodes_alias *alias;
        check_name(sipcodes_code_phrase(code));
        check_name(sipcodes_code_symbol(code));
        for (size_t a = 0; (alias = sipcodes_code_alias(code, a)); a++)
            check_name(sipcodes_alias_phrase(alias));
    }
}

static void every_slug_and_every_number_with_its_phrase_is_found(void **state)
{
    char line[256];

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        int status = sipcodes_code_status(code);
        assert_finds(sipcodes_code_slug(code), status);
        snprintf(line, sizeof line, "%d %s", status, sipcodes_code_phrase(code));
        assert_finds(line, status);
        snprintf(line, sizeof line, "SIP/2.0 %d %s\r\n", status, sipcodes_code_phrase(code));
        assert_finds(line, status);
    }
}

/* The search halves the table, so one key out of order would hide others. */
static void keys_are_sorted_and_not_longer_than_what_is_looked_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < SIZE_FIND; i++) {
        const char *key = string_at(sipcodes_tables.find[i].key);
        assert_in_range(strlen(key), 1, 96);
        if (i > 0) {
            int order = strcmp(string_at(sipcodes_tables.find[i - 1].key), key);
            assert_true(order < 0 || (order == 0 && sipcodes_tables.find[i - 1].status < sipcodes_tables.find[i].status));
        }
    }
}

/* ---- Several codes ---- */

static void a_phrase_of_several_codes_is_ambiguous_and_lists_them(void **state)
{
    int statuses[4] = {-7, -7, -7, -7};

    (void)state;
    assert_finds("Not Acceptable", SIPCODES_E_AMBIGUOUS);
    assert_finds("not acceptable", SIPCODES_E_AMBIGUOUS);
    assert_int_equal(sipcodes_find_all("Not Acceptable", SIZE_MAX, statuses, 4), 2);
    assert_int_equal(statuses[0], 406);
    assert_int_equal(statuses[1], 606);
    assert_int_equal(statuses[2], -7);
}

static void a_symbol_is_unique_even_where_it_reads_like_a_phrase_of_several_codes(void **state)
{
    int statuses[2] = {-7, -7};

    (void)state;
    assert_finds("NOT_ACCEPTABLE", 406);
    assert_finds("not_acceptable", 406);
    assert_finds(" Not_Acceptable\r\n", 406);
    assert_finds("NOT_ACCEPTABLE_ANYWHERE", 606);
    assert_int_equal(sipcodes_find_all("NOT_ACCEPTABLE", SIZE_MAX, NULL, 0), 1);
    assert_int_equal(sipcodes_find_all("NOT_ACCEPTABLE", SIZE_MAX, statuses, 0), 1);
    assert_int_equal(statuses[0], -7);
    assert_int_equal(sipcodes_find_all("NOT_ACCEPTABLE", SIZE_MAX, statuses, 2), 1);
    assert_int_equal(statuses[0], 406);
    assert_int_equal(statuses[1], -7);
    /* What is not written like the symbol is the phrase. */
    assert_finds("NOTACCEPTABLE", SIPCODES_E_AMBIGUOUS);
    assert_finds("NOT-ACCEPTABLE", SIPCODES_E_AMBIGUOUS);
    assert_finds("_NOT_ACCEPTABLE_", SIPCODES_E_AMBIGUOUS);
    assert_finds("NOT__ACCEPTABLE", SIPCODES_E_AMBIGUOUS);
}

static void at_most_capacity_statuses_are_written(void **state)
{
    int statuses[2] = {-7, -7};

    (void)state;
    assert_int_equal(sipcodes_find_all("Not Acceptable", SIZE_MAX, NULL, 0), 2);
    assert_int_equal(sipcodes_find_all("Not Acceptable", SIZE_MAX, statuses, 0), 2);
    assert_int_equal(statuses[0], -7);
    assert_int_equal(sipcodes_find_all("Not Acceptable", SIZE_MAX, statuses, 1), 2);
    assert_int_equal(statuses[0], 406);
    assert_int_equal(statuses[1], -7);
    assert_int_equal(sipcodes_find_all("486", SIZE_MAX, NULL, 0), 1);
    assert_int_equal(sipcodes_find_all("486", SIZE_MAX, statuses, 0), 1);
    assert_int_equal(statuses[0], 406);
    assert_int_equal(sipcodes_find_all("486", SIZE_MAX, statuses, 2), 1);
    assert_int_equal(statuses[0], 486);
    assert_int_equal(statuses[1], -7);
}

static void listing_fails_as_finding_does(void **state)
{
    int status = -7;

    (void)state;
    assert_int_equal(sipcodes_find_all("99", SIZE_MAX, &status, 1), SIPCODES_E_STATUS);
    assert_int_equal(sipcodes_find_all("486x", SIZE_MAX, &status, 1), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_find_all("", SIZE_MAX, &status, 1), SIPCODES_E_NOT_FOUND);
    assert_int_equal(sipcodes_find_all("no such phrase", SIZE_MAX, &status, 1), SIPCODES_E_NOT_FOUND);
    assert_int_equal(status, -7);
}

static void null_is_an_argument_error(void **state)
{
    int status;

    (void)state;
    assert_int_equal(sipcodes_find(NULL, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_find(NULL, 3), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_find(NULL, SIZE_MAX), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_find_all(NULL, SIZE_MAX, &status, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_find_all("486", SIZE_MAX, NULL, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_find_all("486", SIZE_MAX, NULL, SIZE_MAX), SIPCODES_E_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_the_code_itself),
        cmocka_unit_test(every_number_is_a_status_code_or_an_error),
        cmocka_unit_test(a_number_that_is_no_status_code_is_a_status_error),
        cmocka_unit_test(a_number_too_large_never_wraps_into_a_status_code),
        cmocka_unit_test(a_number_with_letters_at_it_is_not_found),
        cmocka_unit_test(behind_a_number_any_phrase_is_free_text),
        cmocka_unit_test(a_status_line_is_its_number),
        cmocka_unit_test(a_number_with_a_sign_is_no_status_code),
        cmocka_unit_test(a_broken_status_line_is_not_found),
        cmocka_unit_test(a_phrase_is_found_in_any_case_and_punctuation),
        cmocka_unit_test(obsolete_and_vendor_phrases_are_found),
        cmocka_unit_test(symbols_and_slugs_are_found),
        cmocka_unit_test(a_slug_that_is_wrong_is_not_found),
        cmocka_unit_test(what_no_code_goes_by_is_not_found),
        cmocka_unit_test(bytes_outside_ascii_are_in_no_name),
        cmocka_unit_test(a_nul_or_control_byte_counts_in_a_name),
        cmocka_unit_test(a_nul_counts_in_a_number),
        cmocka_unit_test(length_decides_where_the_text_ends),
        cmocka_unit_test(text_of_10000_characters_is_read_like_any_other),
        cmocka_unit_test(names_around_the_longest_that_is_looked_up_are_not_found),
        cmocka_unit_test(every_phrase_symbol_and_alias_is_found),
        cmocka_unit_test(every_slug_and_every_number_with_its_phrase_is_found),
        cmocka_unit_test(keys_are_sorted_and_not_longer_than_what_is_looked_up),
        cmocka_unit_test(a_phrase_of_several_codes_is_ambiguous_and_lists_them),
        cmocka_unit_test(a_symbol_is_unique_even_where_it_reads_like_a_phrase_of_several_codes),
        cmocka_unit_test(at_most_capacity_statuses_are_written),
        cmocka_unit_test(listing_fails_as_finding_does),
        cmocka_unit_test(null_is_an_argument_error),
    };
    return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
