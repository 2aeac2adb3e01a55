#!/usr/bin/python3
"""Runs the scenarios of scenarios.toml with real Kamailio and real SIPp, and compares what went by wire.

Each scenario has a Kamailio of its own with an example configuration, and its own gateways and callers.
--adapter noop takes the decision away: then each scenario has to fail.
"""

import argparse
import concurrent.futures
import pathlib
import re
import sys
import time
import tomllib

import processes
import server
import sipp

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent
DEFAULTS = {"policy": "base=carrier; hold=30; hold-max=3600"}
# What follows in the address of gateways that nobody plays.
NOT_RUN = {"closed": "", "closed-tcp": ";transport=tcp", "unsendable": ";transport=tls"}
TIMES = {"SILENT_AFTER": 700, "UNANSWERED_AFTER": 1500, "PROBE_EVERY": 3600}
CALL_KEYS = {"method", "sees", "order", "has", "has_not", "gateway_has", "gateway_has_not", "decisions",
             "answer", "cancel", "reinvite", "headers", "uri", "patience", "pause", "gateways", "rpc",
             "within", "probed", "from", "to", "call_id", "log_has", "log_has_not"}
SCENARIO_KEYS = {"name", "shows", "gateways", "trunk", "settings", "times", "probes", "calls"} | CALL_KEYS
DECISION = re.compile(
    r"trunk: code=(\d+) origin=(\S+) action=(\S+) reason=(\S+)( hold=\d+)?"
    r" from=\S+ method=\S+ call-id=(\S+) \S.*$", re.M)
ANSWER = re.compile(r"trunk: answer=(\S+) reason=(\S+) call-id=(\S+) \S.*$", re.M)


def read_scenarios(path):
    """The scenarios of the file, in one form: each with a list of calls."""
    with open(path, "rb") as file:
        scenarios = tomllib.load(file)["scenario"]
    for scenario in scenarios:
        calls = scenario.pop("calls", [{}])
        shared = {key: scenario.pop(key) for key in CALL_KEYS - {"gateways"} if key in scenario}
        scenario["calls"] = [{**shared, **call} for call in calls]
        for call in scenario["calls"]:
            unknown = (scenario.keys() - SCENARIO_KEYS) | (call.keys() - CALL_KEYS)
            if unknown or not {"sees", "order"} <= call.keys():
                raise SystemExit(f"{path}: scenario '{scenario['name']}': unknown {sorted(unknown)}, "
                                 "or no sees and order")
    names = [scenario["name"] for scenario in scenarios]
    if len(set(names)) != len(names):
        raise SystemExit(f"{path}: a name is there twice")
    return scenarios


# ---- Gateways of a scenario ----

def requests_of(answers):
    """Answers are those to one request, or a list for each request."""
    return answers if answers and isinstance(answers[0], list) else [answers]


class Trunk:
    """The gateways of a scenario: those that run, and how they are addressed."""

    def __init__(self, scenario, folder):
        self.folder = folder
        self.ports = {name: processes.free_port() for name in scenario["gateways"]}
        self.running = {}
        self.past = []
        self.probes = scenario.get("probes", {})
        names = scenario.get("trunk", list(scenario["gateways"]))
        self.server_port = None
        self.uris = " ".join(
            f"sip:{processes.HOST}:{self.ports[name]}" + NOT_RUN.get(str(scenario["gateways"][name]), "")
            for name in names)

    def fill_in(self, text):
        """Puts the addresses of the gateways and of the server into a text, and a word of 50 kB."""
        text = text.replace("{50 kB}", 50000 * "w")
        for name, port in {**self.ports, "server": self.server_port}.items():
            text = text.replace("{" + name + "}", f"{processes.HOST}:{port}")
        return text

    def fill_in_request(self, call):
        """The call with the addresses in what its request is made of."""
        filled = {key: self.fill_in(call[key]) for key in ("uri", "to") if key in call}
        return {**call, **filled, "headers": [self.fill_in(line) for line in call.get("headers", [])]}

    def play(self, gateways, method):
        """Starts gateways, in the place of those of the same name."""
        for name, answers in gateways.items():
            if name in self.running:
                self.stop(name)
            if str(answers) in NOT_RUN:
                continue
            if answers == "silent":
                self.running[name] = sipp.OddGateway(name, self.ports[name])
            elif isinstance(answers, str):
                self.running[name] = sipp.OddGateway(name, self.ports[name], self.fill_in(answers))
            else:
                requests = [[self.fill_in(answer) for answer in some] for some in requests_of(answers)]
                self.running[name] = sipp.Gateway(name, self.folder, self.ports[name], method, requests,
                                                  self.probes.get(name, "200 OK"))
        for gateway in self.running.values():
            gateway.wait_until_ready()

    def stop(self, name):
        gateway = self.running.pop(name)
        gateway.stop()
        self.past += [(name, message) for message in gateway.messages()]

    def stop_all(self):
        for name in list(self.running):
            self.stop(name)

    def requests(self, call_id, method):
        """The requests of a call that came to the gateways: (name, message), each transaction once."""
        messages = self.past + [(name, message) for name, gateway in self.running.items()
                                for message in gateway.messages()]
        seen, found = set(), []
        for name, message in sorted(messages, key=lambda pair: pair[1].time):
            is_request = message.received and message.method == method and message.status is None
            if is_request and message.field("Call-ID") == call_id and message.transaction() not in seen:
                seen.add(message.transaction())
                found.append((name, message))
        return found


    def count_probes(self, name):
        messages = self.running[name].messages() if name in self.running else []
        probes = [message for message in messages if message.first_line.startswith("OPTIONS")]
        return len({probe.transaction() for probe in probes})


