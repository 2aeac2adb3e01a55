/* review.c - the rules for whole pages. */
#include "review.h"

#include <stdio.h>
#include <string.h>

#define MAX_TEXT 4096

static const struct finding fine = {NULL, NULL};

static struct finding finding(const char *rule, const struct copied_piece *piece)
{
    return (struct finding){rule, piece ? piece->text : ""};
}

/* ---- Form ---- */

static bool is_list(sipcodes_part part)
{
    return part == SIPCODES_PART_DIFFERENCE || part == SIPCODES_PART_FACT || part == SIPCODES_PART_COMMON ||
           part >= SIPCODES_PART_HEADER;
}

struct finding review_form(const struct copied_page *page)
{
    sipcodes_part before = 0;
    int cards = 0;
    int number = 0;

    for (size_t i = 0; i < page->count; i++) {
        const struct copied_piece *piece = &page->pieces[i];
        const struct copied_piece *next = i + 1 < page->count ? piece + 1 : NULL;
        if (piece->part == SIPCODES_PART_HEADING && (!next || next->part == SIPCODES_PART_HEADING))
            return finding("a heading has something under it", piece);
        number = !is_list(piece->part) ? 0 : piece->part == page->pieces[i - (i > 0)].part ? number + 1 : 1;
        if (piece->number != number)
            return finding("a list is counted from 1", piece);
        if (piece->part == SIPCODES_PART_HEADING)
            continue;
        /* The second card begins where the first one began. */
        if (piece->part < before && !(piece->part == SIPCODES_PART_CARD && ++cards == 1))
            return finding("parts come in their order", piece);
        before = piece->part;
    }
    return page->count > 0 ? fine : finding("a page has pieces", NULL);
}

/* ---- Sources ---- */

/* True if nobody knows the fact of the code, so that there is nothing that it rests on. */
static bool is_without(int status, sipcodes_fact fact)
{
    const sipcodes_code *code = sipcodes_get(status);
    const sipcodes_header *first = sipcodes_code_header(code, 0);

    if (fact == SIPCODES_FACT_HEADERS)
        return !first || sipcodes_header_is_general(first);
    if (!code)
        return fact == SIPCODES_FACT_SENDERS || fact == SIPCODES_FACT_METHODS;
    return fact != 0 && sipcodes_code_value(code, fact) == 0;
}

static bool lacks_source(const struct copied_page *page, const struct copied_piece *piece, int side)
{
    return piece->source[side][0] == '\0' && !is_without(side == 0 ? page->a : page->b, piece->fact);
}

/* "There is no difference on record" is said of all facts at once, and of pairs that nobody wrote about. */
static bool says_no_difference(const struct copied_page *page, const struct copied_piece *piece)
{
    return piece->part == SIPCODES_PART_DIFFERENCE && piece->fact == 0 && !sipcodes_is_curated(page->a, page->b);
}

struct finding review_sources(const struct copied_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct copied_piece *piece = &page->pieces[i];
        bool both = copy_is_sided(piece) || piece->part == SIPCODES_PART_COMMON;
        bool one = piece->part == SIPCODES_PART_DIFFERENCE || piece->part == SIPCODES_PART_FACT ||
                   piece->part == SIPCODES_PART_HEADER || piece->part == SIPCODES_PART_ALIAS;
        if ((one || both) && !says_no_difference(page, piece) && lacks_source(page, piece, 0))
            return finding("what states a fact has a source", piece);
        if (both && lacks_source(page, piece, 1))
            return finding("what states a fact of both codes has two sources", piece);
    }
    return fine;
}

/* ---- Lists ---- */

static bool is_repeated(const struct copied_page *page, const struct copied_piece *piece)
{
    for (const struct copied_piece *other = page->pieces; other < piece; other++)
        if (other->part == piece->part && strcmp(other->text, piece->text) == 0)
            return true;
    return false;
}

struct finding review_lists(const struct copied_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct copied_piece *piece = &page->pieces[i];
        bool related = piece->part == SIPCODES_PART_RELATED;
        if ((related || piece->part == SIPCODES_PART_REFERENCE) && is_repeated(page, piece))
            return finding("nothing is listed twice", piece);
        if (related && (piece->status == page->a || piece->status == page->b))
            return finding("a related code is another one", piece);
    }
    return fine;
}

/* ---- Sentences ---- */

