"""The warehouse folder: where tables are staged, and how a finished set of them takes the place of the last.

    parquet/ silkledger.duckdb                what readers open: links through .current
    build.json inputs.json                    what it was built by, and from which texts: links as well
    .current                                  link to the published version; replacing it is the one moment of change
    .versions/<name>/                         published versions: the current one, the one before, those of this minute
    .stage/                                   the version being built
    releases/                                 see assets.releases
    .cache/                                   what was read from each text, by content
    .mirrors/                                 see assets.mirror
    .lock                                     see assets.lock

Files of a version are never opened for writing again, so a reader never blocks a run, and a run that dies at any
moment leaves the published version as it was.
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

DATABASE_NAME = "silkledger.duckdb"
RECORD_NAME = "build.json"
INPUTS_NAME = "inputs.json"
PUBLISHED_NAMES = ("parquet", DATABASE_NAME, RECORD_NAME, INPUTS_NAME)
TEMPORARY_PREFIX = ".tmp-"


class NothingPublishedError(Exception):
    """There is no finished build in the warehouse that was asked for."""

    def __init__(self, warehouse: Path) -> None:
        super().__init__(f"nothing is published in {warehouse}; make it with: silkledger build --warehouse {warehouse}")


@dataclass(frozen=True, slots=True)
class WarehouseFolder:
    """The places inside one warehouse."""

    path: Path

    @property
    def parquet(self) -> Path:
        """The folder of published Parquet files."""
        return self.path / "parquet"

    @property
    def database(self) -> Path:
        """The published DuckDB file."""
        return self.path / DATABASE_NAME

    @property
    def record(self) -> Path:
        """The published `build.json`."""
        return self.path / RECORD_NAME

    @property
    def current(self) -> Path:
        """The link to the published version."""
        return self.path / ".current"

    @property
    def versions(self) -> Path:
        """The folder of published versions."""
        return self.path / ".versions"

    @property
    def stage(self) -> Path:
        """The version being built."""
        return self.path / ".stage"

    @property
    def releases(self) -> Path:
        """The folder of releases: see assets.releases."""
        return self.path / "releases"

    @property
    def cache(self) -> Path:
        """What was read from each text, by content."""
        return self.path / ".cache"


@contextmanager
def replace_whole(path: Path, flush: bool = True) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` once the block ends without an error.

    Without `flush` a power cut may leave an empty file: for what can be made again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{TEMPORARY_PREFIX}{uuid4().hex}-{path.name}")
    try:
        yield beside
        if flush:
            _flush(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes, flush: bool = True) -> None:
    """Writes a file so that readers see all of it or what was there before."""
    with replace_whole(path, flush) as beside:
        beside.write_bytes(content)


def clear_leftovers(folder: WarehouseFolder) -> None:
    """Removes what runs that died left behind; call it with the lock held."""
    leftovers = [
        *folder.path.glob(f"{TEMPORARY_PREFIX}*"),
        *folder.versions.glob(f"{TEMPORARY_PREFIX}*"),
        *folder.stage.rglob(f"{TEMPORARY_PREFIX}*"),
    ]
    for leftover in leftovers:
        _remove(leftover)


def begin_stage(folder: WarehouseFolder, inputs: bytes) -> None:
    """Makes the stage ready for tables of these inputs, kept there as INPUTS_NAME; tables of others are removed."""
    record = folder.stage / INPUTS_NAME
    if record.is_file() and record.read_bytes() == inputs:
        return
    _remove(folder.stage)
    write_whole(record, inputs)


GRACE_SECONDS = 60.0
READ_ONLY = 0o444  # a published file is replaced, never changed: not by a reader's stray DELETE either


def publish_stage(folder: WarehouseFolder, record: dict[str, Any], name: str) -> Path:
    """Makes the staged inputs, tables and database the published ones, all in one rename; their folder comes back.

    `record` goes to `build.json` with the size and digest of every file added. The version before stays on disk for
    readers who are in the middle of it. Raises OSError and leaves the published version alone when the disk is full.
    """
    building = folder.versions / f"{TEMPORARY_PREFIX}{name}"
    _remove(building)
    files = {}
    try:
        tables = sorted((folder.stage / "parquet").glob("*.parquet"))
        for source in [*tables, folder.stage / DATABASE_NAME, folder.stage / INPUTS_NAME]:
            relative = source.relative_to(folder.stage).as_posix()
            _place(source, building / relative)
            (building / relative).chmod(READ_ONLY)
            files[relative] = {"n_bytes": source.stat().st_size, "sha256": digest_file(source)}
        write_whole(building / RECORD_NAME, _dump({**record, "files": files}))
        published = folder.versions / name
        _remove(published)
        building.rename(published)
    finally:
        _remove(building)
    _point(folder, published)
    return published


def read_record(folder: WarehouseFolder) -> dict[str, Any]:
    """What `build.json` says of the published version; raises NothingPublishedError."""
    try:
        record: dict[str, Any] = json.loads(folder.record.read_bytes())
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError) as error:
        raise NothingPublishedError(folder.path) from error
    return record


def read_inputs(folder: WarehouseFolder) -> dict[str, Any]:
    """The survey that the published version was built from, as plain values; raises NothingPublishedError."""
    try:
        inputs: dict[str, Any] = json.loads((folder.path / INPUTS_NAME).read_bytes())
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError) as error:
        raise NothingPublishedError(folder.path) from error
    return inputs


def find_damage(folder: WarehouseFolder, record: dict[str, Any]) -> list[str]:
    """The published files that are missing or are not what `build.json` says, by their names."""
    return [name for name, seen in record["files"].items() if not _is_whole(folder.path / name, seen)]


def digest_file(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _is_whole(path: Path, seen: dict[str, Any]) -> bool:
    return path.is_file() and path.stat().st_size == seen["n_bytes"] and digest_file(path) == seen["sha256"]


def _point(folder: WarehouseFolder, published: Path) -> None:
    """Turns `.current` to a version, then sees to the links and forgets versions that nobody is opening any more."""
    before = folder.current.resolve() if folder.current.is_symlink() else None
    _link(Path(".versions") / published.name, folder.current)
    for name in PUBLISHED_NAMES:
        _link(Path(".current") / name, folder.path / name)
    kept = {published, folder.versions / (before.name if before else "")}
    for version in _list_replaced(folder):
        if version not in kept:
            _remove(version)


def _list_replaced(folder: WarehouseFolder) -> list[Path]:
    """The versions that another took the place of more than GRACE_SECONDS ago, and what is no version at all.

    DuckDB looks a link up and then opens the file that it leads to: for a reader on a busy machine these are two
    moments, and the version has to be there in the second.
    """
    published = {path: path / RECORD_NAME for path in folder.versions.iterdir()}
    times = {path: record.stat().st_mtime for path, record in published.items() if record.is_file()}
    ordered = sorted(times, key=lambda path: times[path])
    recent = {path for path, after in pairwise(ordered) if time.time() - times[after] < GRACE_SECONDS}
    return [path for path in published if path not in recent]


def _link(target: Path, link: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    if link.exists() and not link.is_symlink():
        _remove(link)  # a copy of a warehouse made without its links
    beside = link.with_name(f"{TEMPORARY_PREFIX}{uuid4().hex}")
    beside.symlink_to(target)
    beside.replace(link)


def _place(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the file system knows no second names."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        _flush(target)


def _flush(path: Path) -> None:
    with path.open("rb") as opened:
        os.fsync(opened.fileno())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _dump(record: dict[str, Any]) -> bytes:
    return (json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
