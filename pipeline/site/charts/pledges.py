"""Pledges by pledgor and instrument: a table whose circles count pledges and whose words add up what can be added."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.site.charts.svg import join
from pipeline.site.wording import word_number, word_term

Row = dict[str, Any]
MOST_PLEDGORS = 12
LARGEST_RADIUS = 19.0  # pixels


def draw_pledges(rows: Sequence[Row], link: Callable[[str, str], str]) -> tuple[Markup, int]:
    """The table, pledgors with most pledges first, and how many pledgors are left out."""
    cells = {(row["pledgor"], row["instrument"]): row for row in rows}
    by_pledgor, by_instrument = defaultdict[str, int](int), defaultdict[str, int](int)
    for row in rows:
        by_pledgor[row["pledgor"]] += row["n_pledges"]
        by_instrument[row["instrument"]] += row["n_pledges"]
    if not cells:
        return Markup(""), 0
    pledgors = sorted(by_pledgor, key=lambda name: (-by_pledgor[name], name))
    instruments = sorted(by_instrument, key=lambda name: (-by_instrument[name], name))
    largest = max(row["n_pledges"] for row in rows)
    head = join(Markup('<th scope="col">{}</th>').format(word_term(name)) for name in instruments)
    lines = []
    for pledgor in pledgors[:MOST_PLEDGORS]:
        drawn = join(_draw_cell(cells.get((pledgor, name)), name, largest, link) for name in instruments)
        lines.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(pledgor, drawn))
    table = Markup(
        '<div class="scroll" role="region" aria-label="Table of pledgors and instruments" tabindex="0">'
        '<table class="matrix"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>'
    )
    return table.format(head, join(lines)), max(0, len(pledgors) - MOST_PLEDGORS)


def _draw_cell(row: Row | None, instrument: str, largest: int, link: Callable[[str, str], str]) -> Markup:
    """A circle whose area is the number of pledges; below it the dollars that may be added up.

    The label names the instrument on a phone, where the table has no columns.
    """
    if row is None:
        return Markup('<td class="none"><span class="visually-hidden">none</span></td>')
    radius = round(max(6.0, LARGEST_RADIUS * (row["n_pledges"] / largest) ** 0.5), 1)
    dollars = word_number(float(f"{row['usd'] or 0:.3g}"))  # a sum in several currencies is no closer than that
    money = Markup('<span class="sum">${}</span>').format(dollars) if row["usd"] else Markup("")
    noun = "pledge" if row["n_pledges"] == 1 else "pledges"
    return Markup(
        '<td data-label="{label}"><a href="{href}"><svg width="40" height="40" aria-hidden="true">'
        '<circle cx="20" cy="20" r="{r}" class="bubble"/><text x="20" y="24.5" text-anchor="middle">{n}</text></svg>'
        '<span class="visually-hidden">{n} {noun} </span>{money}</a></td>'
    ).format(
        label=word_term(instrument),
        href=link(row["pledgor"], row["instrument"]),
        r=radius,
        n=row["n_pledges"],
        noun=noun,
        money=money,
    )
