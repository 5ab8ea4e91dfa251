"""The DuckDB file: built beside, from the staged Parquet files, and never opened for writing again."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from assets.warehouse_folder import DATABASE_NAME, WarehouseFolder, replace_whole
from pipeline.release.ddl import STORAGE_VERSION, create_statements, insert_statements
from schemas.contract import TABLES, table_name

CATALOGUE = "silkledger"  # the name that the file's stem gives it wherever it is opened
SMALL_BYTES = 64 * 1024 * 1024
SMALL_BLOCK, LARGE_BLOCK = 16_384, 262_144
"""Every key takes whole blocks: a few articles would fill 16 MB of large ones."""


def build_database(folder: WarehouseFolder, views: Iterable[str]) -> Path:
    """The staged tables in one file beside them; raises duckdb.ConstraintException where a key is broken."""
    return write_database(folder.stage / "parquet", folder.stage / DATABASE_NAME, views)


def write_database(parquet: Path, target: Path, views: Iterable[str]) -> Path:
    """The tables of a folder of Parquet files with keys, ENUMs, comments and views; DuckDB 1.2 and later open the file.

    Raises duckdb.ConstraintException where a key is broken: then nothing is written.
    """
    sources = {name: parquet / f"{name}.parquet" for name in map(table_name, TABLES)}
    size = sum(source.stat().st_size for source in sources.values())
    block = SMALL_BLOCK if size < SMALL_BYTES else LARGE_BLOCK
    with replace_whole(target) as beside, duckdb.connect() as connection:
        options = f"STORAGE_VERSION '{STORAGE_VERSION}', BLOCK_SIZE {block}"
        connection.execute(f"ATTACH '{_escape(beside)}' AS {CATALOGUE} ({options})")
        connection.execute(f"USE {CATALOGUE}")
        connection.begin()  # one commit, one write to disk
        connection.execute(";\n".join(create_statements()))
        for model in TABLES:
            connection.register("source", connection.read_parquet(str(sources[table_name(model)])))
            for statement in insert_statements(model):
                connection.execute(statement)
            connection.unregister("source")
        connection.execute(";\n".join(views))
        connection.commit()
        connection.execute(f"CHECKPOINT {CATALOGUE}")
        connection.execute(f"USE memory; DETACH {CATALOGUE}")
    return target


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")


def count_rows(folder: Path) -> dict[str, int]:
    """The rows of every Parquet file of a folder, by table, from the files' own footers."""
    import pyarrow.parquet as pq

    return {path.stem: pq.read_metadata(path).num_rows for path in sorted(folder.glob("*.parquet"))}
