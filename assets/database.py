"""The DuckDB file: built beside, from the staged Parquet files, and never opened for writing again."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from assets.changes import Change, find_base, find_change
from assets.warehouse_folder import DATABASE_NAME, WarehouseFolder, replace_whole
from pipeline.release.ddl import STORAGE_VERSION, create_statements, insert_statements, quote_name
from pipeline.tables.engine import open_engine, register_source
from pipeline.tables.sources import ParquetFiles
from schemas.contract import TABLES, list_columns, primary_key, table_name
from schemas.table import Table

CATALOGUE = "silkledger"  # the name that the file's stem gives it wherever it is opened
SMALL_BYTES = 64 * 1024 * 1024
LARGE_TABLE = 1024 * 1024  # of Parquet; what is inserted stays in memory until it is written out
SMALL_BLOCK, LARGE_BLOCK = 16_384, 262_144
"""Every key takes whole blocks: a few articles would fill 16 MB of large ones."""
MOST_KEYED = 500_000
"""Rows of a table whose key the file declares: DuckDB holds the indexes of keys in memory while it makes them."""


def build_database(folder: WarehouseFolder, views: Iterable[str]) -> Path:
    """The staged tables in one file beside them; raises duckdb.ConstraintException where a key is broken.

    Where little differs from the published version, its file is taken up and brought to the same rows.
    """
    target = folder.stage / DATABASE_NAME
    changes = [(model, find_change(folder, table_name(model))) for model in TABLES]
    found = {model: change for model, change in changes if change is not None}
    if (base := find_base(folder)) and len(found) == len(TABLES):
        try:
            return update_database(base / DATABASE_NAME, target, found, count_rows(folder.stage / "parquet"))
        except (duckdb.Error, OtherwiseMadeError):
            pass  # DuckDB refuses some changes that are none of an error: rows that leave with those that name them
    return write_database(folder.stage / "parquet", target, views)


def write_database(parquet: Path, target: Path, views: Iterable[str]) -> Path:
    """The tables of a folder of Parquet files with keys, ENUMs, comments and views; DuckDB 1.2 and later open the file.

    Raises duckdb.ConstraintException where a key is broken: then nothing is written.
    """
    sources = {name: parquet / f"{name}.parquet" for name in map(table_name, TABLES)}
    size = sum(source.stat().st_size for source in sources.values())
    block = SMALL_BLOCK if size < SMALL_BYTES else LARGE_BLOCK
    with replace_whole(target) as beside, open_engine() as connection:
        options = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {block}"
        connection.execute(f"ATTACH '{_escape(beside)}' AS {CATALOGUE} ({options})")
        connection.execute(f"USE {CATALOGUE}")
        connection.begin()  # one commit, one write to disk
        connection.execute(";\n".join(create_statements(list_unkeyed(count_rows(parquet)))))
        for model in TABLES:
            register_source(connection, "source", ParquetFiles((str(sources[table_name(model)]),)))
            for statement in insert_statements(model):
                connection.execute(statement)
            connection.unregister("source")
            if sources[table_name(model)].stat().st_size > LARGE_TABLE:
                _write_out(connection)
                connection.begin()
        connection.execute(";\n".join(views))
        _write_out(connection)
        connection.execute(f"USE memory; DETACH {CATALOGUE}")
    return target


def list_unkeyed(rows: Mapping[str, int]) -> frozenset[type[Table]]:
    """The tables that are too long for an index in memory; the checks have seen that their keys hold."""
    return frozenset(model for model in TABLES if rows[table_name(model)] > MOST_KEYED)


def _write_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Brings what was inserted into the file, and out of memory."""
    connection.commit()
    connection.execute(f"CHECKPOINT {CATALOGUE}")


class OtherwiseMadeError(Exception):
    """A database that was brought up to date is not what would be made anew: other rows, or keys of other tables."""


def update_database(source: Path, target: Path, changes: Mapping[type[Table], Change], rows: Mapping[str, int]) -> Path:
    """A copy of a database with the changes of all its tables; nothing is written where DuckDB refuses one."""
    with replace_whole(target) as beside, open_engine() as connection:
        shutil.copyfile(source, beside)
        connection.execute(f"ATTACH '{_escape(beside)}' AS {CATALOGUE}")
        connection.execute(f"USE {CATALOGUE}")
        if list_keyed(connection) != {table_name(model) for model in TABLES if model not in list_unkeyed(rows)}:
            raise OtherwiseMadeError("keys")
        for model, change in reversed(list(changes.items())):
            _register_change(connection, model, change)
            connection.execute(f"DELETE FROM {_name(model)} USING gone WHERE {_match(model, 'gone')}")
        for model, change in changes.items():
            _register_change(connection, model, change)
            for column in _list_altered(connection, model):
                matched = f"FROM altered WHERE {_match(model, 'altered')}"
                connection.execute(f"UPDATE {_name(model)} SET {column} = altered.{column} {matched}")
            for statement in insert_statements(model, "fresh"):
                connection.execute(statement)
        for model in changes:
            if connection.table(table_name(model)).count("*").fetchall() != [(rows[table_name(model)],)]:
                raise OtherwiseMadeError(table_name(model))
        connection.execute(f"CHECKPOINT {CATALOGUE}")
        connection.execute(f"USE memory; DETACH {CATALOGUE}")
    return target


def list_keyed(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The names of the tables whose primary key a database declares."""
    asked = "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    return {str(name) for (name,) in connection.execute(asked).fetchall()}


def _register_change(connection: duckdb.DuckDBPyConnection, model: type[Table], change: Change) -> None:
    """The views `fresh`, `altered` and `gone`: rows whose keys came, stayed and went, as they are now or were."""
    keys = ", ".join(map(quote_name, primary_key(model)))
    register_source(connection, "added", ParquetFiles((str(change.added),)))
    register_source(connection, "removed", ParquetFiles((str(change.removed),)))
    for name, kept in {
        "fresh": f"added ANTI JOIN removed USING ({keys})",
        "altered": f"added SEMI JOIN removed USING ({keys})",
        "gone": f"removed ANTI JOIN added USING ({keys})",
    }.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM {kept}")


def _list_altered(connection: duckdb.DuckDBPyConnection, model: type[Table]) -> list[str]:
    """The columns in which rows differ, and no others: to set one with an index, DuckDB takes out the whole row."""
    columns = [quote_name(column.name) for column in list_columns(model) if not column.key]
    if not columns:
        return []
    keys = ", ".join(map(quote_name, primary_key(model)))
    asked = ", ".join(f"bool_or(altered.{column} IS DISTINCT FROM removed.{column})" for column in columns)
    (differs,) = connection.execute(f"SELECT {asked} FROM altered JOIN removed USING ({keys})").fetchall()
    return [column for column, is_altered in zip(columns, differs, strict=True) if is_altered]


def _name(model: type[Table]) -> str:
    return quote_name(table_name(model))


def _match(model: type[Table], other: str) -> str:
    keys = map(quote_name, primary_key(model))
    return " AND ".join(f"{_name(model)}.{key} = {other}.{key}" for key in keys)


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")


def count_rows(folder: Path) -> dict[str, int]:
    """The rows of every Parquet file of a folder, by table, from the files' own footers."""
    import pyarrow.parquet as pq

    return {path.stem: pq.read_metadata(path).num_rows for path in sorted(folder.glob("*.parquet"))}
