"""The DuckDB file: built beside, from the staged Parquet files, and never opened for writing again."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from assets.warehouse_folder import DATABASE_NAME, WarehouseFolder, replace_whole
from pipeline.release.ddl import STORAGE_VERSION, create_statements, insert_statements, quote_name
from schemas.contract import TABLES, table_name

CATALOGUE = "silkledger"  # the name that the file's stem gives it wherever it is opened


def build_database(folder: WarehouseFolder, views: Iterable[str]) -> Path:
    """The staged tables with keys, ENUMs, comments and views in one file that DuckDB 1.2 and later open.

    Raises duckdb.ConstraintException where a key is broken: then nothing is staged.
    """
    staged = folder.stage / DATABASE_NAME
    with replace_whole(staged) as beside, duckdb.connect() as connection:
        connection.execute(f"ATTACH '{_escape(beside)}' AS {CATALOGUE} (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute(f"USE {CATALOGUE}")
        for statement in create_statements():
            connection.execute(statement)
        for model in TABLES:
            source = folder.stage / "parquet" / f"{table_name(model)}.parquet"
            connection.register("source", connection.read_parquet(str(source)))
            for statement in insert_statements(model):
                connection.execute(statement)
            connection.unregister("source")
        for statement in views:
            connection.execute(statement)
        connection.execute(f"CHECKPOINT {CATALOGUE}")
        connection.execute(f"USE memory; DETACH {CATALOGUE}")
    return staged


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")


def count_rows(folder: Path) -> dict[str, int]:
    """The rows of every Parquet file of a folder, by table, from the files' own footers."""
    import pyarrow.parquet as pq

    return {path.stem: pq.read_metadata(path).num_rows for path in sorted(folder.glob("*.parquet"))}


def describe_database(path: Path) -> dict[str, int]:
    """The rows of every view, by name: a view that fails to run is found before it is published."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name = current_database() ORDER BY 1"
        ).fetchall()
        counts = {}
        for (name,) in names:
            row = connection.execute(f"SELECT count(*) FROM {quote_name(name)}").fetchone()
            counts[str(name)] = int(row[0]) if row else 0
        return counts
