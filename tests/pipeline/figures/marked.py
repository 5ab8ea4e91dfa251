"""Sentences with their figures marked in brackets: "pledged [26 billion yuan|26e9 CNY] in grants".

A mark is [quote|value unit] or [quote|low..high unit]; a last word `~`, `>` or `<` stands for the bound approx, min or
max. What is not marked is expected to be no figure.
"""

import re

from pipeline.figures.figure import Figure
from pipeline.figures.read import read_figures

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
BOUNDS = {"~": "approx", ">": "min", "<": "max"}
Expected = tuple[str, float, float | None, str, str]


def parse_marks(marked: str) -> tuple[str, list[Expected]]:
    """The plain sentence, and what each mark in it expects."""
    expected: list[Expected] = []
    for quote, reading in MARK.findall(marked):
        value, *unit = reading.split()
        bound = BOUNDS[unit.pop()] if unit and unit[-1] in BOUNDS else "exact"
        low, _, high = value.partition("..")
        expected.append((quote, float(low), float(high) if high else None, " ".join(unit), bound))
    return MARK.sub(lambda match: match.group(1), marked), expected


def read_marked(text: str, figures: tuple[Figure, ...]) -> list[Expected]:
    """The figures of a text in the form of `parse_marks`."""
    return [(text[f.start : f.end], f.value, f.value_max, f.unit, f.bound) for f in figures]


def assert_marks(marked: str) -> None:
    text, expected = parse_marks(marked)
    assert read_marked(text, read_figures(text, ())) == expected
