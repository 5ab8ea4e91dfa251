"""The two parties whose "bilateral trade" is meant."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_focus import LOOK_BACK, count_parties
from pipeline.facts.trade_phrases import find_phrases
from pipeline.facts.trade_ranks import PARTNER_IS
from pipeline.facts.trade_speakers import OURS, find_own_pair, find_own_state
from pipeline.facts.trade_topic import CENTRAL_ASIA, Topic, is_recent, read_party


def find_pair(scene: Scene, reading: Reading, topic: Topic | None) -> tuple[Read[str], Read[str]] | None:
    """The two parties whose "bilateral trade" is meant; a group and its member are no pair."""
    pair = _find_pair(scene, reading, topic)
    if pair is None or ("C5" in (values := {party.value for party in pair}) and values & set(CENTRAL_ASIA)):
        return None
    return pair


STRANGE_PLACE = re.compile(r"<l\d+>'s|\b(?:with|between|and) (?:the )?<l\d+>")  # "Africa's bilateral trade"


def _find_pair(scene: Scene, reading: Reading, topic: Topic | None) -> tuple[Read[str], Read[str]] | None:
    here = list_parties(reading)
    if len(here) < 2 and STRANGE_PLACE.search(reading.masked):
        return None
    if len(here) < 2:
        here = _with_people(scene, reading, here)
    if len(here) == 2:
        return here[0], here[1]
    if own := _own_pair(scene, reading, here):
        return own
    values = {party.value for party in here}
    if topic and is_recent(reading, topic):
        pair = (topic.series.ref, topic.series.counterpart)
        if values <= {p.value for p in pair} and "WORLD" not in {p.value for p in pair}:
            return replace(pair[0], method="inferred"), replace(pair[1], method="inferred")
    if len(here) > 2:
        return None
    for back in range(reading.index - 1, max(-1, reading.index - 1 - LOOK_BACK), -1):
        parties = _partners(scene, scene.readings[back]) or list_parties(scene.readings[back])
        if len(parties) == 2 and values <= {p.value for p in parties}:
            return replace(parties[0], method="inferred"), replace(parties[1], method="inferred")
        if len(parties) > 2:
            break
    return _leading_pair(scene, values)


def _partners(scene: Scene, reading: Reading) -> list[Read[str]]:
    """The two of "Peru is Chad's fourth partner in Africa", whoever else is named."""
    for phrase in find_phrases(scene, reading) if "partner" in reading.masked else ():
        subject = PARTNER_IS.search(reading.masked, 0, phrase.left)
        if phrase.kind == "partner" and phrase.owner and subject:
            pair = [read_party(phrase.owner), read_party(reading.slot(subject.group(1)))]
            return [party for party in pair if party is not None] if all(pair) else []
    return []


def _own_pair(scene: Scene, reading: Reading, here: list[Read[str]]) -> tuple[Read[str], Read[str]] | None:
    """The state that says "our" and the one it speaks of, or the two that talk."""
    state = find_own_state(scene, reading)
    if state and len(here) == 1 and here[0].value != state.value:
        return state, here[0]
    pair = find_own_pair(scene, reading)
    if pair is None or not {party.value for party in here} <= set(pair):
        return None
    found = OURS.search(reading.masked)
    span = reading.text_span(*found.span()) if found else (reading.sentence.start, reading.sentence.start)
    return Read(pair[0], *span, "inferred"), Read(pair[1], *span, "inferred")


HELD = re.compile(
    r"(?:'s)? (?:summit|meeting|forum|session|conference|framework|format|council)\b"
)  # no party to trade


def list_parties(reading: Reading, end: int | None = None) -> list[Read[str]]:
    """The distinct parties of a sentence, or of its part before `end`; a slot that means two gives both."""
    found: dict[str, Read[str]] = {}
    for slot in reading.coded("p"):
        at = reading.position(slot)
        behind = reading.masked.index(">", at) + 1
        if (
            (end is not None and at >= end)
            or reading.masked.endswith("non-", 0, at)
            or HELD.match(reading.masked, behind)
        ):
            continue
        ids = ("C5",) if set(slot.entity_ids) == set(CENTRAL_ASIA) else slot.entity_ids
        for party_id in ids:
            found.setdefault(party_id, Read(party_id, slot.start, slot.end, "resolved"))
    return list(found.values())


def _with_people(scene: Scene, reading: Reading, parties: list[Read[str]]) -> list[Read[str]]:
    """The parties of a sentence and the states of the people in it ("X after talks with Y")."""
    states = {person.person_id: person.country_id for person in scene.cast.people}
    found = {party.value: party for party in parties}
    for slot in reading.coded("h"):
        if state := states.get(slot.entity_ids[0]):
            found.setdefault(state, Read(state, slot.start, slot.end, "inferred"))
    return list(found.values())


def _leading_pair(scene: Scene, values: set[str]) -> tuple[Read[str], Read[str]] | None:
    """The two parties that a text is about, where the third is named less than half as often as the second."""
    ranked = count_parties(scene).most_common(3)
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[1][1] < 2 * ranked[2][1]):
        return None
    pair = [ranked[0][0], ranked[1][0]]
    if not values <= set(pair):
        return None
    slots = [next(s for r in scene.readings for s in r.coded("p") if i in s.entity_ids) for i in pair]
    return (
        Read(pair[0], slots[0].start, slots[0].end, "inferred"),
        Read(pair[1], slots[1].start, slots[1].end, "inferred"),
    )
