/*
 * fuzz_reason.c - the value of a Reason header field, read; and reasons made of the bytes, written and read back.
 *
 * The first byte is the cause, the second the location, the third the length of the protocol; the rest is protocol and text.
 */
#include "fuzz.h"

/* Reads the bytes as a value: no more elements than bytes, and each within them. */
static void read_value(const char *value, size_t size)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    size_t count = 0;
    int result;

    while ((result = sipcodes_reason_next(value, size, &cursor, &element)) != 0) {
        CHECK(result == 1 || result == SIPCODES_E_SYNTAX);
        CHECK(is_within(sipcodes_element_text(&element), value, size));
        check_parameters(&element, size);
        CHECK(++count <= size + 1);
    }
}

static void write_and_read(sipcodes_reason reason)
{
    const sipcodes_reason reasons[2] = {{.protocol = {"X-first", 7}, .cause = -1}, reason};
    int length = sipcodes_reason_write(reasons, 2, NULL, 0, NULL);
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    sipcodes_bytes protocol;
    char *value, *text;

    if (length < 0)
        return;
    value = malloc((size_t)length + 1);
    text = malloc(reason.text.length + 1);
    CHECK(value && text && sipcodes_reason_write(reasons, 2, value, (size_t)length + 1, NULL) == length);
    CHECK(strlen(value) == (size_t)length);
    CHECK(sipcodes_reason_next(value, (size_t)length, &cursor, &element) == 1);
    CHECK(sipcodes_reason_next(value, (size_t)length, &cursor, &element) == 1);
    protocol = sipcodes_element_value(&element);
    CHECK(is_same(protocol, reason.protocol) && sipcodes_element_number(&element) == reason.cause);
    CHECK(sipcodes_element_parameter(&element, "text", text, reason.text.length + 1) == (int)reason.text.length);
    CHECK(memcmp(text, reason.text.text, reason.text.length) == 0);
    CHECK(sipcodes_reason_next(value, (size_t)length, &cursor, &element) == 0);
    free(value);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    size_t length;

    read_value(bytes, size);
    sipcodes_cause_find(bytes, size);
    if (size < 3)
        return 0;
    length = data[2] % (size - 2);
    write_and_read((sipcodes_reason){
        .protocol = {bytes + 3, length},
        .cause = data[0],
        .text = {bytes + 3 + length, size - 3 - length},
        .location = (sipcodes_location)(data[1] % 18),
    });
    return 0;
}
