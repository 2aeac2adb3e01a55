"""What ends the command with a message."""

import sys

DONE, NO_CODE, USAGE, OUTPUT = range(4)


class Problem(Exception):
    """A message for standard error, and the exit status that goes with it."""

    def __init__(self, message, status=NO_CODE):
        super().__init__(message)
        self.status = status


def complain(message):
    """A message on standard error."""
    print(f"sipcodes: {message}", file=sys.stderr)


def note(message):
    """A message that is no error."""
    complain(f"note: {message}")
