"""The published views as their files define them.

A file begins with a comment that says what a row is, then one comment line a column (`-- pair: both parties`), then
the query.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.release.ddl import quote_name, quote_text

VIEWS = (
    "evidence_overview",
    "fact_sources",
    "fact_parties",
    "project_overview",
    "pledge_overview",
    "trade_overview",
    "agreement_overview",
    "event_overview",
    "country_overview",
    "document_overview",
    "trade_targets",
    "trade_conflicts",
    "status_conflicts",
    "unclaimed_figures",
)
"""Every view, none before a view that it rests on."""

MACROS = ("readable_number", "readable_date", "readable_bound", "readable_source")
"""Macros that the views and the lists of the site write their text with."""

COLUMN = re.compile(r"([a-z_0-9]+): (.+)")


@dataclass(frozen=True, slots=True)
class View:
    """A view, what it shows, and what each of its columns means."""

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]
    query: str


@cache
def read_views() -> tuple[View, ...]:
    """Every view in the order in which they can be created."""
    return tuple(_read_view(name) for name in VIEWS)


def view_statements() -> tuple[str, ...]:
    """The statements that create the views with their comments, on top of the tables."""
    return (*(read_text(name) for name in MACROS), *(line for view in read_views() for line in _create_view(view)))


def read_text(name: str) -> str:
    """One file of SQL that lies beside this module."""
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8").strip().removesuffix(";")


def _read_view(name: str) -> View:
    lines = read_text(name).splitlines()
    n_comments = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    comments = [line.removeprefix("--").strip() for line in lines[:n_comments]]
    matches = [COLUMN.fullmatch(comment) for comment in comments]
    description = " ".join(comment for comment, match in zip(comments, matches, strict=True) if match is None)
    columns = tuple((match[1], match[2]) for match in matches if match is not None)
    return View(name, description, columns, "\n".join(lines[n_comments:]).strip())


def _create_view(view: View) -> tuple[str, ...]:
    name = quote_name(view.name)
    return (
        f"CREATE VIEW {name} AS\n{view.query}",
        f"COMMENT ON VIEW {name} IS {quote_text(view.description)}",
        *(
            f"COMMENT ON COLUMN {name}.{quote_name(column)} IS {quote_text(meaning)}"
            for column, meaning in view.columns
        ),
    )
