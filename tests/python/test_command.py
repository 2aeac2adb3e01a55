"""python -m sipcodes: what the C command prints on record, it prints, messages included, with the same exit status."""

import difflib
import importlib.util
import os
import re
import subprocess
import sys

import pytest

import sipcodes


@pytest.fixture(scope="module")
def goldens(source):
    """run_goldens.py, the one of the C command."""
    spec = importlib.util.spec_from_file_location("run_goldens", source / "tests/cli/run_goldens.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    """A `sipcodes` that is the package."""
    path = tmp_path_factory.mktemp("bin") / "sipcodes"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -m sipcodes "$@"\n')
    path.chmod(0o755)
    return path


# Its help and its version are the C command's own.
OWN_WORDS = re.compile(r"--help|\bhelp\b|--version")

# What is said in words of their own: an option without its value, and the help that stands for a missing command.
ALIKE = (
    (re.compile(r"argument (?:-\w/)?(--\w+): expected one argument"), r"the option '\1' needs a value"),
    (re.compile(r"^Usage: sipcodes explain.*?^See sipcodes\(1\)\.$", re.M | re.S), "(the help)"),
    (re.compile(r"^usage: python -m sipcodes.*?^Exit status: 0 done, .*?failed\.$", re.M | re.S), "(the help)"),
    # Two ways to write an escape of JSON.
    (re.compile(r"\\u00([0-9A-F]{2})"), lambda match: match[0].lower()),
)


# What Python itself needs to know where its environment is another one.
PYTHONS = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}


def cases(source):
    return sorted((source / "tests/cli/cases").glob("*.sh"))


def alike(text):
    for pattern, replacement in ALIKE:
        text = pattern.sub(replacement, text)
    return text


def differences(goldens, script, stand_in):
    """The lines that differ in standard output, standard error or status."""
    records = [path.read_text(encoding="utf-8") if path.exists() else default for path, default in goldens.records(script)]
    results = goldens.run_case(script, stand_in)
    return [line for wanted, found in zip(map(alike, records), map(alike, results)) if wanted != found
            for line in difflib.unified_diff(wanted.splitlines(), found.splitlines(), lineterm="", n=0)]


def test_goldens_of_the_command(goldens, source, stand_in):
    compared = [script for script in cases(source) if not OWN_WORDS.search(script.read_text())]
    assert len(compared) > 0.95 * len(cases(source)) and len([script for script in compared if "2>&1" in script.read_text()]) > 5
    wrong = {script.stem: found for script in compared if (found := differences(goldens, script, stand_in))}
    assert wrong == {}


def test_a_wrong_record_is_noticed(goldens, source, stand_in):
    assert differences(goldens, source / "tests/cli/wrong/list.sh", stand_in)


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "sipcodes", *arguments], capture_output=True, text=True, **options)


def test_what_is_wrong_is_said_in_short_on_standard_error():
    for arguments, status in ((["700"], 1), (["nope"], 1), (["--format", "x", "486"], 2), (["list", "9xx"], 2)):
        done = run(*arguments)
        assert done.stdout == "" and done.returncode == status, arguments
        assert done.stderr.startswith("sipcodes: ") and "Traceback" not in done.stderr and done.stderr.count("\n") <= 3


# Each with a place for bytes that are no UTF-8.
ANY_BYTES = (
    "%", "486 %", "% nope 5", "explain %", "compare % 486", "list %", "list 408,%", "search %", "search busy%", "policy %", "policy rfc %",
    "cause %", "cause q850:%", "cause 17 --table %", "cause 17 --location %", "cause 486 --via %", "best %", "best 486:%",
    "best 486 --rule %", "best 486 --method %", "--format % 486", "--lang % 486", "search x --limit %", "486 --% 5", "advise %",
    *(f"advise --status 302 --{option} {value}" for option in ("context", "rules", "import", "policy", "tried", "method", "header")
      for value in ("%", "role=%", "x:%")),
    "advise --status 503 --rules base=%", "advise --status 302 --tried foo:% --header Contact:<foo:%>",
    *(f"{command} --status {response} --format {form}" for command in ("advise", "explain") for form in ("text", "json", "markdown")
      for response in ("503 --header Warning:399;x;\"%\"", "302 --header Contact:<foo:%>", "420 --header Unsupported:%", "503 --header Retry-After:%")),
)


@pytest.mark.parametrize("some", [b"\xff", b"\xe2\x98"], ids=repr)
def test_arguments_that_are_no_utf8(command, some):
    wrong = []
    for words in ANY_BYTES:
        arguments = [word.encode().replace(b"%", some).replace(b";", b" ") for word in words.split()]
        c = subprocess.run([command, *arguments], capture_output=True)
        python = subprocess.run([sys.executable, "-m", "sipcodes", *arguments], capture_output=True)
        if (c.returncode, c.stdout, c.stderr) != (python.returncode, python.stdout, python.stderr):
            wrong.append((words, c, python))
    assert wrong == []


# Environments in which Python would read its arguments, and write, in other ways than as UTF-8.
OTHERWISE = (
    {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii:strict"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)


@pytest.mark.parametrize("environment", OTHERWISE, ids=str)
def test_text_is_utf8_in_every_environment(command, environment, tmp_path):
    name = tmp_path / "\N{SNOWMAN}.txt"
    name.write_bytes(b"SIP/2.0 503 \xe2\x98\x83\r\nWarning: 399 x \"\xff\"\r\n")
    for arguments in (["486", "--lang", "vi"], ["\N{SNOWMAN}"], ["advise", name], ["advise", "\N{SNOWMAN}"], ["explain", "--response", name, "--format", "json"],
                      ["list", "408,\N{SNOWMAN}"], ["advise", "--status", "503", "--header", "Warning: 399 x \"\N{SNOWMAN}\"", "--lang", "ar"]):
        plain = {"PATH": os.environ["PATH"], **environment}
        c = subprocess.run([command, *arguments], capture_output=True, env=plain)
        python = subprocess.run([sys.executable, "-m", "sipcodes", *arguments], capture_output=True, env={**plain, **PYTHONS})
        assert (c.returncode, c.stdout, c.stderr) == (python.returncode, python.stdout, python.stderr), arguments


def test_policies_are_wrapped_alike(command):
    """Their sources have the longest words that there are."""
    for arguments in ([], *([name] for name in sipcodes.policies)):
        c = subprocess.run([command, "policy", *arguments], capture_output=True, text=True)
        assert run("policy", *arguments).stdout == c.stdout != ""


def test_help_and_version():
    nothing = run()
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (2, "", run("--help").stdout)
    assert run("--help").stdout.startswith("usage: python -m sipcodes") and run("--help").returncode == 0
    assert run("--version").stdout.startswith(f"sipcodes {sipcodes.__version__}\n")


def test_output_that_is_closed_or_full():
    done = subprocess.run(f'"{sys.executable}" -m sipcodes list | head -n 1', shell=True, capture_output=True, text=True)
    assert (done.stderr, done.stdout.count("\n")) == ("", 1)
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "sipcodes", "486"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 3 and done.stderr == "sipcodes: cannot write the output: No space left on device\n"
