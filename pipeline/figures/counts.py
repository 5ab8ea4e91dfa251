"""What a number counts: the noun behind it, or before it where a label stands there."""

import re

from pipeline.figures.draft import Draft
from pipeline.figures.noun_phrase import PHRASE_WORD, find_head, is_plural, pluralize
from pipeline.figures.passage import Passage
from pipeline.figures.unit import read_unit_after

OF = re.compile(r"[ \n]of(?=[ \n])")
OF_THEM = re.compile(
    r"[ \n]of[ \n](?:them|whom|which|(?:these|those)(?=[ \n](?:[a-z]+ed|are|were|have|will)\b|[.,;)]))\b"
)
OF_THE = re.compile(
    r"[ \n](?:out[ \n])?of[ \n](?:(?:all|the|its|their|our|his|her|these|those|such|some)[ \n]){0,2}"
    r"(?:[a-z]{2,20}['’]s[ \n])?"
)
NUMBER_AHEAD = re.compile(r"[ \n]([\w,]{1,12})(?=[ \n][a-z])")
LABEL_BEFORE = re.compile(r"([A-Za-z-]{3,24})(?: \([^()\n]{1,20}\))?(?::| -| –)[ \xa0]{1,2}$")
LIST_MARK_BEHIND = re.compile(r"\)|\.[ \xa0]{1,2}[^\W\d_A-Z]")
OR_SO = re.compile(r"[ \n]or[ \n](?:so|more)(?=[ \n])")
LABEL_ENDS = (":", "-", "–", " ", "\xa0")
HYPHENS = ("-", "‐", "‑")
NOUN_OR_TWO = re.compile(r"\b(?:an?|another)[ \n](?:[a-z-]{3,20}[ \n])?([a-z]{3,20})[ \n]or[ \n]$")
CLOSED_BEHIND = re.compile(
    r"[ ]?[.,;:)?!]|[ \n](?:of|to|in|on|at|and|but|for|from|by|with|before|after|ago|more|was|were|that|who)\b|$"
)


QUOTED = re.compile(r" [\"“'‘][\w -]{1,30}[\"”'’](?= [a-z])")  # "22 'early harvest' projects"


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
    hedge = OR_SO.match(passage.lower, position)
    position = position if hedge is None else hedge.end()
    quoted = QUOTED.match(passage.text, position)
    position = position if quoted is None else quoted.end()
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
        draft.bound = "approx" if first == "odd" else draft.bound
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
    if LIST_MARK_BEHIND.match(passage.text, number.end) is not None:
        return False  # "targets: 1. raise output"
    match = LABEL_BEFORE.search(passage.text[max(0, number.start - 50) : number.start])
    if match is None or not is_plural(match.group(1).lower(), passage.lex):
        return False
    draft.figure_class, draft.unit, draft.rule = "count", match.group(1).lower(), "labelled_number"
    return True


def labelled_line(passage: Passage, draft: Draft) -> bool:
    """A number that ends its line behind a label: the line below is no part of it."""
    return passage.char(draft.number.end) == "\n" and labelled_number(passage, draft)


def noun_or_two(passage: Passage, draft: Draft) -> bool:
    """ "a plant or two", "another year or two": about two of the noun before."""
    number = draft.number
    if number.form != "words" or number.value != 2 or passage.word_before(number.start) != "or":
        return False
    match = NOUN_OR_TWO.search(passage.lower, max(0, number.start - 56), number.start)
    if match is None or CLOSED_BEHIND.match(passage.lower, number.end) is None:
        return False
    noun = match.group(1)
    name, figure_class, factor = passage.lex.unit_names.get(noun, (pluralize(noun), "count", 1.0))
    if figure_class == "money":
        return False
    draft.measure(figure_class, name, "noun_or_two", factor)
    draft.bound = "approx"
    return True
