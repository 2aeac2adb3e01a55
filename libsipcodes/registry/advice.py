"""Reads what advice is made of: header fields, evidence, reasons, policies and the rules for ties."""

import re
from dataclasses import dataclass

import causes

# Each of the header's enumerations that a person or a script names values of: key, prefix, first enumerator.
WORDS = {
    "problem": ("SIPCODES_PROBLEM", 0),
    "context": ("SIPCODES_CONTEXT", 1),
    "role": ("SIPCODES_ROLE", 0),
    "origin": ("SIPCODES_ORIGIN", 0),
    "usage": ("SIPCODES_USAGE", 0),
    "call-id": ("SIPCODES_CALL_ID", 0),
    "progress": ("SIPCODES_PROGRESS", 0),
    "targets": ("SIPCODES_TARGETS", 0),
    "advice": ("SIPCODES_ADVICE", 1),
    "delay-from": ("SIPCODES_DELAY_FROM", 0),
    "hold": ("SIPCODES_HOLD", 0),
    "reached": ("SIPCODES_REACHED", 0),
    "trust": ("SIPCODES_TRUST", 0),
    "cause-class": ("SIPCODES_CAUSE_CLASS", 0),
    "cause-standing": ("SIPCODES_CAUSE_STANDING", 0),
    "cause-condition": ("SIPCODES_CAUSE_CONDITION", 0),
    "direction": ("SIPCODES_DIRECTION", 0),
    "location": ("SIPCODES_LOCATION", 0),
}
STATUSES = range(100, 700)  # what a tie rule ranks


@dataclass
class Field:
    name: str
    form: str
    compact: str
    once: bool
    source: str


@dataclass
class Reason:
    source: str
    warning: bool


@dataclass
class Policy:
    source: str
    rules: str


@dataclass
class Tie:
    source: str
    ranks: list  # by status - 100: the lower, the better
    within: str
    within_6xx: str
    local: str
    keeps_503: bool


@dataclass
class Advice:
    words: dict  # key -> names; the index is the C enumerator
    fields: dict  # enumerator -> Field
    evidence: dict  # "reached", "health" or "origin" -> status -> answer
    reasons: dict
    policies: dict
    ties: dict
    causes: causes.Causes


def read_words(header):
    header, words = re.sub(r"/\*.*?\*/", "", header, flags=re.S), {}
    for key, (prefix, first) in WORDS.items():
        body = next((b for b in re.findall(r"typedef enum \w+ \{(.*?)\}", header, re.S) if f" {prefix}_" in b), "")
        names = re.findall(rf"\b{prefix}_([A-Z0-9_]+)", body)
        words[key] = [""] * first + [name.lower().replace("_", "-") for name in names]
    return words


def read_fields(loader, header):
    """The fields in the order of enum sipcodes_field; each enumerator has one, and the other way round."""
    path = "fields.toml"
    data = loader.read(loader.root / path, "fields.json")
    by_enumerator = {
        name.upper().replace("-", "_"): Field(name, table["form"], table.get("compact", ""), table.get("once", False), table["source"])
        for name, table in data.items()
    }
    wanted = re.findall(r"^ +SIPCODES_FIELD_([A-Z0-9_]+)", header, re.M)[1:]
    for name in wanted:
        if name not in by_enumerator:
            loader.problem(path, name, "is in sipcodes.h and not here")
    for name in by_enumerator:
        if name not in wanted:
            loader.problem(path, name, "is not in sipcodes.h")
    return {name: by_enumerator[name] for name in wanted if name in by_enumerator}


def read_evidence(loader, codes):
    """What codes are evidence of: table -> status -> answer."""
    path, evidence = "evidence.toml", {"reached": {}, "health": {}, "origin": {}}
    for table, answers in loader.read(loader.root / path, "evidence.json").items():
        for answer, entry in answers.items():
            for status in entry["codes"]:
                if status in evidence[table]:
                    loader.problem(path, f"{table}.{answer}", f"{status} is there twice")
                if status not in codes:
                    loader.unknown_code(path, f"{table}.{answer}", status)
                evidence[table][status] = answer
    return evidence


def statuses_of(order):
    """The statuses of "401,407,5xx" or "500-502"."""
    for term in order.split(","):
        first, _, last = term.replace("xx", "00").partition("-")
        yield from range(int(first), (int(first) + 99 if term.endswith("xx") else int(last or first)) + 1)


def read_rules(loader, name, text):
    """The rules of a policy in one line. Only their names are checked here; sipcodes_policy_parse() reads the rest."""
    rules = [rule.strip() for rule in re.split("[;\n]", text) if rule.strip()]
    known = {"rfc", "timeout", "transport", "rejected", "limit", "health", "hold", "hold-max"}
    known |= set(loader.vocabulary["action"]) - {"wait", "complete"}
    for rule in rules:
        key, equals, value = (part.strip() for part in rule.partition("="))
        if not equals or not value:
            loader.problem("policies.toml", f"{name}.rules", f'"{rule}" is not NAME=VALUE')
        elif key not in known:
            loader.problem("policies.toml", f"{name}.rules", f'"{key}" is not one of {", ".join(sorted(known))}')
    return "; ".join(rules)


def read_tie(loader, name, table):
    ranks = {}
    for rank, order in enumerate(table["order"]):
        for status in statuses_of(order):
            ranks.setdefault(status, rank)
    missing = [status for status in range(300, 700) if status not in ranks]
    if missing:
        loader.problem("ties.toml", f"{name}.order", f"does not say where {missing[0]} stands")
    global_failures = {ranks.get(status) for status in range(600, 700)}
    if any(ranks.get(status) in global_failures for status in range(300, 600)):
        loader.problem("ties.toml", f"{name}.order", "has a group of 6xx and other codes, which cannot be compared")
    within = table["within"]
    return Tie(
        table["source"],
        [ranks.get(status, len(table["order"])) for status in STATUSES],
        within,
        table.get("within_6xx", within),
        table.get("local", "alike"),
        table.get("keeps_503", False),
    )


def load(loader, codes, messages, header):
    """Everything; texts that a person reads are added to the messages, whose translations are kept like theirs."""
    fields = read_fields(loader, header)
    evidence = read_evidence(loader, codes)
    reasons, policies, ties = {}, {}, {}
    for name, table in loader.read(loader.root / "reasons.toml", "reasons.json").items():
        reasons[name] = Reason(table["source"], table.get("warning", False))
        for form in ("text", "values"):
            if form in table:
                messages[f"reason.{name}.{form}"] = table[form]
                loader.arguments("reasons.toml", f"reason.{name}.{form}", table[form])
    for name, table in loader.read(loader.root / "policies.toml", "policies.json").items():
        policies[name] = Policy(table["source"], read_rules(loader, name, table["rules"]))
        messages[f"policy.{name}"] = table["label"]
        loader.no_arguments("policies.toml", name, table["label"])
    for name, table in loader.read(loader.root / "ties.toml", "ties.json").items():
        ties[name] = read_tie(loader, name, table)
        messages[f"tie.{name}"] = table["label"]
        loader.no_arguments("ties.toml", name, table["label"])
    words = read_words(header)
    for name in words["problem"]:
        if name and name != "none" and f"problem.{name}" not in messages:
            loader.problem("messages.toml", f"problem.{name}", "is missing")
    return Advice(words, fields, evidence, reasons, policies, ties, causes.load(loader, codes, words, messages))
