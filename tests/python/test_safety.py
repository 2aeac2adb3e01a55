"""Threads, forks, subinterpreters, the end of the interpreter, references, and what happens when there is no memory."""

import gc
import sys
import threading
import tracemalloc

import pytest

import sipcodes

RAW = b"SIP/2.0 503 Service Unavailable\r\nCSeq: 1 INVITE\r\nRetry-After: 30\r\n\r\n"


def use_everything():
    """A call of each kind; what it returns is the same each time."""
    advice = sipcodes.advise(503, "INVITE", {"Retry-After": "30"}, context={"role": "proxy"}, policy="carrier", tried=["sip:a@example.com"])
    best = sipcodes.best_response([486, (408, "timeout"), sipcodes.parse(RAW)])
    return (
        sipcodes.codes[486].phrase, sipcodes.get(499), sipcodes.find("busy here"), sipcodes.search("codec", limit=2), str(sipcodes.CodeSet("5xx")),
        str(sipcodes.compare(301, 420)), sipcodes.explain(RAW).markdown, len(sipcodes.compare(486, 600).pieces), str(advice), advice.reasons,
        best.status, best.reasons, sipcodes.from_q850(17), sipcodes.read_reason("Q.850;cause=17"), sipcodes.write_reason([("SIP", 200)]),
        sipcodes.cause_path(480, ["asterisk"]), sipcodes.uri_equal("sip:a@b", "sip:A@b"), advice.to_dict(), sipcodes.explain_cause(17)._repr_html_(),
    )


def test_threads():
    wanted, found = use_everything(), []

    def work():
        found.extend(use_everything() for _ in range(40))

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert len(found) == 320 and all(each == wanted for each in found)


