/*
 * cause_page.c - the pages about one cause and about two.
 *
 * What a table makes of a cause, and which status codes become it, is derived from its rows, whatever the cause.
 */
#include "cause.h"
#include "list.h"
#include "page.h"
#include "sentence.h"

#define MAX_COMMON 3

/* The page is first, so that it leads to the rest. */
struct cause_page {
    struct page page;
    const sipcodes_cause *a;
    const sipcodes_cause *b; /* the same as a in an explanation */
};

/* What one half of a piece is about. */
struct half {
    text_ref template;
    text_ref again; /* the template behind the other half, if it can be shorter there; 0 if not */
    const sipcodes_cause *cause;
    const sipcodes_mapping *row;
    const struct cause_table *table;
    text_ref text;
    string_ref name;
    bool alike; /* it is about all tables that make the same of the two causes as its own */
};

/* A piece of such a page. extra is first, so that the piece leads to it. */
struct told {
    struct extra extra;
    struct half half[2];
};

/* For the arguments of a half. */
struct told_half {
    const sipcodes_piece *piece;
    const struct half *half;
};

static const struct cause_page *page_of(const struct page *page)
{
    return (const struct cause_page *)(const void *)page;
}

static const struct told *told_of(const sipcodes_piece *piece)
{
    return (const struct told *)(const void *)piece->extra;
}

/* ---- Writing ---- */

/* "17 User busy". */
static void put_cause(struct out *out, const sipcodes_piece *piece, const sipcodes_cause *cause)
{
    out_put_number(out, cause->number);
    OUT_PUT_LITERAL(out, " ");
    out_put_prose(out, cause->name ? slice_at(cause->name) : piece_text(piece, MSG_CAUSE_PAGE_UNASSIGNED));
}

/* True if a row of to_cause makes the cause of a half, under the condition of the row that the half has. */
static bool is_made(const struct half *half, const sipcodes_mapping *row)
{
    return row->to == half->cause->number && row->condition == half->row->condition && row->from != 0;
}

/* The status codes that become a cause. */
static void put_statuses(struct out *out, const sipcodes_piece *piece, const struct half *half)
{
    const sipcodes_mapping *rows = cause_rows(half->table, SIPCODES_DIRECTION_TO_CAUSE);
    size_t count = half->table->rows[SIPCODES_DIRECTION_TO_CAUSE].count;
    size_t left = 0;

    for (size_t i = 0; i < count; i++)
        left += is_made(half, &rows[i]);
    for (size_t i = 0, done = 0; i < count; i++) {
        if (!is_made(half, &rows[i]))
            continue;
        list_write_joint(JOINT_AND, done++, --left == 0, piece->language, out);
        out_put_number(out, rows[i].from);
    }
}

/* ---- What the tables make of two causes ---- */

static bool tells(const struct cause_table *table, sipcodes_direction direction, const sipcodes_cause *cause)
{
    return table->rows[direction].count > 0 && cause_is_in(table, cause->number);
}

/* The row of a table for a cause whose location is not known; NULL if the table does not tell. */
static const sipcodes_mapping *row_for(const struct cause_table *table, const sipcodes_cause *cause)
{
    return tells(table, SIPCODES_DIRECTION_TO_STATUS, cause) ? cause_row_to(table, cause->number, SIPCODES_LOCATION_NONE)
                                                             : NULL;
}

/* True if both tables tell what becomes of the two causes, and tell the same. */
static bool is_alike(const struct cause_page *about, const struct cause_table *table, const struct cause_table *other)
{
    const sipcodes_mapping *rows[2][2] = {{row_for(table, about->a), row_for(table, about->b)},
                                          {row_for(other, about->a), row_for(other, about->b)}};

    return rows[0][0] && rows[0][1] && rows[1][0] && rows[1][1] && rows[0][0]->to == rows[1][0]->to &&
           rows[0][1]->to == rows[1][1]->to;
}

/* The labels of all tables that are alike. */
static void put_tables(struct out *out, const sipcodes_piece *piece, const struct half *half)
{
    const struct cause_page *about = page_of(piece->page);
    size_t left = 0;

    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++)
        left += is_alike(about, &sipcodes_tables.cause_table[i], half->table);
    for (size_t i = 0, done = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = &sipcodes_tables.cause_table[i];
        if (!is_alike(about, table, half->table))
            continue;
        list_write_joint(JOINT_AND, done++, --left == 0, piece->language, out);
        out_put_prose(out, piece_text(piece, table->label));
    }
}

