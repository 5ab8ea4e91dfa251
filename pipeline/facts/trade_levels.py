"""The first amount behind a phrase of trade."""

import re
from dataclasses import replace

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_gaps import (
    BASE_END,
    BLOCK,
    CHANGE,
    CLAUSE_END,
    COMPARED_IN_BRACKETS,
    DELTA_END,
    FILL,
    LEVEL_END,
    MAX_GAP,
    OF_END,
    PLAIN_GAP,
    REACH_END,
    ROW_END,
    TRADE_OF_END,
    VERB_END,
)
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_ranks import find_lister

WORDS = load_words("trade.csv")
FINANCED = re.compile(
    r"\b(?:financ\w*|insur\w*|fund\w*|credits? for|loans? for|subsid\w*|lost|missed) (?:the |their |its )?$"
)


SHARE = re.compile(
    r"(<p\d+>) (?:[a-z]+ ){0,2}(?:accounted|accounting|accounts) for (?:a |"
    r"some )?<c\d+>(?: share)?(?: of)?(?: the| its| all)* $"
)


WHOLE_OF = re.compile(rf" (?:of|totall?ing) {FILL}")  # "made up 40% of Chad's exports of $2 billion"
UNDER_CONTRACT = re.compile(r" under (?:[a-z-]+ ){1,4}(?:contracts?|agreements?|deals?)\b")
GOING_ON = re.compile(r"; (?=reaching|totall?ing|amounting|hitting)")
BALANCE_IN = re.compile(r"\b(?:excess|surplus|deficit|balance|gap)\b[^,;.<]{0,60} in (?:the |its |their )?$")
GROWTH = re.compile(r"\bgrowth in (?:the |its )?$")


SHARE_ONLY = re.compile(rf"(?:{WORDS['whole']}|<[cr]\d+>) (?:of|in|for)(?: (?:the|its|their|our|all|total))* $")


def link_behind(
    reading: Reading, phrases: list[Phrase], head: Phrase, slot: Slot, at: int, end: int, lead: str
) -> Link | None:
    """The first amount that a phrase governs."""
    gap = (reading.masked[head.right : at] if head.right <= at else " ") + lead
    if len(gap) > MAX_GAP or CLAUSE_END.search(GOING_ON.sub(", ", gap)) or BLOCK.search(UNDER_CONTRACT.sub(" ", gap)):
        return None
    if lister := find_lister(reading, head, phrases):
        return Link(slot, at, end, lister[0], "partner_with_amount", lister[0].left, row=lister[1])
    if head.kind in ("partner", "seller", "buyer"):
        row = _row_before(reading, head, at)
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=row) if row else None
    if head.goal:
        return Link(slot, at, end, head, "amount_after_reach", head.left) if len(gap) < 40 else None
    if gap.endswith("by up to "):
        return None
    led = reading.masked[max(0, head.left - 90) : head.left]
    if BALANCE_IN.search(led):
        return None
    if FINANCED.search(reading.masked[max(0, head.start - 40) : head.start]):
        return None
    if SHARE_ONLY.search(led) and not (GROWTH.search(led) and REACH_END.search(gap)):
        if WHOLE_OF.fullmatch(gap) and not head.change:
            return Link(slot, at, end, head, "flow_of_amount", head.left)
        share = SHARE.search(led)
        if share is None or gap.strip() != "(":
            return None
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=reading.slot(share.group(1)))
    if head.verb:
        if head.kind == "turnover" or not BASE_END.search(gap):
            return Link(slot, at, end, head, "amount_sold_or_bought", head.left) if VERB_END.match(gap) else None
        return None
    if COMPARED_IN_BRACKETS.search(gap) and not ROW_END.search(gap):
        return Link(slot, at, end, head, "base_of_change", head.right)
    if BASE_END.search(gap) and not gap.endswith(" after "):
        changed = CHANGE.search(gap) or CHANGE.search(led[-30:])
        return Link(slot, at, end, head, "base_of_change", head.right) if changed else None
    if (
        REACH_END.search(gap)
        or TRADE_OF_END.search(gap)
        or (LEVEL_END.search(gap) and (CHANGE.search(gap) or len(gap) < 12))
    ):
        return Link(slot, at, end, head, "amount_after_reach", head.left)
    if DELTA_END.search(gap):
        return None
    if OF_END.match(gap) and not head.change:
        return Link(slot, at, end, head, "flow_of_amount", head.left)
    if re.fullmatch(rf" (?:for |at |to )?{FILL}", gap) and _gapped(reading, head):
        return Link(slot, at, end, head, "flow_of_amount", head.left)
    if head.owner is None and (earner := GAVE.match(gap)):
        owned = replace(head, owner=reading.slot(earner.group(1)))
        return Link(slot, at, end, owned, "amount_earned", head.left)
    if VERBLESS.fullmatch(gap) and STARTS.search(reading.masked[: head.left]):
        return Link(slot, at, end, head, "flow_of_amount", head.left)
    row = _row_before(reading, head, at)
    if row and _may_list(head) and PLAIN_GAP.match(reading.masked[head.right : _row_at(reading, row)]):
        return Link(slot, at, end, head, "partner_with_amount", head.left, row=row)
    return None


VERBLESS = re.compile(rf", {FILL}")
STARTS = re.compile(r"(?:^|; |: |^- )$")  # of an item: "its imports, $3 billion"
NOTE = re.compile(r" (?:about |some )?<m\d+>(?: in <t\d+>)?[,;] (?:and )?(?:exports|imports)\b")
GAVE = re.compile(rf"^(?: alone)? (?:{WORDS['earn']}) (?:in )?(?:the )?(<p\d+>)(?: (?:another|in))? {FILL}$")


REACHED = re.compile(rf"(?:{WORDS['reach']}) {FILL}<[mq]\d+>")


def _gapped(reading: Reading, head: Phrase) -> bool:
    """ "Exports to Italy were worth $5 billion and exports to Spain $3 billion": the verb is left out."""
    led = re.search(r"(?:\band|,|\bwhile|;|:|\bof which|\bincluding)(?: its| their)? $", reading.masked[: head.left])
    if head.left == 0 and head.kind in ("exports", "imports") and NOTE.match(reading.masked, head.right):
        return True
    named = head.taker or head.giver or head.partner or head.pair or head.owner or head.implied
    return bool(led) and bool(named or REACHED.search(reading.masked[: head.left]))


def _may_list(head: Phrase) -> bool:
    return head.kind in ("exports", "imports", "turnover", "sell", "buy")


def _row_before(reading: Reading, head: Phrase, at: int) -> Slot | None:
    gap = reading.masked[head.right : at]
    found = ROW_END.search(gap)
    return reading.slot(found.group(1)) if found else None


def _row_at(reading: Reading, row: Slot) -> int:
    return reading.position(row)
