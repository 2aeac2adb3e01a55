/*
 * language.c - choosing a language by its tag (RFC 4647 3.4, lookup), and texts in it.
 */
#include "language.h"

/* The length of a tag without what POSIX locales add: ".UTF-8", "@euro". */
static size_t tag_length(const char *lang)
{
    size_t length = 0;
    while (lang[length] != '\0' && lang[length] != '.' && lang[length] != '@')
        length++;
    return length;
}

static bool same_tag(const char *lang, size_t length, const char *tag)
{
    for (size_t i = 0; i < length; i++) {
        char c = lang[i] == '_' ? '-' : lang[i];
        if (tag[i] == '\0' || to_lower(c) != to_lower(tag[i]))
            return false;
    }
    return tag[length] == '\0';
}

/* The index of the language with exactly this tag, or SIZE_LANGUAGES. */
static size_t exact_language(const char *lang, size_t length)
{
    size_t index = 0;
    while (index < SIZE_LANGUAGES && !same_tag(lang, length, string_at(sipcodes_tables.language[index])))
        index++;
    return index;
}

/* Drops subtags from the end until a language fits; SIZE_LANGUAGES if none does. */
static size_t find_language(const char *lang)
{
    size_t length = tag_length(lang);

    while (length > 0) {
        size_t index = exact_language(lang, length);
        if (index < SIZE_LANGUAGES)
            return index;
        do
            length--;
        while (length > 0 && lang[length] != '-' && lang[length] != '_');
    }
    return SIZE_LANGUAGES;
}

size_t language_index(const char *lang)
{
    size_t index = lang ? find_language(lang) : 0;
    return index < SIZE_LANGUAGES ? index : 0;
}

const char *sipcodes_language_at(size_t index)
{
    return index < SIZE_LANGUAGES ? string_at(sipcodes_tables.language[index]) : NULL;
}

const char *sipcodes_language(const char *lang)
{
    return lang ? sipcodes_language_at(find_language(lang)) : sipcodes_language_at(0);
}

const char *text_string(text_ref ref, size_t language)
{
    return text_at(ref, language).text;
}

const char *text_language(text_ref ref, size_t language)
{
    bool borrowed = (sipcodes_tables.borrowed[language][ref / 8] >> ref % 8 & 1) != 0;
    return sipcodes_language_at(borrowed ? 0 : language);
}
