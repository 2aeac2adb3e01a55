/*
 * json.h - what the files that write JSON share.
 */
#ifndef SIPCODES_CLI_JSON_H
#define SIPCODES_CLI_JSON_H

#include "cli.h"

#include <jansson.h>

json_t *string_or_null(const char *text);

/* The object of one code. */
json_t *code_json(const struct options *options, int status);

/* The object of one cause. */
json_t *cause_json(const struct options *options, int number);

/* Prints a document and frees it. A failed write shows when the command closes its output. */
void print_json(json_t *document);

#endif
