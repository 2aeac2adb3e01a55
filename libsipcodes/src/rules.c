/*
 * rules.c - what the RFCs say about a final failure, code by code.
 *
 * A code without a rule of its own gets the action of its record.
 */
#include "advise.h"

/* RFC 3261 21.5.1 says "several seconds". */
#define SEVERAL_SECONDS 5

/* An endless loop is no RFC's intention; these ends are the library's own. */
#define MOST_RETRIES 3

#define LEAST_MIN_SE 90 /* RFC 4028 5 */

/* ---- What rules have in common ---- */

/* True if a field is not there, or has nothing that can be read; an empty list may be legal. */
static bool is_absent(const struct inquiry *inquiry, sipcodes_field field)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    bool is_malformed = false;
    int found;

    if (!inquiry->has_fields)
        return false;
    while ((found = sipcodes_response_next(inquiry->response, field, &cursor, &element)) != 0) {
        if (found > 0)
            return false;
        is_malformed = true;
    }
    return is_malformed || !sipcodes_response_has(inquiry->response, field);
}

int missing_reason(const struct inquiry *inquiry, sipcodes_field field)
{
    return sipcodes_response_has(inquiry->response, field) ? REASON_FIELD_USELESS : REASON_FIELD_MISSING;
}

/* True if a header field that the code requires is missing; the advice then says which. */
static bool is_missing(struct inquiry *inquiry, sipcodes_field field)
{
    if (!is_absent(inquiry, field))
        return false;
    put(inquiry, SIPCODES_ADVICE_MISSING, field);
    decide(inquiry, SIPCODES_ACTION_STOP, missing_reason(inquiry, field));
    return true;
}

/* Reads a field that the code requires, but without which the step can be taken as well. */
static void report_missing(struct inquiry *inquiry, sipcodes_field field)
{
    put(inquiry, SIPCODES_ADVICE_FIELD, field);
    if (is_absent(inquiry, field))
        put(inquiry, SIPCODES_ADVICE_MISSING, field);
}

/* The request can be repaired, once. */
static void repair(struct inquiry *inquiry, int reason)
{
    if (attempts(inquiry) > 0)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REPAIR_FAILED);
    else
        decide(inquiry, SIPCODES_ACTION_MODIFY, reason);
}

/* The request can be repaired from the values of a field that has to be there. */
static void repair_by(struct inquiry *inquiry, sipcodes_field field, int reason)
{
    put(inquiry, SIPCODES_ADVICE_FIELD, field);
    if (!is_missing(inquiry, field))
        repair(inquiry, reason);
}

/* The request can be repaired; the field helps if it is there. */
static void repair_with(struct inquiry *inquiry, sipcodes_field field, int reason)
{
    if (sipcodes_response_has(inquiry->response, field))
        put(inquiry, SIPCODES_ADVICE_FIELD, field);
    repair(inquiry, reason);
}

/* The request can be repaired, but only by a person's decision. */
static void repair_by_consent(struct inquiry *inquiry, int reason)
{
    if (is_told(inquiry, SIPCODES_CONTEXT_CONSENT)) {
        repair(inquiry, reason);
        return;
    }
    put(inquiry, SIPCODES_ADVICE_CONSENT, 1);
    put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_MODIFY);
    decide(inquiry, SIPCODES_ACTION_STOP, reason);
}

/* Nothing is done by itself, although there is a way to repair the request. */
static void stop_but_repairable(struct inquiry *inquiry, int reason)
{
    put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_MODIFY);
    decide(inquiry, SIPCODES_ACTION_STOP, reason);
}

static void delay(struct inquiry *inquiry, int64_t least, int64_t most, sipcodes_delay_from from)
{
    int64_t random = context_value(inquiry->context, SIPCODES_CONTEXT_RANDOM, 500);

    put(inquiry, SIPCODES_ADVICE_DELAY_FROM, from);
    put(inquiry, SIPCODES_ADVICE_DELAY, least + (most - least) * random / 1000);
    put(inquiry, SIPCODES_ADVICE_DELAY_MIN, least == most ? NONE : least);
    put(inquiry, SIPCODES_ADVICE_DELAY_MAX, least == most ? NONE : most);
}

void retry_later(struct inquiry *inquiry, int reason)
{
    if (attempts(inquiry) >= MOST_RETRIES) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_RETRIES_EXHAUSTED);
        return;
    }
    if (retry_after(inquiry) != NONE)
        delay(inquiry, retry_after(inquiry) * SECOND, retry_after(inquiry) * SECOND, SIPCODES_DELAY_FROM_RETRY_AFTER);
    else
        delay(inquiry, SEVERAL_SECONDS * SECOND, SEVERAL_SECONDS * SECOND, SIPCODES_DELAY_FROM_HOUSE);
    decide(inquiry, SIPCODES_ACTION_RETRY, reason);
}

void retry_after_error(struct inquiry *inquiry)
{
    retry_later(inquiry, retry_after(inquiry) != NONE ? REASON_SERVER_ERROR_UNTIL : REASON_SERVER_ERROR);
}

