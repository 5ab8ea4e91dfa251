"""Where a table lies between two stages: Parquet in the warehouse's stage, the only layer inside."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from assets.engine import read_git_commit
from assets.resources import Warehouse
from assets.showing import describe_rows
from assets.warehouse_folder import replace_whole
from pipeline.release.arrow import to_arrow
from schemas.contract import find_table


class StagedTables(dg.ConfigurableIOManager):
    """Writes what an asset returns to the stage, and reads it back for the next.

    A published table lies at `parquet/<table>.parquet` as it will be published; what only passes between stages is a
    mapping of tables and lies at `<asset>/<name>.parquet`.
    """

    warehouse: dg.ResourceDependency[Warehouse]

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        name = context.asset_key.path[-1]
        if isinstance(obj, Mapping):
            for part, table in obj.items():
                write_parquet(self._folder / name / f"{part}.parquet", table)
            rows = sum(table.num_rows for table in obj.values())
            context.add_output_metadata({"dagster/row_count": rows})
        elif isinstance(obj, pa.Table):
            table = to_arrow(find_table(name), obj, read_git_commit())
            write_parquet(self.place(name), table)
            context.add_output_metadata(describe_rows(name, table))

    def load_input(self, context: dg.InputContext) -> Any:
        name = context.asset_key.path[-1]
        folder = self._folder / name
        if folder.is_dir():
            return {path.stem: pq.read_table(path) for path in sorted(folder.glob("*.parquet"))}
        return pq.read_table(self.place(name))

    def place(self, table: str) -> Path:
        return self._folder / "parquet" / f"{table}.parquet"

    @property
    def _folder(self) -> Path:
        return self.warehouse.folder.stage


def write_parquet(path: Path, table: pa.Table) -> None:
    """One file, whole or not at all; equal tables make equal bytes."""
    with replace_whole(path) as beside:
        pq.write_table(table, beside, compression="zstd", compression_level=9, version="2.6")
