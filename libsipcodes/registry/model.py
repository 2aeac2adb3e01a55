"""Reads the registry, checks it, and gives it to the other modules as plain objects.

Everything that is wrong with the data is found here: each problem is one line that names
the file, the code, the field and the reason, and all problems are reported together.
"""

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import jsonschema

import advice
import languages
import places

HERE = Path(__file__).resolve().parent
HEADER = HERE.parent / "include" / "sipcodes.h"

# The facts whose value is one enumerator: TOML field, key of the value, prefix of the C enumerators.
SINGLE_FACTS = {
    "action": ("action", "is", "SIPCODES_ACTION"),
    "repair": ("repair", "is", "SIPCODES_REPAIR"),
    "elsewhere": ("elsewhere", "is", "SIPCODES_ELSEWHERE"),
    "again": ("again", "is", "SIPCODES_AGAIN"),
    "retry_after": ("retry_after", "means", "SIPCODES_RETRY_AFTER"),
    "scope": ("scope", "is", "SIPCODES_SCOPE"),
    "dialog_effect": ("dialog", "effect", "SIPCODES_DIALOG"),
}
# All vocabularies of the header, by the name of the fact.
PREFIXES = {name: prefix for name, (_, _, prefix) in SINGLE_FACTS.items()} | {
    "class": "SIPCODES_CLASS",
    "standing": "SIPCODES_STANDING",
    "senders": "SIPCODES_SENDER",
    "methods": "SIPCODES_METHOD",
    "fact": "SIPCODES_FACT",
    "level": "SIPCODES_LEVEL",
    "alias": "SIPCODES_ALIAS",
    "part": "SIPCODES_PART",
    "text": "SIPCODES_TEXT",
}
# The texts of a code in the registry, in the order of enum sipcodes_text.
TEXTS = ("lead", "description", "when", "fix", "use", "act")
CLASSES = {1: "provisional", 2: "success", 3: "redirection", 4: "request-failure", 5: "server-failure", 6: "global-failure"}
ARGUMENTS = (
    *("code", "a", "b", "a_status", "b_status", "status", "fallback", "list", "label", "text", "name", "user", "source"),
    *("method", "field", "seconds", "least", "most", "wait", "number", "value", "line", "column", "count"),
)
# The arguments that the messages of a table may have.
MESSAGE_ARGUMENTS = {
    "page": ("code", "status", "a", "b"),
    "level": ("name", "text"),
    "alias": ("text", "user"),
    "unknown": ("status", "fallback"),
    "lead": ("a", "b", "a_status", "b_status", "fallback"),
    "difference": ("a", "b", "a_status", "b_status", "status"),
    "fact": ("status", "list"),
    "problem": (),
    "advice": ("code", "method", "list", "field", "least", "most", "wait", "number", "name", "text"),
    "error": (),
    "command": ("code", "a", "b", "number", "line", "column", "count", "name", "text", "label", "list"),
    "complaint": ("value", "a", "b", "number", "line", "column", "name", "text", "list"),
    "cause-page": ("a", "b", "number", "name", "code", "list", "label", "text"),
    "cause-class": (),
    "cause-standing": (),
    "cause-condition": (),
    "cause-general": (),
    "trust": (),
    "location": (),
    "reason": ("code", "status", "fallback", "method", "list", "field", "seconds", "least", "most", "number", "name", "text"),
}
# The tables of messages that sipcodes_sentence() gives out.
SENTENCES = ("command", "complaint")


class RegistryError(Exception):
    """The registry cannot be compiled; the text lists every problem, one a line."""


@dataclass
class Alias:
    phrase: str
    kind: str
    by: str
    source: str


@dataclass
class HeaderField:
    name: str
    level: str
    source: str
    condition: str
    general: bool


