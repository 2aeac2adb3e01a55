/*
 * test_language_pages.c - pages in a language other than English.
 *
 * The library is built with a German in which every text stands in brackets, with words in Arabic letters, and with a
 * Chinese without spaces; see make_catalog.py.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sipcodes.h>

#define OPEN "\xE2\x9F\xA6"
#define CLOSE "\xE2\x9F\xA7"

/* What was asked for, and which language answers; NULL for none. */
struct expected {
    const char *asked;
    const char *answers;
};

static void tags_and_locale_names_find_the_language(void **state)
{
    static const struct expected tags[] = {
        {"de", "de"},
        {"DE-at", "de"},
        {"de_AT.UTF-8", "de"},
        {"de_DE@euro", "de"},
        {"de-Latn-AT-1996", "de"},
        {"ar_EG.UTF-8", "ar"},
        {"arb", "ar"},
        {"deu", NULL},
        {"d", NULL},
        {"C", NULL},
        {"zh", "zh-hans"},
        {"zh_CN", "zh-hans"},
        {"zh_SG.GB2312", "zh-hans"},
        {"zh-Hans", "zh-hans"},
        {"zh-Hans-TW", "zh-hans"},
        {"zh-cmn-Hans-CN", "zh-hans"},
        {"cmn-CN", "zh-hans"},
        /* Readers of Traditional Chinese. */
        {"zh-Hant", NULL},
        {"zh_TW", NULL},
        {"zh_TW.Big5", NULL},
        {"zh-HK", NULL},
        {"zh-Hant-CN", NULL},
        {"zh_MO.UTF-8", NULL},
        {"cmn-Hant-TW", NULL},
        {"zh-yue-HK", NULL},
        {"yue", NULL},
    };

    (void)state;
    assert_string_equal(sipcodes_language_at(0), "en");
    assert_string_equal(sipcodes_language_at(1), "ar");
    assert_string_equal(sipcodes_language_at(2), "de");
    assert_string_equal(sipcodes_language_at(3), "zh-hans");
    assert_null(sipcodes_language_at(4));
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *answers = sipcodes_language(tags[i].asked);
        if (!answers || !tags[i].answers ? answers != tags[i].answers : strcmp(answers, tags[i].answers) != 0)
            fail_msg("%s finds %s", tags[i].asked, answers ? answers : "none");
    }
}

