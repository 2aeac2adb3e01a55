/*
 * cause.h - what the files that answer about causes share.
 */
#ifndef SIPCODES_CLI_CAUSE_H
#define SIPCODES_CLI_CAUSE_H

#include "cli.h"

/* What one table makes of a status code or a cause. */
struct answer {
    const char *table;
    sipcodes_direction direction;
    sipcodes_location location;  /* that was told */
    const sipcodes_mapping *row; /* NULL if the table neither names it nor has a default */
};

/* Complains if the cause is another product's; row is then NULL. */
bool answer_make(struct answer *answer, const char *table, const struct asked *asked, sipcodes_location location);

/* The rows that would hold under another condition: the first for NULL, then the one behind; NULL past the end. */
const sipcodes_mapping *answer_other(const struct answer *answer, const sipcodes_mapping *before);

/* The tables that are asked: *names[0] to [count - 1], to be freed. */
const char **tables_asked(const struct options *options, size_t *count);

/* What a row says becomes of its subject, such as "17 User busy, as all of 4xx", in memory to be freed. */
char *row_text(const struct options *options, const sipcodes_mapping *row);

/* The same for a default, which is no answer about the subject: text is freed. */
char *default_text(char *text);

/* ---- json_cause.c ---- */

void json_tables(const struct options *options);
void json_table(const struct options *options, const char *table);
void json_answers(const struct options *options, const struct asked *asked, size_t count, sipcodes_location location);
void json_paths(const struct options *options, const struct asked *asked, size_t count, const char *const *tables,
                size_t tables_count);
void json_round_trips(const struct options *options, const char *const *tables, size_t count);

/* ---- cause_path.c ---- */

/* What a path of tables makes of a status code: the steps, to be freed, and how many they are. */
sipcodes_cause_step *path_steps(int status, const char *const *tables, size_t count, bool keeps_location, size_t *taken);

#endif
