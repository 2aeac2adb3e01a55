/*
 * element.c - reads the elements of header fields, and tells what they say.
 *
 * There is one reader for each form of registry/fields.toml. A reader takes one element, leaves the scan behind it,
 * and returns false with the problem in the scan if it is malformed.
 */
#include "element.h"

#include "uri.h"

#define MOST_SECONDS UINT32_MAX    /* RFC 3261 20.19: 2**32-1 */
#define MOST_CSEQ ((1u << 31) - 1) /* RFC 3261 8.1.1.5 */
#define MOST_ERROR_CODE 999        /* RFC 3261 20.43, RFC 6442 4.3, RFC 8876: three digits */
#define WHOLE_Q 1000

/* What the fields of a form do not have in common; bits. */
enum { MAY_BE_EMPTY = 1, HAS_SLASH = 2, HAS_PARAMETERS = 4, HAS_Q = 8, HAS_DOT = 16, THREE_DIGITS = 32, IN_BRACKETS = 64 };

static const uint8_t traits[SIZE_FIELDS] = {
    [SIPCODES_FIELD_ACCEPT] = MAY_BE_EMPTY | HAS_SLASH | HAS_PARAMETERS | HAS_Q,
    [SIPCODES_FIELD_ACCEPT_ENCODING] = MAY_BE_EMPTY | HAS_PARAMETERS | HAS_Q,
    [SIPCODES_FIELD_ACCEPT_LANGUAGE] = MAY_BE_EMPTY | HAS_PARAMETERS | HAS_Q,
    [SIPCODES_FIELD_ACCEPT_RESOURCE_PRIORITY] = MAY_BE_EMPTY | HAS_DOT,
    [SIPCODES_FIELD_ALERTMSG_ERROR] = HAS_PARAMETERS | THREE_DIGITS,
    [SIPCODES_FIELD_ALLOW] = MAY_BE_EMPTY,
    [SIPCODES_FIELD_CALL_INFO] = HAS_PARAMETERS | IN_BRACKETS,
    [SIPCODES_FIELD_CONTACT] = HAS_PARAMETERS | HAS_Q,
    [SIPCODES_FIELD_CONTENT_TYPE] = HAS_SLASH | HAS_PARAMETERS,
    [SIPCODES_FIELD_ERROR_INFO] = HAS_PARAMETERS | IN_BRACKETS,
    [SIPCODES_FIELD_GEOLOCATION_ERROR] = HAS_PARAMETERS | THREE_DIGITS,
    [SIPCODES_FIELD_MIN_SE] = HAS_PARAMETERS,
    [SIPCODES_FIELD_PERMISSION_MISSING] = HAS_PARAMETERS,
    [SIPCODES_FIELD_RECV_INFO] = MAY_BE_EMPTY | HAS_PARAMETERS,
    [SIPCODES_FIELD_SECURITY_SERVER] = HAS_PARAMETERS | HAS_Q,
    [SIPCODES_FIELD_SUPPORTED] = MAY_BE_EMPTY,
    [SIPCODES_FIELD_TO] = HAS_PARAMETERS,
};

static bool has_trait(sipcodes_field field, unsigned trait)
{
    return (traits[field] & trait) != 0;
}

/* ---- Readers of parts of elements ---- */

/* "0", "1" or either with up to three decimals, in thousandths; -1 for anything else. */
static int32_t read_q(struct slice text)
{
    static const int32_t weights[] = {0, 0, 100, 10, 1};
    int32_t q;

    if (text.length == 0 || text.length > 5 || (text.text[0] != '0' && text.text[0] != '1'))
        return -1;
    q = (text.text[0] - '0') * WHOLE_Q;
    for (size_t i = 1; i < text.length; i++) {
        if (i == 1 ? text.text[i] != '.' : !is_digit(text.text[i]))
            return -1;
        if (i > 1)
            q += (text.text[i] - '0') * weights[i];
    }
    return q <= WHOLE_Q ? q : -1;
}

static bool is_decimal(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!is_digit(text.text[i]))
            return false;
    return text.length > 0;
}

/* Takes the number out of a parameter. */
static bool read_parameter_number(struct scan *scan, const struct parameter *parameter, int64_t *number)
{
    struct scan value;

    if (!is_decimal(parameter->value))
        return scan_fail(scan, SIPCODES_PROBLEM_NUMBER, parameter->value.text ? parameter->value.text : scan->at);
    value = scan_of(parameter->value);
    return scan_number(&value, MOST_SECONDS, number) || scan_fail(scan, value.problem, value.fault);
}

