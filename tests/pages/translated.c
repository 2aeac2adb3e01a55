/* translated.c - what a page in another language has to keep of the English one. */
#include "translated.h"

#include <string.h>

struct speech speech_of(const char *tag)
{
    return (struct speech){tag, sipcodes_language_is_rtl(tag), sipcodes_language_coverage(tag, SIPCODES_COVERAGE_LABELS) == 100,
                           sipcodes_language_coverage(tag, SIPCODES_COVERAGE_TEXTS) == 100};
}

/* 1 for U+2066 to U+2068, which open an isolate, -1 for U+2069, 0 for all else. */
static int isolate_at(const char *text)
{
    if (strncmp(text, "\xE2\x81", 2) != 0 || (unsigned char)text[2] < 0xA6 || (unsigned char)text[2] > 0xA9)
        return 0;
    return text[2] == '\xA9' ? -1 : 1;
}

const char *isolation_fault(const struct speech *speech, const char *text)
{
    int depth = 0;

    for (; *text; text++) {
        int change = isolate_at(text);
        if (change != 0 && !speech->is_rtl)
            return "only right-to-left texts have isolates";
        depth += change;
        if (depth < 0)
            return "an isolate is closed that was opened before";
    }
    return depth == 0 ? NULL : "an isolate that is opened is closed";
}

static bool same_place(const struct copied_piece *piece, const struct copied_piece *english)
{
    return piece->part == english->part && piece->status == english->status && piece->number == english->number &&
           piece->fact == english->fact;
}

static bool has_letter(const char *text)
{
    for (; *text; text++)
        if ((*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z') || (unsigned char)*text >= 0x80)
            return true;
    return false;
}

const char *translated_fault(const struct speech *speech, const struct copied_piece *piece, const struct copied_piece *english)
{
    bool is_name = piece->part == SIPCODES_PART_REFERENCE || piece->part == SIPCODES_PART_RELATED;
    bool is_english = strcmp(piece->language, "en") == 0;

    if (!same_place(piece, english))
        return "a page has the same pieces in every language";
    if (!has_letter(piece->text) && has_letter(english->text))
        return "a piece has a text";
    if (!piece->label[0] != !english->label[0])
        return "a piece has a label in every language or in none";
    for (int side = 0; side < 2; side++) {
        if (strcmp(piece->source[side], english->source[side]) != 0)
            return "sources are the same in every language";
        if (!piece->side[side][0] != !english->side[side][0])
            return "a piece has sides in every language or in none";
    }
    if (!is_english && strcmp(piece->language, speech->tag) != 0)
        return "a piece is in the language of the page or in English";
    if (is_english && strcmp(piece->text, english->text) != 0)
        return "a piece that says that it is English is";
    if (is_english && !is_name && speech->has_labels && speech->has_texts)
        return "a piece of a complete language is in it";
    if (strchr(piece->text, '{') && !strchr(english->text, '{'))
        return "every argument is filled in";
    if (isolation_fault(speech, piece->label))
        return isolation_fault(speech, piece->label);
    return isolation_fault(speech, piece->text);
}
