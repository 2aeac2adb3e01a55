"""What an argument names: a status code or a cause."""

import re

import sipcodes
from sipcodes._errors import AMBIGUOUS, CAUSE, NOT_FOUND, STATUS, number_of

from .errors import Problem, quoted, said

# Numbers up to here are causes; final status codes begin above them.
_HIGHEST_CAUSE, _HIGHEST_STATUS = 127, 699

_CAUSE_PREFIX = re.compile(r"[ \t]*(q\.?850:|cause=)", re.IGNORECASE)


def says_cause(argument):
    """True for what says that it is a cause: "q850:34"."""
    return bool(_CAUSE_PREFIX.match(argument))


def _found(find, argument):
    """What a function finds, and the library's error if that is nothing."""
    try:
        found = find(argument)
    except (LookupError, ValueError) as error:
        return (), number_of(error)
    return (found if isinstance(found, tuple) else (found,)), None


def _code_problem(argument, error):
    if error == STATUS:
        return Problem(said("complaint.status", value=quoted(argument)))
    if error == AMBIGUOUS:
        a, b, *_ = sipcodes.find_all(argument)
        return Problem(said("complaint.two_codes", value=quoted(argument), a=a, b=b))
    return Problem(said("complaint.no_code", value=quoted(argument)))


def _cause_problem(argument, error):
    if error == AMBIGUOUS:
        a, b, *_ = sipcodes.find_causes(argument)
        return Problem(said("complaint.two_causes", value=quoted(argument), a=a, b=b))
    if says_cause(argument):
        return Problem(said("complaint.no_cause_q850", value=quoted(argument)))
    return Problem(said("complaint.cause" if error == CAUSE else "complaint.no_cause", value=quoted(argument)))


def status_of(argument):
    """The status code of an argument."""
    found, error = _found(sipcodes.find, argument)
    if not found:
        raise _code_problem(argument, error)
    return found[0]


def is_code(argument):
    """True for what names a status code, or several."""
    return bool(_found(sipcodes.find_all, argument)[0])


def is_named(argument):
    """True for what names codes or causes."""
    return is_code(argument) or bool(_found(sipcodes.find_causes, argument)[0])


def asked_all(argument):
    """All that an argument names: pairs of a number and whether it is a cause. Codes come before causes."""
    codes, error = ((), NOT_FOUND) if says_cause(argument) else _found(sipcodes.find_all, argument)
    if codes:
        return [(number, False) for number in codes]
    causes, cause_error = _found(sipcodes.find_causes, argument)
    if causes and error == NOT_FOUND:
        return [(number, True) for number in causes]
    if says_cause(argument):
        raise _cause_problem(argument, cause_error)
    if error == STATUS and causes:
        raise Problem(said("complaint.cause_not_code", value=quoted(argument)))
    raise _code_problem(argument, error)


def asked_one(argument):
    """Likewise, where it has to be one."""
    first, *others = asked_all(argument)
    if others:
        raise (_cause_problem if first[1] else _code_problem)(argument, AMBIGUOUS)
    return first


def _begins_with_status(argument):
    """True for "486" and "486 Busy Here", not for "q850:34" or "34"."""
    # More than four digits are beyond both.
    digits = re.match("[0-9]*", argument)[0].lstrip("0")[:4]
    return _HIGHEST_CAUSE < int(digits or 0) <= _HIGHEST_STATUS


def _final_code(argument):
    status = status_of(argument)
    if not 200 <= status <= _HIGHEST_STATUS:
        raise Problem(said("complaint.not_final", value=quoted(argument)))
    return status


def asked_of_tables(argument):
    """The code or the cause that an argument names, of which the tables are asked."""
    begins = _begins_with_status(argument)
    causes, error = ((), NOT_FOUND) if begins else _found(sipcodes.find_cause, argument)
    is_number = error == CAUSE or says_cause(argument) or re.match("[0-9]", argument)
    codes = () if is_number else _found(sipcodes.find_all, argument)[0]
    if begins or (codes and error == NOT_FOUND):
        return _final_code(argument), False
    if causes and codes:
        raise Problem(said("complaint.code_and_cause", value=quoted(argument), a=codes[0], b=causes[0]))
    if not causes:
        raise _cause_problem(argument, error)
    return causes[0], True
