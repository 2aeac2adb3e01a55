/*
 * sipcodes.h - what SIP response codes mean and what to do about them.
 *
 * This is the whole public interface of libsipcodes, and its manual.
 *
 * A status code is the three-digit number of a SIP response (RFC 3261 7.2).
 * Known codes are the 75 that IANA registers, plus codes met in the field that
 * are listed with their source. The library also answers for unknown codes of
 * 100-699, by the rule that tells a UAC what to treat them as (RFC 3261 8.1.3.2).
 *
 * What holds for every function here:
 *
 *   Threads    Every function may be called from any thread, at any time, also
 *              after fork and in signal handlers. The library allocates no
 *              memory, writes no global, and reads no locale, environment,
 *              clock or file.
 *   Ownership  Every pointer that is returned points to constant data of the
 *              library and lives until it is unloaded. Nothing is to be freed.
 *   Strings    UTF-8, ended by NUL. Names of enumerators, phrases, symbols and
 *              sources are ASCII.
 *   NULL       A NULL code, header, alias, piece or set stands for "there is none":
 *              accessors answer 0, false, "", NULL or the enumerator with value 0 for it,
 *              so that sipcodes_code_phrase(sipcodes_get(499)) is safe. Functions that
 *              write text of a NULL piece return SIPCODES_E_ARGUMENT.
 *   Errors     Functions that can fail return a negative enum sipcodes_error.
 *   Text       Functions that write text follow snprintf: they return the length
 *              that the whole text needs in bytes, without the final NUL, and
 *              write at most size bytes, NUL included. A text that does not fit
 *              is cut between two characters, never inside one. buffer may be
 *              NULL if size is 0. After an error it is as it was.
 *   Languages  lang is a tag such as "en", "de-AT" or "vi_VN.UTF-8"; NULL means
 *              "en". A language that the library does not speak falls back to
 *              "en"; sipcodes_language() tells beforehand which one will answer.
 *
 * Copyright (c) 2026 the libsipcodes authors. MIT licence, see LICENSE.
 */
#ifndef SIPCODES_H
#define SIPCODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The version of the library; the build takes it from here. */
#define SIPCODES_VERSION_MAJOR 0
#define SIPCODES_VERSION_MINOR 1
#define SIPCODES_VERSION_PATCH 0

#if defined(__GNUC__) && !defined(SIPCODES_API)
#define SIPCODES_API __attribute__((visibility("default")))
#elif !defined(SIPCODES_API)
#define SIPCODES_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Errors ------------------------------------------------------------ */

enum sipcodes_error {
    SIPCODES_OK = 0,
    SIPCODES_E_ARGUMENT = -1,  /* a NULL pointer or an enumerator out of range */
    SIPCODES_E_STATUS = -2,    /* not 100-699 and not a known local code */
    SIPCODES_E_NOT_FOUND = -3, /* no code goes by that phrase or name */
    SIPCODES_E_AMBIGUOUS = -4, /* several codes go by that phrase, such as 406 and 606 */
    SIPCODES_E_SYNTAX = -5     /* a code set that cannot be read */
};

/* A short English phrase for an error, as for a message; never NULL, also for numbers that are no error. */
SIPCODES_API const char *sipcodes_strerror(int error);

/* ---- Version and data -------------------------------------------------- */

/* The version of the library that is loaded, such as "0.1.0". */
SIPCODES_API const char *sipcodes_version(void);

/* The day, as YYYY-MM-DD, on which IANA's "Response Codes" registry was last compared with the data. */
SIPCODES_API const char *sipcodes_iana_date(void);

/* SHA-256 of the registry that the library was built from, as 64 hexadecimal digits. */
SIPCODES_API const char *sipcodes_data_digest(void);

/* ---- Facts -------------------------------------------------------------
 *
 * What is known of a code is a set of facts. Each fact of each code carries the
 * RFC section, or other source, that it rests on: sipcodes_code_source().
 * In every enumeration 0 means "unknown", but for repairs, of which it means "none".
 */

