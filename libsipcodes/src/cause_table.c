/* cause_table.c - the tables between status codes and causes: their rows, an answer, and a path through several. */
#include "cause.h"

#include <limits.h>

#include "language.h"

const struct cause_table *cause_table_find(const char *name)
{
    if (!name)
        return &sipcodes_tables.cause_table[0];
    for (size_t i = 0; i < SIZE_CAUSE_TABLES; i++)
        if (slice_is(slice_of(name, SIZE_MAX), string_at(sipcodes_tables.cause_table[i].name)))
            return &sipcodes_tables.cause_table[i];
    return NULL;
}

string_ref cause_symbol_of(const struct cause_table *table, int number)
{
    const struct cause_symbol *symbols = &sipcodes_tables.cause_symbols[table->symbols.first];

    for (size_t i = 0; i < table->symbols.count; i++)
        if (symbols[i].number == number)
            return symbols[i].name;
    return 0;
}

bool cause_is_in(const struct cause_table *table, int number)
{
    return (number >= 1 && number <= CAUSE_HIGHEST) || cause_symbol_of(table, number) != 0;
}

static bool is_direction(sipcodes_direction direction)
{
    return direction == SIPCODES_DIRECTION_TO_CAUSE || direction == SIPCODES_DIRECTION_TO_STATUS;
}

/* The row for all else, which is the last. */
static const sipcodes_mapping *default_row(const struct cause_table *table, sipcodes_direction direction)
{
    struct span rows = table->rows[direction];
    const sipcodes_mapping *last;

    if (rows.count == 0)
        return NULL;
    last = &sipcodes_tables.mappings[rows.first + rows.count - 1];
    return sipcodes_mapping_is_default(last) ? last : NULL;
}

const sipcodes_mapping *cause_row_to(const struct cause_table *table, int number, sipcodes_location location)
{
    const sipcodes_mapping *rows = cause_rows(table, SIPCODES_DIRECTION_TO_STATUS);
    const sipcodes_mapping *found = default_row(table, SIPCODES_DIRECTION_TO_STATUS);

    /* Of the rows about one cause, the one without condition comes first. */
    for (size_t i = 0; i < table->rows[SIPCODES_DIRECTION_TO_STATUS].count; i++) {
        bool holds = rows[i].condition == SIPCODES_CAUSE_CONDITION_NONE ||
                     (rows[i].condition == SIPCODES_CAUSE_CONDITION_LOCATION_USER && location == SIPCODES_LOCATION_U);
        if (rows[i].from == number && holds)
            found = &rows[i];
    }
    return found;
}

/* ---- Tables ---- */

const char *sipcodes_cause_table_at(size_t index)
{
    return index < SIZE_CAUSE_TABLES ? string_at(sipcodes_tables.cause_table[index].name) : NULL;
}

const char *sipcodes_cause_table_label(const char *table, const char *lang)
{
    const struct cause_table *found = cause_table_find(table);
    return found ? text_string(found->label, language_index(lang)) : NULL;
}

const char *sipcodes_cause_table_source(const char *table)
{
    const struct cause_table *found = cause_table_find(table);
    return found ? string_at(found->source) : NULL;
}

const char *sipcodes_cause_table_note(const char *table, const char *lang)
{
    const struct cause_table *found = cause_table_find(table);
    return found ? text_string(found->note, language_index(lang)) : NULL;
}

sipcodes_trust sipcodes_cause_table_trust(const char *table)
{
    const struct cause_table *found = cause_table_find(table);
    return found ? (sipcodes_trust)found->trust : SIPCODES_TRUST_UNKNOWN;
}

const sipcodes_mapping *sipcodes_cause_table_row(const char *table, sipcodes_direction direction, size_t index)
{
    const struct cause_table *found = cause_table_find(table);

    if (!found || !is_direction(direction) || index >= found->rows[direction].count)
        return NULL;
    return &cause_rows(found, direction)[index];
}

const sipcodes_mapping *sipcodes_cause_table_default(const char *table, sipcodes_direction direction)
{
    const struct cause_table *found = cause_table_find(table);
    return found && is_direction(direction) ? default_row(found, direction) : NULL;
}

/* ---- Rows ---- */

const char *sipcodes_mapping_subject(const sipcodes_mapping *mapping)
{
    return mapping ? string_at(mapping->subject) : "";
}

sipcodes_direction sipcodes_mapping_direction(const sipcodes_mapping *mapping)
{
    return mapping ? (sipcodes_direction)mapping->direction : SIPCODES_DIRECTION_TO_CAUSE;
}

const char *sipcodes_mapping_table(const sipcodes_mapping *mapping)
{
    return mapping ? string_at(sipcodes_tables.cause_table[mapping->table].name) : "";
}

