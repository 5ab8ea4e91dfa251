"""A table as it is published: the contract's types, sorted by primary key, described in its own metadata."""

import json
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from schemas.contract import (
    DATASET,
    Column,
    arrow_schema,
    foreign_keys,
    list_columns,
    primary_key,
    table_description,
    table_name,
)
from schemas.table import Table


def to_arrow(model: type[Table], table: pa.Table | pd.DataFrame, git_commit: str) -> pa.Table:
    """The table in the contract's columns, types and order; equal content gives equal bytes when written.

    Raises ValueError for a missing or unknown column, a value that does not fit its type without loss, a missing
    value where none may be missing, and a number that is not finite.
    """
    held = pa.Table.from_pandas(table, preserve_index=False) if isinstance(table, pd.DataFrame) else table
    cast = cast_rows(model, held, published_schema(model, git_commit))
    return cast.sort_by([(name, "ascending") for name in primary_key(model)]).combine_chunks()


def cast_rows(model: type[Table], rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Rows of a table under its published schema, in their order; raises ValueError as `to_arrow` does."""
    _check_columns(model, rows.column_names)
    columns = [_cast_column(model, column, rows.column(column.name)) for column in list_columns(model)]
    return pa.Table.from_arrays(columns, schema=schema)


def published_schema(model: type[Table], git_commit: str) -> pa.Schema:
    """The Arrow schema with what a reader of the file alone needs to know."""
    fields = [
        field.with_metadata(_describe_field(column))
        for field, column in zip(arrow_schema(model), list_columns(model), strict=True)
    ]
    links = [{"column": link.column, "references": f"{link.to_table}.{link.to_column}"} for link in foreign_keys(model)]
    return pa.schema(
        fields,
        metadata={
            "dataset": DATASET.name,
            "title": DATASET.title,
            "table": table_name(model),
            "description": table_description(model),
            "schema_version": DATASET.schema_version,
            "git_commit": git_commit,
            "licence": DATASET.licence,
            "primary_key": json.dumps(primary_key(model)),
            "foreign_keys": json.dumps(links),
        },
    )


def _describe_field(column: Column) -> dict[bytes | str, bytes | str]:
    facts = {"description": column.description, "origin": column.origin, "unit": column.unit}
    described: dict[bytes | str, bytes | str] = {name: text for name, text in facts.items() if text}
    return described | ({"vocabulary": " ".join(column.terms)} if column.terms else {})


def _check_columns(model: type[Table], found: list[str]) -> None:
    expected = {column.name for column in list_columns(model)}
    missing, unknown = sorted(expected - set(found)), sorted(set(found) - expected)
    if missing or unknown:
        raise ValueError(
            f"{table_name(model)}: missing columns {missing}, unknown columns {unknown}; "
            f"the columns are defined in schemas/{table_name(model)}.py"
        )


def _cast_column(model: type[Table], column: Column, held: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    place = f"{table_name(model)}.{column.name}"
    try:
        cast = held.cast(column.arrow_type)
    except pa.ArrowInvalid as error:
        raise ValueError(f"{place}: expected {column.arrow_type}, found {held.type}: {error}") from error
    if cast.null_count and not column.nullable:
        raise ValueError(f"{place}: {cast.null_count} of {len(cast)} values missing, and none may be")
    if pa.types.is_floating(cast.type) and not pc.all(pc.is_finite(cast), min_count=0).as_py():
        raise ValueError(f"{place}: found a number that is not finite; leave it out (null) or mend its rule")
    return cast
