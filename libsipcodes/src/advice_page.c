/* advice_page.c - the pages about a response: the advice, and the response explained. */
#include "advice.h"
#include "cause.h"
#include "foreign.h"
#include "names.h"
#include "page.h"
#include "sentence.h"

/* What the pieces of these pages are written from. */
struct told {
    struct extra extra; /* first, so that the extra of a piece leads to the rest */
    const sipcodes_advice *advice;
    size_t index;     /* of a reason */
    text_ref text;    /* of a value */
    int64_t number;   /* likewise */
    const char *word; /* a name, which is the same in every language */
    sipcodes_fault fault;
};

static const struct told *told_of(const sipcodes_piece *piece)
{
    return (const struct told *)(const void *)piece->extra;
}

static struct sipcodes_piece piece_of(const struct page *page, sipcodes_part part, text_ref label)
{
    return (struct sipcodes_piece){.part = (uint8_t)part, .status = (int16_t)page->a.status, .label = label, .about = &page->a};
}

/* Emits a piece whose text told knows how to write. */
static void emit(struct page *page, struct sipcodes_piece piece, struct told *told)
{
    piece.extra = &told->extra;
    page_emit(page, &piece);
}

/* ---- The step and its reasons ---- */

static void write_text(const sipcodes_piece *piece, struct out *out)
{
    const struct told *told = told_of(piece);

    advice_write(told->advice, told->text, told->number, piece->language, out);
}

static void write_reason(const sipcodes_piece *piece, struct out *out)
{
    advice_write_reason(told_of(piece)->advice, told_of(piece)->index, piece->language, out);
}

/* Emits a text without arguments. */
static void emit_plain(struct page *page, sipcodes_part part, text_ref label, text_ref text)
{
    struct sipcodes_piece piece = piece_of(page, part, label);

    piece.sentences[0] = text;
    page_emit(page, &piece);
}

static void emit_text(struct page *page, const sipcodes_advice *advice, sipcodes_part part, text_ref label, text_ref text,
                      int64_t number)
{
    struct told told = {.extra = {.write = write_text}, .advice = advice, .text = text, .number = number};
    struct sipcodes_piece piece = piece_of(page, part, label);

    piece.sentences[0] = text;
    emit(page, piece, &told);
}

/* What a person reads for an action, a repair or a dialog effect. */
static text_ref fact_text(sipcodes_fact fact, int64_t value)
{
    return sipcodes_tables.value_text[fact][value].label;
}

static void emit_reasons(struct page *page, const sipcodes_advice *advice)
{
    for (size_t index = 0; sipcodes_advice_reason(advice, index); index++) {
        struct told told = {.extra = {.write = write_reason}, .advice = advice, .index = index};
        struct sipcodes_piece piece =
            piece_of(page, SIPCODES_PART_REASON, sipcodes_advice_is_warning(advice, index) ? MSG_ADVICE_WARNING : 0);

        piece.sources[0] = advice_source(advice, index);
        piece.sentences[0] = advice_reason_text(advice, index);
        piece.inner = advice_reason_inner(advice, index);
        emit(page, piece, &told);
    }
}

/* ---- The values ---- */

/* A value that is a number, with what a person reads beside it. */
static void emit_number(struct page *page, const sipcodes_advice *advice, sipcodes_advice_value value, text_ref label,
                        text_ref text)
{
    int64_t number = sipcodes_advice_get(advice, value);

    if (number != NONE)
        emit_text(page, advice, SIPCODES_PART_VALUE, label, text, number);
}

/* What is said for one value of an enumeration; 0 for those of which nothing is said. */
struct choice {
    sipcodes_advice_value value;
    text_ref label;
    text_ref text[4]; /* by value */
};

static const struct choice choices[] = {
    {SIPCODES_ADVICE_CONSENT, MSG_ADVICE_CONSENT, {0, MSG_ADVICE_CONSENT_TEXT}},
    {SIPCODES_ADVICE_REACHED, MSG_ADVICE_REACHED, {0, MSG_ADVICE_REACHED_NO, MSG_ADVICE_REACHED_YES}},
    {SIPCODES_ADVICE_HEALTH, MSG_ADVICE_HEALTH, {0, MSG_ADVICE_HEALTH_COUNTS}},
    {SIPCODES_ADVICE_ORIGIN,
     MSG_ADVICE_ORIGIN,
     {0, MSG_ADVICE_ORIGIN_TIMEOUT, MSG_ADVICE_ORIGIN_TRANSPORT, MSG_ADVICE_ORIGIN_LOCAL}},
};

