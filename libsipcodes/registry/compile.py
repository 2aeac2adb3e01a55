#!/usr/bin/env python3
"""Compiles the registry to C.

    compile.py --out DIR                 writes the generated C files to DIR
    compile.py --check                   checks the registry and writes nothing
    compile.py --list-inputs             prints the files that the result depends on

Exit status 1 if the registry has errors; each is one line: file, code, field, reason.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the source tree stays as it is

import emit  # noqa: E402
import model  # noqa: E402


def write_if_changed(path, content):
    """Leaves an equal file alone, so that an unchanged registry compiles nothing again."""
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path, default=model.HERE, help="the folder with the TOML files")
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--out", type=Path, metavar="DIR")
    action.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    try:
        registry = model.load(options.registry)
    except model.RegistryError as error:
        print(error, file=sys.stderr)
        return 1
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        for name, content in emit.Emitter(registry, {}).files().items():
            write_if_changed(options.out / name, content)
    else:
        print(f"{len(registry.codes)} codes, {len(registry.pairs)} pairs, {len(registry.messages)} messages: no errors")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
