"""The commands about one response: what to do about it, and what it means."""

import re

import sipcodes
from sipcodes._documents import advice_document, response_document
from sipcodes._errors import NOT_FOUND, STATUS, SYNTAX, number_of
from sipcodes._pages import page_of

from .asked import status_of
from .capture import Capture
from .codes import print_json, term_said
from .errors import DONE, USAGE, Problem, no_choice, note, quoted, said
from .screen import printable

# ---- What is wrong in the value of an option ----


def _in_option(option, text, error, problem):
    place = f"--{option} {quoted(text)}"
    return Problem(said("complaint.at_character", value=place, number=error.position + 1, text=problem), USAGE)


def _items():
    """The items of a context as they are typed, and what is in the vocabulary."""
    return {name.replace("_", "-"): name for name in sipcodes.vocabulary["context"]}


def _values(item):
    names = sipcodes.vocabulary.get(f"context.{item}")
    if names:
        return " ".join(names)
    return said("complaint.context_random" if item == "random" else "complaint.context_number")


def _context_problem(text, error):
    items = _items()
    name = re.match(r"[^= \t,]*", text[error.position :])[0].lower()
    if number_of(error) == SYNTAX:
        return said("complaint.context_syntax", list=" ".join(items))
    if name in items:
        return said("complaint.context_value", name=name, list=_values(items[name]))
    return said("complaint.context_item", list=" ".join(items))


def _rule_of(text, position):
    """The name of the rule in whose value a position is; None if it is in none."""
    begun = re.split("[;\n]", text[:position])[-1]
    # What is at fault may be the value's very beginning.
    return begun.partition("=")[0].strip(" \t").lower() if "=" in begun else None


_RULES = "stop failover retry modify redirect authenticate rfc unknown base timeout transport rejected limit health hold hold-max"


def _rules_unknown(rule):
    """What there is where nothing goes by a name."""
    if rule == "base":
        return said("complaint.rules_base", list=" ".join(sipcodes.policies))
    if rule == "limit":
        return said("complaint.rules_stage", list=" ".join(sipcodes.vocabulary["context.progress"]))
    if rule is not None:
        return said("complaint.rules_value", list="stop failover rfc unknown" + ("" if rule == "rejected" else " retry"))
    return said("complaint.rules_name", list=_RULES)


def _rules_problem(text, error):
    rule = _rule_of(text, error.position)
    if number_of(error) == NOT_FOUND:
        return _rules_unknown(rule)
    if number_of(error) == STATUS:
        return said("complaint.rules_codes")
    if rule in ("hold", "hold-max"):
        return said("complaint.rules_seconds")
    return said("complaint.rules_syntax") if rule is None else term_said(error)


def _import_problem(text, error):
    return said("complaint.import_name" if number_of(error) == NOT_FOUND else "complaint.import_syntax")


# ---- What is known beside the response ----


def _context(options):
    items = {}
    for text in options.context:
        try:
            items.update(sipcodes.Context(text).to_dict())
        except sipcodes.ParseError as error:
            raise _in_option("context", text, error, _context_problem(text, error)) from None
    for uri in options.tried:
        if not sipcodes.uri_equal(uri, uri):
            raise Problem(said("complaint.no_uri", value=quoted(uri)), USAGE)
    return sipcodes.Context(items, tried=options.tried)


def policy_named(name, status=USAGE):
    """The policy of a name; status is that of the problem if there is none."""
    try:
        return sipcodes.Policy(name)
    except LookupError:
        raise no_choice("complaint.no_policy", name, sipcodes.policies, status) from None


def _changed(policy, change, texts, option, problem):
    """A policy with changes that are read from the values of an option."""
    for text in texts:
        try:
            policy = change(text, policy)
        except sipcodes.ParseError as error:
            raise _in_option(option, text, error, problem(text, error)) from None
    return policy


def _policy(options):
    policy = policy_named("rfc" if options.policy is None else options.policy)
    policy = _changed(policy, sipcodes.Policy.from_text, getattr(options, "import"), "import", _import_problem)
    return _changed(policy, sipcodes.Policy.parse, options.rules, "rules", _rules_problem)


# ---- The response ----


def _no_header(text):
    return Problem(said("complaint.no_header", value=quoted(text)), USAGE)


def _header(text):
    name, colon, value = text.partition(":")
    name = name.rstrip(" \t")
    if not colon or not name:
        raise _no_header(text)
    return name, value


def _method(name):
    """A method as it is written, where it is one of the known ones."""
    known = {method.lower(): method for method in sipcodes.vocabulary["methods"]}
    return None if name is None else known.get(name.lower(), name)


def _made(options):
    """A response of options."""
    status = status_of(options.status)
    headers = [_header(text) for text in options.header]
    try:
        response = sipcodes.Response(status, _method(options.method), headers)
    except ValueError:
        raise Problem(said("complaint.no_method", value=quoted(options.method)), USAGE) from None
    for fault in response.faults:
        if fault.problem == "name":
            raise _no_header(options.header[fault.index])
    for (name, _), text in zip(headers, options.header):
        if sipcodes.field(name) is None:
            note(said("complaint.header_unread", value=quoted(text)))
    return response


def _parsed(capture, lang):
    try:
        return sipcodes.parse(capture.message)
    except sipcodes.ParseError as error:
        line, column = capture.place(error.position)
        status_line = quoted(capture.message.partition(b"\n")[0])
        text = sipcodes.error_label(error, lang)
        raise Problem(said("complaint.position", line=line, column=column, text=text, value=status_line)) from None


def _inquire(options, file):
    """The advice about what was asked, and the capture that it is of."""
    if file is not None and options.status is not None:
        raise Problem(said("complaint.file_or_status"), USAGE)
    if file is not None and (options.method is not None or options.header):
        raise Problem(said("complaint.with_status"), USAGE)
    context, policy = _context(options), _policy(options)
    capture = Capture(file) if file is not None else None
    response = _parsed(capture, options.lang) if capture else _made(options)
    return sipcodes.advise(response, context=context, policy=policy), capture


def _placed(document, capture):
    """A document whose faults tell their places in the file."""
    if capture:
        for fault in document["faults"]:
            fault["line"], fault["column"] = capture.place(fault["position"])
    return document


def _fault_text(fault, line, column, lang):
    return said("command.fault_place", text=fault.text(lang), line=line, column=column)


def _faults(advice, capture, lang):
    """The faults with their places in the file, for the page."""
    if not capture:
        return ()
    return [(printable(fault.name), _fault_text(fault, *capture.place(fault.position), lang)) for fault in advice.response.faults]


def _answer(options, file, kind, document):
    advice, capture = _inquire(options, file)
    if options.format == "json":
        print_json(_placed(document(advice, options.lang), capture))
        return DONE
    subject = (advice,) if kind == "advice" else (advice.response, advice.context, advice.policy)
    options.paper.page(page_of(kind, subject, options.lang), _faults(advice, capture, options.lang))
    return DONE


def advise(options, arguments):
    """advise FILE, or advise --status CODE."""
    if not arguments and options.status is None:
        raise Problem(said("complaint.usage", text=said("complaint.usage_advise")), USAGE)
    return _answer(options, arguments[0] if arguments else None, "advice", advice_document)


def explain_response(options, arguments):
    """explain --response FILE, or explain --status CODE."""
    if arguments:
        raise Problem(said("complaint.codes_or_response"), USAGE)
    return _answer(options, options.response, "explain_response", response_document)
