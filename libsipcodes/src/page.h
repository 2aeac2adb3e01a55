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
    struct slice gap; /* what stands between two sentences of the language */
    struct subject a;
    struct subject b; /* the same as a in an explanation */
    sipcodes_visitor *visit;
    void *user;
    int result; /* of the visitor; not 0 when it wants no more */
};

/* What does not come from a subject: only header fields, other phrases and pages about a response have it. */
struct extra {
    struct slice name;
    struct slice text;
    struct slice user;
    void (*write)(const sipcodes_piece *piece, struct out *out); /* writes the text itself; NULL for most */
};

#define MAX_SENTENCES 3

/* Pages are made of dozens of these, so they are kept small. */
struct sipcodes_piece {
    const struct page *page;
    const struct subject *about; /* the subject of the sentences; of the first one if they are paired */
    const struct extra *extra;
    const char *sources[2]; /* for the text or its two sides; NULL for none */
    struct slice plain;     /* the text, if it is not made of sentences */
    text_ref sentences[MAX_SENTENCES];
    text_ref label;
    int16_t status;
    int16_t number;
    uint8_t part;
    uint8_t fact;
    bool paired;  /* the first sentence is about the page's first code, the second about its second */
    bool sided;   /* the two are the sides of one fact */
    bool swapped; /* {a} is the page's second code and {b} its first */
};

/* Begins a page in a language, about two codes. False if one of them is no status code. */
bool page_init(struct page *page, int a, int b, const char *lang);

/* Hands a piece to the page's visitor, unless it wants no more. */
static inline void page_emit(struct page *page, struct sipcodes_piece piece)
{
    piece.page = page;
    if (!page->result)
        page->result = page->visit(&piece, page->user);
}

/* Pieces that both kinds of page have. */
void page_heading(struct page *page, text_ref heading);
void page_card(struct page *page, const struct subject *subject); /* Description, When You See It, How to Fix */
void page_reference(struct page *page, const struct subject *subject, int number, string_ref source);
void page_related(struct page *page, int status, int number);

/* Writes a template with its arguments filled in. */
void write_template(const sipcodes_piece *piece, string_ref template, const struct subject *about, struct out *out);

/* Writes a text, most of which have no arguments. */
static inline void write_sentence(const sipcodes_piece *piece, text_ref text, const struct subject *about, struct out *out)
{
    string_ref ref = text_ref_at(text, piece->page->language);

    if (has_arguments(ref))
        write_template(piece, ref, about, out);
    else
        out_put_prose(out, slice_at(ref));
}

/* The subject of the sentence at an index. */
static inline const struct subject *subject_of(const sipcodes_piece *piece, int index)
{
    return piece->paired && index == 1 ? &piece->page->b : piece->about;
}

/* Writes the text of a piece. */
static inline void piece_write(const sipcodes_piece *piece, struct out *out)
{
    if (piece->extra && piece->extra->write) {
        piece->extra->write(piece, out);
        return;
    }
    if (piece->plain.length > 0)
        out_put_prose(out, piece->plain);
    for (int i = 0; i < MAX_SENTENCES && piece->sentences[i]; i++) {
        if (i > 0)
            out_put_prose(out, piece->page->gap);
        write_sentence(piece, piece->sentences[i], subject_of(piece, i), out);
    }
}

/* What stands before the text. */
static inline struct slice piece_label(const sipcodes_piece *piece)
{
    return text_at(piece->label, piece->page->language);
}

/* A page that can be made: explain_page or compare_page. */
typedef void page_maker(struct page *page);

/* Makes the page and lays it out as text. Returns its length or an error. */
int format_page(page_maker *make, struct page *page, sipcodes_format format, char *buffer, size_t size);

#endif
