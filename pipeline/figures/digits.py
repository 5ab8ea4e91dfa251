"""Numbers in digits, and the digits that belong to something else: a date, a clock time, a name, an address.

Each refusal is a rule of `RULES`: it says where what the digits belong to ends, or None where it has no objection.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.figures.number import Number, add_scale, parse_digits
from pipeline.figures.number_words import read_run
from pipeline.figures.passage import Passage
from pipeline.figures.unit import read_unit_after

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
VULGAR_SIGN = re.compile("[½⅓⅔¼¾⅛⅜⅝⅞]")
DATE_OR_CHAIN = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?![\d.])|(?:19|20)\d\d[-–/]\d\d(?!\d)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|\d+(?:[-–‑]\d+){2,8}|\d+(?:/\d+){2,8}"
)
PHONE_TAIL = re.compile(r"[\d() \xa0-]{6,24}")
PHONE_LABEL = re.compile(
    r"\b(?:tel|phone|fax|mobile|whatsapp|hotline|call|isbn|issn|inn|bin|iban|doi)\b[^\n\d]{0,12}$", re.IGNORECASE
)
SPACED_GROUPS = re.compile(r"\d{1,3}([ \xa0\u2009\u202f])\d{3}(?:\1\d{3}){0,3}(?:[.,]\d{1,2})?(?![\d.,]?\d)")
GROUP_SPACE = re.compile(r"[ \xa0\u2009\u202f]")
PLAIN_FRACTION = re.compile(r"(\d{1,2})[/⁄](\d{1,3})(?![\d/⁄])")
MIXED_FRACTION = re.compile(r"[ \xa0](\d)[/⁄](\d{1,2})(?![\d/⁄])")
FRACTION_USED = re.compile(r"[ \xa0-](?:of|an?|the|its|their|[a-z]+s?)\b")
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
ATTACHED = re.compile(r"[^\W\d_]{1,12}")
LETTERS_BEFORE = re.compile(r"[A-Za-z]{1,6}$")
SCALE_BEHIND = re.compile(r"[ \xa0]?(?:m|mn|mln|million|bn|b|bln|billion|tn|trn|trillion|crore|lakh)\b")
THOUSANDS = re.compile(r",\d{3}")
SPELT_OUT = re.compile(r" \(([a-z][a-z -]{2,80})\)")
IN_DIGITS = re.compile(r" \((\d[\d,.]{0,14})\)")
JOINED_WORD = re.compile(r"([^\W\d_]{1,24})[-‑–]$")
HARD_SPACES = "\xa0\u2009\u202f"
CLEAR_BEFORE = frozenset(" \xa0\u2009\u202f($€£¥")
CLEAR_BEHIND = frozenset(" \n\xa0%,")
OPEN = frozenset(" \n\t\xa0\u2009\u202f(“\"‘'$€£¥~")


def read_digit_number(passage: Passage, start: int, end: int) -> tuple[Number | None, int]:
    """The number whose digits stand at `start:end`, None where they are no quantity; and how far the text is read."""
    text = passage.text
    if not stands_clear(text, start, end):
        for refuse in RULES:
            covered = refuse(passage, start, end)
            if covered is not None:
                return None, covered
    if passage.char(end) in ("/", "⁄"):
        return read_plain_fraction(passage, start, end)
    value, end = read_literal(passage, start, end)
    if value is None:
        return None, end
    if passage.char(start - 1) == "." and text[start:end].isdecimal():  # ".534"
        start, value = start - 1, float("0." + text[start:end])
    gap = 1 if passage.char(end) in (" ", "\xa0") else 0
    if passage.char(end + gap) in VULGAR:
        value, end = value + VULGAR[text[end + gap]], end + gap + 1
    number = add_scale(passage, start, end, value, "digits")
    if text.startswith(" (", number.end):
        number = skip_restatement(passage, number)
    return number, number.end


def skip_restatement(passage: Passage, number: Number) -> Number:
    """The number with the bracket that spells it out: "12 (twelve) aircraft"."""
    bracket = SPELT_OUT.match(passage.lower, number.end)
    if bracket is None:
        return number
    spelt = read_run(passage, bracket.start(1), bracket.start(1))
    if spelt is None or spelt.end != bracket.end(1) or spelt.value != number.value:
        return number
    return replace(number, end=bracket.end())


def skip_digits_restating(passage: Passage, number: Number) -> Number:
    """A number in words with the bracket that repeats it in digits: "fifteen (15) years"."""
    bracket = IN_DIGITS.match(passage.text, number.end)
    if bracket is None or parse_digits(bracket.group(1)) != number.value:
        return number
    return replace(number, end=bracket.end())


def stands_clear(text: str, start: int, end: int) -> bool:
    """Whether the characters on both sides leave no room for a refusal, as most often; a dot inside may be a date's."""
    if start == 0 or end + 1 >= len(text) or text[start - 1] not in CLEAR_BEFORE or text[end] not in CLEAR_BEHIND:
        return False
    return (
        text[end + 1] not in "0123456789-("
        and (end - start < 6 or text[start:end].isdecimal() is False)
        and (text.count(".", start, end) < 2)
    )


