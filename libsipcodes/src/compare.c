/*
 * compare.c - the page about two codes.
 *
 * Differences are derived from the facts of the two codes, whatever the pair. For the pairs that
 * people confuse there are texts written by hand; these come first, and the derived
 * differences follow as a table of facts.
 */
#include "page.h"

/*
 * The facts of a comparison, the most decisive first for someone who has to act on a
 * response. Where the two do not even agree on success or failure, the class leads.
 */
static const sipcodes_fact facts[] = {
    SIPCODES_FACT_CLASS,       SIPCODES_FACT_ACTION,  SIPCODES_FACT_REPAIR,        SIPCODES_FACT_ELSEWHERE, SIPCODES_FACT_AGAIN,
    SIPCODES_FACT_RETRY_AFTER, SIPCODES_FACT_SCOPE,   SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_FACT_HEADERS,   SIPCODES_FACT_CLASS,
    SIPCODES_FACT_SENDERS,     SIPCODES_FACT_METHODS, SIPCODES_FACT_STANDING,
};

/* Facts on which two codes may agree although their other facts let one expect a difference. */
static const sipcodes_fact common_facts[] = {
    SIPCODES_FACT_ACTION, SIPCODES_FACT_REPAIR,        SIPCODES_FACT_ELSEWHERE,
    SIPCODES_FACT_SCOPE,  SIPCODES_FACT_DIALOG_EFFECT, SIPCODES_FACT_RETRY_AFTER,
};

#define MAX_COMMON 3

static sipcodes_class class_of(const struct subject *subject)
{
    return (sipcodes_class)subject_value(subject, SIPCODES_FACT_CLASS);
}

/* 1 pending, 2 success, 3 sent elsewhere, 4 failed. */
static int outcome(const struct subject *subject)
{
    int class = (int)class_of(subject);
    return class < SIPCODES_CLASS_REQUEST_FAILURE ? class : SIPCODES_CLASS_REQUEST_FAILURE;
}

/* The value that says that the fact does not apply; a comparison passes over it. */
static uint32_t idle_value(sipcodes_fact fact)
{
    switch (fact) {
    case SIPCODES_FACT_ELSEWHERE:
        return SIPCODES_ELSEWHERE_NONE;
    case SIPCODES_FACT_AGAIN:
        return SIPCODES_AGAIN_NONE;
    default:
        return 0;
    }
}

static bool applies(const struct subject *subject, sipcodes_fact fact)
{
    uint32_t value = subject_value(subject, fact);

    switch (fact) {
    case SIPCODES_FACT_CLASS:
    case SIPCODES_FACT_STANDING:
    case SIPCODES_FACT_ACTION:
        return true;
    case SIPCODES_FACT_HEADERS:
    case SIPCODES_FACT_SENDERS:
    case SIPCODES_FACT_METHODS:
        return subject->code != NULL;
    case SIPCODES_FACT_REPAIR:
        /* That nothing can be repaired is worth saying beside a code for which something can. */
        return subject->code != NULL && outcome(subject) >= SIPCODES_CLASS_REQUEST_FAILURE;
    case SIPCODES_FACT_RETRY_AFTER:
        return value != 0 && outcome(subject) >= SIPCODES_CLASS_REQUEST_FAILURE && !subject_is_local(subject);
    default:
        return value != 0 && value != idle_value(fact);
    }
}

static bool both_apply(const struct page *page, sipcodes_fact fact)
{
    return applies(&page->a, fact) && applies(&page->b, fact);
}

/* Sets of facts. */
#define FACT_BIT(fact) (1u << (fact))

/* What the lead has said already: that one of the two is local, and so belongs to no class and is never sent. */
static uint32_t said_facts(const struct page *page)
{
    if (subject_is_local(&page->a) == subject_is_local(&page->b) || outcome(&page->a) != outcome(&page->b))
        return 0;
    return FACT_BIT(SIPCODES_FACT_CLASS) | FACT_BIT(SIPCODES_FACT_METHODS) | FACT_BIT(SIPCODES_FACT_STANDING);
}

