"""Errors: what the library's numbers become, with the value that was wrong."""

from . import _native
from ._common import shown, until_none

# The errors of the library, by their numbers.
ARGUMENT, STATUS, NOT_FOUND, AMBIGUOUS, SYNTAX, CAUSE, TABLE, LOCATION = range(-1, -9, -1)


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
    if isinstance(text, bytes):
        return position
    before = text.encode("utf-8", "surrogateescape")[:position].decode("utf-8", "surrogateescape")
    # Within a character, its bytes so far are no part of the text.
    while not text.startswith(before):
        before = before[:-1]
    return len(before)


def _unreadable(function, error, text, position):
    place = _place(text, position)
    where = "" if place is None else f", at character {place + 1}"
    return ParseError(f"the {_TEXTS[function]} {shown(text)} cannot be read{where}", text, place)


def _response(error, about, position):
    from ._words import label

    message, problem = about
    start = message[:60]
    more = "..." if len(message) > 60 else ""
    return ParseError(f"this is no SIP response, at byte {position}: {label('problem', problem)}: {start!r}{more}", message, position, problem)


def _context(error, about, position):
    from ._words import vocabulary

    name, value = about
    if name is None:
        return ValueError(f"no item of a context can be {shown(value)}")
    if name.replace("-", "_") in vocabulary["context"]:
        return ValueError(f"the context item {shown(name)} cannot be {shown(value)}")
    return TypeError(f"there is no context item {shown(name)}; there are: {', '.join(vocabulary['context'])}")


def _name(what, find_all):
    """Makes errors about a name that nothing goes by, or several do."""

    def make(error, about, position):
        text = _last(about)
        if error == AMBIGUOUS:
            matches = find_all(text)
            return AmbiguousError(f"several go by {shown(text)}: {', '.join(map(str, matches))}", matches)
        if error == NOT_FOUND:
            return LookupError(f"no {what} goes by {shown(text)}")
        return ValueError(f"{shown(text)} is {_native.strerror(error)}")

    return make


def _numbers(about):
    return [value for value in (about if isinstance(about, tuple) else (about,)) if hasattr(value, "__index__")]


def _words(about):
    return [value for value in (about if isinstance(about, tuple) else (about,)) if isinstance(value, str)]


def _first(values, otherwise):
    return next(iter(values), otherwise)


def _is_status(value):
    try:
        _native.get(value)
    except ValueError:
        return False
    return True


def _status(about):
    """The first number among the arguments that is no status code, else the first."""
    numbers = _numbers(about)
    wrong = _first((value for value in numbers if not _is_status(value)), None)
    return _first(numbers, about) if wrong is None else wrong


def _cause(about):
    """An error about a cause that there is not, or that is another product's."""
    numbers = _numbers(about)
    wrong = _first((value for value in numbers if not _native.cause_get(value)), None)
    if wrong is None:
        table = _first(_words(about), "rfc3398")
        return ValueError(f"{shown(_first(numbers, about))} is a cause that another product made up: the table {table!r} does not know it")
    return ValueError(f"{shown(wrong)} is {_native.strerror(CAUSE)}")


def _branch_at_fault(branches):
    for answer, _ in branches:
        status = getattr(answer, "status", answer)
        if not 300 <= status <= 699:
            return status
    return branches


def _best(error, about, position):
    if error == NOT_FOUND:
        return LookupError(f"there is no rule {shown(about)}")
    return ValueError(f"{shown(_branch_at_fault(about))} is no final response of 300 to 699")


def _of_cause(error, about, position):
    if error == STATUS:
        return ValueError(f"{shown(_first(_numbers(about), about))} is no final status code of 200 to 699")
    return _general(error, about)


def _code(error, about, position):
    return ValueError(f"{shown(about)} is {_native.strerror(error)}")


def _resolve(error, about, position):
    return ValueError(f"{shown(about)} is outside 100 to 699, where there is nothing to treat it as")


def _make(error, about, position):
    if error == STATUS:
        return _code(error, about, position)
    return ValueError(f"the method {shown(about)} is no token")


def _reason(error, about, position):
    if error == SYNTAX:
        return ValueError(
            f"{shown(about)}: a protocol that is no token or may not be there twice, "
            "or a text that is not UTF-8 or has control characters"
        )
    return ValueError(f"{shown(about)}: {_native.strerror(error)}")


def _general(error, about):
    if error == STATUS:
        return ValueError(f"{shown(_status(about))} is {_native.strerror(error)}")
    if error == CAUSE:
        return _cause(about)
    if error == LOCATION:
        return ValueError(f"{shown(about)} is no location of RFC 8606")
    if error in (TABLE, NOT_FOUND):
        what = "table of causes" if error == TABLE else "policy"
        return LookupError(f"there is no {what} {shown(_first(_words(about), about))}")
    return ValueError(f"{shown(about)}: {_native.strerror(error)}")


def _sentence(error, about, position):
    name, arguments, _ = about
    if error == NOT_FOUND:
        return LookupError(f"there is no sentence {shown(name)}")
    wanted = until_none(lambda index: _native.sentence_argument(name, index))
    missing = [each for each in wanted if each not in arguments]
    surplus = [shown(each) for each in arguments if each not in wanted]
    told = [f"needs {', '.join(missing)}"] if missing else []
    told += [f"has no argument {', '.join(surplus)}"] if surplus else []
    return TypeError(f"the sentence {shown(name)} {' and '.join(told)}")


_MAKERS = {
    "get": _code,
    "resolve": _resolve,
    "find": _name("status code", _native.find_all),
    "find_all": _name("status code", _native.find_all),
    "cause_find": _name("cause", _native.cause_find_all),
    "cause_find_all": _name("cause", _native.cause_find_all),
    "response_read": _response,
    "cause_from_status": _of_cause,
    "cause_path": _of_cause,
    "response_make": _make,
    "context_set": _context,
    "best_response": _best,
    "reason_write": _reason,
    "sentence": _sentence,
}


def fail(function, error, about, position):
    """Raises the exception for an error of a function of the library, which was called about something."""
    if function in _TEXTS:
        exception = _unreadable(function, error, _last(about), position)
    elif function in _MAKERS:
        exception = _MAKERS[function](error, about, position)
    else:
        exception = _general(error, about)
    exception._sipcodes_error = error
    raise exception


# ---- For people ----


def number_of(exception):
    """The library's number for an exception: its own, or that of what its class stands for."""
    number = getattr(exception, "_sipcodes_error", None)
    if number is not None:
        return number
    if isinstance(exception, LookupError):
        return NOT_FOUND
    if isinstance(exception, (TypeError, ValueError)):
        return ARGUMENT
    raise TypeError(f"an exception of this package is expected, not {shown(exception)}")


def error_label(error, lang=None):
    """What an exception of this package says is wrong, for a person, in a language. Its own message is for a log: it is in English,
    and names the value.

    Of what is no SIP response, it is the label of the ``problem``.

    >>> import sipcodes
    >>> try:
    ...     sipcodes.find("4O4")
    ... except LookupError as error:
    ...     print(sipcodes.error_label(error, "en"))
    nothing goes by that name
    """
    problem = getattr(error, "problem", None)
    if isinstance(error, ParseError) and problem:
        from ._words import label

        return label("problem", problem, lang)
    return _native.error_label(number_of(error), lang)
