/* prose.c - the rules for texts, one function each: true if the text breaks it. */
#include "prose.h"

#include <stddef.h>
#include <string.h>

/* ---- Characters, without a locale ---- */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* What words are made of; a byte of a longer UTF-8 character belongs to one. */
static bool is_word(char c)
{
    return is_upper(c) || is_lower(c) || is_digit(c) || is_one_of(c, "-_'") || (unsigned char)c >= 0x80;
}

/* ---- Characters and spaces ---- */

static bool is_empty(const char *text)
{
    while (is_space(*text))
        text++;
    return *text == '\0';
}

/* The length of the UTF-8 character that begins here, 0 if none does (RFC 3629 4). */
static size_t utf8_length(const unsigned char *text)
{
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    size_t length;

    if (text[0] < 0x80)
        return 1;
    if (text[0] < 0xC2 || text[0] > 0xF4)
        return 0;
    length = text[0] < 0xE0 ? 2 : text[0] < 0xF0 ? 3 : 4;
    if (text[0] == 0xE0)
        low = 0xA0;
    if (text[0] == 0xED)
        high = 0x9F;
    if (text[0] == 0xF0)
        low = 0x90;
    if (text[0] == 0xF4)
        high = 0x8F;
    if (text[1] < low || text[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if (text[i] < 0x80 || text[i] > 0xBF)
            return 0;
    return length;
}

static bool is_not_utf8(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    while (*at) {
        size_t length = utf8_length(at);
        if (length == 0)
            return true;
        at += length;
    }
    return false;
}

static bool has_control(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        if (*at < 0x20 || *at == 0x7F || (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0))
            return true;
    return false;
}

static bool has_placeholder(const char *text)
{
    return strpbrk(text, "{}\001") != NULL;
}

static bool has_outer_space(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && (is_space(text[0]) || is_space(text[length - 1]));
}

static bool has_double_space(const char *text)
{
    return strstr(text, "  ") != NULL;
}

/* ---- Punctuation ---- */

static bool has_space_before_punctuation(const char *text)
{
    for (; *text; text++) {
        if (!is_space(text[0]))
            continue;
        if (is_one_of(text[1], ",;:!?)]"))
            return true;
        /* A name may begin with a full stop: .conf */
        if (text[1] == '.' && !is_word(text[2]))
            return true;
    }
    return false;
}

static bool has_punctuation_run(const char *text)
{
    for (; *text; text++)
        if ((is_one_of(text[0], ",;:!?") && is_one_of(text[1], ".,;:!?")) || (text[0] == '.' && text[1] == '.'))
            return true;
    return false;
}

static bool is_unbalanced(const char *text)
{
    char open[16];
    size_t depth = 0;
    bool quoted = false;

    for (; *text; text++) {
        if (*text == '"')
            quoted = !quoted;
        if (is_one_of(*text, "([")) {
            if (depth == sizeof open)
                return true;
            open[depth++] = *text == '(' ? ')' : ']';
        }
        if (is_one_of(*text, ")]") && (depth == 0 || open[--depth] != *text))
            return true;
    }
    return quoted || depth > 0;
}

static bool has_empty_brackets(const char *text)
{
    return strstr(text, "()") || strstr(text, "[]") || strstr(text, "\"\"");
}

/* ---- Words and sentences ---- */

static char lower(char c)
{
    return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static bool same_word(const char *a, const char *b, size_t length)
{
    bool number = true;

    for (size_t i = 0; i < length; i++) {
        if (lower(a[i]) != lower(b[i]))
            return false;
        number = number && is_digit(a[i]);
    }
    return length > 0 && !number;
}

static bool has_doubled_word(const char *text)
{
    const char *before = text;
    size_t before_length = 0;

    while (*text) {
        const char *word = text;
        while (is_word(*text))
            text++;
        if (text > word && (size_t)(text - word) == before_length && same_word(word, before, before_length))
            return true;
        before = word;
        before_length = (size_t)(text - word);
        while (is_space(*text))
            text++;
        /* Two words with anything but space between them are not doubled. */
        for (; *text && !is_word(*text); text++)
            before_length = 0;
    }
    return false;
}

static bool begins_sentence(char c)
{
    return is_upper(c) || is_digit(c) || c == '"';
}

static bool has_small_start(const char *text)
{
    if (!begins_sentence(text[0]))
        return true;
    for (; *text; text++) {
        const char *next = text + 1;
        if (!is_one_of(text[0], ".!?"))
            continue;
        while (is_one_of(*next, "\")"))
            next++;
        if (!is_space(*next))
            continue;
        while (is_space(*next))
            next++;
        if (*next && !begins_sentence(*next))
            return true;
    }
    return false;
}

static bool has_no_gap(const char *text)
{
    for (; *text; text++)
        if (is_lower(text[0]) && text[1] == '.' && is_upper(text[2]))
            return true;
    return false;
}

static bool has_no_end(const char *text)
{
    size_t length = strlen(text);
    return length == 0 || text[length - 1] != '.';
}

/* ---- The rules ---- */

static const struct {
    bool (*is_broken)(const char *text);
    const char *text;
} rules[PROSE_RULES] = {
    [PROSE_NOT_EMPTY] = {is_empty, "a text is not empty"},
    [PROSE_UTF8] = {is_not_utf8, "a text is valid UTF-8"},
    [PROSE_NO_CONTROL] = {has_control, "a text has no control characters"},
    [PROSE_NO_PLACEHOLDER] = {has_placeholder, "no placeholder is left in a text"},
    [PROSE_NO_OUTER_SPACE] = {has_outer_space, "a text has no space at its ends"},
    [PROSE_SINGLE_SPACE] = {has_double_space, "there are no two spaces together"},
    [PROSE_TIGHT_PUNCTUATION] = {has_space_before_punctuation, "no space stands before punctuation"},
    [PROSE_ONE_PUNCTUATION] = {has_punctuation_run, "one punctuation mark does not follow another"},
    [PROSE_BALANCED] = {is_unbalanced, "quotes and brackets are closed"},
    [PROSE_FILLED_BRACKETS] = {has_empty_brackets, "something stands in quotes and brackets"},
    [PROSE_NO_DOUBLED_WORD] = {has_doubled_word, "no word is doubled"},
    [PROSE_SENTENCE_START] = {has_small_start, "a sentence starts with a capital letter, a digit or a quote"},
    [PROSE_SENTENCE_GAP] = {has_no_gap, "a space stands between sentences"},
    [PROSE_SENTENCE_END] = {has_no_end, "a text of sentences ends with a full stop"},
};

unsigned prose_faults(const char *text, bool sentences)
{
    unsigned faults = 0;
    int end = sentences ? PROSE_RULES : PROSE_SENTENCE_START;

    for (int rule = 0; rule < end; rule++)
        if (rules[rule].is_broken(text))
            faults |= 1u << rule;
    return faults;
}

const char *prose_rule_text(enum prose_rule rule)
{
    return rules[rule].text;
}
