/*
 * language.c - choosing a language by its tag (RFC 4647 3.4, lookup), what is known of it, and texts in it.
 */
#include "language.h"

/* What lookup knows beside the languages themselves: tags for readers who are better served by another language. */
#define NOT_SPOKEN SIZE_LANGUAGES

/* A tag without what POSIX locales add: ".UTF-8", "@euro". */
static struct slice without_charset(struct slice tag)
{
    size_t length = 0;
    while (length < tag.length && tag.text[length] != '.' && tag.text[length] != '@')
        length++;
    return (struct slice){tag.text, length};
}

static bool is_hyphen(char c)
{
    return c == '-' || c == '_';
}

/* Below, at or above 0, as a given tag stands before, is, or stands behind a known one. */
static int compare_tags(struct slice given, const char *tag)
{
    for (size_t i = 0; i < given.length; i++) {
        char c = is_hyphen(given.text[i]) ? '-' : to_lower(given.text[i]);
        if (c != tag[i] || c == '\0')
            return (unsigned char)c - (unsigned char)tag[i] + (c == tag[i]);
    }
    return -(tag[given.length] != '\0');
}

/* The row of exactly this tag, or SIZE_LANGUAGE_TAGS. */
static size_t exact_row(struct slice tag)
{
    size_t low = 0, high = SIZE_LANGUAGE_TAGS;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_tags(tag, string_at(sipcodes_tables.language_tags[middle].tag));
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return SIZE_LANGUAGE_TAGS;
}

size_t language_row(struct slice tag)
{
    tag = without_charset(tag);
    while (tag.length > 0) {
        size_t row = exact_row(tag);
        if (row < SIZE_LANGUAGE_TAGS)
            return row;
        /* The next shorter tag. */
        do
            tag.length--;
        while (tag.length > 0 && !is_hyphen(tag.text[tag.length]));
    }
    return SIZE_LANGUAGE_TAGS;
}

/* The language that answers for a tag; NOT_SPOKEN if none does. */
static size_t find_language(const char *lang)
{
    size_t row = language_row(slice_of(lang, SIZE_MAX));
    return row < SIZE_LANGUAGE_TAGS ? sipcodes_tables.language_tags[row].language : NOT_SPOKEN;
}

size_t language_index(const char *lang)
{
    size_t index = lang ? find_language(lang) : 0;
    return index < SIZE_LANGUAGES ? index : 0;
}

const char *sipcodes_language_at(size_t index)
{
    return index < SIZE_LANGUAGES ? string_at(sipcodes_tables.languages[index].tag) : NULL;
}

const char *sipcodes_language(const char *lang)
{
    return sipcodes_language_at(lang ? find_language(lang) : 0);
}

/* ---- What is known of a language ---- */

static const struct language_entry *entry_of(const char *lang)
{
    size_t index = lang ? find_language(lang) : 0;
    return index < SIZE_LANGUAGES ? &sipcodes_tables.languages[index] : NULL;
}

const char *sipcodes_language_name(const char *lang)
{
    const struct language_entry *entry = entry_of(lang);
    return entry ? string_at(entry->native) : NULL;
}

const char *sipcodes_language_english_name(const char *lang)
{
    const struct language_entry *entry = entry_of(lang);
    return entry ? string_at(entry->english) : NULL;
}

bool sipcodes_language_is_rtl(const char *lang)
{
    const struct language_entry *entry = entry_of(lang);
    return entry && entry->is_rtl;
}

int sipcodes_language_coverage(const char *lang, sipcodes_coverage of)
{
    const struct language_entry *entry = entry_of(lang);

    if ((unsigned)of >= SIZE_COVERAGES)
        return SIPCODES_E_ARGUMENT;
    return entry ? entry->coverage[of] : 0;
}

/* ---- Texts ---- */

const char *text_string(text_ref ref, size_t language)
{
    return text_at(ref, language).text;
}

const char *text_language(text_ref ref, size_t language)
{
    return sipcodes_language_at(text_is_borrowed(ref, language) ? 0 : language);
}
