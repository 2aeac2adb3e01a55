/* advice.c - what an advice says: its numbers, its values from the message, its reasons as sentences. */
#include "advice.h"

#include "foreign.h"
#include "language.h"
#include "list.h"
#include "names.h"
#include "sentence.h"

int64_t sipcodes_advice_get(const sipcodes_advice *given, sipcodes_advice_value value)
{
    return given && (int)value > 0 && (int)value < ADVICE_VALUES ? advice_of(given)->value[value] : NONE;
}

const char *sipcodes_advice_name(sipcodes_advice_value value)
{
    return word_at(WORDS_ADVICE, (int)value);
}

const char *sipcodes_advice_value_name(sipcodes_advice_value value, int64_t number)
{
    int index = number >= 0 && number <= UINT8_MAX ? (int)number : NONE;

    switch (value) {
    case SIPCODES_ADVICE_ACTION:
    case SIPCODES_ADVICE_OTHERWISE:
        return sipcodes_value_name(SIPCODES_FACT_ACTION, index);
    case SIPCODES_ADVICE_REPAIR:
        return sipcodes_value_name(SIPCODES_FACT_REPAIR, index);
    case SIPCODES_ADVICE_DIALOG_EFFECT:
        return sipcodes_value_name(SIPCODES_FACT_DIALOG_EFFECT, index);
    case SIPCODES_ADVICE_DELAY_FROM:
        return word_at(WORDS_DELAY_FROM, index);
    case SIPCODES_ADVICE_HOLD_SCOPE:
        return word_at(WORDS_HOLD, index);
    case SIPCODES_ADVICE_REACHED:
        return word_at(WORDS_REACHED, index);
    case SIPCODES_ADVICE_ORIGIN:
        return word_at(WORDS_ORIGIN, index);
    case SIPCODES_ADVICE_FIELD:
    case SIPCODES_ADVICE_MISSING:
        return sipcodes_field_name((sipcodes_field)index);
    default:
        return NULL;
    }
}

/* ---- Values from the message ---- */

/* The member of a cursor that sipcodes_response_next() leaves to us: which of the two fields is walked. */
#define AT_PART 4

/* True for the card of a 608 that tells whom to ask for redress (RFC 8688 3.1). */
static bool is_card(const sipcodes_element *element)
{
    char purpose[16];
    int length = sipcodes_element_parameter(element, "purpose", purpose, sizeof purpose);

    return length > 0 && length < (int)sizeof purpose && slice_is(slice_of(purpose, SIZE_MAX), "jwscard");
}

/* The next well-formed element of a field, of Call-Info the cards only; as sipcodes_response_next(). */
static int next_element(const struct advice *advice, sipcodes_field field, sipcodes_cursor *cursor, sipcodes_element *element)
{
    int found;

    do
        found = sipcodes_response_next(advice->response, field, cursor, element);
    while (found == SIPCODES_E_SYNTAX || (found > 0 && field == SIPCODES_FIELD_CALL_INFO && !is_card(element)));
    return found;
}

/* Challenges of both kinds: first those of the field that the code asks for. */
static int next_challenge(const struct advice *advice, sipcodes_cursor *cursor, sipcodes_element *element)
{
    sipcodes_field first = (sipcodes_field)advice->value[SIPCODES_ADVICE_FIELD];
    sipcodes_field second =
        first == SIPCODES_FIELD_WWW_AUTHENTICATE ? SIPCODES_FIELD_PROXY_AUTHENTICATE : SIPCODES_FIELD_WWW_AUTHENTICATE;

    for (size_t part = cursor->at[AT_PART]; part < 2; part++) {
        int found = next_element(advice, part == 0 ? first : second, cursor, element);

        if (found != 0)
            return found;
        *cursor = (sipcodes_cursor){{0}};
        cursor->at[AT_PART] = part + 1;
    }
    return 0;
}

int sipcodes_advice_next(const sipcodes_advice *given, sipcodes_cursor *cursor, sipcodes_element *element)
{
    const struct advice *advice = advice_of(given);

    if (!given || !cursor || !element)
        return SIPCODES_E_ARGUMENT;
    if (!advice->response || advice->value[SIPCODES_ADVICE_FIELD] <= 0)
        return 0;
    switch (advice->value[SIPCODES_ADVICE_FIELD]) {
    case SIPCODES_FIELD_CONTACT:
        return next_contact(advice->response, context_of(advice->context), cursor, element, NULL);
    case SIPCODES_FIELD_WWW_AUTHENTICATE:
    case SIPCODES_FIELD_PROXY_AUTHENTICATE:
        return next_challenge(advice, cursor, element);
    default:
        return next_element(advice, (sipcodes_field)advice->value[SIPCODES_ADVICE_FIELD], cursor, element);
    }
}

/* ---- Reasons ---- */

