"""The words of the figures grammar, read once from the data files beside this module."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import ahocorasick_rs

from schemas.vocabularies import Bound, FigureClass

UnitEntry = tuple[str, FigureClass, float]  # unit in the plural, class, factor folded into the value
CurrencyEntry = tuple[str, float]  # ISO 4217 code, factor (0.01 for cents)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word list of the grammar; names are in lower case, symbols and codes as written."""

    number_words: dict[str, tuple[float, str]]
    number_scan: ahocorasick_rs.AhoCorasick
    scales: dict[str, tuple[float, str]]
    currency_symbols: dict[str, CurrencyEntry]
    currency_codes: dict[str, CurrencyEntry]
    scaled_codes: frozenset[str]  # codes that are words too, a currency only before a large amount: "TOP 94 million"
    currency_after: dict[str, CurrencyEntry]
    unit_symbols: dict[str, UnitEntry]
    unit_names: dict[str, UnitEntry]
    letter_units: dict[str, tuple[str, tuple[str, ...]]]  # a letter → the unit it stands for beside certain words
    unit_first_words: dict[str, int]  # first word of a unit or currency name → words of the longest such name
    group_nouns: dict[str, str]  # a singular noun that counts people or things → what it counts
    bounds: dict[str, Bound]
    bound_last_words: frozenset[str]
    age_leaders: frozenset[str]  # the last words before an age
    cues: dict[str, frozenset[str]]  # what a word beside a number tells, by kind
    words: dict[str, frozenset[str]]  # the plain word lists, by file name

    def has_cue(self, kind: str, word: str) -> bool:
        """Whether a word is a cue of a kind, a full stop or comma behind it not counted."""
        return word in self.cues[kind]


WORD_LISTS = (
    "labels",
    "months",
    "plural_nouns",
    "singular_nouns",
    "premodifier_plurals",
    "noun_phrase_stops",
    "verbs_like_plurals",
    "change_words",
    "hyphened_nouns",
    "series_names",
)


def _read_rows(name: str) -> list[dict[str, str]]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines))


def _read_words(name: str) -> frozenset[str]:
    lines = (files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def _read_currencies(kinds: frozenset[str]) -> dict[str, CurrencyEntry]:
    rows = _read_rows("currencies.csv")
    return {row["written"]: (row["code"], float(row["factor"])) for row in rows if row["kind"] in kinds}


def _read_units(case: str) -> dict[str, UnitEntry]:
    found: dict[str, UnitEntry] = {}
    for row in _read_rows("units.csv"):
        if row["case"] == case:
            found[row["written"]] = (row["unit"], row["class"], float(row["factor"]))  # type: ignore[assignment]
    return found


def _read_cues() -> dict[str, frozenset[str]]:
    cues: dict[str, set[str]] = {}
    for row in _read_rows("cues.csv"):
        cues.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in cues.items()}


def _longest_names(*tables: dict[str, UnitEntry]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in (name for table in tables for name in table):
        first, *rest = name.split()
        longest[first] = max(longest.get(first, 1), 1 + len(rest))
    return longest


@cache
def load_lexicon() -> Lexicon:
    """The lexicon, loaded at first use."""
    number_words = {row["word"]: (float(row["value"]), row["kind"]) for row in _read_rows("number_words.csv")}
    names = _read_units("name")
    for written, (code, factor) in _read_currencies(frozenset({"name"})).items():
        names[written] = (code, "money", factor)
    symbols = _read_units("symbol")
    bounds: dict[str, Bound] = {row["phrase"]: row["bound"] for row in _read_rows("bounds.csv")}  # type: ignore[misc]
    return Lexicon(
        number_words=number_words,
        number_scan=ahocorasick_rs.AhoCorasick(
            sorted(number_words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        ),
        scales={row["written"]: (float(row["factor"]), row["place"]) for row in _read_rows("scales.csv")},
        currency_symbols=_read_currencies(frozenset({"symbol"})),
        currency_codes=_read_currencies(frozenset({"code", "scaled_code"})),
        scaled_codes=frozenset(_read_currencies(frozenset({"scaled_code"}))),
        currency_after=_read_currencies(frozenset({"after", "attached"})),
        unit_symbols=symbols,
        unit_names=names,
        letter_units={
            row["letter"]: (row["unit"], tuple(row["words"].split("|"))) for row in _read_rows("letter_units.csv")
        },
        unit_first_words=_longest_names(names, symbols),
        group_nouns={row["noun"]: row["unit"] for row in _read_rows("group_nouns.csv")},
        bounds=bounds,
        bound_last_words=frozenset(phrase.split()[-1] for phrase in bounds),
        age_leaders=_read_cues()["age_leader"],
        cues=_read_cues(),
        words={name: _read_words(name + ".txt") for name in WORD_LISTS},
    )
