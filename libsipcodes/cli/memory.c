/* memory.c - texts of the library in memory of their own. */
#include "cli.h"

#include <stdlib.h>

void *need(size_t size)
{
    void *memory = malloc(size);

    if (!memory) {
        complain("out of memory");
        exit(EXIT_OUTPUT);
    }
    return memory;
}

char *piece_string(const sipcodes_piece *piece)
{
    size_t size = (size_t)sipcodes_piece_text(piece, NULL, 0) + 1;
    char *text = need(size);

    sipcodes_piece_text(piece, text, size);
    return text;
}

char *side_string(const sipcodes_piece *piece, int side)
{
    size_t size = (size_t)sipcodes_piece_side(piece, side, NULL, 0) + 1;
    char *text = need(size);

    sipcodes_piece_side(piece, side, text, size);
    return text;
}

char *page_string(page_writer *write, const struct options *options, int a, int b)
{
    size_t size = (size_t)write(options, a, b, NULL, 0) + 1;
    char *text = need(size);

    write(options, a, b, text, size);
    return text;
}
