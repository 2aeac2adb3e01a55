/*
 * fuzz.h - what the fuzz targets share.
 */
#ifndef SIPCODES_TESTS_FUZZ_H
#define SIPCODES_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sipcodes.h"

/* Ends the run if something does not hold. */
#define CHECK(condition) \
    ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition), abort()))

/* The entry of a target, for libFuzzer and for replay.c. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* True if a stretch lies in the input, or is none. */
static inline bool is_within(sipcodes_bytes bytes, const char *text, size_t size)
{
    if (!bytes.text)
        return bytes.length == 0;
    return bytes.text >= text && bytes.text <= text + size && bytes.length <= (size_t)(text + size - bytes.text);
}

static inline bool is_same(sipcodes_bytes a, sipcodes_bytes b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.text, b.text, a.length) == 0);
}

/* Asks an element for parameters, into buffers that are too small and large enough. */
static inline void check_parameters(const sipcodes_element *element, size_t input_size)
{
    static const char *const names[] = {"q",     "tag",   "duration", "comment", "display", "sent-by", "text",
                                        "realm", "nonce", "qop",      "token68", "code",    "cause",   "expires"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char small[4];
        int needed = sipcodes_element_parameter(element, names[i], NULL, 0);
        CHECK(needed >= 0 || needed == SIPCODES_E_NOT_FOUND);
        CHECK(sipcodes_element_parameter(element, names[i], small, sizeof small) == needed);
        if (needed >= 0) {
            char *whole = malloc((size_t)needed + 1);
            CHECK((size_t)needed <= input_size);
            CHECK(memchr(small, '\0', sizeof small));
            CHECK(whole && sipcodes_element_parameter(element, names[i], whole, (size_t)needed + 1) == needed);
            CHECK(whole[needed] == '\0');
            CHECK(strncmp(whole, small, strlen(small)) == 0);
            free(whole);
        }
    }
}

#endif
