/* page.c - the pieces that pages are made of, and the text of a piece. */
#include "page.h"

#include <string.h>

/* ---- Making pieces ---- */

void page_emit(struct page *page, struct sipcodes_piece piece)
{
    if (page->result)
        return;
    piece.page = page;
    page->result = page->visit(&piece, page->user);
}

void page_heading(struct page *page, text_ref heading)
{
    page_emit(page, (struct sipcodes_piece){.part = SIPCODES_PART_HEADING, .sentences = {{heading, &page->a}}});
}

void page_card(struct page *page, const struct subject *subject)
{
    static const struct {
        sipcodes_part part;
        text_ref label;
        sipcodes_text text;
    } paragraphs[] = {
        {SIPCODES_PART_DESCRIPTION, MSG_PAGE_DESCRIPTION, SIPCODES_TEXT_DESCRIPTION},
        {SIPCODES_PART_WHEN, MSG_PAGE_WHEN, SIPCODES_TEXT_WHEN},
        {SIPCODES_PART_FIX, MSG_PAGE_FIX, SIPCODES_TEXT_FIX},
    };

    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        page_emit(page, (struct sipcodes_piece){
                            .part = paragraphs[i].part,
                            .status = subject->status,
                            .label = paragraphs[i].label,
                            .sentences = {{subject_text(subject, paragraphs[i].text), subject}},
                        });
}

void page_reference(struct page *page, const struct subject *subject, int number, const char *source)
{
    page_emit(page, (struct sipcodes_piece){
                        .part = SIPCODES_PART_REFERENCE,
                        .status = subject ? subject->status : 0,
                        .number = number,
                        .plain = slice_of(source, SIZE_MAX),
                    });
}

void page_related(struct page *page, const struct subject *subject, int number)
{
    page_emit(page, (struct sipcodes_piece){
                        .part = SIPCODES_PART_RELATED,
                        .status = subject->status,
                        .number = number,
                        .plain = slice_of(string_at(subject->rules->name), SIZE_MAX),
                    });
}

/* ---- Writing a piece ---- */

static void write_template(const sipcodes_piece *piece, struct sentence sentence, struct out *out);

/* "486 Busy Here", or for an unknown code that it is unknown. */
static void write_name(const sipcodes_piece *piece, const struct subject *subject, struct out *out)
{
    if (subject->code)
        out_put_prose(out, slice_of(string_at(subject->code->name), SIZE_MAX));
    else
        write_template(piece, (struct sentence){MSG_PAGE_UNKNOWN_CODE, subject}, out);
}

/* What stands before the item at index of a list of count items. */
static void write_separator(const sipcodes_piece *piece, size_t index, size_t count, text_ref last, struct out *out)
{
    if (index > 0)
        out_put_prose(out, text_at(index + 1 < count ? MSG_LIST_SEPARATOR : last, piece->page->language));
}

static void write_headers(const sipcodes_piece *piece, const struct subject *subject, struct out *out)
{
    const sipcodes_header *header;
    size_t count = 0;

    while (count < MAX_LISTED_HEADERS && subject_header(subject, count))
        count++;
    for (size_t i = 0; i < count && (header = subject_header(subject, i)); i++) {
        write_separator(piece, i, count, MSG_LIST_AND, out);
        out_put_prose(out, slice_of(string_at(header->name), SIZE_MAX));
    }
}

/* The names of senders or methods. Methods that a code does not answer are all excluded, so they are joined by "and". */
static void write_set(const sipcodes_piece *piece, const struct subject *subject, struct out *out)
{
    uint32_t set = subject_named(subject, piece->fact);
    text_ref last = set == subject_value(subject, piece->fact) ? MSG_LIST_OR : MSG_LIST_AND;
    size_t count = count_bits(set);
    size_t index = 0;

    for (unsigned value = 0; set >> value; value++) {
        if (!(set >> value & 1))
            continue;
        write_separator(piece, index++, count, last, out);
        if (piece->fact == SIPCODES_FACT_SENDERS)
            out_put_prose(out, text_at(sipcodes_tables.value_text[piece->fact][value].label, piece->page->language));
        else
            out_put_prose(out, slice_of(string_at(sipcodes_tables.value_name[piece->fact][value]), SIZE_MAX));
    }
}

