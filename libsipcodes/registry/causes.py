"""Reads the causes of Q.850 and of products, the tables between causes and status codes, warn-codes and Reason protocols."""

import re
from dataclasses import dataclass, field

FOLDER = "causes"
HIGHEST = 127  # of Q.850
DIRECTIONS = ("to_cause", "to_status")
TEXTS = ("lead", "description", "when", "fix")
WORDS = ("3xx", "4xx", "5xx", "6xx", "BYE", "CANCEL", "Reason", "other")  # what rows are about besides numbers, in this order
FINAL = range(200, 700)  # the codes that become causes
# The conditions that each direction can have.
CONDITIONS = {"to_cause": ("none", "bearer", "reason"), "to_status": ("none", "location-user", "diagnostic")}


@dataclass
class Cause:
    number: int
    name: str
    cause_class: str
    standing: str
    trust: str
    source: str
    note: str = ""
    texts: dict = field(default_factory=dict)
    text_sources: list = field(default_factory=list)


@dataclass
class Row:
    table: str
    direction: str
    subject: object  # a number, or one of WORDS
    to: int  # 0 for none
    condition: str
    location: str
    source: str
    trust: str
    note: str

    @property
    def order(self):
        """Numbers, then words; of rows about the same the one without condition first."""
        word = WORDS.index(self.subject) + 1 if self.subject in WORDS else 0
        return (word, self.subject if word == 0 else 0, self.condition not in ("none", "reason"))


@dataclass
class Table:
    rank: int
    source: str
    trust: str
    note: str
    prefix: str
    symbols_source: str
    symbols: dict  # name -> number, the usual name of a number first
    rows: dict  # direction -> [Row]
    lowest: int  # the lowest status code that "other" is about

    def row_of(self, status):
        """The row for a final status code, or None."""
        rows = {row.subject: row for row in reversed(self.rows["to_cause"])}
        other = rows.get("other") if status >= self.lowest else None
        return rows.get(status) or rows.get(f"{status // 100}xx") or other

    def finders(self):
        """The names by which a cause is found, with numbers: with the prefix of the product and without it."""
        for name, number in self.symbols.items():
            bare = name.removeprefix(self.prefix)
            yield bare, number
            yield self.prefix + bare, number


@dataclass
class Warning:
    text: str
    source: str


@dataclass
class Protocol:
    registered: bool
    source: str
    several: bool


@dataclass
class Causes:
    class_source: str  # for: the number of a cause tells its class
    causes: dict  # number -> Cause, ascending
    pairs: list  # model.Pair, ascending
    tables: dict  # name -> Table, by rank
    warnings: dict  # code -> Warning
    protocols: dict  # name -> Protocol


