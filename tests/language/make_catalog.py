#!/usr/bin/env python3
"""Makes a PO file in which a text is "translated" by brackets around it.

    make_catalog.py TEMPLATE PO

The texts of 486 stay without a translation, and one of 404 is fuzzy, so that English has to stand in.
"""

import sys
from pathlib import Path

import polib

template, target = map(Path, sys.argv[1:])
po = polib.pofile(str(template))
for entry in po:
    if entry.msgctxt.startswith("code.486."):
        continue
    entry.msgstr = f"⟦{entry.msgid}⟧"
    if entry.msgctxt == "code.404.fix":
        entry.flags.append("fuzzy")
target.parent.mkdir(parents=True, exist_ok=True)
po.save(str(target))
