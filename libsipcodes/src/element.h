/*
 * element.h - one element of a header field.
 */
#ifndef SIPCODES_ELEMENT_H
#define SIPCODES_ELEMENT_H

#include "scan.h"

/* What sipcodes_element holds. */
struct __attribute__((may_alias)) element {
    struct slice text;
    struct slice value;
    struct slice parameters; /* as written, from the first separator or name to the end of the element */
    struct slice extra;      /* a part that is asked for like a parameter; see extra_name() */
    int64_t number;
    sipcodes_fault fault;
    int32_t q; /* -1 for none */
    uint8_t form;
};

_Static_assert(sizeof(struct element) <= sizeof(sipcodes_element), "an element fits in its public type");

/* An element of which nothing is known. */
static inline struct element element_blank(sipcodes_field field)
{
    return (struct element){.number = -1, .q = -1, .form = sipcodes_tables.fields[field].form};
}

/* True if a header field may have several elements, with commas between them. */
bool element_is_in_list(sipcodes_field field);

/* True if a header field may have none. */
bool element_may_be_missing(sipcodes_field field);

/*
 * Reads the element that the scan stands at, which has not ended. alone: no other was before it in the same header
 * field. The scan is left behind the element, also if it is malformed; the scan then has the problem.
 */
void element_read(struct scan *scan, sipcodes_field field, bool alone, struct element *element);

#endif
