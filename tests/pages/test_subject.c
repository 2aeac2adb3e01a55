/* test_subject.c - what can be said of a status code, registered or not. */
#include <limits.h>
#include <string.h>

#include "cmocka_all.h"
#include "codes.h"
#include "subject.h"

#define ALL_METHODS 0x3FFEu

/* For what is no text: the name of an unknown code does not outlive the function. */
static struct subject subject_of(int status)
{
    struct subject subject;

    assert_true(subject_init(&subject, status, 0));
    return subject;
}

/* ---- Known and unknown ---- */

static void a_known_code_stands_for_itself(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        struct subject subject = subject_of(sipcodes_code_status(code));
        assert_int_equal(subject.status, sipcodes_code_status(code));
        assert_ptr_equal(subject.code, code);
        /* Also one that a UAC treats as another code, because more is known of it than that. */
        assert_ptr_equal(subject.rules, code);
    }
}

static void an_unknown_code_goes_by_the_rules_of_what_it_is_treated_as(void **state)
{
    static const int pairs[][2] = {{102, 183}, {150, 183}, {299, 200}, {350, 300},
                                   {499, 400}, {550, 500}, {650, 600}, {699, 600}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct subject subject = subject_of(pairs[i][0]);
        assert_int_equal(subject.status, pairs[i][0]);
        assert_null(subject.code);
        assert_ptr_equal(subject.rules, sipcodes_get(pairs[i][1]));
    }
}

static void a_subject_has_the_digits_of_its_own_status(void **state)
{
    (void)state;
    for (int status = 100; status < 1000; status++) {
        struct subject subject;
        if (!is_status_code(status))
            continue;
        subject = subject_of(status);
        assert_int_equal((subject.digits[0] - '0') * 100 + (subject.digits[1] - '0') * 10 + (subject.digits[2] - '0'), status);
    }
}

static void a_subject_is_called_by_number_and_phrase_or_said_to_be_unknown(void **state)
{
    struct subject known, unknown;

    (void)state;
    assert_true(subject_init(&known, 486, 0) && subject_init(&unknown, 499, 0));
    assert_int_equal(known.name.length, strlen("486 Busy Here"));
    assert_memory_equal(known.name.text, "486 Busy Here", known.name.length);
    assert_int_equal(unknown.name.length, strlen("499 (not registered)"));
    assert_memory_equal(unknown.name.text, "499 (not registered)", unknown.name.length);
}

static void expect_no_subject(int status)
{
    struct subject subject;

    if (subject_init(&subject, status, 0))
        fail_msg("%d is a subject", status);
}

static void no_other_number_is_a_subject(void **state)
{
    (void)state;
    for_each_non_code(expect_no_subject);
}

/* ---- Values, sources, texts ---- */

static void a_known_code_has_the_values_sources_and_texts_of_its_record(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        struct subject subject = subject_of(sipcodes_code_status(code));
        for (int fact = SIPCODES_FACT_CLASS; fact <= SIPCODES_FACT_CHALLENGE; fact++) {
            assert_int_equal(subject_value(&subject, (sipcodes_fact)fact), sipcodes_code_value(code, (sipcodes_fact)fact));
            assert_string_equal(string_at(subject_source(&subject, (sipcodes_fact)fact)),
                                sipcodes_code_source(code, (sipcodes_fact)fact));
        }
        for (int text = SIPCODES_TEXT_LEAD; text <= SIPCODES_TEXT_RECEIVE; text++)
            assert_string_equal(text_string(subject_text(&subject, (sipcodes_text)text), 0),
                                sipcodes_code_text(code, (sipcodes_text)text, NULL, NULL));
    }
}

