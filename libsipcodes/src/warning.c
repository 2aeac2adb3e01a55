/* warning.c - what the warn-codes of Warning header fields stand for. */
#include "language.h"
#include "strings.h"

const sipcodes_warning *sipcodes_warning_get(int code)
{
    for (size_t i = 0; i < SIZE_WARNINGS; i++)
        if (sipcodes_tables.warnings[i].code == code)
            return &sipcodes_tables.warnings[i];
    return NULL;
}

const sipcodes_warning *sipcodes_warning_at(size_t index)
{
    return index < SIZE_WARNINGS ? &sipcodes_tables.warnings[index] : NULL;
}

int sipcodes_warning_code(const sipcodes_warning *warning)
{
    return warning ? warning->code : 0;
}

const char *sipcodes_warning_text(const sipcodes_warning *warning)
{
    return warning ? string_at(warning->text) : "";
}

const char *sipcodes_warning_source(const sipcodes_warning *warning)
{
    return warning ? string_at(warning->source) : "";
}

const char *sipcodes_warning_meaning(const sipcodes_warning *warning, const char *lang)
{
    return warning ? text_string(warning->meaning, language_index(lang)) : "";
}

const char *sipcodes_warning_fix(const sipcodes_warning *warning, const char *lang)
{
    return warning ? text_string(warning->fix, language_index(lang)) : "";
}
