"""Text for a terminal: wrapped, with headings underlined, and styled where that is wanted."""

import os
import re
import shutil
import sys
import unicodedata

import sipcodes

_DEFAULT_WIDTH, _LEAST_WIDTH = 80, 24
_BOLD, _PLAIN = "\033[1m", "\033[0m"
_COLORS = {1: "\033[1;34m", 2: "\033[1;32m", 3: "\033[1;36m", 4: "\033[1;33m", 5: "\033[1;35m"}
_OTHER_COLOR = "\033[1;31m"

# What must not begin a line, and what must not end one, beside wide characters.
_CLOSING = set(",.:;!?)]}/\"'、。，．！？：；）］｝」』】》〉”’%…ー々")
_OPENING = set("([{\"'（［｛「『【《〈“‘")

# The isolates of right-to-left texts: what opens one, and what closes it.
_OPENERS, _POP = "\u2066\u2067\u2068", "\u2069"

# Written from right to left. What is isolated tells no direction, so that a line of nothing else would run from left to right.
_ARABIC, _RIGHT_TO_LEFT = re.compile("[\u0600-\u06ff]"), "\u200f"

# Where a line may end does not depend on what follows a run of ASCII.
_RUN = re.compile(r"[!-~]+ *|.", re.DOTALL)

_ITEMS = {"difference", "fact", "common", "header", "alias", "reference", "related", "value", "fault"}


def width_of_terminal():
    """Columns to wrap to."""
    if not sys.stdout.isatty():
        return _DEFAULT_WIDTH
    return max(shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns, _LEAST_WIDTH)


