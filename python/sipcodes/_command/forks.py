"""The commands about the best response of a fork, and about policies."""

import sipcodes

from .codes import print_json
from .errors import DONE, NO_CODE, USAGE, Problem
from .grid import grid_codes, print_grid
from .responses import policy_named


def print_named(options, entries):
    """A list of what goes by a name: (name, label, source), with a document for each."""
    entries = list(entries)
    if options.format == "json":
        print_json([document for *_, document in entries])
        return
    for index, (name, label, source, _) in enumerate(entries):
        options.paper.named(index == 0, name, label, source)


# ---- Best ----


def _list_rules(options):
    def entry(name):
        label, source = sipcodes.label("rule", name, options.lang), sipcodes.rule_source(name)
        return name, label, source, {"name": name, "label": label, "source": source}

    print_named(options, map(entry, sipcodes.best_rules))


def _branch(argument):
    name, colon, origin = argument.rpartition(":")
    if colon and origin not in sipcodes.vocabulary["context.origin"]:
        raise Problem(f"{argument!r}: behind the colon stands who made the response: "
                      f"{' '.join(sipcodes.vocabulary['context.origin'])}", USAGE)
    try:
        status = sipcodes.find(name if colon else argument)
    except (LookupError, ValueError) as error:
        raise Problem(error) from None
    return status, origin if colon else "peer"


def _choose(options, arguments):
    methods = {method.lower(): method for method in sipcodes.vocabulary["methods"][1:]}
    method = methods.get("invite" if options.method is None else options.method.lower())
    if not method:
        raise Problem(f"--method {options.method!r} is none of: {' '.join(methods.values())}", USAGE)
    rule = sipcodes.best_rules[0] if options.rule is None else options.rule
    branches = [_branch(argument) for argument in arguments]
    try:
        return sipcodes.best_response(branches, method, rule)
    except LookupError:
        raise Problem(f"--rule {rule!r} is no rule; there are: {' '.join(sipcodes.best_rules)}", USAGE) from None
    except ValueError as error:
        raise Problem(error) from None


def _code(status):
    return f"{status} {sipcodes.phrase(status)}".rstrip()


def _print_choice(paper, best):
    count = len(best.branches)
    paper.title(f"Best response of {count} branch{'' if count == 1 else 'es'}")
    paper.gap()
    paper.paragraph("To send upstream", _code(best.status) if best.status else "nothing")
    for reason in best.reasons_in(paper.lang):
        paper.gap()
        paper.paragraph("Warning" if reason.warning else "", reason.text, reason.source)
    paper.gap()
    if best.index is not None:
        paper.item("Branch chosen", f"{best.index + 1}, {_code(best.branches[best.index][0])}")
    for index in best.challenges:
        if index != best.index:
            paper.item("Add the challenges of branch", f"{index + 1}, {_code(best.branches[index][0])}")
    paper.item("The RFC allows", str(best.allowed) or "no response", "RFC 3261 16.7 step 6; RFC 4320 4.2")
    paper.item("Rule for ties", f"{best.rule}, {sipcodes.label('rule', best.rule, paper.lang)}")


def best(options, arguments):
    """best [CODE[:ORIGIN]...]."""
    if not arguments:
        _list_rules(options)
        return DONE
    chosen = _choose(options, arguments)
    if options.format == "json":
        print_json(chosen.to_dict(options.lang))
    else:
        _print_choice(options.paper, chosen)
    return DONE


# ---- Policies ----


def _document(name, lang):
    return {**sipcodes.policies[name].to_dict(), "label": sipcodes.label("policy", name, lang)}


def _list_policies(options):
    documents = [_document(name, options.lang) for name in sipcodes.policies]
    print_named(options, [(each["name"], each["label"], each["source"], each) for each in documents])


def _print_rules(paper, document):
    paper.heading(document["name"])
    if paper.is_markdown:
        paper.gap()
    paper.paragraph("", document["label"], document["source"])
    paper.gap()
    for rule in document["rules"]:
        paper.item("", rule)
    if document["rules"]:
        paper.gap()


def policy(options, arguments):
    """policy [NAME...]."""
    if not arguments:
        _list_policies(options)
        return DONE
    try:
        policies = {name: policy_named(name) for name in arguments}
    except Problem as problem:
        raise Problem(str(problem), NO_CODE) from None
    known = {name.lower(): name for name in sipcodes.policies}
    documents = [{**_document(known[name.lower()], options.lang), "name": name} for name in arguments]

    def action(status, name):
        return sipcodes.advise(status, "INVITE", policy=policies[name]).action

    if options.format == "json":
        codes = [
            {"status": code.status, "phrase": code.phrase, "actions": {name: action(code.status, name) for name in arguments}}
            for code in grid_codes()
        ]
        print_json({"policies": documents, "codes": codes})
        return DONE
    for document in documents:
        _print_rules(options.paper, document)
    print_grid(options.paper, arguments, lambda status, name: action(status, name).replace("unknown", "?"), len("authenticate"))
    return DONE
