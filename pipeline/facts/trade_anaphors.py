"""Words that point back at a flow of trade: "it reached", "they will raise it to", "the goal is"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.grammar import Template, load_words
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_phrase import Phrase

WORDS = load_words("trade.csv")
FILL = rf"(?:(?:{WORDS['filler']}|<[dnr]\d+>),? ){{0,4}}"
LEVEL = (
    r"(?:amount|total|reach|stand|stood|exceed|hit|r[io]se|f[ae]ll|gr[eo]w|c[ao]me to|climb|dropped|decreased|"
    r"declined|increased|jumped|topp|surpass|cross|raised to|brought to|lifted to|doubled to|expanded to|made up|"
    r"was worth|is worth|passed|touch|neared|approach|averag|"
    r"(?:is|was) (?:up|down) (?:from|to)|"
    rf"(?:was|is) (?:a )?<c\d+> (?:more|less|higher|lower|increase|rise|decline|drop)|(?:was|is) {FILL}<m|<m)"
)
IT = Template(
    r"(?:^[\"(]?|[,;:] (?:(?:and|but|while|yet|where|when) )?|\b(?:and|but|that|while|when|hope[sd]?|expect(?:s|ed)?|"
    r"want(?:s|ed)?|wish(?:es|ed)?) |"
    r"<t\d+>,? (?:alone )?)(?P<word>it|this|that)"
    r"\b(?: (?:already|now|has|had|have|also|currently|only|even|barely|hardly|just|nearly|"
    r"will|would|could|should|can|may|must|is|was|"
    r"expected|projected|"
    rf"forecast|set|likely|probably|to|be)){{0,5}} {LEVEL}"
)
CHANGED_IT = Template(
    r"\b(?:bring|bringing|increas(?:e|ing)|rais(?:e|ing)|tak(?:e|ing)|boost|boosting|expand|expanding|push|pushing|"
    r"lift|lifting|grow|growing|get|driv(?:e|ing)) (?P<word>it|this|them|this figure|that figure|this number|"
    r"these figures|the figure|this amount|this volume|this indicator)\b(?: (?:up|further|even))? to "
)
WITH_IT = Template(
    r"(?:^|[,;] |\band )(?P<way>with|to|from) (?:the )?{state:end}(?: countries| states)?(?: alone)?"
    r"(?:, [^,<]{1,60})?,? (?P<word>it|they|this) (?:(?:already|now|has|had|also|currently|only|even) ){0,3}"
    rf"{LEVEL}"
)
GOAL = Template(
    r"\b(?:our|the|their|its|a|common|joint|shared|next|new|immediate|ambitious) "
    r"(?P<word>goal|target|aim|objective|task)"
    r"(?: for (?:<t\d+>|(?:the )?(?:coming|next|near|nearest) (?:years?|future|decade|period)))?"
    rf" (?:(?:is|was|remains|stands at|of)(?: now| still)?(?: to (?:reach|hit|bring|achieve|attain|exceed|pass))?)"
    rf" {FILL}<m"
)
WISH = Template(
    r"(?:\b(?:both|the two)(?: sides| countries| governments| capitals| states| nations| presidents| leaders)?|<p\d+>)"
    rf" (?P<word>(?:now )?(?:want|aim for|aim at|hope for|seek|target|(?:are|were) (?:targeting|aiming for|aiming at|"
    rf"eyeing)|(?:want|hope|aim|seek|intend|plan) to (?:see|reach|get to|hit))) {FILL}<m\d+>"
    r"(?: (?:(?:by|in|for) )?<t\d+>)?[.,;]"
)
BLOCK = re.compile(rf"(?:{WORDS['block']})")
NOUNS = ("turnover", "exports", "imports", "dispatch")


def find_anaphors(reading: Reading, phrases: list[Phrase]) -> Iterator[Phrase]:
    """The words of a sentence that point back; such as point at a flow named before them in it carry its parties."""
    text = reading.masked
    for found in IT.find(reading):
        start, end = found.masked_span("word")
        if not _has_head(phrases, end) and not WITH_IT.within(reading, 0, found.end + 1):
            yield from _point(text, phrases, start, end)
    for found in CHANGED_IT.find(reading):
        start, end = found.masked_span("word")
        if not any(phrase.kind == "anaphor" and phrase.start == start for phrase in phrases):
            yield from _point(text, phrases, start, end)
    for found in WITH_IT.find(reading):
        yield _partnered(found.slot("end"), found.words("way"), *found.masked_span("word"))
    for found in WISH.find(reading):
        start, end = found.masked_span("word")
        led = reading.masked[found.start : start].strip()
        if not led.startswith("<") or len(reading.slot(led).entity_ids) > 1:  # "both governments" as an anaphor
            yield Phrase("anaphor", start, end, start, end, goal=True)
    for found in GOAL.find(reading):
        start, end = found.masked_span("word")
        if not any(phrase.start < found.end and phrase.start > found.start for phrase in phrases):
            yield Phrase("anaphor", start, end, start, end, goal=True)


WENT = Template(
    r"\b(?:to|into) (?:the )?{state:taker}(?: alone)? (?P<verb>went|go|goes|flowed|were sent|were shipped) "
    rf"(?:{WORDS['goods']}|exports)\b"
)


GOODS_WENT = Template(
    rf"(?:^|[.;,] |\b(?:and|while) )(?P<goods>{WORDS['commodity']}) "
    r"(?P<verb>went|goes|go|was sold|was sent|was shipped) (?:mainly |mostly )?to (?:the )?{state:taker}"
)


def find_inverted(reading: Reading) -> Iterator[Phrase]:
    """Exports told from their end: "To Peru went goods worth $5 million"."""
    for found in WENT.find(reading):
        start = found.masked_span("verb")[0]
        yield Phrase("exports", start, found.end, found.start, found.end, taker=found.slot("taker"))
    for found in GOODS_WENT.find(reading):
        start, goods = found.masked_span("verb")[0], (found.words("goods"), *found.masked_span("goods"))
        yield Phrase("exports", start, found.end, found.start, found.end, taker=found.slot("taker"), commodity=goods)


def _partnered(slot: Slot, way: str, start: int, end: int) -> Phrase:
    """A pronoun whose partner stands before it: "With Peru alone, it came to $5 billion"."""
    if way == "with":
        return Phrase("turnover", start, end, start, end, partner=slot)
    if way == "to":
        return Phrase("exports", start, end, start, end, taker=slot)
    return Phrase("imports", start, end, start, end, giver=slot)


def _has_head(phrases: list[Phrase], end: int) -> bool:
    """Whether a noun stands right behind ("this figure", "that trade"), so that the word is no pronoun."""
    return any(0 <= phrase.start - end <= 1 or phrase.start < end < phrase.end for phrase in phrases)


def _point(text: str, phrases: list[Phrase], start: int, end: int) -> Iterator[Phrase]:
    """A pronoun as the flow named last in its sentence, or else as what an earlier sentence spoke of."""
    before = [phrase for phrase in phrases if phrase.end <= start and phrase.kind in NOUNS and not phrase.verb]
    if not before:
        if not BLOCK.search(text[:start]):
            yield Phrase("anaphor", start, end, start, end, near=True)
    elif not BLOCK.search(text[before[-1].end : start]):
        yield replace(before[-1], start=start, end=end, left=start, right=end)


OTHER_BEFORE = re.compile(r"\b(?:with|for|to|from|in the case of) (?:the )?(<p\d+>)(?: alone)?,? $")
OTHER_BEHIND = re.compile(r" (?:for|with|to|from) (?:the )?(<p\d+>)")


def is_of_another(phrase: Phrase, reading: Reading, pair: frozenset[str]) -> bool:
    """Whether a word that points back is said of another partner: "with Peru, it was", "the figure for Peru"."""
    text = reading.masked
    found = OTHER_BEFORE.search(text, max(0, phrase.start - 40), phrase.start), OTHER_BEHIND.match(text, phrase.end)
    return any(one is not None and not set(reading.slot(one.group(1)).entity_ids) <= pair for one in found)
