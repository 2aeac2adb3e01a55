/* list.c - what joins the entries of a list in a sentence. */
#include "list.h"

/* Some languages join the only two entries in another way than the last two of more. */
static const struct {
    text_ref two;
    text_ref last;
} joints[] = {
    [JOINT_AND] = {MSG_LIST_AND_TWO, MSG_LIST_AND_LAST},
    [JOINT_OR] = {MSG_LIST_OR_TWO, MSG_LIST_OR_LAST},
    [JOINT_OR_WORDS] = {MSG_LIST_OR_WORDS_TWO, MSG_LIST_OR_WORDS_LAST},
};

void list_write_joint(enum joint joint, size_t index, bool is_last, size_t language, struct out *out)
{
    text_ref text = !is_last ? MSG_LIST_SEPARATOR : index == 1 ? joints[joint].two : joints[joint].last;

    if (index > 0)
        out_put_prose(out, text_at(text, language));
}
