#!/usr/bin/env python3
"""What the command does on a terminal, which only a terminal can show: width, bold type, NO_COLOR, closed pipes.

    test_terminal.py PATH_TO_SIPCODES
"""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import unittest

COMMAND = ""
ESCAPE = re.compile(r"\033\[[0-9;]*m")


def on_terminal(arguments, columns=80, **variables):
    """What the command writes to a terminal of some width."""
    environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm", **variables}
    pid, terminal = pty.fork()
    if pid == 0:
        os.read(0, 1)  # until the parent has set the width
        os.execve(COMMAND, [COMMAND, *arguments], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.write(terminal, b"\n")
    output = b""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux reports the end of the other side so
            break
        if not chunk:
            break
        output += chunk
    os.close(terminal)
    os.waitpid(pid, 0)
    return output.decode().replace("\r\n", "\n").lstrip("\n")


class Terminal(unittest.TestCase):
    def test_headings_are_styled_on_a_terminal(self):
        self.assertIn("\033[1mSIP 486 Busy Here\033[0m", on_terminal(["486"]))

    def test_no_color_takes_style_away(self):
        self.assertNotIn("\033", on_terminal(["486"], NO_COLOR="1"))

    def test_an_empty_no_color_does_not_count(self):
        self.assertIn("\033[1m", on_terminal(["486"], NO_COLOR=""))

    def test_a_dumb_terminal_gets_plain_text(self):
        self.assertNotIn("\033", on_terminal(["486"], TERM="dumb"))

    def test_text_fills_the_width_of_the_terminal_and_no_more(self):
        for columns in (40, 60, 100, 200):
            lines = ESCAPE.sub("", on_terminal(["compare", "301", "430"], columns)).split("\n")
            longest = max(map(len, lines))
            self.assertLessEqual(longest, columns)
            self.assertGreater(longest, columns - 16)

    def test_style_changes_nothing_but_the_looks(self):
        plain = subprocess.run([COMMAND, "compare", "301", "430"], env={}, capture_output=True, text=True, check=True).stdout
        self.assertEqual(ESCAPE.sub("", on_terminal(["compare", "301", "430"], 80)), plain)

    def test_markdown_and_json_are_never_styled(self):
        for name in ("markdown", "json"):
            self.assertNotIn("\033", on_terminal(["486", "--format", name]))


class ClosedPipe(unittest.TestCase):
    def run_with_closed_reader(self, restore):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([COMMAND, "301", "430"], env={}, stdout=writer, stderr=subprocess.PIPE, restore_signals=restore)
        os.close(writer)
        return done

    def test_the_signal_ends_it_without_a_word(self):
        done = self.run_with_closed_reader(restore=True)
        self.assertEqual((done.returncode, done.stderr), (-signal.SIGPIPE, b""))

    def test_where_the_signal_is_ignored_it_is_no_error_either(self):
        done = self.run_with_closed_reader(restore=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    COMMAND = os.path.abspath(sys.argv.pop(1))
    unittest.main()
