/*
 * copy.h - a page as a value: every piece with all that a visitor can ask of it.
 *
 * A piece lives only during the visit, so suites that look at a page as a whole copy it first.
 */
#ifndef PAGES_COPY_H
#define PAGES_COPY_H

#include <sipcodes.h>

#define MAX_PIECES 256

/* No page is to reach this length, neither as text nor as Markdown. */
#define MAX_PAGE (64 * 1024)

struct copied_piece {
    sipcodes_part part;
    int status;
    int number;
    sipcodes_fact fact;
    const char *label;
    const char *source[2];
    const char *language;
    const char *text;
    const char *side[2]; /* "" if the piece has no sides */
};

struct copied_page {
    int a;
    int b; /* the same as a in an explanation */
    size_t count;
    struct copied_piece pieces[MAX_PIECES];
    size_t used;
    char pool[MAX_PAGE];
};

/* Make the page anew, in English or in a language. A page that cannot be made, or has no room here, fails the test. */
void copy_explanation(struct copied_page *page, int status);
void copy_comparison(struct copied_page *page, int a, int b);
void copy_explanation_in(struct copied_page *page, int status, const char *lang);
void copy_comparison_in(struct copied_page *page, int a, int b, const char *lang);
void copy_causes_in(struct copied_page *page, int a, int b, const char *lang);
void copy_response_in(struct copied_page *page, const char *message, const char *lang);

/* The index-th piece of a part, from 0; NULL past the last. */
const struct copied_piece *copy_find(const struct copied_page *page, sipcodes_part part, size_t index);
size_t copy_count(const struct copied_page *page, sipcodes_part part);

/* The first piece of a part that states this fact; NULL if none does. */
const struct copied_piece *copy_fact(const struct copied_page *page, sipcodes_part part, sipcodes_fact fact);

/* True for a piece that has a half for each code. */
bool copy_is_sided(const struct copied_piece *piece);

/* True for a piece of sentences, false for a title, a name or a phrase. */
bool copy_is_prose(const struct copied_piece *piece);

/* The names of the parts in order, each run of equal parts once: "title lead card description". */
const char *copy_shape(const struct copied_page *page);

/* What the page has to look like as a whole, put together from its pieces. */
const char *copy_layout(const struct copied_page *page, sipcodes_format format);

#endif
