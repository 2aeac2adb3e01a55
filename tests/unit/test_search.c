/* test_search.c - search.c: the codes whose phrases, header fields and texts hold words, best first. */
#include "unit.h"

#include <stdio.h>

#define MAX_FOUND 128
#define MANY 10000

struct found {
    int count;
    int statuses[MAX_FOUND];
};

static struct found search(const char *words)
{
    char *bare = bare_copy(words, strlen(words));
    struct found found;
    struct found again;

    found.count = sipcodes_search(bare, strlen(words), NULL, found.statuses, MAX_FOUND);
    again.count = sipcodes_search(words, SIZE_MAX, "en", again.statuses, MAX_FOUND);
    free(bare);
    assert_in_range(found.count, 0, sipcodes_count());
    assert_int_equal(found.count, again.count);
    assert_memory_equal(found.statuses, again.statuses, (size_t)found.count * sizeof *found.statuses);
    return found;
}

/* The position of a status in what was found; its count if it was not. */
static int place(const struct found *found, int status)
{
    int at = 0;

    while (at < found->count && found->statuses[at] != status)
        at++;
    return at;
}

static void assert_same(struct found a, struct found b)
{
    assert_int_equal(a.count, b.count);
    assert_memory_equal(a.statuses, b.statuses, (size_t)a.count * sizeof *a.statuses);
}

static void assert_begins_with(const char *words, int first, int second)
{
    struct found found = search(words);

    assert_true(found.count >= (second ? 2 : 1));
    assert_int_equal(found.statuses[0], first);
    if (second)
        assert_int_equal(found.statuses[1], second);
}

/* ---- An independent reading of the manual ---- */

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

/* True if a word of text begins with word, case aside. */
static bool holds(const char *text, const char *word)
{
    for (size_t at = 0; text[at]; at++) {
        size_t i = 0;
        if (at > 0 && is_alnum(text[at - 1]))
            continue;
        while (word[i] && lower(text[at + i]) == lower(word[i]))
            i++;
        if (word[i] == '\0')
            return true;
    }
    return false;
}

static bool phrases_hold(const sipcodes_code *code, const char *word)
{
    const sipcodes_alias *alias;
    char number[16];

    snprintf(number, sizeof number, "%d", sipcodes_code_status(code));
    if (holds(number, word) || holds(sipcodes_code_phrase(code), word) || holds(sipcodes_code_symbol(code), word))
        return true;
    for (size_t i = 0; (alias = sipcodes_code_alias(code, i)); i++)
        if (holds(sipcodes_alias_phrase(alias), word) || holds(sipcodes_alias_user(alias), word))
            return true;
    return false;
}

static bool rest_holds(const sipcodes_code *code, const char *word)
{
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(code, i)); i++)
        if (!sipcodes_header_is_general(header) && holds(sipcodes_header_name(header), word))
            return true;
    for (int text = SIPCODES_TEXT_LEAD; text <= SIPCODES_TEXT_RECEIVE; text++)
        if (holds(sipcodes_code_text(code, (sipcodes_text)text, NULL, NULL), word))
            return true;
    return false;
}

/* How many of up to three words a code holds. */
static int words_held(int status, const char *const words[3])
{
    const sipcodes_code *code = sipcodes_get(status);
    int held = 0;

    for (size_t i = 0; i < 3 && words[i]; i++)
        held += phrases_hold(code, words[i]) || rest_holds(code, words[i]);
    return held;
}

static const char *const queries[][3] = {
    {"busy"},
    {"registr"},
    {"486"},
    {"4"},
    {"i"},
    {"e"},
    {"Retry"},
    {"timer"},
    {"Kamailio"},
    {"rfc"},
    {"2543"},
    {"invite"},
    {"codec"},
    {"qqqq"},
    {"a"},
    {"busy", "here"},
    {"push"},
    {"push", "qq"},
    {"proxy", "loop"},
    {"caller", "identity", "bad"},
    {"here", "HERE", "Here"},
};

static void join(const char *const words[3], char *joined)
{
    *joined = '\0';
    for (size_t i = 0; i < 3 && words[i]; i++)
        strcat(strcat(joined, i > 0 ? " " : ""), words[i]);
}

