"""One document's extraction as flat rows, ready for columns: what is cached per document and merged across them.

The rows of a document depend on that document alone. A fact's identity (`row_id`) is made here, per claim, from its
content; the merges group by it. Nothing here converts money, ranks statements or looks at another document, so
that kept rows outlive a change of rates or of the merge.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.facts.claim import (
    AgreementClaim,
    Cell,
    Claim,
    EventClaim,
    MembershipClaim,
    PersonClaim,
    PledgeClaim,
    ProjectClaim,
    Read,
    Statement,
    TradeClaim,
    list_cells,
)
from pipeline.figures.figure import Figure
from pipeline.mentions.mention import Mention, Person
from pipeline.tables.identity import (
    hash_text,
    identify_agreement,
    identify_by_key,
    identify_pledge,
    identify_trade,
)

if TYPE_CHECKING:  # the extraction brings every grammar with it, and kept rows are merged without one
    from pipeline.extraction import Extraction

CONTEXT = 32  # characters of prefix and suffix, as W3C's TextQuoteSelector has them

TEXT: pa.DataType = pa.string()
WHOLE: pa.DataType = pa.int64()
NUMBER: pa.DataType = pa.float64()

STAGING: dict[str, pa.Schema] = {
    "figures": pa.schema(
        [("figure_id", TEXT), ("document_id", TEXT), ("char_start", WHOLE), ("char_end", WHOLE), ("quote", TEXT),
         ("class", TEXT), ("value", NUMBER), ("value_max", NUMBER), ("unit", TEXT), ("bound", TEXT), ("rule", TEXT),
         ("text_usd", NUMBER), ("used_by", TEXT)]  # text_usd: the text's own conversion
    ),
    "mentions": pa.schema(
        [("mention_id", TEXT), ("document_id", TEXT), ("char_start", WHOLE), ("char_end", WHOLE), ("quote", TEXT),
         ("entity_type", TEXT), ("entity_id", TEXT), ("form", TEXT), ("rule", TEXT)]
    ),
    "parties": pa.schema(
        [("document_id", TEXT), ("party_id", TEXT), ("kind", TEXT), ("name", TEXT), ("organization_kind", TEXT),
         ("country_id", TEXT), ("wikidata_id", TEXT)]
    ),
    "people": pa.schema(
        [("document_id", TEXT), ("person_id", TEXT), ("name", TEXT), ("role", TEXT), ("country_id", TEXT)]
    ),
    "claims": pa.schema(
        [("evidence_id", TEXT), ("table_name", TEXT), ("row_id", TEXT), ("document_id", TEXT), ("char_start", WHOLE),
         ("char_end", WHOLE), ("quote", TEXT), ("prefix", TEXT), ("suffix", TEXT), ("assertion", TEXT),
         ("attributed_to", TEXT), ("rule", TEXT)]
    ),
    "claim_cells": pa.schema(
        [("evidence_id", TEXT), ("column_name", TEXT), ("value_text", TEXT), ("char_start", WHOLE),
         ("char_end", WHOLE), ("quote", TEXT), ("method", TEXT)]
    ),
}  # fmt: skip
"""The staging tables: the columns of each, in the order of the tuples of `ExtractionRows`."""

PUBLISHED_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "trade_series": {"converted_usd": "obs_value_usd"},
    "pledges": {"converted_usd": "value_usd", "event": "event_id", "project": "project_id"},
    "agreements": {"event": "event_id"},
}
"""What a claim calls a column that the published table calls otherwise."""

MONEY_COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "trade_series": ("obs_value", "unit_measure", "obs_value_usd"),
    "pledges": ("quantity", "unit", "value_usd"),
    "projects": ("cost_value", "cost_currency", "cost_usd"),
    "agreements": ("value", "currency", "value_usd"),
}
"""Amount, its unit, and the amount in dollars, of each table that holds money."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ExtractionRows:
    """The rows of one document, one tuple of tuples a staging table, columns in the order of `STAGING`."""

    document_id: str
    figures: tuple[Row, ...]
    mentions: tuple[Row, ...]
    parties: tuple[Row, ...]
    people: tuple[Row, ...]
    claims: tuple[Row, ...]
    claim_cells: tuple[Row, ...]


