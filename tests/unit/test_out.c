/* test_out.c - out.c: snprintf's contract, kept at every size of the buffer. */
#include "unit.h"

#include <stdio.h>

#include "out.h"

#define GUARD 16
#define UNTOUCHED 0xA5

/* How a text is put: whole, as prose, or as a string. */
typedef void putter(struct out *out, const char *piece);

static void put_slice(struct out *out, const char *piece)
{
    char *bare = bare_copy(piece, strlen(piece));

    out_put(out, (struct slice){bare, strlen(piece)});
    free(bare);
}

static void put_prose(struct out *out, const char *piece)
{
    char *bare = bare_copy(piece, strlen(piece));

    out_put_prose(out, (struct slice){bare, strlen(piece)});
    free(bare);
}

static void put_string(struct out *out, const char *piece)
{
    out_put_string(out, piece);
}

/* Characters of one to four bytes, in pieces that end at any place, with empty ones between. */
static const char *const pieces[] = {
    "486 Busy Here",
    "",
    ": ",
    "\303\274ber",
    "\xE2\x82\xAC",
    "",
    "\xF0\x9F\x93\x9E",
    "\xE5\xBF\x99\xE7\xA2\x8C",
    "a",
    "\xF0\x9F\x98\x80\xC3\xA9",
    "z",
    "\xD0\x97\xD0\xB0\xD0\xBD\xD1\x8F\xD1\x82\xD0\xBE",
    ".",
    "",
};

static void join_pieces(char *whole)
{
    *whole = '\0';
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        strcat(whole, pieces[i]);
}

/* The longest beginning of text of at most limit bytes that ends between two characters. */
static size_t longest_beginning(const char *text, size_t limit)
{
    size_t length = strlen(text);

    if (limit < length)
        length = limit;
    while (length > 0 && ((unsigned char)text[length] >> 6) == 2)
        length--;
    return length;
}

/* Checks one buffer of size bytes after text was put to it and ended. */
static void assert_holds(const unsigned char *buffer, size_t size, const char *text)
{
    if (size > 0) {
        size_t length = longest_beginning(text, size - 1);
        assert_memory_equal(buffer, text, length);
        assert_int_equal(buffer[length], '\0');
    }
    for (size_t i = 0; i < GUARD; i++)
        assert_int_equal(buffer[size + i], UNTOUCHED);
}

static void check_size(putter *put, const char *whole, size_t size)
{
    unsigned char *buffer = malloc(size + GUARD);
    struct out out;

    assert_non_null(buffer);
    memset(buffer, UNTOUCHED, size + GUARD);
    assert_true(out_begin(&out, (char *)buffer, size));
    for (size_t i = 0; i < COUNT_OF(pieces); i++)
        put(&out, pieces[i]);
    assert_int_equal(out_end(&out), strlen(whole));
    assert_holds(buffer, size, whole);
    free(buffer);
}

static void check_every_size(putter *put)
{
    char whole[256];

    join_pieces(whole);
    for (size_t size = 0; size <= strlen(whole) + 2; size++)
        check_size(put, whole, size);
}

static void slices_fit_or_are_cut_between_characters_at_every_size(void **state)
{
    (void)state;
    check_every_size(put_slice);
}

static void strings_fit_or_are_cut_between_characters_at_every_size(void **state)
{
    (void)state;
    check_every_size(put_string);
}

static void prose_fits_or_is_cut_between_characters_at_every_size(void **state)
{
    (void)state;
    check_every_size(put_prose);
}

static void nothing_is_written_past_a_buffer_of_exactly_its_size(void **state)
{
    char whole[256];

    (void)state;
    join_pieces(whole);
    for (size_t size = 1; size <= strlen(whole) + 1; size++) {
        char *buffer = malloc(size);
        struct out out;
        assert_non_null(buffer);
        assert_true(out_begin(&out, buffer, size));
        for (size_t i = 0; i < COUNT_OF(pieces); i++)
            out_put_string(&out, pieces[i]);
        assert_int_equal(out_end(&out), strlen(whole));
        assert_int_equal(strlen(buffer), longest_beginning(whole, size - 1));
        free(buffer);
    }
}

