/*
 * pattern.c - regular expressions over the three digits of a status code.
 *
 * Three digits have four places, so what a part of a pattern matches is a relation between places: from which to
 * which it can lead. Parts are combined as relations are, while the pattern is read, so that nothing is kept of it,
 * nothing is tried twice, and the work is linear in the length of the pattern. 64 codes are looked at together,
 * each in its own bit.
 */
#include "pattern.h"

/* How deep groups may be nested. */
#define DEPTH 16

#define PLACES 4

/* One bit for each code. */
typedef uint64_t codes;

/* In which codes a part leads from one place to another, which is never one before it. */
struct relation {
    codes leads[PLACES][PLACES];
};

/* What is known of a group while it is read. */
struct group {
    struct relation finished; /* the alternatives before the last "|" */
    struct relation before;   /* of this alternative, what stands before its last piece */
    struct relation last;     /* its last piece, which may be repeated */
    bool repeatable;          /* there is a piece, and it has no number of times yet */
    bool begun;               /* this alternative has a piece or an anchor */
};

struct reader {
    struct slice rest;
    codes digits[PLACES - 1][10]; /* the codes that have a digit behind a place */
    struct group groups[DEPTH + 1];
    unsigned depth;
};

/* What matches the empty text everywhere. */
static struct relation nothing(void)
{
    struct relation result = {{{0}}};

    for (int place = 0; place < PLACES; place++)
        result.leads[place][place] = UINT64_MAX;
    return result;
}

static struct relation either(const struct relation *a, const struct relation *b)
{
    struct relation result;

    for (int from = 0; from < PLACES; from++)
        for (int to = 0; to < PLACES; to++)
            result.leads[from][to] = a->leads[from][to] | b->leads[from][to];
    return result;
}

/* First one, then the other. */
static struct relation both(const struct relation *a, const struct relation *b)
{
    struct relation result = {{{0}}};

    for (int from = 0; from < PLACES; from++)
        for (int by = from; by < PLACES; by++)
            for (int to = by; to < PLACES; to++)
                result.leads[from][to] |= a->leads[from][by] & b->leads[by][to];
    return result;
}

/* A number of times that is at least least and at most most. */
static struct relation repeat(const struct relation *piece, unsigned least, unsigned most)
{
    struct relation result = nothing();
    struct relation perhaps = either(&result, piece);

    /* In more steps than there are places, a step that leads nowhere can be left out or taken again. */
    for (unsigned n = 0; n < least && n < PLACES; n++)
        result = both(&result, piece);
    for (unsigned n = least; n < most && n < least + PLACES; n++)
        result = both(&result, &perhaps);
    return result;
}

/* ---- Reading ---- */

static char front(const struct reader *reader)
{
    return reader->rest.length > 0 ? reader->rest.text[0] : '\0';
}

static void skip(struct reader *reader, size_t count)
{
    reader->rest = (struct slice){reader->rest.text + count, reader->rest.length - count};
}

static struct group *inner(struct reader *reader)
{
    return &reader->groups[reader->depth];
}

static void open_alternative(struct group *group)
{
    group->before = group->last = nothing();
    group->repeatable = group->begun = false;
}

static void add_piece(struct reader *reader, const struct relation *piece, bool repeatable)
{
    struct group *group = inner(reader);

    group->before = both(&group->before, &group->last);
    group->last = *piece;
    group->repeatable = repeatable;
    group->begun = true;
}

/* An alternative that matches nothing would match every code, which nobody means who writes "408|". */
static bool close_alternative(struct group *group)
{
    struct relation alternative = both(&group->before, &group->last);

    group->finished = either(&group->finished, &alternative);
    return group->begun;
}

/* A piece of one digit, of which the bit of each digit tells whether it fits. */
static void add_digits(struct reader *reader, unsigned fitting)
{
    struct relation piece = {{{0}}};

    for (int place = 0; place < PLACES - 1; place++)
        for (int digit = 0; digit < 10; digit++)
            if (fitting >> digit & 1)
                piece.leads[place][place + 1] |= reader->digits[place][digit];
    add_piece(reader, &piece, true);
}

#define ALL_DIGITS 0x3FFu

/* The bits of the digits among the characters of a range. */
static unsigned digits_between(char first, char last)
{
    unsigned from = first > '0' ? (unsigned)(first - '0') : 0;
    unsigned end = last < '0' ? 0 : last < '9' ? (unsigned)(last - '0') + 1 : 10;

    return from < end ? ((1u << end) - 1) & ~((1u << from) - 1) : 0;
}

static bool is_printable(char c)
{
    return c >= ' ' && c < 0x7F;
}

/* One character of a class, or a range of them; "\d" for every digit. False if there is none. */
static bool read_member(struct reader *reader, unsigned *fitting)
{
    const char *text = reader->rest.text;
    size_t length = reader->rest.length;
    char last = text[0];

    if (text[0] == '\\') {
        if (length < 2 || text[1] != 'd')
            return false;
        *fitting |= ALL_DIGITS;
        skip(reader, 2);
        return true;
    }
    /* "[:digit:]" and the like are not known; taken for single characters they would be something else. */
    if (!is_printable(text[0]) || (text[0] == '[' && length > 1 && (text[1] == ':' || text[1] == '.' || text[1] == '=')))
        return false;
    if (length > 2 && text[1] == '-' && text[2] != ']')
        last = text[2];
    if (!is_printable(last) || last == '\\' || last < text[0])
        return false;
    *fitting |= digits_between(text[0], last);
    skip(reader, length > 2 && text[1] == '-' && text[2] != ']' ? 3 : 1);
    return true;
}

