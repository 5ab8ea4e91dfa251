"""What an amount measures: the rules that give a number its currency, unit or counted noun, tried in order."""

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.figures.ages import age_of_person, number_before_time_letter
from pipeline.figures.counts import (
    count_of_the,
    count_of_them,
    counted_noun,
    decimal_before_abbreviation,
    hyphened_noun,
    labelled_line,
    labelled_number,
    modifying_noun,
    noun_or_two,
    vague_count,
)
from pipeline.figures.currency import read_currency_before, read_currency_name_before
from pipeline.figures.draft import Draft
from pipeline.figures.number import Number
from pipeline.figures.passage import Passage
from pipeline.figures.unit import Unit, as_weight, read_unit_after
from schemas.vocabularies import FigureClass

TIMES_OVER = re.compile(r"[ \n]over(?=[.,;:)]|$)")
WEIGHS = re.compile(r"\bweigh(?:s|ed|ing)?[ \n](?:(?:about|over|some|nearly|up to|around|more than)[ \n])?$")
IN_A_ROW = re.compile(r"[ \n]in[ \n](?:a|the)[ \n](?:row|last|past)\b")
OF_A_POINT = re.compile(r"[ \n]of[ \n](?:a|one)[ \n](?:percentage|percent|per cent)(?:[ \n]point)?\b")
UNIT_RULES: dict[FigureClass, str] = {
    "money": "amount_before_currency",
    "percent": "number_before_percent",
    "ratio": "number_before_times",
    "count": "number_before_occasions",
    "duration": "number_before_time_unit",
    "physical": "number_before_physical_unit",
}
METRIC_TONS = re.compile(r"[ \xa0]?(?:mt|MT|m\.t\.)(?![\w/])")
LEAST_TONNES = 1000  # from here on "mt" is metric tons; below it may be millions of tonnes, and nothing is read


def read_sign(passage: Passage, number: Number) -> Number:
    """The number with its minus sign; "minus" in words tells a fall before percent, as "down" does, and is left."""
    start, text = number.start, passage.text
    sign = passage.char(start - 1)
    if number.form != "digits" or sign not in ("-", "−"):
        return number
    if passage.lower[max(0, start - 6) : start - 1] == "minus":
        return replace(number, start=start - 6, value=-number.value)
    further = passage.char(start - 2)
    if sign == "−" and not further.isalnum():
        return replace(number, start=start - 1, value=-number.value)
    leads = start == 1 or (further in " ([$€£\xa0" and passage.char(start - 3) not in ("\n", ""))
    return replace(number, start=start - 1, value=0.0 - number.value) if leads and text[start - 1] == "-" else number


def amount_after_currency(passage: Passage, draft: Draft) -> bool:
    """ "US$25 billion", "RMB 450 million", "€12 bn"."""
    if draft.number.form != "digits":
        return False
    number = draft.number
    scaled = number.scaled or "," in passage.text[number.start : number.end]
    found = read_currency_before(passage, number.start, scaled)
    if found is None:
        return False
    start, code, factor = found
    draft.core_start = draft.start = start
    draft.currency_before = True
    unit = read_unit_after(passage, draft.number.end)
    if (
        unit is not None
        and unit.figure_class == "money"
        and unit.name == code
        and passage.char(draft.number.end) == " "
    ):
        draft.extend(unit.end)  # "$20 US dollars", "€5 euros"
    draft.measure("money", code, "amount_after_currency", factor)
    return True


def amount_after_currency_name(passage: Passage, draft: Draft) -> bool:
    """ "US dollars 5 million"."""
    if not draft.number.scaled:
        return False
    found = read_currency_name_before(passage, draft.number.start)
    if found is None:
        return False
    draft.core_start, code, factor = found
    draft.start, draft.currency_before = draft.core_start, True
    draft.measure("money", code, "amount_after_currency_name", factor)
    return True


def part_of_point(passage: Passage, draft: Draft) -> bool:
    """ "0.3 of a percentage point"."""
    if passage.lower[draft.number.end + 1 : draft.number.end + 4] != "of ":
        return False
    match = OF_A_POINT.match(passage.lower, draft.number.end)
    if match is None:
        return False
    draft.extend(match.end())
    draft.measure("percent", "percent", "part_of_point")
    return True


