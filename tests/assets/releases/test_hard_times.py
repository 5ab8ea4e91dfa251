"""Kills, full and read-only disks, and readers in the middle of it: what is published stays whole.

`bench/crashes.py` and `bench/concurrency.py` do the same at length.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from assets.releases import ReleasesFolder
from assets.verifying import verify_release, verify_sums
from assets.warehouse_folder import WarehouseFolder, publish_stage
from bench.concurrency import FIRST_VALUE, read_during
from bench.crashes import Ground, kill_at_file, kill_at_line, recover
from tests.assets.conftest import ARTICLE, run_command
from tests.assets.releases.conftest import (
    FIRST,
    FIRST_DAY,
    NO_CACHE,
    SECOND,
    copy_release,
    lend_accuracy,
    on_day,
    read_json,
)


def make_stage(folder: Path, documents: int) -> Path:
    """The stage of a build of so many texts, as small as the readers of the bench can tell it from another."""
    (folder / "parquet").mkdir(parents=True)
    with duckdb.connect(str(folder / "silkledger.duckdb")) as connection:
        connection.execute(f"CREATE TABLE documents AS SELECT range::VARCHAR AS document_id FROM range({documents})")
        connection.execute("CREATE TABLE document_texts AS FROM documents")
        connection.execute("CREATE TABLE evidence AS FROM documents")
        value = (FIRST_VALUE + documents - 1) * 1e9
        connection.execute(f"CREATE TABLE trade_series AS SELECT {value}::DOUBLE AS obs_value")
        connection.execute(f"COPY documents TO '{folder / 'parquet' / 'documents.parquet'}'")
    (folder / "inputs.json").write_text("{}")
    return folder


def test_readers_see_whole_versions_while_twenty_are_promoted(tmp_path: Path) -> None:
    folder = WarehouseFolder(tmp_path / "warehouse")
    kept = [make_stage(tmp_path / f"kept-{documents}", documents) for documents in (1, 2)]

    def promote(number: int) -> None:
        shutil.rmtree(folder.stage, ignore_errors=True)
        shutil.copytree(kept[number % 2], folder.stage)
        publish_stage(folder, {}, f"version-{number}")
        met = tmp_path / f"seen-{number % 2 + 1}"
        patience = time.monotonic() + 60  # a busy machine may keep the readers waiting
        while number and not met.exists() and time.monotonic() < patience:
            time.sleep(0.01)
        time.sleep(0.05)

    promote(0)
    seen = read_during(folder.path, 4, promote, 20)
    assert (seen.failed, seen.torn) == ([], [])
    assert seen.versions == {1, 2} and seen.queries > 0


def test_killed_runs_lose_nothing_and_the_next_ones_succeed(
    releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SILKLEDGER_CACHE", NO_CACHE)
    ground = Ground(tmp_path)
    lend_accuracy(releases, ground.warehouse)
    ground.prepare("build")
    assert kill_at_line(ground, "build", 8)
    recover(ground, "build")
    ground.seen["build"] += 1
    assert kill_at_file(ground, 12)
    recover(ground, "release")
    assert kill_at_line(ground, "publish", 5)
    recover(ground, "publish")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of sixteen megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", str(disk)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root of a machine that allows it can mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fills the disk but for so many bytes."""
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(b"\0" * max(0, free.f_bavail * free.f_frsize - left))
    return ballast


@contextmanager
def read_only(disk: Path, view: Path) -> Iterator[None]:
    """The same disk under another name, through which nothing can be written."""
    view.mkdir()
    subprocess.run(["mount", "--bind", str(disk), str(view)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(view)], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(view)], check=True)


def list_commands(raw: Path, disk: Path) -> dict[str, list[str | Path | int]]:
    warehouse = disk / "warehouse"
    return {
        "build": ["build", "--raw", raw, "--workers", 0, "--warehouse", warehouse],
        "release": ["release", "--force", "--warehouse", warehouse],
        "publish": ["publish", "--to", disk / "public", "--warehouse", warehouse],
        "pull": ["pull", warehouse / "releases", "--into", disk / "pulled"],
    }


@pytest.mark.usefixtures("no_site")
def test_full_or_read_only_disk_loses_nothing(releases: Path, small_disk: Path, tmp_path: Path) -> None:
    """Build, release, publish and pull on a disk that is full, then read-only, then as it should be."""
    raw, view, warehouse = tmp_path / "raw", tmp_path / "view", small_disk / "warehouse"
    lend_accuracy(releases, warehouse)
    raw.mkdir()
    (raw / "article.txt").write_text(ARTICLE)
    run_command(*list_commands(raw, small_disk)["build"], check=True)
    with on_day(FIRST_DAY):
        run_command("release", "--warehouse", warehouse, check=True)
    (raw / "article.txt").write_text(ARTICLE.replace("41.5", "51.5"))
    ballast = fill(small_disk, 100_000)
    for name, command in list_commands(raw, small_disk).items():
        refuse(name, command, "The disk is full")
        check_nothing_lost(warehouse, 41.5e9)
    with read_only(small_disk, view):
        for name, command in list_commands(raw, view).items():
            refuse(name, command, "Read-only file system")
        said = run_command("sql", "-w", view / "warehouse", "--csv", "SELECT obs_value::BIGINT AS n FROM trade_series")
        assert said.stdout == "n\n41500000000\n"
    ballast.unlink()
    for name, command in list_commands(raw, small_disk).items():
        with on_day(FIRST_DAY + 86_400):
            assert run_command(*command, check=True), name
    check_nothing_lost(warehouse, 51.5e9)
    assert not list(small_disk.rglob(".tmp-*"))
    for place in (small_disk / "public", small_disk / "pulled"):
        index = read_json(place / "index.json")
        assert next(verify_sums(place / index["latest"]), None) is None


def refuse(name: str, command: list[str | Path | int], told: str) -> None:
    """Runs a command that has to fail with clear words."""
    done = run_command(*command)
    assert done.exit_code == 1, name
    assert told in done.stderr and "Traceback" not in done.stderr, (name, done.stderr)


def check_nothing_lost(warehouse: Path, value: float) -> None:
    trade = pq.read_table(warehouse / "parquet" / "trade_series.parquet").column("obs_value").to_pylist()
    assert trade == [value]
    releases = ReleasesFolder(warehouse / "releases")
    assert releases.list_versions()
    assert [list(verify_release(releases.place(str(version)))) for version in releases.list_versions()[-1:]] == [[]]


@pytest.mark.usefixtures("no_site")
def test_leftovers_of_dead_releases_are_no_release_and_go(releases: Path, tmp_path: Path) -> None:
    shutil.copytree(releases.parent, tmp_path / "warehouse", symlinks=True)
    folder = ReleasesFolder(tmp_path / "warehouse" / "releases")
    copy_release(folder.place(FIRST), folder.path / ".tmp-2026.03.11-dead")
    (folder.path / "index.json").unlink()
    assert [str(version) for version in folder.list_versions()] == [FIRST, SECOND]
    with on_day(FIRST_DAY + 3 * 86_400):
        run_command("release", "--warehouse", tmp_path / "warehouse", check=True)
    assert sorted(path.name for path in folder.path.iterdir()) == [FIRST, SECOND, "index.json"]
