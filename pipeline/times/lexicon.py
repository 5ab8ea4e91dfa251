"""The words of the time grammar, read from the data files beside it, and the pattern pieces made of them."""

import csv
import re
from functools import cache
from importlib.resources import files

from pipeline.times.time import Relation

YEAR = r"(?:1[89]\d\d|20\d\d|2100)(?![\d])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
DASH = r"\s?[-–—‒−]\s?"
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"  # within a paragraph, be its lines broken or not


def read_lines(name: str) -> tuple[str, ...]:
    """The entries of a word list, comments and blank lines left out."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV file of words, its header left out."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return tuple(tuple(row) for row in list(csv.reader(text.splitlines()))[1:])


@cache
def read_words(name: str) -> frozenset[str]:
    return frozenset(read_lines(name))


@cache
def read_numbers(name: str) -> dict[str, int]:
    """Words and the whole number that each stands for: months, weekdays, number words or ordinals."""
    return {row[0].lower(): int(row[1]) for row in read_rows(name)}


@cache
def read_relations() -> dict[tuple[str, ...], tuple[Relation, str]]:
    """Every phrase that may stand before a date, as words, with its relation and the edge of the date it picks.

    >>> read_relations()["by", "the", "end", "of"]
    ('by', 'end')
    """
    edges = [("", ""), *((row[0], row[1]) for row in read_rows("edges.csv"))]
    phrases: dict[tuple[str, ...], tuple[Relation, str]] = {}
    for phrase, relation in [("", "at"), *((row[0], row[1]) for row in read_rows("relations.csv"))]:
        for edge_phrase, edge in edges:
            words = (*phrase.split(), *edge_phrase.split())
            if words:
                # The edge decides: what is due "before the end of 2025" is due by 2025.
                at_end = relation == "before" and edge == "end"
                heard = "by" if at_end else "until" if edge and phrase == "to" else relation
                phrases[words] = (heard, edge)  # type: ignore[assignment]
    return phrases


def alternate(words: list[str]) -> str:
    """A pattern that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def spell_cases(word: str) -> tuple[str, str]:
    """A proper name as prose and as capitals print it."""
    return word, word.upper()


@cache
def spell_months() -> str:
    """The pattern of a month's name in full or cut short, as a proper name or in capitals."""
    rows = read_rows("months.csv")
    full = [form for row in rows if row[2] == "full" for form in spell_cases(row[0])]
    short = [form for row in rows if row[2] == "short" for form in spell_cases(row[0])]
    return rf"(?:(?:{alternate(full)})|(?:{alternate(short)})\b\.?)(?![^\W\d_])"


@cache
def spell_weekdays(full_only: bool = False) -> str:
    """The pattern of a weekday's name; a short one ("Sun") is a day only beside a date."""
    rows = read_rows("weekdays.csv")
    full = [form for row in rows if row[2] == "full" for form in spell_cases(row[0])]
    if full_only:
        return rf"(?:{alternate(full)})(?![^\W\d_])"
    short = [form for row in rows if row[2] == "short" for form in spell_cases(row[0])]
    return rf"(?:(?:{alternate(full)})|(?:{alternate(short)})\b\.?)(?![^\W\d_])"


@cache
def spell_counts() -> str:
    """The pattern of a small whole number in digits or words."""
    return rf"(?:\d{{1,3}}(?![\d.,]\d|\d)|(?:{alternate([row[0] for row in read_rows('numbers.csv')])})\b)"


@cache
def spell_ordinals() -> str:
    return rf"(?:{alternate([row[0] for row in read_rows('ordinals.csv')])})\b"


def parse_month(word: str) -> int:
    return read_numbers("months.csv")[word.rstrip(".").lower()]


def parse_weekday(word: str) -> int:
    return read_numbers("weekdays.csv")[word.rstrip(".").lower()]


def parse_count(word: str) -> int:
    """The whole number that digits or a number word stand for."""
    return int(word) if word.isdecimal() else read_numbers("numbers.csv")[" ".join(word.lower().split())]


def parse_day(word: str) -> int:
    return int(word.rstrip("stndrh"))