@dataclass
class Code:
    path: str  # the file it stands in
    status: int
    phrase: str
    symbol: str
    reference: str
    standing: str
    values: dict = field(default_factory=dict)  # fact -> value name
    sources: dict = field(default_factory=dict)  # fact -> source
    notes: dict = field(default_factory=dict)  # fact -> sentence
    senders: dict = field(default_factory=dict)  # sender -> source
    methods: list = field(default_factory=list)
    challenge: bool = False
    headers: list = field(default_factory=list)
    aliases: list = field(default_factory=list)
    related: list = field(default_factory=list)
    texts: dict = field(default_factory=dict)
    text_sources: list = field(default_factory=list)

    @property
    def registered(self):
        return self.standing in ("registered", "deprecated")

    @property
    def slug(self):
        return f"{self.status}-" + "-".join(re.findall(r"[a-z0-9]+", self.phrase.lower()))


@dataclass
class Pair:
    codes: tuple
    lead: str
    differences: list  # (text, source)
    send: str
    receive: str
    sources: list


@dataclass
class Registry:
    iana_date: str
    iana_source: str
    rules: dict  # rule -> source
    vocabulary: dict  # fact -> value names; the index is the C enumerator
    codes: dict  # status -> Code, ascending
    pairs: list  # Pair, ascending
    messages: dict  # "page.lead" -> text
    advice: advice.Advice
    languages: dict  # tag -> Language; the first is that of the texts here
    places: places.Places
    inputs: list  # the files read

    @property
    def sentences(self):
        """The keys of the messages that programs say by their name."""
        return [key for key in self.messages if key.split(".")[0] in SENTENCES]


def fold(text):
    """One line of a text that is written over several in the registry."""
    return " ".join(text.split())


def find_key(phrase):
    """What of a phrase counts when it is searched for: letters and digits, without case."""
    return re.sub(r"[^0-9a-z]", "", phrase.lower())


