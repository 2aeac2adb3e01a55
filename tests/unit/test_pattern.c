/* test_pattern.c - pattern.c: regular expressions over three digits, beside those of the C library. */
#include "unit.h"

#include <regex.h>

#include "pattern.h"

/* Checks a pattern without NUL. Where its fault is, or NULL as an offset: SIZE_MAX. */
static size_t fault_of(const char *text, size_t length)
{
    char *bare = bare_copy(text, length);
    const char *at = NULL;
    int error = pattern_check((struct slice){bare, length}, &at);
    size_t position = SIZE_MAX;

    if (error) {
        assert_int_equal(error, SIPCODES_E_SYNTAX);
        assert_true(at >= bare && at <= bare + length);
        position = (size_t)(at - bare);
        assert_int_equal(pattern_find((struct slice){bare, length}, 408), 0);
    } else {
        assert_null(at);
    }
    free(bare);
    return position;
}

static void assert_fault(const char *text, size_t position)
{
    assert_int_equal(fault_of(text, strlen(text)), position);
}

static bool finds(const char *text, int status)
{
    char *bare = bare_copy(text, strlen(text));
    bool found = pattern_find((struct slice){bare, strlen(text)}, status) & 1;

    free(bare);
    return found;
}

static void assert_64_as_libc(const char *text, const regex_t *expected, int first)
{
    uint64_t found = pattern_find((struct slice){text, strlen(text)}, first);

    for (int status = first; status < first + PATTERN_CODES; status++) {
        char digits[4] = {(char)('0' + status / 100), (char)('0' + status / 10 % 10), (char)('0' + status % 10), '\0'};
        if ((found >> (status - first) & 1) != (regexec(expected, digits, 0, NULL, 0) == 0))
            fail_msg("%s in %s", text, digits);
    }
}

/* The pattern has to find what the extended regular expressions of the C library find, in every code. */
static void assert_as_libc(const char *text)
{
    regex_t expected;

    if (fault_of(text, strlen(text)) != SIZE_MAX)
        fail_msg("%s is refused", text);
    assert_int_equal(regcomp(&expected, text, REG_EXTENDED | REG_NOSUB), 0);
    for (int first = 100; first < 1000 - PATTERN_CODES; first += PATTERN_CODES)
        assert_64_as_libc(text, &expected, first);
    assert_64_as_libc(text, &expected, 1000 - PATTERN_CODES);
    regfree(&expected);
}

static void patterns_of_scripts_find_what_regexec_finds(void **state)
{
    static const char *const patterns[] = {
        "500",
        "408|5[0-9][0-9]",
        "(408)|(5[0-9][0-9])",
        "(408)|([56][0-9][0-9])",
        "3[0-9][0-9]",
        "401|407",
        "4[0-9][2-6,8-9]|5[0-9][0-9]",
        "4[0-9][1-6,7-9]",
        "[0-6][0-9][0-9]",
        "3[0-9]{2}",
        "480|486",
        "(401)|(407)",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(patterns); i++)
        assert_as_libc(patterns[i]);
}

static void every_mark_means_what_it_means_to_regexec(void **state)
{
    static const char *const patterns[] = {
        ".",
        "...",
        "....",
        "^4",
        "8$",
        "^408$",
        "^",
        "$",
        "^$",
        "^.08",
        "4^08",
        "40$8",
        "5",
        "4?08",
        "4*08",
        "4+08",
        "40*",
        "(40)*8",
        "(4|0)+8",
        "(0*)*",
        "(0?)+",
        "((4)|(5))(0?)",
        "[48]",
        "[^48]",
        "[^4]..",
        "[]4]08",
        "[^]4]08",
        "[4-]08",
        "[-4]08",
        "[4-4]08",
        "[a-z0-5]08",
        "[0-46-9]$",
        "[[4]08",
        "[.4]",
        "4{0}8",
        "4{1}0{1}8",
        "(4|0){2}",
        "0{2}",
        "(4|0){2,}",
        "(4|0){0,1}8",
        "(4?0?8?){3}",
        "(00?){1,2}",
        "5{4}",
        "5{3,9}",
        "(.0?){3,255}",
        "(5|55|555){255}",
        "(0*){255}",
        "(^4|^5)0",
        "(4$|5$)",
        "(^)4",
        "(4)($)",
        "((((4))))08",
        "[,]",
        "[+-/]",
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(patterns); i++)
        assert_as_libc(patterns[i]);
}

/* ---- Made-up patterns ---- */

static uint32_t seed = 1;

static unsigned below(unsigned limit)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % limit;
}

static void put(char *text, const char *piece)
{
    assert_true(strlen(text) + strlen(piece) < 400);
    strcat(text, piece);
}

static void make_up(char *text, int depth);

static void make_up_piece(char *text, int depth)
{
    static const char *const pieces[] = {"0", "4", "5", "8", ".", "[0-4]", "[^4]", "[458]", "[^0-3]"};
    static const char *const times[] = {"?", "*", "+", "{2}", "{0,1}", "{1,}", "{0}"};

    if (depth > 0 && below(3) == 0) {
        put(text, "(");
        make_up(text, depth - 1);
        put(text, ")");
    } else {
        put(text, pieces[below(COUNT_OF(pieces))]);
    }
    if (below(3) == 0)
        put(text, times[below(COUNT_OF(times))]);
}

static void make_up(char *text, int depth)
{
    for (unsigned alternatives = 1 + below(2); alternatives > 0; alternatives--) {
        for (unsigned pieces = 1 + below(3); pieces > 0; pieces--)
            make_up_piece(text, depth);
        if (alternatives > 1)
            put(text, "|");
    }
}

