/* names.c - stable names of enumerators, and the labels that people read for them. */
#include "names.h"

#include "language.h"

/* The string at index of a table of names, or NULL outside it and where there is none. */
static const char *name_at(const string_ref *names, size_t size, int index)
{
    if (index < 0 || (size_t)index >= size || names[index] == 0)
        return NULL;
    return string_at(names[index]);
}

const char *word_at(int list, int64_t index)
{
    return index >= 0 && index < SIZE_WORDS ? name_at(sipcodes_tables.word[list], SIZE_WORDS, (int)index) : NULL;
}

int word_find(int list, struct slice word)
{
    for (int index = 0; index < SIZE_WORDS; index++) {
        const char *known = word_at(list, index);
        if (known && slice_is(word, known))
            return index;
    }
    return -1;
}

static bool is_fact(sipcodes_fact fact)
{
    return (unsigned)fact < SIZE_FACTS;
}

const char *sipcodes_fact_name(sipcodes_fact fact)
{
    return name_at(sipcodes_tables.fact_name, SIZE_FACTS, (int)fact);
}

const char *sipcodes_value_name(sipcodes_fact fact, int value)
{
    return is_fact(fact) ? name_at(sipcodes_tables.value_name[fact], SIZE_VALUES, value) : NULL;
}

const char *sipcodes_level_name(sipcodes_level level)
{
    return name_at(sipcodes_tables.level_name, SIZE_LEVELS, (int)level);
}

const char *sipcodes_alias_kind_name(sipcodes_alias_kind kind)
{
    return name_at(sipcodes_tables.alias_name, SIZE_ALIAS_KINDS, (int)kind);
}

const char *sipcodes_part_name(sipcodes_part part)
{
    return name_at(sipcodes_tables.part_name, SIZE_PARTS, (int)part);
}

const char *sipcodes_text_name(sipcodes_text text)
{
    return name_at(sipcodes_tables.text_name, SIZE_CODE_TEXTS, (int)text);
}

const char *sipcodes_fact_label(sipcodes_fact fact, const char *lang)
{
    if (!sipcodes_fact_name(fact))
        return NULL;
    return text_string(sipcodes_tables.fact_label[fact], language_index(lang));
}

const char *sipcodes_value_label(sipcodes_fact fact, int value, const char *lang)
{
    if (!sipcodes_value_name(fact, value))
        return NULL;
    /* Methods go by their name in every language. */
    if (fact == SIPCODES_FACT_METHODS)
        return sipcodes_value_name(fact, value);
    return text_string(sipcodes_tables.value_text[fact][value].label, language_index(lang));
}

const char *sipcodes_problem_name(sipcodes_problem problem)
{
    return word_at(WORDS_PROBLEM, (int)problem);
}

const char *sipcodes_problem_label(sipcodes_problem problem, const char *lang)
{
    if (!sipcodes_problem_name(problem))
        return NULL;
    return text_string(sipcodes_tables.problem_label[problem], language_index(lang));
}
