"""One way to write a row down, so that equal rows have equal hashes wherever and from whatever file they are read.

A row is JSON with sorted names, without spaces and without the columns that hold nothing: a column that is added and
empty changes no hash. Dates are ISO 8601, numbers the shortest decimals that give the same double again.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

BATCH_ROWS = 10_000
Row = Mapping[str, Any]


def write_row(row: Row) -> str:
    """The canonical text of a row.

    >>> write_row({"b": None, "c": 94.8e9, "a": date(2024, 6, 1)})
    '{"a":"2024-06-01","c":94800000000.0}'
    """
    held = {name: value for name, value in row.items() if value is not None}
    return json.dumps(
        held, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_write_date
    )


def write_key(row: Row, key: Sequence[str]) -> str:
    """The values of the primary key as a JSON list.

    >>> write_key({"group_id": "C5", "party_id": "KAZ", "basis": "reference"}, ["group_id", "party_id"])
    '["C5","KAZ"]'
    """
    values = [row[name] for name in key]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_write_date)


def hash_row(written: str) -> str:
    """SHA-256 of a canonical row in hexadecimal."""
    return hashlib.sha256(written.encode()).hexdigest()


def hash_content(table: pa.Table) -> str:
    """SHA-256 over the canonical rows of a table, a line each, in the table's order."""
    digest = hashlib.sha256()
    for row in iterate_rows(table):
        digest.update(write_row(row).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def iterate_rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows as mappings, some at a time."""
    for batch in table.to_batches(max_chunksize=BATCH_ROWS):
        yield from batch.to_pylist()


def read_rows(written: Sequence[str], schema: pa.Schema) -> pa.Table:
    """The table whose canonical rows these are; raises ValueError where a value does not fit its column."""
    rows = [json.loads(line) for line in written]
    columns = [_read_column([row.get(field.name) for row in rows], field) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _read_column(values: list[Any], field: "pa.Field[Any]") -> "pa.Array[Any]":
    if pa.types.is_date(field.type):
        values = [date.fromisoformat(value) if value is not None else None for value in values]
    column: pa.Array[Any] = pa.array(values, field.type)
    return column


def _write_date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no canonical form: a column is text, a number, a truth value or a date")
