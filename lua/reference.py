"""Writes reference.md, the reference of the Lua module, from its annotations: reference.py [--check] [ANNOTATIONS [REFERENCE]].

With --check it writes nothing, and ends with 1 if reference.md is not what it would write.
"""
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
LINK = re.compile(r"\bsipcodes_[a-z0-9_]+\b")


class Entry:
    """What stands before one function, class or variable."""

    def __init__(self):
        self.text, self.parameters, self.returns, self.fields, self.name, self.parent = [], [], [], [], None, None

    def is_empty(self):
        return not (self.text or self.name or self.returns)


def split(rest):
    """A type and a description, which stand two spaces apart."""
    kind, _, description = rest.partition("  ")
    return kind.strip(), description.strip()


def read_line(entry, line):
    if match := re.match(r"---@(param|field) (\[?[\w]+\]?)(\??) (.*)", line):
        what, name, optional, rest = match.groups()
        kind, description = split(rest)
        rows = entry.parameters if what == "param" else entry.fields
        rows.append((name, kind + (" or nil" if optional else ""), description))
    elif match := re.match(r"---@return (.*)", line):
        entry.returns.append(split(match[1]))
    elif match := re.match(r"---@class ([\w.]+)(?: : ([\w.]+))?", line):
        entry.name, entry.parent = match[1], match[2]
    elif line.startswith("---@meta"):
        pass
    elif line.startswith("---@"):
        raise ValueError(f"cannot be read: {line}")
    else:
        entry.text.append(re.sub("^--- ?", "", line))


def read(text):
    """Yields ("section", title), ("class", entry) and ("function", entry, signature) in order."""
    entry = Entry()
    for line in text.splitlines():
        if match := re.match(r"-- (\w.*?) -{8,}$", line):
            yield "section", match[1]
        elif line.startswith("---"):
            read_line(entry, line)
        elif match := re.match(r"function (.*) end$", line):
            yield "function", entry, match[1]
            entry = Entry()
        elif not line.startswith("-- ") and entry.name:
            yield "class", entry
            entry = Entry()
        elif line and not line.startswith(("-- ", "local ", "return ")):
            raise ValueError(f"cannot be read: {line}")


def cell(text):
    return LINK.sub(r"`\g<0>`", text).replace("|", "\\|")


def code(kind):
    return "`" + kind.replace("|", "\\|") + "`"


def table(heads, rows):
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def prose(lines):
    is_code = False
    for line in lines:
        if line.startswith("```"):
            is_code = not is_code
        yield line if is_code else LINK.sub(r"`\g<0>`", line)
    yield ""


def write_function(entry, signature):
    yield f"### {signature}"
    yield ""
    yield from prose(entry.text)
    if entry.parameters:
        rows = [(code(name), code(kind), cell(text)) for name, kind, text in entry.parameters]
        yield from table(("argument", "type", ""), rows)
    if entry.returns:
        rows = []
        for kind, text in entry.returns:
            # The name stands behind the last space that is not part of the type.
            match = re.match(r"(.*\S) (\w+)$", kind)
            kind, name = (match[1], match[2]) if match and not match[1].endswith((",", ":")) else (kind, "")
            rows.append((code(kind), name, cell(text)))
        yield from table(("returns", "name", ""), rows)


def write_class(entry):
    if entry.name == "sipcodes":
        yield "# The Lua module sipcodes"
        yield ""
        yield "<!-- Made from sipcodes.d.lua by reference.py: change it there. -->"
        yield ""
    else:
        yield f"### {entry.name}"
        yield ""
    yield from prose(entry.text)
    if entry.parent:
        yield f"It has the fields of {entry.parent}, too."
        yield ""
    if entry.fields:
        rows = [(code(name), code(kind), cell(text)) for name, kind, text in entry.fields]
        yield from table(("field", "type", ""), rows)


def write(text):
    lines = []
    for what, *rest in read(text):
        if what == "section":
            lines += [f"## {rest[0]}", ""]
        elif what == "class":
            lines += write_class(*rest)
        else:
            lines += write_function(*rest)
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def main(arguments):
    check = "--check" in arguments
    paths = [Path(argument) for argument in arguments if argument != "--check"]
    annotations, reference = (paths + [HERE / "sipcodes.d.lua", HERE / "reference.md"][len(paths):])
    written = write(annotations.read_text(encoding="utf-8"))
    if not check:
        reference.write_text(written, encoding="utf-8")
        return 0
    if not reference.exists() or reference.read_text(encoding="utf-8") != written:
        print(f"{reference.name} is out of date: run lua/reference.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
