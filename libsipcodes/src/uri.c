/*
 * uri.c - splits SIP and SIPS URIs, and tells which are equivalent (RFC 3261 19.1.1, 19.1.4).
 */
#include "uri.h"

#include "scan.h"

/* Parameters and header fields are compared in any order only up to this many, so that the time stays bounded. */
#define MOST_PAIRS 64

struct uri {
    struct slice scheme;
    struct slice rest; /* what follows the scheme, of a URI that is not of SIP */
    struct slice user; /* with the password; no text if there is none */
    struct slice host;
    struct slice port;       /* no text if there is none */
    struct slice parameters; /* from the first semicolon on */
    struct slice headers;    /* from the question mark on */
    bool is_sip;
};

/* ---- Splitting ---- */

static bool is_hex(char c)
{
    return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
}

static unsigned hex_value(char c)
{
    return is_digit(c) ? (unsigned)(c - '0') : (unsigned)(to_lower(c) - 'a') + 10;
}

static bool has_uri_chars(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (!is_uri_char(text.text[i]))
            return false;
        if (text.text[i] == '%' && (text.length - i < 3 || !is_hex(text.text[i + 1]) || !is_hex(text.text[i + 2])))
            return false;
    }
    return true;
}

static bool is_letter(char c)
{
    return to_lower(c) >= 'a' && to_lower(c) <= 'z';
}

/* Cuts the scheme and the colon from the front. */
static bool cut_scheme(struct slice *rest, struct slice *scheme)
{
    size_t length = 0;

    while (length < rest->length && (is_letter(rest->text[length]) ||
                                     (length > 0 && (is_digit(rest->text[length]) ||
                                                     (rest->text[length] != '\0' && strchr("+-.", rest->text[length]))))))
        length++;
    if (length == 0 || length + 1 >= rest->length || rest->text[length] != ':')
        return false;
    *scheme = (struct slice){rest->text, length};
    *rest = (struct slice){rest->text + length + 1, rest->length - length - 1};
    return true;
}

/* Cuts the next parameter or header field from the front, with the separator before it. */
static struct parameter cut_pair(struct slice *rest, char separator)
{
    const char *from = rest->text + 1;
    const char *end = rest->text + rest->length;
    const char *next = memchr(from, separator, (size_t)(end - from));
    const char *stop = next ? next : end;
    const char *equals = memchr(from, '=', (size_t)(stop - from));
    struct parameter pair = {{from, (size_t)((equals ? equals : stop) - from)}, {NULL, 0}};

    if (equals)
        pair.value = (struct slice){equals + 1, (size_t)(stop - equals - 1)};
    *rest = (struct slice){stop, (size_t)(end - stop)};
    return pair;
}

/* parameter = name ["=" value], header = name "=" [value] */
static bool are_parameters(struct slice rest)
{
    while (rest.length > 0) {
        struct parameter pair = cut_pair(&rest, ';');
        if (pair.name.length == 0 || (pair.value.text && pair.value.length == 0))
            return false;
    }
    return true;
}

static bool are_headers(struct slice rest)
{
    while (rest.length > 0) {
        struct parameter pair = cut_pair(&rest, '&');
        if (pair.name.length == 0 || !pair.value.text)
            return false;
    }
    return true;
}

/* userinfo "@", which is there if an "@" is. */
static bool cut_user(struct scan *scan, struct uri *uri)
{
    const char *at = memchr(scan->at, '@', (size_t)(scan->end - scan->at));

    if (!at)
        return true;
    uri->user = (struct slice){scan->at, (size_t)(at - scan->at)};
    scan->at = at + 1;
    return uri->user.length > 0 && uri->user.text[0] != ':';
}

static bool cut_host(struct scan *scan, struct uri *uri)
{
    const char *from = scan->at;
    bool bracketed = scan_sees(scan, '[');

    if (bracketed)
        scan->at++;
    while (scan->at < scan->end && (is_char(*scan->at, CHAR_HOST) || (bracketed && *scan->at == ':')))
        scan->at++;
    if (bracketed && !scan_sees(scan, ']'))
        return false;
    if (bracketed)
        scan->at++;
    uri->host = scan_since(scan, from);
    return uri->host.length > (bracketed ? 2 : 0);
}

static bool cut_port(struct scan *scan, struct uri *uri)
{
    const char *from;

    if (!scan_sees(scan, ':'))
        return true;
    from = ++scan->at;
    while (scan->at < scan->end && is_digit(*scan->at))
        scan->at++;
    uri->port = scan_since(scan, from);
    return uri->port.length > 0;
}

static bool split_sip(struct slice rest, struct uri *uri)
{
    struct scan scan = scan_of(rest);
    const char *question;

    if (!cut_user(&scan, uri) || !cut_host(&scan, uri) || !cut_port(&scan, uri))
        return false;
    question = memchr(scan.at, '?', (size_t)(scan.end - scan.at));
    if (!question)
        question = scan.end;
    uri->parameters = (struct slice){scan.at, (size_t)(question - scan.at)};
    uri->headers = (struct slice){question, (size_t)(scan.end - question)};
    return (uri->parameters.length == 0 || *scan.at == ';') && are_parameters(uri->parameters) && are_headers(uri->headers);
}

static bool split(struct slice text, struct uri *uri)
{
    *uri = (struct uri){0};
    if (!has_uri_chars(text) || !cut_scheme(&text, &uri->scheme))
        return false;
    uri->rest = text;
    uri->is_sip = slice_is(uri->scheme, "sip") || slice_is(uri->scheme, "sips");
    return !uri->is_sip || split_sip(text, uri);
}

bool uri_is_valid(struct slice text)
{
    struct uri uri;

    return split(text, &uri);
}

/* ---- Comparing ---- */

