"""Which amount belongs to which phrase of trade: grammar between the two, never mere nearness."""

import re

from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_before import link_before
from pipeline.facts.trade_followers import link_further
from pipeline.facts.trade_gaps import (
    CARRIED,
    DELTA_END,
    FILL,
    OF_FLOW,
    OF_WHOLE,
    is_no_level,
    lead_words,
)
from pipeline.facts.trade_levels import link_behind
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_phrases import find_phrases
from pipeline.facts.trade_ranks import find_named
from pipeline.facts.trade_respective import link_respective
from pipeline.facts.trade_told import link_told

WORDS = load_words("trade.csv")


def link_amounts(scene: Scene, reading: Reading) -> list[Link]:
    """Every amount of a sentence that a phrase of trade governs, from left to right."""
    phrases = [phrase for phrase in find_phrases(scene, reading) if not _measures_share(reading, phrase)]
    answered = {link.at: link for link in link_told(reading)}
    if not phrases and not answered and not {"t", "p"} <= {slot.code for slot in reading.slots}:
        return []  # no flow, and no time that could bring a party an amount
    answered |= {link.at: link for link in link_respective(reading, phrases)}
    links: list[Link] = []
    broken = 0  # the amounts before this position that nothing governs hide what stands before them
    for slot in reading.coded("mq"):
        figure = scene.figure(slot)
        at = reading.position(slot)
        end = reading.masked.index(">", at) + 1
        if at in answered:
            links.append(answered[at])
        if figure.conversion_of is not None or at in answered:
            continue
        if slot.code == "q" and not CARRIED.search(figure.unit):
            broken = at  # megawatts and kilometres are not delivered
            continue
        lead = lead_words(scene, slot)
        link = _link(reading, phrases, links, slot, (at, end), lead, broken)
        if link:
            links.append(link)
        elif not DELTA_END.search(reading.masked[max(0, at - 60) : at]):
            broken = at
    return links


def _link(
    reading: Reading,
    phrases: list[Phrase],
    links: list[Link],
    slot: Slot,
    place: tuple[int, int],
    lead: str,
    broken: int,
) -> Link | None:
    text, (at, end) = reading.masked, place
    if is_no_level(text, at, end):
        return None
    last = links[-1] if links else None
    head = next((p for p in reversed(phrases) if p.end <= at), None)
    ahead = next((p for p in phrases if p.start >= end), None)
    heads_list = head is not None and head.kind in ("partner", "seller", "buyer") and head.right <= at
    enders = (
        [p for p in phrases if p.kind in ("partner", "seller", "buyer") and p.right <= at]
        if heads_list or not links
        else []
    )
    for ender in reversed(enders):
        if row := find_named(reading, ender, at):
            return Link(slot, at, end, ender, "partner_with_amount", ender.left, row=row)
    if ahead and not ahead.change and (link := link_before(reading, ahead, head, slot, at, end)):
        return link
    if brought := _brought(reading, slot, at, end, lead):
        return brought
    if head is None:
        return None
    if last is not None and last.at >= broken and (last.tail > head.start or _names_again(reading, last, head)):
        return link_further(reading, last, slot, at, end, lead)
    if broken > head.end and not (head.right > broken):
        return None
    return link_behind(reading, phrases, head, slot, at, end, lead)


def _names_again(reading: Reading, last: Link, head: Phrase) -> bool:
    """Whether a flow behind an amount of a list only says what is counted: "with $60 billion in total trade"."""
    named = head.owner or head.pair or head.partner or head.taker or head.giver
    return last.row is not None and not named and bool(OF_FLOW.match(reading.masked[last.end : head.start]))


BROUGHT = re.compile(
    rf"<t\d+>,?(?: (?:alone|only|itself))? (?:{WORDS['earn']}) (?:in )?(?:the )?(<p\d+>)(?: (?:another|a further|"
    rf"in))? {FILL}$"
)


def _brought(reading: Reading, slot: Slot, at: int, end: int, lead: str) -> Link | None:
    """An amount that a time brought to a party, in a series told before: "May alone brought Qatar $2 billion"."""
    found = BROUGHT.search(reading.masked[:at] + lead)
    if found is None:
        return None
    phrase = Phrase("anaphor", found.start(1), at, found.start(), at, owner=reading.slot(found.group(1)))
    return Link(slot, at, end, phrase, "time_brought_amount", found.start())


def _measures_share(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase without parties only says of what a percentage is: "17% of the total foreign trade"."""
    if phrase.owner or phrase.pair or phrase.partner or phrase.taker or phrase.giver:
        return False
    return bool(OF_WHOLE.search(reading.masked[max(0, phrase.left - 30) : phrase.left]))