static void write_argument(enum argument argument, const void *user, struct out *out)
{
    const struct told_half *told = user;
    const struct half *half = told->half;
    const sipcodes_piece *piece = told->piece;

    switch (argument) {
    case ARGUMENT_A:
        put_cause(out, piece, half->cause ? half->cause : page_of(piece->page)->a);
        break;
    case ARGUMENT_B:
        put_cause(out, piece, page_of(piece->page)->b);
        break;
    case ARGUMENT_NUMBER:
        out_put_number(out, half->cause->number);
        break;
    case ARGUMENT_NAME:
        out_put_prose(out, slice_at(half->name));
        break;
    case ARGUMENT_CODE:
        out_put_prose(out, slice_at(sipcodes_get(half->row->to)->name));
        break;
    case ARGUMENT_LIST:
        if (half->alike)
            put_tables(out, piece, half);
        else
            put_statuses(out, piece, half);
        break;
    case ARGUMENT_LABEL:
        out_put_prose(out, piece_text(piece, half->table->label));
        break;
    default: /* {text}; the others belong to other pages */
        out_put_prose(out, piece_text(piece, half->text));
        break;
    }
}

static void write_sentence_of(const sipcodes_piece *piece, const struct half *half, text_ref template, struct out *out)
{
    const struct told_half told = {piece, half};

    sentence_write(template, piece->language, write_argument, &told, out);
}

/* One half alone. */
static void write_side(const sipcodes_piece *piece, int side, struct out *out)
{
    const struct half *half = &told_of(piece)->half[side];

    write_sentence_of(piece, half, half->template, out);
}

static void write_told(const sipcodes_piece *piece, struct out *out)
{
    const struct half *second = &told_of(piece)->half[1];

    write_side(piece, 0, out);
    if (second->template) {
        out_put_prose(out, piece_text(piece, MSG_FORMAT_SENTENCES));
        write_sentence_of(piece, second, second->again ? second->again : second->template, out);
    }
    for (int i = 2; i < MAX_SENTENCES && piece->sentences[i]; i++) {
        out_put_prose(out, piece_text(piece, MSG_FORMAT_SENTENCES));
        out_put_prose(out, piece_text(piece, piece->sentences[i]));
    }
}

/* ---- Making pieces ---- */

/* Emits a piece whose text is told by its halves. */
static void emit_told(struct page *page, struct sipcodes_piece piece, const struct half *first, const struct half *second)
{
    struct told told = {.extra = {.write = write_told}, .half = {*first}};

    if (second)
        told.half[1] = *second;
    if (piece.derived && second)
        told.extra.side = write_side;
    piece.extra = &told.extra;
    piece.sentences[0] = first->template;
    piece.sentences[1] = second ? second->template : 0;
    page_emit(page, &piece);
}

/* Emits a text without arguments. */
static void emit_plain(struct page *page, struct sipcodes_piece piece, text_ref text)
{
    piece.sentences[0] = text;
    page_emit(page, &piece);
}

/* A fact of a list, whose numbers go up. */
static struct sipcodes_piece fact_piece(const sipcodes_cause *cause, text_ref label, int *number, string_ref source)
{
    return (struct sipcodes_piece){
        .part = SIPCODES_PART_FACT,
        .cause = cause->number,
        .number = (int16_t)++ * number,
        .label = label,
        .sources = {source},
    };
}

/* The sentence that opens the page of a cause. */
static struct half lead_of(const sipcodes_cause *cause)
{
    struct half half = {.cause = cause, .text = sipcodes_tables.cause_class_label[cause->class]};

    if (!cause->general)
        half.template = cause->text[SIPCODES_TEXT_LEAD];
    else if (cause->standing == SIPCODES_CAUSE_STANDING_ASSIGNED)
        half.template = MSG_CAUSE_PAGE_LEAD_ASSIGNED;
    else
        half.template =
            cause->standing == SIPCODES_CAUSE_STANDING_PRIVATE ? MSG_CAUSE_PAGE_LEAD_PRIVATE : MSG_CAUSE_PAGE_LEAD_UNASSIGNED;
    return half;
}

