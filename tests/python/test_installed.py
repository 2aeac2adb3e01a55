"""The package as it is installed: where it is, what it consists of, what importing it takes, and that it is the same everywhere."""

import email
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

import sipcodes

MODULES = {
    "__init__.py", "__init__.pyi", "__main__.py", "py.typed", "_advice.py", "_best.py", "_causes.py", "_codes.py", "_common.py",
    "_documents.py", "_errors.py", "_html.py", "_languages.py", "_pages.py", "_responses.py", "_sentences.py", "_status.py", "_words.py",
}


def test_the_installed_package_is_tested(work, source):
    for place in (sipcodes.__file__, sys.modules["sipcodes._native"].__file__):
        assert Path(place).is_relative_to(work / "venv")
    for folder in map(Path, sys.path):
        assert not (folder / "sipcodes").exists() or folder.is_relative_to(work / "venv")


def version(source):
    header = (source / "libsipcodes/include/sipcodes.h").read_text()
    return ".".join(re.findall(r"^#define SIPCODES_VERSION_[A-Z]+ (\d+)$", header, re.MULTILINE))


@pytest.fixture(params=["wheel", "wheel-of-sdist"])
def wheel(request, work):
    (path,) = (work / request.param).glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_the_package_and_nothing_else(wheel, source):
    names = wheel.namelist()
    info = f"sipcodes-{version(source)}.dist-info"
    package = {name.removeprefix("sipcodes/") for name in names if name.startswith("sipcodes/")}
    native = f"_native{sysconfig.get_config_var('EXT_SUFFIX')}"
    commands = {name for name in package if name.startswith("_command/")}
    assert package - commands == MODULES | {native}
    assert commands == {f"_command/{path.name}" for path in (source / "python/sipcodes/_command").glob("*.py")}
    assert {name for name in names if not name.startswith("sipcodes/")} == {
        f"{info}/{name}" for name in ("LICENSE", "METADATA", "RECORD", "WHEEL", "top_level.txt")
    }


def test_the_wheel_is_described(wheel, source):
    (name,) = (name for name in wheel.namelist() if name.endswith("METADATA"))
    metadata = email.message_from_bytes(wheel.read(name))
    assert metadata["Name"] == "sipcodes" and metadata["Version"] == version(source) == sipcodes.__version__
    assert metadata["License"] == "MIT" and metadata["Requires-Python"] == ">=3.9" and metadata["Summary"]
    assert "Requires-Dist" not in metadata and metadata["Description-Content-Type"] == "text/markdown"
    assert "Typing :: Typed" in metadata.get_all("Classifier") and "libsipcodes" in metadata.get_payload()
    license_name = name.replace("METADATA", "LICENSE")
    assert wheel.read(license_name) == (source / "LICENSE").read_bytes()


def test_the_extension_carries_its_own_core(installed):
    (native,) = installed.glob("_native*.so")
    needed = subprocess.run(["readelf", "-d", native], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"NEEDED.*\[(.*?)\]", needed) == ["libc.so.6"]
    exported = subprocess.run(["nm", "-D", "--defined-only", native], capture_output=True, text=True, check=True).stdout
    assert [line.split()[-1] for line in exported.splitlines()] == ["PyInit__native"]


def test_the_source_distribution_needs_neither_swig_nor_the_registry(work):
    (path,) = (work / "sdist").glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    for name in ("libsipcodes/generated/sipcodes_tables.c", "bindings/python/generated/sipcodes_wrap.c", "LICENSE", "pyproject.toml"):
        assert name in names
    assert not [name for name in names if re.search(r"\.(so|o|pyc)$|__pycache__|^tests/|registry", name)]


def test_the_core_is_the_one_of_the_build(library):
    assert sipcodes.__version__ == library.string("version")
    assert sipcodes.iana_date == library.string("iana_date")
    assert sipcodes.data_digest == library.string("data_digest") and re.fullmatch("[0-9a-f]{64}", sipcodes.data_digest)


def test_a_checkout_that_was_built_and_changed_is_built_anew(work, tmp_path):
    """Of what was built before, nothing is taken for new: neither where a source changed, nor where only a header of one did."""
    checkout = tmp_path / "checkout"
    shutil.copytree(work / "checkout", checkout)
    assert list(checkout.glob("build/lib*/sipcodes/_native*.so"))
    source, header = checkout / "libsipcodes/src/version.c", checkout / "libsipcodes/src/later.h"
    changed, count = re.subn(r"return VERSION_TEXT\(.*\);", "return LATER;", source.read_text())
    assert count == 1
    source.write_text(f'#include "later.h"\n{changed}')
    for version in ("1.later", "2.later"):
        header.write_text(f'#define LATER "{version}"\n')
        subprocess.run([sys.executable, "setup.py", "-q", "build"], cwd=checkout, check=True, capture_output=True)
        (built,) = checkout.glob("build/lib*")
        done = subprocess.run([sys.executable, "-c", "import sipcodes; print(sipcodes.__version__)"], cwd=built, capture_output=True, text=True)
        assert done.stdout == f"{version}\n", done.stderr


