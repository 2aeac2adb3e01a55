/*
 * test_language_pages.c - pages in a language other than English.
 *
 * The library is built with a German in which every text stands in brackets; see make_catalog.py.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sipcodes.h>

#define OPEN "\xE2\x9F\xA6"
#define CLOSE "\xE2\x9F\xA7"

static void tags_and_locale_names_find_the_language(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_language_at(0), "en");
    assert_string_equal(sipcodes_language_at(1), "de");
    assert_null(sipcodes_language_at(2));
    assert_string_equal(sipcodes_language("de"), "de");
    assert_string_equal(sipcodes_language("DE-at"), "de");
    assert_string_equal(sipcodes_language("de_AT.UTF-8"), "de");
    assert_string_equal(sipcodes_language("de-Latn-AT-1996"), "de");
    assert_null(sipcodes_language("deu"));
    assert_null(sipcodes_language("d"));
}

static void a_text_is_translated_and_says_so(void **state)
{
    const char *language = NULL;
    const char *lead = sipcodes_code_text(sipcodes_get(404), SIPCODES_TEXT_LEAD, "de-CH", &language);

    (void)state;
    assert_memory_equal(lead, OPEN "404 Not Found", strlen(OPEN "404 Not Found"));
    assert_string_equal(language, "de");
}

static void english_stands_in_and_says_so(void **state)
{
    const char *language = NULL;

    (void)state;
    /* Not translated at all. */
    assert_string_equal(sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_FIX, "de", &language),
                        sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_FIX, "en", NULL));
    assert_string_equal(language, "en");
    /* Fuzzy, so not to be trusted. */
    sipcodes_code_text(sipcodes_get(404), SIPCODES_TEXT_FIX, "de", &language);
    assert_string_equal(language, "en");
    /* Not spoken. */
    sipcodes_code_text(sipcodes_get(404), SIPCODES_TEXT_LEAD, "fr", &language);
    assert_string_equal(language, "en");
}

static void labels_are_translated_and_phrases_are_not(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_fact_label(SIPCODES_FACT_ACTION, "de"), OPEN "Next step" CLOSE);
    assert_string_equal(sipcodes_value_label(SIPCODES_FACT_SENDERS, SIPCODES_SENDER_UAS, "de"), OPEN "a UAS" CLOSE);
    assert_string_equal(sipcodes_value_label(SIPCODES_FACT_METHODS, SIPCODES_METHOD_INVITE, "de"), "INVITE");
    assert_string_equal(sipcodes_code_phrase(sipcodes_get(404)), "Not Found");
}

/* What a visit has seen. */
struct seen {
    int pieces;
    int english;
};

static int look_at_piece(const sipcodes_piece *piece, void *user)
{
    struct seen *seen = user;
    bool english = strcmp(sipcodes_piece_language(piece), "en") == 0;
    char text[8192];

    seen->pieces++;
    /* Sources and names of codes are the same in every language. */
    seen->english += english && sipcodes_piece_part(piece) < SIPCODES_PART_REFERENCE;
    assert_in_range(sipcodes_piece_text(piece, text, sizeof text), 1, sizeof text - 1);
    if (*sipcodes_piece_label(piece))
        assert_memory_equal(sipcodes_piece_label(piece), OPEN, strlen(OPEN));
    if (!english && sipcodes_piece_part(piece) < SIPCODES_PART_REFERENCE)
        assert_memory_equal(text, OPEN, strlen(OPEN));
    return 0;
}

static void every_piece_of_a_page_says_its_language(void **state)
{
    struct seen seen = {0, 0};

    (void)state;
    assert_int_equal(sipcodes_compare_visit(404, 604, "de", look_at_piece, &seen), 0);
    assert_true(seen.pieces > 20);
    /* "How to Fix" of 404, which is fuzzy. */
    assert_int_equal(seen.english, 1);
    seen = (struct seen){0, 0};
    assert_int_equal(sipcodes_explain_visit(486, "de", look_at_piece, &seen), 0);
    assert_true(seen.english >= 3);
}

