"""Further amounts of a phrase of trade: the other end of a change, the next year, the next partner."""

import re

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_gaps import (
    BASE_END,
    BLOCK,
    CHANGE,
    CLAUSE_END,
    COMPARED_IN_BRACKETS,
    DELTA_END,
    EARLIER,
    FILL,
    LEVEL_END,
    MAX_GAP,
    PAID,
    PER_UNIT,
    PLAIN_GAP,
    REACH_END,
    RIVAL,
    ROW_END,
    ROW_START,
    SERIES_GAP,
    TO_LEVEL,
)
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase

WORDS = load_words("trade.csv")
WORTH = re.compile(  # "exported 120 tons of fruit to Peru worth"
    r"^(?: of (?:(?:[a-z-]+|<p\d+>(?:'s)?) ){0,3}[a-z-]+)?(?: (?:to|from) (?:the )?<p\d+>)?,? (?:worth|for) "
    r"(?:about |around |some |a total of )?$"
)


def link_further(reading: Reading, last: Link, slot: Slot, at: int, end: int, lead: str) -> Link | None:
    """A further amount of the same phrase: the other end of a change, the next year, the next partner."""
    text = reading.masked
    gap = text[min(last.tail, at) : at] + lead
    if len(gap) > MAX_GAP or CLAUSE_END.search(gap.replace(";", ",", 1)) or BLOCK.search(gap):
        return None
    if "respectively" in text[end : end + 80] or last.rule == "respective_amounts":
        return None
    if PAID.match(gap) and last.phrase.verb:
        return Link(slot, at, end, last.phrase, "next_in_series", last.end)
    if WORTH.match(gap):
        return Link(slot, at, end, last.phrase, "next_in_series", last.end, row=None)
    if last.rule == "base_of_change" and TO_LEVEL.search(gap):
        return Link(slot, at, end, last.phrase, "amount_after_reach", last.end)
    follower = ROW_START.match(text[end : end + 60])
    if follower and PLAIN_GAP.match(gap) and last.phrase.kind not in ("anaphor",) and not CHANGE.search(gap):
        return Link(slot, at, end, last.phrase, "amount_to_partner", last.end, row=reading.slot(follower.group(1)))
    if (listed := NEXT_PARTNER.match(gap)) and _fits(last.phrase, listed.group(1)):
        return Link(slot, at, end, last.phrase, "partner_with_amount", last.end, row=reading.slot(listed.group(2)))
    if owned := NEXT_OWNER.match(gap):
        if last.phrase.owner is None:
            return None
        return Link(
            slot, at, end, last.phrase, "other_subject", last.end, row=reading.slot(owned.group(1) or owned.group(2))
        )
    if (other := NEXT_SUBJECT.match(gap)) and last.phrase.verb and _has_subject(reading, last):
        return Link(slot, at, end, last.phrase, "other_subject", last.end, row=reading.slot(other.group(1)))
    if EARLIER.search(gap):
        return Link(slot, at, end, last.phrase, "base_of_change", last.end)
    if last.rule in ("amount_to_partner", "amount_sold_or_bought") and WENT_ON.fullmatch(gap) and follower:
        return Link(slot, at, end, last.phrase, "amount_to_partner", last.end, row=reading.slot(follower.group(1)))
    row = ROW_END.search(gap)
    if row is None and COMPARED_IN_BRACKETS.search(gap):
        return Link(slot, at, end, last.phrase, "base_of_change", last.end)
    if row and last.phrase.verb and gap[: row.start(1)].endswith("followed by "):
        return None  # another one that sells or buys
    if row and last.phrase.verb and _has_subject(reading, last):
        return Link(slot, at, end, last.phrase, "other_subject", last.end, row=reading.slot(row.group(1)))
    if row and PLAIN_GAP.match(gap[: row.start(1)]) and not RIVAL.search(gap[: row.start(1)]):
        return Link(slot, at, end, last.phrase, "partner_with_amount", last.end, row=reading.slot(row.group(1)))
    if BASE_END.search(gap):
        return Link(slot, at, end, last.phrase, "base_of_change", last.end)
    if DELTA_END.search(gap) and not LEVEL_END.search(gap):
        return None
    if SERIES_GAP.match(gap) or (REACH_END.search(gap) and PLAIN_GAP.match(gap)):
        return Link(slot, at, end, last.phrase, "next_in_series", last.end)
    return None


