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

static struct frame frame_of(struct slice rest)
{
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
static void write_label(struct layout *layout, struct slice label)
{
    struct out *out = &layout->out;

    out_put(out, layout->labelled.before);
    if (UNLIKELY(out->markdown))
        OUT_PUT_LITERAL(out, "**");
    out_put_prose(out, label);
    if (UNLIKELY(out->markdown))
        OUT_PUT_LITERAL(out, "**");
    out_put(out, layout->labelled.between);
}

static void write_source(struct layout *layout, struct slice source)
{
    out_put(&layout->out, layout->sourced.between);
    out_put_prose(&layout->out, source);
    out_put(&layout->out, layout->sourced.after);
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
        write_label(layout, piece_label(piece));
    if (sourced)
        out_put(out, layout->sourced.before);
    piece_write(piece, out);
    if (sourced)
        write_source(layout, slice_at(piece->sources[0]));
    if (piece->label)
        out_put(out, layout->labelled.after);
    return 0;
}

static bool is_format(sipcodes_format format)
{
    return format == SIPCODES_FORMAT_TEXT || format == SIPCODES_FORMAT_MARKDOWN;
}

/* The layout in a language. */
static struct layout layout_in(size_t language)
{
    return (struct layout){.labelled = frame_of(text_at(MSG_FORMAT_LABELLED, language)),
                           .sourced = frame_of(text_at(MSG_FORMAT_SOURCED, language))};
}

int sipcodes_labelled(const char *label, const char *text, const char *source, const char *lang, sipcodes_format format,
                      char *buffer, size_t size)
{
    struct layout layout = layout_in(language_index(lang));

    if (!label || !text || !source || !is_format(format) || !out_begin(&layout.out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    layout.out.markdown = format == SIPCODES_FORMAT_MARKDOWN;
    if (*label)
        write_label(&layout, slice_of(label, SIZE_MAX));
    if (*source)
        out_put(&layout.out, layout.sourced.before);
    out_put_prose(&layout.out, slice_of(text, SIZE_MAX));
    if (*source)
        write_source(&layout, slice_of(source, SIZE_MAX));
    if (*label)
        out_put(&layout.out, layout.labelled.after);
    return out_end(&layout.out);
}

int format_page(page_maker *make, struct page *page, sipcodes_format format, char *buffer, size_t size)
{
    struct layout layout = layout_in(page->language);

    if (!is_format(format) || !out_begin(&layout.out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    layout.out.markdown = format == SIPCODES_FORMAT_MARKDOWN;
    page->visit = write_piece;
    page->user = &layout;
    make(page);
    OUT_PUT_LITERAL(&layout.out, "\n");
    return out_end(&layout.out);
}
