/* test_sentence.c - sentence.c: templates of the tables with their arguments filled in. */
#include "sentence.h"
#include "unit.h"

#define MAX_TEXT 256

/* What the arguments stand for: the same text, and how often one was asked for. */
struct told {
    const char *text;
    size_t *count;
};

static void tell(enum argument argument, const void *user, struct out *out)
{
    const struct told *told = user;

    assert_in_range(argument, 'A', 'Z');
    ++*told->count;
    out_put_string(out, told->text);
}

/* The English text of a message, with every argument replaced. */
static size_t write_message(text_ref message, const char *argument, char *buffer, size_t size)
{
    size_t count = 0;
    struct told told = {argument, &count};
    struct out out;

    assert_true(out_begin(&out, buffer, size));
    sentence_write((text_ref)message, 0, tell, &told, &out);
    out_end(&out);
    return count;
}

static void a_text_without_arguments_is_written_as_it_is(void **state)
{
    char text[MAX_TEXT];

    (void)state;
    assert_int_equal(write_message(MSG_PAGE_DESCRIPTION, "x", text, sizeof text), 0);
    assert_string_equal(text, "Description");
    assert_int_equal(write_message(MSG_NONE, "x", text, sizeof text), 0);
    assert_string_equal(text, "");
}

static void each_argument_is_asked_for_in_its_place(void **state)
{
    char text[MAX_TEXT];

    (void)state;
    /* "{number} {name}": at both ends there is nothing but an argument. */
    assert_int_equal(write_message(MSG_ADVICE_TOLD_CAUSE, "One.", text, sizeof text), 2);
    assert_string_equal(text, "One. One.");
    assert_int_equal(write_message(sipcodes_tables.reasons[REASON_UNKNOWN_CODE].text, "499", text, sizeof text), 2);
    assert_string_equal(text, "499 is not a known code, so it is treated as 499.");
    assert_int_equal(write_message(sipcodes_tables.reasons[REASON_FORK_503_KEPT].text, "x", text, sizeof text), 0);
}

static void an_argument_may_be_empty_and_a_text_may_be_cut(void **state)
{
    char text[5];

    (void)state;
    assert_int_equal(write_message(MSG_ADVICE_TOLD_CAUSE, "", text, sizeof text), 2);
    assert_string_equal(text, " ");
    assert_int_equal(write_message(sipcodes_tables.reasons[REASON_UNKNOWN_CODE].text, "499", text, sizeof text), 2);
    assert_string_equal(text, "499 ");
}

static void markup_is_escaped_in_the_text_and_left_to_the_argument(void **state)
{
    size_t count = 0;
    struct told told = {"a_b", &count};
    char text[MAX_TEXT];
    struct out out;

    (void)state;
    assert_true(out_begin(&out, text, sizeof text));
    out.markdown = true;
    sentence_write((text_ref)MSG_ADVICE_TOLD_CAUSE, 0, tell, &told, &out);
    assert_int_equal(out_end(&out), 7);
    assert_string_equal(text, "a_b a_b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_without_arguments_is_written_as_it_is),
        cmocka_unit_test(each_argument_is_asked_for_in_its_place),
        cmocka_unit_test(an_argument_may_be_empty_and_a_text_may_be_cut),
        cmocka_unit_test(markup_is_escaped_in_the_text_and_left_to_the_argument),
    };

    return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}