/* Description, When You See It, How to Fix. */
static void emit_card(struct page *page, const sipcodes_cause *cause)
{
    for (const struct card_paragraph *paragraph = card_paragraphs; paragraph->part; paragraph++)
        emit_plain(page, (struct sipcodes_piece){.part = paragraph->part, .cause = cause->number, .label = paragraph->label},
                   cause->text[paragraph->text]);
}

static void emit_heading(struct page *page, text_ref heading)
{
    emit_plain(page, (struct sipcodes_piece){.part = SIPCODES_PART_HEADING}, heading);
}

static void emit_title(struct page *page, text_ref template, const sipcodes_cause *cause)
{
    const struct half half = {.template = template};

    emit_told(page, (struct sipcodes_piece){.part = SIPCODES_PART_TITLE, .cause = cause ? cause->number : 0}, &half, NULL);
}

static void emit_note(struct page *page, const sipcodes_cause *cause, int *number, text_ref note)
{
    if (note)
        emit_plain(page, fact_piece(cause, MSG_PAGE_NOTE, number, 0), note);
}

static void emit_facts(struct page *page, const sipcodes_cause *cause)
{
    int number = 0;

    emit_heading(page, MSG_PAGE_FACTS);
    if (cause->class)
        emit_plain(page, fact_piece(cause, MSG_CAUSE_PAGE_CLASS, &number, sipcodes_tables.cause_class_rule),
                   sipcodes_tables.cause_class_label[cause->class]);
    emit_plain(page, fact_piece(cause, MSG_CAUSE_PAGE_STANDING, &number, cause->source),
               sipcodes_tables.cause_standing_label[cause->standing]);
    emit_plain(page, fact_piece(cause, MSG_CAUSE_PAGE_CHECKED, &number, 0), sipcodes_tables.trust_label[cause->trust]);
    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = &sipcodes_tables.cause_table[i];
        const struct half half = {
            .template = MSG_CAUSE_PAGE_SYMBOL_OF, .table = table, .name = cause_symbol_of(table, cause->number)};
        if (half.name)
            emit_told(page, fact_piece(cause, MSG_CAUSE_PAGE_SYMBOL, &number, table->symbols_source), &half, NULL);
    }
    emit_note(page, cause, &number, cause->note);
}

/* ---- What the tables make of it ---- */

/* Emits a fact that a row states, with a mark if its source is not one that was read. */
static void emit_row(struct page *page, const sipcodes_cause *cause, int *number, const struct half *half)
{
    const struct half mark = {.template = MSG_CAUSE_PAGE_MARKED, .text = sipcodes_tables.trust_label[half->row->trust]};
    bool is_marked = half->row->trust != SIPCODES_TRUST_READ;

    emit_told(page, fact_piece(cause, half->table->label, number, half->row->source), half, is_marked ? &mark : NULL);
}

static text_ref becomes_text(const sipcodes_mapping *row)
{
    static const text_ref conditional[SIZE_CAUSE_CONDITIONS] = {
        [SIPCODES_CAUSE_CONDITION_NONE] = MSG_CAUSE_PAGE_BECOMES,
        [SIPCODES_CAUSE_CONDITION_LOCATION_USER] = MSG_CAUSE_PAGE_BECOMES_LOCATION_USER,
        [SIPCODES_CAUSE_CONDITION_DIAGNOSTIC] = MSG_CAUSE_PAGE_BECOMES_DIAGNOSTIC,
    };

    if (row->to == 0)
        return MSG_CAUSE_PAGE_BECOMES_NONE;
    if (sipcodes_mapping_is_default(row))
        return MSG_CAUSE_PAGE_BECOMES_DEFAULT;
    return conditional[row->condition];
}

static void emit_statuses(struct page *page, const sipcodes_cause *cause)
{
    int number = 0;

    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = &sipcodes_tables.cause_table[i];
        for (const sipcodes_mapping *row = row_for(table, cause); row; row = sipcodes_mapping_next(row)) {
            const struct half half = {.template = becomes_text(row), .table = table, .row = row};
            if (number == 0)
                emit_heading(page, MSG_CAUSE_PAGE_TO_STATUS);
            emit_row(page, cause, &number, &half);
            emit_note(page, cause, &number, row->note);
        }
    }
}

