"""Reading what is published: SQL that can neither write nor see anything but the warehouse."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from assets.warehouse_folder import NothingPublishedError, WarehouseFolder

if TYPE_CHECKING:
    import duckdb


def open_published(folder: WarehouseFolder) -> "duckdb.DuckDBPyConnection":
    """A read-only connection to the published database, shut off from files, network and Python variables.

    Raises NothingPublishedError.
    """
    import duckdb

    if not folder.database.is_file():
        raise NothingPublishedError(folder.path)
    # The version's own path, so that a build that publishes meanwhile does not change what is being read.
    connection = duckdb.connect(
        str(folder.database.resolve()),
        read_only=True,
        config={
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "python_enable_replacements": "false",
            # Made only when a query outgrows the memory; beside the database it would lie in the published version.
            "temp_directory": str(Path(gettempdir()) / f"silkledger-{uuid4().hex}"),
        },
    )
    connection.execute("SET lock_configuration = true")
    return connection


def fetch_dicts(
    connection: "duckdb.DuckDBPyConnection", query: str, parameters: Sequence[object] = ()
) -> list[dict[str, Any]]:
    """The rows of a query, each by column name."""
    cursor = connection.execute(query, list(parameters))
    columns = [column[0] for column in cursor.description or []]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
