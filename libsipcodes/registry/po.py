"""Translations: the template that translators start from, and the catalogs that they fill in.

The English text is the msgid. The msgctxt is the place of the text ("code.486.lead"), because equal
English may need different words in different places, and it is the key under which a translation is kept.
"""

import re

import polib

import model

PLACES = {
    "code": "A text about one status code; the last word of the context tells which.",
    "pair": "A comparison of two status codes, written for this pair.",
    "header": 'When a header field is there; stands in "Retry-After (must be there: ...)".',
    "fact": "A fact: label, short (a phrase for a table), one (about one code) or both (about two that agree).",
}


def arguments(text):
    return set(re.findall(r"\{(\w+)\}", text))


def fits(context, translation, text):
    """True if a translation has the arguments of the English, and in [format] also their order."""
    if context.startswith("format."):
        return re.findall(r"\{(\w+)\}", translation) == re.findall(r"\{(\w+)\}", text)
    return arguments(translation) == arguments(text)


def comment(context, text):
    place = PLACES.get(context.split(".")[0], "A label, or a sentence that pages are made of.")
    named = ", ".join("{" + name + "}" for name in sorted(arguments(text)))
    return f"{place} Keep {named}." if named else place


def template(entries):
    """The POT file for all texts that have translations, as a string."""
    po = polib.POFile(wrapwidth=100)
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    for context, text in entries:
        po.append(polib.POEntry(msgctxt=context, msgid=text, comment=comment(context, text)))
    return str(po) + "\n"


def read_catalog(path, texts, problem):
    """The finished translations of a PO file by context. Fuzzy, obsolete and empty ones do not count."""
    catalog = {}
    for entry in polib.pofile(str(path)):
        if entry.obsolete or entry.fuzzy or not entry.msgstr:
            continue
        if texts.get(entry.msgctxt) != entry.msgid:
            problem(path.name, entry.msgctxt, "translates a text that is no longer there; merge the template")
        elif not fits(entry.msgctxt, entry.msgstr, entry.msgid):
            problem(path.name, entry.msgctxt, f"has other arguments than the English: {entry.msgstr}")
        elif any(ord(character) < 32 for character in entry.msgstr):
            problem(path.name, entry.msgctxt, "has a control character")
        else:
            catalog[entry.msgctxt] = entry.msgstr
    return catalog


def read_catalogs(folder, entries):
    """All PO files of a folder, by language tag: the file's name. Raises model.RegistryError."""
    texts, problems, catalogs = dict(entries), [], {}
    for path in sorted(folder.glob("*.po")):
        catalogs[path.stem] = read_catalog(path, texts, lambda *parts: problems.append(": ".join(map(str, parts))))
    if problems:
        raise model.RegistryError("\n".join(problems))
    return catalogs
