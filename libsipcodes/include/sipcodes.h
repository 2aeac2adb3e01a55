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
 *              library and lives until it is unloaded, but those of a sipcodes_bytes,
 *              which point to what the caller passed in. Nothing is to be freed.
 *   Strings    UTF-8, ended by NUL. Names of enumerators, phrases, symbols and
 *              sources are ASCII.
 *   NULL       A NULL code, header, alias, piece, set, cause, mapping, warning or protocol stands for "there is none":
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
 *              A text that has no translation is the English one: the same
 *              pointer as for "en".
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
    SIPCODES_E_NOT_FOUND = -3, /* nothing goes by that name: no code, cause, policy, rule, item or parameter */
    SIPCODES_E_AMBIGUOUS = -4, /* several codes, or causes, go by that name, such as 406 and 606 */
    SIPCODES_E_SYNTAX = -5,    /* a text that cannot be read: a code set, policy, context, response or Reason */
    SIPCODES_E_CAUSE = -6,     /* not a cause: neither 1-127 nor a number that a product made up */
    SIPCODES_E_TABLE = -7,     /* no table of causes goes by that name */
    SIPCODES_E_LOCATION = -8   /* no location of RFC 8606, or one where none may be */
};

/* A short English phrase for an error, as for a message; never NULL, also for numbers that are no error. */
SIPCODES_API const char *sipcodes_strerror(int error);

/* The same in a language, as it stands behind a colon: "904: not a status code ...". */
SIPCODES_API const char *sipcodes_error_label(int error, const char *lang);

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

/* The stable name of a text ("description"); NULL for a number that is no text. */
SIPCODES_API const char *sipcodes_text_name(sipcodes_text text);

/*
 * One text of a code; "" for a NULL code or a number that is no text.
 * If language is not NULL, it is set to the tag of the language that the text is in.
 */
SIPCODES_API const char *sipcodes_code_text(const sipcodes_code *code, sipcodes_text text, const char *lang,
                                            const char **language);

/* The sections that a code's texts rest on; NULL past the end. */
SIPCODES_API const char *sipcodes_code_text_source(const sipcodes_code *code, size_t index);

/* ---- Languages --------------------------------------------------------- */

/* The tags of the languages that the library speaks, "en" first; NULL past the end. */
SIPCODES_API const char *sipcodes_language_at(size_t index);

/*
 * The tag of the language that answers for lang: "de" for "de-AT" or "de_AT.UTF-8" (RFC 4647 3.4, lookup). "zh" and
 * "zh_CN" mean "zh-hans", Simplified Chinese; "zh-Hant", "zh-TW", "zh-HK" and "zh-MO" do not.
 * NULL if the library does not speak it; text functions then answer in "en".
 */
SIPCODES_API const char *sipcodes_language(const char *lang);

/*
 * The tag of the language that serves best for a list of language ranges with weights, as Accept-Language has it:
 * "vi" for "fr-CA;q=0.7, vi-VN, en;q=0.5" (RFC 9110 12.5.4, RFC 3261 20.3; RFC 4647 3.4, lookup). The highest weight
 * wins, of equal ones the first; what has weight 0 is not taken; "*" means "en" where nothing else fits. A range that
 * only repeats one that is not spoken is passed over: "zh-TW, zh;q=0.9" does not lead to Simplified Chinese, while
 * "zh-TW, zh-CN;q=0.9" does. Elements that are not well formed are passed over, too.
 * length is SIZE_MAX if ranges ends with NUL. NULL if no language fits, or if ranges is NULL.
 */
SIPCODES_API const char *sipcodes_language_negotiate(const char *ranges, size_t length);

/* The name of the language that answers for lang, in itself ("Deutsch") and in English ("German"); NULL if none does. */
SIPCODES_API const char *sipcodes_language_name(const char *lang);
SIPCODES_API const char *sipcodes_language_english_name(const char *lang);

/*
 * True if the language that answers for lang is written from right to left. In its texts, status codes, phrases, names and
 * whatever else is Latin stands between isolates (U+2066 or U+2068, and U+2069), so that each keeps its order.
 */
SIPCODES_API bool sipcodes_language_is_rtl(const char *lang);

/* What may be translated or not. */
typedef enum sipcodes_coverage {
    SIPCODES_COVERAGE_LABELS, /* labels, names of values, and the sentences that pages are made of */
    SIPCODES_COVERAGE_TEXTS   /* what is written for single codes and causes: descriptions, comparisons, notes */
} sipcodes_coverage;

/*
 * How much of these the language that answers for lang has, in per cent, rounded down; 0 if none does. English stands in
 * for the rest, and each text says so. SIPCODES_E_ARGUMENT for another number than these.
 */
SIPCODES_API int sipcodes_language_coverage(const char *lang, sipcodes_coverage of);

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
    SIPCODES_PART_RELATED,     /* a related code */
    SIPCODES_PART_STEP,        /* of a page about a response: the next step, with a label */
    SIPCODES_PART_REASON,      /* likewise: why; a warning has a label */
    SIPCODES_PART_VALUE,       /* likewise: a value that the step needs or that is known besides, with a label */
    SIPCODES_PART_FAULT        /* likewise: what is wrong with a header field, with its name as the label */
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

/*
 * The tag of the language that the text is in: that of the page, or "en" where this has no translation, and for names and
 * sources. A text is in one language, whatever it is made of; labels are always in that of the page.
 */
SIPCODES_API const char *sipcodes_piece_language(const sipcodes_piece *piece);

/* The text of the piece, without its label and number. Returns its length; see "Text" above. */
SIPCODES_API int sipcodes_piece_text(const sipcodes_piece *piece, char *buffer, size_t size);

/*
 * The half of a difference or fact that is about one code: side 0 the first, 1 the second.
 * 0 and an empty text for pieces that have no sides; SIPCODES_E_ARGUMENT for any other side.
 */
SIPCODES_API int sipcodes_piece_side(const sipcodes_piece *piece, int side, char *buffer, size_t size);

/*
 * Writes "label: text [source]" with the punctuation of a language, as whole pages have it; in Markdown the label is bold.
 * It is for those who lay pieces out in a way of their own. label and source may be ""; the label comes first in every
 * language. Returns the length of the text, or SIPCODES_E_ARGUMENT for a NULL string or another format.
 */
SIPCODES_API int sipcodes_labelled(const char *label, const char *text, const char *source, const char *lang,
                                   sipcodes_format format, char *buffer, size_t size);

/* ---- Sentences of programs ----------------------------------------------
 *
 * What the command `sipcodes` says beside the pages: its own headings and labels, such as
 * "command.best_title", and what is wrong with its arguments, such as "complaint.no_format". They
 * are here because programs in other languages do what the command does, and say the same.
 */

/* An argument of a sentence, such as "number", and the text that stands for it. Both end with NUL. */
typedef struct sipcodes_argument {
    const char *name;
    const char *value;
} sipcodes_argument;

/* The names of all sentences; NULL past the end. */
SIPCODES_API const char *sipcodes_sentence_at(size_t index);

/* The names of the arguments of a sentence, each once; NULL past the end, and if no sentence has that name. */
SIPCODES_API const char *sipcodes_sentence_argument(const char *name, size_t index);

/*
 * Writes the sentence of that name with its arguments filled in; a value is written as it is, so clean what a terminal
 * would act on. arguments may be NULL if count is 0. Returns the length of the text; SIPCODES_E_NOT_FOUND if no sentence
 * has that name; SIPCODES_E_ARGUMENT for a NULL string, or if the names are not just those that the sentence has.
 */
SIPCODES_API int sipcodes_sentence(const char *name, const sipcodes_argument *arguments, size_t count, const char *lang,
                                   char *buffer, size_t size);

/* ---- Bytes of the caller ----------------------------------------------- */

/*
 * A stretch of text. Where one is passed in, length SIZE_MAX means that text ends with NUL. Where
 * one is handed out, it points into what the caller passed in, is not ended with NUL, and lives as
 * long as that does; {NULL, 0} stands for "there is none".
 */
typedef struct sipcodes_bytes {
    const char *text;
    size_t length;
} sipcodes_bytes;

/* ---- Reading a response ------------------------------------------------
 *
 * A response is read where it lies: nothing is copied, and what is handed out points into the
 * caller's bytes, which must stay as they are while the sipcodes_response, or an advice made from
 * it, is in use. Its members are private; keep it wherever you like, copy it as a value.
 */
