/* json.c - codes and comparisons as JSON; the manual page documents the members. */
#include "json.h"

#include <stdlib.h>
#include <string.h>

json_t *string_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

void set_spoken(json_t *object, const struct options *options, const char *name, const char *text, const char *language)
{
    json_object_set_new(object, name, json_string(text));
    if (strcmp(language, options->lang) != 0) {
        char *member = formatted("%s_language", name);
        json_object_set_new(object, member, json_string(language));
        free(member);
    }
}

void set_note(json_t *object, const struct options *options, const char *note, const char *english)
{
    if (*note)
        set_spoken(object, options, "note", note, note == english ? "en" : options->lang);
}

/* ---- A code ---- */

/* The facts that are one value, under the names that they have in every language. */
static const struct {
    const char *name;
    sipcodes_fact fact;
} facts[] = {{"class", SIPCODES_FACT_CLASS},
             {"standing", SIPCODES_FACT_STANDING},
             {"action", SIPCODES_FACT_ACTION},
             {"repair", SIPCODES_FACT_REPAIR},
             {"elsewhere", SIPCODES_FACT_ELSEWHERE},
             {"again", SIPCODES_FACT_AGAIN},
             {"retry_after", SIPCODES_FACT_RETRY_AFTER},
             {"scope", SIPCODES_FACT_SCOPE},
             {"dialog_effect", SIPCODES_FACT_DIALOG_EFFECT}};

static json_t *fact_json(const struct options *options, const sipcodes_code *code, sipcodes_fact fact)
{
    int value = (int)sipcodes_code_value(code, fact);
    json_t *object =
        json_pack("{s:o, s:o, s:s}", "value", string_or_null(sipcodes_value_name(fact, value)), "label",
                  string_or_null(sipcodes_value_label(fact, value, options->lang)), "source", sipcodes_code_source(code, fact));

    set_note(object, options, sipcodes_code_note(code, fact, options->lang), sipcodes_code_note(code, fact, "en"));
    return object;
}

static json_t *senders_json(const sipcodes_code *code)
{
    json_t *array = json_array();

    for (int sender = 0; sipcodes_value_name(SIPCODES_FACT_SENDERS, sender); sender++)
        if (sipcodes_code_senders(code) >> sender & 1)
            json_array_append_new(array, json_pack("{s:s, s:s}", "value", sipcodes_value_name(SIPCODES_FACT_SENDERS, sender),
                                                   "source", sipcodes_code_sender_source(code, (sipcodes_sender)sender)));
    return array;
}

static json_t *methods_json(const struct options *options, const sipcodes_code *code)
{
    json_t *names = json_array();
    json_t *object;

    for (int method = 0; sipcodes_value_name(SIPCODES_FACT_METHODS, method); method++)
        if (sipcodes_code_methods(code) >> method & 1)
            json_array_append_new(names, json_string(sipcodes_value_name(SIPCODES_FACT_METHODS, method)));
    object = json_pack("{s:o, s:s}", "values", names, "source", sipcodes_code_source(code, SIPCODES_FACT_METHODS));
    set_note(object, options, sipcodes_code_note(code, SIPCODES_FACT_METHODS, options->lang),
             sipcodes_code_note(code, SIPCODES_FACT_METHODS, "en"));
    return object;
}

static json_t *headers_json(const struct options *options, const sipcodes_code *code)
{
    json_t *array = json_array();
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(code, i)); i++)
        json_array_append_new(array, json_pack("{s:s, s:o, s:s, s:b, s:s}", "name", sipcodes_header_name(header), "level",
                                               string_or_null(sipcodes_level_name(sipcodes_header_level(header))), "condition",
                                               sipcodes_header_condition(header, options->lang), "general",
                                               sipcodes_header_is_general(header), "source", sipcodes_header_source(header)));
    return array;
}

