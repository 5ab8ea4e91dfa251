"""The folder of releases: one flat folder a version, never changed, and `index.json` above them."""

import json
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from assets.release_errors import NoSuchReleaseError, UnreadableReleaseError
from assets.warehouse_folder import READ_ONLY, TEMPORARY_PREFIX, digest_file, write_whole
from pipeline.release.names import INDEX_FILE, RELEASE_FILE, SUMS_FILE
from pipeline.release.version import CalVer, read_calver


@dataclass(frozen=True, slots=True)
class ReleasesFolder:
    """The places inside one folder of releases."""

    path: Path

    @property
    def index(self) -> Path:
        """What there is, for people and programs who look for a version."""
        return self.path / INDEX_FILE

    def place(self, version: str) -> Path:
        """The folder of a version."""
        return self.path / version

    def list_versions(self) -> list[CalVer]:
        """The finished releases, oldest first."""
        if not self.path.is_dir():
            return []
        named = ((read_calver(held.name), held) for held in self.path.iterdir())
        return sorted(version for version, held in named if version and (held / SUMS_FILE).is_file())

    def find(self, version: str | None = None) -> Path:
        """The folder of this version, or of the latest; raises NoSuchReleaseError."""
        versions = [str(held) for held in self.list_versions()]
        if version is None and versions:
            return self.place(versions[-1])
        if version is not None and version in versions:
            return self.place(version)
        there = f"there are {', '.join(versions)}" if versions else "make one with: silkledger release"
        raise NoSuchReleaseError(f"there is no release {version or ''} in {self.path}; {there}".replace("  ", " "))


def write_json(path: Path, value: Any) -> None:
    """A JSON file with a line a value, the same for equal values."""
    write_whole(path, (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode())


def read_json(path: Path) -> Any:
    """What a JSON file says."""
    return json.loads(path.read_bytes())


def seal_folder(folder: Path) -> None:
    """Writes SHA256SUMS over every file, as `sha256sum -c` reads it, and makes all of them read-only."""
    paths = sorted(path for path in folder.iterdir() if path.name != SUMS_FILE)
    lines = [f"{digest_file(path)}  {path.name}\n" for path in paths]
    write_whole(folder / SUMS_FILE, "".join(lines).encode())
    for path in (*paths, folder / SUMS_FILE):
        path.chmod(READ_ONLY)


@contextmanager
def create_release(releases: ReleasesFolder, version: str) -> Iterator[Path]:
    """A folder to write a release into; it becomes the version in one rename when the block ends without an error.

    Raises FileExistsError where the version is there already.
    """
    releases.path.mkdir(parents=True, exist_ok=True)
    if releases.place(version).exists():
        raise FileExistsError(f"release {version} is there already in {releases.path}, and a release is never changed")
    building = releases.path / f"{TEMPORARY_PREFIX}{version}-{uuid4().hex}"
    building.mkdir()
    try:
        yield building
        for path in building.iterdir():
            flush(path)
        flush(building)
        building.rename(releases.place(version))
        flush(releases.path)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def clear_unfinished(releases: ReleasesFolder) -> None:
    """Removes what releases that died left behind; call it with the lock of the warehouse held."""
    if not releases.path.is_dir():
        return
    for path in releases.path.glob(f"{TEMPORARY_PREFIX}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def list_entries(releases: ReleasesFolder) -> list[dict[str, Any]]:
    """What `index.json` says of each finished release, oldest first; one that cannot be read is left out and told."""
    entries = []
    for version in releases.list_versions():
        try:
            entries.append(describe_entry(releases.place(str(version))))
        except UnreadableReleaseError as error:
            warnings.warn(f"{releases.place(str(version))} is left out: {error}", stacklevel=2)
    return entries


def describe_entry(folder: Path) -> dict[str, Any]:
    """One release as the index lists it."""
    n_bytes = sum(path.stat().st_size for path in folder.iterdir())
    try:
        said = (folder / RELEASE_FILE).read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReleaseError(f"it has no {RELEASE_FILE}") from error
    return summarize_release(said, n_bytes, digest_file(folder / SUMS_FILE))


def summarize_release(content: bytes, n_bytes: int, sums_sha256: str) -> dict[str, Any]:
    """One release as the index lists it, from the bytes of its `release.json`; raises UnreadableReleaseError."""
    names = ("version", "released_on", "previous", "schema_version", "git_commit", "rows", "changes", "data_changed")
    try:
        said = json.loads(content)
        return {**{name: said[name] for name in names}, "n_bytes": n_bytes, "sums_sha256": sums_sha256}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableReleaseError(f"{RELEASE_FILE} is not as Silk Ledger writes it: {error!r}") from error


def compose_index(entries: list[dict[str, Any]], result: dict[str, Any] | None) -> dict[str, Any]:
    """`index.json`: the latest version, when data last changed, how the last attempt ended, and all versions."""
    changed = [entry for entry in entries if entry["data_changed"] is not False]
    return {
        "dataset": "silkledger",
        "latest": entries[-1]["version"] if entries else None,
        "last_change": changed[-1]["released_on"] if changed else None,
        "result": result,
        "versions": entries,
    }


def write_index(releases: ReleasesFolder, result: dict[str, Any]) -> None:
    """Puts what is there into `index.json`; `result` says how the attempt ended that was made just now."""
    releases.path.mkdir(parents=True, exist_ok=True)
    write_json(releases.index, compose_index(list_entries(releases), result))


def flush(path: Path) -> None:
    """Waits until a file or the names in a folder are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
