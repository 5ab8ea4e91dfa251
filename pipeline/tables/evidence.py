"""Evidence and cells: why a row is there, and why a value is."""

from collections.abc import Mapping

import duckdb

from pipeline.tables.engine import register_source
from pipeline.tables.lists import read_list
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import (
    EVERY_TABLE,
    Publish,
    open_statements,
    publish_table,
    register_list,
    run_script,
)
from schemas.contract import find_table, primary_key

MADE_CELLS = "column_name IN (SELECT column_name FROM derived_columns) OR reviewed_reason IS NOT NULL"
"""True of every cell of `cells` that is not just what its statement says; true of some that are, too."""


def merge_evidence(
    documents: Source, staging: Staging, facts: Mapping[str, Source], publish: Publish = publish_table
) -> dict[str, Source]:
    """`evidence` and `cells`: every statement for every row of the published fact tables, with all of its values.

    `facts` holds the published tables by name; others among them are passed over. What is derived from a read value
    (a dollar value, a code) has a cell too, on the words of that value in the statement that won it:
    derived_cells.csv.
    """
    with open_statements(documents, staging, EVERY_TABLE) as connection:
        register_list(connection, "derived_cells", view="derived_columns")
        unpivot_derived(connection, facts)
        run_script(connection, "derived_cells")
        run_script(connection, "evidence")
        return {name: publish(connection, name) for name in ("evidence", "cells")}


def unpivot_derived(connection: duckdb.DuckDBPyConnection, facts: Mapping[str, Source]) -> None:
    """From the fact tables to `held`: table_name, row_id, column_name and value_text of each derived value."""
    columns: dict[str, list[str]] = {}
    for row in read_list("derived_cells"):
        held = columns.setdefault(row["table_name"], [])
        if row["column_name"] not in held:
            held.append(row["column_name"])
    parts = []
    for table, names in columns.items():
        register_source(connection, f"fact_{table}", facts[table])
        (key,) = primary_key(find_table(table))
        casts = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in names)
        listed = ", ".join(f'"{name}"' for name in names)
        parts.append(
            f"SELECT * FROM (UNPIVOT (SELECT '{table}' AS table_name, \"{key}\" AS row_id, {casts} FROM fact_{table})"
            f" ON {listed} INTO NAME column_name VALUE value_text)"
        )
    connection.execute("CREATE TEMP TABLE held AS " + " UNION ALL ".join(parts))
