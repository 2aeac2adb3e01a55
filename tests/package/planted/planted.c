/* A tiny library that passes all gates, and with -DFAULT_... has one fault. */
#include "planted.h"

#include <stdlib.h>
#include <string.h>

#if defined(FAULT_COUNTER)
static int counter;
#endif

#if defined(FAULT_VARIABLE) || defined(FAULT_STRIPPED)
static int limit = 3;
#endif

#if defined(FAULT_STRINGS)
static const struct {
    const char *name;
    int number;
} words[] = {{"busy", 486}, {"decline", 603}};
#endif

#if defined(FAULT_UNDECLARED)
SIPCODES_API int sipcodes_three(void)
{
    return 3;
}
#endif

#if defined(FAULT_FOREIGN)
SIPCODES_API int helper(void)
{
    return 4;
}
#endif

#if defined(FAULT_CONSTRUCTOR)
__attribute__((constructor)) static void start(void)
{
    volatile int started = 1;
    (void)started;
}
#endif

#if defined(FAULT_FUNCTIONS)
static int is_first(int number)
{
    return number > 1;
}

static int is_second(int number)
{
    return number > 2;
}

static int (*const tests[])(int number) = {is_first, is_second};
#endif

size_t sipcodes_one(int number)
{
    static const char pool[] = "busy\0decline";
    size_t length = strlen(pool + (number > 0 ? 5 : 0));

#if defined(FAULT_COUNTER)
    length += (size_t)++counter;
#elif defined(FAULT_VARIABLE) || defined(FAULT_STRIPPED)
    length += (size_t)limit;
    limit = number;
#elif defined(FAULT_STRINGS)
    length += strlen(words[number].name) + (size_t)words[number].number;
#elif defined(FAULT_FUNCTIONS)
    length += (size_t)tests[number](number);
#elif defined(FAULT_ENVIRONMENT)
    length += getenv("HOME") != NULL;
#endif
    return length;
}

#if !defined(FAULT_MISSING)
const char *sipcodes_two(const char *text, sipcodes_callback *callback, void *user)
{
#if defined(FAULT_ALLOCATION)
    text = malloc(8);
#endif
    return callback(text, user) ? text : NULL;
}
#endif
