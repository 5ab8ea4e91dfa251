"""Where releases are published to and pulled from: a folder, S3-compatible storage, or a web server to read from."""

import http.client
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import Request, url2pathname, urlopen
from uuid import uuid4

from assets.releases import flush
from assets.warehouse_folder import READ_ONLY, TEMPORARY_PREFIX

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

CHUNK_BYTES = 1024 * 1024
WEB_SECONDS = 60
LEFTOVER_SECONDS = 3600
OBJECT_SCHEMES = ("s3", "gs", "abfs", "abfss")


class StorageError(OSError):
    """The storage cannot be reached, or refuses."""


class OffsetError(StorageError):
    """The file ends before the offset that was asked for."""


def open_storage(url: str) -> "Storage":
    """The storage behind a path, file:, s3:, http: or https: address; raises ValueError for others and for credentials.

    S3 takes its credentials as every S3 program does (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_PROFILE); other
    servers than Amazon's are named so: s3://bucket/folder?endpoint_override=host:port&scheme=http&region=us-east-1
    """
    scheme = urlsplit(url).scheme
    if scheme in ("http", "https", *OBJECT_SCHEMES) and "@" in urlsplit(url).netloc:
        raise ValueError(f"{hide_query(url)}: credentials do not belong in an address; give them in the environment")
    if scheme in ("http", "https"):
        return Web(url.rstrip("/"))
    if scheme in OBJECT_SCHEMES:
        return Objects.find(url)
    if scheme == "file":
        return Folder(Path(url2pathname(urlsplit(url).path)))
    if scheme and "://" in url:
        raise ValueError(f"{url}: a folder, or an address that begins with s3:, http:, https: or file: is expected")
    return Folder(Path(url))


def read_bytes(storage: "Storage", name: str, limit: int) -> bytes:
    """A small file; raises FileNotFoundError, or StorageError where it is larger than `limit`."""
    with storage.open(name) as opened:
        content = opened.read(limit + 1)
    if len(content) > limit:
        raise StorageError(f"{name} is larger than {limit:,} bytes, which no release would make it")
    return content


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that is mounted."""

    path: Path

    def list_sizes(self) -> dict[str, int]:
        """The size of every file of the folder and of those in it, by name; hidden ones are nobody's release."""
        paths = [*self.path.glob("[!.]*"), *self.path.glob("[!.]*/[!.]*")] if self.path.is_dir() else []
        return {path.relative_to(self.path).as_posix(): path.stat().st_size for path in paths if path.is_file()}

    @contextmanager
    def open(self, name: str, offset: int = 0) -> Iterator[BinaryIO]:
        """The file from an offset on."""
        with (self.path / name).open("rb") as opened:
            opened.seek(offset)
            yield opened

    def write(self, name: str, source: Path, keep: bool) -> None:
        """A copy under the name, in one rename; what writes that died left behind an hour ago or more is removed."""
        self.path.mkdir(parents=True, exist_ok=True)
        self._clear_leftovers()
        beside = self.path / f"{TEMPORARY_PREFIX}{uuid4().hex}"  # never inside a release
        try:
            shutil.copyfile(source, beside)
            flush(beside)
            beside.chmod(READ_ONLY if keep else 0o644)
            (self.path / name).parent.mkdir(exist_ok=True)
            beside.replace(self.path / name)
        finally:
            beside.unlink(missing_ok=True)

    def _clear_leftovers(self) -> None:
        for path in self.path.glob(f"{TEMPORARY_PREFIX}*"):
            if time.time() - path.stat().st_mtime > LEFTOVER_SECONDS:
                path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """An object as a listing shows it: its size, and when it was written."""

    n_bytes: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Objects:
    """A folder of S3-compatible storage: an object appears when all of it has arrived."""

    system: "FileSystem"
    prefix: str

    @classmethod
    def find(cls, url: str) -> "Objects":
        """The storage behind an address; raises StorageError where nobody answers, ValueError for a bad address."""
        from pyarrow.fs import FileSystem

        try:
            system, prefix = FileSystem.from_uri(url)
        except ValueError as error:
            raise ValueError(f"{hide_query(url)}: {_hide_in(error, url)}") from None
        except OSError as error:
            advice = "(a bucket of another server needs ?endpoint_override=...&region=...)"
            raise StorageError(f"{hide_query(url)}: {_hide_in(error, url)} {advice}") from None
        return cls(system, prefix.rstrip("/"))

    def list_sizes(self) -> dict[str, int]:
        """The size of every object below the folder, by name."""
        from pyarrow.fs import FileSelector, FileType

        selector = FileSelector(self.prefix, allow_not_found=True, recursive=True)
        found = [info for info in self.system.get_file_info(selector) if info.type == FileType.File]
        return {info.path.removeprefix(self.prefix).lstrip("/"): info.size for info in found}

    def list_objects(self) -> dict[str, Listed]:
        """Every object below the folder, by name as it is; raises OSError where there is none."""
        from pyarrow.fs import FileSelector, FileType

        below = len(self.prefix) + 1
        found = self.system.get_file_info(FileSelector(self.prefix, recursive=True))
        objects = (info for info in found if info.type == FileType.File)
        return {info.path[below:]: Listed(info.size, info.mtime_ns or 0) for info in objects}

    @contextmanager
    def open(self, name: str, offset: int = 0) -> Iterator[BinaryIO]:
        """The object from an offset on."""
        with self.system.open_input_file(self._place(name)) as opened:
            opened.seek(offset)
            yield cast(BinaryIO, opened)

    def write(self, name: str, source: Path, keep: bool) -> None:  # noqa: ARG002
        """The object under the name; it is there when the last part has arrived.

        A write that fails in the middle may leave a shorter object: nothing names it yet, and the next try replaces it.
        """
        place, metadata = self._place(name), {"Content-Type": _guess_type(name)}
        with source.open("rb") as opened, self.system.open_output_stream(place, metadata=metadata) as stream:
            while chunk := opened.read(CHUNK_BYTES):
                stream.write(chunk)

    def _place(self, name: str) -> str:
        return f"{self.prefix}/{name}"