static void write_argument(const sipcodes_piece *piece, const struct subject *about, char argument, struct out *out)
{
    const struct subject *first = piece->first ? piece->first : &piece->page->a;
    const struct subject *second = piece->second ? piece->second : &piece->page->b;

    switch ((enum argument)argument) {
    case ARGUMENT_CODE:
        write_name(piece, about, out);
        break;
    case ARGUMENT_A:
        write_name(piece, first, out);
        break;
    case ARGUMENT_B:
        write_name(piece, second, out);
        break;
    case ARGUMENT_A_STATUS:
        out_put_number(out, first->status);
        break;
    case ARGUMENT_B_STATUS:
        out_put_number(out, second->status);
        break;
    case ARGUMENT_STATUS:
        out_put_number(out, about->status);
        break;
    case ARGUMENT_FALLBACK:
        out_put_prose(out, slice_of(string_at(about->rules->name), SIZE_MAX));
        break;
    case ARGUMENT_LIST:
        if (piece->fact == SIPCODES_FACT_HEADERS)
            write_headers(piece, about, out);
        else
            write_set(piece, about, out);
        break;
    case ARGUMENT_NAME:
        out_put_prose(out, piece->name);
        break;
    case ARGUMENT_TEXT:
        out_put_prose(out, piece->text);
        break;
    case ARGUMENT_USER:
        out_put_prose(out, piece->user);
        break;
    case ARGUMENT_LABEL: /* these belong to the templates of format.c */
    case ARGUMENT_SOURCE:
        break;
    }
}

static void write_template(const sipcodes_piece *piece, struct sentence sentence, struct out *out)
{
    struct slice rest = text_at(sentence.text, piece->page->language);
    const char *mark;

    while ((mark = memchr(rest.text, TEMPLATE_MARK, rest.length)) != NULL) {
        size_t literal = (size_t)(mark - rest.text);
        out_put_prose(out, (struct slice){rest.text, literal});
        write_argument(piece, sentence.about, mark[1], out);
        rest = (struct slice){mark + 2, rest.length - literal - 2};
    }
    out_put_prose(out, rest);
}

/* What stands between two sentences: in the template, what is between its two arguments. */
static struct slice sentence_gap(size_t language)
{
    struct slice both = text_at(MSG_FORMAT_SENTENCES, language);
    return (struct slice){both.text + 2, both.length - 4};
}

void piece_write(const sipcodes_piece *piece, struct out *out)
{
    out_put_prose(out, piece->plain);
    for (size_t i = 0; i < MAX_SENTENCES && piece->sentences[i].text; i++) {
        if (i > 0)
            out_put_prose(out, sentence_gap(piece->page->language));
        write_template(piece, piece->sentences[i], out);
    }
}

struct slice piece_label(const sipcodes_piece *piece)
{
    return text_at(piece->label, piece->page->language);
}

/* ---- What a visitor can ask of a piece ---- */

sipcodes_part sipcodes_piece_part(const sipcodes_piece *piece)
{
    return piece->part;
}

int sipcodes_piece_status(const sipcodes_piece *piece)
{
    return piece->status;
}

int sipcodes_piece_number(const sipcodes_piece *piece)
{
    return piece->number;
}

sipcodes_fact sipcodes_piece_fact(const sipcodes_piece *piece)
{
    return piece->fact;
}

const char *sipcodes_piece_label(const sipcodes_piece *piece)
{
    return piece_label(piece).text;
}

const char *sipcodes_piece_source(const sipcodes_piece *piece, int side)
{
    return (side == 0 || side == 1) && piece->sources[side] ? piece->sources[side] : "";
}

const char *sipcodes_piece_language(const sipcodes_piece *piece)
{
    return text_language(piece->sentences[0].text, piece->page->language);
}

int sipcodes_piece_text(const sipcodes_piece *piece, char *buffer, size_t size)
{
    struct out out;

    if (!out_begin(&out, buffer, size))
        return SIPCODES_E_ARGUMENT;
    piece_write(piece, &out);
    return out_end(&out);
}

int sipcodes_piece_side(const sipcodes_piece *piece, int side, char *buffer, size_t size)
{
    struct out out;

    if (!out_begin(&out, buffer, size) || side < 0 || side > 1)
        return SIPCODES_E_ARGUMENT;
    if (piece->sided)
        write_template(piece, piece->sentences[side], &out);
    return out_end(&out);
}