static void exactly_the_codes_that_hold_a_word_are_found(void **state)
{
    (void)state;
    for (size_t q = 0; q < COUNT_OF(queries); q++) {
        char words[64];
        struct found found;
        int expected = 0;
        join(queries[q], words);
        found = search(words);
        for (size_t i = 0; i < sipcodes_count(); i++) {
            int status = sipcodes_code_status(sipcodes_at(i));
            bool held = words_held(status, queries[q]) > 0;
            expected += held;
            assert_int_equal(place(&found, status) < found.count, held);
        }
        assert_int_equal(found.count, expected);
    }
}

static void more_of_the_words_come_before_fewer(void **state)
{
    (void)state;
    for (size_t q = 0; q < COUNT_OF(queries); q++) {
        char words[64];
        struct found found;
        join(queries[q], words);
        found = search(words);
        for (int i = 1; i < found.count; i++)
            assert_true(words_held(found.statuses[i - 1], queries[q]) >= words_held(found.statuses[i], queries[q]));
    }
}

static void a_word_in_a_phrase_counts_more_than_one_in_a_text(void **state)
{
    (void)state;
    for (size_t q = 0; q < COUNT_OF(queries); q++) {
        struct found found = search(queries[q][0]);
        for (int i = 1; i < found.count; i++)
            assert_true(phrases_hold(sipcodes_get(found.statuses[i - 1]), queries[q][0]) ||
                        !phrases_hold(sipcodes_get(found.statuses[i]), queries[q][0]));
    }
}

static void no_code_is_found_twice(void **state)
{
    (void)state;
    for (size_t q = 0; q < COUNT_OF(queries); q++) {
        struct found found = search(queries[q][0]);
        for (int i = 0; i < found.count; i++)
            assert_int_equal(place(&found, found.statuses[i]), i);
    }
}

/* The manual: words are separated by spaces, and what holds them are phrases, header fields and texts. */
static void only_spaces_separate_words(void **state)
{
    struct found found = search("Min-SE");

    (void)state;
    assert_true(found.count > 0);
    for (int i = 0; i < found.count; i++)
        assert_int_equal(words_held(found.statuses[i], (const char *const[3]){"Min-SE"}), 1);
}

static void punctuation_inside_a_word_belongs_to_it_and_at_its_ends_does_not(void **state)
{
    (void)state;
    assert_same(search("Min-SE"), search("(Min-SE),"));
    assert_same(search("busy here"), search("\"busy\" ...here!"));
    assert_true(search("Min SE").count > search("Min-SE").count);
    assert_int_equal(search("busy,here").count, 0);
    assert_int_equal(search("busy-everywhere").count, 0);
}

/* How many codes have a value of a fact without a word of its name in phrase, header field or text. */
static size_t codes_that_do_not_say(sipcodes_fact fact, int value)
{
    const char *name = sipcodes_value_name(fact, value);
    struct found found = search(name);
    size_t count = 0;

    for (size_t i = 0; i < sipcodes_count(); i++) {
        int status = sipcodes_code_status(sipcodes_at(i));
        uint32_t held = sipcodes_code_value(sipcodes_at(i), fact);
        bool has_value = fact == SIPCODES_FACT_SENDERS ? (held >> value & 1) != 0 : held == (uint32_t)value;
        bool says = words_held(status, (const char *const[3]){name}) > 0;
        assert_int_equal(place(&found, status) < found.count, says);
        count += has_value && !says;
    }
    return count;
}

static void facts_are_not_searched(void **state)
{
    (void)state;
    assert_true(codes_that_do_not_say(SIPCODES_FACT_SENDERS, SIPCODES_SENDER_REGISTRAR) > 0);
    assert_true(codes_that_do_not_say(SIPCODES_FACT_SENDERS, SIPCODES_SENDER_GATEWAY) > 0);
    assert_true(codes_that_do_not_say(SIPCODES_FACT_ACTION, SIPCODES_ACTION_FAILOVER) > 0);
    assert_true(codes_that_do_not_say(SIPCODES_FACT_SCOPE, SIPCODES_SCOPE_DEVICE) > 0);
    assert_true(codes_that_do_not_say(SIPCODES_FACT_CLASS, SIPCODES_CLASS_REQUEST_FAILURE) > 0);
    assert_true(codes_that_do_not_say(SIPCODES_FACT_STANDING, SIPCODES_STANDING_REGISTERED) > 0);
}

