/* json_cause.c - causes, tables of causes and paths as JSON; the manual page documents the members. */
#include "cause.h"
#include "json.h"

#include <stdlib.h>

static json_t *number_or_null(int number)
{
    return number ? json_integer(number) : json_null();
}

/* ---- Rows and tables ---- */

static json_t *row_json(const struct options *options, const sipcodes_mapping *row)
{
    json_t *object;

    if (!row)
        return json_null();
    object = json_pack("{s:s, s:o, s:o, s:o, s:o, s:b, s:s, s:o}", "subject", sipcodes_mapping_subject(row), "from",
                       number_or_null(sipcodes_mapping_from(row)), "to", number_or_null(sipcodes_mapping_to(row)), "condition",
                       string_or_null(sipcodes_cause_condition_name(sipcodes_mapping_condition(row))), "location",
                       string_or_null(sipcodes_location_name(sipcodes_mapping_location(row))), "default",
                       sipcodes_mapping_is_default(row), "source", sipcodes_mapping_source(row), "trust",
                       string_or_null(sipcodes_trust_name(sipcodes_mapping_trust(row))));
    set_note(object, options, sipcodes_mapping_note(row, options->lang), sipcodes_mapping_note(row, "en"));
    return object;
}

static json_t *table_json(const struct options *options, const char *table)
{
    json_t *object = json_pack("{s:s, s:s, s:s, s:o}", "name", table, "label", sipcodes_cause_table_label(table, options->lang),
                               "source", sipcodes_cause_table_source(table), "trust",
                               string_or_null(sipcodes_trust_name(sipcodes_cause_table_trust(table))));

    set_note(object, options, sipcodes_cause_table_note(table, options->lang), sipcodes_cause_table_note(table, "en"));
    return object;
}

void json_tables(const struct options *options)
{
    json_t *array = json_array();

    for (size_t i = 0; sipcodes_cause_table_at(i); i++)
        json_array_append_new(array, table_json(options, sipcodes_cause_table_at(i)));
    print_json(array);
}

static json_t *rows_json(const struct options *options, const char *table, sipcodes_direction direction)
{
    json_t *array = json_array();
    const sipcodes_mapping *row;

    for (size_t i = 0; (row = sipcodes_cause_table_row(table, direction, i)); i++)
        json_array_append_new(array, row_json(options, row));
    return array;
}

void json_table(const struct options *options, const char *table)
{
    json_t *object = table_json(options, table);

    json_object_set_new(object, "to_cause", rows_json(options, table, SIPCODES_DIRECTION_TO_CAUSE));
    json_object_set_new(object, "to_status", rows_json(options, table, SIPCODES_DIRECTION_TO_STATUS));
    print_json(object);
}

/* ---- Answers ---- */

static json_t *answer_json(const struct options *options, const struct answer *answer)
{
    const sipcodes_mapping *other = NULL;
    json_t *others = json_array();

    while (answer->row && (other = answer_other(answer, other)))
        json_array_append_new(others, row_json(options, other));
    return json_pack("{s:s, s:b, s:o, s:o, s:o}", "table", answer->table, "mapped",
                     answer->row && !sipcodes_mapping_is_default(answer->row), "to",
                     number_or_null(sipcodes_mapping_to(answer->row)), "row", row_json(options, answer->row), "others", others);
}

/* What each table that is asked makes of it; those that do not know another product's cause are left out. */
static json_t *answers_json(const struct options *options, const struct asked *asked, sipcodes_location location)
{
    json_t *array = json_array();
    size_t count;
    const char **tables = tables_asked(options, &count);

    for (size_t i = 0; i < count; i++) {
        struct answer answer;
        if (answer_make(&answer, tables[i], asked, location))
            json_array_append_new(array, answer_json(options, &answer));
    }
    free(tables);
    return array;
}

/* ---- A cause ---- */

static json_t *symbols_json(const sipcodes_cause *cause)
{
    json_t *object = json_object();
    const char *table;

    for (size_t i = 0; (table = sipcodes_cause_table_at(i)); i++)
        if (*sipcodes_cause_symbol(cause, table))
            json_object_set_new(object, table, json_string(sipcodes_cause_symbol(cause, table)));
    return object;
}