static void pages_about_causes_are_translated(void **state)
{
    static const int causes[] = {16, 21, 31, 45, 65, 487};
    struct seen seen = {0, 0};

    (void)state;
    for (size_t a = 0; a < sizeof causes / sizeof *causes; a++) {
        assert_int_equal(sipcodes_cause_explain_visit(causes[a], "de", look_at_piece, &seen), 0);
        for (size_t b = 0; b < sizeof causes / sizeof *causes; b++)
            assert_int_equal(sipcodes_cause_compare_visit(causes[a], causes[b], "de", look_at_piece, &seen), 0);
    }
    assert_int_equal(seen.english, 0);
    assert_string_equal(sipcodes_cause_class_label(SIPCODES_CAUSE_CLASS_INTERWORKING, "de"), OPEN "interworking" CLOSE);
    assert_memory_equal(sipcodes_warning_fix(sipcodes_warning_get(304), "de"), OPEN, strlen(OPEN));
    assert_string_equal(sipcodes_warning_text(sipcodes_warning_get(304)), "Media type not available");
}

static void arguments_stand_inside_the_translated_sentence(void **state)
{
    static char page[32768];

    (void)state;
    assert_true(sipcodes_compare(499, 400, "de", SIPCODES_FORMAT_TEXT, page, sizeof page) > 0);
    assert_non_null(strstr(page, OPEN "SIP " OPEN "499 (not registered)" CLOSE " vs 400 Bad Request" CLOSE));
}

static bool is_cut_inside_a_character(const char *text, size_t length)
{
    size_t tail = 0;

    while (tail < length && ((unsigned char)text[length - 1 - tail] & 0xC0) == 0x80)
        tail++;
    if (tail == length || (unsigned char)text[length - 1 - tail] < 0xC0)
        return tail > 0;
    /* The brackets have three bytes, and so has every other character above ASCII here. */
    return tail != 2;
}

static void a_page_is_never_cut_inside_a_character(void **state)
{
    static char page[32768];
    int length = sipcodes_compare(404, 604, "de", SIPCODES_FORMAT_MARKDOWN, page, sizeof page);

    (void)state;
    for (size_t size = 1; size <= 3000; size++) {
        static char cut[4096];
        memset(cut, 'x', sizeof cut);
        assert_int_equal(sipcodes_compare(404, 604, "de", SIPCODES_FORMAT_MARKDOWN, cut, size), length);
        assert_true(strlen(cut) < size);
        assert_memory_equal(cut, page, strlen(cut));
        assert_false(is_cut_inside_a_character(cut, strlen(cut)) && strlen(cut) > 0);
        assert_int_equal(cut[size], 'x');
    }
}

static void words_are_searched_in_the_language(void **state)
{
    int status = 0;

    (void)state;
    assert_true(sipcodes_search(OPEN "404", SIZE_MAX, "de", &status, 1) > 0);
    assert_int_equal(status, 404);
    assert_int_equal(sipcodes_search(OPEN "404", SIZE_MAX, "en", &status, 1), 0);
    /* An ASCII word may begin right behind another script's character, as it does in Chinese. */
    assert_int_equal(sipcodes_search("404", SIZE_MAX, "de", NULL, 0), sipcodes_search("404", SIZE_MAX, "en", NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_and_locale_names_find_the_language),
        cmocka_unit_test(a_text_is_translated_and_says_so),
        cmocka_unit_test(english_stands_in_and_says_so),
        cmocka_unit_test(labels_are_translated_and_phrases_are_not),
        cmocka_unit_test(every_piece_of_a_page_says_its_language),
        cmocka_unit_test(pages_about_causes_are_translated),
        cmocka_unit_test(arguments_stand_inside_the_translated_sentence),
        cmocka_unit_test(a_page_is_never_cut_inside_a_character),
        cmocka_unit_test(words_are_searched_in_the_language),
    };
    return cmocka_run_group_tests_name("pages in another language", tests, NULL, NULL);
}
