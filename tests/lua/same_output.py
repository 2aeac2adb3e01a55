"""Runs programs, and fails unless all print the same, byte for byte, and no fewer bytes than said.

usage: same_output.py LEAST PROGRAM ARGUMENT... -- PROGRAM ARGUMENT... [-- ...]

An argument such as LUA_CPATH=/folder/?.so in front of a program is set in its environment.
"""
import os
import re
import subprocess
import sys


def split(arguments):
    commands = [[]]
    for argument in arguments:
        if argument == "--":
            commands.append([])
        else:
            commands[-1].append(argument)
    return commands


def run(command):
    environment = dict(os.environ)
    while re.match(r"[A-Z_]+=", command[0]):
        name, _, value = command[0].partition("=")
        environment[name] = value
        command = command[1:]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout


def main(least, *arguments):
    commands = split(arguments)
    outputs = [run(command) for command in commands]
    if len(outputs[0]) < int(least):
        return f"only {len(outputs[0])} bytes"
    for command, output in zip(commands, outputs):
        if output != outputs[0]:
            lines = zip(outputs[0].splitlines(), output.splitlines())
            first = next(((n, a, b) for n, (a, b) in enumerate(lines, 1) if a != b), "one is longer")
            return f"differs: {' '.join(command)}: {first}"
    print(f"{len(outputs)} programs print the same {len(outputs[0])} bytes")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
