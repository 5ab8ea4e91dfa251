"""The warehouse's tables at hand for making pages: questions in SQL, names, addresses, evidence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.release.licences import is_open
from pipeline.release.views.view import view_statements
from pipeline.site.addresses import FOLDERS, page_of, page_of_party
from pipeline.site.listings.listing import find_listing
from pipeline.site.wording import word_date
from schemas.contract import TABLES, arrow_schema, primary_key, table_name

Row = dict[str, Any]

EVIDENCE = """
    SELECT e.* FROM evidence e JOIN documents d USING (document_id)
    ORDER BY e.table_name, e.row_id, d.published_on NULLS LAST, e.document_id, e.char_start, e.evidence_id
"""
LABELS = """
    SELECT 'trade_series' AS table_name, trade_id AS row_id, line AS label FROM trade_overview
    UNION ALL SELECT 'pledges', pledge_id, coalesce(pledgors || ': ', '') || description FROM pledge_overview
    UNION ALL SELECT 'projects', project_id, name FROM projects
    UNION ALL SELECT 'agreements', agreement_id, concat_ws(': ', parties, description) FROM agreement_overview
    UNION ALL SELECT 'events', event_id, concat_ws(', ', name, dates) FROM event_overview
    UNION ALL SELECT 'people', person_id, name FROM people
    UNION ALL SELECT 'party_members', group_id || ':' || party_id, near.name || ', of ' || far.name
    FROM party_members AS pair JOIN parties AS near USING (party_id) JOIN parties AS far ON far.party_id = group_id
"""


@dataclass(slots=True)
class Library:
    """What pages are made from. Everything is in an order that depends on the tables alone."""

    connection: duckdb.DuckDBPyConnection
    documents: dict[str, Row]
    texts: dict[str, str]
    evidence: dict[tuple[str, str], list[Row]]
    cells: dict[str, list[Row]]
    labels: dict[tuple[str, str], str]
    parties: dict[str, Row]
    people: dict[str, Row]
    figure_documents: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def ask(self, query: str, parameters: Sequence[object] = ()) -> list[Row]:
        """The rows of a query, each by column name."""
        cursor = self.connection.execute(query, list(parameters))
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def find_page(self, table: str, row_id: str) -> str | None:
        """The page of a row, where it has one."""
        if table in FOLDERS:
            return page_of(table, row_id)
        # A membership (C5:KGZ) is told on the page of its group.
        party = self.parties.get(row_id.split(":")[0] if table == "party_members" else row_id)
        return page_of_party(party["kind"], party["party_id"]) if party else None

    def name_source(self, document_id: str) -> str:
        """A document as the list of documents has it: its title, or what stands for one."""
        return self.sources[document_id]

    def date_source(self, document_id: str) -> str:
        """When a document was published, as far as it is known; the name of one without a title says so already."""
        document = self.documents[document_id]
        return word_date(document["published_on"], document["published_precision"]) if document["title"] else ""

    def name_actor(self, actor: str | None) -> tuple[str, str | None]:
        """The name and page of somebody who may be a party, a person or just a name."""
        if actor in self.parties:
            return str(self.parties[actor]["name"]), page_of_party(self.parties[actor]["kind"], actor)
        if actor in self.people:
            return str(self.people[actor]["name"]), page_of("people", actor)
        return str(actor or ""), None


def open_library(tables: Mapping[str, pa.Table], all_texts: bool = False) -> Library:
    """The library over a warehouse's tables by name; full texts only where `is_open` says so, or all of them.

    A release holds no `document_texts` of texts without a licence: a table that is missing counts as empty.
    """
    connection = duckdb.connect(config={"threads": "1"})
    for model in TABLES:
        name = table_name(model)
        held = tables.get(name)
        connection.register(f"given_{name}", held if held is not None else arrow_schema(model).empty_table())
        order = ", ".join(f'"{key}"' for key in primary_key(model))
        connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM "given_{name}" ORDER BY {order}')
        connection.unregister(f"given_{name}")
    connection.execute(";\n".join(view_statements()))
    library = Library(connection, {}, {}, {}, {}, {}, {}, {})
    _index(library, all_texts)
    return library


def _index(library: Library, all_texts: bool) -> None:
    library.documents = {row["document_id"]: row for row in library.ask("FROM documents ORDER BY document_id")}
    for row in library.ask("FROM document_texts ORDER BY document_id"):
        if all_texts or is_open(library.documents[row["document_id"]]["licence"]):
            library.texts[row["document_id"]] = row["text"]
    library.sources = {row["document_id"]: row["source"] for row in library.ask(_read_documents_query())}
    evidence: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in library.ask(EVIDENCE):
        evidence[row["table_name"], row["row_id"]].append(row)
    cells: dict[str, list[Row]] = defaultdict(list)
    for row in library.ask("FROM cells ORDER BY evidence_id, char_start NULLS LAST, column_name"):
        cells[row["evidence_id"]].append(row)
    library.evidence, library.cells = dict(evidence), dict(cells)
    library.labels = {(row["table_name"], row["row_id"]): row["label"] for row in library.ask(LABELS)}
    library.parties = {row["party_id"]: row for row in library.ask("FROM parties ORDER BY party_id")}
    library.people = {row["person_id"]: row for row in library.ask("FROM people ORDER BY person_id")}

    library.figure_documents = {
        row["figure_id"]: row["document_id"] for row in library.ask("SELECT figure_id, document_id FROM figures")
    }


def _read_documents_query() -> str:
    listing = find_listing("documents")
    assert listing is not None  # documents are listed
    return listing.query
