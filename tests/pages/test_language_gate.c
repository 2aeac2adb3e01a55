/*
 * test_language_gate.c - reads every page in every language that the library speaks, beside the English one: the comparison of
 * each code with each, the explanation of each code, comparisons of causes, and pages about responses.
 */
#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"
#include "translated.h"

/* As many faults of one language are told; the others are counted. */
#define MAX_REPORTS 10

static const int unknown_codes[] = {150, 299, 350, 499, 550, 650};

static int codes[256];
static size_t code_count;
static size_t pieces;
static size_t faults;

static int gather_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        codes[code_count++] = sipcodes_code_status(sipcodes_at(i));
    for (size_t i = 0; i < sizeof unknown_codes / sizeof *unknown_codes; i++)
        codes[code_count++] = unknown_codes[i];
    return 0;
}

static void report(const struct speech *speech, const struct copied_page *page, const char *rule, const char *text)
{
    if (++faults <= MAX_REPORTS)
        print_error("%s: %d, %d: not so: %s\n    %s\n", speech->tag, page->a, page->b, rule, text);
}

static void compare_pages(const struct speech *speech, const struct copied_page *page, const struct copied_page *english)
{
    if (page->count != english->count)
        report(speech, page, "a page has the same pieces in every language", "");
    for (size_t i = 0; i < page->count && i < english->count; i++) {
        const char *rule = translated_fault(speech, &page->pieces[i], &english->pieces[i]);
        pieces++;
        if (rule)
            report(speech, page, rule, page->pieces[i].text);
    }
}

/* The page as one text. */
static void read_whole(const struct speech *speech, const struct copied_page *page, int length, const char *text)
{
    if (length <= 0 || length >= MAX_PAGE)
        report(speech, page, "a page fits into 64 KiB", "");
    else if (isolation_fault(speech, text))
        report(speech, page, isolation_fault(speech, text), text);
}

static struct copied_page page, english;
static char whole[MAX_PAGE];

static void read_codes(const struct speech *speech)
{
    for (size_t a = 0; a < code_count; a++) {
        copy_explanation_in(&page, codes[a], speech->tag);
        copy_explanation(&english, codes[a]);
        compare_pages(speech, &page, &english);
        read_whole(speech, &page, sipcodes_explain(codes[a], speech->tag, SIPCODES_FORMAT_MARKDOWN, whole, sizeof whole),
                   whole);
        for (size_t b = 0; b < code_count; b++) {
            copy_comparison_in(&page, codes[a], codes[b], speech->tag);
            copy_comparison(&english, codes[a], codes[b]);
            compare_pages(speech, &page, &english);
            read_whole(speech, &page,
                       sipcodes_compare(codes[a], codes[b], speech->tag, SIPCODES_FORMAT_TEXT, whole, sizeof whole), whole);
        }
    }
}

static void read_causes(const struct speech *speech)
{
    static const int others[] = {1, 17, 34, 127, 487};

    for (int a = 1; a <= 127; a++)
        for (size_t b = 0; b < sizeof others / sizeof *others; b++) {
            copy_causes_in(&page, a, others[b], speech->tag);
            copy_causes_in(&english, a, others[b], NULL);
            compare_pages(speech, &page, &english);
        }
}

static void read_responses(const struct speech *speech)
{
    for (size_t i = 0; i < code_count; i++) {
        char message[512];
        if (codes[i] > 699)
            continue;
        snprintf(message, sizeof message,
                 "SIP/2.0 %d %s\r\nRetry-After: 7\r\nWarning: 304 x \"y\"\r\nReason: Q.850;cause=17\r\nContact: \"a\r\n\r\n",
                 codes[i], sipcodes_phrase(codes[i]));
        copy_response_in(&page, message, speech->tag);
        copy_response_in(&english, message, NULL);
        compare_pages(speech, &page, &english);
    }
}

static void every_page_in_every_language_is_as_the_english_one(void **state)
{
    (void)state;
    for (size_t i = 1; sipcodes_language_at(i); i++) {
        struct speech speech = speech_of(sipcodes_language_at(i));
        size_t before = pieces;
        faults = 0;
        read_codes(&speech);
        read_causes(&speech);
        read_responses(&speech);
        print_message("%s: %zu pieces, %zu faults\n", speech.tag, pieces - before, faults);
        assert_true(pieces - before > 100000);
        assert_int_equal(faults, 0);
    }
}

/* ---- Planted faults ---- */

static const struct copied_piece original = {.part = SIPCODES_PART_FACT,
                                             .number = 1,
                                             .label = "Class",
                                             .source = {"RFC 3261 7.2", ""},
                                             .language = "en",
                                             .text = "a failure",
                                             .side = {"", ""}};

/* A sound translation of it into a language from right to left. */
static struct copied_piece translation(void)
{
    struct copied_piece piece = original;

    piece.label = "\xD9\x81";
    piece.language = "ar";
    piece.text = "\xD9\x81 \xE2\x81\xA6"
                 "4xx\xE2\x81\xA9";
    return piece;
}

static const struct speech arabic = {"ar", true, true, true};

static void assert_fault(const struct copied_piece *piece, const char *rule)
{
    const char *found = translated_fault(&arabic, piece, &original);

    assert_non_null(found);
    assert_string_equal(found, rule);
}

#define PLANT(member, value, rule)                   \
    do {                                             \
        struct copied_piece planted = translation(); \
        planted.member = value;                      \
        assert_fault(&planted, rule);                \
    } while (0)

static void planted_faults_are_found(void **state)
{
    struct copied_piece sound = translation();

    (void)state;
    assert_null(translated_fault(&arabic, &sound, &original));
    PLANT(part, SIPCODES_PART_COMMON, "a page has the same pieces in every language");
    PLANT(number, 2, "a page has the same pieces in every language");
    PLANT(text, "", "a piece has a text");
    PLANT(text, "...", "a piece has a text");
    PLANT(label, "", "a piece has a label in every language or in none");
    PLANT(source[0], "RFC 3261 7.3", "sources are the same in every language");
    PLANT(side[1], "x", "a piece has sides in every language or in none");
    PLANT(language, "de", "a piece is in the language of the page or in English");
    PLANT(language, "en", "a piece that says that it is English is");
    PLANT(text, "\xD9\x81 {code}", "every argument is filled in");
    PLANT(text, "\xD9\x81 \xE2\x81\xA8x", "an isolate that is opened is closed");
    PLANT(label, "\xD9\x81 \xE2\x81\xA9", "an isolate is closed that was opened before");
    /* English where the language has everything. */
    sound.language = "en";
    sound.text = original.text;
    assert_fault(&sound, "a piece of a complete language is in it");
    /* What is right in one direction is wrong in the other. */
    assert_string_equal(isolation_fault(&(struct speech){"de", false, true, true}, "\xE2\x81\xA8x\xE2\x81\xA9"),
                        "only right-to-left texts have isolates");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planted_faults_are_found),
        cmocka_unit_test(every_page_in_every_language_is_as_the_english_one),
    };
    return cmocka_run_group_tests_name("pages in every language", tests, gather_codes, NULL);
}
