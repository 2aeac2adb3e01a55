"""Shows that gate.py passes a sound module and finds each fault that is planted in one."""
import os
import subprocess
import tempfile
import unittest

import gate

HERE = os.path.dirname(os.path.abspath(__file__))
NODELETE = "-Wl,-z,nodelete"


class Gate(unittest.TestCase):
    def problems(self, fault, *flags, flavour="static"):
        with tempfile.TemporaryDirectory() as folder:
            module = os.path.join(folder, "planted.so")
            subprocess.run([os.environ.get("CC", "cc"), "-O1", "-shared", "-fPIC", "-fvisibility=hidden", f"-DFAULT_{fault}",
                            os.path.join(HERE, "planted.c"), *flags, "-o", module], check=True)
            return list(gate.problems(flavour, module))

    def test_a_sound_module_passes(self):
        self.assertEqual(self.problems("NONE", NODELETE), [])

    def test_a_second_symbol_is_found(self):
        self.assertEqual(self.problems("EXPORT", NODELETE), ["exports parse_params"])

    def test_a_lua_of_its_own_is_found(self):
        self.assertEqual(self.problems("OWN_LUA", NODELETE), ["takes no function of Lua: it brings its own along"])

    def test_a_linked_library_is_found(self):
        self.assertEqual(self.problems("NONE", NODELETE, "-Wl,--no-as-needed", "-lm"), ["needs libm.so.6"])

    def test_an_allocation_is_found(self):
        self.assertEqual(self.problems("HEAP", NODELETE), ["takes malloc from another library"])

    def test_a_variable_is_found(self):
        self.assertEqual(self.problems("VARIABLE", NODELETE), ["holds opened in writable memory"])

    def test_an_array_is_found_in_a_stripped_module(self):
        self.assertRegex(self.problems("ARRAY", NODELETE, "-s")[0], r"has \d+ bytes more in \.bss than an empty library")

    def test_unloading_is_found(self):
        self.assertEqual(self.problems("NONE"), ["may be unloaded: it lacks NODELETE"])

    def test_a_missing_core_is_found(self):
        self.assertEqual(self.problems("NONE", NODELETE, flavour="shared"), ["does not need libsipcodes.so.0"])


if __name__ == "__main__":
    unittest.main()
