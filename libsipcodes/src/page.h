/*
 * page.h - a page about one code or two, made of pieces.
 *
 * explain.c and compare.c decide which pieces there are; page.c writes a piece as text, filling
 * in the arguments of its templates; format.c lays a whole page out.
 */
#ifndef SIPCODES_PAGE_H
#define SIPCODES_PAGE_H

#include "out.h"
#include "subject.h"

struct page {
    size_t language;
    const struct text_place *texts; /* of the language */
    struct subject a;
    struct subject b; /* the same as a in an explanation */
    sipcodes_visitor *visit;
    void *user;
    int result; /* of the visitor; not 0 when it wants no more */
};

/* What does not come from a subject: only header fields, other phrases and pages about a response or about causes have it. */
struct extra {
    struct slice name;
    struct slice text;
    struct slice user;
    void (*write)(const sipcodes_piece *piece, struct out *out);          /* writes the text itself; NULL for most */
    void (*side)(const sipcodes_piece *piece, int side, struct out *out); /* writes one half of it; NULL if it has none */
};

#define MAX_SENTENCES 3

/* Pages are made of dozens of these, so they are kept small. */
struct sipcodes_piece {
    const struct page *page;
    const struct text_place *texts; /* of the language of the piece */
    const struct subject *about;    /* the subject of the sentences; of the first one if they are paired */
    const struct extra *extra;
    struct slice plain;    /* the text, if it is not made of sentences */
    string_ref sources[2]; /* for the text, or for what it says of either code; 0 for none */
    text_ref sentences[MAX_SENTENCES];
    text_ref inner; /* a text that stands inside a sentence, as {text}; 0 for none */
    text_ref label;
    int16_t status;
    int16_t number;
    int16_t cause; /* the cause that it is about, on pages about causes */
    uint8_t part;
    uint8_t fact;
    uint8_t language; /* of the text; of the label, it is the page's */
    bool paired;      /* the first sentence is about the page's first code, the second about its second */
    bool derived;     /* it follows from a fact of both codes; if it is paired, the two sentences are the sides */
    bool swapped;     /* {a} is the page's second code and {b} its first */
};

/* The paragraphs of a card, of a code or of a cause; the last one has no part. */
struct card_paragraph {
    uint8_t part;
    text_ref label;
    sipcodes_text text;
};
extern const struct card_paragraph card_paragraphs[] __attribute__((visibility("hidden")));

/* Of the pairs of a code or cause, the one with a second; NULL if nobody wrote about the two. */
const struct pair *page_pair(struct span pairs, int second);

/* Begins a page in a language, about neither code. */
void page_begin(struct page *page, const char *lang);

/* Begins a page in a language, about two codes. False if one of them is no status code. */
bool page_init(struct page *page, int a, int b, const char *lang);

/* A text in the language of the page. */
static inline struct slice page_text(const struct page *page, text_ref text)
{
    return text_of(&page->texts[text]);
}

/* Puts a piece into English if the language of the page does not have all of its texts: a piece is in one language. */
static inline void piece_choose_language(struct sipcodes_piece *piece)
{
    const struct text_place *texts = piece->texts;
    bool lacks = texts[piece->inner].is_borrowed; /* none of no text, whose number is 0 */

    for (int i = 0; i < MAX_SENTENCES; i++)
        lacks |= texts[piece->sentences[i]].is_borrowed;
    if (UNLIKELY(lacks)) {
        piece->texts = text_place_at(0, 0);
        piece->language = 0;
    }
}

/*
 * Hands a piece to the page's visitor, unless it wants no more. Dozens make a page, so they are not copied. One that writes
 * its text itself names in sentences the texts that it is made of.
 */
static inline void page_emit(struct page *page, struct sipcodes_piece *piece)
{
    piece->page = page;
    piece->texts = page->texts;
    piece->language = (uint8_t)page->language;
    if (page->language > 0)
        piece_choose_language(piece);
    if (!page->result)
        page->result = page->visit(piece, page->user);
}

/* ---- Pieces that both kinds of page have ---- */

static inline void page_heading(struct page *page, text_ref heading)
{
    page_emit(page, &(struct sipcodes_piece){.part = SIPCODES_PART_HEADING, .about = &page->a, .sentences = {heading}});
}

static inline void page_reference(struct page *page, int status, int number, string_ref source)
{
    page_emit(page, &(struct sipcodes_piece){
                        .part = SIPCODES_PART_REFERENCE,
                        .status = (int16_t)status,
                        .number = (int16_t)number,
                        .plain = slice_at(source),
                    });
}

static inline void page_related(struct page *page, int status, int number)
{
    page_emit(page, &(struct sipcodes_piece){
                        .part = SIPCODES_PART_RELATED,
                        .status = (int16_t)status,
                        .number = (int16_t)number,
                        .plain = slice_at(sipcodes_get(status)->name),
                    });
}

/* Description, When You See It, How to Fix. */
void page_card(struct page *page, const struct subject *subject);

/* ---- Writing a piece ---- */

/* Writes a template with its arguments filled in. */
void write_template(const sipcodes_piece *piece, struct slice template, const struct subject *about, struct out *out);

/* Writes a text, most of which have no arguments. */
static inline void write_sentence(const sipcodes_piece *piece, text_ref text, const struct subject *about, struct out *out)
{
    const struct text_place *place = &piece->texts[text];

    if (place->is_template)
        write_template(piece, text_of(place), about, out);
    else
        out_put_prose(out, text_of(place));
}

/* The subject of the sentence at an index. */
static inline const struct subject *subject_of(const sipcodes_piece *piece, int index)
{
    return piece->paired && index == 1 ? &piece->page->b : piece->about;
}

/* A text in the language of the piece. */
static inline struct slice piece_text(const struct sipcodes_piece *piece, text_ref text)
{
    return text_of(&piece->texts[text]);
}

/* Writes the text of a piece. Most have one sentence. */
static inline void piece_write(const sipcodes_piece *piece, struct out *out)
{
    if (__builtin_expect(piece->extra && piece->extra->write, 0)) {
        piece->extra->write(piece, out);
        return;
    }
    if (piece->plain.length > 0)
        out_put_prose(out, piece->plain);
    if (piece->sentences[0])
        write_sentence(piece, piece->sentences[0], piece->about, out);
    for (int i = 1; i < MAX_SENTENCES && piece->sentences[i]; i++) {
        out_put_prose(out, piece_text(piece, MSG_FORMAT_SENTENCES));
        write_sentence(piece, piece->sentences[i], subject_of(piece, i), out);
    }
}

/* What stands before the text. */
static inline struct slice piece_label(const sipcodes_piece *piece)
{
    return page_text(piece->page, piece->label);
}

/* A page that can be made: explain_page or compare_page. */
typedef void page_maker(struct page *page);

/* Makes the page and lays it out as text. Returns its length or an error. */
int format_page(page_maker *make, struct page *page, sipcodes_format format, char *buffer, size_t size);

#endif