typedef enum sipcodes_fact {
    SIPCODES_FACT_CLASS = 1,     /* enum sipcodes_class */
    SIPCODES_FACT_STANDING,      /* enum sipcodes_standing */
    SIPCODES_FACT_ACTION,        /* enum sipcodes_action */
    SIPCODES_FACT_REPAIR,        /* enum sipcodes_repair */
    SIPCODES_FACT_ELSEWHERE,     /* enum sipcodes_elsewhere */
    SIPCODES_FACT_AGAIN,         /* enum sipcodes_again */
    SIPCODES_FACT_RETRY_AFTER,   /* enum sipcodes_retry_after */
    SIPCODES_FACT_SCOPE,         /* enum sipcodes_scope */
    SIPCODES_FACT_DIALOG_EFFECT, /* enum sipcodes_dialog_effect */
    SIPCODES_FACT_HEADERS,       /* a list: sipcodes_code_header() */
    SIPCODES_FACT_SENDERS,       /* a set of enum sipcodes_sender */
    SIPCODES_FACT_METHODS,       /* a set of enum sipcodes_method */
    SIPCODES_FACT_CHALLENGE      /* 0 or 1: asks for credentials or security agreement */
} sipcodes_fact;

/* The first digit (RFC 3261 7.2 and 21). Local codes, all above 699 among them, have no class on the wire. */
typedef enum sipcodes_class {
    SIPCODES_CLASS_UNKNOWN,
    SIPCODES_CLASS_PROVISIONAL,     /* 1xx */
    SIPCODES_CLASS_SUCCESS,         /* 2xx */
    SIPCODES_CLASS_REDIRECTION,     /* 3xx */
    SIPCODES_CLASS_REQUEST_FAILURE, /* 4xx */
    SIPCODES_CLASS_SERVER_FAILURE,  /* 5xx */
    SIPCODES_CLASS_GLOBAL_FAILURE,  /* 6xx */
    SIPCODES_CLASS_LOCAL            /* made up inside a stack, never in a message: 490, 904 */
} sipcodes_class;

/* How official a code is. */
typedef enum sipcodes_standing {
    SIPCODES_STANDING_UNKNOWN,    /* not registered, and no product is known to use it */
    SIPCODES_STANDING_REGISTERED, /* in IANA's registry */
    SIPCODES_STANDING_DEPRECATED, /* in IANA's registry, marked deprecated: 202 */
    SIPCODES_STANDING_OBSOLETE,   /* in RFC 2543 and dropped by RFC 3261: 409, 411 */
    SIPCODES_STANDING_VENDOR,     /* sent by products, never registered: 477 */
    SIPCODES_STANDING_LOCAL       /* made up inside a stack, never sent: 904 */
} sipcodes_standing;

/* The one next step of a UAC, or of a proxy that tries targets one by one, that knows nothing but the code. */
typedef enum sipcodes_action {
    SIPCODES_ACTION_UNKNOWN,
    SIPCODES_ACTION_WAIT,         /* the final response is still to come */
    SIPCODES_ACTION_COMPLETE,     /* done: the request succeeded */
    SIPCODES_ACTION_REDIRECT,     /* send it to the targets in Contact */
    SIPCODES_ACTION_AUTHENTICATE, /* answer the challenge */
    SIPCODES_ACTION_MODIFY,       /* repair the request and send it again */
    SIPCODES_ACTION_RETRY,        /* send it to the same target, later */
    SIPCODES_ACTION_FAILOVER,     /* send it to the next server or target */
    SIPCODES_ACTION_STOP          /* give up and report it */
} sipcodes_action;

