/*
 * response.h - a response that was read or made, and the header fields in it.
 */
#ifndef SIPCODES_RESPONSE_H
#define SIPCODES_RESPONSE_H

#include "strings.h"

/* What sipcodes_response holds; may_alias because its public type is an array of numbers. */
struct __attribute__((may_alias)) response {
    const char *text;                    /* the message; NULL for a response made of parts */
    const sipcodes_header_field *fields; /* the parts */
    size_t begin;                        /* where the first header field is: an offset in the message, or an index */
    size_t end;                          /* where the header section ends: likewise */
    struct slice phrase;
    struct slice method; /* the caller's; no text if none was given */
    uint64_t present;    /* bits, by enum sipcodes_field */
    uint64_t several;    /* of those, the ones that are there more than once */
    int32_t status;
    uint32_t first[SIZE_FIELDS]; /* where a field is first, for those present: an offset or an index */
};

_Static_assert(sizeof(struct response) <= sizeof(sipcodes_response), "a response fits in its public type");
_Static_assert(SIZE_FIELDS <= 64, "a field has a bit");

/* One header field, however many lines it is folded on. */
struct line {
    sipcodes_field field;     /* UNKNOWN for those that are not read, also for malformed ones */
    sipcodes_problem problem; /* NO_COLON, NAME or NONE */
    struct slice name;
    struct slice value; /* without white space around it; its text is never NULL */
};

static inline const struct response *response_of(const sipcodes_response *response)
{
    return (const struct response *)response;
}

static inline bool response_is_first(const struct response *response, sipcodes_field field, size_t at)
{
    return response->first[field] == at;
}

/* The method of a name; SIPCODES_METHOD_UNKNOWN if it is not of the enumeration. */
sipcodes_method method_named(sipcodes_bytes name);

/* The field of a name that is a token, or its compact form; UNKNOWN for those not read. */
sipcodes_field field_named(struct slice token);

/* Reads the header field at a place between begin and end. */
struct line response_line(const struct response *response, size_t at);

/* The name of that header field, if it is well-formed, without reading the rest. */
struct slice response_name(const struct response *response, size_t at);

/* What positions in the value of that header field count from. */
const char *response_base(const struct response *response, size_t at);

/* The place of the header field behind one whose value ends at an offset; end if it is the last. */
size_t response_next_line(const struct response *response, size_t at, size_t value_end);

#endif
