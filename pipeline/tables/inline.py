"""One document's rows as plain values, for those who read texts one by one and keep no warehouse.

The columns are those of the published tables, the parties of a fact stand inside it, and so do the statements that it
rests on. The values that win are those that the merge (statements.sql) would choose for this document alone, except
that `recommended_for_aggregates` knows nothing of wholes and parts. Neither pandas nor DuckDB is needed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pipeline.extraction import Extraction
from pipeline.facts.claim import Cell, Statement
from pipeline.tables.lists import read_list
from pipeline.tables.rows import (
    STAGING,
    Cited,
    cite_claims,
    figure_rows,
    list_uses,
    locate_claims,
    mention_row,
    unique_rows,
)
from pipeline.times.time import PartialDate

Row = dict[str, Any]
Told = tuple[Statement, tuple[Cell, ...]]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "projects": (
        "project_id", "name", "kind", "sector", "status", "iati_status", "status_as_of", "cost_value",
        "cost_currency", "cost_usd", "capacity_value", "capacity_unit", "start_year", "completion_year",
        "n_documents", "status_as_of_precision",
    ),
    "pledges": (
        "pledge_id", "transaction_type", "instrument", "finance_type", "description", "quantity", "quantity_max",
        "unit", "bound", "value_usd", "value_usd_basis", "is_additional", "recommended_for_aggregates",
        "announced_on", "event_id", "project_id", "start_year", "due_year", "n_documents", "announced_on_precision",
    ),
    "trade_series": (
        "trade_id", "ref_area", "counterpart_area", "flow", "commodity", "freq", "time_period", "obs_value",
        "unit_measure", "bound", "kind", "obs_value_usd", "value_usd_basis", "reported_by", "n_documents",
    ),
    "agreements": (
        "agreement_id", "description", "count", "value", "currency", "value_usd", "bound", "signed_on", "event_id",
        "n_documents", "value_usd_basis", "signed_on_precision",
    ),
    "events": ("event_id", "name", "kind", "date_start", "date_end", "precision", "place", "n_documents"),
}  # fmt: skip
"""The published columns of each fact table; the first is its key."""

DOORS = {
    "projects": "projects",
    "pledges": "pledges",
    "trade_series": "trade",
    "agreements": "agreements",
    "events": "events",
}
"""Each fact table, and what it is called in the answer."""

FOLLOWS = {
    "cost_currency": "cost_value",
    "cost_usd": "cost_value",
    "capacity_unit": "capacity_value",
    "status_as_of": "status",
}
VOICES = ("stated", "attributed", "hedged")
STATUSES = ("cancelled", "suspended", "operational", "under_construction", "planned", "proposed", "unknown")
DATES = {"status_as_of", "announced_on", "signed_on", "date_start", "date_end"}
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def inline_rows(extraction: Extraction) -> dict[str, list[Row]]:
    """`figures`, `mentions`, `projects`, `pledges`, `trade`, `agreements` and `events` of one document."""
    document, text = extraction.document, extraction.document.text
    located = tuple(locate_claims(extraction))
    told = _group(cite_claims(located, extraction.figures))
    known = {(table, row_id) for table, row_id in told}
    rows: dict[str, list[Row]] = {
        "figures": [
            _publish_figure(row, document.published) for row in unique_rows(figure_rows(extraction, list_uses(located)))
        ],
        "mentions": [
            dict(zip(STAGING["mentions"].names, row, strict=True))
            for row in unique_rows(
                mention_row(document.document_id, mention, text) for mention in extraction.cast.mentions
            )
        ],
    }
    rows |= {door: [] for door in DOORS.values()}
    for (table, row_id), statements in told.items():
        if table in DOORS:
            row = _publish_fact(table, row_id, statements, document.published, known)
            row["evidence"] = [_cite(statement, text) for statement, _ in statements]
            rows[DOORS[table]].append(row)
    return rows


def _group(cited: Iterable[Cited]) -> dict[tuple[str, str], list[Told]]:
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for table, row_id, statement, cells in cited:
        told[table, row_id].append((statement, cells))
    return dict(told)


def _publish_figure(values: Sequence[object], published: PartialDate | None) -> Row:
    row: Row = dict(zip(STAGING["figures"].names, values, strict=True))
    text_usd = row.pop("text_usd")
    worth = _convert(row["value"], row["unit"], text_usd, (published,)) if row["class"] == "money" else (None, None)
    row["value_usd"], row["value_usd_basis"] = worth
    return row


def _publish_fact(
    table: str, row_id: str, statements: list[Told], published: PartialDate | None, known: set[tuple[str, str]]
) -> Row:
    said = _choose(statements, published)
    row: Row = dict.fromkeys(COLUMNS[table]) | {name: value for name, value in said.items() if name in COLUMNS[table]}
    row[COLUMNS[table][0]] = row_id
    row["n_documents"] = 1
    DERIVE[table](row, said, published)
    for link, target in (("event_id", "events"), ("project_id", "projects")):
        if link in row and table != target and (target, row[link]) not in known:
            row[link] = None
    if table == "pledges":
        hedged = all(statement.assertion == "hedged" for statement, _ in statements)
        row["recommended_for_aggregates"] = row["instrument"] != "trade_target" and not hedged
    for name in DATES & row.keys():
        partial = row[name]
        row[name] = _first_day(partial)
        if f"{name}_precision" in row:
            row[f"{name}_precision"] = PRECISIONS.get(len(str(partial))) if row[name] else None
    if table != "trade_series":
        row["parties"] = _list_parties(statements)
    return row


def _choose(statements: list[Told], published: PartialDate | None) -> dict[str, Any]:
    """The value of each column: the latest status, the firmest voice, what is read before what is inferred."""
    status_days = _date_statuses(statements, published)
    offers: dict[str, list[tuple[Cell, int]]] = defaultdict(list)
    for index, (_, cells) in enumerate(statements):
        for cell in cells:
            if ":" not in cell.column_name:
                offers[cell.column_name].append((cell, index))
    votes = Counter(cell.value for cell, _ in offers["name"])
    chosen: dict[str, Any] = {}
    winners: dict[str, int] = {}
    for column in sorted(offers, key=lambda name: name in FOLLOWS):
        held = offers[column]
        if column in FOLLOWS:
            held = [(cell, index) for cell, index in held if index == winners.get(FOLLOWS[column])]
        if held:
            cell, winners[column] = min(
                held, key=lambda offer: _rank(offer[0], offer[1], statements, status_days, votes)
            )
            chosen[column] = cell.value
    return chosen


def _rank(
    cell: Cell, index: int, statements: list[Told], status_days: list[int], votes: Counter[Any]
) -> tuple[Any, ...]:
    is_status = cell.column_name == "status"
    return (
        is_status and cell.value == "unknown",
        -status_days[index] if is_status else 0,
        VOICES.index(statements[index][0].assertion),
        cell.method == "inferred",
        -votes[cell.value] if cell.column_name == "name" else 0,
        STATUSES.index(str(cell.value)) if is_status else 0,
        -len(str(cell.value)),
        cell.start,
        str(cell.value),
    )


def _date_statuses(statements: list[Told], published: PartialDate | None) -> list[int]:
    """The day for which each statement gives its status: as the text has it, at the latest that of publication.

    What an undated text says without a day is no older than any day that it gives.
    """
    given = [{cell.column_name: cell.value for cell in cells}.get("status_as_of") for _, cells in statements]
    days = [_final_day(partial) for partial in given]
    if published is not None:
        today = date(published.year, published.month or 1, published.day or 1).toordinal()
        return [min(day or today, today) for day in days]
    latest = max((day for day in days if day), default=0)
    return [day or latest for day in days]


def _list_parties(statements: list[Told]) -> list[dict[str, str]]:
    named = sorted({cell.column_name for _, cells in statements for cell in cells if ":" in cell.column_name})
    return [{"party_id": party_id, "role": role} for role, _, party_id in (name.partition(":") for name in named)]


def _cite(statement: Statement, text: str) -> Row:
    return {
        "char_start": statement.start,
        "char_end": statement.end,
        "quote": text[statement.start : statement.end],
        "assertion": statement.assertion,
        "attributed_to": statement.attributed_to,
        "rule": statement.rule,
    }


def _derive_project(row: Row, said: Mapping[str, Any], published: PartialDate | None) -> None:
    row["status"] = row["status"] or "unknown"
    codes = {line["status"]: line["iati_status"] for line in read_list("project_statuses")}
    row["iati_status"] = codes.get(row["status"])
    row["sector"] = _look_up("sectors", "kind", row["kind"], f"{row['name']} {row['project_id']}", "sector")
    row["cost_usd"], _ = _convert(row["cost_value"], row["cost_currency"], said.get("cost_usd"), (published,))
    row["start_year"] = _before(row["start_year"], row["completion_year"])


def _derive_pledge(row: Row, said: Mapping[str, Any], published: PartialDate | None) -> None:
    row["finance_type"] = _look_up("finance_types", "instrument", row["instrument"], row["description"], "finance_type")
    dates = (said.get("announced_on"), published)
    row["value_usd"], row["value_usd_basis"] = _convert(row["quantity"], row["unit"], said.get("value_usd"), dates)
    row["start_year"] = _before(row["start_year"], row["due_year"])


def _derive_trade(row: Row, said: Mapping[str, Any], published: PartialDate | None) -> None:
    period = row["time_period"] if row["kind"] in ("reported", "estimate") else None
    worth = _convert(row["obs_value"], row["unit_measure"], said.get("obs_value_usd"), (period, published))
    row["obs_value_usd"], row["value_usd_basis"] = worth


def _derive_agreement(row: Row, said: Mapping[str, Any], published: PartialDate | None) -> None:
    dates = (said.get("signed_on"), published)
    row["value_usd"], row["value_usd_basis"] = _convert(row["value"], row["currency"], said.get("value_usd"), dates)
    row["count"] = int(row["count"]) if row["count"] is not None else None


def _derive_event(row: Row, said: Mapping[str, Any], _: PartialDate | None) -> None:
    start, end = _first_day(said.get("date_start")), _first_day(said.get("date_end"))
    if start and end and end < start:
        row["date_end"] = end = None
    known = said.get("date_start") if start else said.get("date_end") if end else None
    row["precision"] = PRECISIONS.get(len(str(known))) if known else None


DERIVE = {
    "projects": _derive_project,
    "pledges": _derive_pledge,
    "trade_series": _derive_trade,
    "agreements": _derive_agreement,
    "events": _derive_event,
}


def _convert(
    value: float | None, currency: str | None, text_usd: Any, dates: Sequence[object]
) -> tuple[float | None, str | None]:
    """The dollar value and its basis: as stated, the text's own, else the rate of the first date that has one."""
    if value is None or currency is None or not re.fullmatch("[A-Z]{3}", currency):
        return None, None
    if currency == "USD":
        return value, "as stated"
    if text_usd is not None:
        return float(text_usd), "text"
    from pipeline.tables.currencies import find_usd_rate  # a table of rates, wanted only for other currencies

    for on in dates:
        found = find_usd_rate(currency, str(on)) if on is not None else None
        if found is not None:
            return round(value * found[0], 4), found[1]
    return None, None


def _before(first: int | None, last: int | None) -> int | None:
    return first if first is None or last is None or first <= last else None


def _first_day(partial: object) -> str | None:
    """The first day of a date known to the year, the month or the day, as ISO 8601.

    >>> _first_day("2025-06")
    '2025-06-01'
    """
    try:
        known = PartialDate.parse(str(partial)) if partial is not None else None
        return date(known.year, known.month or 1, known.day or 1).isoformat() if known else None
    except ValueError:
        return None


def _final_day(partial: object) -> int | None:
    """The last day of a date known to the year, the month or the day, as a day number."""
    first = _first_day(partial)
    if first is None:
        return None
    day = date.fromisoformat(first)
    if len(str(partial)) == 4:
        return day.replace(month=12, day=31).toordinal()
    if len(str(partial)) == 7:
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1).toordinal() - 1
    return day.toordinal()


def _look_up(name: str, column: str, term: object, words: object, code: str) -> str | None:
    """The code of the first line of a list whose term is this one and whose word begins a word of the text."""
    text = " " + re.sub("[^a-z]+", " ", str(words or "").lower())
    for line in read_list(name):
        if line[column] == term and f" {line['word']}" in text:
            return line[code]
    return None
