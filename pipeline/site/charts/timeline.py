"""Projects on a timeline: a line a project, a mark for each status that somebody gives it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup

from pipeline.site.charts.svg import choose_years, draw_mark, join, legend, percent
from pipeline.site.wording import word_date, word_term
from schemas.vocabularies import ProjectStatus, terms

Row = dict[str, Any]
MOST_PROJECTS = 24
SHAPES = {
    "proposed": "hollow",
    "planned": "diamond",
    "under_construction": "square",
    "operational": "circle",
    "suspended": "triangle",
    "cancelled": "cross",
    "unknown": "hollow",
}
LEFT, RIGHT = 0.03, 0.80
UNDATED = 0.955
ROW_HEIGHT = 34
LEVELS = (17, 6, 28)  # pixels from the top of a line


def draw_timeline(rows: Sequence[Row], link: Callable[[str], str]) -> tuple[Markup, int]:
    """Projects grouped by latest status, furthest along first, and how many are left out."""
    order = {status: -index for index, status in enumerate(terms(ProjectStatus))}
    projects = [(key, list(held)) for key, held in groupby(rows, key=lambda row: row["project_id"])]
    projects.sort(key=lambda item: (order.get(item[1][0]["latest_status"], 1), -item[1][0]["n_documents"], item[0]))
    shown = projects[:MOST_PROJECTS]
    if not shown:
        return Markup(""), 0
    years = [year for _, held in shown for row in held for year in _list_years(row)]
    low, high = (min(years), max(years)) if years else (0.0, 0.0)
    has_undated = any(row["as_of"] is None and _is_drawn(row, row["status"]) for _, held in shown for row in held)
    sections = []
    for status, group in groupby(shown, key=lambda item: item[1][0]["latest_status"]):
        lines = join(_draw_line(held, low, high, link) for _, held in group)
        sections.append(
            Markup('<section class="group"><h3>{}</h3><ol class="lines">{}</ol></section>').format(
                word_term(status), lines
            )
        )
    axis = _draw_axis(low, high, has_undated) if years else Markup("")
    said = [status for status in SHAPES if any(_is_drawn(row, status) for _, held in shown for row in held)]
    entries = [(SHAPES[status], f"mark s-{status}", word_term(status)) for status in said]
    drawn = Markup('<div class="timeline">{}{}</div>{}').format(join(sections), axis, legend(entries))
    return drawn, len(projects) - len(shown)


def _is_drawn(row: Row, status: str | None) -> bool:
    """Whether a statement of this status has a mark; that nothing is known of no date says nothing."""
    return row["status"] == status and status is not None and (row["as_of"] is not None or status != "unknown")


def _list_years(row: Row) -> Iterator[float]:
    if row["as_of"] is not None:
        yield _place(row)
    yield from (float(row[name]) for name in ("start_year", "completion_year") if row[name] is not None)


def _place(row: Row) -> float:
    """A date on the axis of years; one known to the year or month stands in the middle of it."""
    day: date = row["as_of"]
    if row["as_of_precision"] == "year":
        return float(day.year) + 0.5
    if row["as_of_precision"] == "month":
        return float(day.year) + (day.month - 0.5) / 12
    return float(day.year) + (day.timetuple().tm_yday - 1) / 365.25


def _x(year: float, low: float, high: float) -> float:
    first, last = int(low), int(high) + 1
    return LEFT + (RIGHT - LEFT) * (year - first) / (last - first)


def _draw_line(held: Sequence[Row], low: float, high: float, link: Callable[[str], str]) -> Markup:
    first = held[0]
    marks, taken = [], list[float]()
    for row in held:
        if not _is_drawn(row, row["status"]):
            continue
        x = UNDATED if row["as_of"] is None else _x(_place(row), low, high)
        level = sum(abs(x - other) < 0.02 for other in taken)  # marks of one date stand above each other
        taken.append(x)
        when = word_date(row["as_of"], row["as_of_precision"]) or "no date"
        title = Markup("<title>{}, {}</title>").format(word_term(row["status"]), when)
        drawn = draw_mark(SHAPES[row["status"]], percent(x), LEVELS[level % 3], f"mark s-{row['status']}")
        marks.append(Markup("<g>{}{}</g>").format(title, drawn))
    span = _draw_span(first, low, high)
    said = ", then ".join(
        f"{word_term(row['status'])} ({word_date(row['as_of'], row['as_of_precision']) or 'no date'})"
        for row in held
        if row["status"]
    )
    return Markup(
        '<li><a class="name" href="{href}">{name}</a><span class="visually-hidden">: {said}</span>'
        '<svg class="track" width="100%" height="{height}" aria-hidden="true">'
        '<line class="grid" x1="{left}" x2="{right}" y1="{middle}" y2="{middle}"/>{span}{marks}</svg></li>'
    ).format(
        href=link(first["project_id"]),
        name=first["name"],
        said=said,
        height=ROW_HEIGHT,
        middle=ROW_HEIGHT / 2,
        left=percent(LEFT),
        right=percent(RIGHT),
        span=span,
        marks=join(marks),
    )


def _draw_span(row: Row, low: float, high: float) -> Markup:
    """From the year of beginning to the year of completion, as far as they are given."""
    years = [row["start_year"], row["completion_year"]]
    known = [float(year) for year in years if year is not None]
    if not known:
        return Markup("")
    x1, x2 = _x(min(known), low, high), _x(max(known) + 0.98, low, high)
    return Markup('<rect class="span" x="{}" y="{}" width="{}" height="6" rx="3"/>').format(
        percent(x1), ROW_HEIGHT / 2 - 3, percent(max(0.01, x2 - x1))
    )


def _draw_axis(low: float, high: float, has_undated: bool) -> Markup:
    text = Markup('<text class="tick" x="{}" y="16" text-anchor="middle">{}</text>')
    line = Markup('<line class="axis" x1="{0}" x2="{0}" y1="0" y2="4"/>')
    last = int(high) + 1
    years = [year for year in choose_years(int(low), last, most=7) if int(low) <= year <= last]
    parts = [
        line.format(percent(_x(year, low, high))) + text.format(percent(_x(year, low, high)), year) for year in years
    ]
    if has_undated:
        parts.append(text.format(percent(UNDATED), "no date"))
    return Markup('<svg class="track axis-track" width="100%" height="22" aria-hidden="true">{}</svg>').format(
        join(parts)
    )
