/* version.c - which library and which data this is, and what its errors mean. */
#include "language.h"
#include "strings.h"

#define TEXT_OF(number) #number
#define VERSION_TEXT(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *sipcodes_version(void)
{
    return VERSION_TEXT(SIPCODES_VERSION_MAJOR, SIPCODES_VERSION_MINOR, SIPCODES_VERSION_PATCH);
}

const char *sipcodes_iana_date(void)
{
    return string_at(sipcodes_tables.iana_date);
}

const char *sipcodes_data_digest(void)
{
    return string_at(sipcodes_tables.digest);
}

/* The messages of the errors stand in the order of their numbers, from that for no error on. */
_Static_assert(MSG_ERROR_LOCATION == MSG_ERROR_NONE - SIPCODES_E_LOCATION &&
                   MSG_ERROR_STATUS == MSG_ERROR_NONE - SIPCODES_E_STATUS && MSG_ERROR_UNKNOWN == MSG_ERROR_LOCATION + 1,
               "the errors of messages.toml are those of sipcodes.h");

const char *sipcodes_error_label(int error, const char *lang)
{
    text_ref text = MSG_ERROR_UNKNOWN;

    if (error >= 0)
        text = MSG_ERROR_NONE;
    else if (error >= SIPCODES_E_LOCATION)
        text = (text_ref)(MSG_ERROR_NONE - error);
    return text_string(text, language_index(lang));
}

const char *sipcodes_strerror(int error)
{
    return sipcodes_error_label(error, NULL);
}