/* The first row that makes the cause of a half out of a number, under a condition; NULL if there is none. */
static const sipcodes_mapping *made_under(const struct half *half, sipcodes_cause_condition condition)
{
    const sipcodes_mapping *rows = cause_rows(half->table, SIPCODES_DIRECTION_TO_CAUSE);

    for (size_t i = 0; i < half->table->rows[SIPCODES_DIRECTION_TO_CAUSE].count; i++)
        if (rows[i].to == half->cause->number && rows[i].condition == condition && rows[i].from)
            return &rows[i];
    return NULL;
}

static void emit_made(struct page *page, const struct half *half, int *number)
{
    if (*number == 0)
        emit_heading(page, MSG_CAUSE_PAGE_FROM_STATUS);
    emit_row(page, half->cause, number, half);
}

/* The status codes that become the cause: always, under a condition, and as those that the table does not name. */
static void emit_origins(struct page *page, const sipcodes_cause *cause)
{
    static const uint8_t conditions[] = {SIPCODES_CAUSE_CONDITION_NONE, SIPCODES_CAUSE_CONDITION_BEARER};
    int number = 0;

    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = &sipcodes_tables.cause_table[i];
        struct half half = {.cause = cause, .table = table};
        for (size_t c = 0; c < sizeof conditions; c++) {
            half.row = made_under(&half, (sipcodes_cause_condition)conditions[c]);
            half.template = conditions[c] ? MSG_CAUSE_PAGE_MADE_OF_BEARER : MSG_CAUSE_PAGE_MADE_OF;
            if (half.row)
                emit_made(page, &half, &number);
        }
        half.row = sipcodes_cause_table_default(string_at(table->name), SIPCODES_DIRECTION_TO_CAUSE);
        half.template = MSG_CAUSE_PAGE_MADE_OF_OTHERS;
        if (half.row && half.row->to == cause->number)
            emit_made(page, &half, &number);
    }
}

/* ---- References and related codes ---- */

static bool reads(struct span reading, string_ref ref)
{
    for (size_t i = 0; i < reading.count; i++)
        if (sipcodes_tables.strings[reading.first + i] == ref)
            return true;
    return false;
}

/* What the texts of the causes, and of the pair if there is one, rest on, each source once. */
static void emit_reading(struct page *page, const struct pair *pair)
{
    const struct cause_page *about = page_of(page);
    const struct span lists[3] = {about->a->reading, about->b->reading, pair ? pair->reading : (struct span){0, 0}};
    int number = 0;

    emit_heading(page, MSG_PAGE_REFERENCES);
    for (size_t list = 0; list < 3; list++)
        for (size_t i = 0; i < lists[list].count; i++) {
            string_ref ref = sipcodes_tables.strings[lists[list].first + i];
            if ((list == 0 || !reads(lists[0], ref)) && (list < 2 || !reads(lists[1], ref)))
                page_reference(page, 0, ++number, ref);
        }
}

/* True if the first table turns the status code into one of the two causes, or one of them into it. */
static bool is_related(const struct cause_page *about, int status)
{
    const struct cause_table *table = &sipcodes_tables.cause_table[0];
    const sipcodes_cause *causes[2] = {about->a, about->b};

    for (size_t side = 0; side < 2; side++) {
        const sipcodes_mapping *to = cause_row_to(table, causes[side]->number, SIPCODES_LOCATION_NONE);
        const sipcodes_mapping *from = cause_row_of(table, status);
        if ((to->to == status && to->from) || (from && from->from && from->to == causes[side]->number))
            return true;
    }
    return false;
}

static void emit_related(struct page *page)
{
    int number = 0;

    for (size_t i = 0; i < SIZE_CODES; i++) {
        int status = sipcodes_tables.codes[i].status;
        if (status < FINAL_LOWEST || status >= FINAL_LOWEST + SIZE_FINAL || !is_related(page_of(page), status))
            continue;
        if (number == 0)
            emit_heading(page, MSG_PAGE_RELATED);
        page_related(page, status, ++number);
    }
}

/* ---- Explain ---- */

