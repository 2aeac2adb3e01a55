/* test_foreign.c - foreign.c: bytes of a message in a sentence. */
#include "unit.h"

#include "foreign.h"

static void assert_written(const char *text, size_t length, const char *expected)
{
    char *bare = bare_copy(text, length), buffer[64];
    struct out out;

    assert_true(out_begin(&out, buffer, sizeof buffer));
    foreign_write((struct slice){bare, length}, &out);
    assert_int_equal(out_end(&out), strlen(expected));
    assert_string_equal(buffer, expected);
    free(bare);
}

#define ASSERT_WRITTEN(text, expected) assert_written(text, sizeof(text) - 1, expected)

static void white_space_and_controls_are_one_space(void **state)
{
    (void)state;
    ASSERT_WRITTEN("", "");
    ASSERT_WRITTEN("a", "a");
    ASSERT_WRITTEN("a b", "a b");
    ASSERT_WRITTEN("a \r\n\t b", "a b");
    ASSERT_WRITTEN("a\0\x1b[31mb\x7f", "a [31mb");
    ASSERT_WRITTEN("a\xc2\x85\xc2\x9f b\xc2\xa0", "a b\xc2\xa0");
    ASSERT_WRITTEN(" \t\xc2\x80 a \xc2\x80 \n", "a");
    ASSERT_WRITTEN(" \n ", "");
    ASSERT_WRITTEN("\xc2\x80", "");
}

static void rfc_3629_4_what_is_no_utf_8_is_a_question_mark(void **state)
{
    (void)state;
    ASSERT_WRITTEN("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    ASSERT_WRITTEN("\x80z\xff", "?z?");
    ASSERT_WRITTEN("\xc0\xaf\xc1\xbf", "????");
    ASSERT_WRITTEN("\xe0\x9f\xbf\xe0\xa0\x80", "???\xe0\xa0\x80");
    ASSERT_WRITTEN("\xed\xa0\x80\xed\x9f\xbf", "???\xed\x9f\xbf");
    ASSERT_WRITTEN("\xf0\x8f\xbf\xbf\xf0\x90\x80\x80", "????\xf0\x90\x80\x80");
    ASSERT_WRITTEN("\xf4\x90\x80\x80\xf4\x8f\xbf\xbf", "????\xf4\x8f\xbf\xbf");
    ASSERT_WRITTEN("\xf5\x80\x80\x80", "????");
    ASSERT_WRITTEN("\xe2\x82", "??");
    ASSERT_WRITTEN("\xe2\x82z", "??z");
    ASSERT_WRITTEN("\xf0\x9f\x98z", "???z");
    ASSERT_WRITTEN("\xc2", "?");
    ASSERT_WRITTEN("\xc3z", "?z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_and_controls_are_one_space),
        cmocka_unit_test(rfc_3629_4_what_is_no_utf_8_is_a_question_mark),
    };
    return cmocka_run_group_tests_name("foreign", tests, NULL, NULL);
}
