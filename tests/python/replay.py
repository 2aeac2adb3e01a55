"""Asks the package what the rows of the vectors ask; each function yields what differs."""

import sipcodes
from rows import items

FACTS = sipcodes.vocabulary["fact"]
TEXTS = ("lead", "description", "when", "fix", "send", "receive")


def yes_or_no(answer):
    return "yes" if answer else "no"


def differing(rows, answer):
    """The rows whose last cell is not the answer."""
    for row in rows:
        try:
            found = answer(row)
        except Exception as error:
            found = repr(error)
        if found != row[-1]:
            yield row, found


# ---- Codes and pairs ----


def listed(things, field):
    """What "header.2.name" asks for."""
    _, index, name = field.split(".")
    value = getattr(things[int(index)], name)
    return yes_or_no(value) if isinstance(value, bool) else value


def about_code(code, field):
    kind, _, rest = field.partition(".")
    if kind == "source":
        return code.source(rest)
    if kind == "note":
        return code.note(rest)
    if kind == "sender":
        return code.sender_source(rest)
    if rest and kind == "header":
        return listed(code.headers, field)
    if rest and kind == "alias":
        return listed(code.aliases, field)
    if kind == "text-source":
        return code.text_sources[int(rest)]
    if field in ("headers", "aliases", "text-sources"):
        return str(len(getattr(code, field.replace("-", "_"))))
    if field in TEXTS:
        assert code.text(field) == getattr(code, field)
        return code.text(field)
    value = getattr(code, "class_" if field == "class" else field)
    if isinstance(value, bool):
        return yes_or_no(value)
    return " ".join(map(str, value)) if isinstance(value, tuple) else value


def about_registry(field):
    kind, _, rest = field.partition(".")
    if kind == "label":
        fact, _, value = rest.partition(".")
        return sipcodes.label(fact, value or None)
    if field == "iana-date":
        return sipcodes.iana_date
    known = sipcodes.codes.values()
    return str(len(known) if field == "known" else sum(code.registered for code in known))


def about_pair(page, field, value):
    if field in ("send", "receive"):
        (text,) = (piece.text for piece in page.pieces if piece.part == field)
        return text
    if field == "lead":
        return page.lead
    if field == "references":
        return str(len(page.references))
    if field == "differences":
        return str(len(page.differences))
    kind, _, rest = field.partition(".")
    if kind == "source":
        return value if value in page.references else "(no such reference)"
    index, _, name = rest.partition(".")
    difference = page.differences[int(index)]
    assert difference.number == int(index) + 1
    return difference.sources[0] if name == "source" else difference.text


def code_answer(row):
    subject, field, value = row
    if subject == "-":
        return about_registry(field)
    a, _, b = subject.partition("-")
    if not b:
        return about_code(sipcodes.codes[int(a)], field)
    # A pair is the same in either order.
    found = {about_pair(sipcodes.compare(*pair), field, value) for pair in ((int(a), int(b)), (int(b), int(a)))}
    return found.pop() if len(found) == 1 else repr(found)


# ---- Advice ----


def advice_response(case):
    if not case["status"]:
        return sipcodes.parse(case["message"].encode())
    headers = [tuple(header.split(": ", 1)) for header in items(case["headers"]) or ()]
    return sipcodes.Response(int(case["status"]), case["method"] or None, headers)


def advice_text(advice, key):
    value = getattr(advice, key.replace("-", "_"))
    if value is None:
        return "none"
    if value == sipcodes.FOREVER:
        return "forever"
    return value if isinstance(value, str) else str(int(value))


def rests_on(source, section):
    return any(part == section or part.startswith((f"{section} ", f"{section}.")) for part in source.split("; "))


