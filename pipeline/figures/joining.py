"""Neighbouring numbers that are one quantity, or share a unit: ranges, lists, conversions."""

import re

from pipeline.figures.draft import Draft
from pipeline.figures.lexicon import Lexicon
from pipeline.figures.number import _round

RANGE_GAP = re.compile(r"[ \xa0]?[-–—‑−‐][ \xa0]?|-to-|[ \n]{1,2}to[ \n]{1,2}(?:(?:about|nearly|around|almost|over|some|more than)[ \n])?")
AND_GAP = re.compile(r"[ \n]{1,2}and[ \n]{1,2}(?:(?:about|nearly|around|almost|over|some|more than)[ \n])?")
LIST_GAP = re.compile(r"-?,[ \n]{1,2}(?:(?:and|or)[ \n])?|-?[ \n]{1,2}(?:and|or|to)[ \n]{1,2}|-?[ ]?(?:and/or)[ ]|-to-|/|[ ]?[-–—‑][ ]?|[ ]?;[ ]")
CHANGE_GAP = re.compile(r"(?:,? [a-z]+){0,6}? to (?:(?:about|nearly|around|almost|over|some|more than|as much as|at least) )?")
FROM = re.compile(r"\bfrom[ \n]{1,2}(?:(?:about|nearly|around|almost|over|some|just|the) )?$")
BETWEEN = re.compile(r"\bbetween[ \n]{1,2}(?:(?:about|nearly|around) )?$")
RANGING = re.compile(r"\b(?:rang\w+|var\w+|between|anywhere|scale)\b")
CONVERSION_GAP = re.compile(r"[ \n\xa0]?[(\[][ ]?(?:[@=≈~]|or|i\.e\.,?|equivalent to|equal to|that is|which is)?[ ]?")
APPOSITION_GAP = re.compile(r",?[ \n](?:or|=|equivalent to|equal to|which is|i\.e\.)[ \n]|[ ]?/[ ]?|[ ]=[ ]")
WINDOW = 60


def join_drafts(text: str, lower: str, drafts: list[Draft], lex: Lexicon) -> list[Draft]:
    """Drafts with units shared leftwards along lists and both ends of each range made one."""
    for index in range(len(drafts) - 2, -1, -1):
        share_unit(text, drafts[index], drafts[index + 1])
    joined: list[Draft] = []
    for index, draft in enumerate(drafts):
        if is_tail(text, draft, joined[-1] if joined else None):
            continue
        if joined and is_range(text, lower, joined[-1], draft, lex, is_shifted_range(text, drafts, index)):
            merge_range(joined[-1], draft)
        elif joined and is_score(text, joined[-1], draft):
            joined.pop()
        else:
            joined.append(draft)
    return joined


def gap_between(text: str, left: Draft, right: Draft) -> str:
    """What stands between two neighbours, cut to a bounded length."""
    begin = left.core_end
    return text[begin : min(right.start, begin + 40)] if right.start >= begin else text[begin : max(begin, right.core_start)]


def share_unit(text: str, left: Draft, right: Draft) -> None:
    """The scale and unit of the right neighbour for a left one that has none: "$3, $5 and $7 billion"."""
    if right.start - left.core_end > 30:
        return
    gap = gap_between(text, left, right)
    if LIST_GAP.fullmatch(gap) is None:
        return
    if left.currency_before and not right.currency_before and right.figure_class in (None, "count"):
        share_currency(left, right, gap)
        return
    if right.figure_class is None:
        return
    if left.number.form == "vague" or right.number.form in ("fraction", "multiple", "fold", "period", "vague"):
        return
    scale = right.scale
    shares_scale = scale > 1 and not left.number.scaled and 0 < left.number.value < 1000 and left.number.value != right.number.value
    if left.figure_class is None:
        if right.currency_before and gap.strip() in (",", ";"):
            return
        left.figure_class, left.unit, left.factor, left.rule = right.figure_class, right.unit, right.factor, "shared_unit"
        left.scale = scale if shares_scale else left.scale
        left.value = _round(left.number.value * left.factor * (scale if shares_scale else 1.0))
    elif left.currency_before and right.currency_before and left.unit == right.unit and shares_scale:
        if gap.strip() in ("to", "-", "–", "—", "and", "or") and left.number.value >= right.number.value / scale and gap.strip() == "to":
            return
        left.value, left.scale = _round(left.value * scale), scale
        left.rule = "shared_scale"


