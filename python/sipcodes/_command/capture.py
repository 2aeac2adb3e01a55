"""A response as it was pasted from a capture or a ticket.

Around it may stand what tools write there: headings, an indentation, a byte order mark, the dots that ngrep shows for carriage
returns. The message is taken without them, and remembers where it stood.
"""

import re
import sys
from os.path import commonprefix

from .errors import Problem, note

_MOST_BYTES = 1 << 20
_BEGINS = re.compile(rb"[ \t]*SIP/", re.IGNORECASE)
_STATUS_LINE = re.compile(rb"[ \t]*SIP/\d.\d \d\d\d", re.IGNORECASE)
_REQUEST_LINE = re.compile(rb"[ \t]*[A-Z_]+ .*[^ ] SIP/2\.0\.?$", re.IGNORECASE)


def _indent(line):
    return line[: len(line) - len(line.lstrip(b" \t"))]


def _read(file):
    label = "standard input" if file == "-" else repr(file)
    try:
        if file == "-":
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with open(file, "rb") as stream:
                content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Problem(f"cannot read {label}: {error.strerror}") from None
    if len(content) > _MOST_BYTES:
        raise Problem(f"{label} is larger than 1 MB, which no SIP response is")
    return label, content.removeprefix(b"\xef\xbb\xbf")


def _header_section(lines):
    """The lines behind the status line up to the empty one, or to the next status line."""
    for line in lines[1:]:
        if not line.strip(b" \t") or _STATUS_LINE.match(line):
            return
        yield line


class Capture:
    """The first response in a file: ``message`` are its bytes."""

    def __init__(self, file):
        label, content = _read(file)
        lines = [line.removesuffix(b"\r") for line in content.split(b"\n")]
        first = next((number for number, line in enumerate(lines) if _BEGINS.match(line)), None)
        before = lines if first is None else lines[:first]
        request = next((number for number, line in enumerate(before, 1) if _REQUEST_LINE.match(line)), None)
        if first is None:
            if request:
                raise Problem(f"{label}, line {request}: this is a request; advice is about responses")
            raise Problem(f"{label} has no response: a line that begins like \"SIP/2.0 486 Busy Here\" is expected")
        self._take(lines[first:], first + 1)
        self._tell_of_others(lines, request)

    def _take(self, lines, number):
        section = list(_header_section(lines))
        dotted = bool(section) and all(line.endswith(b".") for line in [lines[0], *section])
        indent = commonprefix([_indent(line) for line in section])
        margins = [len(_indent(lines[0])), *[len(indent)] * len(section)]
        taken = []
        for line, margin in zip([lines[0], *section], margins):
            inner = line[margin:]
            taken.append(inner[:-1] if dotted and inner.endswith(b".") else inner)
            # A dot alone is an empty line.
            if not taken[-1]:
                taken.pop()
                break
        self.line = number
        self.margins = margins
        self.message = b"".join(line + b"\n" for line in taken)

    def _tell_of_others(self, lines, request):
        if request:
            note(f"line {request} begins a request; the response is taken that begins at line {self.line}")
        for number, line in enumerate(lines[self.line :], self.line + 1):
            if _STATUS_LINE.match(line):
                note(f"only the first response is taken, at line {self.line}; another one begins at line {number}")
                return

    def place(self, position):
        """The line and the column in the file of a position in the message."""
        before = self.message[:position]
        line = min(before.count(b"\n"), self.message.count(b"\n") - 1)
        begin = 0 if line == 0 else [match.end() for match in re.finditer(b"\n", self.message)][line - 1]
        return self.line + line, position - begin + 1 + self.margins[min(line, len(self.margins) - 1)]
