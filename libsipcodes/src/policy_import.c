/*
 * policy_import.c - the codes that fail over, as the settings of other products list them.
 */
#include "policy.h"

#include <string.h>

#include "cause.h"
#include "pattern.h"

/* A text that is read: the codes it lists, and where its fault is. */
struct import {
    sipcodes_set set;
    const char *at;
};

static bool holds(const char *set, char c)
{
    return memchr(set, c, strlen(set)) != NULL;
}

/* Cuts the next piece from the front, which ends with one of the separators. */
static struct slice cut_piece(struct slice *rest, const char *separators)
{
    size_t length = 0;
    struct slice piece;

    while (length < rest->length && !holds(separators, rest->text[length]))
        length++;
    piece = (struct slice){rest->text, length};
    if (length < rest->length)
        length++;
    *rest = (struct slice){rest->text + length, rest->length - length};
    return slice_trim(piece);
}

static void add_range(sipcodes_set *set, int from, int to)
{
    for (int bit = from - 100; bit <= to - 100; bit++)
        set->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

/* ---- Kamailio: code=403;class=5 ---- */

static int add_reply(sipcodes_set *set, struct slice piece)
{
    const char *equals = memchr(piece.text, '=', piece.length);
    size_t length = equals ? (size_t)(equals - piece.text) : piece.length;
    struct slice name = slice_trim((struct slice){piece.text, length});
    uint32_t number;
    int from, to;

    if (!equals || !slice_number(slice_trim((struct slice){equals + 1, piece.length - length - 1}), &number))
        return SIPCODES_E_SYNTAX;
    if (!slice_is(name, "code") && !slice_is(name, "class"))
        return SIPCODES_E_NOT_FOUND;
    if (number > POLICY_HIGHEST)
        return SIPCODES_E_STATUS;
    from = to = (int)number;
    if (slice_is(name, "class")) {
        from *= 100;
        to = from + 99;
    }
    if (!policy_decides(from))
        return SIPCODES_E_STATUS;
    add_range(set, from, to);
    return SIPCODES_OK;
}

/* ---- FreeSWITCH: USER_BUSY,38 ---- */

/* The number of a cause that is given by name or number; 0 if FreeSWITCH has no such cause. */
static int cause_number(const struct cause_table *table, struct slice cause)
{
    const struct cause_symbol *symbols = &sipcodes_tables.cause_symbols[table->symbols.first];
    uint32_t number = 0;

    slice_number(cause, &number);
    for (size_t n = 0; n < table->symbols.count; n++)
        if ((uint32_t)symbols[n].number == number || slice_is(cause, string_at(symbols[n].name)))
            return symbols[n].number;
    return 0;
}

static int add_cause(sipcodes_set *set, struct slice piece)
{
    const struct cause_table *table = &sipcodes_tables.cause_table[CAUSES_FREESWITCH];
    int number = cause_number(table, piece);

    if (number == 0)
        return SIPCODES_E_NOT_FOUND;
    for (int status = POLICY_LOWEST; status <= POLICY_HIGHEST; status++) {
        const sipcodes_mapping *row = cause_row_of(table, status);
        if (row && row->to == number)
            add_range(set, status, status);
    }
    return SIPCODES_OK;
}

/* ---- Regular expressions: (408)|(5[0-9][0-9]) ---- */

static int add_matches(struct import *import, struct slice pattern)
{
    int error = pattern_check(pattern, &import->at);

    for (int first = POLICY_LOWEST; !error && first <= POLICY_HIGHEST; first += PATTERN_CODES) {
        uint64_t found = pattern_find(pattern, first);
        for (int n = 0; n < PATTERN_CODES && policy_decides(first + n); n++)
            if (found >> n & 1)
                add_range(&import->set, first + n, first + n);
    }
    return error;
}

/* "408|503" could be causes by number; but numbers that are status codes are meant as such. */
static bool is_list_of_statuses(struct slice text)
{
    while (text.length > 0) {
        uint32_t number;
        if (!slice_number(cut_piece(&text, "|"), &number) || !policy_decides((int)number))
            return false;
    }
    return true;
}

static bool is_pattern(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (holds(".[](){}?*+^$\\", text.text[i]))
            return true;
    return is_list_of_statuses(text);
}

/* ---- Any of them ---- */

static int add_pieces(struct import *import, struct slice text, const char *separators,
                      int (*add)(sipcodes_set *set, struct slice piece))
{
    int error = SIPCODES_E_SYNTAX;

    /* Without any piece, the text is at fault. */
    import->at = text.text;
    while (text.length > 0) {
        struct slice piece = cut_piece(&text, separators);
        if (piece.length == 0)
            continue;
        import->at = piece.text;
        error = add(&import->set, piece);
        if (error)
            return error;
    }
    return error;
}

int sipcodes_policy_import(sipcodes_policy *policy, const char *text, size_t length, size_t *position)
{
    struct import import = {.at = text};
    struct slice whole;
    int error;

    if (!policy || !text)
        return SIPCODES_E_ARGUMENT;
    whole = slice_trim(slice_of(text, length));
    if (whole.length > 0 && memchr(whole.text, '=', whole.length))
        error = add_pieces(&import, whole, ";", add_reply);
    else if (whole.length > 0 && is_pattern(whole))
        error = add_matches(&import, whole);
    else
        error = add_pieces(&import, whole, ",;| \t\r\n\v\f", add_cause);
    if (!error)
        policy_lead(policy_inside(policy), &import.set, SIPCODES_ACTION_FAILOVER);
    else if (position)
        *position = (size_t)(import.at - text);
    return error;
}
