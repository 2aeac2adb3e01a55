/* explain.c - the page about one code. */
#include "page.h"

/* The facts of an explanation, in the order of the page. */
static const sipcodes_fact facts[] = {
    SIPCODES_FACT_CLASS,  SIPCODES_FACT_STANDING, SIPCODES_FACT_SCOPE,       SIPCODES_FACT_ACTION,
    SIPCODES_FACT_REPAIR, SIPCODES_FACT_AGAIN,    SIPCODES_FACT_RETRY_AFTER, SIPCODES_FACT_ELSEWHERE,
    SIPCODES_FACT_DIALOG, SIPCODES_FACT_SENDERS,  SIPCODES_FACT_METHODS,
};

/* True if the fact tells something: "nothing to repair" and "does not apply" do not. */
static bool is_worth_saying(const struct subject *subject, sipcodes_fact fact)
{
    uint32_t value = subject_value(subject, fact);

    switch (fact) {
    case SIPCODES_FACT_REPAIR:
        return value != SIPCODES_REPAIR_UNKNOWN;
    case SIPCODES_FACT_AGAIN:
        return value != SIPCODES_AGAIN_NONE;
    case SIPCODES_FACT_ELSEWHERE:
        return value != SIPCODES_ELSEWHERE_NONE;
    case SIPCODES_FACT_RETRY_AFTER:
        return value != SIPCODES_RETRY_AFTER_NONE;
    default:
        return true;
    }
}

static void emit_facts(struct page *page)
{
    const struct subject *subject = &page->a;
    int number = 0;

    page_heading(page, MSG_PAGE_FACTS);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        sipcodes_fact fact = facts[i];
        struct sipcodes_piece piece = {.part = SIPCODES_PART_FACT, .status = subject->status, .fact = fact};
        text_ref note = subject->code ? subject->code->note[fact] : 0;

        if (!is_worth_saying(subject, fact))
            continue;
        piece.number = ++number;
        piece.label = sipcodes_tables.fact_label[fact];
        piece.sources[0] = subject_source(subject, fact);
        piece.sentences[0] = (struct sentence){subject_short(subject, fact), subject};
        page_emit(page, piece);
        if (note) {
            piece.number = ++number;
            piece.label = MSG_PAGE_NOTE;
            piece.sentences[0].text = note;
            page_emit(page, piece);
        }
    }
}

static text_ref level_text(const sipcodes_header *header)
{
    static const text_ref always[SIZE_LEVELS] = {0, MSG_LEVEL_MUST, MSG_LEVEL_SHOULD, MSG_LEVEL_MAY};
    static const text_ref conditional[SIZE_LEVELS] = {0, MSG_LEVEL_MUST_IF, MSG_LEVEL_SHOULD_IF, MSG_LEVEL_MAY_IF};

    return (header->condition ? conditional : always)[header->level];
}

static void emit_headers(struct page *page)
{
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(page->a.code, i)) && !header->general; i++) {
        if (i == 0)
            page_heading(page, MSG_PAGE_HEADERS);
        page_emit(page, (struct sipcodes_piece){
                            .part = SIPCODES_PART_HEADER,
                            .status = page->a.status,
                            .number = (int)i + 1,
                            .sources = {string_at(header->source)},
                            .sentences = {{level_text(header), &page->a}},
                            .name = slice_of(string_at(header->name), SIZE_MAX),
                            .text = text_at(header->condition, page->language),
                        });
    }
}

static void emit_aliases(struct page *page)
{
    static const text_ref texts[SIZE_ALIAS_KINDS] = {0, MSG_ALIAS_OBSOLETE, MSG_ALIAS_VENDOR, MSG_ALIAS_PROFILE};
    const sipcodes_alias *alias;

    for (size_t i = 0; (alias = sipcodes_code_alias(page->a.code, i)); i++) {
        if (i == 0)
            page_heading(page, MSG_PAGE_ALIASES);
        page_emit(page, (struct sipcodes_piece){
                            .part = SIPCODES_PART_ALIAS,
                            .status = page->a.status,
                            .number = (int)i + 1,
                            .sources = {string_at(alias->source)},
                            .sentences = {{texts[alias->kind], &page->a}},
                            .text = slice_of(string_at(alias->phrase), SIZE_MAX),
                            .user = slice_of(string_at(alias->user), SIZE_MAX),
                        });
    }
}

static void emit_reading(struct page *page)
{
    const char *source;
    int number = 0;

    page_heading(page, MSG_PAGE_REFERENCES);
    if (!page->a.code)
        page_reference(page, &page->a, ++number, string_at(sipcodes_tables.unknown_rule));
    for (size_t i = 0; (source = sipcodes_code_text_source(page->a.code, i)); i++)
        page_reference(page, &page->a, ++number, source);
}

static void emit_related(struct page *page)
{
    struct subject related;
    int status;

    page_heading(page, MSG_PAGE_RELATED);
    if (!page->a.code && subject_init(&related, page->a.rules->status))
        page_related(page, &related, 1);
    for (int i = 0; (status = sipcodes_code_related(page->a.code, (size_t)i)); i++)
        if (subject_init(&related, status))
            page_related(page, &related, i + 1);
}

static void explain_page(struct page *page)
{
    page_emit(page, (struct sipcodes_piece){
                        .part = SIPCODES_PART_TITLE,
                        .status = page->a.status,
                        .sentences = {{page->a.code ? MSG_PAGE_TITLE_EXPLAIN : MSG_PAGE_TITLE_UNKNOWN, &page->a}},
                    });
    page_card(page, &page->a);
    emit_facts(page);
    emit_headers(page);
    emit_aliases(page);
    emit_reading(page);
    emit_related(page);
}

/* A page without its visitor. False if status is no status code. */
static bool explain_init(struct page *page, int status, const char *lang)
{
    *page = (struct page){.language = language_index(lang)};
    return subject_init(&page->a, status) && subject_init(&page->b, status);
}

int sipcodes_explain_visit(int status, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct page page;

    if (!visit)
        return SIPCODES_E_ARGUMENT;
    if (!explain_init(&page, status, lang))
        return SIPCODES_E_STATUS;
    page.visit = visit;
    page.user = user;
    explain_page(&page);
    return page.result;
}

int sipcodes_explain(int status, const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct page page;

    if (!explain_init(&page, status, lang))
        return SIPCODES_E_STATUS;
    return format_page(explain_page, &page, format, buffer, size);
}
