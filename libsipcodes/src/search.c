/*
 * search.c - the codes whose phrases and texts hold given words, best first.
 */
#include "language.h"

/* How much one hit counts, by where it is. A phrase outweighs any number of hits in prose. */
enum weight { WEIGHT_PROSE = 1, WEIGHT_LEAD = 4, WEIGHT_HEADER = 8, WEIGHT_NAME = 64 };

/* Nobody searches for more, and every word costs a pass over all texts. */
#define MAX_WORDS 32

struct score {
    int status;
    unsigned words;  /* how many of the words were found */
    unsigned weight; /* of the best hit of each word */
};

static bool is_ascii_letter(char c)
{
    return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'z');
}

static bool is_word_char(char c)
{
    return is_ascii_letter(c) || (unsigned char)c >= 0x80;
}

/*
 * True if some word of text begins with word. Scripts without spaces between words are searched
 * at every character, and an ASCII word may begin right behind a character of theirs.
 */
static bool holds(struct slice text, struct slice word)
{
    bool anywhere = (unsigned char)word.text[0] >= 0x80;

    for (size_t at = 0; at + word.length <= text.length; at++) {
        size_t i = 0;
        if (at > 0 && !anywhere && is_ascii_letter(text.text[at - 1]))
            continue;
        while (i < word.length && to_lower(text.text[at + i]) == to_lower(word.text[i]))
            i++;
        if (i == word.length)
            return true;
    }
    return false;
}

static bool string_holds(string_ref ref, struct slice word)
{
    return holds(slice_of(string_at(ref), SIZE_MAX), word);
}

static bool names_hold(const sipcodes_code *code, struct slice word)
{
    const sipcodes_alias *alias;

    if (string_holds(code->name, word) || string_holds(code->symbol, word))
        return true;
    for (size_t i = 0; (alias = sipcodes_code_alias(code, i)); i++)
        if (string_holds(alias->phrase, word) || string_holds(alias->user, word))
            return true;
    return false;
}

static bool headers_hold(const sipcodes_code *code, struct slice word)
{
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(code, i)) && !header->general; i++)
        if (string_holds(header->name, word))
            return true;
    return false;
}

/* The weight of the best place in which a code holds a word; 0 if in none. */
static unsigned weigh(const sipcodes_code *code, struct slice word, size_t language)
{
    if (names_hold(code, word))
        return WEIGHT_NAME;
    if (headers_hold(code, word))
        return WEIGHT_HEADER;
    if (holds(text_at(code->text[SIPCODES_TEXT_LEAD], language), word))
        return WEIGHT_LEAD;
    for (unsigned text = SIPCODES_TEXT_DESCRIPTION; text < SIZE_CODE_TEXTS; text++)
        if (holds(text_at(code->text[text], language), word))
            return WEIGHT_PROSE;
    return 0;
}

/* Cuts the next word from the front of text, without punctuation at its ends; its length is 0 when there is none left. */
static struct slice next_word(struct slice *text)
{
    struct slice word = {text->text, 0};

    while (text->length > 0 && word.length == 0) {
        *text = slice_trim(*text);
        while (word.length < text->length && !is_space(text->text[word.length]))
            word.length++;
        word.text = text->text;
        *text = (struct slice){text->text + word.length, text->length - word.length};
        while (word.length > 0 && !is_word_char(word.text[0]))
            word = (struct slice){word.text + 1, word.length - 1};
        while (word.length > 0 && !is_word_char(word.text[word.length - 1]))
            word.length--;
    }
    return word;
}

static struct score score_of(const sipcodes_code *code, struct slice words, size_t language)
{
    struct score score = {.status = code->status};
    struct slice word;

    for (int n = 0; n < MAX_WORDS && (word = next_word(&words)).length > 0; n++) {
        unsigned weight = weigh(code, word, language);
        score.words += weight > 0;
        score.weight += weight;
    }
    return score;
}

static bool is_better(struct score a, struct score b)
{
    if (a.words != b.words)
        return a.words > b.words;
    return a.weight != b.weight ? a.weight > b.weight : a.status < b.status;
}

/* Inserts a score into a list that is sorted, best first. */
static void insert(struct score *list, size_t count, struct score score)
{
    size_t at = count;

    while (at > 0 && is_better(score, list[at - 1])) {
        list[at] = list[at - 1];
        at--;
    }
    list[at] = score;
}

int sipcodes_search(const char *words, size_t length, const char *lang, int *statuses, size_t capacity)
{
    struct score found[SIZE_CODES];
    size_t language = language_index(lang);
    size_t count = 0;

    if (!words || (!statuses && capacity > 0))
        return SIPCODES_E_ARGUMENT;
    for (size_t i = 0; i < SIZE_CODES; i++) {
        struct score score = score_of(&sipcodes_tables.codes[i], slice_of(words, length), language);
        if (score.words > 0)
            insert(found, count++, score);
    }
    for (size_t i = 0; i < count && i < capacity; i++)
        statuses[i] = found[i].status;
    return (int)count;
}
