"""Documents made by hand: a text, and readers that find their words in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.documents.document import Document
from pipeline.extraction import Extraction
from pipeline.facts.claim import Facts, PledgeClaim, ProjectClaim, Read, Statement, TradeClaim
from pipeline.figures.figure import Figure
from pipeline.mentions.mention import Cast, Mention, Party, Person
from pipeline.tables.agreements import merge_agreements
from pipeline.tables.events import merge_events
from pipeline.tables.evidence import merge_evidence
from pipeline.tables.figures import merge_figures
from pipeline.tables.mentions import merge_mentions
from pipeline.tables.parties import merge_parties
from pipeline.tables.people import merge_people
from pipeline.tables.pledges import merge_pledges
from pipeline.tables.projects import merge_projects
from pipeline.tables.rows import extraction_rows
from pipeline.tables.statements import CELLS_OF
from pipeline.tables.trade import merge_trade
from pipeline.times.time import PartialDate
from schemas.contract import FACT_TABLES, TABLES, arrow_schema, find_table, foreign_keys, primary_key, table_name
from schemas.documents import Documents
from tests.pipeline.tables.merging import staging_tables


@dataclass
class MadeDocument:
    """A text under construction; everything that is read is found in it by its words."""

    text: str
    published: str | None = None
    duplicate_of: "MadeDocument | None" = None
    mentions: list[Mention] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    facts: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def document_id(self) -> str:
        return sha256(f"{self.text}{self.published}".encode()).hexdigest()[:16]

    def span(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def read(self, words: str, value: Any = None, method: Any = None) -> Read[Any]:
        """The value (its words where none is given), read from the words."""
        how = method or ("read" if value is None else "resolved")
        return Read(words if value is None else value, *self.span(words), how)

    def statement(self, words: str = "", assertion: Any = "stated", by: str | None = None) -> Statement:
        return Statement(*self.span(words or self.text), assertion, by, "made_by_hand")

    def mention(self, words: str, party_id: str) -> None:
        self.mentions.append(Mention(*self.span(words), "party", party_id, "name", "made_by_hand"))

    def figure(self, words: str, value: float, unit: str = "USD", conversion_of: int | None = None) -> int:
        self.figures.append(
            Figure(*self.span(words), "money", value, None, unit, "exact", "made_by_hand", conversion_of)
        )
        return len(self.figures) - 1

    def add(self, kind: str, claim: Any) -> None:
        self.facts.setdefault(kind, []).append(claim)

    def trade(self, amount: str, value: float, unit: str = "USD", assertion: Any = "stated", **more: Any) -> None:
        self.add(
            "trade",
            TradeClaim(
                statement=self.statement(assertion=assertion),
                ref_area=self.read("China", more.pop("ref_area", "CHN")),
                counterpart_area=self.read("Kazakhstan", "KAZ"),
                flow=self.read("trade", more.pop("flow", "turnover")),
                obs_value=self.read(amount, value),
                unit_measure=self.read(amount, unit),
                bound=self.read(amount, more.pop("bound", "exact")),
                kind=self.read("trade", more.pop("kind", "reported")),
                freq=self.read("trade", "A"),
                **more,
            ),
        )

    def pledge(self, *recipients: str, assertion: Any = "stated", by: Any = "CHN", **more: Any) -> None:
        """China pledges something to the recipients, each given as its words and, after a colon, its id."""
        self.add(
            "pledges",
            PledgeClaim(
                statement=self.statement(assertion=assertion),
                pledgors=(self.read("China", by),),
                recipients=tuple(self.read(*item.split(":")) for item in recipients),
                transaction_type=self.read("pledged", "12"),
                instrument=self.read("pledged", more.pop("instrument", "grant")),
                description=self.read(more.pop("description", "pledged")),
                bound=self.read("pledged", "exact"),
                is_additional=self.read("pledged", False, "inferred"),
                topic=more.pop("topic", "aid"),
                **more,
            ),
        )

    def project(self, key: str, name: str, kind: str = "railway", assertion: Any = "stated", **more: Any) -> None:
        self.add(
            "projects",
            ProjectClaim(
                statement=self.statement(assertion=assertion),
                project_key=key,
                name=self.read(name),
                kind=self.read(name, kind),
                **more,
            ),
        )

    def extraction(self) -> Extraction:
        cast = Cast(tuple(self.mentions), tuple(self.parties), tuple(self.people))
        published = PartialDate.parse(self.published) if self.published else None
        document = Document(
            self.document_id, "made.txt", self.document_id * 4, len(self.text), "utf-8", "en", self.text, (), None,
            None, None, None, published, "manifest" if published else "none", None,
        )  # fmt: skip
        facts = Facts(**{kind: tuple(claims) for kind, claims in self.facts.items()})
        return Extraction(document, cast, tuple(self.figures), (), facts)

    def row(self) -> dict[str, Any]:
        """The document's row in `documents`, as far as the merge looks at it."""
        partial = PartialDate.parse(self.published) if self.published else None
        return {
            "document_id": self.document_id,
            "published_on": date(partial.year, partial.month or 1, partial.day or 1) if partial else None,
            "published_precision": partial.precision if partial else None,
            "duplicate_of": self.duplicate_of.document_id if self.duplicate_of else None,
        }


