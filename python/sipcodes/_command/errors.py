"""What the command says in the language of whoever reads it, and what ends it with a message."""

import sys
import unicodedata

import sipcodes

DONE, NO_CODE, USAGE, OUTPUT = range(4)

# How many bytes of an argument a message shows.
_MOST_BYTES = 94

# The language of the command, which is one for all that it says.
_spoken = "en"


def speak(lang):
    """Sets the language of all that follows."""
    global _spoken
    _spoken = lang


def said(name, /, **arguments):
    """The sentence of a name. What came from outside goes through quoted()."""
    return sipcodes.sentence(name, _spoken, **{each: str(value) for each, value in arguments.items()})


def error_said(error):
    """What an exception of the package says."""
    return sipcodes.error_label(error, _spoken)


def quoted(value):
    """An argument, or bytes, as it may be shown: in quotes, short, and with nothing that a terminal would act on."""
    content = value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
    end = min(len(content), _MOST_BYTES)
    # Not in the middle of a character.
    while 0 < end < len(content) and content[end] & 0xC0 == 0x80:
        end -= 1
    text = content[:end].decode("utf-8", "surrogateescape")
    shown = "".join("?" if unicodedata.category(each) in ("Cc", "Cs") else each for each in text)
    return f"'{shown}...'" if end < len(content) else f"'{shown}'"


class Problem(Exception):
    """A message for standard error, and the exit status that goes with it; helps tells whether the help may help."""

    def __init__(self, message, status=NO_CODE, *, helps=False):
        super().__init__(message)
        self.status = status
        self.helps = helps


def no_choice(name, value, choices, status=USAGE, **more):
    """The problem with a value that is none of those that there are."""
    return Problem(said(name, value=quoted(value), list=" ".join(choices)), status, **more)


def complain(message):
    """A message on standard error."""
    print(f"sipcodes: {message}", file=sys.stderr)
    if getattr(message, "helps", False):
        print(said("complaint.try_help"), file=sys.stderr)


def note(text):
    """A message that is no error."""
    complain(said("complaint.note", text=text))
