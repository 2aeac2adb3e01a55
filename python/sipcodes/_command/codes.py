"""The commands about codes: explain, compare, list, search, and what is meant without a command."""

import json

import sipcodes
from sipcodes._errors import SYNTAX, number_of

from .asked import asked_all, asked_one, is_code, is_named, says_cause
from .errors import DONE, NO_CODE, USAGE, Problem, complain, error_said, quoted, said

# How many matches of a search are shown as text unless --limit says otherwise.
_USUAL_MATCHES = 10


def print_json(document):
    """A document as the command prints it."""
    print(json.dumps(document, indent=2, ensure_ascii=False))


def _page(number, is_cause, lang):
    return (sipcodes.explain_cause if is_cause else sipcodes.explain)(number, lang)


def print_explanations(options, asked):
    """Explains codes and causes."""
    pages = [_page(number, is_cause, options.lang) for number, is_cause in asked]
    if options.format == "json":
        print_json([page.to_dict() for page in pages])
        return
    for index, page in enumerate(pages):
        if index:
            print()
        options.paper.page(page)


def _asked(ask, arguments):
    """What each argument names, None with a message where that is nothing."""
    for argument in arguments:
        try:
            yield ask(argument)
        except Problem as problem:
            complain(problem)
            yield None


def explain(options, arguments):
    """explain CODE..., or of a response."""
    if (options.response, options.status) != (None, None):
        from .responses import explain_response

        return explain_response(options, arguments)
    if any(getattr(options, name) not in (None, []) for name in ("method", "header", "context", "tried", "policy", "rules", "import")):
        raise Problem(said("complaint.needs_response"), USAGE)
    asked = list(_asked(asked_all, arguments))
    if any(asked):
        print_explanations(options, [each for found in asked for each in found or ()])
    return DONE if all(asked) else NO_CODE


def compare(options, arguments):
    """compare A B."""
    first, second = _asked(asked_one, arguments)
    if not first or not second:
        return NO_CODE
    (a, a_is_cause), (b, b_is_cause) = first, second
    if a_is_cause != b_is_cause:
        raise Problem(said("complaint.not_comparable", a=quoted(arguments[0]), b=quoted(arguments[1])), USAGE)
    page = (sipcodes.compare_causes if a_is_cause else sipcodes.compare)(a, b, options.lang)
    if options.format == "json":
        print_json(page.to_dict())
    else:
        options.paper.page(page)
    return DONE


def _print_table(codes, lang):
    facts = ("action", "scope", "standing")
    print("| | |" + "".join(f" {sipcodes.label(fact, lang=lang)} |" for fact in facts))
    print("|---|---|---|---|---|")
    for code in codes:
        print(f"| {code.status} | {code.phrase} |" + "".join(f" {code.label(fact, lang)} |" for fact in facts))


def _print_list(options, codes):
    widest = max(len(code.phrase) for code in codes)
    for code in codes:
        number = options.paper.colored(code.status, str(code.status))
        standing = "" if code.standing == "registered" else f"{code.action:12}  {code.standing}"
        print(f"{number}  {code.phrase:{widest}}  {standing or code.action}")


def term_said(error):
    """What is wrong with a term of a code set."""
    return said("complaint.code_set") if number_of(error) == SYNTAX else error_said(error)


def list_codes(options, arguments):
    """list [CODESET]."""
    text = arguments[0] if arguments else "known"
    try:
        wanted = sipcodes.CodeSet(text)
    except sipcodes.ParseError as error:
        raise Problem(said("complaint.at_character", value=quoted(text), number=error.position + 1, text=term_said(error)), USAGE) from None
    codes = [code for code in sipcodes.codes.values() if code.status in wanted]
    if not codes:
        raise Problem(said("complaint.no_known_code", value=quoted(text)))
    if options.format == "json":
        print_json([code.to_dict(options.lang) for code in codes])
    elif options.format == "markdown":
        _print_table(codes, options.lang)
    else:
        _print_list(options, codes)
    return DONE


def _print_matches(options, codes, total):
    from .screen import wrapped

    for index, code in enumerate(codes):
        if index:
            print()
        print(options.paper.colored(code.status, str(code)))
        print("  " + wrapped(code.text("lead", options.lang), options.paper.width, 2, 2))
    if len(codes) < total:
        print(f"\n{said('command.more_matches', number=len(codes), count=total)}")


def search(options, arguments):
    """search WORDS..."""
    words = " ".join(arguments)
    found = sipcodes.search(words, options.lang)
    if not found:
        raise Problem(said("complaint.no_match", value=quoted(words)))
    # A person reads the first page; a program that says nothing else gets all.
    codes = found[: options.limit or (_USUAL_MATCHES if options.format == "text" else len(found))]
    if options.format == "json":
        print_json([code.to_dict(options.lang) for code in codes])
    elif options.format == "markdown":
        _print_table(codes, options.lang)
    else:
        _print_matches(options, codes, len(found))
    return DONE


def _is_another(argument):
    """True for what can only be meant as a second code: "4O4" is a typing error, not part of a phrase."""
    return argument[:1].isdigit() or says_cause(argument) or is_code(argument)


def guess(options, arguments):
    """CODE [CODE]: one phrase in several arguments, one code to be explained, or two to be compared."""
    phrase = " ".join(arguments)
    rest = arguments[2 if arguments[0].startswith("SIP/") else 1 :]
    if len(arguments) == 1 or (is_named(phrase) and not any(map(_is_another, rest))):
        return explain(options, [phrase])
    if len(arguments) == 2:
        return compare(options, arguments)
    raise Problem(said("complaint.one_or_two"), USAGE)
