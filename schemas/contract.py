"""The dataset as a whole: its facts, its tables in data order, and what follows from their definitions."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as arrow

from schemas import vocabularies
from schemas.agreement_parties import AgreementParties
from schemas.agreements import Agreements
from schemas.cells import Cells
from schemas.countries import Countries
from schemas.document_texts import DocumentTexts
from schemas.documents import Documents
from schemas.event_parties import EventParties
from schemas.events import Events
from schemas.evidence import Evidence
from schemas.figures import Figures
from schemas.mentions import Mentions
from schemas.parties import Parties
from schemas.party_members import PartyMembers
from schemas.people import People
from schemas.pledge_parties import PledgeParties
from schemas.pledges import Pledges
from schemas.project_parties import ProjectParties
from schemas.project_statuses import ProjectStatuses
from schemas.projects import Projects
from schemas.rejected_documents import RejectedDocuments
from schemas.table import Table
from schemas.trade_series import TradeSeries


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is true of every release."""

    name: str
    title: str
    description: str
    schema_version: str
    licence: str
    licence_title: str
    licence_url: str


DATASET = Dataset(
    name="silkledger",
    title="Silk Ledger",
    description=(
        "Trade, pledges, projects, agreements and events between China and Central Asia, as articles report them; "
        "every value can be traced to the words it was read from."
    ),
    schema_version="1.0.0",
    licence="CC-BY-4.0",
    licence_title="Creative Commons Attribution 4.0 International",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
)

TABLES: tuple[type[Table], ...] = (
    Documents,
    DocumentTexts,
    RejectedDocuments,
    Parties,
    Countries,
    PartyMembers,
    People,
    Mentions,
    Figures,
    Events,
    EventParties,
    Projects,
    ProjectStatuses,
    ProjectParties,
    Pledges,
    PledgeParties,
    TradeSeries,
    Agreements,
    AgreementParties,
    Evidence,
    Cells,
)
"""Every table, none before a table that it refers to."""

FACT_TABLES: tuple[type[Table], ...] = (People, Events, Projects, Pledges, TradeSeries, Agreements)
"""The tables of which each row has evidence, and each extracted value a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as every output sees it."""

    name: str
    arrow_type: arrow.DataType
    nullable: bool
    description: str
    meaning: str
    key: bool
    references: tuple[str, str] | None  # table and column
    vocabulary: str | None  # its name in snake case
    terms: tuple[str, ...]
    unit: str | None
    origin: str
    absent: str | None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`column` holds values of `to_column` of `to_table`, or null."""

    column: str
    to_table: str
    to_column: str


@dataclass(frozen=True, slots=True)
class PartyLink:
    """A table that joins a fact to its parties; its cells are named `role:party_id`."""

    table: str
    fact_table: str
    fact_key: str
    has_role: bool


def table_name(model: type[Table]) -> str:
    """The published name: `trade_series`."""
    return str(model.to_schema().name)


def table_description(model: type[Table]) -> str:
    """What one row is, in a sentence."""
    return (model.__doc__ or "").strip()


def find_table(name: str) -> type[Table]:
    """The model of a published table; raises KeyError for a name that the contract does not know."""
    return {table_name(model): model for model in TABLES}[name]


@cache
def list_columns(model: type[Table]) -> tuple[Column, ...]:
    """The columns in order."""
    return tuple(_describe(name, held) for name, held in model.to_schema().columns.items())


def primary_key(model: type[Table]) -> tuple[str, ...]:
    """The columns of the primary key, by which the table is sorted."""
    return tuple(column.name for column in list_columns(model) if column.key)


def foreign_keys(model: type[Table]) -> tuple[ForeignKey, ...]:
    """Every column that refers to another table, or to another row of the same one."""
    return tuple(
        ForeignKey(column.name, *column.references) for column in list_columns(model) if column.references is not None
    )


def extracted_columns(model: type[Table]) -> tuple[str, ...]:
    """The columns whose values are read from a text; in a fact table each value of theirs has a cell."""
    return tuple(column.name for column in list_columns(model) if column.origin == "read")


def party_links() -> tuple[PartyLink, ...]:
    """The tables that join facts to parties, in data order."""
    facts = {table_name(model) for model in FACT_TABLES}
    links = []
    for model in TABLES:
        key = primary_key(model)
        to_fact = [link for link in foreign_keys(model) if link.column in key and link.to_table in facts]
        if to_fact and "party_id" in key:
            links.append(PartyLink(table_name(model), to_fact[0].to_table, to_fact[0].column, "role" in key))
    return tuple(links)


def vocabulary_terms() -> dict[str, tuple[str, ...]]:
    """The vocabularies that columns use, by name in snake case, in the order of first use."""
    return {
        column.vocabulary: column.terms
        for model in TABLES
        for column in list_columns(model)
        if column.vocabulary is not None
    }


def arrow_schema(model: type[Table]) -> arrow.Schema:
    """Column types and nullability: string, int64, double, bool and date32."""
    return arrow.schema(
        [arrow.field(column.name, column.arrow_type, column.nullable) for column in list_columns(model)]
    )


def _describe(name: str, held: Any) -> Column:
    facts = held.metadata
    vocabulary = facts["vocabulary"]
    references = facts["references"]
    return Column(
        name=name,
        arrow_type=held.dtype.type.pyarrow_dtype,
        nullable=held.nullable,
        description=held.description,
        meaning=facts["meaning"],
        key=facts["key"],
        references=tuple(references.split(".")) if references else None,
        vocabulary=_name_vocabulary(vocabulary) if vocabulary is not None else None,
        terms=vocabularies.terms(vocabulary) if vocabulary is not None else (),
        unit=facts["unit"],
        origin=facts["origin"],
        absent=facts["absent"],
    )


def _name_vocabulary(vocabulary: object) -> str:
    """The name of a `Literal` of `schemas.vocabularies`, in snake case: `FigureClass` is `figure_class`."""
    for name, held in vars(vocabularies).items():
        if held == vocabulary:  # pandera copies what it is given: equal, but not always the same object
            return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
    raise LookupError(f"{vocabulary!r} is no vocabulary of schemas/vocabularies.py; define it there")
