"""Responses: read from their bytes, or made of their parts."""

from . import _native
from ._common import Plain


class Element(_native.base("Element"), Plain):
    """One element of a header field: one Contact, one challenge, one option tag.

    ``field`` is the header field, ``value`` the main part (the URI of a Contact, without angle brackets), ``text`` the whole
    element as written, ``number`` its number or None, and ``q`` its q value, 1.0 if it has none. Bytes that are no UTF-8 are
    surrogates, as in file names, which every function takes back.

    >>> import sipcodes
    >>> contact = sipcodes.Response(302, headers={"Contact": "<sip:bob@example.com>;q=0.5"}).elements("Contact")[0]
    >>> contact.value, contact.q
    ('sip:bob@example.com', 0.5)
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("field", "value")

    def __str__(self):
        return self.text

    def parameter(self, name):
        """The value of a parameter, without quotes and escapes; "" if it has no value, None if it is not there.

        >>> import sipcodes
        >>> challenge = sipcodes.Response(401, headers={"WWW-Authenticate": 'Digest realm="example.com"'})
        >>> challenge.elements("WWW-Authenticate")[0].parameter("realm")
        'example.com'
        """
        if not isinstance(name, str):
            raise TypeError(f"the name of a parameter is a str, not {name!r}")
        return _native.element_parameter(self, name)


class Fault(_native.base("Fault"), Plain):
    """What is wrong with a header field: ``problem`` (one of ``vocabulary["problem"]``), the ``name`` of the field as written,
    and where: ``position`` in bytes from the beginning of the message, or of the value of the field at ``index``.

    >>> import sipcodes
    >>> fault = sipcodes.Response(503, headers={"Retry-After": "soon"}).faults[0]
    >>> fault.problem, fault.name
    ('number', 'Retry-After')
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("problem", "name")

    def text(self, lang=None):
        """What a person reads for the problem."""
        from ._words import label

        return label("problem", self.problem, lang)


class Response(_native.base("Response")):
    """A response: ``parse()`` reads one from its bytes, this makes one of its parts.

    status is a number or a Code; method that of the request, None if CSeq tells it or it is not known; headers a mapping of
    names to a text or several, pairs, or an ``email.message.Message``. The record has ``status``, ``phrase`` (as received, else
    the registered one), ``method``, and either ``message``, the bytes that it was read from, or ``headers``, pairs.

    >>> import sipcodes
    >>> response = sipcodes.Response(503, "INVITE", {"Retry-After": "30"})
    >>> response.elements("Retry-After")[0].number
    30
    >>> "Warning" in response
    False
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("status", "phrase", "method")

    def __new__(cls, status, method=None, headers=None):
        return _native.response_make(status, method, headers)

    def __reduce__(self):
        if self.message is not None:
            return parse, (self.message,)
        return Response, (self.status, self.method, self.headers)

    def __str__(self):
        return f"{self.status} {self.phrase}".rstrip()

    def __contains__(self, field):
        return _native.response_has(self, field)

    def elements(self, field):
        """The elements of a header field, over all its lines; of what is malformed ``faults`` tells."""
        return _native.response_elements(self, field)

    @property
    def faults(self):
        """What is wrong with the header fields."""
        return _native.response_faults(self)

    def to_dict(self):
        """The parts: status, phrase, method, and what is wrong."""
        return {
            "status": self.status,
            "phrase": self.phrase,
            "method": self.method,
            "faults": [fault.to_dict() for fault in self.faults],
        }


def parse(message):
    """Reads a response from its status line to the end of its header fields; a body is not looked at.

    message is bytes, or a str. Malformed header fields are no error (``faults`` of the record tells); a status line that cannot
    be used is a ParseError.

    >>> import sipcodes
    >>> response = sipcodes.parse(b"SIP/2.0 503 Service Unavailable\\r\\nCSeq: 1 INVITE\\r\\nRetry-After: 30\\r\\n\\r\\n")
    >>> response.status, response.method
    (503, 'INVITE')
    >>> sipcodes.parse(b"INVITE sip:bob@example.com SIP/2.0")
    Traceback (most recent call last):
        ...
    sipcodes.ParseError: this is no SIP response, at byte 0: the status line does not begin with SIP/2.0, a space and a number: ...
    """
    return _native.response_parse(message)


def response_of(given):
    """A Response as it is, of bytes, of a str with lines, or else of a status code."""
    if isinstance(given, Response):
        return given
    if isinstance(given, str):
        return parse(given) if "\n" in given else Response(_native.find(given))
    if isinstance(given, (bytes, bytearray, memoryview)):
        return parse(given)
    return Response(given)


def field(name):
    """The header field with a name, in any letter case, or with its compact form, if its values are read; else None.

    >>> import sipcodes
    >>> sipcodes.field("retry-after"), sipcodes.field("m"), sipcodes.field("Subject")
    ('Retry-After', 'Contact', None)
    """
    return _native.field_find(name)


def uri_equal(a, b):
    """True if two URIs are equivalent (RFC 3261 19.1.4).

    >>> import sipcodes
    >>> sipcodes.uri_equal("sip:bob@EXAMPLE.com", "sip:bob@example.com")
    True
    """
    return _native.uri_equal(a, b)
