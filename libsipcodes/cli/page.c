/* page.c - pages of the command's own making, laid out as text or Markdown like those of the library. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

static bool is_markdown(const struct options *options)
{
    return options->output == OUTPUT_MARKDOWN;
}

void print_escaped(const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_<[]|", *text))
            fputc('\\', stdout);
        fputc(*text, stdout);
    }
}

/* "**Label**: text [source]". */
static void print_markdown(const struct options *options, const char *mark, const char *label, const char *text,
                           const char *source)
{
    char *line = labelled(options, label, text, source);

    printf("%s%s\n", mark, line);
    free(line);
}

void page_title(const struct options *options, const char *text)
{
    if (is_markdown(options))
        print_markdown(options, "# ", "", text, "");
    else
        screen_heading(options, text, '=');
}

void page_heading(const struct options *options, const char *text)
{
    if (is_markdown(options))
        print_markdown(options, "## ", "", text, "");
    else
        screen_heading(options, text, '-');
}

void page_paragraph(const struct options *options, const char *label, const char *text, const char *source)
{
    if (is_markdown(options))
        print_markdown(options, "", label, text, source);
    else
        screen_labelled(options, label, text, source);
}

void page_item(const struct options *options, const char *label, const char *text, const char *source)
{
    if (is_markdown(options))
        print_markdown(options, "- ", label, text, source);
    else
        screen_item(options, label, text, source);
}

void page_gap(void)
{
    fputc('\n', stdout);
}
