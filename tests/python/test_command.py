"""python -m sipcodes: what the C command prints on record, it prints, with the same exit status."""

import importlib.util
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


# What is of the C command alone: its help, its words on standard error, and what these goldens print of both.
OWN_WORDS = re.compile(r"2>&1|--help|\bhelp\b|--version")


def cases(source):
    return sorted((source / "tests/cli/cases").glob("*.sh"))


def differences(goldens, script, stand_in):
    """What differs in standard output and status; what is on standard error is in words of its own."""
    output, *rest = goldens.run_case(script, stand_in)
    # Two ways to write an escape of JSON.
    results = (re.sub(r"\\u00[0-9a-f]{2}", lambda match: match[0].upper().replace("U", "u", 1), output), *rest)
    lines = goldens.differences(script, results)
    return [line for line in lines if not line.startswith(("---", "+++"))] if results[0] != recorded(script, ".stdout", "") else status(script, results)


def recorded(script, suffix, default):
    path = script.with_suffix(suffix)
    return path.read_text(encoding="utf-8") if path.exists() else default


def status(script, results):
    wanted = recorded(script, ".status", "0\n")
    return [] if results[2] == wanted else [f"status {results[2]} instead of {wanted}"]


def test_goldens_of_the_command(goldens, source, stand_in):
    compared = [script for script in cases(source) if not OWN_WORDS.search(script.read_text())]
    assert len(compared) >= 50 and len(compared) > 0.7 * len(cases(source))
    wrong = {script.stem: found for script in compared if (found := differences(goldens, script, stand_in))}
    assert wrong == {}


def test_statuses_of_the_others(goldens, source, stand_in):
    """Of the cases that print what is said on standard error, the lines with statuses."""
    others = [script for script in cases(source) if "2>&1" in script.read_text() and "status" in recorded(script, ".stdout", "")]
    assert len(others) > 3
    for script in others:
        found, wanted = (re.findall(r"^status \d+", text, re.M) for text in (goldens.run_case(script, stand_in)[0], recorded(script, ".stdout", "")))
        assert found == wanted, script.stem


def test_a_wrong_record_is_noticed(goldens, source, stand_in):
    assert differences(goldens, source / "tests/cli/wrong/list.sh", stand_in)


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "sipcodes", *arguments], capture_output=True, text=True, **options)


def test_what_is_wrong_is_said_in_short_on_standard_error():
    for arguments, status in ((["700"], 1), (["nope"], 1), (["--format", "x", "486"], 2), ([], 2), (["list", "9xx"], 2)):
        done = run(*arguments)
        assert done.stdout == "" and done.returncode == status, arguments
        assert done.stderr.startswith("sipcodes: ") and "Traceback" not in done.stderr and done.stderr.count("\n") <= 3


def test_help_and_version():
    assert run("--help").stdout.startswith("usage: python -m sipcodes") and run("--help").returncode == 0
    assert run("--version").stdout.startswith(f"sipcodes {sipcodes.__version__}\n")


def test_output_that_is_closed_or_full():
    done = subprocess.run(f'"{sys.executable}" -m sipcodes list | head -n 1', shell=True, capture_output=True, text=True)
    assert (done.stderr, done.stdout.count("\n")) == ("", 1)
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "sipcodes", "486"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 3 and done.stderr == "sipcodes: cannot write the output: No space left on device\n"