int sipcodes_mapping_from(const sipcodes_mapping *mapping)
{
    return mapping ? mapping->from : 0;
}

int sipcodes_mapping_to(const sipcodes_mapping *mapping)
{
    return mapping ? mapping->to : 0;
}

bool sipcodes_mapping_is_default(const sipcodes_mapping *mapping)
{
    return mapping && slice_is(slice_at(mapping->subject), "other");
}

sipcodes_cause_condition sipcodes_mapping_condition(const sipcodes_mapping *mapping)
{
    return mapping ? (sipcodes_cause_condition)mapping->condition : SIPCODES_CAUSE_CONDITION_NONE;
}

sipcodes_location sipcodes_mapping_location(const sipcodes_mapping *mapping)
{
    return mapping ? (sipcodes_location)mapping->location : SIPCODES_LOCATION_NONE;
}

const char *sipcodes_mapping_source(const sipcodes_mapping *mapping)
{
    return mapping ? string_at(mapping->source) : "";
}

sipcodes_trust sipcodes_mapping_trust(const sipcodes_mapping *mapping)
{
    return mapping ? (sipcodes_trust)mapping->trust : SIPCODES_TRUST_UNKNOWN;
}

const char *sipcodes_mapping_note(const sipcodes_mapping *mapping, const char *lang)
{
    return mapping ? text_string(mapping->note, language_index(lang)) : "";
}

const sipcodes_mapping *sipcodes_mapping_next(const sipcodes_mapping *mapping)
{
    const sipcodes_mapping *next;

    if (!mapping || mapping == &sipcodes_tables.mappings[SIZE_MAPPINGS - 1])
        return NULL;
    next = mapping + 1;
    if (next->table != mapping->table || next->direction != mapping->direction || next->subject != mapping->subject)
        return NULL;
    return next;
}

/* ---- Answers ---- */

static int answer(const sipcodes_mapping *row, const sipcodes_mapping **mapping)
{
    if (mapping)
        *mapping = row;
    return sipcodes_mapping_to(row);
}

static bool is_final(int status)
{
    return status >= FINAL_LOWEST && status < FINAL_LOWEST + SIZE_FINAL;
}

int sipcodes_cause_from_status(int status, const char *table, const sipcodes_mapping **mapping)
{
    const struct cause_table *found = cause_table_find(table);

    answer(NULL, mapping);
    if (!is_final(status))
        return SIPCODES_E_STATUS;
    return found ? answer(cause_row_of(found, status), mapping) : SIPCODES_E_TABLE;
}

int sipcodes_cause_to_status(int cause, const char *table, sipcodes_location location, const sipcodes_mapping **mapping)
{
    const struct cause_table *found = cause_table_find(table);

    answer(NULL, mapping);
    if ((unsigned)location >= SIZE_LOCATIONS)
        return SIPCODES_E_ARGUMENT;
    if (!found)
        return sipcodes_cause_get(cause) ? SIPCODES_E_TABLE : SIPCODES_E_CAUSE;
    return cause_is_in(found, cause) ? answer(cause_row_to(found, cause, location), mapping) : SIPCODES_E_CAUSE;
}

/* What one table on a path makes of a status code. */
static sipcodes_cause_step take_step(const struct cause_table *table, int received, bool keeps_location)
{
    sipcodes_cause_step step = {.table = string_at(table->name), .received = received};
    sipcodes_location location;

    step.to_cause = cause_row_of(table, received);
    step.cause = sipcodes_mapping_to(step.to_cause);
    if (step.cause == 0)
        return step;
    location = keeps_location ? sipcodes_mapping_location(step.to_cause) : SIPCODES_LOCATION_NONE;
    step.to_status = cause_row_to(table, step.cause, location);
    step.sent = sipcodes_mapping_to(step.to_status);
    return step;
}

int sipcodes_cause_path(int status, const char *const *tables, size_t count, bool keeps_location, sipcodes_cause_step *steps,
                        size_t *index)
{
    size_t taken = 0;

    if (count > INT_MAX || ((!tables || !steps) && count > 0))
        return SIPCODES_E_ARGUMENT;
    if (!is_final(status))
        return SIPCODES_E_STATUS;
    for (size_t i = 0; i < count; i++)
        if (!tables[i] || !cause_table_find(tables[i])) {
            if (index)
                *index = i;
            return tables[i] ? SIPCODES_E_TABLE : SIPCODES_E_ARGUMENT;
        }
    while (taken < count && status > 0) {
        steps[taken] = take_step(cause_table_find(tables[taken]), status, keeps_location);
        status = steps[taken++].sent;
    }
    return (int)taken;
}
