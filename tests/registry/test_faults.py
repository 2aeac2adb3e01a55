"""Planted faults: each, alone in a copy of the registry, makes the compiler fail and say where and why."""

import re
import unittest

from support import CopyTestCase, compile_quickly, compile_registry

CODES = "codes/4xx.toml"
TEXTS = "texts/4xx.toml"
SOURCE = 'source = "RFC 3261 21.4.24"'


class FaultTestCase(CopyTestCase):
    def complaints(self):
        """The lines on standard error of a run that has to fail, and to write nothing."""
        run = compile_quickly(*self.input, "--out", self.out)
        self.assertEqual((run.returncode, run.stdout), (1, ""), run.stderr)
        self.assertFalse(self.out.exists(), "files were written from a faulty registry")
        return run.stderr.splitlines()

    def assert_refused(self, place, *reasons):
        """One complaint is about the place (file: code.field) and gives the reasons."""
        lines = self.complaints()
        fitting = [line for line in lines if line.startswith(place + ": ") and all(reason in line for reason in reasons)]
        self.assertEqual(len(fitting), 1, f"{place}: {reasons}, among {len(lines)} lines:\n" + "\n".join(lines[:9]))


class WholeProcess(FaultTestCase):
    def run_on_copy(self, *arguments):
        run = compile_registry(*self.input, *arguments)
        return run.returncode, run.stderr

    def test_the_copy_compiles_before_a_fault_is_planted(self):
        self.assertEqual(self.run_on_copy("--check"), (0, ""))

    def test_a_fault_ends_the_process_with_status_1_and_one_line_on_standard_error(self):
        self.registry.set(CODES, 486, "scope", f'{{ is = "devise", {SOURCE} }}')
        known = "unknown, request, caller, address, device, server, user"
        expected = (1, f'{CODES}: 486.scope: "devise" is not one of {known}\n')
        self.assertEqual(self.run_on_copy("--out", self.out), expected)


