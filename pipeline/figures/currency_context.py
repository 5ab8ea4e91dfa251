"""Currencies that share a name: whose rupee, franc or pound a text speaks of, told by the countries it names."""

import csv
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files

import ahocorasick_rs

REACH = 8000  # characters that are looked at together
BESIDE = 80  # characters before an amount where the one country named settles it


def settle_currency(text: str, family: str, place: int = 0) -> str:
    """The ISO 4217 code of a family ("?rupee") whose countries a text names most around a place.

    The country named first is favoured, as the one most often reported from. Where none is named: the first of the
    family; an empty code where no one currency of the name is usual. A country named right before, and no other of
    the family beside it, goes before all others ("Kenya lent ... Uganda's Shs 3 billion").

    >>> settle_currency("Karachi got 5 million rupees", "?rupee"), settle_currency("5 million rupees", "?rupee")
    ('PKR', 'INR')
    """
    beside = _settle_beside(text[max(0, place - BESIDE) : place])
    return beside.get(family) or _settle_around(text, place // REACH).get(family) or load_families()[family][0]


def load_families() -> dict[str, tuple[str, ...]]:
    """The codes of each family, the usual one first; an empty code where none is."""
    return _load_contexts()[0]


@cache
def _load_contexts() -> tuple[dict[str, tuple[str, ...]], tuple[str, ...], dict[str, list[tuple[str, str]]]]:
    lines = (files(__package__) / "currency_contexts.csv").read_text(encoding="utf-8").splitlines()
    families: dict[str, tuple[str, ...]] = {}
    words: dict[str, list[tuple[str, str]]] = {}
    for row in csv.DictReader(lines):
        family = "?" + row["family"]
        families[family] = (*families.get(family, ()), row["code"])
        for word in filter(None, row["words"].split("|")):
            for spelling in {word, word.upper()} if len(word) > 3 else {word}:  # datelines stand in capitals
                words.setdefault(spelling, []).append((family, row["code"]))
    return families, tuple(sorted(words)), words


@cache
def _load_scan() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(_load_contexts()[1], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


@lru_cache(maxsize=16)
def _settle_around(text: str, part: int) -> dict[str, str]:
    """For each family that the text around a part gives a country of, the code."""
    counts = _count_codes(text[max(0, part - 1) * REACH : (part + 2) * REACH])
    return {family: found.most_common(1)[0][0] for family, found in counts.items()}


def _settle_beside(before: str) -> dict[str, str]:
    """For each family that the sentence so far gives one country of, the code."""
    counts = _count_codes(before[max(before.rfind(mark) for mark in (". ", ";", "\n")) + 1 :])
    return {family: next(iter(found)) for family, found in counts.items() if len(found) == 1}


def _count_codes(around: str) -> dict[str, Counter[str]]:
    _, words, meanings = _load_contexts()
    counts: dict[str, Counter[str]] = {}
    for index, start, end in _load_scan().find_matches_as_indexes(around):
        if around[end : end + 1].isalnum() or (start and around[start - 1].isalnum()):
            continue
        for family, code in meanings[words[index]]:
            found = counts.setdefault(family, Counter())
            found[code] += 1 if found else 3  # the first one named counts three times
    return counts
