"""A response as it was pasted from a capture or a ticket.

Around it may stand what tools write there: headings, an indentation, a byte order mark, the dots that ngrep shows for carriage
returns. The message is taken without them, and remembers where it stood.
"""

import re
import sys
from os.path import commonprefix

from .errors import Problem, note, quoted, said

_MOST_BYTES = 1 << 20
_BEGINS = re.compile(rb"[ \t]*SIP/", re.IGNORECASE)
_STATUS_LINE = re.compile(rb"[ \t]*SIP/\d.\d \d\d\d", re.IGNORECASE)
_REQUEST_LINE = re.compile(rb"[ \t]*[A-Z_]+ .*[^ ] SIP/2\.0\.?$", re.IGNORECASE)


def _indent(line):
    return line[: len(line) - len(line.lstrip(b" \t"))]


def _read(file):
    label = said("complaint.standard_input") if file == "-" else quoted(file)
    try:
        if file == "-":
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with open(file.encode("utf-8", "surrogateescape"), "rb") as stream:
                content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Problem(said("complaint.cannot_read", value=label, text=error.strerror)) from None
    if len(content) > _MOST_BYTES:
        raise Problem(said("complaint.too_large", value=label))
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
                raise Problem(said("complaint.is_request", value=label, number=request))
            raise Problem(said("complaint.no_response", value=label))
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
            note(said("complaint.request_before", number=request, line=self.line))
        for number, line in enumerate(lines[self.line :], self.line + 1):
            if _STATUS_LINE.match(line):
                note(said("complaint.only_first", line=self.line, number=number))
                return

    def place(self, position):
        """The line and the column in the file of a position in the message."""
        before = self.message[:position]
        line = min(before.count(b"\n"), self.message.count(b"\n") - 1)
        begin = 0 if line == 0 else [match.end() for match in re.finditer(b"\n", self.message)][line - 1]
        return self.line + line, position - begin + 1 + self.margins[min(line, len(self.margins) - 1)]
