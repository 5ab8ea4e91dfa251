"""The contract as DuckDB statements, readable by DuckDB 1.2 and later."""

from collections.abc import Collection, Iterator

import pyarrow as pa

from schemas.contract import (
    TABLES,
    Column,
    foreign_keys,
    list_columns,
    primary_key,
    table_description,
    table_name,
    vocabulary_terms,
)
from schemas.table import Table

STORAGE_VERSION = "v1.2.0"
"""For `ATTACH ... (STORAGE_VERSION 'v1.2.0')`: the oldest DuckDB that opens the file."""

DUCKDB_TYPES = {
    pa.string(): "VARCHAR",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
}


def create_statements(unkeyed: Collection[type[Table]] = ()) -> tuple[str, ...]:
    """ENUM types, tables with keys, and comments, in the order in which to run them.

    The keys of `unkeyed` tables, and those that refer to them, are left to the checks. Run the statements in one
    transaction: each commit of its own costs a write to the disk.
    """
    types = [
        f"CREATE TYPE {quote_name(name)} AS ENUM ({', '.join(quote_text(term) for term in terms)})"
        for name, terms in vocabulary_terms().items()
    ]
    tables = [_create_table(model, unkeyed) for model in TABLES]
    comments = [statement for model in TABLES for statement in _comment_table(model)]
    return (*types, *tables, *comments)


def insert_statements(model: type[Table], source: str = "source") -> tuple[str, ...]:
    """How to fill a table from a relation of the name `source` (a registered Arrow table); run in order.

    Tables are to be filled in the order of `TABLES`. A table that refers to itself takes two steps, since DuckDB
    looks a foreign key up among the rows that earlier statements have put in.
    """
    name = table_name(model)
    insert = f"INSERT INTO {quote_name(name)} BY NAME SELECT * FROM {quote_name(source)}"
    inner = [quote_name(link.column) for link in foreign_keys(model) if link.to_table == name]
    if not inner:
        return (insert,)
    unlinked = " AND ".join(f"{column} IS NULL" for column in inner)
    return (f"{insert} WHERE {unlinked}", f"{insert} WHERE NOT ({unlinked})")


def quote_name(name: str) -> str:
    """An identifier of SQL: `class` is `"class"`."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A string literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _create_table(model: type[Table], unkeyed: Collection[type[Table]]) -> str:
    lines = [_define_column(column) for column in list_columns(model)]
    if model not in unkeyed:
        lines.append(f"PRIMARY KEY ({', '.join(quote_name(name) for name in primary_key(model))})")
        nameless = {table_name(other) for other in unkeyed}
        lines += [
            f"FOREIGN KEY ({quote_name(link.column)}) "
            f"REFERENCES {quote_name(link.to_table)} ({quote_name(link.to_column)})"
            for link in foreign_keys(model)
            if link.to_table not in nameless
        ]
    return f"CREATE TABLE {quote_name(table_name(model))} (\n  " + ",\n  ".join(lines) + "\n)"


def _define_column(column: Column) -> str:
    kind = quote_name(column.vocabulary) if column.vocabulary else DUCKDB_TYPES[column.arrow_type]
    return f"{quote_name(column.name)} {kind}" + ("" if column.nullable else " NOT NULL")


def _comment_table(model: type[Table]) -> Iterator[str]:
    table = quote_name(table_name(model))
    yield f"COMMENT ON TABLE {table} IS {quote_text(table_description(model))}"
    for column in list_columns(model):
        unit = f" Unit: {column.unit}." if column.unit else ""
        comment = quote_text(column.description + unit)
        yield f"COMMENT ON COLUMN {table}.{quote_name(column.name)} IS {comment}"
