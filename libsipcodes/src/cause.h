/*
 * cause.h - causes, and the tables between them and status codes.
 */
#ifndef SIPCODES_CAUSE_H
#define SIPCODES_CAUSE_H

#include "strings.h"

#define CAUSE_HIGHEST 127 /* of Q.850 */
#define FINAL_LOWEST 200

/* The table of a name, in any letter case, the first for NULL; NULL if there is none. */
const struct cause_table *cause_table_find(const char *name);

/* The row of a table for a final status code; NULL if it does not tell. */
static inline const sipcodes_mapping *cause_row_of(const struct cause_table *table, int status)
{
    unsigned row = table->row_of[status - FINAL_LOWEST];
    return row ? &sipcodes_tables.mappings[row - 1] : NULL;
}

/* True if the number is a cause for a table: one of Q.850, or one that its product made up. */
bool cause_is_in(const struct cause_table *table, int number);

/* What a table calls a cause; 0 if it has no name for it. */
string_ref cause_symbol_of(const struct cause_table *table, int number);

/* The row for a cause that holds for a location; NULL if the table does not tell. */
const sipcodes_mapping *cause_row_to(const struct cause_table *table, int number, sipcodes_location location);

/* The rows of a direction. */
static inline const sipcodes_mapping *cause_rows(const struct cause_table *table, sipcodes_direction direction)
{
    return &sipcodes_tables.mappings[table->rows[direction].first];
}

#endif
