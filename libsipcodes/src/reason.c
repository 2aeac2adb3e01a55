/* reason.c - the value of a Reason header field (RFC 3326), written and read, and the protocols that it names. */
#include "cause.h"
#include "language.h"
#include "names.h"
#include "scan.h"

#define MOST_REASONS 64
#define LONGEST_PART 65535

/* ---- Protocols ---- */

const sipcodes_protocol *sipcodes_protocol_at(size_t index)
{
    return index < SIZE_PROTOCOLS ? &sipcodes_tables.protocols[index] : NULL;
}

const sipcodes_protocol *sipcodes_protocol_find(const char *name, size_t length)
{
    if (!name)
        return NULL;
    for (size_t i = 0; i < SIZE_PROTOCOLS; i++)
        if (slice_is(slice_of(name, length), string_at(sipcodes_tables.protocols[i].name)))
            return &sipcodes_tables.protocols[i];
    return NULL;
}

const char *sipcodes_protocol_name(const sipcodes_protocol *protocol)
{
    return protocol ? string_at(protocol->name) : "";
}

bool sipcodes_protocol_is_registered(const sipcodes_protocol *protocol)
{
    return protocol && protocol->registered;
}

const char *sipcodes_protocol_source(const sipcodes_protocol *protocol)
{
    return protocol ? string_at(protocol->source) : "";
}

bool sipcodes_protocol_takes_several(const sipcodes_protocol *protocol)
{
    return protocol && protocol->several;
}

const char *sipcodes_protocol_meaning(const sipcodes_protocol *protocol, const char *lang)
{
    return protocol ? text_string(protocol->meaning, language_index(lang)) : "";
}

const char *sipcodes_protocol_use(const sipcodes_protocol *protocol, const char *lang)
{
    return protocol ? text_string(protocol->use, language_index(lang)) : "";
}

/* ---- Writing ---- */

static struct slice slice_from(sipcodes_bytes bytes)
{
    return bytes.text ? slice_of(bytes.text, bytes.length) : (struct slice){NULL, 0};
}

static bool is_token(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!is_char(text.text[i], CHAR_TOKEN))
            return false;
    return text.length > 0;
}

/* The length of the UTF-8 character at the front; 0 if there is none, or one that is longer than it has to be. */
static size_t character_length(struct slice text)
{
    unsigned char first = (unsigned char)text.text[0];
    size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    unsigned char second;

    if (length < 2)
        return length;
    if (length > text.length)
        return 0;
    second = (unsigned char)text.text[1];
    /* Overlong forms, surrogates, and what is above U+10FFFF. */
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
        return 0;
    for (size_t i = 1; i < length; i++)
        if (((unsigned char)text.text[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

/* True if a text may stand in a quoted string: a line end would begin another header field. */
static bool is_sound_text(struct slice text)
{
    while (text.length > 0) {
        size_t length = character_length(text);
        if (length == 0 || (is_control(text.text[0]) && text.text[0] != '\t'))
            return false;
        text = (struct slice){text.text + length, text.length - length};
    }
    return true;
}

/* What is wrong with a reason by itself, or SIPCODES_OK. */
static int check_reason(const sipcodes_reason *reason)
{
    struct slice protocol = slice_from(reason->protocol);
    struct slice text = slice_from(reason->text);
    bool is_q850 = slice_is(protocol, "Q.850");

    if (protocol.length > LONGEST_PART || text.length > LONGEST_PART || (!reason->text.text && reason->text.length > 0))
        return SIPCODES_E_ARGUMENT;
    if (!is_token(protocol) || !is_sound_text(text))
        return SIPCODES_E_SYNTAX;
    if (slice_is(protocol, "SIP") && (reason->cause < 100 || reason->cause > 699))
        return SIPCODES_E_STATUS;
    if (reason->cause < -1 || (is_q850 && (reason->cause < 1 || reason->cause > CAUSE_HIGHEST)))
        return SIPCODES_E_CAUSE;
    if ((unsigned)reason->location >= SIZE_LOCATIONS || (reason->location && !is_q850))
        return SIPCODES_E_LOCATION;
    return SIPCODES_OK;
}

static bool is_same_token(struct slice a, struct slice b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (to_lower(a.text[i]) != to_lower(b.text[i]))
            return false;
    return true;
}

/* True if an earlier reason has the protocol, which takes one only (RFC 9366 3). */
static bool is_second(const sipcodes_reason *reasons, size_t index)
{
    struct slice protocol = slice_from(reasons[index].protocol);

    if (sipcodes_protocol_takes_several(sipcodes_protocol_find(protocol.text, protocol.length)))
        return false;
    for (size_t i = 0; i < index; i++)
        if (is_same_token(slice_from(reasons[i].protocol), protocol))
            return true;
    return false;
}

static void put_quoted(struct out *out, struct slice text)
{
    OUT_PUT_LITERAL(out, "\"");
    for (size_t i = 0; i < text.length;) {
        size_t length = character_length((struct slice){text.text + i, text.length - i});
        if (text.text[i] == '"' || text.text[i] == '\\')
            OUT_PUT_LITERAL(out, "\\");
        out_put(out, (struct slice){text.text + i, length});
        i += length;
    }
    OUT_PUT_LITERAL(out, "\"");
}

static void put_reason(struct out *out, const sipcodes_reason *reason)
{
    out_put(out, slice_from(reason->protocol));
    if (reason->cause >= 0) {
        OUT_PUT_LITERAL(out, ";cause=");
        out_put_number(out, reason->cause);
    }
    if (reason->text.text) {
        OUT_PUT_LITERAL(out, ";text=");
        put_quoted(out, slice_from(reason->text));
    }
    if (reason->location) {
        OUT_PUT_LITERAL(out, ";location=");
        out_put_string(out, sipcodes_location_name(reason->location));
    }
}

int sipcodes_reason_write(const sipcodes_reason *reasons, size_t count, char *buffer, size_t size, size_t *index)
{
    struct out out;

    if (!out_begin(&out, buffer, size) || (!reasons && count > 0) || count > MOST_REASONS)
        return SIPCODES_E_ARGUMENT;
    for (size_t i = 0; i < count; i++) {
        int error = check_reason(&reasons[i]);
        if (!error && is_second(reasons, i))
            error = SIPCODES_E_SYNTAX;
        if (error && index)
            *index = i;
        if (error)
            return error;
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            OUT_PUT_LITERAL(&out, ", ");
        put_reason(&out, &reasons[i]);
    }
    return out_end(&out);
}

/* ---- Reading ---- */

int sipcodes_reason_next(const char *value, size_t length, sipcodes_cursor *cursor, sipcodes_element *element)
{
    const sipcodes_header_field field = {{sipcodes_field_name(SIPCODES_FIELD_REASON), SIZE_MAX}, {value, length}};
    sipcodes_response response;
    int error;

    if (!value || !cursor || !element)
        return SIPCODES_E_ARGUMENT;
    /* The cursor holds places in the value only, so a response with it as its one field can be made anew each time. */
    error = sipcodes_response_make(&response, 200, (sipcodes_bytes){NULL, 0}, &field, 1);
    return error ? error : sipcodes_response_next(&response, SIPCODES_FIELD_REASON, cursor, element);
}
