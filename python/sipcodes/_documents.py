"""Documents: what records and pages are as dicts, the same as the command's JSON, which its manual page describes."""

from . import _native
from ._causes import cause_tables, causes, map_cause, map_status
from ._words import vocabulary

_FACTS = ("class", "standing", "action", "repair", "elsewhere", "again", "retry_after", "scope", "dialog_effect")
_CAUSE_TEXTS = ("lead", "description", "when", "fix")

# Header fields whose elements have a q value, and the parameters that those of an advice may have.
_WITH_Q = ("Accept", "Accept-Encoding", "Accept-Language", "Contact", "Security-Server")
_PARAMETERS = ("display", "expires", "realm", "domain", "nonce", "opaque", "stale", "algorithm", "qop", "alg", "duration", "comment",
               "code", "text", "purpose", "location")

# The lists of a comparison, by the part of their pieces.
_LISTS = {"difference": "differences", "fact": "facts", "common": "common"}


def _spoken(name, text, language, lang):
    """A text as a member of a document; a second member says its language where that is not the one that was asked for."""
    return {name: text} if language == lang else {name: text, f"{name}_language": language}


def _with_note(document, note, language, lang):
    return {**document, **_spoken("note", note, language, lang)} if note else document


# ---- Codes ----


def _fact(code, fact, lang):
    value = _native.code_value(code.status, fact)
    document = {
        "value": _native.value_name(fact, value),
        "label": _native.value_label(fact, value, lang),
        "source": code.source(fact),
    }
    return _with_note(document, code.note(fact, lang), code.note_language(fact, lang), lang)


def _header(header, lang):
    return {"name": header.name, "level": header.level, "condition": header.text("condition", lang), "general": header.general,
            "source": header.source}


def _known(code, lang):
    """The members that only a known code has."""
    document = {name: getattr(code, name) for name in ("phrase", "symbol", "slug", "reference")}
    document.update((fact, _fact(code, fact, lang)) for fact in _FACTS)
    document["challenge"] = code.challenge
    document["senders"] = [{"value": sender, "source": code.sender_source(sender)} for sender in code.senders]
    methods = {"values": list(code.methods), "source": code.source("methods")}
    document["methods"] = _with_note(methods, code.note("methods", lang), code.note_language("methods", lang), lang)
    document["headers"] = [_header(header, lang) for header in code.headers]
    document["aliases"] = [alias.to_dict() for alias in code.aliases]
    document["related"] = list(code.related)
    for which in vocabulary["text"]:
        document.update(_spoken(which, code.text(which, lang), code.text_language(which, lang), lang))
    document["text_sources"] = list(code.text_sources)
    return {**document, "language": lang}


def code_document(status, lang):
    """A code, also an unknown one."""
    code = _native.get(status)
    document = {
        "status": int(status),
        "known": code is not None,
        "registered": code is not None and code.registered,
        "treat_as": _native.resolve(status) if 100 <= int(status) <= 699 else None,
    }
    if code is not None:
        return {**document, **_known(code, lang)}
    for piece in _native.explain_visit(status, lang):
        if piece.part in ("description", "when", "fix"):
            document.update(_spoken(piece.part, piece.text, piece.language, lang))
    return {**document, "language": lang}


# ---- Causes ----


def row_document(row, lang):
    """A row of a table; None for None."""
    if row is None:
        return None
    document = {"subject": row.subject, "from": row.from_, "to": row.to, "condition": row.condition, "location": row.location,
                "default": row.default, "source": row.source, "trust": row.trust}
    return _with_note(document, row.text("note", lang), row.note_language(lang), lang)


def table_head(table, lang):
    """A table without its rows."""
    document = {"name": table.name, "label": table.text("label", lang), "source": table.source, "trust": table.trust}
    return _with_note(document, table.text("note", lang), table.note_language(lang), lang)


def table_document(table, lang):
    """A table with its rows."""
    return {
        **table_head(table, lang),
        "to_cause": [row_document(row, lang) for row in table.to_cause],
        "to_status": [row_document(row, lang) for row in table.to_status],
    }


def others(answer, location=None):
    """The rows that would hold under another condition than the one of the answer; a location that was told decides its own."""
    if answer.row is None or answer.row.condition != "none":
        return ()
    return tuple(row for row in answer.others if location is None or row.condition != "location-user")


def answers(number, is_cause, location=None, tables=None):
    """What each table makes of a cause or a code: pairs of its name and the answer; those that do not know a cause are left out."""
    for name in tables or cause_tables:
        try:
            yield name, map_cause(number, name, location) if is_cause else map_status(number, name)
        except ValueError:
            # Another product's cause.
            continue


def _answer(name, answer, location, lang):
    return {
        "table": name,
        "mapped": answer.mapped,
        "to": answer.to,
        "row": row_document(answer.row, lang),
        "others": [row_document(row, lang) for row in others(answer, location)],
    }


def answers_documents(number, is_cause, lang, location=None, tables=None):
    """The same as documents."""
    return [_answer(name, answer, location, lang) for name, answer in answers(number, is_cause, location, tables)]


