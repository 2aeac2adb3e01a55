/* fuzz_uri.c - two URIs with a line end between them: comparing does not depend on the order, and a URI is equal to itself. */
#include "fuzz.h"

#include "uri.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *a = (const char *)data;
    const char *feed = size > 0 ? memchr(a, '\n', size) : NULL;
    size_t a_length = feed ? (size_t)(feed - a) : size;
    const char *b = feed ? feed + 1 : a;
    size_t b_length = feed ? size - a_length - 1 : size;
    bool is_a = uri_is_valid((struct slice){a, a_length});
    bool is_b = uri_is_valid((struct slice){b, b_length});
    bool equal = sipcodes_uri_equal(a, a_length, b, b_length);

    CHECK(equal == sipcodes_uri_equal(b, b_length, a, a_length));
    CHECK(sipcodes_uri_equal(a, a_length, a, a_length) == is_a);
    CHECK(sipcodes_uri_equal(b, b_length, b, b_length) == is_b);
    CHECK(!equal || (is_a && is_b));
    return 0;
}
