/* sentence.c - fills in the arguments of a template. */
#include "sentence.h"

void sentence_write(string_ref text, sentence_argument *argument, const void *user, struct out *out)
{
    struct slice rest = slice_at(text);

    if (!has_arguments(text)) {
        out_put_prose(out, rest);
        return;
    }
    out_put_prose(out, cut_literal(&rest));
    while (rest.length > 0) {
        argument((enum argument)cut_argument(&rest), user, out);
        out_put_prose(out, cut_literal(&rest));
    }
}
