"""Whose a plan is and who the two sides are, where a sentence does not name them."""

from collections import Counter

from pipeline.facts.expression import Expression
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import list_group_members

LEADING = Expression(r"^(?:the )?$")
TITLE = 3  # sentences that say who met
LOOK_BACK = 2  # sentences in which the state that leads is looked for


def find_owner(scene: Scene, reading: Reading) -> Slot | None:
    """Whose goals a sentence gives: its one state, else the state that the text speaks of most."""
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    named = {slot.entity_ids[0]: slot for slot in reversed(list(reading.coded("p"))) if slot.entity_ids[0] in states}
    if len(named) == 1:
        return next(iter(named.values()))
    if not named and (leader := _find_leader_before(scene, reading, states)) is not None:
        return leader
    return None if named else _find_main(scene, states)


def find_ruled(scene: Scene, reading: Reading, before: int) -> Slot | None:
    """Whose "the government" or "the head of state" is: the state named before it, else that of the text; what is named
    behind it may be whom it gives to."""
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    named = [slot for slot in reading.coded("p") if reading.position(slot) < before and slot.entity_ids[0] in states]
    if named:
        return named[-1]
    return _find_leader_before(scene, reading, states) or _find_main(scene, states)


def _find_main(scene: Scene, states: set[str]) -> Slot | None:
    """The state that a text speaks of most."""
    told = [mention for mention in scene.cast.mentions if mention.entity_id in states]
    counts = Counter(mention.entity_id for mention in told)
    if not counts:
        return None
    state = min(counts, key=lambda party: (-counts[party], party))
    first = next(mention for mention in told if mention.entity_id == state)
    return Slot("p", first.start, first.end, entity_ids=(state,), form=first.form)


def name_both_sides(scene: Scene, reading: Reading) -> tuple[Slot, ...]:
    """The two sides whose agreement a text tells of: the states and groups of its title, else the two that it speaks of
    most; empty where there are not two."""
    kinds = {party.party_id: party.organization_kind or party.kind for party in scene.cast.parties}
    sides = [party for party, kind in kinds.items() if kind in ("state", "group", "intergovernmental")]
    title = [slot.entity_ids[0] for told in scene.readings[:TITLE] for slot in told.coded("po")]
    named = _fold_five(list(dict.fromkeys(party for party in title if party in sides)))
    heading = list(dict.fromkeys(s.entity_ids[0] for s in scene.readings[0].coded("po") if s.entity_ids[0] in sides))
    named = heading if len(named) > len(heading) == len(("one", "other")) else named
    counts = Counter(mention.entity_id for mention in scene.cast.mentions if kinds.get(mention.entity_id) == "state")
    chosen = named[:2] if len(named) > 1 else [party for party, _ in counts.most_common(2)]
    start, end = reading.sentence.start, reading.sentence.end
    return (Slot("p", start, end, entity_ids=tuple(chosen), form="anaphor"),) if len(chosen) == 2 else ()


def _fold_five(parties: list[str]) -> list[str]:
    """Parties, the five states of Central Asia as the group that they are when all of them are named."""
    five = set(list_group_members("C5"))
    if not five <= set(parties):
        return parties
    return [party for party in parties if party not in (*five, "C5")] + ["C5"]


def _find_leader_before(scene: Scene, reading: Reading, states: set[str]) -> Slot | None:
    """The state that leads the sentence before in the same paragraph: "Kenya has 20 plants. The goal is to have 30"."""
    for earlier in reversed(scene.readings[max(0, reading.index - LOOK_BACK) : reading.index]):
        if earlier.sentence.paragraph != reading.sentence.paragraph:
            return None
        first = next(earlier.coded("po"), None)
        if (
            first is not None
            and first.entity_ids[0] in states
            and LEADING.search(earlier.masked[: earlier.position(first)])
        ):
            return first
    return None
