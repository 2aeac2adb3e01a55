"""Kamailio with an example configuration, changed only where a user changes it."""

import os
import pathlib
import re
import socket
import subprocess
import time

import processes

KAMAILIO = "/usr/sbin/kamailio"
ENGINES = {"lua": ("lua/examples/kamailio", "trunk.lua"), "python": ("python/examples/kamailio", "trunk.py")}
RELOAD = {"lua": "app_lua.reload", "python": "app_python.reload"}
CREDENTIAL = "trunk:carrier.example:secret"


class ServerError(Exception):
    """Kamailio did not do what every test needs of it; the message names its log."""


def module_paths(folder):
    """What tells both engines where libsipcodes is."""
    return {"LUA_CPATH": f"{folder}/?.so;;", "LUA_PATH": f"{folder}/?.lua;;", "PYTHONPATH": str(folder)}


def substitute(text, pattern, replacement):
    """Replaces what has to be there exactly once."""
    text, found = re.subn(pattern, lambda _: replacement, text, flags=re.M)
    if found != 1:
        raise ServerError(f"kamailio.cfg has {found} lines like {pattern}, and not one")
    return text


def configuration(text, script, control, settings, times):
    """The text of an example's kamailio.cfg with the settings of a test."""
    for name, value in settings.items():
        value = f'"{value}"' if isinstance(value, str) else value
        text = substitute(text, rf"^trunk\.{name} = (\"[^\"]*\"|\d+) desc ", f"trunk.{name} = {value} desc ")
    for name in ("SILENT_AFTER", "UNANSWERED_AFTER"):
        text = substitute(text, rf"^#!define {name} \d+$", f"#!define {name} {times[name]}")
    every = times["PROBE_EVERY"]
    text = substitute(text, r'^#!substdef "/PROBE_EVERY/\d+/g"$', f'#!substdef "/PROBE_EVERY/{every}/g"')
    text = substitute(text, r'^##!define CREDENTIAL "[^"]*"$', f'#!define CREDENTIAL "{CREDENTIAL}"')
    text = substitute(text, re.escape(f"/etc/kamailio/{script.name}"), str(script))
    return text + f'\nmodparam("ctl", "binrpc", "{control}")\n'


class Server:
    """A running Kamailio."""

    def __init__(self, source, engine, folder, settings, times, module_paths, memory=(64, 8)):
        self.folder = folder
        self.port = processes.free_port()
        # Not a socket in the folder, whose name may be too long for one.
        self.control = f"tcp:{processes.HOST}:{processes.free_port()}"
        self.log_path = self.folder / "kamailio.log"
        example, script = ENGINES[engine]
        example = pathlib.Path(source, example)
        config = self.folder / "kamailio.cfg"
        config.write_text(configuration(
            (example / "kamailio.cfg").read_text(), example / script, self.control, settings, times))
        self.command = [KAMAILIO, "-f", config, "-l", f"udp:{processes.HOST}:{self.port}",
                        "-l", f"tcp:{processes.HOST}:{self.port}", "-DD", "-E",
                        "-m", memory[0], "-M", memory[1], "-P", self.folder / "pid", "-Y", self.folder]
        # The embedded Python takes its prefix from the first python3 of PATH.
        self.environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", **module_paths}
        self.reload = RELOAD[engine]
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        processes.stop(self.process)

    def start(self):
        self.process = processes.start(self.command, self.log_path, self.folder, self.environment)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            if self.is_alive():
                return
        processes.stop(self.process)
        last = self.log()[-1500:]
        raise ServerError(f"Kamailio did not start; its last words, in {self.log_path}:\n{last}")

    def is_alive(self, patience=0.2):
        """True if it answers an OPTIONS."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind((processes.HOST, 0))
            probe.settimeout(patience)
            own = "%s:%d" % probe.getsockname()
            tag = os.urandom(6).hex()
            probe.sendto(
                (f"OPTIONS sip:{processes.HOST}:{self.port} SIP/2.0\r\n"
                 f"Via: SIP/2.0/UDP {own};branch=z9hG4bK{tag}\r\nFrom: <sip:test@{own}>;tag={tag}\r\n"
                 f"To: <sip:{processes.HOST}:{self.port}>\r\nCall-ID: {tag}\r\nCSeq: 1 OPTIONS\r\n"
                 "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n").encode(),
                (processes.HOST, self.port))
            try:
                return probe.recv(4096).startswith(b"SIP/2.0 200 ")
            except OSError:
                return False

    def log(self):
        return self.log_path.read_text(errors="replace")

    def rpc(self, *words):
        """What kamcmd answers."""
        result = subprocess.run(["/usr/sbin/kamcmd", "-s", self.control, *map(str, words)],
                                capture_output=True, text=True, timeout=10, check=False)
        if result.returncode != 0 or result.stdout.startswith("error"):
            raise ServerError(f"kamcmd {' '.join(map(str, words))}: {result.stdout}{result.stderr}")
        return result.stdout

    def pids(self):
        """The processes by number, with what each does."""
        lines = re.findall(r"(\d+)\s+(\S.*)", self.rpc("core.ps"))
        return {int(number): name.strip() for number, name in lines}
