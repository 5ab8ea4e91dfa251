"""Capitals and seats: where they stand for their government, and where they are places like any other."""

import re

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import make_slug, read_rows, split_list
from pipeline.mentions.hits import Draft, Hit

WORDS = {row["kind"]: split_list(row["words"]) for row in read_rows("seat_words.csv")}
ANOTHER = r"[A-Z][\w-]+(?: [A-Z]\w+)?"


def match_any(kind: str) -> str:
    """One of the words of a kind, longest first, as a group of an expression."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(WORDS[kind], key=len, reverse=True)) + ")"


ALWAYS = frozenset(WORDS["always"])
PLACE_BEFORE = re.compile(rf"\b{match_any('place_before')} (?:the (?:city|capital|town|outskirts) of )?$")
TIE_BEFORE = re.compile(rf"\b{match_any('tie_before')} (?:from|to|of) $")
DEALING_BEFORE = re.compile(rf"\b{match_any('dealing_before')} $")
BETWEEN_BEFORE = re.compile(rf"\b(?:between|[Bb]oth) (?:{ANOTHER} and )?$")
TRAVEL_BEFORE = re.compile(rf"\b{match_any('travel_before')}\b", re.IGNORECASE)
ASIDE_AFTER = re.compile(rf", {match_any('aside_after')}\b")
ACT_AFTER = re.compile(
    rf"(?: and (?:the )?{ANOTHER})?(?: {match_any('adverb_after')}){{0,2}} (?:{match_any('act_after')}\b"
    rf"|(?!{match_any('no_act')}\b)[a-z-]{{3,14}}ed\b|[a-z-]{{3,14}}s (?:an?|the|its|their|that|no)\b)"
)
NOUN_AFTER = re.compile(rf" (?!{match_any('noun_follower')}\b)[a-z]+")
PLACE_VERB_AFTER = re.compile(rf" {match_any('place_verb_after')}\b")
LED_AFTER = re.compile(rf"{match_any('led_after')}\b")
PLACE_AFTER = re.compile(rf"{match_any('place_after')}\b")
TOWN_AFTER = re.compile(rf"'s? (?:[a-z]+ )?{match_any('town_after')}\b")
LIST_MARKS = ("•", "*", "·", "|", "\n")


def read_capital(folded: Folded, hit: Hit) -> Draft | None:
    """A capital or seat: a party where it acts, is dealt with or owns; else a place."""
    if stands_for_government(folded, hit):
        return Draft(hit.start, hit.end, "party", hit.entry.entity_ids[0], "capital", "seat_for_government")
    return Draft(hit.start, hit.end, "place", make_slug(hit.name), "name", "capital_as_place")


def stands_for_government(folded: Folded, hit: Hit) -> bool:
    """Whether a seat's name stands for its government, from the words on both sides of it."""
    if hit.name in ALWAYS:
        return True
    text, start, end = folded.text, hit.start, hit.end
    before, after = text[max(0, start - 40) : start], text[end : end + 60]
    if TIE_BEFORE.search(before) or before.endswith(("pro-", "anti-", "Pro-", "Anti-")) or LED_AFTER.match(after):
        return True
    if after.startswith(("'s ", "' ")):
        return not TOWN_AFTER.match(after)
    if PLACE_BEFORE.search(before) or PLACE_AFTER.match(after) or PLACE_VERB_AFTER.match(after):
        return False
    if BETWEEN_BEFORE.search(before) and not TRAVEL_BEFORE.search(text, max(0, start - 70), start):
        return True
    if ASIDE_AFTER.match(after) or ACT_AFTER.match(after):
        return True
    if DEALING_BEFORE.search(before) and not NOUN_AFTER.match(after):
        return True
    return is_alone_in_list(text, start, end)


def is_alone_in_list(text: str, start: int, end: int) -> bool:
    """Whether a name is an item of a list of names: nothing else but a mark of the list stands beside it."""
    before = text[max(0, start - 4) : start].strip(" ")
    return before[-1:] in LIST_MARKS[:5] and text[end : end + 2].strip(" ")[:1] in (*LIST_MARKS, "")


RULES = (read_capital,)
