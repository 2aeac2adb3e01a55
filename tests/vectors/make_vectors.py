#!/usr/bin/env python3
"""Writes what the registry says as rows of text, for the tests of every language.

    make_vectors.py REGISTRY OUT

README.md beside this file tells the form of the rows. This is a second reading of the registry:
it imports nothing of its compiler, so that a mistake there shows as a difference.
"""

import re
import sys
import tomllib
from pathlib import Path

METHODS = "INVITE BYE CANCEL OPTIONS REGISTER PRACK SUBSCRIBE NOTIFY PUBLISH INFO REFER MESSAGE UPDATE".split()
SENDERS = "uas registrar redirect proxy edge-proxy notifier gateway intermediary local".split()
CLASSES = ("provisional", "success", "redirection", "request-failure", "server-failure", "global-failure")
FACTS = ("class", "standing", "action", "repair", "elsewhere", "again", "retry_after", "scope", "dialog_effect")
FIELDS = {"dialog_effect": "dialog"}  # facts that have another name in the registry
FACTS += ("headers", "senders", "methods", "challenge")
# Field of the row, field of the registry.
TEXTS = {"lead": "lead", "description": "description", "when": "when", "fix": "fix", "send": "use", "receive": "act"}


def fold(text):
    return re.sub(r"\s+", " ", text).strip()


def join_sources(sources):
    """Sources of several things as one list, each once; "; " separates them in each, too."""
    single = [part for source in sources for part in source.split("; ") if part]
    return "; ".join(sorted(set(single), key=single.index))


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_folder(folder):
    return {int(key): table for path in folder.glob("*.toml") for key, table in read(path).items()}


class Registry:
    def __init__(self, root):
        self.meta = read(root / "registry.toml")
        self.codes = dict(sorted(read_folder(root / "codes").items()))
        self.texts = read_folder(root / "texts")
        self.headers = read(root / "headers.toml")
        self.pairs = read(root / "pairs.toml")["pair"]
        self.facts = read(root / "messages.toml")["fact"]

    def own_headers(self, status):
        return self.headers.get(str(status), [])

    def general_headers(self, status):
        """Those that any response of the class may carry, without those that the code has as its own."""
        own = [header["name"] for header in self.own_headers(status)]
        general = [header for header in self.headers["general"] if header["name"] not in own]
        return [header for header in general if header["from"] <= status <= header["to"]]


def standing_of(code):
    if "deprecated" in code:
        return "deprecated"
    return code["standing"]["is"] if "standing" in code else "registered"


