"""Panels of trade over time, one a pair: the flow told by colour, what is not yet reality by shape."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.site.charts.svg import choose_ticks, choose_years, draw_mark, join, legend, percent, place_period
from pipeline.site.wording import word_amount, word_number

Row = dict[str, Any]
HEIGHT, TOP, BOTTOM = 250, 26, 30  # pixels
LEFT, RIGHT = 0.11, 0.97  # shares of the width
SHARED_SCALE = 8  # pairs whose largest values differ by less share one scale
SHAPES = {"reported": "circle", "estimate": "hollow", "forecast": "diamond", "target": "triangle"}
WORDS = {
    "reported": "reported",
    "estimate": "estimate",
    "forecast": "forecast, not yet reality",
    "target": "target, not yet reality",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Years to shares of the width, dollars to pixels from the top."""

    years: tuple[float, float]
    ticks: tuple[float, ...]

    def x(self, year: float) -> float:
        """The place of a year."""
        low, high = self.years
        return LEFT + 0.05 + (RIGHT - 0.07 - LEFT - 0.05) * ((year - low) / (high - low) if high > low else 0.5)

    def y(self, value: float) -> float:
        """The place of a value."""
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / self.ticks[-1], 1)


def draw_panels(pairs: Mapping[str, Sequence[Row]], largest: Mapping[str, float], link: Callable[[str], str]) -> Markup:
    """The panels with what their marks mean; `largest` has the largest value of each pair."""
    shown = list(pairs)
    years = [year for pair in shown for row in pairs[pair] if (year := place_period(row["time_period"])) is not None]
    span = (min(years), max(years))
    together = max(largest[pair] for pair in shown) / max(1e-9, min(largest[pair] for pair in shown)) < SHARED_SCALE
    panels = []
    for pair in shown:
        top = max(largest[other] for other in shown) if together else largest[pair]
        panels.append(_draw_panel(pair, pairs[pair], Scale(span, tuple(choose_ticks(0, top * 1.12))), link))
    rows = [row for held in pairs.values() for row in held]
    return Markup('<div class="panels">{}</div>{}').format(join(panels), _explain(rows, together))


def describe_value(row: Row) -> str:
    """A value with its period and what kind of statement it is."""
    amount = word_amount(row["obs_value"], row["unit_measure"], row["bound"])
    return f"{row['time_period']}: {amount}, {WORDS[row['kind']]}"


def _draw_panel(pair: str, rows: Sequence[Row], scale: Scale, link: Callable[[str], str]) -> Markup:
    flows = ", ".join(dict.fromkeys(str(row["flow"]) for row in rows))
    return Markup(
        '<figure class="panel"><figcaption>{pair} <span class="quiet">{flows}, billion US dollars</span></figcaption>'
        '<svg class="chart" width="100%" height="{height}" role="group" aria-label="{pair}, {flows} by year">'
        "{axes}{targets}{lines}{marks}</svg></figure>"
    ).format(
        pair=pair,
        flows=flows,
        height=HEIGHT,
        axes=_draw_axes(scale),
        targets=join(_draw_target(row, scale) for row in rows if row["kind"] == "target"),
        lines=_draw_lines(rows, scale),
        marks=_draw_marks(rows, scale, link),
    )


def _draw_axes(scale: Scale) -> Markup:
    line = Markup('<line class="{c}" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>')
    value = Markup('<text class="tick" x="{x}" y="{y}" text-anchor="end">{text}</text>')
    year = Markup('<text class="tick" x="{x}" y="{y}" text-anchor="middle">{text}</text>')
    parts = []
    for tick in scale.ticks:
        y, name = scale.y(tick), "axis" if tick == 0 else "grid"
        parts.append(line.format(c=name, x1=percent(LEFT), x2=percent(RIGHT), y=y))
        parts.append(value.format(x=percent(LEFT - 0.015), y=y + 4, text=word_number(tick / 1e9)))
    for tick in choose_years(*scale.years, most=5):
        if scale.years[0] - 0.3 <= tick <= scale.years[1] + 0.3:
            parts.append(year.format(x=percent(scale.x(tick)), y=HEIGHT - 10, text=tick))
    return join(parts)


def _draw_target(row: Row, scale: Scale) -> Markup:
    """The level aimed at, from the start of the axis to the year by which it is to be reached."""
    year = place_period(row["time_period"]) or 0
    line = Markup('<line class="aim f-{flow}" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>')
    y = scale.y(row["obs_value_usd"])
    return line.format(flow=row["flow"], x1=percent(LEFT), x2=percent(scale.x(year)), y=y)


def _draw_lines(rows: Sequence[Row], scale: Scale) -> Markup:
    """Reported years of one flow are joined; where two values stand for one year, none of them is."""
    line = Markup('<line class="series f-{flow}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')
    parts = []
    for flow in dict.fromkeys(row["flow"] for row in rows):
        held = [
            row for row in rows if row["flow"] == flow and row["kind"] == "reported" and row["time_period"].isdigit()
        ]
        periods = [row["time_period"] for row in held]
        if len(set(periods)) != len(periods):
            continue
        points = [(scale.x(float(row["time_period"])), scale.y(row["obs_value_usd"])) for row in held]
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            parts.append(line.format(flow=flow, x1=percent(x1), y1=y1, x2=percent(x2), y2=y2))
    return join(parts)


def _draw_marks(rows: Sequence[Row], scale: Scale, link: Callable[[str], str]) -> Markup:
    mark = Markup('<a href="{href}" aria-label="{words}"><title>{words}</title>{mark}{label}</a>')
    text = Markup('<text class="value" x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>')
    taken: list[tuple[float, float]] = []
    parts = []
    for row in sorted(rows, key=lambda row: (row["kind"] != "reported", -row["obs_value_usd"], row["trade_id"])):
        x, y = scale.x(place_period(row["time_period"]) or 0), scale.y(row["obs_value_usd"])
        label = Markup("")
        height = next((y + step for step in (-12, 21) if _is_free(x, y + step, taken)), None)
        if height is not None:
            taken.append((x, height))
            anchor = "end" if x > 0.85 else "middle"
            short = word_number(round(row["obs_value_usd"] / 1e9, 2))
            label = text.format(x=percent(min(x, 0.97)), y=height, anchor=anchor, text=short)
        words = describe_value(row)
        drawn = draw_mark(SHAPES[row["kind"]], percent(x), y, f"mark f-{row['flow']} k-{row['kind']}")
        parts.append(mark.format(href=link(row["trade_id"]), words=words, mark=drawn, label=label))
    return join(parts)


def _is_free(x: float, y: float, taken: Sequence[tuple[float, float]]) -> bool:
    return TOP - 16 < y < HEIGHT - BOTTOM and all(abs(x - ox) > 0.13 or abs(y - oy) > 14 for ox, oy in taken)


def _explain(rows: Sequence[Row], together: bool) -> Markup:
    kinds = [kind for kind in SHAPES if any(row["kind"] == kind for row in rows)]
    flows = list(dict.fromkeys(row["flow"] for row in rows))
    entries = [(SHAPES[kind], f"mark f-{flows[0]} k-{kind}", WORDS[kind]) for kind in kinds]
    if len(flows) > 1:
        entries += [("square", f"mark f-{flow}", flow) for flow in flows]
    note = "" if together else "Each panel has its own scale, because the pairs differ too much for one. "
    return Markup('{}<p class="note">{}</p>').format(legend(entries), note) if note else legend(entries)