static void what_nobody_can_know_of_an_unknown_code_is_unknown(void **state)
{
    struct subject subject = subject_of(499);

    (void)state;
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_STANDING), SIPCODES_STANDING_UNKNOWN);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_REPAIR), SIPCODES_REPAIR_NONE);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_AGAIN), SIPCODES_AGAIN_UNKNOWN);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_SENDERS), 0);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_METHODS), 0);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_HEADERS), 0);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_CLASS), SIPCODES_CLASS_REQUEST_FAILURE);
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_ACTION), sipcodes_code_action(sipcodes_get(400)));
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_SCOPE), sipcodes_code_scope(sipcodes_get(400)));
    assert_int_equal(subject_value(&subject, SIPCODES_FACT_DIALOG_EFFECT), sipcodes_code_dialog_effect(sipcodes_get(400)));
}

static void what_is_said_of_an_unknown_code_rests_on_the_rule_for_them(void **state)
{
    struct subject subject = subject_of(150);

    (void)state;
    assert_string_equal(string_at(subject_source(&subject, SIPCODES_FACT_CLASS)), "RFC 3261 7.2");
    assert_string_equal(string_at(subject_source(&subject, SIPCODES_FACT_STANDING)), "IANA sip-parameters-7");
    for (int fact = SIPCODES_FACT_ACTION; fact <= SIPCODES_FACT_CHALLENGE; fact++) {
        /* Nothing tells who sends it, for what and with which header fields. */
        bool unknown = fact == SIPCODES_FACT_SENDERS || fact == SIPCODES_FACT_METHODS || fact == SIPCODES_FACT_HEADERS;
        assert_string_equal(string_at(subject_source(&subject, (sipcodes_fact)fact)), unknown ? "" : "RFC 3261 8.1.3.2");
    }
}

static void an_unknown_code_has_the_general_texts(void **state)
{
    struct subject subject = subject_of(499);

    (void)state;
    assert_int_equal(subject_text(&subject, SIPCODES_TEXT_LEAD), MSG_UNKNOWN_LEAD);
    assert_int_equal(subject_text(&subject, SIPCODES_TEXT_DESCRIPTION), MSG_UNKNOWN_DESCRIPTION);
    assert_int_equal(subject_text(&subject, SIPCODES_TEXT_WHEN), MSG_UNKNOWN_WHEN);
    assert_int_equal(subject_text(&subject, SIPCODES_TEXT_FIX), MSG_UNKNOWN_FIX);
    assert_int_equal(subject_text(&subject, SIPCODES_TEXT_SEND), MSG_UNKNOWN_SEND);
    assert_int_equal(subject_text(&subject, SIPCODES_TEXT_RECEIVE), MSG_UNKNOWN_RECEIVE);
}

/* ---- Sets ---- */

/* The forms of the sentence and of the phrase about a set of methods or senders. */
struct form {
    uint32_t set;
    uint8_t standing;
    text_ref sentence;
    text_ref phrase;
    uint32_t named;
};

static void expect_forms(sipcodes_fact fact, const struct form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct subject subject = subject_of(486);
        subject.value[fact] = (uint16_t)forms[i].set;
        subject.value[SIPCODES_FACT_STANDING] = forms[i].standing;
        assert_int_equal(subject_sentence(&subject, fact), forms[i].sentence);
        assert_int_equal(subject_short(&subject, fact), forms[i].phrase);
        assert_int_equal(subject_named(&subject, fact), forms[i].named);
    }
}

