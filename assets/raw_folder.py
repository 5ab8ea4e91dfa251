"""The raw folder: which files it holds, and their bytes.

Nothing outside the folder is ever read: symbolic links are followed only to files inside it, folders behind links not
at all, and pipes and devices are never opened.
"""

import errno
import hashlib
import json
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.documents.corpus import CORPUS_SUFFIXES, find_suffix, split_row
from pipeline.documents.document import Rejection
from pipeline.documents.read import MAX_BYTES, SUFFIXES
from schemas.vocabularies import RejectionReason

REGISTER_NAME = "register.csv"
CORRECTIONS_NAME = "corrections.csv"
READ_TYPES = "only .txt, .md, .html, .parquet and .jsonl are read"
COMPANIONS = (REGISTER_NAME, CORRECTIONS_NAME)
"""What lies beside the texts and is no text: what is known of them, and what a reviewer set right."""
MIRRORS = ".mirrors"
"""The folder of copies of buckets: see assets.mirror."""


class RawFolderError(Exception):
    """The raw folder cannot be listed: it is missing, is no folder, or may not be opened."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of a type that is read. `source_path` is relative to the raw folder, with forward slashes."""

    source_path: str
    place: str

    @property
    def path(self) -> Path:
        """Where it lies; a hundred thousand of these are made when a file is opened and not before."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class RawBytes:
    """The bytes of one file as received; `sha256` is of these bytes, in hexadecimal."""

    source_path: str
    content: bytes
    sha256: str


def list_raw_files(folder: Path) -> tuple[RawFile | Rejection, ...]:
    """Every file of the folder and its subfolders in order of `source_path`, those of other types as rejections.

    Hidden files and folders and COMPANIONS are left out. Raises RawFolderError when there is no such folder.
    """
    if not folder.exists():
        raise RawFolderError(f"there is no folder {folder}")
    if not folder.is_dir():
        raise RawFolderError(f"{folder} is not a folder")
    entries = [*_walk(folder), *_recall_refused(folder)]
    found = sorted(entries, key=lambda entry: (entry.name != entry.shown, os.fsencode(entry.name)))
    return tuple(sorted(_tell_apart(found), key=lambda item: item.source_path))


def read_raw_file(folder: Path, file: RawFile) -> RawBytes | Rejection:
    """The bytes of one file, or a rejection that says why they cannot be had; raises nothing for one bad file."""
    try:
        content = _read_inside(folder.resolve(), file.path)
    except OSError as error:
        too_large = error.errno == errno.EFBIG
        return Rejection(file.source_path, None, "too_large" if too_large else "unreadable", explain(error))
    return RawBytes(file.source_path, content, hashlib.sha256(content).hexdigest())


def explain(error: OSError) -> str:
    """What the disk, or this module, says of a file that cannot be read."""
    return os.strerror(error.errno) if error.errno and not error.args[1:] else str(error.args[-1])


def read_raw_folder(folder: Path) -> Iterator[RawBytes | Rejection]:
    """Every file of the folder in order of `source_path`, one in memory at a time."""
    for item in list_raw_files(folder):
        yield read_raw_file(folder, item) if isinstance(item, RawFile) else item


def read_companion(folder: Path, name: str) -> bytes | None:
    """The bytes of one of COMPANIONS, None when there is none.

    Raises RawFolderError when it is there and cannot be read: what people know must not be lost silently.
    """
    path = folder / name
    if not os.path.lexists(path):
        return None
    try:
        return _read_inside(folder.resolve(), path)
    except OSError as error:
        raise RawFolderError(f"{path} cannot be read: {error.args[-1]}") from error


def digest_listing(folder: Path) -> str:
    """A digest that changes when a file comes, goes or is written, without opening any: for a quick look."""
    digest = hashlib.sha256()
    places = [item.place for item in list_raw_files(folder) if isinstance(item, RawFile)]
    for place in [*places, *(os.fspath(folder / name) for name in COMPANIONS)]:
        try:
            seen = os.lstat(place)
        except OSError:
            continue
        digest.update(f"{place}\0{seen.st_size}\0{seen.st_mtime_ns}\0{seen.st_ino}\n".encode(errors="replace"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in the raw folder: where it lies, its path relative to the folder, and the same as it is shown.

    `refusal` holds the reason and detail for what is not read.
    """

    place: str
    name: str
    shown: str
    refusal: tuple[RejectionReason, str] | None = None


