"""Every value has the words that it was read from, and these say it."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from pipeline.release.checks.check import Check
from pipeline.release.ddl import quote_name, quote_text
from schemas.contract import (
    FACT_TABLES,
    Column,
    PartyLink,
    extracted_columns,
    list_columns,
    party_links,
    primary_key,
    table_name,
)
from schemas.party_members import PartyMembers
from schemas.table import Table

TOLD_TABLES: tuple[type[Table], ...] = (*FACT_TABLES, PartyMembers)  # whose rows may rest on evidence
SAID = "said_values"
GATHER_SAID = (
    f"CREATE TEMP TABLE {SAID} AS "
    "SELECT DISTINCT table_name, row_id, column_name, value_text FROM cells JOIN evidence USING (evidence_id)"
)
"""What all statements say of each row, every value once: many questions of this module are put to it."""
# A date may be told as `2025-06`, a number as `1e9` and another time as `1000000000.0`.
SAME_VALUE = (
    "lower(told.value_text) = lower(held.value_text) "
    "OR (held.is_date AND starts_with(held.value_text, told.value_text)) "
    "OR coalesce(TRY_CAST(told.value_text AS DOUBLE) = TRY_CAST(held.value_text AS DOUBLE), false)"
)


def check_values_have_cells() -> Iterator[Check]:
    for model in FACT_TABLES:
        name = table_name(model)
        columns, values = _ask_extracted(model)
        yield Check(
            name="every_extracted_value_has_a_cell",
            table=name,
            needs=(name, "evidence", "cells"),
            description=f"Every value of {', '.join(column.name for column in columns)} has its words.",
            severity="error",
            question=f"SELECT row_id, column_name, value_text FROM ({values}) AS held "
            f"ANTI JOIN ({_ask_cells(name)}) AS told USING (row_id, column_name)",
        )


def check_cells_back_values() -> Iterator[Check]:
    for model in FACT_TABLES:
        name = table_name(model)
        _, values = _ask_extracted(model)
        yield Check(
            name="a_cell_says_the_published_value",
            table=name,
            needs=(name, "evidence", "cells"),
            description="Of the cells of a value, at least one says the value that is published.",
            severity="warning",
            question=f"SELECT row_id, column_name, any_value(held.value_text) AS value_text, "
            "list(told.value_text ORDER BY told.value_text) AS told "
            f"FROM ({values}) AS held JOIN ({_ask_cells(name)}) AS told USING (row_id, column_name) "
            f"GROUP BY row_id, column_name HAVING NOT bool_or({SAME_VALUE})",
        )


def check_parties_have_cells() -> Iterator[Check]:
    for link in party_links():
        yield Check(
            name="every_party_has_a_cell",
            table=link.table,
            needs=(link.table, "evidence", "cells"),
            description="Every party has the words it was read from, in a cell named role:party_id.",
            severity="error",
            question=f"SELECT * FROM ({_ask_parties(link)}) AS held "
            f"ANTI JOIN ({_ask_cells(link.fact_table)}) AS told USING (row_id, column_name) ",
        )


def check_cells_name_columns() -> Iterator[Check]:
    known = ", ".join(
        f"({quote_text(table_name(model))}, {quote_text(column.name)})"
        for model in TOLD_TABLES
        for column in list_columns(model)
    )
    yield Check(
        name="cell_names_a_column",
        table="cells",
        needs=("cells", "evidence"),
        description="A cell names a column of the row that its statement supports, or a party to it.",
        severity="warning",
        question="SELECT evidence_id, table_name, column_name FROM cells JOIN evidence USING (evidence_id) "
        f"WHERE NOT contains(column_name, ':') AND (table_name::VARCHAR, column_name) NOT IN ({known}) ",
    )


def _ask_extracted(model: type[Table]) -> tuple[list[Column], str]:
    """The columns of a fact table that are read from words, and the query for all their values."""
    (key,) = primary_key(model)
    columns = [column for column in list_columns(model) if column.name in extracted_columns(model)]
    return columns, _ask_values(table_name(model), key, columns)


def _ask_values(table: str, key: str, columns: Sequence[Column]) -> str:
    """The values that a text must have said: (row_id, column_name, value_text, is_date)."""
    names = ", ".join(quote_text(column.name) for column in columns)
    values = ", ".join(_ask_value(column) for column in columns)
    dates = ", ".join(quote_text(column.name) for column in columns if column.arrow_type == pa.date32())
    return (
        "SELECT row_id, column_name, value_text, "
        + (f"column_name IN ({dates}) AS is_date" if dates else "false AS is_date")
        + f" FROM (SELECT {key} AS row_id, unnest([{names}]) AS column_name, unnest([{values}]) AS value_text "
        f"FROM {table}) WHERE value_text IS NOT NULL"
    )


def _ask_value(column: Column) -> str:
    """A value as text; null where it stands for what no text says."""
    text = f"{quote_name(column.name)}::VARCHAR"
    return f"nullif({text}, {quote_text(column.absent)})" if column.absent else text


def _ask_cells(table: str) -> str:
    """What the statements on one fact table say: (row_id, column_name, value_text)."""
    return f"SELECT row_id, column_name, value_text FROM {SAID} WHERE table_name = {quote_text(table)}"


def _ask_parties(link: PartyLink) -> str:
    """The parties that a text must have named: (row_id, column_name)."""
    role = "role::VARCHAR" if link.has_role else "'party'"
    return f"SELECT {link.fact_key} AS row_id, {role} || ':' || party_id AS column_name FROM {link.table}"