/* What a parameter means to the form of its field. */
static bool use_parameter(struct scan *scan, const struct parameter *parameter, sipcodes_field field, struct element *element)
{
    int64_t number;

    if (has_trait(field, HAS_Q) && slice_is(parameter->name, "q") && element->q < 0) {
        element->q = read_q(parameter->value);
        return element->q >= 0 ||
               scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, parameter->value.text ? parameter->value.text : scan->at);
    }
    if (element->form == FORM_RETRY_AFTER && slice_is(parameter->name, "duration"))
        return read_parameter_number(scan, parameter, &number);
    if (element->form == FORM_REASONS && slice_is(parameter->name, "cause") && element->number < 0 &&
        is_decimal(parameter->value))
        return read_parameter_number(scan, parameter, &element->number);
    return true;
}

/* The parameters that each have a semicolon before them, if there are any. */
static bool read_parameters(struct scan *scan, sipcodes_field field, struct element *element)
{
    const char *from = scan->at;

    while (scan_separator(scan, ';')) {
        struct parameter parameter;
        if (!scan_parameter(scan, &parameter) || !use_parameter(scan, &parameter, field, element))
            return false;
    }
    element->parameters = scan_since(scan, from);
    return true;
}

/* A word for tokens that are separated by slashes: "application/sdp", "SIP/2.0/UDP". */
static bool read_slashed(struct scan *scan, int slashes, struct slice *value)
{
    const char *from = scan->at;
    struct slice token;

    if (!scan_token(scan, &token))
        return false;
    for (int i = 0; i < slashes; i++) {
        if (!scan_separator(scan, '/'))
            return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
        if (!scan_token(scan, &token))
            return false;
    }
    *value = scan_since(scan, from);
    return true;
}

/* A URI of any scheme; the text has been found to consist of bytes that may be in one. */
static bool check_uri(struct scan *scan, struct slice uri)
{
    return uri_is_valid(uri) || scan_fail(scan, SIPCODES_PROBLEM_URI, uri.text);
}

/* Goes behind the ">" of a malformed URI; where another one begins before it, only behind the "<". */
static bool fail_bracketed(struct scan *scan, const char *bracket)
{
    const char *at = scan->at;

    scan_fail(scan, SIPCODES_PROBLEM_URI, at < scan->end && is_control(*at) ? at : bracket);
    while (at < scan->end && *at != '<' && *at != '>' && *at != '"')
        at++;
    scan->at = at < scan->end && *at == '>' ? at + 1 : bracket + 1;
    return false;
}

/* "<", a URI and ">". White space inside the brackets is let pass (RFC 4475 3.1.2.14). */
static bool read_bracketed(struct scan *scan, struct slice *uri)
{
    const char *bracket = scan->at++;
    const char *from;

    scan_lws(scan);
    from = scan->at;
    while (scan->at < scan->end && is_uri_char(*scan->at))
        scan->at++;
    *uri = scan_since(scan, from);
    scan_lws(scan);
    if (!scan_sees(scan, '>'))
        return fail_bracketed(scan, bracket);
    scan->at++;
    return check_uri(scan, *uri);
}

/* A URI without brackets: what follows a semicolon or a comma is not of it, and a question mark may not be in it. */
static bool read_bare(struct scan *scan, struct slice *uri)
{
    const char *from = scan->at;

    while (scan->at < scan->end && is_uri_char(*scan->at) && *scan->at != ';' && *scan->at != ',')
        scan->at++;
    *uri = scan_since(scan, from);
    if (uri->length > 0 && memchr(uri->text, '?', uri->length))
        return scan_fail(scan, SIPCODES_PROBLEM_URI, from);
    return check_uri(scan, *uri);
}

static bool is_display_char(char c)
{
    return is_char(c, CHAR_TOKEN) || (unsigned char)c >= 0x80;
}

/* The words before "<", if there are any; with the white space behind them. UTF-8 is let pass. */
static bool read_display(struct scan *scan, struct slice *display)
{
    const char *from = scan->at;

    if (scan_sees(scan, '"')) {
        if (!scan_quoted(scan, display))
            return false;
        scan_lws(scan);
        return scan_sees(scan, '<') || scan_fail(scan, SIPCODES_PROBLEM_URI, scan->at);
    }
    while (scan->at < scan->end && is_display_char(*scan->at)) {
        while (scan->at < scan->end && is_display_char(*scan->at))
            scan->at++;
        *display = scan_since(scan, from);
        scan_lws(scan);
    }
    return true;
}

