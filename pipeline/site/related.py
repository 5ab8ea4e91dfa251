"""What else the dataset holds on a row: facts of a party, pledges of a summit, words of a person."""

from typing import Any

from pipeline.site.library import Library
from pipeline.site.wording import shorten

MOST = 40
IN_TABLE = "all of them in the table"

MOST_OF_A_GROUP = 8

PARTY_FACTS = """
    SELECT party_id, table_name, row_id, role FROM fact_parties
    UNION ALL
    SELECT unnest([ref_area, counterpart_area]), 'trade_series', trade_id, 'party' FROM trade_series
    ORDER BY party_id, table_name, role, row_id
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
GROUPS = "SELECT group_id AS party_id FROM party_members WHERE party_id = ? ORDER BY group_id"
MEMBERS = "SELECT party_id FROM party_members WHERE group_id = ? ORDER BY party_id"
FACT_WORDS = {
    "trade_series": ("value of trade", "values of trade"),
    "pledges": ("pledge", "pledges"),
    "projects": ("project", "projects"),
    "agreements": ("agreement", "agreements"),
    "events": ("event", "events"),
}
DOCUMENTS = """
    SELECT document_id, count(*) AS n FROM mentions
    WHERE entity_id = ? AND entity_type IN ('party', 'person') GROUP BY document_id ORDER BY n DESC, document_id
"""

Group = dict[str, Any]
Facts = dict[str, dict[tuple[str, str], list[str]]]


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


def collect_party_facts(library: Library) -> Facts:
    """The ids of the facts of every party, by table and role."""
    found: Facts = {}
    for row in library.ask(PARTY_FACTS):
        held = found.setdefault(row["party_id"], {}).setdefault((row["table_name"], row["role"]), [])
        if row["row_id"] not in held[-1:]:  # a state's trade with itself names it twice
            held.append(row["row_id"])
    return found


def list_party_facts(library: Library, facts: Facts, party_id: str) -> list[Group]:
    """Everything that a party has to do with, in the order of the site's menu, and what its groups have."""
    own = facts.get(party_id, {})
    groups = [_group(library, *TITLES[key], [(key[0], row) for row in own[key]]) for key in TITLES if key in own]
    around = [row["party_id"] for row in library.ask(GROUPS, [party_id])]
    groups += [_tell_group(library, name, facts[name]) for name in around if name in facts]
    quiet = [name for name in around if name not in facts]
    members = [row["party_id"] for row in library.ask(MEMBERS, [party_id])]
    groups += [_list_parties(library, "It also belongs to" if len(quiet) < len(around) else "It belongs to", quiet)]
    groups += [_list_parties(library, "Members", members)]
    return [group for group in groups if group["rows"]] + list_documents(library, party_id)


def summarise_party(library: Library, facts: Facts, party_id: str) -> str:
    """How often the texts name a party and what it takes part in, as a sentence or two.

    A group's facts are not its members': they are told apart.
    """
    counts = [row["n"] for row in library.ask(DOCUMENTS, [party_id])]
    said = [_count(sum(counts), "time", "times"), _count(len(counts), "document", "documents")]
    named = f"Named {said[0]} in {said[1]}" if counts else "No text of this release names it"
    rows: dict[str, set[str]] = {}
    for (table, _), held in facts.get(party_id, {}).items():
        rows.setdefault(table, set()).update(held)
    parts = [_count(len(rows[table]), *words) for table, words in FACT_WORDS.items() if table in rows]
    around = [library.name_actor(row["party_id"])[0] for row in library.ask(GROUPS, [party_id])]
    if parts:
        return f"{named}; it takes part in {_enumerate(parts)}."
    if around and not counts:
        return f"{named}. It is here as a member of {_enumerate(around)}."
    return f"{named}. No fact is told of it alone." if counts else f"{named}."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _enumerate(parts: list[str]) -> str:
    """The parts as a list in a sentence.

    >>> _enumerate(["1 pledge", "4 projects", "2 events"])
    '1 pledge, 4 projects and 2 events'
    """
    return " and ".join([*([", ".join(parts[:-1])] if parts[1:] else []), parts[-1]])


def _tell_group(library: Library, group_id: str, facts: dict[tuple[str, str], list[str]]) -> Group:
    """The first facts of a group, under its name: they speak of its members together."""
    name, page = library.name_actor(group_id)
    keys = list(dict.fromkeys((key[0], row) for key in TITLES if key in facts for row in facts[key]))
    items = [{**_item(library, key), "note": FACT_WORDS[key[0]][0]} for key in keys[:MOST_OF_A_GROUP]]
    n_more = len(keys) - len(items)
    return {"title": f"As part of {name}", "rows": items, "n_more": n_more, "page": page, "all": f"all of {name}"}


def _list_parties(library: Library, title: str, parties: list[str]) -> Group:
    named = [library.name_actor(party_id) for party_id in parties]
    items = [{"text": name, "page": page, "note": ""} for name, page in named]
    return {"title": title, "rows": items, "n_more": 0, "page": "countries.html", "all": IN_TABLE}


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
    n_more = len(rows) - len(items)
    title = "Documents that name it"
    return [{"title": title, "rows": items, "n_more": n_more, "page": "documents.html", "all": IN_TABLE}]


def _group(library: Library, title: str, page: str, rows: list[tuple[str, str]]) -> Group:
    items = [_item(library, key) for key in rows[:MOST]]
    return {"title": title, "rows": items, "n_more": len(rows) - len(items), "page": page, "all": IN_TABLE}


def _item(library: Library, key: tuple[str, str]) -> dict[str, Any]:
    return {"text": shorten(library.labels.get(key, key[1]), 160), "page": library.find_page(*key), "note": ""}
