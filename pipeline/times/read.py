"""Reads every time expression of a text."""

import re
from functools import cache

from pipeline.times import calendar, periods, seasons, spans, years
from pipeline.times.lexicon import read_relations, read_words
from pipeline.times.scan import Context, Grammar, Reading, Rule, scan_text
from pipeline.times.time import PartialDate, Relation, Time

APART = re.compile('[-“"‘(]')
MAX_PHRASE_WORDS, MAX_PHRASE_CHARS = 7, 48
ONWARDS = re.compile(r"\s(?:onwards?\b(?!-)|on(?=[,.;:)]))")  # "spent this year on ports" begins nothing


def read_times(text: str, anchor: PartialDate | None) -> tuple[Time, ...]:
    """Every date, period and span ahead or behind that a text names, in order, none overlapping another.

    `anchor` is the day of writing, which relative words ("last year", "in the next three years") lean on; without it
    they are found but have no dates, save where the text itself gives them ("that year"). A span of text takes in the
    words that set the relation ("by 2030") and the part ("end of 2023"), not the "in" or "on" of a plain date.

    >>> def show(text, anchor=None):
    ...     return [(text[t.start:t.end], str(t.first), str(t.last), t.relation) for t in read_times(text, anchor)]
    >>> show("Trade is to reach $70 billion by 2030")
    [('by 2030', '2030', '2030', 'by')]
    >>> show("a grant in the next three years", PartialDate(2022, 1, 25))
    [('in the next three years', '2022', '2025', 'within')]
    """
    context = Context(text, anchor)
    floor = 0
    for rule, reading in scan_text(context, compile_grammar()):
        context.earlier.append(place_reading(context, rule, reading, floor))
        floor = reading.end
    return tuple(context.earlier)


@cache
def compile_grammar() -> Grammar:
    return Grammar.compile(
        [*periods.list_rules(), *spans.list_rules(), *seasons.RULES, *calendar.list_digit_dates(), *years.RULES]
    )


def place_reading(context: Context, rule: Rule, reading: Reading, floor: int) -> Time:
    """The reading with the relation that the words before it set."""
    start, relation, edge = reading.start, reading.relation, ""
    if relation is None:
        start, relation, edge = find_relation(context.text, reading.start, floor)
    if keeps_time(context.text[start : start + 7], reading, relation, rule):
        start, relation = reading.start, "at"
    end = reading.end
    if relation in ("at", "since") and reading.relation is None and ONWARDS.match(context.text, end):
        relation = "since"
    keeps_period = relation in ("at", "by") and edge not in ("early", "start", "middle", "late", "season")
    known = all(date is None or 1 <= date.year <= 9999 for date in (reading.first, reading.last))
    return Time(
        start,
        end,
        reading.first if known else None,
        reading.last if known else None,
        reading.grain,
        relation,
        reading.period if keeps_period and known else None,
        reading.resolved,
        rule.name,
    )


def compares(words: list[str], follows_time: bool) -> bool:
    """Whether "from" sets one year against another: "up 5% from 2019", "in 2020 from 2019"."""
    if not words:
        return follows_time
    return words[-1].endswith("%") or words[-1].strip(",") in read_words("compared_words.txt")


@cache
def list_last_words() -> frozenset[str]:
    """The last words of the phrases that set a relation, so that most dates need no search for one."""
    return frozenset({"the", *(words[-1] for words in read_relations())})


def keeps_time(words: str, reading: Reading, relation: Relation, rule: Rule) -> bool:
    """Whether a run of days or months is the time itself: "from 9-12 June", "after eleven months of that year"."""
    if rule.name == "months_of_year" and relation == "after":
        return True
    return relation == "since" and reading.first != reading.last and words.lower().startswith("from ")


def find_relation(text: str, start: int, floor: int) -> tuple[int, Relation, str]:
    """Start, relation and edge that the longest known phrase before a date gives it."""
    lowest = max(floor, start - MAX_PHRASE_CHARS)
    before = text[lowest:start].rpartition("\n\n")[2]
    lowest = start - len(before)
    if not before or not (before[-1].isspace() or before[-1] == "-"):
        return start, "at", ""
    words = APART.sub(" ", before.lower()).split()
    if not words or words[-1] not in list_last_words():
        return start, "at", ""
    if words and words[-1] == "the":
        words.pop()
    phrases = read_relations()
    for size in range(min(MAX_PHRASE_WORDS, len(words)), 0, -1):
        found = phrases.get(tuple(words[-size:]))
        if found is None:
            continue
        position = len(before)
        for word in reversed(words[-size:]):
            position = before.lower().rfind(word, 0, position)
        if position > 0 and before[position - 1].isalnum():
            continue
        relation, edge = found
        if words[-size] == "from" and compares(words[:-size], lowest + position == floor + 1):
            return start, "at", ""
        if relation == "at" and not edge:
            return start, "at", ""
        return lowest + position, relation, edge
    return start, "at", ""
