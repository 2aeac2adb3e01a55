/* contract.h - the promises about text that sipcodes.h makes for every function that writes some. */
#ifndef PAGES_CONTRACT_H
#define PAGES_CONTRACT_H

#include <stddef.h>

/* Something that writes text as snprintf does; context is passed through. */
typedef int writer(void *context, char *buffer, size_t size);

/*
 * Lets it write to buffers of every size from 0 to more than enough. Fails the test unless it always
 * returns the whole length, ends the text with NUL, cuts it between two characters, writes as
 * much as fits and nothing past size, and refuses NULL where size is not 0.
 */
void expect_contract(writer *write, void *context);

#endif
