/* test_language.c - language.c: which language answers for a tag, and its texts. */
#include "unit.h"

#include "language.h"

static const char *const english[] = {
    "en",          "EN",
    "eN",          "en-US",
    "en_GB",       "en-US-x-private",
    "en_US.UTF-8", "en.UTF-8",
    "en@eu",       "EN_gb",
    "en_US@euro",  "en-",
    "en_",         "en--US",
    "en-\xFF",     "en-de",
    "en_",         "en-Latn-GB.",
    "en.\xC3\xA4", "en_US.utf8@x.y",
};

static const char *const foreign[] = {
    "",  "e",  "eng",     "english", "qq-en", "-en", "_en", ".en",  "@en",  " en",        "en ", "C",
    "n", "em", "C.UTF-8", "POSIX",   "xx-YY", "-",   "_",   "--__", "\xFF", "en\xC3\xA9", "e-n", "qq-en_US.UTF-8",
};

static void english_is_spoken_and_comes_first(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_language_at(0), "en");
}

static void check_language_at(size_t index)
{
    const char *tag = sipcodes_language_at(index);

    assert_int_equal(tag != NULL, index < SIZE_LANGUAGES);
    if (!tag)
        return;
    assert_string_equal(sipcodes_language(tag), tag);
    assert_int_equal(language_index(tag), index);
}

static void every_tag_that_is_listed_answers_for_itself_and_the_list_ends_with_null(void **state)
{
    (void)state;
    for_hard_indexes(check_language_at);
}

static void null_means_english(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_language(NULL), "en");
    assert_int_equal(language_index(NULL), 0);
}

static void english_answers_for_all_that_is_english(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(english); i++) {
        assert_non_null(sipcodes_language(english[i]));
        assert_string_equal(sipcodes_language(english[i]), "en");
        assert_int_equal(language_index(english[i]), 0);
    }
}

static void nobody_answers_for_what_is_not_spoken_and_texts_are_english_then(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(foreign); i++) {
        assert_null(sipcodes_language(foreign[i]));
        assert_int_equal(language_index(foreign[i]), 0);
    }
}

static void a_tag_of_10000_bytes_is_read_to_its_end(void **state)
{
    char *letters = repeated('e', 10000);
    char *dashes = repeated('-', 10000);

    (void)state;
    assert_null(sipcodes_language(letters));
    assert_null(sipcodes_language(dashes));
    memcpy(dashes, "en", 2);
    assert_string_equal(sipcodes_language(dashes), "en");
    free(letters);
    free(dashes);
}

static void every_text_is_there_in_english_with_its_length(void **state)
{
    (void)state;
    for (unsigned ref = 1; ref < SIZE_TEXTS; ref++) {
        struct slice text = text_at((text_ref)ref, 0);
        assert_true(text.length > 0);
        assert_int_equal(text.text[text.length], '\0');
        /* Inside a template, lengths stand that may be NUL. */
        if (!text_place_at((text_ref)ref, 0)->is_template)
            assert_int_equal(strlen(text.text), text.length);
        assert_ptr_equal(text_string((text_ref)ref, 0), text.text);
        assert_string_equal(text_language((text_ref)ref, 0), "en");
    }
}

static void a_text_answers_in_the_language_asked_for_or_in_english(void **state)
{
    (void)state;
    for (size_t language = 0; language < SIZE_LANGUAGES; language++)
        for (unsigned ref = 1; ref < SIZE_TEXTS; ref++) {
            bool borrowed = text_is_borrowed((text_ref)ref, language);
            assert_string_equal(text_language((text_ref)ref, language), sipcodes_language_at(borrowed ? 0 : language));
            if (borrowed)
                assert_int_equal(text_place_at((text_ref)ref, language)->at, text_place_at((text_ref)ref, 0)->at);
            /* Some languages have nothing between two sentences. */
            if (ref != MSG_FORMAT_SENTENCES)
                assert_true(text_at((text_ref)ref, language).length > 0);
        }
}

static void text_zero_is_empty_in_every_language(void **state)
{
    (void)state;
    for (size_t language = 0; language < SIZE_LANGUAGES; language++) {
        assert_int_equal(text_at(0, language).length, 0);
        assert_string_equal(text_string(0, language), "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_spoken_and_comes_first),
        cmocka_unit_test(every_tag_that_is_listed_answers_for_itself_and_the_list_ends_with_null),
        cmocka_unit_test(null_means_english),
        cmocka_unit_test(english_answers_for_all_that_is_english),
        cmocka_unit_test(nobody_answers_for_what_is_not_spoken_and_texts_are_english_then),
        cmocka_unit_test(a_tag_of_10000_bytes_is_read_to_its_end),
        cmocka_unit_test(every_text_is_there_in_english_with_its_length),
        cmocka_unit_test(a_text_answers_in_the_language_asked_for_or_in_english),
        cmocka_unit_test(text_zero_is_empty_in_every_language),
    };
    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