static void add_texts(json_t *object, const struct options *options, const sipcodes_cause *cause)
{
    static const struct {
        const char *name;
        sipcodes_text text;
    } texts[] = {{"lead", SIPCODES_TEXT_LEAD},
                 {"description", SIPCODES_TEXT_DESCRIPTION},
                 {"when", SIPCODES_TEXT_WHEN},
                 {"fix", SIPCODES_TEXT_FIX}};
    json_t *sources = json_array();
    const char *source;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *language;
        const char *text = sipcodes_cause_text(cause, texts[i].text, options->lang, &language);
        set_spoken(object, options, texts[i].name, text, language);
    }
    for (size_t i = 0; (source = sipcodes_cause_text_source(cause, i)); i++)
        json_array_append_new(sources, json_string(source));
    json_object_set_new(object, "text_sources", sources);
    json_object_set_new(object, "language", json_string(options->lang));
}

/* A cause, and what each of the tables that are asked makes of it. */
static json_t *cause_and_answers(const struct options *options, int number, sipcodes_location location)
{
    const sipcodes_cause *cause = sipcodes_cause_get(number);
    json_t *object =
        json_pack("{s:i, s:s, s:o, s:o, s:s, s:o}", "cause", number, "name", sipcodes_cause_name(cause), "class",
                  string_or_null(sipcodes_cause_class_name(sipcodes_cause_class_of(cause))), "standing",
                  string_or_null(sipcodes_cause_standing_name(sipcodes_cause_standing_of(cause))), "source",
                  sipcodes_cause_source(cause), "trust", string_or_null(sipcodes_trust_name(sipcodes_cause_trust(cause))));

    set_note(object, options, sipcodes_cause_note(cause, options->lang), sipcodes_cause_note(cause, "en"));
    json_object_set_new(object, "symbols", symbols_json(cause));
    json_object_set_new(object, "answers", answers_json(options, &(struct asked){true, number}, location));
    add_texts(object, options, cause);
    return object;
}

json_t *cause_json(const struct options *options, int number)
{
    return cause_and_answers(options, number, SIPCODES_LOCATION_NONE);
}

void json_answers(const struct options *options, const struct asked *asked, size_t count, sipcodes_location location)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++) {
        int number = asked[i].number;
        json_t *object = asked[i].is_cause ? cause_and_answers(options, number, location)
                                           : json_pack("{s:i, s:s, s:o}", "status", number, "phrase", sipcodes_phrase(number),
                                                       "answers", answers_json(options, &asked[i], location));
        json_array_append_new(array, object);
    }
    print_json(array);
}

/* ---- Paths ---- */

static json_t *steps_json(const struct options *options, const sipcodes_cause_step *steps, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, json_pack("{s:s, s:i, s:o, s:o, s:o, s:o}", "table", steps[i].table, "received",
                                               steps[i].received, "cause", number_or_null(steps[i].cause), "sent",
                                               number_or_null(steps[i].sent), "to_cause", row_json(options, steps[i].to_cause),
                                               "to_status", row_json(options, steps[i].to_status)));
    return array;
}

void json_paths(const struct options *options, const struct asked *asked, size_t count, const char *const *tables,
                size_t tables_count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++) {
        size_t taken;
        sipcodes_cause_step *steps = path_steps(asked[i].number, tables, tables_count, !options->loses_location, &taken);
        json_array_append_new(array, json_pack("{s:i, s:o, s:b, s:o}", "status", asked[i].number, "sent",
                                               number_or_null(steps[taken - 1].sent), "keeps_location",
                                               !options->loses_location, "steps", steps_json(options, steps, taken)));
        free(steps);
    }
    print_json(array);
}

/* ---- Round trips ---- */

static json_t *trip_json(int status, const char *table)
{
    sipcodes_cause_step with;
    sipcodes_cause_step without;

    sipcodes_cause_path(status, &table, 1, true, &with, NULL);
    sipcodes_cause_path(status, &table, 1, false, &without, NULL);
    return json_pack("{s:o, s:o, s:o}", "cause", number_or_null(with.cause), "sent", number_or_null(with.sent),
                     "sent_without_location", number_or_null(without.sent));
}

void json_round_trips(const struct options *options, const char *const *tables, size_t count)
{
    json_t *named = json_array();
    json_t *codes = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(named, table_json(options, tables[i]));
    for (size_t n = 0; n < sipcodes_count(); n++) {
        int status = grid_status(n);
        json_t *trips;
        if (!status)
            continue;
        trips = json_object();
        for (size_t i = 0; i < count; i++)
            json_object_set_new(trips, tables[i], trip_json(status, tables[i]));
        json_array_append_new(
            codes, json_pack("{s:i, s:s, s:o}", "status", status, "phrase", sipcodes_phrase(status), "trips", trips));
    }
    print_json(json_pack("{s:o, s:o}", "tables", named, "codes", codes));
}
