"""Reads where each text stands, for translators."""

import fnmatch
import re
import textwrap
from dataclasses import dataclass


@dataclass
class Places:
    arguments: dict  # what an argument stands for, in general
    patterns: dict  # pattern of contexts -> (where, examples)

    def fitting(self, context):
        """The patterns that fit a context, those with most letters last."""
        fits = [pattern for pattern in self.patterns if fnmatch.fnmatchcase(context, pattern)]
        return sorted(fits, key=lambda pattern: len(pattern.replace("*", "")))

    def comment(self, context, text):
        """What a translator is told about a text, in lines: where it stands, what to keep, how it looks filled in."""
        examples = dict(self.arguments)
        for pattern in self.fitting(context):
            where, own = self.patterns[pattern]
            examples |= own
        names = sorted(set(re.findall(r"\{(\w+)\}", text)))
        if not names:
            return wrapped(where)
        filled = re.sub(r"\{(\w+)\}", lambda match: examples[match[1]], text)
        return wrapped(where, f"Keep {', '.join('{' + name + '}' for name in names)}.", f"Example: {filled}")


def wrapped(*paragraphs):
    """Lines of names that are not broken at their hyphens, as a PO library would do."""
    return "\n".join(line for paragraph in paragraphs for line in textwrap.wrap(paragraph, 74, break_on_hyphens=False))


def load(loader):
    path = "places.toml"
    data = loader.read(loader.root / path, "places.json")
    arguments = data.pop("arguments", {})
    return Places(arguments, {pattern: (table["where"], table.get("example", {})) for pattern, table in data.items()})


def problems(places, entries):
    """What is wrong with the places of all (context, text), one complaint a line."""
    used = set()
    for context, text in entries:
        fitting = places.fitting(context)
        if not fitting:
            yield f"places.toml: {context}: is in no pattern"
        used.update(fitting)
        for name in re.findall(r"\{(\w+)\}", text):
            if name not in places.arguments:
                yield f"places.toml: arguments: {name} has no example"
    yield from (f"places.toml: {pattern}: is the pattern of no text" for pattern in places.patterns if pattern not in used)
