"""Sentences of programs: what the command says beside the pages, in the languages of the library."""

from . import _native
from ._common import until_none

sentences = until_none(_native.sentence_at)


def sentence(name, /, lang=None, **arguments):
    """The sentence of a name, one of ``sentences``, with its arguments filled in: strs, which are written as they are.

    Raises LookupError for a name that no sentence has, and TypeError for arguments that are missing, or that it does not have.

    >>> import sipcodes
    >>> sipcodes.sentence("command.more_matches", number="2", count="54")
    '2 of 54 matches; --limit 54 shows all.'
    >>> sipcodes.sentence("command.best_title", number="2")
    'Best response (branches: 2)'
    """
    if not isinstance(name, str):
        raise TypeError(f"the name of a sentence is a str, not {name!r}")
    return _native.sentence(name, arguments, lang)