/* A name-addr or an addr-spec. */
static bool read_address(struct scan *scan, sipcodes_field field, struct element *element)
{
    const char *from = scan->at;

    if (!has_trait(field, IN_BRACKETS) && !read_display(scan, &element->extra))
        return false;
    if (scan_sees(scan, '<'))
        return read_bracketed(scan, &element->value) && read_parameters(scan, field, element);
    if (has_trait(field, IN_BRACKETS))
        return scan_fail(scan, SIPCODES_PROBLEM_URI, from);
    scan->at = from;
    element->extra = (struct slice){NULL, 0};
    return read_bare(scan, &element->value) && read_parameters(scan, field, element);
}

/* ---- Readers of elements, by form ---- */

static bool read_token(struct scan *scan, sipcodes_field field, struct element *element)
{
    const char *dot;

    if (!read_slashed(scan, has_trait(field, HAS_SLASH), &element->value))
        return false;
    if (has_trait(field, HAS_DOT)) {
        /* namespace "." r-priority, with no other dot (RFC 4412 3.1) */
        const char *end = element->value.text + element->value.length;
        dot = memchr(element->value.text, '.', element->value.length);
        if (!dot || dot == element->value.text || dot + 1 == end || memchr(dot + 1, '.', (size_t)(end - dot - 1)))
            return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, element->value.text);
    }
    return !has_trait(field, HAS_PARAMETERS) || read_parameters(scan, field, element);
}

static bool read_number(struct scan *scan, sipcodes_field field, struct element *element)
{
    if (!scan_number(scan, has_trait(field, THREE_DIGITS) ? MOST_ERROR_CODE : MOST_SECONDS, &element->number))
        return false;
    return !has_trait(field, HAS_PARAMETERS) || read_parameters(scan, field, element);
}

/* A comment with white space before it, if one is there and there was none before. */
static bool read_comment(struct scan *scan, struct element *element)
{
    struct scan ahead = *scan;

    scan_lws(&ahead);
    if (element->extra.text || !scan_sees(&ahead, '('))
        return true;
    *scan = ahead;
    return scan_comment(scan, &element->extra);
}

/* The comment stands before the parameters (RFC 3261 25.1); behind them it is let pass. */
static bool read_retry_after(struct scan *scan, sipcodes_field field, struct element *element)
{
    return scan_number(scan, MOST_SECONDS, &element->number) && read_comment(scan, element) &&
           read_parameters(scan, field, element) && read_comment(scan, element);
}

/* White space that has to be there. */
static bool read_space(struct scan *scan)
{
    const char *from = scan->at;

    scan_lws(scan);
    return scan->at > from || scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, from);
}

static bool read_cseq(struct scan *scan, struct element *element)
{
    return scan_number(scan, MOST_CSEQ, &element->number) && read_space(scan) && scan_token(scan, &element->value);
}

static bool read_via(struct scan *scan, sipcodes_field field, struct element *element)
{
    return read_slashed(scan, 2, &element->value) && read_space(scan) && scan_host_port(scan, &element->extra) &&
           read_parameters(scan, field, element);
}

/* Exactly three digits, the agent, and a quoted text. */
static bool read_warning(struct scan *scan, struct element *element)
{
    const char *from = scan->at;

    if (!scan_number(scan, MOST_ERROR_CODE, &element->number))
        return false;
    if (scan->at - from != 3)
        return scan_fail(scan, SIPCODES_PROBLEM_RANGE, from);
    if (!read_space(scan))
        return false;
    from = scan->at;
    while (scan->at < scan->end && is_char(*scan->at, CHAR_VALUE))
        scan->at++;
    element->value = scan_since(scan, from);
    scan_lws(scan);
    if (element->value.length == 0 || !scan_sees(scan, '"'))
        return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
    return scan_quoted(scan, &element->extra);
}

static bool read_reason(struct scan *scan, sipcodes_field field, struct element *element)
{
    return scan_token(scan, &element->value) && read_parameters(scan, field, element);
}

