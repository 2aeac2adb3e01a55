/*
 * fuzz_advise.c - advice about any message, in any context and under any policy.
 *
 * The first line is what is known beside the message, in pairs of characters: 'A' and on for the item, '0' and on for its
 * value; "Z1" tells that the first Contact has been tried. The second line is the policy: "@" and a digit for one that the
 * library knows, or rules. The rest is the message.
 */
#include "../unit/holds.h"
#include "fuzz.h"
#include "parts.h"

#define MOST_CONTACTS 64

/* Where a line ends: at the line feed or the end of the input. */
static size_t line_length(const char *text, size_t size)
{
    const char *feed = memchr(text, '\n', size);

    return feed ? (size_t)(feed - text) : size;
}

/* What cannot be told is left out. True if the first Contact counts as tried. */
static bool read_context(sipcodes_context *context, const char *text, size_t length)
{
    bool tried = false;

    for (size_t i = 0; i + 1 < length; i += 2) {
        int value = text[i + 1] - '0';
        sipcodes_context_item item = (sipcodes_context_item)(text[i] - 'A' + 1);
        int result =
            sipcodes_context_set(context, item, item >= SIPCODES_CONTEXT_SESSION_EXPIRES && value > 1 ? value * 20 : value);
        CHECK(result == SIPCODES_E_ARGUMENT || sipcodes_context_get(context, item) >= -1);
        tried = tried || text[i] == 'Z';
    }
    return tried;
}

static void read_policy(sipcodes_policy *policy, const char *text, size_t length)
{
    if (length == 2 && text[0] == '@' && text[1] >= '0' && sipcodes_policy_at((size_t)(text[1] - '0')))
        CHECK(sipcodes_policy_get(policy, sipcodes_policy_at((size_t)(text[1] - '0'))) == SIPCODES_OK);
    else
        sipcodes_policy_parse(policy, text, length, NULL);
}

/* No line break, no other control character, and nothing but UTF-8 of up to four bytes. */
static bool is_clean(const char *text, bool lines)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        int more = *at < 0x80 ? 0 : *at < 0xC2 ? -1 : *at < 0xE0 ? 1 : *at < 0xF0 ? 2 : *at < 0xF5 ? 3 : -1;
        if (more < 0 || *at == 0x7F || (*at < ' ' && !(lines && *at == '\n')))
            return false;
        for (; more > 0; more--)
            if ((*++at & 0xC0) != 0x80)
                return false;
    }
    return true;
}

static void check_sentences(const sipcodes_advice *advice)
{
    for (size_t i = 0; sipcodes_advice_reason(advice, i); i++) {
        int length = sipcodes_advice_text(advice, i, NULL, NULL, 0);
        char *text = malloc((size_t)length + 1);
        char small[16];
        CHECK(length > 0 && text && sipcodes_advice_text(advice, i, "en", text, (size_t)length + 1) == length);
        CHECK(strlen(text) == (size_t)length && text[length - 1] == '.' && text[0] != ' ' && is_clean(text, false));
        CHECK(text[length - 2] != ' ');
        CHECK(sipcodes_advice_text(advice, i, NULL, small, sizeof small) == length);
        CHECK(strncmp(text, small, strlen(small)) == 0);
        free(text);
    }
}

static void check_values(const sipcodes_advice *advice, const char *text, size_t size)
{
    int64_t field = sipcodes_advice_get(advice, SIPCODES_ADVICE_FIELD);
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    size_t count = 0;

    while (sipcodes_advice_next(advice, &cursor, &element) == 1) {
        CHECK(is_within(sipcodes_element_text(&element), text, size));
        CHECK(++count <= (field == SIPCODES_FIELD_CONTACT ? MOST_CONTACTS : size));
    }
    CHECK(sipcodes_advice_next(advice, &cursor, &element) == 0);
    /* Someone else's cursor ends the walk, too. */
    for (cursor = (sipcodes_cursor){{3, 1, size, 7, 0}}, count = 0; sipcodes_advice_next(advice, &cursor, &element) == 1;)
        CHECK(++count <= size + MOST_CONTACTS);
}

