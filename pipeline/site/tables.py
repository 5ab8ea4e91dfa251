"""A page a listing: the first rows in the page itself, all of them in a script for sorting and filtering."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.site.addresses import page_of
from pipeline.site.library import Library, Row
from pipeline.site.listings.listing import Listing
from pipeline.site.press import Page, call_script
from pipeline.site.wording import word_column, word_term, word_value

ROWS_IN_PAGE = 100
LONGEST_TERM = 16  # characters; shorter values are kept on one line
MOST_CHOICES = 60  # a filter with more is left to the search box

Table = tuple[Listing, list[Row]]


def make_table_page(library: Library, listing: Listing, rows: Sequence[Row], parquet: str | None) -> Page:
    """The page of a listing."""
    columns = describe_columns(listing, rows, list_types(library, listing))
    shown = [column for column in columns if not column["hidden"]]
    n_rows = len(rows)
    count = f"{n_rows:,} {'row' if n_rows == 1 else 'rows'}"
    if n_rows > ROWS_IN_PAGE:
        count += f"; the first {ROWS_IN_PAGE} are shown"
    return Page(
        path=f"{listing.name}.html",
        template="table.html",
        title=listing.title,
        section=listing.name,
        description=listing.description,
        scripts=("static/csv.js", "static/listing.js", f"data/{listing.name}.js"),
        says={
            "listing": listing,
            "n_rows": n_rows,
            "count": count,
            "data_script": f"data/{listing.name}.js",
            "columns": shown,
            "all_columns": columns,
            "rows": [_draw_row(library, listing, row, shown) for row in rows[:ROWS_IN_PAGE]],
            "parquet": parquet,
        },
    )


def make_table_data(library: Library, listing: Listing, rows: Sequence[Row]) -> bytes:
    """All rows of a listing as a script that calls `silkledger.receive`."""
    columns = describe_columns(listing, rows, list_types(library, listing))
    pages = [find_row_page(library, listing, row) for row in rows]
    values = [[_plain(row[column["name"]]) for column in columns] for row in rows]
    given = {"name": listing.name, "columns": columns, "rows": values, "pages": pages, "query": listing.query}
    return call_script("silkledger.receive", given)


def describe_columns(listing: Listing, rows: Sequence[Row], types: Mapping[str, str]) -> list[dict[str, Any]]:
    """The columns of a listing: name, label, meaning, whether a number, whether hidden, what can be chosen of it."""
    described: list[dict[str, Any]] = []
    for name, kind in types.items():
        held = sorted({_plain(row[name]) for row in rows if row[name] is not None}, key=lambda v: (str(type(v)), v))
        choices = held if name in listing.filters and 1 < len(held) <= MOST_CHOICES else []
        described.append(
            {
                "name": name,
                "label": word_column(name),
                "meaning": listing.explain(name),
                "is_number": kind in ("DOUBLE", "BIGINT", "HUGEINT") and not name.endswith("year"),
                "is_year": name.endswith("year"),
                "is_term": is_term(name),
                "is_key": name == listing.key,
                "is_lead": name == listing.lead,
                "is_headline": name == listing.headline,
                "hidden": name in listing.hidden or name == listing.key,
                "choices": choices,
            }
        )
    return described


def list_types(library: Library, listing: Listing) -> dict[str, str]:
    """The columns of a listing with their types."""
    return {row["column_name"]: row["column_type"] for row in library.ask(f"DESCRIBE {listing.query}")}


def is_term(column: str) -> bool:
    """Whether a column holds a term with underscores for spaces."""
    return column in ("status", "other_statuses", "kind", "instrument", "class", "used_by", "flow")


def find_row_page(library: Library, listing: Listing, row: Row) -> str | None:
    """Where a row of a listing has its page; a figure has its place in its document."""
    row_id = row[listing.key]
    if listing.table == "figures":
        document_id = library.figure_documents[row_id]
        return f"{page_of('documents', document_id)}#figure-{row_id}"
    return library.find_page(listing.table, row_id)


def _draw_row(library: Library, listing: Listing, row: Row, columns: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    cells = []
    for column in columns:
        value = row[column["name"]]
        text = word_term(value) if column["is_term"] and value is not None else word_value(value, column["name"])
        page = find_row_page(library, listing, row) if column["is_lead"] else None
        cells.append({"text": text, "label": column["label"], "classes": name_classes(column, text), "page": page})
    return cells


def name_classes(column: Mapping[str, Any], text: str) -> str:
    """How a cell is set: numbers to the right, short values on one line, the leading column wide."""
    if column["is_lead"]:
        return "lead"
    classes = "number" if column["is_number"] else "short" if len(text) <= LONGEST_TERM else ""
    return f"{classes} headline".strip() if column["is_headline"] else classes


def _plain(value: Any) -> Any:
    """A value as JSON holds it; dates as text, whole floats stay numbers."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
