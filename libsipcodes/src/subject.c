/* subject.c - what can be said of a status code, also of one that nobody has registered. */
#include "subject.h"

#define ALL_METHODS ((2u << SIPCODES_METHOD_UPDATE) - (2u << SIPCODES_METHOD_UNKNOWN))

/* From here on it reads better to name the methods that are in the set than those that are not. */
#define MAX_EXCEPTED_METHODS 4

bool subject_init(struct subject *subject, int status)
{
    const sipcodes_code *code = sipcodes_get(status);

    *subject = (struct subject){status, code, code ? code : sipcodes_get(sipcodes_resolve(status))};
    return subject->rules != NULL;
}

uint32_t subject_value(const struct subject *subject, sipcodes_fact fact)
{
    if (!subject->code) {
        switch (fact) {
        case SIPCODES_FACT_STANDING:
        case SIPCODES_FACT_REPAIR: /* an unknown 4xx counts as 400, but that does not make it a syntax error */
        case SIPCODES_FACT_SENDERS:
        case SIPCODES_FACT_METHODS:
        case SIPCODES_FACT_HEADERS:
            return 0;
        default:
            break;
        }
    }
    return sipcodes_code_value(subject->rules, fact);
}

const char *subject_source(const struct subject *subject, sipcodes_fact fact)
{
    if (subject->code || fact == SIPCODES_FACT_CLASS)
        return sipcodes_code_source(subject->rules, fact);
    return string_at(sipcodes_tables.unknown_rule);
}

text_ref subject_text(const struct subject *subject, sipcodes_text text)
{
    static const text_ref unknown[SIZE_CODE_TEXTS] = {
        [SIPCODES_TEXT_LEAD] = MSG_UNKNOWN_LEAD, [SIPCODES_TEXT_DESCRIPTION] = MSG_UNKNOWN_DESCRIPTION,
        [SIPCODES_TEXT_WHEN] = MSG_UNKNOWN_WHEN, [SIPCODES_TEXT_FIX] = MSG_UNKNOWN_FIX,
        [SIPCODES_TEXT_SEND] = MSG_UNKNOWN_SEND, [SIPCODES_TEXT_RECEIVE] = MSG_UNKNOWN_RECEIVE,
    };
    return subject->code ? subject->code->text[text] : unknown[text];
}

