"""The language that fact rules are written in: patterns over masked sentences.

A template is an RE2 pattern (linear in time whatever the input) in which `{name}` stands for a kind of slot, for a
class of words from a lexicon file, or for a bounded gap, and `{name:label}` captures it:

    {turnover} between {party:a} and {party:b} {gap4}{reach} {money:value}

`{gap4}` skips at most four words and no slot; `{far4}` skips at most four words or slots; neither crosses the end of
a clause. Lexicon files are CSV with the columns `class` and `phrase`; a phrase is taken literally.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from importlib.resources import files
from operator import or_
from typing import Any, ClassVar, TypeVar

import re2

from pipeline.facts.expression import make_options
from pipeline.facts.scene import Page, Reading, Slot, Spans
from pipeline.facts.screen import Screen
from pipeline.facts.triggers import choose_triggers

SLOTS = {
    "state": "p",
    "org": "o",
    "party": "po",
    "person": "h",
    "actor": "poh",
    "source": "pohl",
    "place": "l",
    "somewhere": "pl",
    "money": "m",
    "physical": "q",
    "count": "n",
    "amount": "mqn",
    "percent": "c",
    "ratio": "r",
    "duration": "d",
    "time": "t",
}
Name = TypeVar("Name")
LINES = "(?m)"  # `^` and `$` stand for the ends of a line
NOTHING: Iterator["Match"] = iter(())
UNANCHORED = re2._re2.RE2.Anchor.UNANCHORED
PRIVATE_USE = 0xE000  # the first of the code points that stand for nothing
FIELD = re.compile(r"\{([a-z_]+)(\d*)(?::(\w+))?\}")


@dataclass(slots=True, eq=False)  # not frozen: it is made too often
class Match:
    """One match of a template in a reading; `start` and `end` count in the masked text."""

    reading: Reading
    start: int
    end: int
    _spans: Mapping[str, tuple[int, int]]

    def has(self, label: str) -> bool:
        """Whether the labelled part took part in the match."""
        return label in self._spans

    def slot(self, *labels: str) -> Slot:
        """The labelled slot; of several labels (RE2 allows each once) the first that took part in the match."""
        start, end = next(self._spans[label] for label in labels if label in self._spans)
        return self.reading.slot(self.reading.masked[start:end])

    def words(self, label: str) -> str:
        """The labelled words, masked and in lower case."""
        start, end = self._spans[label]
        return self.reading.masked[start:end]

    def masked_span(self, label: str) -> tuple[int, int]:
        """The labelled part's span in the masked text."""
        return self._spans[label]

    def span(self, label: str | None = None) -> tuple[int, int]:
        """The span, in the canonical text, of the labelled part or of the whole match."""
        start, end = (self.start, self.end) if label is None else self._spans[label]
        return self.reading.text_span(start, end)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled expression and the numbers of its labelled groups; `match` is that of RE2 itself, which works on bytes
    and has no wrapper to pay for."""

    match: Any
    labels: tuple[tuple[str, int], ...]

    def label(self, found: list[tuple[int, int]], shift: int) -> Spans:
        """What was found, moved by `shift`."""
        parts = {}
        for label, at in self.labels:
            start, end = found[at]
            if start >= 0:
                parts[label] = start + shift, end + shift
        start, end = found[0]
        return start + shift, end + shift, parts

    def search(self, text: bytes, start: int, end: int) -> list[tuple[int, int]] | None:
        """The spans of the first match between two positions and of its groups."""
        found: list[tuple[int, int]] = self.match(UNANCHORED, text, start, end)
        return found if found[0][0] >= 0 else None


def _compile(source: str) -> Pattern:
    regexp = re2.compile(source, make_options())
    return Pattern(regexp._regexp.Match, tuple(regexp.groupindex.items()))


class Template:
    """A compiled template, tried on the lines of a page that hold its triggers, or at a place of one sentence.

    Its triggers are the words and slots that no match of it can do without (see `triggers`).
    """

    made: ClassVar[list["Template"]] = []  # all there are, in order of `number`

    def __init__(self, source: str, words: Mapping[str, str] | None = None) -> None:
        self.source = source
        self.expanded = _expand(source, words or {})
        self.number = len(self.made)
        self.bit = 1 << self.number
        self._words = words or {}
        self._on_lines: Pattern | None = None  # compiled when first tried
        self._on_a_span: Pattern | None = None
        self.made.append(self)

    def list_triggers(self) -> tuple[frozenset[str], ...]:
        """Sets of strings: a line without any string of one of the sets holds no match."""
        letters = {name: chr(PRIVATE_USE + number) for number, name in enumerate(self._words)}
        classes = {letters[name]: words for name, words in self._words.items()}
        return choose_triggers(_expand(self.source, letters), classes)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Every match in a sentence, from left to right, not overlapping."""
        page, line = reading.page, reading.index
        if not (page.open_to or list_open(page))[line] & self.bit:
            return NOTHING
        found = page.found.get((self.bit, line))
        if found is None:
            found = page.found[self.bit, line] = self._scan(page, line)
        return iter([Match(reading, *spans) for spans in found]) if found else NOTHING

    def _scan(self, page: Page, line: int) -> tuple[Spans, ...]:
        pattern = self._on_lines = self._on_lines or _compile(LINES + self.expanded)
        start, end = page.starts[line], page.ends[line]
        spans, at = [], start
        while at <= end and (found := pattern.search(page.text, at, end)):
            spans.append(pattern.label(found, -start))
            at = found[0][1] if found[0][1] > at else at + 1
        return tuple(spans)

    def at(self, reading: Reading, position: int) -> Match | None:
        """The match that begins at a position; the template is to start with `^`, which stands for that position."""
        return self.within(reading, position, len(reading.masked))

    def within(self, reading: Reading, start: int, end: int) -> Match | None:
        """The first match between two positions, for which `^` and `$` stand."""
        line = reading.page.starts[reading.index]
        words = reading.page.text[line + start : line + end]
        pattern = self._on_a_span = self._on_a_span or _compile(self.expanded)
        found = pattern.search(words, 0, len(words))
        return Match(reading, *pattern.label(found, start)) if found else None

    def first(self, reading: Reading) -> Match | None:
        """The first match in a sentence."""
        may_match = (reading.page.open_to or list_open(reading.page))[reading.index] & self.bit
        return next(self.find(reading), None) if may_match else None


