"""Translations: the template that translators start from, and the catalogs that they fill in.

The English text is the msgid. The msgctxt is the place of the text ("code.486.lead"), because equal
English may need different words in different places, and it is the key under which a translation is kept.
"""

import re

import polib

import model

def arguments(text):
    return set(re.findall(r"\{(\w+)\}", text))


def template(entries, places):
    """The POT file for all texts that have translations, as a string."""
    po = polib.POFile(wrapwidth=100)
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    for context, text in entries:
        po.append(polib.POEntry(msgctxt=context, msgid=text, comment=places.comment(context, text)))
    return str(po) + "\n"


def read_catalog(path, texts, problem):
    """The finished translations of a PO file by context. Fuzzy, obsolete and empty ones do not count."""
    catalog = {}
    for entry in polib.pofile(str(path)):
        if entry.obsolete or entry.fuzzy or not entry.msgstr:
            continue
        if texts.get(entry.msgctxt) != entry.msgid:
            problem(path.name, entry.msgctxt, "translates a text that is no longer there; merge the template")
        elif arguments(entry.msgstr) != arguments(entry.msgid):
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
