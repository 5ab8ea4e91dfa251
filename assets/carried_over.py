"""Tables whose rows follow from one text each, carried over from the published version with the news put in.

All that is read from a text follows from its row of `documents`: bytes, name, and what is known of it. So where that
row stayed, the rows of the text stayed as well. Cells follow from the statements of their text, but for a few that are
made from a whole row of facts: those are compared one by one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from assets.changes import find_base, find_change
from assets.warehouse_folder import WarehouseFolder
from pipeline.tables.engine import register_source
from pipeline.tables.made_cells import MADE_CELLS
from pipeline.tables.sources import ParquetFiles
from pipeline.tables.statements import find_rows, read_columns
from schemas.contract import arrow_schema, find_table, primary_key

BY_TEXT = ("document_texts", "mentions", "figures", "evidence")
BY_STATEMENT = "cells"


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The published rows of a table, but for those that have one of the `touched` values in its column.

    Those are to be read anew; `gone` fills with the ones that are passed over.
    """

    name: str
    published: Path
    touched: pa.Table
    gone: list[pa.RecordBatch] = field(default_factory=list)

    def list_gone(self) -> pa.Table:
        """The published rows that were passed over, once all are woven."""
        return pa.Table.from_batches(self.gone, arrow_schema(find_table(self.name)))

    def weave(self, fresh: pa.Table, rows: int) -> Iterator[pa.RecordBatch]:
        """The rows carried over and the fresh ones, sorted by key together as they are apart; so many at a time."""
        keys = primary_key(find_table(self.name))
        column, touched = self.touched.column_names[0], self.touched.column(0)
        due = fresh
        for batch in pq.ParquetFile(self.published).iter_batches(rows):
            is_gone = pc.is_in(batch.column(column), touched)
            self.gone.append(batch.filter(is_gone).replace_schema_metadata(None))
            (end,) = find_places(due, batch.slice(max(batch.num_rows - 1, 0)).select(keys)) or (0,)
            yield from insert_rows(
                batch, np.flatnonzero(~is_gone.to_numpy(False)), due.slice(0, end), keys
            ).to_batches()
            due = due.slice(end)
        yield from due.to_batches()


def carry_over(folder: WarehouseFolder, connection: duckdb.DuckDBPyConnection, name: str) -> CarriedOver | None:
    """What stays of a published table; None where it is to be made anew. `documents` is staged by then."""
    base, news = find_base(folder), list_news(folder)
    if base is None or news is None or name not in (*BY_TEXT, BY_STATEMENT):
        return None
    touched = news if name in BY_TEXT else list_touched_statements(folder, base, connection, news)
    return CarriedOver(name, base / "parquet" / f"{name}.parquet", touched)


def list_news(folder: WarehouseFolder) -> pa.Table | None:
    """`document_id` of the texts that came, went or changed, where that is known."""
    if (change := find_change(folder, "documents")) is None:
        return None
    rows = read_columns(ParquetFiles((str(change.added), str(change.removed))), ["document_id"])
    return rows.group_by("document_id").aggregate([])


def list_touched_statements(
    folder: WarehouseFolder, base: Path, connection: duckdb.DuckDBPyConnection, news: pa.Table
) -> pa.Table:
    """`evidence_id` of the statements of such texts, and of those on which cells are made in another way now."""
    homes = ParquetFiles(tuple(str(home / "parquet" / "evidence.parquet") for home in (base, folder.stage)))
    ids: list[Any] = news.column("document_id").to_pylist()
    connection.register("touched", find_rows(homes, "document_id", ids, ["evidence_id"]))
    register_source(connection, "before", ParquetFiles((str(base / "parquet" / f"{BY_STATEMENT}.parquet"),)))
    columns = ", ".join(arrow_schema(find_table(BY_STATEMENT)).names)
    for made, cells in {"made_before": "before", "made_now": BY_STATEMENT}.items():
        connection.execute(f"CREATE TEMP TABLE {made} AS SELECT {columns} FROM {cells} WHERE {MADE_CELLS}")
    found: pa.Table = connection.sql(
        "SELECT evidence_id FROM touched"
        " UNION SELECT evidence_id FROM (FROM made_before EXCEPT FROM made_now)"
        " UNION SELECT evidence_id FROM (FROM made_now EXCEPT FROM made_before)"
    ).to_arrow_table()
    return found


def insert_rows(batch: pa.RecordBatch, kept: NDArray[np.intp], due: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Those rows of a sorted batch that are kept, with other sorted rows in their places."""
    places = find_places(batch.select(keys).take(kept), due.select(keys))
    order = np.insert(kept, places, batch.num_rows + np.arange(due.num_rows))
    return pa.concat_tables([pa.Table.from_batches([batch]), due]).combine_chunks().take(order)


def find_places(held: pa.RecordBatch | pa.Table, keys: pa.RecordBatch | pa.Table) -> list[int]:
    """The number of sorted rows before which each of some keys belongs; the columns of `keys` are those of the key."""
    columns: list[Any] = [held.column(name) for name in keys.schema.names]
    wanted = zip(*(column.to_pylist() for column in keys.columns), strict=True)
    return [
        bisect_left(range(held.num_rows), key, key=lambda place: tuple(column[place].as_py() for column in columns))
        for key in wanted
    ]
