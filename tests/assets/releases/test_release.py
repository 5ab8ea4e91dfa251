"""What a release holds, that it never changes, and that it comes out the same wherever it is made."""

import json
import os
import shutil
import stat
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
import yaml

from assets.releases import ReleasesFolder, create_release
from pipeline.release.canonical import hash_content
from schemas.contract import TABLES, table_name
from tests.assets.conftest import run_command, run_shell
from tests.assets.releases.conftest import (
    FIRST,
    FIRST_DAY,
    NO_CACHE,
    SECOND,
    lend_accuracy,
    read_json,
    read_rows,
    release,
)

NAMES = [table_name(model) for model in TABLES]
PAPERS = """README.md DATA_DICTIONARY.md CHANGELOG.md CITATION.cff LICENSE.md SHA256SUMS datapackage.json croissant.json
    dataset.jsonld statistics.json checks.json accuracy.json delta.json delta.parquet release.json silkledger.duckdb
    site.zip"""


def test_release_is_a_flat_folder_with_every_table_and_paper(first: Path) -> None:
    expected = {f"{name}.parquet" for name in NAMES} | set(PAPERS.split())
    assert {path.name for path in first.iterdir()} == expected
    assert all(path.is_file() for path in first.iterdir())


def test_files_are_read_only_and_listed_with_their_digests(first: Path) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in first.iterdir()} == {0o444}
    listed = {line.split("  ")[1] for line in (first / "SHA256SUMS").read_text().splitlines()}
    assert listed == {path.name for path in first.iterdir()} - {"SHA256SUMS"}


def test_full_texts_stay_out_unless_their_licence_allows(first: Path, warehouse: Path) -> None:
    documents = {row["document_id"]: row for row in read_rows(first, "documents")}
    released = read_rows(first, "document_texts")
    assert [documents[row["document_id"]]["licence"] for row in released] == ["CC-BY-4.0"]
    everything = pq.read_table(warehouse / "parquet" / "document_texts.parquet").to_pylist()
    assert len(everything) == len(documents) > 1
    with duckdb.connect(str(first / "silkledger.duckdb"), read_only=True) as connection:
        assert connection.sql("SELECT document_id FROM document_texts").fetchall() == [(released[0]["document_id"],)]
    closed = next(row["text"] for row in everything if row["document_id"] != released[0]["document_id"])
    line = max(closed.splitlines(), key=len).encode()
    assert [path.name for path in first.iterdir() if line in path.read_bytes()] == []


def test_tables_are_those_of_the_warehouse_byte_for_byte(first: Path, warehouse: Path) -> None:
    for name in NAMES:
        if name != "document_texts":
            file = f"{name}.parquet"
            assert (first / file).read_bytes() == (warehouse / "parquet" / file).read_bytes()


def test_published_tables_have_no_nested_columns(first: Path) -> None:
    kinds = {str(field.type) for path in first.glob("*.parquet") for field in pq.read_schema(path)}
    assert kinds == {"string", "int64", "double", "bool", "date32[day]"}


def test_card_has_one_configuration_a_table(first: Path) -> None:
    header = yaml.safe_load((first / "README.md").read_text().split("---\n")[1])
    files = {config["config_name"]: config["data_files"] for config in header["configs"]}
    assert files == {name: f"{name}.parquet" for name in [*NAMES, "delta"]}
    assert header["license"] == "cc-by-4.0"
    assert [config["config_name"] for config in header["configs"] if config.get("default")] == ["trade_series"]


def test_citation_names_the_version(second: Path) -> None:
    said = yaml.safe_load((second / "CITATION.cff").read_text())
    assert (said["version"], said["date-released"], said["cff-version"]) == (SECOND, "2026-03-10", "1.2.0")


def test_checks_and_accuracy_are_told(first: Path) -> None:
    checks = read_json(first / "checks.json")
    assert checks["passed"] and len(checks["checks"]) > 100
    assert {check["check"] for check in checks["checks"]} >= {"keeps_the_contract", "quote_is_text_between_offsets"}
    accuracy = read_json(first / "accuracy.json")
    assert accuracy["measured"] and 0.5 < accuracy["measures"]["figures"]["precision"] <= 1
    assert all(measure["meaning"] for measure in accuracy["measures"].values())
    assert accuracy["measures"]["people"]["precision"] is None  # the gold does not name everybody
    trade = accuracy["measures"]["trade_full"]
    line = f"| {trade['meaning']} | {trade['precision']:.3f} | {trade['recall']:.3f} |"
    card = (first / "README.md").read_text()
    assert line in card and "Read from 4 texts, published from 2024-06-14" in card


def test_statistics_count_what_is_there(first: Path) -> None:
    statistics = read_json(first / "statistics.json")
    assert statistics["tables"]["figures"]["rows"] == len(read_rows(first, "figures"))
    assert statistics["rejected_documents"] == {"binary": 1, "empty": 1, "unreadable": 1, "unsupported_type": 1}
    assert 0 < statistics["quotes"]["covered_share"] < 1


