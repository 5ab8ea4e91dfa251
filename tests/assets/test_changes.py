"""A build that goes on from the published version ends where a build from nothing would."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from assets import changes, database
from assets.run import run_build
from assets.warehouse_folder import WarehouseFolder
from pipeline.release.views.view import view_statements
from schemas.contract import TABLES, table_name
from tests.assets.conftest import ARTICLE


def read_database(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [table_name(model) for model in TABLES]
        return {name: sorted(connection.table(name).fetchall(), key=str) for name in names}


def test_database_is_brought_to_the_rows_of_a_new_one(
    copied: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, here = copied
    monkeypatch.setattr(changes, "SMALL_BYTES", 0)
    steps = {"comes": False, "goes": True}  # DuckDB may refuse what goes, and the file is made anew
    for step, may_refuse in steps.items():
        if step == "comes":
            (raw / "new.txt").write_text(ARTICLE.replace("41.5", "19.8").replace("Almaty", "Osh"))
            (raw / "register.csv").write_text("source_path,title\nwide.txt,Another\n")
        else:
            (raw / "latin.txt").unlink()
            (raw / "wide.txt").unlink()
        with monkeypatch.context() as watched:
            if not may_refuse:
                watched.setattr(database, "write_database", lambda *_: pytest.fail("made anew"))
            assert run_build(raw, here) == []
        target = tmp_path / f"{step}.duckdb"
        database.write_database(here / "parquet", target, view_statements())
        assert read_database(here / "silkledger.duckdb") == read_database(target), step


def test_rows_that_came_went_or_changed_are_told_apart(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "SMALL_BYTES", 0)
    here = copied[1]
    folder, version = WarehouseFolder(here), (here / ".current").readlink().name
    staged = folder.stage / "parquet" / "figures.parquet"
    staged.parent.mkdir(parents=True, exist_ok=True)
    before = pq.read_table(here / "parquet" / "figures.parquet")
    rows = before.to_pylist()
    rows[1]["value"] += 1
    pq.write_table(before.from_pylist([*rows[1:], rows[0] | {"figure_id": "new"}], before.schema), staged)
    assert changes.compare_table(folder, "figures", staged) is None  # nothing to go on from
    record = changes.read_record(folder)
    changes.choose_base(folder, record["inputs"]["build_version"])
    assert changes.find_base(folder) == folder.versions / version
    change = changes.compare_table(folder, "figures", staged)
    assert change == changes.find_change(folder, "figures") is not None
    assert {row["figure_id"] for row in pq.read_table(change.added).to_pylist()} == {"new", rows[1]["figure_id"]}
    assert len(pq.read_table(change.removed)) == 2
    assert changes.count_altered(change, "figures") == 1 and changes.count_keys(change, "figures", staged) == 2
    changes.choose_base(folder, "another engine")
    assert changes.find_base(folder) is None
