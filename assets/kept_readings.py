"""What was read from each input before, kept by content: what is known is not read again.

Readings are kept as segments, each a folder with the tables of `pipeline.tables.readings` for some inputs, written
whole and never changed. A reading is found under its key (see `assets.inputs`), never under a path or date.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assets.engine import read_engine_version
from assets.warehouse_folder import TEMPORARY_PREFIX, WarehouseFolder
from pipeline.tables.readings import KEPT
from pipeline.tables.sources import ParquetFiles, Source

FAILED_PREFIX = "failed-"
NO_ROWS = {name: schema.empty_table() for name, schema in KEPT.items()}
SMALL_BYTES = 256 * 1024
MOST_SMALL = 32  # segments; more are joined into one, which a process can hold


class LostReadingsError(Exception):
    """Readings that were kept cannot be had again: to publish the others would look as if their texts had gone."""


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """The readings that one engine made, under `folder`."""

    folder: Path
    engine: str

    def list_keys(self) -> set[str]:
        """The keys of all readings that are kept; a damaged segment is dropped, and its inputs are read anew."""
        keys: set[str] = set()
        for segment in self._list_segments():
            try:
                for name in KEPT:
                    pq.read_metadata(segment / f"{name}.parquet")
                keys.update(_read_keys(segment))
            except (OSError, pa.ArrowException):
                shutil.rmtree(segment, ignore_errors=True)
        return keys

    def keep(self, tables: Mapping[str, pa.Table]) -> None:
        """Keeps some readings as a segment, and those that the reader failed on as another."""
        failed = pc.is_valid(tables["readings"].column("error"))
        for prefix, chosen in (("", pc.invert(failed)), (FAILED_PREFIX, failed)):
            readings = tables["readings"].filter(chosen)
            if readings.num_rows:
                rows = NO_ROWS if prefix else tables
                self._write(prefix, {**rows, "readings": readings})

    def locate_table(self, name: str, segments: Iterable[Path]) -> Source:
        """The rows of one of KEPT in some segments, left where they are."""
        paths = tuple(str(segment / f"{name}.parquet") for segment in segments)
        return ParquetFiles(paths) if paths else NO_ROWS[name]

    def locate_beside(self, readings: Source, name: str) -> Source:
        """The rows of one of KEPT that belong to located readings; raises LostReadingsError where they are gone."""
        if not isinstance(readings, ParquetFiles):
            return NO_ROWS[name]
        paths = [Path(path).with_name(f"{name}.parquet") for path in readings.paths]
        if lost := [path.parent.name for path in paths if not path.is_file()]:
            raise LostReadingsError(f"{', '.join(lost)} is gone from {self.folder}; build again")
        return ParquetFiles(tuple(map(str, paths)))

    def forget_failed(self) -> None:
        """Drops what the reader failed on, so that it is tried again."""
        for segment in self._list_segments():
            if segment.name.startswith(FAILED_PREFIX):
                shutil.rmtree(segment)

    def forget_other_engines(self) -> None:
        """Removes what engines before this one read; their readings can never be found again."""
        if self.folder.is_dir():
            for folder in self.folder.iterdir():
                if folder.name != self.engine:
                    shutil.rmtree(folder, ignore_errors=True)

    def settle(self, keys: Collection[str]) -> list[Path]:
        """The segments that hold a reading for each of these keys that is kept, once, and nothing else.

        What is not wanted any more is dropped, and many small segments are joined. Call it when nobody reads: what a
        reader that was killed left behind goes as well.
        """
        for leftover in (self.folder / self.engine).glob(f"{TEMPORARY_PREFIX}*"):
            shutil.rmtree(leftover)
        wanted = set(keys)
        settled: list[Path] = []
        for segment in sorted(self._list_segments(), key=_is_failed):  # what was read goes before what failed
            if segment in settled:
                continue  # what is left of another one has come to stand in its place
            held = _read_keys(segment)
            mine = wanted.intersection(held)
            wanted -= mine
            if len(mine) < len(held):
                segment = self._cut(segment, mine)
            if mine:
                settled.append(segment)
        return self._join_small(settled)

    @contextmanager
    def tell_damage(self) -> Iterator[None]:
        """While the block reads kept rows: raises LostReadingsError where a file of them turns out to be damaged.

        The segment is dropped, so that the next build reads its texts anew.
        """
        import duckdb  # a process that only adds readings needs none

        try:
            yield
        except (duckdb.Error, OSError, pa.ArrowException) as error:
            if damaged := self.drop_damaged():
                named = ", ".join(damaged)
                raise LostReadingsError(f"{named} was damaged and is dropped; run the build again") from error
            raise

    def drop_damaged(self) -> list[str]:
        """Drops the segments that cannot be read to their ends; their names, none when all is well."""
        damaged = []
        for segment in self._list_segments():
            try:
                for name in KEPT:
                    for _ in pq.ParquetFile(segment / f"{name}.parquet").iter_batches():
                        pass
            except (OSError, pa.ArrowException):
                shutil.rmtree(segment, ignore_errors=True)
                damaged.append(segment.name)
        return damaged

    def _cut(self, segment: Path, keys: Collection[str]) -> Path:
        """The segment with only the readings of these keys, in the place of the one that had more."""
        chosen = pa.array(sorted(keys), pa.string())
        tables = {name: pq.read_table(segment / f"{name}.parquet") for name in KEPT} if keys else {}
        kept = {name: table.filter(pc.is_in(table.column("key"), chosen)) for name, table in tables.items()}
        written = self._write(FAILED_PREFIX if _is_failed(segment) else "", kept) if keys else None
        shutil.rmtree(segment)
        return written or segment

    def _join_small(self, segments: list[Path]) -> list[Path]:
        small = [path for path in segments if not _is_failed(path) and _count_bytes(path) < SMALL_BYTES]
        if len(small) <= MOST_SMALL:
            return segments
        files = {name: [path / f"{name}.parquet" for path in small] for name in KEPT}
        joined = self._write("", {name: pa.concat_tables(map(pq.read_table, paths)) for name, paths in files.items()})
        for segment in small:
            shutil.rmtree(segment)
        return [*(segment for segment in segments if segment not in small), joined]

    def _list_segments(self) -> list[Path]:
        home = self.folder / self.engine
        if not home.is_dir():
            return []
        return sorted(path for path in home.iterdir() if not path.name.startswith(TEMPORARY_PREFIX))

    def _write(self, prefix: str, tables: Mapping[str, pa.Table]) -> Path:
        """The segment of these tables, named after its keys; the same keys make the same segment."""
        keys: list[Any] = tables["readings"].column("key").to_pylist()
        digest = hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()
        target = self.folder / self.engine / f"{prefix}{digest[:32]}"
        beside = target.with_name(f"{TEMPORARY_PREFIX}{uuid4().hex}")
        beside.mkdir(parents=True)
        try:
            for name, table in tables.items():
                pq.write_table(table, beside / f"{name}.parquet", compression="zstd")
            shutil.rmtree(target, ignore_errors=True)
            beside.rename(target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return target


def open_kept_readings(folder: WarehouseFolder) -> KeptReadings:
    """What this engine read from inputs for this warehouse before."""
    return KeptReadings(folder.cache / "readings", read_engine_version())


def _is_failed(segment: Path) -> bool:
    return segment.name.startswith(FAILED_PREFIX)


def _read_keys(segment: Path) -> list[str]:
    keys: list[Any] = pq.read_table(segment / "readings.parquet", columns=["key"]).column("key").to_pylist()
    return keys


def _count_bytes(segment: Path) -> int:
    return sum(path.stat().st_size for path in segment.iterdir())
