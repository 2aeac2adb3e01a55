/* cause.c - the causes of Q.850 and of products, and finding them by number, name or symbol. */
#include "cause.h"

#include "key.h"
#include "language.h"
#include "names.h"

const sipcodes_cause *sipcodes_cause_get(int number)
{
    if (number < 1)
        return NULL;
    /* Those of Q.850 are all there. */
    if (number <= CAUSE_HIGHEST)
        return &sipcodes_tables.causes[number - 1];
    for (size_t i = CAUSE_HIGHEST; i < SIZE_CAUSES; i++)
        if (sipcodes_tables.causes[i].number == number)
            return &sipcodes_tables.causes[i];
    return NULL;
}

size_t sipcodes_cause_count(void)
{
    return SIZE_CAUSES;
}

const sipcodes_cause *sipcodes_cause_at(size_t index)
{
    return index < SIZE_CAUSES ? &sipcodes_tables.causes[index] : NULL;
}

/* ---- Finding a cause ---- */

/* Takes a word off the front, in any letter case. */
static bool cut_prefix(struct slice *text, const char *word)
{
    size_t length = strlen(word);

    if (text->length < length || !slice_is((struct slice){text->text, length}, word))
        return false;
    *text = slice_trim((struct slice){text->text + length, text->length - length});
    return true;
}

/* The number at the front, up to the end or a space; false if something else stands there. */
static bool is_number(struct slice text, struct slice *number)
{
    size_t length = 0;

    while (length < text.length && is_digit(text.text[length]))
        length++;
    *number = (struct slice){text.text, length};
    return length > 0 && (length == text.length || is_space(text.text[length]));
}

static bool is_signed_number(struct slice text)
{
    return text.length > 1 && (text.text[0] == '-' || text.text[0] == '+') && is_digit(text.text[1]);
}

/* All causes under a name, as sipcodes_cause_find_all() gives them. */
static int find_name(struct slice text, int *numbers, size_t capacity)
{
    const struct find_entry *entries = sipcodes_tables.cause_find;
    char key[MAX_KEY + 1];
    size_t count = 0;

    if (!key_make(text, key))
        return SIPCODES_E_NOT_FOUND;
    for (size_t i = key_bound(entries, SIZE_CAUSE_FIND, key); key_is_at(entries, SIZE_CAUSE_FIND, i, key); i++) {
        if (count < capacity)
            numbers[count] = entries[i].status;
        count++;
    }
    return count > 0 ? (int)count : SIPCODES_E_NOT_FOUND;
}

int sipcodes_cause_find_all(const char *text, size_t length, int *numbers, size_t capacity)
{
    struct slice rest, digits;
    uint32_t number;
    bool is_q850;

    if (!text || (!numbers && capacity > 0))
        return SIPCODES_E_ARGUMENT;
    rest = slice_trim(slice_of(text, length));
    is_q850 = cut_prefix(&rest, "q850:") || cut_prefix(&rest, "q.850:") || cut_prefix(&rest, "cause=");
    if (is_signed_number(rest))
        return SIPCODES_E_CAUSE;
    if (!is_number(rest, &digits))
        return is_q850 ? SIPCODES_E_NOT_FOUND : find_name(rest, numbers, capacity);
    if (!slice_number(digits, &number) || !sipcodes_cause_get((int)number) || (is_q850 && number > CAUSE_HIGHEST))
        return SIPCODES_E_CAUSE;
    if (capacity > 0)
        numbers[0] = (int)number;
    return 1;
}

int sipcodes_cause_find(const char *text, size_t length)
{
    int number = 0;
    int count = sipcodes_cause_find_all(text, length, &number, 1);

    if (count > 1)
        return SIPCODES_E_AMBIGUOUS;
    return count < 0 ? count : number;
}

/* ---- What is known of a cause ---- */

int sipcodes_cause_number(const sipcodes_cause *cause)
{
    return cause ? cause->number : 0;
}

const char *sipcodes_cause_name(const sipcodes_cause *cause)
{
    return cause ? string_at(cause->name) : "";
}

sipcodes_cause_class sipcodes_cause_class_of(const sipcodes_cause *cause)
{
    return cause ? (sipcodes_cause_class)cause->class : SIPCODES_CAUSE_CLASS_UNKNOWN;
}