def read_literal(passage: Passage, start: int, end: int) -> tuple[float | None, int]:
    """The value of the digits, of spaced groups ("1 200 000") or a mixed fraction ("2 1/2"), and where it ends."""
    text = passage.text
    value = parse_digits(text[start:end])
    if not passage.char(end + 1).isdecimal() or text[end] not in " " + HARD_SPACES:
        return value, end
    groups = SPACED_GROUPS.match(text, start)
    if groups is not None and groups.end() > end and are_one_number(passage, start, groups):
        return float(GROUP_SPACE.sub("", groups.group()).replace(",", ".")), groups.end()
    mixed = MIXED_FRACTION.match(text, end)
    if value is not None and mixed is not None and int(mixed.group(2)) in DENOMINATORS:
        return value + int(mixed.group(1)) / int(mixed.group(2)), mixed.end()
    return value, end


def are_one_number(passage: Passage, start: int, groups: re.Match[str]) -> bool:
    """Whether spaced groups of three are one number: with hard spaces always, with plain ones not behind a month."""
    if groups.group(1) in HARD_SPACES:
        return True
    before, words = passage.word_before(start).strip(".,"), passage.lex.words
    if passage.text[start] == "0" or before in words["months"] or before in words["series_names"]:
        return False  # "the Nikkei 225 240 points lower"
    return passage.char(groups.end()) in ("", " ", "\n", ",", ".", ";", ")", "%")


def read_plain_fraction(passage: Passage, start: int, end: int) -> tuple[Number | None, int]:
    """ "1/2 pound" is a fraction; "1/5" under a picture, "220/110 kV" and "24/7" are not; "$7/$9" are two amounts."""
    match = PLAIN_FRACTION.match(passage.text, start)
    if match is None:
        following = DIGITS.match(passage.text, end + 1)
        if following is not None:
            return None, following.end()
        value = parse_digits(passage.text[start:end])
        return (None if value is None else Number(start, end, value, "digits")), end
    top, bottom = int(match.group(1)), int(match.group(2))
    if not 0 < top < bottom or bottom not in DENOMINATORS or not FRACTION_USED.match(passage.lower, match.end()):
        return None, match.end()
    return Number(start, match.end(), top / bottom, "fraction"), match.end()


def date_clock_or_chain(passage: Passage, start: int, end: int) -> int | None:
    """Digits of "16-06-2025", "2011-08-01", "14:35", "2023/24", "66-30-11"."""
    if passage.char(end) not in "-–‑/:" or not passage.char(end + 1).isdecimal():
        return (
            end if passage.text.count(".", start, end) == 2 and parse_digits(passage.text[start:end]) is None else None
        )
    chain = DATE_OR_CHAIN.match(passage.text, start)
    return None if chain is None else chain.end()


def international_phone(passage: Passage, start: int, _end: int) -> int | None:
    """Digits of "+996 312 62 24 71"."""
    if passage.char(start - 1) != "+" or passage.char(start - 2).isalnum():
        return None
    tail = PHONE_TAIL.match(passage.text, start)
    return tail.end() if tail is not None and sum(map(str.isdecimal, tail.group())) >= 9 else None


def labelled_phone(passage: Passage, start: int, end: int) -> int | None:
    """Digits of "Tel: (312) 66-30-11"."""
    if end - start < 6 and not (passage.char(end) in " -)" and passage.char(end + 1) in "0123456789 -("):
        return None
    if PHONE_LABEL.search(passage.text[max(0, start - 28) : start]) is None:
        return None
    tail = PHONE_TAIL.match(passage.text, start)
    return tail.end() if tail is not None and sum(map(str.isdecimal, tail.group())) >= 6 else None


