/*
 * cli.h - what the files of the sipcodes command share.
 */
#ifndef SIPCODES_CLI_H
#define SIPCODES_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <sipcodes.h>

/* What the command returns to the shell. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_NO_CODE = 1, /* there is no such code, no response can be read, or nothing matches */
    EXIT_USAGE = 2,   /* the command line is wrong */
    EXIT_OUTPUT = 3   /* the output could not be written, or memory ran out */
};

enum output { OUTPUT_TEXT, OUTPUT_MARKDOWN, OUTPUT_JSON };

/* The values of an option that may be given several times, in order. */
struct repeated {
    const char **values;
    size_t count;
};

struct options {
    enum output output;
    const char *lang; /* a tag that the library speaks; see language.c */
    int width;        /* columns to wrap text to */
    bool styled;      /* bold and colour */
    long limit;       /* how many results a search shows; 0 if not given */

    unsigned given; /* which of the options below, as bits of main.c */

    /* What advice is asked about; NULL for what is not given. */
    const char *response; /* a file, or "-" */
    const char *status;
    const char *method;
    const char *policy;
    const char *rule; /* of sipcodes_best_response() */
    struct repeated headers, contexts, rules, imports, tried;

    /* What is asked about causes; NULL and false for what is not given. */
    const char *table;
    const char *via; /* names of tables with commas between them */
    const char *location;
    bool loses_location; /* on a path */
    bool round_trips;
};

/* A status code, or a cause. */
struct asked {
    bool is_cause;
    int number;
};

/* ---- commands.c: each prints its result to standard output and returns the exit status ---- */

enum exit_status command_explain(const struct options *options, int count, char **arguments);
enum exit_status command_compare(const struct options *options, int count, char **arguments);
enum exit_status command_list(const struct options *options, int count, char **arguments);
enum exit_status command_search(const struct options *options, int count, char **arguments);
enum exit_status command_languages(const struct options *options, int count, char **arguments);

/* For a command line without a command: one code is explained, two are compared. */
enum exit_status command_guess(const struct options *options, int count, char **arguments);

/* Prints the page or the object of each. */
void print_explanations(const struct options *options, const struct asked *asked, size_t count);

/* ---- asked.c: what an argument names; each complains where it names nothing ---- */

/* A phrase or name never stands for more than this; "Not Acceptable" stands for two codes. */
#define MAX_NAMESAKES 8

/* True if an argument says that it is a number of Q.850: "q850:34", "cause=34". */
bool says_cause(const char *argument);

/* The one status code; 0 if there is none. */
int status_of(const char *argument);

/* All codes that an argument stands for, or else all causes, as many as MAX_NAMESAKES; how many. */
size_t asked_all(const char *argument, struct asked *asked);

/* The one that an argument stands for. */
bool asked_one(const char *argument, struct asked *asked);

/* The same for the tables of causes: a number up to 127 is a cause, and a code has to be final. */
bool asked_of_tables(const char *argument, struct asked *asked);

/* ---- cause.c, cause_path.c, round_trips.c: as the commands above ---- */

enum exit_status command_cause(const struct options *options, int count, char **arguments);
enum exit_status print_paths(const struct options *options, const struct asked *asked, size_t count);
void print_round_trips(const struct options *options);

/* "486 Busy Here" or "17 User busy", in memory to be freed. */
char *asked_name(const struct asked *asked);

/* "there are: rfc3398 ..." on standard error, and the end of the line. */
void list_tables(void);

/* ---- advise.c, best.c, policy.c: likewise ---- */

enum exit_status command_advise(const struct options *options, int count, char **arguments);
enum exit_status command_explain_response(const struct options *options, int count);
enum exit_status command_best(const struct options *options, int count, char **arguments);
enum exit_status command_policy(const struct options *options, int count, char **arguments);

/* ---- capture.c: a response as it was pasted from a capture ---- */

struct capture {
    char *message; /* from the status line to the end of the header section, without what stands around it */
    size_t length;
    size_t line;         /* of the status line in the file, from 1 */
    size_t first_indent; /* bytes of white space that were taken off the status line */
    size_t indent;       /* and off each line behind it */
    size_t *lines;       /* where each line of the message begins */
    size_t count;
};

/* Reads a file, or standard input for "-". Complains and returns false if it holds no response. */
bool capture_read(struct capture *capture, const char *file);
void capture_free(struct capture *capture);

/* Line and column, from 1, of a byte of the message in the file. */
struct place {
    size_t line;
    size_t column;
};
struct place capture_place(const struct capture *capture, size_t position);

/* ---- inquiry.c: what advice is asked about ---- */

struct inquiry {
    sipcodes_response response;
    sipcodes_context context;
    sipcodes_policy policy;
    sipcodes_advice advice;

    /* What the response and the context point into. */
    struct capture capture; /* message is NULL if the response was made of options */
    sipcodes_header_field *fields;
    sipcodes_bytes *tried;
};

/* Reads options, and the file or, if it is NULL, --status. Complains about what cannot be read. */
enum exit_status inquiry_make(struct inquiry *inquiry, const struct options *options, const char *file);
void inquiry_free(struct inquiry *inquiry);

/* Sets a policy by its name, or complains and returns false. */
bool policy_named(sipcodes_policy *policy, const char *name);

/* The method by its name, in any letter case; SIPCODES_METHOD_UNKNOWN if it is not one of the library's. */
sipcodes_method method_named(const char *name);

/* ---- language.c: which language to speak ---- */

/* The tag of the language that the environment asks for; "en" if it asks for none that is spoken. */
const char *language_of_environment(void);

/* The tag of the language of --lang; NULL, with a message, if it is not spoken. */
const char *language_named(const char *tag);

/* ---- page.c: pages of the command's own making, laid out as text or Markdown like those of the library ---- */

