"""The commands about codes: explain, compare, list, search, and what is meant without a command."""

import json
import re

import sipcodes

from .errors import DONE, USAGE, Problem, complain

# How many matches of a search are shown as text unless --limit says otherwise.
_USUAL_MATCHES = 10

_CAUSE_PREFIX = re.compile(r"\s*(q\.?850:|cause=)", re.IGNORECASE)


def print_json(document):
    """A document as the command prints it."""
    print(json.dumps(document, indent=2, ensure_ascii=False))


def says_cause(argument):
    """True for what says that it is a cause: "q850:34"."""
    return bool(_CAUSE_PREFIX.match(argument))


def asked_all(argument):
    """All that an argument names: pairs of a number and whether it is a cause. Codes come before causes."""
    if not says_cause(argument):
        try:
            return [(number, False) for number in sipcodes.find_all(argument)]
        except ValueError as error:
            raise Problem(error) from None
        except LookupError:
            pass
    try:
        return [(number, True) for number in sipcodes.find_causes(argument)]
    except ValueError as error:
        raise Problem(error) from None
    except LookupError:
        raise Problem(f"{argument!r} is no status code and no cause: give a number of 100 to 699, a reason phrase (in quotes) or a "
                      "name; 'search WORDS' looks for words") from None


def _asked_one(argument):
    found = asked_all(argument)
    if len(found) > 1:
        what = "causes" if found[0][1] else "codes"
        raise Problem(f"{argument!r} is the name of the {what} {' and '.join(str(number) for number, _ in found)}; give the number")
    return found[0]


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


def explain(options, arguments):
    """explain CODE..., or of a response."""
    if (options.response, options.status) != (None, None):
        from .responses import explain_response

        return explain_response(options, arguments)
    told = [name for name in ("method", "header", "context", "tried", "policy", "rules", "import") if getattr(options, name)]
    if told:
        raise Problem(f"--{told[0]} goes with --response FILE or --status CODE", USAGE)
    if not arguments:
        raise Problem("'explain' takes codes", USAGE)
    asked = []
    status = DONE
    for argument in arguments:
        try:
            asked += asked_all(argument)
        except Problem as problem:
            complain(problem)
            status = problem.status
    print_explanations(options, asked) if asked else None
    return status


def compare(options, arguments):
    """compare A B."""
    (a, a_is_cause), (b, b_is_cause) = map(_asked_one, arguments)
    if a_is_cause != b_is_cause:
        raise Problem(f"{arguments[0]!r} and {arguments[1]!r} cannot be compared: one is a status code, the other a cause", USAGE)
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


def list_codes(options, arguments):
    """list [CODESET]."""
    text = arguments[0] if arguments else "known"
    try:
        wanted = sipcodes.CodeSet(text)
    except ValueError as error:
        raise Problem(error, USAGE) from None
    codes = [code for code in sipcodes.codes.values() if code.status in wanted]
    if not codes:
        raise Problem(f"no known code is in the set {text!r}")
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
        print(f"\n{len(codes)} of {total} matches; --limit {total} shows all.")


def search(options, arguments):
    """search WORDS..."""
    words = " ".join(arguments)
    found = sipcodes.search(words, options.lang)
    if not found:
        raise Problem(f"no code has {words!r} in its phrases, header fields or texts")
    # A person reads the first page; a program that says nothing else gets all.
    codes = found[: options.limit or (_USUAL_MATCHES if options.format == "text" else len(found))]
    if options.format == "json":
        print_json([code.to_dict(options.lang) for code in codes])
    elif options.format == "markdown":
        _print_table(codes, options.lang)
    else:
        _print_matches(options, codes, len(found))
    return DONE


def _is_named(text):
    try:
        return bool(asked_all(text))
    except Problem:
        return False


def _is_code(argument):
    """True for what can only be meant as a second code: "4O4" is a typing error, not part of a phrase."""
    try:
        return argument[:1].isdigit() or says_cause(argument) or bool(sipcodes.find_all(argument))
    except (LookupError, ValueError):
        return False


def guess(options, arguments):
    """CODE [CODE]: one phrase in several arguments, one code to be explained, or two to be compared."""
    phrase = " ".join(arguments)
    rest = arguments[2 if arguments[0].startswith("SIP/") else 1 :]
    if len(arguments) == 1 or (_is_named(phrase) and not any(map(_is_code, rest))):
        return explain(options, [phrase])
    if len(arguments) == 2:
        return compare(options, arguments)
    raise Problem("one code is explained and two are compared; 'explain' takes more", USAGE)
