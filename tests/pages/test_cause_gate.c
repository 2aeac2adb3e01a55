/*
 * test_cause_gate.c - reads the comparison of each cause with each, in both orders, by the rules of prose.h. The cards are
 * texts of the registry, whose prose tests/registry reads.
 */
#include "cmocka_all.h"
#include "prose.h"

#include <sipcodes.h>

#define MAX_TEXT 8192

/* What is read, and how much of it. */
struct reading {
    int a, b;
    size_t texts;
    size_t differences;
};

static bool is_written_for_the_pair(sipcodes_part part)
{
    return part == SIPCODES_PART_LEAD || part == SIPCODES_PART_DIFFERENCE || part == SIPCODES_PART_COMMON ||
           part == SIPCODES_PART_SEND || part == SIPCODES_PART_RECEIVE;
}

static int read_piece(const sipcodes_piece *piece, void *user)
{
    struct reading *reading = user;
    sipcodes_part part = sipcodes_piece_part(piece);
    char text[MAX_TEXT];
    unsigned faults;

    if (!is_written_for_the_pair(part))
        return 0;
    assert_in_range(sipcodes_piece_text(piece, text, sizeof text), 1, sizeof text - 1);
    faults = prose_faults(text, true);
    for (int rule = 0; rule < PROSE_RULES; rule++)
        if (faults >> rule & 1)
            fail_msg("%d, %d: not so: %s\n    %s", reading->a, reading->b, prose_rule_text((enum prose_rule)rule), text);
    reading->texts++;
    reading->differences += part == SIPCODES_PART_DIFFERENCE;
    return 0;
}

static void each_cause_is_compared_with_each(void **state)
{
    size_t count = sipcodes_cause_count();
    size_t texts = 0;

    (void)state;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            struct reading reading = {sipcodes_cause_number(sipcodes_cause_at(i)), sipcodes_cause_number(sipcodes_cause_at(j)),
                                      0, 0};

            assert_int_equal(sipcodes_cause_compare_visit(reading.a, reading.b, "en", read_piece, &reading), 0);
            if ((reading.differences == 0) != (i == j))
                fail_msg("%d, %d: %zu differences", reading.a, reading.b, reading.differences);
            texts += reading.texts;
        }
    /* 127 causes of Q.850 and those above, and more than a lead for each pair. */
    assert_true(count >= 127);
    assert_true(texts > 3 * count * count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_cause_is_compared_with_each)};

    return cmocka_run_group_tests_name("cause_gate", tests, NULL, NULL);
}
