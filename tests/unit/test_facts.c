/* test_facts.c - facts.c: what the record of a code says, and what NULL and bad numbers are answered. */
#include "unit.h"

#include <stdio.h>

#define FIRST_FACT SIPCODES_FACT_CLASS
#define LAST_FACT SIPCODES_FACT_CHALLENGE
#define LAST_SENDER SIPCODES_SENDER_LOCAL

static const char *const tags[] = {NULL, "en", "en-US", "", "xx", "\xFF"};

/* Calls check with every known code. */
static void for_known(void (*check)(const sipcodes_code *code))
{
    for (size_t i = 0; i < sipcodes_count(); i++)
        check(sipcodes_at(i));
}

/* ---- No such code ---- */

static void null_has_empty_strings(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_code_status(NULL), 0);
    assert_string_equal(sipcodes_code_phrase(NULL), "");
    assert_string_equal(sipcodes_code_symbol(NULL), "");
    assert_string_equal(sipcodes_code_slug(NULL), "");
    assert_string_equal(sipcodes_code_reference(NULL), "");
    assert_false(sipcodes_code_is_registered(NULL));
    assert_false(sipcodes_code_is_challenge(NULL));
}

static void null_has_unknown_facts(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_code_class(NULL), SIPCODES_CLASS_UNKNOWN);
    assert_int_equal(sipcodes_code_standing(NULL), SIPCODES_STANDING_UNKNOWN);
    assert_int_equal(sipcodes_code_action(NULL), SIPCODES_ACTION_UNKNOWN);
    assert_int_equal(sipcodes_code_repair(NULL), SIPCODES_REPAIR_NONE);
    assert_int_equal(sipcodes_code_elsewhere(NULL), SIPCODES_ELSEWHERE_UNKNOWN);
    assert_int_equal(sipcodes_code_again(NULL), SIPCODES_AGAIN_UNKNOWN);
    assert_int_equal(sipcodes_code_retry_after(NULL), SIPCODES_RETRY_AFTER_UNKNOWN);
    assert_int_equal(sipcodes_code_scope(NULL), SIPCODES_SCOPE_UNKNOWN);
    assert_int_equal(sipcodes_code_dialog_effect(NULL), SIPCODES_DIALOG_UNKNOWN);
    assert_int_equal(sipcodes_code_senders(NULL), 0);
    assert_int_equal(sipcodes_code_methods(NULL), 0);
}

static void check_number_for_null(int number)
{
    const char *language = NULL;

    assert_int_equal(sipcodes_code_value(NULL, (sipcodes_fact)number), 0);
    assert_string_equal(sipcodes_code_source(NULL, (sipcodes_fact)number), "");
    assert_string_equal(sipcodes_code_note(NULL, (sipcodes_fact)number, NULL), "");
    assert_string_equal(sipcodes_code_sender_source(NULL, (sipcodes_sender)number), "");
    assert_string_equal(sipcodes_code_text(NULL, (sipcodes_text)number, NULL, &language), "");
    assert_string_equal(language, "en");
    assert_string_equal(sipcodes_code_text(NULL, (sipcodes_text)number, NULL, NULL), "");
}

static void null_has_nothing_under_any_number(void **state)
{
    (void)state;
    for_hard_numbers(check_number_for_null);
}

static void check_index_for_null(size_t index)
{
    assert_null(sipcodes_code_header(NULL, index));
    assert_null(sipcodes_code_alias(NULL, index));
    assert_null(sipcodes_code_text_source(NULL, index));
    assert_int_equal(sipcodes_code_related(NULL, index), 0);
}

static void null_has_empty_lists(void **state)
{
    (void)state;
    for_hard_indexes(check_index_for_null);
}

static void a_null_header_is_empty(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_header_name(NULL), "");
    assert_string_equal(sipcodes_header_source(NULL), "");
    assert_string_equal(sipcodes_header_condition(NULL, NULL), "");
    assert_int_equal(sipcodes_header_level(NULL), SIPCODES_LEVEL_UNKNOWN);
    assert_false(sipcodes_header_is_general(NULL));
}

static void a_null_alias_is_empty(void **state)
{
    (void)state;
    assert_string_equal(sipcodes_alias_phrase(NULL), "");
    assert_string_equal(sipcodes_alias_user(NULL), "");
    assert_string_equal(sipcodes_alias_source(NULL), "");
    assert_int_equal(sipcodes_alias_kind_of(NULL), SIPCODES_ALIAS_UNKNOWN);
}