/* Cuts a character from the front. A reserved one that is escaped is not the same as the character itself. */
static unsigned cut_char(struct slice *rest, bool fold)
{
    size_t length = rest->text[0] == '%' ? 3 : 1;
    unsigned c = (unsigned char)rest->text[0];

    if (length == 3)
        c = hex_value(rest->text[1]) << 4 | hex_value(rest->text[2]);
    *rest = (struct slice){rest->text + length, rest->length - length};
    if (length == 3 && c != 0 && c < 0x80 && strchr(";/?:@&=+$,", (int)c))
        return c | 0x100;
    return fold && c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

/* True if two components are the same, escapes considered; fold: letter case does not count. */
static bool is_same(struct slice a, struct slice b, bool fold)
{
    while (a.length > 0 && b.length > 0)
        if (cut_char(&a, fold) != cut_char(&b, fold))
            return false;
    return a.length == 0 && b.length == 0 && !a.text == !b.text;
}

static bool is_word(struct slice name, const char *word)
{
    return is_same(name, slice_of(word, SIZE_MAX), true);
}

static struct slice without_zeros(struct slice number)
{
    while (number.length > 1 && number.text[0] == '0')
        number = (struct slice){number.text + 1, number.length - 1};
    return number;
}

static size_t count_pairs(struct slice rest, char separator)
{
    size_t count = 0;

    while (rest.length > 0) {
        cut_pair(&rest, separator);
        count++;
    }
    return count;
}

/* A parameter that changes what is meant even if only one of the URIs has it. */
static bool is_decisive(struct slice name)
{
    return is_word(name, "user") || is_word(name, "ttl") || is_word(name, "method") || is_word(name, "maddr") ||
           is_word(name, "transport");
}

/* True if b has nothing against the parameters of a. Method names are case-sensitive (RFC 3261 25.1). */
static bool agrees(struct slice a, struct slice b)
{
    while (a.length > 0) {
        struct parameter wanted = cut_pair(&a, ';');
        struct slice rest = b;
        bool found = false;
        while (rest.length > 0 && !found) {
            struct parameter pair = cut_pair(&rest, ';');
            found = is_same(wanted.name, pair.name, true);
            if (found && !is_same(wanted.value, pair.value, !is_word(wanted.name, "method")))
                return false;
        }
        if (!found && is_decisive(wanted.name))
            return false;
    }
    return true;
}

static bool are_same_parameters(struct slice a, struct slice b)
{
    /* The same text is equivalent also where a name is in it twice, which no URI should have. */
    if (is_same(a, b, false))
        return true;
    if (count_pairs(a, ';') > MOST_PAIRS || count_pairs(b, ';') > MOST_PAIRS)
        return false;
    return agrees(a, b) && agrees(b, a);
}

/* Values of header fields are case-insensitive (RFC 3261 7.3.1) but for Call-ID; so is no rule for a body. */
static bool is_same_header(const struct parameter *a, const struct parameter *b)
{
    bool exact = is_word(a->name, "Call-ID") || is_word(a->name, "i") || is_word(a->name, "body");

    return is_same(a->name, b->name, true) && is_same(a->value, b->value, !exact);
}

/* True if the one has the header fields of the other, in whatever order, and no more. */
static bool are_same_headers(struct slice a, struct slice b)
{
    size_t count = count_pairs(a, '&');
    uint64_t used = 0;

    if (count != count_pairs(b, '&'))
        return false;
    if (count > MOST_PAIRS)
        return is_same(a, b, false);
    while (a.length > 0) {
        struct parameter wanted = cut_pair(&a, '&');
        struct slice rest = b;
        uint64_t bit = 1;
        for (; rest.length > 0; bit <<= 1) {
            struct parameter pair = cut_pair(&rest, '&');
            if (!(used & bit) && is_same_header(&wanted, &pair))
                break;
            if (rest.length == 0)
                return false;
        }
        used |= bit;
    }
    return true;
}

/* Where the host of a SIP URI begins: behind "@", or else behind the scheme. */
static const char *host_of(struct slice uri)
{
    const char *at = memchr(uri.text, '@', uri.length);

    if (!at)
        at = memchr(uri.text, ':', uri.length);
    return at ? at + 1 : uri.text + uri.length;
}

/* What most comparisons come to, told without taking the URIs apart: their hosts differ, so that they cannot be equivalent. */
static bool differ_in_host(struct slice a, struct slice b)
{
    const char *x = host_of(a), *y = host_of(b);
    const char *x_end = a.text + a.length, *y_end = b.text + b.length;

    while (x < x_end && y < y_end && is_char(*x, CHAR_HOST) && to_lower(*x) == to_lower(*y)) {
        x++;
        y++;
    }
    return (x < x_end && is_char(*x, CHAR_HOST)) || (y < y_end && is_char(*y, CHAR_HOST));
}

bool sipcodes_uri_equal(const char *a, size_t a_length, const char *b, size_t b_length)
{
    struct slice one, other;
    struct uri first, second;

    if (!a || !b)
        return false;
    one = slice_of(a, a_length);
    other = slice_of(b, b_length);
    if (one.length == 0 || other.length == 0 || differ_in_host(one, other))
        return false;
    if (!split(one, &first) || !split(other, &second))
        return false;
    if (!is_same(first.scheme, second.scheme, true))
        return false;
    if (!first.is_sip)
        return first.rest.length == second.rest.length && memcmp(first.rest.text, second.rest.text, first.rest.length) == 0;
    return is_same(first.user, second.user, false) && is_same(first.host, second.host, true) &&
           is_same(without_zeros(first.port), without_zeros(second.port), true) &&
           are_same_parameters(first.parameters, second.parameters) && are_same_headers(first.headers, second.headers);
}
