"""Who trades with whom: the parties and the direction of a phrase, from its own words or from what was said before."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_anaphors import is_of_another
from pipeline.facts.trade_cues import is_reverse, turn_back
from pipeline.facts.trade_direction import resolve_direction
from pipeline.facts.trade_focus import focus_of_list
from pipeline.facts.trade_goods import read_commodity
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_phrases import find_phrases
from pipeline.facts.trade_topic import CENTRAL_ASIA, Series, Side, Topic, held_party, level_of, read_party
from pipeline.facts.trade_turnover import resolve_turnover
from schemas.vocabularies import Flow

# "the capital provided the largest volume of turnover": whose parts these are, trades with nobody
OF_REGIONS = re.compile(
    r"<l\d+>(?: (?:city|region|province|oblast|district))? (?:provides?|provided|contributes?|contributed|accounts? "
    r"for|"
    r"accounted for|generated)\b|\b(?:regarding|among|across|by) (?:the )?(?:country's |individual )?regions\b"
)
OUTGOING = frozenset(("exports", "dispatch", "sell", "income"))


def resolve_series(scene: Scene, reading: Reading, link: Link, topic: Topic | None) -> Series | None:
    """The series of a link, None where its words leave a party open."""
    phrase = link.phrase
    if not (phrase.owner or phrase.pair or phrase.partner or phrase.mutual) and OF_REGIONS.search(reading.masked):
        return None
    if phrase.kind == "anaphor":
        told = _told_before(phrase, reading, topic)
        pair = frozenset((told.ref.value, told.counterpart.value)) if told else frozenset()
        return None if told and is_of_another(phrase, reading, pair) else told
    if phrase.outside and link.row is not None:
        phrase = replace(phrase, strange=False)
    if phrase.strange and not (phrase.giver and phrase.taker):
        return None
    if topic and (pointed := _pointed_at(phrase, reading, topic)):
        return pointed
    if topic and not (phrase.owner or phrase.giver or phrase.taker) and is_reverse(reading, phrase):
        return turn_back(topic)
    if link.earner is not None and phrase.owner is None:
        phrase = replace(phrase, owner=link.earner)
    phrase = _drop_many(phrase, link)
    if phrase.many and link.row is None:
        return None
    single = replace(link, row=None) if link.rule == "other_subject" else link
    series = _labelled(scene, reading, phrase, link, topic) or _series_of(scene, reading, phrase, single, topic)
    if series is None or link.row is None:
        return series if series is None or series.open is None else None
    return _put_subject(series, link.row) if link.rule == "other_subject" else fill_row(series, link.row)


def _put_subject(series: Series, row: Slot) -> Series | None:
    """The series of another subject that does the same: "Peru sold 2 million tonnes to Chile and Bolivia 1 million"."""
    party = read_party(row)
    if party is None or series.open:
        return None
    if party.value == series.counterpart.value:  # each sells to the other
        return replace(series, ref=party, counterpart=series.ref, perspective=party.value)
    return replace(series, ref=party, perspective=party.value)


LABEL = re.compile(r"^(?:[-*] ?|\d+[.)] ?)?(<p\d+>) ?(?::|--?) ")
LABEL_FLOWS: dict[str, Flow] = {
    "turnover": "turnover",
    "exports": "exports",
    "dispatch": "exports",
    "imports": "imports",
    "purchase": "imports",
}


def _labelled(scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None) -> Series | None:
    """The series of a list item headed by a partner: "- Peru: trade rose to $5 billion; exports reached ..."."""
    label = LABEL.match(reading.masked)
    flow = LABEL_FLOWS.get(phrase.kind)
    if label is None or flow is None or link.row is not None or phrase.verb or phrase.pair:
        return None
    slot = reading.slot(label.group(1))
    party = read_party(slot)
    held = (_other_end(topic, party) if topic and party else None) or _lead_owner(scene, reading, topic)
    ends = [end.entity_ids for end in (phrase.partner, phrase.taker, phrase.giver) if end is not None]
    if party is None or held is None or held.value == party.value or any(ids != slot.entity_ids for ids in ends):
        return None
    goods = read_commodity(reading, phrase, link)
    owner = read_party(phrase.owner) if phrase.owner else held
    if owner is None or owner.value not in (held.value, party.value):
        return None
    if owner.value == party.value and flow != "turnover":
        return Series(flow, party, replace(held, method="inferred"), goods, party.value)
    return Series(flow, replace(held, method="inferred"), party, goods, held.value)


def _other_end(topic: Topic, party: Read[str]) -> Read[str] | None:
    """The other party of the topic, where one is the party of an item, or its group."""
    series = topic.series
    if series.flow != "turnover":
        return None
    for end, other in ((series.ref, series.counterpart), (series.counterpart, series.ref)):
        if end.value == party.value or (end.value == "C5" and party.value in CENTRAL_ASIA):
            return other
    return None


def _lead_owner(scene: Scene, reading: Reading, topic: Topic | None) -> Read[str] | None:
    """Whose trade a list is about: the owner named in its lead, or the party whose trade was spoken of."""
    lead = scene.lead(reading)
    owners = [phrase.owner for phrase in find_phrases(scene, lead) if phrase.owner] if lead else []
    if owners:
        return read_party(owners[-1])
    if topic is None or topic.series.perspective is None or reading.index - topic.index > 8:
        return None
    return held_party(topic)


def _drop_many(phrase: Phrase, link: Link) -> Phrase:
    return phrase if link.row is None or phrase.kind in ("partner", "seller", "buyer") else replace(phrase, many=False)


THESE = re.compile(r"\b(?:these|those|such) $")
FLOWS = {"exports": "exports", "sell": "exports", "dispatch": "exports", "imports": "imports", "buy": "imports"}


def _pointed_at(phrase: Phrase, reading: Reading, topic: Topic) -> Series | None:
    """The series of the sentence before, goods included, where words point at it: "these exports came to ..."."""
    named = phrase.owner or phrase.giver or phrase.taker or phrase.commodity
    if named or phrase.verb or reading.index - topic.index > 2 or not THESE.search(reading.masked[: phrase.left]):
        return None
    return topic.series if FLOWS.get(phrase.kind) == topic.series.flow else None


def _told_before(phrase: Phrase, reading: Reading, topic: Topic | None) -> Series | None:
    """The series of the sentence before; a party named beside the amount is to be one that it is about."""
    if topic is None or topic.balance or reading.index - topic.index > (1 if phrase.near else 2):
        return None
    if phrase.back:
        return _way_back(topic.series)
    if phrase.goal:
        return next((series for series in (topic.series, *topic.past[:2]) if series.flow == "turnover"), topic.series)
    named = (
        read_party(phrase.owner)
        if phrase.owner and not BY_SOURCE.search(reading.masked[phrase.left : phrase.start])
        else None
    )
    if named is None and reading.masked.startswith("the total", phrase.start):
        groups = (past for past in topic.past if len(past.counterpart.value) != 3 and past.flow == topic.series.flow)
        return next(groups, topic.series)
    if named is None:
        return topic.series
    fitting = [series for series in (topic.series, *topic.past) if series.ref.value == named.value]
    return fitting[0] if len({(series.flow, series.counterpart.value) for series in fitting}) == 1 else None


def _way_back(series: Series) -> Series | None:
    """The flow in the other direction of one told before."""
    if series.flow == "turnover" or series.open or series.counterpart.value == "WORLD":
        return None
    back = replace(series, ref=series.counterpart, counterpart=series.ref, commodity=None)
    return replace(back, perspective=series.perspective or back.ref.value)


BY_SOURCE = re.compile(
    r"^<p\d+>(?:'s)? (?:[a-z]+ )?(?:data|figures|statistics|customs|records|authorities|estimates|numbers)\b"
)
UNIT_GOODS = {"cubic metres": "natural gas", "barrels": "oil"}


def _series_of(scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None) -> Series | None:
    goods = read_commodity(reading, phrase, link)
    level = level_of(scene, link)
    if goods is None and level and (unit_goods := UNIT_GOODS.get(level.unit)):
        goods = Read(unit_goods, link.amount.start, link.amount.end, "inferred")
    if phrase.kind == "turnover":
        return resolve_turnover(scene, reading, phrase, link, topic, goods)
    if phrase.kind in ("partner", "seller", "buyer"):
        return _list_head(scene, reading, phrase, topic, goods, link.row)
    if phrase.kind in OUTGOING:
        return resolve_direction(scene, reading, phrase, link, topic, goods, outgoing=True)
    return resolve_direction(scene, reading, phrase, link, topic, goods, outgoing=False)


def fill_row(series: Series, row: Slot) -> Series | None:
    """The series with the partner that a list names: it takes the open side, or the place of its group."""
    party = read_party(row)
    if party is None:
        return None
    side = series.open or _side_of_group(series, party.value)
    if side is None:
        side = "counterpart" if series.perspective == series.ref.value and series.flow == "turnover" else None
        if series.flow != "turnover":
            side = "counterpart"
    fixed = series.counterpart if side == "ref" else series.ref
    if side is None or fixed.value == party.value:
        return None
    member = _side_of_group(series, party.value) is not None
    if side == "ref":
        return replace(series, ref=party, open=None, perspective=party.value)
    perspective = party.value if member and series.flow == "turnover" else series.perspective
    return replace(series, counterpart=party, open=None, perspective=perspective)


def _side_of_group(series: Series, party_id: str) -> Side | None:
    if party_id in CENTRAL_ASIA:
        if series.counterpart.value == "C5":
            return "counterpart"
        if series.ref.value == "C5":
            return "ref"
    return None


def _list_head(
    scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None, row: Slot | None
) -> Series | None:
    """A list of partners, sellers or buyers: one side is given, the other is filled by each row."""
    slot = (
        (phrase.taker or phrase.owner) if phrase.kind == "seller" else (phrase.giver or phrase.owner or phrase.partner)
    )
    if slot and row and slot.form == "anaphor" and slot.entity_ids == row.entity_ids:
        slot = None  # "Spain is the country's first partner"
    fixed = read_party(slot) if slot else focus_of_list(scene, reading, phrase, topic, row)
    if fixed is None:
        return None
    if phrase.kind == "partner":
        return Series("turnover", fixed, fixed, goods, fixed.value, "counterpart")
    if phrase.kind == "seller":
        return Series("exports", fixed, fixed, goods, None, "ref")
    return Series("exports", fixed, fixed, goods, fixed.value, "counterpart")
