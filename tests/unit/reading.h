/*
 * reading.h - what the suites share that read responses.
 */
#ifndef SIPCODES_TESTS_READING_H
#define SIPCODES_TESTS_READING_H

#include "unit.h"

#define NO_METHOD ((sipcodes_bytes){NULL, 0})

/* A response with the memory that it lies in. */
struct reading {
    sipcodes_response response;
    sipcodes_header_field part;
    char *memory;
};

/* Reads a message in memory of exactly its length; it must be usable. To be ended with reading_end(). */
static inline void read_text(struct reading *reading, const char *text, size_t length)
{
    reading->memory = bare_copy(text, length);
    assert_int_equal(sipcodes_response_read(&reading->response, reading->memory, length, NULL), SIPCODES_OK);
}

/* Makes a response with one header field, whose value lies in memory of exactly its length. */
static inline void make_one(struct reading *reading, sipcodes_field field, const char *value, size_t length)
{
    reading->memory = bare_copy(value, length);
    reading->part = (sipcodes_header_field){{sipcodes_field_name(field), SIZE_MAX}, {reading->memory, length}};
    assert_int_equal(sipcodes_response_make(&reading->response, 486, NO_METHOD, &reading->part, 1), SIPCODES_OK);
}

static inline void reading_end(struct reading *reading)
{
    free(reading->memory);
}

static inline void assert_bytes(sipcodes_bytes bytes, const char *expected)
{
    if (bytes.length != strlen(expected) || (bytes.length > 0 && memcmp(bytes.text, expected, bytes.length) != 0))
        fail_msg("\"%.*s\" is not \"%s\"", (int)bytes.length, bytes.text ? bytes.text : "", expected);
}

/* expected: NULL if the element does not have the parameter. */
static inline void assert_parameter(const sipcodes_element *element, const char *name, const char *expected)
{
    char buffer[512];
    int length = sipcodes_element_parameter(element, name, buffer, sizeof buffer);

    if (!expected) {
        assert_int_equal(length, SIPCODES_E_NOT_FOUND);
    } else {
        assert_int_equal(length, strlen(expected));
        assert_string_equal(buffer, expected);
    }
}

/* Walks through everything that a response has; what counts is that nothing is read that is not there. */
static inline void walk_all(const sipcodes_response *response)
{
    sipcodes_cursor faults = {{0}};
    sipcodes_fault fault;
    char buffer[64];

    for (int field = 1; sipcodes_field_name((sipcodes_field)field); field++) {
        sipcodes_cursor cursor = {{0}};
        sipcodes_element element;
        int result;
        while ((result = sipcodes_response_next(response, (sipcodes_field)field, &cursor, &element)) != 0) {
            assert_true(result == 1 || result == SIPCODES_E_SYNTAX);
            assert_in_range(sipcodes_element_q(&element), 0, 1000);
            sipcodes_element_parameter(&element, "text", buffer, sizeof buffer);
            sipcodes_element_parameter(&element, "nothing", buffer, sizeof buffer);
        }
    }
    while (sipcodes_response_next_fault(response, &faults, &fault) == 1)
        assert_in_range(fault.problem, SIPCODES_PROBLEM_NO_COLON, SIPCODES_PROBLEM_CONTROL);
}

#endif
