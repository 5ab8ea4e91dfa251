"""A number as it stands in a text, before anything is known of what it measures; its scale."""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.figures.passage import Passage
from schemas.vocabularies import Bound

Form = Literal["digits", "words", "vague", "fraction", "multiple", "fold", "period", "cell"]

SCALE = re.compile(r"[ \t\xa0\u2009\u202f]{0,2}\n?[ \t\xa0]?[-‑]?([a-z]{1,11})\b")
AND_A_PART = re.compile(
    r"[ \n-]{1,2}and[ \n-]"
    r"(?:(a[ -]half)|(a[ -]quarter|one[ -]quarter)|(three[ -]quarters)|(a[ -]third)|(two[ -]thirds))\b"
)
PARTS = (0.5, 0.25, 0.75, 1 / 3, 2 / 3)
NOUN_AHEAD = re.compile(r"[ \xa0]([a-z]{2,24})")
UNIT_AHEAD = re.compile(r"[ \xa0]([A-Z][A-Za-z]{1,4})\b")
GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?:\.\d+)?|\d+\.\d+")
DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
POINT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,6}(?:[.,]\d{1,2})?")
STOP_AMID = re.compile(r"\.(?= [a-z$€£¥])")  # "3 mln. somoni"
CUT_SHORT = frozenset(
    ("thsd", "thsnd", "ths", "thous", "mill", "mil", "mln", "mn", "mio", "bln", "bn", "trln", "trn", "tn")
)
LONGEST_LITERAL = 24
CURRENCY_SIGNS = frozenset("$€£¥￥₽₸₼₾₺₹₩₴₮₫₪₦₱฿₵¢₡₭֏៛৳₲₨")


@dataclass(slots=True)  # not frozen: it is made too often
class Number:
    """`text[start:end]` writes `value`, its scale applied.

    `form` says how it is written: "vague" is "hundreds of", "fraction" a third or half, "multiple" doubled or twice,
    "fold" sixfold, "period" a bare decade or
    century, "cell" a number of a table. `scale` is the factor of the scale words that stand with it
    (1e9 of "7 billion"), 1 where `scaled` is False.
    """

    start: int
    end: int
    value: float
    form: Form
    scaled: bool = False
    bound: Bound | None = None
    scale: float = 1.0


def round_value(value: float) -> float:
    """The value without the dust of binary multiplication.

    >>> 1.1 * 3, round_value(1.1 * 3)
    (3.3000000000000003, 3.3)
    """
    return value if value.is_integer() and -1e15 < value < 1e15 else float(f"{value:.15g}")


def parse_digits(literal: str) -> float | None:
    """The value of digits with separators, None where they make no number.

    >>> parse_digits("1,834.5"), parse_digits("2.057.8"), parse_digits("0,5"), parse_digits("1,2,3")
    (1834.5, 2057.8, 0.5, None)
    """
    if len(literal) > LONGEST_LITERAL:
        return None
    if literal.isdecimal():
        return float(literal)
    if GROUPED.fullmatch(literal):
        return float(literal.replace(",", ""))
    if DECIMAL_COMMA.fullmatch(literal) and not literal.startswith("00"):
        return float(literal.replace(",", "."))
    if POINT_GROUPED.fullmatch(literal):  # 2.057.8: points for thousands and for decimals
        head, tail = (literal, "") if literal[-4] in ".," else re.split(r"[.,](?=\d{1,2}$)", literal)
        return float(head.replace(".", "") + ("." + tail if tail else ""))
    return None


def add_scale(passage: Passage, start: int, end: int, value: float, form: Form) -> Number:
    """The number with what may stand behind any: "and a half", up to two scale words ("5 hundred thousand")."""
    lower = passage.lower
    ahead = lower[end : end + 1]
    if not (ahead in " \n\xa0-‑\u2009\u202f" or ahead.isalpha()):
        return Number(start, end, value, form)
    total = 1.0
    if lower.startswith("and ", end + 1) or lower.startswith("and-", end + 1):
        part, end = _read_part(lower, end)
        value += part
    for _ in range(2):
        found = _read_scale(passage, start, end)
        if found is None:
            break
        end, factor = found
        value, total = value * factor, total * factor
        if lower.startswith("and ", end + 1):
            part, end = _read_part(lower, end)
            value += part * factor
    return Number(start, end, round_value(value), form, total > 1, None, total)


def _read_part(lower: str, end: int) -> tuple[float, int]:
    """The part that "and a half", "and three quarters" adds to a number, and where it ends."""
    match = AND_A_PART.match(lower, end)
    if match is None or match.lastindex is None:
        return 0.0, end
    return PARTS[match.lastindex - 1], match.end()


def _read_scale(passage: Passage, start: int, end: int) -> tuple[int, float] | None:
    match = SCALE.match(passage.lower, end)
    if match is None:
        return None
    word = match.group(1)
    entry = passage.lex.scales.get(word)
    if entry is None:
        return None
    factor, place = entry
    if place == "apart":
        stop = word in CUT_SHORT and STOP_AMID.match(passage.text, match.end()) is not None
        return match.end() + stop, factor
    apart = match.start(1) != end
    return (match.end(), factor) if _letter_is_scale(passage, start, match.end(), word, apart) else None


def _letter_is_scale(passage: Passage, start: int, end: int, letter: str, apart: bool) -> bool:
    """Whether m, mm, b or k is a scale: behind money it is; m is one before a noun, B too; "37m (121ft)" is none."""
    before = passage.text[max(0, start - 5) : start].rstrip()
    if before and (before[-1] in CURRENCY_SIGNS or before.rsplit(None, 1)[-1] in passage.lex.currency_codes):
        return letter != "k" or not apart
    if letter in ("k", "mm") or (apart and letter != "b"):
        return letter == "k" and not apart
    following = NOUN_AHEAD.match(passage.text, end)
    if following is None:
        capitals = UNIT_AHEAD.match(passage.text, end)
        return capitals is not None and capitals.group(1) in passage.lex.unit_symbols
    if letter == "b":
        return passage.text[end - 1] == "B" and len(following.group(1)) > 2
    return following.group(1) not in passage.lex.words["noun_phrase_stops"] or following.group(1) == "of"