static void a_list_of_ranges_finds_the_best_language(void **state)
{
    static const struct expected lists[] = {
        {"de", "de"},
        {"fr-CA;q=0.7, de-CH, en;q=0.5", "de"},
        {"en;q=0.5, de;q=0.5, ar;q=0.4", "en"},
        {"en;q=0.501,de;q=0.51", "de"},
        {"fr, it, zh_CN;q=0.1", "zh-hans"},
        {" de ; q = 0.3 ,\tar;q=0.2", "de"},
        {"de;level=1;q=0.2, ar;q=0.3;x=\"a,b\"", "ar"},
        {"de;Q=0.2, ar;q=0.1", "de"},
        /* Weight 0. */
        {"de;q=0, ar;q=0.1", "ar"},
        {"de-AT, de;q=0", NULL},
        {"zh;q=0, zh-CN", NULL},
        {"en;q=0, *", "ar"},
        {"en;q=0.000, ar;q=0, *;q=0.1", "de"},
        /* Any. */
        {"*", "en"},
        {"fr, *;q=0.1", "en"},
        {"*, de;q=0.1", "de"},
        {"*;q=0", NULL},
        {"fr", NULL},
        {"", NULL},
        {" , ,", NULL},
        /* Traditional Chinese: what only repeats it does not mean Simplified. */
        {"zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", "en"},
        {"zh-Hant-HK,zh;q=0.9", NULL},
        {"zh-TW, zh-CN;q=0.9, en;q=0.8", "zh-hans"},
        {"zh-TW;q=0, zh", "zh-hans"},
        {"zh;q=0.9, zh-Hans", "zh-hans"},
        /* Elements that are not well formed. */
        {"de;q=2, ar", "ar"},
        {"de;q=1.001, ar;q=0.1", "ar"},
        {"de;q=0.1234, ar;q=0.1", "ar"},
        {"de;q=, ar;q=0.1", "ar"},
        {"de;q, ar;q=0.1", "ar"},
        {"de;q=.5, ar;q=0.1", "ar"},
        {"de;q=-1, ar;q=0.1", "ar"},
        {"de;, ar;q=0.1", "ar"},
        {"de en, ar;q=0.1", "ar"},
        {"\xFF\xFE, ar;q=0.1", "ar"},
        {"de;q=\"1\", ar;q=0.1", "ar"},
        {"de;x=\"never ends, ar;q=0.1", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const char *answers = sipcodes_language_negotiate(lists[i].asked, SIZE_MAX);
        if (!answers || !lists[i].answers ? answers != lists[i].answers : strcmp(answers, lists[i].answers) != 0)
            fail_msg("%s finds %s", lists[i].asked, answers ? answers : "none");
        /* The same where it does not end with NUL. */
        assert_ptr_equal(sipcodes_language_negotiate(lists[i].asked, strlen(lists[i].asked)), answers);
    }
    assert_null(sipcodes_language_negotiate(NULL, SIZE_MAX));
    assert_null(sipcodes_language_negotiate(NULL, 7));
    assert_string_equal(sipcodes_language_negotiate("de-CH", 2), "de");
    assert_null(sipcodes_language_negotiate("de", 0));
}

static void a_language_says_who_reads_it_and_how_much_of_it_there_is(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_language_name("de-AT"), "Deutsch");
    assert_string_equal(sipcodes_language_english_name("zh_CN"), "Chinese (Simplified)");
    assert_string_equal(sipcodes_language_name(NULL), "English");
    assert_null(sipcodes_language_name("zh-TW"));
    assert_null(sipcodes_language_english_name("fr"));
    assert_true(sipcodes_language_is_rtl("ar-EG"));
    assert_false(sipcodes_language_is_rtl("de"));
    assert_false(sipcodes_language_is_rtl("he"));
    assert_false(sipcodes_language_is_rtl(NULL));
    assert_int_equal(sipcodes_language_coverage(NULL, SIPCODES_COVERAGE_TEXTS), 100);
    assert_int_equal(sipcodes_language_coverage("ar", SIPCODES_COVERAGE_TEXTS), 100);
    assert_int_equal(sipcodes_language_coverage("de", SIPCODES_COVERAGE_LABELS), 100);
    assert_int_equal(sipcodes_language_coverage("de", SIPCODES_COVERAGE_TEXTS), 99);
    assert_int_equal(sipcodes_language_coverage("fr", SIPCODES_COVERAGE_LABELS), 0);
    assert_int_equal(sipcodes_language_coverage("de", (sipcodes_coverage)2), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_language_coverage("de", (sipcodes_coverage)-1), SIPCODES_E_ARGUMENT);
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
    assert_non_null(strstr(page, OPEN "SIP 400 Bad Request vs " OPEN "499 (not registered)" CLOSE CLOSE));
}

/* ---- From right to left ---- */