/* ---- Challenges: 401 and 407 (RFC 3261 22) ---- */

static bool is_stale(const struct inquiry *inquiry)
{
    static const sipcodes_field fields[] = {SIPCODES_FIELD_WWW_AUTHENTICATE, SIPCODES_FIELD_PROXY_AUTHENTICATE};

    if (context_tells(inquiry->context, SIPCODES_CONTEXT_STALE))
        return is_told(inquiry, SIPCODES_CONTEXT_STALE);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        sipcodes_cursor cursor = {{0}};
        sipcodes_element element;
        char stale[8];
        int found;

        while ((found = sipcodes_response_next(inquiry->response, fields[i], &cursor, &element)) != 0)
            if (found > 0 && sipcodes_element_parameter(&element, "stale", stale, sizeof stale) > 0 &&
                slice_is(slice_of(stale, SIZE_MAX), "true"))
                return true;
    }
    return false;
}

/* It is not known whether the repeated request had credentials for this realm: those that it had must not be sent again. */
static void apply_repeated_challenge(struct inquiry *inquiry)
{
    if (attempts(inquiry) >= MOST_RETRIES) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CREDENTIALS_REJECTED);
        return;
    }
    decide(inquiry, SIPCODES_ACTION_AUTHENTICATE, REASON_CHALLENGE);
    note(inquiry, REASON_CHALLENGE_AGAIN);
}

/* Credentials that were refused must not be sent again, unless only the nonce was too old (RFC 3261 8.1.3.5, 22.2). */
static void apply_refusal(struct inquiry *inquiry)
{
    if (!is_stale(inquiry))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CREDENTIALS_REJECTED);
    else if (attempts(inquiry) >= MOST_RETRIES)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CHALLENGE_LOOP);
    else
        decide(inquiry, SIPCODES_ACTION_AUTHENTICATE, REASON_CHALLENGE_STALE);
}

/* True if there are challenges, and all of them are of the Basic scheme, which SIP no longer has (RFC 3261 22). */
static bool is_basic_only(const struct inquiry *inquiry)
{
    static const sipcodes_field fields[] = {SIPCODES_FIELD_WWW_AUTHENTICATE, SIPCODES_FIELD_PROXY_AUTHENTICATE};
    bool is_basic = false;

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        sipcodes_cursor cursor = {{0}};
        sipcodes_element element;
        int found;

        while ((found = sipcodes_response_next(inquiry->response, fields[i], &cursor, &element)) != 0) {
            sipcodes_bytes scheme = sipcodes_element_value(&element);
            if (found < 0)
                continue;
            if (!slice_is((struct slice){scheme.text, scheme.length}, "Basic"))
                return false;
            is_basic = true;
        }
    }
    return is_basic;
}

static bool cannot_be_challenged(const struct inquiry *inquiry)
{
    bool is_ack = inquiry->method_name.length == 3 && memcmp(inquiry->method_name.text, "ACK", 3) == 0;

    return is_ack || inquiry->method == SIPCODES_METHOD_CANCEL;
}

static void apply_challenge(struct inquiry *inquiry)
{
    sipcodes_field field = inquiry->treated == 401 ? SIPCODES_FIELD_WWW_AUTHENTICATE : SIPCODES_FIELD_PROXY_AUTHENTICATE;
    sipcodes_field other = inquiry->treated == 401 ? SIPCODES_FIELD_PROXY_AUTHENTICATE : SIPCODES_FIELD_WWW_AUTHENTICATE;
    sipcodes_element element;

    put(inquiry, SIPCODES_ADVICE_FIELD, field);
    if (cannot_be_challenged(inquiry))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CHALLENGE_TO_CANCEL);
    else if (!first_element(inquiry, other, &element) && is_missing(inquiry, field))
        return;
    else if (is_basic_only(inquiry))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CHALLENGE_BASIC);
    else if (is_told(inquiry, SIPCODES_CONTEXT_CREDENTIALS))
        apply_refusal(inquiry);
    else if (attempts(inquiry) > 0 && !is_stale(inquiry))
        apply_repeated_challenge(inquiry);
    else
        decide(inquiry, SIPCODES_ACTION_AUTHENTICATE, REASON_CHALLENGE);
}

/* ---- Repairs that have arithmetic or choices ---- */

