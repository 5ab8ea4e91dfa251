"""What else the dataset holds on a row: facts of a party, pledges of a summit, words of a person."""

from typing import Any

from pipeline.site.library import Library
from pipeline.site.wording import shorten

MOST = 40

PARTY_FACTS = """
    SELECT table_name, row_id, role FROM fact_parties WHERE party_id = ?
    UNION ALL
    SELECT 'trade_series', trade_id, 'party' FROM trade_series WHERE ? IN (ref_area, counterpart_area)
    ORDER BY table_name, role, row_id
"""
TITLES = {
    ("trade_series", "party"): ("Trade", "trade.html"),
    ("pledges", "pledgor"): ("Pledges it makes", "pledges.html"),
    ("pledges", "recipient"): ("Pledges made to it", "pledges.html"),
    ("projects", "location"): ("Projects that stand there", "projects.html"),
    ("projects", "builder"): ("Projects it builds", "projects.html"),
    ("projects", "lender"): ("Projects it lends to", "projects.html"),
    ("projects", "owner"): ("Projects it owns", "projects.html"),
    ("projects", "partner"): ("Projects it takes part in", "projects.html"),
    ("agreements", "party"): ("Agreements", "agreements.html"),
    ("events", "party"): ("Events", "events.html"),
}
POINTING = {
    "events": (
        ("Pledges made there", "pledges.html", "SELECT 'pledges' AS t, pledge_id AS i FROM pledges WHERE event_id = ?"),
        (
            "Agreements signed there",
            "agreements.html",
            "SELECT 'agreements' AS t, agreement_id AS i FROM agreements WHERE event_id = ?",
        ),
    ),
    "projects": (
        ("Pledges to it", "pledges.html", "SELECT 'pledges' AS t, pledge_id AS i FROM pledges WHERE project_id = ?"),
    ),
    "people": (
        (
            "Said by this person",
            "documents.html",
            "SELECT DISTINCT table_name AS t, row_id AS i FROM evidence WHERE attributed_to = ? ORDER BY t, i",
        ),
    ),
}
MEMBERSHIP = (
    (
        "Groups it belongs to, with facts of their own",
        "SELECT group_id AS party_id FROM party_members WHERE party_id = ? ORDER BY group_id",
    ),
    ("Members", "SELECT party_id FROM party_members WHERE group_id = ? ORDER BY party_id"),
)
DOCUMENTS = """
    SELECT document_id, count(*) AS n FROM mentions
    WHERE entity_id = ? AND entity_type IN ('party', 'person') GROUP BY document_id ORDER BY n DESC, document_id
"""

Group = dict[str, Any]


def list_related(library: Library, table: str, row_id: str) -> list[Group]:
    """The groups of rows that point at a fact."""
    groups = []
    for title, page, query in POINTING.get(table, ()):
        rows = [(row["t"], row["i"]) for row in library.ask(query, [row_id])]
        if rows:
            groups.append(_group(library, title, page, rows))
    if table == "people":
        groups += list_documents(library, row_id)
    return groups


def list_party_facts(library: Library, party_id: str) -> list[Group]:
    """Everything that a party has to do with, in the order of the site's menu."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in library.ask(PARTY_FACTS, [party_id, party_id]):
        found.setdefault((row["table_name"], row["role"]), []).append((row["table_name"], row["row_id"]))
    groups = [_group(library, *TITLES[key], found[key]) for key in TITLES if key in found]
    return groups + _list_membership(library, party_id) + list_documents(library, party_id)


def _list_membership(library: Library, party_id: str) -> list[Group]:
    """The groups of a state, whose facts are its own too, and the members of a group."""
    groups = []
    for title, query in MEMBERSHIP:
        named = [library.name_actor(row["party_id"]) for row in library.ask(query, [party_id])]
        items = [{"text": name, "page": page, "note": ""} for name, page in named]
        if items:
            groups.append({"title": title, "rows": items, "n_more": 0, "page": "countries.html"})
    return groups


def list_documents(library: Library, entity_id: str) -> list[Group]:
    """The documents that name somebody, those that do so most often first."""
    rows = library.ask(DOCUMENTS, [entity_id])
    if not rows:
        return []
    items = [
        {
            "text": shorten(library.name_source(row["document_id"]), 110),
            "page": library.find_page("documents", row["document_id"]),
            "note": f"{row['n']} ×",
        }
        for row in rows[:MOST]
    ]
    return [
        {"title": "Documents that name it", "rows": items, "n_more": len(rows) - len(items), "page": "documents.html"}
    ]


def _group(library: Library, title: str, page: str, rows: list[tuple[str, str]]) -> Group:
    items = [
        {
            "text": shorten(library.labels.get(key, key[1]), 160),
            "page": library.find_page(*key),
            "note": "",
        }
        for key in rows[:MOST]
    ]
    return {"title": title, "rows": items, "n_more": len(rows) - len(items), "page": page}
