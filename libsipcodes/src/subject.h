/*
 * subject.h - a status code that a page is about, known or not, and what can be said of it.
 */
#ifndef SIPCODES_SUBJECT_H
#define SIPCODES_SUBJECT_H

#include "language.h"

struct subject {
    int status;
    const sipcodes_code *code;  /* NULL if the code is unknown */
    const sipcodes_code *rules; /* whose facts hold: the code's own, or those of what it is treated as */
    const text_ref *text;       /* by sipcodes_text */
    struct slice name;          /* "486 Busy Here", or for an unknown code own_name, so a subject is not to be copied */
    char own_name[SIZE_UNKNOWN_NAME];
    char digits[3];             /* of the status */
    uint16_t value[SIZE_FACTS]; /* the facts of rules; what nobody can know of an unknown code is 0 */
};

/* Fills in a subject, its name in a language. False if status is no status code. */
bool subject_init(struct subject *subject, int status, size_t language);

/* A fact as sipcodes_code_value() gives it; what nobody can know of an unknown code is 0. */
static inline uint32_t subject_value(const struct subject *subject, sipcodes_fact fact)
{
    return subject->value[fact];
}

/* What a fact rests on. */
string_ref subject_source(const struct subject *subject, sipcodes_fact fact);

/* One text of the code, or the general one for unknown codes. */
static inline text_ref subject_text(const struct subject *subject, sipcodes_text text)
{
    return subject->text[text];
}

/* The sentence, or the short phrase, that states a fact of this code. */
text_ref subject_sentence(const struct subject *subject, sipcodes_fact fact);
text_ref subject_short(const struct subject *subject, sipcodes_fact fact);

/* The members to name in the sentence about a set: those in it or, for "all except", those missing. */
uint32_t subject_named(const struct subject *subject, sipcodes_fact fact);

/* True for a code that only the client's own stack makes. */
static inline bool subject_is_local(const struct subject *subject)
{
    return subject_value(subject, SIPCODES_FACT_STANDING) == SIPCODES_STANDING_LOCAL;
}

/* The number of the set of header fields that belong to the code itself; 0 if there are none. */
static inline unsigned subject_header_set(const struct subject *subject)
{
    return subject->code ? subject->code->header_set : 0;
}

/* True if both state the same value for a fact. */
static inline bool subject_agrees(const struct subject *a, const struct subject *b, sipcodes_fact fact)
{
    bool same = subject_value(a, fact) == subject_value(b, fact);

    switch (fact) {
    case SIPCODES_FACT_HEADERS:
        return subject_header_set(a) == subject_header_set(b);
    case SIPCODES_FACT_METHODS:
        /* None is a different thing for a code that is never sent and for one of which nobody knows. */
        return same && subject_is_local(a) == subject_is_local(b);
    default:
        return same;
    }
}

/* How many distinct header fields belong to the code itself, and the name of the one at index. */
size_t subject_headers(const struct subject *subject);
string_ref subject_header(const struct subject *subject, size_t index);

/* A sentence names no more header fields than this, the strongest first; only 200 has more. */
#define MAX_LISTED_HEADERS 7

/* A list of sources. */
struct reading {
    const string_ref *refs;
    size_t count;
};

/* What the texts about the code rest on. */
struct reading subject_reading(const struct subject *subject);

/* A list of status codes. */
struct relations {
    const int16_t *statuses;
    size_t count;
};

/* The codes worth knowing beside this one. */
struct relations subject_relations(const struct subject *subject);

#endif