def class_of(status, code):
    return "local" if standing_of(code) == "local" else CLASSES[status // 100 - 1]


def methods_of(code):
    if standing_of(code) == "local":  # such a code answers nothing
        return []
    are, excluded = code["methods"]["are"], code["methods"].get("except", [])
    return [method for method in METHODS if (method in are or are == ["any"]) and method not in excluded]


def senders_of(code):
    sources = {sender["who"]: sender["source"] for sender in code["senders"]}
    return {name: sources[name] for name in SENDERS if name in sources}


def identity_rows(status, code):
    standing = standing_of(code)
    yield "phrase", code["phrase"]
    yield "symbol", code["symbol"]
    yield "slug", "-".join([str(status), *re.sub(r"[^a-z0-9]+", " ", code["phrase"].lower()).split()])
    yield "reference", code["reference"] if "reference" in code else code["standing"]["source"]
    yield "registered", "yes" if standing in ("registered", "deprecated") else "no"


def value_rows(status, code):
    yield "class", class_of(status, code)
    yield "standing", standing_of(code)
    for fact in ("action", "repair", "elsewhere", "again", "scope"):
        yield fact, code[fact]["is"] if fact in code else "none"
    yield "retry_after", code["retry_after"]["means"]
    yield "dialog_effect", code["dialog"]["effect"]
    yield "senders", " ".join(senders_of(code))
    yield "methods", " ".join(methods_of(code))
    yield "challenge", "yes" if "challenge" in code else "no"


def source_rows(registry, status, code):
    given = {fact: code[key]["source"] for fact in FACTS if (key := FIELDS.get(fact, fact)) in code and fact != "senders"}
    if "deprecated" in code:
        given["standing"] = code["deprecated"]["since"]
    if standing_of(code) == "local":  # such a code answers no method
        given["methods"] = code["standing"]["source"]
    derived = {
        "class": code["standing"]["source"] if standing_of(code) == "local" else registry.meta["rules"]["class"],
        "standing": registry.meta["iana"]["source"],
        "headers": join_sources(header["source"] for header in registry.own_headers(status) or registry.general_headers(status)),
        "senders": join_sources(senders_of(code).values()),
    }
    for fact in FACTS:
        yield f"source.{fact}", (derived | given).get(fact, "")
    for name, source in senders_of(code).items():
        yield f"sender.{name}", source


def note_rows(code):
    notes = {"methods": code["methods"].get("note", ""), "standing": code.get("standing", {}).get("note", "")}
    if "deprecated" in code:
        notes["standing"] = code["deprecated"]["note"]
    for fact in FACTS:
        yield f"note.{fact}", fold(notes.get(fact, ""))


def header_rows(registry, status):
    own, general = registry.own_headers(status), registry.general_headers(status)
    yield "headers", str(len(own) + len(general))
    for number, header in enumerate(own + general):
        yield f"header.{number}.name", header["name"]
        yield f"header.{number}.level", header["level"]
        yield f"header.{number}.source", header["source"]
        yield f"header.{number}.condition", fold(header.get("if", ""))
        yield f"header.{number}.general", "yes" if number >= len(own) else "no"


def alias_rows(code):
    yield "aliases", str(len(code["aliases"]))
    for number, alias in enumerate(code["aliases"]):
        yield f"alias.{number}.phrase", alias["phrase"]
        yield f"alias.{number}.kind", alias["kind"]
        yield f"alias.{number}.user", alias["by"]
        yield f"alias.{number}.source", alias["source"]


def text_rows(table):
    for field, name in TEXTS.items():
        yield field, fold(table[name])
    yield "text-sources", str(len(table["sources"]))
    for number, source in enumerate(table["sources"]):
        yield f"text-source.{number}", source


def code_rows(registry, status, code):
    yield from identity_rows(status, code)
    yield from value_rows(status, code)
    yield from source_rows(registry, status, code)
    yield from note_rows(code)
    yield from header_rows(registry, status)
    yield from alias_rows(code)
    yield "related", " ".join(map(str, code["related"]))
    yield from text_rows(registry.texts[status])


def pair_rows(registry, pair):
    for field in ("lead", "send", "receive"):
        yield field, fold(pair[field])
    yield "differences", str(len(pair["differences"]))
    for number, difference in enumerate(pair["differences"]):
        yield f"difference.{number}.text", fold(difference["text"])
        yield f"difference.{number}.source", difference["source"]
    first, second = (registry.texts[status]["sources"] for status in pair["codes"])
    yield "references", str(len({*first, *second, *pair["sources"]}))
    for number, source in enumerate(pair["sources"]):
        yield f"source.{number}", source


def registry_rows(registry):
    yield "iana-date", str(registry.meta["iana"]["compared"])
    yield "known", str(len(registry.codes))
    yield "registered", str(registry.meta["iana"]["codes"])
    for fact in FACTS:
        yield f"label.{fact}", registry.facts[fact]["label"]
        for value, texts in registry.facts[fact].items():
            if isinstance(texts, dict):
                yield f"label.{fact}.{value}", texts["short"]


def rows(registry):
    for row in registry_rows(registry):
        yield "-", *row
    for status, code in registry.codes.items():
        for row in code_rows(registry, status, code):
            yield str(status), *row
    for pair in sorted(registry.pairs, key=lambda pair: pair["codes"]):
        first, second = pair["codes"]
        for row in pair_rows(registry, pair):
            yield f"{first}-{second}", *row


def main(root, out):
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        for row in rows(Registry(Path(root))):
            if any(separator in cell for cell in row for separator in "\t\r\n"):
                sys.exit(f"make_vectors.py: a value holds a tab or a line end: {row}")
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
