"""The pages that explain: the data dictionary, and what the site is."""

from typing import Any

from pipeline.release.ddl import DUCKDB_TYPES
from pipeline.release.views.view import read_views
from pipeline.site.conflicts import list_queries
from pipeline.site.edition import Edition
from pipeline.site.library import Library
from pipeline.site.press import Page
from schemas.contract import DATASET, TABLES, list_columns, table_description, table_name


def make_dictionary() -> Page:
    """Every table, column and view."""
    return Page("dictionary.html", "dictionary.html", "Data dictionary", "dictionary", {"tables": list_tables()})


def list_tables() -> list[dict[str, Any]]:
    """The tables and views with their columns, as the dictionary and the query page show them."""
    tables = [
        {
            "name": table_name(model),
            "meaning": table_description(model),
            "columns": [
                {
                    "name": column.name,
                    "type": DUCKDB_TYPES[column.arrow_type],
                    "key": column.key,
                    "origin": column.origin,
                    "meaning": column.description,
                    "terms": " | ".join(column.terms),
                }
                for column in list_columns(model)
            ],
        }
        for model in TABLES
    ]
    views = [
        {
            "name": view.name,
            "meaning": view.description,
            "columns": [
                {"name": name, "type": "view", "key": False, "origin": "", "meaning": meaning, "terms": ""}
                for name, meaning in view.columns
            ],
        }
        for view in read_views()
    ]
    return tables + views


def make_about(library: Library, edition: Edition) -> Page:
    """What the release is, how far to trust it, how to cite it, who may use it."""
    facts = [
        {"words": "Edition", "value": edition.words},
        {"words": "Schema", "value": DATASET.schema_version},
        {"words": "Made from commit", "value": edition.git_commit or "not known"},
        {"words": "Documents", "value": f"{len(library.documents):,}"},
        {"words": "Documents shown in full", "value": f"{len(library.texts):,}"},
        {"words": "Pairs of a value and its words", "value": f"{sum(map(len, library.cells.values())):,}"},
    ]
    rejected = [
        {"source_path": row["source_path"], "reason": str(row["reason"]).replace("_", " ")}
        for row in library.ask("FROM rejected_documents ORDER BY source_path LIMIT 500")
    ]
    return Page("about.html", "about.html", "About", "about", {"facts": facts, "rejected": rejected})


def make_disagreements(conflicts: list[dict[str, Any]]) -> Page:
    """All disagreements side by side."""
    says = {"conflicts": conflicts, "queries": list_queries()}
    return Page("disagreements.html", "disagreements.html", "Disagreements", "disagreements", says)