/* NULL past the end, and for no advice. */
static const struct reason_entry *reason_at(const sipcodes_advice *given, size_t index)
{
    const struct advice *advice = advice_of(given);

    return given && index < advice->count ? &sipcodes_tables.reasons[advice->reasons[index]] : NULL;
}

const char *sipcodes_advice_reason(const sipcodes_advice *given, size_t index)
{
    const struct reason_entry *reason = reason_at(given, index);

    return reason ? string_at(reason->id) : NULL;
}

/* What the field that a reason is about rests on: the row of the code's own header fields. */
static string_ref header_source(const struct advice *advice)
{
    const char *name = sipcodes_field_name((sipcodes_field)advice->value[SIPCODES_ADVICE_MISSING]);
    const sipcodes_header *header;

    for (size_t i = 0; name && (header = sipcodes_code_header(advice->code, i)) != NULL; i++)
        if (strcmp(sipcodes_header_name(header), name) == 0)
            return header->source;
    return advice->code->reference;
}

string_ref advice_source(const sipcodes_advice *given, size_t index)
{
    const struct advice *advice = advice_of(given);
    const struct reason_entry *reason = reason_at(given, index);

    switch (reason->kind) {
    case SOURCE_ACTION:
        return advice->code->source[SIPCODES_FACT_ACTION];
    case SOURCE_HEADER:
        return header_source(advice);
    case SOURCE_REFERENCE:
        return advice->code->reference;
    default:
        return reason->source;
    }
}

const char *sipcodes_advice_source(const sipcodes_advice *given, size_t index)
{
    return sipcodes_advice_reason(given, index) ? string_at(advice_source(given, index)) : NULL;
}

bool sipcodes_advice_is_warning(const sipcodes_advice *given, size_t index)
{
    const struct reason_entry *reason = reason_at(given, index);

    return reason && reason->warning;
}

/* ---- Sentences ---- */

/* What the arguments of a text are taken from. */
struct telling {
    const sipcodes_advice *given;
    int64_t number;
    sipcodes_field field; /* that the text is about; UNKNOWN for that of the advice */
    size_t language;
};

/* Milliseconds as seconds, in English "5", "2.1", "3.05". */
static void write_seconds(int64_t milliseconds, size_t language, struct out *out)
{
    int64_t rest = milliseconds % SECOND;

    out_put_number(out, milliseconds / SECOND);
    for (int64_t unit = SECOND / 10; rest > 0; unit /= 10) {
        if (unit == SECOND / 10)
            out_put_prose(out, text_at(MSG_FORMAT_DECIMAL, language));
        out_put_number(out, rest / unit);
        rest %= unit;
    }
}

/* "486 Busy Here"; for an unknown code the number alone. */
static void write_code(int status, struct out *out)
{
    const sipcodes_code *code = sipcodes_get(status);

    if (code)
        out_put_prose(out, slice_at(code->name));
    else
        out_put_number(out, status);
}

static void write_bytes(sipcodes_bytes bytes, struct out *out)
{
    foreign_write((struct slice){bytes.text, bytes.length}, out);
}

/* A parameter of an element, if it has it; what is longer than a person reads is cut. */
static void write_parameter(const sipcodes_element *element, const char *before, const char *name, const char *after,
                            struct out *out)
{
    char value[100];
    int length = sipcodes_element_parameter(element, name, value, sizeof value);

    if (length <= 0 || foreign_trim(slice_of(value, SIZE_MAX)).length == 0)
        return;
    out_put_string(out, before);
    foreign_write(slice_of(value, SIZE_MAX), out);
    out_put_string(out, after);
}

/* One value, with what a person needs of its parameters. */
static void write_value(sipcodes_field field, const sipcodes_element *element, struct out *out)
{
    sipcodes_bytes value = sipcodes_element_value(element);

    switch (field) {
    case SIPCODES_FIELD_WWW_AUTHENTICATE:
    case SIPCODES_FIELD_PROXY_AUTHENTICATE:
        write_bytes(value, out);
        write_parameter(element, " ", "algorithm", "", out);
        write_parameter(element, " (", "realm", ")", out);
        break;
    case SIPCODES_FIELD_WARNING:
        out_put_number(out, sipcodes_element_number(element));
        write_parameter(element, " ", "text", "", out);
        break;
    case SIPCODES_FIELD_REASON:
        if (sipcodes_element_parameter(element, "text", NULL, 0) > 0)
            write_parameter(element, "", "text", "", out);
        else
            write_bytes(sipcodes_element_text(element), out);
        break;
    default:
        write_bytes(value.length > 0 ? value : sipcodes_element_text(element), out);
        break;
    }
}

/* The values of the advice: "a", "a and b", "a, b and c". */
static void write_values(const struct telling *telling, struct out *out)
{
    sipcodes_field field = (sipcodes_field)advice_of(telling->given)->value[SIPCODES_ADVICE_FIELD];
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element, next;
    bool more = sipcodes_advice_next(telling->given, &cursor, &element) > 0;

    for (size_t index = 0; more; index++) {
        more = sipcodes_advice_next(telling->given, &cursor, &next) > 0;
        list_write_joint(JOINT_AND, index, !more, telling->language, out);
        write_value(field, &element, out);
        element = next;
    }
}

