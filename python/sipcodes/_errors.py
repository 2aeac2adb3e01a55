"""Errors: what the library's numbers become, with the value that was wrong."""

from . import _native

_ARGUMENT, _STATUS, _NOT_FOUND, _AMBIGUOUS, _SYNTAX, _CAUSE, _TABLE, _LOCATION = range(-1, -9, -1)


class ParseError(ValueError):
    """A text that cannot be read: a code set, policy, context, response or Reason.

    ``text`` is the text, ``position`` where in it the mistake is (in characters of a str, in bytes of bytes; None if that is
    not known), and ``problem``, of a response, one of ``vocabulary["problem"]``.

    >>> import sipcodes
    >>> try:
    ...     sipcodes.CodeSet("408,9xx")
    ... except sipcodes.ParseError as error:
    ...     print(error.position)
    4
    """

    __module__ = "sipcodes"

    def __init__(self, message, text=None, position=None, problem=None):
        super().__init__(message, text, position, problem)
        self.text = text
        self.position = position
        self.problem = problem

    def __str__(self):
        return self.args[0]


class AmbiguousError(LookupError):
    """Several codes, or causes, go by a name; ``matches`` has their numbers.

    >>> import sipcodes
    >>> try:
    ...     sipcodes.find("Not Acceptable")
    ... except sipcodes.AmbiguousError as error:
    ...     print(error.matches)
    (406, 606)
    """

    __module__ = "sipcodes"

    def __init__(self, message, matches=()):
        super().__init__(message, matches)
        self.matches = matches

    def __str__(self):
        return self.args[0]


# What is read where the text is at fault, and which of a function's arguments it is.
_TEXTS = {
    "set_parse": "code set",
    "policy_parse": "rules",
    "policy_import": "text of a policy",
    "context_parse": "context",
    "reason_next": "Reason",
}


def _last(about):
    return about[-1] if isinstance(about, tuple) else about


def _place(text, position):
    """A position in characters, of one in bytes."""
    if position < 0:
        return None
    return position if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore"))


def _unreadable(function, text, position):
    place = _place(text, position)
    where = "" if place is None else f", at character {place + 1}"
    return ParseError(f"the {_TEXTS[function]} {text!r} cannot be read{where}", text, place)


def _response(error, about, position):
    message, problem = about
    label = _native.problem_label(_native_problem(problem), None)
    start = message[:60]
    more = "..." if len(message) > 60 else ""
    return ParseError(f"this is no SIP response, at byte {position}: {label}: {start!r}{more}", message, position, problem)


def _native_problem(name):
    number = 0
    while _native.problem_name(number) != name:
        number += 1
    return number


def _context(error, about, position):
    name, value = about
    number = 1
    names = []
    while _native.context_name(number):
        names.append(_native.context_name(number).replace("-", "_"))
        number += 1
    if name.replace("-", "_") not in names:
        return TypeError(f"there is no context item {name!r}; there are: {', '.join(names)}")
    return ValueError(f"the context item {name!r} cannot be {value!r}")


def _name(kind, about):
    """An error about a name that may be unknown or several things'."""
    several = {"find": _native.find_all, "cause_find": _native.cause_find_all}

    def make(error, about, position):
        text = _last(about)
        if error == _AMBIGUOUS:
            matches = several[kind](text)
            return AmbiguousError(f"several go by {text!r}: {', '.join(map(str, matches))}", matches)
        if error == _NOT_FOUND:
            return LookupError(f"no {'cause' if kind == 'cause_find' else 'status code'} goes by {text!r}")
        return ValueError(f"{text!r} is {_native.strerror(error)}")

    return make


def _status_at_fault(about):
    """The first number among the arguments that is no status code."""
    for value in about if isinstance(about, tuple) else (about,):
        if hasattr(value, "__index__") and not _native.get(value) and not _native.resolve(value):
            return value
    return about


def _branch_at_fault(branches):
    for answer, _ in branches:
        status = getattr(answer, "status", answer)
        if not 300 <= status <= 699:
            return status
    return branches


def _best(error, about, position):
    if error == _NOT_FOUND:
        return LookupError(f"there is no rule {about!r}")
    return ValueError(f"{_branch_at_fault(about)!r} is no final response of 300 to 699")


def _make(error, about, position):
    if error == _STATUS:
        return ValueError(f"{about!r} is {_native.strerror(error)}")
    return ValueError(f"the method {about!r} is no token")


def _reason(error, about, position):
    if error == _SYNTAX:
        return ValueError(f"{about!r}: a protocol that is no token or may not be there twice, or a text that cannot be written")
    return ValueError(f"{about!r}: {_native.strerror(error)}")


def _general(function, error, about):
    if error == _STATUS:
        return ValueError(f"{_status_at_fault(about)!r} is {_native.strerror(error)}")
    if error in (_TABLE, _NOT_FOUND):
        named = [value for value in (about if isinstance(about, tuple) else (about,)) if isinstance(value, str)]
        what = "table of causes" if error == _TABLE else "policy"
        return LookupError(f"there is no {what} {named[0] if named else about!r}")
    if error == _CAUSE:
        values = about if isinstance(about, tuple) else (about,)
        wrong = next((value for value in values if not _native.cause_get(value)), about)
        return ValueError(f"{wrong!r} is {_native.strerror(error)}")
    return ValueError(f"{about!r}: {_native.strerror(error)}")


_MAKERS = {
    "find": _name("find", None),
    "find_all": _name("find", None),
    "cause_find": _name("cause_find", None),
    "cause_find_all": _name("cause_find", None),
    "response_read": _response,
    "response_make": _make,
    "context_set": _context,
    "best_response": _best,
    "reason_write": _reason,
}


def fail(function, error, about, position):
    """Raises the exception for an error of a function of the library, which was called about something."""
    if function in _TEXTS:
        raise _unreadable(function, _last(about), position)
    if function in _MAKERS:
        raise _MAKERS[function](error, about, position)
    raise _general(function, error, about)