/* The facts in which the two differ. Most facts agree, and that is the cheapest to see, so it comes first. */
static uint32_t differing_facts(const struct page *page)
{
    uint32_t differing = 0;

    for (int fact = 1; fact < SIZE_FACTS; fact++)
        if (!subject_agrees(&page->a, &page->b, (sipcodes_fact)fact))
            differing |= FACT_BIT(fact);
    differing &= ~said_facts(page);
    for (uint32_t rest = differing; rest; rest &= rest - 1) {
        int fact = __builtin_ctz(rest);
        if (!both_apply(page, (sipcodes_fact)fact))
            differing &= ~FACT_BIT(fact);
    }
    return differing;
}

/* The class has two places in facts[]: the first counts if the outcomes differ, the second if not. */
static bool is_placed(const struct page *page, size_t index)
{
    return facts[index] != SIPCODES_FACT_CLASS || (index == 0) == (outcome(&page->a) != outcome(&page->b));
}

/* Emits what follows from the facts: as key differences, or as the table of facts behind curated ones. */
static void emit_differences(struct page *page, sipcodes_part part, uint32_t differing)
{
    int number = 0;

    for (size_t i = 0; differing && i < sizeof facts / sizeof *facts; i++) {
        sipcodes_fact fact = facts[i];
        if (!(differing & FACT_BIT(fact)) || !is_placed(page, i))
            continue;
        differing &= ~FACT_BIT(fact);
        if (number == 0 && part == SIPCODES_PART_FACT)
            page_heading(page, MSG_PAGE_FACTS_COMPARED);
        page_emit(page, &(struct sipcodes_piece){
                            .part = (uint8_t)part,
                            .number = (int16_t)++number,
                            .fact = (uint8_t)fact,
                            .label = sipcodes_tables.fact_label[fact],
                            .about = &page->a,
                            .sources = {subject_source(&page->a, fact), subject_source(&page->b, fact)},
                            .sentences = {subject_sentence(&page->a, fact), subject_sentence(&page->b, fact)},
                            .paired = true,
                            .derived = true,
                        });
    }
    if (number == 0 && part == SIPCODES_PART_DIFFERENCE)
        page_emit(page,
                  &(struct sipcodes_piece){
                      .part = SIPCODES_PART_DIFFERENCE, .number = 1, .about = &page->a, .sentences = {MSG_DIFFERENCE_NONE}});
}

/* True if nobody expects two codes to agree in a fact on which these do. */
static bool is_surprising(const struct page *page, sipcodes_fact fact, bool far_apart)
{
    uint32_t value = subject_value(&page->a, fact);

    if (!far_apart && fact != SIPCODES_FACT_ACTION && fact != SIPCODES_FACT_REPAIR)
        return false;
    if (fact == SIPCODES_FACT_REPAIR && value == SIPCODES_REPAIR_NONE)
        return false;
    if (fact == SIPCODES_FACT_RETRY_AFTER && value == SIPCODES_RETRY_AFTER_NONE)
        return false;
    return subject_agrees(&page->a, &page->b, fact) && both_apply(page, fact);
}

static void emit_common(struct page *page, uint32_t differing)
{
    bool far_apart = class_of(&page->a) != class_of(&page->b) || differing & FACT_BIT(SIPCODES_FACT_ACTION);
    int number = 0;

    for (size_t i = 0; i < sizeof common_facts / sizeof *common_facts && number < MAX_COMMON; i++) {
        sipcodes_fact fact = common_facts[i];
        if (!is_surprising(page, fact, far_apart))
            continue;
        if (number == 0)
            page_heading(page, MSG_PAGE_COMMON);
        page_emit(page, &(struct sipcodes_piece){
                            .part = SIPCODES_PART_COMMON,
                            .number = (int16_t)++number,
                            .fact = (uint8_t)fact,
                            .label = sipcodes_tables.fact_label[fact],
                            .about = &page->a,
                            .sources = {subject_source(&page->a, fact), subject_source(&page->b, fact)},
                            .sentences = {sipcodes_tables.value_text[fact][subject_value(&page->a, fact)].both},
                            .derived = true,
                        });
    }
}

/* ---- Curated pairs ---- */

/* A pair stands with its lower code. */
static const struct pair *find_pair(int a, int b)
{
    const sipcodes_code *first = sipcodes_get(a < b ? a : b);

    return first ? page_pair(first->pairs, a < b ? b : a) : NULL;
}

