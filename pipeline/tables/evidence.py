"""Evidence and cells: why a row is there, and why a value is."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from pipeline.tables.statements import (
    Source,
    Staging,
    open_statements,
    publish_table,
    read_list,
    register_list,
    run_script,
)
from schemas.cells import Cells
from schemas.contract import arrow_schema, find_table, primary_key


def merge_evidence(documents: Source, staging: Staging, facts: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """`evidence` and `cells`: every statement for every row of the published fact tables, with all of its values.

    `facts` holds the published tables by name. What is derived from a read value (a dollar value, a code) has a cell
    too, on the words of that value in the statement that won it: derived_cells.csv.
    """
    derived = [derive_cells(documents, staging, name, rows) for name, rows in sorted(facts.items()) if derives(name)]
    with open_statements(documents, staging) as connection:
        empty = arrow_schema(Cells).empty_table()
        connection.register("derived_cells", pa.concat_tables([empty.select(sorted(empty.column_names)), *derived]))
        run_script(connection, "evidence")
        return {name: publish_table(connection, name) for name in ("evidence", "cells")}


def derives(table_name: str) -> bool:
    return any(row["table_name"] == table_name for row in read_list("derived_cells"))


def derive_cells(documents: Source, staging: Staging, table_name: str, rows: pa.Table) -> pa.Table:
    """The cells of a table's derived columns, in the columns of `cells` by name."""
    with open_statements(documents, staging, table_name) as connection:
        connection.register("fact", rows)
        register_list(connection, "derived_cells", view="derived_columns")
        unpivot_derived(connection, table_name)
        run_script(connection, "derived_cells", {"table_name": table_name})
        columns = ", ".join(sorted(arrow_schema(Cells).names))
        found = connection.sql(f"SELECT {columns} FROM derived").to_arrow_table()
        schema = arrow_schema(Cells)
        return found.cast(pa.schema([schema.field(name) for name in found.column_names]))


def unpivot_derived(connection: duckdb.DuckDBPyConnection, table_name: str) -> None:
    """From `fact` to `held`: row_id, column_name, value_text of each derived value, null ones left out."""
    (key,) = primary_key(find_table(table_name))
    rows = read_list("derived_cells")
    names = sorted({row["column_name"] for row in rows if row["table_name"] == table_name})
    casts = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f'CREATE TABLE held AS UNPIVOT (SELECT "{key}" AS row_id, {casts} FROM fact)'
        f" ON {listed} INTO NAME column_name VALUE value_text"
    )