def _tell_apart(entries: list[_Entry]) -> Iterator[RawFile | Rejection]:
    """The entries with a `source_path` of their own each: of two shown alike, the later gets ~2 before its suffix.

    Two names are shown alike when they differ in the composition of an accent only, or in bytes that are no UTF-8.
    """
    taken = {entry.shown for entry in entries}
    given: set[str] = set()
    for entry in entries:
        source_path, number = entry.shown, 1
        while source_path in given or (number > 1 and source_path in taken):
            number += 1
            suffix = find_suffix(entry.shown)
            source_path = f"{entry.shown.removesuffix(suffix)}~{number}{suffix}"
        given.add(source_path)
        yield Rejection(source_path, None, *entry.refusal) if entry.refusal else RawFile(source_path, entry.place)


def _walk(folder: Path) -> Iterator[_Entry]:
    refused: list[OSError] = []
    top = os.fspath(folder)
    within = len(top.rstrip("/")) + 1
    for parent, folders, names in os.walk(top, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = {name for name in folders if Path(parent, name).is_symlink()}
        for name in [*names, *links]:
            if name.startswith(".") or (parent == top and name in COMPANIONS):
                continue
            path = f"{parent.rstrip('/')}/{name}"  # a Path of each costs as much as all the rest
            if name in links:
                yield _enter(path, within, ("unreadable", "a link to a folder is not followed"))
            elif name.lower().endswith(SUFFIXES + CORPUS_SUFFIXES):
                yield _enter(path, within)
            else:
                suffix = show_name(Path(name).suffix) or "no suffix"
                yield _enter(path, within, ("unsupported_type", f"{suffix}: {READ_TYPES}"))
    for error in refused:
        path = os.fsdecode(error.filename)
        yield _enter(path, within, ("unreadable", f"folder: {error.strerror}"))


def locate_refused(mirror: Path) -> Path:
    """Beside the copy of a bucket, the list of objects that it lacks, with why."""
    return mirror.with_name(f"{mirror.name}.refused.json")


def _recall_refused(folder: Path) -> Iterator[_Entry]:
    record = locate_refused(folder)
    if folder.parent.name == MIRRORS and record.is_file():
        for name, said in json.loads(record.read_bytes()).items():
            yield _enter(f"{folder}/{name}", len(f"{folder}/"), ("unreadable", said))


def _enter(path: str, within: int, refusal: tuple[RejectionReason, str] | None = None) -> _Entry:
    name = path[within:]
    shown = show_name(name)
    if split_row(shown)[1]:  # a file that is called like a row of another
        shown = shown.replace("#", "%23")
    return _Entry(path, name, shown, refusal)


def show_name(name: str) -> str:
    """A file name as NFC text; bytes that are no UTF-8 are shown as `\\xNN`."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _read_inside(root: Path, path: Path) -> bytes:
    """The bytes of a regular file inside `root`, of no more than MAX_BYTES; raises OSError."""
    with open_inside(root, path) as opened:
        size = os.fstat(opened.fileno()).st_size
        if size > MAX_BYTES:
            raise OSError(errno.EFBIG, f"{size} bytes, more than the {MAX_BYTES} that are read")
        content = opened.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise OSError(errno.EFBIG, f"more than the {MAX_BYTES} bytes that are read")
        return content


@contextmanager
def open_inside(root: Path, path: Path) -> Iterator[IO[bytes]]:
    """A regular file that lies inside `root` once every link is resolved, open for reading; raises OSError."""
    try:
        target = path.resolve(strict=True)
    except RuntimeError as error:  # what Python 3.11 raises for links in a circle
        raise OSError(errno.ELOOP, "a link that leads back to itself") from error
    if not target.is_relative_to(root):
        raise OSError(errno.EACCES, "a link leads out of the raw folder")
    # Non-blocking, so that a pipe that took the file's place since does not hang the run.
    with os.fdopen(os.open(target, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        yield opened