static void emit_choices(struct page *page, const sipcodes_advice *advice)
{
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        int64_t value = sipcodes_advice_get(advice, choices[i].value);

        /* A 477 is mostly made by one's own stack, but the one in a capture was sent. */
        if (choices[i].value == SIPCODES_ADVICE_ORIGIN &&
            sipcodes_context_get(advice_of(advice)->context, SIPCODES_CONTEXT_ORIGIN) < 0)
            continue;
        if (value > 0 && value < 4 && choices[i].text[value])
            emit_text(page, advice, SIPCODES_PART_VALUE, choices[i].label, choices[i].text[value], value);
    }
}

static void emit_times(struct page *page, const sipcodes_advice *advice)
{
    static const text_ref holds[] = {0, MSG_ADVICE_HOLD_TARGET, MSG_ADVICE_HOLD_USAGE, MSG_ADVICE_HOLD_SERVER};
    bool is_random = sipcodes_advice_get(advice, SIPCODES_ADVICE_DELAY_MIN) != NONE;
    int64_t scope = sipcodes_advice_get(advice, SIPCODES_ADVICE_HOLD_SCOPE);
    int64_t remember = sipcodes_advice_get(advice, SIPCODES_ADVICE_REMEMBER);

    emit_number(page, advice, SIPCODES_ADVICE_DELAY, MSG_ADVICE_DELAY,
                is_random ? MSG_ADVICE_DELAY_RANDOM : MSG_ADVICE_DELAY_FIXED);
    if (scope > 0)
        emit_number(page, advice, SIPCODES_ADVICE_HOLD, MSG_ADVICE_HOLD, holds[scope]);
    emit_number(page, advice, SIPCODES_ADVICE_REMEMBER, MSG_ADVICE_REMEMBER,
                remember == 0                  ? MSG_ADVICE_REMEMBER_ONCE
                : remember == SIPCODES_FOREVER ? MSG_ADVICE_REMEMBER_FOREVER
                                               : MSG_ADVICE_REMEMBER_FOR);
}

/* What to send upstream, for who does that, where it is not simply the response. */
static void emit_relay(struct page *page, const sipcodes_advice *advice)
{
    int role = sipcodes_context_get(advice_of(advice)->context, SIPCODES_CONTEXT_ROLE);
    bool is_between = role == SIPCODES_ROLE_PROXY || role == SIPCODES_ROLE_EDGE_PROXY || role == SIPCODES_ROLE_B2BUA;
    int64_t relay = sipcodes_advice_get(advice, SIPCODES_ADVICE_RELAY);

    if (is_between && page->a.status >= 200 && relay != page->a.status)
        emit_text(page, advice, SIPCODES_PART_VALUE, MSG_ADVICE_RELAY,
                  relay ? MSG_ADVICE_RELAY_STATUS : MSG_ADVICE_RELAY_NOTHING, relay);
}

static void write_phrase(const sipcodes_piece *piece, struct out *out)
{
    sipcodes_bytes phrase = sipcodes_response_phrase(advice_of(told_of(piece)->advice)->response);

    foreign_write((struct slice){phrase.text, phrase.length}, out);
}

/* What the sender called it, if that is not the phrase of the code: with an unknown code it is all there is. */
static void emit_phrase(struct page *page, const sipcodes_advice *advice)
{
    struct told told = {.extra = {.write = write_phrase}, .advice = advice};
    sipcodes_bytes phrase = sipcodes_response_phrase(advice_of(advice)->response);
    struct slice said = foreign_trim((struct slice){phrase.text, phrase.length});

    if (said.length > 0 && !slice_is(said, sipcodes_phrase(page->a.status)))
        emit(page, piece_of(page, SIPCODES_PART_VALUE, MSG_ADVICE_PHRASE), &told);
}

