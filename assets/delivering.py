"""Publishing releases: data first, the index last, so that readers see whole releases only and never another one."""

import hashlib
import json
import tempfile
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assets.release_errors import DamagedReleaseError, NotPublishedError, PublishedVersionError, UnreadableReleaseError
from assets.releases import ReleasesFolder, compose_index, summarize_release
from assets.storage import Storage, read_bytes
from assets.verifying import read_sums, verify_sums
from pipeline.release.names import INDEX_FILE, RELEASE_FILE, SUMS_FILE
from pipeline.release.version import read_calver

MOST_INDEX_BYTES = 64 * 1024 * 1024
MOST_SUMS_BYTES = 4 * 1024 * 1024
MOST_TRIES = 10
CHUNK_BYTES = 1024 * 1024
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of one release: how many files were sent, and how many were there already."""

    version: str
    sent: int
    there: int


def publish_releases(releases: ReleasesFolder, storage: Storage, versions: list[str], tell: Tell) -> list[Delivered]:
    """Puts these releases into the storage and then into its `index.json`; what is there already is not sent again.

    Raises PublishedVersionError where another release has such a version, DamagedReleaseError before anything of a
    broken one is sent, and OSError where the storage refuses: another try goes on where this one ended.
    """
    delivered = [_publish_release(releases.place(version), storage, tell) for version in versions]
    _publish_index(storage, tell)
    return delivered


def _publish_release(folder: Path, storage: Storage, tell: Tell) -> Delivered:
    if broken := next(verify_sums(folder), None):
        raise DamagedReleaseError(f"{folder} is not published, for it is damaged: {broken}")
    version, own = folder.name, (folder / SUMS_FILE).read_bytes()
    sums = read_sums(own.decode())
    published = _read_there(storage, f"{version}/{SUMS_FILE}")
    if published is not None:
        if published != own:
            raise PublishedVersionError(
                f"another release {version} is published there, and a published release is never replaced. "
                "Make a new one with: silkledger release --force"
            )
        return Delivered(version, 0, len(sums) + 1)
    sizes, sent = storage.list_sizes(), 0
    for name, digest in sums.items():
        place, source = f"{version}/{name}", folder / name
        if sizes.get(place) == source.stat().st_size and _digest_there(storage, place) == digest:
            continue
        tell(place)
        storage.write(place, source, keep=True)
        sent += 1
    storage.write(f"{version}/{SUMS_FILE}", folder / SUMS_FILE, keep=True)  # the release is whole now, and not before
    return Delivered(version, sent + 1, len(sums) - sent)


def _publish_index(storage: Storage, tell: Tell) -> None:
    """Writes `index.json` until it names every whole release, also one that somebody else published meanwhile."""
    for _ in range(MOST_TRIES):
        held = _read_there(storage, INDEX_FILE, MOST_INDEX_BYTES)
        known = _read_entries(held) if held else {}
        sizes = storage.list_sizes()
        versions = sorted(filter(None, (read_calver(name.removesuffix(f"/{SUMS_FILE}")) for name in sizes)))
        described = (known.get(str(held)) or _describe_there(storage, str(held), sizes) for held in versions)
        entries = [entry for entry in described if entry]
        index = compose_index(entries, {"status": "published", "version": entries[-1]["version"]} if entries else None)
        content = (json.dumps(index, indent=1, ensure_ascii=False) + "\n").encode()
        if content == held:
            return
        tell(INDEX_FILE)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / INDEX_FILE).write_bytes(content)
            storage.write(INDEX_FILE, Path(folder) / INDEX_FILE, keep=False)
    raise OSError(f"{INDEX_FILE} changes again and again: somebody else publishes there; try again later")


def _read_entries(index: bytes) -> dict[str, dict[str, Any]]:
    """The entries by version; raises NotPublishedError for what is no index of ours: it is not written over."""
    try:
        entries = {str(entry["version"]): dict(entry) for entry in json.loads(index)["versions"]}
        _ = [(entry["released_on"], entry["data_changed"]) for entry in entries.values()]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotPublishedError(f"the {INDEX_FILE} there is not as Silk Ledger writes it: {error!r}") from error
    return entries


def _describe_there(storage: Storage, version: str, sizes: dict[str, int]) -> dict[str, Any] | None:
    """One release as the index lists it; None, with a warning, where its papers cannot be read."""
    sums = read_bytes(storage, f"{version}/{SUMS_FILE}", MOST_SUMS_BYTES)
    n_bytes = sum(size for name, size in sizes.items() if name.startswith(f"{version}/"))
    try:
        said = read_bytes(storage, f"{version}/{RELEASE_FILE}", MOST_INDEX_BYTES)
        return summarize_release(said, n_bytes, hashlib.sha256(sums).hexdigest())
    except (FileNotFoundError, UnreadableReleaseError) as error:
        warnings.warn(f"release {version} there is left out of {INDEX_FILE}: {error}", stacklevel=2)
        return None


def _read_there(storage: Storage, name: str, limit: int = MOST_SUMS_BYTES) -> bytes | None:
    try:
        return read_bytes(storage, name, limit)
    except FileNotFoundError:
        return None


def _digest_there(storage: Storage, name: str) -> str:
    digest = hashlib.sha256()
    with storage.open(name) as opened:
        while chunk := opened.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
