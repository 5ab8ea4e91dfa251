"""Pulling a release: what is missing is downloaded, every byte is checked, half a release is never installed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assets.release_errors import NotPublishedError, TamperedError
from assets.releases import ReleasesFolder, flush, write_index
from assets.storage import CHUNK_BYTES, OffsetError, Storage, read_bytes
from assets.verifying import Sums, read_sums, verify_sums
from assets.warehouse_folder import READ_ONLY, digest_file, write_whole
from pipeline.release.names import INDEX_FILE, SUMS_FILE
from pipeline.release.version import read_calver

MOST_INDEX_BYTES = 64 * 1024 * 1024
MOST_SUMS_BYTES = 4 * 1024 * 1024
UNFINISHED_PREFIX = ".part-"
UNFINISHED_SUFFIX = ".part"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """The release that is here now: how many of its files were downloaded, and how many were here already."""

    folder: Path
    downloaded: int
    here: int


def pull_release(storage: Storage, releases: ReleasesFolder, version: str | None, tell: Tell) -> Fetched:
    """Brings a release (the latest, where no version is given) into the folder of releases.

    What was downloaded before, also by a pull that was interrupted, is checked and not downloaded again. Raises
    NotPublishedError, TamperedError for a file that is not as published, and OSError where the storage refuses.
    """
    entry = _find_entry(storage, version)
    version = entry["version"]
    sums_bytes = read_bytes(storage, f"{version}/{SUMS_FILE}", MOST_SUMS_BYTES)
    _compare(f"{version}/{SUMS_FILE}", entry["sums_sha256"], hashlib.sha256(sums_bytes).hexdigest())
    sums = read_sums(sums_bytes.decode())
    place = releases.place(version)
    if _is_here(place, sums_bytes):
        return Fetched(place, 0, len(sums) + 1)
    part = releases.path / f"{UNFINISHED_PREFIX}{version}"
    part.mkdir(parents=True, exist_ok=True)
    _forget_others(part, sums)
    _take_over(place, part, sums)
    missing = [name for name, digest in sums.items() if not _has(part / name, digest)]
    for name in missing:
        tell(f"{version}/{name}")
        _download(storage, f"{version}/{name}", part / name, sums[name])
    write_whole(part / SUMS_FILE, sums_bytes)
    _install(part, place)
    write_index(releases, {"status": "pulled", "version": version})
    return Fetched(place, len(missing) + 1, len(sums) - len(missing))


def _find_entry(storage: Storage, version: str | None) -> dict[str, Any]:
    """What the index says of the version; raises NotPublishedError."""
    try:
        index = json.loads(read_bytes(storage, INDEX_FILE, MOST_INDEX_BYTES))
        entries = {str(entry["version"]): entry for entry in index["versions"] if read_calver(str(entry["version"]))}
        wanted = version or str(index["latest"])
    except FileNotFoundError as error:
        raise NotPublishedError(f"there is no {INDEX_FILE}, so nothing is published there") from error
    except (ValueError, KeyError, TypeError) as error:
        raise NotPublishedError(f"{INDEX_FILE} is not as Silk Ledger writes it: {error!r}") from error
    if wanted not in entries:
        there = ", ".join(entries) or "none"
        raise NotPublishedError(f"release {wanted} is not published there; published are: {there}")
    return {"version": wanted, "sums_sha256": str(entries[wanted].get("sums_sha256"))}


def _is_here(place: Path, sums: bytes) -> bool:
    path = place / SUMS_FILE
    return path.is_file() and path.read_bytes() == sums and next(verify_sums(place), None) is None


def _forget_others(part: Path, sums: Sums) -> None:
    """Removes what another state of the same version left."""
    for path in part.iterdir():
        if path.name.removesuffix(UNFINISHED_SUFFIX) not in sums:
            path.unlink()


def _take_over(place: Path, part: Path, sums: Sums) -> None:
    """Copies the files that are whole from a release that is here and damaged."""
    for name, digest in sums.items():
        if _has(place / name, digest) and not (part / name).exists():
            shutil.copyfile(place / name, part / name)


def _has(path: Path, digest: str) -> bool:
    return path.is_file() and digest_file(path) == digest


def _download(storage: Storage, name: str, target: Path, digest: str) -> None:
    """Downloads one file from where an earlier try ended; from the start, once, where that makes no whole one."""
    beside = target.with_name(target.name + UNFINISHED_SUFFIX)
    begun = beside.stat().st_size if beside.is_file() else 0
    if not begun or not _has(beside, digest):  # all of it may have arrived before the earlier try ended
        try:
            with storage.open(name, begun) as opened, beside.open("ab") as written:
                shutil.copyfileobj(opened, written, CHUNK_BYTES)
        except OffsetError:
            beside.unlink()
            return _download(storage, name, target, digest)
    found = digest_file(beside)
    if found != digest:
        beside.unlink()
        if begun:
            return _download(storage, name, target, digest)
    _compare(name, digest, found)
    flush(beside)
    beside.chmod(READ_ONLY)
    beside.replace(target)
    return None


def _compare(name: str, expected: str, found: str) -> None:
    if found != expected:
        raise TamperedError(
            f"{name} is not what was published: SHA-256 {expected} expected, {found} found. It was changed or damaged "
            "there or on the way. Nothing was installed; do not use it, and tell the publisher."
        )


def _install(part: Path, place: Path) -> None:
    """Puts the whole release in its place; a damaged one that stood there goes."""
    (part / SUMS_FILE).chmod(READ_ONLY)
    flush(part)
    if place.exists():
        damaged = place.with_name(f"{UNFINISHED_PREFIX}damaged-{place.name}")
        shutil.rmtree(damaged, ignore_errors=True)
        place.rename(damaged)
        part.rename(place)
        shutil.rmtree(damaged)
    else:
        part.rename(place)
    flush(place.parent)