# ---- One scenario ----

def compare(what, expected, got):
    return [] if expected == got else [f"{what}: expected {expected}, got {got}"]


def listed(value):
    return [value] if isinstance(value, str) else value


def search(what, patterns, head, wanted):
    return [f"{what}: {pattern!r} is {'missing in' if wanted else 'in'}\n{head}" for pattern in patterns
            if bool(re.search(pattern, head, re.M)) != wanted]


def judge_acks(invites, acks):
    """Each ACK has to have the CSeq of an INVITE that this gateway has got (RFC 3261 13.2.2.4, 17.1.1.3)."""
    sent = {(name, message.cseq()) for name, message in invites}
    return [f"the ACK to {name} has CSeq {message.cseq()}, and no INVITE to it has"
            for name, message in acks if (name, message.cseq()) not in sent]


def judge_wire(call, caller, trunk):
    """What went otherwise than expected over the wire, as sentences."""
    method = call.get("method", "INVITE")
    finals = [message for message in caller.messages()
              if message.received and message.status and message.status >= 200 and message.method == method]
    first = [message for message in finals if message.cseq() == 1]
    requests = trunk.requests(caller.call_id, method)
    initial = [(name, message) for name, message in requests if "tag=" not in message.field("To")]
    wrong = compare("the caller sees", call["sees"], first[0].status if first else 0)
    wrong += compare("gateways tried", call["order"], " ".join(name for name, _ in initial))
    head = first[0].head if first else ""
    wrong += search("the response", [trunk.fill_in(text) for text in listed(call.get("has", []))], head, True)
    wrong += search("the response", listed(call.get("has_not", [])), head, False)
    for key, wanted in (("gateway_has", True), ("gateway_has_not", False)):
        for name, patterns in call.get(key, {}).items():
            last = [message.head for other, message in initial if other == name][-1:]
            wrong += search(f"the request to {name}", listed(patterns), last[0] if last else "", wanted)
    if method == "INVITE":
        wrong += judge_acks(requests, trunk.requests(caller.call_id, "ACK"))
    if "reinvite" in call:
        by_number = {message.cseq(): message.status for message in finals if message.cseq() > 1}
        wrong += compare("re-INVITEs", call["reinvite"], [by_number[number] for number in sorted(by_number)])
    for name, times in call.get("probed", {}).items():
        wrong += compare(f"probes of {name}", times, trunk.count_probes(name))
    if "within" in call and first:
        sent = next(message for message in caller.messages() if not message.received)
        seconds = (first[0].time - sent.time).total_seconds()
        least, most = call["within"]
        if not least <= seconds <= most:
            wrong.append(f"the final response came after {seconds:.1f} s, not within {least} to {most}")
    return wrong


def judge_log(call, caller, log):
    """What was decided otherwise than expected, or not logged as it should be."""
    decisions = [" ".join(words) + hold for *words, hold, call_id in DECISION.findall(log)
                 if call_id == caller.call_id]
    answers = [f"{status} {reason}" for status, reason, call_id in ANSWER.findall(log)
               if call_id == caller.call_id]
    wrong = compare("decisions", call["decisions"], decisions) if "decisions" in call else []
    if "answer" in call:
        wrong += compare("answer", [call["answer"]], answers)
    wrong += search("the log", listed(call.get("log_has", [])), log, True)
    wrong += search("the log", listed(call.get("log_has_not", [])), log, False)
    return wrong


def run_calls(scenario, folder, kamailio, trunk, with_log):
    """Makes the calls one after the other; stops at the first that goes wrong."""
    for number, call in enumerate(scenario["calls"], start=1):
        gateways = (scenario["gateways"] if number == 1 else {}) | call.get("gateways", {})
        trunk.play(gateways, call.get("method", "INVITE"))
        time.sleep(call.get("pause", 0))
        for words in call.get("rpc", []):
            kamailio.rpc(*(trunk.fill_in(word).replace("{reload}", kamailio.reload) for word in words))
        caller = sipp.Caller(trunk.fill_in_request(call), folder, number, kamailio.port,
                             f"call{number}-{folder.name}")
        status = caller.wait()
        wrong = judge_wire(call, caller, trunk)
        if with_log:
            wrong += judge_log(call, caller, kamailio.log())
            if status != 0 and call["sees"]:  # SIPp calls it a failure that nothing came
                wrong.append(f"the caller's SIPp ended with {status}")
        if wrong:
            return [f"call {number}: {text}" for text in wrong]
    return []


