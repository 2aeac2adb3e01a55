"""
The lint of translations: what must hold for the PO files beside what the compiler refuses.

A complaint names the language, the context and the reason.
"""

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
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
LEAST_USE = 0.95  # of the texts with a term, those whose translation has the term of the glossary; the others have a pronoun
MOST_ELSEWHERE = 0.25  # of the texts without a term, those that have the words of its translation
STEP, LEAST_OTHERS = 9, 50  # for that, one text of nine is enough, if there are as many
# What a row of a glossary may be marked with: no text has the term yet; a whole sentence or rule that only translators read.
MARKS = ("", "no text", "guide")
# What stands before a term or its stem in a translation, by script: no letter, an Arabic article or one-letter word, or anything
# in scripts without spaces.
NO_LETTER = r"(?<!\w)"
BEFORE_STEM = {"Arab": r"(?<!\w)[وفبكل]{0,2}(?:ال|ل)?", "Hans": "", "Jpan": "", "Kore": "", "Thai": ""}
KINDS = ("labels", "code", "pair", "cause", "cause-pair", "cause-general")  # of texts, for X-Read-Twice
ASCII_PUNCTUATION = re.compile(r"[\u4e00-\u9fff\u3040-\u30ff][,;:!?]|[,;:!?][\u4e00-\u9fff\u3040-\u30ff]")
NARROW_GAP = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
CODE = re.compile(r"(?<![\w.-])[1-6]\d\d(?![\w-]|[.]\w)")
NAME = re.compile(r"\b[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+\b|\bRFC \d+")
LITERAL = re.compile(r"\{\w+\}|[\w-]+=\S+")  # an argument, an option and its value
ARGUMENT = re.compile(r"\{\w+\}")


@dataclass
class Row:
    """A row of a glossary: an English word or words in one sense, and how a translation may say it."""

    term: str
    sense: str  # in parentheses; "" for a word of one sense
    translations: list  # the term itself and its other forms, or their stem
    never: list
    mark: str  # one of MARKS

    @cached_property
    def english(self):
        stem = re.escape(self.term)
        stem = stem[:-1] + "(?:y|ies)" if stem.endswith("y") else stem + "(?:s|es)?"
        return re.compile(rf"(?<![\w-]){stem}(?![\w-])", re.I)


@dataclass
class Catalog:
    tag: str
    rules: dict  # of languages.toml
    po: polib.POFile
    glossary: list
    exceptions: set  # (term, context) of the texts that say a term in another way, for a reason
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


def read_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_glossary(path):
    """Rows of term, translation, never, mark and note, after a line with these names. Several in one field have " / " between."""
    glossary = []
    for row in read_rows(path):
        term, _, sense = row["term"].partition(" (")
        split = {column: [word for word in row[column].split(" / ") if word] for column in ("translation", "never")}
        glossary.append(Row(term, sense.removesuffix(")"), split["translation"], split["never"], row["mark"]))
    return glossary


def read_exceptions(path):
    return {(row["term"], row["context"]) for row in read_rows(path)}


def english_names(registry):
    """A pattern of the phrases and names that stay English."""
    names = []
    for path in sorted(registry.rglob("*.toml")):
        for name in re.findall(r'\b(?:phrase|name|text|symbol) = "([^"{}]*)"', path.read_text(encoding="utf-8")):
            if " " in name and not name.endswith("."):
                names.append(name)
    longest_first = "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first})", re.I)


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


@cache
def pattern_of(words, script):
    """Any of the words of a glossary, at the beginning of a word; a star stands for the rest of one."""
    stems = "|".join(re.escape(word).replace(r"\*", r"\S*") for word in words)
    return re.compile(f"{BEFORE_STEM.get(script, NO_LETTER)}(?:{stems})", re.I)


def has_one(catalog, words, text):
    return pattern_of(tuple(words), catalog.rules["script"]).search(text) is not None


