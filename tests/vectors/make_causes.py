#!/usr/bin/env python3
"""Writes the reference tables of causes as rows of text, for the tests of every language.

    make_causes.py FOLDER OUT

FOLDER has the tables as they were collected; README.md tells the form of the rows. Nothing of the registry is read here, so
that a row that was lost or altered on the way into it shows as a difference.
"""

import csv
import re
import sys
from pathlib import Path

# By the beginning of its source, the table that a row belongs to.
TABLES = {
    "RFC 3398": "rfc3398",
    "RFC 4497": "rfc4497",
    "asterisk/": "asterisk",
    "signalwire/": "freeswitch",
    "vendor doc (Oracle": "oracle",
    "vendor doc (AudioCodes": "audiocodes",
    "vendor doc (Ribbon": "ribbon",
    "ITU-T Q.1912.5": "q1912-5",
    "Kamailio": "kamailio",
}
# What a note says about when a row holds.
CONDITIONS = {
    "with diagnostic: new number goes into Contact": "diagnostic",
    "diagnostic usable as Contact": "diagnostic",
    "location = user": "location-user",
}
# The tables give some numbers as a range of causes.
RIBBON_OTHERS = "4-9,13-15,24-26,30,43,44,46,49,50,53,62,63"


def read(folder, name):
    with open(folder / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def table_of(source):
    return next(name for start, name in TABLES.items() if source.startswith(start))


def cited(source):
    """What of a source the library has to name as well: the RFC and section, the path in a repository, the address."""
    rfc = re.match(r"RFC (\d+) s([\d.]+)", source)
    path = re.match(r"([\w.-]+/[\w.-]+)@\w+:([\w./-]+)", source)
    address = re.search(r"https://[^\s),]+", source)
    return f"RFC {rfc[1]} {rfc[2]}" if rfc else f"{path[1]}:{path[2]}" if path else address[0] if address else ""


def numbers(text):
    for part in text.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def cells(row):
    """The rows of the library that one row stands for: (subject, to, condition)."""
    subject, to, note = row["from"], row["to"], row["note"]
    if subject.startswith("any with Reason"):
        yield "Reason", "0", "reason"
    elif subject.startswith("BYE with Reason"):
        yield "BYE", "0", "reason"
    elif subject == "n/a":
        yield "none", "0", "none"
    elif subject == "N/A rows":
        for number in numbers(RIBBON_OTHERS):
            yield str(number), to, "none"
    elif "|" in to:  # 488 and 606: 31 and 65
        yield subject, "31", "none"
        yield subject, "65", "bearer"
    elif "/" in to:  # 21 and 22 of a table that follows RFC 4497
        first, second = sorted(to.split("/"), key=["403", "410", "603", "301"].index)
        yield subject, first, "none"
        yield subject, second, "location-user" if second == "603" else "diagnostic"
    else:
        yield subject.removeprefix("other ") if subject != "other" else subject, to or "0", CONDITIONS.get(note, "none")
        if note == "603 may be used when cause location is user":
            yield subject, "603", "location-user"


def mapping_rows(folder):
    for name, direction in (("sip_to_q850", "to-cause"), ("q850_to_sip", "to-status")):
        for row in read(folder, name):
            for subject, to, condition in cells(row):
                yield "map", table_of(row["source"]), direction, subject, to, condition, cited(row["source"])


def cause_rows(folder):
    for row in read(folder, "q850_causes"):
        standing = "assigned" if row["status"] == "assigned" else "unassigned"
        cause_class = row["class"].removesuffix(" (e.g. parameter out of range)").removesuffix(" (e.g. unknown message)")
        yield "cause", row["cause"], row["name"], cause_class, standing, row["asterisk_constant"]


def other_rows(folder):
    for row in read(folder, "warn_codes"):
        yield "warning", row["code"], row["text"], re.sub(r"RFC(\d+)", r"RFC \1", row["reference"])
    for row in read(folder, "reason_protocols"):
        yield "protocol", row["protocol"], "yes" if row["registered"] == "y" else "no"


def main(folder, out):
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        for row in (*mapping_rows(folder), *cause_rows(folder), *other_rows(folder)):
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2])
