"""The highlights of one document: its figures, names, statements and words of values, each with where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.site.addresses import page_of
from pipeline.site.library import Library, Row
from pipeline.site.passages import Span
from pipeline.site.statements import anchor_cell, anchor_evidence, word_cell
from pipeline.site.wording import word_amount, word_column, word_term

FIGURES = "FROM figures WHERE document_id = ? ORDER BY char_start, char_end, figure_id"
MENTIONS = "FROM mentions WHERE document_id = ? ORDER BY char_start, char_end, mention_id"
STATEMENTS = "FROM evidence WHERE document_id = ? ORDER BY char_start, char_end, evidence_id"


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight. `kind`: f(igure), m(ention), e(vidence) or c(ell); `fact` is its row's number on the page.

    `anchor` is its address on the page; mentions have none, because nothing leads to a single one.
    """

    kind: str
    anchor: str
    start: int
    end: int
    words: str
    used: bool = True
    fact: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Highlights:
    """The marks of a document, by number, and the rows that its statements support."""

    marks: list[Mark]
    facts: list[dict[str, Any]]
    mentions: list[Row]
    evidence: list[Row]

    @property
    def spans(self) -> list[Span]:
        """Where the marks stand."""
        return [Span(mark.start, mark.end, number) for number, mark in enumerate(self.marks)]


def collect_marks(library: Library, document_id: str) -> Highlights:
    """Everything that was read from a document, in the order of its text."""
    evidence = library.ask(STATEMENTS, [document_id])
    mentions = library.ask(MENTIONS, [document_id])
    numbers: dict[tuple[str, str], int] = {}
    facts: list[dict[str, Any]] = []
    for row in evidence:
        key = (row["table_name"], row["row_id"])
        if key not in numbers:
            numbers[key] = len(facts)
            facts.append(_describe_fact(library, row))
    marks = [_mark_statement(library, row, numbers[row["table_name"], row["row_id"]]) for row in evidence]
    cells = [mark for row in evidence for mark in _mark_cells(library, row, numbers[row["table_name"], row["row_id"]])]
    figures = [_mark_figure(row, cells) for row in library.ask(FIGURES, [document_id])]
    names = [_mark_mention(library, row) for row in mentions]
    return Highlights([*figures, *names, *marks, *cells], facts, mentions, evidence)


def _describe_fact(library: Library, evidence: Row) -> dict[str, Any]:
    table, row_id = evidence["table_name"], evidence["row_id"]
    return {
        "table": table,
        "text": library.labels.get((table, row_id), row_id),
        "page": library.find_page(table, row_id),
        "anchor": anchor_evidence(evidence["evidence_id"]),
    }


def _mark_statement(library: Library, row: Row, fact: int) -> Mark:
    speaker = library.name_actor(row["attributed_to"])[0]
    words = word_term(row["assertion"]) + (f", by {speaker}" if speaker else "")
    return Mark("e", anchor_evidence(row["evidence_id"]), row["char_start"], row["char_end"], words, fact=fact)


def _mark_cells(library: Library, row: Row, fact: int) -> list[Mark]:
    marks = []
    for cell in library.cells.get(row["evidence_id"], []):
        if cell["char_start"] is None:
            continue
        value, _ = word_cell(library, cell["column_name"], cell["value_text"])
        words = f"{word_column(cell['column_name'])}: {value} ({cell['method']})"
        anchor = anchor_cell(row["evidence_id"], cell["column_name"])
        marks.append(Mark("c", anchor, cell["char_start"], cell["char_end"], words, fact=fact))
    return marks


def _mark_figure(row: Row, cells: Sequence[Mark]) -> Mark:
    """A figure leads to the first fact with a value from its words; unused ones lead nowhere."""
    amount = word_amount(row["value"], row["unit"], row["bound"], row["value_max"])
    used = row["used_by"] is not None
    touching = (cell.fact for cell in cells if cell.start < row["char_end"] and cell.end > row["char_start"])
    fact = next(touching, None) if used else None
    words = f"{amount} ({word_term(row['class'])})"
    return Mark("f", f"figure-{row['figure_id']}", row["char_start"], row["char_end"], words, used, fact)


def _mark_mention(library: Library, row: Row) -> Mark:
    name, page = name_entity(library, row)
    return Mark("m", "", row["char_start"], row["char_end"], name, page=page)


def name_entity(library: Library, mention: Row) -> tuple[str, str | None]:
    """Who or what a mention means, and its page."""
    kind, entity = mention["entity_type"], mention["entity_id"]
    if kind == "project":
        return str(library.labels.get(("projects", entity), entity)), page_of("projects", entity)
    if kind == "place":
        return entity.replace("-", " ").title(), None
    return library.name_actor(entity)
