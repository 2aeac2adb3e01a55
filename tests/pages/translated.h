/*
 * translated.h - what a page in another language has to keep of the English one.
 */
#ifndef TRANSLATED_H
#define TRANSLATED_H

#include "copy.h"

/* A language, and what it promises. */
struct speech {
    const char *tag;
    bool is_rtl;
    bool has_labels; /* all labels and sentences */
    bool has_texts;  /* all texts about single codes and causes */
};

struct speech speech_of(const char *tag);

/* The first rule that a piece breaks that stands where the English one stands on its page; NULL if it breaks none. */
const char *translated_fault(const struct speech *speech, const struct copied_piece *piece, const struct copied_piece *english);

/* The first rule that a text breaks, piece or whole page; NULL if it breaks none. */
const char *isolation_fault(const struct speech *speech, const char *text);

#endif
