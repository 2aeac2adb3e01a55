"""The registry as it stands: it compiles, and holds IANA's codes under exactly their phrases."""

import csv
import re
import unittest

from support import FOLDER, REGISTRY, compile_registry, registry_compiler

import model


def iana_codes():
    """This suite's own list, so that a slip in the registry cannot hide in its own data."""
    with open(FOLDER / "iana_codes.csv", newline="") as file:
        return {int(row["code"]): row["phrase"] for row in csv.DictReader(file)}


class RealRegistry(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.registry = model.load()
        cls.check = compile_registry("--check")

    def registered(self):
        return {status: code for status, code in self.registry.codes.items() if code.registered}

    def test_the_compiler_finds_no_error(self):
        self.assertEqual((self.check.returncode, self.check.stderr), (0, ""))

    def test_the_compiler_says_how_much_it_checked(self):
        counts = [len(self.registry.codes), len(self.registry.pairs), len(self.registry.messages)]
        self.assertEqual([int(number) for number in re.findall(r"\d+", self.check.stdout)], counts)

    def test_every_option_that_the_compiler_describes_exists(self):
        described = set(re.findall(r"compile\.py (--[a-z-]+)", registry_compiler.__doc__))
        usage = compile_registry("--help").stdout.split("\n\n")[0]
        self.assertLessEqual({"--out", "--check"}, described)
        self.assertLessEqual(described, set(re.findall(r"--[a-z-]+", usage)))

    def test_it_holds_the_75_codes_of_iana_with_their_exact_phrases(self):
        expected = iana_codes()
        self.assertEqual(len(expected), 75)
        self.assertEqual({status: code.phrase for status, code in self.registered().items()}, expected)

    def test_only_202_is_deprecated_and_its_phrase_is_the_one_on_the_wire(self):
        deprecated = {status: code.phrase for status, code in self.registered().items() if code.standing == "deprecated"}
        self.assertEqual(deprecated, {202: "Accepted"})

    def test_symbols_of_registered_codes_are_their_phrases_in_capitals(self):
        for status, code in self.registered().items():
            symbol = re.sub(r"[^A-Z0-9]+", "_", code.phrase.upper())
            with self.subTest(status):
                self.assertEqual(code.symbol, {606: "NOT_ACCEPTABLE_ANYWHERE"}.get(status, symbol))

    def test_every_toml_file_is_read(self):
        self.assertEqual(sorted(self.registry.inputs), sorted(REGISTRY.rglob("*.toml")))

    def test_codes_and_pairs_ascend(self):
        pairs = [pair.codes for pair in self.registry.pairs]
        self.assertEqual(list(self.registry.codes), sorted(self.registry.codes))
        self.assertEqual(pairs, sorted(set(pairs)))

    def test_texts_have_no_line_breaks(self):
        for status, code in self.registry.codes.items():
            for name, text in code.texts.items():
                with self.subTest(f"{status}.{name}"):
                    self.assertEqual(text, " ".join(text.split()))
        self.assertEqual(set(self.registry.codes[486].texts), {"lead", "description", "when", "fix", "use", "act"})

    def test_facts_arrive_with_value_and_source(self):
        busy = self.registry.codes[486]
        self.assertEqual((busy.values["scope"], busy.sources["scope"]), ("device", "RFC 3261 21.4.24"))
        self.assertEqual(busy.values["class"], "request-failure")
        self.assertEqual((busy.slug, busy.reference), ("486-busy-here", "RFC 3261 21.4.24"))
        self.assertTrue(self.registry.codes[401].challenge)
        self.assertNotIn("CANCEL", self.registry.codes[401].methods)
        self.assertEqual(self.registry.codes[904].values["class"], "local")

    def test_every_fact_of_a_registered_code_is_known_and_has_a_source(self):
        for status, code in self.registered().items():
            for fact in ("class", "standing", "action", "elsewhere", "again", "retry_after", "scope", "dialog_effect"):
                with self.subTest(f"{status}.{fact}"):
                    self.assertIn(code.values[fact], self.registry.vocabulary[fact][1:])
                    self.assertNotEqual(code.sources[fact], "")


if __name__ == "__main__":
    unittest.main()
