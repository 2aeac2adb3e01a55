/* test_cause_table.c - cause_table.c: the tables between causes and status codes, and paths through several. */
#include "unit.h"

#include <stdio.h>

#include "cause.h"

static int to_cause(int status, const char *table)
{
    return sipcodes_cause_from_status(status, table, NULL);
}

static int to_status(int cause, const char *table)
{
    return sipcodes_cause_to_status(cause, table, SIPCODES_LOCATION_NONE, NULL);
}

static void tables_have_names_labels_and_sources(void **state)
{
    static const char *const names[] = {"rfc3398",    "rfc4497", "asterisk", "freeswitch", "oracle",
                                        "audiocodes", "ribbon",  "q1912-5",  "kamailio"};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_string_equal(sipcodes_cause_table_at(i), names[i]);
        assert_true(*sipcodes_cause_table_label(names[i], "en"));
        assert_true(*sipcodes_cause_table_source(names[i]));
        assert_non_null(sipcodes_cause_table_note(names[i], "en"));
    }
    assert_null(sipcodes_cause_table_at(COUNT_OF(names)));
    assert_string_equal(sipcodes_cause_table_label(NULL, NULL), "RFC 3398 (ISUP)");
    assert_string_equal(sipcodes_cause_table_label("RFC3398", NULL), "RFC 3398 (ISUP)");
    assert_int_equal(sipcodes_cause_table_trust("asterisk"), SIPCODES_TRUST_READ);
    assert_int_equal(sipcodes_cause_table_trust("audiocodes"), SIPCODES_TRUST_EXCERPT);
    assert_int_equal(sipcodes_cause_table_trust("q1912-5"), SIPCODES_TRUST_SECOND_HAND);
    assert_string_equal(sipcodes_cause_table_note("asterisk", NULL), "");
}

static void an_unknown_table_is_told(void **state)
{
    const sipcodes_mapping *row = sipcodes_cause_table_row(NULL, SIPCODES_DIRECTION_TO_CAUSE, 0);

    (void)state;
    assert_null(sipcodes_cause_table_label("rfc", NULL));
    assert_null(sipcodes_cause_table_source("rfc"));
    assert_null(sipcodes_cause_table_note("rfc", NULL));
    assert_int_equal(sipcodes_cause_table_trust("rfc"), SIPCODES_TRUST_UNKNOWN);
    assert_null(sipcodes_cause_table_row("rfc", SIPCODES_DIRECTION_TO_CAUSE, 0));
    assert_null(sipcodes_cause_table_default("rfc", SIPCODES_DIRECTION_TO_CAUSE));
    assert_non_null(row);
    assert_int_equal(sipcodes_cause_from_status(486, "rfc", &row), SIPCODES_E_TABLE);
    assert_null(row);
    assert_int_equal(sipcodes_cause_to_status(17, "", SIPCODES_LOCATION_NONE, &row), SIPCODES_E_TABLE);
    assert_int_equal(sipcodes_cause_to_status(200, "", SIPCODES_LOCATION_NONE, &row), SIPCODES_E_CAUSE);
}

static void codes_become_causes_by_table(void **state)
{
    (void)state;
    assert_int_equal(to_cause(486, NULL), 17);
    assert_int_equal(to_cause(480, NULL), 18);
    assert_int_equal(to_cause(480, "asterisk"), 19);
    assert_int_equal(to_cause(480, "oracle"), 20);
    assert_int_equal(to_cause(503, "asterisk"), 34);
    assert_int_equal(to_cause(428, "freeswitch"), 820);
    assert_int_equal(to_cause(200, "freeswitch"), 16);
    assert_int_equal(to_cause(302, NULL), 23);
    assert_int_equal(to_cause(302, "rfc4497"), 31);
    assert_int_equal(to_cause(302, "asterisk"), 23);
    assert_int_equal(to_cause(301, "asterisk"), 16);
    assert_int_equal(to_cause(606, "audiocodes"), 38);
}