/* ---- Single codes ---- */

static void busy_here_is_as_rfc_3261_says(void **state)
{
    const sipcodes_code *code = sipcodes_get(486);

    (void)state;
    assert_int_equal(sipcodes_code_status(code), 486);
    assert_string_equal(sipcodes_code_phrase(code), "Busy Here");
    assert_string_equal(sipcodes_code_symbol(code), "BUSY_HERE");
    assert_string_equal(sipcodes_code_slug(code), "486-busy-here");
    assert_string_equal(sipcodes_code_reference(code), "RFC 3261 21.4.24");
    assert_true(sipcodes_code_is_registered(code));
    assert_false(sipcodes_code_is_challenge(code));
    assert_int_equal(sipcodes_code_class(code), SIPCODES_CLASS_REQUEST_FAILURE);
    assert_int_equal(sipcodes_code_standing(code), SIPCODES_STANDING_REGISTERED);
    assert_int_equal(sipcodes_code_scope(code), SIPCODES_SCOPE_DEVICE);
    assert_int_equal(sipcodes_code_retry_after(code), SIPCODES_RETRY_AFTER_CALLED_PARTY);
    assert_int_equal(sipcodes_code_repair(code), SIPCODES_REPAIR_NONE);
    assert_true(sipcodes_code_senders(code) & 1u << SIPCODES_SENDER_UAS);
    assert_true(sipcodes_code_methods(code) & 1u << SIPCODES_METHOD_INVITE);
    assert_false(sipcodes_code_methods(code) & 1u << SIPCODES_METHOD_BYE);
}

static void each_accessor_answers_its_own_fact(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_code_action(sipcodes_get(100)), SIPCODES_ACTION_WAIT);
    assert_int_equal(sipcodes_code_action(sipcodes_get(302)), SIPCODES_ACTION_REDIRECT);
    assert_int_equal(sipcodes_code_action(sipcodes_get(503)), SIPCODES_ACTION_FAILOVER);
    assert_int_equal(sipcodes_code_repair(sipcodes_get(422)), SIPCODES_REPAIR_SESSION_INTERVAL);
    assert_int_equal(sipcodes_code_elsewhere(sipcodes_get(302)), SIPCODES_ELSEWHERE_LISTED);
    assert_int_equal(sipcodes_code_elsewhere(sipcodes_get(600)), SIPCODES_ELSEWHERE_NO);
    assert_int_equal(sipcodes_code_again(sipcodes_get(491)), SIPCODES_AGAIN_TIMER);
    assert_int_equal(sipcodes_code_retry_after(sipcodes_get(503)), SIPCODES_RETRY_AFTER_SERVICE);
    assert_int_equal(sipcodes_code_scope(sipcodes_get(600)), SIPCODES_SCOPE_USER);
    assert_int_equal(sipcodes_code_dialog_effect(sipcodes_get(199)), SIPCODES_DIALOG_ENDS_EARLY);
    assert_int_equal(sipcodes_code_dialog_effect(sipcodes_get(200)), SIPCODES_DIALOG_CREATES);
}

static void the_standings_of_the_manual_hold(void **state)
{
    (void)state;
    assert_int_equal(sipcodes_code_standing(sipcodes_get(202)), SIPCODES_STANDING_DEPRECATED);
    assert_int_equal(sipcodes_code_standing(sipcodes_get(409)), SIPCODES_STANDING_OBSOLETE);
    assert_int_equal(sipcodes_code_standing(sipcodes_get(411)), SIPCODES_STANDING_OBSOLETE);
    assert_int_equal(sipcodes_code_standing(sipcodes_get(477)), SIPCODES_STANDING_VENDOR);
    assert_int_equal(sipcodes_code_standing(sipcodes_get(904)), SIPCODES_STANDING_LOCAL);
}

/* ---- What holds for every code ---- */

