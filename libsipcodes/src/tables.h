/*
 * tables.h - the form of the registry's data in the library.
 *
 * registry/compile.py writes one object of struct sipcodes_tables_data, sipcodes_tables, from the
 * TOML files. It is constant and holds offsets instead of pointers, so that it needs no
 * relocation and is shared by all processes that map the library.
 */
#ifndef SIPCODES_TABLES_H
#define SIPCODES_TABLES_H

#include <stdint.h>

#include "prefix.h"
#include "sipcodes.h"
#include "sipcodes_sizes.h" /* generated: the sizes below and enum message */

/*
 * Offset of a NUL-ended string in the pool; 0 is the empty string. The two bytes before it hold
 * its length, the low byte first. A template is a string of literals, each with two bytes of
 * length before it, and the letter of an argument (enum argument) between two.
 */
typedef uint32_t string_ref;

/* Number of a text that has translations; 0 is the empty text. */
typedef uint16_t text_ref;

/* A run of elements in one of the lists below. */
struct span {
    uint16_t first;
    uint16_t count;
};

/* A text in one language. Its length stands here too, so that a page has to wait for one load only. */
struct text_place {
    string_ref at;
    uint16_t length;
    bool is_template;
};

struct sipcodes_header {
    string_ref name;
    string_ref source;
    text_ref condition;
    uint8_t level;
    uint8_t general; /* one that many codes may carry, not this one's own */
};

struct sipcodes_alias {
    string_ref phrase;
    string_ref user;
    string_ref source;
    uint8_t kind;
};

struct sipcodes_code {
    int32_t status;
    uint16_t value[SIZE_FACTS]; /* by fact: an enumerator, a set of bits, or how many there are */
    string_ref phrase;
    string_ref name; /* "486 Busy Here" */
    string_ref symbol;
    string_ref slug;
    string_ref reference;
    string_ref source[SIZE_FACTS];
    text_ref note[SIZE_FACTS];
    text_ref text[SIZE_CODE_TEXTS];
    struct span headers;     /* in headers */
    struct span own_headers; /* in strings: the names of those that are not general, each once */
    struct span aliases;     /* in aliases */
    struct span related;     /* in numbers: status codes */
    struct span reading;     /* in strings: what the texts rest on */
    struct span sender_from; /* in strings: sources, by sender */
    struct span pairs;       /* in pairs: those whose first code this is */
    uint16_t header_set;     /* the same number for all codes with the same own_headers, in whatever order; 0 for none */
    uint8_t reached;         /* enum sipcodes_reached */
    uint8_t origin;          /* enum sipcodes_origin: who makes it, if nobody says otherwise */
    uint8_t ails;            /* 1 if it counts against the health of a target */
};

struct difference {
    text_ref text;
    string_ref source;
};

struct pair {
    int16_t second; /* the higher code; the lower one has the pair in its record */
    text_ref lead;
    text_ref send;
    text_ref receive;
    struct span differences;
    struct span reading; /* in strings */
};

/* A phrase or symbol as find() compares it, and whose it is; sorted by key, then status. */
struct find_entry {
    string_ref key;
    int32_t status;
};

/* What a person reads for one value of a fact. */
struct value_texts {
    text_ref label;
    text_ref one;
    text_ref both;
};

/* A header field that the library reads. */
struct field_entry {
    string_ref name;
    char compact; /* its one-letter name, or NUL */
    uint8_t form; /* FORM_... */
    uint8_t once; /* 1 if a response may have it only once */
};

/* Why an advice says what it says. */
struct reason_entry {
    string_ref id;
    string_ref source;
    text_ref text;
    text_ref values; /* the text where there are values to name, or 0 */
    uint8_t warning;
    uint8_t kind; /* of the source: SOURCE_... */
};

struct policy_entry {
    string_ref name;
    string_ref source;
    string_ref rules;
    text_ref label;
};

/* A cause by the name that a product gives it. */
struct cause_entry {
    string_ref name;
    uint16_t number;
};

/* What causes a product, or a document, knows, and which one it makes of a response. */
struct cause_map {
    string_ref name;
    string_ref source;               /* of to_cause */
    struct span causes;              /* in causes */
    uint16_t to_cause[SIZE_RESOLVE]; /* by status - 100; 0 if it does not say */
};

/* A rule for the best response of a fork. */
struct tie_entry {
    string_ref name;
    string_ref source;
    text_ref label;
    uint8_t within;               /* WITHIN_...: which code of one rank wins */
    uint8_t within_6xx;           /* the same for 6xx */
    uint8_t local;                /* LOCAL_...: answers of this stack's own making */
    uint8_t keeps_503;            /* 1 if a 503 is sent upstream as it is */
    uint8_t rank[SIZE_TIE_RANKS]; /* by status - 100: the lower, the better */
};

struct sipcodes_tables_data {
    /* By status - 100; see lookup.c. Offsets are from the beginning of this object. */
    uintptr_t known[SIZE_LOOKUP]; /* all bits set, or none for a code without a record */
    uint16_t record_at[SIZE_LOOKUP];
    uint16_t phrase_at[SIZE_LOOKUP]; /* of the empty string for a code without a record */
    int16_t resolve_at[SIZE_RESOLVE];
    string_ref word[SIZE_WORD_LISTS][SIZE_WORDS]; /* stable names of enumerators, by WORDS_... */
    struct field_entry fields[SIZE_FIELDS];       /* by enum sipcodes_field */
    uint8_t field_slot[SIZE_FIELD_SLOTS];         /* enum sipcodes_field, by a hash of the name; see field.c */
    struct reason_entry reasons[SIZE_REASONS];    /* by REASON_... */
    struct policy_entry policies[SIZE_POLICIES];
    struct tie_entry ties[SIZE_TIES];
    struct cause_entry causes[SIZE_CAUSES];
    struct cause_map cause_maps[SIZE_CAUSE_MAPS]; /* by CAUSES_... */
    struct sipcodes_code codes[SIZE_CODES];       /* ascending by status */
    char pool[SIZE_POOL];                         /* the phrases first, because their offsets have 16 bits */
    struct sipcodes_header headers[SIZE_HEADERS];
    struct sipcodes_alias aliases[SIZE_ALIASES];
    int16_t numbers[SIZE_NUMBERS];
    string_ref strings[SIZE_STRINGS];
    struct pair pairs[SIZE_PAIRS];
    struct difference differences[SIZE_DIFFERENCES];
    struct find_entry find[SIZE_FIND];
    string_ref value_name[SIZE_FACTS][SIZE_VALUES];
    struct value_texts value_text[SIZE_FACTS][SIZE_VALUES];
    text_ref problem_label[SIZE_PROBLEMS];
    string_ref fact_name[SIZE_FACTS];
    text_ref fact_label[SIZE_FACTS];
    string_ref level_name[SIZE_LEVELS];
    string_ref alias_name[SIZE_ALIAS_KINDS];
    string_ref part_name[SIZE_PARTS];
    string_ref language[SIZE_LANGUAGES];                    /* tags; the first is "en" */
    struct text_place text[SIZE_LANGUAGES][SIZE_TEXTS];     /* in English if the language does not have it */
    uint8_t borrowed[SIZE_LANGUAGES][(SIZE_TEXTS + 7) / 8]; /* bits: the texts that the language does not have */
    string_ref iana_date;
    string_ref digest;
    string_ref iana_source;  /* the source for: this code is registered, or not */
    string_ref class_rule;   /* the source for: the first digit is the class */
    string_ref unknown_rule; /* the source for what an unknown code is treated as */
};

extern const struct sipcodes_tables_data sipcodes_tables __attribute__((visibility("hidden")));

#endif