static bool read_text(struct scan *scan, struct element *element)
{
    const char *from = scan->at;

    for (scan_lws(scan); !scan_ended(scan); scan_lws(scan)) {
        if (is_control(*scan->at))
            return scan_fail(scan, SIPCODES_PROBLEM_CONTROL, scan->at);
        scan->at++;
    }
    element->value = scan_since(scan, from);
    return true;
}

/* ---- Challenges (RFC 3261 20.27 and 20.44, RFC 8898) ----
 *
 * RFC 3261 7.3.1 has one challenge in a header field; peers also write several, as HTTP has it (RFC 7235 2.1). Commas
 * then separate both parameters and challenges: a word with another one behind it begins a challenge.
 */

/* True if a challenge begins here, and no parameter of the one before. */
static bool begins_challenge(struct scan scan)
{
    struct slice token;

    if (!scan_token(&scan, &token))
        return false;
    scan_lws(&scan);
    return !scan_sees(&scan, '=');
}

/* "abc==" and nothing else, as "Negotiate" has it (RFC 7235 2.1). */
static bool take_token68(struct scan *scan, struct slice *token68)
{
    const char *from = scan->at;
    struct scan ahead = *scan;

    while (ahead.at < ahead.end && is_char(*ahead.at, CHAR_TOKEN68))
        ahead.at++;
    while (ahead.at > from && scan_sees(&ahead, '='))
        ahead.at++;
    *token68 = scan_since(&ahead, from);
    scan_lws(&ahead);
    if (token68->length == 0 || !(scan_ended(&ahead) || scan_sees(&ahead, ',')))
        return false;
    scan->at = token68->text + token68->length;
    return true;
}

static bool read_auth_parameters(struct scan *scan, struct element *element)
{
    const char *from = scan->at;
    const char *behind;

    do {
        struct parameter parameter;
        if (!scan_parameter(scan, &parameter))
            return false;
        if (!parameter.value.text)
            return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
        behind = scan->at;
        if (!scan_separator(scan, ','))
            break;
        scan_commas(scan);
    } while (!scan_ended(scan) && !begins_challenge(*scan));
    scan->at = behind;
    element->parameters = scan_since(scan, from);
    return true;
}

static bool read_challenge(struct scan *scan, struct element *element)
{
    struct slice token68;
    const char *behind;

    if (!scan_token(scan, &element->value))
        return false;
    behind = scan->at;
    scan_lws(scan);
    if (scan_ended(scan) || scan_sees(scan, ',')) {
        if (slice_is(element->value, "Digest"))
            return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, scan->at);
        scan->at = behind;
        return true;
    }
    if (scan->at == behind)
        return scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, behind);
    if (!slice_is(element->value, "Digest") && take_token68(scan, &token68)) {
        element->extra = token68;
        return true;
    }
    return read_auth_parameters(scan, element);
}

/* ---- Any element ---- */

static bool read_form(struct scan *scan, sipcodes_field field, struct element *element)
{
    switch (element->form) {
    case FORM_TOKENS:
    case FORM_TOKEN:
        return read_token(scan, field, element);
    case FORM_NUMBER:
        return read_number(scan, field, element);
    case FORM_URIS:
    case FORM_ADDRESSES:
    case FORM_ADDRESS:
        return read_address(scan, field, element);
    case FORM_CSEQ:
        return read_cseq(scan, element);
    case FORM_CHALLENGE:
        return read_challenge(scan, element);
    case FORM_REASONS:
        return read_reason(scan, field, element);
    case FORM_RETRY_AFTER:
        return read_retry_after(scan, field, element);
    case FORM_VIAS:
        return read_via(scan, field, element);
    case FORM_WARNINGS:
        return read_warning(scan, element);
    default:
        return read_text(scan, element);
    }
}

bool element_is_in_list(sipcodes_field field)
{
    switch (sipcodes_tables.fields[field].form) {
    case FORM_TOKENS:
    case FORM_URIS:
    case FORM_ADDRESSES:
    case FORM_CHALLENGE:
    case FORM_REASONS:
    case FORM_VIAS:
    case FORM_WARNINGS:
        return true;
    default:
        return false;
    }
}

bool element_may_be_missing(sipcodes_field field)
{
    return has_trait(field, MAY_BE_EMPTY);
}

/* "*", which is all that a Contact field then has (RFC 3261 20.10). */
static bool read_star(struct scan *scan, bool alone, struct element *element)
{
    const char *from = scan->at;
    struct scan ahead = *scan;

    ahead.at++;
    scan_lws(&ahead);
    if (!scan_ended(&ahead) && !scan_sees(&ahead, ','))
        return false;
    scan->at = from + 1;
    element->value = scan_since(scan, from);
    if (!alone || !scan_ended(&ahead))
        scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, from);
    return true;
}

