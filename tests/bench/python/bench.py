"""Measures the Python package beside what a program would use without it.

    bench.py BUILD

BUILD is a build with the shared library, for the calls by ctypes, cffi and by hand. Each row is a pair of statements, measured
in turns in this process; the fastest round of each counts. Nothing here can fail a test.
"""

import ctypes
import http
import importlib.util
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import timeit
from pathlib import Path

import cffi
import jinja2

import sipcodes

HERE = Path(__file__).resolve().parent
ROUNDS = 15
SECONDS = 0.01  # that a round takes


class Slotted:
    """What a program would make of a table of codes."""

    __slots__ = ("status", "phrase", "scope")

    def __init__(self, code):
        self.status, self.phrase, self.scope = code.status, code.phrase, code.scope


def by_hand(build, folder):
    """The extension module of by_hand.c, compiled."""
    target = Path(folder) / f"by_hand{sysconfig.get_config_var('EXT_SUFFIX')}"
    flags = ["-O3", "-shared", "-fPIC", f"-I{sysconfig.get_path('include')}", f"-I{HERE.parents[2] / 'libsipcodes/include'}"]
    library = build / "libsipcodes"
    subprocess.run(["cc", *flags, HERE / "by_hand.c", "-o", target, f"-L{library}", f"-Wl,-rpath,{library}", "-lsipcodes"], check=True)
    spec = importlib.util.spec_from_file_location("by_hand", target)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_ctypes(build):
    phrase = ctypes.CDLL(str(build / "libsipcodes/libsipcodes.so")).sipcodes_phrase
    phrase.restype, phrase.argtypes = ctypes.c_char_p, [ctypes.c_int]
    return phrase


def by_cffi(build):
    ffi = cffi.FFI()
    ffi.cdef("const char *sipcodes_phrase(int status);")
    library = ffi.dlopen(str(build / "libsipcodes/libsipcodes.so"))
    return ffi, library.sipcodes_phrase


def parts_of(page):
    """The parts of a comparison, as plain texts."""
    texts = {part: [piece.text for piece in page.pieces if piece.part == part] for part in sipcodes.vocabulary["part"]}
    return {
        "title": page.title, "lead": page.lead, "differences": [(piece.text, piece.sources[0]) for piece in page.differences],
        "facts": [(piece.label, piece.text) for piece in page.facts], "common": [(piece.label, piece.text) for piece in page.common],
        "send": texts["send"], "receive": texts["receive"], "references": page.references,
        "cards": [piece.text for piece in page.pieces if piece.part in ("description", "when", "fix", "card")],
    }


def f_string(parts):
    """The same parts, put together by an f-string."""
    line = "\n"
    return (
        f"{parts['title']}\n{'=' * len(parts['title'])}\n\n{parts['lead']}\n\n{line.join(parts['cards'])}\n\nKey Differences\n"
        f"{line.join(f'{number:2}. {text} [{source}]' for number, (text, source) in enumerate(parts['differences'], 1))}\n\nFact by Fact\n"
        f"{line.join(f'- {label}: {text}' for label, text in parts['facts'])}\n\nIn Common\n"
        f"{line.join(f'- {label}: {text}' for label, text in parts['common'])}\n\nWhen to Use Which\n{line.join(parts['send'])}\n"
        f"{line.join(parts['receive'])}\n\nReferences\n{line.join(parts['references'])}\n"
    )


TEMPLATE = """{{ title }}
{{ "=" * title|length }}

{{ lead }}
{% for card in cards %}
{{ card }}
{% endfor %}
{% for text, source in differences %}{{ loop.index }}. {{ text }} [{{ source }}]
{% endfor %}{% for label, text in facts %}- {{ label }}: {{ text }}
{% endfor %}{% for label, text in common %}- {{ label }}: {{ text }}
{% endfor %}{{ send|join("\n") }}
{{ receive|join("\n") }}
{{ references|join("\n") }}
"""


def numbers(build, folder):
    ffi, cffi_phrase = by_cffi(build)
    parts = parts_of(sipcodes.compare(301, 420))
    return {
        "sipcodes": sipcodes, "codes": sipcodes.codes, "get": sipcodes.get, "phrase": sipcodes.phrase, "compare": sipcodes.compare,
        "advise": sipcodes.advise, "HTTPStatus": http.HTTPStatus, "slotted": {code.status: Slotted(code) for code in sipcodes.codes.values()},
        "by_hand": by_hand(build, folder).phrase, "ctypes_phrase": by_ctypes(build), "cffi_phrase": cffi_phrase, "string": ffi.string,
        "parts": parts, "f_string": f_string, "template": jinja2.Template(TEMPLATE), "code": 486, "unknown": 499, "known": 404,
        "headers": {"Retry-After": "30", "Warning": '399 example.com "busy"'}, "none": {},
        "raw": b"SIP/2.0 503 Service Unavailable\r\nCSeq: 1 INVITE\r\nRetry-After: 30\r\n\r\n",
    }