def test_index_names_the_latest_and_every_version(releases: Path) -> None:
    index = read_json(releases / "index.json")
    assert (index["latest"], index["last_change"]) == (SECOND, "2026-03-10")
    assert index["result"] == {"status": "released", "version": SECOND}
    assert [entry["version"] for entry in index["versions"]] == [FIRST, SECOND]


def test_delta_and_log_tell_what_the_new_text_brought(first: Path, second: Path) -> None:
    delta = read_json(second / "delta.json")
    assert delta["previous"] == FIRST and delta["data_changed"] and delta["schema"]["changes"] == []
    assert delta["tables"]["documents"]["added"] == 1
    added = [row for row in read_rows(second, "delta") if row["table_name"] == "trade_series"]
    assert json.loads(added[0]["row"])["obs_value"] == 19.8e9
    log = (second / "CHANGELOG.md").read_text()
    assert log.index(f"## {SECOND}") < log.index(f"## {FIRST}")
    assert "| documents | 1 | 0 | 0 | 0 | 5 |" in log and "**Schema 1.0.0.** Unchanged." in log
    assert read_rows(first, "delta") == [] and "First release" in (first / "CHANGELOG.md").read_text()


def test_nothing_changed_makes_no_release(releases: Path, tmp_path: Path) -> None:
    shutil.copytree(releases.parent, tmp_path / "warehouse", symlinks=True)
    said = release(tmp_path / "warehouse", FIRST_DAY + 10 * 86_400)
    assert f"Nothing has changed since release {SECOND}" in said
    index = read_json(tmp_path / "warehouse" / "releases" / "index.json")
    assert index["result"] == {"status": "unchanged", "version": SECOND} and len(index["versions"]) == 2


def test_same_inputs_and_day_give_the_same_bytes_elsewhere(releases: Path, tmp_path: Path) -> None:
    shutil.copytree(releases.parent, tmp_path / "elsewhere", symlinks=True)
    shutil.rmtree(tmp_path / "elsewhere" / "releases" / SECOND)
    environment = {
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tashkent",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": str(FIRST_DAY + 90_000),
        "SILKLEDGER_CACHE": NO_CACHE,
    }
    run_shell("release", "--warehouse", tmp_path / "elsewhere", environment=environment)
    again = tmp_path / "elsewhere" / "releases" / SECOND
    here, there = ({path.name: path.read_bytes() for path in held.iterdir()} for held in (again, releases / SECOND))
    assert here.keys() == there.keys()
    assert {name for name in here if here[name] != there[name]} <= {"silkledger.duckdb", "SHA256SUMS"}
    for name in NAMES:
        queries = [
            duckdb.connect(str(folder / "silkledger.duckdb"), read_only=True) for folder in (again, releases / SECOND)
        ]
        tables = [query.sql(f"SELECT * FROM {name} ORDER BY ALL").to_arrow_table() for query in queries]
        assert hash_content(tables[0]) == hash_content(tables[1])


def test_retyped_column_without_a_major_version_is_refused(
    releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(releases.parent, tmp_path / "warehouse", symlinks=True)
    package = tmp_path / "warehouse" / "releases" / SECOND / "datapackage.json"
    package.chmod(0o644)
    said = read_json(package)
    schema = next(resource["schema"] for resource in said["resources"] if resource["name"] == "trade_series")
    next(field for field in schema["fields"] if field["name"] == "obs_value")["type"] = "string"
    package.write_text(json.dumps(said))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST_DAY + 3 * 86_400))
    done = run_command("release", "--warehouse", tmp_path / "warehouse")
    assert done.exit_code == 1
    assert "trade_series.obs_value: type was string, is number" in done.stderr and "2.0.0" in done.stderr
    index = read_json(tmp_path / "warehouse" / "releases" / "index.json")
    assert index["result"]["status"] == "refused" and index["latest"] == SECOND


def test_damaged_warehouse_is_not_released(warehouse: Path, tmp_path: Path) -> None:
    shutil.copytree(warehouse, tmp_path / "warehouse", symlinks=True)
    table = tmp_path / "warehouse" / "parquet" / "figures.parquet"
    os.chmod(table, 0o644)  # noqa: PTH101
    table.write_bytes(table.read_bytes()[:-1])
    done = run_command("release", "--warehouse", tmp_path / "warehouse")
    assert done.exit_code == 1 and "figures.parquet is not what was published" in done.stderr
    assert not list((tmp_path / "warehouse" / "releases").glob("2*"))


def test_empty_place_says_what_to_do(tmp_path: Path) -> None:
    done = run_command("release", "--warehouse", tmp_path)
    assert done.exit_code == 2 and "silkledger build" in done.stderr


def test_a_release_is_never_made_twice(first: Path) -> None:
    with pytest.raises(FileExistsError, match="never changed"), create_release(ReleasesFolder(first.parent), FIRST):
        pass


def test_release_of_an_empty_warehouse_is_whole(releases: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    lend_accuracy(releases, tmp_path / "warehouse")
    run_command("build", "--raw", tmp_path / "raw", "--warehouse", tmp_path / "warehouse", check=True)
    release(tmp_path / "warehouse", FIRST_DAY)
    assert "whole" in run_command("verify", "--warehouse", tmp_path / "warehouse", check=True).stdout