/* Goes behind what is malformed: to the next comma, or in challenges to the next one behind which a challenge begins. */
static void skip_malformed(struct scan *scan, sipcodes_field field)
{
    bool more = element_is_in_list(field);

    /* What was read up to the fault belongs to the malformed element, its commas too. */
    if (scan->fault > scan->at)
        scan->at = scan->fault;
    if (!more)
        scan->at = scan->end;
    while (more) {
        struct scan ahead;
        scan_to_comma(scan);
        ahead = *scan;
        scan_commas(&ahead);
        more = sipcodes_tables.fields[field].form == FORM_CHALLENGE && !scan_ended(&ahead) && !begins_challenge(ahead);
        if (more)
            scan->at = ahead.at;
    }
}

void element_read(struct scan *scan, sipcodes_field field, bool alone, struct element *element)
{
    const char *from = scan->at;

    *element = element_blank(field);
    if (!(field == SIPCODES_FIELD_CONTACT && scan_sees(scan, '*') && read_star(scan, alone, element)))
        read_form(scan, field, element);
    if (!scan->problem) {
        struct scan ahead = *scan;
        scan_lws(&ahead);
        if (!scan_ended(&ahead) && !(element_is_in_list(field) && scan_sees(&ahead, ',')))
            scan_fail(scan, SIPCODES_PROBLEM_SYNTAX, ahead.at);
    }
    if (scan->problem) {
        *element = element_blank(field);
        skip_malformed(scan, field);
    }
    element->text = trim_lws(scan_since(scan, from));
}

/* ---- What an element says ---- */

static const struct element *element_of(const sipcodes_element *element)
{
    return (const struct element *)element;
}

sipcodes_bytes sipcodes_element_value(const sipcodes_element *element)
{
    return element ? (sipcodes_bytes){element_of(element)->value.text, element_of(element)->value.length}
                   : (sipcodes_bytes){NULL, 0};
}

sipcodes_bytes sipcodes_element_text(const sipcodes_element *element)
{
    return element ? (sipcodes_bytes){element_of(element)->text.text, element_of(element)->text.length}
                   : (sipcodes_bytes){NULL, 0};
}

int64_t sipcodes_element_number(const sipcodes_element *element)
{
    return element ? element_of(element)->number : -1;
}

int sipcodes_element_q(const sipcodes_element *element)
{
    return element && element_of(element)->q >= 0 ? element_of(element)->q : WHOLE_Q;
}

sipcodes_fault sipcodes_element_fault(const sipcodes_element *element)
{
    return element ? element_of(element)->fault : (sipcodes_fault){0};
}

/* What the part of an element is called that is no parameter on the wire, but is asked for like one. */
static const char *extra_name(unsigned form)
{
    switch (form) {
    case FORM_CHALLENGE:
        return "token68";
    case FORM_RETRY_AFTER:
        return "comment";
    case FORM_VIAS:
        return "sent-by";
    case FORM_WARNINGS:
        return "text";
    default:
        return "display";
    }
}

/* The value of a parameter as written. False if the element does not have it. */
static bool find_parameter(const struct element *element, const char *name, struct slice *value)
{
    struct parameter parameter;
    struct scan scan;

    if (element->extra.text && slice_is(slice_of(name, SIZE_MAX), extra_name(element->form))) {
        *value = element->extra;
        return true;
    }
    if (element->parameters.length == 0)
        return false;
    scan = scan_of(element->parameters);
    do {
        while (scan_separator(&scan, ';') || scan_separator(&scan, ','))
            ;
        if (!scan_parameter(&scan, &parameter))
            return false;
    } while (!slice_is(parameter.name, name));
    *value = parameter.value;
    return true;
}

int sipcodes_element_parameter(const sipcodes_element *element, const char *name, char *buffer, size_t size)
{
    struct slice value;
    struct out out;

    if (!element || !name || (!buffer && size > 0))
        return SIPCODES_E_ARGUMENT;
    if (!find_parameter(element_of(element), name, &value))
        return SIPCODES_E_NOT_FOUND;
    out_begin(&out, buffer, size);
    if (value.length > 0)
        put_plain(&out, value);
    return out_end(&out);
}