static void methods_are_named_or_excepted_whichever_is_shorter(void **state)
{
    const uint32_t one = 1u << SIPCODES_METHOD_INVITE;
    const uint32_t cancel = 1u << SIPCODES_METHOD_CANCEL;
    const uint32_t four = cancel | 1u << SIPCODES_METHOD_BYE | 1u << SIPCODES_METHOD_PRACK | 1u << SIPCODES_METHOD_UPDATE;
    const uint32_t five = four | 1u << SIPCODES_METHOD_INFO;
    const uint8_t known = SIPCODES_STANDING_REGISTERED;
    const struct form forms[] = {
        {0, known, MSG_FACT_METHODS_NOT_KNOWN, MSG_FACT_METHODS_SHORT_NOT_KNOWN, 0},
        {one, known, MSG_FACT_METHODS_ONE, MSG_FACT_METHODS_SHORT, one},
        {ALL_METHODS, known, MSG_FACT_METHODS_ANY, MSG_FACT_METHODS_SHORT_ANY, ALL_METHODS},
        {ALL_METHODS & ~cancel, known, MSG_FACT_METHODS_EXCEPT, MSG_FACT_METHODS_SHORT_EXCEPT, cancel},
        {ALL_METHODS & ~four, known, MSG_FACT_METHODS_EXCEPT, MSG_FACT_METHODS_SHORT_EXCEPT, four},
        {ALL_METHODS & ~five, known, MSG_FACT_METHODS_ONE, MSG_FACT_METHODS_SHORT, ALL_METHODS & ~five},
        {one, SIPCODES_STANDING_LOCAL, MSG_FACT_METHODS_NEVER, MSG_FACT_METHODS_SHORT_NEVER, one},
        {0, SIPCODES_STANDING_LOCAL, MSG_FACT_METHODS_NEVER, MSG_FACT_METHODS_SHORT_NEVER, 0},
    };

    (void)state;
    expect_forms(SIPCODES_FACT_METHODS, forms, sizeof forms / sizeof *forms);
}

static void a_code_that_only_the_own_stack_makes_comes_from_nobody(void **state)
{
    const uint32_t local = 1u << SIPCODES_SENDER_LOCAL;
    const uint32_t uas = 1u << SIPCODES_SENDER_UAS;
    const struct form forms[] = {
        {0, 0, MSG_FACT_SENDERS_NOT_KNOWN, MSG_FACT_SENDERS_UNKNOWN_SHORT, 0},
        {local, 0, MSG_FACT_SENDERS_ONLY_LOCAL, MSG_FACT_SENDERS_SHORT, local},
        {local | uas, 0, MSG_FACT_SENDERS_ONE, MSG_FACT_SENDERS_SHORT, local | uas},
        {uas, 0, MSG_FACT_SENDERS_ONE, MSG_FACT_SENDERS_SHORT, uas},
    };

    (void)state;
    expect_forms(SIPCODES_FACT_SENDERS, forms, sizeof forms / sizeof *forms);
}

static void other_facts_have_the_sentence_and_the_phrase_of_their_value(void **state)
{
    struct subject busy = subject_of(486);
    struct subject unknown = subject_of(499);

    (void)state;
    assert_int_equal(subject_sentence(&busy, SIPCODES_FACT_ACTION), MSG_FACT_ACTION_STOP_ONE);
    assert_int_equal(subject_short(&busy, SIPCODES_FACT_ACTION), MSG_FACT_ACTION_STOP_SHORT);
    assert_int_equal(subject_sentence(&busy, SIPCODES_FACT_SCOPE), MSG_FACT_SCOPE_DEVICE_ONE);
    assert_int_equal(subject_short(&busy, SIPCODES_FACT_SCOPE), MSG_FACT_SCOPE_DEVICE_SHORT);
    assert_int_equal(subject_sentence(&unknown, SIPCODES_FACT_STANDING), MSG_FACT_STANDING_UNKNOWN_ONE);
    assert_int_equal(subject_short(&unknown, SIPCODES_FACT_STANDING), MSG_FACT_STANDING_UNKNOWN_SHORT);
}

/* ---- Header fields ---- */

static bool has_header(const struct subject *subject, const char *name)
{
    for (size_t i = 0; i < subject_headers(subject); i++)
        if (strcmp(string_at(subject_header(subject, i)), name) == 0)
            return true;
    return false;
}

static bool has_own_header(const sipcodes_code *code, const char *name)
{
    const sipcodes_header *header;

    for (size_t i = 0; (header = sipcodes_code_header(code, i)) && !sipcodes_header_is_general(header); i++)
        if (strcmp(sipcodes_header_name(header), name) == 0)
            return true;
    return false;
}

