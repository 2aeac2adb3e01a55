/* format.c - lays a page out as plain text or Markdown, one paragraph a line. */
#include "page.h"

#include <string.h>

struct layout {
    struct out out;
    sipcodes_part before; /* the part of the piece before this one; 0 at the top */
};

static bool is_item(sipcodes_part part)
{
    switch (part) {
    case SIPCODES_PART_DIFFERENCE:
    case SIPCODES_PART_FACT:
    case SIPCODES_PART_COMMON:
    case SIPCODES_PART_HEADER:
    case SIPCODES_PART_ALIAS:
    case SIPCODES_PART_REFERENCE:
    case SIPCODES_PART_RELATED:
        return true;
    default:
        return false;
    }
}

static const char *heading_mark(sipcodes_part part)
{
    switch (part) {
    case SIPCODES_PART_TITLE:
        return "# ";
    case SIPCODES_PART_CARD:
    case SIPCODES_PART_HEADING:
        return "## ";
    default:
        return "";
    }
}

/* "1. " for the key differences, "- " for the other lists. */
static void write_bullet(const sipcodes_piece *piece, struct out *out)
{
    if (piece->part == SIPCODES_PART_DIFFERENCE) {
        out_put_number(out, piece->number);
        out_put_string(out, ". ");
    } else {
        out_put_string(out, "- ");
    }
}

/* Sources of derived sentences are not shown, because each has two and the codes' own pages name them. */
static bool shows_source(const sipcodes_piece *piece)
{
    return piece->sources[0] && !piece->sources[1];
}

/* The text, with its source in parentheses behind it if it has one. */
static void write_sourced(const sipcodes_piece *piece, struct out *out)
{
    struct slice rest = text_at(MSG_FORMAT_SOURCED, piece->page->language);

    if (!shows_source(piece)) {
        piece_write(piece, out);
        return;
    }
    for (const char *mark; (mark = memchr(rest.text, TEMPLATE_MARK, rest.length)) != NULL;) {
        size_t literal = (size_t)(mark - rest.text);
        out_put(out, (struct slice){rest.text, literal});
        if (mark[1] == ARGUMENT_TEXT)
            piece_write(piece, out);
        else
            out_put_prose(out, slice_of(piece->sources[0], SIZE_MAX));
        rest = (struct slice){mark + 2, rest.length - literal - 2};
    }
    out_put(out, rest);
}

/* "Label: text", the label bold in Markdown. */
static void write_labelled(const sipcodes_piece *piece, struct out *out)
{
    struct slice rest = text_at(MSG_FORMAT_LABELLED, piece->page->language);
    const char *bold = out->markdown ? "**" : "";

    if (!piece->label) {
        write_sourced(piece, out);
        return;
    }
    for (const char *mark; (mark = memchr(rest.text, TEMPLATE_MARK, rest.length)) != NULL;) {
        size_t literal = (size_t)(mark - rest.text);
        out_put(out, (struct slice){rest.text, literal});
        if (mark[1] == ARGUMENT_LABEL) {
            out_put_string(out, bold);
            out_put_prose(out, piece_label(piece));
            out_put_string(out, bold);
        } else {
            write_sourced(piece, out);
        }
        rest = (struct slice){mark + 2, rest.length - literal - 2};
    }
    out_put(out, rest);
}

static int write_piece(const sipcodes_piece *piece, void *user)
{
    struct layout *layout = user;
    struct out *out = &layout->out;

    if (layout->before) {
        /* The items of one list stand line by line, all else is a paragraph. */
        bool listed = is_item(piece->part) && is_item(layout->before);
        out_put_string(out, listed ? "\n" : "\n\n");
    }
    layout->before = piece->part;
    if (out->markdown)
        out_put_string(out, heading_mark(piece->part));
    if (is_item(piece->part))
        write_bullet(piece, out);
    write_labelled(piece, out);
    return 0;
}

int format_page(page_maker *make, struct page *page, sipcodes_format format, char *buffer, size_t size)
{
    struct layout layout = {0};

    if (!out_begin(&layout.out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    if (format != SIPCODES_FORMAT_TEXT && format != SIPCODES_FORMAT_MARKDOWN)
        return SIPCODES_E_ARGUMENT;
    layout.out.markdown = format == SIPCODES_FORMAT_MARKDOWN;
    page->visit = write_piece;
    page->user = &layout;
    make(page);
    out_put_string(&layout.out, "\n");
    return out_end(&layout.out);
}