/* The change of depth by the isolate that a text begins with: 1 for U+2066 to U+2068, -1 for U+2069, 0 for all else. */
static int isolate_at(const char *text)
{
    if (memcmp(text, "\xE2\x81", 2) != 0 || (unsigned char)text[2] < 0xA6 || (unsigned char)text[2] > 0xA9)
        return 0;
    return text[2] == '\xA9' ? -1 : 1;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Checks that isolates are balanced and counts them; in a text of a right-to-left language no Latin letter is outside of them.
 */
static int check_isolates(const char *text, bool all_isolated)
{
    int depth = 0, count = 0;

    for (const char *at = text; *at; at++) {
        int change = strlen(at) >= 3 ? isolate_at(at) : 0;
        depth += change;
        count += change > 0;
        if (depth < 0 || (all_isolated && depth == 0 && is_letter(*at)))
            fail_msg("at \"%s\" in: %s", at, text);
    }
    if (depth != 0)
        fail_msg("an isolate stays open in: %s", text);
    return count;
}

static int check_arabic_piece(const sipcodes_piece *piece, void *user)
{
    sipcodes_part part = sipcodes_piece_part(piece);
    bool is_name = part == SIPCODES_PART_REFERENCE || part == SIPCODES_PART_RELATED;
    char text[8192];

    sipcodes_piece_text(piece, text, sizeof text);
    *(int *)user += check_isolates(text, !is_name);
    check_isolates(sipcodes_piece_label(piece), true);
    assert_string_equal(sipcodes_piece_language(piece), is_name ? "en" : "ar");
    return 0;
}

static void latin_parts_of_right_to_left_texts_are_isolated(void **state)
{
    static char page[65536];
    int isolates = 0;

    (void)state;
    for (size_t a = 0; a < sipcodes_count(); a++) {
        int status = sipcodes_code_status(sipcodes_at(a));
        assert_int_equal(sipcodes_explain_visit(status, "ar", check_arabic_piece, &isolates), 0);
        assert_in_range(sipcodes_explain(status, "ar", SIPCODES_FORMAT_MARKDOWN, page, sizeof page), 1, sizeof page - 1);
        assert_true(check_isolates(page, false) > 0);
        for (size_t b = 0; b < sipcodes_count(); b++)
            assert_int_equal(
                sipcodes_compare_visit(status, sipcodes_code_status(sipcodes_at(b)), "ar", check_arabic_piece, &isolates), 0);
    }
    for (int cause = 1; cause < 128; cause++)
        assert_int_equal(sipcodes_cause_compare_visit(cause, 17, "ar", check_arabic_piece, &isolates), 0);
    assert_true(isolates > 100000);
}

static void names_for_programs_have_no_isolates(void **state)
{
    const sipcodes_code *code = sipcodes_get(486);

    (void)state;
    assert_int_equal(check_isolates(sipcodes_code_phrase(code), false), 0);
    assert_int_equal(check_isolates(sipcodes_code_source(code, SIPCODES_FACT_SCOPE), false), 0);
    assert_int_equal(check_isolates(sipcodes_header_name(sipcodes_code_header(code, 0)), false), 0);
    assert_true(check_isolates(sipcodes_code_text(code, SIPCODES_TEXT_LEAD, "ar", NULL), true) > 0);
}

static void texts_from_left_to_right_have_no_isolates(void **state)
{
    static const char *const languages[] = {"en", "de", "zh-hans"};
    static char page[65536];

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_in_range(sipcodes_compare(486, 600, languages[i], SIPCODES_FORMAT_TEXT, page, sizeof page), 1, sizeof page - 1);
        assert_int_equal(check_isolates(page, false), 0);
    }
}

static void each_entry_of_a_list_and_each_source_is_isolated(void **state)
{
    static char page[65536];

    (void)state;
    assert_in_range(sipcodes_explain(486, "ar", SIPCODES_FORMAT_TEXT, page, sizeof page), 1, sizeof page - 1);
    assert_non_null(strstr(page, "\xE2\x81\xA8INVITE\xE2\x81\xA9 \xD8\xA3\xD9\x88 \xE2\x81\xA8OPTIONS\xE2\x81\xA9"));
    assert_non_null(strstr(page, " [\xE2\x81\xA8RFC 3261 21.4.24\xE2\x81\xA9]"));
}

/* ---- Punctuation ---- */

static void sentences_labels_and_lists_have_the_punctuation_of_the_language(void **state)
{
    static char page[65536];

    (void)state;
    assert_in_range(sipcodes_explain(486, "zh", SIPCODES_FORMAT_TEXT, page, sizeof page), 1, sizeof page - 1);
    /* "INVITE or OPTIONS" behind a label with a colon of full width. */
    assert_non_null(strstr(page, "\xEF\xBC\x9AINVITE \xE6\x88\x96 OPTIONS\xEF\xBC\xBB"));
    assert_in_range(sipcodes_compare(486, 600, "zh", SIPCODES_FORMAT_TEXT, page, sizeof page), 1, sizeof page - 1);
    /* Between the two sentences of a difference there is nothing but the full stop of the first. */
    assert_non_null(strstr(page, "\xE3\x80\x82"
                                 "600"));
    if (strstr(page, "\xE3\x80\x82 "))
        fail_msg("a space behind a full stop: %s", strstr(page, "\xE3\x80\x82 "));
}

static void a_decimal_mark_is_that_of_the_language(void **state)
{
    static const char text[] = "SIP/2.0 491 Request Pending\r\nCall-ID: 1\r\n\r\n";
    const char *languages[] = {"en", "de"};
    const char *marks[] = {".", ","};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        sipcodes_response response;
        sipcodes_advice advice;
        char page[4096], wanted[16];
        assert_int_equal(sipcodes_response_read(&response, text, SIZE_MAX, NULL), SIPCODES_OK);
        assert_int_equal(sipcodes_advise(&response, NULL, NULL, &advice), SIPCODES_OK);
        assert_in_range(sipcodes_advice_page(&advice, languages[i], SIPCODES_FORMAT_TEXT, page, sizeof page), 1,
                        sizeof page - 1);
        snprintf(wanted, sizeof wanted, "2%s1", marks[i]);
        if (!strstr(page, wanted))
            fail_msg("no %s in: %s", wanted, page);
    }
}