void page_title(const struct options *options, const char *text);
void page_heading(const struct options *options, const char *text);

/* label and source may be "". */
void page_paragraph(const struct options *options, const char *label, const char *text, const char *source);
void page_item(const struct options *options, const char *label, const char *text, const char *source);

/* The empty line between two pieces. */
void page_gap(void);

/* Prints text with a backslash before each character that Markdown would read as markup. */
void print_escaped(const char *text);

/* ---- grid.c: a table with a row for each code that a request can fail with ---- */

struct grid {
    const char *const *names; /* of the columns */
    size_t count;
    int least_width; /* of a column on a screen */
    void (*cell)(const struct grid *grid, int status, size_t column, char *buffer, size_t size);
    const void *about;
};
void print_grid(const struct options *options, const struct grid *grid);

/* The code at an index among the known ones; 0 for those that are no failure on the wire. */
int grid_status(size_t index);

/* ---- named.c: lists of what the library knows by name ---- */

struct json_t;
struct named_list {
    const char *(*at)(size_t index);
    const char *(*label)(const char *name, const char *lang);
    const char *(*source)(const char *name);
    struct json_t *(*rules)(const char *name); /* more to tell in JSON; may be NULL */
};
void print_named(const struct options *options, const struct named_list *list);

/* ---- screen.c: text for a terminal ---- */

/* Columns to wrap to, and whether to style, for standard output as it is. */
int screen_width(void);
bool screen_wants_style(void);

void screen_explain(const struct options *options, const struct asked *asked);
void screen_compare(const struct options *options, const struct asked *two);
void screen_list(const struct options *options, const int *statuses, size_t count);
void screen_search(const struct options *options, const int *statuses, size_t count, size_t total);
void screen_advice(const struct options *options, const struct inquiry *inquiry);
void screen_response(const struct options *options, const struct inquiry *inquiry);

/* An entry of a list: its name, with what it is below. */
void screen_named(const struct options *options, bool first, const char *name, const char *label, const char *source);

/* The bricks of a page; labels are bold, text is wrapped. */
void screen_heading(const struct options *options, const char *text, char mark);
void screen_labelled(const struct options *options, const char *label, const char *text, const char *source);
void screen_item(const struct options *options, const char *label, const char *text, const char *source);

/* Text in a column of its own, padded with spaces, and how many columns text takes. */
void screen_column(const char *text, int columns);
int screen_columns(const char *text);
/* A number in the color of its class. */
void screen_status(const struct options *options, int status);

/* ---- markdown.c ---- */

void markdown_explain(const struct options *options, const struct asked *asked);
void markdown_compare(const struct options *options, const struct asked *two);
void markdown_list(const struct options *options, const int *statuses, size_t count);
void markdown_advice(const struct options *options, const struct inquiry *inquiry);
void markdown_response(const struct options *options, const struct inquiry *inquiry);

/* ---- json.c, json_advice.c: documented in the manual page ---- */

void json_explain(const struct options *options, const struct asked *asked, size_t count);
void json_list(const struct options *options, const int *statuses, size_t count);
void json_compare(const struct options *options, const struct asked *two);
void json_advice(const struct options *options, const struct inquiry *inquiry);
void json_response(const struct options *options, const struct inquiry *inquiry);

/* ---- complain.c: messages on standard error, and sentences of the library's ---- */

/* Sets the language of all that follows: a tag that the library speaks. */
void speak(const char *lang);

/*
 * The sentence of that name, such as "command.best_title", with its arguments: pairs of name and value, then NULL. In
 * memory to be freed. complain() prints it as a message. Text that came from outside goes through quoted().
 */
char *said(const char *name, ...) __attribute__((sentinel));
void complain(const char *name, ...) __attribute__((sentinel));

/* The names that there are, with spaces between them, in memory to be freed. */
typedef const char *names_at(size_t index);
char *listed(names_at *at);

/* A message about a value that is none of those that there are. */
void complain_of_choice(const char *name, const char *value, names_at *at);

/* A message that is no error; text is freed. */
void complain_note(char *text);

/* What is wrong at a byte of a value; given is what is shown of it. Readers count characters. */
void complain_at(const char *given, const char *value, size_t position, const char *text);

/* The message that takes no memory. */
void complain_of_memory(void);

/* A number as the value of an argument. */
struct number_text {
    char text[24];
};
struct number_text number_text(long long number);

/* An argument as it may be shown: in quotes, short, and with nothing that a terminal would act on. */
struct quoted {
    char text[100];
};
struct quoted quoted(const char *argument);

/* What is wrong with a term of a code set, by the error of sipcodes_set_parse(); in memory to be freed. */
char *term_error(int error);

/* ---- memory.c ---- */

/* Memory, or the end of the command with a message. */
void *need(size_t size);

/* A text of any length, in memory to be freed. */
char *formatted(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The text of a piece, or one of its sides, in memory to be freed. */
char *piece_string(const sipcodes_piece *piece);
char *side_string(const sipcodes_piece *piece, int side);

/* A text that the library writes of something with options, in memory to be freed. */
typedef int text_writer(const struct options *options, const void *about, char *buffer, size_t size);
char *written(text_writer *write, const struct options *options, const void *about);

/* "label: text [source]" in the language and the format of the options, in memory to be freed. */
char *labelled(const struct options *options, const char *label, const char *text, const char *source);

/*
 * Puts "?" for what a terminal would act on and for what is no UTF-8: a response may hold anything. In place;
 * returns the text. make_utf8() leaves control characters, which JSON can hold.
 */
char *make_printable(char *text);
void make_utf8(char *text, size_t length);

/* Bytes of a response as text fit to be printed, in memory to be freed. */
char *bytes_string(sipcodes_bytes bytes);

#endif