size_t count_bits(uint32_t set)
{
    size_t count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* The ways in which a set can be put into words, and the texts for each. */
enum set_form { SET_UNKNOWN, SET_NONE, SET_ALL, SET_EXCEPT, SET_NAMED, SET_FORMS };

static enum set_form senders_form(const struct subject *subject)
{
    uint32_t senders = subject_value(subject, SIPCODES_FACT_SENDERS);

    if (senders == 0)
        return SET_UNKNOWN;
    return senders == 1u << SIPCODES_SENDER_LOCAL ? SET_NONE : SET_NAMED;
}

static enum set_form methods_form(const struct subject *subject)
{
    uint32_t methods = subject_value(subject, SIPCODES_FACT_METHODS);

    if (subject_value(subject, SIPCODES_FACT_STANDING) == SIPCODES_STANDING_LOCAL)
        return SET_NONE;
    if (methods == 0)
        return SET_UNKNOWN;
    if (methods == ALL_METHODS)
        return SET_ALL;
    return count_bits(ALL_METHODS & ~methods) <= MAX_EXCEPTED_METHODS ? SET_EXCEPT : SET_NAMED;
}

text_ref subject_sentence(const struct subject *subject, sipcodes_fact fact)
{
    static const text_ref senders[SET_FORMS] = {[SET_UNKNOWN] = MSG_FACT_SENDERS_NOT_KNOWN,
                                                [SET_NONE] = MSG_FACT_SENDERS_ONLY_LOCAL,
                                                [SET_NAMED] = MSG_FACT_SENDERS_ONE};
    static const text_ref methods[SET_FORMS] = {[SET_UNKNOWN] = MSG_FACT_METHODS_NOT_KNOWN,
                                                [SET_NONE] = MSG_FACT_METHODS_NEVER,
                                                [SET_ALL] = MSG_FACT_METHODS_ANY,
                                                [SET_EXCEPT] = MSG_FACT_METHODS_EXCEPT,
                                                [SET_NAMED] = MSG_FACT_METHODS_ONE};

    switch (fact) {
    case SIPCODES_FACT_SENDERS:
        return senders[senders_form(subject)];
    case SIPCODES_FACT_METHODS:
        return methods[methods_form(subject)];
    case SIPCODES_FACT_HEADERS:
        if (!subject_header(subject, 0))
            return MSG_DIFFERENCE_NONE_HEADERS;
        return subject_header(subject, MAX_LISTED_HEADERS) ? MSG_FACT_HEADERS_FIRST : MSG_FACT_HEADERS_ONE;
    default:
        return sipcodes_tables.value_text[fact][subject_value(subject, fact)].one;
    }
}

text_ref subject_short(const struct subject *subject, sipcodes_fact fact)
{
    static const text_ref methods[SET_FORMS] = {[SET_UNKNOWN] = MSG_FACT_METHODS_SHORT_NOT_KNOWN,
                                                [SET_NONE] = MSG_FACT_METHODS_SHORT_NEVER,
                                                [SET_ALL] = MSG_FACT_METHODS_SHORT_ANY,
                                                [SET_EXCEPT] = MSG_FACT_METHODS_SHORT_EXCEPT,
                                                [SET_NAMED] = MSG_FACT_METHODS_SHORT};

    switch (fact) {
    case SIPCODES_FACT_SENDERS:
        return senders_form(subject) == SET_UNKNOWN ? MSG_FACT_SENDERS_UNKNOWN_SHORT : MSG_FACT_SENDERS_SHORT;
    case SIPCODES_FACT_METHODS:
        return methods[methods_form(subject)];
    default:
        return sipcodes_tables.value_text[fact][subject_value(subject, fact)].label;
    }
}

uint32_t subject_named(const struct subject *subject, sipcodes_fact fact)
{
    uint32_t set = subject_value(subject, fact);

    if (fact == SIPCODES_FACT_METHODS && methods_form(subject) == SET_EXCEPT)
        return ALL_METHODS & ~set;
    return set;
}

const sipcodes_header *subject_header(const struct subject *subject, size_t index)
{
    const sipcodes_header *header;
    const sipcodes_header *before = NULL;

    if (!subject->code)
        return NULL;
    for (size_t i = 0; (header = sipcodes_code_header(subject->code, i)) && !header->general; i++) {
        bool repeated = false;
        for (size_t j = 0; j < i && !repeated; j++) {
            before = sipcodes_code_header(subject->code, j);
            repeated = before->name == header->name;
        }
        if (!repeated && index-- == 0)
            return header;
    }
    return NULL;
}

/* The order in which a record names its header fields does not count. */
static bool same_headers(const struct subject *a, const struct subject *b)
{
    const sipcodes_header *in_a, *in_b;
    size_t count_a = 0, count_b = 0;

    while (subject_header(b, count_b))
        count_b++;
    for (; (in_a = subject_header(a, count_a)); count_a++) {
        size_t i = 0;
        while ((in_b = subject_header(b, i)) && in_b->name != in_a->name)
            i++;
        if (!in_b)
            return false;
    }
    return count_a == count_b;
}

bool subject_agrees(const struct subject *a, const struct subject *b, sipcodes_fact fact)
{
    switch (fact) {
    case SIPCODES_FACT_HEADERS:
        return same_headers(a, b);
    case SIPCODES_FACT_METHODS:
        return methods_form(a) == methods_form(b) &&
               (methods_form(a) == SET_NONE || subject_value(a, fact) == subject_value(b, fact));
    default:
        return subject_value(a, fact) == subject_value(b, fact);
    }
}
