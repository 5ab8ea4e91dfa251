"""A build that goes on from the published version ends where a build from nothing would."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets import changes, database
from assets.carried_over import BY_STATEMENT, BY_TEXT, CarriedOver
from assets.run import run_build
from assets.warehouse_folder import WarehouseFolder
from pipeline.release.views.view import view_statements
from schemas.contract import TABLES, arrow_schema, find_table, table_name
from tests.assets.conftest import ARTICLE, digest_parquet


def read_database(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [table_name(model) for model in TABLES]
        return {name: sorted(connection.table(name).fetchall(), key=str) for name in names}


def list_keyed(path: Path) -> set[str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return database.list_keyed(connection)


@given(st.sets(st.text(max_size=3)), st.sets(st.text(max_size=3)), st.sets(st.integers(0, 3)), st.integers(1, 4))
def test_rows_are_woven_in_the_order_of_their_keys(
    tmp_path_factory: pytest.TempPathFactory, before: set[str], fresh: set[str], touched: set[int], rows: int
) -> None:
    def tabulate(keys: set[str]) -> pa.Table:
        return pa.table(
            [sorted(keys), [str(len(key)) for key in sorted(keys)]], arrow_schema(find_table("document_texts"))
        )

    path = tmp_path_factory.mktemp("woven") / "document_texts.parquet"
    pq.write_table(tabulate(before), path)
    kept = {key for key in before if len(key) not in touched}
    carried = CarriedOver("document_texts", path, pa.table({"text": pa.array(map(str, touched), pa.string())}))
    woven = pa.Table.from_batches(carried.weave(tabulate(fresh - kept), rows), tabulate(set()).schema)
    assert woven.to_pylist() == tabulate(kept | fresh).to_pylist()
    assert carried.list_gone().to_pylist() == tabulate(before - kept).to_pylist()


def test_build_ends_where_one_from_nothing_would(
    copied: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, here = copied
    monkeypatch.setattr(changes, "SMALL_BYTES", 0)
    for step in ("comes", "goes", "comes to long tables"):
        if step == "goes":  # DuckDB may refuse what goes, and the file is made anew, as where other keys are declared
            (raw / "article.txt").unlink()
            (raw / "wide.txt").unlink()
            monkeypatch.setattr(database, "MOST_KEYED", 5)
        else:
            (raw / f"{step}.txt").write_text(ARTICLE.replace("41.5", f"{len(step)}.8").replace("Almaty", "Osh"))
            (raw / "register.csv").write_text(f"source_path,title,published_on\nlatin.txt,{step},2019-02\n")
        with monkeypatch.context() as watched:
            carried = watch_tables(watched)
            if step != "goes":
                watched.setattr(database, "write_database", lambda *_: pytest.fail("made anew"))
            assert run_build(raw, here) == []
        assert carried == {*BY_TEXT, BY_STATEMENT}
        target = tmp_path / f"{step}.duckdb"
        database.write_database(here / "parquet", target, view_statements())
        assert read_database(here / "silkledger.duckdb") == read_database(target), step
        assert list_keyed(here / "silkledger.duckdb") == list_keyed(target), step
    assert "documents" in list_keyed(target) and not list_keyed(target) & {"cells", "evidence", "figures"}
    shutil.copytree(here / ".cache", tmp_path / "nothing" / ".cache")
    assert run_build(raw, tmp_path / "nothing") == []
    assert digest_parquet(here) == digest_parquet(tmp_path / "nothing")


def watch_tables(watched: pytest.MonkeyPatch) -> set[str]:
    """Fills with the names of the tables that are carried over."""
    names: set[str] = set()
    weave = CarriedOver.weave

    def tell(carried: CarriedOver, fresh: pa.Table, rows: int) -> Iterator[pa.RecordBatch]:
        names.add(carried.name)
        return weave(carried, fresh, rows)

    watched.setattr(CarriedOver, "weave", tell)
    return names


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
