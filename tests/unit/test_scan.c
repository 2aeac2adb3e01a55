/* test_scan.c - the words that values of header fields are made of. */
#include "reading.h"

#include "scan.h"

/* A scan of a text in memory of exactly its length; to be freed as memory. */
static struct scan scan_copy(const char *text, char **memory)
{
    *memory = bare_copy(text, strlen(text));
    return scan_of((struct slice){*memory, strlen(text)});
}

static void assert_slice(struct slice slice, const char *expected)
{
    assert_bytes((sipcodes_bytes){slice.text, slice.length}, expected);
}

static void test_linear_white_space(void **state)
{
    static const struct {
        const char *text;
        size_t skipped;
    } rows[] = {{"", 0},      {"a", 0},  {" \t a", 3}, {"\r\n a", 3},   {"\n\ta", 2},  {" \r\n  \r\n b", 8}, {"\r\na", 0},
                {" \r\n", 1}, {"\n", 0}, {"\r a", 0},  {"\r\r\n a", 0}, {"\n\n a", 0}, {"\v a", 0}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *memory;
        struct scan scan = scan_copy(rows[i].text, &memory);
        scan_lws(&scan);
        assert_int_equal(scan.at - memory, rows[i].skipped);
        free(memory);
    }
}

static void test_trim(void **state)
{
    (void)state;
    assert_slice(trim_lws(slice_of(" \r\n a b\r\n \r\n", SIZE_MAX)), "a b");
    assert_slice(trim_lws(slice_of("\n", SIZE_MAX)), "");
    assert_slice(trim_lws(slice_of("", SIZE_MAX)), "");
    assert_slice(trim_lws(slice_of("a\r", SIZE_MAX)), "a\r");
    assert_slice(trim_lws(slice_of("a\r\r\n", SIZE_MAX)), "a\r");
}

static void test_tokens(void **state)
{
    static const char letters[] = "-.!%*_+`'~";

    (void)state;
    for (int c = 0; c < 256; c++) {
        bool wanted = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && strchr(letters, c));
        char byte = (char)c;
        struct scan scan = scan_of((struct slice){&byte, 1});
        struct slice token;
        assert_int_equal(scan_token(&scan, &token), wanted);
        assert_int_equal(token.length, wanted);
        assert_int_equal(scan.problem, wanted                 ? SIPCODES_PROBLEM_NONE
                                       : c < ' ' || c == 0x7F ? SIPCODES_PROBLEM_CONTROL
                                                              : SIPCODES_PROBLEM_SYNTAX);
    }
}

struct delimited_row {
    const char *text;
    size_t length; /* of the word; 0 if it is malformed */
    sipcodes_problem problem;
    size_t fault;
};

static void check_delimited(const struct delimited_row *row, bool scan_word(struct scan *, struct slice *))
{
    char *memory;
    struct scan scan = scan_copy(row->text, &memory);
    struct slice word = {NULL, 0};
    bool result = scan_word(&scan, &word);

    if (result != (row->problem == SIPCODES_PROBLEM_NONE) || scan.problem != row->problem)
        fail_msg("%s: problem %d", row->text, (int)scan.problem);
    if (result)
        assert_int_equal(word.length, row->length);
    else
        assert_int_equal(scan.fault - memory, row->fault);
    free(memory);
}

