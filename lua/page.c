/* page.c - pages: explanations, comparisons and advices, whole or piece by piece, written when they are read. */
#include "module.h"

#include <string.h>

/* Which page it is. */
enum page_subject { OF_CODE, OF_CODES, OF_CAUSE, OF_CAUSES, OF_ADVICE, OF_RESPONSE };

struct page {
    enum page_subject subject;
    int a; /* numbers of codes or causes */
    int b;
    const char *lang;              /* a tag of the library; NULL for English */
    const sipcodes_advice *advice; /* in the object that the page is tied to */
};

/* A page about a response holds what it was asked about. */
struct response_page {
    struct page page;
    sipcodes_response response;
    const sipcodes_context *context;
    bool has_policy;
    sipcodes_policy policy;
};

static const sipcodes_policy *policy_of(const struct response_page *page)
{
    return page->has_policy ? &page->policy : NULL;
}

/* ---- What the library writes ---- */

static int write_page(const struct page *page, sipcodes_format format, char *buffer, size_t size)
{
    const struct response_page *asked = (const struct response_page *)page;

    switch (page->subject) {
    case OF_CODE:
        return sipcodes_explain(page->a, page->lang, format, buffer, size);
    case OF_CODES:
        return sipcodes_compare(page->a, page->b, page->lang, format, buffer, size);
    case OF_CAUSE:
        return sipcodes_cause_explain(page->a, page->lang, format, buffer, size);
    case OF_CAUSES:
        return sipcodes_cause_compare(page->a, page->b, page->lang, format, buffer, size);
    case OF_ADVICE:
        return sipcodes_advice_page(page->advice, page->lang, format, buffer, size);
    default:
        return sipcodes_explain_response(&asked->response, asked->context, policy_of(asked), page->lang, format, buffer, size);
    }
}

static int visit_page(const struct page *page, sipcodes_visitor *visit, void *user)
{
    const struct response_page *asked = (const struct response_page *)page;

    switch (page->subject) {
    case OF_CODE:
        return sipcodes_explain_visit(page->a, page->lang, visit, user);
    case OF_CODES:
        return sipcodes_compare_visit(page->a, page->b, page->lang, visit, user);
    case OF_CAUSE:
        return sipcodes_cause_explain_visit(page->a, page->lang, visit, user);
    case OF_CAUSES:
        return sipcodes_cause_compare_visit(page->a, page->b, page->lang, visit, user);
    case OF_ADVICE:
        return sipcodes_advice_visit(page->advice, page->lang, visit, user);
    default:
        return sipcodes_explain_response_visit(&asked->response, asked->context, policy_of(asked), page->lang, visit, user);
    }
}

static int write_as_text(const void *page, char *buffer, size_t size)
{
    return write_page(page, SIPCODES_FORMAT_TEXT, buffer, size);
}

static int write_as_markdown(const void *page, char *buffer, size_t size)
{
    return write_page(page, SIPCODES_FORMAT_MARKDOWN, buffer, size);
}

/* ---- Making pages ---- */

/* True for a number that pages about this subject can be about. */
static bool has_page(enum page_subject subject, int number)
{
    if (subject == OF_CAUSE || subject == OF_CAUSES)
        return sipcodes_cause_get(number) != NULL;
    return sipcodes_resolve(number) != 0 || sipcodes_get(number) != NULL;
}

/* Pushes a page about numbers, or nil and a message if one of them is none. */
static int push_page(lua_State *L, enum page_subject subject, int a, int b, const char *lang)
{
    struct page *page;
    int error = subject == OF_CAUSE || subject == OF_CAUSES ? SIPCODES_E_CAUSE : SIPCODES_E_STATUS;

    if (!has_page(subject, a) || !has_page(subject, b))
        return refuse(L, error, "%d: %s", has_page(subject, a) ? b : a, sipcodes_strerror(error));
    page = push_object(L, KIND_PAGE, sizeof *page, false);
    *page = (struct page){subject, a, b, lang, NULL};
    return 1;
}

void push_advice_page(lua_State *L, int index, const char *lang)
{
    const struct advice_object *advice = lua_touserdata(L, index);
    struct page *page = push_object(L, KIND_PAGE, sizeof *page, true);

    *page = (struct page){OF_ADVICE, 0, 0, lang, &advice->advice};
    lua_pushvalue(L, index);
    keep_alive(L, lua_gettop(L) - 1);
}

