"""Shares, multiples and odds: "a third of", "doubled", "2.5-fold", "four in ten"."""

import re
from dataclasses import replace

from pipeline.figures.draft import Draft
from pipeline.figures.number import Number, round_value
from pipeline.figures.passage import Passage
from pipeline.figures.unit import as_weight, read_unit_after

ONE_IN_TEN = re.compile(r"\b(\d{1,3}|[a-z]{3,6})[ \n](?:in|out[ \n]of)[ \n](?:every[ \n])?$")
ODDS_ENDS = ("in", "of", "ry")  # the letters before the second number of "one in ten", "2 out of 3", "1 in every 5"
MOST_ODDS = 1500  # above, "one in 1980" may name a year
ODDS = frozenset({2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 20.0, 50.0, 100.0, 1000.0})
OF_A_UNIT = re.compile(r"[ \n](?:of[ \n])?an?(?:[ \n]us)?(?=[ \n])")
POINT = re.compile(r"-(?:percentage[ -])?point\b")
AS_MUCH = re.compile(r"[ \n]as[ \n](?!much|many|big|large|high|fast|long|strong|expensive|quick|old|likely|heavy|rich)")
UNIT_AND_A = re.compile(r"\b(?:an?|one)[ \n]([a-z]{3,12})[ \n]and[ \n]a[ \n]$")  # "a year and a half"
ADJECTIVES = frozenset({"double", "triple", "quadruple", "doubles", "triples"})


def read_odds(passage: Passage, number: Number) -> Draft | None:
    """A share told by two numbers, both in its span: "four in ten"."""
    if passage.lower[number.start - 3 : number.start - 1] not in ODDS_ENDS:
        return None
    if number.value not in ODDS and (number.value > MOST_ODDS or number.form != "digits"):
        return None
    floor = max(0, number.start - 20)
    match = ONE_IN_TEN.search(passage.lower[floor : number.start])
    if match is None:
        return None
    word = match.group(1)
    top, kind = (float(word), "unit") if word.isdecimal() else passage.lex.number_words.get(word, (0.0, ""))
    if kind not in ("unit", "teen") or not 0 < top < number.value or (top != 1 and number.value not in ODDS):
        return None
    labelled = passage.word_before(floor + match.start(1)).rstrip(".") in passage.lex.words["labels"]
    if labelled and (word.isdecimal() or number.form == "digits"):
        return None  # "Block 1 in 10 weeks"
    both = replace(number, start=floor + match.start(1), value=round_value(top / number.value))
    return Draft.of(both, "odds", "ratio", "times")


def read_fold(_passage: Passage, number: Number) -> Draft | None:
    """ "sixfold"."""
    return Draft.of(number, "fold", "ratio", "times") if number.form == "fold" else None


def read_multiple(passage: Passage, number: Number) -> Draft | None:
    """ "doubled", "will double", "twice the amount"; not "double taxation" or "twice a year"."""
    if number.form != "multiple":
        return None
    lex, word = passage.lex, passage.lower[number.start : number.end]
    before, behind = passage.word_before(number.start), passage.word_after(number.end)
    if word in ADJECTIVES:
        verb = lex.has_cue("multiple_leader", before) or lex.has_cue("multiple_follower", behind)
        named = passage.char(number.start).isupper() and passage.char(number.start - 2) not in '.!?:\n“"‘-–—'
        if AS_MUCH.match(passage.lower, number.end) is not None or (named and number.start > 1):
            return None  # "doubles as a school", "Triple J"
        if not verb or passage.char(number.end) == "-" or lex.has_cue("double_refuser", behind.rstrip(".")):
            return None
    elif word in ("twice", "thrice") and not (
        lex.has_cue("multiple_follower", behind) or lex.has_cue("twice_leader", before)
    ):
        return None
    return Draft.of(number, "multiple", "ratio", "times")


def read_fraction(passage: Passage, number: Number) -> Draft | None:
    """ "a third of", "half the budget", "1/2 pound", "1/16 of a pint"."""
    if number.form != "fraction":
        return None
    whole = UNIT_AND_A.search(passage.lower, max(0, number.start - 30), number.start)
    if whole is not None and number.value == 0.5 and whole.group(1) in passage.lex.unit_names:
        name, figure_class, factor = passage.lex.unit_names[whole.group(1)]
        if figure_class in ("duration", "physical") and name[0] != "?":
            both = Draft.of(replace(number, start=whole.start(), value=1.5), "fraction_of_unit")
            both.measure(figure_class, name, "fraction_of_unit", factor)
            return both
    draft = Draft.of(number, "fraction", "ratio", "times")
    point = POINT.match(passage.lower, number.end)
    if point is not None:
        draft.measure("percent", "percent", "fraction_of_unit")
        draft.extend(point.end())
        return draft
    unit = read_unit_after(passage, number.end)
    of_unit = OF_A_UNIT.match(passage.lower, number.end)
    if unit is None and of_unit is not None:
        unit = read_unit_after(passage, of_unit.end())
    if unit is not None and unit.figure_class in ("physical", "money", "duration", "percent"):
        unit = as_weight(passage, unit)
        draft.measure(unit.figure_class, unit.name, "fraction_of_unit", unit.factor)
        draft.extend(unit.end)
        return draft
    half = passage.lower[number.start : number.end] == "half"
    before = passage.word_before(number.start)
    if half and not (
        passage.lex.has_cue("half_follower", passage.word_after(number.end))
        or passage.lex.has_cue("share_leader", before)
    ):
        return None
    return draft


def read_period(_passage: Passage, number: Number) -> Draft | None:
    """ "a decade", "half a century"."""
    return Draft.of(number, "period", "duration", "years") if number.form == "period" else None


RULES = [read_fold, read_multiple, read_fraction, read_period]
