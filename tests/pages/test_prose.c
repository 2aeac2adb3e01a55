/* test_prose.c - plants each fault that prose.h names, and sees that it is caught, alone. */
#include <string.h>

#include "cmocka_all.h"
#include "prose.h"

#define BREAKS(rule) (1u << (rule))

struct sample {
    const char *text;
    unsigned faults;
};

static void expect(const struct sample *samples, size_t count, bool sentences)
{
    for (size_t i = 0; i < count; i++) {
        unsigned faults = prose_faults(samples[i].text, sentences);
        if (faults != samples[i].faults)
            fail_msg("0x%x instead of 0x%x for: %s", faults, samples[i].faults, samples[i].text);
    }
}

#define EXPECT(samples, sentences) expect(samples, sizeof(samples) / sizeof *(samples), sentences)

static void good_sentences_break_no_rule(void **state)
{
    static const struct sample samples[] = {
        {"After 486, stop.", 0},
        {"486 speaks for one device. 600 speaks for the user.", 0},
        {"\"Busy\" is a phrase. \"Gone\" is another one.", 0},
        {"RFC 3261 8.1.3.2 requires it (see also 21.4.24). It is the rule.", 0},
        {"Wait 64*T1, or less: the list [1] has 20 20 times; \"a (b)\" is closed.", 0},
        {"The user's file is .conf, at sip:user@example.com or https://example.com/a.", 0},
        {"It takes the 200, 200 and 202.", 0},
        {"Gr\303\274\303\237e, \342\202\254 and \360\237\230\200 are UTF-8.", 0},
    };
    (void)state;
    EXPECT(samples, true);
}

static void phrases_need_no_capital_and_no_full_stop(void **state)
{
    static const struct sample samples[] = {
        {"not to this target", 0},
        {"pjsip/pjproject:pjsip/src/pjsip/sip_msg.c", 0},
        {"https://example.com/docs/index.html", 0},
        {"Retry-After (may be there: when the party is back)", 0},
    };
    (void)state;
    EXPECT(samples, false);
}

static void an_empty_text_is_caught(void **state)
{
    static const struct sample phrases[] = {
        {"", BREAKS(PROSE_NOT_EMPTY)},
        {" ", BREAKS(PROSE_NOT_EMPTY) | BREAKS(PROSE_NO_OUTER_SPACE)},
    };
    (void)state;
    EXPECT(phrases, false);
    assert_int_equal(prose_faults("", true),
                     BREAKS(PROSE_NOT_EMPTY) | BREAKS(PROSE_SENTENCE_START) | BREAKS(PROSE_SENTENCE_END));
}

static void bytes_that_are_no_utf8_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"a \200 alone", BREAKS(PROSE_UTF8)},
        {"cut \303", BREAKS(PROSE_UTF8)},
        {"cut \342\202 off", BREAKS(PROSE_UTF8)},
        {"overlong \300\257", BREAKS(PROSE_UTF8)},
        {"overlong \340\200\257", BREAKS(PROSE_UTF8)},
        {"overlong \360\200\200\257", BREAKS(PROSE_UTF8)},
        {"half a pair \355\240\200", BREAKS(PROSE_UTF8)},
        {"beyond Unicode \364\220\200\200", BREAKS(PROSE_UTF8)},
        {"never in UTF-8 \377", BREAKS(PROSE_UTF8)},
    };
    (void)state;
    EXPECT(samples, false);
}

static void control_characters_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"a tab\there", BREAKS(PROSE_NO_CONTROL)},          {"a line\nbreak", BREAKS(PROSE_NO_CONTROL)},
        {"an escape\033 here", BREAKS(PROSE_NO_CONTROL)},   {"a delete\177", BREAKS(PROSE_NO_CONTROL)},
        {"a C1\302\205 control", BREAKS(PROSE_NO_CONTROL)},
    };
    (void)state;
    EXPECT(samples, false);
}

