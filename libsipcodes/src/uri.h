/*
 * uri.h - URIs in header fields.
 */
#ifndef SIPCODES_URI_H
#define SIPCODES_URI_H

#include "strings.h"

/* True if the text is a URI: of a SIP URI its parts are looked at (RFC 3261 19.1.1), of others the scheme and what bytes it
 * has. */
bool uri_is_valid(struct slice text);

#endif