/* What has to change in the request before it can succeed. */
typedef enum sipcodes_repair {
    SIPCODES_REPAIR_NONE, /* nothing in particular */
    SIPCODES_REPAIR_CREDENTIALS,
    SIPCODES_REPAIR_BODY_SIZE,
    SIPCODES_REPAIR_BODY_TYPE,
    SIPCODES_REPAIR_URI_SCHEME,
    SIPCODES_REPAIR_URI_LENGTH,
    SIPCODES_REPAIR_REQUEST_URI,
    SIPCODES_REPAIR_DROP_EXTENSIONS,
    SIPCODES_REPAIR_ADD_EXTENSION,
    SIPCODES_REPAIR_SESSION_INTERVAL,
    SIPCODES_REPAIR_EXPIRY,
    SIPCODES_REPAIR_IDENTITY,
    SIPCODES_REPAIR_LOCATION,
    SIPCODES_REPAIR_ALERT,
    SIPCODES_REPAIR_OFFER,
    SIPCODES_REPAIR_EVENT,
    SIPCODES_REPAIR_INFO_PACKAGE,
    SIPCODES_REPAIR_PRIVACY,
    SIPCODES_REPAIR_REFERRER,
    SIPCODES_REPAIR_PRIORITY,
    SIPCODES_REPAIR_SECURITY,
    SIPCODES_REPAIR_MAX_FORWARDS,
    SIPCODES_REPAIR_BREADTH,
    SIPCODES_REPAIR_DIGITS,
    SIPCODES_REPAIR_CONSENT,
    SIPCODES_REPAIR_PUSH,
    SIPCODES_REPAIR_ENCRYPTION,
    SIPCODES_REPAIR_ENTITY_TAG,
    SIPCODES_REPAIR_METHOD,
    SIPCODES_REPAIR_ACCEPT,
    SIPCODES_REPAIR_OUTBOUND,
    SIPCODES_REPAIR_VERSION,
    SIPCODES_REPAIR_SYNTAX
} sipcodes_repair;

/* May the same request succeed at another target? */
typedef enum sipcodes_elsewhere {
    SIPCODES_ELSEWHERE_UNKNOWN,
    SIPCODES_ELSEWHERE_NONE,    /* does not apply: nothing has failed */
    SIPCODES_ELSEWHERE_LISTED,  /* at the targets the response names */
    SIPCODES_ELSEWHERE_MAY,     /* another server or contact may accept it */
    SIPCODES_ELSEWHERE_CONTACT, /* another contact of the user may; another route to the same device will not */
    SIPCODES_ELSEWHERE_NO       /* no target will accept it */
} sipcodes_elsewhere;

/* When may the request be sent again? */
typedef enum sipcodes_again {
    SIPCODES_AGAIN_UNKNOWN,
    SIPCODES_AGAIN_NONE,       /* there is nothing to repeat */
    SIPCODES_AGAIN_REDIRECTED, /* at once, to the new target */
    SIPCODES_AGAIN_REPAIRED,   /* at once, when it has been repaired */
    SIPCODES_AGAIN_LATER,      /* unchanged, at a later time */
    SIPCODES_AGAIN_TIMER,      /* unchanged, after the random time that the RFC prescribes: 491 */
    SIPCODES_AGAIN_HINTED,     /* unchanged, if Retry-After gives a time, and then after it */
    SIPCODES_AGAIN_NEVER       /* not to this target */
} sipcodes_again;

/* What a Retry-After header field on the response stands for (RFC 3261 20.33). Its unit is seconds. */
typedef enum sipcodes_retry_after {
    SIPCODES_RETRY_AFTER_UNKNOWN,
    SIPCODES_RETRY_AFTER_NONE,         /* no meaning is defined for this code */
    SIPCODES_RETRY_AFTER_CALLED_PARTY, /* when the called party is expected back */
    SIPCODES_RETRY_AFTER_SERVICE,      /* how long the service will be down */
    SIPCODES_RETRY_AFTER_CONDITION     /* how long the temporary condition will last */
} sipcodes_retry_after;

/* What the response speaks for, that is, how far its refusal or its news reaches. */
typedef enum sipcodes_scope {
    SIPCODES_SCOPE_UNKNOWN,
    SIPCODES_SCOPE_REQUEST, /* this request as it was sent */
    SIPCODES_SCOPE_CALLER,  /* the caller's credentials, identity or rights */
    SIPCODES_SCOPE_ADDRESS, /* the Request-URI at the domain that answered */
    SIPCODES_SCOPE_DEVICE,  /* one contact of the user */
    SIPCODES_SCOPE_SERVER,  /* the server or hop that answered */
    SIPCODES_SCOPE_USER     /* the user, everywhere */
} sipcodes_scope;

/* What the response does to dialogs and usages when it answers a request in them (RFC 3261 12, RFC 5057 5.1). */
typedef enum sipcodes_dialog_effect {
    SIPCODES_DIALOG_UNKNOWN,
    SIPCODES_DIALOG_NONE,          /* leaves everything as it is */
    SIPCODES_DIALOG_CREATES_EARLY, /* makes an early dialog, if it has a To tag */
    SIPCODES_DIALOG_CREATES,       /* makes or confirms a dialog, if the method makes dialogs */
    SIPCODES_DIALOG_ENDS_EARLY,    /* ends one early dialog: 199 */
    SIPCODES_DIALOG_TRANSACTION,   /* fails the transaction; dialog and usages live on */
    SIPCODES_DIALOG_USAGE,         /* ends the usage that the request belongs to */
    SIPCODES_DIALOG_DIALOG,        /* ends the dialog with all its usages */
    SIPCODES_DIALOG_UNCLEAR        /* the RFCs leave it open */
} sipcodes_dialog_effect;