static void an_unmapped_code_has_the_default_of_its_table(void **state)
{
    const sipcodes_mapping *row;

    (void)state;
    assert_int_equal(sipcodes_cause_from_status(499, NULL, &row), 31);
    assert_true(sipcodes_mapping_is_default(row));
    assert_ptr_equal(row, sipcodes_cause_table_default(NULL, SIPCODES_DIRECTION_TO_CAUSE));
    assert_int_equal(sipcodes_cause_from_status(499, "asterisk", &row), 127);
    assert_string_equal(sipcodes_mapping_subject(row), "4xx");
    assert_false(sipcodes_mapping_is_default(row));
    assert_int_equal(to_cause(599, "asterisk"), 34);
    assert_int_equal(to_cause(699, "asterisk"), 127);
    assert_int_equal(to_cause(299, "asterisk"), 16);
    /* RFC 3398 is about rejections only, and no manual tells what the AudioCodes gateways do with other codes. */
    assert_int_equal(sipcodes_cause_from_status(200, NULL, &row), 0);
    assert_null(row);
    assert_int_equal(sipcodes_cause_from_status(499, "audiocodes", &row), 0);
    assert_null(row);
    assert_null(sipcodes_cause_table_default("audiocodes", SIPCODES_DIRECTION_TO_STATUS));
}

static void a_code_that_the_table_maps_to_nothing_says_so(void **state)
{
    const sipcodes_mapping *row;

    (void)state;
    assert_int_equal(sipcodes_cause_from_status(487, NULL, &row), 0);
    assert_non_null(row);
    assert_false(sipcodes_mapping_is_default(row));
    assert_int_equal(sipcodes_cause_to_status(16, NULL, SIPCODES_LOCATION_NONE, &row), 0);
    assert_non_null(strstr(sipcodes_mapping_note(row, NULL), "BYE"));
    assert_int_equal(sipcodes_cause_to_status(44, "rfc4497", SIPCODES_LOCATION_NONE, &row), 0);
    assert_non_null(row);
    assert_int_equal(sipcodes_cause_to_status(17, "oracle", SIPCODES_LOCATION_NONE, &row), 0);
    assert_null(row);
    assert_int_equal(sipcodes_cause_to_status(17, "kamailio", SIPCODES_LOCATION_NONE, &row), 0);
    assert_null(row);
}

static void causes_become_codes_by_table(void **state)
{
    (void)state;
    assert_int_equal(to_status(17, NULL), 486);
    assert_int_equal(to_status(38, NULL), 503);
    assert_int_equal(to_status(38, "asterisk"), 500);
    assert_int_equal(to_status(102, "asterisk"), 603);
    assert_int_equal(to_status(69, "rfc4497"), 501);
    assert_int_equal(to_status(69, NULL), 500);
    assert_int_equal(to_status(127, "freeswitch"), 480);
    assert_int_equal(to_status(487, "freeswitch"), 487);
    assert_int_equal(to_status(800, "freeswitch"), 480);
    assert_int_equal(to_status(47, "q1912-5"), 503);
    assert_int_equal(to_status(25, "ribbon"), 500);
}

static void the_location_decides_on_cause_21(void **state)
{
    const sipcodes_mapping *row;

    (void)state;
    for (int location = SIPCODES_LOCATION_NONE; location <= SIPCODES_LOCATION_LOC_15; location++) {
        int user = location == SIPCODES_LOCATION_U ? 603 : 403;
        assert_int_equal(sipcodes_cause_to_status(21, NULL, (sipcodes_location)location, NULL), user);
        assert_int_equal(sipcodes_cause_to_status(21, "rfc4497", (sipcodes_location)location, NULL), user);
        assert_int_equal(sipcodes_cause_to_status(21, "asterisk", (sipcodes_location)location, NULL), 403);
        assert_int_equal(sipcodes_cause_to_status(21, "freeswitch", (sipcodes_location)location, NULL), 603);
        assert_int_equal(sipcodes_cause_to_status(17, NULL, (sipcodes_location)location, NULL), 486);
    }
    assert_int_equal(sipcodes_cause_to_status(21, NULL, (sipcodes_location)17, &row), SIPCODES_E_ARGUMENT);
    assert_null(row);
    assert_int_equal(sipcodes_cause_to_status(21, NULL, (sipcodes_location)-1, NULL), SIPCODES_E_ARGUMENT);
}

static void the_other_rows_about_a_subject_follow(void **state)
{
    const sipcodes_mapping *row;

    (void)state;
    assert_int_equal(sipcodes_cause_to_status(22, NULL, SIPCODES_LOCATION_NONE, &row), 410);
    row = sipcodes_mapping_next(row);
    assert_int_equal(sipcodes_mapping_to(row), 301);
    assert_int_equal(sipcodes_mapping_condition(row), SIPCODES_CAUSE_CONDITION_DIAGNOSTIC);
    assert_null(sipcodes_mapping_next(row));
    assert_int_equal(sipcodes_cause_from_status(488, NULL, &row), 31);
    row = sipcodes_mapping_next(row);
    assert_int_equal(sipcodes_mapping_to(row), 65);
    assert_int_equal(sipcodes_mapping_condition(row), SIPCODES_CAUSE_CONDITION_BEARER);
    assert_null(sipcodes_mapping_next(NULL));
    assert_null(sipcodes_mapping_next(&sipcodes_tables.mappings[SIZE_MAPPINGS - 1]));
}