/* Pushes the page of the response that is the first argument. */
static int push_response_page(lua_State *L, const char *lang)
{
    struct response_page *page;
    struct inquiry inquiry;
    sipcodes_fault fault;
    size_t size;

    lua_settop(L, 3);
    read_inquiry(L, &inquiry, 3, OPTIONS_BESIDES);
    lua_pushvalue(L, 1);
    put_option(L, &inquiry, OPTION_RESPONSE);
    size = measure_inquiry(L, &inquiry);
    page = push_object(L, KIND_PAGE, sizeof *page + size, true);
    page->page = (struct page){OF_RESPONSE, 0, 0, lang, NULL};
    place_inquiry(L, &inquiry, (char *)(page + 1), &page->response, &page->context, &fault);
    page->has_policy = inquiry.policy != NULL;
    if (page->has_policy)
        page->policy = *inquiry.policy;
    tie_inquiry(L, &inquiry);
    return 1;
}

/* sip.explain(subject, lang, options) */
int page_explain(lua_State *L)
{
    const char *lang = need_language(L, 2);
    int kind = kind_of(L, 1);
    int status;

    if (kind == KIND_RESPONSE)
        return push_response_page(L, lang);
    if (lua_type(L, 1) != LUA_TNUMBER && kind != KIND_CODE)
        return type_error(L, 1, 1, "subject", "status code, sipcodes.code or sipcodes.response");
    if (!lua_isnoneornil(L, 3))
        return argument_error(L, 3, "options: they go with a response only");
    status = need_status(L, 1, "subject");
    return push_page(L, OF_CODE, status, status, lang);
}

/* sip.compare(a, b, lang) */
int page_compare(lua_State *L)
{
    /* One after the other, so that the first wrong argument is complained about. */
    int a = need_status(L, 1, "a");
    int b = need_status(L, 2, "b");

    return push_page(L, OF_CODES, a, b, need_language(L, 3));
}

/* sip.is_curated(a, b) */
int page_is_curated(lua_State *L)
{
    int a = need_status(L, 1, "a");

    lua_pushboolean(L, sipcodes_is_curated(a, need_status(L, 2, "b")));
    return 1;
}

/* sip.explain_cause(cause, lang) */
int page_explain_cause(lua_State *L)
{
    int cause = need_cause(L, 1, "cause");

    return push_page(L, OF_CAUSE, cause, cause, need_language(L, 2));
}

/* sip.compare_causes(a, b, lang) */
int page_compare_causes(lua_State *L)
{
    int a = need_cause(L, 1, "a");
    int b = need_cause(L, 2, "b");

    return push_page(L, OF_CAUSES, a, b, need_language(L, 3));
}

/* sip.cause_is_curated(a, b) */
int page_cause_is_curated(lua_State *L)
{
    int a = need_cause(L, 1, "a");

    lua_pushboolean(L, sipcodes_cause_is_curated(a, need_cause(L, 2, "b")));
    return 1;
}

/* ---- Pieces ---- */

static int write_piece(const void *piece, char *buffer, size_t size)
{
    return sipcodes_piece_text(piece, buffer, size);
}

static int write_first_side(const void *piece, char *buffer, size_t size)
{
    return sipcodes_piece_side(piece, 0, buffer, size);
}

static int write_second_side(const void *piece, char *buffer, size_t size)
{
    return sipcodes_piece_side(piece, 1, buffer, size);
}

/* Pushes a table of what a piece says. An error of Lua jumps out of the library's visit, which holds nothing. */
static void push_piece(lua_State *L, const sipcodes_piece *piece)
{
    bool has_sides = sipcodes_piece_side(piece, 0, NULL, 0) > 0;

    lua_createtable(L, 0, 8);
    set_string(L, "part", sipcodes_part_name(sipcodes_piece_part(piece)));
    push_written(L, write_piece, piece);
    lua_setfield(L, -2, "text");
    set_string(L, "label", sipcodes_piece_label(piece));
    set_string(L, "source", sipcodes_piece_source(piece, 0));
    set_string(L, "language", sipcodes_piece_language(piece));
    set_number_or_nil(L, "status", sipcodes_piece_status(piece));
    set_number_or_nil(L, "cause", sipcodes_piece_cause(piece));
    set_number_or_nil(L, "number", sipcodes_piece_number(piece));
    set_string(L, "fact", sipcodes_fact_name(sipcodes_piece_fact(piece)));
    if (has_sides) {
        push_written(L, write_first_side, piece);
        lua_setfield(L, -2, "side1");
        push_written(L, write_second_side, piece);
        lua_setfield(L, -2, "side2");
        set_string(L, "source2", sipcodes_piece_source(piece, 1));
    }
}

/* What is looked for on a page. */
struct search {
    lua_State *L;
    sipcodes_part part; /* 0 for all */
    int count;          /* of those found */
    int wanted;         /* which of them to push; 0 for none */
};

static bool is_wanted(struct search *search, const sipcodes_piece *piece)
{
    if (search->part && sipcodes_piece_part(piece) != search->part)
        return false;
    search->count++;
    return true;
}

