"""
Isolates what is Latin in the texts of right-to-left languages, so that a code and its phrase, "RFC 3261 8.1.3.2" or a
URI stand in their own order and leave the words around them in theirs (UAX 9, 2.5 and 3.1.2).

Translators write none of the characters for that, and the library has nothing to do at run time: they are part of the texts.
"""

import re

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
# Whatever changes direction; in translations only the compiler puts it.
CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# Arguments that may be in the language itself, or are lists whose entries are isolated one by one.
OWN = ("list", "text")
WORD = r"[A-Za-z0-9\u00C0-\u024F]+"
ARGUMENT = rf"\{{(?!(?:{'|'.join(OWN)})\}})\w+\}}"
UNIT = rf"(?:{WORD}|{ARGUMENT})"
# Latin words, numbers and arguments with nothing of the language between them.
RUN = re.compile(rf"{UNIT}(?:(?: |[-./:@+=_&#*]+){UNIT})*|\{{\w+\}}")
# What is typed as it stands: a code set, a rule, a regular expression, such as "failover=408,5xx,!501" or "(408)|(5[0-9][0-9])".
INSIDE = r"[A-Za-z0-9_()\[\]|=!,;*:.+-]"
TYPED = re.compile(rf"(?<![\w(])(?:!?[A-Za-z0-9_(]{INSIDE}*[=|,;!]{INSIDE}*[A-Za-z0-9)\]]|![A-Za-z0-9]+)")
# A full stop, a slash and a colon are part of the number that they stand in, in Arabic too; a hyphen is not (UAX 9, W4).
NUMBER = re.compile(r"[0-9./:]+")


def isolated_run(match):
    run = re.sub(r"(\{\w+\})", rf"{FSI}\1{PDI}", match[0])
    return run if NUMBER.fullmatch(run) or re.fullmatch(r"\{\w+\}", match[0]) else f"{LRI}{run}{PDI}"


def isolated(text):
    """A text with its Latin parts and its arguments isolated."""
    parts, end = [], 0
    for typed in TYPED.finditer(text):
        if typed[0].count("(") == typed[0].count(")") and re.search(r"\w", typed[0]):
            parts += [RUN.sub(isolated_run, text[end : typed.start()]), f"{LRI}{typed[0]}{PDI}"]
            end = typed.end()
    return "".join(parts) + RUN.sub(isolated_run, text[end:])


def isolated_conventions(texts):
    """The same for punctuation: the entries of a list, what follows a label, and sources."""

    def isolate(context, text):
        if context.startswith("list."):
            return f"{PDI}{text}{FSI}"  # the list as a whole is an argument, which opens and closes the first and the last
        last = {"format.labelled": "{text}", "format.sourced": "{source}"}.get(context)
        return text.replace(last, f"{FSI}{last}{PDI}") if last else text

    return {context: isolate(context, text) for context, text in texts.items()}


def is_balanced(text):
    """True if every isolate in a text is closed, and nothing else is."""
    depth = 0
    for character in text:
        depth += (character in (LRI, FSI)) - (character == PDI)
        if depth < 0:
            return False
    return depth == 0
