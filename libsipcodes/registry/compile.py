#!/usr/bin/env python3
"""Compiles the registry to C.

    compile.py --out DIR      writes the generated C files to DIR; with --coverage, prints that table, too
    compile.py --pot FILE     writes the template for translations
    compile.py --coverage     prints how much of the texts each language has
    compile.py --check        checks the registry and writes nothing

Exit status 1 if the registry has errors; each is one line: file, code, field, reason.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # the source tree stays as it is

import coverage  # noqa: E402
import emit  # noqa: E402
import model  # noqa: E402
import places  # noqa: E402
from languages import SOURCE  # noqa: E402


def write_if_changed(path, content):
    """Leaves an equal file alone, so that an unchanged registry compiles nothing again."""
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def chosen_languages(folder, registry, wanted):
    """The languages to compile, by tag: those that have translations, or those of a list such as "en;vi"."""
    there = {path.stem for path in folder.glob("*.po")}
    unknown = sorted(there - registry.languages.keys())
    if unknown:
        raise model.RegistryError("\n".join(f"languages.toml: {tag}: is missing, but there is {tag}.po" for tag in unknown))
    if wanted is None:
        return {tag: registry.languages[tag] for tag in sorted(there)}
    tags = sorted(set(wanted.replace(",", ";").split(";")) - {"", SOURCE})
    missing = [tag for tag in tags if tag not in there]
    if missing:
        raise model.RegistryError("\n".join(f"{tag}.po: there is no such language; there are: {', '.join(sorted(there))}" for tag in missing))
    return {tag: registry.languages[tag] for tag in tags}


def load_catalogs(options, registry):
    """The translations; without any, the module that reads them is not needed."""
    languages = chosen_languages(options.po, registry, options.languages)
    if not languages:
        return {}
    import po

    return po.read_catalogs(options.po, emit.translatable(registry), languages)


def check_places(registry):
    """Each text has to say where it stands, before translators see it. Raises model.RegistryError."""
    problems = list(places.problems(registry.places, emit.translatable(registry)))
    if problems:
        raise model.RegistryError("\n".join(problems))


def write_files(options, registry, catalogs):
    digest = model.digest(registry.inputs + [options.po / f"{tag}.po" for tag in catalogs])
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in emit.Emitter(registry, catalogs, digest).files().items():
        write_if_changed(options.out / name, content)


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path, default=model.HERE, help="the folder with the TOML files")
    parser.add_argument("--po", type=Path, default=model.HERE.parent / "po", help="the folder with the translations")
    parser.add_argument("--languages", metavar="TAGS", help='those to compile, as "en;vi"; without it all that there are')
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--out", type=Path, metavar="DIR")
    action.add_argument("--pot", type=Path, metavar="FILE")
    parser.add_argument("--coverage", action="store_true")
    action.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    if not (options.out or options.pot or options.check or options.coverage):
        parser.error("one of --out, --pot, --check and --coverage is needed")
    try:
        registry = model.load(options.registry)
        if not options.out:
            check_places(registry)
        catalogs = load_catalogs(options, registry)
    except model.RegistryError as error:
        print(error, file=sys.stderr)
        return 1
    if options.out:
        write_files(options, registry, catalogs)
    if options.pot:
        import po

        write_if_changed(options.pot, po.template(emit.translatable(registry), registry.places))
    if options.check:
        print(f"{len(registry.codes)} codes, {len(registry.pairs)} pairs, {len(registry.messages)} messages: no errors")
    if options.coverage:
        print(coverage.table(emit.emitted(registry, catalogs)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