static void a_text_of_any_length_is_copied_byte_by_byte(void **state)
{
    char whole[100];

    (void)state;
    for (size_t i = 0; i < sizeof whole; i++)
        whole[i] = (char)('!' + i % 90);
    for (size_t length = 0; length < sizeof whole; length++) {
        char *text = bare_copy(whole, length);
        unsigned char buffer[sizeof whole + GUARD];
        struct out out;
        memset(buffer, UNTOUCHED, sizeof buffer);
        assert_true(out_begin(&out, (char *)buffer, sizeof buffer));
        out_put(&out, (struct slice){text, length});
        assert_int_equal(out_end(&out), length);
        assert_memory_equal(buffer, whole, length);
        assert_int_equal(buffer[length], '\0');
        for (size_t i = length + 1; i < sizeof buffer; i++)
            assert_int_equal(buffer[i], UNTOUCHED);
        free(text);
    }
}

static void null_is_a_buffer_only_without_size(void **state)
{
    struct out out;
    char one = 'x';

    (void)state;
    assert_false(out_begin(&out, NULL, 1));
    assert_false(out_begin(&out, NULL, SIZE_MAX));
    assert_true(out_begin(&out, NULL, 0));
    out_put_string(&out, "\xE2\x82\xAC"
                         "486");
    out_put_number(&out, 486);
    assert_int_equal(out_end(&out), 9);
    assert_true(out_begin(&out, &one, 0));
    out_put_string(&out, "486");
    assert_int_equal(out_end(&out), 3);
    assert_int_equal(one, 'x');
}

static void nothing_at_all_is_an_empty_string(void **state)
{
    char buffer[4] = "xxx";
    struct out out;

    (void)state;
    assert_true(out_begin(&out, buffer, sizeof buffer));
    assert_false(out.markdown);
    assert_int_equal(out_end(&out), 0);
    assert_string_equal(buffer, "");
}

static void nothing_follows_what_was_cut(void **state)
{
    char buffer[5];
    struct out out;

    (void)state;
    assert_true(out_begin(&out, buffer, sizeof buffer));
    out_put_string(&out, "ab");
    out_put_string(&out, "\xE2\x82\xAC"); /* three bytes into room for two */
    out_put_string(&out, "c");
    assert_int_equal(out_end(&out), 6);
    assert_string_equal(buffer, "ab");
}

static void bytes_that_are_no_utf8_are_cut_inside_the_buffer(void **state)
{
    (void)state;
    for (size_t size = 1; size <= 8; size++) {
        char buffer[8 + GUARD];
        struct out out;
        memset(buffer, UNTOUCHED, sizeof buffer);
        assert_true(out_begin(&out, buffer, size));
        put_slice(&out, "\x80\x80\x80\xFF\x80\x80");
        assert_int_equal(out_end(&out), 6);
        assert_true(strlen(buffer) < size);
        for (size_t i = size; i < sizeof buffer; i++)
            assert_int_equal((unsigned char)buffer[i], UNTOUCHED);
    }
}

static void an_empty_slice_needs_no_text(void **state)
{
    char buffer[4] = "xxx";
    struct out out;

    (void)state;
    assert_true(out_begin(&out, buffer, sizeof buffer));
    out_put(&out, (struct slice){NULL, 0});
    out_put_prose(&out, (struct slice){NULL, 0});
    assert_int_equal(out_end(&out), 0);
    assert_string_equal(buffer, "");
}

static void a_nul_inside_a_slice_is_a_byte_like_others(void **state)
{
    char buffer[8];
    struct out out;

    (void)state;
    assert_true(out_begin(&out, buffer, sizeof buffer));
    out_put(&out, (struct slice){"a\0b", 3});
    assert_int_equal(out_end(&out), 3);
    assert_memory_equal(buffer, "a\0b", 4);
}

