/* file.h - reads a file of vectors as a whole. */
#ifndef SIPCODES_TESTS_VECTORS_FILE_H
#define SIPCODES_TESTS_VECTORS_FILE_H

#include <stdio.h>
#include <stdlib.h>

/* The text of a file, ended with NUL, to be freed; NULL if there is none. */
static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size;

    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0 && fseek(file, 0, SEEK_SET) == 0)
        text = calloc((size_t)size + 1, 1);
    if (text && fread(text, 1, (size_t)size, file) != (size_t)size)
        text[0] = '\0';
    fclose(file);
    return text;
}

#endif
