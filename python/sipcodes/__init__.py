"""What SIP response codes mean, how they differ and what to do about them.

>>> import sipcodes
>>> sipcodes.codes[486].phrase
'Busy Here'
>>> sipcodes.explain("busy here").title
'SIP 486 Busy Here'
>>> sipcodes.compare(301, 420).title
'SIP 301 Moved Permanently vs 420 Bad Extension'
>>> advice = sipcodes.advise(503, method="INVITE", headers={"Retry-After": "30"})
>>> advice.action, advice.hold
('failover', 30)
>>> sipcodes.to_q850(486)
17

Values of enumerations are their stable names ("failover"); ``vocabulary`` lists them. Functions that write text take ``lang``,
a tag such as "en" or "de-AT"; ``languages`` has those that are spoken, and all others are answered in English, as are texts that
have no translation. ``negotiate()`` reads what an Accept-Language header field asks for.

Records cannot change; they can be compared, hashed, pickled, copied and matched. A bool, float or None where a number or a
text is expected is a TypeError, a value that cannot be a ValueError, and a name that nothing goes by a LookupError.
"""

from ._native import data_digest as _data_digest
from ._native import get, iana_date as _iana_date, phrase, resolve
from ._native import version as _version

__version__ = _version()
iana_date = _iana_date()
data_digest = _data_digest()

# What "forever" is where seconds are told.
FOREVER = 0x7FFFFFFFFFFFFFFF

# Where each name is made. Modules are imported when something of them is asked for: to look up a code takes none.
_HOMES = {
    "_codes": ("Alias", "Code", "CodeSet", "Header", "codes", "find", "find_all", "search"),
    "_status": ("SIPStatus",),
    "_errors": ("AmbiguousError", "ParseError", "error_label"),
    "_words": ("label", "vocabulary"),
    "_languages": ("Language", "labelled", "language", "language_about", "languages", "negotiate"),
    "_sentences": ("sentence", "sentences"),
    "_pages": ("Page", "Piece", "compare", "explain", "is_curated"),
    "_responses": ("Element", "Fault", "Response", "field", "parse", "uri_equal"),
    "_advice": ("Advice", "Context", "Policy", "PolicyInfo", "Reason", "advise", "policies"),
    "_best": ("Best", "best_response", "best_rules", "rule_source"),
    "_causes": (
        "Cause", "CauseAnswer", "CauseRow", "CauseStep", "CauseTable", "Protocol", "ReasonValue", "WarnCode",
        "cause", "cause_path", "cause_tables", "causes", "compare_causes", "explain_cause", "find_cause", "find_causes",
        "from_q850", "is_curated_cause", "map_cause", "map_status", "protocols", "read_reason", "to_q850", "warn_codes",
        "write_reason",
    ),
}

__all__ = ["FOREVER", "data_digest", "get", "iana_date", "phrase", "resolve"]
__all__ += [name for names in _HOMES.values() for name in names]


def __getattr__(name):
    for home, names in _HOMES.items():
        if name in names:
            module = __import__(f"{__name__}.{home}", fromlist=names)
            # From now on they are found without coming here.
            for each in names:
                globals()[each] = getattr(module, each)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})