def tabulate_documents(documents: Iterable[MadeDocument]) -> pa.Table:
    fields = [item for item in arrow_schema(Documents) if item.name in MadeDocument("").row()]
    return pa.Table.from_pylist([document.row() for document in documents], schema=pa.schema(fields))


def check_contract(tables: dict[str, pa.Table], rows: "Merged", documents: Iterable[MadeDocument]) -> None:
    """What is always true: valid columns, keys that lead somewhere, quotes as in the text, a cell for every value."""
    texts = {document.document_id: document.text for document in documents}
    for name, table in tables.items():
        model = find_table(name)
        if table.num_rows:
            model.validate(table.to_pandas(types_mapper=pd.ArrowDtype))
        for key in foreign_keys(model):
            if key.to_table in tables:
                targets = {row[key.to_column] for row in rows[key.to_table]}
                assert {row[key.column] for row in rows[name]} - targets <= {None}, (name, key)
    evidence = {row["evidence_id"]: row for row in rows["evidence"]}
    for name in ("evidence", "mentions", "figures", "cells"):
        for row in rows[name]:
            document_id = (row if name != "cells" else evidence[row["evidence_id"]])["document_id"]
            assert texts[document_id][row["char_start"] : row["char_end"]] == row["quote"]
    held = {(evidence[cell["evidence_id"]]["row_id"], cell["column_name"]) for cell in rows["cells"]}
    for model in FACT_TABLES:
        (key,) = primary_key(model)
        for row in rows[table_name(model)]:
            filled = {column for column, value in row.items() if value is not None} - {key, "n_documents", "n_mentions"}
            assert {(row[key], column) for column in filled} <= held


Merged = dict[str, list[dict[str, Any]]]


FACT_DOORS = {
    "people": merge_people,
    "events": merge_events,
    "projects": merge_projects,
    "pledges": merge_pledges,
    "trade": merge_trade,
    "agreements": merge_agreements,
}


@pytest.fixture(scope="session")
def merge() -> Callable[..., Merged]:
    """Merges documents made by hand; every published table as a list of rows.

    The doors of facts that no document has are not tried: their tables are empty (`merge_tables` has its own tests).
    """

    def merge_documents(*documents: MadeDocument) -> Merged:
        staging = staging_tables(extraction_rows(document.extraction()) for document in documents)
        published = tabulate_documents(documents)
        tables = {table_name(model): arrow_schema(model).empty_table() for model in TABLES[3:]}
        for kind, door in FACT_DOORS.items():
            if any(document.facts.get(kind) or getattr(document, kind, None) for document in documents):
                tables.update(door(published, staging))
        for door in (merge_parties, merge_mentions, merge_figures):
            tables.update(door(published, staging))
        tables.update(merge_evidence(published, staging, tables))
        tables = {name: table for name, table in tables.items() if not name.startswith(CELLS_OF)}
        rows = {name: table.to_pylist() for name, table in tables.items()}
        check_contract(tables, rows, documents)
        return rows

    return merge_documents


@pytest.fixture(scope="session")
def tabulate() -> Callable[[Iterable[MadeDocument]], tuple[pa.Table, dict[str, pa.Table]]]:
    """`documents` and the staging tables of documents made by hand."""

    def tabulate_all(documents: Iterable[MadeDocument]) -> tuple[pa.Table, dict[str, pa.Table]]:
        held = list(documents)
        return tabulate_documents(held), staging_tables(extraction_rows(document.extraction()) for document in held)

    return tabulate_all


@pytest.fixture(scope="session")
def made() -> type[MadeDocument]:
    """A document made by hand: `made(text, published)`."""
    return MadeDocument
