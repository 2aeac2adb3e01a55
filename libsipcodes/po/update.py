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


def drop(path, is_unwanted):
    """Takes entries out of a PO file; the layout stays that of gettext."""
    catalog = polib.pofile(str(path))
    kept = [entry for entry in catalog if not is_unwanted(entry)]
    if len(kept) < len(catalog):
        catalog[:] = kept
        catalog.save(str(path))


def is_missing_body(entry):
    return not entry.msgstr and coverage.part_of(entry.msgctxt) == "body"


def update(path, template, is_complete):
    gettext("msgmerge", "--quiet", "--previous", "--update", "--backup=none", path, template)
    drop(path, lambda entry: entry.obsolete or (not is_complete and is_missing_body(entry)))
    gettext("msgcat", "-o", path, path)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--po", type=Path, default=HERE, help="the folder with the PO files")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="all that there are if none is named")
    options = parser.parse_args(arguments)
    registry = model.load()
    tags = options.languages or sorted(path.stem for path in options.po.glob("*.po"))
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "sipcodes.pot"
        template.write_text(po.template(emit.translatable(registry), registry.places), encoding="utf-8")
        for tag in tags:
            if tag not in registry.languages:
                raise SystemExit(f"languages.toml has no language {tag}")
            update(options.po / f"{tag}.po", template, registry.languages[tag].is_complete)


if __name__ == "__main__":
    main(sys.argv[1:])
