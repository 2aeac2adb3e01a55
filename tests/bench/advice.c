/* advice.c - reading a response and asking for advice, against libosip2's parser on the same bytes. */
#include "advice.h"

#include <sipcodes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"

#ifdef BENCH_OSIP
#include <osipparser2/osip_parser.h>
#endif

#define LENGTH(array) (sizeof(array) / sizeof *(array))

#define ADVICE_CALLS 200

/* What most responses to an INVITE through two proxies carry. */
#define COMMON                                                                                                \
    "Via: SIP/2.0/UDP server10.biloxi.example.com:5060;branch=z9hG4bKnashds8;received=192.0.2.3\r\n"          \
    "Via: SIP/2.0/UDP bigbox3.site3.atlanta.example.com;branch=z9hG4bK77ef4c2312983.1;received=192.0.2.2\r\n" \
    "Via: SIP/2.0/UDP pc33.atlanta.example.com;branch=z9hG4bK776asdhds;received=192.0.2.1\r\n"                \
    "To: Bob <sip:bob@biloxi.example.com>;tag=a6c85cf\r\n"                                                    \
    "From: Alice <sip:alice@atlanta.example.com>;tag=1928301774\r\n"                                          \
    "Call-ID: a84b4c76e66710@pc33.atlanta.example.com\r\n"                                                    \
    "CSeq: 314159 INVITE\r\n"                                                                                 \
    "Server: Example Softswitch 4.2.1 (build 20240101; x86_64)\r\n"

static const struct {
    const char *title;
    const char *text;
} messages[] = {
    {"503 with Retry-After", "SIP/2.0 503 Service Unavailable\r\n" COMMON "Retry-After: 120;duration=3600\r\n"
                             "Warning: 399 bigbox3.site3.atlanta.example.com \"overload control\"\r\n"
                             "Content-Length: 0\r\n\r\n"},
    {"401 with a Digest challenge",
     "SIP/2.0 401 Unauthorized\r\n" COMMON "WWW-Authenticate: Digest realm=\"atlanta.example.com\", qop=\"auth,auth-int\", "
     "nonce=\"f84f1cec41e6cbe5aea9c8e88d359\", opaque=\"\", stale=FALSE, algorithm=SHA-256\r\n"
     "Content-Length: 0\r\n\r\n"},
    {"302 with two Contacts", "SIP/2.0 302 Moved Temporarily\r\n" COMMON
                              "Contact: \"Bob\" <sip:bob@voicemail.biloxi.example.com;transport=tcp>;q=0.5\r\n"
                              "Contact: <sip:bob@192.0.2.4:5062>;q=0.9;expires=3600\r\n"
                              "Content-Length: 0\r\n\r\n"},
};

/* ---- From parts ---- */

static uintptr_t pass_make(const void *input, size_t count)
{
    const int *status = input;
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        sipcodes_response response;
        seen += (uintptr_t)sipcodes_response_make(&response, *status, (sipcodes_bytes){NULL, 0}, NULL, 0);
        seen += (uintptr_t)sipcodes_response_status(&response);
    }
    return seen;
}

static uintptr_t pass_parts(const void *input, size_t count)
{
    const int *status = input;
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        sipcodes_response response;
        sipcodes_advice advice;
        sipcodes_response_make(&response, *status, (sipcodes_bytes){NULL, 0}, NULL, 0);
        sipcodes_advise(&response, NULL, NULL, &advice);
        seen += (uintptr_t)sipcodes_advice_get(&advice, SIPCODES_ADVICE_ACTION);
    }
    return seen;
}

/* ---- From messages ---- */

static uintptr_t pass_read(const void *input, size_t count)
{
    size_t length = strlen(input);
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        sipcodes_response response;
        seen += (uintptr_t)sipcodes_response_read(&response, input, length, NULL);
        seen += (uintptr_t)sipcodes_response_status(&response);
    }
    return seen;
}

static uintptr_t pass_message(const void *input, size_t count)
{
    size_t length = strlen(input);
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        sipcodes_response response;
        sipcodes_advice advice;
        sipcodes_response_read(&response, input, length, NULL);
        sipcodes_advise(&response, NULL, NULL, &advice);
        seen += (uintptr_t)sipcodes_advice_get(&advice, SIPCODES_ADVICE_ACTION);
    }
    return seen;
}

#ifdef BENCH_OSIP
/* The least that a program with libosip2 does before it can look at a response. */
static uintptr_t pass_osip_message_parse(const void *input, size_t count)
{
    size_t length = strlen(input);
    uintptr_t seen = 0;

    for (size_t i = 0; i < count; i++) {
        osip_message_t *message;
        osip_message_init(&message);
        seen += (uintptr_t)osip_message_parse(message, input, length);
        seen += (uintptr_t)osip_message_get_status_code(message);
        osip_message_free(message);
    }
    return seen;
}

static void set_up(void)
{
    parser_init();
    for (size_t i = 0; i < LENGTH(messages); i++) {
        osip_message_t *message;
        osip_message_init(&message);
        if (osip_message_parse(message, messages[i].text, strlen(messages[i].text)) != 0) {
            fprintf(stderr, "bench: libosip2 cannot read: %s\n", messages[i].title);
            exit(EXIT_FAILURE);
        }
        osip_message_free(message);
    }
}
#else
#define pass_osip_message_parse NULL
static void set_up(void)
{
}
#endif

void bench_advice(size_t rounds)
{
    static const int statuses[] = {486, 401, 503, 302, 650};

    set_up();
    for (size_t i = 0; i < LENGTH(statuses); i++) {
        const struct contestant contestants[] = {
            {"sipcodes_response_make", pass_make, &statuses[i], NULL, 0},
            {"and sipcodes_advise", pass_parts, &statuses[i], "sipcodes_response_make", 0},
        };
        char title[64];
        snprintf(title, sizeof title, "Advice about %d alone", statuses[i]);
        measure(&(struct group){title, RATIO_OF_TIME, contestants, LENGTH(contestants), ADVICE_CALLS, rounds, NULL});
    }
    for (size_t i = 0; i < LENGTH(messages); i++) {
        const struct contestant contestants[] = {
            {"osip_message_parse", pass_osip_message_parse, messages[i].text, NULL, 0},
            {"sipcodes_response_read", pass_read, messages[i].text, "osip_message_parse", 0},
            {"and sipcodes_advise", pass_message, messages[i].text, "osip_message_parse", 0},
        };
        char title[96];
        snprintf(title, sizeof title, "Advice about a message of %zu bytes: %s", strlen(messages[i].text), messages[i].title);
        measure(&(struct group){title, RATIO_OF_SPEED, contestants, LENGTH(contestants), ADVICE_CALLS, rounds, NULL});
    }
}
