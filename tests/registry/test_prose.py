"""The prose of the registry passes the lint, and the lint finds what is planted."""

import unittest

import prose
from prose import Prose
from support import REGISTRY, CopyTestCase

PHRASES = {486: "Busy Here"}


def lint_folder(root):
    return prose.lint(prose.read(root), prose.phrases(root), prose.read_wording())


class RealProse(unittest.TestCase):
    def test_it_passes_the_lint(self):
        complaints = lint_folder(REGISTRY)
        self.assertEqual(complaints, [], "\n" + "\n".join(complaints))

    def test_all_of_it_is_read(self):
        texts = prose.read(REGISTRY)
        codes = prose.phrases(REGISTRY)
        self.assertEqual(sum(text.part in prose.LENGTHS for text in texts), 6 * len(codes))
        self.assertGreater(sum(len(text.statuses) == 2 for text in texts), 62 * 5)
        self.assertLessEqual({"pairs.toml", "messages.toml", "headers.toml", "codes/4xx.toml"}, {text.file for text in texts})


class PlantedInFiles(CopyTestCase):
    """Each kind of file is looked into."""

    def assert_found(self, start):
        complaints = lint_folder(self.registry.root)
        fitting = [line for line in complaints if line.startswith(start) and "doubles a word" in line]
        self.assertEqual(len(fitting), 1, complaints)

    def test_a_doubled_word_in_a_text_of_a_code(self):
        self.registry.set("texts/4xx.toml", 486, "act", '"On 486, stop stop."')
        self.assert_found('texts/4xx.toml: 486.act: "stop stop"')

    def test_a_doubled_word_over_the_end_of_a_line(self):
        self.registry.set("texts/4xx.toml", 486, "act", '"On 486, stop when\\n when you can."')
        self.assert_found('texts/4xx.toml: 486.act: "when when"')

    def test_a_doubled_word_in_a_comparison(self):
        self.registry.append_pair(199, 580, lead="They they differ.")
        self.assert_found('pairs.toml: pair (199, 580).lead: "They they"')

    def test_a_doubled_word_in_a_note_about_a_row(self):
        self.registry.sub("causes/rfc3398.toml", "Without a diagnostic", "Without a a diagnostic")
        self.assert_found('causes/rfc3398.toml: to_cause.rows.')

    def test_a_doubled_word_about_a_warn_code(self):
        self.registry.set("warnings.toml", 304, "fix", '"Offer less less."')
        self.assert_found('warnings.toml: 304.fix: "less less"')

    def test_a_doubled_word_in_a_message(self):
        self.registry.set("messages.toml", "page", "title_explain", '"SIP SIP {code}"')
        self.assert_found('messages.toml: page.title_explain: "SIP SIP"')

    def test_a_doubled_word_in_the_condition_of_a_header_field(self):
        source = 'source = "RFC 3261 21"'
        self.registry.append("headers.toml", f'999 = [{{ name = "Date", level = "may", if = "if if at all", {source} }}]\n')
        self.assert_found('headers.toml: 999.0.if: "if if"')

    def test_a_doubled_word_in_a_note(self):
        methods = '{ are = ["INVITE"], note = "To to INVITE.", source = "RFC 3261 21" }'
        self.registry.set("codes/4xx.toml", 486, "methods", methods)
        self.assert_found('codes/4xx.toml: 486.methods.note: "To to"')


class PlantedInTexts(unittest.TestCase):
    def complaints(self, text, part="", status=486):
        statuses = (status,) if part else ()
        return prose.lint([Prose("a.toml", "here", text, statuses, part)], PHRASES, [])

    def test_a_letter_outside_ascii(self):
        self.assertEqual(self.complaints("A caf\u00e9."), ["a.toml: here: '\u00e9' is not ASCII"])

    def test_words_that_repeat_only_a_part_of_a_name_are_no_fault(self):
        self.assertEqual(self.complaints("At a proxy Proxy-Require counts, and so does re-send send."), [])

    def test_a_sentence_of_41_words(self):
        words = " ".join(["A", "b"] * 20)
        self.assertEqual(self.complaints(f"{words}. {words}."), [])
        self.assertEqual(self.complaints(f"{words} a."), [f"a.toml: here: a sentence of 41 words: {words} a."])

    def test_a_lead_of_33_words(self):
        lead = "486 Busy Here" + " a b" * 14 + " a"
        self.assertEqual(self.complaints(f"{lead}.", "lead"), [])
        self.assertEqual(self.complaints(f"{lead} b.", "lead"), ["a.toml: here: 33 words instead of 1 to 32"])

    def test_a_lead_that_does_not_name_the_code(self):
        self.assertEqual(self.complaints("486 Busy means busy.", "lead"), ['a.toml: here: does not begin with "486 Busy Here"'])

    def test_a_lead_of_two_sentences(self):
        self.assertEqual(self.complaints("486 Busy Here is. It is.", "lead"), ["a.toml: here: has more than one sentence"])

    def test_a_fix_that_is_too_short(self):
        self.assertEqual(self.complaints("Call again.", "fix"), ["a.toml: here: 2 words instead of 45 to 120"])

    def test_a_when_that_begins_with_when(self):
        text = "When" + " a b" * 15 + "."
        self.assertEqual(self.complaints(text, "when"), ["a.toml: here: begins like a template that repeats the word"])

    def test_a_sentence_in_two_texts_of_a_code(self):
        texts = [Prose("a.toml", part, "Stop. Go on.", (486,), part) for part in ("use", "act")]
        expected = [f"a.toml: act: repeats a sentence of use: {sentence}" for sentence in ("Stop.", "Go on.")]
        self.assertEqual(prose.lint(texts, PHRASES, []), expected)


class PlantedWording(unittest.TestCase):
    def test_every_row_is_of_a_known_kind(self):
        for rule in prose.read_wording():
            self.assertIn(rule["rule"], ("always", "never"), rule)
            self.assertIn(rule["part"], (*prose.LENGTHS, "any", "sources"), rule)

    def test_every_wrong_wording_is_found_in_a_text_and_in_comparisons(self):
        for rule in prose.read_wording():
            status, part = int(rule["status"]), rule["part"]
            own = Prose("a.toml", "own", f"It has {rule['text']}.", (status,), "fix" if part == "any" else part)
            compared = Prose("a.toml", "pair", f"It has {rule['text']}.", (100, status))
            if rule["rule"] == "never":
                with self.subTest(rule):
                    found = [line.split(": ")[1] for line in prose.worded([own, compared], rule)]
                    self.assertEqual(found, ["own", "pair"] if part == "any" else ["own"])

    def test_every_missing_wording_is_found(self):
        texts = prose.read(REGISTRY)
        for rule in prose.read_wording():
            if rule["rule"] == "always":
                without = [text for text in texts if rule["text"].lower() not in " ".join(text.text.lower().split())]
                with self.subTest(rule):
                    self.assertEqual(len(list(prose.worded(without, rule))), 1)

    def test_wrong_wording_of_another_code_is_no_fault(self):
        rule = {"status": "501", "rule": "never", "part": "any", "text": "recognized but", "why": ""}
        self.assertEqual(list(prose.worded([Prose("a.toml", "own", "It is recognized but.", (405,), "fix")], rule)), [])


if __name__ == "__main__":
    unittest.main()
