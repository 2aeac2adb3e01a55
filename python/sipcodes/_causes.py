"""Causes of Q.850 and of products, the tables between them and status codes, and the Reason and Warning header fields."""

from types import MappingProxyType

from . import _native
from ._common import Numbered, Plain, cause_number, listed, number_of, spoken, until_none
from ._pages import page_of


class Cause(_native.base("Cause")):
    """All that is known of one cause. ``causes`` and ``cause()`` have them.

    ``number`` and ``name`` as Q.850 has them, ``class_``, ``standing`` how official it is, its ``source``, ``trust`` how far that
    was checked, a ``note``, the ``symbols`` that products have for it, by table. Texts in English: ``lead``, ``description``,
    ``when`` one sees it, how to ``fix`` it, and ``text_sources``, what these rest on.

    >>> import sipcodes
    >>> busy = sipcodes.cause("USER_BUSY")
    >>> print(busy)
    17 User busy
    >>> busy.symbols["asterisk"], busy.class_
    ('AST_CAUSE_USER_BUSY', 'normal-event')
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("number", "name")

    def __repr__(self):
        return f"<sipcodes.Cause {self}>"

    def __str__(self):
        return f"{self.number} {self.name}".rstrip()

    def __index__(self):
        return self.number

    __int__ = __index__

    def __reduce__(self):
        return cause, (self.number,)

    def symbol(self, table):
        """What the product of a table calls it; "" if it has no name for it."""
        return _native.cause_symbol(self.number, table)

    def text(self, which, lang=None):
        """A text in a language: "lead", "description", "when" or "fix"; or "note"."""
        if which == "note":
            return _native.cause_note(self.number, lang)[0]
        return _native.cause_text(self.number, which, lang)[0]

    def text_language(self, which, lang=None):
        """The tag of the language that text() answers in."""
        return _native.cause_text(self.number, which, lang)[1]

    def note_language(self, lang=None):
        """The tag of the language that text("note") answers in."""
        return _native.cause_note(self.number, lang)[1]

    def to_dict(self, lang=None):
        """The cause as the command's JSON has it, with what each table makes of it."""
        from ._documents import cause_document

        return cause_document(self.number, spoken(lang))

    def _repr_markdown_(self):
        return _native.cause_explain(self.number, None, 1)


class CauseRow(_native.base("CauseRow"), Plain):
    """One row of a table: what it makes of a status code or of a cause.

    ``direction`` is "to-cause" or "to-status", ``subject`` what the row is about ("404", "4xx", "other"), ``from_`` the number of
    that if it is one, ``to`` what it becomes (None for nothing), ``condition`` and ``location`` when it holds, ``default`` True for
    the row of all that the table does not name, ``next`` the row about the same subject that holds under another condition.
    ``source`` is what it rests on, ``trust`` how far that was checked, and ``note`` one sentence, or "".

    >>> import sipcodes
    >>> sipcodes.map_status(486).row.source
    'RFC 3398 8.2.6.1'
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("subject", "to")

    def text(self, which, lang=None):
        """The note in a language; which is "note"."""
        if which != "note":
            raise ValueError(f"a row has no text {which!r}, only 'note'")
        return _native.mapping_note(self, lang)[0]

    def note_language(self, lang=None):
        """The tag of the language that text("note") answers in."""
        return _native.mapping_note(self, lang)[1]

    def to_dict(self, lang=None):
        """The row as the command's JSON has it."""
        from ._documents import row_document

        return row_document(self, spoken(lang))


class CauseTable(_native.base("CauseTable")):
    """A table between status codes and causes, of an RFC or of a product, with its rows in both directions.

    ``name`` is what functions take, ``label`` and ``note`` are for people. ``trust`` tells how far its ``source`` was checked.
    ``to_cause`` and ``to_status`` are the rows; ``default_cause`` and ``default_status`` those for all that it does not name, None
    if the source does not tell.

    >>> import sipcodes
    >>> sipcodes.cause_tables["asterisk"].trust
    'read'
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("name",)

    def __repr__(self):
        return f"<sipcodes.CauseTable {self.name}>"

    def __reduce__(self):
        return _table, (self.name,)

    def text(self, which, lang=None):
        """The "label" or the "note" in a language."""
        if which == "label":
            return _native.cause_table_label(self.name, lang)
        if which != "note":
            raise ValueError(f"a table has no text {which!r}, only 'label' and 'note'")
        return _native.cause_table_note(self.name, lang)[0]

    def note_language(self, lang=None):
        """The tag of the language that text("note") answers in."""
        return _native.cause_table_note(self.name, lang)[1]

    def to_dict(self, lang=None):
        """The table as the command's JSON has it."""
        from ._documents import table_document

        return table_document(self, spoken(lang))