static void check_standing(const sipcodes_code *code)
{
    sipcodes_standing standing = sipcodes_code_standing(code);
    bool registered = standing == SIPCODES_STANDING_REGISTERED || standing == SIPCODES_STANDING_DEPRECATED;

    assert_int_not_equal(standing, SIPCODES_STANDING_UNKNOWN);
    assert_int_equal(sipcodes_code_is_registered(code), registered);
    assert_int_equal(standing == SIPCODES_STANDING_DEPRECATED, sipcodes_code_status(code) == 202);
    if (sipcodes_code_status(code) > 699)
        assert_int_equal(standing, SIPCODES_STANDING_LOCAL);
}

static void a_code_is_registered_by_its_standing(void **state)
{
    (void)state;
    for_known(check_standing);
}

static void check_class(const sipcodes_code *code)
{
    bool local = sipcodes_code_standing(code) == SIPCODES_STANDING_LOCAL;

    assert_int_equal(sipcodes_code_class(code), local ? SIPCODES_CLASS_LOCAL : sipcodes_code_status(code) / 100);
}

static void the_first_digit_is_the_class_except_of_local_codes(void **state)
{
    (void)state;
    for_known(check_class);
    assert_int_equal(sipcodes_code_class(sipcodes_get(904)), SIPCODES_CLASS_LOCAL);
    assert_int_equal(sipcodes_code_class(sipcodes_get(477)), SIPCODES_CLASS_REQUEST_FAILURE);
}

static void check_challenge(const sipcodes_code *code)
{
    int status = sipcodes_code_status(code);

    assert_int_equal(sipcodes_code_is_challenge(code), status == 401 || status == 407 || status == 494);
}

static void challenges_are_401_407_and_494(void **state)
{
    (void)state;
    for_known(check_challenge);
}

/* A phrase as a slug: its number, then its runs of letters and digits, in lower case, joined by "-". */
static void make_slug(const sipcodes_code *code, char *slug)
{
    bool gap = true;

    slug += sprintf(slug, "%d", sipcodes_code_status(code));
    for (const char *c = sipcodes_code_phrase(code); *c; c++) {
        bool counts = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');
        if (counts && gap)
            *slug++ = '-';
        if (counts)
            *slug++ = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
        gap = !counts;
    }
    *slug = '\0';
}

static void check_identity(const sipcodes_code *code)
{
    const char *symbol = sipcodes_code_symbol(code);
    char slug[128];

    make_slug(code, slug);
    assert_string_equal(sipcodes_code_slug(code), slug);
    assert_true(strlen(sipcodes_code_phrase(code)) > 0);
    assert_true(strlen(sipcodes_code_reference(code)) > 0);
    assert_true(symbol[0] >= 'A' && symbol[0] <= 'Z');
    assert_int_equal(strspn(symbol, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"), strlen(symbol));
    for (size_t i = 0; sipcodes_at(i) != code; i++)
        assert_string_not_equal(symbol, sipcodes_code_symbol(sipcodes_at(i)));
}

static void phrase_symbol_slug_and_reference_fit_each_other(void **state)
{
    (void)state;
    for_known(check_identity);
}

static void check_values(const sipcodes_code *code)
{
    size_t headers = 0;

    while (sipcodes_code_header(code, headers))
        headers++;
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_CLASS), sipcodes_code_class(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_STANDING), sipcodes_code_standing(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_ACTION), sipcodes_code_action(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_REPAIR), sipcodes_code_repair(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_ELSEWHERE), sipcodes_code_elsewhere(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_AGAIN), sipcodes_code_again(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_RETRY_AFTER), sipcodes_code_retry_after(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_SCOPE), sipcodes_code_scope(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_DIALOG_EFFECT), sipcodes_code_dialog_effect(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_SENDERS), sipcodes_code_senders(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_METHODS), sipcodes_code_methods(code));
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_HEADERS), headers);
    assert_int_equal(sipcodes_code_value(code, SIPCODES_FACT_CHALLENGE), sipcodes_code_is_challenge(code));
}

static void a_fact_by_number_is_the_fact_by_name(void **state)
{
    (void)state;
    for_known(check_values);
}

static void check_value_names(const sipcodes_code *code)
{
    for (int fact = FIRST_FACT; fact <= SIPCODES_FACT_DIALOG_EFFECT; fact++)
        assert_non_null(sipcodes_value_name((sipcodes_fact)fact, (int)sipcodes_code_value(code, (sipcodes_fact)fact)));
}

static void every_value_has_a_name(void **state)
{
    (void)state;
    for_known(check_value_names);
}

