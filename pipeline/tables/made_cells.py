"""Fact tables with the cells that are made for their rows: those that no statement gives as they stand.

What is derived from a read value (a dollar value, a code) has a cell on the words of that value in the statement that
won it: derived_cells.csv. What a reviewer set right has a cell on the words that were read.
"""

from collections.abc import Sequence

import duckdb

from pipeline.tables.engine import register_source
from pipeline.tables.lists import read_list
from pipeline.tables.sources import Source
from pipeline.tables.statements import CELLS_OF, Publish, register_list, run_script
from schemas.contract import find_table, primary_key

MADE_CELLS = "column_name IN (SELECT column_name FROM derived_columns) OR reviewed_reason IS NOT NULL"
"""True of every made cell among `cells`, and of some that statements give."""


def publish_facts(connection: duckdb.DuckDBPyConnection, names: Sequence[str], publish: Publish) -> dict[str, Source]:
    """The tables of these names and, under CELLS_OF and the first, which is that of the facts, the cells made for them.

    The connection holds them, and what statements.sql says of the facts.
    """
    tables = {name: publish(connection, name) for name in names}
    facts, made = names[0], f"{CELLS_OF}{names[0]}"
    register_list(connection, "derived_cells", view="derived_columns")
    unpivot_derived(connection, facts, tables[facts])
    run_script(connection, "made_cells")
    connection.execute(f"CREATE TEMP VIEW {made} AS SELECT * FROM made_cells")
    return {**tables, made: publish(connection, made)}


def unpivot_derived(connection: duckdb.DuckDBPyConnection, name: str, facts: Source) -> None:
    """From a fact table to `held`: table_name, row_id, column_name and value_text of each derived value."""
    columns = dict.fromkeys(row["column_name"] for row in read_list("derived_cells") if row["table_name"] == name)
    (key,) = primary_key(find_table(name))
    register_source(connection, "facts", facts)
    values = " UNION ALL ".join(
        f"SELECT '{name}' AS table_name, \"{key}\" AS row_id, '{column}' AS column_name,"
        f' CAST("{column}" AS VARCHAR) AS value_text FROM facts WHERE "{column}" IS NOT NULL'
        for column in columns
    )
    connection.execute(
        "CREATE TEMP TABLE held (table_name VARCHAR, row_id VARCHAR, column_name VARCHAR, value_text VARCHAR)"
    )
    if values:
        connection.execute(f"INSERT INTO held {values}")
