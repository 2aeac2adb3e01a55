/* sentence.c - fills in the arguments of a template. */
#include "sentence.h"

void sentence_write(text_ref text, size_t language, sentence_argument *argument, const void *user, struct out *out)
{
    const struct text_place *place = text_place_at(text, language);
    struct slice rest = text_of(place);

    if (!place->is_template) {
        out_put_prose(out, rest);
        return;
    }
    out_put_prose(out, cut_literal(&rest));
    while (rest.length > 0) {
        argument((enum argument)cut_argument(&rest), user, out);
        out_put_prose(out, cut_literal(&rest));
    }
}
