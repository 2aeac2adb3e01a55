#!/usr/bin/env python3
"""
The command in other languages: which one it speaks, how it wraps it, what its JSON says of it.

    test_command.py COMMAND

COMMAND is built with the languages of make_catalog.py.
"""

import json
import re
import subprocess
import sys
import unicodedata
import unittest

COMMAND = sys.argv.pop(1)
WIDTH = 80
OPENERS, POP = "\u2066\u2067\u2068", "\u2069"


def run(*arguments, **variables):
    """(status, stdout, stderr) of the command in an environment of these variables only."""
    done = subprocess.run([COMMAND, *arguments], env=variables, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def spoken(**variables):
    """The tag of the language that an environment leads to."""
    return json.loads(run("explain", "404", "--format", "json", **variables)[1])[0]["language"]


def columns(line):
    """How many columns of a terminal a line takes (UAX 11): ambiguous characters are narrow, marks and formats take none."""
    widths = {"W": 2, "F": 2}
    return sum(widths.get(unicodedata.east_asian_width(c), 1) for c in line if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def too_wide(page):
    return [line for line in page.splitlines() if columns(line) > WIDTH]


def unbalanced(page):
    """The lines in which an isolate is not closed, or closed without having been opened."""
    found = []
    for line in page.splitlines():
        depths = [0]
        for character in line:
            depths.append(depths[-1] + (character in OPENERS) - (character == POP))
        if depths[-1] != 0 or min(depths) < 0:
            found.append(line)
    return found


class Choice(unittest.TestCase):
    def test_the_environment_tells_the_language_as_gettext_reads_it(self):
        for expected, variables in (
            ("en", {}),
            ("de", {"LANG": "de_AT.UTF-8"}),
            ("de", {"LANG": "ar_EG.UTF-8", "LC_MESSAGES": "de_DE@euro"}),
            ("de", {"LANG": "ar_EG.UTF-8", "LC_MESSAGES": "ar", "LC_ALL": "de"}),
            ("ar", {"LANG": "ar", "LC_ALL": "", "LC_MESSAGES": ""}),
            ("en", {"LANG": "fr_FR.UTF-8"}),
            ("en", {"LANG": "de_DE.UTF-8", "LC_ALL": "C"}),
            ("en", {"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}),
            ("en", {"LANG": "POSIX"}),
            ("de", {"LANG": "en_US.UTF-8", "LANGUAGE": "fr:de_AT.UTF-8:ar"}),
            ("ar", {"LANG": "ar_EG.UTF-8", "LANGUAGE": "fr"}),
            ("ar", {"LANG": "ar_EG.UTF-8", "LANGUAGE": ""}),
            ("en", {"LANG": "C", "LANGUAGE": "de"}),
            ("zh-hans", {"LANG": "zh_CN.UTF-8"}),
            ("en", {"LANG": "zh_TW.UTF-8"}),
            ("en", {"LANG": "zh_TW.UTF-8", "LANGUAGE": "zh_TW:zh"}),
            ("zh-hans", {"LANG": "zh_TW.UTF-8", "LANGUAGE": "zh_TW:zh_CN"}),
            ("en", {"LANG": "\udcff\udcfe;q=,,*"}),
        ):
            with self.subTest(variables):
                self.assertEqual(spoken(**variables), expected)

    def test_the_option_comes_before_the_environment(self):
        status, page, _ = run("explain", "404", "--lang", "de-CH", LANG="ar_EG.UTF-8")
        self.assertEqual(status, 0)
        self.assertIn("⟦When You See It⟧", page)

    def test_an_option_that_names_no_language_is_refused(self):
        self.assertEqual(
            run("explain", "404", "--lang", "zh-TW"),
            (2, "", "sipcodes: the language 'zh-TW' is not spoken; there are: en ar de zh-hans\nTry 'sipcodes --help'.\n"),
        )


class Wrapping(unittest.TestCase):
    def test_no_line_is_wider_than_the_terminal(self):
        for language in ("de", "ar", "zh-hans"):
            for code in ("180", "404", "488", "503"):
                with self.subTest(language=language, code=code):
                    page = run("compare", code, "600", "--lang", language)[1]
                    self.assertGreater(len(page.splitlines()), 40)
                    self.assertEqual(too_wide(page), [])

    def test_lines_of_wide_characters_are_filled(self):
        page = run("explain", "404", "--lang", "zh-hans")[1]
        self.assertGreater(sum(columns(line) >= WIDTH - 6 for line in page.splitlines()), 5)

    def test_names_are_not_broken_at_their_hyphens_between_wide_characters(self):
        page = run("explain", "503", "--lang", "zh-hans")[1]
        self.assertIn("Retry-After", page)
        self.assertEqual([line for line in page.splitlines() if line.endswith("-") and line.strip("-")], [])

    def test_the_measure_of_a_line_is_right(self):
        self.assertEqual([columns(text) for text in ("ab", "中文", "e\u0301", "\u2068ab\u2069", "：")], [2, 4, 1, 2, 2])
        self.assertEqual(too_wide("x" * WIDTH + "\n" + "中" * 41), ["中" * 41])


class RightToLeft(unittest.TestCase):
    def test_every_line_of_arabic_says_that_it_runs_from_right_to_left(self):
        count = 0
        for code in ("301", "404", "486", "499"):
            for line in run("compare", code, "503", "--lang", "ar")[1].splitlines():
                if re.search("[\u0600-\u06ff]", line):
                    first = re.sub("\u2066[^\u2069]*\u2069|[^\u200f\u0600-\u06ffA-Za-z]", "", line)[:1]
                    self.assertRegex(first, "[\u200f\u0600-\u06ff]", line)
                    count += 1
        self.assertGreater(count, 100)

    def test_every_line_closes_the_isolates_that_it_opens(self):
        pages = [run("compare", code, "503", "--lang", "ar")[1] for code in ("301", "404", "486", "499")]
        self.assertGreater(sum(page.count(POP) for page in pages), 400)
        self.assertEqual([unbalanced(page) for page in pages], [[], [], [], []])

    def test_an_open_isolate_is_found(self):
        lines = ["\u2068a", "b\u2069", "\u2069c\u2066", "\u2066d\u2069"]
        self.assertEqual(unbalanced("\n".join(lines)), lines[:3])


class Json(unittest.TestCase):
    def document(self, *arguments):
        return json.loads(run(*arguments, "--format", "json")[1])

    def test_what_is_not_translated_says_so(self):
        code = self.document("explain", "404", "--lang", "de")[0]
        self.assertEqual((code["language"], code.get("fix_language"), code.get("when_language")), ("de", "en", None))
        self.assertTrue(code["when"].startswith("⟦"))
        self.assertFalse(code["fix"].startswith("⟦"))

    def test_notes_say_so_too(self):
        def notes(language):
            code = self.document("explain", "486", "--lang", language)[0]
            return [fact for fact in code.values() if isinstance(fact, dict) and "note" in fact]

        self.assertTrue(notes("de"))
        self.assertEqual({note.get("note_language") for note in notes("de")}, {"en"})
        self.assertEqual({note.get("note_language") for note in notes("ar")}, {None})

    def test_the_parts_of_a_comparison_say_so(self):
        page = self.document("compare", "404", "486", "--lang", "de")
        self.assertEqual((page["language"], page.get("lead_language"), page.get("title_language")), ("de", "en", None))
        self.assertEqual({item.get("text_language") for item in page["differences"]}, {None})

    def test_advice_says_so(self):
        advice = self.document("advise", "--status", "488", "--lang", "de")
        self.assertEqual(advice["language"], "de")
        self.assertEqual({reason.get("text_language") for reason in advice["reasons"]}, {None})

    def test_english_says_nothing(self):
        self.assertNotIn("_language", json.dumps(self.document("compare", "404", "486", "--lang", "en")))


class List(unittest.TestCase):
    def test_the_languages_are_listed_with_their_coverage(self):
        self.assertEqual(
            run("languages"),
            (
                0,
                "en       English               labels 100 %  texts 100 %  English\n"
                "ar       Arabic                labels 100 %  texts 100 %  العربية\n"
                "de       German                labels 100 %  texts  99 %  Deutsch\n"
                "zh-hans  Chinese (Simplified)  labels 100 %  texts 100 %  简体中文\n",
                "",
            ),
        )

    def test_json_tells_the_direction(self):
        listed = json.loads(run("languages", "--format", "json")[1])
        self.assertEqual({entry["tag"]: entry["direction"] for entry in listed}, {"en": "ltr", "ar": "rtl", "de": "ltr", "zh-hans": "ltr"})
        self.assertEqual([entry["texts"] for entry in listed], [100, 100, 99, 100])

    def test_a_table_in_markdown(self):
        self.assertIn("\n| de | German | Deutsch | 100 % | 99 % |\n", run("languages", "--format", "markdown")[1])


if __name__ == "__main__":
    unittest.main(verbosity=2)