bool sipcodes_is_curated(int a, int b)
{
    return find_pair(a, b) != NULL;
}

static void emit_curated(struct page *page, const struct pair *pair)
{
    for (int i = 0; i < pair->differences.count; i++) {
        const struct difference *difference = &sipcodes_tables.differences[pair->differences.first + i];
        page_emit(page, &(struct sipcodes_piece){
                            .part = SIPCODES_PART_DIFFERENCE,
                            .number = (int16_t)(i + 1),
                            .about = &page->a,
                            .sources = {difference->source},
                            .sentences = {difference->text},
                        });
    }
}

/* ---- The lead ---- */

/* What a pair of classes means, the lower class first. */
static text_ref class_lead(sipcodes_class low, sipcodes_class high)
{
    static const text_ref leads[7][7] = {
        [1] = {0, MSG_LEAD_C1_C1, MSG_LEAD_C1_C2, MSG_LEAD_C1_C3, MSG_LEAD_C1_C4, MSG_LEAD_C1_C5, MSG_LEAD_C1_C6},
        [2] = {0, 0, MSG_LEAD_C2_C2, MSG_LEAD_C2_C3, MSG_LEAD_C2_C4, MSG_LEAD_C2_C5, MSG_LEAD_C2_C6},
        [3] = {0, 0, 0, MSG_LEAD_C3_C3, MSG_LEAD_C3_C4, MSG_LEAD_C3_C5, MSG_LEAD_C3_C6},
        [4] = {0, 0, 0, 0, MSG_LEAD_C4_C4, MSG_LEAD_C4_C5, MSG_LEAD_C4_C6},
        [5] = {0, 0, 0, 0, 0, MSG_LEAD_C5_C5, MSG_LEAD_C5_C6},
        [6] = {0, 0, 0, 0, 0, 0, MSG_LEAD_C6_C6},
    };
    return leads[low][high];
}

/* The sentence about how the two relate; sets *swapped if its {a} is the page's second code. */
static text_ref relation(const struct page *page, bool *swapped)
{
    const struct subject *a = &page->a;
    const struct subject *b = &page->b;
    bool same_rules = a->rules == b->rules;

    if (subject_is_local(a) && subject_is_local(b))
        return MSG_LEAD_LOCAL_LOCAL;
    if (!a->code && !b->code && same_rules)
        return MSG_LEAD_SAME_FALLBACK;
    if (subject_is_local(a) || subject_is_local(b)) {
        *swapped = subject_is_local(b);
        return MSG_LEAD_LOCAL_WIRE;
    }
    if (same_rules) {
        *swapped = a->code != NULL;
        return MSG_LEAD_FALLBACK;
    }
    *swapped = class_of(a) > class_of(b);
    return *swapped ? class_lead(class_of(b), class_of(a)) : class_lead(class_of(a), class_of(b));
}

static void emit_lead(struct page *page, const struct pair *pair)
{
    struct sipcodes_piece piece = {.part = SIPCODES_PART_LEAD, .about = &page->a};

    if (page->a.status == page->b.status) {
        piece.sentences[0] = MSG_LEAD_SAME;
    } else if (pair) {
        piece.sentences[0] = pair->lead;
    } else {
        piece.paired = true;
        piece.sentences[0] = subject_text(&page->a, SIPCODES_TEXT_LEAD);
        piece.sentences[1] = subject_text(&page->b, SIPCODES_TEXT_LEAD);
        piece.sentences[2] = relation(page, &piece.swapped);
    }
    page_emit(page, &piece);
}

/* ---- The rest of the page ---- */

static void emit_card(struct page *page, const struct subject *subject)
{
    page_emit(page, &(struct sipcodes_piece){.part = SIPCODES_PART_CARD,
                                             .status = (int16_t)subject->status,
                                             .about = subject,
                                             .sentences = {MSG_PAGE_CARD}});
    page_card(page, subject);
}

/* Which to send or what to do on which: as written for the pair, or the texts of the two codes. */
static void emit_choice(struct page *page, struct sipcodes_piece piece, text_ref curated, sipcodes_text text)
{
    piece.about = &page->a;
    if (curated) {
        piece.sentences[0] = curated;
    } else {
        piece.paired = true;
        piece.sentences[0] = subject_text(&page->a, text);
        piece.sentences[1] = subject_text(&page->b, text);
    }
    page_emit(page, &piece);
}

