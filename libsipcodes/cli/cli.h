/*
 * cli.h - what the files of the sipcodes command share.
 */
#ifndef SIPCODES_CLI_H
#define SIPCODES_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include <sipcodes.h>

/* What the command returns to the shell. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_NO_CODE = 1, /* there is no such code, or nothing matches */
    EXIT_USAGE = 2,   /* the command line is wrong */
    EXIT_OUTPUT = 3   /* the output could not be written, or memory ran out */
};

enum output { OUTPUT_TEXT, OUTPUT_MARKDOWN, OUTPUT_JSON };

struct options {
    enum output output;
    const char *lang; /* a tag that the library speaks */
    int width;        /* columns to wrap text to */
    bool styled;      /* bold and colour */
    long limit;       /* how many results a search shows; 0 if not given */
};

/* ---- commands.c: each prints its result to standard output and returns the exit status ---- */

enum exit_status command_explain(const struct options *options, int count, char **arguments);
enum exit_status command_compare(const struct options *options, int count, char **arguments);
enum exit_status command_list(const struct options *options, int count, char **arguments);
enum exit_status command_search(const struct options *options, int count, char **arguments);

/* For a command line without a command: one code is explained, two are compared. */
enum exit_status command_guess(const struct options *options, int count, char **arguments);

/* ---- screen.c: text for a terminal ---- */

/* Columns to wrap to, and whether to style, for standard output as it is. */
int screen_width(void);
bool screen_wants_style(void);

void screen_explain(const struct options *options, int status);
void screen_compare(const struct options *options, int a, int b);
void screen_list(const struct options *options, const int *statuses, size_t count);
void screen_search(const struct options *options, const int *statuses, size_t count, size_t total);

/* ---- markdown.c ---- */

void markdown_explain(const struct options *options, int status);
void markdown_compare(const struct options *options, int a, int b);
void markdown_list(const struct options *options, const int *statuses, size_t count);

/* ---- json.c: documented in the manual page ---- */

void json_explain(const struct options *options, const int *statuses, size_t count);
void json_compare(const struct options *options, int a, int b);

/* ---- complain.c: messages on standard error ---- */

/* "sipcodes: ", the message, and a line end. Text that came from outside goes through quoted(). */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* An argument as it may be shown: in quotes, short, and with nothing that a terminal would act on. */
struct quoted {
    char text[100];
};
struct quoted quoted(const char *argument);

/* ---- memory.c ---- */

/* Memory, or the end of the command with a message. */
void *need(size_t size);

/* The text of a piece, or one of its sides, in memory to be freed. */
char *piece_string(const sipcodes_piece *piece);
char *side_string(const sipcodes_piece *piece, int side);

/* A whole page in Markdown, in memory to be freed. */
typedef int page_writer(const struct options *options, int a, int b, char *buffer, size_t size);
char *page_string(page_writer *write, const struct options *options, int a, int b);

#endif
