"""SIPStatus: the codes as an enumeration, for those who like http.HTTPStatus."""

from enum import IntEnum

from . import _native
from ._codes import codes


class SIPStatus(IntEnum):
    """The known codes as an enumeration; the members are named by ``Code.symbol``.

    >>> import sipcodes
    >>> sipcodes.SIPStatus.BUSY_HERE
    <SIPStatus.BUSY_HERE: 486>
    >>> sipcodes.SIPStatus(486).phrase, sipcodes.SIPStatus.BUSY_HERE.is_request_failure
    ('Busy Here', True)
    >>> sipcodes.SIPStatus.BUSY_HERE == 486
    True
    """

    __module__ = "sipcodes"
    _ignore_ = ["_code"]
    for _code in codes.values():
        locals()[_code.symbol] = _code.status

    @property
    def phrase(self):
        """The reason phrase, as registered.

        >>> import sipcodes
        >>> sipcodes.SIPStatus.NOT_FOUND.phrase
        'Not Found'
        """
        return _native.phrase(self)

    @property
    def description(self):
        """One sentence: what the code means."""
        return codes[self].lead

    @property
    def code(self):
        """The record of the code."""
        return codes[self]

    @property
    def is_provisional(self):
        """True for 1xx."""
        return 100 <= self <= 199

    @property
    def is_success(self):
        """True for 2xx."""
        return 200 <= self <= 299

    @property
    def is_redirection(self):
        """True for 3xx."""
        return 300 <= self <= 399

    @property
    def is_request_failure(self):
        """True for 4xx."""
        return 400 <= self <= 499

    @property
    def is_server_failure(self):
        """True for 5xx."""
        return 500 <= self <= 599

    @property
    def is_global_failure(self):
        """True for 6xx."""
        return 600 <= self <= 699

    @property
    def is_final(self):
        """True for 200 to 699."""
        return 200 <= self <= 699

    @property
    def is_failure(self):
        """True for 300 to 699: a final response that is no success."""
        return 300 <= self <= 699
