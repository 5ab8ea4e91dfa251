"""The page of a state, group or organisation: what is known of it, and everything it has to do with."""

from collections.abc import Iterator
from typing import Any

from pipeline.site.addresses import page_of_party
from pipeline.site.library import Library, Row
from pipeline.site.press import Page
from pipeline.site.related import collect_party_facts, list_party_facts, summarise_party
from pipeline.site.row_pages import MOST_STATEMENTS, ask_row, describe_record
from pipeline.site.statements import describe_statement

PARENTS = {
    "state": ("countries.html", "Countries"),
    "group": ("countries.html", "Countries and groups"),
    "organization": ("countries.html", "Countries and organisations"),
}


def make_party_pages(library: Library) -> Iterator[Page]:
    """A page for every party; states show what the table of countries knows besides."""
    states = {row["country_id"]: row for row in library.ask("FROM countries ORDER BY country_id")}
    facts = collect_party_facts(library)
    memberships: dict[str, list[Row]] = {}
    for (table, row_id), rows in library.evidence.items():
        if table == "party_members":
            memberships.setdefault(row_id.split(":")[0], []).extend(rows)
    for party_id, party in library.parties.items():
        membership = memberships.get(party_id, [])
        table, key = ("countries", "country_id") if party_id in states else ("parties", "party_id")
        parent = PARENTS[party["kind"]]
        record = [
            field for field in describe_record(library, table, states.get(party_id, party)) if not _is_told(field)
        ]
        yield Page(
            path=page_of_party(party["kind"], party_id),
            template="row.html",
            title=party["name"],
            section="countries",
            scripts=("static/row.js",),
            says={
                "summary": summarise_party(library, facts, party_id),
                "parent": {"page": parent[0], "title": parent[1]},
                "table": table,
                "record": record,
                "conflicts": [],
                "statements": [describe_statement(library, held) for held in membership[:MOST_STATEMENTS]],
                "n_more": max(0, len(membership) - MOST_STATEMENTS),
                "related": list_party_facts(library, facts, party_id),
                "query": ask_row(table, key, party_id),
            },
        )


def _is_told(field: dict[str, Any]) -> bool:
    """Whether the page says it above already."""
    return field["label"] in ("Name", "Documents", "Mentions")
