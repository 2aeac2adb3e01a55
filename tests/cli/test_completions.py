#!/usr/bin/env python3
"""That completions offer what the command takes, and that the manual names it.

    test_completions.py PATH_TO_SIPCODES FOLDER_OF_THE_COMMAND

Bash is asked; the files for zsh and fish are only read, because these shells are not installed everywhere.
"""

import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

COMMAND = Path()
SOURCES = Path()


def command(*arguments):
    return subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)


def listed_after(text, mark):
    """The words behind a mark in an error message, which lists all that is accepted."""
    return text.split(mark)[1].split()


def names(kind):
    return re.findall(r"^[a-z]\S*$", command(kind).stdout, re.M)


def context_items():
    return listed_after(command("advise", "--status", "486", "--context", "nothing=0").stderr, "there are:")


def methods():
    return listed_after(command("best", "486", "--method", "NONE").stderr, "is none of:")


def locations():
    return listed_after(command("cause", "--location", "NONE", "21").stderr, "there are:")


def options():
    return re.findall(r"--[a-z-]*[a-z]", command("--help").stdout)


def offered(*words):
    """What bash offers for the last of the words."""
    script = '. "$1"; shift; COMP_WORDS=(sipcodes "$@"); COMP_CWORD=$#; _sipcodes; printf "%s\\n" "${COMPREPLY[@]}"'
    environment = os.environ | {"PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
    file = SOURCES / "completions/sipcodes.bash"
    done = subprocess.run(["bash", "-c", script, "bash", file, *words], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


class Bash(unittest.TestCase):
    def test_policies(self):
        self.assertIn("carrier", names("policy"))
        self.assertEqual(offered("advise", "--policy", ""), names("policy"))
        self.assertEqual(offered("policy", "tel"), ["telnyx"])

    def test_rules_for_ties(self):
        self.assertIn("first-received", names("best"))
        self.assertEqual(offered("best", "--rule", ""), names("best"))

    def test_context_items(self):
        self.assertEqual(offered("advise", "--context", ""), [f"{item}=" for item in context_items()])

    def test_methods(self):
        self.assertEqual(offered("best", "--method", ""), methods())

    def test_tables_of_causes(self):
        self.assertIn("q1912-5", names("cause"))
        self.assertEqual(offered("cause", "--table", ""), names("cause"))
        self.assertEqual(offered("cause", "--via", "free"), ["freeswitch"])

    def test_locations(self):
        self.assertEqual(offered("cause", "--location", ""), locations())

    def test_languages(self):
        tags = [entry["tag"] for entry in json.loads(command("languages", "--format", "json").stdout)]
        self.assertIn("en", tags)
        self.assertEqual(offered("compare", "--lang", ""), tags)

    def test_codes(self):
        self.assertIn("486", offered("best", "48"))

    def test_first_words(self):
        self.assertEqual(offered("a"), ["advise"])

    def test_options(self):
        for word in ("explain", "advise", "best", "search", "cause"):
            for option in offered(word, "--"):
                with self.subTest(command=word, option=option):
                    self.assertNotIn("is no option", command(word, option, "486").stderr)
        self.assertEqual({option for word in ("explain", "best", "search", "cause") for option in offered(word, "--")}, set(options()))


class Files(unittest.TestCase):
    def test_every_file_names_all(self):
        words = [rf"(?<![a-z-]){word}(?![a-z-])" for word in [*context_items(), *methods(), *locations()]]
        words += [rf"(-|-l ){option[2:]}(?![a-z-])" for option in options()]
        for name in ("completions/_sipcodes", "completions/sipcodes.fish", "sipcodes.1"):
            text = (SOURCES / name).read_text(encoding="utf-8")
            for word in words:
                self.assertTrue(re.search(word, text), f"{name} does not have {word}")


if __name__ == "__main__":
    COMMAND, SOURCES = Path(sys.argv.pop(1)).resolve(), Path(sys.argv.pop(1)).resolve()
    unittest.main()