static void a_row_says_what_it_is_about(void **state)
{
    const sipcodes_mapping *row;

    (void)state;
    assert_int_equal(sipcodes_cause_from_status(603, "rfc4497", &row), 21);
    assert_string_equal(sipcodes_mapping_subject(row), "603");
    assert_string_equal(sipcodes_mapping_table(row), "rfc4497");
    assert_int_equal(sipcodes_mapping_direction(row), SIPCODES_DIRECTION_TO_CAUSE);
    assert_int_equal(sipcodes_mapping_from(row), 603);
    assert_int_equal(sipcodes_mapping_location(row), SIPCODES_LOCATION_U);
    assert_string_equal(sipcodes_mapping_source(row), "RFC 4497 8.4.4");
    assert_int_equal(sipcodes_mapping_trust(row), SIPCODES_TRUST_READ);
    assert_string_equal(sipcodes_mapping_note(row, NULL), "");
    sipcodes_cause_from_status(400, "rfc4497", &row);
    assert_int_equal(sipcodes_mapping_location(row), SIPCODES_LOCATION_RPN);
    sipcodes_cause_from_status(400, "rfc3398", &row);
    assert_int_equal(sipcodes_mapping_location(row), SIPCODES_LOCATION_NONE);
}

static void null_is_no_row(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_mapping_subject(NULL), "");
    assert_string_equal(sipcodes_mapping_table(NULL), "");
    assert_string_equal(sipcodes_mapping_source(NULL), "");
    assert_string_equal(sipcodes_mapping_note(NULL, NULL), "");
    assert_int_equal(sipcodes_mapping_direction(NULL), 0);
    assert_int_equal(sipcodes_mapping_from(NULL), 0);
    assert_int_equal(sipcodes_mapping_to(NULL), 0);
    assert_int_equal(sipcodes_mapping_condition(NULL), 0);
    assert_int_equal(sipcodes_mapping_location(NULL), 0);
    assert_int_equal(sipcodes_mapping_trust(NULL), 0);
    assert_false(sipcodes_mapping_is_default(NULL));
}

static void check_status(int number)
{
    bool is_final = number >= 200 && number <= 699;
    const char *table;

    for (size_t i = 0; (table = sipcodes_cause_table_at(i)); i++) {
        int cause = to_cause(number, table);
        assert_true(is_final ? cause == 0 || sipcodes_cause_get(cause) : cause == SIPCODES_E_STATUS);
    }
}

static void check_cause(int number)
{
    const char *table;

    for (size_t i = 0; (table = sipcodes_cause_table_at(i)); i++) {
        int status = to_status(number, table);
        bool is_in = sipcodes_cause_get(number) && (number <= 127 || strcmp(table, "freeswitch") == 0);
        assert_true(is_in ? status == 0 || (status >= 200 && status <= 699) : status == SIPCODES_E_CAUSE);
    }
}

static void hard_numbers_are_told(void **state)
{
    (void)state;
    for_hard_numbers(check_status);
    for_hard_numbers(check_cause);
}

static void check_index(size_t index)
{
    bool is_row = index < sipcodes_tables.cause_table[0].rows[SIPCODES_DIRECTION_TO_STATUS].count;

    assert_true(is_row == (sipcodes_cause_table_row(NULL, SIPCODES_DIRECTION_TO_STATUS, index) != NULL));
    if (index > 8)
        assert_null(sipcodes_cause_table_at(index));
}

static void hard_indexes_have_none(void **state)
{
    (void)state;
    for_hard_indexes(check_index);
    assert_null(sipcodes_cause_table_row(NULL, (sipcodes_direction)2, 0));
    assert_null(sipcodes_cause_table_default(NULL, (sipcodes_direction)-1));
    assert_null(sipcodes_cause_table_default("kamailio", SIPCODES_DIRECTION_TO_CAUSE));
}

/* ---- Paths ---- */

/* What a path sends in the end; 0 if nothing. */
static int end_of(int status, const char *const *tables, size_t count, bool keeps_location)
{
    sipcodes_cause_step steps[8];
    int taken = sipcodes_cause_path(status, tables, count, keeps_location, steps, NULL);

    assert_true(taken > 0 && (size_t)taken <= count);
    return steps[taken - 1].sent;
}

