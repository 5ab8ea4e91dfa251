from pathlib import Path

import dagster as dg
import pyarrow as pa
import pytest

from assets import checks
from assets.definitions import JOB_NAME, RELEASE_JOB_NAME, define_house, define_sensor, notice_changes
from assets.resources import RawFolder
from schemas.contract import TABLES, arrow_schema, find_table, list_columns, table_name


def tables() -> set[str]:
    return {table_name(model) for model in TABLES}


@pytest.mark.parametrize("ids", ["aabcd", "abbcd", "abccd", "abcdd"])
def test_row_that_stands_twice_is_found_across_the_parts_of_a_table(monkeypatch: pytest.MonkeyPatch, ids: str) -> None:
    monkeypatch.setattr(checks, "ROWS_AT_ONCE", 3)
    rows = [{"group_id": "EU", "party_id": letter, "basis": "reference"} for letter in ids]
    table = pa.Table.from_pylist(rows, arrow_schema(find_table("party_members")))
    assert not checks.check_contract("party_members", table).passed
    assert checks.check_contract("party_members", table.group_by(table.column_names).aggregate([])).passed


def test_every_published_table_is_an_asset_with_its_columns(tmp_path: Path) -> None:
    graph = define_house(tmp_path, tmp_path / "w").resolve_asset_graph()
    for model in TABLES:
        node = graph.get(dg.AssetKey(table_name(model)))
        schema = node.metadata["dagster/column_schema"]
        columns = schema.value.columns if hasattr(schema, "value") else schema.columns
        assert [column.name for column in columns] == [column.name for column in list_columns(model)]
        assert node.description and node.owners and node.kinds and node.group_name != "default"


def test_every_published_table_has_a_blocking_check(tmp_path: Path) -> None:
    graph = define_house(tmp_path, tmp_path / "w").resolve_asset_graph()
    blocking = {key.asset_key.path[-1] for key in graph.asset_check_keys if graph.get(key).blocking}
    assert tables() | {"staged_warehouse"} <= blocking


def test_publishing_waits_for_every_table_and_keeps_a_promise_of_freshness(tmp_path: Path) -> None:
    house = define_house(tmp_path, tmp_path / "w")
    graph = house.resolve_asset_graph()
    published = dg.AssetKey("published_warehouse")
    assert tables() <= {key.path[-1] for key in graph.get_ancestor_asset_keys(published)}
    promised = {spec.key.path[-1] for spec in house.resolve_all_asset_specs() if spec.freshness_policy is not None}
    assert tables() | {"published_warehouse"} <= promised


def test_job_schedule_and_sensor_are_there(tmp_path: Path) -> None:
    house = define_house(tmp_path, tmp_path / "w")
    job = house.resolve_job_def(JOB_NAME)
    assert tables() <= {key.path[-1] for key in job.asset_layer.executable_asset_keys}
    assert house.resolve_schedule_def("daily_build").cron_schedule == "30 4 * * *"
    assert house.resolve_sensor_def("raw_folder_changes").job_name == JOB_NAME
    release = house.resolve_job_def(RELEASE_JOB_NAME)
    assert release.asset_layer.executable_asset_keys == {dg.AssetKey("release")}
    weekly = house.resolve_schedule_def("weekly_release")
    assert (weekly.job_name, weekly.cron_schedule) == (RELEASE_JOB_NAME, "0 6 * * 1")
    assert weekly.default_status == dg.DefaultScheduleStatus.RUNNING


def test_sensor_starts_one_run_for_all_new_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    first = notice_changes(tmp_path, None)
    assert isinstance(first, dg.SensorResult) and len(first.run_requests or []) == 1
    assert isinstance(notice_changes(tmp_path, first.cursor), dg.SkipReason)
    (tmp_path / "a.txt").write_text("changed")
    (tmp_path / "c.txt").write_text("new")
    second = notice_changes(tmp_path, first.cursor)
    assert isinstance(second, dg.SensorResult) and len(second.run_requests or []) == 1
    assert second.cursor != first.cursor


def test_sensor_notices_a_change_that_goes_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("stays")
    cursor, keys = None, []
    for step in range(3):
        if step == 1:
            (tmp_path / "a.txt").rename(tmp_path / "b.txt")
        elif step == 2:
            (tmp_path / "b.txt").rename(tmp_path / "a.txt")
        result = notice_changes(tmp_path, cursor)
        assert isinstance(result, dg.SensorResult)
        cursor = result.cursor
        keys += [request.run_key for request in result.run_requests or []]
    given = [key for key in keys if key is not None]  # Dagster drops a request whose key it has seen
    assert len(keys) == 3 and len(given) == len(set(given))


def test_sensor_waits_for_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert isinstance(notice_changes(tmp_path / "none", None), dg.SkipReason)


def test_sensor_runs_with_its_resource(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    context = dg.build_sensor_context(resources={"raw": RawFolder(raw_folder=str(tmp_path))})
    result = define_sensor(str(tmp_path))(context)
    assert isinstance(result, dg.SensorResult) and result.cursor
