#!/usr/bin/env python3
"""Makes PO files of languages that nobody speaks, to test what translations go through.

    make_catalog.py TEMPLATE FOLDER

de        every text in brackets, arguments in the opposite order. The texts of 486 are missing, and one of 404 is fuzzy, so
          that English has to stand in.
ar        words in Arabic letters, names and numbers as they are; from right to left
zh-hans   words in Han characters without spaces between them; none missing
"""

import re
import sys
from pathlib import Path

import polib

# Words of the language; what has capitals, digits or hyphens is a name and stays.
WORD = re.compile(r"\{\w+\}|\"|[A-Za-z0-9][\w./+-]*[\w+]|[a-z]")
IS_WORD = re.compile(r"[a-z]+")
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويئءة"
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到"


def written_in(alphabet, text):
    def write(match):
        if not IS_WORD.fullmatch(match[0]):
            return match[0]
        return "".join(alphabet[ord(letter) - ord("a")] for letter in match[0])

    return WORD.sub(write, text)


def with_reversed_arguments(text):
    arguments = re.findall(r"\{\w+\}", text)
    return re.sub(r"\{\w+\}", lambda _: arguments.pop(), text)


def german(context, text):
    return "" if context.startswith("code.486.") else f"⟦{with_reversed_arguments(text)}⟧"


def arabic(_, text):
    return written_in(ARABIC, text).replace(",", "،").replace(";", "؛")


def chinese(_, text):
    return re.sub(r"(?<=[^!-~]) (?=[^!-~])", "", written_in(HAN, text)).replace(",", "，").replace(". ", "。").rstrip(".") + "。" * text.endswith(".")


def main(template, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for tag, translate in (("de", german), ("ar", arabic), ("zh-hans", chinese)):
        po = polib.pofile(str(template))
        po.metadata["Language"] = tag.replace("-", "_")
        for entry in po:
            entry.msgstr = translate(entry.msgctxt, entry.msgid)
            if tag == "de" and entry.msgctxt == "code.404.fix":
                entry.flags.append("fuzzy")
        po.save(str(folder / f"{tag}.po"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
