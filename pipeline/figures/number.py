"""Numbers as they stand in a text, before anything is known of what they measure.

`scan_numbers` finds digits with one digit-anchored scan and number words with one Aho-Corasick scan, then reads each
candidate where it stands: separators, fractions, scales ("12 thousand", "1.5bn", "half a million"). What is no
quantity by its own form (a date, a clock time, "MH17", "10th", a phone number) is refused here.
"""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.figures.lexicon import Lexicon
from schemas.vocabularies import Bound

Form = Literal["digits", "words", "vague", "fraction", "multiple", "fold", "period"]

SPACE = " \t\n\r\xa0\u2009\u202f"
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
VULGAR_SIGN = re.compile("[½⅓⅔¼¾⅛⅜⅝⅞]")

# A date, a clock time, or a chain of digits as phone and file numbers have it; stands at the first digit.
DATE_OR_CHAIN = re.compile(
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?![\d.])|(?:19|20)\d\d[-–/]\d\d(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|\d+(?:[-–‑]\d+){2,8}|\d+(?:/\d+){2,8}"
)
PHONE_TAIL = re.compile(r"[\d() \xa0-]{6,24}")
PHONE_WORD = re.compile(r"\b(?:tel|phone|fax|mobile|whatsapp|hotline|call|isbn|issn|inn|bin|iban|doi)\b[^\n\d]{0,12}$", re.I)
SPACED_GROUPS = re.compile(r"\d{1,3}(?:([ \xa0\u2009\u202f])\d{3})(?:\1\d{3}){0,3}(?:[.,]\d{1,2})?(?![\d.,]*\d)")
PLAIN_FRACTION = re.compile(r"(\d{1,2})[/⁄](\d{1,3})(?![\d/⁄])")
MIXED_FRACTION = re.compile(r"[ \xa0](\d)[/⁄](\d{1,2})(?![\d/⁄])")
FRACTION_PLURAL = re.compile(r"[ -](halves|thirds|quarters(?=[ ]of)|(?<=-)quarters|fifths|eighths|tenths)\b")
FRACTION_USED = re.compile(r"[ \xa0-](?:of|an?|the|its|their|[a-z]+s?\b)")
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128, 1000})
SCALE = re.compile(r"[ \t\xa0\u2009\u202f]{0,2}\n?[ \t\xa0]?[-‑]?([a-z]{1,11})\b")
ATTACHED = re.compile(r"[^\W\d_]{1,12}")
AND_A_HALF = re.compile(r"[ \n]{1,2}and[ \n]a[ -]half\b")
ORDINAL_END = re.compile(r"(?:st|nd|rd|th)\b")
JOINED_WORD = re.compile(r"([^\W\d_]+)[-‑–]$")
LIST_MARK = re.compile(r"(?:[.)]\s|\))")
PREFIXES = frozenset({"sub", "minus", "plus", "over", "under", "now", "then", "nearly", "almost", "around", "about", "some"})
WORD = r"[a-z]+"
WORD_RUN_JOIN = re.compile(r"(?:(?:[ \xa0]|-|\n| \n)(and[ \n-])?)(?=([a-z]{2,9}))")


@dataclass(frozen=True, slots=True)
class Number:
    """`text[start:end]` writes `value`, its scale applied.

    `scaled` says that a scale stands with it ("12 thousand"); `form` how it is written: "vague" is "hundreds of",
    "fraction" a third or half, "multiple" doubled or twice, "fold" sixfold, "period" a bare decade or century.
    """

    start: int
    end: int
    value: float
    form: Form
    scaled: bool = False
    bound: Bound | None = None
    scale: float = 1.0