/* Who sends a code. A set is the sum of bits: 1u << sender. */
typedef enum sipcodes_sender {
    SIPCODES_SENDER_UNKNOWN,
    SIPCODES_SENDER_UAS,
    SIPCODES_SENDER_REGISTRAR,
    SIPCODES_SENDER_REDIRECT,
    SIPCODES_SENDER_PROXY,
    SIPCODES_SENDER_EDGE_PROXY,
    SIPCODES_SENDER_NOTIFIER,
    SIPCODES_SENDER_GATEWAY,
    SIPCODES_SENDER_INTERMEDIARY, /* an element between caller and callee, such as an analytics engine */
    SIPCODES_SENDER_LOCAL         /* the client's own stack: nobody sent anything */
} sipcodes_sender;

/* Methods that get responses. A set is the sum of bits: 1u << method. ACK is never answered. */
typedef enum sipcodes_method {
    SIPCODES_METHOD_UNKNOWN,
    SIPCODES_METHOD_INVITE,
    SIPCODES_METHOD_BYE,
    SIPCODES_METHOD_CANCEL,
    SIPCODES_METHOD_OPTIONS,
    SIPCODES_METHOD_REGISTER,
    SIPCODES_METHOD_PRACK,
    SIPCODES_METHOD_SUBSCRIBE,
    SIPCODES_METHOD_NOTIFY,
    SIPCODES_METHOD_PUBLISH,
    SIPCODES_METHOD_INFO,
    SIPCODES_METHOD_REFER,
    SIPCODES_METHOD_MESSAGE,
    SIPCODES_METHOD_UPDATE
} sipcodes_method;

/* How strongly an RFC asks for a header field in a response. */
typedef enum sipcodes_level {
    SIPCODES_LEVEL_UNKNOWN,
    SIPCODES_LEVEL_MUST,
    SIPCODES_LEVEL_SHOULD,
    SIPCODES_LEVEL_MAY
} sipcodes_level;

/*
 * The stable name of a fact ("retry-after"), or of one of its values ("called-party").
 * For programs, not for people: the same in every language and release.
 * NULL for a number that is no such fact or value.
 */
SIPCODES_API const char *sipcodes_fact_name(sipcodes_fact fact);
SIPCODES_API const char *sipcodes_value_name(sipcodes_fact fact, int value);

/* The stable name of a level: "must", "should", "may". NULL for a number that is no level. */
SIPCODES_API const char *sipcodes_level_name(sipcodes_level level);

/* What a person reads for a fact ("Next step") and a value ("send the request to the addresses offered"). NULL as above. */
SIPCODES_API const char *sipcodes_fact_label(sipcodes_fact fact, const char *lang);
SIPCODES_API const char *sipcodes_value_label(sipcodes_fact fact, int value, const char *lang);

/* ---- Looking up a code ------------------------------------------------- */

/* All that is known of one code. */
typedef struct sipcodes_code sipcodes_code;

/* The record of a known code; NULL for every other number. Records may be compared by address. */
SIPCODES_API const sipcodes_code *sipcodes_get(int status);

/* The reason phrase of a known code, as registered; "" for every other number, never NULL. */
SIPCODES_API const char *sipcodes_phrase(int status);

/*
 * The code that a UAC must treat this one as (RFC 3261 8.1.3.2): a registered code as itself,
 * an unregistered 1xx as 183, any other unregistered code as the x00 of its class.
 * 0 outside 100-699, where there is nothing to treat it as.
 */
SIPCODES_API int sipcodes_resolve(int status);

/* Known codes in ascending order: how many there are, and the one at an index from 0; NULL past the end. */
SIPCODES_API size_t sipcodes_count(void);
SIPCODES_API const sipcodes_code *sipcodes_at(size_t index);

