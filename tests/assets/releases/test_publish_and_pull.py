"""Releases reach a folder, an S3 server and a web server whole or not at all, and come back byte for byte."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assets.delivering import publish_releases
from assets.fetching import pull_release
from assets.release_errors import DamagedReleaseError, NotPublishedError, PublishedVersionError, TamperedError
from assets.releases import ReleasesFolder, seal_folder
from assets.storage import Folder, Storage, open_storage
from assets.verifying import verify_sums
from tests.assets.conftest import BUCKET, run_command
from tests.assets.releases.conftest import FIRST, SECOND, copy_release


def ignore(_: str) -> None:
    """Nobody is told."""


@pytest.fixture(params=["folder", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place to publish to, of each kind, that nobody has published to."""
    if request.param == "folder":
        return str(tmp_path / "public")
    return f"s3://{BUCKET}/{tmp_path.name}?{request.getfixturevalue('s3')}"


@pytest.fixture
def public(tmp_path: Path) -> str:
    """A folder to publish to."""
    return str(tmp_path / "public")


def publish(source: Path, url: str, *versions: str) -> list[int]:
    """Publishes releases; how many files were sent of each."""
    releases = ReleasesFolder(source)
    wanted = list(versions) or [str(version) for version in releases.list_versions()]
    return [delivered.sent for delivered in publish_releases(releases, open_storage(url), wanted, ignore)]


def pull(url: str, into: Path, version: str | None = None) -> Path:
    return pull_release(open_storage(url), ReleasesFolder(into), version, ignore).folder


def same_files(one: Path, other: Path) -> bool:
    return {path.name: path.read_bytes() for path in one.iterdir()} == {
        path.name: path.read_bytes() for path in other.iterdir()
    }


def test_published_release_comes_back_byte_for_byte(releases: Path, url: str, tmp_path: Path) -> None:
    assert publish(releases, url) == [38, 38]
    assert publish(releases, url) == [0, 0]
    assert same_files(pull(url, tmp_path / "here"), releases / SECOND)
    assert same_files(pull(url, tmp_path / "here", FIRST), releases / FIRST)
    assert [str(version) for version in ReleasesFolder(tmp_path / "here").list_versions()] == [FIRST, SECOND]


def test_command_line_publishes_and_pulls(releases: Path, public: str, tmp_path: Path) -> None:
    said = run_command("publish", "--to", public, "--release", SECOND, "-w", releases.parent, check=True).stdout
    assert f"Published {SECOND}: 38 files sent" in said
    done = run_command("pull", public, "--into", tmp_path / "here", check=True)
    assert f"Pulled {SECOND}: 38 files downloaded, 0 were here" in done.stdout
    done = run_command("pull", public, "--into", tmp_path / "here", check=True)
    assert "is here already, whole" in done.stdout
    assert "whole" in run_command("verify", tmp_path / "here" / SECOND, check=True).stdout


