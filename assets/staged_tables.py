"""Where a table lies between two stages: Parquet in the warehouse's stage, the only layer inside."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq

from assets.engine import read_git_commit
from assets.resources import Warehouse
from assets.showing import describe_rows
from assets.warehouse_folder import WarehouseFolder, replace_whole
from pipeline.release.arrow import to_arrow
from schemas.contract import find_table

SMALL_BYTES = 1024 * 1024


class StagedTables(dg.ConfigurableIOManager):
    """Writes what an asset returns to the stage, and reads it back for the next.

    A published table lies at `parquet/<table>.parquet` as it will be published; what only passes between stages is a
    mapping of tables and lies at `<asset>/<name>.parquet`.
    """

    warehouse: dg.ResourceDependency[Warehouse]

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Writes a published table, or the tables that pass between stages, with the metadata that Dagster shows."""
        name = context.asset_key.path[-1]
        if isinstance(obj, Mapping):
            for part, table in obj.items():
                # Never published, and made anew by the next run: no need to wait for the disk.
                write_parquet(self._folder / name / f"{part}.parquet", table, flush=False)
            rows = sum(table.num_rows for table in obj.values())
            context.add_output_metadata({"dagster/row_count": rows})
        elif isinstance(obj, pa.Table):
            table = to_arrow(find_table(name), obj, read_git_commit())
            write_parquet(self._folder / "parquet" / f"{name}.parquet", table)
            context.add_output_metadata(describe_rows(name, table))

    def load_input(self, context: dg.InputContext) -> Any:
        """A staged table, or the mapping of those that an asset passes on."""
        name = context.asset_key.path[-1]
        parts = read_parts(self.warehouse.folder, name)
        return parts or read_table(self.warehouse.folder, name)

    @property
    def _folder(self) -> Path:
        return self.warehouse.folder.stage


def read_table(folder: WarehouseFolder, name: str) -> pa.Table:
    """A staged table that will be published."""
    return read_parquet(folder.stage / "parquet" / f"{name}.parquet")


def read_tables(folder: WarehouseFolder, names: Iterable[str]) -> dict[str, pa.Table]:
    """Staged tables that will be published, by name."""
    return {name: read_table(folder, name) for name in names}


def read_parts(folder: WarehouseFolder, asset: str) -> dict[str, pa.Table]:
    """The tables that an asset passes on to other stages, by name."""
    return {path.stem: read_parquet(path) for path in sorted((folder.stage / asset).glob("*.parquet"))}


def read_parquet(path: Path) -> pa.Table:
    """The table of one file; a small one that this process has just read is not read again."""
    seen = path.stat()
    if seen.st_size > SMALL_BYTES:
        return pq.read_table(path)
    return _read_small(path, seen.st_ino, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=64)
def _read_small(path: Path, *_: int) -> pa.Table:
    return pq.read_table(path)


def write_parquet(path: Path, table: pa.Table, flush: bool = True) -> None:
    """One file, whole or not at all; equal tables make equal bytes."""
    with replace_whole(path, flush) as beside:
        pq.write_table(table, beside, compression="zstd", compression_level=9, version="2.6")
