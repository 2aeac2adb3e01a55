/*
 * pages.c - what the rendering of pages is measured against.
 *
 * The baseline has an easier task than the core: it knows beforehand what stands on the page, and
 * every template is already filled in. It only puts the parts one behind the other.
 */
#include "pages.h"

#include <sipcodes.h>
#include <stdio.h>
#include <string.h>

/* Where all contestants write to. */
static char buffer[PAGE_SIZE];

/* ---- Taking a page apart ---- */

struct parts {
    struct page *page;
    const char *rest; /* of the page's text: what no part holds yet */
};

/* Makes a part of what comes before end. Returns 0, or 1 if there is no room for it. */
static int add_part(struct parts *parts, const char *end)
{
    struct page *page = parts->page;
    size_t length = (size_t)(end - parts->rest);

    if (page->count == MAX_PARTS)
        return 1;
    page->parts[page->count++] = (struct part){page->pool + page->used, length};
    memcpy(page->pool + page->used, parts->rest, length);
    page->pool[page->used + length] = '\0';
    page->used += length + 1;
    parts->rest = end;
    return 0;
}

/* Makes a part up to the end of text, where it comes next, and one of what is before it. */
static int add_segment(struct parts *parts, const char *text)
{
    const char *at = strstr(parts->rest, text);

    if (!at || (at > parts->rest && add_part(parts, at)))
        return 1;
    return *text ? add_part(parts, at + strlen(text)) : 0;
}

/* Every segment is a part. */
static int take_segments(struct parts *parts, const sipcodes_piece *piece, const char *text)
{
    char side[2][PAGE_SIZE];
    const char *line_end;

    for (int i = 0; i < 2; i++)
        sipcodes_piece_side(piece, i, side[i], sizeof side[i]);
    if (add_segment(parts, sipcodes_piece_label(piece)))
        return 1;
    if (*side[0] ? add_segment(parts, side[0]) || add_segment(parts, side[1]) : add_segment(parts, text))
        return 1;
    line_end = parts->rest + strcspn(parts->rest, "\n");
    return line_end > parts->rest ? add_part(parts, line_end) : 0;
}

/* A label is a part with what stands before it on the page; a text is one to the end of its line. */
static int take_piece(const sipcodes_piece *piece, void *user)
{
    struct parts *parts = user;
    const char *label = sipcodes_piece_label(piece);
    const char *at = strstr(parts->rest, label);
    char text[PAGE_SIZE];

    sipcodes_piece_text(piece, text, sizeof text);
    if (parts->page->fine)
        return take_segments(parts, piece, text);
    at = at ? strstr(at + strlen(label), text) : NULL;
    if (!at || (*label && add_part(parts, at)))
        return 1;
    at += strlen(text);
    return add_part(parts, at + strcspn(at, "\n"));
}

/* ---- Contestants ---- */

/* Writes the page anew, as page_init() and the contestant do it. */
static int write_page(const struct page *page, char *to, size_t size)
{
    if (page->b)
        return sipcodes_compare(page->a, page->b, "en", SIPCODES_FORMAT_TEXT, to, size);
    return sipcodes_explain(page->a, "en", SIPCODES_FORMAT_TEXT, to, size);
}

uintptr_t pass_page(const void *input, size_t count)
{
    const struct page *page = input;
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        int length = write_page(page, buffer, sizeof buffer);
        seen += (uintptr_t)length + (unsigned char)buffer[length - 1];
    }
    return seen;
}

uintptr_t pass_parts(const void *input, size_t count)
{
    const struct page *page = input;
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        for (size_t part = 0; part < page->count; part++)
            at += (size_t)snprintf(buffer + at, sizeof buffer - at, "%s", page->parts[part].text);
        seen += at + (unsigned char)buffer[at - 1];
    }
    return seen;
}

uintptr_t pass_copies(const void *input, size_t count)
{
    const struct page *page = input;
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        for (size_t part = 0; part < page->count; part++) {
            memcpy(buffer + at, page->parts[part].text, page->parts[part].length);
            at += page->parts[part].length;
        }
        buffer[at] = '\0';
        seen += at + (unsigned char)buffer[at - 1];
    }
    return seen;
}

/* ---- Setting up ---- */

bool page_init(struct page *page, int a, int b)
{
    struct parts parts = {page, page->text};
    int length, stopped;

    page->a = a;
    page->b = b;
    page->count = page->used = 0;
    length = write_page(page, page->text, sizeof page->text);
    if (length <= 0 || (size_t)length >= sizeof page->text)
        return false;
    page->length = (size_t)length;
    if (b)
        stopped = sipcodes_compare_visit(a, b, "en", take_piece, &parts);
    else
        stopped = sipcodes_explain_visit(a, "en", take_piece, &parts);
    if (stopped || add_part(&parts, page->text + length))
        return false;
    buffer[0] = '\0';
    pass_parts(page, 1);
    return strcmp(buffer, page->text) == 0;
}
