/*
 * prose.h - rules that every text which a person reads has to keep.
 *
 * They find what goes wrong when texts are put together from templates and by many hands, not
 * what takes a reader to see.
 */
#ifndef PAGES_PROSE_H
#define PAGES_PROSE_H

#include <stdbool.h>

enum prose_rule {
    PROSE_NOT_EMPTY,
    PROSE_UTF8,
    PROSE_NO_CONTROL,        /* no control character, and so no line break */
    PROSE_NO_PLACEHOLDER,    /* no brace, and no mark of an argument */
    PROSE_NO_OUTER_SPACE,    /* no space at either end */
    PROSE_SINGLE_SPACE,      /* never two spaces together */
    PROSE_TIGHT_PUNCTUATION, /* no space before punctuation or a closing bracket */
    PROSE_ONE_PUNCTUATION,   /* no ".." and no ",." */
    PROSE_BALANCED,          /* every quote and bracket is closed */
    PROSE_FILLED_BRACKETS,   /* something stands between them */
    PROSE_NO_DOUBLED_WORD,   /* "when when", case aside; numbers may be repeated */
    /* From here on, for sentences only. */
    PROSE_SENTENCE_START, /* with a capital letter, a digit or a quote */
    PROSE_SENTENCE_GAP,   /* a space after the full stop */
    PROSE_SENTENCE_END,   /* the last character is a full stop */
    PROSE_RULES
};

/* The rules that a text breaks, as bits 1u << rule; 0 if it keeps all. */
unsigned prose_faults(const char *text, bool sentences);

/* What a rule demands, in words. */
const char *prose_rule_text(enum prose_rule rule);

#endif
