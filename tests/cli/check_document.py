#!/usr/bin/env python3
"""Compares a document with what the command prints now; --update writes it anew.

    check_document.py [--update] PATH_TO_SIPCODES DOCUMENT

In the document, a line <!-- prints: sipcodes ARGUMENTS --> names the command whose output is all that follows it.
"""

import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ENGLISH = os.environ | {"LC_ALL": "C"}
MARK = re.compile(r"^<!-- prints: sipcodes (.*) -->\n\n", re.M)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("command", type=lambda text: Path(text).resolve())
    parser.add_argument("document", type=Path)
    options = parser.parse_args()
    on_record = options.document.read_text(encoding="utf-8")
    mark = MARK.search(on_record)
    if not mark:
        print(f"{options.document} does not say what prints it")
        return 1
    done = subprocess.run([options.command, *shlex.split(mark[1])], capture_output=True, env=ENGLISH, encoding="utf-8", check=True)
    now = on_record[: mark.end()] + done.stdout
    if options.update:
        options.document.write_text(now, encoding="utf-8")
        return 0
    print(*difflib.unified_diff(on_record.splitlines(), now.splitlines(), "on record", "now", lineterm=""), sep="\n")
    print(f"{options.document.name} {'is what the command prints' if now == on_record else 'is out of date'}")
    return now != on_record


if __name__ == "__main__":
    sys.exit(main())
