"""What servers, disks and strangers do to a pull or a publish: said truly, without secrets, and mended by a retry."""

import errno
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from assets.delivering import publish_releases
from assets.fetching import pull_release
from assets.release_errors import NotPublishedError
from assets.releases import ReleasesFolder, list_entries
from assets.storage import Folder, StorageError, open_storage

VERSION = "2026.03.09"
CONTENT = b"ten tonnes"


def ignore(_: str) -> None:
    """Nobody is told."""


class Ranged(http.server.BaseHTTPRequestHandler):
    """A web server that knows offsets, and answers 416 to one at or behind the end."""

    files: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self) -> None:
        content = self.files[self.path]
        offset = int(self.headers.get("Range", "bytes=0-")[6:-1])
        self.asked.append((self.path, offset))
        past = offset >= len(content)
        self.send_response(416 if past else 206 if offset else 200)
        sent = b"" if past else content[offset:]
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    """A published release of one file on a web server."""
    sums = f"{hashlib.sha256(CONTENT).hexdigest()}  README.md\n".encode()
    entry = {"version": VERSION, "sums_sha256": hashlib.sha256(sums).hexdigest()}
    index = json.dumps({"latest": VERSION, "versions": [entry]}).encode()
    Ranged.files = {"/index.json": index, f"/{VERSION}/SHA256SUMS": sums, f"/{VERSION}/README.md": CONTENT}
    Ranged.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ranged) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


@pytest.mark.parametrize(("begun", "offsets"), [(CONTENT, []), (b"x" * 10, [10, 0]), (b"x" * 99, [99, 0])])
def test_full_or_longer_part_is_no_dead_end(server: str, tmp_path: Path, begun: bytes, offsets: list[int]) -> None:
    part = tmp_path / f".part-{VERSION}"
    part.mkdir()
    (part / "README.md.part").write_bytes(begun)
    try:
        folder = pull_release(open_storage(server), ReleasesFolder(tmp_path), None, ignore).folder
    finally:
        asked = [offset for path, offset in Ranged.asked if path.endswith("README.md")]
    assert (folder / "README.md").read_bytes() == CONTENT
    assert asked == offsets


def test_full_disk_here_is_not_blamed_on_the_server(server: str) -> None:
    with pytest.raises(OSError, match="No space left") as raised, open_storage(server).open("index.json"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert not isinstance(raised.value, StorageError) and raised.value.errno == errno.ENOSPC


@pytest.mark.parametrize("url", ["s3://key:hunter2@bucket/silk", "https://me:hunter2@example.org/silk"])
def test_credentials_in_an_address_are_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="credentials") as raised:
        open_storage(url)
    assert "hunter2" not in str(raised.value)


def test_query_of_an_address_is_not_repeated() -> None:
    with pytest.raises((ValueError, StorageError)) as raised:
        open_storage("s3://bucket/silk?secret_key=hunter2&nonsense=1")
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("said", ["{", "[]", "{}"])
def test_unreadable_release_is_left_out_with_a_warning(tmp_path: Path, said: str) -> None:
    (tmp_path / VERSION).mkdir()
    (tmp_path / VERSION / "SHA256SUMS").touch()
    (tmp_path / VERSION / "release.json").write_text(said)
    with pytest.warns(UserWarning, match=VERSION):
        assert list_entries(ReleasesFolder(tmp_path)) == []
    with pytest.warns(UserWarning, match=VERSION):
        publish_releases(ReleasesFolder(tmp_path / "none"), Folder(tmp_path), [], ignore)
    assert json.loads((tmp_path / "index.json").read_bytes())["versions"] == []


@pytest.mark.parametrize("index", ["{", "[]", '{"versions": [1]}', '{"versions": [{"version": "2026.03.09"}]}'])
def test_foreign_index_is_a_clear_error_for_a_publisher(tmp_path: Path, index: str) -> None:
    (tmp_path / "index.json").write_text(index)
    with pytest.raises(NotPublishedError, match=r"index\.json there is not as Silk Ledger writes it"):
        publish_releases(ReleasesFolder(tmp_path / "none"), Folder(tmp_path), [], ignore)