static void test_quoted_strings(void **state)
{
    static const struct delimited_row rows[] = {
        {"\"\"", 2, SIPCODES_PROBLEM_NONE, 0},           {"\"a, <b>;(c\"d\"", 11, SIPCODES_PROBLEM_NONE, 0},
        {"\"a\\\"b\"", 6, SIPCODES_PROBLEM_NONE, 0},     {"\"a\\\\\"\"", 5, SIPCODES_PROBLEM_NONE, 0},
        {"\"a\r\n b\"", 7, SIPCODES_PROBLEM_NONE, 0},    {"\"a\tb\\\t\"", 7, SIPCODES_PROBLEM_NONE, 0},
        {"\"\xD0\xBD\"", 4, SIPCODES_PROBLEM_NONE, 0},   {"\"", 0, SIPCODES_PROBLEM_QUOTE, 0},
        {"\"a", 0, SIPCODES_PROBLEM_QUOTE, 0},           {"\"a\\\"", 0, SIPCODES_PROBLEM_QUOTE, 0},
        {"\"a\\", 0, SIPCODES_PROBLEM_QUOTE, 0},         {"\"a\x01\x02\"", 0, SIPCODES_PROBLEM_CONTROL, 2},
        {"\"a\\\x01\"", 0, SIPCODES_PROBLEM_CONTROL, 3}, {"\"a\\\r\n b\"", 0, SIPCODES_PROBLEM_CONTROL, 3},
        {"\"a\nb\"", 0, SIPCODES_PROBLEM_CONTROL, 2},    {"\"a\rb\"", 0, SIPCODES_PROBLEM_CONTROL, 2},
        {"\"a\x7F\"", 0, SIPCODES_PROBLEM_CONTROL, 2},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_delimited(&rows[i], scan_quoted);
}

static void test_comments(void **state)
{
    static const struct delimited_row rows[] = {
        {"()", 2, SIPCODES_PROBLEM_NONE, 0},
        {"(a (b (c)) \"d)e", 14, SIPCODES_PROBLEM_NONE, 0},
        {"(a\\)b\\()", 8, SIPCODES_PROBLEM_NONE, 0},
        {"(a\r\n b)", 7, SIPCODES_PROBLEM_NONE, 0},
        {"(", 0, SIPCODES_PROBLEM_COMMENT, 0},
        {"(a(b)", 0, SIPCODES_PROBLEM_COMMENT, 0},
        {"(a\\)", 0, SIPCODES_PROBLEM_COMMENT, 0},
        {"(a\\", 0, SIPCODES_PROBLEM_COMMENT, 0},
        {"(a\x02\x01)", 0, SIPCODES_PROBLEM_CONTROL, 2},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_delimited(&rows[i], scan_comment);
}

/* However deep: nothing is called again for each. */
static void test_a_deep_comment(void **state)
{
    const size_t depth = 500000;
    char *text = repeated('(', 2 * depth);
    struct scan scan = scan_of((struct slice){text, 2 * depth});
    struct slice comment;

    (void)state;
    memset(text + depth, ')', depth);
    assert_true(scan_comment(&scan, &comment));
    assert_int_equal(comment.length, 2 * depth);
    scan = scan_of((struct slice){text, 2 * depth - 1});
    assert_false(scan_comment(&scan, &comment));
    assert_int_equal(scan.problem, SIPCODES_PROBLEM_COMMENT);
    free(text);
}

static void test_numbers(void **state)
{
    static const struct {
        const char *text;
        uint64_t most;
        int64_t number; /* -1 for a problem */
        sipcodes_problem problem;
    } rows[] = {
        {"0", 0, 0, SIPCODES_PROBLEM_NONE},
        {"1", 0, -1, SIPCODES_PROBLEM_RANGE},
        {"999x", 999, 999, SIPCODES_PROBLEM_NONE},
        {"0000000000000000000000000000000000000000000009", 9, 9, SIPCODES_PROBLEM_NONE},
        {"4294967295", UINT32_MAX, UINT32_MAX, SIPCODES_PROBLEM_NONE},
        {"4294967296", UINT32_MAX, -1, SIPCODES_PROBLEM_RANGE},
        {"18446744073709551617", UINT32_MAX, -1, SIPCODES_PROBLEM_RANGE},
        {"99999999999999999999999999999999999999999999", UINT32_MAX, -1, SIPCODES_PROBLEM_RANGE},
        {"", 9, -1, SIPCODES_PROBLEM_NUMBER},
        {"x", 9, -1, SIPCODES_PROBLEM_NUMBER},
        {"-1", 9, -1, SIPCODES_PROBLEM_NUMBER},
        {"\x01", 9, -1, SIPCODES_PROBLEM_CONTROL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *memory;
        struct scan scan = scan_copy(rows[i].text, &memory);
        int64_t number = -1;
        assert_int_equal(scan_number(&scan, rows[i].most, &number), rows[i].number >= 0);
        assert_int_equal(number, rows[i].number);
        assert_int_equal(scan.problem, rows[i].problem);
        free(memory);
    }
}

static void test_hosts(void **state)
{
    static const struct {
        const char *text;
        const char *host; /* NULL for a problem */
    } rows[] = {{"a.b-c_d;x", "a.b-c_d"},
                {"192.0.2.1:5060", "192.0.2.1:5060"},
                {"a : 5060 ;x", "a : 5060"},
                {"[::1]:1", "[::1]:1"},
                {"a ;x", "a"},
                {"", NULL},
                {";", NULL},
                {"[::1", NULL},
                {"a:", NULL},
                {"a:65536", NULL},
                {"[", NULL}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *memory;
        struct scan scan = scan_copy(rows[i].text, &memory);
        struct slice host;
        assert_int_equal(scan_host_port(&scan, &host), rows[i].host != NULL);
        if (rows[i].host)
            assert_slice(host, rows[i].host);
        else
            assert_int_not_equal(scan.problem, SIPCODES_PROBLEM_NONE);
        free(memory);
    }
}

static void test_parameters(void **state)
{
    static const struct {
        const char *text;
        const char *name; /* NULL for a problem */
        const char *value;
    } rows[] = {
        {"lr", "lr", NULL},        {"a=b;c", "a", "b"},   {"a = b", "a", "b"}, {"a\r\n =\r\n \"b;c\",d", "a", "\"b;c\""},
        {"a=[::1]", "a", "[::1]"}, {"a=b==", "a", "b=="}, {"a ;b", "a", NULL}, {"=b", NULL, NULL},
        {"a=", NULL, NULL},        {"a=\"b", NULL, NULL}, {"a=;", NULL, NULL}, {"", NULL, NULL}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *memory;
        struct scan scan = scan_copy(rows[i].text, &memory);
        struct parameter parameter;
        assert_int_equal(scan_parameter(&scan, &parameter), rows[i].name != NULL);
        if (rows[i].name) {
            assert_slice(parameter.name, rows[i].name);
            assert_int_equal(parameter.value.text != NULL, rows[i].value != NULL);
            assert_slice(parameter.value, rows[i].value ? rows[i].value : "");
        }
        free(memory);
    }
}

static void test_to_comma(void **state)
{
    static const struct {
        const char *text;
        size_t at;
    } rows[] = {{"", 0}, {",", 0}, {"a,b", 1}, {"\"a,\\\",b\" ,", 9}, {"a \"b,c", 6}, {"(a,b)", 2}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *memory;
        struct scan scan = scan_copy(rows[i].text, &memory);
        scan_to_comma(&scan);
        assert_int_equal(scan.at - memory, rows[i].at);
        free(memory);
    }
}

static void test_the_first_problem_counts(void **state)
{
    struct scan scan = scan_of((struct slice){"ab", 2});

    (void)state;
    assert_false(scan_fail(&scan, SIPCODES_PROBLEM_URI, scan.at));
    assert_false(scan_fail(&scan, SIPCODES_PROBLEM_RANGE, scan.end));
    assert_int_equal(scan.problem, SIPCODES_PROBLEM_URI);
    assert_ptr_equal(scan.fault, scan.at);
}

static void test_plain_text(void **state)
{
    static const char *const rows[][2] = {
        {"abc", "abc"},
        {"\"a\\\"b\\\\\"", "a\"b\\"},
        {"\"a\r\n b\"", "a b"},
        {"\"a \t\r\n\t b  c\"", "a b  c"},
        {"(a \\) (b))", "a ) (b)"},
        {"\"\"", ""},
        {"()", ""},
        {"\"", "\""},
        {"a\\", "a\\"},
        {"\"\\ \\ \"", "  "},
        {"\"\xD0\xBD\\\xD0\xBD\"", "\xD0\xBD\xD0\xBD"},
        {"a\nb", "a\nb"},
        {" a ", " a "},
        {"\"\r\n \"", " "},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char buffer[64];
        struct out out;
        char *memory = bare_copy(rows[i][0], strlen(rows[i][0]));
        assert_true(out_begin(&out, buffer, sizeof buffer));
        put_plain(&out, (struct slice){memory, strlen(rows[i][0])});
        assert_int_equal(out_end(&out), strlen(rows[i][1]));
        assert_string_equal(buffer, rows[i][1]);
        free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_linear_white_space),
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_quoted_strings),
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_a_deep_comment),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_to_comma),
        cmocka_unit_test(test_the_first_problem_counts),
        cmocka_unit_test(test_plain_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