typedef struct sipcodes_response {
    uint64_t reserved[72];
} sipcodes_response;

/* The header fields whose values the library reads. Every other one is passed over. */
typedef enum sipcodes_field {
    SIPCODES_FIELD_UNKNOWN,
    SIPCODES_FIELD_ACCEPT,                   /* RFC 3261 20.1; elements: value "application/sdp", q */
    SIPCODES_FIELD_ACCEPT_ENCODING,          /* RFC 3261 20.2; value, q */
    SIPCODES_FIELD_ACCEPT_LANGUAGE,          /* RFC 3261 20.3; value, q */
    SIPCODES_FIELD_ACCEPT_RESOURCE_PRIORITY, /* RFC 4412 3.2; value "namespace.priority" */
    SIPCODES_FIELD_ALERTMSG_ERROR,           /* RFC 8876; number, parameter "message" */
    SIPCODES_FIELD_ALLOW,                    /* RFC 3261 20.5; value */
    SIPCODES_FIELD_ALLOW_EVENTS,             /* RFC 6665 8.2.2; value */
    SIPCODES_FIELD_CALL_INFO,                /* RFC 3261 20.9; value is the URI, parameter "purpose" */
    SIPCODES_FIELD_CONTACT,                  /* RFC 3261 20.10; value is the URI, q, parameters "display", "expires" */
    SIPCODES_FIELD_CONTENT_TYPE,             /* RFC 3261 20.15; value */
    SIPCODES_FIELD_CSEQ,                     /* RFC 3261 20.16; number, value is the method */
    SIPCODES_FIELD_ERROR_INFO,               /* RFC 3261 20.18; value is the URI */
    SIPCODES_FIELD_EXPIRES,                  /* RFC 3261 20.19; number in seconds */
    SIPCODES_FIELD_GEOLOCATION_ERROR,        /* RFC 6442 4.3; number, parameter "code" */
    SIPCODES_FIELD_MIN_EXPIRES,              /* RFC 3261 20.23; number in seconds */
    SIPCODES_FIELD_MIN_SE,                   /* RFC 4028 5; number in seconds */
    SIPCODES_FIELD_PERMISSION_MISSING,       /* RFC 5360 5.9.3; value is the URI */
    SIPCODES_FIELD_PROXY_AUTHENTICATE, /* RFC 3261 20.27; value is the scheme; parameters "realm", "nonce", "algorithm", "qop",
                                          "stale" */
    SIPCODES_FIELD_REASON,      /* RFC 3326 2; value is the protocol, number the cause; parameters "text", "location", "ppi" */
    SIPCODES_FIELD_RECV_INFO,   /* RFC 6086 5.2; value */
    SIPCODES_FIELD_REQUIRE,     /* RFC 3261 20.32; value */
    SIPCODES_FIELD_RETRY_AFTER, /* RFC 3261 20.33; number in seconds; parameters "duration", "comment" */
    SIPCODES_FIELD_SECURITY_SERVER, /* RFC 3329 2.2; value is the mechanism, q */
    SIPCODES_FIELD_SERVER,          /* RFC 3261 20.35; value, the whole text */
    SIPCODES_FIELD_SUPPORTED,       /* RFC 3261 20.37; value */
    SIPCODES_FIELD_TO,              /* RFC 3261 20.39; value is the URI, parameter "tag" */
    SIPCODES_FIELD_UNSUPPORTED,     /* RFC 3261 20.40; value */
    SIPCODES_FIELD_VIA,             /* RFC 3261 20.42; value is the sent-protocol, parameter "sent-by" */
    SIPCODES_FIELD_WARNING,         /* RFC 3261 20.43; number is the warn-code, value the agent, parameter "text" */
    SIPCODES_FIELD_WWW_AUTHENTICATE /* RFC 3261 20.44; as Proxy-Authenticate */
} sipcodes_field;

/* The name of a header field as it is written on the wire ("Retry-After"); NULL for a number that is no field. */
SIPCODES_API const char *sipcodes_field_name(sipcodes_field field);

/* The field with a name, in any letter case, or with its compact form; SIPCODES_FIELD_UNKNOWN for those not read. */
SIPCODES_API sipcodes_field sipcodes_field_find(const char *name, size_t length);

/* What can be wrong with a response. */
typedef enum sipcodes_problem {
    SIPCODES_PROBLEM_NONE,
    SIPCODES_PROBLEM_STATUS_LINE, /* it does not begin with "SIP/2.0", white space and a number */
    SIPCODES_PROBLEM_VERSION,     /* it is of another version than SIP/2.0 */
    SIPCODES_PROBLEM_STATUS,      /* the status code is not a number of 100-699 in three digits */
    SIPCODES_PROBLEM_NO_COLON,    /* a line of the header section has no colon */
    SIPCODES_PROBLEM_NAME,        /* the name of a header field is no token */
    SIPCODES_PROBLEM_SYNTAX,      /* a value is not written as its header field demands */
    SIPCODES_PROBLEM_QUOTE,       /* a quoted string does not end */
    SIPCODES_PROBLEM_COMMENT,     /* a comment does not end */
    SIPCODES_PROBLEM_URI,         /* no URI where one has to be, or "<" without ">" */
    SIPCODES_PROBLEM_NUMBER,      /* no number where one has to be */
    SIPCODES_PROBLEM_RANGE,       /* a number is too large or too small for its place */
    SIPCODES_PROBLEM_EMPTY,       /* a field that needs a value has none */
    SIPCODES_PROBLEM_REPEATED,    /* a field that may be there once is there again; the first counts */
    SIPCODES_PROBLEM_CONTROL      /* a NUL or another control character in a value */
} sipcodes_problem;

/* The stable name of a problem ("no-colon"), and what a person reads for it; NULL for a number that is no problem. */
SIPCODES_API const char *sipcodes_problem_name(sipcodes_problem problem);
SIPCODES_API const char *sipcodes_problem_label(sipcodes_problem problem, const char *lang);

/* What is wrong, and where. */
typedef struct sipcodes_fault {
    sipcodes_problem problem;
    sipcodes_bytes name; /* the header field's, as written; none for the status line */
    size_t position;     /* in bytes from the beginning of the message; with header fields as parts, of the field's value */
    size_t index;        /* of the field among those passed in; 0 for a message */
} sipcodes_fault;

/*
 * Reads a message from its status line to the empty line that ends its header section, or to
 * its end. What follows, the body, is not looked at. Lines may end with CRLF or LF alone, empty lines before
 * the status line are passed over, and folded lines are one value (RFC 3261 7.3.1, 7.5). The
 * reason phrase may be empty, and may be missing with the space before it (RFC 4475 3.1.1.13).
 * Runs of spaces and tabs in the status line count as one space, and the version is compared without letter case.
 * length is in bytes; SIZE_MAX means that message ends with NUL.
 * Returns SIPCODES_OK, also if header fields are malformed: sipcodes_response_next_fault() tells.
 * SIPCODES_E_SYNTAX or SIPCODES_E_STATUS if the status line cannot be used; such a response is to
 * be dropped (RFC 4475 3.1.2.19), fault (may be NULL) says why, and response is left as it was.
 * SIPCODES_E_ARGUMENT if response or message is NULL, or length is above INT_MAX.
 */
SIPCODES_API int sipcodes_response_read(sipcodes_response *response, const char *message, size_t length, sipcodes_fault *fault);

/* A header field as two parts. */
typedef struct sipcodes_header_field {
    sipcodes_bytes name;
    sipcodes_bytes value;
} sipcodes_header_field;

/*
 * Makes a response of parts. status: 100-699 or a known local code. method: of the request, such as
 * {"INVITE", SIZE_MAX}; {NULL, 0} if CSeq tells it or it is not known. fields: count of them, in
 * the order of the message; may be NULL if count is 0. The fields are not copied.
 * Returns SIPCODES_OK, SIPCODES_E_STATUS, SIPCODES_E_SYNTAX if method is no token, or
 * SIPCODES_E_ARGUMENT, also for a count or a length above INT_MAX; on an error response is left as it was.
 */
SIPCODES_API int sipcodes_response_make(sipcodes_response *response, int status, sipcodes_bytes method,
                                        const sipcodes_header_field *fields, size_t count);