def extraction_rows(extraction: "Extraction") -> ExtractionRows:
    """Figures, mentions, actors and claims of one document as rows; ids are unique, and equal for equal content."""
    document, cast = extraction.document, extraction.cast
    document_id, text = document.document_id, document.text
    located = tuple(locate_claims(extraction))
    claims: dict[str, Row] = {}
    claim_cells: dict[tuple[str, str], Row] = {}
    for table, row_id, statement, cells in (*cite_claims(located, extraction.figures), *cite_people(extraction)):
        evidence_id = identify_evidence(document_id, table, row_id, statement, cells)
        claims.setdefault(evidence_id, evidence_row(evidence_id, table, row_id, document_id, statement, text))
        for cell in cells:
            claim_cells.setdefault((evidence_id, cell.column_name), cell_row(evidence_id, cell, text))
    return ExtractionRows(
        document_id,
        tuple(unique_rows(figure_rows(extraction, list_uses(located)))),
        tuple(unique_rows(mention_row(document_id, mention, text) for mention in cast.mentions)),
        tuple(
            (document_id, party.party_id, party.kind, party.name, party.organization_kind, party.country_id,
             party.wikidata_id)
            for party in cast.parties
        ),
        tuple(
            (document_id, person.person_id, person.name, person.role, person.country_id)
            for person in cast.people
        ),
        tuple(claims.values()),
        tuple(claim_cells.values()),
    )  # fmt: skip


