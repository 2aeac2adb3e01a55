"""Installs the Lua modules, and runs the smoke test with what was installed.

usage: test_install.py CMAKE BUILD LIBDIR VERSION...
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CMAKE, BUILD, LIBDIR, *VERSIONS = sys.argv[1:]
HERE = Path(__file__).parent


class Install(unittest.TestCase):
    def test_files_are_where_lua_looks_for_them(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = Path(folder)
            subprocess.run([CMAKE, "--install", BUILD, "--prefix", folder, "--component", "lua"], check=True, capture_output=True)
            installed = {str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file()}
            modules = {f"{LIBDIR}/lua/{version}/sipcodes.so" for version in VERSIONS}
            self.assertEqual(installed, modules | {"share/sipcodes/lua/sipcodes.d.lua"})
            interpreters = {shutil.which(f"lua{version}"): version for version in VERSIONS if shutil.which(f"lua{version}")}
            self.assertGreater(len(interpreters), 0)
            for interpreter, version in interpreters.items():
                environment = {**os.environ, "LUA_CPATH": f"{prefix}/{LIBDIR}/lua/{version}/?.so", "LUA_INIT": ""}
                said = subprocess.run([interpreter, HERE / "smoke.lua"], env=environment, check=True, capture_output=True, text=True)
                self.assertRegex(said.stdout, r"^\d+ checks passed\n$")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