SIPCODES_API int sipcodes_response_status(const sipcodes_response *response);            /* 0 for NULL */
SIPCODES_API sipcodes_bytes sipcodes_response_phrase(const sipcodes_response *response); /* may be empty */

/* The method of the request: what was given, or else that of CSeq. The name also where the method is not one of the
 * enumeration. */
SIPCODES_API sipcodes_method sipcodes_response_method(const sipcodes_response *response);
SIPCODES_API sipcodes_bytes sipcodes_response_method_name(const sipcodes_response *response);

/* True if the response has the field, well-formed or not. */
SIPCODES_API bool sipcodes_response_has(const sipcodes_response *response, sipcodes_field field);

/* Where a walk stands. Begin with {0}; then it belongs to that walk. */
typedef struct sipcodes_cursor {
    size_t at[5];
} sipcodes_cursor;

/* One element of a header field: one Contact, one challenge, one option tag. Its members are private. */
typedef struct sipcodes_element {
    uint64_t reserved[20];
} sipcodes_element;

/*
 * The next element of a field, over all its lines, in the order of the message; of a field that may be there once, that
 * of its first line. Elements that are missing between two commas are passed over.
 * Returns 1 if there is one, 0 at the end, SIPCODES_E_SYNTAX if what stands there is malformed
 * (sipcodes_element_fault() tells; the next call goes on behind it), or SIPCODES_E_ARGUMENT,
 * also for a cursor of another walk.
 */
SIPCODES_API int sipcodes_response_next(const sipcodes_response *response, sipcodes_field field, sipcodes_cursor *cursor,
                                        sipcodes_element *element);

/* The main part of an element: see enum sipcodes_field. Angle brackets are taken off; escapes are left. */
SIPCODES_API sipcodes_bytes sipcodes_element_value(const sipcodes_element *element);

/* The whole element, as it is written. */
SIPCODES_API sipcodes_bytes sipcodes_element_text(const sipcodes_element *element);

/* The number of an element: see enum sipcodes_field; -1 if it has none. */
SIPCODES_API int64_t sipcodes_element_number(const sipcodes_element *element);

/* The q value in thousandths, 0-1000; 1000 if it has none (RFC 3261 20.1, 20.10). */
SIPCODES_API int sipcodes_element_q(const sipcodes_element *element);

/*
 * Writes the value of a parameter, with quotes, escapes and folds taken off; names in any letter case. A parameter without a
 * value is an empty text; of several with one name the first counts. "token68" is what a challenge such as Negotiate has
 * instead of parameters. Returns its length, SIPCODES_E_NOT_FOUND or SIPCODES_E_ARGUMENT.
 */
SIPCODES_API int sipcodes_element_parameter(const sipcodes_element *element, const char *name, char *buffer, size_t size);

/* What is wrong with the element for which sipcodes_response_next() returned SIPCODES_E_SYNTAX. */
SIPCODES_API sipcodes_fault sipcodes_element_fault(const sipcodes_element *element);

/*
 * The next thing that is wrong with the header section: 1, 0 at the end, or SIPCODES_E_ARGUMENT. Reads every field of
 * enum sipcodes_field; each malformed line and each malformed element is told once.
 */
SIPCODES_API int sipcodes_response_next_fault(const sipcodes_response *response, sipcodes_cursor *cursor,
                                              sipcodes_fault *fault);

/*
 * True if two URIs are equivalent (RFC 3261 19.1.4); URIs of other schemes than sip and sips if they are the
 * same but for the case of the scheme. False if one of them is no URI. Parameters and header fields of URIs that have more
 * than 64 of them count only in the order in which they are written. Lengths as above.
 */
SIPCODES_API bool sipcodes_uri_equal(const char *a, size_t a_length, const char *b, size_t b_length);

/* ---- Context -----------------------------------------------------------
 *
 * What a script knows beside the response. Nothing has to be told: a zeroed context, or NULL, says
 * that nothing is known, and the answer is the best that the response alone allows.
 */
typedef struct sipcodes_context {
    uint64_t reserved[32];
} sipcodes_context;

typedef enum sipcodes_context_item {
    SIPCODES_CONTEXT_ROLE = 1,        /* enum sipcodes_role; default: a client, of which no more is known */
    SIPCODES_CONTEXT_ORIGIN,          /* enum sipcodes_origin; default: the peer, unless the code is only made locally */
    SIPCODES_CONTEXT_USAGE,           /* enum sipcodes_usage; default: the request was outside a dialog */
    SIPCODES_CONTEXT_CALL_ID,         /* enum sipcodes_call_id: who made the Call-ID; default: not known */
    SIPCODES_CONTEXT_PROGRESS,        /* enum sipcodes_progress: what was seen before; default: nothing */
    SIPCODES_CONTEXT_CREDENTIALS,     /* 1: the request already carried credentials for this challenge; default 0 */
    SIPCODES_CONTEXT_STALE,           /* 1: the challenge says stale=true; default: what the response says */
    SIPCODES_CONTEXT_ATTEMPTS,        /* how often the request has been sent again after this code already; default 0 */
    SIPCODES_CONTEXT_TARGETS_LEFT,    /* how many targets have not been tried; default: not known, there may be one */
    SIPCODES_CONTEXT_TARGETS,         /* enum sipcodes_targets: what they are; default: servers */
    SIPCODES_CONTEXT_SECURE,          /* 1: the request went to a SIPS URI; default 0 */
    SIPCODES_CONTEXT_ANONYMOUS,       /* 1: the caller asked for anonymity, 0: not; default: not known */
    SIPCODES_CONTEXT_CANCELLED,       /* 1: the caller has given up; default 0 */
    SIPCODES_CONTEXT_CONSENT,         /* 1: the user agreed to what needs agreement, such as showing the identity; default 0 */
    SIPCODES_CONTEXT_OVERLAP,         /* 1: more digits may still be dialled; default 0 */
    SIPCODES_CONTEXT_RACED,           /* 1: the same request was sent to several targets at once; default 0 */
    SIPCODES_CONTEXT_COMPACT,         /* 1: Identity had the compact form, 0: the full form; default: not known */
    SIPCODES_CONTEXT_PING,            /* 1: the request only probes whether the target is alive; default 0 */
    SIPCODES_CONTEXT_SESSION_EXPIRES, /* seconds: the Session-Expires of the request; default: not known */
    SIPCODES_CONTEXT_MIN_SE,          /* seconds: the largest Min-SE seen for this Call-ID; default: none */
    SIPCODES_CONTEXT_EXPIRES,         /* seconds: the expiry that the request asked for; default: not known */
    SIPCODES_CONTEXT_FAILURES,        /* consecutive failures to register over a flow, this one not counted; default 0 */
    SIPCODES_CONTEXT_FLOWS_DOWN,      /* 1: no flow to the registrar is up; default 0 */
    SIPCODES_CONTEXT_REWRITTEN,       /* 1: this proxy changed the scheme of the Request-URI; default 0 */
    SIPCODES_CONTEXT_RANDOM /* the caller's random number, 0-1000 thousandths, for a time that has to be random; default 500 */
} sipcodes_context_item;

typedef enum sipcodes_role {
    SIPCODES_ROLE_CLIENT, /* whoever sent the request; Via is not judged */
    SIPCODES_ROLE_UAC,
    SIPCODES_ROLE_PROXY, /* one that forks or tries targets one by one; of a registered user the authoritative one */
    SIPCODES_ROLE_EDGE_PROXY,
    SIPCODES_ROLE_B2BUA,
    SIPCODES_ROLE_REGISTRATION, /* a client that registers */
    SIPCODES_ROLE_SUBSCRIBER,
    SIPCODES_ROLE_PUBLISHER
} sipcodes_role;

typedef enum sipcodes_origin {
    SIPCODES_ORIGIN_PEER,
    SIPCODES_ORIGIN_TIMEOUT,   /* this stack made it: no final response came in time (RFC 3261 8.1.3.1) */
    SIPCODES_ORIGIN_TRANSPORT, /* this stack made it: the request could not be sent */
    SIPCODES_ORIGIN_LOCAL      /* this stack made it for another reason */
} sipcodes_origin;

typedef enum sipcodes_usage {
    SIPCODES_USAGE_NONE,         /* outside a dialog */
    SIPCODES_USAGE_INVITE,       /* in a dialog, as part of its session */
    SIPCODES_USAGE_SUBSCRIPTION, /* in a dialog, as part of a subscription */
    SIPCODES_USAGE_OTHER         /* in a dialog, as part of neither: OPTIONS, MESSAGE, INFO */
} sipcodes_usage;