class Loader:
    def __init__(self, root):
        self.root = Path(root)
        self.problems = []
        self.codes_sound = True  # no file of codes has a fault, so that a code that is not there is unknown
        self.inputs = []
        self.shared = json.loads((HERE / "schema" / "shared.json").read_text())["definitions"]
        self.vocabulary = read_vocabulary(HEADER.read_text())

    def problem(self, path, where, reason):
        self.problems.append(f"{path}: {where}: {reason}")

    def read(self, path, schema):
        """The table in a TOML file, or {} with its problems noted."""
        name = str(path.relative_to(self.root))
        self.inputs.append(path)
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            self.problem(name, "file", error)
            return {}
        rules = json.loads((HERE / "schema" / schema).read_text())
        rules["definitions"] = rules.get("definitions", {}) | self.shared
        errors = sorted(jsonschema.Draft7Validator(rules).iter_errors(data), key=lambda e: [str(key) for key in e.absolute_path])
        for error in errors:
            self.problem(name, place_of(error.absolute_path, data), error.message)
        return without_faulty(data, errors)

    def read_all(self, folder, schema):
        """All tables of a folder as (file, key, table), each key once."""
        seen = {}
        for path in sorted((self.root / folder).glob("*.toml")):
            name = str(path.relative_to(self.root))
            for key, table in self.read(path, schema).items():
                if key in seen:
                    self.problem(name, key, f"is already in {seen[key]}")
                    continue
                seen[key] = name
                yield name, key, table

    def arguments(self, path, key, text):
        """Checks the {arguments} of a message: each place in the pages knows only some of them."""
        names = re.findall(r"\{(.*?)\}", text)
        if re.search(r"[{}]", re.sub(r"\{.*?\}", "", text)):
            self.problem(path, key, f"has a brace without its other half: {text}")
        allowed = MESSAGE_ARGUMENTS.get(key.split(".")[0])
        if allowed is None:
            self.problem(path, key, "is in no table that pages are made of")
            return
        for name in names:
            if name not in allowed:
                self.problem(path, key, f"{{{name}}} is not one of {', '.join(allowed)}")

    def unknown_code(self, path, where, status):
        """A code that is not there; but if a file of codes has a fault, it may be there and not readable."""
        if self.codes_sound:
            self.problem(path, where, f"{status} is not a known code")

    def no_arguments(self, path, where, text):
        for part in re.findall(r"\{.*?\}|[{}]", text):
            self.problem(path, where, f"has {part}, but only the texts of messages.toml have arguments")

    def value(self, path, where, fact, name):
        if name not in self.vocabulary[fact]:
            known = ", ".join(self.vocabulary[fact])
            self.problem(path, where, f'"{name}" is not one of {known}')
        return name

    def code(self, path, key, table):
        status = int(key)
        standing = table.get("standing", {})
        code = Code(path, status, table["phrase"], table["symbol"], table.get("reference") or standing["source"], "registered")
        self.standing(code, table, standing)
        code.values["class"] = "local" if code.standing == "local" else CLASSES.get(status // 100, "unknown")
        code.sources["class"] = code.sources["standing"] if code.standing == "local" else self.rules.get("class", "")
        for fact, (name, value, _) in SINGLE_FACTS.items():
            given = table.get(name)
            code.values[fact] = self.value(path, f"{key}.{name}", fact, given[value]) if given else self.vocabulary[fact][0]
            code.sources[fact] = given["source"] if given else ""
        for sender in table["senders"]:
            if sender["who"] in code.senders:
                self.problem(path, f"{key}.senders", f'"{sender["who"]}" is there twice')
            code.senders[self.value(path, f"{key}.senders", "senders", sender["who"])] = sender["source"]
        order = self.vocabulary["senders"]
        code.senders = {name: code.senders[name] for name in order if name in code.senders}
        code.sources["senders"] = join_sources(code.senders.values())
        self.methods(code, path, key, table["methods"])
        if "challenge" in table:
            code.challenge = True
            code.sources["challenge"] = table["challenge"]["source"]
        for text in (code.phrase, *code.notes.values(), *(alias["phrase"] + alias["by"] for alias in table["aliases"])):
            self.no_arguments(path, key, text)
        code.related = table["related"]
        code.aliases = [Alias(**alias) for alias in table["aliases"]]
        for alias in code.aliases:
            if find_key(alias.phrase) == find_key(code.phrase):
                self.problem(path, f"{key}.aliases", f'"{alias.phrase}" differs from the phrase in case and punctuation only')
        return code

    def standing(self, code, table, standing):
        if standing:
            code.standing = standing["is"]
        elif "deprecated" in table:
            code.standing = "deprecated"
        code.values["standing"] = code.standing
        deprecated = table.get("deprecated", {})
        code.sources["standing"] = deprecated.get("since") or standing.get("source") or self.iana_source
        code.notes["standing"] = fold(deprecated.get("note") or standing.get("note") or "")

    def methods(self, code, path, key, methods):
        where = f"{key}.methods"
        every = [name for name in self.vocabulary["methods"] if name != "unknown"]
        named, excluded = methods["are"], methods.get("except", [])
        if named == ["any"]:
            named = every
        elif named == ["unknown"]:
            named = []
        elif excluded:
            self.problem(path, where, '"except" goes with are = ["any"]')
        for name in named + excluded:
            self.value(path, where, "methods", name)
        # A local code answers nothing, whatever requests it is made up for.
        answered = [] if code.standing == "local" else named
        code.methods = [name for name in every if name in answered and name not in excluded]
        code.sources["methods"] = code.sources["standing"] if code.standing == "local" else methods["source"]
        code.notes["methods"] = fold(methods.get("note", ""))

    def headers(self, codes):
        path = "headers.toml"
        data = self.read(self.root / path, "headers.json")
        general = data.pop("general", [])
        for key, fields in data.items():
            if int(key) not in codes:
                self.unknown_code(path, key, key)
                continue
            for entry in fields:
                self.no_arguments(path, key, entry.get("if", ""))
            levels = [self.vocabulary["level"].index(entry["level"]) for entry in fields]
            if levels != sorted(levels):
                self.problem(path, key, "must come before should, and should before may")
            codes[int(key)].headers = [header_field(entry, False) for entry in fields]
        for code in codes.values():
            own = {entry.name for entry in code.headers}
            fits = [g for g in general if g["from"] <= code.status <= g["to"] and g["name"] not in own]
            code.headers += [header_field(entry, True) for entry in fits]
            telling = [entry for entry in code.headers if not entry.general] or code.headers
            code.sources["headers"] = join_sources(entry.source for entry in telling)

    def pairs(self, path, unknown):
        """The comparisons in a file; unknown(path, where, number) complains about what is no code, or no cause."""
        pairs, seen = [], set()
        for number, table in enumerate(self.read(self.root / path, "pairs.json").get("pair", []), 1):
            first, second = table["codes"]
            where = f"pair {number} ({first}, {second})"
            if (first, second) in seen:
                self.problem(path, where, "is there twice")
            if first >= second:
                self.problem(path, where, "the lower code comes first")
            for each in (first, second):
                unknown(path, where, each)
            seen.add((first, second))
            for text in (table["lead"], table["send"], table["receive"], *(entry["text"] for entry in table["differences"])):
                self.no_arguments(path, where, text)
            differences = [(fold(entry["text"]), entry["source"]) for entry in table["differences"]]
            pairs.append(
                Pair((first, second), fold(table["lead"]), differences, fold(table["send"]), fold(table["receive"]), table["sources"])
            )
        return sorted(pairs, key=lambda pair: pair.codes)

    def messages(self):
        path = "messages.toml"
        messages = dict(flatten(self.read(self.root / path, "messages.json")))
        for key, text in messages.items():
            self.arguments(path, key, text)
        for fact in self.vocabulary["fact"][1:]:
            values = ["no", "yes"] if fact == "challenge" else self.vocabulary.get(fact, [])
            wanted = [f"fact.{fact}.label"]
            wanted += [f"fact.{fact}.{value}.short" for value in values if fact != "methods"]
            if fact in SINGLE_FACTS or fact in ("class", "standing"):
                wanted += [f"fact.{fact}.{value}.{form}" for value in values for form in ("one", "both")]
            for key in wanted:
                if key not in messages:
                    self.problem(path, key, "is missing")
        return messages

    def cross_check(self, codes, iana_codes):
        registered = sum(code.registered for code in codes.values())
        if self.codes_sound and registered != iana_codes:
            self.problem("codes", "file", f"{registered} registered codes, but registry.toml says {iana_codes}")
        symbols = {}
        for code in codes.values():
            if code.registered and not code.senders:
                self.problem(code.path, f"{code.status}.senders", "a registered code has at least one")
            other = symbols.setdefault(code.symbol, code.status)
            if other != code.status:
                self.problem(code.path, f"{code.status}.symbol", f"{code.symbol} is already that of {other}")
            for status in code.related:
                if status not in codes:
                    self.unknown_code(code.path, f"{code.status}.related", status)
                elif status == code.status:
                    self.problem(code.path, f"{code.status}.related", f"{status} is the code itself")
            self.agreement(code)
            if not code.texts:
                self.problem(code.path, str(code.status), "has no texts")
            if code.status > 699 and code.standing != "local":
                self.problem(code.path, f"{code.status}.standing", "a code above 699 can only be local")

    def agreement(self, code):
        """Facts that cannot be true together, and a lead that is about another code."""
        wanted = {"provisional": "wait", "success": "complete", "redirection": "redirect"}.get(code.values["class"])
        action = code.values["action"]
        if (wanted and action != wanted) or (not wanted and action in ("wait", "complete", "redirect")):
            self.problem(code.path, f"{code.status}.action", f'"{action}" does not go with the class {code.values["class"]}')
        if action in ("modify", "authenticate") and code.values["repair"] == "none":
            self.problem(code.path, f"{code.status}.repair", f'is missing, but the action is "{action}"')
        if code.values["dialog_effect"].startswith("creates") and code.values["class"] not in ("provisional", "success"):
            self.problem(code.path, f"{code.status}.dialog", "only a 1xx or 2xx makes a dialog")
        if code.texts and not code.texts["lead"].startswith(f"{code.status} {code.phrase} "):
            self.problem(code.path, f"{code.status}", f'the lead has to begin with "{code.status} {code.phrase}"')

    def load(self):
        meta = self.read(self.root / "registry.toml", "registry.json")
        iana, self.rules = meta.get("iana", {}), meta.get("rules", {})
        self.iana_source = iana.get("source", "")
        codes = {int(key): self.code(path, key, table) for path, key, table in self.read_all("codes", "codes.json")}
        self.codes_sound = not self.problems
        for path, key, table in self.read_all("texts", "texts.json"):
            if int(key) not in codes:
                self.unknown_code(path, key, key)
                continue
            codes[int(key)].texts = {name: fold(table[name]) for name in TEXTS}
            for name in TEXTS:
                self.no_arguments(path, f"{key}.{name}", table[name])
            codes[int(key)].text_sources = table["sources"]
        codes = dict(sorted(codes.items()))
        self.headers(codes)
        pairs = self.pairs("pairs.toml", lambda path, where, status: status in codes or self.unknown_code(path, where, status))
        messages = self.messages()
        advised = advice.load(self, codes, messages, HEADER.read_text())
        spoken = languages.load(self)
        placed = places.load(self)
        self.cross_check(codes, iana.get("codes"))
        if self.problems:
            raise RegistryError("\n".join(self.problems))
        return Registry(str(iana["compared"]), self.iana_source, self.rules, self.vocabulary, codes, pairs, messages, advised, spoken, placed, self.inputs)


def place_of(path, data):
    """Where in a file something is, for a message: pairs by their codes, not by their position."""
    keys = list(path)
    if len(keys) > 1 and keys[0] == "pair":
        pair = data["pair"][keys[1]]
        codes = pair.get("codes") if isinstance(pair, dict) else None
        shown = ", ".join(map(str, codes)) if isinstance(codes, list) else "?"
        keys[:2] = [f"pair {keys[1] + 1} ({shown})"]
    return ".".join(map(str, keys)) or "file"


def without_faulty(data, errors):
    """What of a file can be looked at further: all but the tables that the schema has found fault with."""
    faulty = {tuple(error.absolute_path)[:2] for error in errors}
    result = {}
    for key, value in data.items():
        if isinstance(value, list):
            result[key] = [item for index, item in enumerate(value) if (key, index) not in faulty]
        elif not any(path[:1] == (key,) for path in faulty) and () not in faulty:
            result[key] = value
    return result


def header_field(entry, general):
    return HeaderField(entry["name"], entry["level"], entry["source"], entry.get("if", ""), general)


def join_sources(sources):
    """Several sources in one, each of their parts once."""
    return "; ".join(dict.fromkeys(part for source in sources for part in source.split("; ")))


def flatten(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def read_vocabulary(header):
    """The enumerators of sipcodes.h by fact, as names: SIPCODES_DIALOG_ENDS_EARLY is "ends-early" of "dialog"."""
    enumerators = re.findall(r"^ +(SIPCODES_[A-Z0-9_]+)(?: = \d+)?,?(?: */\*.*)?$", header, re.M)
    vocabulary = {}
    for fact, prefix in PREFIXES.items():
        names = [name.removeprefix(prefix + "_") for name in enumerators if name.startswith(prefix + "_")]
        if fact == "fact":  # facts are members of records
            names = [name.lower() for name in names]
        elif fact != "methods":  # whose names are in capitals in SIP itself
            names = [name.lower().replace("_", "-") for name in names]
        if names[0] == "UNKNOWN":
            names[0] = "unknown"
        # Where 0 has no enumerator, the enumeration begins with 1. Of repairs, 0 is "none".
        vocabulary[fact] = names if names[0] == "unknown" or fact == "repair" else ["unknown", *names]
    return vocabulary


def digest(inputs):
    """SHA-256 over the names and contents of all files that were read."""
    total = hashlib.sha256()
    for path in sorted(inputs, key=lambda path: (path.parent.name, path.name)):
        total.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def load(root=HERE):
    """The checked registry below root. Raises RegistryError."""
    return Loader(root).load()