/* ---- Parts of a page ---- */

/* Whether a lead of two sentences and a relation is in one language. */
static int look_at_lead(const sipcodes_piece *piece, void *user)
{
    char text[4096];

    if (sipcodes_piece_part(piece) != SIPCODES_PART_LEAD)
        return 0;
    sipcodes_piece_text(piece, text, sizeof text);
    assert_string_equal(sipcodes_piece_language(piece), "en");
    assert_null(strstr(text, OPEN));
    *(bool *)user = true;
    return 1;
}

static void a_piece_that_is_not_translated_as_a_whole_is_english_as_a_whole(void **state)
{
    bool seen = false;

    (void)state;
    assert_false(sipcodes_is_curated(404, 486));
    assert_int_equal(sipcodes_compare_visit(404, 486, "de", look_at_lead, &seen), 1);
    assert_true(seen);
}

static void advice_says_its_language(void **state)
{
    static const char *const responses[] = {"SIP/2.0 486 Busy Here\r\n\r\n", "SIP/2.0 404 Not Found\r\n\r\n",
                                            "SIP/2.0 433 Anonymity Disallowed\r\nWarning: 304 x \"y\"\r\n\r\n"};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct seen seen = {0, 0};
        sipcodes_response response;
        sipcodes_advice advice;
        assert_int_equal(sipcodes_response_read(&response, responses[i], SIZE_MAX, NULL), SIPCODES_OK);
        assert_int_equal(sipcodes_advise(&response, NULL, NULL, &advice), SIPCODES_OK);
        assert_int_equal(sipcodes_explain_response_visit(&response, NULL, NULL, "de", look_at_piece, &seen), 0);
        assert_true(seen.pieces >= 5);
        assert_string_equal(sipcodes_advice_language(&advice, 0, "de"), "de");
        assert_string_equal(sipcodes_advice_language(&advice, 0, "en"), "en");
        assert_string_equal(sipcodes_advice_language(&advice, 0, "fr"), "en");
        assert_null(sipcodes_advice_language(&advice, 9, "de"));
    }
}

static void a_choice_says_its_language(void **state)
{
    static const sipcodes_branch branches[] = {{.status = 486}, {.status = 503}};
    sipcodes_best best;
    char text[512];

    (void)state;
    assert_int_equal(sipcodes_best_response(branches, 2, SIPCODES_METHOD_INVITE, NULL, &best), SIPCODES_OK);
    assert_true(sipcodes_best_text(&best, 0, "de", text, sizeof text) > 0);
    assert_non_null(strstr(text, OPEN));
    assert_string_equal(sipcodes_best_language(&best, 0, "de"), "de");
    assert_string_equal(sipcodes_best_language(&best, 0, "fr"), "en");
    assert_null(sipcodes_best_language(&best, 9, "de"));
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
        cmocka_unit_test(a_list_of_ranges_finds_the_best_language),
        cmocka_unit_test(a_language_says_who_reads_it_and_how_much_of_it_there_is),
        cmocka_unit_test(a_text_is_translated_and_says_so),
        cmocka_unit_test(english_stands_in_and_says_so),
        cmocka_unit_test(labels_are_translated_and_phrases_are_not),
        cmocka_unit_test(every_piece_of_a_page_says_its_language),
        cmocka_unit_test(pages_about_causes_are_translated),
        cmocka_unit_test(arguments_stand_inside_the_translated_sentence),
        cmocka_unit_test(a_page_is_never_cut_inside_a_character),
        cmocka_unit_test(latin_parts_of_right_to_left_texts_are_isolated),
        cmocka_unit_test(names_for_programs_have_no_isolates),
        cmocka_unit_test(texts_from_left_to_right_have_no_isolates),
        cmocka_unit_test(each_entry_of_a_list_and_each_source_is_isolated),
        cmocka_unit_test(sentences_labels_and_lists_have_the_punctuation_of_the_language),
        cmocka_unit_test(a_decimal_mark_is_that_of_the_language),
        cmocka_unit_test(a_piece_that_is_not_translated_as_a_whole_is_english_as_a_whole),
        cmocka_unit_test(advice_says_its_language),
        cmocka_unit_test(a_choice_says_its_language),
        cmocka_unit_test(words_are_searched_in_the_language),
    };
    return cmocka_run_group_tests_name("pages in another language", tests, NULL, NULL);
}
