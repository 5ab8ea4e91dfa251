import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assets import kept_readings
from assets.inputs import Input
from assets.kept_readings import KeptReadings, LostReadingsError
from assets.raw_folder import RawFile
from pipeline.documents.document import RawText
from pipeline.documents.read import read_document
from pipeline.extraction import extract_document
from pipeline.tables.readings import KEPT, Reading, tabulate_readings
from pipeline.tables.rows import extraction_rows
from pipeline.tables.statements import read_columns
from tests.assets.conftest import ARTICLE

INPUT = Input("0" * 64, 9, (RawFile("a.txt", "a.txt"),), (("published_on", "2024-06"),))


def rows(kept: KeptReadings, name: str, keys: set[str]) -> list[dict[str, object]]:
    return read_columns(kept.locate_table(name, kept.settle(keys)), KEPT[name].names).sort_by("key").to_pylist()


def read(key: str, amount: str = "41.5", error: str | None = None) -> Reading:
    document = read_document(RawText("a.txt", ARTICLE.replace("41.5", amount).encode()))
    rows = None if error else extraction_rows(extract_document(document))
    return Reading(key, document, rows, error)


@pytest.fixture
def kept(tmp_path: Path) -> KeptReadings:
    return KeptReadings(tmp_path, "engine")


def test_what_is_kept_comes_back_for_the_keys_asked_for(kept: KeptReadings) -> None:
    tables = tabulate_readings([read("a"), read("b", "19.8")])
    kept.keep(tables)
    assert kept.list_keys() == {"a", "b"}
    for name, table in tables.items():
        assert table.num_rows >= 2 or name == "people"
        assert rows(kept, name, {"a", "b"}) == table.sort_by("key").to_pylist()
    mine = {name: [row for row in table.to_pylist() if row["key"] == "b"] for name, table in tables.items()}
    assert {name: rows(kept, name, {"b", "unknown"}) for name in tables} == mine
    assert kept.list_keys() == {"b"}


def test_reading_that_is_kept_twice_comes_back_once(kept: KeptReadings) -> None:
    kept.keep(tabulate_readings([read("a"), read("b", "19.8")]))
    kept.keep(tabulate_readings([read("b", "19.8"), read("c", "3.1")]))
    assert [row["key"] for row in rows(kept, "readings", {"a", "b", "c"})] == ["a", "b", "c"]
    claims = tabulate_readings([read("b", "19.8")])["claims"]
    assert len(rows(kept, "claims", {"b"})) == claims.num_rows


def test_failure_is_kept_for_this_build_and_tried_again_by_the_next(kept: KeptReadings) -> None:
    kept.keep(tabulate_readings([read("a"), read("b", "19.8", "ValueError()")]))
    assert kept.list_keys() == {"a", "b"}
    assert [row["error"] for row in rows(kept, "readings", {"a", "b"})] == [None, "ValueError()"]
    assert {row["key"] for row in rows(kept, "claims", {"a", "b"})} == {"a"}
    kept.forget_failed()
    assert kept.list_keys() == {"a"}


@pytest.mark.parametrize(
    "other",
    [
        replace(INPUT, sha256="1" * 64),
        replace(INPUT, entry=(("published_on", "2023"),)),
        replace(INPUT, files=(RawFile("a.html", "a.html"),)),
    ],
)
def test_another_input_has_another_key(other: Input) -> None:
    moved = replace(INPUT, files=(RawFile("elsewhere/b.txt", "elsewhere/b.txt"),))
    assert INPUT.key == moved.key != other.key


def test_another_engine_reads_anew(tmp_path: Path) -> None:
    KeptReadings(tmp_path, "old").keep(tabulate_readings([read("a")]))
    new = KeptReadings(tmp_path, "new")
    assert new.list_keys() == set()
    new.keep(tabulate_readings([read("a")]))
    new.forget_other_engines()
    assert [folder.name for folder in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("name", ["readings", "claim_cells"])
def test_damaged_segment_is_read_anew(kept: KeptReadings, tmp_path: Path, name: str) -> None:
    kept.keep(tabulate_readings([read("a")]))
    kept.keep(tabulate_readings([read("b", "19.8")]))
    path = next(path for path in sorted(tmp_path.rglob(f"{name}.parquet")))
    path.write_bytes(path.read_bytes()[:50])
    assert len(kept.list_keys()) == 1


def test_tidying_joins_what_is_small_and_drops_what_is_gone(
    kept: KeptReadings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept_readings, "MOST_SMALL", 2)
    for key, amount in zip("abcd", ("41.5", "19.8", "3.1", "7.2"), strict=True):
        kept.keep(tabulate_readings([read(key, amount)]))
    (tmp_path / "engine" / ".tmp-of-a-reader-that-was-killed").mkdir()
    monkeypatch.setattr(kept_readings, "MOST_SMALL", 9)
    before = rows(kept, "claims", {"b", "c", "d"})
    monkeypatch.setattr(kept_readings, "MOST_SMALL", 2)
    kept.settle({"b", "c", "d"})
    assert kept.list_keys() == {"b", "c", "d"}
    assert len(list((tmp_path / "engine").iterdir())) == 1
    assert rows(kept, "claims", {"b", "c", "d"}) == before
    kept.settle({"d"})
    assert kept.list_keys() == {"d"}
    kept.settle(set())
    assert list((tmp_path / "engine").iterdir()) == []


def test_run_that_was_killed_while_tidying_loses_nothing(
    kept: KeptReadings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept_readings, "MOST_SMALL", 1)
    keys = {"a", "b"}
    kept.keep(tabulate_readings([read("a")]))
    kept.keep(tabulate_readings([read("b", "19.8")]))
    with monkeypatch.context() as killed:
        killed.setattr(shutil, "rmtree", lambda *_, **__: None)
        kept.settle(keys)
    assert len(list((tmp_path / "engine").iterdir())) == 3
    kept.settle(keys)
    assert kept.list_keys() == keys and len(list((tmp_path / "engine").iterdir())) == 1


def test_damage_behind_a_good_footer_is_told_and_read_anew(kept: KeptReadings, tmp_path: Path) -> None:
    kept.keep(tabulate_readings([read("a")]))
    (path,) = tmp_path.rglob("claims.parquet")
    content = path.read_bytes()
    path.write_bytes(content[:4] + b"\xff" * 400 + content[404:])
    with pytest.raises(LostReadingsError, match="was damaged and is dropped; run the build again"), kept.tell_damage():
        rows(kept, "claims", {"a"})
    assert kept.list_keys() == set()


def test_nothing_kept_is_no_key(kept: KeptReadings, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path)
    assert kept.list_keys() == set() and rows(kept, "claims", {"a"}) == []
    kept.forget_failed()
    kept.settle(set())
