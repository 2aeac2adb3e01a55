/*
 * set.c - sets of status codes, and the text that they are written as: "408,5xx,!501".
 */
#include "set.h"

#define LOWEST 100
#define HIGHEST 999
#define HIGHEST_ON_WIRE 699

bool sipcodes_set_has(const sipcodes_set *set, int status)
{
    unsigned bit = (unsigned)status - LOWEST;

    return set && bit <= HIGHEST - LOWEST && (set->bits[bit / 64] >> (bit % 64) & 1);
}

int sipcodes_set_next(const sipcodes_set *set, int status)
{
    for (int next = status < LOWEST ? LOWEST : status; set && next <= HIGHEST; next++)
        if (next > status && sipcodes_set_has(set, next))
            return next;
    return 0;
}

static void put(sipcodes_set *set, int status, bool present)
{
    unsigned bit = (unsigned)status - LOWEST;
    uint64_t mask = (uint64_t)1 << (bit % 64);

    if (present)
        set->bits[bit / 64] |= mask;
    else
        set->bits[bit / 64] &= ~mask;
}

static void put_range(sipcodes_set *set, int from, int to, bool present)
{
    for (int status = from; status <= to; status++)
        put(set, status, present);
}

/* ---- Terms that are numbers ---- */

/* A status code of exactly three digits; 0 if it is not written so, or an error. */
static int read_status(struct slice text)
{
    int status = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!is_digit(text.text[i]))
            return 0;
        if (status < 10000)
            status = status * 10 + (text.text[i] - '0');
    }
    if (text.length == 0)
        return 0;
    if (status >= LOWEST && status <= HIGHEST_ON_WIRE && text.length == 3)
        return status;
    return text.length == 3 && sipcodes_get(status) ? status : SIPCODES_E_STATUS;
}

/* "486", "500-504" or "4xx". SIPCODES_E_SYNTAX if the term is none of these. */
static int read_numbers(struct slice term, struct bounds *numbers)
{
    const char *dash = memchr(term.text, '-', term.length);
    int from, to;

    if (term.length == 3 && slice_is((struct slice){term.text + 1, 2}, "xx")) {
        int hundred = term.text[0] - '0';
        if (hundred < 1 || hundred > 6)
            return SIPCODES_E_STATUS;
        *numbers = (struct bounds){hundred * 100, hundred * 100 + 99};
        return SIPCODES_OK;
    }
    if (!dash) {
        from = to = read_status(term);
    } else {
        size_t length = (size_t)(dash - term.text);
        from = read_status(slice_trim((struct slice){term.text, length}));
        to = read_status(slice_trim((struct slice){dash + 1, term.length - length - 1}));
    }
    if (from == 0 || to == 0)
        return SIPCODES_E_SYNTAX;
    /* Above 699 single local codes are known, but what lies between them are no status codes. */
    if (from < 0 || to < 0 || (dash && (from > HIGHEST_ON_WIRE || to > HIGHEST_ON_WIRE)))
        return SIPCODES_E_STATUS;
    if (from > to)
        return SIPCODES_E_SYNTAX;
    *numbers = (struct bounds){from, to};
    return SIPCODES_OK;
}

static int put_numbers(sipcodes_set *set, struct slice term, struct bounds bounds, bool present)
{
    struct bounds numbers;
    int error = read_numbers(term, &numbers);

    if (error)
        return error;
    if (numbers.from < bounds.from || numbers.to > bounds.to)
        return SIPCODES_E_STATUS;
    put_range(set, numbers.from, numbers.to, present);
    return SIPCODES_OK;
}

/* ---- Terms that are words ---- */

/* Words for ranges of numbers. Arrays of characters, because pointers would need relocations. */
static const struct {
    char word[8];
    int16_t from, to;
} ranges[] = {{"all", LOWEST, HIGHEST_ON_WIRE}, {"final", 200, HIGHEST_ON_WIRE}, {"failure", 300, HIGHEST_ON_WIRE}};

/* Words for known codes with a property. */
enum property { KNOWN, REGISTERED, UNREGISTERED, CHALLENGE, RETRYABLE, PROPERTIES };

static const char properties[PROPERTIES][13] = {"known", "registered", "unregistered", "challenge", "retryable"};

static bool is_retryable(const sipcodes_code *code)
{
    switch (sipcodes_code_again(code)) {
    case SIPCODES_AGAIN_LATER:
    case SIPCODES_AGAIN_TIMER:
        return true;
    default:
        return sipcodes_code_action(code) == SIPCODES_ACTION_FAILOVER;
    }
}

static bool has_property(const sipcodes_code *code, enum property property)
{
    switch (property) {
    case REGISTERED:
        return sipcodes_code_is_registered(code);
    case UNREGISTERED:
        return !sipcodes_code_is_registered(code);
    case CHALLENGE:
        return sipcodes_code_is_challenge(code);
    case RETRYABLE:
        return is_retryable(code);
    default:
        return true;
    }
}

static void put_property(sipcodes_set *set, enum property property, bool present)
{
    for (size_t n = 0; n < SIZE_CODES; n++)
        if (has_property(&sipcodes_tables.codes[n], property))
            put(set, sipcodes_tables.codes[n].status, present);
}

static int put_word(sipcodes_set *set, struct slice term, bool present)
{
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (slice_is(term, ranges[i].word)) {
            put_range(set, ranges[i].from, ranges[i].to, present);
            return SIPCODES_OK;
        }
    for (int property = 0; property < PROPERTIES; property++)
        if (slice_is(term, properties[property])) {
            put_property(set, (enum property)property, present);
            return SIPCODES_OK;
        }
    return SIPCODES_E_SYNTAX;
}

