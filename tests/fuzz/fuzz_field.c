/* fuzz_field.c - the first byte chooses a header field, the rest is its value. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sipcodes_header_field part;
    sipcodes_response response;
    sipcodes_cursor cursor = {{0}}, faults = {{0}};
    sipcodes_element element;
    sipcodes_fault fault, again;
    sipcodes_field field;
    const char *name;
    const char *before = (const char *)data + 1;
    int result;

    if (size == 0)
        return 0;
    field = (sipcodes_field)(1 + data[0] % SIPCODES_FIELD_WWW_AUTHENTICATE);
    name = sipcodes_field_name(field);
    part = (sipcodes_header_field){{name, SIZE_MAX}, {(const char *)data + 1, size - 1}};
    CHECK(sipcodes_response_make(&response, 486, (sipcodes_bytes){NULL, 0}, &part, 1) == SIPCODES_OK);
    CHECK(sipcodes_response_has(&response, field));
    while ((result = sipcodes_response_next(&response, field, &cursor, &element)) != 0) {
        sipcodes_bytes text = sipcodes_element_text(&element);
        CHECK(result == 1 || result == SIPCODES_E_SYNTAX);
        CHECK(is_within(text, before, size - (size_t)(before - (const char *)data)));
        CHECK(is_within(sipcodes_element_value(&element), text.text, text.length));
        check_parameters(&element, size);
        before = text.text + text.length;
        if (result < 0) {
            /* The fault walk finds the same. */
            fault = sipcodes_element_fault(&element);
            CHECK(fault.position < size && fault.index == 0);
            CHECK(sipcodes_response_next_fault(&response, &faults, &again) == 1);
            CHECK(again.problem == fault.problem && again.position == fault.position && is_same(again.name, fault.name));
        }
    }
    CHECK(sipcodes_response_next_fault(&response, &faults, &again) == 0);
    CHECK(sipcodes_response_next(&response, field, &cursor, &element) == 0);
    return 0;
}
