"""What was read from each input before, kept by content: what is known is not read again.

Readings are kept as segments, each a folder with the tables of `pipeline.tables.readings` for some inputs, written
whole and never changed. A reading is found under its key (see `assets.inputs`), never under a path or date.
"""

import hashlib
import shutil
from collections.abc import Collection, Mapping
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

FAILED_PREFIX = "failed-"
NO_ROWS = {name: schema.empty_table() for name, schema in KEPT.items()}
SMALL_BYTES = 4 * 1024 * 1024
MOST_SMALL = 32  # segments; more are joined into one


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

    def open_table(self, name: str, keys: Collection[str], columns: list[str] | None = None) -> pa.Table:
        """The rows of one of KEPT for these keys, each reading once, with the columns asked for (all without).

        Raises LostReadingsError where a segment is damaged; it is dropped, so that the next build reads its texts anew.
        """
        wanted = pa.array(sorted(keys), pa.string())
        parts = [KEPT[name].empty_table() if columns is None else KEPT[name].empty_table().select(columns)]
        for segment in self._list_segments():
            held = pq.read_table(segment / "readings.parquet", columns=["key"]).column("key")
            mine = pc.is_in(held, wanted)
            if not pc.any(mine).as_py():
                continue
            given = _open_part(segment, name, columns and list({*columns, "key"}))
            chosen = given if pc.all(mine).as_py() else given.filter(pc.is_in(given.column("key"), wanted))
            parts.append(chosen.select(parts[0].column_names))
            wanted = wanted.filter(pc.invert(pc.is_in(wanted, held)))
        return pa.concat_tables(parts)

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

    def tidy(self, keys: Collection[str]) -> None:
        """Drops segments of which no reading is wanted any more, and writes those anew that are half empty or small.

        Call it when nobody reads: what a reader that was killed left behind goes as well.
        """
        for leftover in (self.folder / self.engine).glob(f"{TEMPORARY_PREFIX}*"):
            shutil.rmtree(leftover)
        worn, small = [], []
        live: dict[Path, set[str]] = {}
        for segment in self._list_segments():
            held = _read_keys(segment)
            live[segment] = set(held).intersection(keys)
            if segment.name.startswith(FAILED_PREFIX):
                continue
            if not live[segment]:
                shutil.rmtree(segment)
            elif len(live[segment]) < len(held) / 2:
                worn.append(segment)
            elif _count_bytes(segment) < SMALL_BYTES:
                small.append(segment)
        rewritten = worn + (small if len(small) > MOST_SMALL else [])
        if rewritten:
            chosen = {key for segment in rewritten for key in live[segment]}
            joined = self._write("", {name: self.open_table(name, chosen) for name in KEPT})
            for segment in rewritten:
                if segment != joined:  # a run that was killed between the two steps left both
                    shutil.rmtree(segment)

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


def _open_part(segment: Path, name: str, columns: list[str] | None) -> pa.Table:
    try:
        return pq.read_table(segment / f"{name}.parquet", columns=columns)
    except (OSError, pa.ArrowException) as error:
        shutil.rmtree(segment, ignore_errors=True)
        raise LostReadingsError(f"{segment / name}.parquet was damaged and is dropped; run the build again") from error


def _read_keys(segment: Path) -> list[str]:
    keys: list[Any] = pq.read_table(segment / "readings.parquet", columns=["key"]).column("key").to_pylist()
    return keys


def _count_bytes(segment: Path) -> int:
    return sum(path.stat().st_size for path in segment.iterdir())
