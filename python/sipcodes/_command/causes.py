"""The command about causes: what the tables between status codes and causes make of either, and the tables themselves."""

import sipcodes
from sipcodes._documents import (
    answers, answers_documents, cause_document, others, row_document, table_document, table_head,
)

from .codes import print_explanations, print_json, says_cause
from .errors import DONE, USAGE, Problem
from .forks import print_named
from .grid import grid_codes, print_grid

# Numbers up to here are causes; final status codes begin above them.
_HIGHEST_CAUSE, _HIGHEST_STATUS = 127, 699


def _name(number, is_cause):
    return str(sipcodes.cause(number)) if is_cause else f"{number} {sipcodes.phrase(number)}".rstrip()


# ---- Rows and answers ----


def _target(row):
    if row.to:
        return _name(row.to, row.direction == "to-cause")
    if row.condition == "reason":
        return "the cause in Reason"
    return "no cause" if row.direction == "to-cause" else "no status code"


def _row_text(row, lang):
    """What a row says becomes of its subject: "17 User busy, as all other 4xx"."""
    text = _target(row)
    if "xx" in row.subject:
        text += f", as all other {row.subject}"
    if row.location:
        text += f", location {row.location}"
    if row.trust != "read":
        text += f" ({sipcodes.label('trust', row.trust, lang)})"
    note = row.text("note", lang)
    return f"{text}. {note}" if note else text


def _print_row(paper, label, row):
    condition = sipcodes.label("cause_condition", row.condition, paper.lang) if row.condition != "none" else None
    paper.item(f"{label}, if {condition}" if condition else label, _row_text(row, paper.lang), row.source)


def _print_unmapped(paper, table, answer, is_cause, asked_alone):
    """A default is no answer about the subject: it is told as what it is."""
    rows = table.to_status if is_cause else table.to_cause
    if not rows and not asked_alone:
        return
    if answer.row:
        paper.item(table.name, f"not in the table; all else becomes {_row_text(answer.row, paper.lang)}", answer.row.source)
    elif rows:
        paper.item(table.name, "not in the table, and no default is known", table.source)
    else:
        paper.item(table.name, "no rows in this direction are known", table.source)


def _print_answers(options, number, is_cause):
    paper = options.paper
    name = _name(number, is_cause)
    paper.title(f"Cause {name} as a status code" if is_cause else f"SIP {name} as a cause")
    if paper.is_markdown:
        paper.gap()
    for table, answer in answers(number, is_cause, options.location, options.tables):
        if answer.mapped:
            _print_row(paper, table, answer.row)
        else:
            _print_unmapped(paper, sipcodes.cause_tables[table], answer, is_cause, bool(options.table))
        for row in others(answer, options.location):
            _print_row(paper, table, row)


# ---- Tables ----


def _print_rows(paper, rows, heading):
    if not rows:
        return
    paper.gap()
    paper.heading(heading)
    if paper.is_markdown:
        paper.gap()
    for row in rows:
        _print_row(paper, row.subject, row)


def _print_table(paper, table):
    paper.title(f"{table.name}: {table.text('label', paper.lang)}")
    paper.gap()
    paper.paragraph("Checked", sipcodes.label("trust", table.trust, paper.lang), table.source)
    if table.text("note", paper.lang):
        paper.gap()
        paper.paragraph("", table.text("note", paper.lang))
    _print_rows(paper, table.to_cause, "From status codes to causes")
    _print_rows(paper, table.to_status, "From causes to status codes")


def _tell_of_tables(options):
    if options.via is not None:
        raise Problem("--via goes with a status code, such as 480", USAGE)
    if options.location is not None:
        raise Problem("--location goes with a cause, such as q850:21", USAGE)
    tables = [sipcodes.cause_tables[name] for name in options.tables]
    if options.round_trips:
        _print_round_trips(options)
    elif options.table is None:
        heads = [table_head(table, options.lang) for table in tables]
        print_named(options, [(head["name"], head["label"], head["source"], head) for head in heads])
    elif options.format == "json":
        print_json(table_document(tables[0], options.lang))
    else:
        _print_table(options.paper, tables[0])
    return DONE


