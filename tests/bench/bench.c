/*
 * bench.c - how fast the C core is, against an empty call, a plain table, other stacks and snprintf.
 *
 * Usage: bench [ROUNDS]
 *
 * Prints medians, ratios and whether the goals are met; README.md tells how to read them. It
 * fails only if contestants disagree about what they have to answer.
 */
#include <sipcodes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advice.h"
#include "baseline.h"
#include "measure.h"
#include "languages.h"
#include "pages.h"

#ifdef BENCH_OSIP
#include <osipparser2/osip_parser.h>
#endif
#ifdef BENCH_SOFIA
#include <sofia-sip/sip_status.h>
#endif

#define LENGTH(array) (sizeof(array) / sizeof *(array))

#define DEFAULT_ROUNDS 2000

/* ---- Lookups ---- */

#define LOOKUPS 16384
#define LOWEST 100
#define STATUSES 600

static int statuses[LOOKUPS];
static int registered[STATUSES];
static size_t registered_count;

/*
 * Every contestant has a loop of its own with a plain call in it, as in any program. The loops
 * of one return type compile to the same instructions, and all begin on a cache line, so that neither
 * makes a difference.
 */
#define LOOKUP_PASS(function)                                                                                \
    static __attribute__((noinline, aligned(64))) uintptr_t pass_##function(const void *input, size_t count) \
    {                                                                                                        \
        const int *status = input;                                                                           \
        uintptr_t seen = 0;                                                                                  \
        for (size_t i = 0; i < count; i++)                                                                   \
            seen += (uintptr_t)function(status[i]);                                                          \
        return seen;                                                                                         \
    }

LOOKUP_PASS(empty_int)
LOOKUP_PASS(empty_pointer)
LOOKUP_PASS(empty_control)
LOOKUP_PASS(table_phrase)
LOOKUP_PASS(sipcodes_get)
LOOKUP_PASS(sipcodes_phrase)
LOOKUP_PASS(sipcodes_resolve)
#ifdef BENCH_OSIP
LOOKUP_PASS(osip_message_get_reason)
#else
#define pass_osip_message_get_reason NULL
#endif
#ifdef BENCH_SOFIA
LOOKUP_PASS(sip_status_phrase)
#else
#define pass_sip_status_phrase NULL
#endif

/* Marsaglia's xorshift; the seed is fixed, so that every run sees the same numbers. */
static uint32_t next_random(void)
{
    static uint32_t state = 2463534242u;

    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static void fill_in_order(void)
{
    for (size_t i = 0; i < LOOKUPS; i++)
        statuses[i] = LOWEST + (int)(i % STATUSES);
}

/* New numbers for every round: branch predictors learn a sequence by heart that they see often. */
static void fill_random(void)
{
    for (size_t i = 0; i < LOOKUPS; i++)
        statuses[i] = LOWEST + (int)(next_random() % STATUSES);
}

static void fill_registered(void)
{
    for (size_t i = 0; i < LOOKUPS; i++)
        statuses[i] = registered[next_random() % registered_count];
}

static void bench_lookups(size_t rounds)
{
    static const struct contestant contestants[] = {
        {"empty_pointer", pass_empty_pointer, statuses, NULL, 0},
        {"empty_control", pass_empty_control, statuses, "empty_pointer", 0},
        {"sipcodes_get", pass_sipcodes_get, statuses, "empty_pointer", 1.05},
        {"sipcodes_phrase", pass_sipcodes_phrase, statuses, "empty_pointer", 1.05},
        {"table_phrase", pass_table_phrase, statuses, "empty_pointer", 0},
        {"osip_message_get_reason", pass_osip_message_get_reason, statuses, "empty_pointer", 0},
        {"sip_status_phrase (sofia)", pass_sip_status_phrase, statuses, "empty_pointer", 0},
        {"empty_int", pass_empty_int, statuses, NULL, 0},
        {"sipcodes_resolve", pass_sipcodes_resolve, statuses, "empty_int", 0},
    };
    static const struct {
        const char *title;
        void (*renew)(void);
    } workloads[] = {
        {"Lookup of 100-699 in order", fill_in_order},
        {"Lookup of 100-699 at random", fill_random},
        {"Lookup of the registered codes at random", fill_registered},
    };

    for (size_t i = 0; i < LENGTH(workloads); i++)
        measure(&(struct group){workloads[i].title, RATIO_OF_TIME, contestants, LENGTH(contestants), LOOKUPS, rounds,
                                workloads[i].renew});
}

/* ---- Pages ---- */

#define PAGE_CALLS 20

static void bench_page(struct page *page, struct page *fine, size_t rounds)
{
    const char *name = page->b ? "sipcodes_compare" : "sipcodes_explain";
    const struct contestant contestants[] = {
        {"one snprintf a part", pass_parts, page, NULL, 0},
        {name, pass_page, page, "one snprintf a part", page->b ? 2.5 : 0},
        {"one snprintf a segment", pass_parts, fine, NULL, 0},
        {name, pass_page, page, "one snprintf a segment", 0},
        {"one memcpy a part", pass_copies, page, "one snprintf a part", 0},
    };
    char codes[32];
    char title[128];

    snprintf(codes, sizeof codes, page->b ? "%d, %d" : "%d", page->a, page->b);
    snprintf(title, sizeof title, "%s(%s): %zu bytes in %zu parts, %zu segments", name, codes, page->length, page->count,
             fine->count);
    measure(&(struct group){title, RATIO_OF_SPEED, contestants, LENGTH(contestants), PAGE_CALLS, rounds, NULL});
}

/* Curated pairs, two unknown codes for a short page, and explanations of known and unknown codes. */
static const struct {
    int a, b;
} wanted[] = {{301, 430}, {180, 493}, {486, 600}, {450, 451}, {486, 0}, {301, 0}, {450, 0}};

static struct page pages[LENGTH(wanted)];
static struct page fine_pages[LENGTH(wanted)];

#define MAX_LANGUAGES 32

/* The same page in every language, beside the English one. */
static void bench_languages(int a, int b, size_t rounds)
{
    struct contestant contestants[MAX_LANGUAGES];
    struct spoken spoken[MAX_LANGUAGES];
    size_t count = 0;
    char title[128];

    for (const char *tag; (tag = sipcodes_language_at(count)) && count < MAX_LANGUAGES; count++) {
        spoken[count] = (struct spoken){a, b, tag};
        contestants[count] =
            (struct contestant){tag, pass_spoken, &spoken[count], count > 0 ? "en" : NULL, count > 0 ? 1.1 : 0};
    }
    snprintf(title, sizeof title, "sipcodes_compare(%d, %d) in every language", a, b);
    if (count > 1)
        measure(&(struct group){title, RATIO_OF_TIME, contestants, count, PAGE_CALLS, rounds, NULL});
}

static void bench_pages(size_t rounds)
{
    for (size_t i = 0; i < LENGTH(pages); i++)
        bench_page(&pages[i], &fine_pages[i], rounds);
    bench_languages(301, 430, rounds);
    bench_languages(450, 451, rounds);
}

/* ---- Find, sets and search ---- */

#define TEXT_CALLS 100

static uintptr_t pass_find(const void *input, size_t count)
{
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++)
        seen += (uintptr_t)sipcodes_find(input, SIZE_MAX);
    return seen;
}