def find_lines(page: Page, templates: tuple[Template, ...]) -> frozenset[int]:
    """The lines of a page in which some of the templates may match: others need no look."""
    bits = _join_bits(templates)
    return frozenset([line for line, open_to in enumerate(list_open(page)) if open_to & bits])


@cache
def _join_bits(templates: tuple[Template, ...]) -> int:
    return reduce(or_, [template.bit for template in templates], 0)


def find_each(reading: Reading, rules: Sequence[tuple[Name, Template]]) -> Iterator[tuple[Name, Match]]:
    """Every match of some rules in a sentence, rule by rule; most rules are not open there."""
    open_to = (reading.page.open_to or list_open(reading.page))[reading.index]
    for name, template in rules:
        if template.bit & open_to:
            for match in template.find(reading):
                yield name, match


@cache
def load_screen() -> Screen:
    """The screen of all templates that there are when the first of them is tried."""
    return Screen([template.list_triggers() for template in Template.made])


def list_open(page: Page) -> Sequence[int]:
    """For each line of a page, the bits of the templates that may match there."""
    if not page.open_to:
        page.open_to = load_screen().list_open(page)
    return page.open_to


def _expand(source: str, words: Mapping[str, str]) -> str:
    def expand(found: re.Match[str]) -> str:
        name, count, label = found.groups()
        if name == "gap":
            inner = r"(?:[^ .;:<]+ |, ){0,%s}" % count
        elif name == "far":
            inner = r"(?:[^ .;:]+ |, ){0,%s}" % count
        elif name in SLOTS:
            inner = f"<[{SLOTS[name]}]\\d+>"
        elif name in words:
            inner = f"(?:{words[name]})"
        else:
            raise ValueError(f"template {source!r}: {name!r} is neither a slot, a gap nor a class of its lexicon")
        return f"(?P<{label}>{inner})" if label else inner

    return FIELD.sub(expand, source).replace("[^", r"[^\n")  # nothing crosses the end of a line


@cache
def load_words(file_name: str) -> Mapping[str, str]:
    """The word classes of a lexicon file beside the fact rules: class → alternation, longest phrase first."""
    classes: dict[str, list[str]] = {}
    text = (files("pipeline.facts") / file_name).read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    for row in rows:
        classes.setdefault(row["class"], []).append(row["phrase"])
    return {
        name: r"\b(?:" + "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p))) + r")\b"
        for name, phrases in classes.items()
    }


@cache
def load_values(file_name: str, word_class: str) -> Mapping[str, str]:
    """The phrases of one class of a lexicon file and the value that each stands for (its column `value`)."""
    text = (files("pipeline.facts") / file_name).read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["phrase"]: row["value"] for row in rows if row["class"] == word_class}
