#!/usr/bin/env python3
"""That the command answers every row of the reference tables of causes, with its source.

    test_causes.py PATH_TO_SIPCODES ROWS

ROWS is what tests/vectors/make_causes.py writes.
"""

import functools
import json
import subprocess
import sys
import unittest
from pathlib import Path

COMMAND = Path()
ROWS = []

MEMBER = {"to-cause": "to_cause", "to-status": "to_status"}


@functools.cache
def printed(*arguments):
    done = subprocess.run([COMMAND, "cause", *arguments, "--format", "json", "--lang", "en"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def rows(kind):
    return [row[1:] for row in ROWS if row[0] == kind]


def is_row(row, subject, to, condition, source):
    return (row["subject"], row["to"] or 0, row["condition"]) == (subject, int(to), condition) and source in row["source"]


class Causes(unittest.TestCase):
    def test_every_row_is_in_its_table(self):
        mappings = rows("map")
        self.assertGreater(len(mappings), 300)
        for table, direction, *rest in mappings:
            if rest[0] == "none":
                self.assertFalse(printed("--table", table)[MEMBER[direction]])
                continue
            with self.subTest(table=table, direction=direction, row=rest):
                self.assertTrue(any(is_row(row, *rest) for row in printed("--table", table)[MEMBER[direction]]))

    def test_every_row_about_a_number_answers_for_it(self):
        for table, direction, *rest in rows("map"):
            if not rest[0].isdigit():
                continue
            # 487 is both: a status code, and a cause of FreeSWITCH that goes by its symbol.
            number = "ORIGINATOR_CANCEL" if direction == "to-status" and rest[0] == "487" else rest[0]
            where = ["--location", "U"] if rest[2] == "location-user" else []
            answer = printed(number, "--table", table, *where)[0]["answers"][0]
            with self.subTest(table=table, direction=direction, row=rest):
                self.assertTrue(answer["mapped"])
                self.assertTrue(any(is_row(row, *rest) for row in (answer["row"], *answer["others"])))

    def test_every_cause_goes_by_its_number_and_its_name(self):
        causes = rows("cause")
        self.assertEqual(len(causes), 127)
        for number, name, _, standing, symbol in causes:
            told = printed(f"q850:{number}")[0]
            with self.subTest(cause=number):
                self.assertEqual((told["cause"], told["standing"]), (int(number), standing))
                self.assertTrue(told["source"] and told["trust"])
                if standing == "assigned":
                    self.assertEqual(told["name"], name)
                if symbol:
                    self.assertEqual(printed(symbol.split()[0])[0]["cause"], int(number))


if __name__ == "__main__":
    COMMAND = Path(sys.argv.pop(1)).resolve()
    ROWS = [line.split("\t") for line in Path(sys.argv.pop(1)).read_text(encoding="utf-8").splitlines()]
    unittest.main()
