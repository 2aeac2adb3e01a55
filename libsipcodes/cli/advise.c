/* advise.c - the commands about one response: what to do about it, and what it means. */
#include "cli.h"

#include <stdlib.h>

/* Who prints, by enum output. */
typedef void printer(const struct options *options, const struct inquiry *inquiry);

static enum exit_status answer(const struct options *options, const char *file, printer *const *printers)
{
    struct inquiry inquiry;
    enum exit_status status = inquiry_make(&inquiry, options, file);

    if (status == EXIT_DONE)
        printers[options->output](options, &inquiry);
    inquiry_free(&inquiry);
    return status;
}

/* A response is pasted, or made of options; both at once would contradict each other. */
static bool is_consistent(const struct options *options, const char *file)
{
    if (file && options->status)
        complain("complaint.file_or_status", NULL);
    else if (file && (options->method || options->headers.count > 0))
        complain("complaint.with_status", NULL);
    else
        return true;
    return false;
}

enum exit_status command_advise(const struct options *options, int count, char **arguments)
{
    static printer *const printers[] = {
        [OUTPUT_TEXT] = screen_advice, [OUTPUT_MARKDOWN] = markdown_advice, [OUTPUT_JSON] = json_advice};
    const char *file = count > 0 ? arguments[0] : NULL;

    if (!file && !options->status) {
        char *usage = said("complaint.usage_advise", NULL);
        complain("complaint.usage", "text", usage, NULL);
        free(usage);
        return EXIT_USAGE;
    }
    return is_consistent(options, file) ? answer(options, file, printers) : EXIT_USAGE;
}

enum exit_status command_explain_response(const struct options *options, int count)
{
    static printer *const printers[] = {
        [OUTPUT_TEXT] = screen_response, [OUTPUT_MARKDOWN] = markdown_response, [OUTPUT_JSON] = json_response};

    if (count > 0) {
        complain("complaint.codes_or_response", NULL);
        return EXIT_USAGE;
    }
    return is_consistent(options, options->response) ? answer(options, options->response, printers) : EXIT_USAGE;
}
