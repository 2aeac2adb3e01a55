"""The command about causes: what the tables between status codes and causes make of either, and the tables themselves."""

import sipcodes
from sipcodes._documents import (
    answers, answers_documents, cause_document, others, row_document, table_document, table_head,
)

from .asked import asked_of_tables
from .codes import print_explanations, print_json
from .errors import DONE, USAGE, Problem, no_choice, said
from .forks import print_named
from .grid import grid_codes, print_grid


def _name(number, is_cause):
    return str(sipcodes.cause(number)) if is_cause else f"{number} {sipcodes.phrase(number)}".rstrip()


# ---- Rows and answers ----


def _target(row):
    if row.to:
        return _name(row.to, row.direction == "to-cause")
    if row.condition == "reason":
        return said("command.to_reason")
    return said("command.to_no_cause" if row.direction == "to-cause" else "command.to_no_code")


def _row_text(row, lang):
    """What a row says becomes of its subject: "17 User busy, as all other 4xx"."""
    text = _target(row)
    if "xx" in row.subject:
        text = said("command.row_class", text=text, name=row.subject)
    if row.location:
        text = said("command.row_location", text=text, name=row.location)
    if row.trust != "read":
        text = said("command.row_trust", text=text, label=sipcodes.label("trust", row.trust, lang))
    note = row.text("note", lang)
    return said("command.row_note", text=text, name=note) if note else text


def _default_text(row, lang):
    return said("command.not_in_table_default", text=_row_text(row, lang))


def _print_row(paper, label, row):
    if row.condition != "none":
        label = said("command.row_condition", name=label, text=sipcodes.label("cause_condition", row.condition, paper.lang))
    paper.item(label, _row_text(row, paper.lang), row.source)


def _print_unmapped(paper, table, answer, is_cause, asked_alone):
    """A default is no answer about the subject: it is told as what it is."""
    rows = table.to_status if is_cause else table.to_cause
    if not rows and not asked_alone:
        return
    if answer.row:
        paper.item(table.name, _default_text(answer.row, paper.lang), answer.row.source)
    else:
        paper.item(table.name, said("command.not_in_table" if rows else "command.not_in_direction"), table.source)


def _print_answers(options, number, is_cause):
    paper = options.paper
    name = _name(number, is_cause)
    paper.title(said("command.code_of_cause", a=name) if is_cause else said("command.cause_of_code", code=name))
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
    paper.title(said("command.table_title", name=table.name, label=table.text("label", paper.lang)))
    paper.gap()
    paper.paragraph(said("command.table_checked"), sipcodes.label("trust", table.trust, paper.lang), table.source)
    if table.text("note", paper.lang):
        paper.gap()
        paper.paragraph("", table.text("note", paper.lang))
    _print_rows(paper, table.to_cause, said("command.table_to_cause"))
    _print_rows(paper, table.to_status, said("command.table_to_code"))


def _tell_of_tables(options):
    if options.via is not None:
        raise Problem(said("complaint.via_for_codes"), USAGE)
    if options.location is not None:
        raise Problem(said("complaint.location_for_causes"), USAGE)
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
        return said(nothing)
    return _default_text(row, lang) if row.default else _row_text(row, lang)


def _print_half(paper, label, row, nothing):
    paper.item(said(label), _step_text(row, nothing, paper.lang), row.source if row else "")


def _print_step(paper, step):
    paper.heading(said("command.path_step", name=step.table, code=_name(step.received, False)))
    if paper.is_markdown:
        paper.gap()
    _print_half(paper, "command.path_cause", step.to_cause, "command.path_no_cause")
    if step.cause:
        _print_half(paper, "command.path_sends", step.to_status, "command.path_no_code")
    paper.gap()


def _outcome_text(received, sent):
    if not sent:
        return said("command.path_lost", code=_name(received, False))
    if sent == received:
        return said("command.path_survives", code=_name(received, False))
    return said("command.path_changed", a=_name(received, False), b=_name(sent, False))


def _print_outcome(paper, received, sent):
    paper.paragraph(said("command.path_outcome"), _outcome_text(received, sent))
    if sent and sent >= 600 > received:
        paper.gap()
        paper.paragraph(said("command.warning"), said("command.path_everywhere"), "RFC 3261 16.7 step 5")


def _step_document(step, lang):
    return {"table": step.table, "received": step.received, "cause": step.cause, "sent": step.sent,
            "to_cause": row_document(step.to_cause, lang), "to_status": row_document(step.to_status, lang)}


def _path_document(status, steps, keeps, lang):
    return {"status": status, "sent": steps[-1].sent, "keeps_location": keeps, "steps": [_step_document(step, lang) for step in steps]}


def _print_paths(options, asked):
    names = [name.strip(" ") for name in options.via.split(",")]
    for name in names:
        if _table_named(name) is None:
            raise no_choice("complaint.no_table", name, sipcodes.cause_tables)
    for number, is_cause in asked:
        if is_cause:
            raise Problem(said("complaint.path_of_cause", number=number), USAGE)
    keeps = not options.no_location
    paths = [(number, sipcodes.cause_path(number, names, keeps)) for number, _ in asked]
    if options.format == "json":
        print_json([_path_document(number, steps, keeps, options.lang) for number, steps in paths])
        return DONE
    for index, (number, steps) in enumerate(paths):
        if index:
            options.paper.gap()
        options.paper.title(said("command.path_title", code=_name(number, False), list=options.via))
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
        options.paper.item(table.name, said("command.survivors", number=survivors, count=len(codes)), table.source)
    options.paper.gap()
    print_grid(options.paper, names, _cell)


# ---- The command ----


def _table_named(name):
    return next((known for known in sipcodes.cause_tables if known.lower() == name.lower()), None)


def _check(options, arguments):
    if options.table is not None and not _table_named(options.table):
        raise no_choice("complaint.no_table", options.table, sipcodes.cause_tables)
    if options.via is not None and (options.table, options.location) != (None, None):
        raise Problem(said("complaint.via_alone", name="location" if options.table is None else "table"), USAGE)
    if options.no_location and options.via is None:
        raise Problem(said("complaint.no_location_with_via"), USAGE)
    if options.round_trips and (arguments or options.table is not None):
        raise Problem(said("complaint.round_trips_alone"), USAGE)
    if options.location is not None and options.location.upper() not in sipcodes.vocabulary["location"]:
        raise no_choice("complaint.no_location", options.location, sipcodes.vocabulary["location"])


def _can_answer(options, number, is_cause):
    if options.location and not is_cause:
        raise Problem(said("complaint.location_of_code", number=number), USAGE)
    if options.table is not None and not list(answers(number, is_cause, None, options.tables)):
        raise Problem(said("complaint.cause_of_others", number=number, name=options.tables[0]))


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
        asked.append(asked_of_tables(argument))
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
