"""The statements of many documents, opened for SQL: where every merge of this room begins.

Rows come in as long tables, one row a statement or a cell, and are merged by grouping and joining in an in-memory
DuckDB: no loop over rows, documents or facts. Each group of tables is a script of SQL beside its module.
"""

import atexit
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

import duckdb
import pyarrow as pa

from pipeline.tables.corrections import NO_CORRECTIONS, check_met
from pipeline.tables.currencies import find_usd_rate
from pipeline.tables.engine import open_engine, register_source
from pipeline.tables.lists import read_list
from pipeline.tables.sources import Source, Staging
from schemas.contract import arrow_schema, find_table, primary_key
from schemas.table import Table

CORRECTIONS = "corrections"

CELLS_OF = "cells_of_"
"""Before the name of a fact table: the cells that are made for its rows, with the columns of `cells`."""

Publish = Callable[[duckdb.DuckDBPyConnection, str], Source]
"""What brings a published table out of the connection in which it stands under its name: into memory, or a file."""

TEXT: pa.DataType = pa.string()
NUMBER: pa.DataType = pa.float64()
RATE = pa.schema([("currency", TEXT), ("on_date", TEXT), ("rate", NUMBER), ("basis", TEXT)])


@contextmanager
def open_statements(
    documents: Source, staging: Staging, table_name: str | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that holds `documents` and each staging table as `staged_<name>`.

    With `table_name` also what is said of that published table's rows: `statement`, `said`, `winner` and `told` of
    statements.sql. Raises CorrectionsError when a correction expects what is not read any more.
    """
    connection = start_engine().cursor()
    try:
        register_source(connection, "documents", documents)
        for name, rows in {CORRECTIONS: NO_CORRECTIONS, **staging}.items():
            register_source(connection, f"staged_{name}", rows)
        if table_name is not None:
            run_script(connection, "statements", {"table_name": table_name})
            check_met(connection)
        yield connection
    finally:
        connection.close()


@cache
def start_engine() -> duckdb.DuckDBPyConnection:
    """One in-memory database a process, with engine.sql; what a merge makes is temporary and its own cursor's."""
    engine = open_engine()
    run_script(engine, "engine")
    atexit.register(engine.close)  # before the interpreter goes, or the library complains of what it leaves
    return engine


def read_columns(source: Source, columns: Sequence[str]) -> pa.Table:
    """Some columns of all rows, in any order."""
    return _select(source, f"SELECT {_quote(columns)} FROM source", {})


def find_rows(source: Source, key: str, values: Sequence[str], columns: Sequence[str]) -> pa.Table:
    """Some columns of the rows that have one of these values in the column `key`, in any order."""
    wanted = pa.table({key: pa.array(values, TEXT)})
    return _select(source, f"SELECT {_quote(columns)} FROM source SEMI JOIN wanted USING ({key})", {"wanted": wanted})


def _select(source: Source, question: str, tables: Mapping[str, pa.Table]) -> pa.Table:
    connection = start_engine().cursor()
    try:
        for name, rows in {"source": source, **tables}.items():
            register_source(connection, name, rows)
        found: pa.Table = connection.sql(question).to_arrow_table()
        return found
    finally:
        connection.close()


def _quote(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def run_script(connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, str] | None = None) -> None:
    """Runs `<name>.sql` of this room; the parameters fill `$name` in the statements that use them."""
    for statement in read_script(name):
        wanted = {key: value for key, value in (parameters or {}).items() if f"${key}" in statement}
        connection.execute(statement, wanted or None)


def register_list(connection: duckdb.DuckDBPyConnection, name: str, view: str | None = None) -> None:
    """Registers `<name>.csv` of this room: its columns, all text, and `line`, the number of the row from 0."""
    rows = read_list(name)
    columns: dict[str, list[object]] = {column: [row[column] for row in rows] for column in rows[0]}
    connection.register(view or name, pa.table({**columns, "line": list(range(len(rows)))}))


@cache
def read_script(name: str) -> tuple[str, ...]:
    """The statements of `<name>.sql`: each ends with a semicolon at the end of a line."""
    text = files("pipeline.tables").joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return tuple(statement for statement in text.split(";\n") if statement.strip())


def convert_amounts(connection: duckdb.DuckDBPyConnection) -> None:
    """From `amount` to `worth` (convert.sql), with the rates of just the currencies and dates that occur."""
    pairs = connection.execute(
        "SELECT DISTINCT currency, on_date"
        " FROM (UNPIVOT (SELECT currency, first_on, second_on FROM amount WHERE text_usd IS NULL)"
        "       ON first_on, second_on INTO NAME which VALUE on_date)"
        " WHERE regexp_full_match(currency, '[A-Z]{3}') AND currency <> 'USD'"
    ).fetchall()
    found = [(currency, on, find_usd_rate(currency, on)) for currency, on in sorted(pairs)]
    rows = [
        dict(zip(RATE.names, (currency, on, *rate), strict=True)) for currency, on, rate in found if rate is not None
    ]
    rates = pa.Table.from_pylist(rows, schema=RATE)
    connection.register("usd_rate", rates)
    run_script(connection, "convert")


def publish_table(connection: duckdb.DuckDBPyConnection, name: str, among: pa.Table | None = None) -> pa.Table:
    """The table of that name in the contract's columns, types and order, sorted by its primary key."""
    found: pa.Table = select_published(connection, name, among).to_arrow_table()
    return found.cast(arrow_schema(find_model(name))).combine_chunks()


def select_published(
    connection: duckdb.DuckDBPyConnection, name: str, among: pa.Table | None = None
) -> duckdb.DuckDBPyRelation:
    """The rows of the table of that name: the contract's columns in its order, sorted by primary key.

    With `among`, only those that have a value of its one column in the column of that name.
    """
    model = find_model(name)
    columns, keys = _quote(arrow_schema(model).names), _quote(primary_key(model))
    chosen = ""
    if among is not None:
        connection.register("among", among)
        chosen = f"SEMI JOIN among USING ({_quote(among.column_names)})"
    return connection.sql(f'SELECT {columns} FROM "{name}" {chosen} ORDER BY {keys}')


def find_model(name: str) -> type[Table]:
    """What is true of the rows that are published under a name."""
    return find_table("cells" if name.startswith(CELLS_OF) else name)
