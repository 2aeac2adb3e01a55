/* format.c - lays a page out as plain text or Markdown, one paragraph a line. */
#include "page.h"

/* What a template with two arguments, in this order, has around them. */
struct frame {
    struct slice before;
    struct slice between;
    struct slice after;
};

struct layout {
    struct out out;
    struct frame labelled;
    struct frame sourced;
    unsigned before; /* the part of the piece before this one; 0 at the top */
};

static struct frame frame_of(const struct page *page, text_ref text)
{
    struct slice rest = page_text(page, text);
    struct frame frame;

    frame.before = cut_literal(&rest);
    cut_argument(&rest);
    frame.between = cut_literal(&rest);
    cut_argument(&rest);
    frame.after = cut_literal(&rest);
    return frame;
}

/* The parts that are items of lists, as bits. */
#define ITEMS                                                                                                              \
    (1u << SIPCODES_PART_DIFFERENCE | 1u << SIPCODES_PART_FACT | 1u << SIPCODES_PART_COMMON | 1u << SIPCODES_PART_HEADER | \
     1u << SIPCODES_PART_ALIAS | 1u << SIPCODES_PART_VALUE | 1u << SIPCODES_PART_FAULT | 1u << SIPCODES_PART_REFERENCE |   \
     1u << SIPCODES_PART_RELATED)

static bool is_item(unsigned part)
{
    return (ITEMS >> part & 1) != 0;
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
        OUT_PUT_LITERAL(out, ". ");
    } else {
        OUT_PUT_LITERAL(out, "- ");
    }
}

/* The items of one list stand line by line, all else is a paragraph. */
static void write_gap(unsigned before, unsigned part, struct out *out)
{
    if (is_item(part) && is_item(before))
        OUT_PUT_LITERAL(out, "\n");
    else if (before)
        OUT_PUT_LITERAL(out, "\n\n");
}

/* Sources of derived sentences are not shown, because each has two and the codes' own pages name them. */
static bool shows_source(const sipcodes_piece *piece)
{
    return piece->sources[0] && !piece->derived;
}

/* "Label: ", the label bold in Markdown. */
static void write_label(const struct layout *layout, const sipcodes_piece *piece, struct out *out)
{
    out_put(out, layout->labelled.before);
    if (UNLIKELY(out->markdown))
        OUT_PUT_LITERAL(out, "**");
    out_put_prose(out, piece_label(piece));
    if (UNLIKELY(out->markdown))
        OUT_PUT_LITERAL(out, "**");
    out_put(out, layout->labelled.between);
}

static void write_source(const struct layout *layout, const sipcodes_piece *piece, struct out *out)
{
    out_put(out, layout->sourced.between);
    out_put_prose(out, slice_at(piece->sources[0]));
    out_put(out, layout->sourced.after);
}

static int write_piece(const sipcodes_piece *piece, void *user)
{
    struct layout *layout = user;
    struct out *out = &layout->out;
    bool sourced = shows_source(piece);

    write_gap(layout->before, piece->part, out);
    layout->before = piece->part;
    if (is_item(piece->part))
        write_bullet(piece, out);
    else if (UNLIKELY(out->markdown))
        out_put_string(out, heading_mark((sipcodes_part)piece->part));
    if (piece->label)
        write_label(layout, piece, out);
    if (sourced)
        out_put(out, layout->sourced.before);
    piece_write(piece, out);
    if (sourced)
        write_source(layout, piece, out);
    if (piece->label)
        out_put(out, layout->labelled.after);
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
    layout.labelled = frame_of(page, MSG_FORMAT_LABELLED);
    layout.sourced = frame_of(page, MSG_FORMAT_SOURCED);
    page->visit = write_piece;
    page->user = &layout;
    make(page);
    OUT_PUT_LITERAL(&layout.out, "\n");
    return out_end(&layout.out);
}