def texts_of_terms(catalog):
    """By term in lower case, the entries whose English has it by itself: not in a name, not in a longer term ("early dialog")."""
    rows = {row.term.lower(): row for row in catalog.glossary if row.mark != "guide"}
    longest_first = sorted(rows, key=len, reverse=True)
    texts = {term: [] for term in rows}
    for entry in catalog.entries():
        english = catalog.names.sub(lambda name: name[0] if name[0].lower() in rows else "|", LITERAL.sub("|", entry.msgid))
        for term in longest_first:
            if term.removesuffix("y") in english.lower():  # much faster than the pattern
                english, times = rows[term].english.subn("|", english)
                if times:
                    texts[term].append(entry)
    return texts


def rows_by_term(catalog):
    """The rows of a glossary by term in lower case; what is wrong with a row alone is a complaint."""
    groups, seen = {}, set()
    for row in catalog.glossary:
        if (row.term, row.sense) in seen:
            catalog.complain("glossary", f"{row.term}: is there twice")
        elif not row.translations or row.mark not in MARKS:
            catalog.complain("glossary", f"{row.term}: has no translation or an unknown mark")
        seen.add((row.term, row.sense))
        groups.setdefault(row.term.lower(), []).append(row)
    return groups


def marks(catalog, rows, texts):
    for row in rows:
        if row.mark != "guide" and (row.mark == "no text") == bool(texts):
            catalog.complain("glossary", f"{row.term}: {'has texts' if texts else 'no English text has it'}")


def use(catalog, rows, texts):
    """The texts with a term have it as one of its rows says, but for the exceptions."""
    term, words = rows[0].term.lower(), [word for row in rows for word in row.translations]
    lacking = {entry.msgctxt for entry in texts if not has_one(catalog, words, entry.msgstr)}
    listed = {context for of, context in catalog.exceptions if of == term}
    for context in sorted(listed - lacking):
        catalog.complain(context, f"is no exception of {term}")
    if len(texts) - len(lacking) < LEAST_USE * (len(texts) - len(listed & lacking)):
        some = ", ".join(sorted(lacking - listed)[:5])
        have = f"{len(texts) - len(lacking)} of {len(texts)} texts have {' or '.join(words)}"
        catalog.complain("glossary", f"{term}: {have}; {some} have not")


def elsewhere(catalog, rows):
    """Words that stand everywhere, such as one syllable, would let every translation of the term pass."""
    words = [word for row in rows for word in row.translations]
    others = [entry for entry in catalog.entries()[::STEP] if not rows[0].english.search(entry.msgid)]
    have = [entry for entry in others if has_one(catalog, words, entry.msgstr)]
    if len(others) >= LEAST_OTHERS and len(have) > MOST_ELSEWHERE * len(others):
        catalog.complain("glossary", f"{rows[0].term}: {len(have)} of {len(others)} texts without it have {' or '.join(words)}")


def never(catalog, rows, texts):
    for entry in texts:
        for word in (word for row in rows for word in row.never if has_one(catalog, [word], entry.msgstr)):
            catalog.complain(entry.msgctxt, f'has "{word}" for {rows[0].term}, which the glossary excludes')


def glossary(catalog):
    """Each term is translated as one of its rows says."""
    texts, groups = texts_of_terms(catalog), rows_by_term(catalog)
    for term, rows in groups.items():
        found = texts.get(term, [])
        marks(catalog, rows, found)
        use(catalog, rows, found)
        never(catalog, rows, found)
        if found:
            elsewhere(catalog, rows)
    for term in sorted({term for term, _ in catalog.exceptions} - groups.keys()):
        catalog.complain("glossary", f"{term}: has exceptions, but no row")


def lint(catalog):
    """All complaints about a catalog."""
    header(catalog)
    for entry in catalog.entries():
        for check in (script, facts, length, punctuation):
            check(catalog, entry)
    glossary(catalog)
    return catalog.complaints


def read(library, tag):
    registry, glossaries = library / "registry", library / "po" / "glossary"
    return Catalog(
        tag,
        read_languages(registry)[tag],
        polib.pofile(str(library / "po" / f"{tag}.po")),
        read_glossary(glossaries / f"{tag}.tsv"),
        read_exceptions(glossaries / "exceptions" / f"{tag}.tsv"),
        english_names(registry),
    )