/* 422 (RFC 4028 7.3, 7.4): the largest Min-SE seen for the Call-ID is what the next request has to name. */
static void apply_session_interval(struct inquiry *inquiry)
{
    int64_t least = number_of(inquiry, SIPCODES_FIELD_MIN_SE);
    int64_t seen = context_value(inquiry->context, SIPCODES_CONTEXT_MIN_SE, LEAST_MIN_SE);
    int64_t asked = context_value(inquiry->context, SIPCODES_CONTEXT_SESSION_EXPIRES, NONE);

    put(inquiry, SIPCODES_ADVICE_FIELD, SIPCODES_FIELD_MIN_SE);
    if (is_missing(inquiry, SIPCODES_FIELD_MIN_SE))
        return;
    if (least != NONE) {
        if (least < LEAST_MIN_SE)
            note(inquiry, REASON_MIN_SE_BELOW_90);
        if (least < seen)
            least = seen;
        put(inquiry, SIPCODES_ADVICE_SESSION_EXPIRES, least);
        put(inquiry, SIPCODES_ADVICE_MIN_SE, least);
    }
    if (least != NONE && asked >= least)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_INTERVAL_LARGE_ENOUGH);
    else if (least == NONE || asked == NONE)
        repair(inquiry, REASON_SESSION_INTERVAL);
    else
        decide(inquiry, SIPCODES_ACTION_MODIFY, REASON_SESSION_INTERVAL);
}

/* 423 (RFC 3261 10.2.8). */
static void apply_expiry(struct inquiry *inquiry)
{
    int64_t least = number_of(inquiry, SIPCODES_FIELD_MIN_EXPIRES);
    int64_t asked = context_value(inquiry->context, SIPCODES_CONTEXT_EXPIRES, NONE);

    put(inquiry, SIPCODES_ADVICE_FIELD, SIPCODES_FIELD_MIN_EXPIRES);
    if (is_missing(inquiry, SIPCODES_FIELD_MIN_EXPIRES))
        return;
    if (least != NONE)
        put(inquiry, SIPCODES_ADVICE_EXPIRES, least);
    if (least != NONE && asked >= least)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_INTERVAL_LARGE_ENOUGH);
    else if (least == NONE || asked == NONE)
        repair(inquiry, REASON_EXPIRY);
    else
        decide(inquiry, SIPCODES_ACTION_MODIFY, REASON_EXPIRY);
}

/* 413: a shorter body; with Retry-After the same one may do later (RFC 3261 8.1.3.5, 21.4.11). */
static void apply_body_size(struct inquiry *inquiry)
{
    repair(inquiry, REASON_BODY_TOO_LARGE);
    if (retry_after(inquiry) == NONE)
        return;
    put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_RETRY);
    put(inquiry, SIPCODES_ADVICE_HOLD, retry_after(inquiry));
    put(inquiry, SIPCODES_ADVICE_HOLD_SCOPE, SIPCODES_HOLD_TARGET);
    note(inquiry, REASON_BODY_TOO_LARGE_NOW);
}

/* 415: one of three header fields lists what the server would take (RFC 3261 21.4.13). */
static void apply_body_type(struct inquiry *inquiry)
{
    static const sipcodes_field fields[] = {SIPCODES_FIELD_ACCEPT, SIPCODES_FIELD_ACCEPT_ENCODING,
                                            SIPCODES_FIELD_ACCEPT_LANGUAGE};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (sipcodes_response_has(inquiry->response, fields[i])) {
            put(inquiry, SIPCODES_ADVICE_FIELD, fields[i]);
            repair(inquiry, REASON_BODY_TYPE);
            return;
        }
    repair_by(inquiry, SIPCODES_FIELD_ACCEPT, REASON_BODY_TYPE);
}

/* 416: to step down from SIPS takes the user's consent (RFC 5630 5.1.1); what a proxy changed it changes back (RFC 3261 16.7
 * step 4). */
static void apply_uri_scheme(struct inquiry *inquiry)
{
    if (is_told(inquiry, SIPCODES_CONTEXT_REWRITTEN) && !is_told(inquiry, SIPCODES_CONTEXT_SECURE))
        repair(inquiry, REASON_URI_SCHEME_OWN);
    else if (is_told(inquiry, SIPCODES_CONTEXT_SECURE))
        repair_by_consent(inquiry, REASON_SIPS_REFUSED);
    else
        repair(inquiry, REASON_URI_SCHEME);
}

/* 421: a security agreement takes more than naming it (RFC 3329 2.3.1). */
static void apply_needed_extension(struct inquiry *inquiry)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    while ((found = sipcodes_response_next(inquiry->response, SIPCODES_FIELD_REQUIRE, &cursor, &element)) != 0) {
        sipcodes_bytes tag = sipcodes_element_value(&element);
        if (found > 0 && slice_is((struct slice){tag.text, tag.length}, "sec-agree")) {
            repair_by(inquiry, SIPCODES_FIELD_SECURITY_SERVER, REASON_SECURITY);
            return;
        }
    }
    repair_by(inquiry, SIPCODES_FIELD_REQUIRE, REASON_ADD_EXTENSIONS);
}

/* 429: only who sent the REFER can send it again (RFC 3892 5). */
static void apply_referrer(struct inquiry *inquiry)
{
    if (inquiry->method == SIPCODES_METHOD_REFER || inquiry->method == SIPCODES_METHOD_UNKNOWN)
        repair(inquiry, REASON_REFERRER);
    else
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REFERRER_ELSEWHERE);
}