/* ---- Examples ---- */

static void the_best_comes_first(void **state)
{
    (void)state;
    assert_begins_with("busy", 486, 600);
    assert_begins_with("busy everywhere", 600, 486);
    assert_begins_with("everywhere busy", 600, 486);
    assert_begins_with("busy here", 486, 0);
    assert_begins_with("ringing", 180, 0);
    assert_begins_with("486", 486, 0);
    assert_begins_with("BUSY_HERE", 486, 0);
    assert_begins_with("push notification", 555, 0);
    assert_begins_with("session interval", 422, 423);
    assert_begins_with("Wireshark", 422, 0);
}

/* 604 is "Does Not Exist Anywhere"; of 606, only the symbol has the word. */
static void a_symbol_counts_like_a_phrase(void **state)
{
    (void)state;
    assert_begins_with("anywhere", 604, 606);
}

static bool has_own_header(int status, const char *name)
{
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(sipcodes_get(status), i)); i++)
        if (!sipcodes_header_is_general(header) && strcmp(sipcodes_header_name(header), name) == 0)
            return true;
    return false;
}

/* Neither name stands in a phrase. */
static void a_header_field_counts_more_than_a_text(void **state)
{
    const char *const names[] = {"Retry-After", "Min-SE"};

    (void)state;
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        struct found found = search(names[n]);
        assert_true(has_own_header(found.statuses[0], names[n]));
        for (int i = 1; i < found.count; i++)
            assert_true(has_own_header(found.statuses[i - 1], names[n]) || !has_own_header(found.statuses[i], names[n]));
    }
}

static void words_are_matched_by_their_beginnings_whatever_the_case(void **state)
{
    struct found found = search("registr");

    (void)state;
    assert_true(place(&found, 423) < found.count);
    assert_true(place(&found, 401) < found.count);
    assert_same(found, search("REGISTR"));
    assert_same(found, search("rEgIsTr"));
    assert_int_equal(search("egistr").count, 0);
    assert_int_equal(search("usy").count, 0);
}

static void space_around_and_between_words_does_not_count(void **state)
{
    struct found found = search("busy here");

    (void)state;
    assert_same(found, search("  busy   here  "));
    assert_same(found, search("\tbusy\r\nhere\n"));
    assert_same(found, search("{ busy | here } ~"));
}

static void words_that_are_nowhere_do_not_count(void **state)
{
    (void)state;
    assert_same(search("busy"), search("busy qqqq"));
    assert_same(search("busy"), search("qqqq busy zzzz"));
    assert_int_equal(search("qqqq zzzz").count, 0);
}

static void no_word_finds_nothing(void **state)
{
    (void)state;
    assert_int_equal(search("").count, 0);
    assert_int_equal(search("   ").count, 0);
    assert_int_equal(search("... !? /").count, 0);
    assert_int_equal(sipcodes_search("busy", 0, NULL, NULL, 0), 0);
}

static void bytes_outside_ascii_are_letters_that_english_does_not_have(void **state)
{
    (void)state;
    assert_int_equal(search("\xFF").count, 0);
    assert_int_equal(search("\xC3\xA9").count, 0);
    assert_int_equal(search("busy\xC3\xA9").count, 0);
    assert_int_equal(search("\xE5\xBF\x99").count, 0);
    assert_same(search("\x80 busy \xE5\xBF"), search("busy"));
}

static void length_decides_where_the_words_end(void **state)
{
    struct found found;

    (void)state;
    found.count = sipcodes_search("busy \0 everywhere", 17, NULL, found.statuses, MAX_FOUND);
    assert_same(found, search("busy everywhere"));
    found.count = sipcodes_search("busy \0 everywhere", SIZE_MAX, NULL, found.statuses, MAX_FOUND);
    assert_same(found, search("busy"));
    found.count = sipcodes_search("busybody", 4, NULL, found.statuses, MAX_FOUND);
    assert_same(found, search("busy"));
}

