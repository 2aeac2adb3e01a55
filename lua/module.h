/*
 * module.h - what the files of the Lua module share.
 *
 * The first upvalue of every function is the state's own table: metatables, records and members that were needed so far. The
 * module keeps nothing else, neither in C nor in globals, so that any number of states, threads and processes may use it.
 * Nothing is allocated but by Lua, which frees it also when an error jumps over a function.
 */
#ifndef SIPCODES_LUA_MODULE_H
#define SIPCODES_LUA_MODULE_H

#include <sipcodes.h>

#include "compat.h"

/* ---- Kinds of objects: kinds.c has what each of them is ---- */

enum kind_id {
    /* Records: each stands for one thing of the library, and a state has one of each. */
    KIND_CODE = 1,
    KIND_CAUSE,
    KIND_HEADER,
    KIND_ALIAS,
    KIND_MAPPING,
    KIND_WARNING,
    KIND_PROTOCOL,
    /* Values: made by a call. */
    KIND_SET,
    KIND_PAGE,
    KIND_RESPONSE,
    KIND_ELEMENT,
    KIND_ADVICE,
    KIND_POLICY,
    KIND_BEST,
    KIND_COLLECTION,
    KIND_MODULE,
    KIND_COUNT
};

/* A field: push() puts its value on the stack. self is where the object is, object what is in it, which the field's number. */
struct field {
    const char *name;
    void (*push)(lua_State *L, const void *object, int which, int self);
    int which;
    bool is_constant; /* of records: the value may be kept */
};

struct kind {
    const char *name;                                                         /* "sipcodes.code" */
    const struct field *fields;                                               /* up to one without a name */
    const luaL_Reg *methods;                                                  /* likewise; may be NULL */
    const luaL_Reg *events;                                                   /* metamethods of its own; may be NULL */
    void (*push_text)(lua_State *L, const void *object, int self);            /* for tostring */
    void (*push_item)(lua_State *L, const void *object, int index, int self); /* object[1]; may be NULL */
    lua_CFunction each; /* makes an iterator of the object; NULL for one that goes through the fields */
    void (*push_key)(lua_State *L, const void *thing); /* of records: what they are kept under */
    bool is_read_often;                                /* of records: worth a table of the fields */
};

extern const struct kind kind_code, kind_cause, kind_header, kind_alias, kind_mapping, kind_warning, kind_protocol, kind_set,
    kind_page, kind_response, kind_element, kind_advice, kind_policy, kind_best, kind_collection, kind_module;

const struct kind *kind_at(int id);

/* ---- Objects: object.c ---- */

/* Pushes what is to be a state's own table. */
void push_state_table(lua_State *L);

/* Of a record. */
struct record {
    const void *thing;
};

/* Pushes the record of a thing; nil for NULL. */
void push_record(lua_State *L, int id, const void *thing);

/* Pushes the table that holds the records of a kind by key. */
void push_records(lua_State *L, int id);

/* Pushes a new object of a kind. */
void *push_object(lua_State *L, int id, size_t size, bool has_tie);

/* The same with a metatable of its own; what is on top of the stack is taken and answers for fields. */
void *push_object_with(lua_State *L, int id, size_t size);

/* The kind of what is at index, which must not be relative; 0 if it is none of ours. */
int kind_of(lua_State *L, int index);

/* Pushes a function that shares the state's table; it takes further upvalues from the stack. */
void push_function(lua_State *L, lua_CFunction function, int upvalues);

/* Pushes the value of a field of the object at index. */
void push_field(lua_State *L, int index, const struct field *field);

/* collection.c: sip.each, and the collection of all records of a kind. */
int each(lua_State *L);
void push_collection(lua_State *L, int kind);

/* ---- Arguments: arguments.c. index is where a value is, arg and name what an error calls it ---- */

/* The source of the functions of Lua that stand in front of some in LuaJIT. */
#define LUA_IN_FRONT "=sipcodes"

int argument_error(lua_State *L, int arg, const char *format, ...);
int type_error(lua_State *L, int index, int arg, const char *name, const char *expected);

int need_number(lua_State *L, int index, int arg, const char *name);
const char *need_string(lua_State *L, int index, int arg, const char *name, size_t *length);

/*
 * How many items the list at index has: a table whose keys are 1, 2 ... up to that and nothing else, or an error names the
 * key that is none of them. Strings as keys are left to read_options() if they are allowed.
 */
size_t need_list(lua_State *L, int index, int arg, const char *name, bool allows_options);

/* A string in which no zero byte hides what follows. */
const char *need_word(lua_State *L, int index, int arg, const char *name);