def wants_style():
    """True if bold type and color may be used: https://no-color.org."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _is_wide(character):
    return unicodedata.east_asian_width(character) in "WF"


def columns(text):
    """How many columns a text takes."""
    return sum(2 if _is_wide(each) else 1 for each in text if unicodedata.category(each) not in ("Mn", "Me", "Cf"))


def printable(text):
    """A text in which "?" stands for what a terminal would act on, and for bytes that are no UTF-8."""
    return "".join("?" if unicodedata.category(each) in ("Cc", "Cs") and each not in "\n\t" else each for each in text)


def _may_break(text, at, in_source, fits):
    """True if a line may end before text[at]; fits tells whether a line can hold the run of ASCII that text[at] is in."""
    before, after = text[at - 1], text[at]
    if before == " ":
        bound = text[at - 4 : at] == "RFC " or (in_source and text[at - 2] != ";")
        return not (bound and fits)
    if after == " ":
        return False
    if before in "-/.:" and after.isalpha() and after.isascii():
        return not fits
    return (_is_wide(before) or _is_wide(after)) and before not in _OPENING and after not in _CLOSING and before not in _OPENERS


def _chunks(text, room):
    """A text cut where lines may end; a word that no line can hold may be cut at its hyphens, slashes, dots and colons."""
    begin = 0
    in_source = False
    for run in _RUN.finditer(text):
        fits = len(run.group().rstrip(" ")) <= room
        for at in range(run.start(), run.end()):
            if at > 0:
                in_source = text[at - 1] in "[［" or (in_source and text[at - 1] not in "]］")
                if _may_break(text, at, in_source, fits):
                    yield text[begin:at]
                    begin = at
    yield text[begin:]


def _with_closed_isolates(lines):
    """A line ends the isolates that are open in it, so that they have to be closed and opened anew."""
    left = ""
    for line in lines:
        line = left + line
        left = ""
        for each in line:
            left = left + each if each in _OPENERS else left[:-1] if each == _POP else left
        yield line + _POP * len(left)


def wrapped(text, width, column=0, indent=0):
    """A text from a column on, in lines of at most width columns; later lines begin at indent."""
    lines = [""]
    for chunk in _chunks(text, width - indent):
        # With the space behind it, as the library of the command counts.
        if column + columns(chunk) > width and column > indent:
            lines.append("")
            column = indent
        lines[-1] += chunk
        column += columns(chunk)
    direction = _RIGHT_TO_LEFT if _ARABIC.search(text) else ""
    ended = _with_closed_isolates([*(line.rstrip(" ") for line in lines[:-1]), lines[-1]])
    return direction + f"\n{' ' * indent}{direction}".join(ended)


def _end_of(label, text):
    """Where a label ends in the wrapped text that it begins."""
    skipped = " \n" + _OPENERS + _POP + _RIGHT_TO_LEFT
    left = sum(each not in skipped for each in label)
    at = 0
    while left > 0:
        left -= text[at] not in skipped
        at += 1
    return at + len(label) - len(label.rstrip(_POP))


class Screen:
    """Writes pages to standard output as text."""

    is_markdown = False

    def __init__(self, lang):
        self.lang = lang
        self.width = width_of_terminal()
        self.styled = wants_style()

    def style(self, text, style=_BOLD):
        """A text in a style, if styles are wanted."""
        return f"{style}{text}{_PLAIN}" if self.styled else text

    def colored(self, status, text):
        """A text about a status code, in the color of its class."""
        return self.style(text, _COLORS.get(status // 100, _OTHER_COLOR))

    def gap(self):
        """An empty line."""
        print()

    def heading(self, text, mark="-", style=_BOLD):
        """A heading, underlined."""
        print(self.style(wrapped(text, self.width), style))
        print(mark * min(columns(text), self.width))

    def title(self, text):
        """The heading of a page."""
        self.heading(text, "=")

    def _sourced(self, label, text, source, indent):
        line = wrapped(sipcodes.labelled(label, text, source, self.lang), self.width, indent, indent)
        end = _end_of(label, line)
        return (self.style(line[:end]) if label else "") + line[end:]

    def paragraph(self, label, text, source=""):
        """A paragraph with its label before it."""
        print(self._sourced(label, text, source, 0))

    def item(self, label, text, source=""):
        """An item of a list."""
        print("- " + self._sourced(label, text, source, 2))

    def named(self, first, name, label, source):
        """An entry of a list: a name, with what it is below."""
        if not first:
            print()
        print(self.style(name))
        print("  " + self._sourced("", label, source, 2))

    # ---- Pieces of a page ----

    def _labelled(self, piece):
        if piece.label:
            print(self.style(piece.label))
            print("  " + wrapped(piece.text, self.width, 2, 2))
        else:
            print(wrapped(piece.text, self.width))

    def _list_item(self, piece):
        derived = piece.part == "common" or piece.sides
        source = piece.sources[0] if piece.sources and not derived else ""
        if piece.part == "difference":
            print(f"{piece.number:2d}. " + self._sourced(piece.label, piece.text, source, 4))
        else:
            self.item(piece.label, piece.text, source)

    def _piece(self, piece, faults):
        if piece.part == "title":
            self.title(piece.text)
        elif piece.part == "card":
            style = _BOLD if piece.cause else _COLORS.get((piece.status or 0) // 100, _OTHER_COLOR)
            self.heading(piece.text, "-", style)
        elif piece.part == "heading":
            self.heading(piece.text)
        elif piece.part in ("step", "reason"):
            self.paragraph(piece.label, piece.text, piece.sources[0] if piece.sources else "")
        elif piece.part == "fault" and faults:
            self.item(*faults.pop(0))
        elif piece.part in _ITEMS:
            self._list_item(piece)
        else:
            self._labelled(piece)

    def page(self, page, faults=()):
        """A page; faults stand for those that it has, as pairs of label and text."""
        faults = list(faults)
        before = None
        for piece in page.pieces:
            follows = before in _ITEMS and before == piece.part != "difference"
            if before and before not in ("card", "heading") and not follows:
                print()
            self._piece(piece, faults)
            before = piece.part


_ESCAPED = re.compile(r"([\\`*_<\[\]|])")


def escaped(text):
    """A text in which nothing is Markdown."""
    return _ESCAPED.sub(r"\\\1", text)


class Markdown:
    """Writes pages to standard output as Markdown."""

    is_markdown = True

    def __init__(self, lang):
        self.lang = lang

    def gap(self):
        """An empty line."""
        print()

    def title(self, text):
        """The heading of a page."""
        print(f"# {escaped(text)}")

    def heading(self, text):
        """A heading."""
        print(f"## {escaped(text)}")

    def paragraph(self, label, text, source=""):
        """A paragraph with its label before it."""
        print(sipcodes.labelled(label, text, source, self.lang, markdown=True))

    def item(self, label, text, source=""):
        """An item of a list."""
        print("- ", end="")
        self.paragraph(label, text, source)

    def page(self, page, faults=()):
        """A page, as the library writes it."""
        print(printable(page.markdown), end="")

    def named(self, first, name, label, source):
        """A row of a table: a name, and what it is."""
        if first:
            print("| | | |\n|---|---|---|")
        print(f"| {escaped(name)} | {escaped(label)} | {escaped(source)} |")