/* 469: an empty Recv-Info takes no package at all (RFC 6086 5.2). */
static void apply_info_package(struct inquiry *inquiry)
{
    sipcodes_element element;
    bool is_empty = sipcodes_response_has(inquiry->response, SIPCODES_FIELD_RECV_INFO) &&
                    !is_absent(inquiry, SIPCODES_FIELD_RECV_INFO) &&
                    !first_element(inquiry, SIPCODES_FIELD_RECV_INFO, &element);

    if (is_empty)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_INFO_UNWANTED);
    else
        repair_by(inquiry, SIPCODES_FIELD_RECV_INFO, REASON_INFO_PACKAGE);
}

/* 424: three repeats at most (RFC 6442 4.3). */
static void apply_location(struct inquiry *inquiry)
{
    report_missing(inquiry, SIPCODES_FIELD_GEOLOCATION_ERROR);
    if (attempts(inquiry) >= 3)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REPAIR_FAILED);
    else
        decide(inquiry, SIPCODES_ACTION_MODIFY, REASON_LOCATION);
}

/* 433: what the caller did not ask for, the caller cannot take back (RFC 5079 3, 4). */
static void apply_anonymity(struct inquiry *inquiry)
{
    bool is_named =
        context_tells(inquiry->context, SIPCODES_CONTEXT_ANONYMOUS) && !is_told(inquiry, SIPCODES_CONTEXT_ANONYMOUS);

    if (is_named)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_ANONYMITY_NOT_ASKED);
    else
        repair_by_consent(inquiry, REASON_ANONYMITY_REFUSED);
}

/* 438: once, with the full form of the PASSporT if the compact one was sent (RFC 8224 6.1.1). */
static void apply_identity(struct inquiry *inquiry)
{
    bool was_full = context_tells(inquiry->context, SIPCODES_CONTEXT_COMPACT) && !is_told(inquiry, SIPCODES_CONTEXT_COMPACT);

    if (was_full)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_IDENTITY_INVALID);
    else
        repair(inquiry, REASON_IDENTITY_FULL_FORM);
}

/* 484: more digits may come (RFC 3261 21.4.22, RFC 3578). */
static void apply_digits(struct inquiry *inquiry)
{
    bool overlap = is_told(inquiry, SIPCODES_CONTEXT_OVERLAP);

    if (overlap)
        decide(inquiry, SIPCODES_ACTION_MODIFY, REASON_MORE_DIGITS);
    else if (context_tells(inquiry->context, SIPCODES_CONTEXT_OVERLAP))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_NUMBER_INCOMPLETE);
    else
        repair(inquiry, REASON_NUMBER_INCOMPLETE);
}

/* The warn-code of the first Warning within bounds; 0 if there is none. */
static int64_t warn_code(const struct inquiry *inquiry, int64_t from, int64_t to)
{
    sipcodes_cursor cursor = {{0}};
    sipcodes_element element;
    int found;

    while ((found = sipcodes_response_next(inquiry->response, SIPCODES_FIELD_WARNING, &cursor, &element)) != 0)
        if (found > 0 && sipcodes_element_number(&element) >= from && sipcodes_element_number(&element) <= to)
            return sipcodes_element_number(&element);
    return 0;
}

/* 488 and 606: the offer; Warning tells what of it (RFC 3261 20.43, 21.4.26). */
static void apply_offer(struct inquiry *inquiry)
{
    if (warn_code(inquiry, 304, 307))
        repair_with(inquiry, SIPCODES_FIELD_WARNING, REASON_OFFER_MEDIA);
    else if (warn_code(inquiry, 308, 308))
        repair_with(inquiry, SIPCODES_FIELD_WARNING, REASON_OFFER_LANGUAGE);
    else if (warn_code(inquiry, 300, 303) || warn_code(inquiry, 330, 331))
        repair_with(inquiry, SIPCODES_FIELD_WARNING, REASON_OFFER_NETWORK);
    else if (warn_code(inquiry, 370, 379))
        repair_with(inquiry, SIPCODES_FIELD_WARNING, REASON_OFFER_BANDWIDTH);
    else
        repair_with(inquiry, SIPCODES_FIELD_WARNING, REASON_OFFER);
}

/* 491: a random time, by who owns the Call-ID, in steps of 10 ms, and once (RFC 3261 14.1). */
static void apply_glare(struct inquiry *inquiry)
{
    bool theirs = told(inquiry, SIPCODES_CONTEXT_CALL_ID) == SIPCODES_CALL_ID_THEIRS;

    if (attempts(inquiry) > 0) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_RETRIES_EXHAUSTED);
        return;
    }
    if (theirs)
        delay(inquiry, 0, 2000, SIPCODES_DELAY_FROM_RFC);
    else
        delay(inquiry, 2100, 4000, SIPCODES_DELAY_FROM_RFC);
    put(inquiry, SIPCODES_ADVICE_DELAY, got(inquiry, SIPCODES_ADVICE_DELAY) / 10 * 10);
    decide(inquiry, SIPCODES_ACTION_RETRY, REASON_GLARE);
    if (told(inquiry, SIPCODES_CONTEXT_CALL_ID) == SIPCODES_CALL_ID_UNKNOWN)
        note(inquiry, REASON_CALL_ID_UNKNOWN);
}

