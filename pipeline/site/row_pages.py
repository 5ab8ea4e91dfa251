"""A row's page: its values, where sources disagree on it, and the sentences that each value was read from."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.release.ddl import quote_text
from pipeline.site.library import Library, Row
from pipeline.site.listings.listing import Listing, find_listing
from pipeline.site.press import Page
from pipeline.site.related import list_related
from pipeline.site.statements import describe_statement
from pipeline.site.wording import shorten, word_amount, word_column, word_date, word_number, word_term, word_value
from schemas.contract import find_table, foreign_keys, party_links, primary_key

MOST_STATEMENTS = 40
AMOUNTS = {
    "obs_value": ("unit_measure",),
    "quantity": ("unit", "quantity_max"),
    "value": ("currency",),
    "cost_value": ("cost_currency",),
    "capacity_value": ("capacity_unit",),
}
FOLDED = ("bound", "precision")
TRANSACTIONS = {"12": "12, a pledge", "2": "2, a commitment", "3": "3, disbursed"}
LONG = 48  # characters; a longer value takes the whole width


def make_row_pages(library: Library, table: str, conflicts: Mapping[tuple[str, str], list[Any]]) -> Iterator[Page]:
    """The pages of all rows of a fact table."""
    (key,) = primary_key(find_table(table))
    listing = find_listing(table)
    assert listing is not None  # every fact table is listed
    for row in library.ask(f'FROM "{table}" ORDER BY "{key}"'):
        yield _make_page(library, listing, key, row, conflicts.get((table, row[key]), []))


def _make_page(library: Library, listing: Listing, key: str, row: Row, conflicts: list[Any]) -> Page:
    table, row_id = listing.table, row[key]
    page = library.find_page(table, row_id)
    assert page is not None
    statements = library.evidence.get((table, row_id), [])
    return Page(
        path=page,
        template="row.html",
        title=shorten(str(library.labels.get((table, row_id), row_id)), 200),
        section=listing.name,
        scripts=("static/row.js",),
        says={
            "parent": {"page": f"{listing.name}.html", "title": listing.title},
            "table": table,
            "record": [*describe_record(library, table, row), *_describe_parties(library, table, row_id)],
            "conflicts": conflicts,
            "statements": [describe_statement(library, held) for held in statements[:MOST_STATEMENTS]],
            "n_more": max(0, len(statements) - MOST_STATEMENTS),
            "related": list_related(library, table, row_id),
            "query": ask_row(table, key, row_id),
        },
    )


def ask_row(table: str, key: str, row_id: str) -> str:
    """The SQL that gives a row and the words behind it."""
    where = f"{key} = {quote_text(row_id)}"
    if find_listing(table) is None or table == "countries":
        return f"SELECT * FROM {table} WHERE {where}"
    return (
        f"SELECT {table}.*, column_name, value_text, cells.quote, method, evidence.document_id\n"
        f"FROM {table}\n"
        f"LEFT JOIN evidence ON table_name = {quote_text(table)} AND row_id = {key}\n"
        f"LEFT JOIN cells USING (evidence_id)\nWHERE {where}"
    )


def describe_record(library: Library, table: str, row: Row) -> list[dict[str, Any]]:
    """The row's values for the templates, its id last.

    A unit stands with its number, a date ends where it is known to end.
    """
    references = {link.column: link.to_table for link in foreign_keys(find_table(table))}
    folded = {unit for amount, units in AMOUNTS.items() if amount in row for unit in units} | set(FOLDED)
    fields = []
    for name, value in row.items():
        if value is None or name in folded or name.endswith("_precision"):
            continue
        text, page = _word_field(library, row, name, value, references.get(name))
        part = {"text": text, "page": page}
        explained = f"{table}.{name}"
        fields.append({"help": explained, "label": word_column(name), "parts": [part], "is_wide": len(text) > LONG})
    return [*fields[1:], *fields[:1]]


def _word_field(library: Library, row: Row, name: str, value: Any, refers: str | None) -> tuple[str, str | None]:
    if name in AMOUNTS:
        units = [row.get(unit) for unit in AMOUNTS[name]]
        top = units[1] if len(units) > 1 else None
        return word_amount(value, str(units[0]) if units[0] else None, row.get("bound"), top), None
    if name.endswith("_usd"):
        return f"{word_number(value)} USD", None
    if name == "transaction_type":
        return TRANSACTIONS.get(value, value), None
    if refers and refers != row.get("table_name") and not _is_own(name, row, refers):
        return _word_reference(library, refers, value)
    if name == "reported_by":
        return library.name_actor(value)
    if name in ("status", "kind", "instrument", "organization_kind"):
        return word_term(value), None
    precision = row.get(f"{name}_precision") or (row.get("precision") if name.startswith("date_") else None)
    if precision:
        return word_date(value, precision), None
    return word_value(value, name), None


def _is_own(name: str, row: Row, refers: str) -> bool:
    """Whether a reference is the row's own key, as a country's id is that of a party."""
    return next(iter(row)) == name and refers == "parties"


def _word_reference(library: Library, table: str, value: str) -> tuple[str, str | None]:
    if table in ("parties", "countries"):
        return library.name_actor(value)
    return library.labels.get((table, value), value), library.find_page(table, value)


def _describe_parties(library: Library, table: str, row_id: str) -> Iterator[dict[str, Any]]:
    """Who takes part, by role."""
    for link in party_links():
        if link.fact_table != table:
            continue
        role = "role" if link.has_role else "'party'"
        rows = library.ask(
            f'SELECT {role} AS role, party_id FROM "{link.table}" WHERE "{link.fact_key}" = ? ORDER BY role, party_id',
            [row_id],
        )
        for role in dict.fromkeys(row["role"] for row in rows):
            named = [library.name_actor(row["party_id"]) for row in rows if row["role"] == role]
            parts = [{"text": name, "page": page} for name, page in named]
            label = "Parties" if role == "party" else word_column(role)
            yield {"help": f"{link.table}.party_id", "label": label, "parts": parts, "is_wide": len(parts) > 3}
