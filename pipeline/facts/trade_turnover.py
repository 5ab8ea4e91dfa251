"""Who trades with whom in a flow of both directions."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_alone import is_whole, resolve_alone
from pipeline.facts.trade_focus import count_parties, document_focus, find_focus, focus_of_list
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_pairs import find_pair, list_parties
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_speakers import find_own_state, is_ours
from pipeline.facts.trade_topic import Series, Topic, is_recent, level_of, read_party

WORDS = load_words("trade.csv")


def resolve_turnover(
    scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    if _may_be_firm(reading, phrase, topic) or OPEN_END.match(reading.masked, link.end):
        return None
    if phrase.pair:
        return _pair(phrase.pair, phrase.pair_slots, goods, scene)
    owner = read_party(phrase.owner) if phrase.owner else None
    partner = read_party(phrase.partner) if phrase.partner else None
    if (phrase.owner and owner is None) or (phrase.partner and partner is None):
        return None
    if partner is None and link.rule in ("amount_after_reach", "amount_sold_or_bought"):
        partner = _trailing_partner(reading, link)
    if owner is None and phrase.foreign:
        owner = find_focus(scene, reading, phrase.left, topic, ())
    if phrase.foreign and owner and partner is None and link.row is None:
        return Series("turnover", owner, Read("WORLD", *reading.text_span(phrase.left, phrase.end)), goods, owner.value)
    if partner is not None:
        if owner is None and is_ours(reading, phrase):
            owner = find_own_state(scene, reading)
        owner = owner or find_focus(scene, reading, phrase.left, topic, (partner.value,))
        if owner is None or owner.value == partner.value:
            return None
        counts = count_parties(scene)
        held = topic is not None and topic.series.perspective == owner.value
        leads = (
            phrase.owner is not None
            or held
            or owner.method == "inferred"
            or counts[owner.value] >= counts[partner.value]
        )
        return Series("turnover", owner, partner, goods, owner.value if leads else partner.value)
    if owner is not None and link.row is not None:
        return Series("turnover", owner, owner, goods, owner.value, "counterpart")
    if owner is not None:
        return resolve_alone("turnover", reading, phrase, link, owner, topic, goods, level_of(scene, link))
    if ranked := _ranked(reading, phrase, topic, goods):
        return ranked
    if link.row is not None and (listed := focus_of_list(scene, reading, phrase, topic, link.row)):
        return Series("turnover", listed, listed, goods, listed.value, "counterpart")
    shared = phrase.mutual or phrase.implied or len(list_parties(reading)) == 2
    if topic and "WORLD" in topic.series.counterpart.value and is_recent(reading, topic) and not shared:
        headed = topic.headed == topic.series.ref.value
        return replace(topic.series, flow="turnover", commodity=goods) if headed or is_whole(reading, phrase) else None
    if (
        not phrase.mutual
        and is_whole(reading, phrase)
        and (whole := _of_the_texts_party(scene, reading, phrase, topic, goods))
    ):
        return whole
    pair = find_pair(scene, reading, topic)
    if pair is None:
        return None
    if topic and {p.value for p in pair} == {topic.series.ref.value, topic.series.counterpart.value}:
        return replace(topic.series, flow="turnover", commodity=goods)
    return Series("turnover", *pair, goods)


def _of_the_texts_party(
    scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """Total trade in a text about one party alone: its trade with the world."""
    if topic is not None and topic.series.counterpart.value != "WORLD":
        return None
    if NAMED_END.match(reading.masked, phrase.right):
        return None
    focus = document_focus(scene, ())
    if focus is None or any(i != focus for slot in reading.coded("p") for i in slot.entity_ids):
        return None
    span = reading.text_span(phrase.left, phrase.end)
    return Series("turnover", Read(focus, *span, "inferred"), Read("WORLD", *span, "inferred"), goods, focus)


NAMED_END = re.compile(r" (?:between|among|with|to|from)\b")


def _may_be_firm(reading: Reading, phrase: Phrase, topic: Topic | None) -> bool:
    """Whether a bare "turnover" may be what a firm sells: no party trades in it and no trade was spoken of."""
    if (
        reading.masked[phrase.start : phrase.end] != "turnover"
        or phrase.pair
        or phrase.partner
        or phrase.mutual
        or phrase.foreign
    ):
        return False
    if phrase.implied and reading.masked.startswith("our ", phrase.left):
        return False
    return "partner" not in reading.masked and (topic is None or not is_recent(reading, topic))


RANK = re.compile(WORDS["rank"])


def _ranked(reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None) -> Series | None:
    """The next of a ranking of partners: "Russia comes second with a turnover of $4 billion"."""
    if topic is None or not is_recent(reading, topic) or topic.series.perspective is None or phrase.mutual:
        return None
    parties = list_parties(reading, phrase.left) or list_parties(reading)
    held = topic.series.ref if topic.series.ref.value == topic.series.perspective else topic.series.counterpart
    others = [party for party in parties if party.value != held.value]
    if len(others) != 1 or not RANK.search(reading.masked):
        return None
    return Series("turnover", replace(held, method="inferred"), others[0], goods, held.value)


OPEN_END = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?: (?:in|for|during) <t\d+>)? between (?:the )?<p\d+> and (?:its|the other|other|several|"
    r"many|all|some|most) (?!<p)"
)
TRAILING = re.compile(r"^(?: ?\([^()]{1,40}\))? (?:with|between .{1,30} and) (?:the )?(<p\d+>)")


def _trailing_partner(reading: Reading, link: Link) -> Read[str] | None:
    found = TRAILING.match(reading.masked[link.end : link.end + 90])
    return read_party(reading.slot(found.group(1))) if found else None


def _pair(ids: tuple[str, ...], slots: tuple[Slot, ...], goods: Read[str] | None, scene: Scene) -> Series | None:
    if len(slots) == 2:
        parties = [read_party(slot) for slot in slots]
        if parties[0] is None or parties[1] is None or parties[0].value == parties[1].value:
            return None
        first, second = parties[0], parties[1]
        counts = count_parties(scene)
        leads = counts[first.value] > counts[second.value]
        return Series("turnover", first, second, goods, first.value if leads else None)
    if len(ids) != 2 or ids[0] == ids[1]:
        return None
    slot = slots[0]
    first, second = (Read(i, slot.start, slot.end, "resolved") for i in ids)
    return Series("turnover", first, second, goods)