static void explain_page(struct page *page)
{
    const sipcodes_cause *cause = page_of(page)->a;
    const struct half lead = lead_of(cause);

    emit_title(page, MSG_CAUSE_PAGE_TITLE, cause);
    emit_told(page, (struct sipcodes_piece){.part = SIPCODES_PART_LEAD, .cause = cause->number}, &lead, NULL);
    emit_card(page, cause);
    emit_facts(page, cause);
    emit_statuses(page, cause);
    emit_origins(page, cause);
    emit_reading(page, NULL);
    emit_related(page);
}

/* ---- Compare ---- */

/* The differences and facts in common so far. */
struct lists {
    const struct pair *pair; /* the texts written for the two; NULL if there are none */
    int differences;
    int common;
};

/* What follows from the data: as key differences, or as the table of facts behind those written for the pair. */
static void emit_difference(struct page *page, struct lists *lists, const struct half *first, const struct half *second,
                            string_ref first_source, string_ref second_source)
{
    if (lists->differences == 0)
        emit_heading(page, lists->pair ? MSG_PAGE_FACTS_COMPARED : MSG_PAGE_DIFFERENCES);
    emit_told(page,
              (struct sipcodes_piece){
                  .part = lists->pair ? SIPCODES_PART_FACT : SIPCODES_PART_DIFFERENCE,
                  .number = (int16_t)++lists->differences,
                  .sources = {first_source, second_source},
                  .derived = true,
              },
              first, second);
}

static void emit_common(struct page *page, struct lists *lists, const struct half *half, string_ref source)
{
    if (lists->common == MAX_COMMON)
        return;
    if (lists->common == 0)
        emit_heading(page, MSG_PAGE_COMMON);
    emit_told(page,
              (struct sipcodes_piece){
                  .part = SIPCODES_PART_COMMON,
                  .number = (int16_t)++lists->common,
                  .sources = {source, source},
                  .derived = true,
              },
              half, NULL);
}

static void emit_class(struct page *page, struct lists *lists)
{
    static const text_ref standings[SIZE_CAUSE_STANDINGS] = {
        [SIPCODES_CAUSE_STANDING_ASSIGNED] = MSG_CAUSE_PAGE_DIFFERENCE_ASSIGNED,
        [SIPCODES_CAUSE_STANDING_UNASSIGNED] = MSG_CAUSE_PAGE_DIFFERENCE_UNASSIGNED,
        [SIPCODES_CAUSE_STANDING_PRIVATE] = MSG_CAUSE_PAGE_DIFFERENCE_PRIVATE,
    };
    const struct cause_page *about = page_of(page);
    struct half a = {.cause = about->a}, b = {.cause = about->b};

    if (about->a->standing != about->b->standing) {
        a.template = standings[about->a->standing];
        b.template = standings[about->b->standing];
        emit_difference(page, lists, &a, &b, about->a->source, about->b->source);
    }
    if (about->a->class != about->b->class && about->a->class && about->b->class) {
        a.template = b.template = MSG_CAUSE_PAGE_DIFFERENCE_CLASS;
        a.text = sipcodes_tables.cause_class_label[about->a->class];
        b.text = sipcodes_tables.cause_class_label[about->b->class];
        emit_difference(page, lists, &a, &b, sipcodes_tables.cause_class_rule, sipcodes_tables.cause_class_rule);
    }
}

/* The table at an index, if it tells what becomes of the two causes, and no table before it tells the same. */
static const struct cause_table *telling_table(const struct cause_page *about, size_t index)
{
    const struct cause_table *tables = sipcodes_tables.cause_table;

    if (!is_alike(about, &tables[index], &tables[index]))
        return NULL;
    for (size_t i = 0; i < index; i++)
        if (is_alike(about, &tables[i], &tables[index]))
            return NULL;
    return &tables[index];
}

/* What a table, and those alike, make of a cause. */
static struct half table_half(const struct cause_table *table, const sipcodes_cause *cause)
{
    struct half half = {.cause = cause, .table = table, .row = row_for(table, cause), .alike = true};

    half.template = half.row->to ? MSG_CAUSE_PAGE_DIFFERENCE_TABLE : MSG_CAUSE_PAGE_DIFFERENCE_TABLE_NONE;
    half.again = half.row->to ? MSG_CAUSE_PAGE_DIFFERENCE_TABLE_AGAIN : MSG_CAUSE_PAGE_DIFFERENCE_TABLE_NONE_AGAIN;
    return half;
}

