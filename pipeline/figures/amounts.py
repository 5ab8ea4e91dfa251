"""What an amount measures: the rules that give a number its currency, unit or counted noun, tried in order."""

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.figures.currency import read_currency_before, read_currency_name_before
from pipeline.figures.draft import Draft
from pipeline.figures.noun_phrase import PHRASE_WORD, find_head, is_plural, pluralize
from pipeline.figures.number import Number
from pipeline.figures.passage import Passage
from pipeline.figures.unit import Unit, as_weight, read_unit_after
from schemas.vocabularies import FigureClass

OF = re.compile(r"[ \n]of(?=[ \n])")
OF_THEM = re.compile(
    r"[ \n]of[ \n](?:them|whom|which|(?:these|those)(?=[ \n](?:[a-z]+ed|are|were|have|will)\b|[.,;)]))\b"
)
OF_THE = re.compile(
    r"[ \n](?:out[ \n])?of[ \n](?:(?:all|the|its|their|our|his|her|these|those|such|some)[ \n]){0,2}"
    r"(?:[a-z]{2,20}['’]s[ \n])?"
)
NUMBER_AHEAD = re.compile(r"[ \n]([\w,]{1,12})(?=[ \n][a-z])")
AGE_BEFORE = re.compile(
    r"\b(?:ages?(?: of)?|aged|life expectancy[a-z ]{0,24}(?:is|was|of|at))[ \n]"
    r"(?:(?:around|about|over|under|just|nearly|between|from)[ \n])?$"
    r"|\b(?:children|people|adults|men|women|boys|girls|persons|those|anyone|everyone|youths?|residents|citizens"
    r"|workers|voters|students|players|drivers|infants|kids)[ \n]"
    r"(?:(?:under|over|above|below|younger than|older than)[ \n])$"
)
PERSON_BEFORE = re.compile(
    r"\b(?:he|she|who|i)[ \n](?:is|was|will be|would be|turns|turned|has turned)[ \n]"
    r"(?:(?:now|just|only|almost|nearly|about)[ \n])?$"
)
AGE_BEHIND = re.compile(r"[.,;)]|$|[ \n](?:when|at|by|and|in|or|on|this|now|years?)\b")
LABEL_BEFORE = re.compile(r"([A-Za-z-]{3,24})(?: \([^()\n]{1,20}\))?(?::| -| –)[ \xa0]{1,2}$")
TIMES_OVER = re.compile(r"[ \n]over(?=[.,;:)]|$)")
WEIGHS = re.compile(r"\bweigh(?:s|ed|ing)?[ \n](?:(?:about|over|some|nearly|up to|around|more than)[ \n])?$")
LABEL_ENDS = (":", "-", "–", " ", "\xa0")
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
HYPHENS = ("-", "‐", "‑")


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
    unit = read_unit_after(passage, draft.number.end)
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
    hyphened = passage.char(number.end) in (*HYPHENS, "–")
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


def vague_count(passage: Passage, draft: Draft) -> bool:
    """ "hundreds of villages", "tens of millions of dollars"."""
    if draft.number.form != "vague":
        return False
    of = OF.match(passage.lower, draft.end)
    position = draft.end if of is None else of.end()
    unit = read_unit_after(passage, position)
    if unit is not None:
        draft.extend(unit.end)
        draft.measure(unit.figure_class, unit.name, "vague_amount", unit.factor)
        return True
    return count_noun(passage, draft, position, "vague_count")


def count_noun(passage: Passage, draft: Draft, position: int, rule: str) -> bool:
    """Gives a draft the head of the noun phrase at `position`, False where there is none."""
    head = find_head(passage, position, singular=draft.number.value == 1)
    if head is None:
        return False
    draft.extend(head[0])
    draft.figure_class, draft.unit, draft.rule = "count", head[1], rule
    return True


def hyphened_noun(passage: Passage, draft: Draft) -> bool:
    """ "a four-lane road", "the 2,000-strong force", "ten-odd factories"."""
    if passage.char(draft.number.end) not in HYPHENS:
        return False
    match = PHRASE_WORD.match(passage.text, draft.number.end)
    if match is None:
        return False
    word = match.group(2).lower()
    first = word.split("-")[0]
    if first == "to":
        return False
    if passage.lex.has_cue("odd_strength", first):
        return count_noun(passage, draft, match.end(), "hyphened_noun")
    if first == "strong":
        noun = "people"
    elif first in passage.lex.words["hyphened_nouns"] and not match.group(2)[0].isupper():
        noun = pluralize(first)
    else:
        draft.rule = "compound_adjective"
        return True
    draft.extend(match.start(2) + len(first))
    draft.figure_class, draft.unit, draft.rule = "count", noun, "hyphened_noun"
    return True