/* ---- The called party ---- */

/* A refusal by or for the called party; Retry-After says when it is worth another try (RFC 3261 20.33). */
static void apply_refusal_by_user(struct inquiry *inquiry, int reason)
{
    decide(inquiry, SIPCODES_ACTION_STOP, reason);
    if (retry_after(inquiry) == NONE)
        return;
    put(inquiry, SIPCODES_ADVICE_HOLD, retry_after(inquiry));
    put(inquiry, SIPCODES_ADVICE_HOLD_SCOPE,
        inquiry->treated == 480 && in_dialog(inquiry) ? SIPCODES_HOLD_USAGE : SIPCODES_HOLD_TARGET);
    put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_RETRY);
    note(inquiry, REASON_CALLED_PARTY_LATER);
}

/* 480: with a Warning about SIPS it is about the scheme and not about the user (RFC 5630 4.1, 5.3). */
static void apply_unavailable_user(struct inquiry *inquiry)
{
    bool is_secure = is_told(inquiry, SIPCODES_CONTEXT_SECURE);

    if (warn_code(inquiry, 381, 381) && !is_secure) {
        put(inquiry, SIPCODES_ADVICE_REPAIR, SIPCODES_REPAIR_URI_SCHEME);
        repair_with(inquiry, SIPCODES_FIELD_WARNING, REASON_SIPS_REQUIRED);
    } else if (warn_code(inquiry, 380, 380) && is_proxy(inquiry)) {
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_REDIRECT_FOR_THE_CALLER);
    } else if (warn_code(inquiry, 380, 380)) {
        put(inquiry, SIPCODES_ADVICE_REPAIR, SIPCODES_REPAIR_URI_SCHEME);
        repair_by_consent(inquiry, REASON_SIPS_REFUSED);
    } else {
        apply_refusal_by_user(inquiry, REASON_USER_UNAVAILABLE);
    }
}

/* A phrase that says more than the code does. */
static bool has_phrase(const struct inquiry *inquiry, const char *phrase)
{
    sipcodes_bytes said = sipcodes_response_phrase(inquiry->response);

    return said.text && slice_is(slice_trim((struct slice){said.text, said.length}), phrase);
}

/* 603: "Network Blocked" is an analytics engine that speaks, not the called party (ATIS-1000099). */
static void apply_decline(struct inquiry *inquiry)
{
    if (!has_phrase(inquiry, "Network Blocked")) {
        apply_refusal_by_user(inquiry, REASON_DECLINED);
        return;
    }
    put(inquiry, SIPCODES_ADVICE_FIELD, SIPCODES_FIELD_REASON);
    decide(inquiry, SIPCODES_ACTION_STOP, REASON_NETWORK_BLOCKED);
}

/* 608: Call-Info holds whom to ask for redress (RFC 8688 3.1). */
static void apply_rejection(struct inquiry *inquiry)
{
    report_missing(inquiry, SIPCODES_FIELD_CALL_INFO);
    decide(inquiry, SIPCODES_ACTION_STOP, REASON_REJECTED_ON_THE_WAY);
}

/* ---- Servers that cannot serve ---- */

/*
 * RFC 5626 4.5: W = min(max-time, base-time * 2 ^ consecutive failures), of which 50 to 100 % at random. A longer Retry-After
 * lengthens it, and one of 0 means at once (4.2.1).
 */
static void back_off(struct inquiry *inquiry)
{
    int64_t failures = context_value(inquiry->context, SIPCODES_CONTEXT_FAILURES, 0) + 1;
    int64_t base = is_told(inquiry, SIPCODES_CONTEXT_FLOWS_DOWN) ? 30 : 90;
    int64_t most = failures < 6 && base << failures < 1800 ? base << failures : 1800;
    int64_t wait = retry_after(inquiry);

    delay(inquiry, most * SECOND / 2, most * SECOND, SIPCODES_DELAY_FROM_RFC);
    if (wait == NONE || (wait > 0 && wait * SECOND <= got(inquiry, SIPCODES_ADVICE_DELAY))) {
        decide(inquiry, SIPCODES_ACTION_RETRY, REASON_FLOW_RECOVERY);
        return;
    }
    delay(inquiry, wait * SECOND, wait * SECOND, SIPCODES_DELAY_FROM_RETRY_AFTER);
    decide(inquiry, SIPCODES_ACTION_RETRY, REASON_FLOW_RECOVERY_UNTIL);
}

/* A registration has no other way to go, unless it is told of one. */
static bool registers_only_here(const struct inquiry *inquiry)
{
    return told(inquiry, SIPCODES_CONTEXT_ROLE) == SIPCODES_ROLE_REGISTRATION && !has_target(inquiry);
}

