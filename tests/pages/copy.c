/* copy.c - copies pages, and lays a copy out in a way of its own to compare the library's with. */
#include "copy.h"

#include <stdio.h>
#include <string.h>

#include "cmocka_all.h"

/* Room for the longest text to be asked for next; the caller has checked what was written there. */
static char *room(struct copied_page *page)
{
    assert_true(page->used < sizeof page->pool);
    return page->pool + page->used;
}

static const char *keep(struct copied_page *page, int length)
{
    const char *text = page->pool + page->used;

    assert_true(length >= 0 && (size_t)length < sizeof page->pool - page->used);
    assert_int_equal(strlen(text), length);
    page->used += (size_t)length + 1;
    return text;
}

static int copy_piece(const sipcodes_piece *piece, void *user)
{
    struct copied_page *page = user;
    struct copied_piece *copy = &page->pieces[page->count++];

    assert_true(page->count <= MAX_PIECES);
    *copy = (struct copied_piece){
        .part = sipcodes_piece_part(piece),
        .status = sipcodes_piece_status(piece),
        .number = sipcodes_piece_number(piece),
        .fact = sipcodes_piece_fact(piece),
        .label = sipcodes_piece_label(piece),
        .source = {sipcodes_piece_source(piece, 0), sipcodes_piece_source(piece, 1)},
        .language = sipcodes_piece_language(piece),
    };
    copy->text = keep(page, sipcodes_piece_text(piece, room(page), sizeof page->pool - page->used));
    for (int side = 0; side < 2; side++)
        copy->side[side] = keep(page, sipcodes_piece_side(piece, side, room(page), sizeof page->pool - page->used));
    return 0;
}

static void begin(struct copied_page *page, int a, int b)
{
    page->a = a;
    page->b = b;
    page->count = page->used = 0;
}

void copy_explanation_in(struct copied_page *page, int status, const char *lang)
{
    begin(page, status, status);
    assert_int_equal(sipcodes_explain_visit(status, lang, copy_piece, page), 0);
}

void copy_comparison_in(struct copied_page *page, int a, int b, const char *lang)
{
    begin(page, a, b);
    assert_int_equal(sipcodes_compare_visit(a, b, lang, copy_piece, page), 0);
}

void copy_causes_in(struct copied_page *page, int a, int b, const char *lang)
{
    begin(page, a, b);
    assert_int_equal(sipcodes_cause_compare_visit(a, b, lang, copy_piece, page), 0);
}

void copy_response_in(struct copied_page *page, const char *message, const char *lang)
{
    sipcodes_response response;

    assert_int_equal(sipcodes_response_read(&response, message, SIZE_MAX, NULL), 0);
    begin(page, sipcodes_response_status(&response), sipcodes_response_status(&response));
    assert_int_equal(sipcodes_explain_response_visit(&response, NULL, NULL, lang, copy_piece, page), 0);
}

void copy_explanation(struct copied_page *page, int status)
{
    copy_explanation_in(page, status, NULL);
}

void copy_comparison(struct copied_page *page, int a, int b)
{
    copy_comparison_in(page, a, b, NULL);
}

const struct copied_piece *copy_find(const struct copied_page *page, sipcodes_part part, size_t index)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->pieces[i].part == part && index-- == 0)
            return &page->pieces[i];
    return NULL;
}

size_t copy_count(const struct copied_page *page, sipcodes_part part)
{
    size_t count = 0;

    while (copy_find(page, part, count))
        count++;
    return count;
}

const struct copied_piece *copy_fact(const struct copied_page *page, sipcodes_part part, sipcodes_fact fact)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->pieces[i].part == part && page->pieces[i].fact == fact)
            return &page->pieces[i];
    return NULL;
}

bool copy_is_sided(const struct copied_piece *piece)
{
    return piece->side[0][0] != '\0' || piece->side[1][0] != '\0';
}