def test_threads_that_are_the_first_to_ask(run):
    """The first use makes records and imports modules, at once in several threads."""
    said = run(
        """
import sys, threading
sys.setswitchinterval(1e-6)
import sipcodes
barrier, found = threading.Barrier(8), []
def work():
    barrier.wait()
    found.append((sipcodes.codes[486], sipcodes.advise(503).action, str(sipcodes.compare(486, 600)), sipcodes.SIPStatus(486), sipcodes.to_q850(486)))
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(found), len(set(found)), len({id(each[0]) for each in found}))
"""
    )
    assert said == "8 1 1\n"


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes(run, tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(
        f"""
import multiprocessing, sipcodes

def ask(code):
    return sipcodes.get(code.status), sipcodes.compare(code, 486), sipcodes.advise(code)

if __name__ == "__main__":
    codes = [code for code in sipcodes.codes.values() if 300 <= code.status <= 699]
    with multiprocessing.get_context({method!r}).Pool(2) as pool:
        answers = pool.map(ask, codes)
    print(answers == [ask(code) for code in codes], len(answers) > 70)
"""
    )
    assert run(f"import runpy; runpy.run_path({str(program)!r}, run_name='__main__')" if method == "fork" else f"import subprocess, sys; print(subprocess.run([sys.executable, {str(program)!r}], capture_output=True, text=True).stdout, end='')") == "True True\n"


def test_fork(run):
    said = run(
        """
import os, sipcodes
before = str(sipcodes.advise(503))
child = os.fork()
if child == 0:
    os._exit(0 if str(sipcodes.advise(503)) == before and sipcodes.codes[486].phrase == "Busy Here" and sipcodes.SIPStatus(486) == 486 else 1)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    )
    assert said == "0\n"


SUBINTERPRETERS = """
import _xxsubinterpreters as subinterpreters, sys
{before}
program = '''
import sipcodes
advice = sipcodes.advise(503, "INVITE", {{"Retry-After": "30"}})
assert advice.hold == 30 and sipcodes.codes[486].phrase == "Busy Here" and sipcodes.SIPStatus.BUSY_HERE == 486
assert sipcodes.compare(486, 600).title and sipcodes.find("busy here") == 486
try:
    sipcodes.find("nope")
except LookupError:
    pass
'''
for _ in range(5):
    interpreters = [subinterpreters.create() for _ in range(3)]
    for each in interpreters:
        subinterpreters.run_string(each, program)
    for each in interpreters:
        subinterpreters.destroy(each)
import sipcodes
print(sipcodes.codes[486].phrase, sipcodes.compare(486, 600).title)
"""


@pytest.mark.parametrize("before", ["", "import sipcodes; sipcodes.advise(503); sipcodes.SIPStatus"], ids=["not imported", "imported"])
def test_subinterpreters(run, before):
    pytest.importorskip("_xxsubinterpreters")
    assert run(SUBINTERPRETERS.format(before=before)) == "Busy Here SIP 486 Busy Here vs 600 Busy Everywhere\n"


@pytest.mark.parametrize(
    "text",
    [
        "import sipcodes, atexit; atexit.register(lambda: print(sipcodes.advise(503).action))",
        "import sipcodes\nclass Last:\n    def __del__(self, ask=sipcodes.phrase): print(ask(486))\nlast = Last()",
        # Records are made by a module that is imported with the first of them.
        "import os, sipcodes, sys\nsipcodes.codes[600]\nclass Last:\n    def __del__(self, write=os.write, codes=sipcodes.codes): write(1, codes[486].phrase.encode())\nlast = Last()",
        "import sipcodes, threading, time\nthreading.Thread(target=lambda: [sipcodes.compare(486, 600) for _ in range(20000)], daemon=True).start()\ntime.sleep(0.05)\nprint('end')",
        "import sipcodes, sys\ndel sys.modules['sipcodes'], sys.modules['sipcodes._native']\ncode = sipcodes.codes[486]\ndel sipcodes\nimport gc; gc.collect()\nprint(code.phrase, code.text('lead')[:3])",
        "import importlib, sipcodes\nimportlib.reload(sipcodes)\nprint(sipcodes.codes[486].phrase)",
    ],
    ids=["atexit", "function in __del__", "mapping in __del__", "daemon thread", "modules removed", "reload"],
)
def test_the_end_of_the_interpreter(run, text):
    assert run(text).strip() in ("failover", "Busy Here", "end", "Busy Here 486")


def test_garbage_is_collected():
    class Cycle:
        pass

    gc.collect()
    for _ in range(100):
        cycle = Cycle()
        cycle.advice = sipcodes.advise(503, headers={"Retry-After": "30"})
        cycle.self = cycle
    before = gc.collect()
    assert before >= 100
    # Records are seen by the collector, or have nothing in them that could make a circle.
    record = sipcodes.ReasonValue("Q.850", 17, "text")
    assert not gc.is_tracked(record) or "Q.850" in gc.get_referents(record)


# ---- References and memory ----

CALLS = {
    "get": lambda: sipcodes.get(486),
    "codes": lambda: sipcodes.codes[486].phrase,
    "unknown": lambda: sipcodes.get(499),
    "find": lambda: sipcodes.find("busy here"),
    "search": lambda: sipcodes.search("codec"),
    "set": lambda: list(sipcodes.CodeSet("408,5xx") - sipcodes.CodeSet([501])),
    "compare": lambda: str(sipcodes.compare(486, 600)),
    "pieces": lambda: sipcodes.compare(486, 600).pieces,
    "explain": lambda: sipcodes.explain(RAW).markdown,
    "parse": lambda: sipcodes.parse(RAW).elements("Retry-After")[0].parameter("duration"),
    "faults": lambda: sipcodes.Response(503, headers=[("Retry-After", "x")]).faults,
    "advise": lambda: sipcodes.advise(503, "INVITE", {"Retry-After": ["30"]}, {"role": "proxy"}, "carrier", ["sip:a@b"]).reasons,
    "page": lambda: sipcodes.advise(503).page("en").pieces,
    "policy": lambda: str(sipcodes.Policy.parse("failover=486", "carrier")),
    "best": lambda: sipcodes.best_response([486, (408, "timeout"), sipcodes.parse(RAW)]).reasons,
    "cause": lambda: (sipcodes.from_q850(17, location="U"), sipcodes.cause_path(480, ["asterisk"])),
    "reason": lambda: sipcodes.write_reason(sipcodes.read_reason('Q.850;cause=17;text="x"')),
    "no utf-8": lambda: sipcodes.advise(302, "M", [("Contact", "<foo:\udcff>"), ("Warning", '399 x "\udcff"')], tried=["foo:\udcff", "foo:\udcfe"]).page().text,
    "no utf-8 text": lambda: (sipcodes.uri_equal("\udcff", "\udcfe"), sipcodes.labelled("\udcff", "\udcff", "\udcff"), sipcodes.language("\udcff")),
    "dict": lambda: sipcodes.compare(486, 600).to_dict(),
    "html": lambda: sipcodes.explain(486)._repr_html_(),
}

FAILURES = {
    "no integer": lambda: sipcodes.get("x"),
    "no code": lambda: sipcodes.codes[499],
    "out of range": lambda: sipcodes.explain(700),
    "no name": lambda: sipcodes.find("nope"),
    "ambiguous": lambda: sipcodes.find("not acceptable"),
    "no set": lambda: sipcodes.CodeSet("9xx"),
    "no message": lambda: sipcodes.parse(b"x"),
    "no header": lambda: sipcodes.Response(503, headers=[("a", 1)]),
    "no headers": lambda: sipcodes.Response(503, headers=[("a", "b"), 5]),
    "no context": lambda: sipcodes.advise(503, role="x"),
    "no tried": lambda: sipcodes.advise(503, tried=["sip:a", 1]),
    "no policy": lambda: sipcodes.advise(503, headers={"Retry-After": "30"}, policy="x"),
    "no branch": lambda: sipcodes.best_response([486, 200]),
    "no table": lambda: sipcodes.cause_path(480, ["asterisk", "x"]),
    "no reason": lambda: sipcodes.write_reason([("Q.850", 17), ("Q.850", 18)]),
    "no utf-8 name": lambda: sipcodes.best_response([486], "INVITE", "\udcff"),
    "no utf-8 table": lambda: sipcodes.cause_path(480, ["\udcff", "\udcfe"]),
    "no utf-8 reason": lambda: sipcodes.write_reason([("\udcff", 17, "\udcff")]),
    "no utf-8 argument": lambda: sipcodes.sentence("\udcff", **{"\udcff": "\udcff"}),
    "surrogate": lambda: sipcodes.find("\ud800"),
}


def failing(call):
    def ask():
        try:
            call()
        except (TypeError, ValueError, LookupError):
            return
        raise AssertionError("no error")

    return ask


ALL = {**CALLS, **{name: failing(call) for name, call in FAILURES.items()}}


def blocks_after(call, count):
    """How many memory blocks more there are after so many calls."""
    for _ in range(50):
        call()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(count):
        call()
    gc.collect()
    return sys.getallocatedblocks() - before


@pytest.mark.parametrize("name", ALL)
def test_no_reference_is_left(name):
    """leaks.py does this a million times."""
    # Caches of the interpreter take some hundreds, however often a function is called.
    assert blocks_after(ALL[name], 2000) < 1000


def test_a_leak_is_noticed():
    kept = []
    assert blocks_after(lambda: kept.append(object()), 1000) >= 1000


def test_counts_of_shared_objects_stay():
    busy, phrase = sipcodes.codes[486], sipcodes.codes[486].phrase
    shared = [busy, phrase, type(busy), None, True, sipcodes.codes, *sipcodes.vocabulary["action"]]
    for call in ALL.values():
        call()
    before = [sys.getrefcount(each) for each in shared]
    for _ in range(500):
        for call in (CALLS["get"], CALLS["codes"], CALLS["advise"], CALLS["unknown"], CALLS["search"]):
            call()
    after = [sys.getrefcount(each) for each in shared]
    assert all(abs(b - a) < 50 for a, b in zip(before, after)), list(zip(shared, before, after))


# ---- No memory ----

NO_MEMORY = """
import _testcapi, sys
import sipcodes
from test_safety import CALLS
call = CALLS[{name!r}]
call()
wanted = repr(call())
failed = 0
for after in range(1, {most}):
    _testcapi.set_nomemory(after, after + 1)
    try:
        call()
    except MemoryError:
        failed += 1
    else:
        pass
    finally:
        _testcapi.remove_mem_hooks()
assert repr(call()) == wanted
print(failed)
"""


@pytest.mark.parametrize("name", CALLS)
def test_failing_allocations_are_memory_errors(run, source, name):
    """One allocation after the other fails; each is a MemoryError, or not needed, and never a crash or another error."""
    pytest.importorskip("_testcapi")
    text = f"import sys; sys.path.insert(0, {str(source / 'tests/python')!r})" + NO_MEMORY.format(name=name, most=400)
    failed = int(run(text))
    assert failed > 0 or name in ("get", "codes", "unknown", "find")


def test_memory_is_given_back():
    tracemalloc.start()
    try:
        for call in CALLS.values():
            call()
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(200):
            for call in CALLS.values():
                call()
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < 50_000
    finally:
        tracemalloc.stop()