static void check_number_for_a_code(int number)
{
    const sipcodes_code *code = sipcodes_get(486);
    const char *language = NULL;

    if (number < FIRST_FACT || number > LAST_FACT) {
        assert_int_equal(sipcodes_code_value(code, (sipcodes_fact)number), 0);
        assert_string_equal(sipcodes_code_source(code, (sipcodes_fact)number), "");
        assert_string_equal(sipcodes_code_note(code, (sipcodes_fact)number, NULL), "");
    }
    if (number < SIPCODES_SENDER_UAS || number > LAST_SENDER)
        assert_string_equal(sipcodes_code_sender_source(code, (sipcodes_sender)number), "");
    if (number < SIPCODES_TEXT_LEAD || number > SIPCODES_TEXT_RECEIVE) {
        assert_string_equal(sipcodes_code_text(code, (sipcodes_text)number, NULL, &language), "");
        assert_string_equal(language, "en");
    }
}

static void a_number_that_is_no_fact_sender_or_text_has_nothing(void **state)
{
    (void)state;
    for_hard_numbers(check_number_for_a_code);
}

static void check_sources(const sipcodes_code *code)
{
    for (int fact = FIRST_FACT; fact <= SIPCODES_FACT_DIALOG_EFFECT; fact++)
        if (sipcodes_code_value(code, (sipcodes_fact)fact) != 0)
            assert_true(strlen(sipcodes_code_source(code, (sipcodes_fact)fact)) > 0);
    if (sipcodes_code_repair(code) == SIPCODES_REPAIR_NONE)
        assert_string_equal(sipcodes_code_source(code, SIPCODES_FACT_REPAIR), "");
    assert_int_equal(strlen(sipcodes_code_source(code, SIPCODES_FACT_CHALLENGE)) > 0, sipcodes_code_is_challenge(code));
    assert_int_equal(strlen(sipcodes_code_source(code, SIPCODES_FACT_SENDERS)) > 0, sipcodes_code_senders(code) != 0);
}

/* That the first digit is the class says nothing of a code that is never in a message. */
static void check_class_source(const sipcodes_code *code)
{
    bool local = sipcodes_code_class(code) == SIPCODES_CLASS_LOCAL;

    assert_string_equal(sipcodes_code_source(code, SIPCODES_FACT_CLASS),
                        local ? sipcodes_code_source(code, SIPCODES_FACT_STANDING) : "RFC 3261 7.2");
}

static void the_class_rests_on_the_first_digit_and_of_local_codes_on_their_standing(void **state)
{
    (void)state;
    for_known(check_class_source);
    assert_string_equal(sipcodes_code_source(sipcodes_get(477), SIPCODES_FACT_CLASS), "RFC 3261 7.2");
    assert_string_not_equal(sipcodes_code_source(sipcodes_get(490), SIPCODES_FACT_CLASS), "RFC 3261 7.2");
}

static void every_fact_that_a_code_has_rests_on_a_source(void **state)
{
    (void)state;
    for_known(check_sources);
}

static void check_header_source(const sipcodes_code *code)
{
    bool has_headers = sipcodes_code_value(code, SIPCODES_FACT_HEADERS) > 0;

    assert_int_equal(strlen(sipcodes_code_source(code, SIPCODES_FACT_HEADERS)) > 0, has_headers);
}

/* Adds the parts of a source that a list of sources does not have yet. */
static void add_sources(char *list, const char *source)
{
    while (*source) {
        size_t length = strcspn(source, ";");
        char part[128];
        bool there = false;
        assert_true(length < sizeof part);
        memcpy(part, source, length);
        part[length] = '\0';
        for (const char *at = list; !there && *at; at += strspn(at, "; ")) {
            there = strcspn(at, ";") == length && memcmp(at, part, length) == 0;
            at += strcspn(at, ";");
        }
        if (!there)
            strcat(strcat(list, *list ? "; " : ""), part);
        source += length + strspn(source + length, "; ");
    }
}

static void check_whose_header_sources(const sipcodes_code *code)
{
    const sipcodes_header *header;
    bool own = sipcodes_code_header(code, 0) && !sipcodes_header_is_general(sipcodes_code_header(code, 0));
    char expected[1024] = "";

    for (size_t i = 0; (header = sipcodes_code_header(code, i)); i++)
        if (sipcodes_header_is_general(header) != own)
            add_sources(expected, sipcodes_header_source(header));
    assert_string_equal(sipcodes_code_source(code, SIPCODES_FACT_HEADERS), expected);
}

