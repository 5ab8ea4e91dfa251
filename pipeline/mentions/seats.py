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


def list_words(kind: str) -> frozenset[str]:
    return frozenset(WORDS[kind])


ALWAYS = list_words("always")
PLACE_BEFORE, TIE_BEFORE, DEALING_BEFORE = map(list_words, ("place_before", "tie_before", "dealing_before"))
TIE_LINKS = frozenset(("from", "to", "of", "on", "toward", "towards", "with"))
ANOTHER_BEFORE = re.compile(rf"(?:^| )(?:the )?{ANOTHER} and $")
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
LINE_ENDS = (*LIST_MARKS, "")


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
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    another = ANOTHER_BEFORE.search(before)
    words = (before[: another.start()] if another else before).rsplit(" ", 3 if another else 4)
    words = [word for word in words if word]
    last, last_two = " ".join(words[-1:]), " ".join(words[-2:])
    if last in TIE_LINKS and last_two.split(" ")[0].lower() in TIE_BEFORE:
        return True
    if before.endswith(("pro-", "anti-", "Pro-", "Anti-")) or LED_AFTER.match(after):
        return True
    if after.startswith(("'s ", "' ")):
        return not TOWN_AFTER.match(after)
    if last in PLACE_BEFORE or last_two in PLACE_BEFORE or PLACE_AFTER.match(after) or PLACE_VERB_AFTER.match(after):
        return False
    if last in ("between", "both", "Both") and not TRAVEL_BEFORE.search(text, max(0, start - 70), start):
        return True
    if ASIDE_AFTER.match(after) or ACT_AFTER.match(after):
        return True
    dealt_with = another is None and before.endswith(" ") and (last in DEALING_BEFORE or last_two in DEALING_BEFORE)
    if dealt_with and not NOUN_AFTER.match(after):
        return True
    return is_alone_in_list(text, start, end)


def is_alone_in_list(text: str, start: int, end: int) -> bool:
    """Whether a name is an item of a list of names: nothing else but a mark of the list stands beside it."""
    before = text[max(0, start - 4) : start].strip(" ")
    return before[-1:] in LIST_MARKS[:5] and text[end : end + 2].strip(" ")[:1] in LINE_ENDS


RULES = (read_capital,)