def run_scenario(scenario, number, options):
    """What went wrong in a scenario, as sentences, none if nothing did; and whether the test itself broke."""
    slug = re.sub("[^a-z0-9]+", "-", scenario["name"].lower())[:50]
    folder = processes.new_folder(options.logs / f"{number:02d}-{slug}")
    trunk = Trunk(scenario, folder)
    settings = {**DEFAULTS, **scenario.get("settings", {}), "gateways": trunk.uris}
    times = {**TIMES, **scenario.get("times", {})}
    try:
        with server.Server(options.source, options.engine, folder, settings, times,
                           options.module_paths) as kamailio:
            trunk.server_port = kamailio.port
            wrong = run_calls(scenario, folder, kamailio, trunk, options.adapter == "real")
            if re.search(r"ERROR: app_(lua|python)", kamailio.log()):
                return [*wrong, "Kamailio has logged an error of the script"], True
        return wrong, False
    except (server.ServerError, RuntimeError, processes.subprocess.TimeoutExpired) as error:
        return [str(error)], True
    finally:
        trunk.stop_all()


# ---- All of them ----

def report(scenario, wrong, broken, options, number):
    """Prints how a scenario went. True if it went as it has to: without a decision, that is wrong."""
    if options.adapter == "noop" and not broken:
        if not wrong:
            print(f"NOT RED  {scenario['name']}: passes although nothing was decided", flush=True)
        return bool(wrong)
    print(("FAILED   " if wrong else "ok       ") + scenario["name"], flush=True)
    for text in wrong:
        print("         " + text.replace("\n", "\n         "))
    if wrong:
        print(f"         logs: {options.logs}/{number:02d}-*", flush=True)
    return not wrong


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--source", type=pathlib.Path, default=HERE.parents[1], help="the checkout")
    parser.add_argument("--engine", choices=server.ENGINES, required=True)
    parser.add_argument("--adapter", choices=("real", "noop"), default="real")
    parser.add_argument("--module", type=pathlib.Path, required=True, help="the folder with sipcodes")
    parser.add_argument("--logs", type=pathlib.Path, required=True, help="a folder for what is logged")
    parser.add_argument("--only", default="", help="only scenarios whose names hold this")
    parser.add_argument("--jobs", type=int, default=6)
    options = parser.parse_args()
    module = (HERE / "noop" if options.adapter == "noop" else options.module).resolve()
    options.module_paths = server.module_paths(module)
    options.logs = options.logs.resolve() / f"{options.engine}-{options.adapter}"
    return options


def has_servers():
    return all(pathlib.Path(program).exists() for program in (server.KAMAILIO, sipp.SIPP))


def check_start(options):
    """Says why Kamailio does not start with the example and the module: once, and not for each scenario."""
    try:
        folder = processes.new_folder(options.logs / "start")
        with server.Server(options.source, options.engine, folder, DEFAULTS, TIMES, options.module_paths):
            return True
    except server.ServerError as error:
        print(error)
        return False


def run_all(scenarios, options):
    """How many scenarios went as they have to."""
    pool = concurrent.futures.ThreadPoolExecutor(options.jobs)
    try:
        runs = {pool.submit(run_scenario, scenario, number, options): (scenario, number)
                for number, scenario in enumerate(scenarios, start=1)}
        good = 0
        for run in concurrent.futures.as_completed(runs):
            scenario, number = runs[run]
            good += report(scenario, *run.result(), options, number)
        return good
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def main():
    options = parse_arguments()
    if not has_servers():
        print("skipped: Debian's packages kamailio and sip-tester are not installed")
        return SKIPPED
    processes.end_cleanly_on_signals()
    began = time.monotonic()
    scenarios = read_scenarios(HERE / "scenarios.toml")
    scenarios = [scenario for scenario in scenarios if options.only in scenario["name"]]
    try:
        if not check_start(options):
            return 1
        good = run_all(scenarios, options)
    except KeyboardInterrupt as interrupt:
        print(f"interrupted by {interrupt}: what was started is stopped", flush=True)
        return 130
    finally:
        processes.stop_all()
    as_expected = "fail without a decision" if options.adapter == "noop" else "passed"
    seconds = time.monotonic() - began
    print(f"{options.engine}: {good} of {len(scenarios)} scenarios {as_expected}, {seconds:.0f} s")
    return 0 if good == len(scenarios) and scenarios else 1


if __name__ == "__main__":
    sys.exit(main())