static void check_pages(const struct question *question, const sipcodes_advice *advice)
{
    for (int i = 0; i < 4; i++) {
        sipcodes_format format = i % 2 ? SIPCODES_FORMAT_MARKDOWN : SIPCODES_FORMAT_TEXT;
        int length =
            i < 2 ? sipcodes_advice_page(advice, NULL, format, NULL, 0)
                  : sipcodes_explain_response(question->response, question->context, question->policy, NULL, format, NULL, 0);
        char *text = malloc((size_t)length + 1);
        CHECK(length > 0 && text);
        if (i < 2)
            CHECK(sipcodes_advice_page(advice, NULL, format, text, (size_t)length + 1) == length);
        else
            CHECK(sipcodes_explain_response(question->response, question->context, question->policy, NULL, format, text,
                                            (size_t)length + 1) == length);
        CHECK(strlen(text) == (size_t)length && is_clean(text, true));
        free(text);
    }
}

/* The same advice, whatever it was made from. */
static void check_same(const sipcodes_advice *a, const sipcodes_advice *b)
{
    for (int value = 1; sipcodes_advice_name((sipcodes_advice_value)value); value++)
        CHECK(sipcodes_advice_get(a, (sipcodes_advice_value)value) == sipcodes_advice_get(b, (sipcodes_advice_value)value));
    for (size_t i = 0; sipcodes_advice_reason(a, i) || sipcodes_advice_reason(b, i); i++) {
        CHECK(sipcodes_advice_reason(a, i) == sipcodes_advice_reason(b, i));
        CHECK(sipcodes_advice_text(a, i, NULL, NULL, 0) == sipcodes_advice_text(b, i, NULL, NULL, 0));
    }
}

static void check_parts(const struct question *question, const sipcodes_advice *advice, const char *text, size_t size)
{
    int status = sipcodes_response_status(question->response);
    sipcodes_header_field fields[MOST_PARTS];
    sipcodes_response made;
    sipcodes_advice other;
    size_t count;

    /* Parts have no phrase, which tells more in 403 and 603; and without any, nothing is missing. */
    if (!cut_parts(text, size, fields, &count) || count == 0 || status == 403 || status == 603)
        return;
    CHECK(sipcodes_response_make(&made, status, (sipcodes_bytes){NULL, 0}, fields, count) == SIPCODES_OK);
    CHECK(sipcodes_advise(&made, question->context, question->policy, &other) == SIPCODES_OK);
    check_same(advice, &other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    size_t first = line_length(text, size), rest = first < size ? first + 1 : size;
    size_t second = line_length(text + rest, size - rest), begin = rest + second < size ? rest + second + 1 : size;
    sipcodes_context context = {{0}};
    sipcodes_policy policy = {{0}};
    sipcodes_cursor cursor = {{0}};
    sipcodes_response response;
    sipcodes_element contact;
    sipcodes_advice advice = {{0}}, again = {{0}};
    sipcodes_bytes tried;
    struct question question = {&response, &context, second > 0 ? &policy : NULL};
    const char *broken;

    if (sipcodes_response_read(&response, text + begin, size - begin, NULL) != SIPCODES_OK)
        return 0;
    if (read_context(&context, text, first) &&
        sipcodes_response_next(&response, SIPCODES_FIELD_CONTACT, &cursor, &contact) == 1) {
        tried = sipcodes_element_value(&contact);
        CHECK(sipcodes_context_tried(&context, &tried, 1) == SIPCODES_OK);
    }
    read_policy(&policy, text + rest, second);
    CHECK(sipcodes_advise(&response, &context, question.policy, &advice) == SIPCODES_OK);
    CHECK(sipcodes_advise(&response, &context, question.policy, &again) == SIPCODES_OK);
    CHECK(memcmp(&advice, &again, sizeof advice) == 0);
    broken = broken_advice(&question, &advice);
    if (broken)
        fprintf(stderr, "does not hold: %s\n", broken);
    CHECK(!broken);
    check_values(&advice, text, size);
    check_sentences(&advice);
    check_pages(&question, &advice);
    check_parts(&question, &advice, text + begin, size - begin);
    return 0;
}
