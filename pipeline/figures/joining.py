"""Neighbouring numbers that are one quantity or share a unit: ranges, lists, scores, conversions."""

import re

from pipeline.figures.draft import Draft
from pipeline.figures.number import round_value
from pipeline.figures.passage import Passage

HEDGE = r"(?:(?:about|nearly|around|almost|over|some|more than)[ \n])?"
RANGE_GAP = re.compile(r"[ \xa0]?[-–—‑−‐][ \xa0]?|-to-|-?[ \n]{1,2}to[ \n]{1,2}" + HEDGE)
AND_GAP = re.compile(r"[ \n]{1,2}and[ \n]{1,2}" + HEDGE)
LIST_GAP = re.compile(
    r"-?,[ \n]{1,2}(?:(?:and|or)[ \n](?:even[ \n])?)?|-?[ \n]{1,2}(?:and|or|to)[ \n]{1,2}(?:even[ \n])?"
    r"|-?[ ]?and/or[ ]|-to-|/|[ ]?[-–—‑][ ]?|[ ]?;[ ]"
)
MOVE_GAP = re.compile(r",?[ \n](?:up|down)[ \n](?:by[ \n])?")  # "3,245.31, up 12.5 points"
NEXT_KIND_GAP = re.compile(r"[ \n]and[ \n][a-z-]{3,20}[ \n]")  # "rail moved 2 million and lorries 3 million tonnes"
OF_ALL_GAP = re.compile(
    r"[ \n](?:out[ \n])?of[ \n](?:the|its|their|a)[ \n](?:total[ \n])?"
)  # "2 of the 5 billion yuan"
TWO_KINDS_GAP = re.compile(r"[ \n][\w-]{3,20}[ \n](?:and|or)[ \n]")  # "1,100 local and 400 foreign workers"
FROM = re.compile(r"\bfrom[ \n]{1,2}(?:(?:about|nearly|around|almost|over|some|just|the) )?$")
BETWEEN = re.compile(r"\bbetween[ \n]{1,2}(?:(?:about|nearly|around) )?$")
RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|scale)\b")
CONVERSION_GAP = re.compile(r"[ \n\xa0]?[(\[][ ]?(?:[@=≈~]|or|i\.e\.,?|equivalent to|equal to|that is|which is)?[ ]?")
APPOSITION_GAP = re.compile(r",?[ \n](?:or|=|equivalent to|equal to|which is|i\.e\.)[ \n]|[ ]?/[ ]?|[ ]=[ ]")
DASHES = ("-", "–", "—", "‑")
RANGE_MARKS = (*DASHES, "to")
PAIR_MARKS = (*RANGE_MARKS, "and")
NEAR = 30  # characters between neighbours
WINDOW = 60  # characters before a range that tell it from a change
MOVING = ("count", "physical", "money")
SHARES = ("fraction", "multiple", "fold", "period", "vague")


def join_drafts(passage: Passage, drafts: list[Draft]) -> list[Draft]:
    """The drafts with units shared along lists, and both ends of each range made one."""
    for index in range(len(drafts) - 2, -1, -1):
        left, right = drafts[index], drafts[index + 1]
        if right.start - left.core_end <= NEAR:
            share_unit(passage, left, right)
    joined: list[Draft] = []
    for index, draft in enumerate(drafts):
        before = joined[-1] if joined else None
        if is_tail(passage, draft, before):
            continue
        if before is not None and draft.rule == "odds" and before.number.start >= draft.number.start:
            joined[-1] = draft  # the first number of "4 in 10"
        elif before is None or draft.start - before.core_end > NEAR:
            joined.append(draft)
        elif is_range(passage, drafts, index, before):
            merge_range(before, draft)
        elif is_score(passage, before, draft):
            joined.pop()
        else:
            joined.append(draft)
    return joined


def gap_between(passage: Passage, left: Draft, right: Draft) -> str:
    """What stands between two neighbours, bound words not counted to either, cut to a bounded length."""
    begin = left.core_end
    end = min(right.start, begin + NEAR + 10) if right.start >= begin else max(begin, right.core_start)
    return passage.text[begin:end]


