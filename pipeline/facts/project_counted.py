"""Several undertakings told by their number: "four gas-fired power stations, 4,000 megawatts all told"."""

from collections.abc import Iterator, Sequence

from pipeline.facts.expression import Expression
from pipeline.facts.project_heads import HEADS_IN, Head, find_kind
from pipeline.facts.project_named import Named, find_stuff, read_name, slug
from pipeline.facts.project_names import find_located
from pipeline.facts.scene import Reading, Scene
from schemas.vocabularies import ProjectKind

COUNTABLE: tuple[ProjectKind, ...] = ("power_plant", "factory", "refinery", "power_grid", "airport", "port", "water")
MANY = 30  # above which a number is a statistic
NEW = Expression(
    r"\b(?:new|gas-fired|coal-fired|nuclear|solar|wind|hydro\w*|planned|cement|steel|phone|car|battery|processing|"
    r"assembly)\b"
)


def name_counted(scene: Scene, reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Each number of works of one kind, where words say what works they are; a project once something firm is said."""
    for slot in reading.coded("n"):
        figure = scene.figure(slot)
        words = scene.quote(slot.start, slot.end).lower()
        if not 1 < figure.value <= MANY or not NEW.search(words):
            continue
        head = HEADS_IN.search(words.removesuffix("s")) or HEADS_IN.search(words)
        if head is None:
            continue
        start = reading.position(slot)
        end = reading.masked.index(">", start) + 1
        kind = find_kind(scene, reading, start, head.group())
        if kind not in COUNTABLE or any(a < end and start < b for a, b in taken):
            continue
        parties = find_located(Head(reading, kind, end, end))
        key = "-".join(part for part in (slug(kind), find_stuff(words), slug(words)) if part)
        name = read_name(scene, reading, start, end)
        yield Named(reading, start, end, kind, key, name, parties, False, "counted")