static void each_header_field_comes_once_and_general_ones_do_not(void **state)
{
    size_t repeated = 0;

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        struct subject subject = subject_of(sipcodes_code_status(code));
        const sipcodes_header *header;
        size_t distinct = subject_headers(&subject), own = 0;
        for (; (header = sipcodes_code_header(code, own)) && !sipcodes_header_is_general(header); own++)
            assert_true(has_header(&subject, sipcodes_header_name(header)));
        for (size_t index = 0; index < distinct; index++) {
            const char *name = string_at(subject_header(&subject, index));
            assert_true(has_own_header(code, name));
            for (size_t before = 0; before < index; before++)
                assert_string_not_equal(string_at(subject_header(&subject, before)), name);
        }
        assert_true(distinct <= own);
        repeated += own - distinct;
    }
    /* 200 has Contact in two meanings, and there are others. */
    assert_true(repeated > 0);
}

static void an_unknown_code_has_no_header_fields(void **state)
{
    struct subject subject = subject_of(499);

    (void)state;
    assert_int_equal(subject_headers(&subject), 0);
    assert_int_equal(subject_sentence(&subject, SIPCODES_FACT_HEADERS), MSG_DIFFERENCE_NONE_HEADERS);
}

static void a_code_with_header_fields_has_a_sentence_about_them(void **state)
{
    struct subject busy = subject_of(486);
    struct subject ringing = subject_of(180);
    struct subject ok = subject_of(200);
    struct subject terminated = subject_of(487);

    (void)state;
    assert_int_equal(subject_sentence(&busy, SIPCODES_FACT_HEADERS), MSG_FACT_HEADERS_ONE);
    assert_int_equal(subject_sentence(&terminated, SIPCODES_FACT_HEADERS), MSG_DIFFERENCE_NONE_HEADERS);
    /* It tells if there are more than it can name. */
    assert_in_range(subject_headers(&ringing), 1, MAX_LISTED_HEADERS);
    assert_int_equal(subject_sentence(&ringing, SIPCODES_FACT_HEADERS), MSG_FACT_HEADERS_ONE);
    assert_true(subject_headers(&ok) > MAX_LISTED_HEADERS);
    assert_int_equal(subject_sentence(&ok, SIPCODES_FACT_HEADERS), MSG_FACT_HEADERS_FIRST);
}

/* ---- What to read, and related codes ---- */

static void reading_and_relations_of_a_known_code_are_those_of_its_record(void **state)
{
    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++) {
        const sipcodes_code *code = sipcodes_at(i);
        struct subject subject = subject_of(sipcodes_code_status(code));
        struct reading reading = subject_reading(&subject);
        struct relations relations = subject_relations(&subject);
        for (size_t at = 0; at < reading.count; at++)
            assert_string_equal(string_at(reading.refs[at]), sipcodes_code_text_source(code, at));
        assert_null(sipcodes_code_text_source(code, reading.count));
        for (size_t at = 0; at < relations.count; at++)
            assert_int_equal(relations.statuses[at], sipcodes_code_related(code, at));
        assert_int_equal(sipcodes_code_related(code, relations.count), 0);
    }
}

static void an_unknown_code_is_related_to_what_it_is_treated_as_and_to_read_is_the_rule(void **state)
{
    static const int unknown[] = {102, 299, 499, 699};

    (void)state;
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        struct subject subject = subject_of(unknown[i]);
        assert_int_equal(subject_relations(&subject).count, 1);
        assert_int_equal(subject_relations(&subject).statuses[0], sipcodes_resolve(unknown[i]));
        assert_int_equal(subject_reading(&subject).count, 1);
        assert_string_equal(string_at(subject_reading(&subject).refs[0]), "RFC 3261 8.1.3.2");
    }
}

/* ---- Agreement ---- */

