"""What the classes of several modules have in common."""

from _collections_abc import Mapping

from . import _native


class Plain:
    """A record whose fields say all: as a dict, it is these."""

    __slots__ = ()

    def to_dict(self):
        """The fields by name, with what is in them as dicts, lists and plain values, fit for JSON."""
        return {name: plain(getattr(self, name)) for name in self._fields if not name.startswith("_")}


class Reasoned:
    """What has reasons: ``_reasons(lang)`` gives them."""

    __slots__ = ()

    @property
    def reasons(self):
        """Why: first the reason that decided, then what else to know."""
        return self._reasons(None)

    def reasons_in(self, lang):
        """The reasons, with their texts in a language."""
        return self._reasons(lang)

    @property
    def reason(self):
        """The stable id of the reason that decided."""
        return self.reasons[0].id

    @property
    def sentence(self):
        """The reason that decided, as a sentence that can be logged."""
        return self.reasons[0].text


class Numbered(Mapping):
    """Records by their numbers. A key is what the native function takes that gives a record for a number, or None;
    what it does not take is a TypeError."""

    __slots__ = ("_name", "_ask", "_records")
    __module__ = "sipcodes"

    def __init__(self, name, ask, records):
        self._name = name
        self._ask = ask
        self._records = records

    def __getitem__(self, number):
        if type(number) is int:
            return self._records[number]
        if self._ask(number) is None:
            raise KeyError(number)
        return self._records[number.__index__()]

    def __contains__(self, number):
        try:
            return self._ask(number) is not None
        except TypeError:
            return False

    def __iter__(self):
        return iter(self._records)

    def __len__(self):
        return len(self._records)

    def __repr__(self):
        return f"<sipcodes.{self._name}: {len(self)} records>"

    def __reduce__(self):
        return self._name


def listed(values, what):
    """What can be gone through, as a tuple; a single text is a mistake, since it would be a list of characters."""
    try:
        if not isinstance(values, (str, bytes)):
            return tuple(values)
    except TypeError:
        if hasattr(values, "__iter__"):
            raise
    raise TypeError(f"{what}, not {shown(values)}")


def plain(value):
    """A value as JSON has it."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    to_dict = getattr(value, "to_dict", None)
    return to_dict() if to_dict else value


def shown(value):
    """A value as a message has it: what is long is cut."""
    is_long = isinstance(value, (str, bytes)) and len(value) > 100
    text = repr(value[:100] if is_long else value)
    return f"{text[:120]}..." if is_long or len(text) > 120 else text


def until_none(function, first=0):
    """A tuple of what a function gives for numbers from first on, until it gives None."""
    values = []
    while (value := function(first + len(values))) is not None:
        values.append(value)
    return tuple(values)


def spoken(lang):
    """The tag of the language that answers for lang."""
    return "en" if lang is None else _native.language(lang) or "en"


def number_of(code):
    """The number of a code; a str counts by its name."""
    return _native.find(code) if isinstance(code, str) else code


def cause_number(cause):
    """The number of a cause, likewise."""
    return _native.cause_find(cause) if isinstance(cause, str) else cause
