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
    """Every word list of the grammar; names are lower case, symbols and codes as written."""

    number_words: dict[str, tuple[float, str]]
    number_scan: ahocorasick_rs.AhoCorasick
    scales: dict[str, tuple[float, str]]
    currency_symbols: dict[str, CurrencyEntry]
    currency_codes: dict[str, CurrencyEntry]
    currency_after: dict[str, CurrencyEntry]
    unit_symbols: dict[str, UnitEntry]
    unit_names: dict[str, UnitEntry]
    unit_first_words: dict[str, int]  # first word of a unit or currency name → words of the longest such name
    bounds: dict[str, Bound]
    bound_last_words: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    plural_nouns: frozenset[str]
    singular_nouns: frozenset[str]
    premodifier_plurals: frozenset[str]
    noun_phrase_stops: frozenset[str]
    change_words: frozenset[str]
    hyphened_nouns: frozenset[str]
    series_names: frozenset[str]
    verbs_like_plurals: frozenset[str]


def _read_rows(name: str) -> list[dict[str, str]]:
    with (files(__package__) / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


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
        currency_codes=_read_currencies(frozenset({"code"})),
        currency_after=_read_currencies(frozenset({"after", "attached", "suffix"})),
        unit_symbols=symbols,
        unit_names=names,
        unit_first_words=_longest_names(names, symbols),
        bounds=bounds,
        bound_last_words=frozenset(phrase.split()[-1] for phrase in bounds),
        labels=_read_words("labels.txt"),
        months=_read_words("months.txt"),
        plural_nouns=_read_words("plural_nouns.txt"),
        singular_nouns=_read_words("singular_nouns.txt"),
        premodifier_plurals=_read_words("premodifier_plurals.txt"),
        noun_phrase_stops=_read_words("noun_phrase_stops.txt"),
        change_words=_read_words("change_words.txt"),
        hyphened_nouns=_read_words("hyphened_nouns.txt"),
        series_names=_read_words("series_names.txt"),
        verbs_like_plurals=_read_words("verbs_like_plurals.txt"),
    )