static void emit_tables(struct page *page, struct lists *lists)
{
    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = telling_table(page_of(page), i);
        if (table) {
            const struct half a = table_half(table, page_of(page)->a), b = table_half(table, page_of(page)->b);
            if (a.row->to != b.row->to)
                emit_difference(page, lists, &a, &b, a.row->source, b.row->source);
        }
    }
}

static struct half location_half(const struct cause_table *table, const sipcodes_cause *cause)
{
    struct half half = {.cause = cause, .table = table, .template = MSG_CAUSE_PAGE_DIFFERENCE_LOCATION_NONE};

    half.row = cause_row_to(table, cause->number, SIPCODES_LOCATION_U);
    if (half.row->condition == SIPCODES_CAUSE_CONDITION_LOCATION_USER)
        half.template = MSG_CAUSE_PAGE_DIFFERENCE_LOCATION;
    return half;
}

/* Where the location decides on the one and not on the other, by the first table. */
static void emit_location(struct page *page, struct lists *lists)
{
    const struct cause_table *table = telling_table(page_of(page), 0);

    if (table) {
        const struct half a = location_half(table, page_of(page)->a), b = location_half(table, page_of(page)->b);
        if (a.template != b.template)
            emit_difference(page, lists, &a, &b, a.row->source, b.row->source);
    }
}

static struct half symbol_half(const struct cause_table *table, const sipcodes_cause *cause)
{
    struct half half = {.cause = cause, .table = table, .name = cause_symbol_of(table, cause->number)};

    half.template = half.name ? MSG_CAUSE_PAGE_DIFFERENCE_SYMBOL : MSG_CAUSE_PAGE_DIFFERENCE_SYMBOL_NONE;
    return half;
}

static void emit_symbols(struct page *page, struct lists *lists)
{
    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = &sipcodes_tables.cause_table[i];
        const struct half a = symbol_half(table, page_of(page)->a), b = symbol_half(table, page_of(page)->b);
        if (a.name || b.name)
            emit_difference(page, lists, &a, &b, table->symbols_source, table->symbols_source);
    }
}

static void emit_shared(struct page *page, struct lists *lists)
{
    const struct cause_page *about = page_of(page);
    struct half half = {.cause = about->a, .text = sipcodes_tables.cause_class_label[about->a->class]};

    half.template = MSG_CAUSE_PAGE_COMMON_CLASS;
    if (about->a->class && about->a->class == about->b->class)
        emit_common(page, lists, &half, sipcodes_tables.cause_class_rule);
    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++) {
        const struct cause_table *table = telling_table(about, i);
        if (!table || row_for(table, about->a)->to != row_for(table, about->b)->to)
            continue;
        half = table_half(table, about->a);
        half.template = half.row->to ? MSG_CAUSE_PAGE_COMMON_TABLE : MSG_CAUSE_PAGE_COMMON_TABLE_NONE;
        emit_common(page, lists, &half, half.row->source);
    }
}

/* ---- Texts written for two causes ---- */

/* A pair stands with its lower cause. */
static const struct pair *find_pair(int a, int b)
{
    const sipcodes_cause *first = sipcodes_cause_get(a < b ? a : b);

    return first ? page_pair(first->pairs, a < b ? b : a) : NULL;
}

bool sipcodes_cause_is_curated(int a, int b)
{
    return find_pair(a, b) != NULL;
}

static void emit_curated(struct page *page, const struct pair *pair)
{
    emit_heading(page, MSG_PAGE_DIFFERENCES);
    for (int i = 0; i < pair->differences.count; i++) {
        const struct difference *difference = &sipcodes_tables.differences[pair->differences.first + i];
        emit_plain(page,
                   (struct sipcodes_piece){
                       .part = SIPCODES_PART_DIFFERENCE, .number = (int16_t)(i + 1), .sources = {difference->source}},
                   difference->text);
    }
}

static void emit_choices(struct page *page, const struct pair *pair)
{
    emit_heading(page, MSG_PAGE_WHICH);
    emit_plain(page, (struct sipcodes_piece){.part = SIPCODES_PART_SEND, .label = MSG_CAUSE_PAGE_SEND}, pair->send);
    emit_plain(page, (struct sipcodes_piece){.part = SIPCODES_PART_RECEIVE, .label = MSG_CAUSE_PAGE_RECEIVE}, pair->receive);
}

