/* sentences.c - sentences that programs say by their name, with arguments that they name. */
#include "sentence.h"

/* What a program gave for the arguments of a sentence. */
struct given {
    const sipcodes_argument *arguments;
    size_t count;
};

static const char *argument_name(char letter)
{
    return string_at(sipcodes_tables.argument_name[letter - ARGUMENT_CODE]);
}

/* What was given for an argument; NULL if nothing was. */
static const char *value_of(const struct given *given, char letter)
{
    for (size_t i = 0; i < given->count; i++)
        if (strcmp(given->arguments[i].name, argument_name(letter)) == 0)
            return given->arguments[i].value;
    return NULL;
}

static bool has_argument(struct slice template, const char *name)
{
    cut_literal(&template);
    while (template.length > 0) {
        if (strcmp(argument_name(cut_argument(&template)), name) == 0)
            return true;
        cut_literal(&template);
    }
    return false;
}

/* True if all arguments of a sentence were given, and no others. */
static bool fits(const struct text_place *place, const struct given *given)
{
    struct slice rest = text_of(place);

    if (!place->is_template)
        return given->count == 0;
    for (size_t i = 0; i < given->count; i++)
        if (!given->arguments[i].name || !given->arguments[i].value || !has_argument(rest, given->arguments[i].name))
            return false;
    cut_literal(&rest);
    while (rest.length > 0) {
        if (!value_of(given, cut_argument(&rest)))
            return false;
        cut_literal(&rest);
    }
    return true;
}

static const struct sentence_entry *sentence_named(const char *name)
{
    for (size_t i = 0; i < SIZE_SENTENCES; i++)
        if (strcmp(name, string_at(sipcodes_tables.sentences[i].name)) == 0)
            return &sipcodes_tables.sentences[i];
    return NULL;
}

static void write_argument(enum argument argument, const void *user, struct out *out)
{
    out_put_string(out, value_of(user, (char)argument));
}

const char *sipcodes_sentence_at(size_t index)
{
    return index < SIZE_SENTENCES ? string_at(sipcodes_tables.sentences[index].name) : NULL;
}

/* Each argument counts where it stands first. */
static const char *argument_at(struct slice template, size_t index)
{
    char seen[SIZE_ARGUMENTS];
    size_t count = 0;

    cut_literal(&template);
    while (template.length > 0) {
        char letter = cut_argument(&template);
        bool is_new = !memchr(seen, letter, count);

        if (is_new && count == index)
            return argument_name(letter);
        if (is_new)
            seen[count++] = letter;
        cut_literal(&template);
    }
    return NULL;
}

const char *sipcodes_sentence_argument(const char *name, size_t index)
{
    const struct sentence_entry *sentence = name ? sentence_named(name) : NULL;
    const struct text_place *place = sentence ? text_place_at(sentence->text, language_index(NULL)) : NULL;

    return place && place->is_template ? argument_at(text_of(place), index) : NULL;
}

int sipcodes_sentence(const char *name, const sipcodes_argument *arguments, size_t count, const char *lang, char *buffer,
                      size_t size)
{
    struct given given = {arguments, count};
    const struct sentence_entry *sentence;
    size_t language = language_index(lang);
    struct out out;

    if (!name || (!arguments && count > 0))
        return SIPCODES_E_ARGUMENT;
    sentence = sentence_named(name);
    if (!sentence)
        return SIPCODES_E_NOT_FOUND;
    if (!fits(text_place_at(sentence->text, language), &given) || !out_begin(&out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    sentence_write(sentence->text, language, write_argument, &given, &out);
    return out_end(&out);
}
