"""Finds where a text may speak of time and tries the rules there, the longest reading first.

One Aho-Corasick pass finds the trigger words (centuries of years, months, units, weekdays). From each trigger the
scan steps left over the few words that may belong to the same expression, and asks the rules of that trigger for a
match from each of these starts. Every step is bounded, so the whole is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.times.lexicon import read_rows, read_words, spell_cases
from pipeline.times.time import Grain, PartialDate, Relation, Time

MAX_LEFT_WORDS = 8
MAX_LEFT_CHARS = 72
WORD = re.compile(r"[^\s,–—‒−()\[\]\"“”‘’/;:-][^\s,–—‒−()\[\]\"“”‘/;:-]*")

TRIGGER_WORDS = {
    "year": ("18", "19", "20", "21"),
    "unit": ("year", "month", "quarter", "half", "decade", "centur", "week", "period", "day", "semester", "time"),
    "part": ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY"),
    "today": ("today", "yesterday", "tomorrow"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words, before the words around them are heard."""

    start: int
    end: int
    first: PartialDate | None
    last: PartialDate | None
    grain: Grain
    period: str | None = None
    resolved: bool = False
    relation: Relation | None = None  # where the words themselves set it


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may lean on: the text, the day of writing, and the times read before this one."""

    text: str
    anchor: PartialDate | None
    earlier: list[Time] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules by the trigger that makes them worth trying."""

    rules: dict[str, tuple[Rule, ...]]

    @classmethod
    def compile(cls, rules: list[Rule]) -> "Grammar":
        kinds = {kind for rule in rules for kind in rule.triggers}
        return cls({kind: tuple(rule for rule in rules if kind in rule.triggers) for kind in sorted(kinds)})


@cache
def build_triggers() -> tuple[AhoCorasick, tuple[str, ...]]:
    words: list[tuple[str, str]] = []
    for kind, stems in TRIGGER_WORDS.items():
        words += [(form, kind) for stem in stems for form in (stem, stem.capitalize(), stem.upper())]
    for kind, name in (("month", "months.csv"), ("weekday", "weekdays.csv")):
        words += [(form, kind) for row in read_rows(name) for form in spell_cases(row[0])]
    kinds = dict(words)
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


def find_triggers(text: str) -> Iterator[tuple[str, int]]:
    """Kind and start of each word that may belong to a time expression, in order."""
    automaton, kinds = build_triggers()
    length = len(text)
    for index, start, end in automaton.find_matches_as_indexes(text):
        kind = kinds[index]
        before = text[start - 1] if start else " "
        if kind == "year":
            if not before.isdigit() and end + 2 <= length and text[end : end + 2].isdecimal():
                yield kind, start
        elif not before.isalnum():
            yield kind, start
        elif kind == "part" or (before.isdigit() and kind == "month"):
            yield kind, start


def list_starts(text: str, trigger: int, floor: int) -> list[int]:
    """Where an expression around the trigger may start, leftmost first, never before `floor`."""
    lowest = max(floor, trigger - MAX_LEFT_CHARS)
    starts = [trigger]
    left_words = read_words("left_words.txt")
    names = read_names()
    words = [(match.start() + lowest, match[0]) for match in WORD.finditer(text[lowest:trigger])]
    for start, word in reversed(words[-MAX_LEFT_WORDS:]):
        bare = word.rstrip(".").lower()
        if not (bare in left_words or bare[:1].isdecimal() or bare in names):
            break
        starts.append(start)
    return starts[::-1]


@cache
def read_names() -> frozenset[str]:
    """Months, weekdays, number words and the quarters Q1 to Q4: names that may stand left of a trigger."""
    names = {row[0].lower() for name in ("months.csv", "weekdays.csv", "numbers.csv") for row in read_rows(name)}
    return frozenset(names | {word.lower() for word in TRIGGER_WORDS["part"]})


def scan_text(context: Context, grammar: Grammar) -> Iterator[tuple[Rule, Reading]]:
    """Each reading of the text in order, none overlapping another."""
    floor = 0
    for kind, trigger in find_triggers(context.text):
        rules = grammar.rules.get(kind)
        if rules is None or trigger < floor:
            continue
        found = match_longest(context, rules, trigger, floor)
        if found is not None:
            floor = found[1].end
            yield found


def match_longest(
    context: Context, rules: tuple[Rule, ...], trigger: int, floor: int
) -> tuple[Rule, Reading] | None:
    for start in list_starts(context.text, trigger, floor):
        best: tuple[Rule, Reading] | None = None
        for rule in rules:
            match = rule.pattern.match(context.text, start)
            if match is None or match.end() <= trigger or (best and match.end() <= best[1].end):
                continue
            reading = rule.resolve(match, context)
            if reading is not None:
                best = rule, reading
        if best is not None:
            return best
    return None
