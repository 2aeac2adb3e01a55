#!/usr/bin/env python3
"""Writes the cases of advise.toml as rows of text, for the tests of every language.

    make_advice.py ADVISE OUT

README.md beside this file tells the form of the cases and of the rows. Whatever is not as told there
stops the program: a misspelled key would otherwise be a case that asks nothing.
"""

import re
import sys
import tomllib
from pathlib import Path

# The cells of a row, in this order, and the type that the case has for each.
COLUMNS = {
    "name": str,
    "status": int,
    "message": str,
    "method": str,
    "headers": list,
    "tried": list,
    "context": str,
    "policy": str,
    "rules": str,
    "section": str,
    "expect": dict,
    "values": list,
    "texts": list,
    "warnings": int,
    "error": str,
}
BASIS = ("section", "see", "house")
ADVICE = """action otherwise repair delay delay-min delay-max delay-from hold hold-scope remember session-expires min-se
expires field missing dialog-effect reached health consent origin treated-as relay""".split()
CONTEXT = """role origin usage call-id progress credentials stale attempts targets-left targets secure anonymous cancelled
consent overlap raced compact ping session-expires min-se expires failures flows-down rewritten random""".split()
SECTION = re.compile(r"RFC \d{4} \d+(\.\d+)*( note \d+| step \d+)?")
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\r": "\\r", "\n": "\\n"}


class Mistake(Exception):
    pass


def demand(condition, what):
    if not condition:
        raise Mistake(what)


def check_form(case):
    for key, value in case.items():
        demand(key in COLUMNS or key in BASIS, f"{key} is no key of a case")
        kind = COLUMNS.get(key, str)
        demand(isinstance(value, kind) and not isinstance(value, bool), f"{key} is not written as {kind.__name__}")
        demand(kind is not str or value, f"{key} is empty")
    for key in ("tried", "values", "texts"):
        demand(all(isinstance(item, str) and "\n" not in item for item in case.get(key, [])), f"{key} is no list of lines")
    for pair in case.get("headers", []):
        demand(isinstance(pair, list) and len(pair) == 2, "headers are no pairs of name and value")
        demand(all(isinstance(part, str) and "\n" not in part for part in pair), "headers have a line end; use message")
        demand(re.fullmatch(r"[A-Za-z-]+", pair[0]), f"{pair[0]} is no name of a header field")


def check_input(case):
    demand("name" in case, "it has no name")
    demand(("status" in case) != ("message" in case), "it needs either status or message")
    for key in ("headers", "method"):
        demand(key not in case or "status" in case, f"{key} goes with status only")
    for term in case.get("context", "").split(",") if "context" in case else []:
        item, equal, value = term.strip().partition("=")
        demand(item in CONTEXT and equal and re.fullmatch(r"[a-z0-9-]+", value), f"{term.strip()} is no item of the context")


def check_answer(case):
    if "error" in case:
        demand(case["error"] in ("status", "syntax"), "error is neither status nor syntax")
        demand(not {"expect", "values", "texts", "warnings", *BASIS} & set(case), "it has an error and an answer")
        return
    demand({"expect", "values", "texts"} & set(case), "it asks nothing")
    demand(sum(key in case for key in BASIS) == 1, "it needs one of section, see and house")
    for key in ("section", "see"):
        demand(key not in case or SECTION.fullmatch(case[key]), f"{key} is no section of an RFC")
    demand(case.get("expect", {"": 0}), "expect is empty")
    for key, value in case.get("expect", {}).items():
        demand(key in ADVICE, f"{key} is no value of an advice")
        number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        demand(number or (isinstance(value, str) and re.fullmatch(r"[A-Za-z-]+", value)), f"{key} is no name and no number")


def lines(items):
    """A list as one cell: how many, then each behind a line end."""
    return "\n".join([str(len(items)), *items])


def cell(key, case):
    if key not in case:
        return ""
    value = case[key]
    if key == "headers":
        return lines([f"{name}: {text}" for name, text in value])
    if key == "expect":
        return lines([f"{name}={answer}" for name, answer in value.items()])
    return lines(value) if isinstance(value, list) else str(value)


def escape(text):
    return "".join(ESCAPES.get(c) or (f"\\x{ord(c):02X}" if ord(c) < 32 or ord(c) == 127 else c) for c in text)


def rows(cases):
    names = set()
    for case in cases:
        try:
            for check in (check_form, check_input, check_answer):
                check(case)
            demand(case["name"] not in names, "there is another case of that name")
        except Mistake as mistake:
            raise SystemExit(f"advise.toml: {case.get('name', case)!r}: {mistake}") from None
        names.add(case["name"])
        yield "\t".join(escape(cell(key, case)) for key in COLUMNS)


def main(path, out):
    data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    if set(data) != {"case"}:
        raise SystemExit("advise.toml: it holds other tables than cases")
    text = "".join(row + "\n" for row in rows(data["case"]))
    Path(out).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
