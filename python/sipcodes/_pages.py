"""Pages: explanations and comparisons, as text and piece by piece."""

from . import _native
from ._common import Plain, number_of, spoken

_TEXT, _MARKDOWN = 0, 1

# How each kind of page is written, and how its pieces are had.
_WRITERS = {
    "explain": (_native.explain, _native.explain_visit),
    "compare": (_native.compare, _native.compare_visit),
    "advice": (_native.advice_page, _native.advice_visit),
    "explain_response": (_native.explain_response, _native.explain_response_visit),
    "cause_explain": (_native.cause_explain, _native.cause_explain_visit),
    "cause_compare": (_native.cause_compare, _native.cause_compare_visit),
}


class Piece(_native.base("Piece"), Plain):
    """One piece of a page.

    ``part`` tells what it is (one of ``vocabulary["part"]``), ``label`` what stands before the text ("" for nothing), ``number``
    the position in its list from 1 (0 for pieces in none), ``status`` or ``cause`` what it is about (None for both or neither),
    ``fact`` the fact that it states, ``sides`` its halves, the one about each code, ``sources`` what it rests on, and
    ``language`` the language that it is in.

    >>> import sipcodes
    >>> piece = sipcodes.compare(301, 420).differences[0]
    >>> piece.number, piece.sources
    (1, ('RFC 3261 8.1.3.5',))
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("part", "text")

    def __str__(self):
        return self.text


class Page(_native.base("Page")):
    """A page: an explanation, a comparison, or what an advice says. Its ``str()`` is the text, one line a paragraph.

    >>> import sipcodes
    >>> page = sipcodes.compare(486, 600)
    >>> page.title
    'SIP 486 Busy Here vs 600 Busy Everywhere'
    >>> page.markdown.splitlines()[0]
    '# SIP 486 Busy Here vs 600 Busy Everywhere'
    >>> str(page) == page.text
    True
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("text",)

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<sipcodes.Page {self.title!r}>"

    @property
    def markdown(self):
        """The page in Markdown."""
        return _WRITERS[self._kind][0](*self._subject, self._lang, _MARKDOWN)

    @property
    def pieces(self):
        """The pieces of the page, in order."""
        return _WRITERS[self._kind][1](*self._subject, self._lang)

    @property
    def language(self):
        """The tag of the language that the page was asked for in, or "en" if that is not spoken."""
        return self._lang

    @property
    def title(self):
        """What stands above all."""
        return self._first("title")

    @property
    def lead(self):
        """What it is about in a sentence or two, in the language of the page: the opening paragraph, of an explanation the code's
        text "lead", or else the first text below the title."""
        return self._first("lead") or self._lead_of_code() or next(piece.text for piece in self.pieces if piece.part != "title")

    @property
    def differences(self):
        """Of a comparison: the key differences."""
        return self._all("difference")

    @property
    def facts(self):
        """The facts: of an explanation those of the code, of a comparison what follows from the facts of both."""
        return self._all("fact")

    @property
    def common(self):
        """Of a comparison: what the two share."""
        return self._all("common")

    @property
    def references(self):
        """The RFC sections and other sources to read."""
        return tuple(piece.text for piece in self._all("reference"))

    @property
    def related(self):
        """The status codes that are worth knowing beside."""
        return tuple(piece.status for piece in self._all("related"))

    def _lead_of_code(self):
        is_known = self._kind == "explain" and _native.get(self._subject[0]) is not None
        return _native.code_text(self._subject[0], "lead", self._lang)[0] if is_known else ""

    def _all(self, part):
        return tuple(piece for piece in self.pieces if piece.part == part)

    def _first(self, part):
        return next((piece.text for piece in self.pieces if piece.part == part), "")

    def to_dict(self):
        """The page as the command's JSON has it.

        >>> import sipcodes
        >>> sipcodes.compare(486, 600).to_dict()["curated"]
        True
        """
        from ._documents import page_document

        return page_document(self._kind, self._subject, self.language)

    def _repr_markdown_(self):
        return self.markdown

    def _repr_html_(self):
        from ._html import html

        return html(self.pieces, self.language)


def page_of(kind, subject, lang):
    """A page of a kind; an exception if there is none of that subject."""
    text = _WRITERS[kind][0](*subject, lang, _TEXT)
    # Equal pages are equal however they were asked for: by the number of a record, in the language that answers.
    numbers = tuple(each.__index__() if hasattr(each, "__index__") else each for each in subject)
    return _native.page_record(text, kind, numbers, spoken(lang))


def explain(code, lang=None, *, context=None, policy=None):
    """Explains a code: what it means, when one sees it, how to fix it, and its facts with sources.

    A code is a number, a Code, or a str that ``find()`` knows. Any code of 100-699 is explained, also an unknown one. A Response,
    or the bytes of one, is explained with what to do about it; context and policy are as for ``advise()``.

    >>> import sipcodes
    >>> print(sipcodes.explain(486).text.splitlines()[0])
    SIP 486 Busy Here
    >>> sipcodes.explain(b"SIP/2.0 420 Bad Extension\\r\\nUnsupported: 100rel\\r\\n").title
    'SIP 420 Bad Extension'
    """
    if isinstance(code, str):
        code = _native.find(code)
    if hasattr(code, "__index__") or code is None or isinstance(code, float):
        if context is not None or policy is not None:
            raise TypeError("context and policy go with a response, not with a code")
        return page_of("explain", (code,), lang)
    from ._advice import asked
    from ._responses import response_of

    return page_of("explain_response", (response_of(code), *asked(context, policy)), lang)


def compare(a, b, lang=None):
    """Compares two codes: what separates them, what they share, and which to use when.

    Codes are numbers, Codes, or strs that ``find()`` knows.

    >>> import sipcodes
    >>> page = sipcodes.compare(301, "Bad Extension")
    >>> page.lead.startswith("301 Moved Permanently and 420 Bad Extension both invite")
    True
    >>> len(page.differences)
    3
    """
    if type(a) is int and type(b) is int:
        return _native.page_record(_native.compare(a, b, lang, _TEXT), "compare", (a, b), spoken(lang))
    return page_of("compare", (number_of(a), number_of(b)), lang)


def is_curated(a, b):
    """True if the pair of codes, in either order, has texts written for it.

    >>> import sipcodes
    >>> sipcodes.is_curated(486, 600), sipcodes.is_curated(486, 699)
    (True, False)
    """
    # What is no status code is an exception here.
    _native.get(a), _native.get(b)
    return _native.is_curated(a, b)