def columnar(rows: list[Row], schema: pa.Schema) -> pa.Table:
    columns: list[Iterable[object]] = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [pa.array(list(column), field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def unique_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The first row of each id, the id standing first."""
    return iter({row[0]: row for row in reversed(list(rows))}.values().__reversed__())


def figure_rows(extraction: "Extraction", used_by: Mapping[int, str]) -> Iterator[Row]:
    document_id, text, figures = extraction.document.document_id, extraction.document.text, extraction.figures
    text_usd = list_text_conversions(figures)
    for index, figure in enumerate(figures):
        key = (document_id, "figure", figure.start, figure.end, figure.figure_class, figure.value, figure.unit)
        yield (
            hash_text("\x1f".join(map(str, key))), document_id, figure.start, figure.end,
            text[figure.start : figure.end], figure.figure_class, float(figure.value),
            None if figure.value_max is None else float(figure.value_max), figure.unit, figure.bound, figure.rule,
            text_usd.get(index), used_by.get(index),
        )  # fmt: skip


def mention_row(document_id: str, mention: Mention, text: str) -> Row:
    key = (document_id, "mention", mention.start, mention.end, mention.entity_type, mention.entity_id)
    return (
        hash_text("\x1f".join(map(str, key))), document_id, mention.start, mention.end,
        text[mention.start : mention.end], mention.entity_type, mention.entity_id, mention.form, mention.rule,
    )  # fmt: skip


def identify_evidence(document_id: str, table: str, row_id: str, statement: Statement, cells: tuple[Cell, ...]) -> str:
    """One id a statement: the same words may say two things of a row ("planned in 1997, it is now open")."""
    key = (document_id, table, row_id, statement.start, statement.end, statement.assertion, statement.rule)
    values = (f"{cell.column_name}={cell.value}" for cell in cells)
    return hash_text("\x1f".join((*map(str, key), *values)))


def evidence_row(evidence_id: str, table: str, row_id: str, document_id: str, statement: Statement, text: str) -> Row:
    start, end = statement.start, statement.end
    return (
        evidence_id, table, row_id, document_id, start, end, text[start:end], text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT], statement.assertion, statement.attributed_to, statement.rule,
    )  # fmt: skip


def cell_row(evidence_id: str, cell: Cell, text: str) -> Row:
    quote = text[cell.start : cell.end]
    return evidence_id, cell.column_name, value_text(cell.value), cell.start, cell.end, quote, cell.method


def value_text(value: str | float | int | bool) -> str:
    """A value as text, so that casting it back gives the same value: `true`, `2030`, `94800000000.0`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


Located = tuple[Claim, str, str]
"""A claim with the published table and the id of the row that it speaks of."""

Cited = tuple[str, str, Statement, tuple[Cell, ...]]
"""Table, row_id, statement, and the cells under their published names."""


def locate_claims(extraction: "Extraction") -> Iterator[Located]:
    for claim in list_claims(extraction):
        yield (claim, *locate_claim(claim, extraction))


def cite_claims(located: Iterable[Located], figures: tuple[Figure, ...]) -> Iterator[Cited]:
    """What each claim says of its row."""
    for claim, table, row_id in located:
        names = PUBLISHED_COLUMNS.get(table, {})
        cells = [rename_cell(cell, names) if cell.column_name in names else cell for cell in list_cells(claim)]
        if table in MONEY_COLUMNS:
            cells += convert_as_text_does(claim, cells, MONEY_COLUMNS[table], figures)
        yield table, row_id, claim.statement, tuple(cells)


def rename_cell(cell: Cell, names: Mapping[str, str]) -> Cell:
    """The cell under its published name; an event or project is named by the slug that is its row's id."""
    name = names[cell.column_name]
    value = identify_by_key(str(cell.value)) if name in ("event_id", "project_id") else cell.value
    return Cell(name, value, cell.start, cell.end, cell.method)


def list_claims(extraction: "Extraction") -> Iterator[Claim]:
    facts = extraction.facts
    yield from facts.trade
    yield from facts.pledges
    yield from facts.projects
    yield from facts.agreements
    yield from facts.events
    yield from facts.people
    yield from facts.members


def locate_claim(claim: Claim, extraction: "Extraction") -> tuple[str, str]:
    """The published table of a claim, and the id of its row there."""
    match claim:
        case TradeClaim():
            return "trade_series", identify_trade(claim)
        case PledgeClaim():
            return "pledges", identify_pledge(claim)
        case ProjectClaim():
            return "projects", identify_by_key(claim.project_key)
        case AgreementClaim():
            return "agreements", identify_agreement(claim, extraction.document.published)
        case EventClaim():
            return "events", identify_by_key(claim.event_key)
        case PersonClaim():
            return "people", claim.person_id
        case MembershipClaim():
            return "party_members", f"{claim.group_id.value}:{claim.party_id.value}"


def list_text_conversions(figures: tuple[Figure, ...]) -> dict[int, float]:
    """The index of a figure, and its worth in dollars where the text restates it in dollars."""
    return {
        figure.conversion_of: float(figure.value)
        for figure in reversed(figures)
        if figure.conversion_of is not None and figure.unit == "USD"
    }


def convert_as_text_does(
    claim: Claim,
    cells: list[Cell],
    columns: tuple[str, str, str],
    figures: tuple[Figure, ...],
) -> list[Cell]:
    """The dollar value that the text gives for the claim's amount, where the claim does not hold it already."""
    amount_column, unit_column, usd_column = columns
    held = {cell.column_name: cell.value for cell in cells}
    if usd_column in held or isinstance(claim, EventClaim | PersonClaim | MembershipClaim) or not claim.figures:
        return []
    amount, unit = held.get(amount_column), held.get(unit_column)
    for figure in figures:
        original = figure.conversion_of
        if original is None or original not in claim.figures or figure.unit != "USD":
            continue
        if figures[original].unit == unit and figures[original].value == amount:
            return [Cell(usd_column, float(figure.value), figure.start, figure.end, "read")]
    return []


def list_uses(located: Iterable[Located]) -> dict[int, str]:
    """The index of each figure that a claim rests on, and the table of the first such claim."""
    uses: dict[int, str] = {}
    for claim, table, _ in located:
        if not isinstance(claim, PersonClaim | MembershipClaim):
            for index in claim.figures:
                uses.setdefault(index, table)
    return uses


def cite_people(extraction: "Extraction") -> Iterator[Cited]:
    """Evidence for what the list of leaders, and no sentence, says of a person: the first place that names him or her.

    Every person spoken of gets a row in people, and every cell of it words to stand on; these are `inferred`, and any
    claim read from a sentence wins over them.
    """
    said: dict[str, set[str]] = {}
    for claim in extraction.facts.people:
        held = {cell.column_name for cell in list_cells(claim)}
        said.setdefault(claim.person_id, set()).update(held)
    people = (mention for mention in extraction.cast.mentions if mention.entity_type == "person")
    first = {mention.entity_id: mention for mention in reversed(list(people))}
    for person in extraction.cast.people:
        if person.person_id not in first:
            continue
        mention = first[person.person_id]
        cells = infer_person(person, mention, extraction.document.text)
        missing = tuple(cell for cell in cells if cell.column_name not in said.get(person.person_id, set()))
        if missing:
            yield (
                "people",
                person.person_id,
                Statement(mention.start, mention.end, "stated", None, mention.rule),
                missing,
            )


def infer_person(person: Person, mention: Mention, text: str) -> list[Cell]:
    span = mention.start, mention.end
    as_written = text[mention.start : mention.end] == person.name
    name = Read(person.name, *span, "read" if as_written else "resolved")
    cells = [Cell("name", name.value, *span, name.method)]
    if person.role is not None:
        cells.append(Cell("role", person.role, *span, "inferred"))
    if person.country_id is not None:
        cells.append(Cell("country_id", person.country_id, *span, "inferred"))
    return cells
