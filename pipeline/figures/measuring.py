"""What each number measures: the rules that give it a unit, and those that refuse it."""

import re
from bisect import bisect_right
from dataclasses import replace

from pipeline.figures.draft import Draft
from pipeline.figures.lexicon import Lexicon
from pipeline.figures.noun_phrase import PHRASE_WORD, find_head, is_plural, pluralize
from pipeline.figures.number import Number, _round
from pipeline.figures.unit import (
    Unit,
    read_bound_after,
    read_bound_before,
    read_currency_before,
    read_unit_after,
)
from pipeline.times.time import Time

LEFT_WORD = re.compile(r"([^\W\d_][\w&.'’]{0,30})[ \n\xa0]{1,2}$")
DAY_LIST_BEFORE = re.compile(
    r"\b([A-Z][a-z]{2,8})\.?[ \xa0](?:\d{1,2}(?:st|nd|rd|th)?(?:[ ]?[-–—,][ ]?|[ ](?:and|to|or)[ ]|,[ ]and[ ])){0,3}(?:the[ ])?$"
)
DAY_LIST_AFTER = re.compile(
    r"(?:(?:[ ]?[-–—][ ]?|[ ](?:and|to|or)[ ]|,[ ])\d{1,2}){0,2}[ \xa0]?(?:of[ ])?([A-Z][a-z]{2,8})\b"
)
CLOCK_AFTER = re.compile(r"[ \xa0]?(?:a\.m|p\.m|am|pm|o'clock|o’clock)\b|[ ](?:GMT|UTC)\b")
OF_THEM = re.compile(r"[ \n]of[ \n](?:them|these|those|whom|which)\b(?![ ][a-z]+s\b)")
OF_THE = re.compile(r"[ \n]of[ \n](?:(?:all|the|its|their|our|his|her|these|those|such|some)[ \n]){0,2}")
RATIO_AFTER = re.compile(
    r"[ \n](?:more|as|higher|larger|bigger|faster|greater|the|that|its|what|over|less|lower|smaller|than|longer|their|compared|since|cheaper|from|within|in comparison|on)\b|[.,;)]"
)
OCCASION_AFTER = re.compile(r"[ \n](?:a|an|per|each|every|in[ ](?:a|the)[ ](?:row|last|past))\b")
DURING = re.compile(r"(?:(?:the|these|those|this|past|last|next|recent|coming|first)[ \n]){1,3}$")
MINIMUM_OVER = re.compile(r"\b(?:for|well|just|slightly|of|lasting|lasted|takes?|took|taking|spent|in|after|by|aged|than|to|is|was|unemployed|be|been|little)[ \n]$")
MOVED_TO = re.compile(r"\b(?:back|add|adds|added|adding|inch\w*|climb\w*|went|go|goes|going|ris\w+|rose|jump\w*|mov\w+|was|were|is|are|rocket\w*|shot|crept|adds)[ \n]$")
TOPIC_VERBS = re.compile(r"\b(?:talk|talks|talked|talking|speak|spoke|speaking|news|worried|worry|concerned|questions?|information|think|thought|agreement|story|report|learn|know|writes?|wrote)[ \n]$")
YEAR_LEADERS = frozenset({"in", "by", "since", "until", "till", "of", "from", "for", "during", "early", "late", "mid", "year", "to", "through", "before", "after", "the", "between", "and", "around", "summer", "winter", "spring", "autumn", "fall", "fy", "end", "beginning", "this", "its", "their", "s", "around"})
AGE_BEFORE = re.compile(r"\b(?:ages?(?: of)?|aged|life expectancy[a-z ]{0,24}(?:is|was|of|at))[ \n](?:(?:around|about|over|under|just|nearly|between|from)[ \n])?$")
PERSON_BEFORE = re.compile(r"\b(?:he|she|who|i)[ \n](?:is|was|will be|would be|turns|turned|has turned)[ \n](?:(?:now|just|only|almost|nearly|about)[ \n])?$")
AGE_AFTER = re.compile(r"[.,;)]|$|[ \n](?:when|at|by|and|in|or|on|this|now|years?)\b")
CONVERSION_AFTER = re.compile(r"[ \n]?\((?:about |around |approximately |@)?(?:US|HK|A|C)?[$€£¥]")
ONE_IN_TEN = re.compile(r"\b(\d{1,3}|[a-z]{3,6})[ \n](?:in|out[ \n]of)[ \n](?:every[ \n])?$")
ODDS = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 50.0, 100.0, 1000.0})
ELLIPSIS_AFTER = re.compile(r"[ \n](?:were|was|are|is|have|has|had|went|came|come|remain|remained)\b")
CURRENCY_NAME_BEFORE = re.compile(r"\b((?:us )?dollars|euros?|yuan|renminbi|roubles|rubles|tenge|yen|pounds sterling)[ ]$")
FEW_UNITS = frozenset({"won", "sum"})
DOUBLE_VERB_BEFORE = re.compile(r"\b(?:to|will|would|could|can|may|might|should|than|nearly|almost|must|and|roughly|about)[ \n]$")
MULTIPLE_AFTER = re.compile(r"[ \n](?:as|the|that|more|its|what|their|our|his|this|over|larger|higher|bigger)\b")
FRACTION_AFTER = re.compile(r"[ \n](?:of|the|its|their|our|his|that|as|this|these)\b")
FRACTION_BEFORE = re.compile(r"\b(?:by|over|nearly|almost|about|than|around|roughly|only|under|to|some|just|least)[ \n](?:a[ \n])?$")
ELLIPSIS_BEFORE = frozenset({"to", "from", "by", "was", "were", "is", "are", "totalled", "totaled", "reached", "reach", "brought", "had", "have", "has", "only", "just", "stood", "hit", "numbered", "than", "other", "with", "at", "another", "saw", "and", "one", "against", "added"})
PLAIN_INTEGER = re.compile(r"\d{1,4}")
ANTECEDENT_WORD = re.compile(r"[^\W\d_][\w’'-]{2,30}")