static json_t *aliases_json(const sipcodes_code *code)
{
    json_t *array = json_array();
    const sipcodes_alias *alias;

    for (size_t i = 0; (alias = sipcodes_code_alias(code, i)); i++)
        json_array_append_new(array, json_pack("{s:s, s:o, s:s, s:s}", "phrase", sipcodes_alias_phrase(alias), "kind",
                                               string_or_null(sipcodes_alias_kind_name(sipcodes_alias_kind_of(alias))), "user",
                                               sipcodes_alias_user(alias), "source", sipcodes_alias_source(alias)));
    return array;
}

static json_t *related_json(const sipcodes_code *code)
{
    json_t *array = json_array();
    int status;

    for (size_t i = 0; (status = sipcodes_code_related(code, i)); i++)
        json_array_append_new(array, json_integer(status));
    return array;
}

static json_t *text_sources_json(const sipcodes_code *code)
{
    json_t *array = json_array();
    const char *source;

    for (size_t i = 0; (source = sipcodes_code_text_source(code, i)); i++)
        json_array_append_new(array, json_string(source));
    return array;
}

static void add_texts(json_t *object, const struct options *options, const sipcodes_code *code)
{
    const char *name;

    for (int which = SIPCODES_TEXT_LEAD; (name = sipcodes_text_name((sipcodes_text)which)); which++) {
        const char *language;
        const char *text = sipcodes_code_text(code, (sipcodes_text)which, options->lang, &language);
        set_spoken(object, options, name, text, language);
    }
    json_object_set_new(object, "text_sources", text_sources_json(code));
    json_object_set_new(object, "language", json_string(options->lang));
}

/* An object that a visitor adds members to. */
struct object {
    json_t *json;
    const struct options *options;
};

static void add_text(const struct object *object, const char *name, const sipcodes_piece *piece)
{
    char *text = piece_string(piece);

    set_spoken(object->json, object->options, name, text, sipcodes_piece_language(piece));
    free(text);
}

/* Adds the description, when and fix of an unknown code, which the library writes for the number. */
static int add_unknown_text(const sipcodes_piece *piece, void *user)
{
    sipcodes_part part = sipcodes_piece_part(piece);

    if (part == SIPCODES_PART_DESCRIPTION || part == SIPCODES_PART_WHEN || part == SIPCODES_PART_FIX)
        add_text(user, sipcodes_part_name(part), piece);
    return 0;
}

json_t *code_json(const struct options *options, int status)
{
    const sipcodes_code *code = sipcodes_get(status);
    int resolved = sipcodes_resolve(status);
    json_t *object = json_pack("{s:i, s:b, s:b, s:o}", "status", status, "known", code != NULL, "registered",
                               sipcodes_code_is_registered(code), "treat_as", resolved ? json_integer(resolved) : json_null());

    if (!code) {
        sipcodes_explain_visit(status, options->lang, add_unknown_text, &(struct object){object, options});
        json_object_set_new(object, "language", json_string(options->lang));
        return object;
    }
    json_object_set_new(object, "phrase", json_string(sipcodes_code_phrase(code)));
    json_object_set_new(object, "symbol", json_string(sipcodes_code_symbol(code)));
    json_object_set_new(object, "slug", json_string(sipcodes_code_slug(code)));
    json_object_set_new(object, "reference", json_string(sipcodes_code_reference(code)));
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        json_object_set_new(object, facts[i].name, fact_json(options, code, facts[i].fact));
    json_object_set_new(object, "challenge", json_boolean(sipcodes_code_is_challenge(code)));
    json_object_set_new(object, "senders", senders_json(code));
    json_object_set_new(object, "methods", methods_json(options, code));
    json_object_set_new(object, "headers", headers_json(options, code));
    json_object_set_new(object, "aliases", aliases_json(code));
    json_object_set_new(object, "related", related_json(code));
    add_texts(object, options, code);
    return object;
}

static json_t *asked_json(const struct options *options, const struct asked *asked)
{
    return asked->is_cause ? cause_json(options, asked->number) : code_json(options, asked->number);
}

