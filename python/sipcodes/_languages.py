"""Languages: which one answers, what is known of each, and a line in its punctuation."""

from . import _native
from ._common import Plain, until_none

_LABELS, _TEXTS = 0, 1
_TEXT, _MARKDOWN = 0, 1


class Language(_native.base("Language"), Plain):
    """A language: its ``tag``, its ``name`` in itself ("Deutsch") and its ``english_name`` ("German").

    ``rtl`` is True for one that is written from right to left; in its texts, what is Latin stands between isolates. ``labels`` and
    ``texts`` are the per cent that is translated of labels, names of values and the sentences of pages, and of what is written for
    single codes and causes; English stands in for the rest.

    >>> import sipcodes
    >>> sipcodes.language_about("en_US.UTF-8")
    Language(tag='en', name='English', english_name='English', rtl=False, labels=100, texts=100)
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("tag", "name")

    def __str__(self):
        return self.name

    def to_dict(self):
        """The language as the command's JSON has it."""
        return {"tag": self.tag, "english_name": self.english_name, "name": self.name, "direction": "rtl" if self.rtl else "ltr",
                "labels": self.labels, "texts": self.texts}


languages = until_none(_native.language_at)


def _tag(tag):
    if not isinstance(tag, str):
        raise TypeError(f"a tag of a language is a str, not {tag!r}")
    return tag


def language(tag):
    """The tag of the language that answers for one such as "de-AT"; None if it is not spoken.

    >>> import sipcodes
    >>> sipcodes.language("en_US.UTF-8")
    'en'
    """
    return _native.language(_tag(tag))


def negotiate(ranges):
    """The tag of the language that serves best for a list of language ranges with weights, as Accept-Language has it; None if none
    of them is spoken. What is not well-formed in the list, a str or bytes, is passed over.

    >>> import sipcodes
    >>> sipcodes.negotiate("tlh, en-GB;q=0.5")
    'en'
    >>> sipcodes.negotiate("tlh") is None
    True
    """
    if not isinstance(ranges, (str, bytes)):
        raise TypeError(f"a list of language ranges is a str or bytes, not {ranges!r}")
    return _native.language_negotiate(ranges)


def language_about(tag):
    """What is known of the language that answers for a tag; None if it is not spoken.

    >>> import sipcodes
    >>> [sipcodes.language_about(tag).english_name for tag in sipcodes.languages][0]
    'English'
    """
    spoken = language(tag)
    if spoken is None:
        return None
    return Language(
        spoken, _native.language_name(spoken), _native.language_english_name(spoken), _native.language_is_rtl(spoken),
        _native.language_coverage(spoken, _LABELS), _native.language_coverage(spoken, _TEXTS),
    )


def labelled(label, text, source="", lang=None, *, markdown=False):
    """A line "label: text [source]" with the punctuation of a language, as pages have it, for those who lay pieces out in a way of
    their own. label and source may be "". In Markdown, the label is bold, and what would mean something there is escaped.

    >>> import sipcodes
    >>> sipcodes.labelled("Next step", "stop", "RFC 3261 21.4.24")
    'Next step: stop [RFC 3261 21.4.24]'
    >>> sipcodes.labelled("Next step", "stop", markdown=True)
    '**Next step**: stop'
    """
    for each in (label, text, source):
        if not isinstance(each, str):
            raise TypeError(f"label, text and source are strs, not {each!r}")
    return _native.labelled(label, text, source, lang, _MARKDOWN if markdown else _TEXT)
