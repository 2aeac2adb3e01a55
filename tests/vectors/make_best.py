#!/usr/bin/env python3
"""Writes the cases of best responses as rows of text, for the tests of every language.

    make_best.py BEST_TOML OUT

README.md beside this file tells the form of the rows.
"""

import sys
import tomllib
from pathlib import Path


def joined(items):
    return " ".join(map(str, items))


def row(case):
    """The cells of a case, in the order of the README."""
    yield case["name"]
    yield case["section"]
    yield case.get("method", "INVITE")
    yield case.get("rule", "repairable-first")
    yield joined(case["branches"])
    yield str(case.get("index", ""))
    yield str(case["status"])
    yield joined(case["allowed"])
    yield "no" if case.get("against") else "yes"
    yield joined(case.get("challenges", []))
    yield joined(case["reasons"])


def main(source, target):
    cases = tomllib.loads(Path(source).read_text(encoding="utf-8"))["case"]
    names = [case["name"] for case in cases]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise SystemExit(f"{source}: there twice: {', '.join(sorted(twice))}")
    Path(target).write_text("".join("\t".join(row(case)) + "\n" for case in cases), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
