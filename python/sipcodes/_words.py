"""Words: the names that values have, and what a person reads for them."""

from types import MappingProxyType

from . import _native
from ._common import until_none


def _underscored(names):
    return tuple(name.replace("-", "_") for name in names)


def _vocabulary():
    words = {"fact": _native.fact_names()}
    for fact in words["fact"]:
        names = until_none(lambda number, fact=fact: _native.value_name(fact, number))
        if names:
            words[fact] = names
    first = 1 if _native.level_name(0) is None else 0
    words["level"] = until_none(_native.level_name, first)
    words["alias_kind"] = until_none(_native.alias_kind_name, 1 if _native.alias_kind_name(0) is None else 0)
    words["text"] = _native.text_names()
    words["part"] = until_none(_native.part_name, 1)
    words["field"] = _native.field_names()
    words["problem"] = until_none(_native.problem_name)
    items = until_none(_native.context_name, 1)
    words["context"] = _underscored(items)
    for number, item in enumerate(words["context"], 1):
        names = until_none(lambda value, number=number: _native.context_value_name(number, value))
        if names:
            words[f"context.{item}"] = names
    values = until_none(_native.advice_name, 1)
    words["advice"] = _underscored(values)
    for number, value in enumerate(words["advice"], 1):
        start = 0 if _native.advice_value_name(number, 0) else 1
        names = until_none(lambda name, number=number: _native.advice_value_name(number, name), start)
        if names:
            words[f"advice.{value}"] = names
    words["trust"] = until_none(_native.trust_name)
    words["cause_class"] = until_none(_native.cause_class_name)
    words["cause_standing"] = until_none(_native.cause_standing_name)
    words["cause_condition"] = until_none(_native.cause_condition_name)
    words["direction"] = until_none(_native.direction_name)
    words["location"] = _native.location_names()
    words["policy"] = until_none(_native.policy_at)
    words["rule"] = until_none(_native.best_rule_at)
    words["table"] = until_none(_native.cause_table_at)
    return MappingProxyType(words)


vocabulary = _vocabulary()

# Where the words for numbered names come from.
_NUMBERED = {
    "problem": _native.problem_label,
    "trust": _native.trust_label,
    "cause_class": _native.cause_class_label,
    "cause_standing": _native.cause_standing_label,
    "cause_condition": _native.cause_condition_label,
}

# Where the words for what goes by its name come from.
_NAMED = {
    "location": _native.location_label,
    "policy": _native.policy_label,
    "rule": _native.best_rule_label,
    "table": _native.cause_table_label,
}


def label(kind, name=None, lang=None):
    """What a person reads for a fact, or for a name of one of the kinds in ``vocabulary``.

    >>> import sipcodes
    >>> sipcodes.label("action")
    'Next step'
    >>> sipcodes.label("action", "failover")
    'try the next target'
    >>> sipcodes.label("location", "LPN")
    'private network serving the local user'
    """
    if not isinstance(kind, str):
        raise TypeError(f"what has labels is named by a str, not {kind!r}")
    if kind in vocabulary["fact"]:
        if name is None:
            return _native.fact_label(kind, lang)
        return _native.value_label(kind, _number(kind, name), lang) or name
    if kind in _NUMBERED:
        return _NUMBERED[kind](_number(kind, name), lang)
    if kind in _NAMED:
        if not isinstance(name, str):
            raise TypeError(f"a name of {kind} is a str, not {name!r}")
        words = _NAMED[kind](name, lang)
        if words is None:
            raise LookupError(f"{name!r} is no {kind}")
        return words
    kinds = ", ".join((*vocabulary["fact"], *_NUMBERED, *_NAMED))
    raise ValueError(f"there are no labels for {kind!r}; there are for: {kinds}")


def _number(kind, name):
    if not isinstance(name, str):
        raise TypeError(f"a name of {kind} is a str, not {name!r}")
    try:
        return vocabulary.get(kind, ()).index(name)
    except ValueError:
        raise ValueError(f"{name!r} is no {kind}; there are: {', '.join(vocabulary.get(kind, ()))}") from None
