"""What the tests of the package have in common: where things are, and the library as C has it."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sipcodes

# CMakeLists.txt tells them.
SOURCE = Path(os.environ["SIPCODES_SOURCE"])
BUILD = Path(os.environ["SIPCODES_BUILD"])
WORK = Path(os.environ["SIPCODES_WORK"])


@pytest.fixture(scope="session")
def source():
    """The checkout. Nothing of it is imported."""
    return SOURCE


@pytest.fixture(scope="session")
def build():
    """The folder of CMake's build."""
    return BUILD


@pytest.fixture(scope="session")
def work():
    """What build_package.py has made."""
    return WORK


@pytest.fixture(scope="session")
def command():
    """The C command."""
    return BUILD / "libsipcodes/cli/sipcodes"


@pytest.fixture
def run():
    """Runs a program text in a fresh interpreter and returns what it prints."""

    def runner(text, *options, check=True):
        done = subprocess.run([sys.executable, *options, "-c", text], cwd=WORK / "empty", capture_output=True, text=True, timeout=300)
        if check:
            assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout if check else done

    return runner


class Library:
    """The C library itself, in a copy of its own: the shared one, without any of the package's code."""

    def __init__(self, path):
        self.c = ctypes.CDLL(str(path))

    def string(self, function, *arguments):
        call = self.c[f"sipcodes_{function}"]
        call.restype = ctypes.c_char_p
        answer = call(*arguments)
        return None if answer is None else answer.decode()

    def text(self, function, *arguments):
        """What a function writes that works as snprintf does."""
        call = self.c[f"sipcodes_{function}"]
        call.restype = ctypes.c_int
        buffer = ctypes.create_string_buffer(65536)
        length = call(*arguments, buffer, ctypes.c_size_t(len(buffer)))
        assert 0 <= length < len(buffer), (function, arguments, length)
        return buffer.raw[:length]

    def languages(self):
        names = []
        while (name := self.string("language_at", ctypes.c_size_t(len(names)))) is not None:
            names.append(name)
        return names


@pytest.fixture(scope="session")
def library():
    """The C library, to compare with."""
    return Library(BUILD / "libsipcodes/libsipcodes.so")


@pytest.fixture(scope="session")
def installed():
    """The folder that the package is installed in."""
    return Path(sipcodes.__file__).parent