/*
 * The status code that a text stands for: a number ("486"), a number with any phrase
 * ("486 Busy"), a status line ("SIP/2.0 486 Busy Here"), a phrase, also an obsolete or a
 * vendor's ("Session Timer Too Small"), a symbol ("BUSY_HERE") or a slug ("486-busy-here").
 * Case, punctuation and space do not count in phrases. Where a number comes first and a space
 * follows, the number alone decides: a reason phrase is free text (RFC 3261 7.2). The codes
 * are also in sipcodes_status.h, as constants.
 * length is in bytes; SIZE_MAX means that text ends with NUL.
 * Returns a number of 100-699 or of a known local code, or
 *   SIPCODES_E_ARGUMENT   text is NULL,
 *   SIPCODES_E_STATUS     it is a number, but not of a status code ("99", "700", "4294967301"),
 *   SIPCODES_E_NOT_FOUND  no code goes by it, or it is empty or malformed ("486x"),
 *   SIPCODES_E_AMBIGUOUS  several do: sipcodes_find_all() lists them.
 */
SIPCODES_API int sipcodes_find(const char *text, size_t length);

/*
 * All codes that a text stands for, ascending. Writes at most capacity numbers to statuses
 * (NULL if capacity is 0) and returns how many there are, or an error as sipcodes_find() does.
 */
SIPCODES_API int sipcodes_find_all(const char *text, size_t length, int *statuses, size_t capacity);

/*
 * The known codes whose phrases, header fields and texts hold words, best first: those that hold more of the
 * words come before those that hold fewer, and a word in a phrase counts more than one in
 * the texts. Words are separated by white space and matched by their beginnings ("registr" finds
 * registration), case and punctuation at their ends aside. The first 32 words count. Searches the texts of lang and the English
 * phrases. Writes at most capacity numbers to statuses (NULL if capacity is 0) and returns how many codes matched, 0 if none or
 * if there is no word, or SIPCODES_E_ARGUMENT.
 */
SIPCODES_API int sipcodes_search(const char *words, size_t length, const char *lang, int *statuses, size_t capacity);

/* ---- Facts of a code --------------------------------------------------- */

SIPCODES_API int sipcodes_code_status(const sipcodes_code *code); /* 486; 0 for NULL */

/* The reason phrase, exactly as IANA registers it; for 202 the phrase that goes on the wire, "Accepted". */
SIPCODES_API const char *sipcodes_code_phrase(const sipcodes_code *code);

/* "BUSY_HERE": unique, fit for an identifier. */
SIPCODES_API const char *sipcodes_code_symbol(const sipcodes_code *code);

/* "486-busy-here": fit for a file name or a URL. */
SIPCODES_API const char *sipcodes_code_slug(const sipcodes_code *code);

/* The RFC and section that define the code ("RFC 3261 21.4.24"); for unregistered codes, where it was seen. */
SIPCODES_API const char *sipcodes_code_reference(const sipcodes_code *code);

/* True for IANA's codes, the deprecated one included. */
SIPCODES_API bool sipcodes_code_is_registered(const sipcodes_code *code);

/* True if the response is a challenge: 401, 407, 494. */
SIPCODES_API bool sipcodes_code_is_challenge(const sipcodes_code *code);

SIPCODES_API sipcodes_class sipcodes_code_class(const sipcodes_code *code);
SIPCODES_API sipcodes_standing sipcodes_code_standing(const sipcodes_code *code);
SIPCODES_API sipcodes_action sipcodes_code_action(const sipcodes_code *code);
SIPCODES_API sipcodes_repair sipcodes_code_repair(const sipcodes_code *code);
SIPCODES_API sipcodes_elsewhere sipcodes_code_elsewhere(const sipcodes_code *code);
SIPCODES_API sipcodes_again sipcodes_code_again(const sipcodes_code *code);
SIPCODES_API sipcodes_retry_after sipcodes_code_retry_after(const sipcodes_code *code);
SIPCODES_API sipcodes_scope sipcodes_code_scope(const sipcodes_code *code);
SIPCODES_API sipcodes_dialog_effect sipcodes_code_dialog_effect(const sipcodes_code *code);

/* Sets: bit 1u << SIPCODES_SENDER_UAS is set if a UAS may send the code; 0 if unknown, and for methods if it is never sent. */
SIPCODES_API uint32_t sipcodes_code_senders(const sipcodes_code *code);
SIPCODES_API uint32_t sipcodes_code_methods(const sipcodes_code *code);