static void header_fields_rest_on_the_sources_of_the_own_ones_or_else_of_the_general_ones(void **state)
{
    (void)state;
    for_known(check_whose_header_sources);
}

static void header_fields_rest_on_a_source_too(void **state)
{
    (void)state;
    for_known(check_header_source);
}

static void check_senders(const sipcodes_code *code)
{
    const char *all = sipcodes_code_source(code, SIPCODES_FACT_SENDERS);

    assert_int_equal(sipcodes_code_senders(code) >> (LAST_SENDER + 1), 0);
    assert_int_equal(sipcodes_code_senders(code) & 1u, 0);
    assert_string_equal(sipcodes_code_sender_source(code, SIPCODES_SENDER_UNKNOWN), "");
    for (int sender = SIPCODES_SENDER_UAS; sender <= LAST_SENDER; sender++) {
        const char *source = sipcodes_code_sender_source(code, (sipcodes_sender)sender);
        bool sends = sipcodes_code_senders(code) >> sender & 1;
        assert_int_equal(strlen(source) > 0, sends);
        /* The first source of each stands among those of all. */
        if (sends && !strchr(source, ';'))
            assert_non_null(strstr(all, source));
    }
    if (sipcodes_code_is_registered(code))
        assert_int_not_equal(sipcodes_code_senders(code), 0);
}

static void a_sender_has_a_source_if_it_is_in_the_set(void **state)
{
    (void)state;
    for_known(check_senders);
}

static void check_methods(const sipcodes_code *code)
{
    assert_int_equal(sipcodes_code_methods(code) & 1u, 0);
    assert_int_equal(sipcodes_code_methods(code) >> (SIPCODES_METHOD_UPDATE + 1), 0);
}

static void methods_are_those_of_the_enumeration(void **state)
{
    (void)state;
    for_known(check_methods);
    assert_int_equal(sipcodes_code_methods(sipcodes_get(200)), (2u << SIPCODES_METHOD_UPDATE) - 2u);
    assert_int_equal(sipcodes_code_methods(sipcodes_get(687)), 0);
}

static void check_notes(const sipcodes_code *code)
{
    for (int fact = FIRST_FACT; fact <= LAST_FACT; fact++) {
        const char *note = sipcodes_code_note(code, (sipcodes_fact)fact, NULL);
        assert_true(note[0] == '\0' || note[strlen(note) - 1] == '.');
        for (size_t i = 0; i < COUNT_OF(tags); i++)
            assert_ptr_equal(sipcodes_code_note(code, (sipcodes_fact)fact, tags[i]), note);
    }
    assert_string_equal(sipcodes_code_note(code, SIPCODES_FACT_ACTION, NULL), "");
}

static void a_note_is_a_sentence_or_empty(void **state)
{
    (void)state;
    for_known(check_notes);
    assert_non_null(strstr(sipcodes_code_note(sipcodes_get(202), SIPCODES_FACT_STANDING, NULL), "SUBSCRIBE"));
    assert_string_equal(sipcodes_code_note(sipcodes_get(486), SIPCODES_FACT_STANDING, NULL), "");
}

/* ---- Lists ---- */

static void check_headers(const sipcodes_code *code)
{
    const sipcodes_header *before = NULL;
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(code, i)); i++) {
        assert_true(strlen(sipcodes_header_name(header)) > 0);
        assert_true(strlen(sipcodes_header_source(header)) > 0);
        assert_in_range(sipcodes_header_level(header), SIPCODES_LEVEL_MUST, SIPCODES_LEVEL_MAY);
        for (size_t t = 0; t < COUNT_OF(tags); t++)
            assert_ptr_equal(sipcodes_header_condition(header, tags[t]), sipcodes_header_condition(header, NULL));
        if (before && sipcodes_header_is_general(before))
            assert_true(sipcodes_header_is_general(header));
        else if (before && !sipcodes_header_is_general(header))
            assert_true(sipcodes_header_level(before) <= sipcodes_header_level(header));
        before = header;
    }
}

static void own_headers_come_first_strongest_first(void **state)
{
    (void)state;
    for_known(check_headers);
}

