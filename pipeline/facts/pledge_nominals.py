"""Pledges that a noun carries: "a $500 million loan from X", "X came with a package of 12 billion euros"."""

from collections.abc import Iterator

import re2

from pipeline.facts.grammar import Match, Template, load_words
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause
from pipeline.facts.scene import Reading, Scene, Slot

WORDS = {**load_words("pledges.csv"), **load_words("instruments.csv")}

AMOUNT_IN_AID = Template(
    r"{money:value}(?: \(?{money}\)?)?,? (?:in|of|as|worth of|all of it|all of which is) (?:[a-z-]+ ){0,4}?{help:help}",
    WORDS,
)
AMOUNT_LOAN = Template(
    r"\b(?:an?|the|another|new|additional) (?:[a-z-]+ ){0,2}{money:value}(?: \({money}\))? "
    r"(?:[a-z-]+ ){0,3}?{help:help}",
    WORDS,
)
AID_OF_AMOUNT = Template(
    r"{help:help}(?: [a-z-]+){0,3}? (?:of|worth|totalling|totaling|amounting to|to the tune of|in the amount of) "
    r"{money:value}",
    WORDS,
)
DEAL_WITH_GIVER = Template(
    r"(?P<help>(?:investment|loan|credit|financing|grant) (?:agreement|deal|contract)s?) with (?:the |an? )?"
    r"(?:consortium of )?{actor:giver}[^;]{0,40}? (?:for|worth|of) {money:value}"
)
FROM_GIVER = Template(r"^,? (?:[a-z-]+ ){0,3}?(?:from|by|provided by|extended by) (?:the )?{actor:giver}")
GIVERS_OWN = Template(r"{actor:giver}(?:'?s|')? (?:[a-z-]+ ){0,2}$")
GIVER_OFFERS = Template(r"{actor:giver}(?:'?s|')?(?: [^;<>]{0,60})?(?: {offer})[^;]{0,90}$", WORDS)
OFFICE_OFFERS = Template(r"\bthe {office:giver} (?:[a-z]+ ){0,2}{offer}[^;]{0,60}$", WORDS)
OFFER = re2.compile(WORDS["offer"])
DONE = re2.compile(WORDS["done"])
REACH = 60  # characters before an amount in which a verb may say that it was given already
LOOK_BACK = 8  # sentences in which "the president" was named


def list_nominals(scene: Scene) -> Iterator[Clause]:
    """Every amount of help that a sentence offers; what was given already is none."""
    for reading in scene.readings:
        if reading.sentence.role == "furniture" or reading.sentence.repeats is not None:
            continue
        for rule, template in RULES:
            for match in template.find(reading):
                giver = _find_giver(scene, match)
                if giver is not None:
                    stop = CLAUSE_STOP.search(reading.masked, match.end)
                    end = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
                    yield Clause(reading, (giver,), match.words("help"), match.start, match.start, end, None, rule)


def _find_giver(scene: Scene, match: Match) -> Slot | None:
    """From whom: named after the help or right before it; else the subject of the verb that offers it."""
    reading = match.reading
    if match.has("giver"):
        return match.slot("giver")
    if DONE.search(reading.masked, max(0, match.start - REACH), match.start):
        return None
    offered = OFFER.search(reading.masked) is not None
    own = GIVERS_OWN.within(reading, 0, match.start) if offered else None
    for found in (FROM_GIVER.at(reading, match.end), own, GIVER_OFFERS.within(reading, 0, match.start)):
        if found is not None and _can_give(scene, found.slot("giver")):
            return found.slot("giver")
    return _last_person(scene, reading) if OFFICE_OFFERS.within(reading, 0, match.start) else None


def _can_give(scene: Scene, slot: Slot) -> bool:
    """Whether an actor has money of its own: a programme or a forum is what others pay for."""
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    return kinds.get(slot.entity_ids[0]) not in ("initiative", "forum", "treaty", "media")


def _last_person(scene: Scene, reading: Reading) -> Slot | None:
    """Whom "the president" stands for: the person named last before it."""
    for earlier in reversed(scene.readings[max(0, reading.index - LOOK_BACK) : reading.index]):
        people = list(earlier.coded("h"))
        if people:
            return people[-1]
    return None


RULES: list[tuple[str, Template]] = [
    ("deal_with_giver", DEAL_WITH_GIVER),
    ("amount_in_aid", AMOUNT_IN_AID),
    ("amount_loan", AMOUNT_LOAN),
    ("aid_of_amount", AID_OF_AMOUNT),
]