sipcodes_cause_standing sipcodes_cause_standing_of(const sipcodes_cause *cause)
{
    return cause ? (sipcodes_cause_standing)cause->standing : SIPCODES_CAUSE_STANDING_UNKNOWN;
}

const char *sipcodes_cause_source(const sipcodes_cause *cause)
{
    return cause ? string_at(cause->source) : "";
}

sipcodes_trust sipcodes_cause_trust(const sipcodes_cause *cause)
{
    return cause ? (sipcodes_trust)cause->trust : SIPCODES_TRUST_UNKNOWN;
}

const char *sipcodes_cause_note(const sipcodes_cause *cause, const char *lang)
{
    return cause ? text_string(cause->note, language_index(lang)) : "";
}

const char *sipcodes_cause_symbol(const sipcodes_cause *cause, const char *table)
{
    const struct cause_table *named = cause_table_find(table);
    return cause && named ? string_at(cause_symbol_of(named, cause->number)) : "";
}

const char *sipcodes_cause_text(const sipcodes_cause *cause, sipcodes_text text, const char *lang, const char **language)
{
    size_t index = language_index(lang);
    text_ref ref = cause && (unsigned)text < SIZE_CAUSE_TEXTS ? cause->text[text] : 0;

    if (language)
        *language = text_language(ref, index);
    return text_string(ref, index);
}

const char *sipcodes_cause_text_source(const sipcodes_cause *cause, size_t index)
{
    if (!cause || index >= cause->reading.count)
        return NULL;
    return string_at(sipcodes_tables.strings[cause->reading.first + index]);
}

/* ---- Names and labels of enumerators ---- */

/* The label at an index of a table; NULL where there is none. */
static const char *label_at(const text_ref *labels, size_t size, int index, const char *lang)
{
    if (index < 0 || (size_t)index >= size || labels[index] == 0)
        return NULL;
    return text_string(labels[index], language_index(lang));
}

const char *sipcodes_trust_name(sipcodes_trust trust)
{
    return word_at(WORDS_TRUST, (int)trust);
}

const char *sipcodes_cause_class_name(sipcodes_cause_class class_)
{
    return word_at(WORDS_CAUSE_CLASS, (int)class_);
}

const char *sipcodes_cause_standing_name(sipcodes_cause_standing standing)
{
    return word_at(WORDS_CAUSE_STANDING, (int)standing);
}

const char *sipcodes_cause_condition_name(sipcodes_cause_condition condition)
{
    return word_at(WORDS_CAUSE_CONDITION, (int)condition);
}

const char *sipcodes_direction_name(sipcodes_direction direction)
{
    return word_at(WORDS_DIRECTION, (int)direction);
}

const char *sipcodes_location_name(sipcodes_location location)
{
    return location == SIPCODES_LOCATION_NONE ? NULL : word_at(WORDS_LOCATION, (int)location);
}

const char *sipcodes_trust_label(sipcodes_trust trust, const char *lang)
{
    return label_at(sipcodes_tables.trust_label, SIZE_TRUSTS, (int)trust, lang);
}

const char *sipcodes_cause_class_label(sipcodes_cause_class class_, const char *lang)
{
    return label_at(sipcodes_tables.cause_class_label, SIZE_CAUSE_CLASSES, (int)class_, lang);
}

const char *sipcodes_cause_standing_label(sipcodes_cause_standing standing, const char *lang)
{
    return label_at(sipcodes_tables.cause_standing_label, SIZE_CAUSE_STANDINGS, (int)standing, lang);
}

const char *sipcodes_cause_condition_label(sipcodes_cause_condition condition, const char *lang)
{
    return label_at(sipcodes_tables.cause_condition_label, SIZE_CAUSE_CONDITIONS, (int)condition, lang);
}

const char *sipcodes_location_label(sipcodes_location location, const char *lang)
{
    return label_at(sipcodes_tables.location_label, SIZE_LOCATIONS, (int)location, lang);
}

int sipcodes_location_find(const char *name, size_t length)
{
    int location;

    if (!name)
        return SIPCODES_E_ARGUMENT;
    location = word_find(WORDS_LOCATION, slice_of(name, length));
    return location > SIPCODES_LOCATION_NONE ? location : SIPCODES_E_LOCATION;
}
