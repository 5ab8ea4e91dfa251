"""The figures of bench/scale.py as a table and as a chart that is read in light and dark."""

import math
from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise
from typing import Any

Row = dict[str, Any]
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 70, 150, 50, 50

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #222 }
.title { font-weight: 600; font-size: 15px }
.paper { fill: #fff }
.grid { stroke: #ddd; stroke-width: 1 }
.cold { stroke: #1f5f8b; fill: #1f5f8b }
.more { stroke: #b5541c; fill: #b5541c }
.bar { stroke: #767676; fill: none; stroke-dasharray: 5 4 }
polyline { fill: none; stroke-width: 2.5 }
polyline.cold, polyline.more { fill: none }
text.cold, text.more { stroke: none }
@media (prefers-color-scheme: dark) {
  text { fill: #e8e8e8 }
  .paper { fill: #16191d }
  .grid { stroke: #3a3f46 }
  .cold { stroke: #7cc0ef; fill: #7cc0ef }
  .more { stroke: #f4a261; fill: #f4a261 }
  .bar { stroke: #a0a0a0 }
}
"""


def find_exponent(rows: Sequence[Row], build: str = "cold", measure: str = "processor_seconds") -> float:
    """The exponent of growth between the smallest and the largest size: 1 where twice the texts cost twice as much."""
    first, last = rows[0], rows[-1]
    if first is last:
        return math.nan
    grown = last[build][measure] / first[build][measure]
    return math.log(grown) / math.log(last["texts"] / first["texts"])


def show_growth(rows: Sequence[Row]) -> str:
    """A line a size, and the exponents between them.

    >>> build = {"seconds": 9.0, "processor_seconds": 20.0, "megabytes": 500}
    >>> more = {"seconds": 5.0, "processor_seconds": 5.0, "megabytes": 400}
    >>> double = {"seconds": 20.0, "processor_seconds": 40.0, "megabytes": 500}
    >>> rows = [{"texts": 1000, "bytes": 2_500_000, "cold": build, "more": more},
    ...         {"texts": 2000, "bytes": 5_000_000, "cold": double, "more": more}]
    >>> print(show_growth(rows))
    <BLANKLINE>
        texts       MB   cold s   cold processor s    MB/s  most MB    +10 s   of cold  of processor s
        1,000      2.5      9.0               20.0    0.28      500      5.0     55.6%           25.0%
        2,000      5.0     20.0               40.0    0.25      500      5.0     25.0%           12.5%
    growth of the cold build, by processor seconds: exponent 1.00 (from size to size 1.00)
    """
    lines = ["", "    texts       MB   cold s   cold processor s    MB/s  most MB    +10 s   of cold  of processor s"]
    for row in rows:
        cold, more = row["cold"], row["more"]
        lines.append(
            f"{row['texts']:9,} {row['bytes'] / 1e6:8.1f} {cold['seconds']:8.1f} {cold['processor_seconds']:18.1f} "
            f"{row['bytes'] / 1e6 / cold['seconds']:7.2f} {max(cold['megabytes'], more['megabytes']):8.0f} "
            f"{more['seconds']:8.1f} {more['seconds'] / cold['seconds']:9.1%} "
            f"{more['processor_seconds'] / cold['processor_seconds']:15.1%}"
        )
    if len(rows) > 1:
        steps = ", ".join(f"{find_exponent(pair):.2f}" for pair in pairwise(rows))
        whole = find_exponent(rows)
        lines.append(
            f"growth of the cold build, by processor seconds: exponent {whole:.2f} (from size to size {steps})"
        )
    return "\n".join(lines)


def draw_chart(rows: Sequence[Row]) -> str:
    """Processor seconds over texts, both in powers of ten: from nothing, with ten more, and a twentieth of nothing."""
    lines = {
        "cold": [(row["texts"], row["cold"]["processor_seconds"]) for row in rows],
        "more": [(row["texts"], row["more"]["processor_seconds"]) for row in rows],
        "bar": [(row["texts"], row["cold"]["processor_seconds"] / 20) for row in rows],
    }
    x = _scale([row["texts"] for row in rows], LEFT, WIDTH - RIGHT)
    y = _scale([value for points in lines.values() for _, value in points], HEIGHT - BOTTOM, TOP)
    exponent = f" (exponent {find_exponent(rows):.2f})" if len(rows) > 1 else ""
    said = {"cold": f"from nothing{exponent}", "more": "ten texts more", "bar": "5 % of from nothing"}
    drawn = [_draw_grid(x, y, rows, [value for points in lines.values() for _, value in points])]
    for name, points in lines.items():
        placed = [(x(size), y(value)) for size, value in points]
        drawn.append(f'<polyline class="{name}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in placed)}"/>')
        if name != "bar":
            drawn += [f'<circle class="{name}" cx="{a:.1f}" cy="{b:.1f}" r="4"/>' for a, b in placed]
        a, b = placed[-1]
        tint = "" if name == "bar" else name
        drawn += [
            f'<text class="{tint}" x="{a + 10:.1f}" y="{b + 4 + 15 * line:.1f}">{escape(word)}</text>'
            for line, word in enumerate(said[name].replace(" (", "\n(").split("\n"))
        ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-label="Cost of a build by number of texts">',
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
            f'<text class="title" x="{LEFT}" y="24">Cost of a build: processor seconds by number of texts</text>',
            *drawn,
            "</svg>\n",
        ]
    )


def _draw_grid(
    x: Callable[[float], float], y: Callable[[float], float], rows: Sequence[Row], values: Sequence[float]
) -> str:
    drawn = []
    for row in rows:
        place, label = x(row["texts"]), f"{row['texts']:,}"
        drawn.append(f'<line class="grid" x1="{place:.1f}" x2="{place:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        drawn.append(f'<text x="{place:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{label}</text>')
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    for power in range(low, high + 1):
        place = y(10.0**power)
        if TOP - 1 <= place <= HEIGHT - BOTTOM + 1:
            drawn.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{place:.1f}" y2="{place:.1f}"/>')
            drawn.append(f'<text x="{LEFT - 8}" y="{place + 4:.1f}" text-anchor="end">{10.0**power:,.4g}</text>')
    return "\n".join(drawn)


def _scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    """Where a value stands between two places, by its power of ten."""
    low, high = math.log10(min(values)), math.log10(max(values))
    span = (high - low) or 1.0
    return lambda value: start + (end - start) * (math.log10(value) - low) / span