NEXT_PARTNER = re.compile(
    r"^(?: ?\([^()]{1,60}\))?(?: (?:of|in) [a-z]+(?: [a-z]+)?)?(?: (?:in|for|during) <t\d+>)?[,;]? "
    rf"(?:and |while |but )?(?:those |that |sales |deliveries |shipments )?(with|to|from) (?:the )?"
    rf"(<p\d+>),? (?:(?:it )?came (?:to|at) |it was |they were |"
    rf"at |to |of |for )?{FILL}$"
)
NEXT_SUBJECT = re.compile(
    r"^(?: ?\([^()]{1,60}\))?(?: (?:worth )?of (?:<p\d+>(?:'s)? )?[a-z]+(?: [a-z]+)?)?"
    r"(?: (?:to|from|with) (?:the )?<p\d+>)?"
    rf"(?: (?:in|for|during) <t\d+>| <t\d+>)?,? (?:and|while|but) (?:the )?(<p\d+>),? {FILL}$"
)


NEXT_OWNER = re.compile(
    rf"^(?: \([^()]{{1,60}}\))?(?: (?:in |for )?<t\d+>)?,? (?:and|while|but) "
    rf"(?:the )?(<p\d+>)'s?,? (?:at |to |were |was )?{FILL}$"
    rf"|^(?: \([^()]{{1,60}}\))?(?: (?:in |for )?<t\d+>)?[,;](?: and| while| but)? (?:the )?(<p\d+>)'s?,? "
    rf"(?:(?:{WORDS['reach']}|(?:{WORDS['change']})(?: by <[cr]\d+>)?(?: to| at)) )?{FILL}$"
)


WENT_ON = re.compile(
    rf" (?:(?:went|goes|going|was sold|were sold|was shipped|was sent|came) )?(?:to|with|from) (?:the )?<p\d+>,?"
    rf"(?: and| while| with)?(?: for| worth)? {FILL}"
)


def _fits(phrase: Phrase, way: str) -> bool:
    """Whether a list of partners may go on with a preposition: exports to one, to the next."""
    if way == "with":
        return phrase.partner is not None or phrase.kind in ("turnover", "partner")
    if way == "to":
        return phrase.kind in ("exports", "dispatch", "sell")
    return phrase.kind in ("imports", "purchase", "buy")


def _has_subject(reading: Reading, last: Link) -> bool:
    """Whether the next party is to be read as another subject: nobody stands between the verb and its amount."""
    ends = (end for end in (last.phrase.taker, last.phrase.giver) if end is not None)
    return last.phrase.owner is not None and not any(reading.position(end) < last.at for end in ends)


OWN_THING = re.compile(rf" (?:[a-z-]+ )?(?:{WORDS['block']}|gesture|pledge|promise|offer|package)")


def link_bare_rows(scene: Scene, reading: Reading, phrase: Phrase) -> list[Link]:
    """Rows of a list whose phrase stands in an earlier sentence: "Kazakhstan - $41 billion in total"."""
    text, links, since = reading.masked, [], 0
    for slot in reading.coded("mq"):
        if scene.figure(slot).conversion_of is not None:
            continue
        at = reading.position(slot)
        end = text.index(">", at) + 1
        gap = text[since:at]
        row = ROW_END.search(gap)
        if (
            row is None
            or not PLAIN_GAP.match(gap[: row.start(1)])
            or BLOCK.search(gap)
            or PER_UNIT.match(text[end : end + 40])
            or OWN_THING.match(text, end)
        ):
            break
        links.append(Link(slot, at, end, phrase, "partner_with_amount", since, row=reading.slot(row.group(1))))
        since = end
    return links