typedef enum sipcodes_call_id {
    SIPCODES_CALL_ID_UNKNOWN,
    SIPCODES_CALL_ID_MINE, /* this side sent the dialog's first request */
    SIPCODES_CALL_ID_THEIRS
} sipcodes_call_id;

typedef enum sipcodes_progress {
    SIPCODES_PROGRESS_NONE,
    SIPCODES_PROGRESS_TRYING,     /* 100 */
    SIPCODES_PROGRESS_RINGING,    /* any other 1xx */
    SIPCODES_PROGRESS_EARLY_MEDIA /* media flowed before the answer */
} sipcodes_progress;

typedef enum sipcodes_targets {
    SIPCODES_TARGETS_SERVERS,  /* other ways to the same destination: gateways, SRV hosts */
    SIPCODES_TARGETS_CONTACTS, /* other contacts of the user */
    SIPCODES_TARGETS_FLOWS     /* other flows to the same instance (RFC 5626) */
} sipcodes_targets;

/*
 * Sets an item, or takes it back with -1. SIPCODES_E_ARGUMENT for a NULL context, a number that is no item,
 * or a value that the item cannot have; context is then left as it was.
 */
SIPCODES_API int sipcodes_context_set(sipcodes_context *context, sipcodes_context_item item, int value);

/* The value that was set; -1 if none was. */
SIPCODES_API int sipcodes_context_get(const sipcodes_context *context, sipcodes_context_item item);

/*
 * Sets items from text: "role=proxy, targets-left=2". Names as below; values by name or as numbers, and "yes"
 * and "no" for 1 and 0.
 * SIPCODES_E_SYNTAX or SIPCODES_E_NOT_FOUND (no such item, or no such value): *position (may be NULL) is the
 * offset of the term at fault, and context is left as it was.
 */
SIPCODES_API int sipcodes_context_parse(sipcodes_context *context, const char *text, size_t length, size_t *position);

/* The stable name of an item ("targets-left") and of a value ("registration"); NULL where there is none. */
SIPCODES_API const char *sipcodes_context_name(sipcodes_context_item item);
SIPCODES_API const char *sipcodes_context_value_name(sipcodes_context_item item, int value);

/*
 * The URIs that the request has been sent to already, so that no redirect leads there again (RFC 3261
 * 8.1.3.4). The array is not copied.
 */
SIPCODES_API int sipcodes_context_tried(sipcodes_context *context, const sipcodes_bytes *uris, size_t count);

/* ---- Policy ------------------------------------------------------------
 *
 * Which codes lead to which next step, where practice differs from the RFCs. The library knows some
 * by name; a program changes them, or makes its own. Its members are private; it is a plain value
 * without pointers, to be copied and kept. A zeroed policy, or NULL, is "rfc": what the RFCs say.
 */
typedef struct sipcodes_policy {
    uint64_t reserved[96];
} sipcodes_policy;

/* The names of the policies that the library knows: "rfc", "carrier", "telnyx"...; NULL past the end. */
SIPCODES_API const char *sipcodes_policy_at(size_t index);

/* What a person reads for a policy of that name, and what it rests on; NULL if there is none. */
SIPCODES_API const char *sipcodes_policy_label(const char *name, const char *lang);
SIPCODES_API const char *sipcodes_policy_source(const char *name);

/* The rules of a policy of that name, as sipcodes_policy_parse() reads them; NULL if there is none. */
SIPCODES_API const char *sipcodes_policy_rules(const char *name);

/* Sets policy to the one of that name. SIPCODES_E_NOT_FOUND if there is none, SIPCODES_E_ARGUMENT. */
SIPCODES_API int sipcodes_policy_get(sipcodes_policy *policy, const char *name);

/*
 * Changes a policy by rules: "failover=408,5xx,!501; stop=480". Rules are separated by ";" or line
 * ends and carried out in order, so that a later one wins; "#" begins a comment to the end of the line.
 *   base=NAME          begins again with a policy that the library knows; what rules before it said is gone
 *   ACTION=SET         the codes of a code set lead to that action: stop, failover, retry, modify, redirect,
 *                      authenticate; rfc gives them back to the RFCs; unknown says that it is not known
 *                      what they lead to
 *   timeout=ACTION     for a final response that did not come in time, whatever the code: stop, failover, retry, unknown or rfc
 *   transport=ACTION   for a request that could not be sent, likewise
 *   rejected=ACTION    for a challenge whose credentials were refused: stop, failover, unknown or rfc
 *   limit=STAGE        no failover once that was seen: trying, ringing, early-media, or none for no limit
 *   health=SET         the codes that count against the health of the target, and no others of 300-699; none for no code,
 *                      rfc for the library's own
 *   hold=SECONDS       how long a target that fails over stays out of use when Retry-After does not say; 0 for not at all.
 *                      Not one that was the last: what the server did not ask for must not leave nothing to try
 *   hold-max=SECONDS   the longest that Retry-After may keep a target out of use; 0 for no limit
 * SET is a code set as sipcodes_set_parse() reads it, of 300-699: what is not a failure is not decided by policy. A term
 * that names other numbers (200, 1xx, 904) is SIPCODES_E_STATUS; words and facts that hold others too (all, known,
 * action=stop) count with their part of 300-699, so that failover=all is failover=failure. SECONDS go up to 2147483647.
 * Empty rules and spaces are skipped; letter case does not count. length is in bytes; SIZE_MAX means that text ends with NUL.
 * Returns SIPCODES_OK, also if there is no rule at all; SIPCODES_E_SYNTAX, SIPCODES_E_STATUS (a code that cannot be set) or
 * SIPCODES_E_NOT_FOUND (no such rule, policy, action or stage), with *position (may be NULL) the offset of what is at
 * fault: the rule if it has no "=", the name, the value, or the term of the set; or SIPCODES_E_ARGUMENT. On an error policy
 * is left as it was.
 */
SIPCODES_API int sipcodes_policy_parse(sipcodes_policy *policy, const char *text, size_t length, size_t *position);

/*
 * Makes the codes that a text of another product lists fail over, as a rule "failover=SET" does; codes that it does not list
 * keep what they led to. Forms, told apart by their looks:
 *   code=403;code=488;class=5          with "=": Kamailio's failover_reply_codes
 *   (408)|(5[0-9][0-9])                with any of . [ ] ( ) { } ? * + ^ $ \, or nothing but status codes of 300-699 and |: an
 *                                      extended regular expression that is looked for in the three digits of the code; of:
 *                                      digits . [ ] [^ ] ( ) | ? * + {n} {n,} {n,m} ^ $ \d. What cannot match a digit, an
 *                                      alternative that is empty, and groups more than 16 deep are errors
 *   NORMAL_TEMPORARY_FAILURE,USER_BUSY,38   all else: FreeSWITCH's causes by name or number, between commas, semicolons, |
 *                                      or spaces; the codes that mod_sofia turns into them. A cause that it makes of no code,
 *                                      such as NO_ANSWER, adds none. Numbers are those of causes: "408,503" is an error,
 *                                      because no cause has the number 408
 * Returns and *position as sipcodes_policy_parse(): SIPCODES_E_SYNTAX also for an empty text, SIPCODES_E_NOT_FOUND for a
 * cause that is not known, or a name that is neither code nor class.
 */
SIPCODES_API int sipcodes_policy_import(sipcodes_policy *policy, const char *text, size_t length, size_t *position);

/*
 * Writes the rules of a policy so that sipcodes_policy_parse() makes the same policy, byte for byte, of a zeroed one. The same
 * policy always gives the same text, however it was made; "" for the RFCs alone, and for NULL.
 */
SIPCODES_API int sipcodes_policy_text(const sipcodes_policy *policy, char *buffer, size_t size);

/*
 * Writes a code set as text, ascending and as short as ranges and classes make it: "408,5xx"; "" for the empty set.
 * SIPCODES_E_STATUS if it holds a number above 699 that is no known local code, which no text stands for.
 */
SIPCODES_API int sipcodes_set_text(const sipcodes_set *set, char *buffer, size_t size);

/* ---- Advice ------------------------------------------------------------ */

