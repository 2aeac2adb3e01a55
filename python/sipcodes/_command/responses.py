"""The commands about one response: what to do about it, and what it means."""

import sipcodes
from sipcodes._documents import advice_document, response_document
from sipcodes._pages import page_of

from .capture import Capture
from .codes import print_json
from .errors import DONE, USAGE, Problem, note
from .screen import printable


def _context(options):
    items = {}
    for text in options.context:
        try:
            items.update(sipcodes.Context(text).to_dict())
        except ValueError as error:
            raise Problem(f"--context: {error}", USAGE) from None
    for uri in options.tried:
        if not sipcodes.uri_equal(uri, uri):
            raise Problem(f"--tried {uri!r} is no URI, such as sip:bob@192.0.2.4", USAGE)
    return sipcodes.Context(items, tried=options.tried)


def policy_named(name):
    """The policy of a name."""
    try:
        return sipcodes.Policy(name)
    except LookupError as error:
        raise Problem(f"{error}; there are: {' '.join(sipcodes.policies)}", USAGE) from None


def _policy(options):
    policy = policy_named("rfc" if options.policy is None else options.policy)
    try:
        for text in getattr(options, "import"):
            policy = sipcodes.Policy.from_text(text, policy)
        for rules in options.rules:
            policy = sipcodes.Policy.parse(rules, policy)
    except ValueError as error:
        raise Problem(error, USAGE) from None
    return policy


def _header(text):
    name, colon, value = text.partition(":")
    name = name.rstrip(" \t")
    if not colon or not name:
        raise Problem(f"--header {text!r} is no header field, such as 'Retry-After: 30'", USAGE)
    return name, value


def _method(name):
    """A method as it is written, where it is one of the known ones."""
    known = {method.lower(): method for method in sipcodes.vocabulary["methods"]}
    return None if name is None else known.get(name.lower(), name)


def _made(options):
    """A response of options."""
    headers = [_header(text) for text in options.header]
    try:
        status = sipcodes.find(options.status)
    except (LookupError, ValueError) as error:
        raise Problem(error) from None
    try:
        response = sipcodes.Response(status, _method(options.method), headers)
    except ValueError as error:
        raise Problem(error, USAGE) from None
    for fault in response.faults:
        if fault.problem == "name":
            raise Problem(f"--header {options.header[fault.index]!r} is no header field, such as 'Retry-After: 30'", USAGE)
    for (name, _), text in zip(headers, options.header):
        if sipcodes.field(name) is None:
            note(f"--header {text!r} plays no part in the advice")
    return response


def _parsed(capture):
    try:
        return sipcodes.parse(capture.message)
    except sipcodes.ParseError as error:
        line, column = capture.place(error.position)
        raise Problem(f"line {line}, column {column}: {sipcodes.label('problem', error.problem)}") from None


def _inquire(options, file):
    """The advice about what was asked, and the capture that it is of."""
    if file is not None and options.status is not None:
        raise Problem("either a file or --status tells the response, not both", USAGE)
    if file is not None and (options.method is not None or options.header):
        raise Problem("--method and --header go with --status; a pasted response has its own", USAGE)
    context, policy = _context(options), _policy(options)
    capture = Capture(file) if file is not None else None
    response = _parsed(capture) if capture else _made(options)
    return sipcodes.advise(response, context=context, policy=policy), capture


def _placed(document, capture):
    """A document whose faults tell their places in the file."""
    if capture:
        for fault in document["faults"]:
            fault["line"], fault["column"] = capture.place(fault["position"])
    return document


def _faults(advice, capture, lang):
    """The faults with their places in the file, for the page."""
    if not capture:
        return ()
    return [
        (printable(fault.name), "{} (line {}, column {})".format(fault.text(lang), *capture.place(fault.position)))
        for fault in advice.response.faults
    ]


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
        raise Problem("'advise' takes a FILE, - for standard input, or --status CODE", USAGE)
    return _answer(options, arguments[0] if arguments else None, "advice", advice_document)


def explain_response(options, arguments):
    """explain --response FILE, or explain --status CODE."""
    if arguments:
        raise Problem("either codes or one response are explained, not both", USAGE)
    return _answer(options, options.response, "explain_response", response_document)
