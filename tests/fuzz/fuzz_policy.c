/*
 * fuzz_policy.c - code sets, the rules of policies and the lists of other products, from any bytes.
 *
 * The first byte chooses what reads the rest. What could be read is printed and read again: it has to be the same, and
 * what could not be read has to be left alone, with the fault inside the text.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sipcodes.h"

/* Longer than any policy or set can print: 600 codes, one by one, twice. */
#define LARGEST 8192

static void check(int condition)
{
    if (!condition)
        abort();
}

static void check_position(int error, size_t position, size_t size)
{
    check(error == SIPCODES_E_SYNTAX || error == SIPCODES_E_STATUS || error == SIPCODES_E_NOT_FOUND);
    check(position <= size);
}

static void print_again(const sipcodes_policy *policy)
{
    static char text[LARGEST], again_text[LARGEST];
    sipcodes_policy again = {{0}};
    int length = sipcodes_policy_text(policy, text, sizeof text);

    check(length >= 0 && length < LARGEST && strlen(text) == (size_t)length);
    check(sipcodes_policy_parse(&again, text, SIZE_MAX, NULL) == SIPCODES_OK);
    check(memcmp(&again, policy, sizeof again) == 0);
    check(sipcodes_policy_text(&again, again_text, sizeof again_text) == length);
    check(strcmp(again_text, text) == 0);
}

typedef int reader(sipcodes_policy *policy, const char *text, size_t length, size_t *position);

static void read_policy(reader *read, const char *text, size_t size)
{
    static const sipcodes_policy untouched = {{0}};
    sipcodes_policy policy = untouched;
    size_t position = SIZE_MAX;
    int error = read(&policy, text, size, &position);

    if (!error) {
        check(position == SIZE_MAX);
        print_again(&policy);
    } else {
        check_position(error, position, size);
        check(memcmp(&policy, &untouched, sizeof policy) == 0);
    }
}

static void read_set(const char *text, size_t size)
{
    static char printed[LARGEST];
    sipcodes_set set = {{0}}, again = {{0}};
    size_t position = SIZE_MAX;
    int error = sipcodes_set_parse(&set, text, size, &position);
    int length;

    if (error) {
        check_position(error, position, size);
        return;
    }
    length = sipcodes_set_text(&set, printed, sizeof printed);
    check(length >= 0 && length < LARGEST);
    check(length == 0 || sipcodes_set_parse(&again, printed, SIZE_MAX, NULL) == SIPCODES_OK);
    check(memcmp(&again, &set, sizeof set) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data + 1;

    if (size == 0)
        return 0;
    switch (data[0] % 3) {
    case 0:
        read_policy(sipcodes_policy_parse, text, size - 1);
        break;
    case 1:
        read_policy(sipcodes_policy_import, text, size - 1);
        break;
    default:
        read_set(text, size - 1);
    }
    return 0;
}