static void emit_values(struct page *page, const sipcodes_advice *advice)
{
    bool is_asked = sipcodes_advice_get(advice, SIPCODES_ADVICE_CONSENT) > 0;
    int64_t otherwise = sipcodes_advice_get(advice, SIPCODES_ADVICE_OTHERWISE);
    int64_t repair = sipcodes_advice_get(advice, SIPCODES_ADVICE_REPAIR);
    int64_t effect = sipcodes_advice_get(advice, SIPCODES_ADVICE_DIALOG_EFFECT);

    emit_phrase(page, advice);
    if (otherwise > 0)
        emit_plain(page, SIPCODES_PART_VALUE, is_asked ? MSG_ADVICE_AGREED : MSG_ADVICE_OTHERWISE,
                   fact_text(SIPCODES_FACT_ACTION, otherwise));
    if (repair > 0)
        emit_plain(page, SIPCODES_PART_VALUE, MSG_ADVICE_REPAIR, fact_text(SIPCODES_FACT_REPAIR, repair));
    emit_times(page, advice);
    emit_number(page, advice, SIPCODES_ADVICE_SESSION_EXPIRES, MSG_ADVICE_SESSION_EXPIRES, MSG_ADVICE_SECONDS);
    emit_number(page, advice, SIPCODES_ADVICE_MIN_SE, MSG_ADVICE_MIN_SE, MSG_ADVICE_SECONDS);
    emit_number(page, advice, SIPCODES_ADVICE_EXPIRES, MSG_ADVICE_EXPIRES, MSG_ADVICE_SECONDS);
    if (sipcodes_advice_get(advice, SIPCODES_ADVICE_MISSING) != NONE)
        emit_text(page, advice, SIPCODES_PART_VALUE, MSG_ADVICE_MISSING, MSG_ADVICE_MISSING_FIELD, 0);
    else if (advice_has_values(advice) && !advice_names_values(advice))
        emit_text(page, advice, SIPCODES_PART_VALUE, MSG_ADVICE_VALUES, MSG_ADVICE_LISTED, 0);
    emit_choices(page, advice);
    if (effect > SIPCODES_DIALOG_NONE)
        emit_plain(page, SIPCODES_PART_VALUE, sipcodes_tables.fact_label[SIPCODES_FACT_DIALOG_EFFECT],
                   fact_text(SIPCODES_FACT_DIALOG_EFFECT, effect));
    emit_relay(page, advice);
}

/* ---- What the response tells beside its code ---- */

static void write_told_argument(enum argument argument, const void *user, struct out *out)
{
    const sipcodes_piece *piece = user;
    const struct told *told = told_of(piece);

    switch (argument) {
    case ARGUMENT_NUMBER:
        out_put_number(out, told->number);
        break;
    case ARGUMENT_NAME:
        out_put_prose(out, slice_of(told->word, SIZE_MAX));
        break;
    default: /* {text} */
        out_put_prose(out, piece_text(piece, piece->inner));
        break;
    }
}

static void write_told(const sipcodes_piece *piece, struct out *out)
{
    sentence_write(told_of(piece)->text, piece->language, write_told_argument, piece, out);
}

static void emit_told(struct page *page, text_ref label, struct told *told, text_ref meaning, string_ref source)
{
    struct sipcodes_piece piece = piece_of(page, SIPCODES_PART_VALUE, label);

    told->extra.write = write_told;
    piece.sources[0] = source;
    piece.sentences[0] = told->text;
    piece.inner = meaning;
    emit(page, piece, told);
}

/* The meaning and the remedy of each warn-code that IANA registers. */
static void emit_warnings(struct page *page, const sipcodes_response *response)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    while ((found = sipcodes_response_next(response, SIPCODES_FIELD_WARNING, &cursor, &element)) != 0) {
        const sipcodes_warning *warning = found > 0 ? sipcodes_warning_get((int)sipcodes_element_number(&element)) : NULL;
        struct told told = {.text = MSG_ADVICE_TOLD_WARNING};

        if (!warning)
            continue;
        told.number = warning->code;
        told.word = sipcodes_warning_text(warning);
        emit_told(page, MSG_ADVICE_TOLD, &told, warning->meaning, warning->source);
        emit_plain(page, SIPCODES_PART_VALUE, MSG_ADVICE_TOLD_FIX, warning->fix);
    }
}

/* The name of each cause of Q.850 that Reason carries. */
static void emit_causes(struct page *page, const sipcodes_response *response)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    while ((found = sipcodes_response_next(response, SIPCODES_FIELD_REASON, &cursor, &element)) != 0) {
        struct told told = {.text = MSG_ADVICE_TOLD_CAUSE};
        sipcodes_bytes protocol = sipcodes_element_value(&element);
        const sipcodes_cause *cause;

        told.number = sipcodes_element_number(&element);
        if (found < 0 || !slice_is((struct slice){protocol.text, protocol.length}, "Q.850") || told.number > CAUSE_HIGHEST)
            continue;
        cause = sipcodes_cause_get((int)told.number);
        if (!cause)
            continue;
        told.word = cause->name ? string_at(cause->name) : text_string(MSG_CAUSE_PAGE_UNASSIGNED, page->language);
        emit_told(page, MSG_ADVICE_TOLD_REASON, &told, 0, cause->source);
    }
}

/* ---- Faults ---- */

static void write_fault_argument(enum argument argument, const void *user, struct out *out)
{
    const sipcodes_piece *piece = user;
    const sipcodes_fault *fault = &told_of(piece)->fault;

    switch (argument) {
    case ARGUMENT_NAME:
        foreign_write((struct slice){fault->name.text, fault->name.length}, out);
        break;
    case ARGUMENT_TEXT:
        out_put_prose(out, piece_text(piece, piece->inner));
        break;
    case ARGUMENT_NUMBER:
        out_put_number(out, (int64_t)fault->position + 1);
        break;
    default:
        break;
    }
}