/* The length of the first sentence of a text. */
static size_t sentence_length(const char *text)
{
    const char *end = strstr(text, ". ");
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

static const char *next_sentence(const char *text)
{
    text += sentence_length(text);
    return *text == ' ' ? text + 1 : text;
}

static size_t count_sentence(const char *text, const char *sentence, size_t length)
{
    size_t count = 0;

    for (; *text; text = next_sentence(text))
        count += sentence_length(text) == length && memcmp(text, sentence, length) == 0;
    return count;
}

/* ---- Lead and differences ---- */

struct finding review_lead(const struct copied_page *page)
{
    const struct copied_piece *lead = copy_find(page, SIPCODES_PART_LEAD, 0);
    const struct copied_piece *description;

    if (!lead || lead->text[0] == '\0')
        return finding("a comparison has a lead", lead);
    for (size_t i = 0; (description = copy_find(page, SIPCODES_PART_DESCRIPTION, i)); i++)
        if (strcmp(lead->text, description->text) == 0)
            return finding("the lead is not the description of a code", lead);
    return fine;
}

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Copies text with each number that is the status, and no part of a longer one, replaced by '#'. */
static void hide_number(char *copy, const char *text, int status)
{
    char digits[12];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%d", status);
    char before = ' ';

    while (*text) {
        bool whole = !is_letter_or_digit(before) && strncmp(text, digits, length) == 0 && !is_letter_or_digit(text[length]);
        before = *text;
        *copy++ = whole ? '#' : *text;
        text += whole ? length : 1;
    }
    *copy = '\0';
}

/* True if the halves say the same of either code. */
static bool has_equal_sides(const struct copied_page *page, const struct copied_piece *piece)
{
    char first[MAX_TEXT];
    char second[MAX_TEXT];

    hide_number(first, piece->side[0], page->a);
    hide_number(second, piece->side[1], page->b);
    return strcmp(first, second) == 0;
}

/* True if two texts have the same letters and digits in order. */
static bool is_alike(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a && !is_letter_or_digit(*a))
            a++;
        while (*b && !is_letter_or_digit(*b))
            b++;
        if ((*a | 0x20) != (*b | 0x20))
            return false;
        if (*a == '\0' || *b == '\0')
            return *a == *b;
    }
}

static bool is_difference(const struct copied_piece *piece)
{
    return piece->part == SIPCODES_PART_DIFFERENCE || (piece->part == SIPCODES_PART_FACT && copy_is_sided(piece));
}

/* True if each header field that is a's own is one of b's own as well. */
static bool has_headers_of(const sipcodes_code *b, const sipcodes_code *a)
{
    const sipcodes_header *in_a;
    const sipcodes_header *in_b;

    for (size_t i = 0; (in_a = sipcodes_code_header(a, i)) && !sipcodes_header_is_general(in_a); i++) {
        bool found = false;
        for (size_t j = 0; !found && (in_b = sipcodes_code_header(b, j)) && !sipcodes_header_is_general(in_b); j++)
            found = strcmp(sipcodes_header_name(in_a), sipcodes_header_name(in_b)) == 0;
        if (!found)
            return false;
    }
    return true;
}

static bool is_never_sent(const sipcodes_code *code)
{
    return sipcodes_code_standing(code) == SIPCODES_STANDING_LOCAL;
}

/* True if the records of two known codes differ in no fact that is known of both. */
static bool has_equal_facts(const sipcodes_code *a, const sipcodes_code *b)
{
    for (int fact = SIPCODES_FACT_CLASS; fact <= SIPCODES_FACT_CHALLENGE; fact++) {
        uint32_t in_a = sipcodes_code_value(a, (sipcodes_fact)fact);
        uint32_t in_b = sipcodes_code_value(b, (sipcodes_fact)fact);
        bool unknown = fact != SIPCODES_FACT_CHALLENGE && (in_a == 0 || in_b == 0);
        bool aside = fact == SIPCODES_FACT_HEADERS || (fact == SIPCODES_FACT_METHODS && is_never_sent(a) && is_never_sent(b));
        if (in_a != in_b && !unknown && !aside)
            return false;
    }
    return has_headers_of(a, b) && has_headers_of(b, a);
}

/* True if a sentence of the lead stands in the text as well. */
static bool repeats_lead(const struct copied_page *page, const char *text)
{
    const struct copied_piece *lead = copy_find(page, SIPCODES_PART_LEAD, 0);

    for (; lead && *text; text = next_sentence(text))
        if (count_sentence(lead->text, text, sentence_length(text)) > 0)
            return true;
    return false;
}

