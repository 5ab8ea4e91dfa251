"""Whose trade "our trade" is: the state that speaks in a statement, an interview or a quotation, and its partner."""

import re

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.voice import find_speaker, list_turns
from pipeline.mentions.speakers import STATEMENT_TITLE, TALKS_TITLE, find_speaker_turn

OURS = re.compile(r"\b(?:our|ours|we|us)\b")
LABEL = re.compile(
    r"^(?:(?:[a-z][a-z' -]{0,60} of |their excellency )?(?:the )?)(<p\d+>)(?:'s)?(?: [a-z]+){0,4}(?: <h\d+>)?:(?: |$)"
)
LABEL_REACH = 60  # sentences for which a speaker may go on


OUR_FLOW = re.compile(r"\bour (?:[a-z-]+ ){0,4}$")
WE = re.compile(r"\bwe (?:(?:have|had|also|already|now|will|would|currently|already|only|even) ){0,3}$")


def is_ours(reading: Reading, phrase: Phrase) -> bool:
    """Whether the speaker's own state has the flow: "our exports", "our trade", "we bought"."""
    return bool((WE if phrase.verb else OUR_FLOW).search(reading.masked, 0, phrase.start))


def find_own_state(scene: Scene, reading: Reading) -> Read[str] | None:
    """The state for which a sentence says "we" or "our", None where it does not say so or who speaks stays open."""
    found = OURS.search(reading.masked)
    if found is None:
        return None
    state = _find_state(scene, reading)
    return Read(state, *reading.text_span(*found.span()), "inferred") if state else None


def find_own_pair(scene: Scene, reading: Reading) -> tuple[str, str] | None:
    """The two states that talk, where a sentence says "we" or "our"."""
    if not OURS.search(reading.masked):
        return None
    turn = find_speaker_turn(list_turns(scene), reading.sentence.start)
    if turn is not None and turn.pair is not None:
        return turn.pair
    state, guests = _find_state(scene, reading), _titled(scene)
    if state and len(guests) == 1 and guests[0] != state:
        return state, guests[0]
    return (guests[0], guests[1]) if len(guests) == 2 and state in guests else None


def find_speaking(scene: Scene, reading: Reading) -> str | None:
    """The state for which a turn of talks, a statement or an interview is spoken."""
    turn = find_speaker_turn(list_turns(scene), reading.sentence.start)
    if turn is not None and turn.state:
        return turn.state
    return _labelled(scene, reading) or _interviewed(scene)


CITED = re.compile(
    r"(?:\baccording to|\b(?:data|figures|statistics|numbers|report) (?:[a-z]+ ){0,2}(?:from|of|by)|\breported by|"
    r"\b(?:citing|quoting)) (?:the )?(<o\d+>)"
    r"|(<o\d+>)(?:'s)? (?:[a-z]+ ){0,3}?(?:said|says|reported|reports|announced|noted|stated|data|figures|statistics|"
    r"shows?|showed)\b"
)
OFFICES = ("bank", "government_body")


def find_cited(scene: Scene, reading: Reading) -> Read[str] | None:
    """The home of the one bank or public body that a sentence cites: "according to the National Bank of Georgia"."""
    offices = {p.party_id: p.country_id for p in scene.cast.parties if p.organization_kind in OFFICES and p.country_id}
    cited = [reading.slot(before or behind) for before, behind in CITED.findall(reading.masked)]
    told = {slot.entity_ids[0]: slot for slot in cited if len(slot.entity_ids) == 1 and slot.entity_ids[0] in offices}
    homes = {offices[office] for office in told}
    slot = next(iter(told.values()), None)
    return Read(homes.pop(), slot.start, slot.end, "inferred") if slot is not None and len(homes) == 1 else None


def _find_state(scene: Scene, reading: Reading) -> str | None:
    turn = find_speaker_turn(list_turns(scene), reading.sentence.start)
    if turn is not None and turn.state:
        return turn.state
    return _labelled(scene, reading) or _quoted(scene, reading) or _interviewed(scene)


def _labelled(scene: Scene, reading: Reading) -> str | None:
    """The state whose office opens the nearest label: "President of Peru: ..."."""
    for back in range(reading.index, max(-1, reading.index - LABEL_REACH), -1):
        if found := LABEL.match(scene.readings[back].masked):
            return _one(scene.readings[back].slot(found.group(1)).entity_ids)
    return None


def _quoted(scene: Scene, reading: Reading) -> str | None:
    """The state of the person who says the sentence."""
    speaker = find_speaker(scene, reading, len(reading.masked))
    if speaker is None or speaker.code not in "hp":
        return None
    if speaker.code == "p":
        return _one(speaker.entity_ids)
    return next((p.country_id for p in scene.cast.people if p.person_id == speaker.entity_ids[0]), None)


def _interviewed(scene: Scene) -> str | None:
    """The one state of a title such as "Remarks by Peru's Trade Minister"."""
    title = scene.readings[0] if scene.readings else None
    if title is None or not STATEMENT_TITLE.search(title.masked) or TALKS_TITLE.search(title.masked[:20]):
        return None
    states = _titled(scene)
    return states[0] if len(states) == 1 else None


def _titled(scene: Scene) -> list[str]:
    """The states of a title that speaks of talks, a statement or an interview."""
    title = scene.readings[0] if scene.readings else None
    if title is None or not (TALKS_TITLE.search(title.masked) or STATEMENT_TITLE.search(title.masked)):
        return []
    return list(dict.fromkeys(i for slot in title.coded("p") for i in slot.entity_ids if len(i) == 3))


def _one(ids: tuple[str, ...]) -> str | None:
    return ids[0] if len(ids) == 1 and len(ids[0]) == 3 else None