static bool has_headers_of(const struct subject *a, const struct subject *b)
{
    for (size_t i = 0; i < subject_headers(b); i++)
        if (!has_header(a, string_at(subject_header(b, i))))
            return false;
    return true;
}

static void expect_agreement(const struct subject *a, const struct subject *b)
{
    for (int number = SIPCODES_FACT_CLASS; number <= SIPCODES_FACT_CHALLENGE; number++) {
        sipcodes_fact fact = (sipcodes_fact)number;
        bool agree = subject_value(a, fact) == subject_value(b, fact);
        if (fact == SIPCODES_FACT_HEADERS)
            agree = has_headers_of(a, b) && has_headers_of(b, a);
        if (fact == SIPCODES_FACT_METHODS) {
            bool local_a = subject_value(a, SIPCODES_FACT_STANDING) == SIPCODES_STANDING_LOCAL;
            bool local_b = subject_value(b, SIPCODES_FACT_STANDING) == SIPCODES_STANDING_LOCAL;
            agree = local_a == local_b && (local_a || agree);
        }
        if (subject_agrees(a, b, fact) != agree)
            fail_msg("%d and %d: %s", a->status, b->status, sipcodes_fact_name(fact));
    }
}

static void two_codes_agree_in_a_fact_if_it_says_the_same_of_both(void **state)
{
    static struct subject subjects[1000];
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < sipcodes_count(); i++)
        subjects[count++] = subject_of(sipcodes_code_status(sipcodes_at(i)));
    subjects[count++] = subject_of(150);
    subjects[count++] = subject_of(498);
    subjects[count++] = subject_of(499);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            expect_agreement(&subjects[i], &subjects[j]);
}

static void local_codes_agree_in_methods_because_neither_is_sent(void **state)
{
    struct subject first = subject_of(988);
    struct subject second = subject_of(900);
    struct subject sent = subject_of(486);

    (void)state;
    assert_int_equal(subject_value(&first, SIPCODES_FACT_METHODS), 0);
    assert_true(subject_agrees(&first, &second, SIPCODES_FACT_METHODS));
    assert_false(subject_agrees(&first, &sent, SIPCODES_FACT_METHODS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_code_stands_for_itself),
        cmocka_unit_test(an_unknown_code_goes_by_the_rules_of_what_it_is_treated_as),
        cmocka_unit_test(a_subject_has_the_digits_of_its_own_status),
        cmocka_unit_test(a_subject_is_called_by_number_and_phrase_or_said_to_be_unknown),
        cmocka_unit_test(no_other_number_is_a_subject),
        cmocka_unit_test(a_known_code_has_the_values_sources_and_texts_of_its_record),
        cmocka_unit_test(what_nobody_can_know_of_an_unknown_code_is_unknown),
        cmocka_unit_test(what_is_said_of_an_unknown_code_rests_on_the_rule_for_them),
        cmocka_unit_test(an_unknown_code_has_the_general_texts),
        cmocka_unit_test(methods_are_named_or_excepted_whichever_is_shorter),
        cmocka_unit_test(a_code_that_only_the_own_stack_makes_comes_from_nobody),
        cmocka_unit_test(other_facts_have_the_sentence_and_the_phrase_of_their_value),
        cmocka_unit_test(each_header_field_comes_once_and_general_ones_do_not),
        cmocka_unit_test(an_unknown_code_has_no_header_fields),
        cmocka_unit_test(a_code_with_header_fields_has_a_sentence_about_them),
        cmocka_unit_test(reading_and_relations_of_a_known_code_are_those_of_its_record),
        cmocka_unit_test(an_unknown_code_is_related_to_what_it_is_treated_as_and_to_read_is_the_rule),
        cmocka_unit_test(two_codes_agree_in_a_fact_if_it_says_the_same_of_both),
        cmocka_unit_test(local_codes_agree_in_methods_because_neither_is_sent),
    };
    return cmocka_run_group_tests_name("subject", tests, NULL, NULL);
}
