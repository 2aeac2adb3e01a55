/* A program of somebody else: compares the two installed headers with the library, and prints what it says of 486. */
#include <sipcodes.h>
#include <sipcodes_status.h>

#include <stdio.h>
#include <string.h>

static const char *phrase_by_switch(int status)
{
    switch (status) {
#define CASE(number, symbol, phrase) \
    case SIPCODES_STATUS_##symbol:   \
        return phrase;
        SIPCODES_STATUS_MAP(CASE)
#undef CASE
    default:
        return "";
    }
}

int main(void)
{
    size_t known = 0;

    for (int status = 0; status < 1100; status++) {
        const char *phrase = phrase_by_switch(status);
        if (strcmp(phrase, sipcodes_phrase(status)) != 0) {
            printf("%d is \"%s\" in the header and \"%s\" in the library\n", status, phrase, sipcodes_phrase(status));
            return 1;
        }
        known += phrase[0] != '\0';
    }
    if (known != sipcodes_count()) {
        printf("%zu codes in the header, %zu in the library\n", known, sipcodes_count());
        return 1;
    }
    printf("%d %s, 499 as %d, version %s\n", SIPCODES_STATUS_BUSY_HERE, sipcodes_phrase(486), sipcodes_resolve(499),
           sipcodes_version());
    return 0;
}
