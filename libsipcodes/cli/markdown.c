/* markdown.c - pages and lists in Markdown; pages come from the library as they are. */
#include "cli.h"

#include <stdlib.h>

static int write_explain(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct asked *asked = about;
    return (asked->is_cause ? sipcodes_cause_explain : sipcodes_explain)(asked->number, options->lang, SIPCODES_FORMAT_MARKDOWN,
                                                                         buffer, size);
}

static int write_compare(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct asked *two = about;
    return (two->is_cause ? sipcodes_cause_compare : sipcodes_compare)(two[0].number, two[1].number, options->lang,
                                                                       SIPCODES_FORMAT_MARKDOWN, buffer, size);
}

static int write_advice(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct inquiry *inquiry = about;
    return sipcodes_advice_page(&inquiry->advice, options->lang, SIPCODES_FORMAT_MARKDOWN, buffer, size);
}

static int write_response(const struct options *options, const void *about, char *buffer, size_t size)
{
    const struct inquiry *inquiry = about;
    return sipcodes_explain_response(&inquiry->response, &inquiry->context, &inquiry->policy, options->lang,
                                     SIPCODES_FORMAT_MARKDOWN, buffer, size);
}

static void print_page(text_writer *write, const struct options *options, const void *about)
{
    char *page = written(write, options, about);

    fputs(make_printable(page), stdout);
    free(page);
}

void markdown_explain(const struct options *options, const struct asked *asked)
{
    print_page(write_explain, options, asked);
}

void markdown_compare(const struct options *options, const struct asked *two)
{
    print_page(write_compare, options, two);
}

void markdown_advice(const struct options *options, const struct inquiry *inquiry)
{
    print_page(write_advice, options, inquiry);
}

void markdown_response(const struct options *options, const struct inquiry *inquiry)
{
    print_page(write_response, options, inquiry);
}

void markdown_list(const struct options *options, const int *statuses, size_t count)
{
    static const sipcodes_fact columns[] = {SIPCODES_FACT_ACTION, SIPCODES_FACT_SCOPE, SIPCODES_FACT_STANDING};
    const size_t facts = sizeof columns / sizeof *columns;

    fputs("| | |", stdout);
    for (size_t i = 0; i < facts; i++)
        printf(" %s |", sipcodes_fact_label(columns[i], options->lang));
    fputs("\n|---|---|---|---|---|\n", stdout);
    for (size_t n = 0; n < count; n++) {
        const sipcodes_code *code = sipcodes_get(statuses[n]);
        printf("| %d | %s |", statuses[n], sipcodes_code_phrase(code));
        for (size_t i = 0; i < facts; i++)
            printf(" %s |", sipcodes_value_label(columns[i], (int)sipcodes_code_value(code, columns[i]), options->lang));
        fputc('\n', stdout);
    }
}