static void the_header_of_405_is_allow(void **state)
{
    const sipcodes_header *header = sipcodes_code_header(sipcodes_get(405), 0);

    (void)state;
    assert_string_equal(sipcodes_header_name(header), "Allow");
    assert_int_equal(sipcodes_header_level(header), SIPCODES_LEVEL_MUST);
    assert_false(sipcodes_header_is_general(header));
    assert_non_null(strstr(sipcodes_header_source(header), "RFC 3261 21.4.6"));
}

static void general_headers_stand_behind_a_failure_and_not_behind_a_success(void **state)
{
    size_t failure = sipcodes_code_value(sipcodes_get(486), SIPCODES_FACT_HEADERS);
    size_t success = sipcodes_code_value(sipcodes_get(204), SIPCODES_FACT_HEADERS);

    (void)state;
    assert_true(sipcodes_header_is_general(sipcodes_code_header(sipcodes_get(486), failure - 1)));
    for (size_t i = 0; i < success; i++)
        assert_string_not_equal(sipcodes_header_name(sipcodes_code_header(sipcodes_get(204), i)), "Warning");
}

/* True if the code has the alias, with this kind and user. */
static bool has_alias(int status, const char *phrase, sipcodes_alias_kind kind, const char *user)
{
    const sipcodes_alias *alias;

    for (size_t i = 0; (alias = sipcodes_code_alias(sipcodes_get(status), i)); i++)
        if (strcmp(sipcodes_alias_phrase(alias), phrase) == 0)
            return sipcodes_alias_kind_of(alias) == kind && strcmp(sipcodes_alias_user(alias), user) == 0;
    return false;
}

static void other_phrases_are_known_with_who_says_them(void **state)
{
    (void)state;
    assert_true(has_alias(422, "Session Timer Too Small", SIPCODES_ALIAS_VENDOR, "Wireshark"));
    assert_true(has_alias(500, "Internal Server Error", SIPCODES_ALIAS_OBSOLETE, "RFC 2543"));
    assert_true(has_alias(437, "Unsupported Certificate", SIPCODES_ALIAS_OBSOLETE, "RFC 4474"));
    assert_true(has_alias(603, "Network Blocked", SIPCODES_ALIAS_PROFILE, "ATIS-1000099"));
    assert_false(has_alias(486, "Busy Here", SIPCODES_ALIAS_VENDOR, ""));
}

static void check_aliases(const sipcodes_code *code)
{
    const sipcodes_alias *alias;

    for (size_t i = 0; (alias = sipcodes_code_alias(code, i)); i++) {
        assert_true(strlen(sipcodes_alias_phrase(alias)) > 0);
        assert_true(strlen(sipcodes_alias_user(alias)) > 0);
        assert_true(strlen(sipcodes_alias_source(alias)) > 0);
        assert_in_range(sipcodes_alias_kind_of(alias), SIPCODES_ALIAS_OBSOLETE, SIPCODES_ALIAS_PROFILE);
        assert_string_not_equal(sipcodes_alias_phrase(alias), sipcodes_code_phrase(code));
    }
}

static void every_alias_is_whole(void **state)
{
    (void)state;
    for_known(check_aliases);
}

static void check_related(const sipcodes_code *code)
{
    int status;

    assert_int_not_equal(sipcodes_code_related(code, 0), 0);
    for (size_t i = 0; (status = sipcodes_code_related(code, i)); i++) {
        assert_non_null(sipcodes_get(status));
        assert_int_not_equal(status, sipcodes_code_status(code));
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(status, sipcodes_code_related(code, j));
    }
}

static void related_codes_are_other_known_codes_each_once(void **state)
{
    (void)state;
    for_known(check_related);
}

/* Once a list has ended, it stays ended. */
static void check_index(size_t index)
{
    for (size_t i = 0; index > 0 && i < sipcodes_count(); i += 5) {
        const sipcodes_code *code = sipcodes_at(i);
        size_t headers = sipcodes_code_value(code, SIPCODES_FACT_HEADERS);
        assert_int_equal(sipcodes_code_header(code, index) != NULL, index < headers);
        assert_true(!sipcodes_code_alias(code, index) || sipcodes_code_alias(code, index - 1));
        assert_true(!sipcodes_code_related(code, index) || sipcodes_code_related(code, index - 1));
        assert_true(!sipcodes_code_text_source(code, index) || sipcodes_code_text_source(code, index - 1));
    }
    if (index >= 100) {
        assert_null(sipcodes_code_alias(sipcodes_get(500), index));
        assert_null(sipcodes_code_text_source(sipcodes_get(500), index));
        assert_int_equal(sipcodes_code_related(sipcodes_get(500), index), 0);
    }
}

