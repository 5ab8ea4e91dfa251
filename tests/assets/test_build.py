import json
import os
import shutil
from pathlib import Path
from typing import Any

import dagster as dg
import pyarrow.parquet as pq
import pytest

from assets import checks, reading_inputs
from assets.publishing import StageUnfinishedError
from assets.run import run_build
from assets.survey import is_current, survey_raw_folder
from assets.warehouse_folder import WarehouseFolder, find_damage, read_record
from pipeline.tables.corrections import COLUMNS
from schemas.contract import TABLES, arrow_schema, primary_key, table_name
from tests.assets.conftest import ARTICLE, digest_parquet, run_command, run_shell


def read_rows(warehouse: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(warehouse / "parquet" / f"{table}.parquet").to_pylist()
    return rows


def test_every_table_of_the_contract_is_written(warehouse: Path) -> None:
    for model in TABLES:
        table = pq.read_table(warehouse / "parquet" / f"{table_name(model)}.parquet")
        assert table.schema.remove_metadata().equals(arrow_schema(model).remove_metadata())
        keys = [tuple(row[name] for name in primary_key(model)) for row in table.to_pylist()]
        assert keys == sorted(keys)


def test_good_documents_come_out_beside_bad_ones(warehouse: Path) -> None:
    documents = {row["source_path"]: row for row in read_rows(warehouse, "documents")}
    assert documents["article.txt"]["title"] == "A new chapter"
    assert documents["article.txt"]["publisher"] == "The Example Post"
    assert documents["latin.txt"]["encoding"].lower().replace("-", "") in ("cp1252", "windows1252")
    assert documents["wide.txt"]["encoding"].lower().startswith("utf-16")
    texts = {row["document_id"]: row["text"] for row in read_rows(warehouse, "document_texts")}
    assert "“textiles”" in texts[documents["latin.txt"]["document_id"]]


def test_bad_inputs_are_listed_with_their_reason(warehouse: Path) -> None:
    reasons = {row["source_path"]: row["reason"] for row in read_rows(warehouse, "rejected_documents")}
    assert reasons == {
        "dangling.txt": "unreadable",
        "empty.txt": "empty",
        "picture.txt": "binary",
        "table.xlsx": "unsupported_type",
    }


def test_the_same_article_counts_once(warehouse: Path) -> None:
    documents = {row["source_path"]: row for row in read_rows(warehouse, "documents")}
    original, again = documents["article.txt"], documents["deeper/still/same_words.md"]
    assert "deeper/same_bytes.txt" not in documents
    assert original["also_at"] == "deeper/same_bytes.txt"
    assert again["duplicate_of"] == original["document_id"]
    (trade,) = [row for row in read_rows(warehouse, "trade_series") if row["time_period"] == "2023"]
    assert (trade["obs_value"], trade["n_documents"]) == (41.5e9, 1)


def test_summary_says_what_came_of_it(built: Path) -> None:
    said, progress = " ".join((built / "stdout").read_text().split()), (built / "stderr").read_text()
    assert "4 documents accepted, 4 rejected" in said
    assert "1 binary, 1 empty, 1 unreadable, 1 unsupported_type" in said
    assert "2 documents came more than once" in said
    assert "register.csv: not_here.txt is not in the raw folder" in said
    assert "Striking" in said and "41.5 billion" in said
    assert "silkledger sql" in said and "silkledger.duckdb" in said
    assert "extracting" in progress and "publishing" in progress
    assert "dagster" not in progress.lower()


def test_second_build_reads_nothing_and_says_so(raw_folder: Path, warehouse: Path) -> None:
    before = (warehouse / ".current").readlink()
    done = run_command("build", "--raw", raw_folder, "--warehouse", warehouse, check=True)
    assert "Nothing has changed since the last build: no text was read" in done.stdout
    assert "extracting" not in done.stderr
    assert (warehouse / ".current").readlink() == before


def test_warehouse_that_cannot_be_written_is_said_and_still_found_current(
    raw_folder: Path, warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path).endswith(".lock"):
            raise OSError(30, "Read-only file system", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    done = run_command("build", "--raw", raw_folder, "--warehouse", warehouse, check=True)
    assert "Nothing has changed since the last build" in done.stdout
    done = run_command("build", "--raw", raw_folder, "--warehouse", tmp_path)
    assert done.exit_code == 1 and "Traceback" not in done.stderr
    assert f"nothing can be written to the warehouse {tmp_path}: Read-only file system" in done.stderr
    assert "--warehouse DIR" in done.stderr


def test_forced_build_in_another_place_gives_the_same_bytes(raw_folder: Path, warehouse: Path, tmp_path: Path) -> None:
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tashkent", "LC_ALL": "C"}
    run_shell("build", "--raw", raw_folder, "--warehouse", tmp_path / "again", environment=environment)
    assert digest_parquet(tmp_path / "again") == digest_parquet(warehouse)


def test_only_a_new_text_is_read_and_a_removed_one_leaves(copied: tuple[Path, Path]) -> None:
    raw, warehouse = copied
    (raw / "new.txt").write_text(ARTICLE.replace("Kazakhstan", "Kyrgyzstan").replace("41.5", "19.8"))
    (raw / "wide.txt").unlink()
    done = run_command("build", "--raw", raw, "--warehouse", warehouse, check=True)
    assert "1 texts read, 3 unchanged" in done.stderr
    assert {"new.txt", "wide.txt"} & {row["source_path"] for row in read_rows(warehouse, "documents")} == {"new.txt"}
    assert not [row for row in read_rows(warehouse, "countries") if row["country_id"] == "TJK" and row["n_mentions"]]


def test_damaged_warehouse_is_not_current(copied: tuple[Path, Path]) -> None:
    raw, warehouse = copied
    folder, survey = WarehouseFolder(warehouse), survey_raw_folder(raw)
    assert is_current(folder, survey)
    (warehouse / "parquet" / "figures.parquet").unlink()
    assert find_damage(folder, read_record(folder)) == ["parquet/figures.parquet"]
    assert not is_current(folder, survey)


def test_empty_folder_makes_a_complete_warehouse_without_facts(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    done = run_command("build", "--raw", tmp_path / "raw", "--warehouse", tmp_path / "warehouse", check=True)
    assert "No text was accepted" in done.stdout
    assert read_rows(tmp_path / "warehouse", "documents") == []
    assert {"CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB"} == {
        row["country_id"] for row in read_rows(tmp_path / "warehouse", "countries")
    }
    asked = run_command("sql", "-w", tmp_path / "warehouse", "--csv", "SELECT count(*) AS n FROM pledges", check=True)
    assert asked.stdout == "n\n0\n"


def test_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    done = run_command("build", "--raw", tmp_path / "none", "--warehouse", tmp_path / "warehouse")
    assert done.exit_code == 2
    assert f"there is no folder {tmp_path / 'none'}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "warehouse").exists()


def test_warehouse_inside_the_raw_folder_is_refused(tmp_path: Path) -> None:
    done = run_command("build", "--raw", tmp_path, "--warehouse", tmp_path / "out")
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_failing_check_publishes_nothing(copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    raw, warehouse = copied
    (raw / "new.txt").write_text(ARTICLE.replace("41.5", "52.5"))
    before = digest_parquet(warehouse)
    real = checks.check_contract

    def fail(name: str, table: Any) -> dg.AssetCheckResult:
        if name != "trade_series":
            return real(name, table)
        cases = checks.pd.DataFrame({"column": ["obs_value"], "failure_case": [-1]})
        return checks.report_cases(name, checks.CONTRACT_CHECK, cases)

    monkeypatch.setattr(checks, "check_contract", fail)
    failures = run_build(raw, warehouse)
    assert ["trade_series" in failure.stage for failure in failures] == [True]
    assert failures[0].cases == ("column obs_value, failure_case -1",)
    assert digest_parquet(warehouse) == before
    assert not is_current(WarehouseFolder(warehouse), survey_raw_folder(raw))


def test_reviewer_sets_a_value_right_until_the_texts_say_otherwise(copied: tuple[Path, Path]) -> None:
    raw, warehouse = copied
    (trade_id,) = {row["trade_id"] for row in read_rows(warehouse, "trade_series") if row["obs_value"] == 4.15e10}
    line = f"trade_series,{trade_id},obs_value,41500000000,44500000000,the customs' own table says so,Ada,\n"
    (raw / "corrections.csv").write_text(f"{','.join(COLUMNS)}\n{line}")
    assert "corrections.csv" in run_command("status", "--raw", raw, "--warehouse", warehouse).stdout
    done = run_command("build", "--raw", raw, "--warehouse", warehouse, check=True)
    assert "0 texts read" in done.stderr
    assert 4.45e10 in {row["obs_value"] for row in read_rows(warehouse, "trade_series")}
    told = run_command("trace", trade_id, "--warehouse", warehouse, check=True).stdout
    assert "44500000000 · curated (the customs' own table says so)" in told
    before = digest_parquet(warehouse)
    (raw / "article.txt").write_text(ARTICLE.replace("41.5", "42.5"))
    (raw / "deeper" / "same_bytes.txt").unlink()
    (raw / "deeper" / "still" / "same_words.md").unlink()
    done = run_command("build", "--raw", raw, "--warehouse", warehouse)
    assert done.exit_code == 1 and "Traceback" not in done.stderr
    assert f"corrections.csv, line 2: trade_series has no row {trade_id} any more" in done.stderr
    assert digest_parquet(warehouse) == before
    (raw / "corrections.csv").unlink()
    run_command("build", "--raw", raw, "--warehouse", warehouse, check=True)
    assert 4.25e10 in {row["obs_value"] for row in read_rows(warehouse, "trade_series")}


def test_stage_that_fails_is_named_and_the_next_run_succeeds(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, warehouse = copied
    (raw / "new.txt").write_text(ARTICLE.replace("41.5", "62.5"))
    before = digest_parquet(warehouse)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assets.stages.build_database", refuse)
    done = run_command("build", "--raw", raw, "--warehouse", warehouse)
    assert done.exit_code == 1 and "building the database" in done.stderr and "Free some space" in done.stderr
    assert digest_parquet(warehouse) == before
    monkeypatch.undo()
    assert run_build(raw, warehouse) == []
    assert digest_parquet(warehouse) != before


@pytest.mark.parametrize(
    ("error", "tries"), [(StageUnfinishedError("not checked"), 1), (OSError(28, "No space left on device"), 1),
                         (OSError(5, "Input/output error"), 3)]
)  # fmt: skip
def test_only_a_disk_that_may_come_back_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, tries: int
) -> None:
    (tmp_path / "raw").mkdir()
    asked = []

    def refuse(*_: object) -> None:
        asked.append(1)
        raise error

    monkeypatch.setattr("assets.stages.take_survey", refuse)
    (failure,) = run_build(tmp_path / "raw", tmp_path / "warehouse")
    assert len(asked) == tries
    assert failure.stage == "looking at the raw files" and str(error.args[-1]) in failure.message


def test_record_tells_the_inputs_without_clock_or_place(raw_folder: Path, warehouse: Path) -> None:
    record, inputs = ((warehouse / name).read_text() for name in ("build.json", "inputs.json"))
    assert not any(str(path) in text for path in (warehouse, raw_folder) for text in (record, inputs))
    paths = [text["source_path"] for text in json.loads(inputs)["texts"]]
    assert paths == sorted(paths)
    assert json.loads(record)["inputs"]["texts"] == len(paths)
    assert json.loads(record)["rows"]["documents"] == 4


@pytest.mark.parametrize(
    "texts", [("odd.txt",), ("article.txt", "deeper/still/same_words.md", "latin.txt", "wide.txt")]
)
def test_text_that_a_rule_fails_on_is_told_and_tried_again(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, texts: tuple[str, ...]
) -> None:
    raw, warehouse = copied
    if "odd.txt" in texts:
        (raw / "odd.txt").write_text(ARTICLE.replace("Kazakhstan", "Kyrgyzstan"))
    else:
        shutil.rmtree(warehouse)

    def fail(_: object) -> None:
        raise ValueError("no rule for this")

    monkeypatch.setattr("pipeline.extraction.extract_documents", fail)
    done = run_command("build", "--raw", raw, "--warehouse", warehouse, "--workers", 0)
    assert done.exit_code == 1 and "Traceback" not in done.stderr
    assert "published, but not complete" in done.stdout and "no rule for this" in done.stderr
    record = read_record(WarehouseFolder(warehouse))
    assert [text["source_path"] for text in record["failed_texts"]] == list(texts)
    assert set(texts) <= {row["source_path"] for row in read_rows(warehouse, "documents")}
    assert bool(read_rows(warehouse, "trade_series")) == ("odd.txt" in texts)
    assert not is_current(WarehouseFolder(warehouse), survey_raw_folder(raw))
    asked = run_command("status", "--raw", raw, "--warehouse", warehouse)
    assert asked.exit_code == 1 and f"{texts[0]}: its facts are missing: ValueError" in asked.stdout
    assert run_build(raw, warehouse) == []  # as the schedule does it
    assert len(read_record(WarehouseFolder(warehouse))["failed_texts"]) == len(texts)
    monkeypatch.undo()
    done = run_command("build", "--raw", raw, "--warehouse", warehouse, check=True)
    assert f"{len(texts)} texts read" in done.stderr and "The warehouse is complete" in done.stdout
    assert read_record(WarehouseFolder(warehouse))["failed_texts"] == []


def test_run_that_ends_before_its_first_stage_is_a_failure(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, warehouse = copied
    (raw / "new.txt").write_text(ARTICLE.replace("41.5", "62.5"))

    def refuse(folder: WarehouseFolder) -> None:
        raise PermissionError(13, "Permission denied", str(folder.path / ".tmp-x"))

    monkeypatch.setattr("assets.resources.clear_leftovers", refuse)
    done = run_command("build", "--raw", raw, "--warehouse", warehouse)
    assert done.exit_code == 1 and "Permission denied" in done.stderr and "Nothing was published" in done.stderr


def test_reader_that_cannot_be_loaded_stops_the_build(
    copied: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, warehouse = copied
    (raw / "odd.txt").write_text(ARTICLE.replace("Kazakhstan", "Kyrgyzstan"))
    before = digest_parquet(warehouse)

    def fail() -> None:
        raise ImportError("no grammar to read with")

    monkeypatch.setattr(reading_inputs, "load_reader", fail)
    done = run_command("build", "--raw", raw, "--warehouse", warehouse, "--workers", 0)
    assert done.exit_code == 1 and "no grammar to read with" in done.stderr
    assert digest_parquet(warehouse) == before