static void write_argument(enum argument argument, const void *user, struct out *out)
{
    const struct telling *telling = user;
    const struct advice *advice = advice_of(telling->given);
    int status = sipcodes_response_status(advice->response);

    switch (argument) {
    case ARGUMENT_CODE:
        write_code(status, out);
        break;
    case ARGUMENT_STATUS:
        out_put_number(out, status);
        break;
    case ARGUMENT_FALLBACK:
        write_code(sipcodes_resolve(status), out);
        break;
    case ARGUMENT_TEXT:
        out_put_prose(out, text_at(advice->code->text[SIPCODES_TEXT_LEAD], telling->language));
        break;
    case ARGUMENT_METHOD:
        write_bytes(sipcodes_response_method_name(advice->response), out);
        break;
    case ARGUMENT_LIST:
        write_values(telling, out);
        break;
    case ARGUMENT_FIELD:
        out_put_string(out, sipcodes_field_name(telling->field));
        break;
    case ARGUMENT_LEAST:
        write_seconds(advice->value[SIPCODES_ADVICE_DELAY_MIN], telling->language, out);
        break;
    case ARGUMENT_MOST:
        write_seconds(advice->value[SIPCODES_ADVICE_DELAY_MAX], telling->language, out);
        break;
    case ARGUMENT_WAIT:
        write_seconds(advice->value[SIPCODES_ADVICE_DELAY], telling->language, out);
        break;
    case ARGUMENT_SECONDS:
        out_put_number(out, advice->retry_after != NONE ? advice->retry_after : 0);
        break;
    case ARGUMENT_NUMBER:
        out_put_number(out, telling->number);
        break;
    default:
        break;
    }
}

/* The field that a text names: what is missing, or what the step looks at. */
static sipcodes_field field_of(const struct advice *advice)
{
    int64_t missing = advice->value[SIPCODES_ADVICE_MISSING];

    return (sipcodes_field)(missing != NONE ? missing : advice->value[SIPCODES_ADVICE_FIELD]);
}

void advice_write(const sipcodes_advice *given, text_ref text, int64_t number, size_t language, struct out *out)
{
    struct telling telling = {given, number, field_of(advice_of(given)), language};

    sentence_write(text, language, write_argument, &telling, out);
}

bool advice_has_values(const sipcodes_advice *given)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;

    return sipcodes_advice_next(given, &cursor, &element) > 0;
}

bool advice_names_values(const sipcodes_advice *given)
{
    const struct reason_entry *reason = reason_at(given, 0);

    return reason && reason->values && advice_has_values(given);
}

/* The number that a text speaks of: an interval for the next request, or how long to stay away, in seconds. */
static int64_t number_of_reason(const struct advice *advice)
{
    static const sipcodes_advice_value values[] = {SIPCODES_ADVICE_SESSION_EXPIRES, SIPCODES_ADVICE_EXPIRES,
                                                   SIPCODES_ADVICE_HOLD};

    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (advice->value[values[i]] != NONE)
            return advice->value[values[i]];
    return 0;
}

text_ref advice_reason_text(const sipcodes_advice *given, size_t index)
{
    const struct reason_entry *reason = reason_at(given, index);

    return reason->values && advice_has_values(given) ? reason->values : reason->text;
}

text_ref advice_reason_inner(const sipcodes_advice *given, size_t index)
{
    bool has_inner = advice_of(given)->reasons[index] == REASON_MEANING;

    return has_inner ? advice_of(given)->code->text[SIPCODES_TEXT_LEAD] : 0;
}

void advice_write_reason(const sipcodes_advice *given, size_t index, size_t language, struct out *out)
{
    const struct advice *advice = advice_of(given);
    sipcodes_field own = (sipcodes_field)advice->fields[index];
    struct telling telling = {given, number_of_reason(advice), own ? own : field_of(advice), language};

    sentence_write(advice_reason_text(given, index), language, write_argument, &telling, out);
}

const char *sipcodes_advice_language(const sipcodes_advice *given, size_t index, const char *lang)
{
    size_t language = language_index(lang);
    text_ref inner;

    if (!reason_at(given, index))
        return NULL;
    inner = advice_reason_inner(given, index);
    return text_language(inner ? inner : advice_reason_text(given, index), language);
}

int sipcodes_advice_text(const sipcodes_advice *given, size_t index, const char *lang, char *buffer, size_t size)
{
    struct out out;

    if (!out_begin(&out, buffer, size) || !reason_at(given, index))
        return SIPCODES_E_ARGUMENT;
    advice_write_reason(given, index, language_index(lang), &out);
    return out_end(&out);
}