bool copy_is_prose(const struct copied_piece *piece)
{
    switch (piece->part) {
    case SIPCODES_PART_LEAD:
    case SIPCODES_PART_DESCRIPTION:
    case SIPCODES_PART_WHEN:
    case SIPCODES_PART_FIX:
    case SIPCODES_PART_DIFFERENCE:
    case SIPCODES_PART_COMMON:
    case SIPCODES_PART_SEND:
    case SIPCODES_PART_RECEIVE:
        return true;
    case SIPCODES_PART_FACT:
        /* In an explanation a fact is a phrase behind its own label, and a note on it is a sentence. */
        return copy_is_sided(piece) || strcmp(piece->label, sipcodes_fact_label(piece->fact, NULL)) != 0;
    default:
        return false;
    }
}

const char *copy_shape(const struct copied_page *page)
{
    static char shape[1024];
    size_t length = 0;

    shape[0] = '\0';
    for (size_t i = 0; i < page->count; i++) {
        sipcodes_part part = page->pieces[i].part;
        if (i > 0 && part == page->pieces[i - 1].part)
            continue;
        length += (size_t)snprintf(shape + length, sizeof shape - length, "%s%s", i > 0 ? " " : "", sipcodes_part_name(part));
        assert_true(length < sizeof shape);
    }
    return shape;
}

/* ---- Layout ---- */

struct paper {
    bool markdown;
    size_t length;
    char text[MAX_PAGE];
};

static void put(struct paper *paper, const char *text)
{
    size_t length = strlen(text);

    assert_true(length < sizeof paper->text - paper->length);
    memcpy(paper->text + paper->length, text, length + 1);
    paper->length += length;
}

/* Text in which no character is to be read as Markdown. */
static void put_escaped(struct paper *paper, const char *text)
{
    if (!paper->markdown) {
        put(paper, text);
        return;
    }
    assert_true(2 * strlen(text) < sizeof paper->text - paper->length);
    for (; *text; text++) {
        if (strchr("\\`*_<[]|", *text))
            paper->text[paper->length++] = '\\';
        paper->text[paper->length++] = *text;
    }
    paper->text[paper->length] = '\0';
}

static bool is_listed(sipcodes_part part)
{
    return part == SIPCODES_PART_DIFFERENCE || part == SIPCODES_PART_FACT || part == SIPCODES_PART_COMMON ||
           part >= SIPCODES_PART_HEADER;
}

static void put_bullet(struct paper *paper, const struct copied_piece *piece)
{
    char number[16];

    if (piece->part == SIPCODES_PART_DIFFERENCE) {
        snprintf(number, sizeof number, "%d. ", piece->number);
        put(paper, number);
    } else {
        put(paper, "- ");
    }
}

static void put_piece(struct paper *paper, const struct copied_piece *piece)
{
    const char *bold = paper->markdown ? "**" : "";

    if (paper->markdown && piece->part == SIPCODES_PART_TITLE)
        put(paper, "# ");
    if (paper->markdown && (piece->part == SIPCODES_PART_CARD || piece->part == SIPCODES_PART_HEADING))
        put(paper, "## ");
    if (is_listed(piece->part))
        put_bullet(paper, piece);
    if (piece->label[0]) {
        put(paper, bold);
        put_escaped(paper, piece->label);
        put(paper, bold);
        put(paper, ": ");
    }
    put_escaped(paper, piece->text);
    /* What rests on two sources is said without them. */
    if (piece->source[0][0] && !copy_is_sided(piece) && piece->part != SIPCODES_PART_COMMON) {
        put(paper, " [");
        put_escaped(paper, piece->source[0]);
        put(paper, "]");
    }
}

const char *copy_layout(const struct copied_page *page, sipcodes_format format)
{
    static struct paper paper;

    paper.markdown = format == SIPCODES_FORMAT_MARKDOWN;
    paper.length = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (i > 0)
            put(&paper, is_listed(page->pieces[i].part) && is_listed(page->pieces[i - 1].part) ? "\n" : "\n\n");
        put_piece(&paper, &page->pieces[i]);
    }
    put(&paper, "\n");
    return paper.text;
}
