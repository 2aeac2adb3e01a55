"""What a host sees of a module's file: gate.py static|shared MODULE prints what is wrong, and ends with 1.

A host has symbols of its own, one Lua, and many states and threads. So the file may define nothing but its opener, must not
bring a Lua along, has to stay loaded, and may hold nothing that is written.
"""
import os
import re
import subprocess
import sys
import tempfile

# What copies and compares memory and strings, and what compilers add; not qsort, which takes memory from malloc.
HARMLESS = re.compile(
    r"mem(cpy|move|set|cmp|chr)|str(len|cmp|chr|cpy|cspn)|__(mem|str)[a-z]*_chk|__cxa_finalize|_ITM_\w+"
    r"|__gmon_start__|__stack_chk_fail")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def dynamic_names(module, which):
    lines = run("nm", "-D", which, module).splitlines()
    return {line.split()[-1].split("@")[0] for line in lines}


def needed(module):
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-dW", module)))


def writable_sections(module):
    """Sizes of the sections that a program can write, but for those that the loader fills and then locks or binds."""
    sizes = {}
    for line in run("readelf", "-SW", module).splitlines():
        match = re.match(r" *\[ *\d+\] (\S+) +\S+ +\S+ +\S+ +(\S+) +\S+ +(\S*)W", line)
        if match and not re.match(r"\.(dynamic|got|got\.plt|data\.rel\.ro.*)$", match[1]):
            sizes[match[1]] = int(match[2], 16)
    return sizes


def writable_names(module):
    """Names of variables; none if the file is stripped."""
    return set(re.findall(r"^\S+ .{7} \.(?:data|bss|tdata|tbss)\s+\S+ +(\S+)$", run("objdump", "-t", module), re.MULTILINE))


def empty_library(folder):
    source, library = os.path.join(folder, "empty.c"), os.path.join(folder, "empty.so")
    with open(source, "w", encoding="ascii") as file:
        file.write("typedef int nothing;\n")
    run(os.environ.get("CC", "cc"), "-shared", "-fPIC", source, "-o", library)
    return library


def problems(flavour, module):
    exported = dynamic_names(module, "--defined-only")
    if "luaopen_sipcodes" not in exported:
        yield "does not export luaopen_sipcodes"
    for name in sorted(exported - {"luaopen_sipcodes"}):
        yield f"exports {name}"
    taken = dynamic_names(module, "--undefined-only")
    if not any(name.startswith("lua_") for name in taken):
        yield "takes no function of Lua: it brings its own along"
    for name in sorted(taken):
        is_core = flavour == "shared" and name.startswith("sipcodes_")
        if not (name.startswith(("lua_", "luaL_")) or is_core or HARMLESS.fullmatch(name)):
            yield f"takes {name} from another library"
    allowed = {"libc.so.6"} | ({"libsipcodes.so.0"} if flavour == "shared" else set())
    for library in sorted(needed(module) - allowed):
        yield f"needs {library}"
    if flavour == "shared" and "libsipcodes.so.0" not in needed(module):
        yield "does not need libsipcodes.so.0"
    if "NODELETE" not in run("readelf", "-dW", module):
        yield "may be unloaded: it lacks NODELETE"
    with tempfile.TemporaryDirectory() as folder:
        empty = empty_library(folder)
        usual = writable_sections(empty)
        usual_names = writable_names(empty)
    for name in sorted(writable_names(module) - usual_names):
        yield f"holds {name} in writable memory"
    for section, size in writable_sections(module).items():
        if size > usual.get(section, 0):
            yield f"has {size - usual.get(section, 0)} bytes more in {section} than an empty library"


def main(flavour, module):
    found = list(problems(flavour, module))
    for problem in found:
        print(f"{module} {problem}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
