/*
 * pages.h - pages of the core, and the same text put together with snprintf from ready parts.
 */
#ifndef BENCH_PAGES_H
#define BENCH_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_SIZE 16384
#define MAX_PARTS 256

struct page {
    int a;
    int b; /* 0 for an explanation of a */
    char text[PAGE_SIZE];
    size_t length;
    /*
     * One part for each label and one for each text, with what stands before and behind it on the
     * page; or, if the page is fine, one for each segment: bullet, label, colon, side of a fact, source.
     */
    bool fine;
    struct part {
        const char *text;
        size_t length;
    } parts[MAX_PARTS];
    size_t count;
    char pool[PAGE_SIZE + MAX_PARTS]; /* the parts, each ended by NUL */
    size_t used;
};

/* Makes page the one of a and b, or of a alone if b is 0; page->fine is set before. False if its parts do not add up to its
 * text. */
bool page_init(struct page *page, int a, int b);

/* The contestants; the input is a struct page. */
uintptr_t pass_page(const void *input, size_t count);
uintptr_t pass_parts(const void *input, size_t count);
uintptr_t pass_copies(const void *input, size_t count);

#endif
