/* page.c - the pieces that pages are made of, and the text of a piece. */
#include "page.h"

#include "list.h"

void page_begin(struct page *page, const char *lang)
{
    page->language = language_index(lang);
    page->texts = text_place_at(0, page->language);
    page->result = 0;
}

bool page_init(struct page *page, int a, int b, const char *lang)
{
    page_begin(page, lang);
    return subject_init(&page->a, a, page->language) && subject_init(&page->b, b, page->language);
}

/* ---- Making pieces ---- */

const struct card_paragraph card_paragraphs[] = {
    {SIPCODES_PART_DESCRIPTION, MSG_PAGE_DESCRIPTION, SIPCODES_TEXT_DESCRIPTION},
    {SIPCODES_PART_WHEN, MSG_PAGE_WHEN, SIPCODES_TEXT_WHEN},
    {SIPCODES_PART_FIX, MSG_PAGE_FIX, SIPCODES_TEXT_FIX},
    {0, 0, SIPCODES_TEXT_LEAD},
};

const struct pair *page_pair(struct span pairs, int second)
{
    for (int i = 0; i < pairs.count; i++) {
        const struct pair *pair = &sipcodes_tables.pairs[pairs.first + i];
        if (pair->second == second)
            return pair;
    }
    return NULL;
}

void page_card(struct page *page, const struct subject *subject)
{
    for (const struct card_paragraph *paragraph = card_paragraphs; paragraph->part; paragraph++)
        page_emit(page, &(struct sipcodes_piece){
                            .part = paragraph->part,
                            .status = (int16_t)subject->status,
                            .label = paragraph->label,
                            .about = subject,
                            .sentences = {subject_text(subject, paragraph->text)},
                        });
}

/* ---- Writing a piece ---- */

static void write_headers(const sipcodes_piece *piece, const struct subject *subject, struct out *out)
{
    size_t all = subject_headers(subject);
    size_t count = all < MAX_LISTED_HEADERS ? all : MAX_LISTED_HEADERS;

    for (size_t i = 0; i < count; i++) {
        list_write_joint(JOINT_AND, i, i + 1 == count, piece->language, out);
        out_put_prose(out, slice_at(subject_header(subject, i)));
    }
}

/* The names of senders or methods. Methods that a code does not answer are all excluded, so they are joined by "and". */
static void write_set(const sipcodes_piece *piece, const struct subject *subject, struct out *out)
{
    sipcodes_fact fact = (sipcodes_fact)piece->fact;
    uint32_t set = subject_named(subject, fact);
    enum joint joint = set == subject_value(subject, fact) ? JOINT_OR : JOINT_AND;
    size_t index = 0;

    if (fact == SIPCODES_FACT_SENDERS)
        joint = JOINT_OR_WORDS;
    for (uint32_t rest = set; rest; rest &= rest - 1) {
        int value = __builtin_ctz(rest);
        list_write_joint(joint, index++, (rest & (rest - 1)) == 0, piece->language, out);
        if (fact == SIPCODES_FACT_SENDERS)
            out_put_prose(out, piece_text(piece, sipcodes_tables.value_text[fact][value].label));
        else
            out_put_prose(out, slice_at(sipcodes_tables.value_name[fact][value]));
    }
}

static void write_list(const sipcodes_piece *piece, const struct subject *about, struct out *out)
{
    if (piece->fact == SIPCODES_FACT_HEADERS)
        write_headers(piece, about, out);
    else
        write_set(piece, about, out);
}

static const struct subject *first_of(const sipcodes_piece *piece)
{
    return piece->swapped ? &piece->page->b : &piece->page->a;
}

static const struct subject *second_of(const sipcodes_piece *piece)
{
    return piece->swapped ? &piece->page->a : &piece->page->b;
}

static struct slice digits_of(const struct subject *subject)
{
    return (struct slice){subject->digits, sizeof subject->digits};
}

/* What an argument stands for, if it is no list. */
static struct slice argument_text(const sipcodes_piece *piece, const struct subject *about, enum argument argument)
{
    switch (argument) {
    case ARGUMENT_STATUS:
        return digits_of(about);
    case ARGUMENT_CODE:
        return about->name;
    case ARGUMENT_A:
        return first_of(piece)->name;
    case ARGUMENT_B:
        return second_of(piece)->name;
    case ARGUMENT_A_STATUS:
        return digits_of(first_of(piece));
    case ARGUMENT_B_STATUS:
        return digits_of(second_of(piece));
    case ARGUMENT_FALLBACK:
        return slice_at(about->rules->name);
    case ARGUMENT_NAME:
        return piece->extra->name;
    case ARGUMENT_TEXT:
        return piece->inner ? piece_text(piece, piece->inner) : piece->extra->text;
    case ARGUMENT_USER:
        return piece->extra->user;
    default: /* lists are written at once; the others belong to the templates of format.c and of advice */
        break;
    }
    return slice_at(0);
}

void write_template(const sipcodes_piece *piece, struct slice template, const struct subject *about, struct out *out)
{
    const char *end = template.text + template.length;

    out_put_prose(out, cut_literal(&template));
    while (template.text < end) {
        enum argument argument = (enum argument)cut_argument(&template);
        if (argument == ARGUMENT_LIST)
            write_list(piece, about, out);
        else
            out_put_prose(out, argument_text(piece, about, argument));
        out_put_prose(out, cut_literal(&template));
    }
}

/* ---- What a visitor can ask of a piece ---- */

sipcodes_part sipcodes_piece_part(const sipcodes_piece *piece)
{
    return piece ? (sipcodes_part)piece->part : (sipcodes_part)0;
}

int sipcodes_piece_status(const sipcodes_piece *piece)
{
    return piece ? piece->status : 0;
}

int sipcodes_piece_cause(const sipcodes_piece *piece)
{
    return piece ? piece->cause : 0;
}

int sipcodes_piece_number(const sipcodes_piece *piece)
{
    return piece ? piece->number : 0;
}

sipcodes_fact sipcodes_piece_fact(const sipcodes_piece *piece)
{
    return piece ? (sipcodes_fact)piece->fact : (sipcodes_fact)0;
}

const char *sipcodes_piece_label(const sipcodes_piece *piece)
{
    return piece ? piece_label(piece).text : "";
}

const char *sipcodes_piece_source(const sipcodes_piece *piece, int side)
{
    return piece && (side == 0 || side == 1) && piece->sources[side] ? string_at(piece->sources[side]) : "";
}

const char *sipcodes_piece_language(const sipcodes_piece *piece)
{
    if (!piece)
        return "";
    return sipcodes_language_at(piece->sentences[0] ? piece->language : 0);
}

int sipcodes_piece_text(const sipcodes_piece *piece, char *buffer, size_t size)
{
    struct out out;

    if (!out_begin(&out, buffer, size) || !piece)
        return SIPCODES_E_ARGUMENT;
    piece_write(piece, &out);
    return out_end(&out);
}

int sipcodes_piece_side(const sipcodes_piece *piece, int side, char *buffer, size_t size)
{
    struct out out;

    if (!out_begin(&out, buffer, size) || !piece || side < 0 || side > 1)
        return SIPCODES_E_ARGUMENT;
    if (piece->extra && piece->extra->side)
        piece->extra->side(piece, side, &out);
    else if (piece->paired && piece->derived)
        write_sentence(piece, piece->sentences[side], subject_of(piece, side), &out);
    return out_end(&out);
}
