"""The annotations of the Lua module are complete: every function of sipcodes.h, and every name that the module defines.

usage: test_annotations.py SOURCE, the top of the source tree
"""
import re
import sys
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1)) if len(sys.argv) > 1 else Path(__file__).parents[2]
LUA = SOURCE / "lua"
sys.path.insert(0, str(LUA))
import reference  # noqa: E402 (it is found by the line above)

# Types of functions, which nothing calls.
TYPES = {"sipcodes_visitor"}


def annotations():
    return (LUA / "sipcodes.d.lua").read_text(encoding="utf-8")


def sources():
    return {path.name: path.read_text(encoding="utf-8") for path in LUA.glob("*.c")}


def functions_of_c():
    header = (SOURCE / "libsipcodes/include/sipcodes.h").read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/", "", header, flags=re.DOTALL)
    return set(re.findall(r"\b(sipcodes_\w+)\(", code)) - TYPES


def annotated(text):
    """Names by class: fields, and methods or functions."""
    names, variables = {}, {"sip": "sipcodes"}
    for what, entry, *signature in (item for item in reference.read(text) if item[0] != "section"):
        if what == "class":
            names.setdefault(entry.name, set()).update(name for name, _, _ in entry.fields if name[0] != "[")
            variables[entry.name.rpartition(".")[2]] = entry.name
        else:
            variable, name = re.match(r"(\w+)[.:](\w+)", signature[0]).groups()
            names[variables[variable]].add(name)
    return names


def defined(files):
    """The same, as the C sources have them."""
    text = "\n".join(files.values())
    arrays = dict(re.findall(r"(\w+_(?:fields|methods))\[\] = \{(.*?)\};", text, re.DOTALL))
    names = {"sipcodes": set(re.findall(r'\{\.name = "(\w+)"', files["module.c"]))}
    for body in re.findall(r"const struct kind kind_\w+ = \{(.*?)\n\};", text, re.DOTALL):
        kind = re.search(r'\.name = "(.*?)"', body)[1]
        found = (re.findall(r'\{"(\w+)"', arrays[array]) for array in re.findall(r"\.(?:fields|methods) = (\w+)", body))
        names.setdefault(kind, set()).update(*found)
    return names


def differences(text, files):
    told, there = annotated(text), defined(files)
    for kind, names in sorted(there.items()):
        for name in sorted(names - told.get(kind, set())):
            yield f"{kind}.{name} is not annotated"
        for name in sorted(told.get(kind, set()) - names):
            yield f"{kind}.{name} does not exist"


class Annotations(unittest.TestCase):
    def test_every_function_of_c_is_annotated_and_called(self):
        text, code = annotations(), "\n".join(sources().values())
        functions = functions_of_c()
        self.assertGreater(len(functions), 150)
        self.assertEqual(sorted(name for name in functions if not re.search(rf"\b{name}\b", text)), [])
        # Some are called by macros, which put their names together.
        made = set(re.findall(r"sipcodes_(\w+)_(?:name|label)", " ".join(functions)))
        macros = {f"sipcodes_{kind}_{what.lower()}" for what, kind in re.findall(r"\b(NAME|LABEL)\((\w+)\)", code) if kind in made}
        # Each fact of a code is read by its number.
        facts = {f"sipcodes_code_{name}" for name in
                 ("class", "standing", "action", "repair", "elsewhere", "again", "retry_after", "scope", "dialog_effect", "senders",
                  "methods")}
        # What was set is not asked for again, methods go by their names, and walking to the end counts, too.
        unused = {"sipcodes_context_get", "sipcodes_response_method", "sipcodes_cause_count"}
        missing = {name for name in functions if not re.search(rf"\b{name}\b", code)} - macros - facts - unused
        self.assertEqual(sorted(missing), [])

    def test_every_name_is_annotated_and_exists(self):
        self.assertGreater(sum(map(len, defined(sources()).values())), 150)
        self.assertEqual(list(differences(annotations(), sources())), [])

    def test_a_missing_and_a_wrong_name_are_noticed(self):
        text = annotations().replace("function sip.phrase(", "function sip.phrases(")
        text = text.replace("---@field hold? integer", "---@field holding? integer")
        self.assertEqual(list(differences(text, sources())),
                         ["sipcodes.phrase is not annotated", "sipcodes.phrases does not exist",
                          "sipcodes.advice.hold is not annotated", "sipcodes.advice.holding does not exist"])

    def test_the_reference_is_current(self):
        self.assertEqual(reference.write(annotations()), (LUA / "reference.md").read_text(encoding="utf-8"))

    def test_a_line_that_cannot_be_read_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "cannot be read: ---@fild"):
            reference.write("---@fild a string\n")


if __name__ == "__main__":
    unittest.main()
