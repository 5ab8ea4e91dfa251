"""Roads told by their number: "National Road No. 5", "Highway 12"; "the M4 motorway" is a name."""

from collections.abc import Iterator, Sequence

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.project_named import Named, read_name, slug
from pipeline.facts.project_places import LOCATED, places, slots_in
from pipeline.facts.scene import Reading, Scene

ROADS = Template(
    r"\b(?:(?:national|state|provincial|federal|trunk|interstate|asian|trans[a-z-]*) )?"
    r"(?:road|highway|route|motorway|expressway|freeway) (?:number |no\.? ?)?[a-z]{0,2}-?\d{1,4}[a-z]?\b"
)
LENGTH = Expression(r"^(?:-| (?:km|kilomet)|[.,]\d)")


def name_roads(scene: Scene, reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Each numbered road of a sentence that is no part of a project named already."""
    for found in ROADS.find(reading):
        after = reading.masked[found.end : found.end + 180]
        if not reading.cased[found.start].isupper() or LENGTH.search(after):
            continue
        if any(a < found.end and found.start < b for a, b in taken):
            continue
        name = read_name(scene, reading, found.start, found.end)
        located = LOCATED.search(after)
        parties = places(slots_in(reading, located.group("where"))) if located else ()
        key = f"road-{slug(name.value)}"
        yield Named(reading, found.start, found.end, "road", key, name, parties, False, "road")
