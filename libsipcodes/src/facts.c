/*
 * facts.c - what the record of a code says, fact by fact.
 *
 * Every accessor takes NULL for "no such code" and answers with the unknown or empty value.
 */
#include "language.h"
#include "strings.h"

static bool is_fact(int fact)
{
    return fact > 0 && fact < SIZE_FACTS;
}

int sipcodes_code_status(const sipcodes_code *code)
{
    return code ? code->status : 0;
}

const char *sipcodes_code_phrase(const sipcodes_code *code)
{
    return code ? string_at(code->phrase) : "";
}

const char *sipcodes_code_symbol(const sipcodes_code *code)
{
    return code ? string_at(code->symbol) : "";
}

const char *sipcodes_code_slug(const sipcodes_code *code)
{
    return code ? string_at(code->slug) : "";
}

const char *sipcodes_code_reference(const sipcodes_code *code)
{
    return code ? string_at(code->reference) : "";
}

bool sipcodes_code_is_registered(const sipcodes_code *code)
{
    sipcodes_standing standing = sipcodes_code_standing(code);
    return standing == SIPCODES_STANDING_REGISTERED || standing == SIPCODES_STANDING_DEPRECATED;
}

bool sipcodes_code_is_challenge(const sipcodes_code *code)
{
    return sipcodes_code_value(code, SIPCODES_FACT_CHALLENGE) != 0;
}

/* The accessor of a fact that is one enumerator. */
#define ENUM_FACT(name, type, fact)                      \
    type sipcodes_code_##name(const sipcodes_code *code) \
    {                                                    \
        return code ? (type)code->value[fact] : (type)0; \
    }

ENUM_FACT(class, sipcodes_class, SIPCODES_FACT_CLASS)
ENUM_FACT(standing, sipcodes_standing, SIPCODES_FACT_STANDING)
ENUM_FACT(action, sipcodes_action, SIPCODES_FACT_ACTION)
ENUM_FACT(repair, sipcodes_repair, SIPCODES_FACT_REPAIR)
ENUM_FACT(elsewhere, sipcodes_elsewhere, SIPCODES_FACT_ELSEWHERE)
ENUM_FACT(again, sipcodes_again, SIPCODES_FACT_AGAIN)
ENUM_FACT(retry_after, sipcodes_retry_after, SIPCODES_FACT_RETRY_AFTER)
ENUM_FACT(scope, sipcodes_scope, SIPCODES_FACT_SCOPE)
ENUM_FACT(dialog_effect, sipcodes_dialog_effect, SIPCODES_FACT_DIALOG_EFFECT)

uint32_t sipcodes_code_senders(const sipcodes_code *code)
{
    return sipcodes_code_value(code, SIPCODES_FACT_SENDERS);
}

uint32_t sipcodes_code_methods(const sipcodes_code *code)
{
    return sipcodes_code_value(code, SIPCODES_FACT_METHODS);
}

uint32_t sipcodes_code_value(const sipcodes_code *code, sipcodes_fact fact)
{
    return code && is_fact((int)fact) ? code->value[fact] : 0;
}

const char *sipcodes_code_source(const sipcodes_code *code, sipcodes_fact fact)
{
    return code && is_fact((int)fact) ? string_at(code->source[fact]) : "";
}

const char *sipcodes_code_note(const sipcodes_code *code, sipcodes_fact fact, const char *lang)
{
    return code && is_fact((int)fact) ? text_string(code->note[fact], language_index(lang)) : "";
}

const char *sipcodes_code_sender_source(const sipcodes_code *code, sipcodes_sender sender)
{
    if (!code || (unsigned)sender >= code->sender_from.count)
        return "";
    return string_at(sipcodes_tables.strings[code->sender_from.first + (unsigned)sender]);
}

const sipcodes_header *sipcodes_code_header(const sipcodes_code *code, size_t index)
{
    return code && index < code->headers.count ? &sipcodes_tables.headers[code->headers.first + index] : NULL;
}

bool sipcodes_header_is_general(const sipcodes_header *header)
{
    return header && header->general;
}

const char *sipcodes_header_name(const sipcodes_header *header)
{
    return header ? string_at(header->name) : "";
}

sipcodes_level sipcodes_header_level(const sipcodes_header *header)
{
    return header ? (sipcodes_level)header->level : SIPCODES_LEVEL_UNKNOWN;
}

const char *sipcodes_header_source(const sipcodes_header *header)
{
    return header ? string_at(header->source) : "";
}

const char *sipcodes_header_condition(const sipcodes_header *header, const char *lang)
{
    return header ? text_string(header->condition, language_index(lang)) : "";
}

const sipcodes_alias *sipcodes_code_alias(const sipcodes_code *code, size_t index)
{
    return code && index < code->aliases.count ? &sipcodes_tables.aliases[code->aliases.first + index] : NULL;
}

const char *sipcodes_alias_phrase(const sipcodes_alias *alias)
{
    return alias ? string_at(alias->phrase) : "";
}

sipcodes_alias_kind sipcodes_alias_kind_of(const sipcodes_alias *alias)
{
    return alias ? (sipcodes_alias_kind)alias->kind : SIPCODES_ALIAS_UNKNOWN;
}

const char *sipcodes_alias_user(const sipcodes_alias *alias)
{
    return alias ? string_at(alias->user) : "";
}

const char *sipcodes_alias_source(const sipcodes_alias *alias)
{
    return alias ? string_at(alias->source) : "";
}

int sipcodes_code_related(const sipcodes_code *code, size_t index)
{
    return code && index < code->related.count ? sipcodes_tables.numbers[code->related.first + index] : 0;
}

const char *sipcodes_code_text_source(const sipcodes_code *code, size_t index)
{
    if (!code || index >= code->reading.count)
        return NULL;
    return string_at(sipcodes_tables.strings[code->reading.first + index]);
}

const char *sipcodes_code_text(const sipcodes_code *code, sipcodes_text text, const char *lang, const char **language)
{
    size_t index = language_index(lang);
    text_ref ref = code && (unsigned)text < SIZE_CODE_TEXTS ? code->text[text] : 0;

    if (language)
        *language = text_language(ref, index);
    return text_string(ref, index);
}
