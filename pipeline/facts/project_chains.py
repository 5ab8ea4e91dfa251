"""Several undertakings in one breath: "corridors: A-B-C and D-E-F", "the X and Y substations"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.grammar import Template
from pipeline.facts.project_heads import list_heads
from pipeline.facts.project_named import LINES, Named, make_key, plain_name, slug
from pipeline.facts.project_own import LOWER_TAIL
from pipeline.facts.project_places import END, places, slots_in
from pipeline.facts.scene import Reading, Scene

CHAINS = Template(rf"{END}(?: ?- ?{END}){{2,}}")


def name_chains(scene: Scene, reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Named]:
    """ "corridors: A-B-C-D and E-F-G": each chain of states is one, of the kind that the sentence names before it."""
    chains = list(CHAINS.find(reading))
    heads = [head for head in list_heads(scene, reading) if head.kind in LINES] if chains else []
    for found in chains:
        before = [head for head in heads if head.end <= found.start]
        if not before or any(start <= found.start < end for start, end in taken):
            continue
        slots = slots_in(reading, reading.masked[found.start : found.end])
        title = "-".join(plain_name(scene, slot) for slot in slots) + f" {before[-1].kind.replace('_', ' ')}"
        name = Read(title, *reading.text_span(found.start, found.end), "inferred")
        head = replace(before[-1], start=found.start, end=found.start)
        key = make_key(head, slots, found.start)
        yield Named(reading, found.start, found.end, head.kind, key, name, places(slots), True, "chain")


def split_pair(named: Named) -> tuple[Named, ...]:
    """ "the Garissa-2 and Lamu-3 substations" are two."""
    head = named.name.value.rsplit(" ", 1)[-1]
    if named.rule != "own_name" or not head.endswith("s") or named.name.value.count(" and ") != 1:
        return (named,)
    whole = named.name.value.removesuffix(f" {head}")
    body = LOWER_TAIL.sub("", whole)
    head = f"{whole.removeprefix(body)} {head}".strip()
    return tuple(
        replace(
            named,
            key=f"{slug(named.kind)}-{slug(name)}",
            name=replace(named.name, value=f"{name} {head[:-1]}", method="resolved"),
        )
        for name in body.split(" and ")
    )
