"""Ports, folders and processes of the tests with real servers: nothing outlives the test that started it."""

import os
import pathlib
import random
import signal
import socket
import subprocess
import sys
import threading

HOST = "127.0.0.1"
# Below the range from which Linux takes ports by itself: nobody else gets one between the choice and its use.
PORTS = range(12000, 30000)

_lock = threading.Lock()
_taken_ports = set()
_children = []
_ended = []
_guard = []


def free_port(count=1):
    """The first of as many ports that are free for UDP and TCP, and were not given out before."""
    with _lock:
        for _ in range(1000):
            port = random.choice(PORTS)
            block = range(port, port + count)
            if _taken_ports.isdisjoint(block) and all(map(_is_free, block)):
                _taken_ports.update(block)
                return port
    raise RuntimeError(f"no free port found between {PORTS[0]} and {PORTS[-1]}")


def _is_free(port):
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        with socket.socket(socket.AF_INET, kind) as attempt:
            try:
                attempt.bind((HOST, port))
            except OSError:
                return False
    return True


def start(command, log, folder, environment=None):
    """Starts a process in a group of its own, with its output in a file."""
    with open(log, "ab") as output, _lock:
        if _ended:
            raise RuntimeError("the test is being ended")
        guard = _guard_pipe()
        # The child itself tells the guard, before it becomes the program, so that the guard knows of each.
        child = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            preexec_fn=lambda: os.write(guard, f"+{os.getpid()}\n".encode()))
        _children.append(child)
    return child


def stop(child, patience=3):
    """Asks a process to end, and its whole group if it does not."""
    try:
        child.terminate()
        child.wait(patience)
    except subprocess.TimeoutExpired:
        pass
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()
    with _lock:
        if child in _children:
            _children.remove(child)
            os.write(_guard_pipe(), f"-{child.pid}\n".encode())


# ---- What ends the processes if the test itself is killed ----

GUARD = """
import os, signal, sys
groups = set()
for line in sys.stdin:
    (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
for group in groups:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass
"""


def _guard_pipe():
    """The guard has a pipe to the test. When it ends, the guard ends the groups it knows of."""
    if not _guard:
        command = [sys.executable, "-c", GUARD]
        _guard.append(subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True))
    return _guard[0].stdin.fileno()


def stop_all():
    """Ends everything, for good."""
    with _lock:
        _ended.append(True)
        children = list(_children)
    for child in children:
        stop(child, patience=1)
    if _guard:
        _guard[0].communicate()


def end_cleanly_on_signals():
    """An interrupted test raises, so that what it started is stopped."""
    def interrupt(number, _frame):
        raise KeyboardInterrupt(signal.Signals(number).name)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)


def new_folder(path):
    """An empty folder."""
    path = pathlib.Path(path)
    path.mkdir(parents=True, exist_ok=True)
    for old in path.iterdir():
        if old.is_file() or old.is_socket():
            old.unlink()
    return path
