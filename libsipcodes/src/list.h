/*
 * list.h - what joins the entries of a list in a sentence: "A and B", "A, B and C".
 */
#ifndef SIPCODES_LIST_H
#define SIPCODES_LIST_H

#include "language.h"
#include "out.h"

/* How the entries belong together; words are of the language of the page, all else is as it is in SIP. */
enum joint { JOINT_AND, JOINT_OR, JOINT_OR_WORDS };

/* Writes what stands before the entry at an index: nothing before the first. */
void list_write_joint(enum joint joint, size_t index, bool is_last, size_t language, struct out *out);

#endif
