#!/usr/bin/env python3
"""Builds and installs the package as users do, for the tests beside this file.

    build_package.py SOURCE WORK

From a copy of the sources, so that nothing is left in them: a source distribution; a wheel of the checkout; a wheel of the
source distribution, on a machine without SWIG. The first wheel is installed in WORK/venv.
"""

import shutil
import subprocess
import sys
from pathlib import Path

OFFLINE = ["--no-build-isolation", "--no-index", "--no-deps", "--no-cache-dir"]
COPIED = ("bindings", "libsipcodes", "python", "LICENSE", "MANIFEST.in", "README.md", "pyproject.toml", "setup.py")


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode:
        sys.exit(f"{done.stdout}\nfailed: {' '.join(map(str, command))}")


def only(folder, pattern):
    (found,) = folder.glob(pattern)
    return found


def copy(source, target):
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", "build", "dist")
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=ignore)
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, target / name)


def main(source, work):
    shutil.rmtree(work, ignore_errors=True)
    checkout = work / "checkout"
    copy(source, checkout)
    run(sys.executable, "setup.py", "-q", "sdist", "--dist-dir", work / "sdist", cwd=checkout)
    run(sys.executable, "-m", "pip", "wheel", *OFFLINE, "--wheel-dir", work / "wheel", checkout)
    without_swig = {"PATH": "/usr/bin:/bin", "SWIG": "no-swig-here"}
    run(sys.executable, "-m", "pip", "wheel", *OFFLINE, "--wheel-dir", work / "wheel-of-sdist", only(work / "sdist", "*.tar.gz"), env=without_swig)
    run(sys.executable, "-m", "venv", "--system-site-packages", work / "venv")
    run(work / "venv/bin/pip", "install", "--no-index", "--no-deps", only(work / "wheel", "*.whl"))
    # Where the tests run: nothing here can be imported.
    (work / "empty").mkdir()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
