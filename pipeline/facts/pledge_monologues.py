"""Whose words a text in the first person is, where no label says it: "we" in a statement or an untitled speech."""

from collections import Counter
from functools import lru_cache

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.scene import Scene, Slot

OFFICE_OF = Template(
    r"\b(?:president|prime minister|minister|premier|chancellor|king|emir|government|ministry|press service|"
    r"permanent representative|permanent mission|ambassador)\b[^.;:<]{0,50} of (?:the )?{state:who}"
)
FIRST_PERSON = Expression(r"\b(?:we|our|us|i|my)\b")
QUOTED = Expression(r"\"[^\"]*\b(?:we|our|us|i|my)\b|\" (?:he|she|<h\d+>) (?:said|says|told|added)\b")  # a report, then
OPENING = 3  # sentences that may name an office
SHARE = 4  # at least one sentence in so many speaks in the first person
FEWEST = 4  # sentences that do
LEAD = 3  # times as often as any other state is the speaker's own named


@lru_cache(maxsize=64)
def find_monologuist(scene: Scene) -> Slot | None:
    """The state that speaks through a whole text: by an office in its opening, else the one it names most by far."""
    prose = [reading for reading in scene.readings if reading.sentence.role == "prose"]
    first = sum(bool(FIRST_PERSON.search(reading.masked)) for reading in prose)
    if first < FEWEST or first * SHARE < len(prose) or any(QUOTED.search(reading.masked) for reading in prose):
        return None
    offices = [match.slot("who") for told in scene.readings[:OPENING] for match in OFFICE_OF.find(told)]
    if len({slot.entity_ids for slot in offices}) == 1:
        return offices[0]
    return _find_most_named(scene)


def _find_most_named(scene: Scene) -> Slot | None:
    named = [slot for reading in scene.readings for slot in reading.coded("p") if len(slot.entity_ids) == 1]
    counts = Counter(slot.entity_ids[0] for slot in named).most_common(2)
    if not counts or counts[0][1] < LEAD or (len(counts) > 1 and counts[0][1] < LEAD * counts[1][1]):
        return None
    return next(slot for slot in named if slot.entity_ids[0] == counts[0][0])
