"""Ports, folders and child processes of the tests with real servers: nothing outlives the test that started it."""

import ctypes
import os
import pathlib
import random
import signal
import socket
import subprocess
import threading

HOST = "127.0.0.1"
# Below the range from which Linux takes ports by itself, so that nobody else gets one between the choice and its use.
PORTS = range(12000, 30000)
PR_SET_PDEATHSIG = 1

_lock = threading.Lock()
_taken_ports = set()
_children = []
_ended = []
_libc = ctypes.CDLL(None)


def free_port(count=1):
    """The first of as many ports of the loopback address that are free for UDP and TCP, and were not given out before."""
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


def _die_with_parent():
    # SIGTERM, on which Kamailio ends its workers, too.
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(command, log, folder, environment=None):
    """Starts a process in a group of its own, with its output in a file. The kernel ends it if the test is killed."""
    with open(log, "ab") as output, _lock:
        if _ended:
            raise RuntimeError("the test is being ended")
        child = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output,
            stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=_die_with_parent)
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


def stop_all():
    """Ends everything, for good."""
    with _lock:
        _ended.append(True)
        children = list(_children)
    for child in children:
        stop(child, patience=1)


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
