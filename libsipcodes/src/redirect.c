/* redirect.c - where a 3xx, or a 485, points to, and whether to go there (RFC 3261 8.1.3.4, 21.3). */
#include "advise.h"

/* What a malformed expires parameter stands for (RFC 3261 20.10). */
#define MALFORMED_EXPIRES 3600

/* More than anyone tries; a message may name thousands. */
#define MOST_CONTACTS 64

static bool has_scheme(sipcodes_bytes uri, const char *scheme)
{
    size_t length = strlen(scheme);

    return uri.length > length && uri.text[length] == ':' && slice_is((struct slice){uri.text, length}, scheme);
}

static bool was_tried(const struct context *context, sipcodes_bytes uri)
{
    for (size_t i = 0; i < context->tried_count; i++) {
        sipcodes_bytes tried = context->tried[i];
        if (tried.text && sipcodes_uri_equal(tried.text, tried.length, uri.text, uri.length))
            return true;
    }
    return false;
}

bool is_sip_address(sipcodes_bytes uri)
{
    return has_scheme(uri, "sip") || has_scheme(uri, "sips") || has_scheme(uri, "tel");
}

/*
 * From SIPS nothing leads to another scheme without the user's consent (RFC 3261 8.1.3.4, RFC 5630 5.1.1), and a proxy goes
 * neither from SIPS to SIP nor back, whoever consents (RFC 5630 5.3).
 */
static bool changes_security(const struct context *context, sipcodes_bytes uri)
{
    int64_t role = context_value(context, SIPCODES_CONTEXT_ROLE, SIPCODES_ROLE_CLIENT);
    bool secure = context_is(context, SIPCODES_CONTEXT_SECURE);

    if (role == SIPCODES_ROLE_PROXY || role == SIPCODES_ROLE_EDGE_PROXY)
        return secure ? !has_scheme(uri, "sips") : has_scheme(uri, "sips");
    return secure && !context_is(context, SIPCODES_CONTEXT_CONSENT) && !has_scheme(uri, "sips");
}

/*
 * The cursor holds the q and the place, both + 1, of the Contact that was given last. The next one has the highest q at or
 * below that, and of equals the first in the message; so each call reads the field once.
 */
struct order {
    size_t q;
    size_t place;
};

static bool comes_after(struct order order, struct order last)
{
    if (last.place == 0)
        return true;
    return order.q < last.q || (order.q == last.q && order.place > last.place);
}

/* True if the same URI comes earlier in the order: each is tried once. */
static bool is_repeated(const sipcodes_response *response, struct order order, sipcodes_bytes uri)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    for (size_t place = 1; place <= MOST_CONTACTS; place++) {
        found = sipcodes_response_next(response, SIPCODES_FIELD_CONTACT, &cursor, &element);
        if (found == 0)
            return false;
        if (found > 0) {
            sipcodes_bytes other = sipcodes_element_value(&element);
            struct order its = {(size_t)sipcodes_element_q(&element) + 1, place};
            if (comes_after(order, its) && sipcodes_uri_equal(other.text, other.length, uri.text, uri.length))
                return true;
        }
    }
    return false;
}

int next_contact(const sipcodes_response *response, const struct context *context, sipcodes_cursor *cursor,
                 sipcodes_element *element, bool *refused)
{
    struct order last = {cursor->at[0], cursor->at[1]};
    struct order best = {0, 0};
    sipcodes_cursor walk = {{0}};
    sipcodes_element candidate;
    int found = 1;

    for (size_t place = 1; place <= MOST_CONTACTS && found != 0; place++) {
        struct order order;
        sipcodes_bytes uri;

        found = sipcodes_response_next(response, SIPCODES_FIELD_CONTACT, &walk, &candidate);
        if (found <= 0)
            continue;
        order = (struct order){(size_t)sipcodes_element_q(&candidate) + 1, place};
        uri = sipcodes_element_value(&candidate);
        if (!is_sip_address(uri))
            continue;
        if (changes_security(context, uri)) {
            if (refused)
                *refused = true;
            continue;
        }
        if (!comes_after(order, last) || (best.place && !comes_after(best, order)))
            continue;
        if (was_tried(context, uri) || is_repeated(response, order, uri))
            continue;
        best = order;
        *element = candidate;
    }
    if (best.place == 0)
        return 0;
    cursor->at[0] = best.q;
    cursor->at[1] = best.place;
    return 1;
}