def share_unit(passage: Passage, left: Draft, right: Draft) -> None:
    """The unit and scale of one neighbour for the other: "$3, $5 and $7 billion", "10 and 20 per cent", "$14-15 bn"."""
    gap = gap_between(passage, left, right)
    if LIST_GAP.fullmatch(gap) is None:
        if left.figure_class is None and right.figure_class == "count" and TWO_KINDS_GAP.fullmatch(gap):
            left.measure("count", right.unit, "shared_unit")
        elif left.figure_class is None and left.scale == right.scale > 1 and NEXT_KIND_GAP.fullmatch(gap):
            if right.figure_class == "physical":
                left.measure("physical", right.unit, "shared_unit", right.factor)
        elif (
            left.figure_class is None
            and right.figure_class in MOVING
            and not right.currency_before
            and (MOVE_GAP.fullmatch(gap) or OF_ALL_GAP.fullmatch(gap))
        ):
            left.measure(right.figure_class, right.unit, "shared_unit", right.factor)
        return
    mark = gap.strip()
    if left.rule == "age_of_person" and right.figure_class is None and mark in PAIR_MARKS:
        right.measure("duration", "years", "age_of_person")
        return
    if left.currency_before and not right.currency_before and right.figure_class in (None, "count"):
        share_currency(left, right, mark)
        return
    if right.figure_class is None and left.figure_class is None and mark in RANGE_MARKS:
        if shares_scale(left, right) and left.number.value < right.number.value / right.scale:
            left.value, left.scale = round_value(left.value * right.scale), right.scale  # "1.5 to two million"
        return
    if right.figure_class is None or left.number.form == "vague" or right.number.form in SHARES:
        return
    if mark in RANGE_MARKS and lacks_thousands(passage, left, right):
        left.value, left.scale, left.rule = round_value(left.value * 1000), 1000.0, "shared_scale"
        left.measure_like(right)
        return
    if right.rule == "odds" or (right.figure_class in ("percent", "ratio") and is_large(passage, left)):
        return
    scale = right.scale if shares_scale(left, right) else 1.0
    if left.figure_class is None:
        if right.currency_before and (mark in (",", ";") or not leans_right(passage, left, mark)):
            return
        left.measure(right.figure_class, right.unit, "shared_unit", right.factor)
    elif scale == 1.0 or not (left.currency_before and right.currency_before and left.unit == right.unit):
        return
    elif mark == "to" and left.number.value >= right.number.value / scale:
        return  # "from $200 to $4 million"
    left.value, left.scale = round_value(left.value * scale), max(left.scale, scale)
    if left.rule != "shared_unit":
        left.rule = "shared_scale"


def shares_scale(left: Draft, right: Draft) -> bool:
    """Whether the scale of the right number is meant for the left one too: "5 and 7 billion"."""
    return right.scale > 1 and not left.number.scaled and 0 < left.number.value < 1000


def leans_right(passage: Passage, left: Draft, mark: str) -> bool:
    """Whether a bare amount takes the currency behind it: "between 3 million and $5 million", "$5-6 bn and €7"."""
    if mark not in ("and", "or") or not left.number.scaled:
        return True
    return BETWEEN.search(passage.lower[max(0, left.start - WINDOW) : left.start]) is not None


def is_large(passage: Passage, draft: Draft) -> bool:
    """Whether a number is too large, or too large in writing, to be a share: "1.34 million, 5.1% of all"."""
    return draft.number.scaled or "," in passage.text[draft.number.start : draft.number.end]


def lacks_thousands(passage: Passage, left: Draft, right: Draft) -> bool:
    """Whether the first end leaves its thousands to the second: "13 to 14,000 feet", and not "600 to 1,000"."""
    high = right.number.value
    written = passage.text[right.number.start : right.number.end]
    return (
        left.number.form == "digits"
        and passage.text[left.number.start : left.number.end].isdecimal()
        and written.endswith(",000")
        and high / 2 <= left.number.value * 1000 < high
    )


def share_currency(left: Draft, right: Draft, mark: str) -> None:
    """The first end's currency for the second of a range, the second's scale for the first: "$14-15 billion"."""
    if mark not in PAIR_MARKS:
        return
    if not right.number.scaled and (mark == "and" or right.figure_class is not None):
        return
    right.extend(right.number.end)
    right.measure("money", left.unit, "shared_currency", left.factor)
    if shares_scale(left, right) and left.number.value < right.number.value / right.scale:
        left.value, left.scale = round_value(left.value * right.scale), right.scale


