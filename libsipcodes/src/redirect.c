/* redirect.c - where a 3xx, or a 485, points to, and whether to go there (RFC 3261 8.1.3.4, 21.3). */
#include "advise.h"

/* More than anyone tries; a message may name thousands. */
#define MOST_CONTACTS 64

/* URIs above this are compared as they are written: to compare them well takes time that grows faster than they do. */
#define LONGEST_COMPARED 512

/* What a malformed expires parameter stands for (RFC 3261 20.10). */
#define MALFORMED_EXPIRES 3600

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

/* ---- The order of Contacts ---- */

/* The Contacts of a response by their place in the message; those that are malformed have no URI. */
struct contacts {
    sipcodes_bytes uri[MOST_CONTACTS];
    int q[MOST_CONTACTS];
    int count;
    int top;                  /* the place of the one with the highest q, of equals the first; -1 if there is none */
    sipcodes_element element; /* of that one */
};

/* The URI of a Contact; none for "*", which names no address (RFC 3261 20.10, 25.1). */
static sipcodes_bytes uri_of(const sipcodes_element *contact)
{
    sipcodes_bytes uri = sipcodes_element_value(contact);

    return uri.length == 1 && uri.text[0] == '*' ? (sipcodes_bytes){NULL, 0} : uri;
}

static void collect(const sipcodes_response *response, struct contacts *contacts)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    contacts->top = -1;
    for (contacts->count = 0; contacts->count < MOST_CONTACTS; contacts->count++) {
        int place = contacts->count;
        found = sipcodes_response_next(response, SIPCODES_FIELD_CONTACT, &cursor, &element);
        if (found == 0)
            return;
        contacts->uri[place] = found > 0 ? uri_of(&element) : (sipcodes_bytes){NULL, 0};
        contacts->q[place] = sipcodes_element_q(&element);
        if (contacts->uri[place].text && (contacts->top < 0 || contacts->q[place] > contacts->q[contacts->top])) {
            contacts->top = place;
            contacts->element = element;
        }
    }
}

/* Equivalent (RFC 3261 19.1.4); of long ones only those that are alike, so that many of them cannot take long. */
static bool is_same_target(sipcodes_bytes a, sipcodes_bytes b)
{
    if (a.length > LONGEST_COMPARED || b.length > LONGEST_COMPARED)
        return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
    return sipcodes_uri_equal(a.text, a.length, b.text, b.length);
}

/* True if the same URI comes earlier in the order, which is by q and then by place: each is tried once. */
static bool is_repeated(const struct contacts *contacts, int place)
{
    for (int other = 0; other < contacts->count; other++) {
        bool is_earlier = other < place ? contacts->q[other] >= contacts->q[place] : contacts->q[other] > contacts->q[place];
        if (is_earlier && contacts->uri[other].text && is_same_target(contacts->uri[other], contacts->uri[place]))
            return true;
    }
    return false;
}

/* The places of the Contacts that may be tried, as bits. */
static uint64_t survey(const struct contacts *contacts, const struct context *context, bool *refused)
{
    uint64_t left = 0;

    for (int place = 0; place < contacts->count; place++) {
        sipcodes_bytes uri = contacts->uri[place];
        if (!uri.text || !is_sip_address(uri))
            continue;
        if (changes_security(context, uri)) {
            if (refused)
                *refused = true;
            continue;
        }
        if (!was_tried(context, uri) && !is_repeated(contacts, place))
            left |= (uint64_t)1 << place;
    }
    return left;
}

/* Takes the Contact with the highest q, and of equals the first, out of those that are left; its place, or -1. */
static int take_best(const sipcodes_response *response, uint64_t left, sipcodes_element *element)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element candidate;
    int best = -1;

    for (int place = 0; place < MOST_CONTACTS && left >> place != 0; place++) {
        int found = sipcodes_response_next(response, SIPCODES_FIELD_CONTACT, &cursor, &candidate);
        if (found == 0)
            break;
        if (found < 0 || !(left >> place & 1) || (best >= 0 && sipcodes_element_q(&candidate) <= sipcodes_element_q(element)))
            continue;
        *element = candidate;
        best = place;
    }
    return best;
}

/* What the cursor holds: the places that are left in two parts, because a size_t may have 32 bits. */
enum { AT_BEGUN, AT_LOW, AT_HIGH };

static void keep(sipcodes_cursor *cursor, uint64_t left)
{
    cursor->at[AT_BEGUN] = 1;
    cursor->at[AT_LOW] = (size_t)(left & UINT32_MAX);
    cursor->at[AT_HIGH] = (size_t)(left >> 32);
}

/* The first one: mostly that with the highest q, which has been read already. */
static int begin(const sipcodes_response *response, const struct context *context, uint64_t *left, sipcodes_element *element,
                 bool *refused)
{
    struct contacts contacts;

    collect(response, &contacts);
    *left = survey(&contacts, context, refused);
    if (contacts.top < 0 || !(*left >> contacts.top & 1))
        return take_best(response, *left, element);
    *element = contacts.element;
    return contacts.top;
}

int next_contact(const sipcodes_response *response, const struct context *context, sipcodes_cursor *cursor,
                 sipcodes_element *element, bool *refused)
{
    uint64_t left = (uint64_t)cursor->at[AT_HIGH] << 32 | (cursor->at[AT_LOW] & UINT32_MAX);
    int place = cursor->at[AT_BEGUN] ? take_best(response, left, element) : begin(response, context, &left, element, refused);

    keep(cursor, place < 0 ? 0 : left & ~((uint64_t)1 << place));
    return place >= 0;
}

/* ---- Redirects ---- */

/* A number of seconds as RFC 3261 8.3 reads it: what is malformed is an hour, and what is too large the largest. */
static int64_t read_expires(const char *digits)
{
    int64_t seconds = 0;

    for (const char *at = digits; *at; at++) {
        if (!is_digit(*at))
            return MALFORMED_EXPIRES;
        seconds = seconds * 10 + (*at - '0');
        if (seconds > UINT32_MAX)
            seconds = UINT32_MAX;
    }
    return *digits ? seconds : MALFORMED_EXPIRES;
}

/* How long a 302 holds: the expires of the Contact, else the Expires header field, else for this request only (RFC
 * 3261 21.3.3). */
static int64_t validity(struct inquiry *inquiry, const sipcodes_element *contact)
{
    char digits[32];
    int length = sipcodes_element_parameter(contact, "expires", digits, sizeof digits);
    int64_t seconds;

    if (length >= 0)
        return length < (int)sizeof digits ? read_expires(digits) : MALFORMED_EXPIRES;
    seconds = number_of(inquiry, SIPCODES_FIELD_EXPIRES);
    return seconds == NONE ? 0 : seconds;
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

/* "*", which stands for all bindings of a registration and for no address. */
static bool is_wildcard(const sipcodes_element *contact)
{
    sipcodes_bytes value = sipcodes_element_value(contact);

    return value.length == 1 && value.text[0] == '*';
}

static void no_contact_left(struct inquiry *inquiry, bool refused)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    if (refused) {
        ask_first(inquiry, REASON_REDIRECT_GIVES_UP_SIPS);
    } else if (next_contact(inquiry->response, context_of(NULL), &cursor, &element, NULL) > 0) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REDIRECT_EXHAUSTED);
    } else if (first_element(inquiry, SIPCODES_FIELD_CONTACT, &element) && !is_wildcard(&element)) {
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
    is_left = next_contact(inquiry->response, inquiry->context, &cursor, &contact, &refused) > 0;
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