def write_there(url: str, name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(content)
    open_storage(url).write(name, tmp_path / "content", keep=False)


def test_tampered_file_is_refused_and_nothing_is_installed(releases: Path, url: str, tmp_path: Path) -> None:
    publish(releases, url, SECOND)
    whole = (releases / SECOND / "trade_series.parquet").read_bytes()
    write_there(url, f"{SECOND}/trade_series.parquet", whole[:-9] + b"x" + whole[-8:], tmp_path)
    done = run_command("pull", url, "--into", tmp_path / "here")
    assert done.exit_code == 1
    assert f"{SECOND}/trade_series.parquet is not what was published: SHA-256" in done.stderr
    assert "Nothing was installed" in done.stderr
    assert ReleasesFolder(tmp_path / "here").list_versions() == []
    write_there(url, f"{SECOND}/trade_series.parquet", whole, tmp_path)
    assert same_files(pull(url, tmp_path / "here"), releases / SECOND)


def test_tampered_checksums_are_refused(releases: Path, public: str, tmp_path: Path) -> None:
    publish(releases, public)
    sums = (releases / SECOND / "SHA256SUMS").read_bytes()
    write_there(public, f"{SECOND}/SHA256SUMS", sums.replace(b"0", b"1", 1), tmp_path)
    with pytest.raises(TamperedError, match="SHA256SUMS is not what was published"):
        pull(public, tmp_path / "here")


def test_published_version_is_never_replaced(releases: Path, public: str, tmp_path: Path) -> None:
    publish(releases, public, FIRST)
    other = copy_release(releases / FIRST, tmp_path / "other" / FIRST)
    (other / "README.md").write_text("another release")
    seal_folder(other)
    with pytest.raises(PublishedVersionError, match="never replaced"):
        publish(tmp_path / "other", public)
    assert same_files(pull(public, tmp_path / "here"), releases / FIRST)


def test_damaged_release_is_not_published(releases: Path, public: str, tmp_path: Path) -> None:
    damaged = copy_release(releases / FIRST, tmp_path / "other" / FIRST)
    (damaged / "README.md").write_text("damaged")
    with pytest.raises(DamagedReleaseError, match=r"README\.md: SHA-256"):
        publish(tmp_path / "other", public)
    assert open_storage(public).list_sizes() == {}


class Breaking:
    """A storage that refuses every write after the first few."""

    def __init__(self, inner: Storage, writes: int) -> None:
        self.inner, self.left = inner, writes

    def write(self, name: str, source: Path, keep: bool) -> None:
        if not self.left:
            raise OSError("the line is dead")
        self.left -= 1
        self.inner.write(name, source, keep)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def interrupt_publish(releases: Path, url: str, tmp_path: Path, writes: int) -> None:
    storage: Any = Breaking(open_storage(url), writes)
    with pytest.raises(OSError, match="the line is dead"):
        publish_releases(ReleasesFolder(releases), storage, [FIRST], ignore)
    with pytest.raises(NotPublishedError):
        pull(url, tmp_path / "before")
    assert publish(releases, url, FIRST) == [38 - writes]
    assert same_files(pull(url, tmp_path / "after"), releases / FIRST)


def test_interrupted_publish_shows_readers_nothing_and_goes_on(releases: Path, url: str, tmp_path: Path) -> None:
    interrupt_publish(releases, url, tmp_path, 5)


@pytest.mark.parametrize("writes", [0, 37, 38])
def test_publish_may_end_anywhere(releases: Path, public: str, tmp_path: Path, writes: int) -> None:
    interrupt_publish(releases, public, tmp_path, writes)


def test_readers_of_a_half_published_release_get_the_one_before(releases: Path, public: str, tmp_path: Path) -> None:
    publish(releases, public, FIRST)
    storage: Any = Breaking(open_storage(public), 38)  # everything but the index
    with pytest.raises(OSError, match="the line is dead"):
        publish_releases(ReleasesFolder(releases), storage, [SECOND], ignore)
    assert pull(public, tmp_path / "here").name == FIRST


def test_release_of_somebody_else_stays_in_the_index(releases: Path, public: str, tmp_path: Path) -> None:
    publish(releases, public)
    index = {"dataset": "silkledger", "latest": FIRST, "last_change": None, "result": None, "versions": []}
    write_there(public, "index.json", json.dumps(index).encode(), tmp_path)  # one who wrote over the index of the other
    publish(releases, public, FIRST)
    with open_storage(public).open("index.json") as opened:
        assert [entry["version"] for entry in json.loads(opened.read())["versions"]] == [FIRST, SECOND]


class Cutting:
    """A storage whose reads end in the middle of the n-th file."""

    def __init__(self, inner: Storage, whole: int) -> None:
        self.inner, self.left = inner, whole
        self.asked: list[tuple[str, int]] = []

    def open(self, name: str, offset: int = 0) -> Any:
        from contextlib import contextmanager

        @contextmanager
        def cut() -> Iterator[Any]:
            self.asked.append((name, offset))
            self.left -= 1
            with self.inner.open(name, offset) as opened:
                yield _Half(opened) if self.left < 0 else opened

        return cut()


class _Half:
    def __init__(self, opened: Any) -> None:
        self.opened, self.given = opened, False

    def read(self, _: int) -> bytes:
        if self.given:
            raise OSError("the line is dead")
        self.given = True
        return bytes(self.opened.read(700))


def test_interrupted_pull_goes_on_where_it_ended(releases: Path, url: str, tmp_path: Path) -> None:
    publish(releases, url, FIRST)
    cutting: Any = Cutting(open_storage(url), 12)
    into = ReleasesFolder(tmp_path / "here")
    with pytest.raises(OSError, match="the line is dead"):
        pull_release(cutting, into, None, ignore)
    assert into.list_versions() == []
    watched: Any = Cutting(open_storage(url), 1000)
    fetched = pull_release(watched, into, None, ignore)
    assert fetched.here == 10  # twelve reads: index, checksums and ten files
    assert [offset for _, offset in watched.asked if offset] == [700]
    assert same_files(fetched.folder, releases / FIRST)


def test_damaged_pulled_release_is_mended_with_the_missing_file_only(releases: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "public")
    publish(releases, url, FIRST)
    here = pull(url, tmp_path / "here")
    (here / "figures.parquet").unlink()
    fetched = pull_release(open_storage(url), ReleasesFolder(tmp_path / "here"), None, ignore)
    assert (fetched.downloaded, fetched.here) == (2, 36)
    assert next(verify_sums(here), None) is None


def test_release_is_pulled_from_a_plain_web_server(releases: Path, tmp_path: Path) -> None:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(releases))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        part = tmp_path / "here" / f".part-{SECOND}"
        part.mkdir(parents=True)
        (part / "README.md.part").write_bytes((releases / SECOND / "README.md").read_bytes()[:100])
        assert same_files(pull(url, tmp_path / "here"), releases / SECOND)
        done = run_command("pull", f"{url}/nothing", "--into", tmp_path / "here")
        assert done.exit_code == 2 and "nothing is published there" in done.stderr
        done = run_command("publish", "--to", url, "-w", releases.parent)
        assert done.exit_code == 1 and "can be pulled from and not published to" in done.stderr
        server.shutdown()


def test_storage_that_does_not_answer_is_a_clear_error(releases: Path, tmp_path: Path) -> None:
    done = run_command("pull", "http://127.0.0.1:9", "--into", tmp_path)
    assert done.exit_code == 1 and "Connection refused" in done.stderr and "Traceback" not in done.stderr
    done = run_command("publish", "--to", "ftp://example.org/silk", "-w", releases.parent)
    assert done.exit_code == 2 and "ftp://example.org/silk" in done.stderr


def test_missing_version_names_those_that_are_there(releases: Path, tmp_path: Path) -> None:
    publish(releases, str(tmp_path / "public"), FIRST)
    with pytest.raises(NotPublishedError, match=f"published are: {FIRST}"):
        pull(str(tmp_path / "public"), tmp_path / "here", SECOND)


@pytest.mark.parametrize("index", [b"[]", b"{", b'{"latest": "../x", "versions": [{"version": "../x"}]}'])
def test_strange_index_is_refused(tmp_path: Path, index: bytes) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.json").write_bytes(index)
    with pytest.raises(NotPublishedError):
        pull_release(Folder(tmp_path / "public"), ReleasesFolder(tmp_path / "here"), None, ignore)