/* The next server, or, where there can be none, what is left. */
static void next_server(struct inquiry *inquiry, int reason)
{
    if (registers_only_here(inquiry))
        back_off(inquiry);
    else
        decide(inquiry, SIPCODES_ACTION_FAILOVER, reason);
}

/* The request has got somewhere: another way to the same destination would lead there again (RFC 3263 4.3, RFC 3261 16.8). */
static void stop_after_progress(struct inquiry *inquiry, int reason)
{
    bool rang = told(inquiry, SIPCODES_CONTEXT_PROGRESS) >= SIPCODES_PROGRESS_RINGING;

    if (!rang && has_target(inquiry))
        put(inquiry, SIPCODES_ADVICE_OTHERWISE, SIPCODES_ACTION_FAILOVER);
    decide(inquiry, SIPCODES_ACTION_STOP, rang ? reason : REASON_TIMEOUT_AFTER_TRYING);
}

/* True if what was seen tells that another server would only repeat the request. */
static bool has_arrived(const struct inquiry *inquiry, sipcodes_progress seen)
{
    return told(inquiry, SIPCODES_CONTEXT_PROGRESS) >= (int)seen &&
           told(inquiry, SIPCODES_CONTEXT_TARGETS) == SIPCODES_TARGETS_SERVERS;
}

/* No response came in time (RFC 3261 8.1.3.1, RFC 3263 4.3, RFC 5057 5.2); also a 408 that was received. */
static void apply_timeout(struct inquiry *inquiry)
{
    bool is_silent = inquiry->origin == SIPCODES_ORIGIN_TIMEOUT;

    if (leaves_subscription(inquiry))
        retry_later(inquiry, REASON_SUBSCRIPTION_LIVES);
    else if (in_dialog(inquiry))
        decide(inquiry, SIPCODES_ACTION_STOP, is_aside(inquiry) ? REASON_TIMEOUT_IN_DIALOG : REASON_USAGE_SILENT);
    else if (has_arrived(inquiry, is_silent ? SIPCODES_PROGRESS_TRYING : SIPCODES_PROGRESS_RINGING))
        stop_after_progress(inquiry, is_silent ? REASON_TIMEOUT_AFTER_PROGRESS : REASON_NO_ANSWER);
    else
        next_server(inquiry, is_silent ? REASON_NO_RESPONSE : REASON_TIMEOUT_REPORTED);
}

/* The request could not be sent, or its connection failed later (RFC 3261 8.1.3.1, 16.9, RFC 3263 4.3). */
static void apply_transport(struct inquiry *inquiry)
{
    if (in_dialog(inquiry) && !has_target(inquiry))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FAILED_IN_DIALOG);
    else if (has_arrived(inquiry, SIPCODES_PROGRESS_RINGING))
        stop_after_progress(inquiry, REASON_NOT_SENT_AFTER_PROGRESS);
    else
        next_server(inquiry, REASON_NOT_SENT);
}

/* 503: nothing else goes there for as long as Retry-After says; without it, it is a 500 (RFC 3261 21.5.4). */
static void apply_unavailable_server(struct inquiry *inquiry)
{
    if (retry_after(inquiry) > 0) {
        put(inquiry, SIPCODES_ADVICE_HOLD, retry_after(inquiry));
        put(inquiry, SIPCODES_ADVICE_HOLD_SCOPE, SIPCODES_HOLD_SERVER);
    }
    if (in_dialog(inquiry) && !has_target(inquiry))
        retry_after_error(inquiry);
    else
        next_server(inquiry, retry_after(inquiry) > 0 ? REASON_SERVER_ON_HOLD : REASON_SERVER_UNAVAILABLE);
}

/* 502 and 504: what is behind the server failed; in a dialog there is no other way (RFC 5057 5.1). */
static void apply_failure_behind(struct inquiry *inquiry)
{
    if (in_dialog(inquiry))
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FAILED_IN_DIALOG);
    else
        next_server(inquiry, REASON_FAILURE_BEHIND);
}

static void apply_server_error(struct inquiry *inquiry)
{
    if (registers_only_here(inquiry))
        back_off(inquiry);
    else
        retry_after_error(inquiry);
}

/* 430: for an authoritative proxy another flow, for an endpoint a 400 (RFC 5626 5.3.1, 11.5). */
static void apply_flow_failed(struct inquiry *inquiry)
{
    switch (told(inquiry, SIPCODES_CONTEXT_ROLE)) {
    case SIPCODES_ROLE_CLIENT:
    case SIPCODES_ROLE_PROXY:
        decide(inquiry, SIPCODES_ACTION_FAILOVER, REASON_FLOW_FAILED);
        break;
    case SIPCODES_ROLE_EDGE_PROXY:
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FLOW_FAILED_AT_EDGE);
        break;
    default:
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FLOW_FAILED_AT_ENDPOINT);
        break;
    }
}

/* ---- Dialogs ---- */

