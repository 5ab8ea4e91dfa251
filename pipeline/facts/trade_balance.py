"""What a sentence speaks of before its first amount: a balance ("Kenya's trade deficit with Uganda") or a turnover of
two parties, whose exports and imports the amounts then are."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_owners import look_left
from pipeline.facts.trade_partners import look_right
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_phrases import find_phrases
from pipeline.facts.trade_series import resolve_series
from pipeline.facts.trade_topic import Series, Topic, is_recent, read_party

BALANCE = re.compile(
    r"\b(?:trade|trading|commercial|export|merchandise|goods) (?:deficit|surplus|imbalance|gap|shortfall|balance)"
    r"(?: of (?:[a-z]+ ){0,2}<m\d+>)?"
)
WITH_ALL = re.compile(r" with (?:the (?:rest of the |whole |outside )?world|all (?:its )?(?:[a-z]+ )?partners|other)\b")
ONE_WAY = ("exports", "imports", "dispatch", "purchase", "sell", "buy")


def has_balance(reading: Reading) -> bool:
    """Whether a sentence speaks of a balance of trade."""
    return ("trad" in reading.masked or "balance" in reading.masked) and bool(BALANCE.search(reading.masked))


def open_balance(scene: Scene, reading: Reading, topic: Topic | None, before: int | None = None) -> Topic | None:
    """The topic that a sentence's words on a balance make, where they stand before a position; None where they name no
    partner."""
    found = BALANCE.search(reading.masked) if has_balance(reading) else None
    if found is None or (before is not None and found.start() >= before):
        return None
    phrase = Phrase("turnover", found.start(), found.end(), found.start(), found.end())
    if WITH_ALL.match(reading.masked, found.end()):
        return _open_world(reading, look_left(reading, phrase), None)
    return _open(scene, reading, look_right(reading, look_left(reading, phrase)), topic, balance=True)


def open_sentence(scene: Scene, reading: Reading, links: list[Link], topic: Topic | None) -> Topic | None:
    """The topic that a sentence opens before the first flow of one direction that it measures."""
    first = next((link.phrase for link in links if link.phrase.kind in ONE_WAY), None)
    if first is None or links[0].phrase is not first:
        return None
    opened = open_balance(scene, reading, topic, first.left)
    if opened is not None:
        return opened
    before = [p for p in find_phrases(scene, reading) if p.right <= first.left and p.kind == "turnover"]
    if not before or (first.owner and (first.giver or first.taker)):
        return None
    return _open(scene, reading, before[-1], topic, balance=False)


def _open(scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, *, balance: bool) -> Topic | None:
    if phrase.strange or phrase.many or phrase.foreign:
        return None
    if balance and not (phrase.pair or phrase.partner):
        return _open_world(reading, phrase, topic)
    if not (phrase.pair or phrase.partner):
        return None
    start, end = reading.text_span(phrase.start, phrase.end)
    link = Link(Slot("m", start, end), phrase.right, phrase.right, phrase, "flow_of_amount", phrase.left)
    series = resolve_series(scene, reading, link, topic)
    if series is None:
        return None
    past = (topic.series, *topic.past)[:8] if topic else ()
    opened = Topic(series, reading.index, reading.sentence.paragraph, past, headed=topic.headed if topic else None)
    pair = {series.ref.value, series.counterpart.value}
    if topic and {topic.series.ref.value, topic.series.counterpart.value} == pair:
        opened = replace(opened, level=topic.level if topic.series.flow == "turnover" else None)
    return replace(opened, balance=balance)


def _open_world(reading: Reading, phrase: Phrase, topic: Topic | None) -> Topic | None:
    """A state's balance with all partners, where the text does not speak of one pair: "Kenya's trade deficit grew"."""
    owner = read_party(phrase.owner) if phrase.owner else None
    if owner is None or (topic and is_recent(reading, topic) and topic.series.counterpart.value != "WORLD"):
        return None
    world = Read("WORLD", *reading.text_span(phrase.start, phrase.end), "inferred")
    series = Series("turnover", owner, world, None, owner.value)
    return Topic(series, reading.index, reading.sentence.paragraph, balance=True)