static void a_path_tells_each_step(void **state)
{
    static const char *const tables[] = {"Asterisk", "freeswitch"};
    sipcodes_cause_step steps[2];

    (void)state;
    assert_int_equal(sipcodes_cause_path(480, tables, 2, false, steps, NULL), 2);
    assert_string_equal(steps[0].table, "asterisk");
    assert_int_equal(steps[0].received, 480);
    assert_int_equal(steps[0].cause, 19);
    assert_int_equal(steps[0].sent, 480);
    assert_int_equal(steps[1].received, 480);
    assert_int_equal(steps[1].cause, 18);
    assert_int_equal(steps[1].sent, 408);
    assert_int_equal(sipcodes_mapping_from(steps[1].to_cause), 480);
    assert_int_equal(sipcodes_mapping_from(steps[1].to_status), 18);
}

static void a_path_ends_where_nothing_is_sent(void **state)
{
    static const char *const rfc[] = {"rfc3398", "asterisk"};
    static const char *const oracle[] = {"oracle", "asterisk"};
    static const char *const kamailio[] = {"kamailio"};
    sipcodes_cause_step steps[2];

    (void)state;
    assert_int_equal(sipcodes_cause_path(487, rfc, 2, false, steps, NULL), 1);
    assert_int_equal(steps[0].cause, 0);
    assert_int_equal(steps[0].sent, 0);
    assert_non_null(steps[0].to_cause);
    assert_null(steps[0].to_status);
    assert_int_equal(sipcodes_cause_path(486, oracle, 2, false, steps, NULL), 1);
    assert_int_equal(steps[0].cause, 17);
    assert_int_equal(steps[0].sent, 0);
    assert_int_equal(sipcodes_cause_path(486, kamailio, 1, false, steps, NULL), 1);
    assert_null(steps[0].to_cause);
    assert_int_equal(sipcodes_cause_path(486, NULL, 0, false, NULL, NULL), 0);
}

static void the_location_goes_along_where_it_is_kept(void **state)
{
    static const char *const rfc[] = {"rfc3398", "rfc4497"};

    (void)state;
    assert_int_equal(end_of(603, rfc, 1, false), 403);
    assert_int_equal(end_of(603, rfc, 1, true), 603);
    assert_int_equal(end_of(603, rfc, 2, true), 603);
    assert_int_equal(end_of(403, rfc, 2, true), 403);
}