/* 481: the peer has lost the dialog or the transaction (RFC 3261 12.2.1.2, RFC 5057 5.1). */
static void apply_lost_dialog(struct inquiry *inquiry)
{
    if (inquiry->method == SIPCODES_METHOD_CANCEL)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_CANCEL_TOO_LATE);
    else if (inquiry->method == SIPCODES_METHOD_PRACK)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_PRACK_UNMATCHED);
    else if (inquiry->method == SIPCODES_METHOD_NOTIFY)
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_NOTIFY_REFUSED);
    else
        decide(inquiry, SIPCODES_ACTION_STOP, in_dialog(inquiry) ? REASON_USAGE_LOST : REASON_NO_SUCH_DIALOG);
}

/* 482: where the same request was sent to several targets, the losers answer so (RFC 5057 5.1 note 9). */
static void apply_loop(struct inquiry *inquiry)
{
    if (is_told(inquiry, SIPCODES_CONTEXT_RACED))
        decide(inquiry, SIPCODES_ACTION_WAIT, REASON_MERGED_REQUEST);
    else
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_LOOP);
}

/* The remote target itself is refused, so that the dialog cannot be used any more (RFC 5057 5.1 notes 2, 9 and 14). */
static bool apply_broken_dialog(struct inquiry *inquiry)
{
    if (!in_dialog(inquiry) || is_told(inquiry, SIPCODES_CONTEXT_RACED))
        return false;
    switch (inquiry->treated) {
    case 404:
    case 410:
    case 416:
    case 482:
    case 484:
    case 485:
    case 502:
    case 604:
        if (leaves_subscription(inquiry))
            return false;
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_DIALOG_LOST);
        return true;
    default:
        return false;
    }
}

/* A BYE has ended the session whatever becomes of it, but for a challenge (RFC 3261 15.1.1, RFC 5057 5.1 notes 13 and 17). */
static bool apply_bye(struct inquiry *inquiry)
{
    bool is_over = inquiry->origin != SIPCODES_ORIGIN_PEER || inquiry->treated == 408 || inquiry->treated == 481 ||
                   inquiry->treated == 500 || inquiry->treated / 100 == 6;

    if (inquiry->method != SIPCODES_METHOD_BYE || !is_over)
        return false;
    decide(inquiry, SIPCODES_ACTION_STOP, REASON_BYE_DONE);
    return true;
}

/* ---- All codes ---- */

/* What the record of the code says. */
static void apply_record(struct inquiry *inquiry)
{
    sipcodes_action action = sipcodes_code_action(inquiry->code);

    switch (action) {
    case SIPCODES_ACTION_MODIFY:
        repair(inquiry, REASON_REPAIRABLE);
        break;
    case SIPCODES_ACTION_RETRY:
        apply_server_error(inquiry);
        break;
    case SIPCODES_ACTION_FAILOVER:
        next_server(inquiry, REASON_ELSEWHERE);
        break;
    default:
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_FINAL);
        break;
    }
}

/* The codes whose repair needs no more than one header field to look at. */
static bool apply_simple_repair(struct inquiry *inquiry)
{
    switch (inquiry->treated) {
    case 406:
        repair(inquiry, REASON_ACCEPT);
        return true;
    case 412:
        repair(inquiry, REASON_ENTITY_TAG);
        return true;
    case 417:
        repair_with(inquiry, SIPCODES_FIELD_ACCEPT_RESOURCE_PRIORITY, REASON_PRIORITY);
        return true;
    case 420:
        repair_by(inquiry, SIPCODES_FIELD_UNSUPPORTED, REASON_DROP_EXTENSIONS);
        return true;
    case 421:
        apply_needed_extension(inquiry);
        return true;
    case 425:
        report_missing(inquiry, SIPCODES_FIELD_ALERTMSG_ERROR);
        repair(inquiry, REASON_ALERT);
        return true;
    case 428:
        repair(inquiry, REASON_IDENTITY_WANTED);
        return true;
    case 429:
        apply_referrer(inquiry);
        return true;
    case 436:
        repair(inquiry, REASON_IDENTITY_CERTIFICATE);
        return true;
    case 437:
        repair(inquiry, REASON_IDENTITY_TRUST);
        return true;
    case 439:
        repair(inquiry, REASON_WITHOUT_OUTBOUND);
        return true;
    case 469:
        apply_info_package(inquiry);
        return true;
    case 489:
        if (inquiry->method == SIPCODES_METHOD_NOTIFY)
            decide(inquiry, SIPCODES_ACTION_STOP, REASON_NOTIFY_REFUSED);
        else
            repair_with(inquiry, SIPCODES_FIELD_ALLOW_EVENTS, REASON_EVENT);
        return true;
    case 493:
        repair(inquiry, REASON_ENCRYPTION);
        return true;
    case 494:
        repair_by(inquiry, SIPCODES_FIELD_SECURITY_SERVER, REASON_SECURITY);
        return true;
    case 555:
        repair(inquiry, REASON_PUSH);
        return true;
    case 580:
        repair(inquiry, REASON_PRECONDITION);
        return true;
    default:
        return false;
    }
}

