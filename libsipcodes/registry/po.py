"""Translations: the template that translators start from, and the catalogs that they fill in.

The English text is the msgid. The msgctxt is the place of the text ("code.486.lead"), because equal
English may need different words in different places, and it is the key under which a translation is kept.
"""

import re

import polib

import bidi
import model

WIDTH = 78  # as gettext's tools wrap, so that theirs and ours leave the same lines
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def arguments(text):
    return set(re.findall(r"\{(\w+)\}", text))


def template(entries, places):
    """The POT file for all texts that have translations, as a string."""
    po = polib.POFile(wrapwidth=WIDTH)
    po.metadata = {
        "Project-Id-Version": "sipcodes",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for context, text in entries:
        po.append(polib.POEntry(msgctxt=context, msgid=text, comment=places.comment(context, text)))
    return str(po) + "\n"


def complaint(entry, texts):
    """What is wrong with a translation; None if it can be taken."""
    if texts.get(entry.msgctxt) != entry.msgid:
        return "translates a text that is no longer there; merge the template"
    if arguments(entry.msgstr) != arguments(entry.msgid):
        return f"has other arguments than the English: {entry.msgstr}"
    if CONTROL.search(entry.msgstr):
        return "has a control character"
    if bidi.CONTROLS.search(entry.msgstr):
        return "has a mark of direction, which only the compiler puts in"
    return None


def read_catalog(path, texts, problem):
    """The finished translations of a PO file by context. Fuzzy, obsolete and empty ones do not count."""
    catalog = {}
    po = polib.pofile(str(path))
    if po.metadata.get("Language", "").lower().replace("_", "-") != path.stem:
        problem(path.name, "header", f'the Language is "{po.metadata.get("Language", "")}"')
    for entry in po:
        if entry.obsolete or entry.fuzzy or not entry.msgstr:
            continue
        reason = complaint(entry, texts)
        if reason:
            problem(path.name, entry.msgctxt, reason)
        catalog[entry.msgctxt] = entry.msgstr
    return catalog


def with_conventions(catalog, language):
    """All that a page in a language is made of: its translations and its punctuation."""
    conventions = language.conventions
    if language.is_rtl:
        catalog = {context: bidi.isolated(text) for context, text in catalog.items()}
        conventions = bidi.isolated_conventions(conventions)
    return catalog | conventions


def read_catalogs(folder, entries, languages):
    """The PO files of a folder by language, those of languages only. Raises model.RegistryError."""
    texts, problems, catalogs = dict(entries), [], {}
    for path in sorted(folder.glob("*.po")):
        if path.stem in languages:
            catalog = read_catalog(path, texts, lambda *parts: problems.append(": ".join(map(str, parts))))
            catalogs[path.stem] = with_conventions(catalog, languages[path.stem])
    if problems:
        raise model.RegistryError("\n".join(problems))
    return catalogs
