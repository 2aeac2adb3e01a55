/* subject.c - what can be said of a status code, also of one that nobody has registered. */
#include "subject.h"

#include <string.h>

#define ALL_METHODS ((2u << SIPCODES_METHOD_UPDATE) - (2u << SIPCODES_METHOD_UNKNOWN))

/* From here on it reads better to name the methods that are in the set than those that are not. */
#define MAX_EXCEPTED_METHODS 4

/* What a code has to be known for, although RFC 3261 8.1.3.2 tells what to treat an unknown one as. */
static const uint8_t needs_record[] = {
    SIPCODES_FACT_STANDING, SIPCODES_FACT_SENDERS, SIPCODES_FACT_METHODS,
    SIPCODES_FACT_HEADERS,  SIPCODES_FACT_REPAIR, /* an unknown 4xx counts as 400, but that does not make it a syntax error */
};

/* The texts about every unknown code. */
static const text_ref unknown_text[SIZE_CODE_TEXTS] = {
    [SIPCODES_TEXT_LEAD] = MSG_UNKNOWN_LEAD, [SIPCODES_TEXT_DESCRIPTION] = MSG_UNKNOWN_DESCRIPTION,
    [SIPCODES_TEXT_WHEN] = MSG_UNKNOWN_WHEN, [SIPCODES_TEXT_FIX] = MSG_UNKNOWN_FIX,
    [SIPCODES_TEXT_SEND] = MSG_UNKNOWN_SEND, [SIPCODES_TEXT_RECEIVE] = MSG_UNKNOWN_RECEIVE,
};

/* Makes the name of a code that has none. The text has no other argument than the status. */
static struct slice unknown_name(struct subject *subject, size_t language)
{
    struct slice rest = text_at(MSG_PAGE_UNKNOWN_CODE, language);
    char *at = subject->own_name;

    for (;;) {
        struct slice literal = cut_literal(&rest);
        memcpy(at, literal.text, literal.length);
        at += literal.length;
        if (rest.length == 0)
            return (struct slice){subject->own_name, (size_t)(at - subject->own_name)};
        cut_argument(&rest);
        memcpy(at, subject->digits, sizeof subject->digits);
        at += sizeof subject->digits;
    }
}

bool subject_init(struct subject *subject, int status, size_t language)
{
    const sipcodes_code *code = sipcodes_get(status);
    const sipcodes_code *rules = code ? code : sipcodes_get(sipcodes_resolve(status));

    if (!rules)
        return false;
    subject->status = status;
    subject->code = code;
    subject->rules = rules;
    subject->text = code ? code->text : unknown_text;
    memcpy(subject->value, rules->value, sizeof subject->value);
    for (size_t i = 0; !code && i < sizeof needs_record; i++)
        subject->value[needs_record[i]] = 0;
    /* Nor does it tell that a repair helps, and when. */
    if (!code && subject->value[SIPCODES_FACT_AGAIN] == SIPCODES_AGAIN_REPAIRED)
        subject->value[SIPCODES_FACT_AGAIN] = SIPCODES_AGAIN_UNKNOWN;
    subject->digits[0] = (char)('0' + status / 100);
    subject->digits[1] = (char)('0' + status / 10 % 10);
    subject->digits[2] = (char)('0' + status % 10);
    subject->name = code ? slice_at(code->name) : unknown_name(subject, language);
    return true;
}

static size_t count_bits(uint32_t set)
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

    if (subject_is_local(subject))
        return SET_NONE;
    if (methods == 0)
        return SET_UNKNOWN;
    if (methods == ALL_METHODS)
        return SET_ALL;
    return count_bits(ALL_METHODS & ~methods) <= MAX_EXCEPTED_METHODS ? SET_EXCEPT : SET_NAMED;
}

string_ref subject_source(const struct subject *subject, sipcodes_fact fact)
{
    if (subject->code)
        return subject->code->source[fact];
    switch (fact) {
    case SIPCODES_FACT_CLASS:
        return sipcodes_tables.class_rule;
    case SIPCODES_FACT_STANDING:
        return sipcodes_tables.iana_source;
    case SIPCODES_FACT_SENDERS:
    case SIPCODES_FACT_METHODS:
    case SIPCODES_FACT_HEADERS:
        return 0;
    default:
        return sipcodes_tables.unknown_rule;
    }
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
        if (subject_headers(subject) == 0)
            return MSG_DIFFERENCE_NONE_HEADERS;
        return subject_headers(subject) > MAX_LISTED_HEADERS ? MSG_FACT_HEADERS_FIRST : MSG_FACT_HEADERS_ONE;
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

size_t subject_headers(const struct subject *subject)
{
    return subject->code ? subject->code->own_headers.count : 0;
}

string_ref subject_header(const struct subject *subject, size_t index)
{
    return sipcodes_tables.strings[subject->code->own_headers.first + index];
}

struct reading subject_reading(const struct subject *subject)
{
    if (!subject->code)
        return (struct reading){&sipcodes_tables.unknown_rule, 1};
    return (struct reading){sipcodes_tables.strings + subject->code->reading.first, subject->code->reading.count};
}

struct relations subject_relations(const struct subject *subject)
{
    /* Beside an unknown code, the one that it is treated as. */
    if (!subject->code)
        return (struct relations){&sipcodes_tables.resolve_at[subject->status - 100], 1};
    return (struct relations){sipcodes_tables.numbers + subject->code->related.first, subject->code->related.count};
}
