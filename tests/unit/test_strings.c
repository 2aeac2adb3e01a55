/* test_strings.c - strings.c and strings.h: slices, and bytes classified without a locale. */
#include "unit.h"

#include "strings.h"

static void assert_slice(struct slice slice, const char *expected)
{
    assert_int_equal(slice.length, strlen(expected));
    assert_memory_equal(slice.text, expected, slice.length);
}

/* The slice of a text without NUL, trimmed. */
static void assert_trimmed(const char *text, const char *expected)
{
    char *bare = bare_copy(text, strlen(text));
    struct slice slice = slice_trim((struct slice){bare, strlen(text)});

    assert_slice(slice, expected);
    assert_true(slice.text >= bare && slice.text + slice.length <= bare + strlen(text));
    free(bare);
}

static bool is(const char *text, const char *word)
{
    char *bare = bare_copy(text, strlen(text));
    bool answer = slice_is((struct slice){bare, strlen(text)}, word);

    free(bare);
    return answer;
}

static void size_max_means_up_to_the_nul(void **state)
{
    const char *text = "Busy\0Here";

    (void)state;
    assert_int_equal(slice_of(text, SIZE_MAX).length, 4);
    assert_ptr_equal(slice_of(text, SIZE_MAX).text, text);
    assert_int_equal(slice_of("", SIZE_MAX).length, 0);
}

static void any_other_length_is_taken_as_given(void **state)
{
    (void)state;
    assert_int_equal(slice_of("Busy\0Here", 9).length, 9);
    assert_int_equal(slice_of("Busy", 2).length, 2);
    assert_int_equal(slice_of("Busy", 0).length, 0);
}

static void trimming_takes_white_space_from_both_ends_only(void **state)
{
    (void)state;
    assert_trimmed("Busy Here", "Busy Here");
    assert_trimmed("  Busy Here", "Busy Here");
    assert_trimmed("Busy Here \t\r\n\v\f", "Busy Here");
    assert_trimmed(" \t\r\n\v\fBusy  Here ", "Busy  Here");
    assert_trimmed("", "");
    assert_trimmed("   ", "");
    assert_trimmed("\xC2\xA0 x", "\xC2\xA0 x");
    assert_int_equal(slice_trim((struct slice){"\0 x", 3}).length, 3);
}

static void a_slice_is_a_word_whatever_the_case(void **state)
{
    (void)state;
    assert_true(is("final", "final"));
    assert_true(is("FiNaL", "fInAl"));
    assert_true(is("", ""));
    assert_true(is("4xx", "4XX"));
}

static void a_slice_is_not_a_word_that_is_longer_shorter_or_other(void **state)
{
    (void)state;
    assert_false(is("fina", "final"));
    assert_false(is("finals", "final"));
    assert_false(is("finel", "final"));
    assert_false(is("", "final"));
    assert_false(is("final", ""));
    assert_false(is("[", "{"));
    assert_false(is("@", "`"));
    assert_false(slice_is((struct slice){"all\0", 4}, "all"));
    assert_false(slice_is((struct slice){"\0", 1}, ""));
}

static void bytes_are_classified_as_ascii(void **state)
{
    (void)state;
    for (int c = CHAR_MIN; c <= CHAR_MAX; c++) {
        bool upper = c != 0 && strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", c);
        assert_int_equal(is_digit((char)c), c != 0 && strchr("0123456789", c) != NULL);
        assert_int_equal(is_space((char)c), c != 0 && strchr(" \t\n\v\f\r", c) != NULL);
        assert_int_equal(to_lower((char)c), upper ? c + 32 : c);
    }
}

/* Cuts a template into its literals and arguments; the length of the string is used up by them exactly. */
static void assert_is_template(struct slice template)
{
    const char *end = template.text + template.length;
    struct slice rest = template;
    size_t arguments = 0;

    for (struct slice literal = cut_literal(&rest);; literal = cut_literal(&rest)) {
        assert_true(literal.length <= template.length);
        assert_ptr_equal(literal.text + literal.length, rest.text);
        assert_ptr_equal(rest.text + rest.length, end);
        assert_null(memchr(literal.text, '\0', literal.length));
        if (rest.length == 0)
            break;
        assert_in_range(cut_argument(&rest), ARGUMENT_CODE, ARGUMENT_CODE + SIZE_ARGUMENTS - 1);
        arguments++;
    }
    assert_in_range(arguments, 1, 20);
}

static void a_template_is_cut_into_literals_and_arguments(void **state)
{
    struct slice rest = {"\3\0SIPA\0\0B\1\0.", 12};

    (void)state;
    assert_slice(cut_literal(&rest), "SIP");
    assert_int_equal(cut_argument(&rest), 'A');
    assert_slice(cut_literal(&rest), "");
    assert_int_equal(cut_argument(&rest), 'B');
    assert_slice(cut_literal(&rest), ".");
    assert_int_equal(rest.length, 0);
}

static void a_literal_may_be_longer_than_a_byte_can_tell(void **state)
{
    char template[2 + 0x1FE + 1];
    struct slice rest = {template, sizeof template};
    struct slice literal;

    (void)state;
    memset(template, 'x', sizeof template);
    memcpy(template, "\xFE\x01", 2);
    literal = cut_literal(&rest);
    assert_int_equal(literal.length, 0x1FE);
    assert_ptr_equal(literal.text, template + 2);
    assert_int_equal(rest.length, 1);
}

static void a_text_of_the_tables_knows_its_length_and_whether_it_is_a_template(void **state)
{
    size_t templates = 0;

    (void)state;
    for (size_t ref = 0; ref < SIZE_TEXTS; ref++) {
        const struct text_place *place = &sipcodes_tables.text[0][ref];
        struct slice slice = slice_at(place->at);
        assert_ptr_equal(slice.text, string_at(place->at));
        assert_int_equal(slice.length, place->length);
        assert_int_equal(slice.text[slice.length], '\0');
        /* Only the lengths in a template hold NULs. */
        assert_int_equal(place->is_template, memchr(slice.text, '\0', slice.length) != NULL);
        if (place->is_template)
            assert_is_template(slice);
        templates += place->is_template;
    }
    assert_in_range(templates, 100, SIZE_TEXTS);
}

static void offset_zero_is_the_empty_string(void **state)
{
    (void)state;
    assert_string_equal(string_at(0), "");
    assert_int_equal(slice_at(0).length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_max_means_up_to_the_nul),
        cmocka_unit_test(any_other_length_is_taken_as_given),
        cmocka_unit_test(trimming_takes_white_space_from_both_ends_only),
        cmocka_unit_test(a_slice_is_a_word_whatever_the_case),
        cmocka_unit_test(a_slice_is_not_a_word_that_is_longer_shorter_or_other),
        cmocka_unit_test(bytes_are_classified_as_ascii),
        cmocka_unit_test(a_template_is_cut_into_literals_and_arguments),
        cmocka_unit_test(a_literal_may_be_longer_than_a_byte_can_tell),
        cmocka_unit_test(a_text_of_the_tables_knows_its_length_and_whether_it_is_a_template),
        cmocka_unit_test(offset_zero_is_the_empty_string),
    };
    return cmocka_run_group_tests_name("strings", tests, NULL, NULL);
}