class FaultsInFacts(FaultTestCase):
    def test_a_fact_without_source(self):
        self.registry.set(CODES, 486, "scope", '{ is = "device" }')
        self.assert_refused(f"{CODES}: 486.scope", "'source' is a required property")

    def test_a_source_without_section(self):
        self.registry.set(CODES, 486, "scope", '{ is = "device", source = "RFC 3261" }')
        self.assert_refused(f"{CODES}: 486.scope.source", "'RFC 3261' does not match")

    def test_a_value_that_the_header_does_not_have(self):
        self.registry.set(CODES, 486, "scope", f'{{ is = "devise", {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.scope", '"devise" is not one of', "device")

    def test_a_value_of_another_fact(self):
        self.registry.set(CODES, 486, "action", f'{{ is = "device", {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.action", '"device" is not one of', "failover")

    def test_a_sender_that_the_header_does_not_have(self):
        self.registry.set(CODES, 486, "senders", f'[ {{ who = "phone", {SOURCE} }} ]')
        self.assert_refused(f"{CODES}: 486.senders", '"phone" is not one of')

    def test_a_misspelt_method(self):
        self.registry.set(CODES, 486, "methods", f'{{ are = ["INVTE"], {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.methods", '"INVTE" is not one of', "INVITE")

    def test_an_exception_to_methods_that_are_named(self):
        self.registry.set(CODES, 486, "methods", f'{{ are = ["INVITE"], except = ["BYE"], {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.methods", '"except" goes with are = ["any"]')

    def test_a_misspelt_key(self):
        self.registry.rename(CODES, 486, "scope", "scoop")
        self.assert_refused(f"{CODES}: 486", "'scoop' was unexpected")

    def test_a_missing_fact(self):
        self.registry.set(CODES, 486, "scope", None)
        self.assert_refused(f"{CODES}: 486", "'scope' is a required property")

    def test_a_missing_phrase(self):
        self.registry.set(CODES, 486, "phrase", None)
        self.assert_refused(f"{CODES}: 486", "'phrase' is a required property")

    def test_a_registered_code_that_nobody_sends(self):
        self.registry.set(CODES, 486, "senders", "[]")
        self.assert_refused(f"{CODES}: 486.senders", "at least one")

    def test_an_alias_that_is_the_phrase(self):
        self.registry.set(CODES, 486, "aliases", f'[{{ phrase = "busy-here", kind = "vendor", by = "A", {SOURCE} }}]')
        self.assert_refused(f"{CODES}: 486.aliases", '"busy-here" differs from the phrase in case and punctuation only')

    def test_a_code_in_two_files(self):
        self.registry.append("codes/6xx.toml", self.registry.table(CODES, 486))
        self.assert_refused("codes/6xx.toml: 486", f"is already in {CODES}")

    def test_a_code_twice_in_one_file(self):
        self.registry.append(CODES, self.registry.table(CODES, 486))
        self.assert_refused(f"{CODES}: file", "486", "twice", "line")

    def test_a_symbol_that_two_codes_have(self):
        self.registry.set(CODES, 486, "symbol", '"BUSY_EVERYWHERE"')
        self.assert_refused("codes/6xx.toml: 600.symbol", "BUSY_EVERYWHERE is already that of 486")

    def test_a_related_code_that_does_not_exist(self):
        self.registry.set(CODES, 486, "related", "[480, 498]")
        self.assert_refused(f"{CODES}: 486.related", "498 is not a known code")

    def test_a_code_related_to_itself(self):
        self.registry.set(CODES, 486, "related", "[480, 486]")
        self.assert_refused(f"{CODES}: 486.related", "486 is the code itself")

    def test_a_registered_code_that_is_missing(self):
        # No other table names 402, so that only the count can tell.
        self.registry.replace_table(CODES, 402, "")
        self.registry.replace_table(TEXTS, 402, "")
        self.assert_refused("codes: file", "74 registered codes, but registry.toml says 75")

    def test_a_missing_code_that_other_tables_name(self):
        self.registry.replace_table(CODES, 486, "")
        self.registry.replace_table(TEXTS, 486, "")
        self.assert_refused("headers.toml: 486", "is not a known code")
        self.assert_refused(f"{CODES}: 480.related", "486 is not a known code")
        number = self.registry.pair_number(486, 600)
        self.assert_refused(f"pairs.toml: pair {number} (486, 600)", "486 is not a known code")

    def test_a_sender_twice(self):
        self.registry.set(CODES, 486, "senders", f'[ {{ who = "uas", {SOURCE} }}, {{ who = "uas", {SOURCE} }} ]')
        self.assert_refused(f"{CODES}: 486.senders", '"uas" is there twice')

    def test_a_code_above_699_that_is_not_local(self):
        unregistered = "codes/unregistered.toml"
        standing = re.search(r"^standing = .*?$", self.registry.table(unregistered, 477), re.M)[0].removeprefix("standing = ")
        self.registry.set(unregistered, 904, "standing", standing)
        self.assert_refused(f"{unregistered}: 904.standing", "a code above 699 can only be local")


class FaultsInTexts(FaultTestCase):
    def test_a_missing_text(self):
        self.registry.set(TEXTS, 486, "act", None)
        self.assert_refused(f"{TEXTS}: 486", "'act' is a required property")

    def test_a_code_without_texts(self):
        self.registry.replace_table(TEXTS, 486, "")
        self.assert_refused(f"{CODES}: 486", "has no texts")

    def test_texts_of_a_code_that_does_not_exist(self):
        self.registry.append(TEXTS, self.registry.table(TEXTS, 486).replace("[486]", "[498]", 1))
        self.assert_refused(f"{TEXTS}: 498", "is not a known code")

    def test_a_text_without_full_stop(self):
        self.registry.set(TEXTS, 486, "act", '"On 486, stop"')
        self.assert_refused(f"{TEXTS}: 486.act", "'On 486, stop' does not match")

    def test_a_text_that_begins_with_a_small_letter(self):
        self.registry.set(TEXTS, 486, "act", '"on 486, stop."')
        self.assert_refused(f"{TEXTS}: 486.act", "'on 486, stop.' does not match")

    def test_a_text_with_an_argument_which_only_messages_have(self):
        self.registry.set(TEXTS, 486, "act", '"On {foo}, stop."')
        self.assert_refused(f"{TEXTS}: 486.act", "{foo}")

    def test_a_text_with_an_argument_of_messages(self):
        self.registry.set(TEXTS, 486, "act", '"On {code}, stop."')
        self.assert_refused(f"{TEXTS}: 486.act", "{code}", "only the texts of messages.toml have arguments")

    def test_a_text_with_half_an_argument(self):
        for brace in "{}":
            with self.subTest(brace):
                self.registry.set(TEXTS, 486, "act", f'"On {brace} 486, stop."')
                self.assert_refused(f"{TEXTS}: 486.act", f"has {brace}, but only the texts of messages.toml have arguments")


class FaultsInPairs(FaultTestCase):
    def test_a_pair_with_an_unknown_code(self):
        number = self.registry.append_pair(199, 498)
        self.assert_refused(f"pairs.toml: pair {number} (199, 498)", "498 is not a known code")

    def test_a_pair_twice(self):
        self.registry.append_pair(199, 580)
        number = self.registry.append_pair(199, 580)
        self.assert_refused(f"pairs.toml: pair {number} (199, 580)", "is there twice")

    def test_a_pair_in_the_wrong_order(self):
        number = self.registry.append_pair(580, 199)
        self.assert_refused(f"pairs.toml: pair {number} (580, 199)", "the lower code comes first")

    def test_a_code_with_itself(self):
        number = self.registry.append_pair(580, 580)
        self.assert_refused(f"pairs.toml: pair {number} (580, 580)", "the lower code comes first")

    def test_a_pair_text_without_full_stop(self):
        number = self.registry.append_pair(199, 580, lead="They differ")
        self.assert_refused(f"pairs.toml: pair {number} (199, 580).lead", "'They differ' does not match")

    def test_a_pair_text_with_an_argument_which_only_messages_have(self):
        number = self.registry.append_pair(199, 580, lead="They are {a} and {b}.")
        place = f"pairs.toml: pair {number} (199, 580)"
        self.assert_refused(place, "has {a}, but only the texts of messages.toml have arguments")
        self.assert_refused(place, "has {b}, but only the texts of messages.toml have arguments")


class FactsThatDoNotAgree(FaultTestCase):
    def test_an_action_that_does_not_go_with_the_class(self):
        self.registry.set(CODES, 486, "action", f'{{ is = "wait", {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.action", '"wait" does not go with the class request-failure')

    def test_a_repair_that_is_missing(self):
        self.registry.set(CODES, 486, "action", f'{{ is = "modify", {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.repair", 'is missing, but the action is "modify"')

    def test_a_failure_that_makes_a_dialog(self):
        self.registry.set(CODES, 486, "dialog", f'{{ effect = "creates", {SOURCE} }}')
        self.assert_refused(f"{CODES}: 486.dialog", "only a 1xx or 2xx makes a dialog")

    def test_a_lead_about_another_code(self):
        self.registry.set(TEXTS, 486, "lead", '"480 Busy Here means that the user is busy."')
        self.assert_refused(f"{CODES}: 486", 'the lead has to begin with "486 Busy Here"')

    def test_a_text_that_is_not_ascii(self):
        self.registry.set(TEXTS, 486, "act", '"On 486, drink caf\u00e9."')
        self.assert_refused(f"{TEXTS}: 486.act", "does not match")


class FaultsInLanguages(FaultTestCase):
    def test_a_layout_with_its_arguments_in_another_order(self):
        self.registry.set("languages.toml", "de", "labelled", '"{text}: {label}"')
        self.assert_refused("languages.toml: de.labelled", "does not match")

    def test_a_language_without_a_list(self):
        self.registry.set("languages.toml", "de", "list", None)
        self.assert_refused("languages.toml: de", "'list' is a required property")

    def test_two_languages_that_answer_for_one_tag(self):
        self.registry.append("languages.toml", self.registry.table("languages.toml", "id").replace("[id]", "[ms]"))
        self.assert_refused("languages.toml: ms", '"in" is already there with id')


class FaultsInPlaces(FaultTestCase):
    """Of which the build does not know, but translators."""

    def complaints(self):
        run = compile_quickly(*self.input, "--pot", self.out)
        self.assertEqual((run.returncode, run.stdout, self.out.exists()), (1, "", False))
        return run.stderr.splitlines()

    def test_a_text_that_stands_nowhere(self):
        self.registry.sub("places.toml", r'^\["level[.][*]"\]', '["level.m*"]')
        self.assert_refused("places.toml: level.should", "is in no pattern")

    def test_a_place_without_texts(self):
        self.registry.append("places.toml", '["pages.*"]\nwhere = "Nowhere."\n')
        self.assert_refused("places.toml: pages.*", "is the pattern of no text")

    def test_an_argument_without_an_example(self):
        self.registry.set("places.toml", "arguments", "method", None)
        self.assertEqual({line for line in self.complaints()}, {"places.toml: arguments: method has no example"})


class FaultsInMessages(FaultTestCase):
    def test_a_template_with_an_unknown_argument(self):
        self.registry.set("messages.toml", "page", "title_explain", '"SIP {cod}"')
        self.assert_refused("messages.toml: page.title_explain", "{cod} is not one of code, status, a, b")

    def test_a_template_with_an_argument_that_its_place_does_not_know(self):
        self.registry.set("messages.toml", "page", "title_explain", '"SIP {name}"')
        self.assert_refused("messages.toml: page.title_explain", "{name} is not one of code, status, a, b")

    def test_a_table_that_no_page_uses(self):
        self.registry.append("messages.toml", '[pages]\nlead = "A lead."\n')
        self.assert_refused("messages.toml: pages.lead", "is in no table that pages are made of")

    def test_a_note_with_an_argument(self):
        self.registry.set(CODES, 486, "methods", f'{{ are = ["INVITE"], {SOURCE}, note = "It answers {{status}}." }}')
        self.assert_refused(f"{CODES}: 486", "has {status}, but only the texts of messages.toml have arguments")

    def test_a_template_whose_brace_stays_open(self):
        self.registry.set("messages.toml", "page", "title_explain", '"SIP {code"')
        self.assert_refused("messages.toml: page.title_explain", "has a brace without its other half: SIP {code")

    def test_a_template_whose_brace_was_never_opened(self):
        self.registry.set("messages.toml", "page", "title_explain", '"SIP code}"')
        self.assert_refused("messages.toml: page.title_explain", "has a brace without its other half: SIP code}")

    def test_a_missing_sentence_of_a_value(self):
        self.registry.set("messages.toml", "fact.scope.device", "both", None)
        self.assert_refused("messages.toml: fact.scope.device.both", "is missing")

    def test_a_missing_name_of_a_value(self):
        self.registry.replace_table("messages.toml", "fact.challenge.yes", "")
        self.assert_refused("messages.toml: fact.challenge.yes.short", "is missing")

    def test_a_missing_label_of_a_fact(self):
        self.registry.set("messages.toml", "fact.scope", "label", None)
        self.assert_refused("messages.toml: fact.scope", "'label' is a required property")


class FaultsInTranslations(FaultTestCase):
    def translate(self, context, english, translation, language="de", file="de.po"):
        entry = f'msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{translation}"\n'
        header = f'msgid ""\nmsgstr "Language: {language}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        (self.folder / "po" / file).write_text(header + entry)

    def test_a_sound_translation_is_taken(self):
        self.translate("page.title_compare", "SIP {a} vs {b}", "SIP: {b} und {a}")
        self.assertEqual(compile_quickly(*self.input, "--out", self.out).returncode, 0)
        self.assertIn("#define SIZE_LANGUAGES 2\n", (self.out / "sipcodes_sizes.h").read_text())

    def test_a_translation_that_lacks_an_argument(self):
        self.translate("page.title_compare", "SIP {a} vs {b}", "SIP {a}")
        self.assert_refused("de.po: page.title_compare", "has other arguments than the English: SIP {a}")

    def test_a_translation_of_a_text_that_has_changed(self):
        self.translate("page.title_compare", "SIP {a} versus {b}", "SIP {a} und {b}")
        self.assert_refused("de.po: page.title_compare", "translates a text that is no longer there")

    def test_a_translation_with_a_control_character(self):
        self.translate("page.note", "Note", "Hin\\tweis")
        self.assert_refused("de.po: page.note", "has a control character")

    def test_a_translation_with_a_mark_of_direction(self):
        for mark in "\u200e\u200f\u202a\u202e\u2066\u2069\u061c":
            self.translate("page.note", "Note", f"Hin{mark}weis")
            self.assert_refused("de.po: page.note", "has a mark of direction, which only the compiler puts in")

    def test_a_file_that_says_that_it_is_of_another_language(self):
        self.translate("page.note", "Note", "Hinweis", language="fr")
        self.assert_refused("de.po: header", 'the Language is "fr"')

    def test_a_file_of_a_language_that_is_not_known(self):
        self.translate("page.note", "Note", "Opmerking", language="nl", file="nl.po")
        self.assert_refused("languages.toml: nl", "is missing, but there is nl.po")

    def test_a_language_that_is_chosen_and_not_there(self):
        self.translate("page.note", "Note", "Hinweis")
        self.input += ("--languages", "en;de;vi")
        self.assert_refused("vi.po", "there is no such language; there are: de")

    def test_languages_can_be_left_out(self):
        self.translate("page.note", "Note", "Hinweis")
        self.translate("page.note", "Note", "Remarque", language="fr", file="fr.po")
        for wanted, size in ((None, 3), ("en", 1), ("fr", 2), ("en,de", 2), ("de;fr", 3)):
            choice = ("--languages", wanted) if wanted else ()
            self.assertEqual(compile_quickly(*self.input, "--out", self.out, *choice).returncode, 0)
            self.assertIn(f"#define SIZE_LANGUAGES {size}\n", (self.out / "sipcodes_sizes.h").read_text())


class FaultsInHeaders(FaultTestCase):
    def field(self, level):
        return f'{{ name = "Retry-After", level = "{level}", {SOURCE} }}'

    def replace_fields(self, *levels):
        fields = ",\n  ".join(map(self.field, levels))
        self.registry.sub("headers.toml", r"^486 = \[\n.*?^\]\n", f"486 = [\n  {fields}\n]\n")

    def test_fields_that_are_not_in_the_order_of_their_levels(self):
        self.replace_fields("must", "may", "should")
        self.assert_refused("headers.toml: 486", "must come before should, and should before may")

    def test_a_level_that_no_rfc_knows(self):
        self.replace_fields("shall")
        self.assert_refused("headers.toml: 486.0.level", "'shall' is not one of")

    def test_fields_of_a_code_that_does_not_exist(self):
        self.registry.append("headers.toml", f"498 = [{self.field('may')}]\n")
        self.assert_refused("headers.toml: 498", "is not a known code")


class FaultsInTies(FaultTestCase):
    def test_a_rule_that_leaves_a_code_out(self):
        self.registry.set("ties.toml", "kamailio", "order", '["6xx", "3xx", "4xx", "500-502,504-599"]')
        self.assert_refused("ties.toml: kamailio.order", "does not say where 503 stands")

    def test_a_rule_that_mixes_6xx_with_other_codes(self):
        self.registry.set("ties.toml", "kamailio", "order", '["6xx,302", "3xx", "4xx", "5xx"]')
        self.assert_refused("ties.toml: kamailio.order", "a group of 6xx and other codes")

    def test_a_group_that_is_no_codes(self):
        self.registry.set("ties.toml", "kamailio", "order", '["6xx", "8xx", "3xx", "4xx", "5xx"]')
        self.assert_refused("ties.toml: kamailio.order.1", "'8xx' does not match")

    def test_a_way_to_choose_within_a_group_that_does_not_exist(self):
        self.registry.set("ties.toml", "kamailio", "within", '"last"')
        self.assert_refused("ties.toml: kamailio.within", "'last' is not one of")


class FaultsInFiles(FaultTestCase):
    def test_broken_toml(self):
        self.registry.set(CODES, 486, "related", "[480")
        self.assert_refused(f"{CODES}: file", "at line")

    def test_a_file_that_is_not_utf_8(self):
        path = self.registry.root / TEXTS
        path.write_bytes(path.read_bytes() + b"# \xfc\n")
        self.assert_refused(f"{TEXTS}: file", "utf-8", "0xfc")

    def test_a_missing_file(self):
        (self.registry.root / "headers.toml").unlink()
        self.assert_refused("headers.toml: file", "No such file")

    def test_a_broken_registry_toml(self):
        self.registry.append("registry.toml", "x")
        self.assert_refused("registry.toml: file", "at end of document")


class SeveralFaults(FaultTestCase):
    def assert_places(self, *places):
        lines = self.complaints()
        for place in places:
            with self.subTest(place):
                self.assertTrue(any(line.startswith(place + ": ") for line in lines), "\n".join(lines[:9]))

    def test_faults_of_five_files_are_reported_together(self):
        self.registry.set(CODES, 486, "scope", f'{{ is = "devise", {SOURCE} }}')
        self.registry.set("codes/6xx.toml", 600, "phrase", None)
        self.registry.set("texts/5xx.toml", 500, "lead", '"No stop"')
        self.registry.set("messages.toml", "page", "title_explain", '"SIP {cod}"')
        number = self.registry.append_pair(580, 199)
        self.assert_places(
            f"{CODES}: 486.scope",
            "codes/6xx.toml: 600",
            "texts/5xx.toml: 500.lead",
            "messages.toml: page.title_explain",
            f"pairs.toml: pair {number} (580, 199)",
        )

    def test_faults_of_form_in_one_file_are_reported_together(self):
        self.registry.set(CODES, 404, "phrase", None)
        self.registry.set(CODES, 486, "scope", '{ is = "device" }')
        self.assert_places(f"{CODES}: 404", f"{CODES}: 486.scope")

    def test_faults_of_value_in_one_file_are_reported_together(self):
        self.registry.set(CODES, 404, "scope", f'{{ is = "adress", {SOURCE} }}')
        self.registry.set(CODES, 486, "action", f'{{ is = "halt", {SOURCE} }}')
        self.assert_places(f"{CODES}: 404.scope", f"{CODES}: 486.action")

    def test_a_fault_of_form_does_not_hide_a_fault_of_value_in_the_same_file(self):
        self.registry.set(CODES, 404, "phrase", None)
        self.registry.set(CODES, 486, "scope", f'{{ is = "devise", {SOURCE} }}')
        self.assert_places(f"{CODES}: 404", f"{CODES}: 486.scope")

    def test_one_fault_brings_no_complaints_about_sound_codes(self):
        self.registry.set(CODES, 486, "scope", '{ is = "device" }')
        self.assertEqual([line for line in self.complaints() if "486" not in line][:5], [])


if __name__ == "__main__":
    unittest.main()
