"""Whom "we", "I" and "our country" stand for: the state of whoever speaks."""

from collections import Counter

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, load_values, load_words
from pipeline.facts.pledge_bodies import can_give
from pipeline.facts.pledge_monologues import find_monologuist
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import find_speaker
from pipeline.mentions.speakers import Turn, find_speaker_turn

Turns = tuple[Turn, ...]
TOGETHER = Expression(r"\bagreed?\b")
JOINT_TITLE = Expression(r"\bjoint (?:[a-z]+ )?(?:statement|declaration|communique)\b")
OFFICE_LABEL = Template(r"^(?:[a-z-]+ ){0,6}(?:of|for) (?:the )?{state:who}:")  # "President of Kenya: dear friends"
SPEAKER = r"(?: [a-z'-]+){0,4} {actor:who}(?:'s)?(?:(?: [a-z-]+){0,4} {actor:other})?"
CLOSED_BY = Template(rf"[,.?!]\"{SPEAKER},? {{gap6}}{{say}}", load_words("voice.csv"))
CLOSED_BY_VERB = Template(rf"[,.?!]\" {{say}}{SPEAKER}", load_words("voice.csv"))
CLOSED_BY_PRONOUN = Template(r"[,.?!]\" (?:(?:he|she) {say}|{say} (?:he|she)\b)", load_words("voice.csv"))
OPENED = Template(
    r"{actor:who}(?:'s)? (?:[a-z-]+ ){0,3}?{say}(?: (?:[a-z'-]+|<[plot]\d+>)){0,8}:", load_words("voice.csv")
)
BODY_TITLE = Expression(
    r"^(?:[a-z-]+ ){0,3}(?:statement|address|speech|remarks|message|keynote|interview)\b[^.;:<]{0,30} (?:by|of|from|"
    r"with) "
    r"(?:the )?(?P<body><[po]\d+>)(?:'s)? (?:[a-z-]+ ){0,3}"
    r"(?:president|director|secretary|commissioner|governor|chair|chairman|head|chief|representative|administrator)"
)
NEAR = 8  # sentences in which "she" was named
FAR = 40  # sentences that a labelled speech may run on


def find_first_person(scene: Scene, turns: Turns, match: Match) -> tuple[Slot, ...]:
    """The state of whoever speaks; both sides where they agreed, or where a joint statement speaks."""
    reading = match.reading
    start, end = match.span("pronoun")
    turn = find_speaker_turn(turns, start)
    together = match.words("pronoun") == "we" and bool(TOGETHER.search(reading.masked, match.start, match.end))
    parties: tuple[str, ...] = ()
    if turn is not None:
        parties = turn.pair if turn.pair and (together or turn.state is None) else (turn.state,) if turn.state else ()
    elif JOINT_TITLE.search(scene.readings[0].masked):
        parties = _title_parties(scene)
    if not parties:
        speaker = find_speaker(scene, reading, match.end)
        for find in (_find_pronoun, _find_label, _find_closing, _find_colon):
            speaker = speaker or find(scene, reading)
        speaker = speaker or _find_titled_body(scene) or find_monologuist(scene)
        return () if speaker is None else (speaker,)
    return (Slot("p", start, end, entity_ids=parties, form="anaphor"),)


def _find_titled_body(scene: Scene) -> Slot | None:
    """The bank or body whose head speaks by the title: "Remarks by World Bank President X"."""
    found = BODY_TITLE.search(scene.readings[0].masked)
    slot = scene.readings[0].slot(found.group("body")) if found else None
    if slot is None or (slot.code == "p" and len(slot.entity_ids[0]) == len("KAZ")):
        return None
    return slot if slot.code == "p" or can_give(scene, slot) else None


def _find_label(scene: Scene, reading: Reading) -> Slot | None:
    """The state whose office labels the speech that a sentence stands in."""
    for earlier in reversed(scene.readings[max(0, reading.index - FAR) : reading.index + 1]):
        if label := OFFICE_LABEL.first(earlier):
            return label.slot("who")
    return None


def _find_pronoun(scene: Scene, reading: Reading) -> Slot | None:
    """Whom "she said" at the end of a quotation stands for: the person named last before it."""
    if not CLOSED_BY_PRONOUN.first(reading):
        return None
    told = reversed(scene.readings[max(0, reading.index - NEAR) : reading.index])
    return next((slot for earlier in told for slot in earlier.coded("h")), None)


def _find_closing(scene: Scene, reading: Reading) -> Slot | None:
    """Who is named where the quotation closes, here or in the sentence before it: '"We will lend …," X said'."""
    for told in (reading, *scene.readings[max(0, reading.index - 1) : reading.index]):
        if told.sentence.paragraph == reading.sentence.paragraph:
            closing = CLOSED_BY.first(told) or CLOSED_BY_VERB.first(told)
            if closing is not None:
                slots = [closing.slot(label) for label in ("who", "other") if closing.has(label)]
                return next((slot for slot in slots if slot.code == "h"), slots[0])
    return None


def _find_colon(scene: Scene, reading: Reading) -> Slot | None:
    """Whose words a colon opened earlier in the paragraph: "The president of Kenya said in his address: We will …"."""
    for earlier in reversed(scene.readings[max(0, reading.index - NEAR) : reading.index + 1]):
        if earlier.sentence.paragraph != reading.sentence.paragraph:
            return None
        if opened := OPENED.first(earlier):
            return opened.slot("who")
    return None


def _title_parties(scene: Scene) -> tuple[str, ...]:
    """Who speaks in a joint statement: the states and groups of its title; of a "C5+1" the five and the state that the
    text speaks of most."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    title = [party for slot in scene.readings[0].coded("po") for party in slot.entity_ids]
    named = [party for party in title if kinds.get(party) in ("state", "group")]
    groups = load_values("binds.csv", "plus_one")
    for group in (groups[party] for party in title if party in groups):
        told = Counter(m.entity_id for m in scene.cast.mentions if kinds.get(m.entity_id) == "state")
        named += [group, *(party for party, _ in told.most_common(1))]
    return tuple(dict.fromkeys(named))
