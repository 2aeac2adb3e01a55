/* named.c - lists of what the library knows by name: policies, and rules for ties. */
#include "json.h"

static void print_row(const struct options *options, const struct named_list *list, const char *name)
{
    fputs("| ", stdout);
    print_escaped(name);
    fputs(" | ", stdout);
    print_escaped(list->label(name, options->lang));
    fputs(" | ", stdout);
    print_escaped(list->source(name));
    fputs(" |\n", stdout);
}

static json_t *row_json(const struct options *options, const struct named_list *list, const char *name)
{
    json_t *object =
        json_pack("{s:s, s:s, s:s}", "name", name, "label", list->label(name, options->lang), "source", list->source(name));
    if (list->rules)
        json_object_set_new(object, "rules", list->rules(name));
    return object;
}

void print_named(const struct options *options, const struct named_list *list)
{
    json_t *array = json_array();
    const char *name;

    if (options->output == OUTPUT_MARKDOWN)
        fputs("| | | |\n|---|---|---|\n", stdout);
    for (size_t i = 0; (name = list->at(i)); i++) {
        if (options->output == OUTPUT_JSON)
            json_array_append_new(array, row_json(options, list, name));
        else if (options->output == OUTPUT_MARKDOWN)
            print_row(options, list, name);
        else
            screen_named(options, i == 0, name, list->label(name, options->lang), list->source(name));
    }
    if (options->output == OUTPUT_JSON)
        print_json(array);
    else
        json_decref(array);
}