# What, statement, baseline's name, its statement, and the goal: ("at most" of the baseline, or "faster" than it by a factor).
ROWS = [
    ("codes[c].phrase", "codes[code].phrase", "dict of __slots__ objects", "slotted[code].phrase", ("at most", 1.05)),
    ("phrase(c)", "phrase(code)", "METH_O by hand", "by_hand(code)", ("at most", 1.4)),
    ("phrase(c)", "phrase(known)", "HTTPStatus(c).phrase", "HTTPStatus(known).phrase", ("faster", 8)),
    ("phrase(c)", "phrase(code)", "ctypes", "ctypes_phrase(code).decode()", ("faster", 1)),
    ("phrase(c)", "phrase(code)", "cffi", "string(cffi_phrase(code)).decode()", ("faster", 1)),
    ("get(unknown)", "get(unknown)", "dict.get", "slotted.get(unknown)", ("at most", 1.1)),
    ("compare(301, 420).text", "compare(301, 420).text", "f-string, same parts", "f_string(parts)", ("faster", 1.3)),
    ("compare(301, 420).text", "compare(301, 420).text", "Jinja2, same parts", "template.render(**parts)", ("faster", 1.3)),
]

# What takes so long by itself: statement, and the goal in microseconds.
TIMES = [
    ("advise(503, headers of a mapping)", "advise(503, 'INVITE', headers)", 2.0),
    ("advise(503)", "advise(503)", None),
    ("advise(bytes)", "advise(raw)", None),
    ("explain(486).text", "sipcodes.explain(486).text", None),
    ("find('busy here')", "sipcodes.find('busy here')", None),
    ("to_q850(486)", "sipcodes.to_q850(486)", None),
    ("best_response of three", "sipcodes.best_response([486, 503, 408]).status", None),
]


def fastest(statements, names):
    """Nanoseconds of each statement: the fastest of rounds that take turns."""
    timers = [timeit.Timer(statement, globals=names) for statement in statements]
    counts = [max(1, int(SECONDS / (timer.timeit(20) / 20))) for timer in timers]
    best = [float("inf")] * len(timers)
    for _ in range(ROUNDS):
        for index, (timer, count) in enumerate(zip(timers, counts)):
            best[index] = min(best[index], timer.timeit(count) / count * 1e9)
    return best


def import_times(module):
    """Milliseconds that importing takes in a fresh interpreter, without site."""
    program = f"import sys, time; sys.path[:0] = {sys.path[1:]!r}; start = time.perf_counter(); import {module}; print((time.perf_counter() - start) * 1e3)"
    return [float(subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True).stdout) for _ in range(25)]


def main(build):
    print(f"Python {sys.version.split()[0]}, sipcodes {sipcodes.__version__}\n")
    print(f"{'what':36} {'time':>12}   {'ratio':>6}  {'baseline':28} {'its time':>12}   goal")
    with tempfile.TemporaryDirectory() as folder:
        names = numbers(build, folder)
        for what, statement, name, baseline, (kind, goal) in ROWS:
            own, other = fastest([statement, baseline], names)
            ratio = own / other if kind == "at most" else other / own
            met = ratio <= goal if kind == "at most" else ratio >= goal
            sign = "<=" if kind == "at most" else ">="
            print(f"{what:36} {own:9.1f} ns   {ratio:6.2f}  {name:28} {other:9.1f} ns   {sign} {goal}{'' if met else '  not met'}")
        for what, statement, goal in TIMES:
            (own,) = fastest([statement], names)
            told = "" if goal is None else f"<= {goal} us{'' if own <= goal * 1000 else '  not met'}"
            print(f"{what:36} {own:9.1f} ns {'':56} {told}")
    own, other = import_times("sipcodes"), import_times("http")
    met = "" if min(own) <= 1 else "  not met"
    print(f"{'import sipcodes':36} {min(own):9.2f} ms   {min(own) / min(other):6.2f}  {'import http':28} {min(other):9.2f} ms   <= 1 ms{met}"
          f" (median {statistics.median(own):.2f} ms)")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())
