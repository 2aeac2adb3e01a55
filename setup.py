"""Builds the Python package: the extension module is made of the library's own sources, so that a wheel carries all.

Two things are generated: the library's tables, by the registry's compiler (Python 3.11 with jsonschema and polib), and SWIG's
wrappers. A source distribution carries both. All else is in pyproject.toml.
"""

import glob
import os
import re
import shutil
import subprocess
import sys

from setuptools import Extension, setup
from setuptools.command.build_clib import build_clib
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

ROOT = os.path.dirname(os.path.abspath(__file__))
HEADER = "libsipcodes/include/sipcodes.h"
HEADERS = [HEADER, *glob.glob("libsipcodes/src/*.h")]
TABLES = "libsipcodes/generated"
WRAPPERS = "bindings/python/generated"


def version():
    with open(os.path.join(ROOT, HEADER), encoding="utf-8") as header:
        return ".".join(re.findall(r"^#define SIPCODES_VERSION_[A-Z]+ (\d+)$", header.read(), re.MULTILINE))


def registry_python():
    """A Python that can compile the registry; the one that builds need not be new enough."""
    probe = "import tomllib, jsonschema, polib"
    for python in (sys.executable, "/usr/bin/python3", "python3"):
        if shutil.which(python) and subprocess.run([python, "-c", probe], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    raise SystemExit("building from a checkout takes Python 3.11 or newer with the modules jsonschema and polib, to compile the "
                     "registry (Debian: python3-jsonschema, python3-polib); a source distribution carries the result")


def make_tables(folder):
    os.makedirs(folder, exist_ok=True)
    compiler = os.path.join(ROOT, "libsipcodes/registry/compile.py")
    subprocess.run([registry_python(), compiler, "--out", folder], check=True)


def make_wrappers(folder):
    swig = shutil.which(os.environ.get("SWIG", "swig"))
    if not swig:
        raise SystemExit("building from a checkout takes SWIG 4.1 or newer (Debian: swig); a source distribution carries its output")
    os.makedirs(folder, exist_ok=True)
    subprocess.run(
        [swig, "-python", "-noproxy", "-Wall", "-Werror", "-interface", "swig", f"-I{ROOT}/libsipcodes/include", "-outdir", folder,
         "-o", f"{folder}/sipcodes_wrap.c", f"{ROOT}/bindings/sipcodes.i"],
        check=True,
    )


def shipped(folder, name):
    return os.path.exists(os.path.join(ROOT, folder, name))


class BuildLibrary(build_clib):
    """Makes the tables, if they are not shipped, and compiles the library."""

    def build_libraries(self, libraries):
        tables = TABLES
        if not shipped(TABLES, "sipcodes_tables.c"):
            tables = os.path.join(self.build_temp, "tables")
            make_tables(tables)
        for _, information in libraries:
            information["sources"] = [*information["sources"], f"{tables}/sipcodes_tables.c"]
            information["include_dirs"] = [*information["include_dirs"], tables]
            # For each source; without it, only a source that changed itself would be compiled again.
            information["obj_deps"] = {"": [*HEADERS, *glob.glob(f"{tables}/*.h")]}
        super().build_libraries(libraries)


class BuildExtension(build_ext):
    """Makes the wrappers, if they are not shipped, and compiles the module."""

    def build_extension(self, extension):
        wrappers = WRAPPERS
        if not shipped(WRAPPERS, "sipcodes_wrap.c"):
            wrappers = os.path.join(self.build_temp, "wrappers")
            make_wrappers(wrappers)
        extension.include_dirs.append(wrappers)
        # A module of an earlier build is linked again when the library is newer.
        libraries = self.get_finalized_command("build_clib")
        for name, _ in libraries.libraries:
            extension.depends.append(self.compiler.library_filename(name, output_dir=libraries.build_clib))
        super().build_extension(extension)


class SourceDistribution(sdist):
    """Adds what is generated."""

    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        for folder, name, make in (
            (TABLES, "sipcodes_tables.c", make_tables),
            (WRAPPERS, "sipcodes_wrap.c", make_wrappers),
        ):
            target = os.path.join(base_dir, folder)
            if shipped(folder, name):
                shutil.copytree(os.path.join(ROOT, folder), target, dirs_exist_ok=True)
            else:
                make(os.path.abspath(target))


FLAGS = ["-O3", "-g0", "-std=gnu11", "-fvisibility=hidden", "-fno-plt", "-fno-semantic-interposition"]

# The library's functions stay inside the module, which exports nothing but its initialization.
INSIDE = [("SIPCODES_API", "")]

library = (
    "sipcodes_inside",
    {
        "sources": sorted(glob.glob("libsipcodes/src/*.c")),
        "include_dirs": ["libsipcodes/include", "libsipcodes/src"],
        "macros": INSIDE,
        "cflags": FLAGS,
    },
)

native = Extension(
    "sipcodes._native",
    sources=sorted(glob.glob("bindings/python/*.c")),
    depends=[*glob.glob("bindings/python/*.[hi]"), "bindings/sipcodes.i", HEADER],
    include_dirs=["libsipcodes/include", "bindings/python"],
    define_macros=INSIDE,
    extra_compile_args=FLAGS,
)

setup(
    version=version(),
    libraries=[library],
    ext_modules=[native],
    cmdclass={"build_clib": BuildLibrary, "build_ext": BuildExtension, "sdist": SourceDistribution},
)
