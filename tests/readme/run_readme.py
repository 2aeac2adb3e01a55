#!/usr/bin/env python3
"""Runs the examples of a Markdown document and compares what they print with what it shows.

    run_readme.py BUILD DOCUMENT

In a block marked ```console, a line that begins with "$ " is a command, and the lines up to the next
one are all that it prints; a line "..." stands for any number of lines. A block of another language
that follows a comment <!-- file: NAME --> is the content of that file. Blocks marked ```pycon are one
session of the `python` that is found by then, run as doctest does. Everything runs in one empty folder,
with the build installed beside it, so that an example works as for a user.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n+)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.M | re.S)


def install(build, prefix):
    subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, stdout=subprocess.DEVNULL)
    return os.environ | {
        "PATH": f"{prefix}/bin:{os.environ['PATH']}",
        "MANPATH": f"{prefix}/share/man",
        "LC_ALL": "C",
    }


def examples(body):
    """The commands of a console block, each with the lines that it is to print."""
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        yield command, [] if lines == [""] else lines


def prints(wanted, lines):
    """True if the lines are the wanted ones, "..." standing for any."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + "\n" for line in wanted)
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines)) is not None


def export(command, folder, environment):
    """The environment after an export; the commands of a document are run in shells of their own."""
    done = subprocess.run(["bash", "-c", f"{command}; env -0"], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return dict(entry.split("=", 1) for entry in done.stdout.split("\0") if entry)


def check(command, wanted, folder, environment):
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600
    )
    lines = (done.stdout + done.stderr).rstrip("\n").split("\n") if done.stdout or done.stderr else []
    if prints(wanted, lines):
        print(f"ok {command}")
        return True
    print(f"not ok {command}\nshown:\n" + "\n".join(wanted) + "\nprinted:\n" + "\n".join(lines))
    return False


def session(blocks, folder, environment):
    """Runs what the Python blocks of a document say, as one session."""
    (folder / "session.txt").write_text("\n".join(blocks), encoding="utf-8")
    python = shutil.which("python", path=environment["PATH"]) or "python3"
    done = subprocess.run(
        [python, "-m", "doctest", "-o", "ELLIPSIS", "session.txt"], cwd=folder, env=environment, capture_output=True, text=True, timeout=600
    )
    examples = sum(block.count(">>> ") for block in blocks)
    print(f"{'not ok' if done.returncode else 'ok'} {examples} examples of Python\n{done.stdout}{done.stderr}".rstrip())
    return done.returncode == 0


def main(build, document):
    root = Path(document).resolve().parent
    results, blocks = [], []
    with tempfile.TemporaryDirectory() as scratch:
        environment = install(build, f"{scratch}/prefix")
        folder = Path(scratch) / "work"
        folder.mkdir()
        # The two commands of the checkout work from here, too.
        (folder / "run").symlink_to(root / "run")
        for block in BLOCK.finditer(Path(document).read_text(encoding="utf-8")):
            if block["file"]:
                (folder / block["file"]).write_text(block["body"], encoding="utf-8")
            elif block["language"] == "pycon":
                blocks.append(block["body"])
            elif block["language"] == "console":
                for command, wanted in examples(block["body"]):
                    if command.startswith("export "):
                        environment = export(command, folder, environment)
                    results.append(check(command, wanted, folder, environment))
        if blocks:
            results.append(session(blocks, folder, environment))
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if results and all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
