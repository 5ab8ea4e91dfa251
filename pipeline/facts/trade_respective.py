"""Lists that answer each other: "exports to Peru and Chile were $3 billion and $2 billion respectively"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Kind, Phrase

WORDS = load_words("trade.csv")
FILL = rf"(?:(?:{WORDS['filler']}),? ){{0,3}}"
AMOUNTS = re.compile(
    rf"(?:\brespectively,? {FILL})?<[mq]\d+>(?:(?: \([^()]{{1,40}}\))?(?:,? and|,) {FILL}<[mq]\d+>"
    r"(?: \([^()]{1,40}\))?){1,5}"
    r"(?:,? [^.;<]{0,12}(?:<t\d+>)?,? ?\(?respectively)?"
)
PARTIES = re.compile(r"<p\d+>(?:'s)?(?:(?:,? and|,| as well as) (?:the )?<p\d+>(?:'s)?){1,5}")
TIMES = re.compile(r"<t\d+>(?:(?:,? and|,) (?:in )?(?:the )?<t\d+>){1,5}")
BOTH_FLOWS = re.compile(r"(exports|imports) and (exports|imports)$")
ADJECTIVES = re.compile(r"(<p\d+>)(?:'s?)?(?: [a-z-]+){0,3} $")
JOINED = re.compile(r"(?:,|,? and)(?: its| their| total| the)* ")
TOKEN = re.compile(r"<[a-z]\d+>")


def link_respective(reading: Reading, phrases: list[Phrase]) -> list[Link]:
    """The links of amounts that a list of parties, of flows or of times is said to have respectively."""
    text = reading.masked
    if "respectively" not in text:
        return []
    links: list[Link] = []
    for found in AMOUNTS.finditer(text):
        if "respectively" not in found.group():
            continue
        amounts = [m for m in re.finditer(r"<[mq]\d+>", found.group()) if not _is_bracketed(found.group(), m.start())]
        places = [(found.start() + m.start(), found.start() + m.end()) for m in amounts]
        slots = [reading.slot(m.group()) for m in amounts]
        links += _pair_up(reading, phrases, slots, places)
    return links


def _is_bracketed(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _pair_up(
    reading: Reading, phrases: list[Phrase], slots: list[Slot], places: list[tuple[int, int]]
) -> Iterator[Link]:
    """A link for each amount with its fellow in the list that leads to them."""
    start, number = places[0][0], len(places)
    head = next((p for p in reversed(phrases) if p.end <= start and p.kind != "anaphor"), None)
    if head is None:
        return
    several: list[tuple[Phrase, Slot | None, Slot | None]] = []  # phrase, row, time
    if parties := _list_before(reading, PARTIES, start, number):
        several = _spread(reading, phrases, head, parties)
    elif flows := _flows(reading, phrases, head, number):
        several = [(phrase, None, None) for phrase in flows]
    elif times := _list_before(reading, TIMES, start, number):
        several = [(head, None, time) for time in times]
    for (phrase, row, time), slot, (at, end) in zip(several, slots, places, strict=False):
        yield Link(slot, at, end, phrase, "respective_amounts", phrase.left, row=row, time=time)


def _list_before(reading: Reading, pattern: re.Pattern[str], start: int, number: int) -> list[Slot]:
    """The nearest list of so many slots before a position, nothing where another list stands nearer."""
    found = list(pattern.finditer(reading.masked, 0, start))
    tokens = TOKEN.findall(found[-1].group()) if found else []
    return [reading.slot(token) for token in tokens] if len(tokens) == number else []


def _spread(
    reading: Reading, phrases: list[Phrase], head: Phrase, parties: list[Slot]
) -> list[tuple[Phrase, Slot | None, Slot | None]]:
    """The phrase once for each party, in the place where the list stands."""
    buys = next((p for p in reversed(phrases) if p.verb and p.kind == "buy" and p.giver is None), None)
    if buys is not None and (buys.owner is None or buys.owner in parties):
        source = next((p for p in phrases if p.kind in ("buyer", "exports") and p.owner not in (None, *parties)), None)
        bought = replace(buys, giver=source.owner if source else None, strange=False, many=False)
        if source and not buys.commodity:
            bought = replace(bought, commodity=source.commodity)
        return [(replace(bought, owner=party), None, None) for party in parties]
    ends = (head.taker, head.giver, head.partner, head.owner)
    if any(end in parties for end in ends if end is not None):
        return [(_put(head, parties, party), None, None) for party in parties]
    lead = ADJECTIVES.search(reading.masked, 0, head.start)
    if lead and reading.slot(TOKEN.findall(lead.group(1))[-1]) == parties[-1]:
        return [(replace(head, owner=party, strange=False, many=False), None, None) for party in parties]
    ranked = next((p for p in reversed(phrases) if p.kind in ("partner", "seller", "buyer")), None)
    if ranked is not None:
        return [(ranked, party, None) for party in parties]
    if head.verb and head.owner is None:
        return [(replace(head, owner=party, strange=False), None, None) for party in parties]
    return []


def _put(head: Phrase, parties: list[Slot], party: Slot) -> Phrase:
    """The phrase with one party of a list in the list's place."""
    single = replace(head, many=False, strange=False)
    if head.taker in parties:
        return replace(single, taker=party)
    if head.giver in parties:
        return replace(single, giver=party)
    return replace(single, partner=party) if head.partner in parties else replace(single, owner=party)


def _flows(reading: Reading, phrases: list[Phrase], head: Phrase, number: int) -> list[Phrase]:
    """As many flows as there are amounts: "exports and imports", "exports to and imports from Chad"."""
    both = BOTH_FLOWS.search(reading.masked[head.start : head.end])
    if both and number == 2:
        kinds: tuple[Kind, Kind] = ("exports", "imports") if both.group(1) == "exports" else ("imports", "exports")
        return [replace(head, kind=kind) for kind in kinds]
    nouns = [p for p in phrases if p.kind in ("turnover", "exports", "imports") and p.end <= head.end][-number:]
    gaps = [reading.masked[a.right : b.left] for a, b in pairwise(nouns)]
    close = all(JOINED.fullmatch(gap) for gap in gaps)
    return nouns if len(nouns) == number and close else []
