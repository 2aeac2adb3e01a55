"""Reads the languages: what each does with labels, lists and sentences, which tags it answers for, who reads it."""

from dataclasses import dataclass

SOURCE = "en"


@dataclass
class Language:
    tag: str
    english: str
    native: str
    script: str
    is_rtl: bool
    is_complete: bool  # every text has to have a translation, and not only the labels and sentences
    quotes: tuple
    also: list
    apart: list
    conventions: dict  # context -> text: what C writes besides translations


def conventions(table):
    """The punctuation of a language in the form of texts, so that C finds it like them."""
    texts = {
        "format.labelled": table["labelled"],
        "format.sourced": table["sourced"],
        "format.sentences": table["sentences"],
        "format.decimal": table["decimal"],
        "list.separator": table["list"],
    }
    for name, joints in (("and", table["and"]), ("or", table["or"]), ("or_words", table.get("or_words", table["or"]))):
        texts |= {f"list.{name}.two": joints[0], f"list.{name}.last": joints[1]}
    return texts


def load(loader):
    path = "languages.toml"
    languages, answers = {}, {}
    for tag, table in loader.read(loader.root / path, "languages.json").items():
        is_rtl = table["direction"] == "rtl"
        also, apart = table.get("also", []), table.get("apart", [])
        languages[tag] = Language(
            *(tag, table["english"], table["native"], table["script"], is_rtl, table.get("complete", False)),
            *(tuple(table["quotes"]), also, apart, conventions(table)),
        )
        for other in (tag, *also, *apart):
            if other in answers:
                loader.problem(path, tag, f'"{other}" is already there with {answers[other]}')
            answers[other] = tag
    return languages
