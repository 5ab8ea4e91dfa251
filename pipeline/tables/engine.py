"""The engine of every merge and check: DuckDB in memory, within a bound that does not grow with the corpus."""

from tempfile import gettempdir

import duckdb

from pipeline.tables.sources import ParquetFiles, Source

MEMORY = "512MB"
"""What the engine may hold before it writes to temporary files."""


def open_engine(memory: str | None = MEMORY) -> duckdb.DuckDBPyConnection:
    """An in-memory database that keeps to a limit of memory (None: DuckDB's own): the rest goes to temporary files.

    Extensions are never fetched.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "temp_directory": gettempdir(),
        "preserve_insertion_order": "false",
    }
    if memory:
        settings["memory_limit"] = memory
    return duckdb.connect(config=settings)


def register_source(connection: duckdb.DuckDBPyConnection, name: str, source: Source) -> None:
    """Gives rows a name in a connection; those of files are read from there by each query, as far as it needs them."""
    rows = connection.read_parquet(list(source.paths)) if isinstance(source, ParquetFiles) else source
    connection.register(name, rows)
