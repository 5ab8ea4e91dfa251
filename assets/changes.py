"""What differs between the published tables and the staged ones, row by row: so that little work follows little news.

A build goes on from the published version only where the same house built it and it is whole: with the rows of texts
that stayed (`assets.carried_over`), with checks of rows one by one, and with the database file.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from assets.warehouse_folder import NothingPublishedError, WarehouseFolder, find_damage, read_record, write_whole
from pipeline.tables.engine import register_source
from pipeline.tables.sources import ParquetFiles, Source
from pipeline.tables.statements import start_engine
from schemas.contract import arrow_schema, find_table, primary_key

BASE_NAME = "base.json"
CHANGES_NAME = "changes"
SMALL_BYTES = 8 * 1024 * 1024  # of Parquet; less than this is made and checked anew sooner than compared
MOST_CHANGED = 0.1  # of the rows of a table


@dataclass(frozen=True, slots=True)
class Change:
    """The rows of a staged table that the published one has not, and the other way round: a Parquet file each."""

    added: Path
    removed: Path


def choose_base(folder: WarehouseFolder, build_version: str) -> None:
    """Has the stage go on from the published version, where the same house built it, whole, and it is large enough."""
    (folder.stage / BASE_NAME).unlink(missing_ok=True)
    shutil.rmtree(folder.stage / CHANGES_NAME, ignore_errors=True)
    if (record := _read_usable(folder, build_version)) is None:
        return
    size = sum(file["n_bytes"] for name, file in record["files"].items() if name.endswith(".parquet"))
    if size >= SMALL_BYTES and not find_damage(folder, record):
        write_whole(folder.stage / BASE_NAME, json.dumps(folder.current.resolve().name).encode(), flush=False)


def find_base(folder: WarehouseFolder) -> Path | None:
    """The folder of the published version that the stage goes on from."""
    record = folder.stage / BASE_NAME
    base = folder.versions / json.loads(record.read_bytes()) if record.is_file() else None
    return base if base and base.is_dir() else None


def compare_table(
    folder: WarehouseFolder, name: str, staged: Path, among: tuple[Source, Source] | None = None
) -> Change | None:
    """Writes down how a staged table differs from the published one; None where there is none, or it differs much.

    `among` holds the staged and the published rows that may differ, where all others are known to be the same.
    """
    base = find_base(folder)
    change = _locate(folder, name)
    for path in (change.added, change.removed):
        path.unlink(missing_ok=True)
    if base is None:
        return None
    here, there = among or (ParquetFiles((str(staged),)), ParquetFiles((str(base / "parquet" / staged.name),)))
    most = int(MOST_CHANGED * pq.read_metadata(staged).num_rows) + 1000
    if not (
        _write_rest(here, there, name, change.added, most) and _write_rest(there, here, name, change.removed, most)
    ):
        return None
    return change


def find_change(folder: WarehouseFolder, name: str) -> Change | None:
    """How a staged table differs from the published one, where that was written down."""
    change = _locate(folder, name)
    return change if change.added.is_file() and change.removed.is_file() else None


def count_altered(change: Change, name: str) -> int:
    """The rows of a table that are there as before, with another value."""
    if not (pq.read_metadata(change.added).num_rows and pq.read_metadata(change.removed).num_rows):
        return 0
    return _count(f"SELECT count(*) FROM added SEMI JOIN removed USING ({_list_keys(name)})", change)


def count_keys(change: Change, name: str, staged: Path) -> int:
    """The rows of a staged table that have the key of one that came; as many as came where keys stand once."""
    if not pq.read_metadata(change.added).num_rows:
        return 0
    return _count(f"SELECT count(*) FROM staged SEMI JOIN added USING ({_list_keys(name)})", change, staged)


def _count(question: str, change: Change, staged: Path | None = None) -> int:
    files = {"added": change.added, "removed": change.removed, "staged": staged}
    connection = start_engine().cursor()
    try:
        for name, path in files.items():
            if path is not None:
                register_source(connection, name, ParquetFiles((str(path),)))
        ((found,),) = connection.execute(question).fetchall()
        return int(found)
    finally:
        connection.close()


def _list_keys(name: str) -> str:
    return ", ".join(f'"{column}"' for column in primary_key(find_table(name)))


def _read_usable(folder: WarehouseFolder, build_version: str) -> dict[str, Any] | None:
    try:
        record = read_record(folder)
    except NothingPublishedError:
        return None
    is_of_this_house = record["inputs"]["build_version"] == build_version and folder.current.is_symlink()
    return record if is_of_this_house and not record["failed_texts"] else None


def _locate(folder: WarehouseFolder, name: str) -> Change:
    home = folder.stage / CHANGES_NAME
    return Change(home / f"{name}.added.parquet", home / f"{name}.removed.parquet")


def _write_rest(rows: Source, others: Source, name: str, target: Path, most: int) -> bool:
    """Writes those of some rows that are not among others; False where they are too many.

    Rows are told apart by 64 bits over all their columns.
    """
    columns = ", ".join(f'"{column}"' for column in arrow_schema(find_table(name)).names)
    connection = start_engine().cursor()
    try:
        register_source(connection, "here", rows)
        register_source(connection, "there", others)
        target.parent.mkdir(parents=True, exist_ok=True)
        connection.sql(
            f"SELECT {columns} FROM (SELECT {columns}, hash({columns}) AS row_hash FROM here)"
            f" ANTI JOIN (SELECT hash({columns}) AS row_hash FROM there) USING (row_hash)"
        ).write_parquet(str(target))
    finally:
        connection.close()
    if pq.read_metadata(target).num_rows <= most:
        return True
    target.unlink()
    return False