/* The same, or NULL for nil. */
const char *need_word_or_nil(lua_State *L, int index, int arg, const char *name);

/* The tag of the library's language that answers for a lang argument; NULL for English. */
const char *need_language(lua_State *L, int index);

const void *need_object(lua_State *L, int index, int id, const char *name);
const void *need_record(lua_State *L, int index, int id, const char *name);

/* A status code, given as number or record; a cause, likewise. */
int need_status(lua_State *L, int index, const char *name);
int need_cause(lua_State *L, int index, const char *name);

/*
 * Reads a table of options: moves the value of each name to the stack at first, first + 1 ..., where room was made for it. A
 * name that is not in names, which ends with NULL, is an error; numbers too, unless they are allowed. Returns which names are
 * there, as bits.
 */
unsigned read_options(lua_State *L, int index, int arg, const char *const *names, int first, bool allows_numbers);

/* ---- Results: result.c ---- */

/* What a function returns that cannot answer: nil, a message and the number of the error. */
int refuse(lua_State *L, int error, const char *format, ...);

/* Puts the value on top of the stack behind the message of what was refused: nil, the message, the value and the error. */
int refuse_with(lua_State *L);

/* Pushes the beginning of a text as messages show it: what controls a terminal or ends a line is a space. */
const char *push_shown(lua_State *L, const char *text, size_t length);

/* The same of the string at index. */
const char *push_shown_at(lua_State *L, int index);

/* What a function returns that cannot answer because of a text, with the library's words for the error. */
int refuse_text(lua_State *L, const char *text, size_t length, int error);

/* Pushes what a function of the library writes; it has snprintf's contract, and what is passed through. */
typedef int writer(const void *what, char *buffer, size_t size);
void push_written(lua_State *L, writer *write, const void *what);

void push_bytes(lua_State *L, sipcodes_bytes bytes);
void push_bytes_or_nil(lua_State *L, sipcodes_bytes bytes);
void push_fault(lua_State *L, const sipcodes_fault *fault);

/* Pushes a text, and the tag of the language that it is in: what has no translation is the English one. */
void push_spoken(lua_State *L, const char *text, const char *english, const char *lang);

/* Pushes a number, or nil for 0, which stands for "none". */
void push_number_or_nil(lua_State *L, int number);

/* Pushes a list of numbers. */
void push_numbers(lua_State *L, const int *numbers, int count);

/* Pushes what records are kept under that have no number or name of their own: where their thing is in the library. */
void push_address(lua_State *L, const void *thing);

/* Pushes a list of strings, up to NULL. */
void push_strings(lua_State *L, const char *(*at)(size_t index));

/* Sets fields of the table on top of the stack. */
void set_string(lua_State *L, const char *name, const char *value);
void set_number_or_nil(lua_State *L, const char *name, int number);
void set_boolean(lua_State *L, const char *name, bool value);

/* ---- Reasons of an advice or a choice: reasons.c ---- */

struct reasons {
    const char *(*id)(const void *of, size_t index);
    const char *(*source)(const void *of, size_t index);
    bool (*is_warning)(const void *of, size_t index);
    const char *(*language)(const void *of, size_t index, const char *lang);
    int (*write)(const void *of, size_t index, const char *lang, char *buffer, size_t size);
};

/* Pushes a list of all reasons, or the text of one. */
void push_reasons(lua_State *L, const struct reasons *reasons, const void *of, const char *lang);
void push_reason_text(lua_State *L, const struct reasons *reasons, const void *of, size_t index, const char *lang);

/* ---- Names: names.c ---- */

/* The number of a name in an enumeration such as "part"; "-" and "_" are the same. An error names the argument. */
int need_name(lua_State *L, int index, int arg, const char *name, const char *enumeration);

/* Sets the field "name" of the table on top of the stack to the one of the library's names that differs in letter case at most.
 */
void set_own_name(lua_State *L, const char *(*at)(size_t index), const char *name);

/* The number of a name, or -1. */
int find_name(const char *enumeration, const char *name);

/* ---- Inquiries: inquiry.c. What a script asks about: a response, and what is known besides ---- */

enum option {
    OPTION_STATUS,
    OPTION_METHOD,
    OPTION_HEADERS,
    OPTION_MESSAGE,
    OPTION_RESPONSE,
    OPTION_CONTEXT,
    OPTION_POLICY,
    OPTION_TRIED,
    OPTION_COUNT
};

/* Sets of options, as bits. */
#define OPTIONS_PARTS (1u << OPTION_STATUS | 1u << OPTION_METHOD | 1u << OPTION_HEADERS)
#define OPTIONS_BESIDES (1u << OPTION_CONTEXT | 1u << OPTION_POLICY | 1u << OPTION_TRIED)
#define OPTIONS_ALL ((1u << OPTION_COUNT) - 1)