/*
 * What to do about a response. Its members are private. It points to the response and the context that it was
 * made from, which have to stay where they are as long as it is in use.
 */
typedef struct sipcodes_advice {
    uint64_t reserved[40];
} sipcodes_advice;

/* What an advice says, as numbers. "None" is -1. */
typedef enum sipcodes_advice_value {
    SIPCODES_ADVICE_ACTION = 1, /* enum sipcodes_action: the next step */
    SIPCODES_ADVICE_OTHERWISE,  /* enum sipcodes_action: the step if that one cannot be taken, such as a repair */
    SIPCODES_ADVICE_REPAIR,     /* enum sipcodes_repair: what to change */
    SIPCODES_ADVICE_DELAY,      /* milliseconds to wait before the step, or before the retry instead; 0 for at once */
    SIPCODES_ADVICE_DELAY_MIN,  /* where the time has to be random: the bounds that it is taken from */
    SIPCODES_ADVICE_DELAY_MAX,
    SIPCODES_ADVICE_DELAY_FROM,      /* enum sipcodes_delay_from */
    SIPCODES_ADVICE_HOLD,            /* seconds to send nothing else there */
    SIPCODES_ADVICE_HOLD_SCOPE,      /* enum sipcodes_hold: how wide */
    SIPCODES_ADVICE_REMEMBER,        /* seconds for which the redirect holds for later requests too; 0 for this request only;
                                       SIPCODES_FOREVER */
    SIPCODES_ADVICE_SESSION_EXPIRES, /* seconds for the Session-Expires of the next request, at least */
    SIPCODES_ADVICE_MIN_SE,          /* seconds for its Min-SE */
    SIPCODES_ADVICE_EXPIRES,         /* seconds for its Expires, at least */
    SIPCODES_ADVICE_FIELD,           /* enum sipcodes_field: what sipcodes_advice_next() walks through */
    SIPCODES_ADVICE_MISSING,         /* enum sipcodes_field: what the response should have carried and does not */
    SIPCODES_ADVICE_DIALOG_EFFECT,   /* enum sipcodes_dialog_effect, for the request as the context has it */
    SIPCODES_ADVICE_REACHED,         /* enum sipcodes_reached: was the user reached? */
    SIPCODES_ADVICE_HEALTH,          /* 1 if it counts against the health of the target, 0 if not */
    SIPCODES_ADVICE_CONSENT,         /* 1 if a person has to agree to the step first */
    SIPCODES_ADVICE_ORIGIN,          /* enum sipcodes_origin, as the advice takes it */
    SIPCODES_ADVICE_TREATED_AS,      /* the status code that this one is treated as (RFC 3261 8.1.3.2) */
    SIPCODES_ADVICE_RELAY            /* for who passes it on: the status code to send upstream; 0 to send nothing */
} sipcodes_advice_value;

#define SIPCODES_FOREVER INT64_MAX

typedef enum sipcodes_delay_from {
    SIPCODES_DELAY_FROM_NONE,
    SIPCODES_DELAY_FROM_RETRY_AFTER, /* the response says so */
    SIPCODES_DELAY_FROM_RFC,         /* the RFC says so: 491, flow recovery */
    SIPCODES_DELAY_FROM_HOUSE        /* the RFC leaves it open; the library's own choice: "several seconds" after a 500 */
} sipcodes_delay_from;

typedef enum sipcodes_hold {
    SIPCODES_HOLD_NONE,
    SIPCODES_HOLD_TARGET, /* this address of record or contact */
    SIPCODES_HOLD_USAGE,  /* further requests in this usage (RFC 5057) */
    SIPCODES_HOLD_SERVER  /* everything that would go to this server */
} sipcodes_hold;

typedef enum sipcodes_reached { SIPCODES_REACHED_UNKNOWN, SIPCODES_REACHED_NO, SIPCODES_REACHED_YES } sipcodes_reached;

/*
 * Says what to do about a response. context and policy may be NULL. Pure: the same arguments give the same advice.
 * Returns SIPCODES_OK or SIPCODES_E_ARGUMENT.
 */
SIPCODES_API int sipcodes_advise(const sipcodes_response *response, const sipcodes_context *context,
                                 const sipcodes_policy *policy, sipcodes_advice *advice);

/* One number of an advice; -1 for none. */
SIPCODES_API int64_t sipcodes_advice_get(const sipcodes_advice *advice, sipcodes_advice_value value);

/* The stable name of a number ("hold-scope"), and of what an enumerated one says ("server"); NULL where there is none. */
SIPCODES_API const char *sipcodes_advice_name(sipcodes_advice_value value);
SIPCODES_API const char *sipcodes_advice_value_name(sipcodes_advice_value value, int64_t number);

/*
 * The elements that the step needs: for redirect, the Contacts in the order to try them, without those tried already
 * and those that may not be tried; for authenticate, the challenges; otherwise those of SIPCODES_ADVICE_FIELD. Returns as
 * sipcodes_response_next(), without the malformed ones. Of the Contacts the first 64 of the message count.
 */
SIPCODES_API int sipcodes_advice_next(const sipcodes_advice *advice, sipcodes_cursor *cursor, sipcodes_element *element);

/*
 * Why: index 0 is the reason for the action; the others are what else to know, such as that the policy
 * does what an RFC forbids, or that a header field could not be read. The stable id ("busy-here"), what it
 * rests on ("RFC 3261 21.4.24"), whether it is a warning; NULL, NULL and false past the end.
 */
SIPCODES_API const char *sipcodes_advice_reason(const sipcodes_advice *advice, size_t index);
SIPCODES_API const char *sipcodes_advice_source(const sipcodes_advice *advice, size_t index);
SIPCODES_API bool sipcodes_advice_is_warning(const sipcodes_advice *advice, size_t index);

/*
 * Writes the reason at an index as a sentence that a person can log. In what it takes from the message, runs of white space and
 * control characters are one space, and bytes that are no UTF-8 are "?".
 */
SIPCODES_API int sipcodes_advice_text(const sipcodes_advice *advice, size_t index, const char *lang, char *buffer, size_t size);

/* The tag of the language that sipcodes_advice_text() answers in; NULL past the end. */
SIPCODES_API const char *sipcodes_advice_language(const sipcodes_advice *advice, size_t index, const char *lang);

/*
 * The advice as a page: the next step, why, and the values that go with it. Piece by piece, or as text. Returns as
 * sipcodes_explain() and sipcodes_explain_visit().
 */
SIPCODES_API int sipcodes_advice_page(const sipcodes_advice *advice, const char *lang, sipcodes_format format, char *buffer,
                                      size_t size);
SIPCODES_API int sipcodes_advice_visit(const sipcodes_advice *advice, const char *lang, sipcodes_visitor *visit, void *user);

/*
 * Explains a response: the page of the advice, what its warn-codes mean and what helps, the names of the causes of Q.850 in its
 * Reason, what is wrong with the header fields, and the card of the code. context and policy may be NULL. Returns as
 * sipcodes_explain() and sipcodes_explain_visit().
 */
SIPCODES_API int sipcodes_explain_response(const sipcodes_response *response, const sipcodes_context *context,
                                           const sipcodes_policy *policy, const char *lang, sipcodes_format format,
                                           char *buffer, size_t size);
SIPCODES_API int sipcodes_explain_response_visit(const sipcodes_response *response, const sipcodes_context *context,
                                                 const sipcodes_policy *policy, const char *lang, sipcodes_visitor *visit,
                                                 void *user);

/* ---- Best response of a fork ------------------------------------------- */

/* The final response of one branch. */
typedef struct sipcodes_branch {
    int status;                        /* 300-699, or 0 if response tells it; otherwise response is not asked */
    sipcodes_origin origin;            /* whether this stack made it; counts only under rules that say so */
    const sipcodes_response *response; /* NULL if only the status is known */
    uint64_t reserved[2];              /* 0 */
} sipcodes_branch;

/*
 * Which response was chosen. Its members are private; it is a plain value without pointers, to be copied and kept.
 * A zeroed one, or NULL, has no index, status, code or reason.
 */
typedef struct sipcodes_best {
    uint64_t reserved[16];
} sipcodes_best;

/*
 * The names of the rules by which ties are broken: "repairable-first" (the default), "lowest-code", "first-received", and
 * the orders of products: "kamailio"...; NULL past the end.
 */