def cause_document(number, lang, location=None, tables=None):
    """A cause, and what each table makes of it."""
    cause = causes[number]
    document = {"cause": number, "name": cause.name, "class": cause.class_, "standing": cause.standing, "source": cause.source,
                "trust": cause.trust}
    document = _with_note(document, cause.text("note", lang), cause.note_language(lang), lang)
    document["symbols"] = dict(cause.symbols)
    document["answers"] = answers_documents(number, True, lang, location, tables)
    for which in _CAUSE_TEXTS:
        document.update(_spoken(which, cause.text(which, lang), cause.text_language(which, lang), lang))
    document["text_sources"] = list(cause.text_sources)
    return {**document, "language": lang}


# ---- Comparisons ----


def _item(piece, lang):
    # A side that rests on nothing has no source.
    sources = [source for source in piece.sources if source]
    return {"fact": piece.fact, "label": piece.label, **_spoken("text", piece.text, piece.language, lang), "sides": list(piece.sides),
            "sources": sources}


def _comparison(kind, pair, lang):
    causal = kind == "cause_compare"
    numbers = [int(number) for number in pair]
    document = {
        "title": "",
        "causes" if causal else "codes": [(cause_document if causal else code_document)(number, lang) for number in numbers],
        "curated": (_native.cause_is_curated if causal else _native.is_curated)(*numbers),
        **{name: [] for name in (*_LISTS.values(), "references", "related")},
    }
    for piece in (_native.cause_compare_visit if causal else _native.compare_visit)(*numbers, lang):
        if piece.part in ("title", "lead", "send", "receive"):
            document.update(_spoken(piece.part, piece.text, piece.language, lang))
        elif piece.part == "reference":
            document["references"].append(piece.text)
        elif piece.part == "related":
            document["related"].append(piece.status)
        elif piece.part in _LISTS:
            document[_LISTS[piece.part]].append(_item(piece, lang))
    return {**document, "language": lang, "version": _native.version(), "iana_date": _native.iana_date()}


# ---- Advice ----


def _printable(text):
    """A text of a message: what is no UTF-8 in it is "?"."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\ufffd", "?")


def _element(element):
    document = {"value": _printable(element.value), "text": _printable(element.text)}
    if element.number is not None:
        document["number"] = element.number
    if element.field in _WITH_Q:
        document["q"] = element.q
    parameters = {name: element.parameter(name) for name in _PARAMETERS}
    parameters = {name: _printable(value) for name, value in parameters.items() if value is not None}
    return {**document, "parameters": parameters} if parameters else document


def reason_documents(reasons, lang):
    """Reasons of an advice or a choice."""
    return [
        {"id": each.id, "source": each.source, "warning": each.warning, **_spoken("text", each.text, each.language, lang)}
        for each in reasons
    ]


def _fault(fault, lang):
    return {"problem": fault.problem, "name": _printable(fault.name), "position": fault.position, "text": fault.text(lang)}


def _value(name, value):
    if isinstance(value, bool):
        return int(value)
    return "forever" if name == "remember" and value == 0x7FFFFFFFFFFFFFFF else value


def advice_document(advice, lang):
    """An advice, with what it does not say left out."""
    response = advice.response
    document = {"status": response.status, "phrase": _printable(response.phrase)}
    if response.method is not None:
        document["method"] = _printable(response.method)
    document.update((name.replace("_", "-"), _value(name, value)) for name, value in advice._told())
    document["reasons"] = reason_documents(advice.reasons_in(lang), lang)
    document["values"] = [_element(element) for element in advice.elements]
    document["faults"] = [_fault(fault, lang) for fault in response.faults]
    return {**document, "language": lang, "version": _native.version()}


def _warning(code, lang):
    warning = _native.warning_get(code)
    return {"code": warning.code, "text": warning.phrase, "meaning": warning.text("meaning", lang), "fix": warning.text("fix", lang),
            "source": warning.source}


def response_document(advice, lang):
    """A response, explained: the advice, what its warn-codes mean, and its code."""
    numbers = [element.number for element in advice.response.elements("Warning")]
    return {
        **advice_document(advice, lang),
        "warnings": [_warning(number, lang) for number in numbers if number is not None and _native.warning_get(number)],
        "code": code_document(advice.response.status, lang),
    }


# ---- Best response ----


def best_document(best, lang):
    """The choice among the branches of a fork."""
    branches = [
        {"status": getattr(answer, "status", answer), "origin": origin, "adds_challenges": index in best.challenges and index != best.index}
        for index, (answer, origin) in enumerate(best.branches)
    ]
    return {
        "status": best.status,
        "branch": best.index,
        "method": best.method,
        "rule": best.rule,
        "is_allowed": best.is_allowed,
        "allowed": list(best.allowed),
        "branches": branches,
        "reasons": reason_documents(best.reasons_in(lang), lang),
        "language": lang,
        "version": _native.version(),
    }


# ---- Pages ----


def page_document(kind, subject, lang):
    """What a page is about."""
    if kind == "explain":
        return code_document(subject[0], lang)
    if kind == "cause_explain":
        return cause_document(int(subject[0]), lang)
    if kind == "advice":
        return advice_document(subject[0], lang)
    if kind == "explain_response":
        return response_document(_native.advice_record(*subject), lang)
    return _comparison(kind, subject, lang)