static int list_piece(const sipcodes_piece *piece, void *user)
{
    struct search *search = user;

    if (is_wanted(search, piece)) {
        push_piece(search->L, piece);
        lua_rawseti(search->L, -2, search->count);
    }
    return 0;
}

static int count_piece(const sipcodes_piece *piece, void *user)
{
    is_wanted(user, piece);
    return 0;
}

static int pick_piece(const sipcodes_piece *piece, void *user)
{
    struct search *search = user;

    if (!is_wanted(search, piece) || search->count != search->wanted)
        return 0;
    push_piece(search->L, piece);
    return 1;
}

/* Pushes a piece of a part by its number, or nil. */
static void push_piece_at(lua_State *L, const struct page *page, sipcodes_part part, int number)
{
    struct search search = {L, part, 0, number};

    if (visit_page(page, pick_piece, &search) != 1)
        lua_pushnil(L);
}

/* ---- Fields ---- */

static void push_text(lua_State *L, const void *page, int which, int self)
{
    (void)which, (void)self;
    push_written(L, write_as_text, page);
}

static void push_markdown(lua_State *L, const void *page, int which, int self)
{
    (void)which, (void)self;
    push_written(L, write_as_markdown, page);
}

static void push_language(lua_State *L, const void *object, int which, int self)
{
    const struct page *page = object;

    (void)which, (void)self;
    lua_pushstring(L, page->lang ? page->lang : "en");
}

/* The text of the first piece of a part. */
static void push_text_of(lua_State *L, const void *page, int which, int self)
{
    (void)self;
    push_piece_at(L, page, (sipcodes_part)which, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushliteral(L, "");
    } else {
        lua_getfield(L, -1, "text");
        lua_remove(L, -2);
    }
}

/* The opening paragraph. The page of a code has none, but the code has a text for it. */
static void push_lead(lua_State *L, const void *object, int which, int self)
{
    const struct page *page = object;
    const sipcodes_code *code = page->subject == OF_CODE ? sipcodes_get(page->a) : NULL;

    if (code)
        lua_pushstring(L, sipcodes_code_text(code, SIPCODES_TEXT_LEAD, page->lang, NULL));
    else
        push_text_of(L, page, which, self);
}

/* All pieces of a part. */
static void push_pieces(lua_State *L, const void *page, int which, int self)
{
    struct search search = {L, (sipcodes_part)which, 0, 0};

    (void)self;
    lua_newtable(L);
    visit_page(page, list_piece, &search);
}

static const struct field page_fields[] = {
    {"text", push_text, 0, false},
    {"markdown", push_markdown, 0, false},
    {"language", push_language, 0, false},
    {"title", push_text_of, SIPCODES_PART_TITLE, false},
    {"lead", push_lead, SIPCODES_PART_LEAD, false},
    {"pieces", push_pieces, 0, false},
    {"differences", push_pieces, SIPCODES_PART_DIFFERENCE, false},
    {NULL, NULL, 0, false},
};

/* ---- Differences ---- */

static void push_difference(lua_State *L, const void *page, int number, int self)
{
    (void)self;
    push_piece_at(L, page, SIPCODES_PART_DIFFERENCE, number);
}

static int page_length(lua_State *L)
{
    struct search search = {L, SIPCODES_PART_DIFFERENCE, 0, 0};

    visit_page(need_object(L, 1, KIND_PAGE, "self"), count_piece, &search);
    lua_pushinteger(L, search.count);
    return 1;
}

/* The next number and piece. Upvalues: the list, the position. */
static int step_pieces(lua_State *L)
{
    int position = (int)lua_tonumber(L, lua_upvalueindex(3)) + 1;

    lua_pushinteger(L, position);
    lua_rawgeti(L, lua_upvalueindex(2), position);
    if (lua_isnil(L, -1))
        return 0;
    lua_pushvalue(L, -2);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

/* page:each(part), and pairs(page) */
static int page_each(lua_State *L)
{
    const struct page *page = need_object(L, 1, KIND_PAGE, "self");
    int part = lua_isnoneornil(L, 2) ? SIPCODES_PART_DIFFERENCE : need_name(L, 2, 2, "part", "part");

    push_pieces(L, page, part, 1);
    lua_pushinteger(L, 0);
    push_function(L, step_pieces, 2);
    return 1;
}

static void push_page_text(lua_State *L, const void *page, int self)
{
    push_text(L, page, 0, self);
}

static const luaL_Reg page_methods[] = {{"each", page_each}, {NULL, NULL}};
static const luaL_Reg page_events[] = {{"__len", page_length}, {NULL, NULL}};

const struct kind kind_page = {
    .name = "sipcodes.page",
    .fields = page_fields,
    .methods = page_methods,
    .events = page_events,
    .push_text = push_page_text,
    .push_item = push_difference,
    .each = page_each,
};