def count_of_them(passage: Passage, draft: Draft) -> bool:
    """ "158 of them", "25 of which": the noun is found later, before them."""
    match = OF_THEM.match(passage.lower, draft.number.end)
    if match is None:
        return False
    draft.extend(match.end())
    draft.rule = "count_of_them"
    return True


def count_of_the(passage: Passage, draft: Draft) -> bool:
    """ "three of the five countries", "12 of its plants"."""
    of = OF_THE.match(passage.lower, draft.number.end)
    if of is None or (draft.number.value == 1 and not draft.number.scaled):
        return False
    position = of.end() - 1
    ahead = NUMBER_AHEAD.match(passage.lower, position)
    counted = ahead is not None and (
        ahead.group(1).replace(",", "").isdecimal() or ahead.group(1) in passage.lex.number_words
    )
    if not count_noun(passage, draft, ahead.end() if ahead is not None and counted else position, "count_of_the"):
        return False
    if counted:
        draft.extend(draft.number.end)  # the phrase belongs to the number inside it
    return True


def counted_noun(passage: Passage, draft: Draft) -> bool:
    """ "3,000 vocational training places", "five Central Asian countries"."""
    if draft.number.value == 1 and draft.number.form == "words" and not draft.number.scaled:
        return False
    return count_noun(passage, draft, draft.number.end, "counted_noun")


def modifying_noun(passage: Passage, draft: Draft) -> bool:
    """A singular noun counted before another without a hyphen: "a 5 speed gearbox"."""
    match = PHRASE_WORD.match(passage.text, draft.number.end)
    if match is None or match.group(2).lower() not in passage.lex.words["hyphened_nouns"]:
        return False
    if passage.char(match.end()) != " ":
        return False
    draft.extend(match.end())
    draft.figure_class, draft.unit, draft.rule = "count", pluralize(match.group(2).lower()), "modifying_noun"
    return True


def decimal_before_abbreviation(passage: Passage, draft: Draft) -> bool:
    """A decimal before capitals: "0.5 WAR"; the unit is as written."""
    number = draft.number
    if "." not in passage.text[number.start : number.end]:
        return False
    match = PHRASE_WORD.match(passage.text, number.end)
    if match is None or not match.group(2).isupper() or len(match.group(2)) < 2:
        return False
    draft.extend(match.end())
    draft.figure_class, draft.unit, draft.rule = "count", match.group(2), "decimal_before_abbreviation"
    return True


def labelled_number(passage: Passage, draft: Draft) -> bool:
    """A number behind its label: "Airports: 20", "number of visitors - 3,720"."""
    number = draft.number
    if number.form != "digits" or number.scaled or passage.text[number.start - 2 : number.start - 1] not in LABEL_ENDS:
        return False
    match = LABEL_BEFORE.search(passage.text[max(0, number.start - 50) : number.start])
    if match is None or not is_plural(match.group(1).lower(), passage.lex):
        return False
    draft.figure_class, draft.unit, draft.rule = "count", match.group(1).lower(), "labelled_number"
    return True


def age_of_person(passage: Passage, draft: Draft) -> bool:
    """ "over the age of 21", "she was 35 when"."""
    number = draft.number
    if not 1 <= number.value <= 120 or number.scaled or passage.char(number.end) in ("%", ":", "/"):
        return False
    if passage.char(number.end) in ("-", "–") and not passage.char(number.end + 1).isdecimal():
        return False
    if passage.word_before(number.start) not in passage.lex.age_leaders:
        return False
    before = passage.lower[max(0, number.start - 60) : number.start]
    if AGE_BEFORE.search(before) is None and (
        PERSON_BEFORE.search(before) is None or AGE_BEHIND.match(passage.lower, number.end) is None
    ):
        return False
    draft.measure("duration", "years", "age_of_person")
    return True


RULES: list[Callable[[Passage, Draft], bool]] = [
    amount_after_currency,
    part_of_point,
    number_before_unit,
    amount_after_currency_name,
    vague_count,
    hyphened_noun,
    count_of_them,
    count_of_the,
    counted_noun,
    modifying_noun,
    decimal_before_abbreviation,
    labelled_number,
    age_of_person,
]
