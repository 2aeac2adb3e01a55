"""What the suites share: running the registry compiler, and copies of the registry to plant faults in."""

import contextlib
import functools
import io
import pickle
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import jsonschema

FOLDER = Path(__file__).resolve().parent
LIBRARY = FOLDER.parents[1] / "libsipcodes"
REGISTRY = LIBRARY / "registry"

sys.path.insert(0, str(REGISTRY))

import compile as registry_compiler  # noqa: E402

# A field of a TOML table: from its name to the next field, table or the end.
FIELD_END = r"(?=^\w+ = |^\[|\Z)"


def compile_registry(*arguments, compiler=REGISTRY / "compile.py", environment=None):
    """Runs compile.py as a build does, in a process of its own."""
    command = [sys.executable, str(compiler), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


# Reading and checking tables is most of what a run takes, and most tables of a copy are those of the last one.
read_whole = tomllib.loads
check_whole = jsonschema.Draft7Validator


@functools.cache
def read_once(text):
    return pickle.dumps(read_whole(text))


class CheckOnce:
    """In place of jsonschema.Draft7Validator."""

    known = {}

    def __init__(self, rules):
        self.rules = rules

    def iter_errors(self, data):
        key = pickle.dumps((self.rules, data))
        if key not in self.known:
            self.known[key] = list(check_whole(self.rules).iter_errors(data))
        return self.known[key]


def compile_quickly(*arguments):
    """Runs compile.py in this process, for suites of many runs; the result is that of compile_registry()."""
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch("tomllib.loads", lambda text: pickle.loads(read_once(text))),
        mock.patch("jsonschema.Draft7Validator", CheckOnce),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = registry_compiler.main([str(argument) for argument in arguments])
    return SimpleNamespace(returncode=status, stdout=out.getvalue(), stderr=err.getvalue())


class RegistryCopy:
    """The TOML files in a temporary folder. Each edit fails if it does not hit exactly one place."""

    def __init__(self, root):
        self.root = root
        for path in REGISTRY.rglob("*.toml"):
            copy = root / path.relative_to(REGISTRY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())

    def sub(self, file, pattern, replacement):
        path = self.root / file
        text, count = re.subn(pattern, lambda _: replacement, path.read_text(), flags=re.M | re.S)
        if count != 1:
            raise AssertionError(f"{count} places instead of one in {file} for {pattern}")
        path.write_text(text)

    def table(self, file, name):
        """The text of [name]."""
        return re.search(rf"^\[{name}\]\n.*?(?=^\[|\Z)", (self.root / file).read_text(), re.M | re.S)[0]

    def replace_table(self, file, name, text):
        self.sub(file, rf"^\[{name}\]\n.*?(?=^\[|\Z)", text)

    def set(self, file, name, field, value):
        """Gives field of table [name] the TOML value; None takes the field out."""
        line = "" if value is None else f"{field} = {value}\n"
        table, count = re.subn(rf"^{field} = .*?{FIELD_END}", lambda _: line, self.table(file, name), flags=re.M | re.S)
        if count != 1:
            raise AssertionError(f"{count} fields {field} in [{name}] of {file}")
        self.replace_table(file, name, table)

    def rename(self, file, name, field, other):
        self.replace_table(file, name, re.sub(rf"^{field} = ", f"{other} = ", self.table(file, name), flags=re.M))

    def append(self, file, text):
        path = self.root / file
        path.write_text(path.read_text() + "\n" + text)

    def pair_number(self, first, second):
        """Which of the comparisons is that of two codes, from 1."""
        before, _ = (self.root / "pairs.toml").read_text().split(f"codes = [{first}, {second}]")
        return before.count("[[pair]]")

    def append_pair(self, first, second, lead="They differ."):
        """Adds a comparison of two codes, and returns how many there are then."""
        source = '"RFC 3261 21"'
        difference = f'{{ text = "One differs.", source = {source} }}'
        self.append(
            "pairs.toml",
            f"[[pair]]\ncodes = [{first}, {second}]\nlead = '{lead}'\ndifferences = [{difference}, {difference}]\n"
            f'send = "Return one."\nreceive = "Read one."\nsources = [{source}]\n',
        )
        return (self.root / "pairs.toml").read_text().count("[[pair]]")


class CopyTestCase(unittest.TestCase):
    """
    A test with a copy of the registry as self.registry, and a folder for the compiler's output as self.out.
    The copy has no translations, which would have to follow each edit.
    """

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.registry = RegistryCopy(self.folder / "registry")
        self.out = self.folder / "out"
        (self.folder / "po").mkdir()
        self.input = ("--registry", self.registry.root, "--po", self.folder / "po")