/* The fact that a term names; "sender" and "method" in the singular, because one value follows. */
static sipcodes_fact fact_named(struct slice name)
{
    if (slice_is(name, "sender"))
        return SIPCODES_FACT_SENDERS;
    if (slice_is(name, "method"))
        return SIPCODES_FACT_METHODS;
    for (int fact = 1; fact < SIZE_FACTS; fact++)
        if (slice_is(name, sipcodes_fact_name((sipcodes_fact)fact)))
            return (sipcodes_fact)fact;
    return (sipcodes_fact)0;
}

static bool has_value(const sipcodes_code *code, sipcodes_fact fact, unsigned value)
{
    uint32_t held = sipcodes_code_value(code, fact);

    if (fact == SIPCODES_FACT_SENDERS || fact == SIPCODES_FACT_METHODS)
        return value == 0 ? held == 0 : (held >> value & 1) != 0;
    return held == value;
}

/* "action=failover". */
static int put_fact(sipcodes_set *set, struct slice name, struct slice value_name, bool present)
{
    sipcodes_fact fact = fact_named(name);

    for (int value = 0; fact && value < SIZE_VALUES; value++) {
        const char *known = sipcodes_value_name(fact, value);
        if (!known || !slice_is(value_name, known))
            continue;
        for (size_t n = 0; n < SIZE_CODES; n++)
            if (has_value(&sipcodes_tables.codes[n], fact, (unsigned)value))
                put(set, sipcodes_tables.codes[n].status, present);
        return SIPCODES_OK;
    }
    return SIPCODES_E_SYNTAX;
}

/* ---- The list of terms ---- */

static int put_term(sipcodes_set *set, struct slice term, struct bounds bounds, bool present)
{
    const char *equals = memchr(term.text, '=', term.length);

    if (term.length == 0)
        return SIPCODES_E_SYNTAX;
    if (equals) {
        size_t length = (size_t)(equals - term.text);
        return put_fact(set, slice_trim((struct slice){term.text, length}),
                        slice_trim((struct slice){equals + 1, term.length - length - 1}), present);
    }
    if (is_digit(term.text[0]))
        return put_numbers(set, term, bounds, present);
    return put_word(set, term, present);
}

int set_read(sipcodes_set *set, struct slice text, struct bounds bounds, const char **at)
{
    sipcodes_set result = {{0}};
    bool more = true;

    for (bool first = true; more; first = false) {
        const char *comma = text.length > 0 ? memchr(text.text, ',', text.length) : NULL;
        size_t end = comma ? (size_t)(comma - text.text) : text.length;
        struct slice term = slice_trim((struct slice){text.text, end});
        bool removes = term.length > 0 && term.text[0] == '!';
        int error;

        *at = term.text;
        if (removes)
            term = slice_trim((struct slice){term.text + 1, term.length - 1});
        if (first && removes)
            put_range(&result, LOWEST, HIGHEST_ON_WIRE, true);
        error = put_term(&result, term, bounds, !removes);
        if (error)
            return error;
        more = comma != NULL;
        if (more)
            text = (struct slice){comma + 1, text.length - end - 1};
    }
    *set = result;
    return SIPCODES_OK;
}

int sipcodes_set_parse(sipcodes_set *set, const char *text, size_t length, size_t *position)
{
    const char *at;
    int error;

    if (!set || !text)
        return SIPCODES_E_ARGUMENT;
    error = set_read(set, slice_of(text, length), (struct bounds){LOWEST, HIGHEST}, &at);
    if (error && position)
        *position = (size_t)(at - text);
    return error;
}

/* ---- Sets as text ---- */

/* Fewer codes in a row are as short one by one. */
#define SHORTEST_RANGE 3

static void write_class(struct out *out, int hundred)
{
    out_put_number(out, hundred);
    OUT_PUT_LITERAL(out, "xx");
}

/* Codes in a row. More than two classes are shorter as a range. */
static void write_run(struct out *out, int from, int to)
{
    bool whole = from % 100 == 0 && to % 100 == 99;

    if (from == LOWEST && to == HIGHEST_ON_WIRE) {
        OUT_PUT_LITERAL(out, "all");
    } else if (whole && to - from < 200) {
        write_class(out, from / 100);
        if (to - from > 100) {
            OUT_PUT_LITERAL(out, ",");
            write_class(out, to / 100);
        }
    } else {
        out_put_number(out, from);
        if (from != to) {
            out_put_string(out, to - from < SHORTEST_RANGE - 1 ? "," : "-");
            out_put_number(out, to);
        }
    }
}

/* The last of the codes in a row that begins with from. Local codes stand alone, because no range may hold them. */
static int run_end(const sipcodes_set *set, int from)
{
    int to = from;

    while (to < HIGHEST_ON_WIRE && sipcodes_set_has(set, to + 1))
        to++;
    return to;
}

void set_write(struct out *out, const sipcodes_set *set)
{
    int to = 0;

    for (int from = sipcodes_set_next(set, 0); from != 0; from = sipcodes_set_next(set, to)) {
        if (to != 0)
            OUT_PUT_LITERAL(out, ",");
        to = run_end(set, from);
        write_run(out, from, to);
    }
}

int sipcodes_set_text(const sipcodes_set *set, char *buffer, size_t size)
{
    struct out out;

    if (!set)
        return SIPCODES_E_ARGUMENT;
    for (int local = HIGHEST_ON_WIRE; (local = sipcodes_set_next(set, local)) != 0;)
        if (!sipcodes_get(local))
            return SIPCODES_E_STATUS;
    if (!out_begin(&out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    set_write(&out, set);
    return out_end(&out);
}
