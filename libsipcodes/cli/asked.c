/* asked.c - what an argument names: a status code or a cause. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Numbers up to here are causes of Q.850; final status codes begin above them. */
#define CAUSE_HIGHEST 127
#define STATUS_HIGHEST 699

bool says_cause(const char *argument)
{
    static const char *const prefixes[] = {"q850:", "q.850:", "cause="};

    argument += strspn(argument, " \t");
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strncasecmp(argument, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    return false;
}

static void complain_of_code(const char *argument, int error)
{
    int statuses[MAX_NAMESAKES];

    switch (error) {
    case SIPCODES_E_STATUS:
        complain("complaint.status", "value", quoted(argument).text, NULL);
        break;
    case SIPCODES_E_AMBIGUOUS:
        sipcodes_find_all(argument, SIZE_MAX, statuses, MAX_NAMESAKES);
        complain("complaint.two_codes", "value", quoted(argument).text, "a", number_text(statuses[0]).text, "b",
                 number_text(statuses[1]).text, NULL);
        break;
    default:
        complain("complaint.no_code", "value", quoted(argument).text, NULL);
        break;
    }
}

static void complain_of_cause(const char *argument, int error)
{
    int causes[MAX_NAMESAKES];

    if (error == SIPCODES_E_AMBIGUOUS) {
        sipcodes_cause_find_all(argument, SIZE_MAX, causes, MAX_NAMESAKES);
        complain("complaint.two_causes", "value", quoted(argument).text, "a", number_text(causes[0]).text, "b",
                 number_text(causes[1]).text, NULL);
    } else if (says_cause(argument)) {
        complain("complaint.no_cause_q850", "value", quoted(argument).text, NULL);
    } else if (error == SIPCODES_E_CAUSE) {
        complain("complaint.cause", "value", quoted(argument).text, NULL);
    } else {
        complain("complaint.no_cause", "value", quoted(argument).text, NULL);
    }
}

int status_of(const char *argument)
{
    int status = sipcodes_find(argument, SIZE_MAX);

    if (status > 0)
        return status;
    complain_of_code(argument, status);
    return 0;
}

static size_t fill(struct asked *asked, bool is_cause, const int *numbers, int count)
{
    for (int i = 0; i < count; i++)
        asked[i] = (struct asked){is_cause, numbers[i]};
    return (size_t)count;
}

size_t asked_all(const char *argument, struct asked *asked)
{
    int numbers[MAX_NAMESAKES];
    bool is_cause = says_cause(argument);
    int codes = is_cause ? SIPCODES_E_NOT_FOUND : sipcodes_find_all(argument, SIZE_MAX, numbers, MAX_NAMESAKES);
    int causes;

    if (codes > 0)
        return fill(asked, false, numbers, codes);
    causes = codes == SIPCODES_E_NOT_FOUND ? sipcodes_cause_find_all(argument, SIZE_MAX, numbers, MAX_NAMESAKES) : codes;
    if (causes > 0)
        return fill(asked, true, numbers, causes);
    if (is_cause)
        complain_of_cause(argument, causes);
    else if (codes == SIPCODES_E_STATUS && sipcodes_cause_find(argument, SIZE_MAX) > 0)
        complain("complaint.cause_not_code", "value", quoted(argument).text, NULL);
    else
        complain_of_code(argument, codes);
    return 0;
}

bool asked_one(const char *argument, struct asked *asked)
{
    struct asked all[MAX_NAMESAKES];
    size_t count = asked_all(argument, all);

    *asked = all[0];
    if (count < 2)
        return count == 1;
    if (asked->is_cause)
        complain_of_cause(argument, SIPCODES_E_AMBIGUOUS);
    else
        complain_of_code(argument, SIPCODES_E_AMBIGUOUS);
    return false;
}

/* True for "486" and "486 Busy Here", not for "q850:34" or "34". */
static bool begins_with_status(const char *argument)
{
    long number = argument[0] >= '0' && argument[0] <= '9' ? strtol(argument, NULL, 10) : 0;
    return number > CAUSE_HIGHEST && number <= STATUS_HIGHEST;
}

static bool final_code(const char *argument, struct asked *asked)
{
    *asked = (struct asked){false, status_of(argument)};
    if (asked->number == 0)
        return false;
    if (asked->number >= 200 && asked->number <= STATUS_HIGHEST)
        return true;
    complain("complaint.not_final", "value", quoted(argument).text, NULL);
    return false;
}

bool asked_of_tables(const char *argument, struct asked *asked)
{
    int cause = begins_with_status(argument) ? SIPCODES_E_NOT_FOUND : sipcodes_cause_find(argument, SIZE_MAX);
    bool is_number = cause == SIPCODES_E_CAUSE || says_cause(argument) || (argument[0] >= '0' && argument[0] <= '9');
    int code = is_number ? 0 : sipcodes_find_all(argument, SIZE_MAX, NULL, 0);

    *asked = (struct asked){true, cause};
    if (begins_with_status(argument) || (code > 0 && cause == SIPCODES_E_NOT_FOUND))
        return final_code(argument, asked);
    if (cause > 0 && code > 0) {
        sipcodes_find_all(argument, SIZE_MAX, &code, 1);
        complain("complaint.code_and_cause", "value", quoted(argument).text, "a", number_text(code).text, "b",
                 number_text(cause).text, NULL);
        return false;
    }
    if (cause > 0)
        return true;
    complain_of_cause(argument, cause);
    return false;
}