SIPCODES_API const char *sipcodes_best_rule_at(size_t index);

/* What a person reads for a rule of that name, in any letter case, and what it rests on; NULL if there is none. */
SIPCODES_API const char *sipcodes_best_rule_label(const char *name, const char *lang);
SIPCODES_API const char *sipcodes_best_rule_source(const char *name);

/*
 * Chooses the best response of the branches, in the order in which they were received (RFC 3261 16.7 step 6). A 6xx goes
 * first, then the lowest class; within 4xx the codes 401, 407, 415, 420 and 484; of 5xx a 503 last. What that leaves open,
 * the rule decides; the rules of products decide also what it does not. Among equal codes the first counts. Unknown codes
 * count by their class. A 503 goes upstream as 500. No branch at all is a 408. A 408 is not sent if the request was not an
 * INVITE (RFC 4320 4.2).
 * method: of the request; SIPCODES_METHOD_UNKNOWN counts as INVITE. rule: NULL for "repairable-first".
 * The caller leaves out what is no candidate: a 3xx whose Contacts have all been tried, a 416 that was repaired (16.7 step
 * 4), and a 424 about a location that the caller itself added (RFC 6442 4.1).
 * count may be 0, and branches then NULL. It takes time in proportion to count, and no memory.
 * Returns SIPCODES_OK, SIPCODES_E_STATUS (a branch that is not a final response of 300-699), SIPCODES_E_NOT_FOUND (no such
 * rule) or SIPCODES_E_ARGUMENT (a NULL pointer, or a method or origin out of range). On an error best is left as it was.
 */
SIPCODES_API int sipcodes_best_response(const sipcodes_branch *branches, size_t count, sipcodes_method method, const char *rule,
                                        sipcodes_best *best);

SIPCODES_API size_t sipcodes_best_index(const sipcodes_best *best); /* of the branch chosen; SIZE_MAX if there is none */
SIPCODES_API int sipcodes_best_status(const sipcodes_best *best);   /* to send upstream; 0 if nothing may be sent */

/* False if the rule chose what RFC 3261 16.7 does not allow, in the sense of sipcodes_best_allowed(). */
SIPCODES_API bool sipcodes_best_is_allowed(const sipcodes_best *best);

/*
 * The status codes that may be sent upstream for these branches, whatever the rule. A proxy that sends another one breaks a
 * MUST of RFC 3261 16.7 step 6, or a SHOULD for which it names no exception:
 *   any 6xx        the 6xx codes of the branches (MUST)
 *   otherwise      of the lowest class of the branches (SHOULD) all of their codes (MAY), also those of 4xx that are not
 *                  preferred
 *   no branch      408 (MUST)
 *   503            not beside another code of 5xx, nor a 500 made of it: one branch has shown that not every request gets 503.
 *                  If there is no other 5xx, 500 and 503: a proxy SHOULD make it 500, but may send 503 if it knows that it
 *                  cannot serve any request, which the branches do not tell
 *   not INVITE     408 is left out (RFC 4320 4.2, MUST NOT). If a branch had it, or there is no branch, and there is no
 *                  6xx or 3xx, it is also right to send nothing; an empty set means that nothing else is
 */
SIPCODES_API sipcodes_set sipcodes_best_allowed(const sipcodes_best *best);

/*
 * True if the WWW-Authenticate and Proxy-Authenticate of that branch have to be added to the response sent upstream: it and
 * the branch chosen are both 401 or 407 (16.7 step 7). branches and count as they were for the choice.
 */
SIPCODES_API bool sipcodes_best_takes_challenges(const sipcodes_best *best, const sipcodes_branch *branches, size_t count,
                                                 size_t index);

/*
 * Why: index 0 is what decided first, such as the class; the others are what decided next and what else to know. If the
 * choice is not allowed, index 1 is the warning that says so. The stable id ("fork-lowest-class"), what it rests on ("RFC
 * 3261 16.7 step 6"), whether it is a warning; NULL, NULL and false past the end.
 */
SIPCODES_API const char *sipcodes_best_reason(const sipcodes_best *best, size_t index);
SIPCODES_API const char *sipcodes_best_source(const sipcodes_best *best, size_t index);
SIPCODES_API bool sipcodes_best_is_warning(const sipcodes_best *best, size_t index);

/* Writes the reason at an index as a sentence that a person can log; SIPCODES_E_ARGUMENT past the end. */
SIPCODES_API int sipcodes_best_text(const sipcodes_best *best, size_t index, const char *lang, char *buffer, size_t size);

/* The tag of the language that sipcodes_best_text() answers in; NULL past the end. */
SIPCODES_API const char *sipcodes_best_language(const sipcodes_best *best, size_t index, const char *lang);

/* ---- Causes ------------------------------------------------------------
 *
 * Gateways, products and call records speak of causes: the numbers 1 to 127 of ITU-T Q.850, which ISDN and ISUP release
 * messages carry, and numbers that a product made up. Documents and products turn status codes into causes, and causes into
 * status codes, by tables that disagree. Each is here under its name, row by row with its source: "rfc3398" (what NULL stands
 * for), "rfc4497", "asterisk", "freeswitch" and those of vendors.
 */

/* How far a statement has been checked. */
typedef enum sipcodes_trust {
    SIPCODES_TRUST_UNKNOWN,
    SIPCODES_TRUST_READ,       /* the source was read: an RFC, the code of a product, the whole table of a vendor */
    SIPCODES_TRUST_EXCERPT,    /* only part of the source could be read */
    SIPCODES_TRUST_SECOND_HAND /* the document that decides could not be read; the source repeats it */
} sipcodes_trust;

/* The class of a cause, which its number tells. */
typedef enum sipcodes_cause_class {
    SIPCODES_CAUSE_CLASS_UNKNOWN,              /* a number that a product made up */
    SIPCODES_CAUSE_CLASS_NORMAL_EVENT,         /* 1-31 */
    SIPCODES_CAUSE_CLASS_RESOURCE_UNAVAILABLE, /* 32-47 */
    SIPCODES_CAUSE_CLASS_NOT_AVAILABLE,        /* 48-63: service or option not available */
    SIPCODES_CAUSE_CLASS_NOT_IMPLEMENTED,      /* 64-79: service or option not implemented */
    SIPCODES_CAUSE_CLASS_INVALID_MESSAGE,      /* 80-95 */
    SIPCODES_CAUSE_CLASS_PROTOCOL_ERROR,       /* 96-111 */
    SIPCODES_CAUSE_CLASS_INTERWORKING          /* 112-127 */
} sipcodes_cause_class;

/* How official a cause is. */
typedef enum sipcodes_cause_standing {
    SIPCODES_CAUSE_STANDING_UNKNOWN,
    SIPCODES_CAUSE_STANDING_ASSIGNED,   /* Q.850 gives it a meaning */
    SIPCODES_CAUSE_STANDING_UNASSIGNED, /* spare or reserved in Q.850: the sources do not tell which */
    SIPCODES_CAUSE_STANDING_PRIVATE     /* a product made it up: FreeSWITCH's 487 */
} sipcodes_cause_standing;

/* Where in the network a call was released (RFC 8606 4). NONE stands for "not known". */
typedef enum sipcodes_location {
    SIPCODES_LOCATION_NONE,
    SIPCODES_LOCATION_U,   /* the user */
    SIPCODES_LOCATION_LPN, /* the private network serving the local user */
    SIPCODES_LOCATION_LN,  /* the public network serving the local user */
    SIPCODES_LOCATION_TN,  /* a transit network */
    SIPCODES_LOCATION_RLN, /* the public network serving the remote user */
    SIPCODES_LOCATION_RPN, /* the private network serving the remote user */
    SIPCODES_LOCATION_LOC_6,
    SIPCODES_LOCATION_INTL, /* an international network */
    SIPCODES_LOCATION_LOC_8,
    SIPCODES_LOCATION_LOC_9,
    SIPCODES_LOCATION_BI, /* a network beyond the interworking point */
    SIPCODES_LOCATION_LOC_11,
    SIPCODES_LOCATION_LOC_12,
    SIPCODES_LOCATION_LOC_13,
    SIPCODES_LOCATION_LOC_14,
    SIPCODES_LOCATION_LOC_15
} sipcodes_location;

