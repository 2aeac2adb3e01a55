"""That the package offers all that sipcodes.h does, and that all it offers is documented and typed.

functions.tsv says, for each function of sipcodes.h, where the package has what it tells. A function that is missing there, is
never called by the binding, or stands for something that the package has not or does not document, is a failure.
"""

import doctest
import importlib
import inspect
import pkgutil
import re
import shutil
import subprocess
import sys

import pytest

import rows
import sipcodes
from sipcodes import _native


def declared(header):
    return re.findall(r"^SIPCODES_API[^;]*?\b(sipcodes_\w+)\(", header, re.MULTILINE)


def is_bound(function, sources):
    """True if SWIG made a function of it, or the code of the binding calls it."""
    return hasattr(_native, function.removeprefix("sipcodes_")) or re.search(rf"\b{function}\b", sources) is not None


def fields(record):
    return [name for name in getattr(record, "_fields", ()) if not name.startswith("_")]


def is_documented(name):
    """True if the package has what the name says, and a text about it: a docstring, or a word in that of its record."""
    thing, _, member = name.partition(".")
    owner = getattr(sipcodes, thing, None)
    if owner is None or (member and not hasattr(owner, member)):
        return False
    if member in fields(owner):
        return re.search(rf"\b{member}\b", owner.__doc__ or "") is not None
    target = getattr(owner, member) if member else owner
    if inspect.isroutine(target) or inspect.isclass(target) or isinstance(target, property):
        return bool(inspect.getdoc(target))
    # Values and mappings: the stub types them, and that of the package has a word about them.
    return True


def missing(header, table, sources):
    """Lines about what is not there."""
    wanted = declared(header)
    assert len(wanted) >= 200
    known = dict(table)
    for function in wanted:
        if function not in known:
            yield f"{function}: functions.tsv does not say where the package has it"
        elif not is_bound(function, sources):
            yield f"{function}: not bound"
        elif not is_documented(known[function]):
            yield f"{function}: {known[function]} is not there or not documented"
    yield from (f"{function}: not declared by sipcodes.h" for function in known if function not in wanted)


@pytest.fixture(scope="module")
def header(source):
    return (source / "libsipcodes/include/sipcodes.h").read_text()


@pytest.fixture(scope="module")
def table(source):
    return [tuple(row) for row in rows.lines(source / "tests/python/functions.tsv")]


@pytest.fixture(scope="module")
def sources(source):
    return "".join(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S) for path in sorted(source.glob("bindings/python/*.[ci]")))


def test_every_function_of_the_library_is_bound_and_documented(header, table, sources):
    assert list(missing(header, table, sources)) == []


def test_a_function_that_is_not_bound_is_noticed(header, table, sources):
    def noticed(*what):
        return [line.partition(": ")[2] for line in missing(*what) if line.startswith("sipcodes_weather")]

    planted = header + "\nSIPCODES_API int sipcodes_weather(int status);\n"
    with_row = [*table, ("sipcodes_weather", "weather")]
    called = sources + "x = sipcodes_weather(486);"
    assert noticed(planted, table, sources) == ["functions.tsv does not say where the package has it"]
    assert noticed(planted, with_row, sources) == ["not bound"]
    assert noticed(planted, with_row, called) == ["weather is not there or not documented"]
    assert noticed(header, with_row, sources) == ["not declared by sipcodes.h"]


# ---- Documents ----


def public():
    """Each public name, and the members of its classes, as (name, what it is)."""
    for name in sipcodes.__all__:
        thing = getattr(sipcodes, name)
        yield name, thing
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and (inspect.isroutine(value) or isinstance(value, (property, classmethod))):
                    yield f"{name}.{member}", value


def undocumented(things):
    for name, thing in things:
        if (inspect.isroutine(thing) or inspect.isclass(thing) or isinstance(thing, property)) and not inspect.getdoc(thing):
            yield name
        elif inspect.isclass(thing):
            yield from (f"{name}.{field}" for field in fields(thing) if not re.search(rf"\b{field}\b", thing.__doc__))


