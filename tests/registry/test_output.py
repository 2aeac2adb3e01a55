"""What the compiler writes: deterministic C without pointers, and nothing where it has no business."""

import os
import re
import shutil
import tempfile
import unittest
from pathlib import Path

from support import LIBRARY, REGISTRY, CopyTestCase, compile_quickly, compile_registry
from test_real import iana_codes

import model

NAMES = ["sipcodes_sizes.h", "sipcodes_status.h", "sipcodes_tables.c"]
LONG_AGO = 1_000_000_000  # seconds; no file written by a test is this old


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def pointers_in_tables(text):
    """Lines of the generated tables that hold an address: a string literal, or one taken with &."""
    lines = [line for line in without_comments(text).splitlines() if not line.startswith(("#include", "_Static_assert"))]
    return [line for line in lines if re.search(r'["&]|NULL', line)]


def pointers_in_types(text):
    """Declarations of struct members that are pointers."""
    bodies = re.findall(r"^struct \w+ \{(.*?)^\};", without_comments(text), re.M | re.S)
    return [line.strip() for body in bodies for line in body.splitlines() if "*" in line]


def pool_of(text):
    """The strings of the tables, which stand there as numbers."""
    numbers = re.search(r"\.pool = \{(.*?)\}", text, re.S)[1]
    return bytes(int(number) % 256 for number in numbers.split(","))


def digest_of(text):
    """The digest among the strings of the tables."""
    return re.search(rb"\0([0-9a-f]{64})\0", pool_of(text))[1]


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def compile_to(out, *arguments, runner=compile_registry, **keywords):
    """The files that the compiler wrote to a folder, name -> text."""
    run = runner("--out", out, *arguments, **keywords)
    if (run.returncode, run.stdout, run.stderr) != (0, "", ""):
        raise AssertionError(f"{run.returncode}\n{run.stdout}\n{run.stderr}")
    return {path.name: path.read_text() for path in sorted(out.iterdir())}


def setUpModule():
    """Compiles the real registry once for all suites that only read the result: with translations, and without."""
    global real, untranslated
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "po"
        empty.mkdir()
        real = compile_to(Path(folder) / "real")
        untranslated = compile_to(Path(folder) / "untranslated", "--po", empty, runner=compile_quickly)


class OutputTestCase(CopyTestCase):
    def compile(self):
        return compile_to(self.out, *self.input, runner=compile_quickly)


class WhatIsWritten(unittest.TestCase):
    def test_three_files_are_written(self):
        self.assertEqual(list(real), NAMES)

    def test_the_status_header_maps_the_75_codes_of_iana_to_their_phrases(self):
        calls = re.findall(r'^    XX\((\d+), (\w+), "(.*)"\)', real["sipcodes_status.h"], re.M)
        phrases = {int(status): phrase for status, _, phrase in calls}
        self.assertEqual({status: phrases.get(status) for status in iana_codes()}, iana_codes())
        self.assertEqual(list(phrases), sorted(phrases))
        self.assertIn(("486", "BUSY_HERE", "Busy Here"), calls)

    def test_the_status_header_has_a_constant_for_every_code_that_it_maps(self):
        constants = re.findall(r"^    SIPCODES_STATUS_(\w+) = (\d+),", real["sipcodes_status.h"], re.M)
        calls = re.findall(r"^    XX\((\d+), (\w+),", real["sipcodes_status.h"], re.M)
        self.assertEqual([(symbol, status) for status, symbol in calls], constants)
        self.assertEqual(len(constants), len(model.load().codes))


class NoPointers(unittest.TestCase):
    def test_the_tables_hold_no_pointers(self):
        self.assertEqual(pointers_in_tables(real["sipcodes_tables.c"]), [])

    def test_the_types_of_the_tables_hold_no_pointers(self):
        types = (LIBRARY / "src" / "tables.h").read_text()
        self.assertIn("struct sipcodes_tables_data {", types)
        self.assertEqual(pointers_in_types(types), [])

    def test_planted_pointers_are_found(self):
        for line in ('{"Busy Here"},', "{&first},", "{NULL},"):
            self.assertEqual(pointers_in_tables(f"x = {{\n{line}\n}};"), [line])
        self.assertEqual(pointers_in_types("struct a {\n    const char *name;\n    int b; /* *c */\n};"), ["const char *name;"])


class Determinism(OutputTestCase):
    def test_another_run_with_another_hash_seed_writes_the_same(self):
        self.assertEqual(compile_to(self.out, environment=os.environ | {"PYTHONHASHSEED": "1"}), real)

    def test_the_place_of_the_registry_does_not_count(self):
        self.assertEqual(self.compile(), untranslated)


class WriteIfChanged(OutputTestCase):
    """The output of an earlier run is there, and old."""

    def setUp(self):
        super().setUp()
        self.out.mkdir()
        for name, text in untranslated.items():
            (self.out / name).write_text(text)
            os.utime(self.out / name, (LONG_AGO, LONG_AGO))

    def written_again(self):
        self.compile()
        return [path.name for path in sorted(self.out.iterdir()) if path.stat().st_mtime != LONG_AGO]

    def test_an_unchanged_registry_leaves_every_file_alone(self):
        self.assertEqual(self.written_again(), [])

    def test_a_file_that_somebody_edited_is_written_again(self):
        (self.out / "sipcodes_sizes.h").write_text("")
        self.assertEqual(self.written_again(), ["sipcodes_sizes.h"])

    def test_a_changed_text_changes_pool_and_digest_and_leaves_the_status_header_alone(self):
        self.registry.set("texts/4xx.toml", 486, "act", '"On 486,\\n  coffee \\"?\\\\ 7."')
        self.assertEqual(self.written_again(), ["sipcodes_sizes.h", "sipcodes_tables.c"])
        tables = (self.out / "sipcodes_tables.c").read_text()
        self.assertIn('\0On 486, coffee "?\\ 7.\0'.encode(), pool_of(tables))
        self.assertNotEqual(digest_of(tables), digest_of(untranslated["sipcodes_tables.c"]))


class SourceTree(OutputTestCase):
    """The compiler runs in a copy of the library, because other programs may work in the source tree meanwhile."""

    def setUp(self):
        super().setUp()
        self.tree = self.folder / "library"
        leftovers = shutil.ignore_patterns("__pycache__", "generated")
        shutil.copytree(REGISTRY, self.tree / "registry", ignore=leftovers)
        for folder in ("include", "po"):
            shutil.copytree(LIBRARY / folder, self.tree / folder, ignore=leftovers)
        self.before = snapshot(self.tree)

    def run_in_tree(self, *arguments):
        """Runs the copy, with nothing in the environment that keeps Python from writing its cache."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        run = compile_registry(*arguments, compiler=self.tree / "registry" / "compile.py", environment=environment)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_compiling_leaves_no_files_in_the_source_tree(self):
        self.run_in_tree("--out", self.out)
        self.assertEqual(snapshot(self.tree), self.before)
        self.assertEqual(sorted(path.name for path in self.out.iterdir()), NAMES)

    def test_checking_leaves_no_files_in_the_source_tree(self):
        self.run_in_tree("--check")
        self.assertEqual(snapshot(self.tree), self.before)

    def test_a_planted_file_is_found(self):
        (self.tree / "registry" / "__pycache__").mkdir()
        (self.tree / "registry" / "__pycache__" / "model.pyc").write_bytes(b"")
        self.assertNotEqual(snapshot(self.tree), self.before)


if __name__ == "__main__":
    unittest.main()
