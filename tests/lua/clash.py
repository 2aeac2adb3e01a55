"""Writes C functions with the names of everything inside a module, and of functions that Kamailio exports, as a host might have.

usage: clash.py FLAVOUR MODULE OUTPUT

Each ends the program: a module that calls one of them instead of its own has been linked so that a host can break it. With the
flavour "shared", names that begin with sipcodes_ are left out: there the module has to find those of the library.
"""
import re
import subprocess
import sys

# Some of the 77 functions of Kamailio 5.6 whose names begin with parse_, and others that are likely to be met.
KAMAILIO = ["error_text", "parse_contact", "parse_contacts", "parse_params", "parse_retry_after", "parse_uri", "str2int", "trim"]
OURS = {"luaopen_sipcodes", "main"}


def names(module):
    lines = subprocess.run(["nm", module], check=True, capture_output=True, text=True).stdout.splitlines()
    inside = {match[1] for line in lines if (match := re.match(r"[0-9a-f]+ [TtDdRr] ([a-z]\w+)$", line))}
    return sorted((inside | set(KAMAILIO)) - OURS)


def main(flavour, module, output):
    chosen = [name for name in names(module) if flavour == "static" or not name.startswith("sipcodes_")]
    if len(chosen) < 100:
        sys.exit(f"{module}: only {len(chosen)} names")
    with open(output, "w", encoding="ascii") as file:
        file.write("#include <stdio.h>\n#include <stdlib.h>\n")
        file.write('static void clash(const char *name) { fprintf(stderr, "host: %s was called\\n", name); exit(3); }\n')
        for name in chosen:
            file.write(f'void {name}(void);\nvoid {name}(void) {{ clash("{name}"); }}\n')
    print(f"{len(chosen)} names")


if __name__ == "__main__":
    main(*sys.argv[1:])