class CauseAnswer(_native.base("CauseAnswer"), Plain):
    """What a table makes of a status code or a cause: ``to``, None for nothing, and the ``row`` that says so, or None.

    >>> import sipcodes
    >>> answer = sipcodes.map_cause(21)
    >>> answer.to, [(row.to, row.condition) for row in answer.others]
    (403, [(603, 'location-user')])
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("to", "row")

    @property
    def mapped(self):
        """False if the table does not name the code or cause, so that its default answers, if it has one."""
        return self.row is not None and not self.row.default

    @property
    def others(self):
        """The rows about the same subject that hold under another condition."""
        rows = []
        row = self.row and self.row.next
        while row is not None:
            rows.append(row)
            row = row.next
        return tuple(rows)


class CauseStep(_native.base("CauseStep"), Plain):
    """What one product on a path does: the status code that it ``received``, the ``cause`` that it makes of it, and the code that
    it ``sent``; None where its table makes nothing; ``to_cause`` and ``to_status`` are the rows that say so."""

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("table", "received", "cause", "sent")


def _table(name):
    """For pickle: a table by its name."""
    return cause_tables[name]


causes = Numbered("causes", _native.cause_get, {record.number: record for record in until_none(_native.cause_at)})

cause_tables = MappingProxyType({record.name: record for record in until_none(_native.table_record)})


def cause(cause):
    """The record of a cause: a number, or a str that ``find_cause()`` knows.

    >>> import sipcodes
    >>> sipcodes.cause(34).name
    'No circuit/channel available'
    """
    number = cause_number(cause)
    record = _native.cause_get(number)
    if record is None:
        raise LookupError(f"{cause!r} is no cause: these are 1 to 127, and the numbers above that products made up")
    return causes[record.number]


def find_cause(text):
    """The cause that a text stands for: a number ("34", "q850:34"), a name ("User busy") or a product's symbol.

    >>> import sipcodes
    >>> sipcodes.find_cause("AST_CAUSE_BUSY"), sipcodes.find_cause("user busy")
    (17, 17)
    """
    return _native.cause_find(text)


def find_causes(text):
    """All causes that a text stands for, ascending.

    >>> import sipcodes
    >>> sipcodes.find_causes("PRE_EMPTED")
    (8, 45)
    """
    return _native.cause_find_all(text)


def map_status(status, table=None):
    """What a table makes of a final status code, 200-699; None is the table of RFC 3398.

    >>> import sipcodes
    >>> sipcodes.map_status(480, "asterisk").to
    19
    """
    return _native.cause_from_status(number_of(status), table)


def map_cause(cause, table=None, location=None):
    """What a table makes of a cause; the location (RFC 8606: "U", "LPN"...) decides where the table has a row for it.

    >>> import sipcodes
    >>> sipcodes.map_cause(21, location="U").to
    603
    """
    return _native.cause_to_status(cause_number(cause), table, location)


def to_q850(status, table=None):
    """The cause that a table makes of a status code; None if it makes none of it.

    >>> import sipcodes
    >>> sipcodes.to_q850(486), sipcodes.to_q850("Not Found")
    (17, 1)
    """
    return _native.cause_from_status(number_of(status), table).to


def from_q850(cause, table=None, location=None):
    """The status code that a table makes of a cause; None if it makes none of it.

    >>> import sipcodes
    >>> sipcodes.from_q850(17), sipcodes.from_q850("USER_BUSY", "freeswitch")
    (486, 486)
    """
    return _native.cause_to_status(cause_number(cause), table, location).to


def cause_path(status, tables, keeps_location=True):
    """What a path of products makes of a status code: each turns what the one before sent into a cause, and that into a code.

    >>> import sipcodes
    >>> [(step.received, step.cause, step.sent) for step in sipcodes.cause_path(403, ["freeswitch"])]
    [(403, 21, 603)]
    """
    return _native.path_steps(number_of(status), listed(tables, "tables are a list of names"), keeps_location)


def explain_cause(cause, lang=None):
    """Explains a cause: what it means, what helps, its symbols, and what each table makes of it.

    >>> import sipcodes
    >>> sipcodes.explain_cause(17).title
    'Cause 17 User busy'
    """
    return page_of("cause_explain", (cause_number(cause),), lang)


def compare_causes(a, b, lang=None):
    """Compares two causes.

    >>> import sipcodes
    >>> sipcodes.compare_causes(17, 19).title
    'Cause 17 User busy vs cause 19 No answer from user (user alerted)'
    """
    return page_of("cause_compare", (cause_number(a), cause_number(b)), lang)


def is_curated_cause(a, b):
    """True if the pair of causes, in either order, has texts written for it.

    >>> import sipcodes
    >>> sipcodes.is_curated_cause(17, 18)
    True
    """
    numbers = cause_number(a), cause_number(b)
    if None in map(_native.cause_get, numbers):
        from ._errors import CAUSE, fail

        fail("cause_is_curated", CAUSE, numbers, -1)
    return _native.cause_is_curated(*numbers)


# ---- Reason and Warning ----


class Protocol(_native.base("Protocol"), Plain):
    """A protocol that Reason header fields name: whether IANA has it ``registered``, whether a message may have several values of
    it (``takes_several``), the ``meaning`` of its cause, its ``use``, and the ``source`` of all that.

    >>> import sipcodes
    >>> sipcodes.protocols["Q.850"].takes_several
    False
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("name",)

    def text(self, which, lang=None):
        """The "meaning" or the "use" in a language."""
        writers = {"meaning": _native.protocol_meaning, "use": _native.protocol_use}
        if which not in writers:
            raise ValueError(f"a protocol has no text {which!r}, only 'meaning' and 'use'")
        return writers[which](self.name, lang)