static void lists_end_where_they_end(void **state)
{
    (void)state;
    for_hard_indexes(check_index);
}

/* ---- Texts ---- */

static void check_texts(const sipcodes_code *code)
{
    for (int text = SIPCODES_TEXT_LEAD; text <= SIPCODES_TEXT_RECEIVE; text++)
        for (size_t i = 0; i < COUNT_OF(tags); i++) {
            const char *language = NULL;
            const char *answer = sipcodes_code_text(code, (sipcodes_text)text, tags[i], &language);
            assert_true(strlen(answer) > 0);
            assert_int_equal(answer[strlen(answer) - 1], '.');
            assert_null(strpbrk(answer, "\n\t\001"));
            assert_string_equal(language, "en");
            assert_ptr_equal(sipcodes_code_text(code, (sipcodes_text)text, tags[i], NULL), answer);
        }
    assert_non_null(sipcodes_code_text_source(code, 0));
}

static void every_code_has_every_text_in_english_with_its_sources(void **state)
{
    (void)state;
    for_known(check_texts);
}

static void texts_stand_under_their_number(void **state)
{
    (void)state;
    assert_non_null(strstr(sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_LEAD, NULL, NULL), "486 Busy Here"));
    assert_non_null(strstr(sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_SEND, NULL, NULL), "Return 486"));
    assert_non_null(strstr(sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_RECEIVE, NULL, NULL), "On 486"));
    assert_non_null(strstr(sipcodes_code_text(sipcodes_get(486), SIPCODES_TEXT_FIX, NULL, NULL), "If you received it:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_has_empty_strings),
        cmocka_unit_test(null_has_unknown_facts),
        cmocka_unit_test(null_has_nothing_under_any_number),
        cmocka_unit_test(null_has_empty_lists),
        cmocka_unit_test(a_null_header_is_empty),
        cmocka_unit_test(a_null_alias_is_empty),
        cmocka_unit_test(busy_here_is_as_rfc_3261_says),
        cmocka_unit_test(each_accessor_answers_its_own_fact),
        cmocka_unit_test(the_standings_of_the_manual_hold),
        cmocka_unit_test(a_code_is_registered_by_its_standing),
        cmocka_unit_test(the_first_digit_is_the_class_except_of_local_codes),
        cmocka_unit_test(challenges_are_401_407_and_494),
        cmocka_unit_test(phrase_symbol_slug_and_reference_fit_each_other),
        cmocka_unit_test(a_fact_by_number_is_the_fact_by_name),
        cmocka_unit_test(every_value_has_a_name),
        cmocka_unit_test(a_number_that_is_no_fact_sender_or_text_has_nothing),
        cmocka_unit_test(every_fact_that_a_code_has_rests_on_a_source),
        cmocka_unit_test(the_class_rests_on_the_first_digit_and_of_local_codes_on_their_standing),
        cmocka_unit_test(header_fields_rest_on_a_source_too),
        cmocka_unit_test(header_fields_rest_on_the_sources_of_the_own_ones_or_else_of_the_general_ones),
        cmocka_unit_test(a_sender_has_a_source_if_it_is_in_the_set),
        cmocka_unit_test(methods_are_those_of_the_enumeration),
        cmocka_unit_test(a_note_is_a_sentence_or_empty),
        cmocka_unit_test(own_headers_come_first_strongest_first),
        cmocka_unit_test(the_header_of_405_is_allow),
        cmocka_unit_test(general_headers_stand_behind_a_failure_and_not_behind_a_success),
        cmocka_unit_test(other_phrases_are_known_with_who_says_them),
        cmocka_unit_test(every_alias_is_whole),
        cmocka_unit_test(related_codes_are_other_known_codes_each_once),
        cmocka_unit_test(lists_end_where_they_end),
        cmocka_unit_test(every_code_has_every_text_in_english_with_its_sources),
        cmocka_unit_test(texts_stand_under_their_number),
    };
    return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