class Measurer:
    """Measures the numbers of one text."""

    __slots__ = ("hyphened", "lex", "lower", "series", "spans", "starts", "text")

    def __init__(self, text: str, lower: str, lex: Lexicon, times: tuple[Time, ...]) -> None:
        self.text = text
        self.lower = lower
        self.lex = lex
        self.spans = sorted((time.start, time.end) for time in times)
        self.starts = [start for start, _ in self.spans]

    def measure(self, number: Number) -> Draft | None:
        """The draft of a number, or None where it is no figure whatever stands beside it."""
        if number.form in ("fraction", "multiple", "fold"):
            return self.measure_share(number)
        if number.form == "period":
            return self.finish(self.draft(number, "duration", "years", "period_word"))
        if self.is_denominator(number):
            return None
        signed = self.read_sign(number)
        odds = ONE_IN_TEN.search(self.lower[max(0, number.start - 20) : number.start])
        if odds is not None and number.value in ODDS and (share := self.measure_odds(number, odds)) is not None:
            return share
        draft = self.measure_amount(signed)
        if draft is not None and draft.figure_class is None:
            self.read_age(draft)
        if draft is None or (draft.value < 0 and draft.figure_class == "count") or self.is_refused(draft):
            return None
        return self.finish(draft)

    # -- the number itself

    def draft(self, number: Number, figure_class: str | None, unit: str, rule: str) -> Draft:
        return Draft(
            number=number, start=number.start, end=number.end, core_start=number.start, core_end=number.end,
            value=number.value, value_max=None, figure_class=figure_class, unit=unit,  # type: ignore[arg-type]
            bound=number.bound or "exact", rule=rule, scale=number.scale,
        )  # fmt: skip

    def read_sign(self, number: Number) -> Number:
        """A minus sign or the word "minus" before digits makes the value negative."""
        start, text = number.start, self.text
        if number.form != "digits" or start == 0:
            return number
        sign = text[start - 1]
        negative = False
        if sign == "−" or (sign == "-" and (start == 1 or text[start - 2] in " ([$€£\xa0") and text[start - 3 : start - 2] not in ("\n", "")):
            negative, start = True, start - 1
        elif sign == "-" and self.lower[max(0, start - 6) : start - 1] == "minus":
            negative, start = True, start - 6  # "minus 6.6 percent" tells a fall, as "down 6.6 percent" does
        if not negative:
            return number
        return replace(number, start=start, value=-number.value)

    # -- shares and multiples

    def measure_odds(self, number: Number, odds: re.Match[str]) -> Draft | None:
        """A share told as "four in ten": both numbers together."""
        word = odds.group(1)
        top, kind = (float(word), "unit") if word.isdigit() else self.lex.number_words.get(word, (0.0, ""))
        if kind not in ("unit", "teen") or not 0 < top < number.value:
            return None
        start = max(0, number.start - 20) + odds.start(1)
        draft = self.draft(replace(number, start=start, value=_round(top / number.value)), "ratio", "times", "odds")
        return self.finish(draft)

    def measure_share(self, number: Number) -> Draft | None:
        before = self.lower[max(0, number.start - 16) : number.start]
        word = self.lower[number.start : number.end]
        if number.form == "fold":
            return self.finish(self.draft(number, "ratio", "times", "fold"))
        if number.form == "multiple":
            if word in ("double", "triple", "quadruple", "doubles", "triples"):
                if self.text[number.end : number.end + 1] == "-":
                    return None
                if not DOUBLE_VERB_BEFORE.search(before) and not MULTIPLE_AFTER.match(self.lower, number.end):
                    return None
                if re.compile(r"[ \n](?:taxation|standards?|digits?|counting|track|check|entry|tax|major|role)").match(self.lower, number.end):
                    return None
            if word in ("twice", "thrice") and not MULTIPLE_AFTER.match(self.lower, number.end) and not re.search(r"(?:than|almost|nearly|about|by)[ \n]$", before):
                return None
            return self.finish(self.draft(number, "ratio", "times", "multiple"))
        if word == "half" and not (FRACTION_AFTER.match(self.lower, number.end) or FRACTION_BEFORE.search(before)):
            return None
        unit = read_unit_after(self.text, self.lower, number.end, self.lex)
        if unit is not None and unit.figure_class in ("physical", "money"):
            return self.finish(self.with_unit(self.draft(number, None, "", ""), unit))
        of_unit = re.compile(r"[ \n](?:of[ \n])an?[ \n]").match(self.lower, number.end)
        if of_unit is not None:
            unit = read_unit_after(self.text, self.lower, of_unit.end() - 1, self.lex)
            if unit is not None and unit.figure_class in ("physical", "money", "duration"):
                return self.finish(self.with_unit(self.draft(number, None, "", ""), unit))
            unit = read_unit_after(self.text, self.lower, of_unit.end() + 2, self.lex) if self.lower.startswith("us ", of_unit.end()) else None
            if unit is not None and unit.figure_class == "physical":
                return self.finish(self.with_unit(self.draft(number, None, "", ""), unit))
        return self.finish(self.draft(number, "ratio", "times", "fraction"))

    # -- amounts

    def measure_amount(self, number: Number) -> Draft | None:
        draft = self.draft(number, None, "", "bare_number")
        if number.form == "digits":
            currency = read_currency_before(self.text, number.start, self.lex)
            if currency is not None:
                return self.with_currency(draft, *currency)
        unit = read_unit_after(self.text, self.lower, number.end, self.lex)
        if unit is not None and self.unit_fits(number, unit):
            return self.with_unit(draft, unit)
        named = CURRENCY_NAME_BEFORE.search(self.lower[max(0, number.start - 24) : number.start])
        if named is not None and number.scaled and self.lex.unit_names[named.group(1)][1] == "money":
            code, _, factor = self.lex.unit_names[named.group(1)]
            return self.with_currency(draft, max(0, number.start - 24) + named.start(1), code, factor)
        if number.form == "vague":
            return self.with_vague_unit(draft)
        return self.with_noun(draft)

    def with_currency(self, draft: Draft, start: int, code: str, factor: float) -> Draft:
        draft.core_start = draft.start = start
        draft.currency_before = True
        unit = read_unit_after(self.text, self.lower, draft.number.end, self.lex)
        if unit is not None and unit.figure_class == "money" and self.text[draft.number.end : draft.number.end + 1] != "-":
            if not (unit.name == code or code == "USD") or self.text[unit.end - 1 : unit.end] in "$€£":
                unit = None
            else:
                code = unit.name
                draft.core_end = draft.end = unit.end
        return self.set_unit(draft, "money", code, factor, "amount_after_currency")

    def with_unit(self, draft: Draft, unit: Unit) -> Draft:
        draft.core_end = draft.end = unit.end
        figure_class, name = unit.figure_class, unit.name
        if name.startswith("degrees") and self.lower[max(0, draft.number.start - 6) : draft.number.start] == "minus ":
            draft.number = replace(draft.number, start=draft.number.start - 6, value=-draft.number.value)
            draft.start = draft.core_start = draft.number.start
        if name == "GBP" and not draft.number.scaled and self.lower.startswith(" of ", unit.end):
            figure_class, name = "physical", "pounds"
        if figure_class == "ratio" and not self.is_ratio(draft.number, unit):
            figure_class = "count"
        rule = "amount_before_currency" if figure_class == "money" else f"number_before_{figure_class}_unit"
        return self.set_unit(draft, figure_class, name, unit.factor, rule)

    @staticmethod
    def set_unit(draft: Draft, figure_class: str, name: str, factor: float, rule: str) -> Draft:
        draft.figure_class, draft.unit, draft.factor, draft.rule = figure_class, name, factor, rule  # type: ignore[assignment]
        draft.value = _round(draft.number.value * factor)
        return draft


    def unit_fits(self, number: Number, unit: Unit) -> bool:
        """Refuses readings of a word as a unit that the words around speak against."""
        word = self.lower[number.end : unit.end].strip(" -\n\xa0")
        if word in FEW_UNITS and not (number.scaled or number.value >= 100):
            return False
        if word == "us":
            return False
        if unit.name == "feet" and self.text[unit.end - 1] == "′" and self.text[unit.end : unit.end + 1].isalpha():
            return False
        if word == "time" and self.text[number.end : number.end + 1] != "-":
            return False
        if unit.figure_class == "duration":
            return self.duration_fits(number, unit, word)
        return True

    def duration_fits(self, number: Number, unit: Unit, word: str) -> bool:
        hyphened = self.text[number.end : number.end + 1] in "-‐‑–"
        if hyphened and number.form == "words" and self.text[number.end + 1].isupper():
            return False  # "the Five-Year Plan"
        if number.form == "digits" and number.end - number.start == 4 and 1900 <= number.value < 2100 and not number.scaled:
            return word.endswith("s")
        if number.value == 1 and number.form == "words":
            return hyphened or word not in ("day", "time", "night", "second", "minute")
        if word in ("second", "seconds") and self.text[unit.end : unit.end + 1] == "-":
            return False
        return hyphened or word.endswith(("s", "old", "’", "'")) or number.form == "digits" or number.value == 1

    def is_ratio(self, number: Number, unit: Unit) -> bool:
        """Whether "three times" compares and does not count occasions."""
        if self.lower[unit.end - 4 : unit.end] in ("fold",) or self.lower[unit.end - 1] == "x":
            return True
        if OCCASION_AFTER.match(self.lower, unit.end):
            return False
        if number.value % 1:
            return True
        before = self.lower[max(0, number.start - 48) : number.start]
        sentence = before[max(before.rfind(". "), before.rfind("\n\n")) + 1 :]
        if any(word.strip(",.()") in self.lex.change_words for word in sentence.split()) or before.endswith(" by "):
            return True
        following = RATIO_AFTER.match(self.lower, unit.end)
        return following is not None and not following.group().startswith((".", ",", ";", ")", " in", " on", " over", " since", " from"))

    def read_age(self, draft: Draft) -> None:
        """The age of a person: "over the age of 21", "she was 35"."""
        number = draft.number
        if not 1 <= number.value <= 120 or number.scaled or self.text[number.end : number.end + 1] in "%-–:/":
            return
        before = self.lower[max(0, number.start - 40) : number.start]
        after = AGE_AFTER.match(self.lower, number.end)
        if AGE_BEFORE.search(before) or (after is not None and PERSON_BEFORE.search(before)):
            draft.figure_class, draft.unit, draft.rule = "duration", "years", "age"

    def with_vague_unit(self, draft: Draft) -> Draft | None:
        of = re.compile(r"[ \n]of[ \n]").match(self.lower, draft.end)
        position = of.end() - 1 if of else draft.end
        unit = read_unit_after(self.text, self.lower, position, self.lex)
        if unit is not None:
            return self.with_unit(draft, unit)
        head = find_head(self.text, self.lower, position, self.lex)
        if head is None:
            return None
        return self.with_head(draft, head, "vague_count")

    def with_head(self, draft: Draft, head: tuple[int, str], rule: str) -> Draft:
        draft.core_end = draft.end = head[0]
        draft.figure_class, draft.unit, draft.rule = "count", head[1], rule
        return draft

    def with_noun(self, draft: Draft) -> Draft | None:
        number, text = draft.number, self.text
        if text[number.end : number.end + 1] in "-‐‑" and text[number.end + 1 : number.end + 2].isalpha():
            return self.with_hyphened_noun(draft)
        of_them = OF_THEM.match(self.lower, number.end)
        if of_them is not None:
            draft.core_end = draft.end = of_them.end()
            draft.rule = "count_of_them"
            return draft
        of = OF_THE.match(self.lower, number.end)
        position = number.end if of is None else of.end() - 1
        if of is not None:
            digits = re.compile(r"[ \n][\w,]{1,12}(?=[ \n][a-z])").match(self.lower, position)
            if digits is not None and (digits.group().strip().replace(",", "").isdigit() or digits.group().strip() in self.lex.number_words):
                position = digits.end()
        if number.value == 1 and number.form == "words" and not number.scaled:
            return draft if of is None else None
        head = find_head(text, self.lower, position, self.lex, singular=number.value == 1)
        if head is None:
            return self.with_modifier(draft)
        if of is not None:
            draft.figure_class, draft.unit, draft.rule = "count", head[1], "count_of_the"
            draft.core_end = draft.end = head[0]
            return draft
        return self.with_head(draft, head, "counted_noun")

    def with_modifier(self, draft: Draft) -> Draft:
        """A singular noun counted in front of another without a hyphen: "a 5 speed gearbox"; or "0.5 WAR"."""
        match = PHRASE_WORD.match(self.text, draft.number.end)
        if match is None:
            return draft
        word = match.group(2)
        modifies = word.lower() in self.lex.hyphened_nouns and self.text[match.end() : match.end() + 1] == " "
        abbreviates = "." in self.text[draft.number.start : draft.number.end] and word.isupper() and len(word) > 1
        if modifies or abbreviates:
            draft.core_end = draft.end = match.end()
            draft.figure_class, draft.unit = "count", pluralize(word) if modifies else word
            draft.rule = "modifying_noun" if modifies else "decimal_before_abbreviation"
        return draft

    def with_hyphened_noun(self, draft: Draft) -> Draft | None:
        match = PHRASE_WORD.match(self.text, draft.number.end)
        if match is None:
            return draft
        word = match.group(2).lower()
        if word.startswith("to-"):
            return draft
        first = re.split(r"[-‐‑]", word)[0]
        if first in self.lex.hyphened_nouns:
            draft.core_end = draft.end = match.start(2) + len(first)
            draft.figure_class, draft.unit, draft.rule = "count", pluralize(first), "hyphened_noun"
            return draft
        if first == "strong":
            draft.core_end = draft.end = match.start(2) + len(first)
            draft.figure_class, draft.unit, draft.rule = "count", "people", "strong_force"
            return draft
        if match.group(2)[0].isupper() and draft.number.form == "words":
            return None  # "Five-Point Plan"
        if first in ("odd", "plus", "some"):
            head = find_head(self.text, self.lower, match.end(), self.lex)
            if head is not None:
                return self.with_head(draft, head, "counted_noun")
            return draft
        return None

    # -- refusals

    def is_refused(self, draft: Draft) -> bool:
        """Whether a number is a date, a year, a clock time, a name's number or a pronoun."""
        number = draft.number
        if draft.figure_class == "money" and self.is_price_year(draft):
            return True
        if draft.currency_before or draft.figure_class in ("money", "percent") or number.scaled:
            return draft.figure_class is None and self.is_named(draft, True)
        if number.form == "words":
            return self.is_word_refused(draft)
        plain = self.text[number.start : number.end].isdigit()
        if not plain:
            return draft.figure_class is None and self.is_named(draft, True)
        if CLOCK_AFTER.match(self.text, number.end):
            return True
        if number.value <= 31 and self.is_day(draft):
            return True
        if self.is_year(draft):
            return True
        return draft.figure_class in (None, "count") and self.is_named(draft, draft.figure_class is None)

    def is_price_year(self, draft: Draft) -> bool:
        """Whether a year stands before a currency: "in constant 2017 USD"."""
        number = draft.number
        if draft.currency_before or number.scaled or not re.fullmatch(r"(?:19|20)\d\d", self.text[number.start : number.end]):
            return False
        return number.value % 50 != 0 or self.left_word(number.start).lower() in ("constant", "current", "in", "of")

    def is_word_refused(self, draft: Draft) -> bool:
        number = draft.number
        if number.value == 0:
            return draft.figure_class not in ("percent", "physical", "money")
        if number.value == 1:
            if draft.figure_class is None:
                return not self.is_range_start(number.end)
            return draft.figure_class in ("ratio", "count")
        first = self.text[number.start]
        if first.isupper() and draft.figure_class in (None, "count"):
            return self.is_word_in_name(draft)
        return False

    def is_range_start(self, end: int) -> bool:
        match = re.compile(r"(?: to |-to-| or |[-–])(?=([a-z0-9]+))").match(self.lower, end)
        return match is not None and (match.group(1).isdigit() or match.group(1) in self.lex.number_words)

    def is_word_in_name(self, draft: Draft) -> bool:
        """A capitalised number word inside a sentence, or one before capitals only, belongs to a name."""
        before = self.text[max(0, draft.start - 3) : draft.start].rstrip(" “\"‘'(")
        inside = bool(before) and before[-1] not in ".!?:\n–—-•*" and "\n" not in self.text[max(0, draft.start - 2) : draft.start]
        if inside:
            return True
        return draft.figure_class is None

    def is_day(self, draft: Draft) -> bool:
        """Whether a month stands on either side, days of a list or span in between: "9–12 June", "June 16 and 17"."""
        number = draft.number
        after = DAY_LIST_AFTER.match(self.text, number.end)
        if after is not None and after.group(1).lower() in self.lex.months:
            return True
        before = DAY_LIST_BEFORE.search(self.text[max(0, number.start - 32) : number.start])
        if before is None or before.group(1).lower() not in self.lex.months:
            return False
        return draft.figure_class in (None, "count", "duration")

    def is_year(self, draft: Draft) -> bool:
        number = draft.number
        if number.end - number.start != 4 or not 1500 <= number.value < 2100:
            return False
        if draft.figure_class in ("physical", "ratio"):
            return False
        if draft.figure_class == "duration":
            return not self.lower[draft.end - 1] == "s"
        if draft.figure_class is None:
            return True
        leader = self.left_word(number.start).lower()
        if number.value < 1900:
            return leader in YEAR_LEADERS
        return number.value % 100 != 0 or leader in YEAR_LEADERS

    def left_word(self, start: int) -> str:
        match = LEFT_WORD.search(self.text[max(0, start - 34) : start])
        return "" if match is None else match.group(1)

    def is_named(self, draft: Draft, bare: bool) -> bool:
        """Whether the word before makes the number a name's: "Article 5", "Boeing 737", "Line 13"."""
        word = self.left_word(draft.number.start)
        if not word:
            return False
        low = word.lower().rstrip(".,")
        if low in self.lex.labels or word.lower() in self.lex.labels or low in self.lex.series_names:
            return True
        if not bare or not word[0].isupper() or low in self.lex.noun_phrase_stops or low in self.lex.bound_last_words:
            return False
        return not draft.number.scaled and not word.endswith(".")

    # -- bounds

    def finish(self, draft: Draft | None) -> Draft | None:
        """Adds the bound words before and behind."""
        if draft is None:
            return None
        found = read_bound_before(self.text, draft.start, self.lex)
        if found is not None and self.bound_fits(draft, found[0], found[2]):
            draft.start, bound, draft.bound_words = found
            draft.bound = bound
        for position in (draft.number.end, draft.end):
            behind = read_bound_after(self.text, position)
            if behind is not None and (position == draft.end or self.text[position] != "+"):
                draft.end = max(draft.end, behind[0])
                draft.bound = behind[1]
                break
        return draft

    def bound_fits(self, draft: Draft, start: int, words: str) -> bool:
        before = self.lower[max(0, start - 24) : start]
        if words == "over":
            if draft.figure_class == "duration":
                return bool(MINIMUM_OVER.search(before))
            return not re.search(r"\b(?:spread|divided|control|all|talks|dispute)[ \n]$", before)
        if words == "up to":
            return not MOVED_TO.search(before)
        if words in ("about", "on the order of"):
            return not TOPIC_VERBS.search(before)
        if words == "near" or words == "beyond":
            return draft.figure_class in ("money", "percent", "ratio")
        if words in ("under", "below", "above"):
            return draft.figure_class in ("money", "percent", "physical", "duration", None) or draft.number.form == "digits"
        if words in ("crossed", "crossing", "passing", "passed", "topped", "tops", "topping"):
            return draft.figure_class in ("money", "percent", "physical") or draft.number.value >= 1000
        return True

    # -- settling

    def settle(self, drafts: list[Draft]) -> list[Draft]:
        """Gives bare numbers the unit of what was counted before, and drops those that measure nothing."""
        kept: list[Draft] = []
        for draft in drafts:
            if self.is_inside_time(draft):
                continue
            if draft.figure_class is None and not self.read_ellipsis(draft, kept):
                continue
            if kept and draft.start < kept[-1].end:
                draft.start = max(kept[-1].end, draft.start) if draft.core_start >= kept[-1].end else draft.core_start
                if draft.start < kept[-1].end:
                    if draft.number.start >= kept[-1].number.end:
                        kept[-1].end = kept[-1].core_end = kept[-1].number.end
                        draft.start = draft.core_start = max(draft.core_start, kept[-1].end)
                    else:
                        continue
            kept.append(draft)
        return kept

    def is_denominator(self, number: Number) -> bool:
        """Whether the number only says per how many: "per 100 persons", "per thousand cubic metres"."""
        return self.lower[max(0, number.start - 5) : number.start].strip() == "per"

    def is_inside_time(self, draft: Draft) -> bool:
        if not self.spans or draft.figure_class == "duration":
            return False
        index = bisect_right(self.starts, draft.number.start) - 1
        return index >= 0 and draft.number.start < self.spans[index][1]

    def read_ellipsis(self, draft: Draft, kept: list[Draft]) -> bool:
        """Whether a bare number takes its unit from the figure or the noun before."""
        number = draft.number
        if draft.value_max is not None:
            pass
        elif draft.rule != "count_of_them":
            leader = self.left_word(draft.start).lower()
            strong = draft.bound != "exact" or number.scaled or "," in self.text[number.start : number.end]
            weak = number.form == "digits" and (
                leader in ELLIPSIS_BEFORE
                or "." in self.text[number.start : number.end]
                or ELLIPSIS_AFTER.match(self.lower, number.end) is not None
            )
            if number.form == "words" and not strong:
                return False
            if not (strong or weak):
                return False
        same = self.text.rfind(". ", max(0, draft.start - 300), draft.start)
        restated = CONVERSION_AFTER.match(self.text, number.end) is not None
        for previous in reversed(kept[-4:]):
            if restated and previous.figure_class != "money":
                continue
            if draft.start - previous.end > 300 or "\n\n" in self.text[previous.end : draft.start]:
                break
            if self.text[max(0, previous.start - 1) : previous.start] in ("(", "["):
                continue
            if draft.rule == "count_of_them" and previous.figure_class != "count":
                continue
            if previous.figure_class == "money" and previous.start < same:
                continue
            if previous.figure_class in ("count", "money", "physical") and previous.unit:
                draft.figure_class, draft.unit = previous.figure_class, previous.unit
                draft.value = _round(number.value * previous.factor)
                draft.rule = "unit_of_figure_before"
                return True
        subject = draft.rule == "count_of_them" or (draft.bound != "exact" and draft.end - draft.number.end < 2)
        noun = self.find_antecedent(draft.start) if subject else None
        decimal = "." in self.text[number.start : number.end]
        if noun is None and not number.scaled and number.value < 1000 and draft.value_max is None and not decimal:
            return False
        draft.figure_class, draft.unit, draft.rule = "count", noun or "", "unit_of_noun_before"
        return True

    def find_antecedent(self, start: int) -> str | None:
        """The first plural noun of the sentence before: what "158 of them" or "two dozen exist" speak of."""
        window = self.text[max(0, start - 260) : start]
        here = max(window.rfind(mark) for mark in (". ", "? ", "! ", ".\n"))
        if here < 0:
            return None
        begin = max(window.rfind(mark, 0, here) for mark in (". ", "? ", "! ", "\n"))
        for match in ANTECEDENT_WORD.finditer(window, max(begin, 0), here):
            word = match.group()
            low = word.lower()
            if is_plural(low, self.lex) and low not in self.lex.unit_names:
                return word if not word[0].isupper() or begin + 2 < match.start() else low
        return None
