"""What Dagster shows of a table: its rows counted, the first few, and a chart where one tells something."""

import base64
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

PREVIEW_ROWS = 5
LONGEST_CELL = 60
MOST_BARS = 20
Bar = tuple[str, float]


def describe_rows(name: str, path: Path) -> dict[str, Any]:
    """Dagster metadata of a published table: `dagster/row_count`, `preview`, and `chart` where the table has one."""
    table = pq.ParquetFile(path)
    first = next(table.iter_batches(PREVIEW_ROWS), None)
    shown: dict[str, Any] = {
        "dagster/row_count": table.metadata.num_rows,
        "preview": dg.MetadataValue.md(
            preview_table(table.schema_arrow.empty_table() if first is None else pa.Table.from_batches([first]))
        ),
    }
    chart = CHARTS.get(name)
    bars = list(chart[1](table)) if chart and first is not None else []
    if chart and bars:
        shown["chart"] = dg.MetadataValue.md(f"![{chart[0]}]({embed_image(draw_bars(chart[0], bars))})")
    return shown


def preview_table(table: pa.Table) -> str:
    """The first rows as a Markdown table; long texts are cut.

    >>> print(preview_table(pa.table({"a": ["x|y", None]})))
    | a |
    | --- |
    | x\\|y |
    |  |
    """
    rows = [table.column_names, ["---"] * table.num_columns]
    rows += [list(map(_show_cell, row.values())) for row in table.slice(0, PREVIEW_ROWS).to_pylist()]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _show_cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    short = text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
    return escape(short, quote=False).replace("|", "\\|")


def draw_bars(title: str, bars: list[Bar]) -> str:
    """Horizontal bars as SVG, each with its label and value; the longest is the greatest value."""
    greatest = max((abs(value) for _, value in bars), default=0) or 1
    height = 30 + 22 * len(bars)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="760" height="{height}" font-family="sans-serif" '
        f'font-size="12"><rect width="100%" height="100%" fill="white"/>'
        f'<text x="8" y="18" font-weight="bold">{escape(title)}</text>'
    ]
    for index, (label, value) in enumerate(bars):
        y = 30 + 22 * index
        width = max(1, round(400 * abs(value) / greatest))
        lines.append(
            f'<text x="240" y="{y + 13}" text-anchor="end">{escape(label[:38])}</text>'
            f'<rect x="248" y="{y + 2}" width="{width}" height="15" fill="#2a6f97"/>'
            f'<text x="{254 + width}" y="{y + 13}">{value:,.4g}</text>'
        )
    return "".join([*lines, "</svg>"])


def embed_image(svg: str) -> str:
    """The image as an address that needs no request."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _count_terms(column: str) -> Callable[[pq.ParquetFile], Iterable[Bar]]:
    def count(table: pq.ParquetFile) -> Iterable[Bar]:
        counted: Counter[str] = Counter()
        for batch in table.iter_batches(columns=[column]):
            values, counts = pc.value_counts(batch.column(0)).flatten()
            counted.update(dict(zip(map(str, values.to_pylist()), counts.to_pylist(), strict=True)))
        return sorted(counted.items(), key=lambda bar: (-bar[1], bar[0]))[:MOST_BARS]

    return count


def _trade_in_dollars(table: pq.ParquetFile) -> Iterable[Bar]:
    words = ["ref_area", "counterpart_area", "flow", "time_period", "kind"]
    rows = table.read(["trade_id", "obs_value_usd", *words])
    known = rows.filter(pc.is_valid(rows.column("obs_value_usd")))
    greatest = known.sort_by([("obs_value_usd", "descending"), ("trade_id", "ascending")]).slice(0, MOST_BARS)
    for row in greatest.to_pylist():
        said = (row[word] for word in words)
        yield " ".join(word for word in said if word and word != "reported"), row["obs_value_usd"] / 1e9


def _pledged_dollars(table: pq.ParquetFile) -> Iterable[Bar]:
    summed: dict[str, float] = defaultdict(float)
    for batch in table.iter_batches(columns=["instrument", "value_usd", "recommended_for_aggregates"]):
        for row in batch.filter(batch.column("recommended_for_aggregates")).to_pylist():
            summed[row["instrument"]] += (row["value_usd"] or 0) / 1e9
    return sorted(((name, value) for name, value in summed.items() if value), key=lambda bar: (-bar[1], bar[0]))


CHARTS: dict[str, tuple[str, Callable[[pq.ParquetFile], Iterable[Bar]]]] = {
    "documents": ("Texts by language", _count_terms("language")),
    "rejected_documents": ("Inputs rejected, by reason", _count_terms("reason")),
    "mentions": ("Most spoken of", _count_terms("entity_id")),
    "figures": ("Figures by class", _count_terms("class")),
    "trade_series": ("Trade, billion US dollars", _trade_in_dollars),
    "pledges": ("Pledges by instrument, billion US dollars", _pledged_dollars),
    "projects": ("Projects by status", _count_terms("status")),
    "events": ("Events by kind", _count_terms("kind")),
    "cells": ("Values by the way they were read", _count_terms("method")),
}