/* The codes whose repair has a rule of its own. */
static bool apply_repair(struct inquiry *inquiry)
{
    switch (inquiry->treated) {
    case 401:
    case 407:
        apply_challenge(inquiry);
        return true;
    case 413:
        apply_body_size(inquiry);
        return true;
    case 415:
        apply_body_type(inquiry);
        return true;
    case 416:
        apply_uri_scheme(inquiry);
        return true;
    case 422:
        apply_session_interval(inquiry);
        return true;
    case 423:
        apply_expiry(inquiry);
        return true;
    case 424:
        apply_location(inquiry);
        return true;
    case 433:
        apply_anonymity(inquiry);
        return true;
    case 438:
        apply_identity(inquiry);
        return true;
    case 470:
        put(inquiry, SIPCODES_ADVICE_FIELD, SIPCODES_FIELD_PERMISSION_MISSING);
        repair_by_consent(inquiry, REASON_CONSENT_NEEDED);
        return true;
    case 484:
        apply_digits(inquiry);
        return true;
    case 488:
    case 606:
        apply_offer(inquiry);
        return true;
    default:
        return apply_simple_repair(inquiry);
    }
}

/* Refusals that no repair of the client's own undoes. */
static bool apply_refusal_rule(struct inquiry *inquiry)
{
    switch (inquiry->treated) {
    case 403:
        if (has_phrase(inquiry, "Stale Date")) {
            put(inquiry, SIPCODES_ADVICE_REPAIR, SIPCODES_REPAIR_IDENTITY);
            repair(inquiry, REASON_STALE_DATE);
        } else {
            decide(inquiry, SIPCODES_ACTION_STOP, REASON_FORBIDDEN);
        }
        return true;
    case 404:
        apply_refusal_by_user(inquiry, REASON_NOT_FOUND);
        return true;
    case 405:
        put(inquiry, SIPCODES_ADVICE_FIELD, SIPCODES_FIELD_ALLOW);
        if (!is_missing(inquiry, SIPCODES_FIELD_ALLOW))
            decide(inquiry, SIPCODES_ACTION_STOP, REASON_METHOD_NOT_ALLOWED);
        return true;
    case 440:
        stop_but_repairable(inquiry, REASON_BREADTH);
        return true;
    case 480:
        apply_unavailable_user(inquiry);
        return true;
    case 481:
        apply_lost_dialog(inquiry);
        return true;
    case 482:
        apply_loop(inquiry);
        return true;
    case 483:
        stop_but_repairable(inquiry, REASON_HOPS);
        return true;
    case 486:
        apply_refusal_by_user(inquiry, REASON_BUSY_HERE);
        return true;
    case 487:
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_TERMINATED);
        return true;
    case 600:
        apply_refusal_by_user(inquiry, REASON_USER_REFUSES);
        return true;
    case 603:
        apply_decline(inquiry);
        return true;
    case 607:
        decide(inquiry, SIPCODES_ACTION_STOP, REASON_UNWANTED);
        return true;
    case 608:
        apply_rejection(inquiry);
        return true;
    default:
        return false;
    }
}

static bool apply_server_rule(struct inquiry *inquiry)
{
    switch (inquiry->treated) {
    case 408:
        apply_timeout(inquiry);
        return true;
    case 430:
        apply_flow_failed(inquiry);
        return true;
    case 491:
        apply_glare(inquiry);
        return true;
    case 500:
        apply_server_error(inquiry);
        return true;
    case 502:
    case 504:
        apply_failure_behind(inquiry);
        return true;
    case 503:
        apply_unavailable_server(inquiry);
        return true;
    default:
        return false;
    }
}

void apply_rule(struct inquiry *inquiry)
{
    bool is_failover = sipcodes_code_action(inquiry->code) == SIPCODES_ACTION_FAILOVER;
    bool is_inferred = inquiry->origin != SIPCODES_ORIGIN_PEER && !context_tells(inquiry->context, SIPCODES_CONTEXT_ORIGIN);

    if (inquiry->is_known)
        put(inquiry, SIPCODES_ADVICE_REPAIR, sipcodes_code_repair(inquiry->code));
    if (apply_bye(inquiry))
        return;
    /* Of a code that only a stack makes, the record knows more than its origin tells. */
    if (is_inferred && !is_failover)
        apply_record(inquiry);
    else if (inquiry->origin == SIPCODES_ORIGIN_TIMEOUT)
        apply_timeout(inquiry);
    else if (inquiry->origin == SIPCODES_ORIGIN_TRANSPORT)
        apply_transport(inquiry);
    else if (apply_broken_dialog(inquiry))
        return;
    else if (inquiry->treated / 100 == 3 || inquiry->treated == 485)
        apply_redirect(inquiry);
    else if (!apply_refusal_rule(inquiry) && !apply_server_rule(inquiry) && !apply_repair(inquiry))
        apply_record(inquiry);
}
