"""Calls each function a million times and looks at memory: minutes, for a person to run.

    leaks.py [CALLS] [NAME...]

The shorter run is in test_safety.py, which has the calls.
"""

import resource
import sys
import time

from test_safety import ALL, blocks_after


def main(count=1_000_000, *names):
    wrong = 0
    for name in names or ALL:
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
        blocks = blocks_after(ALL[name], int(count))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        leaks = blocks > 1000 or grown > 10_000
        wrong += leaks
        print(f"{'LEAKS' if leaks else 'ok':5} {name:12} {blocks:+6d} blocks {grown:+6d} KiB {time.perf_counter() - start:6.1f} s", flush=True)
    print(f"{int(count)} calls of each, {wrong} leak")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
