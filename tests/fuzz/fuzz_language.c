/* fuzz_language.c - a list of language ranges, and the same as a tag: whoever answers is a language of the library. */
#include "fuzz.h"

static bool is_spoken(const char *tag)
{
    for (size_t i = 0; sipcodes_language_at(i); i++)
        if (tag == sipcodes_language_at(i))
            return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *best = sipcodes_language_negotiate((const char *)data, size);
    char *text = malloc(size + 1);
    char *twice = malloc(2 * size + 2);
    const char *tag;

    memcpy(text, data, size);
    text[size] = '\0';
    tag = sipcodes_language(text);
    CHECK(!best || is_spoken(best));
    CHECK(!tag || is_spoken(tag));
    CHECK((sipcodes_language_name(text) != NULL) == (tag != NULL));
    /* A list says the same when it is said twice, unless a quoted string that does not end is ended by that. */
    if (!memchr(data, '"', size)) {
        memcpy(twice, data, size);
        twice[size] = ',';
        memcpy(twice + size + 1, data, size);
        CHECK(sipcodes_language_negotiate(twice, 2 * size + 1) == best);
    }
    free(twice);
    free(text);
    return 0;
}