/* One sentence that qualifies a fact ("not to CANCEL"), or "" where there is none. */
SIPCODES_API const char *sipcodes_code_note(const sipcodes_code *code, sipcodes_fact fact, const char *lang);

/*
 * Any fact by number, for programs that walk through them: an enumerator, a set, or 0 or 1.
 * For SIPCODES_FACT_HEADERS, how many there are. 0 for a number that is no fact.
 */
SIPCODES_API uint32_t sipcodes_code_value(const sipcodes_code *code, sipcodes_fact fact);

/*
 * What a fact of this code rests on: "RFC 3261 21.4.24", a repository path or a document.
 * Several are separated by "; ". "" if the code does not have the fact.
 */
SIPCODES_API const char *sipcodes_code_source(const sipcodes_code *code, sipcodes_fact fact);

/* The source for one sender of a code; "" if the code is not known to come from it. */
SIPCODES_API const char *sipcodes_code_sender_source(const sipcodes_code *code, sipcodes_sender sender);

/* A header field that the response should be read for. */
typedef struct sipcodes_header sipcodes_header;

/*
 * The header fields of a response with this code; NULL past the end. First come those that
 * belong to the code itself, in the order must, should, may; then the general ones.
 */
SIPCODES_API const sipcodes_header *sipcodes_code_header(const sipcodes_code *code, size_t index);
SIPCODES_API const char *sipcodes_header_name(const sipcodes_header *header); /* "Retry-After" */
SIPCODES_API sipcodes_level sipcodes_header_level(const sipcodes_header *header);
SIPCODES_API const char *sipcodes_header_source(const sipcodes_header *header);

/* True for a field that any response of the class may carry, such as Warning: it tells nothing about this code. */
SIPCODES_API bool sipcodes_header_is_general(const sipcodes_header *header);

/* When the level applies ("only if ..."), or "" if always. */
SIPCODES_API const char *sipcodes_header_condition(const sipcodes_header *header, const char *lang);

/* Another phrase under which a code is seen. */
typedef struct sipcodes_alias sipcodes_alias;

typedef enum sipcodes_alias_kind {
    SIPCODES_ALIAS_UNKNOWN,
    SIPCODES_ALIAS_OBSOLETE, /* the phrase of an older RFC */
    SIPCODES_ALIAS_VENDOR,   /* what a product says instead */
    SIPCODES_ALIAS_PROFILE   /* a defined variant with a meaning of its own: 603 "Network Blocked" */
} sipcodes_alias_kind;

/* The other phrases of a code; NULL past the end. */
SIPCODES_API const sipcodes_alias *sipcodes_code_alias(const sipcodes_code *code, size_t index);
SIPCODES_API const char *sipcodes_alias_phrase(const sipcodes_alias *alias);
SIPCODES_API sipcodes_alias_kind sipcodes_alias_kind_of(const sipcodes_alias *alias);
SIPCODES_API const char *sipcodes_alias_kind_name(sipcodes_alias_kind kind); /* "vendor"; NULL if no such kind */
SIPCODES_API const char *sipcodes_alias_user(const sipcodes_alias *alias);   /* who says it: "Kamailio", "RFC 2543" */
SIPCODES_API const char *sipcodes_alias_source(const sipcodes_alias *alias);

/* Codes worth knowing beside this one, closest first; 0 past the end. */
SIPCODES_API int sipcodes_code_related(const sipcodes_code *code, size_t index);

/* ---- Texts of a code --------------------------------------------------- */

typedef enum sipcodes_text {
    SIPCODES_TEXT_LEAD = 1,    /* one sentence: what the code means */
    SIPCODES_TEXT_DESCRIPTION, /* what it states, and what it does not */
    SIPCODES_TEXT_WHEN,        /* when one sees it */
    SIPCODES_TEXT_FIX,         /* how to fix it */
    SIPCODES_TEXT_SEND,        /* for who answers: when to return it */
    SIPCODES_TEXT_RECEIVE      /* for who asked: what to do on it */
} sipcodes_text;

/*
 * One text of a code; "" for a NULL code or a number that is no text.
 * If language is not NULL, it is set to the tag of the language that the text is in.
 */
