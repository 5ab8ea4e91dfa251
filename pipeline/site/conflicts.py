"""Where sources disagree: the same thing said differently, with who said it and when."""

from typing import Any

from markupsafe import Markup

from pipeline.release.views.view import read_views
from pipeline.site.addresses import page_of
from pipeline.site.library import Library, Row
from pipeline.site.statements import describe_statement, pick_statements
from pipeline.site.wording import word_term

QUERIES = {
    "status_conflicts": "SELECT * FROM status_conflicts",
    "trade_conflicts": "SELECT * FROM trade_conflicts",
}


def list_conflicts(library: Library) -> list[dict[str, Any]]:
    """Every disagreement for the templates, statuses first; `rows` are the (table, id) that it is about."""
    statuses = [_describe_status(library, row) for row in library.ask(QUERIES["status_conflicts"])]
    values = [_describe_trade(library, row) for row in library.ask(QUERIES["trade_conflicts"])]
    return statuses + values


def list_queries() -> list[dict[str, str]]:
    """The queries behind the page, each with what it asks."""
    views = {view.name: view.query for view in read_views()}
    return [
        {"words": f"See the SQL of {word_term(name)}", "sql": query} for name, query in QUERIES.items() if name in views
    ]


def _describe_status(library: Library, row: Row) -> dict[str, Any]:
    page = page_of("projects", row["project_id"])
    sides = [
        _find_status(
            library, row["project_id"], row[f"{other}document_id"], row[f"{other}status"], row[f"{other}as_of"]
        )
        for other in ("", "other_")
    ]
    finding = Markup('<a href="{}">{}</a>: {}, or {}?').format(
        page, row["name"], word_term(row["status"]), word_term(row["other_status"])
    )
    return {
        "title": f"{row['name']}: {word_term(row['status'])}, or {word_term(row['other_status'])}?",
        "finding": finding,
        "page": page,
        "sides": [side for side in sides if side],
        "rows": [("projects", row["project_id"])],
    }


def _find_status(
    library: Library, project_id: str, document_id: str, status: str, as_of: str | None
) -> dict[str, Any] | None:
    """The statement in which a document gives a project this status."""
    held = pick_statements(library.evidence.get(("projects", project_id), []), document_id=document_id)
    for evidence in held:
        cells = library.cells.get(evidence["evidence_id"], [])
        if any(cell["column_name"] == "status" and cell["value_text"] == status for cell in cells):
            said = describe_statement(library, evidence)
            when = f", {as_of}" if as_of else ""
            return {**said, "value": f"{word_term(status)}{when}", "value_page": None}
    return None


def _describe_trade(library: Library, row: Row) -> dict[str, Any]:
    sides = []
    for other in ("", "other_"):
        trade_id = row[f"{other}trade_id"]
        statements = library.evidence.get(("trade_series", trade_id), [])
        if statements:
            value = {"value": row[f"{other}value"], "value_page": page_of("trade_series", trade_id)}
            sides.append({**describe_statement(library, statements[0]), **value})
    what = ", ".join(str(row[name]) for name in ("pair", "flow", "commodity", "time_period") if row[name])
    page = page_of("trade_series", row["trade_id"])
    finding = Markup('<a href="{}">{}</a>: {}, or {}?').format(page, what, row["value"], row["other_value"])
    return {
        "title": f"{what}: {row['value']}, or {row['other_value']}?",
        "finding": finding,
        "page": page,
        "sides": sides,
        "rows": [("trade_series", row["trade_id"]), ("trade_series", row["other_trade_id"])],
    }
