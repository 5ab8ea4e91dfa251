"""What every reading of an event yields, and the words that tell an event from a plan or a custom."""

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import CENTRAL_ASIA, find_country
from pipeline.record import record
from schemas.vocabularies import EventKind

WORDS = load_words("events.csv")
FIVE = frozenset(CENTRAL_ASIA)
FUTURE = Expression(
    r"\b(?:will|would|should|may|could|proposed|propose|proposes|proposal|if|plans?|"
    r"to (?:hold|host|organi[sz]e|convene|create|launch|visit))\b[^,;.]{0,40}$"
)
STATE_AFTER = Expression(r"^<l\d+>, (?P<state><p\d+>)")
PLACE = Expression(r"^[^.;]{0,60}?\b(?:held |hosted |took place |opened )?(?:in|at) (?:the )?(?P<where><[pl]\d+>)")
HOST = Expression(r"(?P<where><[p]\d+>) (?:also |has )?hosted ")


@record
class Happening:
    """An event as one sentence tells of it; `start`..`end` are its words in the masked text."""

    reading: Reading
    start: int
    end: int
    kind: EventKind
    parties: tuple[Read[str], ...]
    place: Slot | None
    slug: str  # what the key is made of beside the year
    name: str | None
    rule: str


def read_parties(slots: list[Slot]) -> list[Read[str]]:
    """Every party of some slots."""
    return [Read(party, slot.start, slot.end, "resolved") for slot in slots for party in slot.entity_ids]


def collapse_members(reads: list[Read[str]]) -> tuple[Read[str], ...]:
    """The five named one by one are the group; a member beside its group goes into it."""
    ids = {read.value for read in reads}
    if ids >= FIVE:
        first = next(read for read in reads if read.value in FIVE)
        reads = [Read("C5", first.start, first.end, "resolved"), *reads]
        ids.add("C5")
    kept = {read.value: read for read in reversed(reads) if "C5" not in ids or read.value not in FIVE}
    return tuple(kept[party] for party in sorted(kept))


def find_place_of(reading: Reading, end: int) -> Slot | None:
    """Where an event takes place: "held in X" after it, or its host."""
    found = PLACE.search(reading.masked[end:]) or HOST.search(reading.masked)
    return reading.slot(found.group("where")) if found else None


def find_state_of(reading: Reading, place: Slot) -> str | None:
    """The state named right after a place ("Astana, Kazakhstan"), else the one that it lies in."""
    at = reading.position(place)
    found = STATE_AFTER.search(reading.masked[at:])
    if found:
        return reading.slot(found.group("state")).entity_ids[0]
    return find_country(place.entity_ids[0])


def find_home(scene: Scene, slot: Slot) -> str | None:
    """The state of a person, or the party itself."""
    if slot.code != "h":
        return slot.entity_ids[0]
    return next((p.country_id for p in scene.cast.people if p.person_id == slot.entity_ids[0]), None)
