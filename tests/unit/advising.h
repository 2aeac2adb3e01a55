/*
 * advising.h - what the suites share that ask for advice.
 */
#ifndef SIPCODES_TESTS_ADVISING_H
#define SIPCODES_TESTS_ADVISING_H

#include "reading.h"

#define MAX_FIELDS 16
#define MAX_SENTENCE 2048

/* An advice with all that it was made from; it stays where it is. */
struct asked {
    sipcodes_header_field fields[MAX_FIELDS];
    sipcodes_response response;
    sipcodes_context context;
    sipcodes_policy policy;
    sipcodes_advice advice;
};

/* Cuts "Name: value|Name: value" into parts; how many there are. */
static inline size_t cut_fields(const char *text, sipcodes_header_field fields[MAX_FIELDS])
{
    size_t count = 0;

    while (*text) {
        const char *colon = strchr(text, ':');
        size_t length = strcspn(colon, "|");
        assert_in_range(count, 0, MAX_FIELDS - 1);
        fields[count].name = (sipcodes_bytes){text, (size_t)(colon - text)};
        fields[count++].value = (sipcodes_bytes){colon + 1, length - 1};
        text = colon + length + (colon[length] == '|');
    }
    return count;
}

/* Asks for advice about a code with header fields, in a context and under rules; "" for none of these. */
static inline void ask_for(struct asked *asked, int status, const char *method, const char *fields, const char *context,
                           const char *rules)
{
    sipcodes_bytes name = *method ? (sipcodes_bytes){method, SIZE_MAX} : NO_METHOD;
    size_t count = cut_fields(fields, asked->fields);

    memset(&asked->context, 0, sizeof asked->context);
    memset(&asked->policy, 0, sizeof asked->policy);
    assert_int_equal(sipcodes_response_make(&asked->response, status, name, asked->fields, count), SIPCODES_OK);
    assert_int_equal(sipcodes_context_parse(&asked->context, context, SIZE_MAX, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_policy_parse(&asked->policy, rules, SIZE_MAX, NULL), SIPCODES_OK);
    assert_int_equal(sipcodes_advise(&asked->response, &asked->context, &asked->policy, &asked->advice), SIPCODES_OK);
}

static inline void ask(struct asked *asked, int status, const char *fields, const char *context, const char *rules)
{
    ask_for(asked, status, "", fields, context, rules);
}

static inline int64_t value_of(const struct asked *asked, sipcodes_advice_value value)
{
    return sipcodes_advice_get(&asked->advice, value);
}

/* expected: "-" where there is none. */
static inline void assert_named(const struct asked *asked, sipcodes_advice_value value, const char *expected)
{
    const char *found = sipcodes_advice_value_name(value, value_of(asked, value));

    assert_string_equal(found ? found : "-", expected);
}

static inline void assert_action(const struct asked *asked, const char *expected)
{
    assert_named(asked, SIPCODES_ADVICE_ACTION, expected);
}

/* The ids of the reasons but for the last, each with "!" behind it if it is a warning. */
static inline void assert_reasons(const struct asked *asked, const char *expected)
{
    char found[MAX_SENTENCE] = "";

    for (size_t i = 0; sipcodes_advice_reason(&asked->advice, i + 1); i++) {
        strcat(found, i > 0 ? " " : "");
        strcat(found, sipcodes_advice_reason(&asked->advice, i));
        strcat(found, sipcodes_advice_is_warning(&asked->advice, i) ? "!" : "");
    }
    assert_string_equal(found, expected);
}

static inline void assert_sentence(const struct asked *asked, size_t index, const char *expected)
{
    char text[MAX_SENTENCE];

    int length = sipcodes_advice_text(&asked->advice, index, NULL, text, sizeof text);

    assert_in_range(length, 1, sizeof text - 1);
    assert_string_equal(text, expected);
    assert_int_equal(length, strlen(expected));
}

/* The values that the step needs, separated by spaces. */
static inline void assert_walk(const struct asked *asked, const char *expected)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    char found[MAX_SENTENCE] = "";
    int result;

    while ((result = sipcodes_advice_next(&asked->advice, &cursor, &element)) == 1) {
        strcat(found, *found ? " " : "");
        strncat(found, sipcodes_element_value(&element).text, sipcodes_element_value(&element).length);
    }
    assert_int_equal(result, 0);
    assert_int_equal(sipcodes_advice_next(&asked->advice, &cursor, &element), 0);
    assert_string_equal(found, expected);
}

#endif
