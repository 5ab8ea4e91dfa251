"""Purchases promised by a noun: "purchases of Danish ships valued at $3 million", "an order of 30 aircraft".

Whoever buys opens its market to whoever sells. The seller is the state or maker whose goods they are; the buyer is
named beside them, or is the other side that was spoken of last.
"""

import re
from collections.abc import Iterator, Set

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, find_lines
from pipeline.facts.pledge_clauses import Clause, is_told
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_party

RULE = "purchase_promised"
BUYING = Template(r"\b(?P<act>purchases?|purchase orders?|procurement|acquisition|orders? (?:of|for)|sales)\b")
PROMISED = Expression(
    r"\b(?:deals?|announc\w+|commit\w*|agree[ds]?|agreements?|pledg\w+|promis\w+|will|plans?|intends?|memorand\w+|"
    r"signed|secured?|orders?)\b"
)
COUNTED = Expression(
    r"\b(?P<act>purchases?|purchase orders?|orders?) (?:of|for) (?:up to |about |some |another )?(?P<n>\d{1,6}) "
    r"(?P<maker><o\d+>) [a-z]+"
)
GOODS_OF = Expression(r"(?P<seller><p\d+>)(?:'s)? (?:[a-z-]+,? (?:and )?){0,8}?[a-z-]+")
PAST = Expression(
    r"\b(?:rose|fell|grew|increased|decreased|totall?ed|reached|amounted|were|was|since|had|option)\b|<c\d+>"
)
FINANCED = Expression(
    r" (?:in |of )?(?:[a-z-]+ ){0,2}(?:financing|funding|loans?|credits?|guarantees?|grants?|"
    r"insurance)\b"
)
LOOK_BACK = 8  # sentences in which the other side was named
NEAR = 4  # sentences in which the purchases were announced


def list_purchases(scene: Scene, taken: Set[int]) -> Iterator[Clause]:
    """A clause for each amount that no claim uses of goods whose purchase is announced."""
    lines = find_lines(scene.page, (BUYING,))
    for reading in scene.readings:
        if reading.index in lines and is_told(reading) and _is_promised(scene, reading):
            yield from _count_purchases(scene, reading, taken)
            yield from _price_purchases(scene, reading, taken)


def _is_promised(scene: Scene, reading: Reading) -> bool:
    near = scene.readings[max(0, reading.index - NEAR) : reading.index + 1]
    lead = next(
        (one for one in reversed(scene.readings[max(0, reading.index - LOOK_BACK) : reading.index]) if _leads(one)),
        None,
    )
    if lead is not None and PROMISED.search(lead.masked):
        return True
    item = reading.sentence.lead is not None or reading.masked.startswith(("-", "*", "?"))
    listed = [one for one in near if item or one is reading]
    return any(PROMISED.search(one.masked) for one in listed)


def _leads(reading: Reading) -> bool:
    """Whether a line opens a list, whose items may each be a paragraph."""
    return reading.masked.rstrip().endswith(":")


def _count_purchases(scene: Scene, reading: Reading, taken: Set[int]) -> Iterator[Clause]:
    """ "an order of 30 Adamas aircraft": a count with its maker's name inside."""
    for found in COUNTED.finditer(reading.masked):
        start = reading.text_start(found.start("n"))
        index = next((i for i, figure in enumerate(scene.figures) if figure.start == start), None)
        maker = find_party(reading.slot(found["maker"]).entity_ids[0])
        if index is None or index in taken or maker is None or maker.country_id is None:
            continue
        buyers = _find_buyers(scene, reading, maker.country_id, found.start())
        if buyers:
            amount = Slot("n", start, scene.figures[index].end, figures=(index,))
            yield _tell(reading, buyers, found["act"], (found.start(), found.end()), amount)


def _price_purchases(scene: Scene, reading: Reading, taken: Set[int]) -> Iterator[Clause]:
    """ "$3 million in Danish gas purchases", "purchases of Danish ships valued at $3 million"."""
    text, left = reading.masked, 0
    slots = [slot for slot in reading.coded("m") if scene.figure(slot).conversion_of is None]
    for slot in slots:
        at = reading.position(slot)
        end = text.index(">", at) + 1
        after = next((reading.position(s) for s in slots if reading.position(s) > at), len(text))
        joint = re.search(r" and |; ", text[end:after])
        acts = [one for one in BUYING.find(reading) if left <= one.start < (end + joint.start() if joint else after)]
        right = end if acts and acts[0].end <= at else end + joint.start() if joint else after
        words, begin = text[left:right], left
        left = right
        goods = GOODS_OF.search(words)
        if not acts or goods is None or PAST.search(words) or not taken.isdisjoint(slot.figures):
            continue
        if FINANCED.match(text, end):
            continue  # "$42 million in financing for the purchase of transmitters"
        seller = reading.slot(goods["seller"])
        buyers = _find_buyers(scene, reading, seller.entity_ids[0], begin)
        if buyers:
            start = min(at, acts[0].start)
            yield _tell(reading, buyers, acts[0].words("act"), (start, len(words.rstrip(" .;,")) + begin), slot)


def _tell(reading: Reading, buyers: tuple[Slot, ...], act: str, span: tuple[int, int], amount: Slot) -> Clause:
    start, end = span
    return Clause(reading, buyers, act, start, start, start, end, None, RULE, "12", part=span, value=amount)


def read_seller(scene: Scene, clause: Clause, buyers: Set[str]) -> tuple[Read[str], ...]:
    """The state that the goods come from, or that of their maker."""
    reading, (start, end) = clause.reading, clause.words
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    for slot in reading.coded("po"):
        home = slot.entity_ids[0] if slot.code == "p" else homes.get(slot.entity_ids[0])
        if start <= reading.position(slot) < end and home is not None and home not in buyers:
            return (Read(home, slot.start, slot.end, "resolved"),)
    return ()


def _find_buyers(scene: Scene, reading: Reading, seller: str, begin: int) -> tuple[Slot, ...]:
    """The state named beside the goods or before them, or the one spoken of last, that is not the seller's."""
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    leaders = {person.person_id: person.country_id for person in scene.cast.people}
    after = [slot for slot in reading.coded("po") if reading.position(slot) >= begin]
    before = [slot for slot in reading.coded("poh") if reading.position(slot) < begin]
    earlier = [
        slot
        for told in reversed(scene.readings[max(0, reading.index - LOOK_BACK) : reading.index])
        for slot in told.coded("ph")
    ]
    for slot in (*after, *before, *earlier):
        party = slot.entity_ids[0]
        home = party if slot.code == "p" else leaders.get(party) if slot.code == "h" else homes.get(party)
        if home is not None and home != seller and len(home) == len("KAZ"):
            return (Slot("p", slot.start, slot.end, entity_ids=(home,), form="name"),)
    return ()
