#!/usr/bin/env python3
"""Runs the command as a user would and compares what it prints with what is on record.

    run_goldens.py [--update] PATH_TO_SIPCODES CASES [NAME...]

A case is NAME.sh, a line or a few of shell that call `sipcodes`. On record are NAME.stdout and, if
they are not empty and 0, NAME.stderr and NAME.status. --update writes them anew: look at the diff.
"""

import argparse
import difflib
import os
import subprocess
import sys
from pathlib import Path


def run_case(script, command):
    """(stdout, stderr, status) of a case, without a terminal and in a plain environment."""
    environment = {"PATH": f"{command.parent}:/usr/bin:/bin", "LC_ALL": "C", "HOME": "/nonexistent"}
    # The sanitizers' options have to reach the command.
    environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    done = subprocess.run(
        ["bash", str(script)], env=environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    return done.stdout.decode("utf-8", "backslashreplace"), done.stderr.decode("utf-8", "backslashreplace"), f"{done.returncode}\n"


def records(script):
    """The files that hold a case's results, each with what it means when it is not there."""
    return [(script.with_suffix(".stdout"), ""), (script.with_suffix(".stderr"), ""), (script.with_suffix(".status"), "0\n")]


def update(script, results):
    for (path, default), result in zip(records(script), results):
        if result != default:
            path.write_text(result, encoding="utf-8")
        elif path.exists():
            path.unlink()


def differences(script, results):
    for (path, default), result in zip(records(script), results):
        wanted = path.read_text(encoding="utf-8") if path.exists() else default
        if wanted != result:
            yield from difflib.unified_diff(
                wanted.splitlines(), result.splitlines(), f"{path.name} on record", f"{path.name} now", lineterm=""
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("command", type=lambda text: Path(text).resolve())
    parser.add_argument("cases", type=lambda text: Path(text).resolve())
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    scripts = sorted(path for path in options.cases.glob("*.sh") if not options.names or path.stem in options.names)
    failed = 0
    for script in scripts:
        results = run_case(script, options.command)
        if options.update:
            update(script, results)
            continue
        found = list(differences(script, results))
        failed += bool(found)
        print("\n".join([f"{'not ok' if found else 'ok'} {script.stem}", *found]))
    print(f"{len(scripts) - failed} passed, {failed} failed")
    return 1 if failed or not scripts else 0


if __name__ == "__main__":
    sys.exit(main())
