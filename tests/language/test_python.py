#!/usr/bin/env python3
"""
The Python package in other languages: it says what the command says, and tells which texts are not translated.

    test_python.py COMMAND PACKAGE MODULE

COMMAND and MODULE, the native module, are built with the languages of make_catalog.py; PACKAGE is the folder of the package.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

COMMAND, PACKAGE, MODULE = sys.argv[1:4]
del sys.argv[1:4]
LANGUAGES = ("en", "ar", "de", "zh-hans")

# The package with the module in it.
place = tempfile.TemporaryDirectory()
shutil.copytree(PACKAGE, Path(place.name) / "sipcodes", ignore=shutil.ignore_patterns("__pycache__", "_native*"))
shutil.copy(MODULE, Path(place.name) / "sipcodes")
sys.path.insert(0, place.name)
import sipcodes  # noqa: E402 (it is found by the line above)

QUESTIONS = (
    ("explain", "486"), ("explain", "404", "488"), ("explain", "499"), ("compare", "404", "486"), ("compare", "301", "420"),
    ("compare", "499", "503"), ("compare", "904", "401"), ("search", "404"), ("advise", "--status", "486"), ("advise", "--status", "404"),
    ("advise", "--status", "488", "--header", "Warning: 370 x \"y\""), ("explain", "--status", "503", "--header", "Retry-After: 30"),
    ("best", "486", "503", "408:timeout"), ("best",), ("policy", "carrier"), ("cause",), ("cause", "486"), ("explain", "q850:17"),
    ("compare", "q850:17", "q850:19"), ("cause", "--table", "asterisk"), ("cause", "--via", "asterisk,freeswitch", "480"), ("list", "4xx"),
    ("languages",), ("cause", "21", "--table", "rfc3398"), ("cause", "--round-trips"), ("best", "401", "407", "404"),
)
# What is said on standard error, with and without something on standard output.
COMPLAINTS = (
    ("700",), ("4O4",), ("not acceptable", "486"), ("explain", "486", "nope"), ("compare", "486", "q850:17"), ("compare", "486"),
    ("list", "4xx,foo"), ("list", "486,700"), ("list", "299"), ("search", "xyzzy"), ("best", "486:x"), ("best", "200"),
    ("best", "486", "--rule", "x"), ("policy", "x"), ("cause", "PRE_EMPTED"), ("cause", "--table", "x"), ("cause", "815", "--table", "rfc3398"),
    ("cause", "--via", "y", "480"), ("cause", "21", "--location", "X"), ("advise",), ("advise", "/nonexistent"), ("advise", "/dev/null"),
    ("advise", "--status", "486", "--header", "X: 1"), ("advise", "--status", "486", "--context", "role=x"), ("--limit", "0", "486"),
    ("advise", "--status", "486", "--rules", "stpo=486"), ("advise", "--status", "486", "--rules", "hold=x"), ("--nonsense",),
    ("advise", "--status", "486", "--import", "("), ("cause", "486", "--policy", "rfc"), ("--table", "x", "486"), ("--format", "x"),
    ("explain", "bận\x1b[31m"), ("explain", "ü" * 60), ("486", "--lang", "tlh"),
)


def run(command, arguments, **variables):
    # Not in a folder where another module of the name may lie.
    done = subprocess.run([*command, *arguments], env=variables, cwd=place.name, capture_output=True, text=True, encoding="utf-8",
                          check=False)
    return done.returncode, done.stdout, done.stderr


def both(*arguments, **variables):
    """What the command and the package answer."""
    package = [sys.executable, "-m", "sipcodes"]
    return run([COMMAND], arguments, **variables), run(package, arguments, PYTHONPATH=place.name, PYTHONUTF8="1", **variables)


def told(document):
    """How many members tell the language of a text."""
    if isinstance(document, dict):
        return sum(name.endswith("_language") + told(value) for name, value in document.items())
    return sum(map(told, document)) if isinstance(document, list) else 0


class Command(unittest.TestCase):
    def test_json_is_the_same_in_every_language(self):
        count = 0
        for language in LANGUAGES:
            for question in QUESTIONS:
                with self.subTest(language=language, question=question):
                    (status, text, _), (own_status, own, _) = both(*question, "--format", "json", "--lang", language)
                    self.assertEqual((own_status, json.loads(own)), (status, json.loads(text)))
                    self.assertEqual(status, 0)
                    count += told(json.loads(text))
        self.assertGreater(count, 20)

    def test_text_and_markdown_are_the_same_in_every_language(self):
        for language in LANGUAGES:
            for question in QUESTIONS:
                for form in ("text", "markdown"):
                    with self.subTest(language=language, question=question, form=form):
                        expected, answer = both(*question, "--format", form, "--lang", language)
                        self.assertEqual(answer, expected)

    def test_messages_are_the_same_in_every_language(self):
        said = set()
        for language in LANGUAGES:
            for question in COMPLAINTS:
                for arguments, variables in ((("--lang", language, *question), {}), (question, {"LANG": f"{language}.UTF-8"})):
                    with self.subTest(language=language, question=question, variables=variables):
                        expected, answer = both(*arguments, **variables)
                        self.assertEqual(answer, expected)
                        self.assertTrue(expected[2].startswith("sipcodes: "))
                        said.add(expected[2])
        # Each in each language.
        self.assertEqual(len(said), len(COMPLAINTS) * len(LANGUAGES))

    def test_the_environment_tells_the_language(self):
        spoken = set()
        for variables in (
            {"LANG": "de_AT.UTF-8"}, {"LANG": "ar_EG.UTF-8", "LC_MESSAGES": "de_DE@euro"}, {"LANG": "ar", "LC_ALL": ""},
            {"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}, {"LANG": "POSIX"}, {"LANG": "fr_FR.UTF-8"}, {"LANG": "C", "LANGUAGE": "de"},
            {"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de_AT.UTF-8:ar"}, {"LANG": "zh_TW.UTF-8", "LANGUAGE": "zh_TW:zh"},
            {"LANG": "zh_TW.UTF-8", "LANGUAGE": "zh_TW:zh_CN"}, {"LANG": "\udcff\udcfe;q=,,*"},
        ):
            with self.subTest(variables):
                expected, answer = both("explain", "404", "--format", "json", **variables)
                self.assertEqual(answer, expected)
                spoken.add(json.loads(answer[1])[0]["language"])
        self.assertEqual(spoken, set(LANGUAGES))

    def test_a_language_that_is_not_spoken_is_refused(self):
        for tag in ("zh-TW", "", "\udcff"):
            self.assertEqual([status for status, *_ in both("404", "--lang", tag)], [2, 2])


class Package(unittest.TestCase):
    def test_lists_of_languages_are_negotiated(self):
        self.assertEqual(sipcodes.languages, LANGUAGES)
        for ranges, expected in (
            ("de;q=0.8, zh-CN", "zh-hans"), (b"fr, de-AT;q=0.5, ar;q=0.4", "de"), ("zh-TW, zh;q=0.9", None), ("fr, *;q=0.1", "en"),
            ("", None), ("de\0, ar", "ar"), (b"\xff, ar;q=0.1", "ar"),
        ):
            self.assertEqual(sipcodes.negotiate(ranges), expected, ranges)
        for wrong in (None, 5, ["de"]):
            with self.assertRaisesRegex(TypeError, "language ranges"):
                sipcodes.negotiate(wrong)

    def test_languages_are_described(self):
        arabic, german = sipcodes.language_about("ar-EG"), sipcodes.language_about("de_DE.UTF-8")
        self.assertEqual((arabic.tag, arabic.name, arabic.english_name, arabic.rtl), ("ar", "العربية", "Arabic", True))
        self.assertEqual((german.name, german.rtl, german.labels, german.texts), ("Deutsch", False, 100, 99))
        self.assertIsNone(sipcodes.language_about("fr"))
        self.assertEqual(sipcodes.language_about("de"), german)

    def test_texts_tell_their_language(self):
        missing, there = sipcodes.codes[486], sipcodes.codes[404]
        self.assertEqual([missing.text_language("lead", lang) for lang in ("de-AT", "ar", "fr", None)], ["en", "ar", "en", "en"])
        self.assertEqual((there.text_language("when", "de"), there.text_language("fix", "de")), ("de", "en"))
        self.assertEqual([missing.note_language("methods", lang) for lang in ("de", "ar", "fr", None)], ["en", "ar", "en", "en"])

    def test_notes_about_causes_tell_theirs(self):
        rows = [row for table in sipcodes.cause_tables.values() for row in table.to_status if row.note]
        self.assertGreater(len(rows), 5)
        for noted in (*rows, *(each for each in sipcodes.causes.values() if each.note), *(
            each for each in sipcodes.cause_tables.values() if each.note
        )):
            self.assertEqual([noted.note_language(lang) for lang in ("de", "ar", "fr", None)], ["de", "ar", "en", "en"], noted)

    def test_reasons_tell_theirs(self):
        for answer in (sipcodes.advise(404), sipcodes.best_response([486, 503])):
            for lang, expected in (("de-CH", "de"), ("ar", "ar"), ("fr", "en"), (None, "en")):
                self.assertEqual({reason.language for reason in answer.reasons_in(lang)}, {expected})
            self.assertEqual({reason.language for reason in answer.reasons}, {"en"})

    def test_sentences_and_errors_are_said_in_a_language(self):
        self.assertEqual(sipcodes.sentence("complaint.unknown_option", "de-AT", value="x"), "⟦unknown option x⟧")
        self.assertEqual(sipcodes.sentence("complaint.unknown_option", "fr", value="x"), "unknown option x")
        with self.assertRaisesRegex(LookupError, "^no status code goes by '4O4'$") as caught:
            sipcodes.find("4O4")
        self.assertEqual(sipcodes.error_label(caught.exception, "de"), "⟦nothing goes by that name⟧")
        self.assertEqual(sipcodes.error_label(caught.exception, "fr"), "nothing goes by that name")

    def test_lines_have_the_punctuation_of_the_language(self):
        self.assertEqual(sipcodes.labelled("a", "b", "c", "zh-CN"), "a：b［c］")
        self.assertEqual(sipcodes.labelled("a", "b", "c", "zh-TW"), "a: b [c]")
        for wrong in (("a", None), (1, "b"), ("a", "b", b"c")):
            with self.assertRaisesRegex(TypeError, "label, text and source are strs"):
                sipcodes.labelled(*wrong)


if __name__ == "__main__":
    unittest.main(verbosity=2)