/* ---- The page ---- */

static text_ref relation(const sipcodes_cause *a, const sipcodes_cause *b)
{
    if (!a->class && !b->class)
        return MSG_CAUSE_PAGE_LEAD_BOTH_PRIVATE;
    if (!a->class || !b->class)
        return MSG_CAUSE_PAGE_LEAD_OTHER_KIND;
    return a->class == b->class ? MSG_CAUSE_PAGE_LEAD_SAME_CLASS : MSG_CAUSE_PAGE_LEAD_OTHER_CLASS;
}

static void emit_lead(struct page *page, const struct pair *pair)
{
    const struct cause_page *about = page_of(page);
    struct half first = lead_of(about->a);
    const struct half second = lead_of(about->b);
    struct sipcodes_piece piece = {.part = SIPCODES_PART_LEAD};

    if (about->a == about->b) {
        first.template = MSG_CAUSE_PAGE_LEAD_SAME;
        emit_told(page, piece, &first, NULL);
        return;
    }
    if (pair) {
        emit_plain(page, piece, pair->lead);
        return;
    }
    piece.sentences[2] = relation(about->a, about->b);
    emit_told(page, piece, &first, &second);
}

static void emit_card_of(struct page *page, const sipcodes_cause *cause)
{
    const struct half half = {.template = MSG_CAUSE_PAGE_TITLE, .cause = cause};

    emit_told(page, (struct sipcodes_piece){.part = SIPCODES_PART_CARD, .cause = cause->number}, &half, NULL);
    emit_card(page, cause);
}

static void emit_comparison(struct page *page, const struct pair *pair)
{
    struct lists lists = {pair, 0, 0};

    if (pair)
        emit_curated(page, pair);
    emit_class(page, &lists);
    emit_tables(page, &lists);
    emit_location(page, &lists);
    emit_symbols(page, &lists);
    if (lists.differences == 0 && !pair) {
        const struct half none = {.template = MSG_CAUSE_PAGE_DIFFERENCE_NONE};
        emit_difference(page, &lists, &none, NULL, 0, 0);
    }
    emit_shared(page, &lists);
    if (pair)
        emit_choices(page, pair);
}

static void compare_page(struct page *page)
{
    const struct cause_page *about = page_of(page);
    const struct pair *pair = find_pair(about->a->number, about->b->number);

    emit_title(page, MSG_CAUSE_PAGE_TITLE_COMPARE, NULL);
    emit_lead(page, pair);
    emit_card_of(page, about->a);
    if (about->a != about->b) {
        emit_card_of(page, about->b);
        emit_comparison(page, pair);
    }
    emit_reading(page, pair);
    emit_related(page);
}

/* ---- The calls ---- */

static bool begin(struct cause_page *about, int a, int b, const char *lang)
{
    about->a = sipcodes_cause_get(a);
    about->b = sipcodes_cause_get(b);
    page_begin(&about->page, lang);
    return about->a && about->b;
}

static int visit_page(struct cause_page *about, page_maker *make, sipcodes_visitor *visit, void *user)
{
    about->page.visit = visit;
    about->page.user = user;
    make(&about->page);
    return about->page.result;
}

int sipcodes_cause_explain(int number, const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct cause_page about;

    if (!begin(&about, number, number, lang))
        return SIPCODES_E_CAUSE;
    return format_page(explain_page, &about.page, format, buffer, size);
}

int sipcodes_cause_explain_visit(int number, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct cause_page about;

    if (!visit)
        return SIPCODES_E_ARGUMENT;
    return begin(&about, number, number, lang) ? visit_page(&about, explain_page, visit, user) : SIPCODES_E_CAUSE;
}

int sipcodes_cause_compare(int a, int b, const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct cause_page about;

    if (!begin(&about, a, b, lang))
        return SIPCODES_E_CAUSE;
    return format_page(compare_page, &about.page, format, buffer, size);
}

int sipcodes_cause_compare_visit(int a, int b, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct cause_page about;

    if (!visit)
        return SIPCODES_E_ARGUMENT;
    return begin(&about, a, b, lang) ? visit_page(&about, compare_page, visit, user) : SIPCODES_E_CAUSE;
}
