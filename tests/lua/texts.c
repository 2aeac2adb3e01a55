/* texts.c - prints the pages that texts.lua prints, by the functions of the library. */
#include <sipcodes.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST 1024

typedef int writer(int a, int b, sipcodes_format format, char *buffer, size_t size);

static int explain_code(int a, int b, sipcodes_format format, char *buffer, size_t size)
{
    (void)b;
    return sipcodes_explain(a, "en", format, buffer, size);
}

static int compare_codes(int a, int b, sipcodes_format format, char *buffer, size_t size)
{
    return sipcodes_compare(a, b, "en", format, buffer, size);
}

static int explain_cause(int a, int b, sipcodes_format format, char *buffer, size_t size)
{
    (void)b;
    return sipcodes_cause_explain(a, "en", format, buffer, size);
}

static int compare_causes(int a, int b, sipcodes_format format, char *buffer, size_t size)
{
    return sipcodes_cause_compare(a, b, "en", format, buffer, size);
}

static int pages;

static void print_format(writer *write, int a, int b, sipcodes_format format)
{
    static char buffer[1 << 18];
    int length = write(a, b, format, buffer, sizeof buffer);

    if (length < 0 || (size_t)length >= sizeof buffer)
        exit(EXIT_FAILURE);
    fwrite(buffer, 1, (size_t)length, stdout);
}

static void print_page(writer *write, int a, int b)
{
    pages++;
    print_format(write, a, b, SIPCODES_FORMAT_TEXT);
    printf("== markdown\n");
    print_format(write, a, b, SIPCODES_FORMAT_MARKDOWN);
}

static void print_all(const char *kind, const int *numbers, int count, writer *explain, writer *compare)
{
    for (int i = 0; i < count; i++) {
        printf("== %s %d\n", kind, numbers[i]);
        print_page(explain, numbers[i], 0);
        for (int k = (i + 1) % 5; k < count; k += 5) {
            printf("== %s %d %d\n", kind, numbers[i], numbers[k]);
            print_page(compare, numbers[i], numbers[k]);
        }
    }
}

int main(void)
{
    int codes[MOST], causes[MOST];
    int code_count = 0, cause_count = 0;

    while (sipcodes_at((size_t)code_count) && code_count < MOST)
        codes[code_count] = sipcodes_code_status(sipcodes_at((size_t)code_count)), code_count++;
    while (sipcodes_cause_at((size_t)cause_count) && cause_count < MOST)
        causes[cause_count] = sipcodes_cause_number(sipcodes_cause_at((size_t)cause_count)), cause_count++;
    print_all("code", codes, code_count, explain_code, compare_codes);
    print_all("cause", causes, cause_count, explain_cause, compare_causes);
    printf("== code 499\n");
    print_page(explain_code, 499, 0);
    printf("%d pages\n", pages);
    return EXIT_SUCCESS;
}
