"""Finds the numbers of a text: one digit-anchored scan, one Aho-Corasick scan for number words."""

from dataclasses import replace

from pipeline.figures.digits import DIGITS, VULGAR, VULGAR_SIGN, read_digit_number, skip_digits_restating
from pipeline.figures.number import Number, add_scale
from pipeline.figures.number_words import read_word_number
from pipeline.figures.passage import Passage

TABLE_RUN = 64  # numbers in a row
TABLE_STEP = 12  # characters from one to the next


def find_candidates(passage: Passage) -> list[tuple[int, int]]:
    """The spans where digits, number words or fraction signs stand, in order of start."""
    lower = passage.lower
    found = [match.span() for match in DIGITS.finditer(lower)]
    size = len(lower)
    for _, start, end in passage.lex.number_scan.find_matches_as_indexes(lower):
        if (start and lower[start - 1].isalnum()) or (end < size and lower[end].isalnum()):
            continue
        found.append((start, end))
    if not lower.isascii():
        found.extend(match.span() for match in VULGAR_SIGN.finditer(lower))
    found.sort()
    return found


def find_table_cells(spans: list[tuple[int, int]]) -> frozenset[int]:
    """Where the numbers begin that stand in long chains of near neighbours, which no sentence has: rows of a table."""
    if len(spans) < TABLE_RUN:
        return frozenset()
    cells: set[int] = set()
    chain: list[int] = []
    for start, _ in [*spans, (spans[-1][0] + TABLE_STEP + 1, 0)]:
        if chain and start - chain[-1] > TABLE_STEP:
            if len(chain) >= TABLE_RUN:
                cells.update(chain)
            chain = []
        chain.append(start)
    return frozenset(cells)


def scan_numbers(passage: Passage) -> list[Number]:
    """The numbers of a text in order of start, none overlapping another but a share with the word before it.

    A number of a table keeps its value and nothing else (the form `cell`): what it counts stands in another row.
    """
    found: list[Number] = []
    covered = 0
    candidates = find_candidates(passage)
    cells = find_table_cells(candidates)
    for start, end in candidates:
        if start < covered:
            continue
        number: Number | None
        first = passage.text[start]
        if first in VULGAR:
            number = add_scale(passage, start, end, VULGAR[first], "digits")
        elif first.isdecimal():
            number, covered = read_digit_number(passage, start, end)
        else:
            number = read_word_number(passage, start, end)
            if number is not None and passage.text.startswith(" (", number.end):
                number = skip_digits_restating(passage, number)
        if number is not None:
            found.append(replace(number, form="cell") if start in cells else number)
            covered = max(covered, number.end)
    return found