/* What decides between several rows about one status code, or about one cause. */
typedef enum sipcodes_cause_condition {
    SIPCODES_CAUSE_CONDITION_NONE,          /* nothing: the row holds where no other one does */
    SIPCODES_CAUSE_CONDITION_LOCATION_USER, /* the location of the cause is the user */
    SIPCODES_CAUSE_CONDITION_DIAGNOSTIC,    /* the cause has a diagnostic with the new number */
    SIPCODES_CAUSE_CONDITION_BEARER,        /* the Warning says that another bearer capability may work */
    SIPCODES_CAUSE_CONDITION_REASON         /* a Reason header field carries a cause, which is then taken */
} sipcodes_cause_condition;

typedef enum sipcodes_direction {
    SIPCODES_DIRECTION_TO_CAUSE, /* from a status code */
    SIPCODES_DIRECTION_TO_STATUS /* from a cause */
} sipcodes_direction;

/* The stable names of these ("second-hand", "normal-event", "assigned", "location-user", "to-cause"); NULL outside them. */
SIPCODES_API const char *sipcodes_trust_name(sipcodes_trust trust);
SIPCODES_API const char *sipcodes_cause_class_name(sipcodes_cause_class class_);
SIPCODES_API const char *sipcodes_cause_standing_name(sipcodes_cause_standing standing);
SIPCODES_API const char *sipcodes_cause_condition_name(sipcodes_cause_condition condition);
SIPCODES_API const char *sipcodes_direction_name(sipcodes_direction direction);

/* What a person reads for them; NULL as above. */
SIPCODES_API const char *sipcodes_trust_label(sipcodes_trust trust, const char *lang);
SIPCODES_API const char *sipcodes_cause_class_label(sipcodes_cause_class class_, const char *lang);
SIPCODES_API const char *sipcodes_cause_standing_label(sipcodes_cause_standing standing, const char *lang);
SIPCODES_API const char *sipcodes_cause_condition_label(sipcodes_cause_condition condition, const char *lang);

/* A location as it is written in Reason ("LPN", "LOC-6"; NULL for NONE), and what a person reads for it. */
SIPCODES_API const char *sipcodes_location_name(sipcodes_location location);
SIPCODES_API const char *sipcodes_location_label(sipcodes_location location, const char *lang);

/* The location of a name, in any letter case; SIPCODES_E_LOCATION if there is none, SIPCODES_E_ARGUMENT for NULL. */
SIPCODES_API int sipcodes_location_find(const char *name, size_t length);

/* All that is known of one cause. */
typedef struct sipcodes_cause sipcodes_cause;

/* The record of a cause: each of 1-127, also the unassigned ones, and the numbers that products made up; NULL for others. */
SIPCODES_API const sipcodes_cause *sipcodes_cause_get(int number);

/* Causes in ascending order: how many there are, and the one at an index from 0; NULL past the end. */
SIPCODES_API size_t sipcodes_cause_count(void);
SIPCODES_API const sipcodes_cause *sipcodes_cause_at(size_t index);

/*
 * The cause that a text stands for: a number ("34"), one that says that it is Q.850's ("q850:34", "cause=34"), a name ("User
 * busy") or a product's symbol ("NORMAL_CIRCUIT_CONGESTION", "AST_CAUSE_BUSY", "SWITCH_CAUSE_USER_BUSY"). Case, punctuation
 * and space do not count in names. length is in bytes; SIZE_MAX means that text ends with NUL.
 * Returns the number, or
 *   SIPCODES_E_ARGUMENT   text is NULL,
 *   SIPCODES_E_CAUSE      it is a number, but not of a cause: 0, 200; q850:487, which only FreeSWITCH has,
 *   SIPCODES_E_NOT_FOUND  no cause goes by it,
 *   SIPCODES_E_AMBIGUOUS  several do: "PRE_EMPTED" is 8 in Asterisk and 45 in FreeSWITCH; sipcodes_cause_find_all() lists them.
 */
SIPCODES_API int sipcodes_cause_find(const char *text, size_t length);

/* All causes that a text stands for, ascending. As sipcodes_find_all(), with the errors of sipcodes_cause_find(). */
SIPCODES_API int sipcodes_cause_find_all(const char *text, size_t length, int *numbers, size_t capacity);

SIPCODES_API int sipcodes_cause_number(const sipcodes_cause *cause); /* 0 for NULL */

/* The name in Q.850 ("User busy"), or a private cause's symbol; "" if it is unassigned. */
SIPCODES_API const char *sipcodes_cause_name(const sipcodes_cause *cause);
SIPCODES_API sipcodes_cause_class sipcodes_cause_class_of(const sipcodes_cause *cause);
SIPCODES_API sipcodes_cause_standing sipcodes_cause_standing_of(const sipcodes_cause *cause);

/* What name and standing rest on, and how far that has been checked: Q.850 itself could not be read. */
SIPCODES_API const char *sipcodes_cause_source(const sipcodes_cause *cause);
SIPCODES_API sipcodes_trust sipcodes_cause_trust(const sipcodes_cause *cause);

/* One sentence or two on what else the number is used for, or "". */
SIPCODES_API const char *sipcodes_cause_note(const sipcodes_cause *cause, const char *lang);

/* What the product of a table calls it: "AST_CAUSE_USER_BUSY" for "asterisk"; "" if it has no name, or no such table. */
SIPCODES_API const char *sipcodes_cause_symbol(const sipcodes_cause *cause, const char *table);

/* One text, as sipcodes_code_text(): LEAD, DESCRIPTION, WHEN and FIX. Causes without texts of their own have those of their
 * class. */
SIPCODES_API const char *sipcodes_cause_text(const sipcodes_cause *cause, sipcodes_text text, const char *lang,
                                             const char **language);

/* The sources that the texts of a cause rest on; NULL past the end. */
SIPCODES_API const char *sipcodes_cause_text_source(const sipcodes_cause *cause, size_t index);

/* The names of the tables, "rfc3398" first; NULL past the end. */
SIPCODES_API const char *sipcodes_cause_table_at(size_t index);

/* What a person reads for a table, what it rests on, what else to know of it, or "", and how far it was checked. In all of them
 * letter case does not count, and NULL is "rfc3398". NULL or SIPCODES_TRUST_UNKNOWN if there is no such table. */
SIPCODES_API const char *sipcodes_cause_table_label(const char *table, const char *lang);
SIPCODES_API const char *sipcodes_cause_table_source(const char *table);
SIPCODES_API const char *sipcodes_cause_table_note(const char *table, const char *lang);
SIPCODES_API sipcodes_trust sipcodes_cause_table_trust(const char *table);

/* One row of a table: what it makes of a status code or of a cause. */
typedef struct sipcodes_mapping sipcodes_mapping;

/* The rows of a table in one direction, as its source has them; NULL past the end and if there is no such table. */
SIPCODES_API const sipcodes_mapping *sipcodes_cause_table_row(const char *table, sipcodes_direction direction, size_t index);

/* The row for all that no other row is about; NULL if the source does not tell, or if there is no such table. */
SIPCODES_API const sipcodes_mapping *sipcodes_cause_table_default(const char *table, sipcodes_direction direction);

/* What a row is about, as text: "404", "4xx", "BYE", "Reason", "other". "" for NULL. */
SIPCODES_API const char *sipcodes_mapping_subject(const sipcodes_mapping *mapping);
SIPCODES_API sipcodes_direction sipcodes_mapping_direction(const sipcodes_mapping *mapping);
SIPCODES_API const char *sipcodes_mapping_table(const sipcodes_mapping *mapping); /* its name; "" for NULL */

/* The status code or cause that a row is about, 0 if it is about several; and the one that it becomes, 0 for none. */
SIPCODES_API int sipcodes_mapping_from(const sipcodes_mapping *mapping);
SIPCODES_API int sipcodes_mapping_to(const sipcodes_mapping *mapping);

/* True for the row of what the table does not name: an answer from it means "unmapped". */
SIPCODES_API bool sipcodes_mapping_is_default(const sipcodes_mapping *mapping);

/* When a row holds, and the location that goes with the cause; NONE if the table does not give exactly one. */
SIPCODES_API sipcodes_cause_condition sipcodes_mapping_condition(const sipcodes_mapping *mapping);
SIPCODES_API sipcodes_location sipcodes_mapping_location(const sipcodes_mapping *mapping);