def number_before_unit(passage: Passage, draft: Draft) -> bool:
    """ "12 billion euros", "31.9 percent", "270 bcm", "30 years", "100 times"; each class is a rule of its own name."""
    unit = read_unit_after(passage, draft.number.end) or read_torn_unit(passage, draft.number)
    if unit is not None and unit.figure_class == "money" and not draft.number.scaled:
        begin = draft.number.start
        weighs = WEIGHS.search(passage.lower, max(0, begin - 24), begin) is not None
        unit = as_weight(passage, unit, weighs)
    if unit is None or not unit_fits(passage, draft, unit):
        return False
    figure_class, name = unit.figure_class, unit.name
    begin = draft.number.start
    if name.startswith("degrees") and passage.lower[max(0, begin - 6) : begin] == "minus ":
        draft.number = replace(draft.number, start=begin - 6, value=-draft.number.value)
        draft.start = draft.core_start = begin - 6
    if figure_class == "ratio" and not compares(passage, draft, unit):
        figure_class = "count"
    draft.extend(unit.end)
    draft.measure(figure_class, name, UNIT_RULES[figure_class], unit.factor)
    return True


def read_torn_unit(passage: Passage, number: Number) -> Unit | None:
    """A measure behind a hyphen and a gap, "a 504- km road"; tonnes written like millions of them, "763,550 mt"."""
    if number.form != "digits":
        return None
    if passage.text.startswith("- ", number.end):
        unit = read_unit_after(passage, number.end + 1)
        return unit if unit is not None and unit.figure_class == "physical" else None
    if number.value >= LEAST_TONNES and (tonnes := METRIC_TONS.match(passage.text, number.end)) is not None:
        return Unit(tonnes.end(), "tonnes", "physical", 1.0)
    return None


def unit_fits(passage: Passage, draft: Draft, unit: Unit) -> bool:
    """Whether a word is the unit that it looks like, by the words around."""
    number = draft.number
    word = passage.lower[number.end : unit.end].strip(" -‑–\n\xa0")
    if passage.lex.has_cue("rare_unit", word) and not (number.scaled or number.value >= 100):
        return False
    if unit.name == "feet" and passage.text[unit.end - 1] == "′" and passage.char(unit.end).isalpha():
        return False
    if word == "time" and passage.char(number.end) != "-":
        return False
    return unit.figure_class != "duration" or time_unit_fits(passage, draft, unit, word)


def time_unit_fits(passage: Passage, draft: Draft, unit: Unit, word: str) -> bool:
    """Whether a time unit makes a length of time: not "2024 year", "one day" or "the Five-Year Plan"."""
    number = draft.number
    hyphened = passage.char(number.end) in ("-", "‐", "‑", "–")
    if hyphened and number.form == "words" and passage.char(number.end + 1).isupper():
        return False
    if number.form == "digits" and number.end - number.start == 4 and 1900 <= number.value < 2100 and not number.scaled:
        return word.endswith("s")
    if number.value == 1 and number.form == "words":
        return hyphened or word not in ("day", "time", "night", "second", "minute", "weekend")
    if word in ("second", "seconds") and passage.char(unit.end) == "-":
        return False
    return hyphened or word.endswith(("s", "old", "’", "'")) or number.form == "digits" or passage.char(unit.end) == " "


def compares(passage: Passage, draft: Draft, unit: Unit) -> bool:
    """Whether "three times" compares, and does not count occasions."""
    number, lower, lex = draft.number, passage.lower, passage.lex
    if number.value % 1 or lower.endswith(("fold", "x"), 0, unit.end):
        return True
    behind = passage.word_after(unit.end)
    if lex.has_cue("occasion_follower", behind) or IN_A_ROW.match(lower, unit.end) is not None:
        return False
    if lex.has_cue("comparison_follower", behind) or TIMES_OVER.match(lower, unit.end) is not None:
        return True
    before = lower[max(0, number.start - 48) : number.start]
    sentence = before[max(before.rfind(". "), before.rfind("\n\n")) + 1 :]
    changes = lex.words["change_words"]
    return before.endswith(" by ") or any(word.strip(",.()") in changes for word in sentence.split())


RULES: list[Callable[[Passage, Draft], bool]] = [
    amount_after_currency,
    part_of_point,
    number_before_unit,
    amount_after_currency_name,
    number_before_time_letter,
    vague_count,
    noun_or_two,
    hyphened_noun,
    count_of_them,
    count_of_the,
    labelled_line,
    counted_noun,
    modifying_noun,
    decimal_before_abbreviation,
    labelled_number,
    age_of_person,
]
