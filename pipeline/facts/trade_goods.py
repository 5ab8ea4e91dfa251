"""The one kind of goods that a flow is of."""

import re
from functools import cache

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_values, load_words
from pipeline.facts.scene import Reading
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase

WORDS = load_words("trade.csv")


@cache
def _commodities() -> dict[str, str]:
    return dict(load_values("trade.csv", "commodity"))


UNNAMED = re.compile(
    r"^ of ((?:[a-z-]+ ){0,2}[a-z-]+)(?= (?:to|from|were|was|reached|amounted|totall?ed|stood|rose|fell|grew)\b)"
)
GENERAL = frozenset(load_values("trade.csv", "general")) | {"its", "their", "our", "own", "such"}


BEHIND_GOODS = re.compile(
    r"^(?: ?\([^()]{1,40}\))?(?: worth)? (?:of|in) "
    r"(?:(?:<p\d+>(?:'s)?|its|their|natural|pipeline|raw|dried|fresh|refined|processed) ){0,2}"
    rf"((?:{WORDS['commodity']})|(?:{WORDS['goods']}))"
)
GOODS_BEHIND = re.compile(
    r"^(?: worth)? of ([a-z-]+(?: (?!annually|yearly|monthly|daily|each|every|per)[a-z-]+)?)"
    r"(?: annually| yearly| monthly| daily| (?:each|every|per) [a-z]+)? "
    r"(?:to|from|in|last|a|worth|abroad|through|via|by)\b"
)


MADE_GOODS = re.compile(
    r"^(?: worth)? of <p\d+>(?:-made|-grown|'s)? ([a-z]+(?: (?!in|and|last|this|from|to|worth|for)[a-z]+)?)\b"
)
OBJECT = re.compile(r"^ ((?:[a-z-]+ (?:and )?){0,2}[a-z-]+) (?:worth|for|valued)\b")


def name_goods(reading: Reading, start: int, end: int) -> Read[str]:
    """The goods that a span of the masked text names, by their usual name."""
    words = reading.masked[start:end]
    return Read(_commodities().get(words, words), *reading.text_span(start, end))


def read_commodity(reading: Reading, phrase: Phrase, link: Link) -> Read[str] | None:
    """The one kind of goods that a phrase is about, None for all goods."""
    named = _named_goods(reading, phrase)
    written = GOODS_BEHIND.match(reading.masked[link.end : link.end + 60])
    if named is None and phrase.verb and written and not GENERAL & set(written.group(1).split()):
        return Read(
            _commodities().get(written.group(1), written.group(1)),
            *reading.text_span(link.end + written.start(1), link.end + written.end(1)),
        )
    made = MADE_GOODS.match(reading.masked[link.end : link.end + 60])
    if named is None and phrase.verb and made and not GENERAL & set(made.group(1).split()):
        start = link.end + made.start(1)
        return Read(made.group(1), *reading.text_span(start, start + len(made.group(1))))
    if named is None and phrase.commodity is None and phrase.kind not in ("turnover", "anaphor"):
        found = BEHIND_GOODS.match(reading.masked[link.end : link.end + 80])
        if found and (value := _commodities().get(found.group(1))):
            return Read(value, *reading.text_span(link.end + found.start(1), link.end + found.end(1)))
    return named


def _named_goods(reading: Reading, phrase: Phrase) -> Read[str] | None:
    if phrase.commodity:
        words, start, end = phrase.commodity
        known = _commodities()
        if reading.masked[start:end] == "services" and "goods and services" in reading.masked[max(0, start - 12) : end]:
            return None
        return Read(known.get(words, words), *reading.text_span(start, end))
    pattern = OBJECT if phrase.verb else UNNAMED if phrase.kind in ("exports", "imports") else None
    found = pattern.match(reading.masked[phrase.right : phrase.right + 60]) if pattern else None
    if found and not GENERAL & set(found.group(1).split()):
        start = phrase.right + found.start(1)
        return Read(found.group(1), *reading.text_span(start, start + len(found.group(1))))
    return None
