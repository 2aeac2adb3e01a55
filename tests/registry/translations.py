"""
The lint of translations: what must hold for the PO files beside what the compiler refuses.

A complaint names the language, the context and the reason.
"""

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polib

HAN = ("CJK",)
# The beginnings of the Unicode names of letters, by script (ISO 15924).
SCRIPTS = {
    "Latn": (),
    "Arab": ("ARABIC",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Hans": HAN,
    "Jpan": (*HAN, "HIRAGANA", "KATAKANA", "IDEOGRAPHIC ITERATION"),
    "Kore": (*HAN, "HANGUL"),
    "Thai": ("THAI",),
}
# Scripts in which one letter stands for a syllable or a word; a text has fewer of them.
DENSE = {"Hans": 3, "Jpan": 2, "Kore": 2}
LEAST_SHARE = 0.15  # of the letters of a text in the script of the language; names of SIP are Latin
WORDS_OF_ENGLISH = re.compile(r"\b(?:the|which|with|that|this|from|are|and|not|has|its|was|when|than)\b")
FULL_STOPS = {"ja": "。", "zh-hans": "。", "hi": "।", "th": ""}  # by language; "." for the others
LENGTHS = (0.25, 3.0)  # of the columns of the English
LEAST_COLUMNS = 20  # below that, the length of a translation tells nothing
LEAST_USE = 0.6  # of the texts with a term, those whose translation has the term of the glossary
KINDS = ("labels", "code", "pair", "cause", "cause-pair", "cause-general")  # of texts, for X-Read-Twice
ASCII_PUNCTUATION = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff][,;:!?]|[,;:!?][\u4e00-\u9fff\u3040-\u30ff]")
NARROW_GAP = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
CODE = re.compile(r"(?<![\w.-])[1-6]\d\d(?![\w-]|[.]\w)")
NAME = re.compile(r"\b[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+\b|\bRFC \d+")
ARGUMENT = re.compile(r"\{\w+\}")


@dataclass
class Term:
    term: str
    translations: list
    never: list
    sense: bool  # the English word has other senses, too

    @property
    def english(self):
        return re.compile(rf"(?<![\w-]){re.escape(self.term)}(?:s|es)?(?![\w-])", re.I)


@dataclass
class Catalog:
    tag: str
    rules: dict  # of languages.toml
    po: polib.POFile
    glossary: list
    names: re.Pattern  # what is English in every language: phrases, names of causes
    complaints: list = field(default_factory=list)

    def complain(self, context, reason):
        self.complaints.append(f"{self.tag}: {context}: {reason}")

    @cached_property
    def wire_names(self):
        return {name for entry in self.po for name in NAME.findall(entry.msgid)}

    def entries(self):
        return [entry for entry in self.po if entry.msgstr and not entry.obsolete]


def read_languages(registry):
    return tomllib.loads((registry / "languages.toml").read_text(encoding="utf-8"))


