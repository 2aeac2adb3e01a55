"""The command about languages, and which one the command speaks."""

import os
import re

import sipcodes

from .codes import print_json
from .errors import DONE, no_choice, said, speak
from .screen import columns

# ---- Choosing one ----


def _without_charset(name):
    """A name of a locale without ".UTF-8" and "@euro"."""
    return re.split("[.@]", name, maxsplit=1)[0]


def language_of_environment():
    """The tag of the language that the environment asks for, as gettext reads it; "en" if it asks for none that is spoken."""
    variables = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, variables), "C")
    if _without_charset(locale) in ("C", "POSIX"):
        return "en"
    names = [*os.environ.get("LANGUAGE", "").split(":"), locale]
    # A variable may hold bytes that are no text.
    return sipcodes.negotiate(os.fsencode(",".join(map(_without_charset, names)))) or "en"


def language_named(tag):
    """The tag of the language of --lang, which all that follows is said in."""
    spoken = sipcodes.language(tag)
    if not spoken:
        raise no_choice("complaint.no_language", tag, sipcodes.languages, helps=True)
    speak(spoken)
    return spoken


# ---- The command ----


def _print_markdown(languages):
    heads = (said(f"command.languages_{column}") for column in ("tag", "english", "name", "labels", "texts"))
    print(f"| {' | '.join(heads)} |\n|---|---|---|---|---|")
    for each in languages:
        print(f"| {each.tag} | {each.english_name} | {each.name} | {each.labels} % | {each.texts} % |")


def _print_list(languages):
    """The names in the languages themselves come last, because of those that are written from right to left."""
    widest = max(columns(each.english_name) for each in languages)
    for each in languages:
        # Numbers are as wide as 100, so that columns begin at one place.
        shares = said("command.labels_share", number=f"{each.labels:3}"), said("command.texts_share", number=f"{each.texts:3}")
        print(f"{each.tag:7}  {each.english_name:{widest}}  {'  '.join(shares)}  {each.name}")


def list_languages(options, arguments):
    """languages."""
    languages = [sipcodes.language_about(tag) for tag in sipcodes.languages]
    if options.format == "json":
        print_json([each.to_dict() for each in languages])
    elif options.format == "markdown":
        _print_markdown(languages)
    else:
        _print_list(languages)
    return DONE
