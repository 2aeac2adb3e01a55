"""The commands about the best response of a fork, and about policies."""

import sipcodes

from .asked import status_of
from .codes import print_json
from .errors import DONE, NO_CODE, Problem, no_choice, quoted, said
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
    if not colon:
        name, origin = argument, "peer"
    if origin not in sipcodes.vocabulary["context.origin"]:
        raise no_choice("complaint.origin", argument, sipcodes.vocabulary["context.origin"])
    status = status_of(name)
    if not 300 <= status <= 699:
        raise Problem(said("complaint.not_best", value=quoted(name)))
    return status, origin


def _choose(options, arguments):
    methods = {method.lower(): method for method in sipcodes.vocabulary["methods"][1:]}
    method = methods.get("invite" if options.method is None else options.method.lower())
    if not method:
        raise no_choice("complaint.no_method_of", options.method, methods.values())
    rule = sipcodes.best_rules[0] if options.rule is None else options.rule
    if rule not in sipcodes.best_rules:
        raise no_choice("complaint.no_rule", rule, sipcodes.best_rules)
    return sipcodes.best_response([_branch(argument) for argument in arguments], method, rule)


def _code(status):
    return f"{status} {sipcodes.phrase(status)}".rstrip()


def _print_branch(paper, label, best, index):
    paper.item(said(label), said("command.best_branch", number=index + 1, code=_code(best.branches[index][0])))


def _print_choice(paper, best):
    paper.title(said("command.best_title", number=len(best.branches)))
    paper.gap()
    paper.paragraph(said("command.best_upstream"), _code(best.status) if best.status else said("command.best_nothing"))
    for reason in best.reasons_in(paper.lang):
        paper.gap()
        paper.paragraph(said("command.warning") if reason.warning else "", reason.text, reason.source)
    paper.gap()
    if best.index is not None:
        _print_branch(paper, "command.best_chosen", best, best.index)
    for index in best.challenges:
        if index != best.index:
            _print_branch(paper, "command.best_challenges", best, index)
    paper.item(said("command.best_allowed"), str(best.allowed) or said("command.best_allowed_none"), "RFC 3261 16.7 step 6; RFC 4320 4.2")
    rule = said("command.best_rule_text", name=best.rule, text=sipcodes.label("rule", best.rule, paper.lang))
    paper.item(said("command.best_rule"), rule)


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
    policies = {name: policy_named(name, NO_CODE) for name in arguments}
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