struct finding review_differences(const struct copied_page *page)
{
    const struct copied_piece *first = copy_find(page, SIPCODES_PART_DIFFERENCE, 0);

    if (!first)
        return finding("two codes have a difference", NULL);
    if (says_no_difference(page, first) && !has_equal_facts(sipcodes_get(page->a), sipcodes_get(page->b)))
        return finding("where no difference is stated, the facts are the same", first);
    for (size_t i = 0; i < page->count; i++) {
        const struct copied_piece *piece = &page->pieces[i];
        if (!is_difference(piece))
            continue;
        if (copy_is_sided(piece) && has_equal_sides(page, piece))
            return finding("the sides of a difference differ", piece);
        if (repeats_lead(page, piece->text))
            return finding("a difference does not repeat the lead", piece);
        for (const struct copied_piece *other = page->pieces; other < piece; other++)
            if (is_difference(other) && is_alike(other->text, piece->text))
                return finding("no two differences are alike", piece);
    }
    return fine;
}

/* ---- Both orders ---- */

/* True if two texts consist of the same sentences, in any order. */
static bool same_sentences(const char *a, const char *b)
{
    if (strlen(a) != strlen(b))
        return false;
    for (const char *sentence = a; *sentence; sentence = next_sentence(sentence)) {
        size_t length = sentence_length(sentence);
        if (count_sentence(a, sentence, length) != count_sentence(b, sentence, length))
            return false;
    }
    return true;
}

/* True if two texts are the same when the codes change places in them. */
static bool same_but_order(const struct copied_page *page, const char *a, const char *b)
{
    char first[MAX_TEXT];
    char second[MAX_TEXT];
    char half[MAX_TEXT];

    hide_number(half, a, page->a);
    hide_number(first, half, page->b);
    hide_number(half, b, page->a);
    hide_number(second, half, page->b);
    return strcmp(first, second) == 0;
}

static bool states_the_same(const struct copied_page *page, const struct copied_piece *a, const struct copied_piece *b)
{
    if (a->part != b->part || a->fact != b->fact || a->status != b->status || strcmp(a->label, b->label) != 0)
        return false;
    if (copy_is_sided(a))
        return a->number == b->number && strcmp(a->side[0], b->side[1]) == 0 && strcmp(a->side[1], b->side[0]) == 0 &&
               strcmp(a->source[0], b->source[1]) == 0 && strcmp(a->source[1], b->source[0]) == 0;
    switch (a->part) {
    case SIPCODES_PART_LEAD:
    case SIPCODES_PART_SEND:
    case SIPCODES_PART_RECEIVE:
        return same_sentences(a->text, b->text);
    case SIPCODES_PART_TITLE:
        return true;
    case SIPCODES_PART_DIFFERENCE:
        return a->number == b->number && same_but_order(page, a->text, b->text);
    default:
        return strcmp(a->text, b->text) == 0;
    }
}

static bool has_reference(const struct copied_page *page, const char *text)
{
    const struct copied_piece *reference;

    for (size_t i = 0; (reference = copy_find(page, SIPCODES_PART_REFERENCE, i)); i++)
        if (strcmp(reference->text, text) == 0)
            return true;
    return false;
}

static bool is_stated(const struct copied_page *page, const struct copied_piece *piece)
{
    /* A reference belongs to the first code that rests on it, so only its text counts. */
    if (piece->part == SIPCODES_PART_REFERENCE)
        return has_reference(page, piece->text);
    for (size_t i = 0; i < page->count; i++)
        if (states_the_same(page, piece, &page->pieces[i]))
            return true;
    return false;
}

/* A piece of one page that the other does not state; NULL if there is none. */
static const struct copied_piece *find_unstated(const struct copied_page *in, const struct copied_page *page)
{
    /* The last one tells more, because a heading comes before what it is about. */
    for (size_t i = page->count; i-- > 0;)
        if (!is_stated(in, &page->pieces[i]))
            return &page->pieces[i];
    return NULL;
}

struct finding review_orders(const struct copied_page *ab, const struct copied_page *ba)
{
    const struct copied_piece *unstated = find_unstated(ba, ab);

    if (!unstated)
        unstated = find_unstated(ab, ba);
    if (unstated)
        return finding("both orders state the same", unstated);
    return ab->count == ba->count ? fine : finding("both orders have the same pieces", NULL);
}