def test_everything_public_has_a_docstring():
    things = list(public())
    assert len(things) > 100
    assert list(undocumented(things)) == []


def test_a_missing_docstring_is_noticed():
    class Bare:
        _fields = ("status",)

    assert list(undocumented([("bare", lambda: None), ("Bare", Bare)][:1])) == ["bare"]
    Bare.__doc__ = "A record."
    assert list(undocumented([("Bare", Bare)])) == ["Bare.status"]


def modules():
    yield sipcodes
    for module in pkgutil.iter_modules(sipcodes.__path__):
        if module.name not in ("__main__", "_native"):
            yield importlib.import_module(f"sipcodes.{module.name}")


class FromNative(doctest.DocTestFinder):
    """Finds the examples of the native functions that the package hands out, too."""

    def natives(self):
        for name in ("get", "phrase", "resolve"):
            yield doctest.DocTestParser().get_doctest(getattr(sipcodes, name).__doc__, {}, name, None, None)


def run_examples():
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    finder = FromNative(exclude_empty=True)
    for module in modules():
        for test in finder.find(module):
            runner.run(test)
    for test in finder.natives():
        runner.run(test)
    return runner.summarize()


def test_every_example_of_the_docstrings():
    results = run_examples()
    assert results.failed == 0 and results.attempted > 150


def test_public_functions_have_examples():
    without = [
        name
        for name in sipcodes.__all__
        if inspect.isroutine(thing := getattr(sipcodes, name)) or inspect.isclass(thing)
        if ">>>" not in thing.__doc__
    ]
    # They are seen in the examples of others.
    assert without in ([], ["CauseStep"])


# ---- Types ----

# A class of the standard library that modules without a stub import: mypy's own types of it differ.
NOT_OURS = "sipcodes._codes.Mapping.get\nsipcodes._common.Mapping.get\n"


def stubtest(folder, config):
    """What is wrong with the stub of the package, or of one in a folder that hides it."""
    (folder / "not-ours").write_text(NOT_OURS)
    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "sipcodes", "--ignore-missing-stub", "--mypy-config-file", config,
         "--allowlist", "not-ours", "--ignore-unused-allowlist"],
        cwd=folder, capture_output=True, text=True,
    )
    return done.returncode, done.stdout


def test_stubs_tell_what_is_there(tmp_path, source):
    status, output = stubtest(tmp_path, source / "pyproject.toml")
    assert status == 0 and output.startswith("Success: no issues found in"), output


def test_a_wrong_stub_is_noticed(tmp_path, source, installed):
    shutil.copytree(installed, tmp_path / "sipcodes")
    stub = tmp_path / "sipcodes/__init__.pyi"
    stub.write_text(stub.read_text().replace("def find(text: str)", "def find(words: str)"))
    status, output = stubtest(tmp_path, source / "pyproject.toml")
    assert status == 1 and "sipcodes.find is inconsistent" in output, output


def mypy(tmp_path, text):
    (tmp_path / "user.py").write_text(text)
    return subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", sys.executable, "user.py"],
        cwd=tmp_path, capture_output=True, text=True,
    )


def test_a_typed_program_passes_mypy(tmp_path, source):
    done = mypy(tmp_path, (source / "tests/python/typed_user.py").read_text())
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "line, complaint",
    [
        ("sipcodes.codes[486].phrse", "has no attribute"),
        ("x: int = sipcodes.codes[486].phrase", "Incompatible types"),
        ("sipcodes.get(486.0)", "incompatible type"),
        ("sipcodes.get(486).phrase", "None"),
        ("sipcodes.codes[486].phrase = 'Busy'", "final attribute"),
        ("sipcodes.advise(503, headers=30)", "incompatible type"),
    ],
)
def test_a_mistake_of_types_is_noticed(tmp_path, line, complaint):
    done = mypy(tmp_path, f"import sipcodes\n{line}\n")
    assert done.returncode == 1 and complaint in done.stdout, done.stdout