class Reader:
    """Reads the files with the loader of model.py, which notes what is wrong with them."""

    def __init__(self, loader, words, messages):
        self.loader = loader
        self.words = words
        self.messages = messages

    def message(self, path, key, text):
        """A text that a person reads, kept with those of messages.toml."""
        if text:
            self.loader.no_arguments(path, key, text)
            self.messages[key] = " ".join(text.split())

    def word(self, path, where, kind, name):
        if name not in self.words[kind]:
            self.loader.problem(path, where, f'"{name}" is not one of {", ".join(self.words[kind])}')

    def class_limits(self, path, data):
        limits = data.get("classes", {})
        for name in limits:
            self.word(path, "classes", "cause-class", name)
        if list(limits.values()) != sorted(set(limits.values())) or HIGHEST not in limits.values():
            self.loader.problem(path, "classes", f"have to ascend to {HIGHEST}")
        return {limit: name for name, limit in limits.items()}

    def q850(self):
        path = f"{FOLDER}/q850.toml"
        data = self.loader.read(self.loader.root / path, "q850.json")
        if not {"source", "trust"} <= data.keys():  # the schema has said so
            return "", {}
        limits, causes = self.class_limits(path, data), {}
        for number in range(1, HIGHEST + 1):
            table = data.get("cause", {}).get(str(number), {})
            cause_class = next((limits[limit] for limit in sorted(limits) if number <= limit), "unknown")
            standing = "assigned" if table.get("name") else "unassigned"
            source = table.get("source", data["source"])
            causes[number] = Cause(number, table.get("name", ""), cause_class, standing, data["trust"], source)
            causes[number].note = f"cause.note.{number}" if "note" in table else ""
            self.message(path, f"cause.note.{number}", table.get("note", ""))
        return data.get("class_source", ""), causes

    def row(self, path, name, direction, place, table, section, entry):
        source, trust = entry.get("source", section["source"]), entry.get("trust", table["trust"])
        condition, location = entry.get("if", "none"), entry.get("location", "none")
        where = f"{direction}.rows.{place}"
        if condition not in CONDITIONS[direction]:
            self.loader.problem(path, where, f'"{condition}" is not one of {", ".join(CONDITIONS[direction])}')
        self.word(path, where, "location", location)
        for subject in entry["from"]:
            key = f"cause.row.{name}.{direction}.{subject}.{condition}"
            note = key if "note" in entry else ""
            self.message(path, key, entry.get("note", ""))
            yield Row(name, direction, subject, entry.get("to", 0), condition, location, source, trust, note)

    def rows(self, path, name, direction, table):
        """The rows of a direction, those about the same one after the other."""
        section = table.get(direction)
        if not section:
            return []
        rows = [
            row
            for place, entry in enumerate(section["rows"])
            for row in self.row(path, name, direction, place, table, section, entry)
        ]
        seen = set()
        for row in rows:
            if (row.subject, row.condition) in seen:
                self.loader.problem(path, direction, f"{row.subject} is there twice")
            seen.add((row.subject, row.condition))
        for row in rows:
            if row.condition != "reason" and (row.subject, "none") not in seen:
                self.loader.problem(path, direction, f"{row.subject} has no row without a condition")
        return sorted(rows, key=lambda row: row.order)

    def symbols(self, path, table):
        """Name -> number; a number has one usual name."""
        symbols, numbers = table.get("symbols", {}), {}
        for name, number in symbols.items():
            if number in numbers:
                self.loader.problem(path, f"symbols.{name}", f"{number} is already {numbers[number]}")
            numbers[number] = name
        for name, number in table.get("other_symbols", {}).items():
            if number not in numbers or name in symbols:
                self.loader.problem(path, f"other_symbols.{name}", f"{number} has no name that this is another one of")
        return symbols | table.get("other_symbols", {})

    def table(self, path, name, data):
        self.message(path, f"cause-table.{name}", data["label"])
        self.message(path, f"cause.table-note.{name}", data.get("note", ""))
        rows = {direction: self.rows(path, name, direction, data) for direction in DIRECTIONS}
        note = f"cause.table-note.{name}" if "note" in data else ""
        lowest = data.get("to_cause", {}).get("lowest", 300)
        prefix, source = data.get("prefix", ""), data.get("symbols_source", "")
        return Table(data["rank"], data["source"], data["trust"], note, prefix, source, self.symbols(path, data), rows, lowest)

    def tables(self):
        tables, ranks = {}, {}
        for file in sorted((self.loader.root / FOLDER).glob("*.toml")):
            path, name = f"{FOLDER}/{file.name}", file.stem
            if name == "q850":
                continue
            data = self.loader.read(file, "causes.json")
            if not {"rank", "label", "source", "trust"} <= data.keys():  # the schema has said so
                continue
            if data["rank"] in ranks:
                self.loader.problem(path, "rank", f"{data['rank']} is already that of {ranks[data['rank']]}")
            ranks[data["rank"]] = name
            tables[name] = self.table(path, name, data)
        return dict(sorted(tables.items(), key=lambda item: item[1].rank))

    def private(self, causes, tables):
        """Adds the causes that products made up."""
        for table in tables.values():
            for symbol, number in table.symbols.items():
                if number > HIGHEST and number not in causes:
                    name = symbol.removeprefix(table.prefix)
                    causes[number] = Cause(number, name, "unknown", "private", table.trust, table.symbols_source)
        return dict(sorted(causes.items()))

    def check_numbers(self, tables, codes):
        """Each row leads from and to something that exists."""
        for name, table in tables.items():
            path = f"{FOLDER}/{name}.toml"
            own = set(table.symbols.values()) | set(range(1, HIGHEST + 1))
            for row in table.rows["to_cause"]:
                if isinstance(row.subject, int) and row.subject not in FINAL:
                    self.loader.problem(path, "to_cause", f"{row.subject} is not a final status code")
                if row.to and row.to not in own:
                    self.loader.problem(path, "to_cause", f"{row.to} is not a cause of Q.850, nor one of symbols")
            for row in table.rows["to_status"]:
                if row.subject != "other" and row.subject not in own:
                    self.loader.problem(path, "to_status", f"{row.subject} is not a cause of Q.850, nor one of symbols")
                if row.to and row.to not in FINAL:
                    self.loader.problem(path, "to_status", f"{row.to} is not a final status code")
                elif row.to and row.to not in codes:
                    self.loader.unknown_code(path, "to_status", row.to)

    def texts(self, causes):
        for path, key, table in self.loader.read_all("texts_causes", "texts_causes.json"):
            cause = causes.get(int(key))
            if not cause:
                self.loader.problem(path, key, f"{key} is not a known cause")
                continue
            for name in TEXTS:
                self.loader.no_arguments(path, f"{key}.{name}", table[name])
            cause.texts = {name: " ".join(table[name].split()) for name in TEXTS}
            cause.text_sources = table["sources"]
            begin = f"cause {key}, {cause.name}".lower() if cause.standing == "assigned" else f"cause {key}"
            if not re.match(rf"{re.escape(begin)}\b|{re.escape(begin)},", cause.texts["lead"].lower()):
                self.loader.problem(path, key, f'the lead has to begin with "Cause {key}, {cause.name}"')

    def unknown(self, causes):
        """Complains about what is no cause."""

        def complain(path, where, number):
            if number not in causes:
                self.loader.problem(path, where, f"{number} is not a known cause")

        return complain

    def warnings(self):
        path, warnings = "warnings.toml", {}
        for key, table in self.loader.read(self.loader.root / path, "warnings.json").items():
            warnings[int(key)] = Warning(table["text"], table["source"])
            for name in ("meaning", "fix"):
                self.message(path, f"warning.{key}.{name}", table[name])
        return dict(sorted(warnings.items()))

    def protocols(self):
        path, protocols = "reason_protocols.toml", {}
        for name, table in self.loader.read(self.loader.root / path, "reason_protocols.json").items():
            if any(name.lower() == other.lower() for other in protocols):
                self.loader.problem(path, name, "is there twice")
            protocols[name] = Protocol(table["registered"], table["source"], table.get("several", False))
            for text in ("meaning", "use"):
                self.message(path, f"protocol.{name}.{text}", table[text])
        return dict(sorted(protocols.items(), key=lambda item: not item[1].registered))


def load(loader, codes, words, messages):
    reader = Reader(loader, words, messages)
    class_source, causes = reader.q850()
    tables = reader.tables()
    reader.check_numbers(tables, codes)
    causes = reader.private(causes, tables)
    reader.texts(causes)
    for kind in ("cause-class", "cause-standing", "cause-condition", "trust", "location"):
        for word in words[kind][1:]:
            if f"{kind}.{word}" not in messages:
                loader.problem("messages.toml", f"{kind}.{word}", "is missing")
    for cause_class in [*words["cause-class"][1:], "unassigned", "private"]:
        for text in TEXTS:
            if f"cause-general.{cause_class}.{text}" not in messages:
                loader.problem("messages.toml", f"cause-general.{cause_class}.{text}", "is missing")
    pairs = loader.pairs("pairs_causes.toml", reader.unknown(causes))
    return Causes(class_source, causes, pairs, tables, reader.warnings(), reader.protocols())