static void faults_in_a_path_are_told(void **state)
{
    static const char *const unknown[] = {"asterisk", "nobody"};
    static const char *const null[] = {"asterisk", "freeswitch", NULL};
    sipcodes_cause_step steps[3] = {{.table = NULL}};
    size_t index = 99;

    (void)state;
    assert_int_equal(sipcodes_cause_path(480, unknown, 2, false, steps, &index), SIPCODES_E_TABLE);
    assert_int_equal(index, 1);
    assert_null(steps[0].table);
    assert_int_equal(sipcodes_cause_path(480, unknown, 2, false, steps, NULL), SIPCODES_E_TABLE);
    assert_int_equal(sipcodes_cause_path(480, null, 3, false, steps, &index), SIPCODES_E_ARGUMENT);
    assert_int_equal(index, 2);
    assert_int_equal(sipcodes_cause_path(199, unknown, 1, false, steps, &index), SIPCODES_E_STATUS);
    assert_int_equal(sipcodes_cause_path(700, unknown, 1, false, steps, &index), SIPCODES_E_STATUS);
    assert_int_equal(sipcodes_cause_path(480, NULL, 1, false, steps, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_path(480, unknown, 1, false, NULL, NULL), SIPCODES_E_ARGUMENT);
    assert_int_equal(sipcodes_cause_path(480, unknown, SIZE_MAX, false, steps, NULL), SIPCODES_E_ARGUMENT);
}

/* The registered codes above 299 that come back as they went into a table, as text. */
static void assert_survivors(const char *table, const char *expected)
{
    char found[1000] = "";

    for (size_t i = 0; i < sipcodes_count(); i++) {
        int status = sipcodes_code_status(sipcodes_at(i));
        char number[16];
        if (status < 300 || status > 699 || !sipcodes_code_is_registered(sipcodes_at(i)))
            continue;
        if (end_of(status, &table, 1, false) != status)
            continue;
        snprintf(number, sizeof number, " %d", status);
        strcat(found, number);
    }
    assert_string_equal(found + 1, expected);
}

static void the_codes_that_survive_a_round_trip_are_these(void **state)
{
    (void)state;
    assert_survivors("rfc3398", "403 404 410 484 486 501 503 504");
    assert_survivors("rfc4497", "403 404 410 484 486 501 503 504");
    assert_survivors("asterisk", "302 403 404 408 410 480 484 486 488 500 501 502 503");
    assert_survivors("freeswitch", "404 410 428 429 437 438 483 484 486 487 488 501 503 504 603 607");
}

static void what_does_not_survive_becomes_something_else(void **state)
{
    static const struct {
        const char *table;
        int status, cause, sent;
    } trips[] = {
        {"rfc3398", 480, 18, 408},     {"rfc3398", 500, 41, 503},    {"rfc3398", 400, 41, 503},
        {"rfc3398", 408, 102, 504},    {"rfc3398", 502, 38, 503},    {"rfc3398", 600, 17, 486},
        {"rfc3398", 603, 21, 403},     {"rfc3398", 604, 1, 404},     {"rfc3398", 482, 25, 500},
        {"rfc3398", 405, 63, 500},     {"rfc3398", 415, 79, 501},    {"rfc3398", 401, 21, 403},
        {"asterisk", 504, 102, 603},   {"asterisk", 409, 41, 603},   {"asterisk", 401, 21, 403},
        {"asterisk", 483, 19, 480},    {"asterisk", 420, 3, 404},    {"asterisk", 487, 127, 500},
        {"asterisk", 606, 58, 488},    {"freeswitch", 403, 21, 603}, {"freeswitch", 608, 21, 603},
        {"freeswitch", 480, 18, 408},  {"freeswitch", 485, 3, 404},  {"freeswitch", 600, 17, 486},
        {"freeswitch", 413, 127, 480}, {"freeswitch", 500, 41, 503}, {"freeswitch", 505, 127, 480},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(trips); i++) {
        sipcodes_cause_step step;
        assert_int_equal(sipcodes_cause_path(trips[i].status, &trips[i].table, 1, false, &step, NULL), 1);
        assert_int_equal(step.cause, trips[i].cause);
        assert_int_equal(step.sent, trips[i].sent);
    }
}

/* What comes out of a table once goes through it unchanged, or it does not: but it never leaves the status codes. */
static void every_path_stays_among_codes_and_causes(void **state)
{
    const char *tables[2];

    (void)state;
    for (size_t a = 0; (tables[0] = sipcodes_cause_table_at(a)); a++)
        for (size_t b = 0; (tables[1] = sipcodes_cause_table_at(b)); b++)
            for (int status = 200; status < 700; status++) {
                sipcodes_cause_step steps[2];
                int taken = sipcodes_cause_path(status, tables, 2, status % 2, steps, NULL);
                assert_true(taken == 1 || taken == 2);
                assert_true(taken == 2 || steps[0].sent == 0);
                for (int i = 0; i < taken; i++) {
                    assert_true(steps[i].cause == 0 || sipcodes_cause_get(steps[i].cause));
                    assert_true(steps[i].sent == 0 || sipcodes_get(steps[i].sent));
                }
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_have_names_labels_and_sources),
        cmocka_unit_test(an_unknown_table_is_told),
        cmocka_unit_test(codes_become_causes_by_table),
        cmocka_unit_test(an_unmapped_code_has_the_default_of_its_table),
        cmocka_unit_test(a_code_that_the_table_maps_to_nothing_says_so),
        cmocka_unit_test(causes_become_codes_by_table),
        cmocka_unit_test(the_location_decides_on_cause_21),
        cmocka_unit_test(the_other_rows_about_a_subject_follow),
        cmocka_unit_test(a_row_says_what_it_is_about),
        cmocka_unit_test(null_is_no_row),
        cmocka_unit_test(hard_numbers_are_told),
        cmocka_unit_test(hard_indexes_have_none),
        cmocka_unit_test(a_path_tells_each_step),
        cmocka_unit_test(a_path_ends_where_nothing_is_sent),
        cmocka_unit_test(the_location_goes_along_where_it_is_kept),
        cmocka_unit_test(faults_in_a_path_are_told),
        cmocka_unit_test(the_codes_that_survive_a_round_trip_are_these),
        cmocka_unit_test(what_does_not_survive_becomes_something_else),
        cmocka_unit_test(every_path_stays_among_codes_and_causes),
    };
    return cmocka_run_group_tests_name("cause_table", tests, NULL, NULL);
}
