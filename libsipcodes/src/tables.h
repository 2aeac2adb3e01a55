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
    bool is_borrowed; /* English, because the language does not have it */
};

struct language_entry {
    string_ref tag;
    string_ref native; /* its name in itself */
    string_ref english;
    uint8_t coverage[SIZE_COVERAGES]; /* by sipcodes_coverage: per cent of the texts that it has */
    bool is_rtl;
};

/* A tag that lookup knows. */
struct language_tag {
    string_ref tag;
    uint8_t language; /* SIZE_LANGUAGES if none answers for it, although one would for a shorter tag */
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
    int16_t second; /* the higher code, or cause; the lower one has the pair in its record */
    text_ref lead;
    text_ref send;
    text_ref receive;
    struct span differences;
    struct span reading; /* in strings */
};

/* A phrase, name or symbol as it is searched for, and the status code or cause whose it is; sorted by key, then number. */
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

/* A sentence that programs say in the languages of the library. */
struct sentence_entry {
    string_ref name;
    text_ref text;
};

struct policy_entry {
    string_ref name;
    string_ref source;
    string_ref rules;
    text_ref label;
};

struct sipcodes_cause {
    int16_t number;
    uint8_t class;    /* enum sipcodes_cause_class */
    uint8_t standing; /* enum sipcodes_cause_standing */
    uint8_t trust;    /* enum sipcodes_trust */
    string_ref name;
    string_ref source;
    text_ref note;
    text_ref text[SIZE_CAUSE_TEXTS]; /* by sipcodes_text */
    struct span reading;             /* in strings: what the texts rest on */
    struct span pairs;               /* in pairs: those whose first cause this is */
    uint8_t general;                 /* 1 if it has no texts of its own */
};

/* A cause by the name that a product gives it; of several names the usual one comes first. */
struct cause_symbol {
    string_ref name;
    int16_t number;
};

/* What a table makes of a status code or of a cause. Rows about the same subject follow one another. */
struct sipcodes_mapping {
    int16_t from; /* 0 if it is about several */
    int16_t to;   /* 0 for none */
    string_ref subject;
    string_ref source;
    text_ref note;
    uint8_t table;     /* CAUSES_... */
    uint8_t direction; /* enum sipcodes_direction */
    uint8_t condition; /* enum sipcodes_cause_condition */
    uint8_t location;  /* enum sipcodes_location */
    uint8_t trust;     /* enum sipcodes_trust */
};

struct cause_table {
    string_ref name;
    string_ref source;
    string_ref symbols_source;
    text_ref label;
    text_ref note;
    uint8_t trust;
    struct span rows[2];         /* in mappings, by enum sipcodes_direction */
    struct span symbols;         /* in cause_symbols */
    uint16_t row_of[SIZE_FINAL]; /* by status - 200: its place in mappings, from 1; 0 for none */
};

struct sipcodes_warning {
    int16_t code;
    string_ref text;
    string_ref source;
    text_ref meaning;
    text_ref fix;
};

struct sipcodes_protocol {
    string_ref name;
    string_ref source;
    text_ref meaning;
    text_ref use;
    uint8_t registered;
    uint8_t several; /* 1 if a message may have several values */
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
    struct sipcodes_code codes[SIZE_CODES]; /* ascending by status */
    char pool[SIZE_POOL];                   /* the phrases first, because their offsets have 16 bits */
    struct sipcodes_header headers[SIZE_HEADERS];
    struct sipcodes_alias aliases[SIZE_ALIASES];
    int16_t numbers[SIZE_NUMBERS];
    string_ref strings[SIZE_STRINGS];
    struct pair pairs[SIZE_PAIRS];
    struct difference differences[SIZE_DIFFERENCES];
    struct find_entry find[SIZE_FIND];
    struct sipcodes_cause causes[SIZE_CAUSES];         /* ascending by number */
    struct find_entry cause_find[SIZE_CAUSE_FIND];     /* sorted by key, then number */
    struct cause_table cause_table[SIZE_CAUSE_TABLES]; /* by CAUSES_... */
    struct cause_symbol cause_symbols[SIZE_CAUSE_SYMBOLS];
    struct sipcodes_mapping mappings[SIZE_MAPPINGS];
    struct sipcodes_warning warnings[SIZE_WARNINGS]; /* ascending by code */
    struct sipcodes_protocol protocols[SIZE_PROTOCOLS];
    text_ref trust_label[SIZE_TRUSTS];
    text_ref cause_class_label[SIZE_CAUSE_CLASSES];
    text_ref cause_standing_label[SIZE_CAUSE_STANDINGS];
    text_ref cause_condition_label[SIZE_CAUSE_CONDITIONS];
    text_ref location_label[SIZE_LOCATIONS];
    string_ref value_name[SIZE_FACTS][SIZE_VALUES];
    struct value_texts value_text[SIZE_FACTS][SIZE_VALUES];
    text_ref problem_label[SIZE_PROBLEMS];
    struct sentence_entry sentences[SIZE_SENTENCES];
    string_ref argument_name[SIZE_ARGUMENTS]; /* by the letter behind the mark, from ARGUMENT_CODE on */
    string_ref fact_name[SIZE_FACTS];
    text_ref fact_label[SIZE_FACTS];
    string_ref level_name[SIZE_LEVELS];
    string_ref alias_name[SIZE_ALIAS_KINDS];
    string_ref part_name[SIZE_PARTS];
    string_ref text_name[SIZE_CODE_TEXTS];
    struct language_entry languages[SIZE_LANGUAGES];       /* the first is English */
    struct language_tag language_tags[SIZE_LANGUAGE_TAGS]; /* sorted by tag */
    struct text_place text[SIZE_LANGUAGES][SIZE_TEXTS];
    string_ref iana_date;
    string_ref digest;
    string_ref iana_source;      /* the source for: this code is registered, or not */
    string_ref class_rule;       /* the source for: the first digit is the class */
    string_ref cause_class_rule; /* the source for: the number of a cause tells its class */
    string_ref unknown_rule;     /* the source for what an unknown code is treated as */
};

extern const struct sipcodes_tables_data sipcodes_tables __attribute__((visibility("hidden")));

#endif