static void emit_choices(struct page *page, const struct pair *pair)
{
    page_heading(page, MSG_PAGE_WHICH);
    emit_choice(page, (struct sipcodes_piece){.part = SIPCODES_PART_SEND, .label = MSG_PAGE_SEND}, pair ? pair->send : 0,
                SIPCODES_TEXT_SEND);
    emit_choice(page, (struct sipcodes_piece){.part = SIPCODES_PART_RECEIVE, .label = MSG_PAGE_RECEIVE},
                pair ? pair->receive : 0, SIPCODES_TEXT_RECEIVE);
}

static bool reads(struct reading reading, string_ref ref)
{
    for (size_t i = 0; i < reading.count; i++)
        if (reading.refs[i] == ref)
            return true;
    return false;
}

/* What the texts of either code and of the pair rest on, each source once. */
static void emit_reading(struct page *page, const struct pair *pair)
{
    const int statuses[3] = {page->a.status, page->b.status, 0};
    struct reading lists[3] = {subject_reading(&page->a), subject_reading(&page->b), {NULL, 0}};
    int number = 0;

    if (pair)
        lists[2] = (struct reading){sipcodes_tables.strings + pair->reading.first, pair->reading.count};
    page_heading(page, MSG_PAGE_REFERENCES);
    for (size_t list = 0; list < 3; list++)
        for (size_t i = 0; i < lists[list].count; i++) {
            string_ref ref = lists[list].refs[i];
            bool repeated = (list > 0 && reads(lists[0], ref)) || (list > 1 && reads(lists[1], ref));
            if (!repeated)
                page_reference(page, statuses[list], ++number, ref);
        }
}

static bool relates(struct relations related, int status)
{
    for (size_t i = 0; i < related.count; i++)
        if (related.statuses[i] == status)
            return true;
    return false;
}

/* What is worth knowing beside either code, each once. */
static void emit_related(struct page *page)
{
    const struct relations lists[2] = {subject_relations(&page->a), subject_relations(&page->b)};
    int number = 0;

    for (size_t list = 0; list < 2; list++)
        for (size_t i = 0; i < lists[list].count; i++) {
            int status = lists[list].statuses[i];
            if (status == page->a.status || status == page->b.status || (list > 0 && relates(lists[0], status)))
                continue;
            if (number == 0)
                page_heading(page, MSG_PAGE_RELATED);
            page_related(page, status, ++number);
        }
}

static void emit_comparison(struct page *page, const struct pair *pair)
{
    uint32_t differing = differing_facts(page);

    page_heading(page, MSG_PAGE_DIFFERENCES);
    if (pair) {
        emit_curated(page, pair);
        emit_differences(page, SIPCODES_PART_FACT, differing);
    } else {
        emit_differences(page, SIPCODES_PART_DIFFERENCE, differing);
    }
    emit_common(page, differing);
    emit_choices(page, pair);
}

static void compare_page(struct page *page)
{
    const struct pair *pair = find_pair(page->a.status, page->b.status);
    bool same = page->a.status == page->b.status;

    page_emit(page,
              &(struct sipcodes_piece){.part = SIPCODES_PART_TITLE, .about = &page->a, .sentences = {MSG_PAGE_TITLE_COMPARE}});
    emit_lead(page, pair);
    emit_card(page, &page->a);
    if (!same) {
        emit_card(page, &page->b);
        emit_comparison(page, pair);
    }
    emit_reading(page, pair);
    emit_related(page);
}

int sipcodes_compare_visit(int a, int b, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct page page;

    if (!visit)
        return SIPCODES_E_ARGUMENT;
    if (!page_init(&page, a, b, lang))
        return SIPCODES_E_STATUS;
    page.visit = visit;
    page.user = user;
    compare_page(&page);
    return page.result;
}

int sipcodes_compare(int a, int b, const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct page page;

    if (!page_init(&page, a, b, lang))
        return SIPCODES_E_STATUS;
    return format_page(compare_page, &page, format, buffer, size);
}
