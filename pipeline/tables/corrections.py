"""What a reviewer sets right in a published row: `corrections.csv`, a line a value.

Columns, all required unless said otherwise:
`table_name`, `row_id`, `column_name` (which value), `expected` (the value as it is read now; empty: none is), `value`
(the right one; empty: none), `reason`, `reviewer`, and `reviewed_on` (YYYY-MM-DD; may be empty).

A correction never outlives what it was made for: where the row is gone or another value is read by now, the merge
stops and says so, rather than laying an old judgement over new words.
"""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache

import duckdb
import pyarrow as pa

from pipeline.documents.decode import Refusal, decode_bytes
from pipeline.facts.claim import AgreementClaim, EventClaim, PersonClaim, PledgeClaim, ProjectClaim, TradeClaim
from pipeline.tables.rows import PUBLISHED_COLUMNS
from pipeline.times.time import PartialDate
from schemas.contract import Column, extracted_columns, find_table, list_columns

FILE_NAME = "corrections.csv"
COLUMNS = ("table_name", "row_id", "column_name", "expected", "value", "reason", "reviewer", "reviewed_on")
REQUIRED = ("table_name", "row_id", "column_name", "reason", "reviewer")
TEXT: pa.DataType = pa.string()
SCHEMA = pa.schema({"line": pa.int64(), **dict.fromkeys(COLUMNS, TEXT)})
DELIMITERS = ",;\t"
NO_CORRECTIONS = SCHEMA.empty_table()
CLAIMS = {
    "trade_series": TradeClaim,
    "pledges": PledgeClaim,
    "projects": ProjectClaim,
    "agreements": AgreementClaim,
    "events": EventClaim,
    "people": PersonClaim,
}


class CorrectionsError(Exception):
    """Lines of the corrections that cannot be carried out; says of each where, what was found and what to do."""

    def __init__(self, problems: Iterable[str]) -> None:
        super().__init__(" ".join(problems))


def parse_corrections(content: bytes) -> pa.Table:
    """The corrections in the order of their lines, as SCHEMA says; raises CorrectionsError that tells every problem.

    >>> parse_corrections(b"table_name,row_id,column_name,expected,value,reason,reviewer\\n").num_rows
    0
    """
    decoded = decode_bytes(content)
    if isinstance(decoded, Refusal):
        if decoded.reason == "empty":
            return NO_CORRECTIONS
        raise CorrectionsError([f"{FILE_NAME}: {decoded.detail}; expected a CSV file in UTF-8."])
    text = decoded.text.splitlines()
    lines = csv.DictReader(text, strict=True, delimiter=max(DELIMITERS, key=text[0].count))
    absent = [column for column in COLUMNS[:-1] if column not in (lines.fieldnames or ())]
    if absent:
        raise CorrectionsError([f"{FILE_NAME}, line 1: no column {absent[0]}; expected {','.join(COLUMNS)}."])
    try:
        found = [(lines.line_num, row) for row in lines]
    except csv.Error as error:
        raise CorrectionsError([f"{FILE_NAME}, line {lines.line_num}: no CSV ({error}). Close the quote."]) from error
    surplus = [f"{FILE_NAME}, line {line}: more cells than columns. Put quotes around a cell with a comma."
               for line, row in found if None in row]  # fmt: skip
    rows = [(line, {column: (row.get(column) or "").strip() for column in COLUMNS}) for line, row in found]
    problems = surplus or list(list_problems(rows))
    if problems:
        raise CorrectionsError(problems)
    return pa.Table.from_pylist([{"line": line, **row} for line, row in rows], schema=SCHEMA)


def list_problems(rows: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[str]:
    """What is wrong with the lines themselves, whatever the documents say; a sentence or two each."""
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        where = f"{FILE_NAME}, line {line}"
        problem = find_problem(row)
        cell = (row["table_name"], row["row_id"], row["column_name"])
        if problem:
            yield f"{where}: {problem}"
        elif cell in seen:
            yield f"{where}: line {seen[cell]} corrects the same value. Keep one of them."
        seen[cell] = line


def find_problem(row: Mapping[str, str]) -> str | None:
    """What is wrong with one line, and what to do."""
    empty = [column for column in REQUIRED if not row[column]]
    if empty:
        return f"{empty[0]} is empty. Fill it in."
    if row["table_name"] not in CLAIMS:
        return f"found the table {row['table_name']!r}; expected one of {', '.join(CLAIMS)}."
    columns = list_correctable(row["table_name"])
    if row["column_name"] not in columns:
        return f"found the column {row['column_name']!r}; expected one that is read from texts: {', '.join(columns)}."
    if row["value"] == row["expected"]:
        return f"{row['value']!r} is both expected and the correction. Correct the one or remove the line."
    column = columns[row["column_name"]]
    if not row["value"] and not column.nullable:
        return f"{column.name} is never empty. Give its value."
    if row["value"] and not fits(row["value"], column):
        wanted = f"one of {', '.join(column.terms)}" if column.terms else f"a value of the type {column.arrow_type}"
        return f"found {row['value']!r} for {column.name}; expected {wanted}."
    if row["reviewed_on"] and not _is_day(row["reviewed_on"]):
        return f"found {row['reviewed_on']!r} for reviewed_on; expected YYYY-MM-DD."
    return None


@cache
def list_correctable(table_name: str) -> Mapping[str, Column]:
    """The columns of a fact table that a text gives a value for; what follows from those is never corrected itself."""
    renamed = PUBLISHED_COLUMNS.get(table_name, {})
    claimed = {renamed.get(field.name, field.name) for field in fields(CLAIMS[table_name])}
    read = claimed.intersection(extracted_columns(find_table(table_name)))
    return {column.name: column for column in list_columns(find_table(table_name)) if column.name in read}


def fits(value: str, column: Column) -> bool:
    """Whether a value is of the type and in the vocabulary of a column; days may be known to the month or the year."""
    if column.terms:
        return value in column.terms
    if pa.types.is_date(column.arrow_type):
        return _is_date(value)
    try:
        cast = pa.array([value], pa.string()).cast(column.arrow_type)
    except pa.ArrowInvalid:
        return False
    return not pa.types.is_floating(column.arrow_type) or math.isfinite(cast[0].as_py())


def check_met(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises CorrectionsError when a correction expects another value than is read now; needs statements.sql."""
    unmet = connection.execute(
        "SELECT line, table_name, row_id, column_name, expected, found, is_known"
        " FROM corrected WHERE NOT is_met ORDER BY line"
    ).fetchall()
    if unmet:
        raise CorrectionsError(tell_unmet(*row) for row in unmet)


def tell_unmet(
    line: int, table_name: str, row_id: str, column_name: str, expected: str, found: str | None, is_known: bool
) -> str:
    """A correction whose reason may be gone, in words."""
    where = f"{FILE_NAME}, line {line}"
    if not is_known:
        return f"{where}: {table_name} has no row {row_id} any more. Look for it and change or remove the line."
    return (
        f"{where}: {column_name} of {row_id} in {table_name} is {found or 'empty'} by now; expected "
        f"{expected or 'none'}. See `silkledger trace {row_id}`, then change or remove the line."
    )


def _is_date(value: str) -> bool:
    try:
        PartialDate.parse(value)
    except ValueError:
        return False
    return True


def _is_day(value: str) -> bool:
    return _is_date(value) and len(value) == len("2025-06-16")