SIPCODES_API const char *sipcodes_code_text(const sipcodes_code *code, sipcodes_text text, const char *lang,
                                            const char **language);

/* The sections that a code's texts rest on; NULL past the end. */
SIPCODES_API const char *sipcodes_code_text_source(const sipcodes_code *code, size_t index);

/* ---- Languages --------------------------------------------------------- */

/* The tags of the languages that the library speaks ("en"); NULL past the end. */
SIPCODES_API const char *sipcodes_language_at(size_t index);

/*
 * The tag of the language that answers for lang: "de" for "de-AT" or "de_AT.UTF-8".
 * NULL if the library does not speak it; text functions then answer in "en".
 */
SIPCODES_API const char *sipcodes_language(const char *lang);

/* ---- Code sets --------------------------------------------------------- */

/* A set of status codes 100-999. A plain value: copy it, compare it, keep it where you like. */
typedef struct sipcodes_set {
    uint64_t bits[15]; /* bit (status - 100) */
} sipcodes_set;

/*
 * Reads a code set. Terms are separated by commas and taken from left to right; each adds
 * its codes, or removes them if it begins with "!". If the first term removes, the set
 * begins with all of 100-699.
 *   486            one code: 100-699 or a known local one
 *   4xx            a class, 1xx to 6xx, unregistered codes included
 *   500-504        a range within 100-699
 *   all            100-699
 *   final          200-699
 *   failure        300-699, what is not a success (RFC 3261 calls them non-2xx final responses)
 *   known          every code that the library knows
 *   registered     IANA's codes
 *   unregistered   known, but not IANA's
 *   challenge      the codes that ask for credentials or a security agreement
 *   retryable      known codes after which the same request may be sent again, unchanged, to the
 *                  same target later or to the next one at once; not those that need a
 *                  Retry-After for it, such as 486, because the code alone does not tell
 *   FACT=VALUE     known codes by a fact: action=failover, scope=device, sender=proxy (also
 *                  senders=proxy), method=REGISTER (also methods=REGISTER); names as in
 *                  sipcodes_fact_name() and sipcodes_value_name()
 * Spaces around terms are skipped; letter case does not count.
 * length is in bytes; SIZE_MAX means that text ends with NUL.
 * Returns SIPCODES_OK, SIPCODES_E_ARGUMENT, SIPCODES_E_SYNTAX (a term that cannot be read, or
 * none) or SIPCODES_E_STATUS (a number that is no status code). On the latter two, *position is
 * the offset in bytes of the term at fault, and set is left as it was. position may be NULL.
 */
SIPCODES_API int sipcodes_set_parse(sipcodes_set *set, const char *text, size_t length, size_t *position);

/* True if status is in the set; false for every number outside 100-999. */
SIPCODES_API bool sipcodes_set_has(const sipcodes_set *set, int status);

/* The lowest status code in the set that is above status; 0 if there is none. Begin with 0. */
SIPCODES_API int sipcodes_set_next(const sipcodes_set *set, int status);

/* ---- Explain and compare -----------------------------------------------
 *
 * Both make a page of pieces: title, paragraphs, numbered differences and so on. The page
 * can be had whole, as text, or piece by piece for programs that lay it out themselves.
 */

typedef enum sipcodes_format {
    SIPCODES_FORMAT_TEXT, /* plain text, one line a paragraph, not wrapped */
    SIPCODES_FORMAT_MARKDOWN
} sipcodes_format;

/*
 * Explains one code: what it means, when one sees it, how to fix it, and its facts with sources.
 * Any code of 100-699 and any known local code; an unknown one is said to be unknown, with
 * what a UAC must treat it as.
 * Returns the length of the text, or SIPCODES_E_STATUS or SIPCODES_E_ARGUMENT.
 */
SIPCODES_API int sipcodes_explain(int status, const char *lang, sipcodes_format format, char *buffer, size_t size);

/*
 * Compares two codes: lead, a card for each, the key differences, what they share against
 * expectation, which to use when, and where to read more. Codes as for sipcodes_explain().
 * Pairs that people confuse have texts written for them; every pair has differences
 * derived from the facts. (a, b) and (b, a) state the same in the order asked for. A code
 * compared with itself gets its card and the statement that there is nothing to compare.
 * Returns the length of the text, or SIPCODES_E_STATUS or SIPCODES_E_ARGUMENT.
 */
