"""Codes: records, the mapping of all, code sets, and looking for codes by words."""

from _collections_abc import Mapping

from . import _native
from ._common import Plain, listed, spoken


class Header(_native.base("Header"), Plain):
    """A header field that a response should be read for.

    ``level`` is "must", "should" or "may", ``condition`` when it applies ("" for always), ``general`` True for a field that any
    response of the class may carry, and ``source`` what that rests on.

    >>> import sipcodes
    >>> sipcodes.codes[503].headers[0].name
    'Retry-After'
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("name", "level", "condition", "general", "source")

    def text(self, which, lang=None):
        """The condition in a language; which is "condition".

        >>> import sipcodes
        >>> header = sipcodes.codes[503].headers[0]
        >>> header.text("condition", "en") == header.condition
        True
        """
        if which != "condition":
            raise ValueError(f"a header field has no text {which!r}, only 'condition'")
        return _native.header_condition(self, lang)


class Alias(_native.base("Alias"), Plain):
    """Another ``phrase`` under which a code is seen.

    ``kind`` is "obsolete" (an older RFC's), "vendor" (a product's) or "profile" (a variant with a meaning of its own),
    ``user`` who says it, and ``source`` what that rests on.

    >>> import sipcodes
    >>> [alias.phrase for alias in sipcodes.codes[422].aliases]
    ['Session Timer Too Small']
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("phrase", "kind", "user", "source")


