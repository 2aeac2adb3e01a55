/*
 * negotiate.c - choosing a language by a list of ranges with weights, as Accept-Language has it.
 */
#include "language.h"
#include "scan.h"

/* Sets of languages and of rows of tags. */
_Static_assert(SIZE_LANGUAGES <= 32 && SIZE_LANGUAGE_TAGS <= 64, "the sets of a list have a bit for each");

/* What stands in a list, as far as it has to be known before one can choose. */
struct wishes {
    uint32_t refused; /* languages with the weight 0 */
    uint64_t apart;   /* rows of tags that are asked for and that no language answers for */
};

struct range {
    struct slice tag;
    int weight; /* of 0 to 1000 */
};

/* "0", "1", "0.5", "1.000": three digits at most behind the point (RFC 9110 12.4.2). -1 if it is something else. */
static int read_weight(struct slice value)
{
    int weight = 0;

    if (value.length == 0 || value.length > 5 || (value.text[0] != '0' && value.text[0] != '1'))
        return -1;
    if (value.length > 1 && value.text[1] != '.')
        return -1;
    for (size_t i = 0; i < 5; i++) {
        char c = i < value.length ? value.text[i] : '0';
        if (i == 1)
            continue;
        if (!is_digit(c))
            return -1;
        weight = weight * 10 + (c - '0');
    }
    return weight <= 1000 ? weight : -1;
}

/* Reads one element, up to a comma. False if it is not well formed. */
static bool read_range(struct scan *scan, struct range *range)
{
    struct parameter parameter;

    range->weight = 1000;
    if (!scan_token(scan, &range->tag))
        return false;
    while (scan_separator(scan, ';')) {
        if (!scan_parameter(scan, &parameter))
            return false;
        if (slice_is(parameter.name, "q") && (range->weight = read_weight(parameter.value)) < 0)
            return false;
    }
    scan_lws(scan);
    return scan_ended(scan) || scan_sees(scan, ',');
}

/* The next well-formed element; false at the end of the list. */
static bool next_range(struct scan *scan, struct range *range)
{
    for (;;) {
        scan_lws(scan);
        scan_commas(scan);
        if (scan_ended(scan))
            return false;
        if (read_range(scan, range))
            return true;
        scan_to_comma(scan);
    }
}

/* True if a tag is a range or begins with it and a hyphen (RFC 4647 3.3.1). */
static bool has_range(const char *tag, struct slice range)
{
    struct slice begin = {tag, 0};

    while (begin.length < range.length && tag[begin.length] != '\0')
        begin.length++;
    if (begin.length < range.length || (tag[range.length] != '\0' && tag[range.length] != '-'))
        return false;
    for (size_t i = 0; i < range.length; i++)
        if (to_lower(range.text[i] == '_' ? '-' : range.text[i]) != tag[i])
            return false;
    return true;
}

static bool is_any(struct slice range)
{
    return range.length == 1 && range.text[0] == '*';
}

/* The languages that a range is the beginning of. */
static uint32_t languages_in(struct slice range)
{
    uint32_t languages = 0;

    for (size_t i = 0; i < SIZE_LANGUAGES; i++)
        if (has_range(string_at(sipcodes_tables.languages[i].tag), range))
            languages |= (uint32_t)1 << i;
    return languages;
}

static struct wishes read_wishes(struct slice list)
{
    struct scan scan = scan_of(list);
    struct wishes wishes = {0, 0};
    struct range range;

    while (next_range(&scan, &range)) {
        size_t row = language_row(range.tag);
        if (range.weight == 0)
            wishes.refused |= languages_in(range.tag);
        else if (row < SIZE_LANGUAGE_TAGS && sipcodes_tables.language_tags[row].language >= SIZE_LANGUAGES)
            wishes.apart |= (uint64_t)1 << row;
    }
    return wishes;
}

/*
 * True if a range only repeats, in a more general way, one that no language answers for: whoever reads Traditional Chinese
 * has a browser that asks for "zh-TW,zh;q=0.9,en;q=0.8", and means that "zh".
 */
static bool is_repeated(const struct wishes *wishes, struct slice range)
{
    for (uint64_t rows = wishes->apart; rows; rows &= rows - 1)
        if (has_range(string_at(sipcodes_tables.language_tags[__builtin_ctzll(rows)].tag), range))
            return true;
    return false;
}

/* The language that answers for a range; SIZE_LANGUAGES if there is none that is wanted. */
static size_t answer(const struct wishes *wishes, struct slice range)
{
    size_t row = language_row(range);
    size_t language = row < SIZE_LANGUAGE_TAGS ? sipcodes_tables.language_tags[row].language : SIZE_LANGUAGES;

    if (language >= SIZE_LANGUAGES || wishes->refused >> language & 1 || is_repeated(wishes, range))
        return SIZE_LANGUAGES;
    return language;
}

/* The first language that is not refused: English, if it is not. */
static size_t any_language(const struct wishes *wishes)
{
    size_t language = 0;
    while (language < SIZE_LANGUAGES && wishes->refused >> language & 1)
        language++;
    return language;
}

const char *sipcodes_language_negotiate(const char *ranges, size_t length)
{
    struct slice list = ranges ? slice_of(ranges, length) : (struct slice){"", 0};
    struct wishes wishes = read_wishes(list);
    struct scan scan = scan_of(list);
    struct range range;
    size_t best = SIZE_LANGUAGES;
    int most = 0;
    bool takes_any = false;

    while (next_range(&scan, &range)) {
        size_t language = answer(&wishes, range.tag);
        if (is_any(range.tag)) {
            takes_any = takes_any || range.weight > 0;
        } else if (language < SIZE_LANGUAGES && range.weight > most) {
            best = language;
            most = range.weight;
        }
    }
    return sipcodes_language_at(best < SIZE_LANGUAGES || !takes_any ? best : any_language(&wishes));
}
