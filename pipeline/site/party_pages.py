"""The page of a state, group or organisation: what is known of it, and everything it has to do with."""

from collections.abc import Iterator

from pipeline.site.addresses import page_of_party
from pipeline.site.library import Library
from pipeline.site.press import Page
from pipeline.site.related import list_party_facts
from pipeline.site.row_pages import ask_row, describe_record

PARENTS = {
    "state": ("countries.html", "Countries"),
    "group": ("countries.html", "Countries and groups"),
    "organization": ("countries.html", "Countries and organisations"),
}


def make_party_pages(library: Library) -> Iterator[Page]:
    """A page for every party; states show what the table of countries knows besides."""
    states = {row["country_id"]: row for row in library.ask("FROM countries ORDER BY country_id")}
    for party_id, party in library.parties.items():
        table, key = ("countries", "country_id") if party_id in states else ("parties", "party_id")
        parent = PARENTS[party["kind"]]
        record = describe_record(library, table, states.get(party_id, party))
        yield Page(
            path=page_of_party(party["kind"], party_id),
            template="row.html",
            title=party["name"],
            section="countries",
            says={
                "parent": {"page": parent[0], "title": parent[1]},
                "table": table,
                "record": record,
                "conflicts": [],
                "statements": [],
                "n_more": 0,
                "related": list_party_facts(library, party_id),
                "query": ask_row(table, key, party_id),
            },
        )
