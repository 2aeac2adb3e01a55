/* languages.c - what it takes to make a page in another language than English. */
#include "languages.h"

#include <sipcodes.h>

/* No page reaches this length; tests/pages has a gate. */
static char buffer[64 * 1024];

uintptr_t pass_spoken(const void *input, size_t count)
{
    const struct spoken *spoken = input;
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        int length = sipcodes_compare(spoken->a, spoken->b, spoken->lang, SIPCODES_FORMAT_TEXT, buffer, sizeof buffer);
        seen += (uintptr_t)length + (unsigned char)buffer[0];
    }
    return seen;
}