def share_currency(left: Draft, right: Draft, gap: str) -> None:
    """The currency before the first end of a range for the second: "$14-15 billion"; and the second's scale back."""
    if gap.strip() not in ("-", "–", "—", "‑", "to", "and") or (right.figure_class == "count" and not right.number.scaled):
        return
    if gap.strip() in ("and", "to") and not right.number.scaled:
        return
    right.figure_class, right.unit, right.factor, right.rule = "money", left.unit, left.factor, "shared_currency"
    right.core_end = right.end = right.number.end
    right.value = _round(right.number.value * right.factor)
    if right.scale > 1 and not left.number.scaled and left.number.value < right.number.value / right.scale:
        left.value, left.scale = _round(left.value * right.scale), right.scale


def is_range(text: str, lower: str, left: Draft, right: Draft, lex: Lexicon, shifted: bool = False) -> bool:
    """Whether two neighbours are the ends of one range, and no change from one value to another."""
    if left.value_max is not None or right.value_max is not None:
        return False
    if (left.figure_class, left.unit, left.factor) != (right.figure_class, right.unit, right.factor):
        return False
    if "fraction" in (left.number.form, right.number.form):
        return False
    gap = gap_between(text, left, right)
    before = lower[max(0, left.start - WINDOW) : left.start]
    if AND_GAP.fullmatch(gap):
        return BETWEEN.search(before) is not None or BETWEEN.search(lower[max(0, left.core_start - WINDOW) : left.core_start]) is not None
    if gap == "/" and left.currency_before and right.currency_before:
        return True
    if RANGE_GAP.fullmatch(gap) is None:
        return False
    if "to" not in gap:
        return left.value < right.value and left.figure_class is not None
    if left.figure_class is None:
        return False
    return left.value < right.value and (shifted or not is_change(before, lex))


def is_shifted_range(text: str, drafts: list[Draft], index: int) -> bool:
    """Whether one range gives way to another: "from 5 to 7 per cent to 3 to 5 per cent"."""
    if not 0 < index < len(drafts) - 2:
        return False
    chain = drafts[index - 1 : index + 3]
    return all(gap_between(text, a, b).strip() in ("to", "-", "–") for a, b in zip(chain, chain[1:]))


def is_tail(text: str, draft: Draft, left: Draft | None) -> bool:
    """Whether digits and a hyphen that were refused stand right before: the second half of a score or a name."""
    start = draft.number.start
    if draft.number.form != "digits" or text[max(0, start - 1) : start] not in ("-", "–") or not text[max(0, start - 2)].isdigit():
        return False
    return left is None or left.number.end < start - 1


def is_change(before: str, lex: Lexicon) -> bool:
    """Whether the words before "A to B" say that something went from A to B: "rose from 5 to 7"."""
    sentence = before[max(before.rfind(". "), before.rfind("\n\n"), before.rfind(";")) + 1 :]
    if RANGING.search(sentence):
        return False
    words = sentence.replace(",", " ").split()
    if FROM.search(before) is None:
        return bool(words) and (words[-1] in lex.change_words or (words[-1] == "by" and len(words) > 1))
    return any(word in lex.change_words for word in words[-8:])


def merge_range(left: Draft, right: Draft) -> None:
    left.value_max = right.value
    left.end = max(left.end, right.end)
    left.core_end = right.core_end
    if left.bound == "exact" and right.bound != "exact" and right.bound_words == "":
        left.bound = right.bound
    left.rule = "range"


def is_score(text: str, left: Draft, right: Draft) -> bool:
    """Whether two small numbers are the score of a game: "2-1", the second no larger, with no unit but a noun."""
    gap = text[left.number.end : right.number.start]
    if gap not in ("-", "–") or left.number.form != "digits" or left.number.scaled or right.number.scaled:
        return False
    return right.figure_class in (None, "count") and left.number.value >= right.number.value


def join_conversions(text: str, drafts: list[Draft]) -> dict[int, int]:
    """For each figure that restates another in a second currency, the index of that other figure."""
    found: dict[int, int] = {}
    for index in range(1, len(drafts)):
        left, right = drafts[index - 1], drafts[index]
        if left.figure_class != "money" or right.figure_class != "money" or left.unit == right.unit:
            continue
        if right.start - left.end > 30 or right.start < left.end:
            continue
        gap = text[left.end : right.start]
        if CONVERSION_GAP.fullmatch(gap) or APPOSITION_GAP.fullmatch(gap):
            found[index] = found.get(index - 1, index - 1)
        elif gap.strip() == "," and right.bound == "approx":
            found[index] = index - 1
    return found
