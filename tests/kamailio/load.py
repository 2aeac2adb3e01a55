#!/usr/bin/python3
"""Calls at a steady rate through the example, with gateways that fail: is a call lost or misrouted, does
memory grow, what does the decision cost, and what happens if a worker is killed?

Each call goes to a gateway that answers 503, to one that answers 500 and to one that takes it. The last line
says whether all went well. README.md tells what the figures mean.
"""

import argparse
import collections
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import processes
import server
import sipp

HERE = pathlib.Path(__file__).resolve().parent
GATEWAYS = {"busy": ["503 Service Unavailable"], "broken": ["500 Server Internal Error"],
            "good": ["180 Ringing", "200 OK"]}
# Every call has to meet the gateways that fail, so none of them is put on hold.
SETTINGS = {"policy": "base=carrier; hold=0"}
TIMES = {"SILENT_AFTER": 3000, "UNANSWERED_AFTER": 30000, "PROBE_EVERY": 3600}
MEMORY = (256, 8)  # megabytes, shared and private
BENCHMARKS = {"lua": ["/usr/bin/lua5.1", HERE / "bench_decision.lua"],
              "python": ["/usr/bin/python3", "-B", HERE / "bench_decision.py"]}
SAMPLE_EVERY = 5
IDLE = 10  # seconds after which tm has forgotten all transactions
RESTART_AFTER = 0.1  # seconds, as systemd does it with Restart=on-failure
GROWTH = "shared {:+.1%}, private {:+.1%}, outside {:+.1%}"
TICKS = os.sysconf("SC_CLK_TCK")


# ---- The players ----

def start_gateways(folder):
    gateways = {}
    for name, answers in GATEWAYS.items():
        port = processes.free_port()
        script = folder / f"{name}.xml"
        sipp.GatewayScript("INVITE", [answers], "200 OK").write(script)
        gateways[name] = (port, processes.start(
            [sipp.SIPP, "-sf", script, "-i", processes.HOST, "-p", port, *sipp.own_ports(), "-nostdin", "-nd",
             "-trace_shortmsg", "-shortmessage_file", folder / f"{name}.csv"],
            folder / f"{name}.out", folder))
    for port, process in gateways.values():
        sipp.wait_for_port(port, process)
    return gateways


def start_caller(folder, server_port, rate, calls):
    script = folder / "caller.xml"
    uri = f"sip:+15550100@{processes.HOST}:{server_port}"
    sipp.CallerScript({"sees": 200}, uri, "[call_id]").write(script)
    return processes.start(
        [sipp.SIPP, "-sf", script, "-i", processes.HOST, "-p", processes.free_port(), *sipp.own_ports(),
         "-nostdin", "-r", rate, "-m", calls, "-l", 20 * rate, "-recv_timeout", 10000,
         "-trace_shortmsg", "-shortmessage_file", folder / "caller.csv", f"{processes.HOST}:{server_port}"],
        folder / "caller.out", folder)


def calls_in(path, first_line):
    """How often each call has a received message that begins so, in a short message log of SIPp."""
    found = collections.Counter()
    with open(path, encoding="latin-1") as log:
        for line in log:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 6 and cells[3] == "R" and cells[6].startswith(first_line):
                found[cells[4]] += 1
    return found


# ---- What Kamailio uses ----

def memory(kamailio):
    """Bytes in use: of shared memory, of the private pools of all processes, and resident outside of both."""
    shared = int(re.search(r"real_used: (\d+)", kamailio.rpc("core.shmmem"))[1])
    private = sum(map(int, re.findall(r"real_used: (\d+)", kamailio.rpc("pkg.stats"))))
    resident = sum(anonymous_memory(pid) for pid in kamailio.pids())
    return shared, private, resident


