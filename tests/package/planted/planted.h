/* The interface of the tiny library that faults are planted in, in the form of sipcodes.h. */
#ifndef PLANTED_H
#define PLANTED_H

#include <stddef.h>

#if defined(__GNUC__) && !defined(SIPCODES_API)
#define SIPCODES_API __attribute__((visibility("default")))
#endif

typedef int sipcodes_callback(const char *text, void *user);

/* The length of one of two words. */
SIPCODES_API size_t sipcodes_one(int number);

SIPCODES_API const char *sipcodes_two(const char *text, sipcodes_callback *callback, void *user);

#endif
