/*
 * json.h - what the files that write JSON share.
 */
#ifndef SIPCODES_CLI_JSON_H
#define SIPCODES_CLI_JSON_H

#include "cli.h"

#include <jansson.h>

json_t *string_or_null(const char *text);

/*
 * Sets a member to a text that the library has in a language, as the library says. Where this is not the language of the
 * options, the member "NAME_language" tells which one it is.
 */
void set_spoken(json_t *object, const struct options *options, const char *name, const char *text, const char *language);

/* The same for a note, if there is one, of which the library says the language by its place: that of the English. */
void set_note(json_t *object, const struct options *options, const char *note, const char *english);

/* The object of one code. */
json_t *code_json(const struct options *options, int status);

/* The object of one cause. */
json_t *cause_json(const struct options *options, int number);

/* Prints a document and frees it. A failed write shows when the command closes its output. */
void print_json(json_t *document);

#endif
