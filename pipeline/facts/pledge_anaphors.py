"""For whom a pledge is where a pronoun tells it ("lend it", "to both countries"), or the words before its giver."""

from collections.abc import Set

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_country

ONE = Expression(
    r"^ it (?:(?:about|some|up to|an?|another|a further|nearly|over|more than) ){0,2}<[mn]|"
    r"\bto (?:it|(?:the|that) (?:country|republic|kingdom|island|island state))\b|"
    r"\b(?:in|for) (?:the|that) (?:country|republic|kingdom|island state)\b"
)
SEVERAL = Expression(
    r"^ them (?:(?:about|some|up to|an?|another|a further|nearly|over|more than) ){0,2}<[mn]|"
    r"\b(?:to|towards|for|in) (?:them\b|(?:both|the (?:two|three|four|five)|all (?:three|four|five)|these) "
    r"(?:countries|states|nations|republics|neighbours|governments)\b)"
)
OPENS_FOR = Expression(r"^(?:and |but |also,? )?(?:for|to|in) [^;:.]{3,100}, (?:the )?$")
LOOK_BACK = 2  # sentences in which a pronoun's antecedent is looked for
STATE = len("KAZ")


def read_anaphor(scene: Scene, clause: Clause, pledgors: Set[str]) -> tuple[Read[str], ...]:
    """The states that "it", "the country" or "both countries" in the object mean; none of them gives."""
    words = clause.reading.masked[clause.object_start : clause.end]
    if SEVERAL.search(words) or SEVERAL.search(clause.reading.masked[clause.start : clause.act_start]):
        return _find_states(scene, clause, pledgors, fewest=2)
    return _find_states(scene, clause, pledgors, fewest=1)[:1] if ONE.search(words) else ()


def read_opening(clause: Clause, pledgors: Set[str]) -> tuple[Read[str], ...]:
    """The states in the words before the giver: "For farmers from Peru, Norway will pay for 100 places"."""
    reading = clause.reading
    subjects = [reading.position(slot) for slot in clause.subjects if slot in reading.slots]
    start = min(subjects, default=clause.start)
    if not OPENS_FOR.search(reading.masked[:start]):
        return ()
    before = [slot for slot in reading.coded("p") if reading.position(slot) < start]
    return _collect(before, pledgors)


def _find_states(scene: Scene, clause: Clause, pledgors: Set[str], fewest: int) -> tuple[Read[str], ...]:
    """The states named last before the clause: in its own sentence or one right before, in the same paragraph."""
    reading = clause.reading
    own = [slot for slot in reading.coded("pl") if reading.position(slot) < clause.act_start]
    earlier = scene.readings[max(0, reading.index - LOOK_BACK) : reading.index]
    told = [list(one.coded("pl")) for one in reversed(earlier) if _is_near(one, reading)]
    for slots in (own, *told):
        found = _collect(slots, pledgors)
        if len(found) >= fewest:
            return found
    return ()


def _is_near(earlier: Reading, reading: Reading) -> bool:
    return earlier.sentence.paragraph == reading.sentence.paragraph


def _collect(slots: list[Slot], pledgors: Set[str]) -> tuple[Read[str], ...]:
    reads: dict[str, Read[str]] = {}
    for slot in slots:
        for entity in slot.entity_ids:
            state = find_country(entity) if slot.code == "l" else entity
            if state is not None and state not in pledgors and (slot.code == "p" or len(state) == STATE):
                reads.setdefault(state, Read(state, slot.start, slot.end, "resolved"))
    return tuple(reads.values())