/* ---- Output ---- */

void print_json(json_t *document)
{
    if (!document) {
        complain_of_memory();
        exit(EXIT_OUTPUT);
    }
    /* The only numbers with a fraction are q values, which have three digits. */
    json_dumpf(document, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(3));
    fputc('\n', stdout);
    json_decref(document);
}

void json_explain(const struct options *options, const struct asked *asked, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, asked_json(options, &asked[i]));
    print_json(array);
}

void json_list(const struct options *options, const int *statuses, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, code_json(options, statuses[i]));
    print_json(array);
}

/* ---- A comparison ---- */

/* The member of a comparison that holds the pieces of a part; NULL for parts that the codes' objects hold. */
static const char *list_name(sipcodes_part part)
{
    switch (part) {
    case SIPCODES_PART_DIFFERENCE:
        return "differences";
    case SIPCODES_PART_FACT:
        return "facts";
    case SIPCODES_PART_COMMON:
        return "common";
    default:
        return NULL;
    }
}

static json_t *item_json(const struct options *options, const sipcodes_piece *piece)
{
    const char *fact = sipcodes_fact_name(sipcodes_piece_fact(piece));
    json_t *object = json_pack("{s:o, s:s}", "fact", string_or_null(fact), "label", sipcodes_piece_label(piece));
    json_t *sources = json_array();
    json_t *sides = json_array();

    add_text(&(struct object){object, options}, "text", piece);
    for (int side = 0; side < 2; side++) {
        char *half = side_string(piece, side);
        if (*half)
            json_array_append_new(sides, json_string(half));
        if (*sipcodes_piece_source(piece, side))
            json_array_append_new(sources, json_string(sipcodes_piece_source(piece, side)));
        free(half);
    }
    json_object_set_new(object, "sides", sides);
    json_object_set_new(object, "sources", sources);
    return object;
}

static int add_piece(const sipcodes_piece *piece, void *user)
{
    sipcodes_part part = sipcodes_piece_part(piece);
    const struct object *object = user;
    json_t *page = object->json;
    char *text;

    switch (part) {
    case SIPCODES_PART_TITLE:
    case SIPCODES_PART_LEAD:
    case SIPCODES_PART_SEND:
    case SIPCODES_PART_RECEIVE:
        add_text(object, sipcodes_part_name(part), piece);
        break;
    case SIPCODES_PART_REFERENCE:
        text = piece_string(piece);
        json_array_append_new(json_object_get(page, "references"), json_string(text));
        free(text);
        break;
    case SIPCODES_PART_RELATED:
        json_array_append_new(json_object_get(page, "related"), json_integer(sipcodes_piece_status(piece)));
        break;
    default:
        if (list_name(part))
            json_array_append_new(json_object_get(page, list_name(part)), item_json(object->options, piece));
        break;
    }
    return 0;
}

void json_compare(const struct options *options, const struct asked *two)
{
    static const char *const lists[] = {"differences", "facts", "common", "references", "related"};
    bool causes = two->is_cause;
    int a = two[0].number, b = two[1].number;
    json_t *page = json_pack("{s:s, s:[o, o], s:b}", "title", "", causes ? "causes" : "codes", asked_json(options, &two[0]),
                             asked_json(options, &two[1]), "curated",
                             causes ? sipcodes_cause_is_curated(a, b) : sipcodes_is_curated(a, b));
    struct object object = {page, options};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        json_object_set_new(page, lists[i], json_array());
    if (causes)
        sipcodes_cause_compare_visit(a, b, options->lang, add_piece, &object);
    else
        sipcodes_compare_visit(a, b, options->lang, add_piece, &object);
    json_object_set_new(page, "language", json_string(options->lang));
    json_object_set_new(page, "version", json_string(sipcodes_version()));
    json_object_set_new(page, "iana_date", json_string(sipcodes_iana_date()));
    print_json(page);
}
