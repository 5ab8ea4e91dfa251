import contextlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from assets import warehouse_folder
from assets.warehouse_folder import (
    NothingPublishedError,
    WarehouseFolder,
    begin_stage,
    clear_leftovers,
    find_damage,
    publish_stage,
    read_record,
    replace_whole,
    write_whole,
)


def stage(folder: WarehouseFolder, content: str) -> None:
    begin_stage(folder, content.encode())
    write_whole(folder.stage / "parquet" / "facts.parquet", content.encode())
    write_whole(folder.stage / "silkledger.duckdb", content.encode())


def test_versions_of_this_minute_stay_for_those_who_are_opening_them(tmp_path: Path) -> None:
    folder = WarehouseFolder(tmp_path)
    for content in ("one", "two", "three", "four"):
        publish(folder, content)
    assert len(list(folder.versions.iterdir())) == 4
    for version, age in (("version-one", 300), ("version-two", 200), ("version-three", 100)):
        record = folder.versions / version / "build.json"
        os.utime(record, (record.stat().st_mtime - age,) * 2)
    publish(folder, "five")
    assert {path.name for path in folder.versions.iterdir()} == {"version-three", "version-four", "version-five"}


def publish(folder: WarehouseFolder, content: str) -> None:
    stage(folder, content)
    publish_stage(folder, {"content": content}, f"version-{content}")


def read_all(folder: WarehouseFolder) -> tuple[str, str, str]:
    record = read_record(folder)
    assert find_damage(folder, record) == []
    return (folder.parquet / "facts.parquet").read_text(), folder.database.read_text(), record["content"]


def test_all_files_change_together(tmp_path: Path) -> None:
    folder = WarehouseFolder(tmp_path)
    publish(folder, "one")
    assert read_all(folder) == ("one", "one", "one")
    publish(folder, "two")
    assert read_all(folder) == ("two", "two", "two")


def test_nothing_published_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="silkledger build"):
        read_record(WarehouseFolder(tmp_path))


def test_reader_keeps_the_version_that_it_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warehouse_folder, "GRACE_SECONDS", 0.0)
    folder = WarehouseFolder(tmp_path)
    publish(folder, "one")
    version = folder.current.resolve()
    publish(folder, "two")
    assert (version / "silkledger.duckdb").read_text() == "one"
    publish(folder, "three")
    assert not version.exists()


@pytest.mark.parametrize("step", ["link", "mkdir", "rename", "replace", "symlink_to", "fsync"])
@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_death_at_any_step_leaves_the_last_version_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, nth: int
) -> None:
    folder = WarehouseFolder(tmp_path)
    publish(folder, "one")
    stage(folder, "two")
    calls = 0
    owner: Any = os if step in ("link", "fsync") else Path
    real = getattr(owner, step)

    def die(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise KeyboardInterrupt
        return real(*arguments, **options)

    monkeypatch.setattr(owner, step, die)
    if step == "link":  # os.link may fail on purpose where a file system knows no second names
        monkeypatch.setattr(warehouse_folder.shutil, "copyfile", die)
    with contextlib.suppress(KeyboardInterrupt):
        publish_stage(folder, {"content": "two"}, "version-two")
    monkeypatch.undo()
    assert read_all(folder) in {("one", "one", "one"), ("two", "two", "two")}
    clear_leftovers(folder)
    publish(folder, "three")
    assert read_all(folder) == ("three", "three", "three")


def test_leftovers_of_a_dead_run_are_cleared(tmp_path: Path) -> None:
    folder = WarehouseFolder(tmp_path)
    publish(folder, "one")
    for place in (folder.path, folder.versions, folder.stage / "parquet"):
        (place / ".tmp-dead").mkdir()
        (place / ".tmp-dead" / "file").touch()
    clear_leftovers(folder)
    assert not list(tmp_path.rglob(".tmp-*"))
    assert read_all(folder) == ("one", "one", "one")


def test_full_disk_leaves_the_last_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = WarehouseFolder(tmp_path)
    publish(folder, "one")
    stage(folder, "two")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(OSError, match="No space"):
        publish_stage(folder, {"content": "two"}, "version-two")
    assert read_all(folder) == ("one", "one", "one")
    assert not list(folder.versions.glob(".tmp-*"))


def test_stage_of_other_inputs_is_thrown_away(tmp_path: Path) -> None:
    folder = WarehouseFolder(tmp_path)
    stage(folder, "one")
    begin_stage(folder, b"one")
    assert (folder.stage / "silkledger.duckdb").exists()
    begin_stage(folder, b"two")
    assert not (folder.stage / "silkledger.duckdb").exists()


def test_copy_of_a_warehouse_without_links_can_be_built_upon(tmp_path: Path) -> None:
    publish(WarehouseFolder(tmp_path / "original"), "one")
    shutil.copytree(tmp_path / "original", tmp_path / "copy")
    folder = WarehouseFolder(tmp_path / "copy")
    assert read_all(folder) == ("one", "one", "one")
    publish(folder, "two")
    assert read_all(folder) == ("two", "two", "two")


def test_damage_is_named(tmp_path: Path) -> None:
    folder = WarehouseFolder(tmp_path)
    publish(folder, "one")
    record = read_record(folder)
    (folder.parquet / "facts.parquet").unlink()
    assert find_damage(folder, record) == ["parquet/facts.parquet"]


def test_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(RuntimeError), replace_whole(path) as beside:
        beside.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
