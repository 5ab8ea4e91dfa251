"""Axes and marks that all charts share. Colours and sizes of text are the style sheet's, by class.

Positions along the time axis are percentages, so that a chart takes whatever width its column has and its letters stay
as large as all others.
"""

import math
from collections.abc import Iterable, Sequence

from markupsafe import Markup

SHAPES = {
    "circle": Markup('<circle cx="{x}" cy="{y}" r="5.5" class="{c}"/>'),
    "hollow": Markup('<circle cx="{x}" cy="{y}" r="5" class="{c} hollow"/>'),
}
GLYPHS = {
    "diamond": "M0-7L6.5 0L0 7L-6.5 0Z",
    "triangle": "M0-6.5L7 5.5L-7 5.5Z",
    "square": "M-5-5H5V5H-5Z",
    "cross": "M-5-5L5 5M5-5L-5 5",
}


def draw_mark(shape: str, x: str, y: float, classes: str) -> Markup:
    """One mark; `x` is a percentage, `y` in pixels."""
    if shape in SHAPES:
        return SHAPES[shape].format(x=x, y=y, c=classes)
    # Only an inner <svg> takes a percentage as the origin of a path.
    glyph = Markup('<svg x="{x}" y="{y}" class="glyph"><path d="{d}" class="{c}"/></svg>')
    return glyph.format(x=x, y=y, d=GLYPHS[shape], c=classes)


def choose_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Round numbers from `low` to beyond `high`.

    >>> choose_ticks(0, 94.8)
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """
    span = (high - low) or abs(high) or 1.0
    raw = span / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw * 0.999)
    first = math.floor(low / step) * step
    count = math.ceil((high - first) / step - 1e-9)
    return [round(first + step * index, 12) for index in range(count + 1)]


def choose_years(low: float, high: float, most: int = 6) -> list[int]:
    """Years to write under a time axis, evenly spaced.

    >>> choose_years(2022, 2030), choose_years(1991, 2030)
    ([2022, 2024, 2026, 2028, 2030], [1990, 2000, 2010, 2020, 2030])
    """
    first, last = math.floor(low), math.ceil(high)
    for step in (1, 2, 5, 10, 20, 50, 100):
        start = first - first % step if step > 2 else first
        years = list(range(start, last + 1, step))
        if len(years) <= most:
            return years
    return [first, last]


def place_period(period: str) -> float | None:
    """A period of SDMX on the axis of years; a year stands at its number, a shorter period at its middle.

    >>> place_period("2024"), place_period("2024-Q1"), place_period("2024-01/2024-06"), place_period("soon")
    (2024.0, 2023.625, 2023.75, None)
    """
    first, _, last = period.partition("/")
    edges = (_edges(first), _edges(last or first))
    if edges[0] is None or edges[1] is None:
        return None
    return round((edges[0][0] + edges[1][1]) / 2 - 0.5, 4)


def _edges(part: str) -> tuple[float, float] | None:
    """Begin and end of a year, half-year, quarter, month or day."""
    year, _, rest = part.partition("-")
    if not (year.isdigit() and len(year) == 4):
        return None
    start = float(year)
    for letter, parts in (("Q", 4), ("S", 2), ("H", 2)):
        if rest[:1] == letter and rest[1:].isdigit():
            return start + (int(rest[1:]) - 1) / parts, start + int(rest[1:]) / parts
    if rest[:2].isdigit():
        return start + (int(rest[:2]) - 1) / 12, start + int(rest[:2]) / 12
    return start, start + 1


def percent(share: float) -> str:
    """A share as the percentage that SVG takes.

    >>> percent(0.25)
    '25%'
    """
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def join(parts: Iterable[Markup]) -> Markup:
    """The parts one after the other."""
    return Markup("").join(parts)


def legend(entries: Sequence[tuple[str, str, str]]) -> Markup:
    """What marks mean: shape, classes and words of each."""
    item = Markup('<li><svg class="key" width="18" height="16" aria-hidden="true">{}</svg>{}</li>')
    return Markup('<ul class="legend">{}</ul>').format(
        join(item.format(draw_mark(shape, "50%", 8, classes), words) for shape, classes, words in entries)
    )