# ---- Importing ----

# What Python has loaded before, with -I and without site.
PLAIN = ("-I", "-S")
LOADED = "import sys; sys.path.insert(0, {path!r}); before = set(sys.modules); import sipcodes; {then}; print(*sorted(set(sys.modules) - before))"


def loaded(run, installed, then="pass"):
    return run(LOADED.format(path=str(installed.parent), then=then), *PLAIN).split()


def test_importing_loads_nothing_but_the_native_module(run, installed):
    assert loaded(run, installed) == ["sipcodes", "sipcodes._native"]


HEAVY = {"enum", "re", "json", "email", "inspect", "dataclasses", "typing", "argparse", "functools", "collections"}


@pytest.mark.parametrize(
    "use",
    [
        "sipcodes.codes[486].phrase",
        "sipcodes.get(486).scope",
        "sipcodes.CodeSet('5xx')",
        "str(sipcodes.compare(486, 600))",
        "sipcodes.explain(486).markdown",
        "sipcodes.advise(503, 'INVITE', {'Retry-After': '30'}).hold",
        "sipcodes.parse(b'SIP/2.0 200 OK\\r\\n').phrase",
        "sipcodes.to_q850(486)",
        "sipcodes.best_response([486, 503]).status",
    ],
)
def test_using_it_loads_no_heavy_module(run, installed, use):
    assert HEAVY.isdisjoint(loaded(run, installed, use))


def test_the_enumeration_is_made_when_it_is_asked_for(run, installed):
    assert "enum" in loaded(run, installed, "sipcodes.SIPStatus")


def test_all_names_are_there():
    assert sorted(set(sipcodes.__all__)) == sorted(sipcodes.__all__)
    for name in sipcodes.__all__:
        assert getattr(sipcodes, name) is not None
    assert set(sipcodes.__all__) <= set(dir(sipcodes))
    with pytest.raises(AttributeError, match="module 'sipcodes' has no attribute 'gett'"):
        sipcodes.gett


def test_a_star_import_gives_what_is_public(run):
    names = run("from sipcodes import *; print(codes[486].phrase, CodeSet('5xx'), advise(486).action)")
    assert names == "Busy Here 5xx stop\n"


# ---- Installed by CMake ----


def test_cmake_installs_it_for_the_interpreter(build, tmp_path):
    subprocess.run(["cmake", "--install", build, "--prefix", tmp_path], check=True, capture_output=True)
    (init,) = tmp_path.glob("**/sipcodes/__init__.py")
    assert not list(init.parent.glob("**/*.o")) and (init.parent / "py.typed").exists()
    program = "import sipcodes; print(sipcodes.__file__); print(sipcodes.compare(486, 600).title, sipcodes.__version__)"
    done = subprocess.run(
        [shutil.which("python3", path="/usr/bin"), "-c", program], env={"PYTHONPATH": str(init.parents[1])}, cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [str(init), f"SIP 486 Busy Here vs 600 Busy Everywhere {sipcodes.__version__}"], done.stderr


# ---- Other interpreters, where the machine has them ----


def runs(interpreter, *arguments, **options):
    return subprocess.run([interpreter, *arguments], capture_output=True, text=True, **options)


@pytest.mark.parametrize("minor", [minor for minor in range(9, 15) if minor != sys.version_info.minor])
def test_other_versions_of_python(minor, tmp_path, work):
    """Built from the source distribution by setuptools, that of the interpreter or, if it is too old, Debian's."""
    interpreter = shutil.which(f"python3.{minor}")
    if not interpreter or runs(interpreter, "-c", "").returncode:
        pytest.skip(f"python3.{minor} is not here")
    (sdist,) = (work / "sdist").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    own = runs(interpreter, "-c", "import setuptools; assert int(setuptools.__version__.split('.')[0]) >= 61").returncode == 0
    path = {} if own else {"PYTHONPATH": "/usr/lib/python3/dist-packages"}
    done = runs(interpreter, "setup.py", "-q", "build", "--build-lib", tmp_path / "built", cwd=folder, env={"PATH": os.environ["PATH"], **path})
    assert done.returncode == 0, done.stderr
    program = (
        "import sipcodes; print(sipcodes.codes[486].phrase, sipcodes.advise(503, headers={'Retry-After': '30'}).hold); "
        "import pickle; print(sipcodes.compare(486, 600).title, pickle.loads(pickle.dumps(sipcodes.CodeSet('5xx'))), len(sipcodes.SIPStatus))"
    )
    done = runs(interpreter, "-c", program, cwd=tmp_path / "built")
    assert done.stdout == "Busy Here 30\nSIP 486 Busy Here vs 600 Busy Everywhere 5xx 95\n", done.stderr
