/* test_version.c - version.c: the version, the data's date and digest, and the sentences for errors. */
#include "unit.h"

#include <stdio.h>

static const int errors[] = {SIPCODES_OK,          SIPCODES_E_ARGUMENT,  SIPCODES_E_STATUS,
                             SIPCODES_E_NOT_FOUND, SIPCODES_E_AMBIGUOUS, SIPCODES_E_SYNTAX,
                             SIPCODES_E_CAUSE,     SIPCODES_E_TABLE,     SIPCODES_E_LOCATION};

/* True if text has a digit where form has '0', and elsewhere what form has. */
static bool has_form(const char *text, const char *form)
{
    size_t i = 0;

    for (; form[i] != '\0'; i++)
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return false;
    return text[i] == '\0';
}

static void the_version_is_that_of_the_header(void **state)
{
    char version[64];

    (void)state;
    snprintf(version, sizeof version, "%d.%d.%d", SIPCODES_VERSION_MAJOR, SIPCODES_VERSION_MINOR, SIPCODES_VERSION_PATCH);
    assert_string_equal(sipcodes_version(), version);
}

static void the_iana_date_is_a_day(void **state)
{
    const char *date = sipcodes_iana_date();

    (void)state;
    assert_true(has_form(date, "0000-00-00"));
    assert_true(strcmp(date, "2026-01-01") >= 0);
    assert_in_range(strtol(date + 5, NULL, 10), 1, 12);
    assert_in_range(strtol(date + 8, NULL, 10), 1, 31);
}

static void the_digest_is_64_hexadecimal_digits(void **state)
{
    const char *digest = sipcodes_data_digest();

    (void)state;
    assert_int_equal(strlen(digest), 64);
    assert_int_equal(strspn(digest, "0123456789abcdef"), 64);
}

static void each_error_has_its_own_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(errors); i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(sipcodes_strerror(errors[i]), sipcodes_strerror(errors[j]));
    assert_string_equal(sipcodes_strerror(SIPCODES_OK), "no error");
    assert_string_equal(sipcodes_strerror(SIPCODES_E_ARGUMENT), "an argument is NULL or out of range");
    assert_non_null(strstr(sipcodes_strerror(SIPCODES_E_STATUS), "100 to 699"));
    assert_non_null(strstr(sipcodes_strerror(SIPCODES_E_NOT_FOUND), "nothing goes by that name"));
    assert_non_null(strstr(sipcodes_strerror(SIPCODES_E_AMBIGUOUS), "several"));
    assert_non_null(strstr(sipcodes_strerror(SIPCODES_E_SYNTAX), "cannot be read"));
}

static void a_label_of_an_error_is_in_the_language_asked_for(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(errors); i++) {
        assert_string_equal(sipcodes_error_label(errors[i], "en"), sipcodes_strerror(errors[i]));
        assert_string_equal(sipcodes_error_label(errors[i], NULL), sipcodes_strerror(errors[i]));
        assert_string_equal(sipcodes_error_label(errors[i], "tlh"), sipcodes_strerror(errors[i]));
    }
    if (sipcodes_language("vi"))
        assert_string_not_equal(sipcodes_error_label(SIPCODES_E_STATUS, "vi"), sipcodes_strerror(SIPCODES_E_STATUS));
}

static void check_other_number(int number)
{
    const char *sentence = sipcodes_strerror(number);

    assert_non_null(sentence);
    assert_string_equal(sipcodes_error_label(number, "en"), sentence);
    if (number > 0)
        assert_string_equal(sentence, "no error");
    if (number < SIPCODES_E_LOCATION)
        assert_string_equal(sentence, "unknown error");
}

static void numbers_that_are_no_error_have_a_sentence_too(void **state)
{
    (void)state;
    for_hard_numbers(check_other_number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_that_of_the_header),
        cmocka_unit_test(the_iana_date_is_a_day),
        cmocka_unit_test(the_digest_is_64_hexadecimal_digits),
        cmocka_unit_test(each_error_has_its_own_sentence),
        cmocka_unit_test(a_label_of_an_error_is_in_the_language_asked_for),
        cmocka_unit_test(numbers_that_are_no_error_have_a_sentence_too),
    };
    return cmocka_run_group_tests_name("version", tests, NULL, NULL);
}
