"""Who trades with whom: the parties and the direction of a phrase, from its own words or from what was said before."""

from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_direction import resolve_direction
from pipeline.facts.trade_focus import find_focus
from pipeline.facts.trade_goods import read_commodity
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_topic import CENTRAL_ASIA, Series, Side, Topic, read_party
from pipeline.facts.trade_turnover import resolve_turnover

OUTGOING = frozenset(("exports", "dispatch", "sell", "income"))


def resolve_series(scene: Scene, reading: Reading, link: Link, topic: Topic | None) -> Series | None:
    """The series of a link, None where its words leave a party open."""
    phrase = link.phrase
    if phrase.kind == "anaphor":
        return _told_before(phrase, reading, topic)
    if phrase.strange and not (phrase.giver and phrase.taker):
        return None
    if link.earner is not None and phrase.owner is None:
        phrase = replace(phrase, owner=link.earner)
    phrase = _drop_many(phrase, link)
    if phrase.many and link.row is None:
        return None
    series = _series_of(scene, reading, phrase, link, topic)
    if series is None or link.row is None:
        return series if series is None or series.open is None else None
    return fill_row(series, link.row)


def _drop_many(phrase: Phrase, link: Link) -> Phrase:
    return phrase if link.row is None or phrase.kind in ("partner", "seller", "buyer") else replace(phrase, many=False)


def _told_before(phrase: Phrase, reading: Reading, topic: Topic | None) -> Series | None:
    """The series of the sentence before; a party named beside the amount is to be one that it is about."""
    if topic is None or reading.index - topic.index > 2:
        return None
    named = read_party(phrase.owner) if phrase.owner else None
    if named is None:
        return topic.series
    fitting = [series for series in (topic.series, *topic.past) if series.ref.value == named.value]
    return fitting[0] if len({(series.flow, series.counterpart.value) for series in fitting}) == 1 else None


UNIT_GOODS = {"cubic metres": "natural gas", "barrels": "oil"}


def _series_of(scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None) -> Series | None:
    goods = read_commodity(reading, phrase, link)
    if goods is None and (unit_goods := UNIT_GOODS.get(scene.figure(link.amount).unit)):
        goods = Read(unit_goods, link.amount.start, link.amount.end, "inferred")
    if phrase.kind == "turnover":
        return resolve_turnover(scene, reading, phrase, link, topic, goods)
    if phrase.kind in ("partner", "seller", "buyer"):
        return _list_head(scene, reading, phrase, topic, goods)
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
    scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """A list of partners, sellers or buyers: one side is given, the other is filled by each row."""
    slot = (
        (phrase.taker or phrase.owner) if phrase.kind == "seller" else (phrase.giver or phrase.owner or phrase.partner)
    )
    fixed = read_party(slot) if slot else find_focus(scene, reading, phrase.left, topic, ())
    if fixed is None:
        return None
    if phrase.kind == "partner":
        return Series("turnover", fixed, fixed, goods, fixed.value, "counterpart")
    if phrase.kind == "seller":
        return Series("exports", fixed, fixed, goods, None, "ref")
    return Series("exports", fixed, fixed, goods, fixed.value, "counterpart")