static void placeholders_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"After {status}, stop.", BREAKS(PROSE_NO_PLACEHOLDER)},
        {"After {status, stop.", BREAKS(PROSE_NO_PLACEHOLDER)},
        {"After status}, stop.", BREAKS(PROSE_NO_PLACEHOLDER)},
        {"After \001A, stop.", BREAKS(PROSE_NO_PLACEHOLDER) | BREAKS(PROSE_NO_CONTROL)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void spaces_in_the_wrong_place_are_caught(void **state)
{
    static const struct sample samples[] = {
        {" Stop.", BREAKS(PROSE_NO_OUTER_SPACE) | BREAKS(PROSE_SENTENCE_START)},
        {"Stop. ", BREAKS(PROSE_NO_OUTER_SPACE) | BREAKS(PROSE_SENTENCE_END)},
        {"Stop  here.", BREAKS(PROSE_SINGLE_SPACE)},
        {"Stop.  Go.", BREAKS(PROSE_SINGLE_SPACE)},
        {"Stop , then go.", BREAKS(PROSE_TIGHT_PUNCTUATION)},
        {"Stop ; then go.", BREAKS(PROSE_TIGHT_PUNCTUATION)},
        {"Stop : then go.", BREAKS(PROSE_TIGHT_PUNCTUATION)},
        {"Stop .", BREAKS(PROSE_TIGHT_PUNCTUATION)},
        {"Stop . Go.", BREAKS(PROSE_TIGHT_PUNCTUATION)},
        {"Stop (now ) and go.", BREAKS(PROSE_TIGHT_PUNCTUATION)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void punctuation_after_punctuation_is_caught(void **state)
{
    static const struct sample samples[] = {
        {"Stop..", BREAKS(PROSE_ONE_PUNCTUATION)},          {"Stop,.", BREAKS(PROSE_ONE_PUNCTUATION)},
        {"Stop, and,, go.", BREAKS(PROSE_ONE_PUNCTUATION)}, {"Stop;. Go.", BREAKS(PROSE_ONE_PUNCTUATION)},
        {"Stop:.", BREAKS(PROSE_ONE_PUNCTUATION)},          {"Stop?.", BREAKS(PROSE_ONE_PUNCTUATION)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void open_quotes_and_brackets_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"The \"phrase is open.", BREAKS(PROSE_BALANCED)},      {"The (bracket is open.", BREAKS(PROSE_BALANCED)},
        {"The bracket) was closed.", BREAKS(PROSE_BALANCED)},   {"The [bracket is open.", BREAKS(PROSE_BALANCED)},
        {"They (cross [each) other].", BREAKS(PROSE_BALANCED)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void empty_quotes_and_brackets_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"unknown []", BREAKS(PROSE_FILLED_BRACKETS)},
        {"name ()", BREAKS(PROSE_FILLED_BRACKETS)},
        {"\"\", the wording of a vendor", BREAKS(PROSE_FILLED_BRACKETS)},
    };
    (void)state;
    EXPECT(samples, false);
}

static void doubled_words_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"Send it when when it is late.", BREAKS(PROSE_NO_DOUBLED_WORD)},
        {"The the server.", BREAKS(PROSE_NO_DOUBLED_WORD)},
        {"It is a UAS uas.", BREAKS(PROSE_NO_DOUBLED_WORD)},
        {"Every 4xx 4xx is one.", BREAKS(PROSE_NO_DOUBLED_WORD)},
        {"Read Retry-After Retry-After.", BREAKS(PROSE_NO_DOUBLED_WORD)},
        {"It ends with with.", BREAKS(PROSE_NO_DOUBLED_WORD)},
        {"It is the\nthe fold of a line.", BREAKS(PROSE_NO_DOUBLED_WORD) | BREAKS(PROSE_NO_CONTROL)},
        {"It is the\r\n   the fold.", BREAKS(PROSE_NO_DOUBLED_WORD) | BREAKS(PROSE_NO_CONTROL) | BREAKS(PROSE_SINGLE_SPACE)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void words_that_only_look_doubled_are_not_caught(void **state)
{
    static const struct sample samples[] = {
        {"It does so, so go on.", 0}, {"This is SIP. SIP is a protocol.", 0}, {"Send 180 180 times.", 0},
        {"The then new one.", 0},     {"A Retry Retry-After field.", 0},      {"An \"again\" again.", 0},
    };
    (void)state;
    EXPECT(samples, true);
}

static void bad_starts_of_sentences_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"after 486, stop.", BREAKS(PROSE_SENTENCE_START)},
        {"Stop. after it, go.", BREAKS(PROSE_SENTENCE_START)},
        {"Stop? go.", BREAKS(PROSE_SENTENCE_START)},
        {"It is \"so.\" then go.", BREAKS(PROSE_SENTENCE_START)},
        {"Use a number, e.g. the first.", BREAKS(PROSE_SENTENCE_START)},
        {"(It starts.)", BREAKS(PROSE_SENTENCE_START) | BREAKS(PROSE_SENTENCE_END)},
        {"Stop.Go.", BREAKS(PROSE_SENTENCE_GAP)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void bad_ends_of_texts_are_caught(void **state)
{
    static const struct sample samples[] = {
        {"Stop", BREAKS(PROSE_SENTENCE_END)},
        {"Stop. Go", BREAKS(PROSE_SENTENCE_END)},
        {"Stop:", BREAKS(PROSE_SENTENCE_END)},
        {"Stop?", BREAKS(PROSE_SENTENCE_END)},
    };
    (void)state;
    EXPECT(samples, true);
}

static void every_rule_is_told_in_words_of_its_own(void **state)
{
    (void)state;
    for (int rule = 0; rule < PROSE_RULES; rule++) {
        assert_non_null(prose_rule_text((enum prose_rule)rule));
        for (int other = 0; other < rule; other++)
            assert_string_not_equal(prose_rule_text((enum prose_rule)rule), prose_rule_text((enum prose_rule)other));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_sentences_break_no_rule),
        cmocka_unit_test(phrases_need_no_capital_and_no_full_stop),
        cmocka_unit_test(an_empty_text_is_caught),
        cmocka_unit_test(bytes_that_are_no_utf8_are_caught),
        cmocka_unit_test(control_characters_are_caught),
        cmocka_unit_test(placeholders_are_caught),
        cmocka_unit_test(spaces_in_the_wrong_place_are_caught),
        cmocka_unit_test(punctuation_after_punctuation_is_caught),
        cmocka_unit_test(open_quotes_and_brackets_are_caught),
        cmocka_unit_test(empty_quotes_and_brackets_are_caught),
        cmocka_unit_test(doubled_words_are_caught),
        cmocka_unit_test(words_that_only_look_doubled_are_not_caught),
        cmocka_unit_test(bad_starts_of_sentences_are_caught),
        cmocka_unit_test(bad_ends_of_texts_are_caught),
        cmocka_unit_test(every_rule_is_told_in_words_of_its_own),
    };
    return cmocka_run_group_tests_name("prose", tests, NULL, NULL);
}
