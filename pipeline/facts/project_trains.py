"""Railways told by the trains on them: "trains have run between Maputo and Goba since 2012"."""

from collections.abc import Iterator, Sequence

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.project_branches import PLACE
from pipeline.facts.project_named import Named, slug
from pipeline.facts.project_places import places, slots_in
from pipeline.facts.scene import Reading, Scene

TRAINS = Template(
    r"\b(?:trains|(?:rail|freight|passenger|train) services?) "
    r"(?:(?:have|has|had|now|already|again|also|been|regularly|will|to|should|since <t\d+>) ){0,4}"
    r"(?:runs?|ran|running|roll(?:ed|ing)?|travel(?:led|ling)?|resumed|operat(?:e|ed|ing)|started|begun|began|go|going)"
    r"(?: running| moving| operating)? (?:between|from) "
)
ENDS = Expression(rf"^(?P<one>{PLACE}) (?:and|to) (?P<two>{PLACE})")


def name_trains(scene: Scene, reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """The railway between two places between which a sentence lets trains run."""
    for found in TRAINS.find(reading):
        ends = ENDS.match(reading.cased[found.end : found.end + 90])
        if ends is None:
            continue
        start, end = found.end, found.end + ends.end()
        if any(a < end and start < b for a, b in taken):
            continue
        slots = slots_in(reading, ends.group())
        names = [_plain(scene, reading, start + ends.start(label), start + ends.end(label)) for label in ("one", "two")]
        name = Read(f"{'–'.join(names)} railway", *reading.text_span(start, end), "inferred")
        key = "-".join(("railway", *sorted(slug(one) for one in names)))
        yield Named(reading, start, end, "railway", key, name, places(slots), bool(slots), "trains", locality=names[0])


def _plain(scene: Scene, reading: Reading, start: int, end: int) -> str:
    """A place as it is written."""
    return " ".join(scene.quote(*reading.text_span(start, end)).split())
