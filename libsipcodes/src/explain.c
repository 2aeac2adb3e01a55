/* explain.c - the page about one code. */
#include "page.h"

/* The facts of an explanation, in the order of the page. */
static const sipcodes_fact facts[] = {
    SIPCODES_FACT_CLASS,         SIPCODES_FACT_STANDING, SIPCODES_FACT_SCOPE,       SIPCODES_FACT_ACTION,
    SIPCODES_FACT_REPAIR,        SIPCODES_FACT_AGAIN,    SIPCODES_FACT_RETRY_AFTER, SIPCODES_FACT_ELSEWHERE,
    SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_FACT_SENDERS,  SIPCODES_FACT_METHODS,
};

/* True if the fact tells something: "nothing to repair" and "does not apply" do not. */
static bool is_worth_saying(const struct subject *subject, sipcodes_fact fact)
{
    uint32_t value = subject_value(subject, fact);

    switch (fact) {
    case SIPCODES_FACT_REPAIR:
        return value != SIPCODES_REPAIR_NONE;
    case SIPCODES_FACT_AGAIN:
        return value != SIPCODES_AGAIN_NONE && (subject->code || value != SIPCODES_AGAIN_UNKNOWN);
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
        struct sipcodes_piece piece = {
            .part = SIPCODES_PART_FACT, .status = (int16_t)subject->status, .fact = (uint8_t)fact, .about = subject};
        text_ref note = subject->code ? subject->code->note[fact] : 0;

        if (!is_worth_saying(subject, fact))
            continue;
        piece.number = (int16_t)++number;
        piece.label = sipcodes_tables.fact_label[fact];
        piece.sources[0] = subject_source(subject, fact);
        piece.sentences[0] = subject_short(subject, fact);
        page_emit(page, &piece);
        if (note) {
            piece.number = (int16_t)++number;
            piece.label = MSG_PAGE_NOTE;
            piece.sentences[0] = note;
            page_emit(page, &piece);
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
        const struct extra extra = {.name = slice_at(header->name)};
        if (i == 0)
            page_heading(page, MSG_PAGE_HEADERS);
        page_emit(page, &(struct sipcodes_piece){
                            .part = SIPCODES_PART_HEADER,
                            .status = (int16_t)page->a.status,
                            .number = (int16_t)(i + 1),
                            .about = &page->a,
                            .extra = &extra,
                            .sources = {header->source},
                            .sentences = {level_text(header)},
                            .inner = header->condition,
                        });
    }
}

static void emit_aliases(struct page *page)
{
    static const text_ref texts[SIZE_ALIAS_KINDS] = {0, MSG_ALIAS_OBSOLETE, MSG_ALIAS_VENDOR, MSG_ALIAS_PROFILE};
    const sipcodes_alias *alias;

    for (size_t i = 0; (alias = sipcodes_code_alias(page->a.code, i)); i++) {
        const struct extra extra = {.text = slice_at(alias->phrase), .user = slice_at(alias->user)};
        if (i == 0)
            page_heading(page, MSG_PAGE_ALIASES);
        page_emit(page, &(struct sipcodes_piece){
                            .part = SIPCODES_PART_ALIAS,
                            .status = (int16_t)page->a.status,
                            .number = (int16_t)(i + 1),
                            .about = &page->a,
                            .extra = &extra,
                            .sources = {alias->source},
                            .sentences = {texts[alias->kind]},
                        });
    }
}

static void emit_reading(struct page *page)
{
    const struct reading reading = subject_reading(&page->a);

    page_heading(page, MSG_PAGE_REFERENCES);
    for (size_t i = 0; i < reading.count; i++)
        page_reference(page, page->a.status, (int)i + 1, reading.refs[i]);
}

static void emit_related(struct page *page)
{
    const struct relations related = subject_relations(&page->a);

    page_heading(page, MSG_PAGE_RELATED);
    for (size_t i = 0; i < related.count; i++)
        page_related(page, related.statuses[i], (int)i + 1);
}

static void explain_page(struct page *page)
{
    page_emit(page, &(struct sipcodes_piece){
                        .part = SIPCODES_PART_TITLE,
                        .status = (int16_t)page->a.status,
                        .about = &page->a,
                        .sentences = {page->a.code ? MSG_PAGE_TITLE_EXPLAIN : MSG_PAGE_TITLE_UNKNOWN},
                    });
    page_card(page, &page->a);
    emit_facts(page);
    emit_headers(page);
    emit_aliases(page);
    emit_reading(page);
    emit_related(page);
}

int sipcodes_explain_visit(int status, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct page page;

    if (!visit)
        return SIPCODES_E_ARGUMENT;
    if (!page_init(&page, status, status, lang))
        return SIPCODES_E_STATUS;
    page.visit = visit;
    page.user = user;
    explain_page(&page);
    return page.result;
}

int sipcodes_explain(int status, const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct page page;

    if (!page_init(&page, status, status, lang))
        return SIPCODES_E_STATUS;
    return format_page(explain_page, &page, format, buffer, size);
}