# ---- Paths ----


def _step_text(row, nothing, lang):
    if row is None:
        return nothing
    text = _row_text(row, lang)
    return f"not in the table; all else becomes {text}" if row.default else text


def _print_step(paper, step):
    paper.heading(f"{step.table} receives {_name(step.received, False)}")
    if paper.is_markdown:
        paper.gap()
    row = step.to_cause
    paper.item("Cause", _step_text(row, "the table makes no cause of it", paper.lang), row.source if row else "")
    if step.cause:
        row = step.to_status
        paper.item("Sends", _step_text(row, "the table makes no status code of it", paper.lang), row.source if row else "")
    paper.gap()


def _print_outcome(paper, received, sent):
    if not sent:
        text = f"nothing is known to be sent for {_name(received, False)}"
    elif sent == received:
        text = f"{_name(received, False)} survives"
    else:
        text = f"{_name(received, False)} arrives as {_name(sent, False)}"
    paper.paragraph("Outcome", text)
    if sent and sent >= 600 > received:
        paper.gap()
        paper.paragraph("Warning", "a 6xx speaks for the user everywhere, so a proxy that forked the request ends all other branches",
                        "RFC 3261 16.7 step 5")


def _step_document(step, lang):
    return {"table": step.table, "received": step.received, "cause": step.cause, "sent": step.sent,
            "to_cause": row_document(step.to_cause, lang), "to_status": row_document(step.to_status, lang)}


def _path_document(status, steps, keeps, lang):
    return {"status": status, "sent": steps[-1].sent, "keeps_location": keeps, "steps": [_step_document(step, lang) for step in steps]}


def _print_paths(options, asked):
    names = [name.strip(" ") for name in options.via.split(",")]
    for name in names:
        if _table_named(name) is None:
            raise Problem(f"--via: {name!r} is no table; there are: {' '.join(sipcodes.cause_tables)}", USAGE)
    for number, is_cause in asked:
        if is_cause:
            raise Problem(f"a path begins with a status code, and {number} is a cause", USAGE)
    keeps = not options.no_location
    paths = [(number, sipcodes.cause_path(number, names, keeps)) for number, _ in asked]
    if options.format == "json":
        print_json([_path_document(number, steps, keeps, options.lang) for number, steps in paths])
        return DONE
    for index, (number, steps) in enumerate(paths):
        if index:
            options.paper.gap()
        options.paper.title(f"SIP {_name(number, False)} via {options.via}")
        options.paper.gap()
        for step in steps:
            _print_step(options.paper, step)
        _print_outcome(options.paper, number, steps[-1].sent)
    return DONE


# ---- Round trips ----


def _trip(status, table, keeps_location):
    return sipcodes.cause_path(status, [table], keeps_location)[0]


def _cell(status, table):
    """"=", "480", "-" for nothing; behind it what comes back without the location, if that is something else."""
    words = {status: "=", None: "-"}
    first, second = (words.get(back, str(back)) for back in (_trip(status, table, keeps).sent for keeps in (True, False)))
    return first if first == second else f"{first} ({second})"


def _trip_document(status, table):
    trip = _trip(status, table, True)
    return {"cause": trip.cause, "sent": trip.sent, "sent_without_location": _trip(status, table, False).sent}


def _print_round_trips(options):
    tables = [table for table in sipcodes.cause_tables.values() if table.to_cause and table.to_status]
    names = [table.name for table in tables]
    codes = grid_codes()
    if options.format == "json":
        rows = [
            {"status": code.status, "phrase": code.phrase, "trips": {name: _trip_document(code.status, name) for name in names}}
            for code in codes
        ]
        print_json({"tables": [table_head(table, options.lang) for table in tables], "codes": rows})
        return
    for table in tables:
        survivors = sum(_trip(code.status, table.name, True).sent == code.status for code in codes)
        options.paper.item(table.name, f"{survivors} of {len(codes)} codes survive", table.source)
    options.paper.gap()
    print_grid(options.paper, names, _cell)


