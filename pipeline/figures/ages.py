"""Lengths of time with no unit in words: ages, and the letters of the time units."""

import re

from pipeline.figures.draft import Draft
from pipeline.figures.passage import Passage

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
LETTER_BEHIND = re.compile(
    r"[ \xa0](a|d|h|wk)(?=[ ]?[.,;)]|[ \n](?:and|but|or|before|after|ago|later|in|on|at|with|now)\b|$)"
)
LETTERS = {"a": "years", "d": "days", "h": "hours", "wk": "weeks"}


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


def number_before_time_letter(passage: Passage, draft: Draft) -> bool:
    """ "ran for 3 h and stopped", "within 5 d": the letter of a time unit where a length of time is spoken of."""
    number = draft.number
    if number.form != "digits" or number.scaled or passage.char(number.end) not in (" ", "\xa0"):
        return False
    match = LETTER_BEHIND.match(passage.text, number.end)
    if match is None or not passage.lex.has_cue("time_leader", passage.word_before(number.start)):
        return False
    draft.extend(match.end())
    draft.measure("duration", LETTERS[match.group(1)], "number_before_time_letter")
    return True
