"""Where a table lies between two stages: Parquet in the warehouse's stage, the only layer inside."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from assets.carried_over import carry_over
from assets.changes import compare_table
from assets.engine import read_git_commit
from assets.resources import Warehouse
from assets.showing import describe_rows
from assets.warehouse_folder import WarehouseFolder, replace_whole, write_whole
from pipeline.release.arrow import cast_rows, published_schema
from pipeline.tables.sources import ParquetFiles, Source
from pipeline.tables.statements import CELLS_OF, Publish, find_model, publish_table, select_published

SMALL_BYTES = 1024 * 1024
ROWS_A_GROUP = 131_072
TEXTS_A_GROUP = 4096  # whole articles
"""Row groups end after so many rows, whatever the number of processes and the size of their batches."""
LISTING = ".files.json"


class StagedTables(dg.ConfigurableIOManager):
    """Takes down what an asset has staged, and says where it lies for the next.

    A published table lies at `parquet/<table>.parquet` as it will be published, written by `write_published`; what only
    passes between stages is a mapping of rows: `<asset>/<name>.parquet`, or a list of the files where they lie already.
    """

    warehouse: dg.ResourceDependency[Warehouse]

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Writes what passes between stages, and the metadata that Dagster shows."""
        name = context.asset_key.path[-1]
        if isinstance(obj, Mapping):
            for part, rows in obj.items():
                stage_part(self.warehouse.folder, name, part, rows)
            context.add_output_metadata({"dagster/row_count": sum(map(_count_rows, obj.values()))})
        elif isinstance(obj, ParquetFiles):
            (path,) = obj.paths
            context.add_output_metadata(describe_rows(name, Path(path)))

    def load_input(self, context: dg.InputContext) -> Any:
        """A staged table, or the mapping of those that an asset passes on."""
        name = context.asset_key.path[-1]
        parts = find_parts(self.warehouse.folder, name)
        return parts or find_staged(self.warehouse.folder, name)


def write_published(folder: WarehouseFolder) -> Publish:
    """What writes a published table to the stage, a row group in memory at a time, and says where it lies.

    It raises ValueError as `pipeline.release.arrow.to_arrow` does.
    """

    def write(connection: duckdb.DuckDBPyConnection, name: str) -> Source:
        path = locate_staged(folder, name)
        rows = TEXTS_A_GROUP if name == "document_texts" else ROWS_A_GROUP
        if carried := carry_over(folder, connection, name):
            fresh = publish_table(connection, name, carried.touched)
            write_rows(path, name, carried.weave(fresh, rows), rows)
            compare_table(folder, name, path, (fresh, carried.list_gone()))
        else:
            write_rows(path, name, select_published(connection, name).to_arrow_reader(rows), rows)
            if not name.startswith(CELLS_OF):
                compare_table(folder, name, path)
        return ParquetFiles((str(path),))

    return write


def write_rows(path: Path, name: str, batches: Iterable[pa.RecordBatch], rows: int) -> None:
    """The file of a published table, in row groups of so many rows; raises ValueError as `to_arrow` does."""
    model = find_model(name)
    schema = published_schema(model, read_git_commit())
    write_groups(path, (cast_rows(model, group, schema) for group in cut_groups(batches, rows)), schema)


def cut_groups(batches: Iterable[pa.RecordBatch], rows: int) -> Iterator[pa.Table]:
    """Rows that come in batches of any size, in tables of so many rows each; the last may have fewer."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        held.append(batch)
        count += batch.num_rows
        while count >= rows:
            table = pa.Table.from_batches(held)
            yield table.slice(0, rows).combine_chunks()
            held, count = table.slice(rows).to_batches(), count - rows
    if count:
        yield pa.Table.from_batches(held).combine_chunks()


def write_groups(path: Path, groups: Iterable[pa.Table], schema: pa.Schema) -> None:
    """One file of these row groups, whole or not at all; equal rows make equal bytes."""
    with replace_whole(path) as beside, _open_writer(beside, schema) as writer:
        is_empty = True
        for group in groups:
            writer.write_table(group, row_group_size=max(group.num_rows, 1))
            is_empty = False
        if is_empty:
            writer.write_table(schema.empty_table())


def _open_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    return pq.ParquetWriter(path, schema, compression="zstd", compression_level=COMPRESSION_LEVEL, version="2.6")


COMPRESSION_LEVEL = 3  # a tenth larger than 9, in a quarter of the time


def write_parquet(path: Path, table: pa.Table, flush: bool = True) -> None:
    """One file, whole or not at all; equal tables make equal bytes."""
    with replace_whole(path, flush) as beside, _open_writer(beside, table.schema) as writer:
        writer.write_table(table, row_group_size=ROWS_A_GROUP)


def stage_part(folder: WarehouseFolder, asset: str, part: str, rows: Source) -> None:
    """Stages rows that only pass between stages. It can be made anew: no need to wait for the disk."""
    home = folder.stage / asset
    if isinstance(rows, ParquetFiles):
        within = [Path(path).relative_to(folder.path).as_posix() for path in rows.paths]
        write_whole(home / f"{part}{LISTING}", json.dumps(within).encode(), flush=False)
        (home / f"{part}.parquet").unlink(missing_ok=True)
    else:
        write_parquet(home / f"{part}.parquet", rows, flush=False)
        (home / f"{part}{LISTING}").unlink(missing_ok=True)


def find_parts(folder: WarehouseFolder, asset: str) -> dict[str, Source]:
    """The rows that an asset passes on to other stages, by name."""
    home = folder.stage / asset
    parts: dict[str, Source] = {path.stem: read_parquet(path) for path in sorted(home.glob("*.parquet"))}
    for listing in sorted(home.glob(f"*{LISTING}")):
        paths = tuple(str(folder.path / path) for path in json.loads(listing.read_bytes()))
        parts[listing.name.removesuffix(LISTING)] = ParquetFiles(paths)
    return parts


def locate_staged(folder: WarehouseFolder, name: str) -> Path:
    """Where a staged table that will be published lies, or one of the cells that are made for it."""
    return folder.stage / ("made_cells" if name.startswith(CELLS_OF) else "parquet") / f"{name}.parquet"


def find_staged(folder: WarehouseFolder, name: str) -> ParquetFiles:
    """A staged table that will be published, left in its file."""
    return ParquetFiles((str(locate_staged(folder, name)),))


def read_parquet(path: Path) -> pa.Table:
    """The table of one file; a small one that this process has just read is not read again."""
    seen = path.stat()
    if seen.st_size > SMALL_BYTES:
        return pq.read_table(path)
    return _read_small(path, seen.st_ino, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=64)
def _read_small(path: Path, *_: int) -> pa.Table:
    return pq.read_table(path)


def _count_rows(rows: Source) -> int:
    if isinstance(rows, ParquetFiles):
        return sum(pq.read_metadata(path).num_rows for path in rows.paths)
    return rows.num_rows
