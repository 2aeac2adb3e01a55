/* field.c - the names of the header fields that the library reads. */
#include "response.h"

#include "scan.h"

const char *sipcodes_field_name(sipcodes_field field)
{
    unsigned index = (unsigned)field;

    return index > 0 && index < SIZE_FIELDS ? string_at(sipcodes_tables.fields[index].name) : NULL;
}

/* Letter case is one bit, and no two other characters of tokens differ in just that bit. */
static unsigned char fold(char c)
{
    return (unsigned char)c | 0x20;
}

sipcodes_field field_named(struct slice token)
{
    size_t last = token.length - 1;
    const struct field_entry *entry;
    struct slice name;
    unsigned slot, field, differences = 0;

    if (token.length == 0 || token.length > LONGEST_FIELD)
        return SIPCODES_FIELD_UNKNOWN;
    slot = (unsigned)token.length * FIELD_HASH_LENGTH + fold(token.text[0]) * FIELD_HASH_FIRST + fold(token.text[last]);
    field = sipcodes_tables.field_slot[slot % SIZE_FIELD_SLOTS];
    entry = &sipcodes_tables.fields[field];
    name = token.length == 1 ? (struct slice){&entry->compact, 1} : slice_at(entry->name);
    if (name.length != token.length)
        return SIPCODES_FIELD_UNKNOWN;
    for (size_t i = 0; i < token.length; i++)
        differences |= (unsigned)fold(token.text[i]) ^ fold(name.text[i]);
    return differences == 0 ? (sipcodes_field)field : SIPCODES_FIELD_UNKNOWN;
}

sipcodes_field sipcodes_field_find(const char *name, size_t length)
{
    struct slice text = name ? slice_of(name, length) : (struct slice){"", 0};

    for (size_t i = 0; i < text.length; i++)
        if (!is_char(text.text[i], CHAR_TOKEN))
            return SIPCODES_FIELD_UNKNOWN;
    return field_named(text);
}