/* "[...]"; as ever, a "]" that stands first is a member. */
static bool read_class(struct reader *reader)
{
    unsigned fitting = 0;
    bool negated;

    skip(reader, 1);
    negated = front(reader) == '^';
    if (negated)
        skip(reader, 1);
    for (bool first = true; first || front(reader) != ']'; first = false)
        if (reader->rest.length == 0 || !read_member(reader, &fitting))
            return false;
    skip(reader, 1);
    add_digits(reader, negated ? ~fitting : fitting);
    return true;
}

/* The most that a number of times may be; POSIX demands no more. */
#define MOST_TIMES 255u

static bool read_times(struct reader *reader, unsigned *times)
{
    bool any = false;

    *times = 0;
    for (; is_digit(front(reader)); any = true) {
        *times = *times * 10 + (unsigned)(front(reader) - '0');
        if (*times > MOST_TIMES)
            return false;
        skip(reader, 1);
    }
    return any;
}

/* "{n}", "{n,}" or "{n,m}". */
static bool read_braces(struct reader *reader, unsigned *least, unsigned *most)
{
    skip(reader, 1);
    if (!read_times(reader, least))
        return false;
    *most = *least;
    if (front(reader) == ',') {
        skip(reader, 1);
        *most = MOST_TIMES;
        if (front(reader) != '}' && !read_times(reader, most))
            return false;
    }
    if (front(reader) != '}' || *least > *most)
        return false;
    skip(reader, 1);
    return true;
}

/* How often the last piece may be there. Products disagree on what a second such mark means. */
static bool read_repetition(struct reader *reader)
{
    struct group *group = inner(reader);
    unsigned least = front(reader) == '+';
    unsigned most = front(reader) == '?' ? 1 : MOST_TIMES;

    if (!group->repeatable)
        return false;
    if (front(reader) != '{')
        skip(reader, 1);
    else if (!read_braces(reader, &least, &most))
        return false;
    group->last = repeat(&group->last, least, most);
    group->repeatable = false;
    return true;
}

static bool open_group(struct reader *reader)
{
    if (reader->depth == DEPTH)
        return false;
    skip(reader, 1);
    reader->depth++;
    inner(reader)->finished = (struct relation){{{0}}};
    open_alternative(inner(reader));
    return true;
}

static bool close_group(struct reader *reader)
{
    if (reader->depth == 0 || !close_alternative(inner(reader)))
        return false;
    skip(reader, 1);
    reader->depth--;
    add_piece(reader, &reader->groups[reader->depth + 1].finished, true);
    return true;
}

static bool next_alternative(struct reader *reader)
{
    if (!close_alternative(inner(reader)))
        return false;
    skip(reader, 1);
    open_alternative(inner(reader));
    return true;
}

static bool read_escape(struct reader *reader)
{
    if (reader->rest.length < 2 || reader->rest.text[1] != 'd')
        return false;
    skip(reader, 2);
    add_digits(reader, ALL_DIGITS);
    return true;
}

/* "^" or "$": leads nowhere, from one place only. */
static bool add_anchor(struct reader *reader, int place)
{
    struct relation anchor = {{{0}}};

    anchor.leads[place][place] = UINT64_MAX;
    add_piece(reader, &anchor, false);
    return true;
}

/* A single character that is a piece or an anchor. */
static bool read_character(struct reader *reader)
{
    char c = front(reader);

    skip(reader, 1);
    switch (c) {
    case '.':
        add_digits(reader, ALL_DIGITS);
        return true;
    case '^':
        return add_anchor(reader, 0);
    case '$':
        return add_anchor(reader, PLACES - 1);
    default:
        add_digits(reader, digits_between(c, c));
        return is_digit(c);
    }
}

static bool read_next(struct reader *reader)
{
    switch (front(reader)) {
    case '(':
        return open_group(reader);
    case ')':
        return close_group(reader);
    case '|':
        return next_alternative(reader);
    case '[':
        return read_class(reader);
    case '?':
    case '*':
    case '+':
    case '{':
        return read_repetition(reader);
    case '\\':
        return read_escape(reader);
    default:
        return read_character(reader);
    }
}

/* Reads the whole pattern for the codes from first on. NULL, or where its fault begins. */
static const char *read_pattern(struct reader *reader, struct slice pattern, int first)
{
    *reader = (struct reader){.rest = pattern};
    for (int n = 0; n < PATTERN_CODES; n++) {
        int status = first + n;
        reader->digits[0][status / 100] |= (codes)1 << n;
        reader->digits[1][status / 10 % 10] |= (codes)1 << n;
        reader->digits[2][status % 10] |= (codes)1 << n;
    }
    open_alternative(inner(reader));
    while (reader->rest.length > 0) {
        const char *at = reader->rest.text;
        if (!read_next(reader))
            return at;
    }
    /* A group that does not end, or an alternative that is not there: something is missing at the end. */
    return reader->depth == 0 && close_alternative(inner(reader)) ? NULL : reader->rest.text;
}

int pattern_check(struct slice pattern, const char **at)
{
    struct reader reader;

    *at = read_pattern(&reader, pattern, 100);
    return *at ? SIPCODES_E_SYNTAX : SIPCODES_OK;
}

uint64_t pattern_find(struct slice pattern, int first)
{
    struct reader reader;
    codes found = 0;

    if (read_pattern(&reader, pattern, first))
        return 0;
    for (int from = 0; from < PLACES; from++)
        for (int to = from; to < PLACES; to++)
            found |= inner(&reader)->finished.leads[from][to];
    return found;
}
