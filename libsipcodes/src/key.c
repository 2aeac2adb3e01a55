/* key.c - the keys by which phrases, names and symbols are found. */
#include "key.h"

/* Letters and digits in lower case; 0 for what does not count in a name. */
static char key_char(char c)
{
    c = to_lower(c);
    return (c >= 'a' && c <= 'z') || is_digit(c) ? c : '\0';
}

/* Printable ASCII, and white space, which a status line may be wrapped with. */
static bool may_stand_in_name(char c)
{
    return is_space(c) || (c > ' ' && c < 0x7F);
}

bool key_make(struct slice text, char key[MAX_KEY + 1])
{
    size_t length = 0;

    for (size_t i = 0; i < text.length; i++) {
        char c = key_char(text.text[i]);
        /* Passing over what stands in no name would find what was not asked for. */
        if (!may_stand_in_name(text.text[i]) || (c && length == MAX_KEY))
            return false;
        if (c)
            key[length++] = c;
    }
    key[length] = '\0';
    return length > 0;
}

size_t key_bound(const struct find_entry *entries, size_t count, const char *key)
{
    size_t low = 0;
    size_t high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(string_at(entries[middle].key), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
