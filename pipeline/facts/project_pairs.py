"""Several undertakings under one count, each with its site: "two cement plants near Osh and Naryn"."""

from collections.abc import Iterator

from pipeline.facts.claim import Read
from pipeline.facts.grammar import Match, Template
from pipeline.facts.project_heads import HEADS_IN, find_kind
from pipeline.facts.project_named import Named, find_stuff, slug
from pipeline.facts.project_places import places
from pipeline.facts.scene import Reading, Scene, Slot
from schemas.vocabularies import ProjectKind

AT = r"(?:in|at|near|outside)"
PAIRS = Template(
    rf"{{count:count}},? {AT} (?:the )?{{place:one}}(?:(?:,? and| and) (?:{AT} )?(?:the )?{{place:two}})"
    rf"|{{count:told}}(?:,|:| -) (?P<first>one (?:of <q[0-9]+> )?{AT} {{place:here}}),? "
    rf"(?P<second>and (?:one|another|the other) (?:of <q[0-9]+> )?{AT} {{place:there}})"
)
PLURAL = (("ies", "y"), ("s", ""))


def name_pairs(scene: Scene, reading: Reading) -> Iterator[Named]:
    """Each of two undertakings that a sentence counts and whose two sites it names."""
    for found in PAIRS.find(reading):
        slot = found.slot("count", "told")
        counted = scene.figure(slot)
        words = scene.quote(slot.start, slot.end).lower()
        head = HEADS_IN.search(words) or HEADS_IN.search(words.removesuffix("s"))
        if counted.value != 2 or head is None:
            continue
        kind = find_kind(scene, reading, found.start, head.group())
        if kind is not None:
            yield from _name_both(scene, found, kind, words.partition(" ")[2])


def _name_both(scene: Scene, found: Match, kind: ProjectKind, words: str) -> Iterator[Named]:
    if found.has("count"):
        one, two = found.slot("one"), found.slot("two")
        spans = ((found.start, found.masked_span("one")[1]), found.masked_span("two"))
    else:
        one, two = found.slot("here"), found.slot("there")
        spans = ((found.start, found.masked_span("first")[1]), found.masked_span("second"))
    for slot, (start, end) in zip((one, two), spans, strict=True):
        yield _name(scene, found.reading, kind, words, slot, start, end)


def _name(scene: Scene, reading: Reading, kind: ProjectKind, words: str, slot: Slot, start: int, end: int) -> Named:
    site = " ".join(scene.quote(slot.start, slot.end).split())
    single = next((words.removesuffix(tail) + new for tail, new in PLURAL if words.endswith(tail)), words)
    name = Read(f"{single} in {site}", *reading.text_span(start, end), "inferred")
    key = "-".join(part for part in (slug(kind), find_stuff(words), slug(site)) if part)
    return Named(reading, start, end, kind, key, name, places((slot,)), False, "placed", locality=site)