# ---- The command ----


def _table_named(name):
    return next((known for known in sipcodes.cause_tables if known.lower() == name.lower()), None)


def _check(options, arguments):
    if options.table is not None and not _table_named(options.table):
        raise Problem(f"--table {options.table!r} is no table; there are: {' '.join(sipcodes.cause_tables)}", USAGE)
    if options.via is not None and (options.table, options.location) != (None, None):
        other = "location" if options.table is None else "table"
        raise Problem(f"--via names the tables of a path, and goes without --{other}", USAGE)
    if options.no_location and options.via is None:
        raise Problem("--no-location goes with --via", USAGE)
    if options.round_trips and (arguments or options.table is not None):
        raise Problem("--round-trips is about all codes and tables", USAGE)
    if options.location is not None and options.location.upper() not in sipcodes.vocabulary["location"]:
        raise Problem(f"--location {options.location!r} is no location; there are: {' '.join(sipcodes.vocabulary['location'])}", USAGE)


def _begins_with_status(argument):
    digits = argument[: len(argument) - len(argument.lstrip("0123456789"))]
    return bool(digits) and _HIGHEST_CAUSE < int(digits) <= _HIGHEST_STATUS


def _found(function, argument):
    try:
        return function(argument)
    except (LookupError, ValueError):
        return ()


def _asked(argument):
    """The code or the cause that an argument names, as a pair of its number and whether it is a cause."""
    codes = () if says_cause(argument) else _found(sipcodes.find_all, argument)
    causes = () if _begins_with_status(argument) else _found(sipcodes.find_causes, argument)
    is_number = argument[:1].isdigit() or says_cause(argument)
    if codes and causes and not is_number:
        raise Problem(f"{argument!r} is the phrase of status code {codes[0]} and the symbol of cause {causes[0]}; give the number")
    if causes and (is_number or not codes):
        if len(causes) > 1:
            raise Problem(f"{argument!r} is the name of both cause {causes[0]} and cause {causes[1]}; give the number")
        return causes[0], True
    if not codes or (is_number and not _begins_with_status(argument)):
        raise Problem(f"{argument!r} is neither a status code nor a cause: a code is 486 or \"Busy Here\", a cause is 34, \"User busy\" "
                      "(in quotes) or a symbol such as AST_CAUSE_BUSY")
    if len(codes) > 1:
        raise Problem(f"{argument!r} is the phrase of both {codes[0]} and {codes[1]}; give the number")
    if not 200 <= codes[0] <= _HIGHEST_STATUS:
        raise Problem(f"{argument!r} is no final status code of 200 to 699, of which the tables make a cause")
    return codes[0], False


def _can_answer(options, number, is_cause):
    if options.location and not is_cause:
        raise Problem(f"--location is where a cause comes from, and {number} is a status code", USAGE)
    if options.table is not None and not list(answers(number, is_cause, None, options.tables)):
        raise Problem(f"cause {number} is another product's own number, which the table {options.tables[0]} does not know")


def _document(options, number, is_cause):
    if is_cause:
        return cause_document(number, options.lang, options.location, options.tables)
    found = answers_documents(number, False, options.lang, None, options.tables)
    return {"status": number, "phrase": sipcodes.phrase(number), "answers": found}


def cause(options, arguments):
    """cause [CODE|CAUSE...]."""
    _check(options, arguments)
    options.tables = [_table_named(options.table)] if options.table else list(sipcodes.cause_tables)
    if not arguments:
        return _tell_of_tables(options)
    asked = []
    for argument in arguments:
        asked.append(_asked(argument))
        _can_answer(options, *asked[-1])
    if options.via is not None:
        return _print_paths(options, asked)
    if options.format == "json":
        print_json([_document(options, *each) for each in asked])
        return DONE
    for index, (number, is_cause) in enumerate(asked):
        if index:
            options.paper.gap()
        # A cause is explained, unless a table or a location is named.
        if is_cause and not options.table and not options.location:
            print_explanations(options, [(number, True)])
        else:
            _print_answers(options, number, is_cause)
    return DONE