/* How long a 302 holds: the expires of the Contact, else the Expires header field, else for this request only (RFC
 * 3261 21.3.3). */
static int64_t validity(struct inquiry *inquiry, const sipcodes_element *contact)
{
    char digits[12];
    int64_t seconds = 0;
    int length = sipcodes_element_parameter(contact, "expires", digits, sizeof digits);

    if (length <= 0 || length >= (int)sizeof digits) {
        seconds = number_of(inquiry, SIPCODES_FIELD_EXPIRES);
        return seconds == NONE ? 0 : seconds;
    }
    for (int i = 0; i < length; i++) {
        if (!is_digit(digits[i]))
            return MALFORMED_EXPIRES;
        seconds = seconds * 10 + (digits[i] - '0');
    }
    return seconds;
}

static void remember(struct inquiry *inquiry, const sipcodes_element *contact)
{
    switch (inquiry->treated) {
    case 301:
        put(inquiry, SIPCODES_ADVICE_REMEMBER, SIPCODES_FOREVER);
        break;
    case 302:
        put(inquiry, SIPCODES_ADVICE_REMEMBER, validity(inquiry, contact));
        break;
    default:
        put(inquiry, SIPCODES_ADVICE_REMEMBER, 0);
        break;
    }
}

/* 305, 380 and 485 name addresses that are not the callee's own, so a person or a configuration chooses. */
static int reason_to_ask(int treated)
{
    switch (treated) {
    case 305:
        return REASON_USE_PROXY;
    case 380:
        return REASON_ALTERNATIVE_SERVICE;
    case 485:
        return REASON_AMBIGUOUS;
    default:
        return REASON_NONE;
    }
}

static void ask_first(struct inquiry *inquiry, int reason)
{
    put(inquiry, SIPCODES_ADVICE_CONSENT, 1);
    put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_REDIRECT);
    decide(inquiry, SIPCODES_ACTION_STOP, reason);
}

/* True if the message names an address that a SIP request could go to, tried or not. */
static bool names_sip_address(const struct inquiry *inquiry)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    while ((found = sipcodes_response_next(inquiry->response, SIPCODES_FIELD_CONTACT, &cursor, &element)) != 0)
        if (found > 0 && is_sip_address(sipcodes_element_value(&element)))
            return true;
    return false;
}

static void no_contact_left(struct inquiry *inquiry, bool refused)
{
    sipcodes_element element;

    if (refused) {
        ask_first(inquiry, REASON_REDIRECT_GIVES_UP_SIPS);
    } else if (names_sip_address(inquiry)) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REDIRECT_EXHAUSTED);
    } else if (first_element(inquiry, SIPCODES_FIELD_CONTACT, &element)) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REDIRECT_OUTSIDE_SIP);
    } else {
        put(inquiry, SIPCODES_ADVICE_MISSING, SIPCODES_FIELD_CONTACT);
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FIELD_MISSING);
    }
}

void apply_redirect(struct inquiry *inquiry)
{
    int ask = is_told(inquiry, SIPCODES_CONTEXT_CONSENT) ? REASON_NONE : reason_to_ask(inquiry->treated);
    sipcodes_cursor cursor = {{0}};
    sipcodes_element contact;
    bool refused = false;
    bool is_left;

    put(inquiry, SIPCODES_ADVICE_FIELD, SIPCODES_FIELD_CONTACT);
    if (!inquiry->has_fields) {
        decide(inquiry, sipcodes_code_action(inquiry->code), REASON_REDIRECT);
        return;
    }
    is_left = next_contact(inquiry->response, &inquiry->context, &cursor, &contact, &refused) > 0;
    /* A proxy passes the whole response on, also if it could follow a part of it (RFC 5630 5.3). */
    if (refused && is_proxy(inquiry)) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REDIRECT_FOR_THE_CALLER);
        return;
    }
    if (!is_left) {
        no_contact_left(inquiry, refused);
        return;
    }
    remember(inquiry, &contact);
    if (ask)
        ask_first(inquiry, ask);
    else
        decide(inquiry, SIPCODES_ACTION_REDIRECT, REASON_REDIRECT);
    if (refused)
        note(inquiry, REASON_REDIRECT_LEAVES_OUT);
}