def is_range(passage: Passage, drafts: list[Draft], index: int, left: Draft) -> bool:
    """Whether a draft and the one before it are the ends of one range, and no change from one value to the other."""
    right = drafts[index]
    if left.value >= right.value or left.value_max is not None or "fraction" in (left.number.form, right.number.form):
        return False
    if (left.figure_class, left.unit, left.factor) != (right.figure_class, right.unit, right.factor):
        return False
    gap = gap_between(passage, left, right)
    if AND_GAP.fullmatch(gap):
        starts = (left.start, left.core_start)
        return any(BETWEEN.search(passage.lower[max(0, start - WINDOW) : start]) for start in starts)
    if gap.strip() == "or":
        words = left.number.form == right.number.form == "words" and left.figure_class in ("count", "duration")
        return words and right.number.value - left.number.value == 1  # "two or three plants", not a choice of prices
    if gap == "/":
        return left.currency_before and right.currency_before
    if RANGE_GAP.fullmatch(gap) is None or (left.figure_class is None and left.scale == 1):
        return False
    return "to" not in gap or not is_change(passage, left.start) or is_shifted(passage, drafts, index)


def is_shifted(passage: Passage, drafts: list[Draft], index: int) -> bool:
    """Whether one range gives way to another: "from 8 to 9 per cent to 4 to 6 per cent"."""
    if not 0 < index < len(drafts) - 2:
        return False
    chain = drafts[index - 1 : index + 3]
    return all(
        chain[at + 1].start - chain[at].core_end < NEAR
        and gap_between(passage, chain[at], chain[at + 1]).strip() in RANGE_MARKS
        for at in range(3)
    )


def is_change(passage: Passage, start: int) -> bool:
    """Whether the words before "A to B" say that something went from A to B: "rose from 5 to 7"."""
    before = passage.lower[max(0, start - WINDOW) : start]
    sentence = before[max(before.rfind(". "), before.rfind("\n\n"), before.rfind(";")) + 1 :]
    if RANGING.search(sentence) or BETWEEN.search(before):
        return False
    words = sentence.replace(",", " ").split()
    changes = passage.lex.words["change_words"]
    if FROM.search(before) is None:
        return bool(words) and (words[-1] in changes or words[-1] == "by")
    return any(word in changes for word in words[-8:])


def merge_range(left: Draft, right: Draft) -> None:
    left.value_max = right.value
    left.end = max(left.end, right.end)
    left.core_end = right.core_end
    if left.bound == "exact" and right.bound != "exact" and not right.bound_words:
        left.bound = right.bound
    left.rule = "range"


def is_score(passage: Passage, left: Draft, right: Draft) -> bool:
    """Whether two bare numbers are the score of a game: "2-1", the second no larger."""
    if passage.text[left.number.end : right.number.start] not in ("-", "–") or left.number.form != "digits":
        return False
    if left.number.scaled or right.number.scaled or right.figure_class not in (None, "count"):
        return False
    return left.number.value >= right.number.value


def is_tail(passage: Passage, draft: Draft, left: Draft | None) -> bool:
    """Whether refused digits and a hyphen stand right before: the second half of a score or a name."""
    start = draft.number.start
    if draft.number.form != "digits" or passage.char(start - 1) not in ("-", "–"):
        return False
    return passage.char(start - 2).isdecimal() and (left is None or left.number.end < start - 1)


def join_conversions(passage: Passage, drafts: list[Draft]) -> dict[int, int]:
    """For each figure that restates another in a second currency, the index of that other figure.

    "some €20 million (US$23 million)": a hedge before the first amount holds for its restatement too.
    """
    found: dict[int, int] = {}
    for index in range(1, len(drafts)):
        left, right = drafts[index - 1], drafts[index]
        if left.figure_class != "money" or right.figure_class != "money" or left.unit == right.unit:
            continue
        if not 0 < right.start - left.end <= NEAR:
            continue
        gap = passage.text[left.end : right.start]
        stated = CONVERSION_GAP.fullmatch(gap) or APPOSITION_GAP.fullmatch(gap)
        if stated or (gap.strip() == "," and right.bound == "approx"):
            found[index] = found.get(index - 1, index - 1)
            if right.bound == "exact":
                right.bound = left.bound
    return found