static void text_of_10000_characters_is_searched_like_any_other(void **state)
{
    char *letters = repeated('e', MANY);
    char *spaces = repeated(' ', MANY);
    char *words = repeated(' ', MANY);

    (void)state;
    assert_int_equal(search(letters).count, 0);
    assert_int_equal(search(spaces).count, 0);
    memcpy(spaces + MANY - 4, "busy", 4);
    assert_same(search("busy"), search(spaces));
    for (size_t at = 0; at < MANY; at += 250)
        words[at] = '4';
    assert_same(search("4"), search(words));
    free(letters);
    free(spaces);
    free(words);
}

static void at_most_capacity_statuses_are_written(void **state)
{
    struct found all = search("busy");
    int statuses[3] = {-7, -7, -7};

    (void)state;
    assert_true(all.count > 3);
    assert_int_equal(sipcodes_search("busy", SIZE_MAX, NULL, NULL, 0), all.count);
    assert_int_equal(sipcodes_search("busy", SIZE_MAX, NULL, statuses, 0), all.count);
    assert_int_equal(statuses[0], -7);
    assert_int_equal(sipcodes_search("busy", SIZE_MAX, NULL, statuses, 2), all.count);
    assert_memory_equal(statuses, all.statuses, 2 * sizeof *statuses);
    assert_int_equal(statuses[2], -7);
    assert_int_equal(sipcodes_search("qqqq", SIZE_MAX, NULL, statuses, 3), 0);
    assert_int_equal(statuses[0], all.statuses[0]);
}

static void null_is_an_argument_error(void **state)
{
    int status;

    (void)state;
    assert_int_equal(sipcodes_search(NULL, 0, NULL, &status, 1), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_search(NULL, SIZE_MAX, "en", NULL, 0), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_search("busy", SIZE_MAX, NULL, NULL, 1), SIPCODES_E_ARGUMENT);
}

static void a_language_that_is_not_spoken_searches_the_english_texts(void **state)
{
    const char *const tags[] = {"en-GB", "xx", "", "C", "\xFF"};
    struct found expected = search("caller identity");

    (void)state;
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        struct found found;
        found.count = sipcodes_search("caller identity", SIZE_MAX, tags[i], found.statuses, MAX_FOUND);
        assert_same(found, expected);
    }
}

static void only_the_first_words_count(void **state)
{
    char words[33 * 2 + 8] = "";

    (void)state;
    for (int i = 0; i < 31; i++)
        strcat(words, "x ");
    strcat(words, "busy");
    assert_true(sipcodes_search(words, SIZE_MAX, "en", NULL, 0) > 0);
    memmove(words + 2, words, strlen(words) + 1);
    memcpy(words, "x ", 2);
    assert_int_equal(sipcodes_search(words, SIZE_MAX, "en", NULL, 0), sipcodes_search("x", SIZE_MAX, "en", NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exactly_the_codes_that_hold_a_word_are_found),
        cmocka_unit_test(more_of_the_words_come_before_fewer),
        cmocka_unit_test(a_word_in_a_phrase_counts_more_than_one_in_a_text),
        cmocka_unit_test(no_code_is_found_twice),
        cmocka_unit_test(only_spaces_separate_words),
        cmocka_unit_test(punctuation_inside_a_word_belongs_to_it_and_at_its_ends_does_not),
        cmocka_unit_test(facts_are_not_searched),
        cmocka_unit_test(the_best_comes_first),
        cmocka_unit_test(a_symbol_counts_like_a_phrase),
        cmocka_unit_test(a_header_field_counts_more_than_a_text),
        cmocka_unit_test(words_are_matched_by_their_beginnings_whatever_the_case),
        cmocka_unit_test(space_around_and_between_words_does_not_count),
        cmocka_unit_test(words_that_are_nowhere_do_not_count),
        cmocka_unit_test(no_word_finds_nothing),
        cmocka_unit_test(bytes_outside_ascii_are_letters_that_english_does_not_have),
        cmocka_unit_test(length_decides_where_the_words_end),
        cmocka_unit_test(text_of_10000_characters_is_searched_like_any_other),
        cmocka_unit_test(at_most_capacity_statuses_are_written),
        cmocka_unit_test(null_is_an_argument_error),
        cmocka_unit_test(a_language_that_is_not_spoken_searches_the_english_texts),
        cmocka_unit_test(only_the_first_words_count),
    };
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
