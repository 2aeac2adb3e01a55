/*
 * language.h - which language answers, and the texts of the tables in it.
 */
#ifndef SIPCODES_LANGUAGE_H
#define SIPCODES_LANGUAGE_H

#include "strings.h"

/* The index of the language that answers for a tag; 0, English, for NULL and for those not spoken. */
size_t language_index(const char *lang);

/* The row of language_tags that answers for a tag; SIZE_LANGUAGE_TAGS if none does. */
size_t language_row(struct slice tag);

/* Where a text in a language is; in English if the language does not have it yet. */
static inline const struct text_place *text_place_at(text_ref ref, size_t language)
{
    return &sipcodes_tables.text[language][ref];
}

/* The text at a place. */
static inline struct slice text_of(const struct text_place *place)
{
    return (struct slice){string_at(place->at), place->length};
}

/* A text in a language, or in English if the language does not have it yet. */
static inline struct slice text_at(text_ref ref, size_t language)
{
    return text_of(text_place_at(ref, language));
}

/* True if the language does not have a text, so that English stands in for it. */
static inline bool text_is_borrowed(text_ref ref, size_t language)
{
    return text_place_at(ref, language)->is_borrowed;
}

/* The same as a NUL-ended string. */
const char *text_string(text_ref ref, size_t language);

/* The tag of the language that text_at() answers in. */
const char *text_language(text_ref ref, size_t language);

#endif