@dataclass(frozen=True, slots=True)
class Web:
    """A folder on a web server; it can only be read."""

    url: str

    def list_sizes(self) -> dict[str, int]:
        """Web servers do not list their files."""
        raise StorageError(f"{self.url}: a web server can be pulled from and not published to; name a folder or s3:")

    @contextmanager
    def open(self, name: str, offset: int = 0) -> Iterator[BinaryIO]:
        """The file from an offset on; a server that knows no offsets sends what comes before as well: it is skipped."""
        request = Request(f"{self.url}/{quote(name)}", headers={"Range": f"bytes={offset}-"} if offset else {})
        place = f"{self.url}/{name}"
        with _blame_server(place):
            answer = urlopen(request, timeout=WEB_SECONDS)
        with answer:
            opened = _Answer(answer, place)
            if offset and answer.status != http.client.PARTIAL_CONTENT:
                _skip(cast(BinaryIO, opened), offset)
            yield cast(BinaryIO, opened)

    def write(self, name: str, source: Path, keep: bool) -> None:  # noqa: ARG002
        """Web servers take no files."""
        self.list_sizes()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server sends: a failure to read it is the server's, one of the reader's own disk is not."""

    answer: http.client.HTTPResponse
    place: str

    def read(self, n_bytes: int = -1) -> bytes:
        with _blame_server(self.place):
            return self.answer.read(n_bytes if n_bytes >= 0 else None)


@contextmanager
def _blame_server(place: str) -> Iterator[None]:
    try:
        yield
    except HTTPError as error:
        if error.code == http.client.NOT_FOUND:
            raise FileNotFoundError(f"{place} is not there") from error
        kind = OffsetError if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE else StorageError
        raise kind(f"{place}: the server answers {error.code} {error.reason}") from error
    except (http.client.HTTPException, OSError) as error:
        raise StorageError(f"{place}: {getattr(error, 'reason', error)}") from error


Storage = Folder | Objects | Web
"""Files by name, each whole or not there. A name may have one folder: `2026.03.09/README.md`."""


def _skip(opened: BinaryIO, n_bytes: int) -> None:
    while n_bytes > 0 and (chunk := opened.read(min(CHUNK_BYTES, n_bytes))):
        n_bytes -= len(chunk)


def hide_query(url: str) -> str:
    """An address without what may be a secret in it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _hide_in(error: Exception, url: str) -> str:
    """What an error says, without the parts of the address that may be a secret."""
    said = str(error).replace(url, hide_query(url))
    values = {value for pair in urlsplit(url).query.split("&") for value in (pair.partition("=")[2],) if value}
    for secret in (urlsplit(url).query, *sorted({*values, *map(unquote, values)}, key=len, reverse=True)):
        said = said.replace(secret, "...") if len(secret) > 3 else said
    return said


def _guess_type(name: str) -> str:
    kinds = {
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".md": "text/markdown; charset=utf-8",
        ".parquet": "application/vnd.apache.parquet",
    }
    return kinds.get(Path(name).suffix, "application/octet-stream" if "." in Path(name).name else "text/plain")
