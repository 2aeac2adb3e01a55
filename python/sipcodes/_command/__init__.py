"""python -m sipcodes: what the command `sipcodes` does, over the package's own interface.

It takes the same commands and options and prints the same text, Markdown, JSON and messages, which the command's manual page
documents; the goldens of the command are run with it, too. Its help is its own.
"""

from .options import main

__all__ = ["main"]
