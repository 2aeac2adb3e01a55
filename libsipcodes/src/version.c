/* version.c - which library and which data this is, and what its errors mean. */
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

const char *sipcodes_strerror(int error)
{
    switch (error) {
    case SIPCODES_OK:
        return "no error";
    case SIPCODES_E_ARGUMENT:
        return "an argument is NULL or out of range";
    case SIPCODES_E_STATUS:
        return "not a status code: these are 100 to 699, and the known local codes above";
    case SIPCODES_E_NOT_FOUND:
        return "nothing goes by that name";
    case SIPCODES_E_AMBIGUOUS:
        return "several things go by that name";
    case SIPCODES_E_SYNTAX:
        return "the text cannot be read: it is not written as it has to be";
    case SIPCODES_E_CAUSE:
        return "not a cause: these are 1 to 127, and the numbers above that products made up";
    case SIPCODES_E_TABLE:
        return "no table of causes goes by that name";
    case SIPCODES_E_LOCATION:
        return "not a location of RFC 8606, or not with this protocol";
    default:
        return error < 0 ? "unknown error" : "no error";
    }
}
