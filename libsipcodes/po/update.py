#!/usr/bin/env python3
"""Brings the PO files up to date with the English texts, with gettext's tools.

    update.py [LANGUAGE...]

New texts come without a translation, changed ones with the old translation as fuzzy and the old English beside it; neither is
used by the build until someone has translated it. Texts that are gone are dropped. A language that is not complete, as
registry/languages.toml says, has only the texts that it has translated of those about single codes and causes.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "registry"))

import coverage  # noqa: E402
import emit  # noqa: E402
import model  # noqa: E402
import po  # noqa: E402


def gettext(tool, *arguments):
    subprocess.run([tool, *map(str, arguments)], check=True)


def forget_guess(entry):
    """msgmerge takes the translation of any text that is alike for a new one; only that of the same place is of use."""
    if entry.fuzzy and entry.previous_msgctxt not in (None, entry.msgctxt):
        entry.flags.remove("fuzzy")
        entry.msgstr = ""
        entry.previous_msgctxt = entry.previous_msgid = None


def tidy(path):
    """Takes out what msgmerge leaves too much of; the layout stays that of gettext."""
    catalog = polib.pofile(str(path))
    for entry in catalog:
        forget_guess(entry)
    catalog[:] = [entry for entry in catalog if not entry.obsolete]
    catalog.save(str(path))


def wanted(path, entries, is_complete):
    """The texts that a language has to have, or has; without those that nobody is to translate yet, msgmerge is quick."""
    if is_complete:
        return entries
    there = {entry.msgctxt for entry in polib.pofile(str(path)) if entry.msgstr}
    return [(context, text) for context, text in entries if context in there or coverage.part_of(context) != "body"]


def update(path, template):
    gettext("msgmerge", "--quiet", "--previous", "--update", "--backup=none", path, template)
    tidy(path)
    gettext("msgcat", "-o", path, path)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--po", type=Path, default=HERE, help="the folder with the PO files")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="all that there are if none is named")
    options = parser.parse_args(arguments)
    registry = model.load()
    tags = options.languages or sorted(path.stem for path in options.po.glob("*.po"))
    entries = emit.translatable(registry)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "sipcodes.pot"
        for tag in tags:
            if tag not in registry.languages:
                raise SystemExit(f"languages.toml has no language {tag}")
            path = options.po / f"{tag}.po"
            texts = wanted(path, entries, registry.languages[tag].is_complete)
            template.write_text(po.template(texts, registry.places), encoding="utf-8")
            update(path, template)


if __name__ == "__main__":
    main(sys.argv[1:])
