"""`silkledger site` and `serve`: a folder of pages, replaced whole; a server for this machine alone."""

import fcntl
import json
import os
import shutil
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from threading import Thread
from typing import NoReturn

import pytest

from assets.site_errors import MARKER, NotASiteError
from assets.site_folder import _swap, pack_site, write_site
from assets.site_server import open_server
from assets.warehouse_folder import WarehouseFolder, clear_leftovers
from pipeline.site.edition import Edition
from tests.assets.conftest import run_command


@pytest.fixture(scope="module")
def made(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the invented articles, without the query box."""
    folder = tmp_path_factory.mktemp("made") / "site"
    run_command("site", "--warehouse", warehouse, "--to", folder, "--no-query", check=True)
    return folder


def test_site_is_there_with_its_tables_and_accuracy(made: Path) -> None:
    said = json.loads((made / MARKER).read_text())
    assert said["query_box"] is False
    assert "How accurate it is" in (made / "index.html").read_text()
    assert "amounts of money" in (made / "index.html").read_text()
    assert (made / "parquet" / "pledges.parquet").is_file()
    assert not (made / "parquet" / "document_texts.parquet").exists()


def test_a_site_is_replaced_and_anything_else_is_not(warehouse: Path, made: Path, tmp_path: Path) -> None:
    (made / "trade" / "stray.html").write_text("left over")
    run_command("site", "--warehouse", warehouse, "--to", made, "--no-query", check=True)
    assert not (made / "trade" / "stray.html").exists()
    (tmp_path / "thesis.txt").write_text("mine")
    refused = run_command("site", "--warehouse", warehouse, "--to", tmp_path, "--no-query")
    assert refused.exit_code == 2
    assert "holds other files and no site" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("marker", ["{}", "[1]", "not json", '{"edition": "mine"}'])
def test_a_strange_site_json_is_no_site(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker)
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(NotASiteError, match="no site"):
        write_site(tmp_path, tmp_path, Edition(), None)
    assert (tmp_path / "thesis.docx").read_text() == "mine"


def test_a_site_that_does_not_list_its_files_is_called_by_its_name(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text('{"edition": "Release 1", "n_files": 3}')
    (tmp_path / "index.html").touch()
    with pytest.raises(NotASiteError, match=r"a site of an earlier version.*delete the folder"):
        write_site(tmp_path, tmp_path, Edition(), None)
    assert (tmp_path / "index.html").is_file()


def test_what_the_site_did_not_write_is_named_and_kept(warehouse: Path, made: Path, tmp_path: Path) -> None:
    published = shutil.copytree(made, tmp_path / "public")
    (published / "CNAME").write_text("data.example.org")
    (published / ".nojekyll").touch()
    refused = run_command("site", "--warehouse", warehouse, "--to", published, "--no-query")
    assert refused.exit_code == 2
    assert "did not write: .nojekyll, CNAME; choose another folder" in " ".join(refused.stderr.split())
    assert (published / "CNAME").read_text() == "data.example.org"


def test_a_swap_that_was_killed_half_way_loses_no_site(warehouse: Path, made: Path, tmp_path: Path) -> None:
    folder, target = tmp_path / "warehouse", tmp_path / "warehouse" / "site"
    shutil.copytree(made, target)
    beside = folder / ".tmp-new"
    shutil.copytree(made, beside)
    with pytest.MonkeyPatch.context() as patch:
        rename = Path.rename
        patch.setattr(Path, "rename", lambda self, to: _die() if self == beside else rename(self, to))
        with pytest.raises(KeyboardInterrupt):
            _swap(beside, target)
    assert not target.exists()
    clear_leftovers(WarehouseFolder(folder))
    with pytest.raises(RuntimeError, match="stopped"), pytest.MonkeyPatch.context() as patch:
        patch.setattr("assets.site_folder.list_files", _stop)
        write_site(warehouse / "parquet", target, Edition(), None)
    assert (target / "index.html").is_file()


def _die() -> NoReturn:
    raise KeyboardInterrupt


def _stop(*_: object) -> NoReturn:
    raise RuntimeError("stopped")


def test_nothing_published_is_said(tmp_path: Path) -> None:
    refused = run_command("site", "--warehouse", tmp_path, "--no-query")
    assert refused.exit_code == 2
    assert "silkledger build" in refused.stderr


def test_what_is_no_release_is_said(tmp_path: Path) -> None:
    refused = run_command("site", "--release", tmp_path, "--to", tmp_path / "site", "--no-query")
    assert refused.exit_code == 2
    assert "is no release" in refused.stderr


def test_server_gives_files_to_this_machine_alone(made: Path) -> None:
    with open_server(made) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        with urllib.request.urlopen(f"{address}/") as answer:
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert b"Silk Ledger" in answer.read()
        stranger = urllib.request.Request(f"{address}/index.html", headers={"Host": "rebound.example"})
        for wrong in (stranger, f"{address}/trade/", f"{address}/../../etc/passwd"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(wrong)
        server.shutdown()


def test_a_taken_port_is_named_before_anything_is_made(warehouse: Path, made: Path) -> None:
    with open_server(made) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr("assets.command_line.serve.make_from_warehouse", _stop)
        refused = run_command("serve", "--warehouse", warehouse, "--port", server.server_port)
    assert refused.exit_code == 1
    assert f"port {server.server_port} is taken; --port 0" in refused.stderr


def test_a_cache_that_cannot_be_written_only_drops_the_query_box(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILKLEDGER_CACHE", str(tmp_path / "cache"))
        done = run_command("site", "--warehouse", warehouse, "--to", tmp_path / "site", check=True)
    assert "fetching DuckDB for the query box" in done.stderr
    assert "the site has no query box: the cache" in done.stderr
    assert json.loads((tmp_path / "site" / MARKER).read_text())["query_box"] is False


def test_a_build_under_way_is_told_and_waited_for_no_longer_than_asked(warehouse: Path, tmp_path: Path) -> None:
    descriptor = os.open(warehouse / ".lock", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        refused = run_command(
            "site", "--warehouse", warehouse, "--to", tmp_path / "site", "--no-query", "--wait", "0.1"
        )
    finally:
        os.close(descriptor)
    assert refused.exit_code == 1
    assert "Waiting for a build of this warehouse to end" in refused.stderr
    assert "another build is writing" in refused.stderr


def test_an_archive_is_the_same_each_time(tmp_path: Path) -> None:
    files = [("index.html", b"<p>"), ("a/b.js", b"x" * 1000)]
    for name in ("one.zip", "two.zip"):
        pack_site(files, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["site/index.html", "site/a/b.js"]
