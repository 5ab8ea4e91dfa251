"""Texts in object storage: a copy of them in the warehouse, which a build reads as any other folder.

    .mirrors/<name>/                what the bucket held at the last look, under the names below the prefix
    .mirrors/<name>.refused.json    by name: the objects that could not be brought, and why

A copy has the size and the time of its object: by these a listing tells what is new. What nobody would read (other
types, texts that are too large) is not fetched; a file without content stands for it, so that it is told of as ever.
"""

import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from assets.raw_folder import COMPANIONS, MIRRORS, RawFolderError, digest_listing, locate_refused
from assets.warehouse_folder import TEMPORARY_PREFIX, WarehouseFolder, write_whole
from pipeline.documents.corpus import CORPUS_SUFFIXES
from pipeline.documents.read import MAX_BYTES, SUFFIXES

if TYPE_CHECKING:
    from assets.storage import Listed, Objects

AT_ONCE, IN_A_ROW = 8, 1000  # downloads, and those that are waited for together
CHUNK_BYTES = 1024 * 1024  # what each of them holds in memory
LOOKS = 4  # at a bucket in which objects change while others are fetched
SETTLED_NS = 5_000_000_000  # an object written so shortly before it was fetched may change again and keep its time
LONGEST_NAME = 255  # bytes of a name that a folder can hold
LOCKED = re.compile(r"ACCESS_DENIED|InvalidObjectState")  # what a storage says of one object, and not of itself