def advice_differences(case):
    try:
        response = advice_response(case)
    except ValueError as error:
        # An error of the syntax tells where; one of a status code does not say "syntax".
        kind = "status" if getattr(error, "problem", None) is None or error.problem == "status" else "syntax"
        if kind != case["error"]:
            yield f"{error!r}, expected {case['error']!r}"
        return
    if case["error"]:
        yield f"no error, expected {case['error']}"
        return
    policy = sipcodes.Policy.parse(case["rules"], case["policy"] or "rfc") if case["policy"] or case["rules"] else None
    advice = sipcodes.advise(response, context=case["context"] or None, policy=policy, tried=items(case["tried"]))
    for expectation in items(case["expect"]) or ():
        key, wanted = expectation.split("=", 1)
        if (found := advice_text(advice, key)) != wanted:
            yield f"{key}: expected {wanted}, found {found}"
    for column, name in (("values", "value"), ("texts", "text")):
        wanted, found = items(case[column]), [getattr(element, name) for element in advice.elements]
        if wanted is not None and wanted != found:
            yield f"{column}: expected {wanted}, found {found}"
    warnings = sum(reason.warning for reason in advice.reasons)
    if case["warnings"] and case["warnings"] != str(warnings):
        yield f"warnings: expected {case['warnings']}, found {warnings}"
    if case["section"] and not any(rests_on(reason.source, case["section"]) for reason in advice.reasons):
        yield f"section: {case['section']} is no source of {advice.reasons}"


# ---- Best responses ----


def best_cells(case):
    """The answer as the last six cells."""
    best = sipcodes.best_response(case["branches"].split(), case["method"], case["rule"])
    return {
        "index": "" if best.index is None else str(best.index),
        "status": str(best.status),
        "allowed": " ".join(map(str, best.allowed)),
        "is-allowed": yes_or_no(best.is_allowed),
        "challenges": " ".join(map(str, best.challenges)),
        "reasons": " ".join(reason.id for reason in best.reasons),
    }


# ---- Causes ----


def is_row(row, subject, to, condition, source):
    return (row.subject, row.to or 0, row.condition) == (subject, int(to), condition) and source in row.source


def map_differences(name, direction, subject, to=None, condition=None, source=None):
    table = sipcodes.cause_tables[name]
    rows = table.to_cause if direction == "to-cause" else table.to_status
    if subject == "none":
        if rows:
            yield "rows, where the product is known to have no table"
        return
    if sum(is_row(row, subject, to, condition, source) for row in rows) != 1:
        yield "no such row"
    if subject.isdigit():
        location = "U" if condition == "location-user" else None
        if direction == "to-cause":
            answer = sipcodes.map_status(int(subject), name)
            short = sipcodes.to_q850(int(subject), name)
        else:
            answer = sipcodes.map_cause(int(subject), name, location)
            short = sipcodes.from_q850(int(subject), name, location)
        if not answer.mapped or short != answer.to:
            yield f"answered with {answer}, {short}"
        elif not any(is_row(row, subject, to, condition, source) for row in (answer.row, *answer.others)):
            yield f"another row answers: {answer}"
    default = table.default_cause if direction == "to-cause" else table.default_status
    if subject == "other" and not is_row(default, subject, to, condition, source):
        yield f"another default: {default}"


def cause_differences(row):
    kind, first, *rest = row
    if kind == "map":
        yield from map_differences(first, *rest)
        return
    if kind == "cause":
        cause = sipcodes.causes[int(first)]
        found = [cause.name, sipcodes.label("cause_class", cause.class_), cause.standing]
        # Where the table has no symbol, the library may: FreeSWITCH and Asterisk name what Q.850 does not.
        found.append(cause.symbols["asterisk"] if rest[3] else "")
        if sipcodes.find_cause(f"q850:{first}") != cause.number:
            yield "not found by its number"
        if cause.name and cause.number not in sipcodes.find_causes(cause.name):
            yield "not found by its name"
    elif kind == "warning":
        warning = sipcodes.warn_codes[int(first)]
        found = [warning.phrase, rest[1] if rest[1] in warning.source else warning.source]
    else:
        found = [yes_or_no(sipcodes.protocols[first].registered)]
    if found != rest:
        yield f"expected {rest}, found {found}"