def anonymous_memory(pid):
    """Bytes of memory of a process that are no file and not shared: what malloc has, the private pool too."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return int(re.search(r"RssAnon:\s+(\d+) kB", status.read())[1]) * 1024


def processor_seconds(kamailio):
    total = 0
    for pid in kamailio.pids():
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def dropped_packets():
    """How many UDP packets the kernel has thrown away because nobody took them in time."""
    lines = pathlib.Path("/proc/net/snmp").read_text().splitlines()
    names, values = [line.split() for line in lines if line.startswith("Udp:")]
    return int(values[names.index("RcvbufErrors")])


# ---- One run ----

class Run:
    """Calls at a rate for a time, and what was seen of them."""

    def __init__(self, options, adapter, name, seconds):
        self.options = options
        self.folder = processes.new_folder(options.logs / name)
        module = HERE / "constant" if adapter == "constant" else options.module
        self.module_paths = server.module_paths(module)
        self.seconds = seconds
        self.calls = options.rate * seconds
        self.samples = []
        self.down = 0
        self.began = 0

    def make(self, kill_after=None):
        gateways = start_gateways(self.folder)
        uris = " ".join(f"sip:{processes.HOST}:{port}" for port, _ in gateways.values())
        settings = {**SETTINGS, "gateways": uris}
        with server.Server(self.options.source, self.options.engine, self.folder, settings, TIMES,
                           self.module_paths, MEMORY) as kamailio:
            before, dropped = processor_seconds(kamailio), dropped_packets()
            self.began = time.monotonic()
            caller = start_caller(self.folder, kamailio.port, self.options.rate, self.calls)
            self.watch(kamailio, caller, kill_after)
            self.processor = processor_seconds(kamailio) - before
            self.dropped = dropped_packets() - dropped
            time.sleep(IDLE)
            self.idle = memory(kamailio)
        for _, process in gateways.values():
            processes.stop(process)
        return self

    def watch(self, kamailio, caller, kill_after):
        """Takes samples until all calls are over; kills a worker when it is time."""
        next_sample = 0
        while caller.poll() is None:
            now = time.monotonic() - self.began
            if now > self.seconds + 60:
                raise SystemExit(f"the calls do not end; logs: {self.folder}")
            if kill_after and now > kill_after:
                kill_after = None
                self.kill_worker(kamailio)
            if now >= next_sample and not self.down:
                self.samples.append((now, *memory(kamailio)))
                next_sample += SAMPLE_EVERY
            time.sleep(0.05)

    def kill_worker(self, kamailio):
        """Kills a worker, and starts Kamailio again, which ends."""
        worker = next(pid for pid, name in kamailio.pids().items() if "udp receiver" in name)
        began = time.monotonic()
        os.kill(worker, signal.SIGKILL)
        status = kamailio.process.wait(10)
        time.sleep(RESTART_AFTER)
        kamailio.start()
        self.down = time.monotonic() - began
        print(f"worker {worker} was killed: Kamailio ended with status {status}, "
              f"and was back after {self.down:.1f} s")

    def lost(self):
        """How many calls the caller did not get a 200 for."""
        return self.calls - len(calls_in(self.folder / "caller.csv", "SIP/2.0 200"))

    def misrouted(self):
        """How many calls did not go to each gateway once."""
        answered = calls_in(self.folder / "caller.csv", "SIP/2.0 200")
        seen = [calls_in(self.folder / f"{name}.csv", "INVITE") for name in GATEWAYS]
        return sum(any(gateway[call] < 1 for gateway in seen) for call in answered)

    def print_memory(self):
        print("seconds     shared    private   outside the pools (all processes, bytes)")
        for at, shared, private, resident in self.samples:
            print(f"{at:7.0f} {shared:10d} {private:10d} {resident:11d}")
        print("   idle {:10d} {:10d} {:11d}".format(*self.idle))

    def growth(self):
        """How far the greatest values of the last quarter exceed those of the third, of each kind."""
        quarter = max(1, len(self.samples) // 4)
        third, last = self.samples[2 * quarter:3 * quarter], self.samples[3 * quarter:]
        return [max(row[kind] for row in last) / max(row[kind] for row in third) - 1 for kind in (1, 2, 3)]


# ---- All of it ----

def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--source", type=pathlib.Path, default=HERE.parents[1], help="the checkout")
    parser.add_argument("--engine", choices=server.ENGINES, required=True)
    parser.add_argument("--module", type=pathlib.Path, required=True, help="the folder with sipcodes")
    parser.add_argument("--logs", type=pathlib.Path, required=True, help="a folder for what is logged")
    parser.add_argument("--rate", type=int, default=200, help="calls a second")
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    options.module, options.logs = options.module.resolve(), options.logs.resolve() / f"load-{options.engine}"
    processes.end_cleanly_on_signals()
    try:
        good = measure(options)
    finally:
        processes.stop_all()
    print(f"{options.engine}: {'all went well' if good else 'NOT all went well'}; logs: {options.logs}")
    return 0 if good else 1


def measure(options):
    # As long again to warm up: Kamailio's allocator takes more than a minute to settle.
    steady = Run(options, "real", "steady", 2 * options.seconds).make()
    steady.print_memory()
    growth = steady.growth()
    lost, misrouted = steady.lost(), steady.misrouted()
    print(f"{steady.calls} calls, {options.rate} a second: {lost} lost, {misrouted} misrouted")
    print(f"UDP packets that the kernel dropped, more than 0 if the machine is too slow: {steady.dropped}")
    print(f"growth from the third to the last quarter: {GROWTH.format(*growth)}")
    constant = Run(options, "constant", "constant", 2 * options.seconds).make()
    real_cost, constant_cost = (run.processor / run.calls * 1e6 for run in (steady, constant))
    print(f"processor time of Kamailio per call: {real_cost:.0f} us, with a decision that is always the same "
          f"{constant_cost:.0f} us: ratio {real_cost / constant_cost:.2f}")
    print(f"growth with a decision that is always the same: {GROWTH.format(*constant.growth())}")
    print("one decision, measured by itself:", flush=True)
    subprocess.run([*BENCHMARKS[options.engine], options.module, HERE / "constant"], check=True)
    killed = Run(options, "real", "killed", options.seconds).make(kill_after=options.seconds / 3)
    killed_lost = killed.lost()
    print(f"with a worker killed: {killed_lost} of {killed.calls} calls lost, {killed.misrouted()} misrouted")
    at_risk = options.rate * killed.down
    return lost == misrouted == 0 and max(growth) < 0.05 and killed_lost <= at_risk


if __name__ == "__main__":
    sys.exit(main())
