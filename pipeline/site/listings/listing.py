"""The tables that the site lists, each from one query that the reader can see, run and change.

A file begins with comment lines: `title`, `table` and `key` (the published table whose rows it lists), `lead` (the
column that leads to the row's page), `headline` (the column that stands right below it on a phone), `filters` (columns
with a list to choose from), `hidden` (shown on demand), and then `column: meaning` for what no table or view explains.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.release.views.view import read_views
from schemas.contract import find_table, list_columns, table_description

LISTINGS = ("trade", "pledges", "projects", "agreements", "events", "countries", "people", "documents", "figures")


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of the site; `meanings` holds its columns in the words of the data dictionary."""

    name: str
    title: str
    table: str
    key: str
    lead: str
    headline: str
    filters: tuple[str, ...]
    hidden: tuple[str, ...]
    meanings: dict[str, str]
    query: str

    @property
    def description(self) -> str:
        """What one row is."""
        return table_description(find_table(self.table))

    def explain(self, column: str) -> str:
        """What a column means; empty where nothing says so."""
        return self.meanings.get(column, "")


@cache
def read_listings() -> tuple[Listing, ...]:
    """Every listing, in the order of the site's menu."""
    return tuple(map(_read_listing, LISTINGS))


def find_listing(table: str) -> Listing | None:
    """The listing of a published table."""
    return next((listing for listing in read_listings() if listing.table == table), None)


def _read_listing(name: str) -> Listing:
    lines = files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8").strip().splitlines()
    comments = [line for line in lines if line.startswith("-- ")]
    said = dict(comment.removeprefix("-- ").split(": ", 1) for comment in comments)
    table = said.pop("table")
    title, key, lead, headline = (said.pop(part) for part in ("title", "key", "lead", "headline"))
    filters, hidden = (_split(said.pop(part, "")) for part in ("filters", "hidden"))
    meanings = _known_meanings(table) | said
    query = "\n".join(lines[len(comments) :])
    return Listing(name, title, table, key, lead, headline, filters, hidden, meanings, query)


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


def _known_meanings(table: str) -> dict[str, str]:
    """Meanings of columns: those of the table first, then of any view."""
    views = {name: meaning for view in read_views() for name, meaning in view.columns}
    return views | {column.name: column.description for column in list_columns(find_table(table))}