static void made_up_patterns_find_what_regexec_finds(void **state)
{
    (void)state;
    for (int n = 0; n < 1000; n++) {
        char text[400] = "";
        bool front = below(4) == 0, back = below(4) == 0;
        put(text, front ? "^(" : "");
        make_up(text, 2);
        put(text, front ? ")" : "");
        put(text, back ? "$" : "");
        assert_as_libc(text);
    }
}

static void a_backslash_d_is_any_digit(void **state)
{
    (void)state;
    for (int status = 100; status <= 1000 - PATTERN_CODES; status++) {
        assert_true(finds("\\d", status));
        assert_int_equal(finds("5\\d\\d", status), status / 100 == 5);
        assert_int_equal(finds("^[\\d]{2}8", status), status % 10 == 8);
        assert_false(finds("[^\\d]", status));
    }
}

/* ---- Errors ---- */

static void what_can_match_no_digit_is_an_error_at_its_place(void **state)
{
    (void)state;
    assert_fault("x", 0);
    assert_fault("40x", 2);
    assert_fault("5xx", 1);
    assert_fault("408 ", 3);
    assert_fault("40]", 2);
    assert_fault("40}", 2);
    assert_fault("408,503", 3);
    assert_fault("40\xC2\xB2", 2);
    assert_fault("\\", 0);
    assert_fault("4\\", 1);
    assert_fault("4\\.", 1);
    assert_fault("4\\D", 1);
    assert_int_equal(fault_of("4\0", 2), 1);
}

static void what_is_not_there_is_an_error_at_its_place(void **state)
{
    (void)state;
    assert_int_equal(fault_of("", 0), 0);
    assert_fault("|", 0);
    assert_fault("408|", 4);
    assert_fault("|408", 0);
    assert_fault("4||5", 2);
    assert_fault("()", 1);
    assert_fault("4()", 2);
    assert_fault("(4|)", 3);
    assert_fault("(408", 4);
    assert_fault("((408)", 6);
    assert_fault("408)", 3);
    assert_fault(")", 0);
}

static void a_repetition_of_nothing_is_an_error(void **state)
{
    (void)state;
    assert_fault("*4", 0);
    assert_fault("+", 0);
    assert_fault("4|?", 2);
    assert_fault("(*4)", 1);
    assert_fault("^*4", 1);
    assert_fault("4$+", 2);
    assert_fault("4**", 2);
    assert_fault("4+?", 2);
    assert_fault("4{2}{2}", 4);
    assert_fault("{2}", 0);
}

static void a_number_of_times_that_is_none_is_an_error(void **state)
{
    (void)state;
    assert_fault("4{", 1);
    assert_fault("4{}", 1);
    assert_fault("4{,2}", 1);
    assert_fault("4{2", 1);
    assert_fault("4{2,", 1);
    assert_fault("4{2,x}", 1);
    assert_fault("4{x}", 1);
    assert_fault("4{3,2}", 1);
    assert_fault("4{256}", 1);
    assert_fault("4{0,256}", 1);
    assert_fault("4{4294967297}", 1);
    assert_fault("4{255}", SIZE_MAX);
}

static void a_class_that_does_not_end_or_cannot_be_read_is_an_error(void **state)
{
    (void)state;
    assert_fault("4[", 1);
    assert_fault("4[0", 1);
    assert_fault("4[^", 1);
    assert_fault("4[]", 1);
    assert_fault("4[0-", 1);
    assert_fault("4[9-0]", 1);
    assert_fault("[[:digit:]]", 0);
    assert_fault("[[.4.]]", 0);
    assert_fault("[[=4=]]", 0);
    assert_fault("[\\w]", 0);
    assert_fault("[\\", 0);
    assert_fault("[0-\\d]", 0);
    assert_fault("[0-\x80]", 0);
    assert_fault("[\x80]", 0);
    assert_fault("[\x7F]", 0);
    assert_int_equal(fault_of("[\0]", 3), 0);
    assert_int_equal(fault_of("[[", 2), 0);
}

static void groups_may_be_16_deep(void **state)
{
    char text[64];

    (void)state;
    for (size_t depth = 15; depth <= 20; depth++) {
        memset(text, '(', depth);
        text[depth] = '4';
        memset(text + depth + 1, ')', depth);
        assert_int_equal(fault_of(text, 2 * depth + 1), depth <= 16 ? SIZE_MAX : 16);
    }
}

static void long_patterns_are_read_like_any_other(void **state)
{
    char *open = repeated('(', 100000);
    char *digits = repeated('4', 100000);
    char *alternatives = repeated('4', 100000);

    (void)state;
    assert_fault(open, 16);
    assert_fault(digits, SIZE_MAX);
    assert_false(finds(digits, 444));
    for (size_t at = 1; at < 99999; at += 2)
        alternatives[at] = '|';
    assert_true(finds(alternatives, 444));
    assert_false(finds(alternatives, 555));
    free(open);
    free(digits);
    free(alternatives);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_of_scripts_find_what_regexec_finds),
        cmocka_unit_test(every_mark_means_what_it_means_to_regexec),
        cmocka_unit_test(made_up_patterns_find_what_regexec_finds),
        cmocka_unit_test(a_backslash_d_is_any_digit),
        cmocka_unit_test(what_can_match_no_digit_is_an_error_at_its_place),
        cmocka_unit_test(what_is_not_there_is_an_error_at_its_place),
        cmocka_unit_test(a_repetition_of_nothing_is_an_error),
        cmocka_unit_test(a_number_of_times_that_is_none_is_an_error),
        cmocka_unit_test(a_class_that_does_not_end_or_cannot_be_read_is_an_error),
        cmocka_unit_test(groups_may_be_16_deep),
        cmocka_unit_test(long_patterns_are_read_like_any_other),
    };
    return cmocka_run_group_tests_name("pattern", tests, NULL, NULL);
}