def fold_case(text: str) -> str:
    """The text in lower case with every offset kept: a letter whose lower case is longer stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def parse_digits(literal: str) -> float | None:
    """The value of digits with separators, None where they make no number.

    >>> parse_digits("1,834.5"), parse_digits("2.057.8"), parse_digits("0,5"), parse_digits("1,2,3")
    (1834.5, 2057.8, 0.5, None)
    """
    if len(literal) > 24:
        return None
    if literal.isdigit():
        return float(literal)
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+\.\d+", literal):
        return float(literal.replace(",", ""))
    if re.fullmatch(r"\d+,\d{1,2}", literal) and not literal.startswith("00"):
        return float(literal.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:[.,]\d{1,2})?", literal):  # 2.057.8: points for thousands and decimals
        head, tail = (literal, "") if literal[-4] in ".," else re.split(r"[.,](?=\d{1,2}$)", literal)
        return float(head.replace(".", "") + ("." + tail if tail else ""))
    return None


def read_scale(lower: str, position: int, lex: Lexicon) -> tuple[int, float] | None:
    """The scale word behind a number: where it ends and its factor."""
    match = SCALE.match(lower, position)
    if match is None:
        return None
    entry = lex.scales.get(match.group(1))
    if entry is None:
        return None
    factor, place = entry
    if place != "apart" and match.start(1) != position and match.group(1) != "b":
        return None
    return match.end(), (factor if place == "apart" else -factor)  # negative: needs a second look


class NumberScan:
    """Reads the numbers of one text, in order; `skip_to` moves past what a reading or a refusal has covered."""

    __slots__ = ("found", "lex", "lower", "skip_to", "text")

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = text
        self.lower = fold_case(text)
        self.lex = lex
        self.skip_to = 0
        self.found: list[Number] = []

    def scan(self) -> list[Number]:
        """Every number of the text, in order of start."""
        lower = self.lower
        candidates = [(match.start(), match.end()) for match in DIGITS.finditer(lower)]
        for _, start, end in self.lex.number_scan.find_matches_as_indexes(lower):
            before = lower[start - 1] if start else " "
            after = lower[end] if end < len(lower) else " "
            if not before.isalnum() and not after.isalnum():
                candidates.append((start, end))
        for match in VULGAR_SIGN.finditer(lower):
            candidates.append(match.span())
        candidates.sort()
        for start, end in candidates:
            if start < self.skip_to:
                continue
            number = self.read(start, end)
            if number is not None:
                self.found.append(number)
                self.skip_to = max(self.skip_to, number.end)
        return self.found

    def read(self, start: int, end: int) -> Number | None:
        """The number at a candidate, or None where it is refused."""
        first = self.text[start]
        if first in VULGAR:
            return self.finish(start, end, VULGAR[first])
        if first.isdigit():
            return self.read_digits(start, end)
        return self.read_words(start, end)

    def finish(self, start: int, end: int, value: float, form: Form = "digits") -> Number:
        """Adds what may stand behind any number: "and a half", scale words, at most two."""
        lower = self.lower
        half = AND_A_HALF.match(lower, end)
        if half is not None:
            value, end = value + 0.5, half.end()
        scaled, total = False, 1.0
        for _ in range(2):
            scale = read_scale(lower, end, self.lex)
            if scale is None:
                break
            scale_end, factor = scale
            if factor < 0 and not self.letter_is_scale(start, scale_end, -factor):
                break
            value, end, scaled, total = value * abs(factor), scale_end, True, total * abs(factor)
            half = AND_A_HALF.match(lower, end)
            if half is not None:
                value, end = value + 0.5 * abs(factor), half.end()
        return Number(start, end, _round(value), form, scaled, None, total)

    def letter_is_scale(self, start: int, end: int, factor: float) -> bool:
        """Whether an attached m, b or k is a scale: with money it is; "m" before a noun is; "37m (121ft)" is not."""
        before = self.text[max(0, start - 5) : start].rstrip()
        if before and (before[-1] in "$€£¥₽₸₹₩₺₴" or before.rsplit(None, 1)[-1] in self.lex.currency_codes):
            return True
        letter = self.text[end - 1]
        if letter == "k":
            return True
        if letter != "m" or self.text[end - 2].isalpha():
            return letter == "B" and bool(re.match(r"[ \xa0][a-z]{3}", self.text[end : end + 4]))
        following = re.match(r"[ \xa0]([a-z]+)", self.text[end : end + 24])
        if following is None:
            return False
        return following.group(1) not in self.lex.noun_phrase_stops or following.group(1) == "of"

    # -- digits

    def read_digits(self, start: int, end: int) -> Number | None:
        text, lower = self.text, self.lower
        if self.is_part_of_token(start, end):
            return None
        groups = SPACED_GROUPS.match(text, start)
        value: float | None
        if groups is not None and groups.end() > end and self.groups_are_one_number(start, groups.end()):
            end = groups.end()
            value = float(re.sub(r"[ \xa0\u2009\u202f]", "", groups.group()).replace(",", "."))
        elif lower[end : end + 1] in ("/", "⁄"):
            return self.read_plain_fraction(start, end)
        else:
            value = parse_digits(text[start:end])
            mixed = MIXED_FRACTION.match(text, end)
            if value is not None and mixed and int(mixed.group(2)) in DENOMINATORS:
                value, end = value + int(mixed.group(1)) / int(mixed.group(2)), mixed.end()
        if value is None:
            return None
        if start and text[start - 1] == "." and not text[max(0, start - 2)].isalnum():  # ".534"
            value, start = float("0." + text[start:end]) if text[start:end].isdigit() else value, start - 1
        if end < len(text) and text[end] in VULGAR:
            value, end = value + VULGAR[text[end]], end + 1
        return self.finish(start, end, value)

    def read_plain_fraction(self, start: int, end: int) -> Number | None:
        match = PLAIN_FRACTION.match(self.text, start)
        if match is None or match.start() != start:
            following = self.text[end + 1 : end + 2]
            if following.isdigit():
                self.skip_to = end + 1 + len(re.match(r"\d*", self.text[end + 1 : end + 40]).group())  # type: ignore[union-attr]
                return None
            value = parse_digits(self.text[start:end])
            return None if value is None else self.finish(start, end, value)
        top, bottom = int(match.group(1)), int(match.group(2))
        if not 0 < top < bottom or bottom not in DENOMINATORS:
            self.skip_to = match.end()
            return None
        if FRACTION_USED.match(self.lower, match.end()) is None:
            self.skip_to = match.end()
            return None
        return Number(start, match.end(), top / bottom, "fraction")

    def groups_are_one_number(self, start: int, end: int) -> bool:
        """Whether "1 200 000" is one number: always with hard spaces, with plain ones unless a date or list stands there."""
        text = self.text
        if " " not in text[start:end]:
            return True
        before = self.lower[max(0, start - 16) : start].split()
        if before and before[-1].strip(".,") in self.lex.months:
            return False
        return text[end : end + 1] in ("", " ", "\n", ",", ".", ";", ")", "%") and text[start] != "0"

    def is_part_of_token(self, start: int, end: int) -> bool:
        """Whether the digits belong to a name, a date, a clock time, an address or a phone number."""
        text = self.text
        before = text[start - 1] if start else " "
        chain = DATE_OR_CHAIN.match(text, start)
        if chain is not None:
            self.skip_to = chain.end()
            return True
        if before == "+" and (start < 2 or not text[start - 2].isalnum()):
            tail = PHONE_TAIL.match(text, start)
            if tail is not None and sum(char.isdigit() for char in tail.group()) >= 9:
                self.skip_to = tail.end()
                return True
        if before in "xX×" and text[start - 2 : start - 1].isdigit():
            return False  # "2x300 MW"
        if (before.isalpha() or before == "_") and not self.currency_is_attached(start):
            return True
        if before in "#/\\@&=" and not text[max(0, start - 2) : start] == "Y=" or before == "+" and text[start - 2 : start - 1].isalnum():
            return not (before == "/" and text[max(0, start - 2)] in "$€£ " and text[max(0, start - 2)] != " ")
        if before in ":." and (text[start - 2 : start - 1].isdigit() or (before == "." and text[start - 2 : start - 1].isupper())):
            return True
        if before in "-‑–" and self.is_hyphenated_name(start, end):
            return True
        return self.is_attached_to_name(end) or self.is_marker(start, end) or self.is_in_address(start)

    def currency_is_attached(self, start: int) -> bool:
        letters = re.search(r"[A-Za-z]+$", self.text[max(0, start - 6) : start])
        if letters is None:
            return False
        word = letters.group()
        return word in self.lex.currency_codes or "$" + word in self.lex.currency_symbols or word in ("c", "sub")

    def is_hyphenated_name(self, start: int, end: int) -> bool:
        joined = JOINED_WORD.search(self.text[max(0, start - 24) : start])
        if joined is None:
            return False
        word = joined.group(1)
        lowered = word.lower()
        if word in self.lex.currency_codes or lowered in PREFIXES or lowered in self.lex.number_words:
            return False
        if self.text[start - 1] == "–" and not word.isupper():
            return self.text[end : end + 1] not in (" ", "%")
        return True

    def is_attached_to_name(self, end: int) -> bool:
        """Whether letters behind the digits make it a name or ordinal: "10th", "5G", "3D"; units and scales do not."""
        match = ATTACHED.match(self.text, end)
        if match is None:
            return self.text[end : end + 1] in ("_", "+") and self.text[end + 1 : end + 2].isalnum()
        letters = match.group()
        if letters in ("x", "X") and self.text[match.end() : match.end() + 1].isdigit():
            return True
        if ORDINAL_END.match(self.lower, end) or letters == "s":
            return True
        if letters in self.lex.unit_symbols or letters in self.lex.unit_names or letters in self.lex.currency_codes or letters in self.lex.unit_first_words:
            return False
        low = letters.lower()
        if low in ("am", "pm") or letters == "K":
            return True
        return not (low in self.lex.scales or letters in self.lex.currency_after or letters == "x" or low in self.lex.unit_names or low=="p")

    def is_marker(self, start: int, end: int) -> bool:
        """Whether the digits number a list item or a footnote: "1. ", "2) ", "[3]"."""
        text = self.text
        before = text[start - 1] if start else "\n"
        if before == "[" and text[end : end + 1] == "]":
            return True
        if before == "(" and text[end : end + 1] == ")" and end - start <= 2:
            return True
        if end - start > 3:
            return False
        line_start = before == "\n" or not text[max(0, start - 3) : start].strip(" \t\xa0*") and "\n" in "\n" + text[max(0, start - 4) : start] and (start < 4 or "\n" in text[max(0, start - 4) : start])
        return line_start and LIST_MARK.match(text, end) is not None

    def is_in_address(self, start: int) -> bool:
        """Whether the run of characters around is a web or mail address, or a phone number stands behind its label."""
        window = self.text[max(0, start - 80) : start]
        token = window[max(window.rfind(" "), window.rfind("\n")) + 1 :]
        if "://" in token or token.startswith("www.") or "@" in token[:-4] or ".com" in token:
            return True
        if PHONE_WORD.search(window[-28:]):
            tail = PHONE_TAIL.match(self.text, start)
            if tail is not None and sum(char.isdigit() for char in tail.group()) >= 6:
                self.skip_to = tail.end()
                return True
        return False

    # -- words

    def read_words(self, start: int, end: int) -> Number | None:
        value, kind = self.lex.number_words[self.lower[start:end]]
        if kind == "fraction":
            return self.read_fraction(start, end, value)
        if kind in ("multiple", "fold"):
            return Number(start, end, value, "multiple" if kind == "multiple" else "fold")
        if kind == "period":
            return self.read_period(start, end, value)
        if kind == "plural_scale":
            return self.read_vague(start, end, value)
        if kind == "scale":
            return self.read_article_scale(start, end, value)
        return self.read_word_run(start)

    def last_word(self, start: int) -> tuple[str, int]:
        """The word before, and where it begins; empty where punctuation intervenes."""
        match = re.search(r"([a-z]+)[ \n\xa0-]{1,2}$", self.lower[max(0, start - 16) : start])
        return ("", start) if match is None else (match.group(1), start - 16 + match.start(1) if start >= 16 else match.start(1))

    def read_fraction(self, start: int, end: int, value: float) -> Number | None:
        lower = self.lower
        word = lower[start:end]
        before, before_start = self.last_word(start)
        if word == "half":
            match = re.compile(r"[ -](a[ -])?(million|billion|trillion|thousand|hundred|dozen|century|decade|year)\b").match(lower, end)
            if match is not None and before not in ("first", "second", "last", "latter", "other", "the"):
                if match.group(2) == "year":
                    return None
                scale = self.lex.number_words[match.group(2)][0]
                form: Form = "period" if match.group(2) in ("century", "decade") else "words"
                if before in ("a",) and not match.group(1):
                    start = before_start
                return Number(start, match.end(), 0.5 * scale, form, True)
            if before in ("first", "second", "last", "latter", "other", "third", "top", "early", "late") or lower[end : end + 1] == "-":
                return None
            return Number(start, end, value, "fraction")
        if before in ("a", "one"):
            if word.endswith("quarter"):
                match = re.compile(r"[ -]of[ -]a[ -](million|billion|century)\b").match(lower, end)
                if match is not None:
                    century = match.group(1) == "century"
                    return Number(before_start, match.end(), 0.25 * self.lex.number_words[match.group(1)][0], "period" if century else "words", True)
            if before == "a" and not self.fraction_is_meant(before_start, end):
                return None
            return Number(before_start, end, value, "fraction")
        if before in self.lex.number_words and self.lex.number_words[before][1] in ("unit", "teen") and word.endswith("s"):
            count = self.lex.number_words[before][0]
            return Number(before_start, end, _round(count * value), "fraction")
        return None

    def fraction_is_meant(self, start: int, end: int) -> bool:
        """Whether "a third" is a share and no rank: "a third of", "by a third", "over a third"."""
        if re.compile(r"\s(?:of|more|less|higher|lower|larger|smaller|were|was|are|is)\b|[,.;)]").match(self.lower, end):
            return True
        before = self.last_word(start)[0]
        return before in ("by", "over", "nearly", "almost", "about", "than", "around", "roughly", "only", "under")

    def read_period(self, start: int, end: int, value: float) -> Number | None:
        before, before_start = self.last_word(start)
        if before in ("a", "one"):
            return Number(before_start, end, value, "period")
        if before in ("past", "last", "next", "previous", "coming", "half") and value == 10:
            return Number(start, end, value, "period")
        return None

    def read_vague(self, start: int, end: int, value: float) -> Number | None:
        """ "hundreds of villages": at least one hundred; "tens of thousands": at least ten thousand."""
        before = re.search(r"(tens|dozens|hundreds|thousands)[ \n]of[ \n]$", self.lower[max(0, start - 16) : start])
        if before is not None:
            return None  # already read from its first word
        match = re.compile(r"[ \n]of[ \n](thousands|millions|billions|trillions)\b").match(self.lower, end)
        if match is not None:
            value, end = value * self.lex.number_words[match.group(1)][0], match.end()
        if not re.compile(r"[ \n]{1,2}(?:of|[a-z])").match(self.lower, end):
            return None
        return Number(start, end, value, "vague", True, "min")

    def read_article_scale(self, start: int, end: int, value: float) -> Number | None:
        before, before_start = self.last_word(start)
        joined = self.text[start - 1 : start] == "-"
        if before in ("a", "one", "per") and not joined:
            run = self.read_word_run(start, 1.0)
            if run is None or before == "per":
                return run
            return Number(before_start, run.end, run.value, run.form, True, run.bound)
        if before in ("several", "few", "many"):
            return Number(before_start, end, value, "vague", True, "min")
        return None

    def read_word_run(self, start: int, first: float | None = None) -> Number | None:
        """A number in words: "twenty-five", "a hundred and twenty", "three hundred thousand"."""
        total, current, last_scale, previous = 0.0, 0.0, float("inf"), ""
        position, end, scaled = start, start, False
        words = self.lex.number_words
        joined_by_and = False
        while True:
            match = re.compile(r"[a-z]{2,9}").match(self.lower, position)
            word = match.group() if match else ""
            value, kind = words.get(word, (0.0, ""))
            if kind not in ("unit", "teen", "ten", "scale") or not self.word_follows(previous, kind, joined_by_and):
                break
            if kind == "scale":
                if not previous:
                    current = first or 1.0
                if value > 100 and value >= last_scale and value != 12:
                    break
                if value == 100 or value == 12:
                    current *= value
                else:
                    total, current, last_scale = total + current * value, 0.0, value
                scaled = True
            else:
                current += value
            end = position + len(word)
            previous = kind
            join = WORD_RUN_JOIN.match(self.lower, end)
            if join is None:
                break
            joined_by_and = join.group(1) is not None
            position = join.end()
        if end == start:
            return None
        share = FRACTION_PLURAL.match(self.lower, end)
        if share is not None and not scaled and self.lower[start:end] in words:
            value = self.lex.number_words[share.group(1)][0]
            return Number(start, share.end(1), _round((total + current) * value), "fraction")
        return self.finish_words(start, end, total + current, scaled)

    @staticmethod
    def word_follows(previous: str, kind: str, joined_by_and: bool) -> bool:
        if joined_by_and:
            return previous == "scale" and kind != "scale"
        if previous in ("", "scale"):
            return True
        if kind == "scale":
            return True
        return previous == "ten" and kind == "unit"

    def finish_words(self, start: int, end: int, value: float, scaled: bool) -> Number | None:
        number = self.finish(start, end, value, "words")
        if self.lower[number.end : number.end + 1].isalnum():
            return None
        scale = number.scale if number.scaled else self.word_scale(value) if scaled else 1.0
        return Number(start, number.end, number.value, "words", number.scaled or scaled, None, scale)

    @staticmethod
    def word_scale(value: float) -> float:
        """The scale of a number in words: 1e6 of "five million", 1 of "a hundred and twenty"."""
        for scale in (1e12, 1e9, 1e6, 1e3):
            if value >= scale:
                return scale if value % scale == 0 else 1.0
        return 1.0


def _round(value: float) -> float:
    """The value without the dust of binary multiplication: 4.7 × 1e9 is 4700000000, not 4700000000.000001."""
    return float(f"{value:.12g}")
