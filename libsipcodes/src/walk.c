/*
 * walk.c - walks through the elements of a header field, and through what is wrong with a header section.
 *
 * A cursor keeps where the value ends that it is in, so that a long line is not searched again for each element.
 */
#include "element.h"
#include "response.h"

/* Where a cursor stands, in its at[]. */
enum { AT_STATE, AT_LINE, AT_OFFSET, AT_END };

/* Its state: the field that is walked through, or STATE_FAULTS, and these bits. */
enum { STATE_FIELD = 0xFF, STATE_FAULTS = 0xFF, STATE_SEEN = 0x100, STATE_DONE = 0x200, STATE_INSIDE = 0x400 };

/* Puts the cursor at the beginning of a header field. */
static void enter_line(const struct response *response, sipcodes_cursor *cursor, size_t at, const struct line *line)
{
    const char *base = response_base(response, at);

    cursor->at[AT_STATE] &= STATE_FIELD;
    cursor->at[AT_LINE] = at;
    cursor->at[AT_OFFSET] = (size_t)(line->value.text - base);
    cursor->at[AT_END] = cursor->at[AT_OFFSET] + line->value.length;
}

static sipcodes_fault fault_at(const struct response *response, size_t at, sipcodes_problem problem, struct slice name,
                               size_t position)
{
    return (sipcodes_fault){problem, {name.text, name.length}, position, response->text ? 0 : at};
}

/* The next element of the header field that the cursor is in. Returns as sipcodes_response_next(). */
static int next_in_line(const struct response *response, sipcodes_field field, sipcodes_cursor *cursor, struct element *element)
{
    size_t line = cursor->at[AT_LINE];
    const char *base = response_base(response, line);
    struct scan scan = {base + cursor->at[AT_OFFSET], base + cursor->at[AT_END], NULL, SIPCODES_PROBLEM_NONE};
    bool alone = !(cursor->at[AT_STATE] & STATE_SEEN);

    if (element_is_in_list(field)) {
        scan_lws(&scan);
        scan_commas(&scan);
    }
    if (scan_ended(&scan)) {
        if (!alone || element_may_be_missing(field))
            return 0;
        *element = element_blank(field);
        element->text = (struct slice){scan.at, 0};
        scan_fail(&scan, SIPCODES_PROBLEM_EMPTY, base + cursor->at[AT_OFFSET]);
    } else {
        element_read(&scan, field, alone, element);
    }
    cursor->at[AT_STATE] |= STATE_SEEN;
    cursor->at[AT_OFFSET] = (size_t)(scan.at - base);
    if (!scan.problem)
        return 1;
    element->fault = fault_at(response, line, scan.problem, response_name(response, line), (size_t)(scan.fault - base));
    return SIPCODES_E_SYNTAX;
}

/* Puts the cursor in the next header field of that kind. False if there is none. */
static bool enter_next(const struct response *response, sipcodes_field field, sipcodes_cursor *cursor)
{
    size_t at;

    if (!(response->several >> field & 1) || sipcodes_tables.fields[field].once)
        return false;
    for (at = response_next_line(response, cursor->at[AT_LINE], cursor->at[AT_END]); at < response->end;) {
        struct line line = response_line(response, at);
        if (line.field == field) {
            enter_line(response, cursor, at, &line);
            return true;
        }
        at = response_next_line(response, at, (size_t)(line.value.text - response_base(response, at)) + line.value.length);
    }
    return false;
}

/* True if the cursor can be one of this walk through this response. */
static bool is_sound(const struct response *response, const sipcodes_cursor *cursor, size_t state)
{
    const size_t *at = cursor->at;

    return (at[AT_STATE] & STATE_FIELD) == state && at[AT_LINE] >= response->begin && at[AT_LINE] < response->end &&
           at[AT_OFFSET] <= at[AT_END] && (!response->text || at[AT_END] <= response->end);
}

int sipcodes_response_next(const sipcodes_response *response, sipcodes_field field, sipcodes_cursor *cursor,
                           sipcodes_element *element)
{
    const struct response *held = response_of(response);
    int result;

    if (!response || !cursor || !element || field == SIPCODES_FIELD_UNKNOWN || (unsigned)field >= SIZE_FIELDS)
        return SIPCODES_E_ARGUMENT;
    if (!sipcodes_response_has(response, field))
        return 0;
    if (cursor->at[AT_STATE] == 0) {
        struct line line = response_line(held, held->first[field]);
        cursor->at[AT_STATE] = (size_t)field;
        enter_line(held, cursor, held->first[field], &line);
    } else if (!is_sound(held, cursor, (size_t)field)) {
        return SIPCODES_E_ARGUMENT;
    }
    if (cursor->at[AT_STATE] & STATE_DONE)
        return 0;
    while ((result = next_in_line(held, field, cursor, (struct element *)element)) == 0)
        if (!enter_next(held, field, cursor)) {
            cursor->at[AT_STATE] |= STATE_DONE;
            return 0;
        }
    return result;
}

static void leave_line(const struct response *response, sipcodes_cursor *cursor)
{
    cursor->at[AT_LINE] = response_next_line(response, cursor->at[AT_LINE], cursor->at[AT_END]);
    cursor->at[AT_STATE] = STATE_FAULTS;
}

/* Puts the cursor in a header field, or behind it if that is wrong as a whole; then false, and fault tells. */
static bool enter_for_faults(const struct response *response, sipcodes_cursor *cursor, sipcodes_fault *fault)
{
    size_t at = cursor->at[AT_LINE];
    struct line line = response_line(response, at);

    enter_line(response, cursor, at, &line);
    cursor->at[AT_STATE] |= STATE_INSIDE;
    if (!line.problem && sipcodes_tables.fields[line.field].once && !response_is_first(response, line.field, at))
        line.problem = SIPCODES_PROBLEM_REPEATED;
    if (!line.problem)
        return true;
    *fault = fault_at(response, at, line.problem, line.name, response->text ? at : 0);
    leave_line(response, cursor);
    return false;
}

int sipcodes_response_next_fault(const sipcodes_response *response, sipcodes_cursor *cursor, sipcodes_fault *fault)
{
    const struct response *held = response_of(response);
    struct element element;

    if (!response || !cursor || !fault)
        return SIPCODES_E_ARGUMENT;
    if (cursor->at[AT_STATE] == 0) {
        cursor->at[AT_STATE] = STATE_FAULTS;
        cursor->at[AT_LINE] = held->begin;
    }
    while (cursor->at[AT_LINE] < held->end) {
        size_t at = cursor->at[AT_LINE];
        sipcodes_field field;
        int result = 0;
        if (!(cursor->at[AT_STATE] & STATE_INSIDE) && !enter_for_faults(held, cursor, fault))
            return 1;
        field = field_named(response_name(held, at));
        if (!is_sound(held, cursor, STATE_FAULTS))
            return SIPCODES_E_ARGUMENT;
        do
            result = field ? next_in_line(held, field, cursor, &element) : 0;
        while (result == 1);
        if (result < 0) {
            *fault = element.fault;
            return 1;
        }
        leave_line(held, cursor);
    }
    return 0;
}