struct inquiry {
    int arg;                       /* the argument that errors name */
    unsigned given;                /* which options are there, as bits */
    int options;                   /* where the options are on the stack, one after the other */
    size_t fields;                 /* header fields */
    size_t tried;                  /* URIs */
    size_t bytes;                  /* of the message, or of method and header fields, and of URIs */
    bool has_context;              /* if not, context is not set */
    const sipcodes_policy *policy; /* NULL for the RFCs */
    sipcodes_context context;
    sipcodes_policy policy_space;
};

/* Makes room for the options on the stack, and reads those of the table at index, if it is not nil. */
void read_inquiry(lua_State *L, struct inquiry *inquiry, int index, unsigned allowed);

/* Takes the value on top of the stack as an option. */
void put_option(lua_State *L, struct inquiry *inquiry, enum option option);

/* Where an option is on the stack. */
int option_at(const struct inquiry *inquiry, enum option option);

/* Checks what was read, and tells how many bytes it takes behind the object that will hold it. */
size_t measure_inquiry(lua_State *L, struct inquiry *inquiry);

/*
 * Copies what was read to space, as many bytes as were measured, and makes the response of it. Returns as
 * sipcodes_response_read(). *context is set to what is known besides, NULL if nothing is.
 */
int place_inquiry(lua_State *L, const struct inquiry *inquiry, char *space, sipcodes_response *response,
                  const sipcodes_context **context, sipcodes_fault *fault);

/* Ties the response that was asked about, if it was one, to the object on top of the stack. */
void tie_inquiry(lua_State *L, const struct inquiry *inquiry);

/* What a function returns for an error of place_inquiry(). */
int refuse_inquiry(lua_State *L, const struct inquiry *inquiry, int error, const sipcodes_fault *fault);

/* ---- Of single files ---- */

/* policy.c: a policy, or the name of one. */
const sipcodes_policy *need_policy(lua_State *L, int index, int arg, sipcodes_policy *space);

/* response.c: pushes an object for a response whose bytes live as long as the object at index. */
void push_response(lua_State *L, const sipcodes_response *response, int index);

/* Pushes a list of elements whose bytes live as long as the object at index, and a list of what is wrong with the others. */
typedef int element_source(const void *of, sipcodes_cursor *cursor, sipcodes_element *element);
void push_elements(lua_State *L, int index, element_source *next, const void *of);

/* Pushes the value of a parameter; nil if there is none. */
void push_parameter(lua_State *L, const sipcodes_element *element, const char *name);

/* advice.c: what an advice was made of. */
struct advice_object {
    sipcodes_advice advice;
    sipcodes_response response;
};

/* page.c: pushes the page of the advice at index. */
void push_advice_page(lua_State *L, int index, const char *lang);

/* set.c */
void push_set(lua_State *L, const sipcodes_set *set);

/* The functions of the module, by file: module.c has their names. */
int code_get(lua_State *L);
int code_phrase(lua_State *L);
int code_resolve(lua_State *L);
int code_find(lua_State *L);
int code_find_all(lua_State *L);
int code_search(lua_State *L);
int code_copy(lua_State *L);
int names_of(lua_State *L);
int label_of(lua_State *L);
int field_of(lua_State *L);
int language_of(lua_State *L);
int language_negotiate(lua_State *L);
int language_about(lua_State *L);
int language_labelled(lua_State *L);
int sentence_say(lua_State *L);
int error_label(lua_State *L);
int set_parse(lua_State *L);
int page_explain(lua_State *L);
int page_compare(lua_State *L);
int page_is_curated(lua_State *L);
int page_explain_cause(lua_State *L);
int page_compare_causes(lua_State *L);
int page_cause_is_curated(lua_State *L);
int response_parse(lua_State *L);
int response_make(lua_State *L);
int response_uri_equal(lua_State *L);
int advice_advise(lua_State *L);
int policy_get(lua_State *L);
int policy_rules(lua_State *L);
int policy_import(lua_State *L);
int policy_about(lua_State *L);
int best_response(lua_State *L);
int best_rule_about(lua_State *L);
int cause_get(lua_State *L);
int cause_find_all(lua_State *L);
int cause_to_q850(lua_State *L);
int cause_from_q850(lua_State *L);
int cause_rows(lua_State *L);
int cause_table_about(lua_State *L);
int cause_path(lua_State *L);
int reason_read(lua_State *L);
int reason_write(lua_State *L);

#endif