def letters_before(passage: Passage, start: int, end: int) -> int | None:
    """Digits of "MH17", "A380", "G7"; not those of "RM23.50", "EUR50m" or "2x300 MW"."""
    before = passage.char(start - 1)
    if not (before.isalpha() or before == "_"):
        return None
    if before in "xX×" and passage.char(start - 2).isdecimal():
        return None
    letters = LETTERS_BEFORE.search(passage.text[max(0, start - 6) : start])
    word = "" if letters is None else letters.group()
    large = SCALE_BEHIND.match(passage.lower, end) is not None or THOUSANDS.search(passage.text, start, end) is not None
    if word in passage.lex.scaled_codes and not large:
        return end
    if word in passage.lex.currency_codes or "$" + word in passage.lex.currency_symbols or word in ("c", "sub"):
        return None
    return end


def sign_before(passage: Passage, start: int, end: int) -> int | None:
    """Digits of "#12", "C5+1", "ID.3", "3:4", "page=5"; not those of "Y=5", "$7/$9" or "~5"."""
    before, further = passage.char(start - 1), passage.char(start - 2)
    if before == "=":
        return None if further == "Y" else end
    if before in ("#", "\\", "@", "&"):
        return end
    if before == "/":
        return None if further in ("$", "€", "£") or repeats_measure(passage, start, end) else end
    if before == "+":
        return end if further.isalnum() else None
    if before in (":", "."):
        return end if further.isdecimal() or (before == "." and further.isupper()) else None
    return None


def repeats_measure(passage: Passage, start: int, end: int) -> bool:
    """Whether a measure stands on both sides of a slash: "33 kV/11 kV"."""
    if not passage.char(start - 2).isalpha():
        return False
    unit = read_unit_after(passage, end)
    return unit is not None and unit.figure_class == "physical"


def hyphen_before(passage: Passage, start: int, end: int) -> int | None:
    """Digits of "COVID-19", "TA-25", "VVER-1200"; not those of "sub-7", "minus-260" or "Kashgar–40 km"."""
    if passage.char(start - 1) not in ("-", "‑", "–"):
        return None
    joined = JOINED_WORD.search(passage.text[max(0, start - 26) : start])
    if joined is None:
        return None
    word = joined.group(1)
    lowered = word.lower()
    lex = passage.lex
    if word in lex.currency_codes or lex.has_cue("number_prefix", lowered) or lowered in lex.number_words:
        return None
    if passage.text[start - 1] == "–" and not word.isupper() and passage.char(end) in (" ", "%"):
        return None
    return end


def letters_behind(passage: Passage, _start: int, end: int) -> int | None:
    """Digits of "10th", "5G", "3D", "1990s", "5+1"; not those of "50GB", "12km", "35m" or "3bn"."""
    following = passage.char(end)
    if following in ("_", "+"):
        return end if passage.char(end + 1).isalnum() else None
    if not following.isalpha():
        return None
    match = ATTACHED.match(passage.text, end)
    if match is None:
        return None
    letters, lex = match.group(), passage.lex
    low = letters.lower()
    if letters in ("x", "X"):
        return match.end() if passage.char(match.end()).isdecimal() else None
    if low in ("st", "nd", "rd", "th", "s", "am", "pm") or letters == "K":
        return end
    known = (
        letters in lex.unit_symbols
        or low in lex.unit_names
        or letters in lex.unit_first_words
        or letters in lex.currency_codes
        or letters in lex.currency_after
        or low in lex.scales
    )
    return None if known else end


def list_or_note_mark(passage: Passage, start: int, end: int) -> int | None:
    """Digits of "1. " and "2) " at the head of a line, of "[3]" and "(3)"."""
    before, behind = passage.char(start - 1), passage.char(end)
    if end - start > 3 or behind not in ("]", ")", "."):
        return None
    if before == "[" and behind == "]":
        return end
    if before == "(" and behind == ")":
        return end if end - start <= 2 else None
    line = passage.text[max(0, start - 4) : start]
    head = line[line.rfind("\n") + 1 :]
    if ("\n" not in line and start > 4) or head.strip(" \t\xa0*"):
        return None
    return end if behind == ")" or passage.char(end + 1) in (" ", "\t", "\xa0") else None


def web_address(passage: Passage, start: int, end: int) -> int | None:
    """Digits inside a web or mail address."""
    if passage.char(start - 1) in OPEN or start == 0:
        return None
    window = passage.text[max(0, start - 80) : start]
    token = window[max(window.rfind(" "), window.rfind("\n")) + 1 :]
    inside = "://" in token or token.startswith("www.") or "@" in token[:-4] or ".com" in token
    return end if inside else None


RULES: list[Callable[[Passage, int, int], int | None]] = [
    date_clock_or_chain,
    international_phone,
    letters_before,
    sign_before,
    hyphen_before,
    letters_behind,
    list_or_note_mark,
    web_address,
    labelled_phone,
]
