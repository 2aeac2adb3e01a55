"""Reads the test vectors; their README tells the form."""

import re

ADVICE = (
    "name", "status", "message", "method", "headers", "tried", "context", "policy", "rules", "section", "expect", "values",
    "texts", "warnings", "error",
)
BEST = (
    "name", "section", "method", "rule", "branches", "index", "status", "allowed", "is-allowed", "challenges", "reasons",
)


def lines(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line[:-1].split("\t")


def unescape(text):
    codes = {"t": "\t", "r": "\r", "n": "\n", "\\": "\\"}
    return re.sub(r"\\(x..|.)", lambda match: codes.get(match[1]) or chr(int(match[1][1:], 16)), text, flags=re.S)


def records(path, columns, cells=str):
    return [dict(zip(columns, map(cells, line), strict=True)) for line in lines(path)]


def items(cell):
    """The items of a list; None for an empty cell, which is none."""
    if not cell:
        return None
    count, *rest = cell.split("\n")
    assert len(rest) == int(count), cell
    return rest
