"""`silkledger tables`: what there is to ask about."""

import sys
from typing import Annotated

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.command_line.sql import print_rows
from assets.reading_room import fetch_dicts, open_published
from assets.warehouse_folder import WarehouseFolder

LIST_TABLES = """
    SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables()
    WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT view_name, 'view', comment FROM duckdb_views()
    WHERE NOT internal AND database_name = current_database()
    ORDER BY kind, name
"""
LIST_COLUMNS = """
    SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
    WHERE NOT internal AND database_name = current_database() AND table_name = ? ORDER BY column_index
"""


def tables(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A table or view, to see its columns.")] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """List the tables and views with their rows, or the columns of one.

    [bold]Exit codes[/]: 0 done, 2 there is no such table, or nothing is published.

    [bold]Examples[/]

      silkledger tables

      silkledger tables trade_series
    """
    with open_published(WarehouseFolder(warehouse)) as connection:
        known = fetch_dicts(connection, LIST_TABLES)
        if name is None:
            rows = []
            for table in known:
                identifier = table["name"].replace('"', '""')  # a name of the catalogue, never of the user
                counted = connection.execute(f'SELECT count(*) FROM "{identifier}"').fetchone()
                rows.append((table["name"], table["kind"], counted[0] if counted else None, table["comment"]))
            print_rows(["name", "kind", "rows", "what a row is"], rows)
            return
        if name not in {table["name"] for table in known}:
            names = ", ".join(table["name"] for table in known)
            print(f"silkledger: there is no table {name!r}. There are: {names}", file=sys.stderr)
            raise typer.Exit(2)
        columns = fetch_dicts(connection, LIST_COLUMNS, [name])
        print_rows(
            ["column", "type", "may be missing", "meaning"],
            [
                (
                    column["column_name"],
                    _show_type(column["data_type"]),
                    "yes" if column["is_nullable"] else "",
                    column["comment"],
                )
                for column in columns
            ],
        )


def _show_type(data_type: str) -> str:
    """A type for the eye: of a vocabulary its terms."""
    if not data_type.startswith("ENUM("):
        return data_type
    return " | ".join(term.strip(" '") for term in data_type.removeprefix("ENUM(").removesuffix(")").split(","))
