"""The best response of a fork."""

from . import _native
from ._advice import Reason
from ._common import Reasoned, listed, spoken, until_none
from ._responses import Response


class Best(_native.base("Best"), Reasoned):
    """Which response of a fork goes upstream, and why. Its ``str()`` are the reasons.

    ``status`` is the code to send, 0 for nothing, ``index`` the branch that was chosen, from 0, or None, ``allowed`` the codes
    that RFC 3261 16.7 allows, ``is_allowed`` whether the choice is one of them, ``challenges`` the branches whose challenges have
    to be added, and ``branches``, ``method`` and ``rule`` what it was chosen from.

    >>> import sipcodes
    >>> best = sipcodes.best_response([486, 503, (408, "timeout")])
    >>> best.status, best.index, str(best.allowed)
    (486, 0, '408,486')
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("status", "index")

    def _reasons(self, lang):
        return _native.best_reasons(self, lang)

    def __str__(self):
        return "\n".join(f"{reason.text} [{reason.source}]" for reason in self.reasons)

    def to_dict(self, lang=None):
        """The choice as the command's JSON has it."""
        from ._documents import best_document

        return best_document(self, spoken(lang))

    def _repr_markdown_(self):
        chosen = f"{self.status} {_native.phrase(self.status)}" if self.status else "nothing"
        lines = "".join(f"- {reason.text} [{reason.source}]\n" for reason in self.reasons)
        return f"To send upstream: **{chosen}**\n\n{lines}"


def _branch(given):
    """A branch as a pair of a Response or a number, and an origin."""
    answer, origin = given if isinstance(given, tuple) and len(given) == 2 else (given, "peer")
    if isinstance(answer, str):
        name, _, told = answer.rpartition(":")
        if name:
            answer, origin = name, told
        answer = _native.find(answer)
    if not isinstance(answer, Response):
        # An exception names what is no status code.
        _native.get(answer)
        answer = answer.__index__()
    return answer, origin


def best_response(branches, method=None, rule=None):
    """Chooses the best of the final responses of a fork, in the order received (RFC 3261 16.7 step 6).

    A branch is a status code, a Response, or "408:timeout" or (408, "timeout") for one that this side made. method is that of the
    request, None counting as INVITE; rule one of ``best_rules``, which decides what the RFC leaves open.

    >>> import sipcodes
    >>> sipcodes.best_response([486, "408:timeout", 503], rule="kamailio").status
    408
    >>> sipcodes.best_response([]).status
    408
    """
    branches = tuple(map(_branch, listed(branches, "branches are a list of codes and Responses")))
    return _native.best_record(branches, method, rule)


# The names of the rules, the default first.
best_rules = until_none(_native.best_rule_at)


def rule_source(name):
    """What a rule of ``best_rules`` rests on: an RFC, or the code of the product that does so. ``label("rule", name)`` describes it.

    >>> import sipcodes
    >>> sipcodes.rule_source(sipcodes.best_rules[0])
    'RFC 3261 16.7 step 6; RFC 5057 5.1 note 9; resiprocate/resiprocate:repro/ResponseContext.cxx'
    """
    if not isinstance(name, str):
        raise TypeError(f"a name of a rule is a str, not {name!r}")
    source = _native.best_rule_source(name)
    if source is None:
        raise LookupError(f"there is no rule {name!r}")
    return source