class BucketError(RawFolderError):
    """The storage does not answer, holds nothing there, or refuses: nothing was published for it."""

    def __init__(self, raw: str, said: object) -> None:
        from assets.storage import hide_query

        super().__init__(
            f"no texts can be had from {hide_query(raw)}: {said}. What is published stands as it was. Check the "
            "address, the credentials in the environment and the connection, and build again."
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """How a mirror differs from its bucket: what to fetch, what left the bucket, and what no folder can hold, why."""

    fetch: dict[str, "Listed"]
    gone: tuple[str, ...]
    refused: dict[str, str]


def is_bucket(raw: str) -> bool:
    """Whether the texts lie elsewhere than in a folder of this machine.

    >>> is_bucket("s3://bucket/texts"), is_bucket("texts")
    (True, False)
    """
    return "://" in raw


def locate_raw(raw: str, warehouse: WarehouseFolder) -> Path:
    """The folder that a build reads: the one that was named, or the mirror of a bucket."""
    if not is_bucket(raw):
        return Path(raw)
    return warehouse.path / MIRRORS / hashlib.sha256(raw.encode()).hexdigest()[:16]


def digest_raw(raw: str) -> str:
    """A digest that changes when a text comes, goes or is written, from a listing alone; raises RawFolderError."""
    if not is_bucket(raw):
        return digest_listing(Path(raw))
    listing = _list_bucket(raw, _open_bucket(raw))
    lines = (f"{name}\0{listed.n_bytes}\0{listed.changed_ns}\n" for name, listed in sorted(listing.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def plan_mirror(raw: str, folder: Path, settled_ns: int = 0, storage: "Objects | None" = None) -> Plan:
    """What would have to be done to `folder` for it to be the bucket's mirror; raises BucketError."""
    listing = _list_bucket(raw, storage or _open_bucket(raw))
    refused = dict(_refuse_names(listing))
    shown = {name: listed for name, listed in listing.items() if name not in refused and not _is_hidden(name)}
    fetch = {name: listed for name, listed in shown.items() if not _is_here(folder, name, listed, settled_ns)}
    return Plan(fetch, tuple(name for name in _list_files(folder) if name not in shown), refused)


def update_mirror(raw: str, warehouse: WarehouseFolder, tell: Callable[[str], None]) -> None:
    """Makes the mirror of a bucket what the bucket is now; what cannot be brought is written down beside it.

    Call it with the lock of the warehouse held. Raises BucketError, and OSError where the disk here refuses; both leave
    whole texts behind, which the next call need not fetch.
    """
    folder, storage = locate_raw(raw, warehouse), _open_bucket(raw)
    folder.mkdir(parents=True, exist_ok=True)
    failed: dict[str, str] = {}
    for look in range(LOOKS):
        plan = plan_mirror(raw, folder, 0 if look else SETTLED_NS, storage)
        _remove(folder, plan.gone)
        wanted = {name: listed for name, listed in plan.fetch.items() if name not in failed}
        if not wanted:
            break
        n_bytes = sum(_count_fetched(name, listed) for name, listed in wanted.items())
        tell(f"{len(wanted):,} new or changed objects to bring, {n_bytes / 1e6:,.1f} MB")
        failed |= _fetch(raw, storage, folder, wanted)
    else:
        raise BucketError(raw, f"{min(wanted)} and others change while they are fetched")
    failed = {name: said for name, said in failed.items() if name in plan.fetch}
    if failed and (failed.keys() & set(COMPANIONS) or not any(_list_files(folder))):
        raise BucketError(raw, "; ".join(f"{name}: {said}" for name, said in sorted(failed.items())[:3]))
    write_whole(locate_refused(folder), json.dumps({**plan.refused, **failed}, sort_keys=True).encode())


def _open_bucket(raw: str) -> "Objects":
    from assets.storage import Objects, open_storage  # Arrow, which a folder does not need

    try:
        storage = open_storage(raw)
    except (OSError, ValueError) as error:
        raise BucketError(raw, error) from error
    if not isinstance(storage, Objects):
        raise BucketError(raw, "a folder, or an address that begins with s3: is expected")
    return storage


def _list_bucket(raw: str, storage: "Objects") -> dict[str, "Listed"]:
    try:
        return storage.list_objects()
    except (OSError, ValueError) as error:
        raise BucketError(raw, error) from error


def _refuse_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The names that lead out of a folder, or that none can hold."""
    folders = {name[: at.start()] for name in names for at in re.finditer("/", name)}
    for name in names:
        parts = name.split("/")
        if "\0" in name or not {"", ".", ".."}.isdisjoint(parts):
            yield name, "Found a name that no folder can hold; expected one without empty, . or .. parts. Rename it."
        elif max(len(part.encode()) for part in parts) > LONGEST_NAME:
            yield name, f"Found a name with a part of more than {LONGEST_NAME} bytes; no folder can hold it. Rename it."
        elif name in folders:
            yield name, "Found other objects below this name, as if it were a folder; expected one of both. Rename it."


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _is_here(folder: Path, name: str, listed: "Listed", settled_ns: int) -> bool:
    try:
        seen = (folder / name).lstat()
    except OSError:
        return False
    same = (seen.st_size, seen.st_mtime_ns) == (_count_kept(name, listed), listed.changed_ns)
    return stat.S_ISREG(seen.st_mode) and same and (not settled_ns or seen.st_ctime_ns - listed.changed_ns > settled_ns)


def _count_kept(name: str, listed: "Listed") -> int:
    """The size of the copy: a text that is too large is known by it, a file of another type by its name."""
    is_read = name.lower().endswith(SUFFIXES + CORPUS_SUFFIXES) or name in COMPANIONS
    return listed.n_bytes if is_read else 0


def _count_fetched(name: str, listed: "Listed") -> int:
    """How many bytes of an object a build would read."""
    kept = _count_kept(name, listed)
    return kept if kept <= MAX_BYTES or name.lower().endswith(CORPUS_SUFFIXES) else 0


def _list_files(folder: Path) -> Iterator[str]:
    within = len(os.fspath(folder)) + 1
    for parent, _, files in os.walk(folder):
        yield from (f"{parent}/{name}"[within:] for name in files)


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Removes files, and folders without any: an object may come that is called like one."""
    for name in names:
        (folder / name).unlink()
    for parent, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):  # others are in it
            Path(parent).rmdir()
    folder.mkdir(exist_ok=True)


def _fetch(raw: str, storage: "Objects", folder: Path, wanted: Mapping[str, "Listed"]) -> dict[str, str]:
    """Brings these objects; those that the storage does not hand over come back, with the reason."""
    failed: dict[str, str] = {}

    def bring(name: str) -> None:
        try:
            _bring(storage, folder, name, wanted[name])
        except OSError as error:
            if error.errno and not isinstance(error, FileNotFoundError):  # of the disk here
                raise
            found = LOCKED.search(str(error))
            if not found and not isinstance(error, FileNotFoundError):
                raise BucketError(raw, f"{name}: {error}") from error
            (folder / name).unlink(missing_ok=True)  # the text of before must not pass for this one
            why = found[0] if found else "it is listed and not there"
            failed[name] = f"Found an object that is not handed over ({why}); expected one that may be read. Mend it."

    names = iter(wanted)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while row := tuple(islice(names, IN_A_ROW)):
            list(pool.map(bring, row))
    return failed


def _bring(storage: "Objects", folder: Path, name: str, listed: "Listed") -> None:
    """One object whole in its place, or a file that stands for it."""
    target, beside = folder / name, folder / f"{TEMPORARY_PREFIX}{uuid4().hex}"
    try:
        with beside.open("wb") as written:
            if _count_fetched(name, listed):
                with storage.open(name) as opened:
                    shutil.copyfileobj(opened, written, CHUNK_BYTES)
            else:
                written.truncate(_count_kept(name, listed))  # takes no place on the disk
            written.flush()
            os.fsync(written.fileno())
        os.utime(beside, ns=(listed.changed_ns, listed.changed_ns))
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