class Code(_native.base("Code")):
    """All that is known of one status code. There is one record for each; ``codes`` and ``get()`` have them.

    What it is: ``status`` the number, ``phrase`` the reason phrase, ``symbol`` a name for programs, ``slug`` one for addresses,
    ``reference`` what defines it, ``registered`` whether IANA has it.

    Facts, whose values ``vocabulary`` lists and whose sources ``source()`` tells: ``class_`` what the first
    digit tells, "local" for codes that a stack makes up and no message carries; ``standing`` how official it
    is; ``action`` the next step of a client that knows nothing but the code; ``repair`` what has to change in
    the request first; ``elsewhere`` whether another target may succeed; ``again`` when the request may be
    sent again; ``retry_after`` what Retry-After stands for; ``scope`` what the response speaks for;
    ``dialog_effect`` what it does to dialogs; ``senders`` who sends it and ``methods`` for which requests, in
    the order of the vocabulary; ``headers`` the header fields to look at; ``challenge`` whether it asks for
    credentials or a security agreement.

    Other records: ``aliases`` other phrases, ``related`` status codes worth knowing beside, closest first.

    Texts, in English (``text()`` has them in a language): ``lead`` one sentence, ``description`` what it states, ``when`` one sees
    it, how to ``fix`` it, when to ``send`` it, what to do on it (``receive``), and ``text_sources``, what these rest on.

    >>> import sipcodes
    >>> busy = sipcodes.codes[486]
    >>> print(busy)
    486 Busy Here
    >>> busy.scope, busy.action, busy.source("scope")
    ('device', 'stop', 'RFC 3261 21.4.24')
    >>> match busy:
    ...     case sipcodes.Code(status=486 | 600):
    ...         print("busy")
    busy
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("status", "phrase")

    def __repr__(self):
        return f"<sipcodes.Code {self.status} {self.phrase}>"

    def __str__(self):
        return f"{self.status} {self.phrase}"

    def __index__(self):
        return self.status

    __int__ = __index__

    def __reduce__(self):
        return _native.get, (self.status,)

    def source(self, fact):
        """What a fact rests on: "RFC 3261 21.4.24"; "" if the code does not have it.

        >>> import sipcodes
        >>> sipcodes.codes[486].source("scope")
        'RFC 3261 21.4.24'
        """
        return _native.code_source(self.status, fact)

    def sender_source(self, sender):
        """What it rests on that such an element sends the code; "" if it is not known to.

        >>> import sipcodes
        >>> sipcodes.codes[486].sender_source("uas")
        'RFC 3261 13.3.1.3'
        """
        return _native.code_sender_source(self.status, sender)

    def note(self, fact, lang=None):
        """One sentence that qualifies a fact, or "".

        >>> import sipcodes
        >>> sipcodes.codes[486].note("action")
        ''
        """
        return _native.code_note(self.status, fact, lang)[0]

    def note_language(self, fact, lang=None):
        """The tag of the language that note() answers in.

        >>> import sipcodes
        >>> sipcodes.codes[486].note_language("methods", "en-US")
        'en'
        """
        return _native.code_note(self.status, fact, lang)[1]

    def label(self, fact, lang=None):
        """What a person reads for the value of a fact that has one value.

        >>> import sipcodes
        >>> sipcodes.codes[486].label("scope")
        'one device or contact'
        """
        words = _native.value_label(fact, _native.code_value(self.status, fact), lang)
        if words is None or isinstance(getattr(self, fact, None), tuple):
            raise ValueError(f"{fact!r} has no single value: label() of the package has the words for each")
        return words

    def text(self, which, lang=None):
        """A text: "lead", "description", "when", "fix", "send" or "receive".

        >>> import sipcodes
        >>> sipcodes.codes[486].text("send", "en").startswith("Return 486")
        True
        """
        return _native.code_text(self.status, which, lang)[0]

    def text_language(self, which, lang=None):
        """The tag of the language that text() answers in.

        >>> import sipcodes
        >>> sipcodes.codes[486].text_language("fix", "en-US")
        'en'
        """
        return _native.code_text(self.status, which, lang)[1]

    def to_dict(self, lang=None):
        """The record as the command's JSON has it: each fact with value, label and source.

        >>> import sipcodes
        >>> sipcodes.codes[486].to_dict()["scope"]["label"]
        'one device or contact'
        """
        from ._documents import code_document

        return code_document(self.status, spoken(lang))

    def _repr_markdown_(self):
        return _native.explain(self.status, None, 1)


class Codes(_native.base("Codes"), Mapping):
    """The known codes by their numbers, ascending.

    >>> import sipcodes
    >>> sipcodes.codes[404].phrase
    'Not Found'
    >>> 499 in sipcodes.codes
    False
    >>> sum(code.class_ == "global-failure" for code in sipcodes.codes.values())
    8
    """

    __slots__ = ()
    __module__ = "sipcodes"

    def get(self, status, default=None):
        """The record of a code, or default."""
        try:
            return self[status]
        except KeyError:
            return default

    def __repr__(self):
        return f"<sipcodes.codes: {len(self)} status codes>"

    def __reduce__(self):
        return "codes"


codes = _native.codes_object(Codes)


def find(text):
    """The status code that a text stands for: a number, a phrase, a symbol, a slug or a status line.

    Raises LookupError if no code goes by it, AmbiguousError (a LookupError) if several do, and ValueError for a number that is
    no status code.

    >>> import sipcodes
    >>> sipcodes.find("busy here"), sipcodes.find("Session Timer Too Small"), sipcodes.find("SIP/2.0 404 Nope")
    (486, 422, 404)
    """
    return _native.find(text)


def find_all(text):
    """All status codes that a text stands for, ascending.

    >>> import sipcodes
    >>> sipcodes.find_all("not acceptable")
    (406, 606)
    """
    return _native.find_all(text)


def search(words, lang=None, limit=None):
    """The known codes whose phrases, header fields and texts hold the words, best first; at most limit of them.

    >>> import sipcodes
    >>> [code.status for code in sipcodes.search("codec", limit=2)]
    [488, 406]
    """
    if limit is not None:
        if isinstance(limit, bool) or not hasattr(limit, "__index__"):
            raise TypeError(f"a limit is an int, not {limit!r}")
        if limit < 0:
            raise ValueError(f"a limit is a number from 0 on, not {limit!r}")
    return tuple(_native.get(status) for status in _native.search(words, lang)[:limit])


class CodeSet(_native.base("CodeSet")):
    """A set of status codes, of a text such as "408,5xx,!501" or of numbers. It cannot change.

    >>> import sipcodes
    >>> retry = sipcodes.CodeSet("408,5xx,!501")
    >>> 503 in retry, 501 in retry
    (True, False)
    >>> str(sipcodes.CodeSet([503, 408]) | sipcodes.CodeSet("500-502"))
    '408,500-503'
    >>> sipcodes.CodeSet("6xx") < sipcodes.CodeSet("failure")
    True
    """

    __slots__ = ()
    __module__ = "sipcodes"

    def __new__(cls, codes=()):
        if isinstance(codes, str):
            return _native.set_parse(codes)
        # Of nothing: all, taken away.
        numbers = [_number(status) for status in listed(codes, "a CodeSet is made of a str or of numbers")]
        return _native.set_parse(",".join(map(str, numbers)) or "!all")

    def __repr__(self):
        return f"CodeSet({str(self)!r})" if self else "CodeSet()"

    def __str__(self):
        return _native.set_text(self)

    def __reduce__(self):
        return CodeSet, (tuple(self),)


def _number(status):
    """A status code as an int; an exception names what is none."""
    if isinstance(status, str):
        return _native.find(status)
    _native.get(status)
    return status.__index__()
