"""How much of the texts has translations: of the labels and sentences that pages are made of, and of the texts written for
single codes and causes."""

from dataclasses import dataclass

BODIES = ("code", "pair", "cause", "cause-pair", "cause-general")
PARTS = ("label", "body")


@dataclass
class Share:
    done: int
    total: int

    @property
    def percent(self):
        """Rounded down, so that 100 means all."""
        return self.done * 100 // self.total


def part_of(context):
    return "body" if context.split(".")[0] in BODIES else "label"


def shares(entries, catalog, registry):
    """Part -> Share of a language; without a catalog, of that of the registry."""
    conventions = registry.languages["en"].conventions
    contexts = [context for context, _ in entries if context and context not in conventions]
    done = [context for context in contexts if catalog is None or context in catalog]
    return {part: Share(*(sum(part_of(c) == part for c in some) for some in (done, contexts))) for part in PARTS}


def table(emitter):
    """A table for people: of what there is, and of the bytes that each language adds to the library."""
    entries, registry = emitter.texts.entries, emitter.registry
    rows = ["language  labels and sentences  texts of codes and causes  KiB in the library"]
    for language in emitter.languages:
        label, body = shares(entries, emitter.texts.catalogs.get(language.tag), registry).values()
        rows.append(
            f"{language.tag:8}  {label.done:5} of {label.total} {label.percent:3} %"
            f"    {body.done:5} of {body.total} {body.percent:3} %  {emitter.size_of(language.tag) / 1024:17.0f}"
        )
    return "\n".join(rows)