static void write_fault(const sipcodes_piece *piece, struct out *out)
{
    sentence_write(piece->sentences[0], piece->language, write_fault_argument, piece, out);
}

static void emit_faults(struct page *page, const sipcodes_response *response)
{
    struct told told = {.extra = {.write = write_fault}};
    sipcodes_cursor cursor = {{0}};

    for (bool first = true; sipcodes_response_next_fault(response, &cursor, &told.fault) > 0; first = false) {
        struct sipcodes_piece piece = piece_of(page, SIPCODES_PART_FAULT, 0);
        if (first)
            page_heading(page, MSG_ADVICE_FAULTS);
        piece.sentences[0] = told.fault.name.length > 0 ? MSG_ADVICE_FAULT : MSG_ADVICE_FAULT_NAMELESS;
        piece.inner = sipcodes_tables.problem_label[told.fault.problem];
        emit(page, piece, &told);
    }
}

/* ---- The pages ---- */

/* A page and what it is about; the page is first, so that the one leads to the other. */
struct response_page {
    struct page page;
    const sipcodes_advice *advice;
    const sipcodes_response *response; /* NULL for the advice alone */
};

static void make_page(struct page *page)
{
    const struct response_page *about = (const struct response_page *)(const void *)page;
    int64_t action = sipcodes_advice_get(about->advice, SIPCODES_ADVICE_ACTION);
    const sipcodes_response *response = advice_of(about->advice)->response;

    emit_text(page, about->advice, SIPCODES_PART_TITLE, 0,
              sipcodes_response_method_name(response).length > 0 ? MSG_ADVICE_TITLE_METHOD : MSG_ADVICE_TITLE, 0);
    emit_plain(page, SIPCODES_PART_STEP, MSG_ADVICE_STEP, fact_text(SIPCODES_FACT_ACTION, action));
    emit_reasons(page, about->advice);
    emit_values(page, about->advice);
    if (!about->response)
        return;
    emit_warnings(page, about->response);
    emit_causes(page, about->response);
    emit_faults(page, about->response);
    page_emit(page, &(struct sipcodes_piece){.part = SIPCODES_PART_CARD,
                                             .status = (int16_t)page->a.status,
                                             .about = &page->a,
                                             .sentences = {MSG_PAGE_CARD}});
    page_card(page, &page->a);
}

/* Begins the page about an advice; false if it is none. */
static bool begin_page(struct response_page *about, const sipcodes_advice *advice, const char *lang)
{
    const sipcodes_response *response = advice ? advice_of(advice)->response : NULL;

    about->advice = advice;
    about->response = NULL;
    return response && page_init(&about->page, sipcodes_response_status(response), sipcodes_response_status(response), lang);
}

int sipcodes_advice_page(const sipcodes_advice *advice, const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct response_page about;

    if (!begin_page(&about, advice, lang))
        return SIPCODES_E_ARGUMENT;
    return format_page(make_page, &about.page, format, buffer, size);
}

static int visit_page(struct response_page *about, sipcodes_visitor *visit, void *user)
{
    about->page.visit = visit;
    about->page.user = user;
    make_page(&about->page);
    return about->page.result;
}

int sipcodes_advice_visit(const sipcodes_advice *advice, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct response_page about;

    if (!visit || !begin_page(&about, advice, lang))
        return SIPCODES_E_ARGUMENT;
    return visit_page(&about, visit, user);
}

int sipcodes_explain_response(const sipcodes_response *response, const sipcodes_context *context, const sipcodes_policy *policy,
                              const char *lang, sipcodes_format format, char *buffer, size_t size)
{
    struct response_page about;
    sipcodes_advice advice;

    if (sipcodes_advise(response, context, policy, &advice) != SIPCODES_OK || !begin_page(&about, &advice, lang))
        return SIPCODES_E_ARGUMENT;
    about.response = response;
    return format_page(make_page, &about.page, format, buffer, size);
}

int sipcodes_explain_response_visit(const sipcodes_response *response, const sipcodes_context *context,
                                    const sipcodes_policy *policy, const char *lang, sipcodes_visitor *visit, void *user)
{
    struct response_page about;
    sipcodes_advice advice;

    if (!visit || sipcodes_advise(response, context, policy, &advice) != SIPCODES_OK || !begin_page(&about, &advice, lang))
        return SIPCODES_E_ARGUMENT;
    about.response = response;
    return visit_page(&about, visit, user);
}
