/* fuzz_message.c - reads anything as a message; what is found must lie in it, and parts must read like the whole. */
#include "fuzz.h"
#include "parts.h"

/* Both walks must find the same elements; the one through the parts has no phrase and other positions. */
static size_t check_field(const sipcodes_response *whole, const sipcodes_response *parts, sipcodes_field field,
                          const char *text, size_t size)
{
    sipcodes_cursor a = {{0}}, b = {{0}};
    sipcodes_element first, second;
    size_t count = 0;
    int result;

    CHECK(!parts || sipcodes_response_has(whole, field) == sipcodes_response_has(parts, field));
    while ((result = sipcodes_response_next(whole, field, &a, &first)) != 0) {
        sipcodes_fault fault = sipcodes_element_fault(&first);
        CHECK(result == 1 || result == SIPCODES_E_SYNTAX);
        CHECK(++count <= size + 1);
        CHECK(is_within(sipcodes_element_text(&first), text, size));
        CHECK(is_within(sipcodes_element_value(&first), text, size));
        CHECK(sipcodes_element_number(&first) >= -1 && sipcodes_element_number(&first) <= UINT32_MAX);
        CHECK(sipcodes_element_q(&first) >= 0 && sipcodes_element_q(&first) <= 1000);
        CHECK((result == 1) == (fault.problem == SIPCODES_PROBLEM_NONE));
        CHECK(fault.position <= size && is_within(fault.name, text, size));
        CHECK(result == 1 || sipcodes_field_find(fault.name.text, fault.name.length) == field);
        check_parameters(&first, size);
        if (parts) {
            CHECK(sipcodes_response_next(parts, field, &b, &second) == result);
            CHECK(is_same(sipcodes_element_text(&first), sipcodes_element_text(&second)));
            CHECK(is_same(sipcodes_element_value(&first), sipcodes_element_value(&second)));
            CHECK(sipcodes_element_fault(&second).problem == fault.problem);
            CHECK(sipcodes_element_fault(&second).position <= fault.position);
        }
    }
    CHECK(!parts || sipcodes_response_next(parts, field, &b, &second) == 0);
    return count;
}

static size_t count_faults(const sipcodes_response *response, const char *text, size_t size)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_fault fault;
    size_t count = 0, before = 0;

    while (sipcodes_response_next_fault(response, &cursor, &fault) == 1) {
        CHECK(++count <= size + 1);
        CHECK(fault.problem > SIPCODES_PROBLEM_STATUS && sipcodes_problem_name(fault.problem));
        CHECK(is_within(fault.name, text, size));
        if (fault.index == 0) {
            CHECK(fault.position <= size);
            CHECK(fault.position >= before || fault.problem == SIPCODES_PROBLEM_EMPTY);
            before = fault.position;
        }
    }
    CHECK(sipcodes_response_next_fault(response, &cursor, &fault) == 0);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    sipcodes_header_field fields[MOST_PARTS];
    sipcodes_response whole, made;
    const sipcodes_response *parts = NULL;
    sipcodes_fault fault;
    size_t count;
    int result = sipcodes_response_read(&whole, text, size, &fault);

    if (result != SIPCODES_OK) {
        CHECK(result == SIPCODES_E_SYNTAX || result == SIPCODES_E_STATUS);
        CHECK((fault.problem == SIPCODES_PROBLEM_STATUS) == (result == SIPCODES_E_STATUS));
        CHECK(fault.problem != SIPCODES_PROBLEM_NONE && fault.position <= size && fault.index == 0 && !fault.name.text);
        return 0;
    }
    CHECK(sipcodes_response_status(&whole) >= 100 && sipcodes_response_status(&whole) <= 699);
    CHECK(is_within(sipcodes_response_phrase(&whole), text, size));
    CHECK(is_within(sipcodes_response_method_name(&whole), text, size));
    if (cut_parts(text, size, fields, &count)) {
        int status = sipcodes_response_status(&whole);
        CHECK(sipcodes_response_make(&made, status, (sipcodes_bytes){NULL, 0}, fields, count) == SIPCODES_OK);
        CHECK(sipcodes_response_method(&made) == sipcodes_response_method(&whole));
        parts = &made;
    }
    for (int field = 1; sipcodes_field_name((sipcodes_field)field); field++)
        check_field(&whole, parts, (sipcodes_field)field, text, size);
    count = count_faults(&whole, text, size);
    CHECK(!parts || count_faults(parts, text, size) == count);
    return 0;
}