SIPCODES_API const char *sipcodes_mapping_source(const sipcodes_mapping *mapping);
SIPCODES_API sipcodes_trust sipcodes_mapping_trust(const sipcodes_mapping *mapping);
SIPCODES_API const char *sipcodes_mapping_note(const sipcodes_mapping *mapping, const char *lang); /* "" for none */

/* The next row about the same subject, which holds under another condition; NULL if there is none. */
SIPCODES_API const sipcodes_mapping *sipcodes_mapping_next(const sipcodes_mapping *mapping);

/*
 * The cause that a table makes of a final status code, 200-699; 0 if it makes none of it.
 * *mapping (may be NULL) is the row that says so: the table's default if it does not name the code, and NULL if it has
 * no default either. Where a condition decides that cannot be known here, the row without one answers, and
 * sipcodes_mapping_next() gives the others.
 * Returns the cause, or SIPCODES_E_STATUS or SIPCODES_E_TABLE (no such table); *mapping is then NULL.
 */
SIPCODES_API int sipcodes_cause_from_status(int status, const char *table, const sipcodes_mapping **mapping);

/*
 * The status code that a table makes of a cause, likewise; the location decides where the table has a row for it: cause 21 of
 * the user is 603, otherwise 403 (RFC 3398 7.2.4.1, where it is left to the gateway; RFC 4497 8.4.1).
 * Returns the status code, 0 if there is none, or SIPCODES_E_CAUSE (no such cause, or one that another product made up),
 * SIPCODES_E_TABLE, or SIPCODES_E_ARGUMENT for a number that is no location; *mapping is then NULL.
 */
SIPCODES_API int sipcodes_cause_to_status(int cause, const char *table, sipcodes_location location,
                                          const sipcodes_mapping **mapping);

/* What one product on a path does to a call: it turns the status code that it gets into a cause, and that into one to send. */
typedef struct sipcodes_cause_step {
    const char *table;
    int received;                     /* the status code */
    int cause;                        /* 0 if the table makes none of it */
    int sent;                         /* the status code; 0 if the table makes none of the cause */
    const sipcodes_mapping *to_cause; /* the rows that say so; NULL for none */
    const sipcodes_mapping *to_status;
    uint64_t reserved[2];
} sipcodes_cause_step;

/*
 * What a path of products makes of a status code: each of the tables turns what the one before sent into a cause and back.
 * keeps_location: the location that the first half of a table tells, as 6xx codes do, still counts in its second half.
 * Writes one step for each table to steps, which has room for count of them. A step that has nothing to send is the last.
 * Returns how many steps were written, or SIPCODES_E_STATUS (not 200-699); SIPCODES_E_TABLE or SIPCODES_E_ARGUMENT for a table
 * that does not exist or is NULL, with *index (may be NULL) that of it; SIPCODES_E_ARGUMENT also for other NULL pointers and a
 * count above INT_MAX. On an error steps is as it was.
 */
SIPCODES_API int sipcodes_cause_path(int status, const char *const *tables, size_t count, bool keeps_location,
                                     sipcodes_cause_step *steps, size_t *index);

/*
 * Explains a cause: what it means, when one sees it, how to fix it, its symbols, what each table makes of it, and which status
 * codes become it. Returns as sipcodes_explain() and sipcodes_explain_visit(), with SIPCODES_E_CAUSE if there is no such cause.
 */
SIPCODES_API int sipcodes_cause_explain(int number, const char *lang, sipcodes_format format, char *buffer, size_t size);
SIPCODES_API int sipcodes_cause_explain_visit(int number, const char *lang, sipcodes_visitor *visit, void *user);

/* Compares two causes: lead, a card for each, in what they differ, and what they share. Returns as above. */
SIPCODES_API int sipcodes_cause_compare(int a, int b, const char *lang, sipcodes_format format, char *buffer, size_t size);
SIPCODES_API int sipcodes_cause_compare_visit(int a, int b, const char *lang, sipcodes_visitor *visit, void *user);

/* True if the pair of causes, in either order, has texts written for it. */
SIPCODES_API bool sipcodes_cause_is_curated(int a, int b);

/* The cause that a piece of these pages is about; 0 if it is about both or neither, and on other pages. */
SIPCODES_API int sipcodes_piece_cause(const sipcodes_piece *piece);

/* ---- Reason and Warning ------------------------------------------------ */

/* A protocol that Reason header fields name, "Q.850" among them. */
typedef struct sipcodes_protocol sipcodes_protocol;

/* The protocols, IANA's first, then those that are not registered; NULL past the end. */
SIPCODES_API const sipcodes_protocol *sipcodes_protocol_at(size_t index);

/* The protocol of a name, in any letter case; NULL if there is none. */
SIPCODES_API const sipcodes_protocol *sipcodes_protocol_find(const char *name, size_t length);
SIPCODES_API const char *sipcodes_protocol_name(const sipcodes_protocol *protocol);
SIPCODES_API bool sipcodes_protocol_is_registered(const sipcodes_protocol *protocol);
SIPCODES_API const char *sipcodes_protocol_source(const sipcodes_protocol *protocol);

/* True if a message may have several Reason values of the protocol (RFC 9366 3). */
SIPCODES_API bool sipcodes_protocol_takes_several(const sipcodes_protocol *protocol);

/* What its cause stands for, and where it is used. */
SIPCODES_API const char *sipcodes_protocol_meaning(const sipcodes_protocol *protocol, const char *lang);
SIPCODES_API const char *sipcodes_protocol_use(const sipcodes_protocol *protocol, const char *lang);

/* One value of a Reason header field (RFC 3326 2). */
typedef struct sipcodes_reason {
    sipcodes_bytes protocol; /* a token, such as {"Q.850", SIZE_MAX} */
    int cause;               /* -1 for none */
    sipcodes_bytes text;     /* UTF-8, without quotes and escapes; {NULL, 0} for none */
    sipcodes_location location;
    uint64_t reserved[2]; /* 0 */
} sipcodes_reason;

/*
 * Writes the value of a Reason header field of up to 64 reasons: 'SIP;cause=200;text="Call completed elsewhere",
 * Q.850;cause=26'. Quotes and backslashes in a text are escaped. reasons may be NULL if count is 0; the value is then empty.
 * Returns its length, or
 *   SIPCODES_E_STATUS     the protocol is SIP, and the cause is not 100-699,
 *   SIPCODES_E_CAUSE      the protocol is Q.850, and the cause is not 1-127; or any cause below -1,
 *   SIPCODES_E_LOCATION   a location with another protocol (RFC 8606 4), or a number that is no location,
 *   SIPCODES_E_SYNTAX     a protocol that is no token, a text with a control character or that is not UTF-8, or two reasons of
 *                         one protocol that does not take several,
 *   SIPCODES_E_ARGUMENT   NULL, more than 64 reasons, or a protocol or text of more than 65535 bytes,
 * with *index (may be NULL) that of the reason at fault.
 */
SIPCODES_API int sipcodes_reason_write(const sipcodes_reason *reasons, size_t count, char *buffer, size_t size, size_t *index);

/*
 * The next reason in the value of a Reason header field, without its name, such as one from a request or a call record: as
 * sipcodes_response_next() for SIPCODES_FIELD_REASON. value and length have to be the same in each call of a walk.
 */
SIPCODES_API int sipcodes_reason_next(const char *value, size_t length, sipcodes_cursor *cursor, sipcodes_element *element);

/* What a warn-code stands for (RFC 3261 20.43). */
typedef struct sipcodes_warning sipcodes_warning;

/* The record of a warn-code that IANA registers, NULL for others; and those of all, ascending, NULL past the end. */
SIPCODES_API const sipcodes_warning *sipcodes_warning_get(int code);
SIPCODES_API const sipcodes_warning *sipcodes_warning_at(size_t index);
SIPCODES_API int sipcodes_warning_code(const sipcodes_warning *warning);         /* 0 for NULL */
SIPCODES_API const char *sipcodes_warning_text(const sipcodes_warning *warning); /* as registered: "Insufficient bandwidth" */
SIPCODES_API const char *sipcodes_warning_source(const sipcodes_warning *warning);

/* What it means, and what to do about it. */
SIPCODES_API const char *sipcodes_warning_meaning(const sipcodes_warning *warning, const char *lang);
SIPCODES_API const char *sipcodes_warning_fix(const sipcodes_warning *warning, const char *lang);

#ifdef __cplusplus
}
#endif

#endif