static uintptr_t pass_set_parse(const void *input, size_t count)
{
    uintptr_t seen = 0;
    sipcodes_set set = {{0}};

    for (size_t i = 0; i < count; i++)
        seen += (uintptr_t)sipcodes_set_parse(&set, input, SIZE_MAX, NULL) + set.bits[6];
    return seen;
}

static uintptr_t pass_search(const void *input, size_t count)
{
    uintptr_t seen = 0;
    int best = 0;

    for (size_t i = 0; i < count; i++)
        seen += (uintptr_t)sipcodes_search(input, SIZE_MAX, "en", &best, 1) + (uintptr_t)best;
    return seen;
}

static void bench_texts(size_t rounds)
{
    static const struct contestant finds[] = {
        {"486", pass_find, "486", NULL, 0},
        {"SIP/2.0 486 Busy Here", pass_find, "SIP/2.0 486 Busy Here", NULL, 0},
        {"Busy Here", pass_find, "Busy Here", NULL, 0},
        {"486-busy-here", pass_find, "486-busy-here", NULL, 0},
        {"no such phrase", pass_find, "no such phrase", NULL, 0},
    };
    static const struct contestant sets[] = {
        {"486", pass_set_parse, "486", NULL, 0},
        {"408,5xx,!501", pass_set_parse, "408,5xx,!501", NULL, 0},
        {"retryable,!503", pass_set_parse, "retryable,!503", NULL, 0},
        {"action=failover", pass_set_parse, "action=failover", NULL, 0},
    };
    static const struct contestant searches[] = {
        {"busy", pass_search, "busy", NULL, 0},
        {"registration expired", pass_search, "registration expired", NULL, 0},
        {"zzz", pass_search, "zzz", NULL, 0},
    };
    /* A search reads all texts, so it takes some ten thousand times as long as a find. */
    const struct group groups[] = {
        {"sipcodes_find", RATIO_OF_TIME, finds, LENGTH(finds), TEXT_CALLS, rounds, NULL},
        {"sipcodes_set_parse", RATIO_OF_TIME, sets, LENGTH(sets), TEXT_CALLS, rounds, NULL},
        {"sipcodes_search", RATIO_OF_TIME, searches, LENGTH(searches), 1, rounds / 10 + 1, NULL},
    };

    for (size_t i = 0; i < LENGTH(groups); i++)
        measure(&groups[i]);
}

/* ---- The whole ---- */

static void require(bool holds, const char *what, int status)
{
    if (!holds) {
        fprintf(stderr, "bench: %s (%d)\n", what, status);
        exit(EXIT_FAILURE);
    }
}

/* Times mean something only if contestants give the same answers. */
static void set_up(void)
{
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        int status = sipcodes_code_status(code);
        const char *phrase = table_phrase(status);
        require(sipcodes_get(status) == code, "sipcodes_get() finds another record", status);
        require(phrase && strcmp(phrase, sipcodes_phrase(status)) == 0, "the table has another phrase", status);
        if (sipcodes_code_is_registered(code))
            registered[registered_count++] = status;
    }
    for (size_t i = 0; i < LENGTH(pages); i++) {
        fine_pages[i].fine = true;
        require(page_init(&pages[i], wanted[i].a, wanted[i].b) && page_init(&fine_pages[i], wanted[i].a, wanted[i].b),
                "the parts of a page are not its text", wanted[i].a);
    }
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : DEFAULT_ROUNDS;

    if (argc > 2 || rounds < 1 || rounds > 1000000) {
        fprintf(stderr, "usage: bench [ROUNDS], 1 to 1000000; %d if not given\n", DEFAULT_ROUNDS);
        return 2;
    }
    set_up();
    printf("libsipcodes %s, data of %s; compiler of the benchmark: %s\n%ld rounds, %zu registered codes\n", sipcodes_version(),
           sipcodes_iana_date(), __VERSION__, rounds, registered_count);
    bench_lookups((size_t)rounds);
    bench_pages((size_t)rounds / 4 + 1);
    bench_texts((size_t)rounds / 4 + 1);
    bench_advice((size_t)rounds / 4 + 1);
    print_goals();
    return 0;
}
