"""
The prose lint: what a person reads in the registry, and what must hold for it.

wording.csv lists, code by code, what the texts must always or never say, because another reference
has it wrong. "any" is every text of the code; "never" then covers the comparisons with it too.
"""

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

WORDING = Path(__file__).resolve().parent / "wording.csv"

SENTENCE_WORDS = 40  # at most
# The texts of a code: fewest and most words.
LENGTHS = {"lead": (1, 32), "description": (35, 90), "when": (30, 90), "fix": (45, 120), "use": (1, 60), "act": (1, 60)}

# The same word twice; a name with a hyphen, such as Proxy-Require, is a word of its own.
DOUBLED = re.compile(r"(?<![\w-])([a-z]+)\s+\1(?![\w-])", re.I)
SENTENCE_END = re.compile(r'(?<=[.!?])\s+(?=[A-Z0-9"{])')
# "You see 486 when when ..." is what a page makes of such a beginning.
WHEN_BEGINS = re.compile(r"(when|you see|you encounter|rarely)\b", re.I)


@dataclass
class Prose:
    file: str
    place: str  # "486.lead", "pair (486, 600).send", a key of messages.toml
    text: str
    statuses: tuple = ()
    part: str = ""  # of a code: a key of LENGTHS, or "sources"

    def complaint(self, reason):
        return f"{self.file}: {self.place}: {reason}"


def tables(root, folder):
    """All tables of a folder as (file, status, table)."""
    for path in sorted((root / folder).glob("*.toml")):
        for key, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield f"{folder}/{path.name}", int(key), table


def strings(value, place=""):
    """The strings of nested tables and lists as (place, string)."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, (dict, list)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from strings(item, f"{place}.{key}" if place else str(key))


def code_prose(root):
    for file, status, table in tables(root, "texts"):
        for part in LENGTHS:
            yield Prose(file, f"{status}.{part}", table[part], (status,), part)
        yield Prose(file, f"{status}.sources", "; ".join(table["sources"]), (status,), "sources")
    for file, status, table in tables(root, "codes"):
        for place, text in strings(table, str(status)):
            if place.endswith(".note"):
                yield Prose(file, place, text)


def pair_prose(root, file="pairs.toml", of_codes=True):
    """Of causes, the numbers are not those of status codes, which wording.csv is about."""
    for pair in tomllib.loads((root / file).read_text(encoding="utf-8"))["pair"]:
        codes = tuple(pair["codes"])
        texts = {name: pair[name] for name in ("lead", "send", "receive")}
        texts |= {f"difference {number}": entry["text"] for number, entry in enumerate(pair["differences"], 1)}
        for name, text in texts.items():
            yield Prose(file, f"pair {codes}.{name}", text, codes if of_codes else ())


def cause_prose(root):
    """What is written about causes, warn-codes and Reason protocols."""
    for file, number, table in tables(root, "texts_causes"):
        for part in ("lead", "description", "when", "fix"):
            yield Prose(file, f"{number}.{part}", table[part])
    paths = [*sorted((root / "causes").glob("*.toml")), root / "warnings.toml", root / "reason_protocols.toml"]
    for path in paths:
        for place, text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            if place.split(".")[-1] in ("note", "label", "meaning", "fix", "use"):
                yield Prose(str(path.relative_to(root)), place, text)
    yield from pair_prose(root, "pairs_causes.toml", of_codes=False)


def other_prose(root):
    for place, text in strings(tomllib.loads((root / "messages.toml").read_text(encoding="utf-8"))):
        yield Prose("messages.toml", place, text)
    for place, text in strings(tomllib.loads((root / "headers.toml").read_text(encoding="utf-8"))):
        if place.endswith(".if"):
            yield Prose("headers.toml", place, text)


def read(root):
    return [*code_prose(root), *pair_prose(root), *cause_prose(root), *other_prose(root)]


def phrases(root):
    return {status: table["phrase"] for _, status, table in tables(root, "codes")}


def read_wording():
    with open(WORDING, newline="") as file:
        return list(csv.DictReader(file))


def count(text):
    return len(text.split())


def sentences(text):
    return SENTENCE_END.split(" ".join(text.split()))


def general(prose):
    """What holds for every text."""
    if not prose.text.isascii():
        yield prose.complaint(f"{next(c for c in prose.text if not c.isascii())!r} is not ASCII")
    for match in DOUBLED.finditer(prose.text):
        yield prose.complaint(f'"{" ".join(match[0].split())}" doubles a word')
    if prose.part == "sources":
        return
    for sentence in sentences(prose.text):
        if count(sentence) > SENTENCE_WORDS:
            yield prose.complaint(f"a sentence of {count(sentence)} words: {sentence}")


def of_code(prose, phrase_of):
    """What holds for a text of a code besides."""
    fewest, most = LENGTHS[prose.part]
    if not fewest <= count(prose.text) <= most:
        yield prose.complaint(f"{count(prose.text)} words instead of {fewest} to {most}")
    if prose.part == "lead":
        name = f"{prose.statuses[0]} {phrase_of[prose.statuses[0]]}"
        if not prose.text.lstrip().startswith(name):
            yield prose.complaint(f'does not begin with "{name}"')
        if len(sentences(prose.text.strip())) > 1:
            yield prose.complaint("has more than one sentence")
    if prose.part == "when" and WHEN_BEGINS.match(prose.text.lstrip()):
        yield prose.complaint("begins like a template that repeats the word")


def repeated(texts):
    """Sentences that stand in more than one text of a code."""
    seen = {}
    for prose in texts:
        if prose.part not in LENGTHS:
            continue
        for sentence in sentences(prose.text.strip()):
            first = seen.setdefault((prose.statuses, sentence), prose.place)
            if first != prose.place:
                yield prose.complaint(f"repeats a sentence of {first}: {sentence}")


def worded(texts, rule):
    """A row of wording.csv against all texts."""
    status, part, wanted = int(rule["status"]), rule["part"], rule["text"].lower()
    own = [p for p in texts if p.statuses == (status,) and (p.part == part or (part == "any" and p.part in LENGTHS))]
    if rule["rule"] == "always":
        if not any(wanted in " ".join(p.text.lower().split()) for p in own):
            yield f'texts: {status}.{part}: does not say "{rule["text"]}" ({rule["why"]})'
        return
    compared = [p for p in texts if part == "any" and len(p.statuses) == 2 and status in p.statuses]
    for prose in own + compared:
        if wanted in " ".join(prose.text.lower().split()):
            yield prose.complaint(f'says "{rule["text"]}" ({rule["why"]})')


def lint(texts, phrase_of, wording):
    """All complaints about the texts."""
    complaints = [complaint for prose in texts for complaint in general(prose)]
    complaints += [complaint for prose in texts if prose.part in LENGTHS for complaint in of_code(prose, phrase_of)]
    complaints += repeated(texts)
    complaints += [complaint for rule in wording for complaint in worded(texts, rule)]
    return complaints