SIPCODES_API int sipcodes_compare(int a, int b, const char *lang, sipcodes_format format, char *buffer, size_t size);

/* True if the pair, in either order, has texts written for it. */
SIPCODES_API bool sipcodes_is_curated(int a, int b);

/* What a piece of a page is, in the order of the page. */
typedef enum sipcodes_part {
    SIPCODES_PART_TITLE = 1,   /* "SIP 301 Moved Permanently vs 430 Flow Failed" */
    SIPCODES_PART_LEAD,        /* the opening paragraph */
    SIPCODES_PART_CARD,        /* heading of one code's card */
    SIPCODES_PART_DESCRIPTION, /* paragraph of a card, with a label */
    SIPCODES_PART_WHEN,        /* likewise */
    SIPCODES_PART_FIX,         /* likewise */
    SIPCODES_PART_HEADING,     /* heading of the list or section that follows */
    SIPCODES_PART_DIFFERENCE,  /* numbered; a key difference */
    SIPCODES_PART_FACT,        /* a fact of one code, or of both, one side each */
    SIPCODES_PART_COMMON,      /* something the two share */
    SIPCODES_PART_SEND,        /* paragraph, with a label: which to return when */
    SIPCODES_PART_RECEIVE,     /* paragraph, with a label: what to do on which */
    SIPCODES_PART_HEADER,      /* a header field of the response */
    SIPCODES_PART_ALIAS,       /* another phrase of the code */
    SIPCODES_PART_REFERENCE,   /* an RFC section or other source to read */
    SIPCODES_PART_RELATED      /* a related code */
} sipcodes_part;

/* The stable name of a part ("difference"); NULL for a number that is no part. */
SIPCODES_API const char *sipcodes_part_name(sipcodes_part part);

/* One piece of a page. It lives only during the call of the visitor that it is given to. */
typedef struct sipcodes_piece sipcodes_piece;

/* Is called with each piece in order. Return 0 to go on; any other value ends the visit. */
typedef int sipcodes_visitor(const sipcodes_piece *piece, void *user);

/*
 * Hand the pieces of a page to visit, with user passed through.
 * Return 0 when done, the visitor's value if it was not 0 (let it be positive, to tell it from
 * errors), SIPCODES_E_STATUS, or SIPCODES_E_ARGUMENT if visit is NULL.
 */
SIPCODES_API int sipcodes_explain_visit(int status, const char *lang, sipcodes_visitor *visit, void *user);
SIPCODES_API int sipcodes_compare_visit(int a, int b, const char *lang, sipcodes_visitor *visit, void *user);

SIPCODES_API sipcodes_part sipcodes_piece_part(const sipcodes_piece *piece);

/* The code that the piece is about; 0 if it is about both or neither. */
SIPCODES_API int sipcodes_piece_status(const sipcodes_piece *piece);

/* The position in its list, from 1; 0 for pieces that are not in a list. */
SIPCODES_API int sipcodes_piece_number(const sipcodes_piece *piece);

/* The fact that a difference, fact or common piece states; 0 for the others and for curated differences. */
SIPCODES_API sipcodes_fact sipcodes_piece_fact(const sipcodes_piece *piece);

/* What stands before the text, as "Description" or "Next step"; "" for pieces without. */
SIPCODES_API const char *sipcodes_piece_label(const sipcodes_piece *piece);

/*
 * What the piece rests on, or "" where the text does not state a fact of its own. A piece that
 * states a fact of both codes rests on two sources: side 0 for the first, 1 for the second.
 * All others have side 0 only.
 */
SIPCODES_API const char *sipcodes_piece_source(const sipcodes_piece *piece, int side);

/* The tag of the language that the text is in. */
SIPCODES_API const char *sipcodes_piece_language(const sipcodes_piece *piece);

/* The text of the piece, without its label and number. Returns its length; see "Text" above. */
SIPCODES_API int sipcodes_piece_text(const sipcodes_piece *piece, char *buffer, size_t size);

/*
 * The half of a difference or fact that is about one code: side 0 the first, 1 the second.
 * 0 and an empty text for pieces that have no sides; SIPCODES_E_ARGUMENT for any other side.
 */
SIPCODES_API int sipcodes_piece_side(const sipcodes_piece *piece, int side, char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
