/* visitors.h - visitors that look at no piece. */
#ifndef PAGES_VISITORS_H
#define PAGES_VISITORS_H

#include <sipcodes.h>

/* Counts pieces; user is a size_t. */
static inline int count_piece(const sipcodes_piece *piece, void *user)
{
    (void)piece;
    ++*(size_t *)user;
    return 0;
}

/* When a visitor is to stop, with what value, and how many pieces it has been given. */
struct stop {
    size_t after;
    size_t seen;
    int value;
};

static inline int stop_after(const sipcodes_piece *piece, void *user)
{
    struct stop *stop = user;

    (void)piece;
    return ++stop->seen == stop->after ? stop->value : 0;
}

#endif