protocols = MappingProxyType({record.name: record for record in until_none(_native.protocol_at)})


class ReasonValue(_native.base("ReasonValue"), Plain):
    """One value of a Reason header field (RFC 3326 2): a protocol, a cause, a text and, of Q.850, a location (RFC 8606).

    What could not be written is refused when it is made: a TypeError, or a ValueError for what is no protocol, cause, text or
    location. A value that was read has what it was read with.

    >>> import sipcodes
    >>> sipcodes.write_reason([sipcodes.ReasonValue("Q.850", 17, "User busy")])
    'Q.850;cause=17;text="User busy"'
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("protocol", "cause", "text", "location")

    def __new__(cls, protocol, cause=None, text=None, location=None):
        made = super().__new__(cls, protocol, cause, text, location)
        _native.reason_value((made,))
        if cause is None or type(cause) is int:
            return made
        return super().__new__(cls, protocol, int(cause.__index__()), text, location)

    def __reduce__(self):
        return _read_value, (self.protocol, self.cause, self.text, self.location)


def _read_value(*fields):
    """A value as it was read."""
    return _native.base("ReasonValue").__new__(ReasonValue, *fields)


def write_reason(reasons):
    """The value of a Reason header field of ReasonValues, or of tuples of their parts.

    >>> import sipcodes
    >>> sipcodes.write_reason([("SIP", 200, "Call completed elsewhere"), ("Q.850", 26)])
    'SIP;cause=200;text="Call completed elsewhere", Q.850;cause=26'
    """
    return _native.reason_value(tuple(map(_value, listed(reasons, "reasons are a list of ReasonValues"))))


def _value(given):
    return given if isinstance(given, ReasonValue) else ReasonValue(*listed(given, "a reason is a ReasonValue, or a tuple of its parts"))


def read_reason(value):
    """The values of a Reason header field, given without its name, such as one from a call record. A malformed one is a ParseError.

    >>> import sipcodes
    >>> sipcodes.read_reason('Q.850;cause=17;text="User busy"')
    (ReasonValue(protocol='Q.850', cause=17, text='User busy', location=None),)
    """
    return tuple(
        _read_value(element.value, element.number, element.parameter("text"), element.parameter("location"))
        for element in _native.reason_elements(value)
    )


class WarnCode(_native.base("WarnCode"), Plain):
    """What a warn-code of a Warning header field stands for (RFC 3261 20.43): its ``phrase`` as registered, its ``meaning``, and
    what helps (``fix``), and its ``source``.

    >>> import sipcodes
    >>> sipcodes.warn_codes[370].phrase
    'Insufficient bandwidth'
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("code", "phrase")

    def text(self, which, lang=None):
        """The "meaning" or the "fix" in a language."""
        writers = {"meaning": _native.warning_meaning, "fix": _native.warning_fix}
        if which not in writers:
            raise ValueError(f"a warn-code has no text {which!r}, only 'meaning' and 'fix'")
        return writers[which](self.code, lang)


warn_codes = Numbered("warn_codes", _native.warning_get, {record.code: record for record in until_none(_native.warning_at)})
