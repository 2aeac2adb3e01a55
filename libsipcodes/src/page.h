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
    struct subject a;
    struct subject b; /* the same as a in an explanation */
    sipcodes_visitor *visit;
    void *user;
    int result; /* of the visitor; not 0 when it wants no more */
};

/* One template or text, and the subject that its arguments are about. */
struct sentence {
    text_ref text;
    const struct subject *about;
};

#define MAX_SENTENCES 3

struct sipcodes_piece {
    const struct page *page;
    sipcodes_part part;
    int status;
    int number;
    sipcodes_fact fact;
    text_ref label;
    const char *sources[2]; /* for the text or its two sides; NULL for none */
    /* The text is either plain, or these sentences one after the other. */
    struct slice plain;
    struct sentence sentences[MAX_SENTENCES];
    bool sided; /* sentences[0] is about the first code, sentences[1] about the second */
    /* What {a} and {b} are, if not the subjects of the page in their order. */
    const struct subject *first;
    const struct subject *second;
    /* Arguments that do not come from a subject. */
    struct slice name;
    struct slice text;
    struct slice user;
};

/* Hands a piece to the page's visitor, unless it wants no more. */
void page_emit(struct page *page, struct sipcodes_piece piece);

/* Pieces that both kinds of page have. */
void page_heading(struct page *page, text_ref heading);
void page_card(struct page *page, const struct subject *subject); /* Description, When You See It, How to Fix */
void page_reference(struct page *page, const struct subject *subject, int number, const char *source);
void page_related(struct page *page, const struct subject *subject, int number);

/* Writes the text of a piece, and what stands before it. */
void piece_write(const sipcodes_piece *piece, struct out *out);
struct slice piece_label(const sipcodes_piece *piece);

/* A page that can be made: explain_page or compare_page. */
typedef void page_maker(struct page *page);

/* Makes the page and lays it out as text. Returns its length or an error. */
int format_page(page_maker *make, struct page *page, sipcodes_format format, char *buffer, size_t size);

#endif