def read_glossary(path):
    """Rows of term, translations, never and note, after a line with these names. Several in one field have " / " between."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    terms = []
    for row in rows:
        name = re.sub(r"\s*\(.*\)", "", row["term"]).strip()
        split = {column: [word for word in (row[column] or "").split(" / ") if word] for column in ("translation", "never")}
        terms.append(Term(name, split["translation"], split["never"], "(" in row["term"]))
    return terms


def english_names(registry):
    """A pattern of the phrases and names that stay English."""
    names = []
    for path in sorted(registry.rglob("*.toml")):
        for name in re.findall(r'\b(?:phrase|name|text|symbol) = "([^"{}]*)"', path.read_text(encoding="utf-8")):
            if " " in name and not name.endswith("."):
                names.append(name)
    return re.compile("|".join(map(re.escape, sorted(set(names), key=len, reverse=True))), re.I)


def columns(text):
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def script_of(character, script):
    """True for a letter of a script."""
    return unicodedata.name(character, "").startswith(SCRIPTS[script]) if SCRIPTS[script] else character.isascii()


def header(catalog):
    read_twice = catalog.po.metadata.get("X-Read-Twice", "")
    kinds = [] if read_twice == "nothing" else read_twice.split(", ")
    if not read_twice or not set(kinds) <= set(KINDS):
        catalog.complain("header", f'X-Read-Twice is "{read_twice}", not "nothing" or some of {", ".join(KINDS)}')
    for entry in catalog.po:
        if entry.fuzzy or entry.obsolete:
            catalog.complain(entry.msgctxt, "is fuzzy" if entry.fuzzy else "is obsolete")


def without_names(catalog, text):
    return ARGUMENT.sub("", catalog.names.sub("", text))


def script(catalog, entry):
    """The letters are of the language or Latin, and enough of them of the language; nothing is left in English."""
    script, text = catalog.rules["script"], without_names(catalog, entry.msgstr)
    letters = [c for c in text if c.isalpha()]
    own = [c for c in letters if script_of(c, script)]
    foreign = [c for c in letters if c not in own and not unicodedata.name(c, "").startswith("LATIN")]
    if foreign:
        catalog.complain(entry.msgctxt, f"has {foreign[0]!r}, which is not of its script")
    if script == "Hans" and any(not is_simplified(c) for c in own):
        catalog.complain(entry.msgctxt, f"has {next(c for c in own if not is_simplified(c))!r}, which is not simplified")
    words = re.findall(r"\b[a-z]{3,}\b", without_names(catalog, entry.msgid))
    if len(words) > 2 and entry.msgstr == entry.msgid:
        catalog.complain(entry.msgctxt, "is the English")
    elif len(WORDS_OF_ENGLISH.findall(text)) > 2:
        catalog.complain(entry.msgctxt, f"is English: {entry.msgstr}")
    if script != "Latn" and len(words) > 3:
        weight = DENSE.get(script, 1)
        share = weight * len(own) / (weight * len(own) + len(letters) - len(own))
        if share < LEAST_SHARE:
            catalog.complain(entry.msgctxt, f"has {share:.0%} of its letters in {script}: {entry.msgstr}")


def is_simplified(character):
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def facts(catalog, entry):
    """Numbers of codes and names of header fields and RFCs are the same."""
    for pattern, what in ((CODE, "code"), (NAME, "name")):
        english, translated = (set(pattern.findall(text)) for text in (entry.msgid, entry.msgstr))
        for missing in sorted(english - translated):
            if missing not in entry.msgstr:
                catalog.complain(entry.msgctxt, f"lacks the {what} {missing}")
        for added in sorted(translated - english):
            # What no English text has is no name of SIP, but a compound of the language: "Header-Feld".
            if (what == "code" or added in catalog.wire_names) and added not in entry.msgid and added not in entry.msgctxt:
                catalog.complain(entry.msgctxt, f"has the {what} {added}, which the English has not")


def length(catalog, entry):
    english = columns(entry.msgid)
    ratio = columns(entry.msgstr) / english
    if english >= LEAST_COLUMNS and not LENGTHS[0] <= ratio <= LENGTHS[1]:
        catalog.complain(entry.msgctxt, f"has {ratio:.2f} times the length of the English")


def punctuation(catalog, entry):
    # What is quoted from a message keeps the message's marks: text="Call completed elsewhere".
    text, (opening, closing) = re.sub(r'="[^"]*"', "=", entry.msgstr), catalog.rules["quotes"]
    stop = FULL_STOPS.get(catalog.tag, ".")
    ends = re.search(r"[.]$", entry.msgid) is not None
    if stop and ends != text.rstrip(closing + '"').endswith(stop):
        catalog.complain(entry.msgctxt, f"{'lacks' if ends else 'has'} the full stop at its end")
    if text != text.strip() or "  " in text:
        catalog.complain(entry.msgctxt, "has a space too many")
    for mark in set("\"“”„«»「」‘") - {opening, closing}:
        if mark in text:
            catalog.complain(entry.msgctxt, f"quotes with {mark} and not with {opening} {closing}")
    if opening != closing and text.count(opening) != text.count(closing):
        catalog.complain(entry.msgctxt, f"has a {opening} without {closing}")
    if catalog.rules["script"] in ("Hans", "Jpan"):
        for match in ASCII_PUNCTUATION.finditer(text):
            catalog.complain(entry.msgctxt, f"has ASCII punctuation in {match[0]!r}")
    if catalog.rules["script"] == "Hans":
        for match in NARROW_GAP.finditer(text):
            catalog.complain(entry.msgctxt, f"has no space in {match[0]!r}")


def glossary(catalog):
    """Each term is translated as the glossary says; one translated in another way throughout is flagged."""
    seen = set()
    for term in catalog.glossary:
        key = (term.term.lower(), term.sense)
        if not term.translations or (key in seen and not term.sense):
            catalog.complain("glossary", f"{term.term}: {'is there twice' if term.translations else 'has no translation'}")
        seen.add(key)
        texts = [entry for entry in catalog.entries() if term.english.search(entry.msgid)]
        used = [entry for entry in texts if any(word.lower() in entry.msgstr.lower() for word in term.translations)]
        if texts and not term.sense and len(used) < LEAST_USE * len(texts):
            catalog.complain("glossary", f"{term.term}: {len(used)} of {len(texts)} texts have {' or '.join(term.translations)}")
        for entry in texts:
            for word in term.never:
                if word.lower() in entry.msgstr.lower():
                    catalog.complain(entry.msgctxt, f'has "{word}" for {term.term}, which the glossary excludes')


def lint(catalog):
    """All complaints about a catalog."""
    header(catalog)
    for entry in catalog.entries():
        for check in (script, facts, length, punctuation):
            check(catalog, entry)
    glossary(catalog)
    return catalog.complaints


def read(library, tag):
    registry = library / "registry"
    path = library / "po" / "glossary" / f"{tag}.tsv"
    po = polib.pofile(str(library / "po" / f"{tag}.po"))
    return Catalog(tag, read_languages(registry)[tag], po, read_glossary(path) if path.exists() else [], english_names(registry))
