/* fill.h - the texts of messages.toml with their arguments filled in, to compare pages with. */
#ifndef PAGES_FILL_H
#define PAGES_FILL_H

#include "language.h"

/* The arguments of a text, by the letter that stands for them. */
struct arguments {
    const char *at[32];
};

/* The index of an argument in them. */
#define AT(argument) ((argument) - 'A')

/* An English text with its arguments; an argument that has no value fails the test. */
const char *fill(text_ref text, const struct arguments *arguments);

#endif