/* What text becomes as prose. */
static void assert_prose(const char *text, bool markdown, const char *expected)
{
    for (size_t size = 1; size <= strlen(expected) + 2; size++) {
        char buffer[256];
        struct out out;
        assert_true(out_begin(&out, buffer, size));
        out.markdown = markdown;
        put_prose(&out, text);
        assert_int_equal(out_end(&out), strlen(expected));
        assert_int_equal(strlen(buffer), longest_beginning(expected, size - 1));
        assert_memory_equal(buffer, expected, strlen(buffer));
    }
}

static void prose_in_markdown_has_its_markup_escaped(void **state)
{
    (void)state;
    assert_prose("*", true, "\\*");
    assert_prose("\\`*_<[]|", true, "\\\\\\`\\*\\_\\<\\[\\]\\|");
    assert_prose("a_b", true, "a\\_b");
    assert_prose("_\xE2\x82\xAC_\xC3\xBC*", true, "\\_\xE2\x82\xAC\\_\xC3\xBC\\*");
    assert_prose("INVITE <sip:a@b> [x|y]", true, "INVITE \\<sip:a@b> \\[x\\|y\\]");
    assert_prose("", true, "");
    assert_prose("486 Busy Here, (no) \"markup\"; - here!", true, "486 Busy Here, (no) \"markup\"; - here!");
}

static void prose_in_plain_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_prose("\\`*_<[]|", false, "\\`*_<[]|");
    assert_prose("a_\xE2\x82\xAC", false, "a_\xE2\x82\xAC");
}

static void text_that_is_no_prose_is_never_escaped(void **state)
{
    char buffer[16];
    struct out out;

    (void)state;
    assert_true(out_begin(&out, buffer, sizeof buffer));
    out.markdown = true;
    out_put_string(&out, "**a");
    out_put(&out, (struct slice){"_b_", 3});
    assert_int_equal(out_end(&out), 6);
    assert_string_equal(buffer, "**a_b_");
}

static void check_number(int number)
{
    char expected[16];
    char buffer[16];
    struct out out;

    snprintf(expected, sizeof expected, "%d", number);
    assert_true(out_begin(&out, buffer, sizeof buffer));
    out_put_number(&out, number);
    assert_int_equal(out_end(&out), strlen(expected));
    assert_string_equal(buffer, expected);
}

static void numbers_are_written_in_decimal(void **state)
{
    (void)state;
    for_hard_numbers(check_number);
}

static void numbers_are_cut_like_text(void **state)
{
    char buffer[4];
    struct out out;

    (void)state;
    assert_true(out_begin(&out, buffer, sizeof buffer));
    out_put_number(&out, INT_MIN);
    assert_int_equal(out_end(&out), 11);
    assert_string_equal(buffer, "-21");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_fit_or_are_cut_between_characters_at_every_size),
        cmocka_unit_test(strings_fit_or_are_cut_between_characters_at_every_size),
        cmocka_unit_test(prose_fits_or_is_cut_between_characters_at_every_size),
        cmocka_unit_test(nothing_is_written_past_a_buffer_of_exactly_its_size),
        cmocka_unit_test(a_text_of_any_length_is_copied_byte_by_byte),
        cmocka_unit_test(null_is_a_buffer_only_without_size),
        cmocka_unit_test(nothing_at_all_is_an_empty_string),
        cmocka_unit_test(nothing_follows_what_was_cut),
        cmocka_unit_test(bytes_that_are_no_utf8_are_cut_inside_the_buffer),
        cmocka_unit_test(an_empty_slice_needs_no_text),
        cmocka_unit_test(a_nul_inside_a_slice_is_a_byte_like_others),
        cmocka_unit_test(prose_in_markdown_has_its_markup_escaped),
        cmocka_unit_test(prose_in_plain_text_stays_as_it_is),
        cmocka_unit_test(text_that_is_no_prose_is_never_escaped),
        cmocka_unit_test(numbers_are_written_in_decimal),
        cmocka_unit_test(numbers_are_cut_like_text),
    };
    return cmocka_run_group_tests_name("out", tests, NULL, NULL);
}
