"""The amount that stands before its phrase of trade: "$5 billion in bilateral trade"."""

import re
from dataclasses import replace

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_gaps import DELTA_END, FILL, OF_FLOW, REACH_END
from pipeline.facts.trade_link import Link, Rule
from pipeline.facts.trade_phrase import Phrase

WORDS = load_words("trade.csv")
SPENDER = re.compile(
    rf"(<p\d+>|\bit|\bcountry|\bthey|\bwe)(?:,[^,;:]{{1,40}},)?(?: (?:has|have|had|also|already)){{0,2}} "
    rf"(?:spent|spends|paid|pays|spending|paying)(?: (?:the )?(<p\d+>))? {FILL}$"
)


PASSIVE = re.compile(
    r"^(?: \([^()]{1,40}\))?,? (?:was|were|is|are|has been|have been|had been|being)? ?(?:then |also |already )?$"
)


GOODS_WORTH = re.compile(
    rf"(?:(<p\d+>)(?:'s|-made|-grown)? )?(?:[a-z]+ ){{0,2}}(?:{WORDS['goods']}|{WORDS['commodity']}) "
    rf"(?:worth|valued at|totalling|totaling|to the value of|in the amount of) {FILL}$"
)


EARNER = re.compile(
    rf"(<p\d+>)(?:,[^,;:]{{1,40}},)? (?:(?:has|have|had|also|already) ){{0,2}}(?:(?:{WORDS['earn']})|"
    r"(?:(?:hopes|expects|plans|aims|wants|stands|is (?:set|expected|likely)) to|could|will|would|may|should|can) "
    rf"(?:earn|make|get|collect|receive|take in)) {FILL}$"
)


GOODS = re.compile(rf"(?<!non-)(?:{WORDS['commodity']})")


def _with_goods(ahead: Phrase, gap: str, end: int) -> Phrase:
    """The phrase with the goods named between an amount and it: "$5 million from gas sold to China"."""
    found = GOODS.search(gap)
    if ahead.commodity or found is None:
        return ahead
    return replace(ahead, commodity=(found.group(), end + found.start(), end + found.end()))


SPLIT = re.compile(rf"<[mq]\d+> (?:amounted to|fell on|went to) [^<;.]{{0,60}},? (?:and|while) {FILL}$")
PART_OF = re.compile(r"^ (?:out )?of (?:the|that|this|its|their|our) ")
LEVIED = re.compile(
    rf"\b(?:tariffs?|duty|duties|lev(?:y|ies)|tax(?:es)?|sanctions|restrictions|ban|deficit|surplus|loans?|credits?)"
    rf" (?:on|of|for|against|covering) {FILL}$"
)


AIMED = re.compile(rf"\b(?:targets?|goals?|aims?|objectives?|ambitions?|benchmarks?) (?:of|at) {FILL}$")
FOR_FLOW = re.compile(r"^ for (?:(?:the|our|their|its|annual|overall|total|future|<p\d+>(?:'s)?|<t\d+>) ){0,4}$")
HEADED = re.compile(r"^: (?:(?:<p\d+>(?:'s)?|[a-z][a-z-]*) ){0,5}$")
NUMBERED = re.compile(r"(?:[-*+?>#] ?)?")  # an item that begins with its number


def link_before(reading: Reading, ahead: Phrase, head: Phrase | None, slot: Slot, at: int, end: int) -> Link | None:
    """ "$5 billion in bilateral trade", "$5 billion worth of goods were exported to China"."""
    text = reading.masked
    gap = text[end : ahead.start]
    if ahead.kind in ("turnover", "exports", "imports") and FOR_FLOW.match(gap) and AIMED.search(text, 0, at):
        return Link(slot, at, end, ahead, "amount_of_flow", max(0, at - 1))
    if (
        len(gap) > 90
        or ahead.kind in ("anaphor", "partner", "seller", "buyer")
        or not (OF_FLOW.match(gap) or gap == " to " or (HEADED.match(gap) and NUMBERED.fullmatch(text[:at])))
    ):
        return None
    before = text[max(0, at - 80) : at]
    if head is not None and PART_OF.match(gap) and REACH_END.search(text[head.right : at]):
        return None  # "exports made up $2 billion of the total turnover"
    if LEVIED.search(before) or (gap == " to " and not SPLIT.search(text[:at])):
        return None
    if (
        head is not None
        and REACH_END.search(before)
        and head.right >= at - 60
        and not re.match(r"^ (?:worth )?(?:of|in|was|were) ", gap)
    ):
        return None
    if gap in (" ", "-") and ahead.verb:
        sent = ahead.taker or ahead.giver
        return _passive(reading, ahead, slot, at, end) if sent and not ahead.owner else None
    earner = EARNER.search(before)
    ahead = _with_goods(ahead, gap, end)
    rule: Rule = "amount_earned" if earner else "amount_of_flow"
    giver = reading.slot(earner.group(1)) if earner else None
    spender = SPENDER.search(before) if ahead.kind in ("imports", "buy", "purchase") else None
    if spender and ahead.owner is None:
        payee = reading.slot(spender.group(2)) if spender.group(2) else ahead.giver
        spent = replace(ahead, owner=_party(reading, spender.group(1)), giver=payee, implied=True)
        return Link(slot, at, end, spent, "amount_spent", max(0, at - 1))
    if gap == " to " and SPLIT.search(text[:at]):
        return Link(slot, at, end, ahead, "amount_of_flow", max(0, at - 1))
    if gap.startswith((" from", " for", " on")) and not earner:
        return None
    if ahead.verb and PASSIVE.match(gap):
        return _passive(reading, ahead, slot, at, end)
    if not earner and DELTA_END.search(before) and not re.search(r"(?:to|at) $", before):
        return None
    return Link(slot, at, end, ahead, rule, max(0, at - 1), earner=giver)


def _party(reading: Reading, word: str) -> Slot | None:
    return reading.slot(word) if word.startswith("<") else None


def _passive(reading: Reading, ahead: Phrase, slot: Slot, at: int, end: int) -> Link | None:
    """ "Peruvian goods worth $5 million were exported to Chile"."""
    made = GOODS_WORTH.search(reading.masked[max(0, at - 90) : at])
    if made is None:
        return None
    if made.group(1) and ahead.giver is None:
        ahead = replace(ahead, giver=reading.slot(made.group(1)))
    return Link(slot, at, end, replace(ahead, implied=True), "amount_of_flow", max(0, at - 1))
