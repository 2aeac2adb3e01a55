/* context.c - telling the library what is known beside the response. */
#include "context.h"

#include <limits.h>

#include "names.h"

#define NO_WORDS (-1)

/* What values an item can have. */
struct kind {
    int8_t words; /* the list that names them, or NO_WORDS */
    int most;
};

static const struct kind kinds[CONTEXT_ITEMS] = {
    [SIPCODES_CONTEXT_ROLE] = {WORDS_ROLE, SIPCODES_ROLE_PUBLISHER},
    [SIPCODES_CONTEXT_ORIGIN] = {WORDS_ORIGIN, SIPCODES_ORIGIN_LOCAL},
    [SIPCODES_CONTEXT_USAGE] = {WORDS_USAGE, SIPCODES_USAGE_OTHER},
    [SIPCODES_CONTEXT_CALL_ID] = {WORDS_CALL_ID, SIPCODES_CALL_ID_THEIRS},
    [SIPCODES_CONTEXT_PROGRESS] = {WORDS_PROGRESS, SIPCODES_PROGRESS_EARLY_MEDIA},
    [SIPCODES_CONTEXT_CREDENTIALS] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_STALE] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_ATTEMPTS] = {NO_WORDS, INT_MAX},
    [SIPCODES_CONTEXT_TARGETS_LEFT] = {NO_WORDS, INT_MAX},
    [SIPCODES_CONTEXT_TARGETS] = {WORDS_TARGETS, SIPCODES_TARGETS_FLOWS},
    [SIPCODES_CONTEXT_SECURE] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_ANONYMOUS] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_CANCELLED] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_CONSENT] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_OVERLAP] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_RACED] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_COMPACT] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_PING] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_SESSION_EXPIRES] = {NO_WORDS, INT_MAX},
    [SIPCODES_CONTEXT_MIN_SE] = {NO_WORDS, INT_MAX},
    [SIPCODES_CONTEXT_EXPIRES] = {NO_WORDS, INT_MAX},
    [SIPCODES_CONTEXT_FAILURES] = {NO_WORDS, INT_MAX},
    [SIPCODES_CONTEXT_FLOWS_DOWN] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_REWRITTEN] = {NO_WORDS, 1},
    [SIPCODES_CONTEXT_RANDOM] = {NO_WORDS, 1000},
};

static bool is_item(sipcodes_context_item item)
{
    return (int)item > 0 && (int)item < CONTEXT_ITEMS;
}

const char *sipcodes_context_name(sipcodes_context_item item)
{
    return word_at(WORDS_CONTEXT, (int)item);
}

const char *sipcodes_context_value_name(sipcodes_context_item item, int value)
{
    if (!is_item(item) || value < 0 || value > kinds[item].most)
        return NULL;
    if (kinds[item].words != NO_WORDS)
        return word_at(kinds[item].words, value);
    if (kinds[item].most == 1)
        return value ? "yes" : "no";
    return NULL;
}

int sipcodes_context_set(sipcodes_context *context, sipcodes_context_item item, int value)
{
    if (!context || !is_item(item) || value < -1 || value > kinds[item].most)
        return SIPCODES_E_ARGUMENT;
    ((struct context *)context)->told[item] = (uint32_t)value + 1;
    return SIPCODES_OK;
}

int sipcodes_context_get(const sipcodes_context *context, sipcodes_context_item item)
{
    return is_item(item) ? (int)context_value(context_of(context), item, -1) : -1;
}

int sipcodes_context_tried(sipcodes_context *context, const sipcodes_bytes *uris, size_t count)
{
    struct context *inside = (struct context *)context;

    if (!context || (count > 0 && !uris))
        return SIPCODES_E_ARGUMENT;
    inside->tried = uris;
    inside->tried_count = count;
    return SIPCODES_OK;
}

/* ---- From text ---- */

/* A number of up to most; -1 if it is none. */
static int read_number(struct slice text, int most)
{
    int64_t number = 0;

    for (size_t i = 0; i < text.length; i++) {
        if (!is_digit(text.text[i]))
            return -1;
        number = number * 10 + (text.text[i] - '0');
        if (number > most)
            return -1;
    }
    return text.length > 0 ? (int)number : -1;
}

/* The value that a text stands for; -1 if the item has none of that name. */
static int read_value(sipcodes_context_item item, struct slice text)
{
    const struct kind *kind = &kinds[item];

    if (kind->words != NO_WORDS)
        return word_find(kind->words, text);
    if (kind->most == 1 && (slice_is(text, "yes") || slice_is(text, "no")))
        return slice_is(text, "yes");
    return read_number(text, kind->most);
}

/* "role=proxy". */
static int read_term(struct slice term, sipcodes_context *context)
{
    const char *equals = term.length > 0 ? memchr(term.text, '=', term.length) : NULL;
    size_t length;
    int item, value;

    if (!equals)
        return SIPCODES_E_SYNTAX;
    length = (size_t)(equals - term.text);
    item = word_find(WORDS_CONTEXT, slice_trim((struct slice){term.text, length}));
    if (item < 0)
        return SIPCODES_E_NOT_FOUND;
    value = read_value((sipcodes_context_item)item, slice_trim((struct slice){equals + 1, term.length - length - 1}));
    return value < 0 ? SIPCODES_E_NOT_FOUND : sipcodes_context_set(context, (sipcodes_context_item)item, value);
}

int sipcodes_context_parse(sipcodes_context *context, const char *text, size_t length, size_t *position)
{
    sipcodes_context result;
    struct slice rest;

    if (!context || !text)
        return SIPCODES_E_ARGUMENT;
    result = *context;
    rest = slice_of(text, length);
    while (slice_trim(rest).length > 0) {
        const char *comma = memchr(rest.text, ',', rest.length);
        size_t end = comma ? (size_t)(comma - rest.text) : rest.length;
        struct slice term = slice_trim((struct slice){rest.text, end});
        int error = read_term(term, &result);

        if (error) {
            if (position)
                *position = (size_t)(term.text - text);
            return error;
        }
        rest = comma ? (struct slice){comma + 1, rest.length - end - 1} : (struct slice){rest.text + rest.length, 0};
    }
    *context = result;
    return SIPCODES_OK;
}
