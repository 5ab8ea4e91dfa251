"""Finds where a text may speak of time and tries the rules there, the longest reading first.

One Aho-Corasick pass finds the trigger words (centuries of years, months, units, weekdays). From each trigger the
scan steps left over the few words that may belong to the same expression, and asks the rules of that trigger for a
match from each of these starts. Every step is bounded, so the whole is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.record import record
from pipeline.times.lexicon import (
    read_rows,
    read_words,
    spell_cases,
    spell_counts,
    spell_months,
    spell_ordinals,
    spell_weekdays,
)
from pipeline.times.time import Grain, PartialDate, Relation, Time

# How many words of an expression may stand left of its trigger: "between the years 2015", "over the next five to
# seven years", "the 16th and 17th of June", "last Friday".
MAX_LEFT_WORDS = {"year": 3, "unit": 7, "month": 6, "weekday": 1, "part": 1, "today": 0, "season": 1}
MAX_LEFT_CHARS = 72
GAPS = re.compile(r"""[,–—‒−()\[\]"“”‘’/;:-]""")

TRIGGER_WORDS = {
    "year": ("18", "19", "20", "21"),
    "unit": ("year", "month", "quarter", "half", "decade", "centur", "week", "period", "day", "semester"),
    "part": ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY", "1Q", "2Q", "3Q", "4Q", "1H", "2H"),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "today": ("today", "yesterday", "tomorrow"),
}


@record
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


@record
class Context:
    """What a rule may lean on: the text, the day of writing, and the times read before this one."""

    text: str
    anchor: PartialDate | None
    earlier: list[Time] = field(default_factory=list)


@record
class Rule:
    name: str
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Context], Reading | None]


@record
class RuleSet:
    """The rules worth trying at one kind of trigger.

    `any_of` matches wherever one of them does, for it knows how each opens; the group that matched is the number of
    the first that may, from 1.
    """

    rules: tuple[Rule, ...]
    any_of: re.Pattern[str]


@record
class Grammar:
    """Rules by the trigger that makes them worth trying."""

    sets: dict[str, RuleSet]

    @classmethod
    def compile(cls, rules: list[Rule]) -> "Grammar":
        kinds = sorted({kind for rule in rules for kind in rule.triggers})
        return cls({kind: join_rules([rule for rule in rules if kind in rule.triggers]) for kind in kinds})


def join_rules(rules: list[Rule]) -> RuleSet:
    patterns = [open_pattern(rule.pattern.pattern) for rule in rules]
    any_of = re.compile("|".join(f"({pattern})" for pattern in patterns))
    if any_of.groups != len(rules):
        raise ValueError("a pattern holds an unnamed group: name it or make it (?:...), groups number the rules")
    return RuleSet(tuple(rules), any_of)


GROUP_NAME = re.compile(r"\(\?P<\w+>")
BACK_REFERENCE = re.compile(r"\(\?P=\w+\)")
PATTERN_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[*+?]\??|\{\d[\d,]*\}|\((?:\?[a-zA-Z<!=:-]*)?|.", re.DOTALL)
OPENING = 48  # characters of a pattern that say enough of how it opens


@cache
def list_shapes() -> tuple[tuple[str, str], ...]:
    """Patterns of many names, and of words of their shape."""
    name = r"[A-Z][A-Za-z]{2,8}\.?"
    return (
        (spell_months(), name),
        (spell_weekdays(), name),
        (spell_counts(), r"(?:\d{1,3}|[A-Za-z]{1,9}(?:[ -][A-Za-z]{2,6}){0,2})"),
        (spell_ordinals(), r"[A-Za-z\d]{3,8}"),
    )


def open_pattern(pattern: str) -> str:
    """How a pattern opens, its groups without names, words of one shape for long lists of names."""
    for spelt, shape in list_shapes():
        pattern = pattern.replace(spelt, shape)
    return cut_opening(BACK_REFERENCE.sub("[-./]", GROUP_NAME.sub("(?:", pattern)))


def cut_opening(pattern: str, size: int = OPENING) -> str:
    r"""How a pattern opens: enough of it to know where it is worth trying, little enough to compile in no time.

    What it leaves out only asks for more, so that the opening matches wherever the whole does.

    >>> cut_opening(r"(?:[Ff]rom\s)?(?:May|June)\s?[-–]\s?(?:July|August)\s\d{4}(?!\d)", 20)
    '(?:[Ff]rom\\s)?(?:May|June)'
    """
    depth, cut = 0, 0
    for token in PATTERN_TOKEN.finditer(pattern):
        mark = token.group()
        if mark == "|" and not depth:
            return pattern  # either side may open it
        if not depth and mark[0] not in "*+?{" and token.start() >= size and not cut:
            cut = token.start()
        depth += (mark[0] == "(") - (mark == ")")
    return pattern[: cut or None]


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
        elif not before.isalnum() or kind == "part" or (before.isdigit() and kind == "month"):
            yield kind, start


def list_starts(text: str, kind: str, trigger: int, floor: int) -> list[int]:
    """Where an expression around the trigger may start, leftmost first, never before `floor`."""
    left_words = read_left_words()
    lowest = max(floor, trigger - MAX_LEFT_CHARS)
    before = GAPS.sub(" ", text[lowest:trigger])
    # No unit but the year opens an expression itself ("year-end", "year to June").
    starts = [] if kind == "unit" and text[trigger] not in "yY" else [trigger]
    position = len(before)
    for word in before.rsplit(None, MAX_LEFT_WORDS[kind])[: -MAX_LEFT_WORDS[kind] - 1 : -1]:
        bare = word.rstrip(".").lower()
        if bare not in left_words and not bare[:1].isdecimal():
            break
        position = before.rfind(word, 0, position)
        starts.append(lowest + position)
    return starts[::-1]


@cache
def read_left_words() -> frozenset[str]:
    """Words that may stand in an expression left of its trigger: months, weekdays, numbers and small words."""
    names = {row[0].lower() for name in ("months.csv", "weekdays.csv", "numbers.csv") for row in read_rows(name)}
    return read_words("left_words.txt") | names | {word.lower() for word in TRIGGER_WORDS["part"]}


def scan_text(context: Context, grammar: Grammar) -> Iterator[tuple[Rule, Reading]]:
    """Each reading of the text in order, none overlapping another."""
    floor = 0
    for kind, trigger in find_triggers(context.text):
        rules = grammar.sets.get(kind)
        if rules is None or trigger < floor:
            continue
        found = match_longest(context, rules, kind, trigger, floor)
        if found is not None:
            floor = found[1].end
            yield found


def match_longest(context: Context, rules: RuleSet, kind: str, trigger: int, floor: int) -> tuple[Rule, Reading] | None:
    for start in list_starts(context.text, kind, trigger, floor):
        first = rules.any_of.match(context.text, start)
        if first is None or first.lastindex is None:
            continue
        best: tuple[Rule, Reading] | None = None
        for rule in rules.rules[first.lastindex - 1 :]:
            match = rule.pattern.match(context.text, start)
            if match is None or match.end() <= trigger or (best and match.end() <= best[1].end):
                continue
            reading = rule.resolve(match, context)
            if reading is not None:
                best = rule, reading
        if best is not None:
            return best
    return None
