import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.assets.conftest import ARTICLE, run_command

COMMANDS = ("build", "extract", "sql", "trace", "tables", "status")


def ask(warehouse: Path, query: str) -> list[dict[str, str]]:
    done = run_command("sql", "--warehouse", warehouse, "--csv", query, check=True)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_help_names_every_command() -> None:
    said = run_command("--help", check=True).stdout
    assert [name for name in COMMANDS if not re.search(rf"│ {name} ", said)] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_is_its_documentation(command: str) -> None:
    said = " ".join(run_command(command, "--help", check=True).stdout.split())
    assert "Exit codes" in said
    assert f"silkledger {command}" in said.partition("Example")[2]
    if command != "extract":
        assert "--warehouse" in said


def test_unknown_option_exits_with_two() -> None:
    done = run_command("build", "--nonsense")
    assert done.exit_code == 2 and "--nonsense" in done.stderr


@pytest.mark.parametrize("command", ["extract", "sql", "trace", "tables"])
def test_quick_commands_start_without_dagster_and_pandas(command: str, warehouse: Path) -> None:
    arguments = {
        "extract": [],
        "sql": ["SELECT 1", "-w", str(warehouse)],
        "trace": ["KAZ", "-w", str(warehouse)],
        "tables": ["-w", str(warehouse)],
    }[command]
    program = (
        "import sys; from assets.command_line.app import app; app(sys.argv[1:], standalone_mode=False); "
        "print([name for name in ('dagster', 'pandas', 'pandera') if name in sys.modules], file=sys.stderr)"
    )
    line = json.dumps({"id": 1, "text": ARTICLE})
    done = subprocess.run(
        [sys.executable, "-c", program, command, *arguments], input=line, capture_output=True, text=True, check=True
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_sql_prints_a_table_a_person_can_read(warehouse: Path) -> None:
    query = "SELECT obs_value, time_period FROM trade_series WHERE time_period = '2023'"
    said = run_command("sql", "-w", warehouse, query, check=True).stdout
    assert "41,500,000,000" in said and "obs_value" in said


def test_sql_writes_json_lines(warehouse: Path) -> None:
    query = "SELECT NULL AS nothing, 1.5::DOUBLE AS number, DATE '2024-06-14' AS day, 'é' AS text"
    said = run_command("sql", "-w", warehouse, "--json", query, check=True).stdout
    assert json.loads(said) == {"nothing": None, "number": 1.5, "day": "2024-06-14", "text": "é"}


def test_sql_writes_parquet(warehouse: Path, tmp_path: Path) -> None:
    run_command("sql", "-w", warehouse, "--parquet", tmp_path / "a.parquet", "SELECT * FROM countries", check=True)
    assert "KAZ" in pq.read_table(tmp_path / "a.parquet").column("country_id").to_pylist()


def test_sql_reads_the_query_from_standard_input(warehouse: Path) -> None:
    assert run_command("sql", "-w", warehouse, "--csv", "-", given="SELECT 7 AS n").stdout == "n\n7\n"


@pytest.mark.parametrize(
    "query",
    [
        "CREATE TABLE mine (a INTEGER)",
        "DELETE FROM cells",
        "COPY countries TO 'stolen.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM 'setup.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "CREATE TEMP TABLE mine (a INTEGER)",
        "CREATE TEMP TABLE mine AS PIVOT (SELECT 1 AS a) ON a",
        "EXPLAIN ANALYZE CREATE TEMP TABLE mine (a INTEGER)",
        "SET VARIABLE mine = 1",
        "PREPARE mine AS SELECT 1",
    ],
)
def test_sql_can_neither_write_nor_look_elsewhere(warehouse: Path, query: str) -> None:
    done = run_command("sql", "-w", warehouse, query)
    assert done.exit_code == 1 and "Traceback" not in done.stderr
    assert not done.stdout


@pytest.mark.parametrize(
    "query",
    [
        "FROM countries LIMIT 1",
        "WITH a AS (SELECT 1 AS n) SELECT n FROM a",
        "VALUES (1)",
        "PIVOT (SELECT 1 AS a) ON a",
        "DESCRIBE countries",
        "SHOW TABLES",
        "SUMMARIZE countries",
        "EXPLAIN SELECT 1",
        "\n-- words first\nEXPLAIN ANALYZE SELECT 1",
    ],
)
def test_sql_takes_every_statement_that_asks(warehouse: Path, query: str) -> None:
    assert run_command("sql", "-w", warehouse, "--csv", query, check=True).stdout


def test_sql_numbers_repeated_columns(warehouse: Path, tmp_path: Path) -> None:
    query = "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a"
    expected = {"a": 1, "a_3": 2, "a_2": 3, "a_4": 4}
    assert json.loads(run_command("sql", "-w", warehouse, "--json", query, check=True).stdout) == expected
    run_command("sql", "-w", warehouse, "--parquet", tmp_path / "a.parquet", query, check=True)
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == [expected]


def test_sql_says_what_parquet_cannot_hold(warehouse: Path, tmp_path: Path) -> None:
    query = "SELECT INTERVAL 1 DAY AS span"
    done = run_command("sql", "-w", warehouse, "--parquet", tmp_path / "a.parquet", query)
    assert done.exit_code == 1 and "cast the column" in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_sql_makes_no_folders(warehouse: Path, tmp_path: Path) -> None:
    done = run_command("sql", "-w", warehouse, "--parquet", tmp_path / "typo" / "a.parquet", "SELECT 1")
    assert done.exit_code == 2 and "there is no folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_sql_spills_outside_the_published_version(warehouse: Path) -> None:
    query = "SELECT current_setting('temp_directory') AS place"
    (row,) = ask(warehouse, query)
    assert not Path(row["place"]).resolve().is_relative_to(warehouse.resolve())


def test_sql_error_says_where_to_look(warehouse: Path) -> None:
    done = run_command("sql", "-w", warehouse, "SELECT * FROM pledgess")
    assert done.exit_code == 1
    assert "pledges" in done.stderr and "silkledger tables" in done.stderr


def test_sql_refuses_several_statements_at_once(warehouse: Path) -> None:
    done = run_command("sql", "-w", warehouse, "SELECT 1; SELECT 2")
    assert done.exit_code == 2 and "found 2 statements" in done.stderr and not done.stdout


def test_sql_gives_a_row_a_block_where_the_screen_is_narrow(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = run_command("sql", "-w", warehouse, "SELECT * FROM pledge_overview, range(2)", check=True).stdout
    assert "row 2" in said and all(len(line) <= 80 for line in said.splitlines())
    assert any(line.split()[:2] == ["pledgors", "China"] for line in said.splitlines())


def test_published_files_cannot_be_changed_in_place(warehouse: Path) -> None:
    modes = {path.stat().st_mode & 0o222 for path in (warehouse / "parquet").iterdir()}
    assert modes == {0} and (warehouse / "silkledger.duckdb").stat().st_mode & 0o222 == 0


def test_version_is_told() -> None:
    assert run_command("--version", check=True).stdout.startswith("silkledger ")


def test_sql_takes_one_form_of_output(warehouse: Path) -> None:
    assert run_command("sql", "-w", warehouse, "--csv", "--json", "SELECT 1").exit_code == 2


@pytest.mark.parametrize("arguments", [["sql", "SELECT 1"], ["trace", "x"], ["tables"], ["status"]])
def test_commands_say_when_nothing_is_published(arguments: list[str], tmp_path: Path) -> None:
    done = run_command(*arguments, "--warehouse", tmp_path)
    assert done.exit_code == 2
    assert "silkledger build" in done.stderr and "Traceback" not in done.stderr


def test_trace_shows_each_value_with_its_sentence(warehouse: Path) -> None:
    (row,) = ask(warehouse, "SELECT trade_id FROM trade_series WHERE time_period = '2023'")
    said = run_command("trace", row["trade_id"], "--warehouse", warehouse, check=True).stdout
    assert "obs_value  41,500,000,000" in said
    assert "Trade between China and Kazakhstan reached [$41.5 billion] in 2023" in said
    assert "A new chapter, The Example Post, 2024-06-14 (article.txt)" in said
    assert " · read by " in said


@pytest.mark.parametrize("table", ["projects", "pledges", "trade_series", "agreements", "events", "people"])
def test_trace_takes_a_row_of_every_fact_table(warehouse: Path, table: str) -> None:
    rows = ask(warehouse, f"SELECT row_id FROM evidence WHERE table_name = '{table}' LIMIT 1")
    for row in rows:
        said = run_command("trace", row["row_id"], "--json", "--warehouse", warehouse, check=True).stdout
        traced = json.loads(said.splitlines()[0])
        assert traced["table"] == table
        for statement in traced["statements"]:
            assert statement["cells"]
            assert all(cell["sentence"]["words"] == cell["quote"] for cell in statement["cells"])


def test_trace_takes_figures_and_countries_too(warehouse: Path) -> None:
    (row,) = ask(warehouse, "SELECT figure_id FROM figures WHERE value = 41.5e9 LIMIT 1")
    assert "[$41.5 billion]" in run_command("trace", row["figure_id"], "-w", warehouse, check=True).stdout
    assert "[Kazakhstan]" in run_command("trace", "KAZ", "-w", warehouse, check=True).stdout


def test_trace_of_an_unknown_id_names_near_ones(warehouse: Path) -> None:
    (row,) = ask(warehouse, "SELECT trade_id FROM trade_series WHERE time_period = '2023'")
    done = run_command("trace", row["trade_id"][:-1], "--warehouse", warehouse)
    assert done.exit_code == 2
    assert row["trade_id"] in done.stderr


def test_tables_are_listed_with_rows_and_columns_with_meaning(warehouse: Path) -> None:
    said = run_command("tables", "-w", warehouse, check=True).stdout
    assert re.search(r"documents +table +4", said) and re.search(r"trade_targets +view", said)
    said = run_command("tables", "trade_series", "-w", warehouse, check=True).stdout
    assert "obs_value" in said and "DOUBLE" in said
    done = run_command("tables", "nonsense", "-w", warehouse)
    assert done.exit_code == 2 and "trade_series" in done.stderr


def test_status_tells_what_changed_since(raw_folder: Path, warehouse: Path, tmp_path: Path) -> None:
    done = run_command("status", "--raw", raw_folder, "--warehouse", warehouse, check=True)
    assert "up to date" in done.stdout and "4 accepted, 4 rejected" in done.stdout
    (tmp_path / "other.txt").write_text("words")
    done = run_command("status", "--raw", tmp_path, "--warehouse", warehouse)
    assert done.exit_code == 1
    assert re.search(r"added +other.txt", done.stdout) and re.search(r"removed +article.txt", done.stdout)


def extract(*lines: object) -> list[dict[str, object]]:
    given = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return [json.loads(line) for line in run_command("extract", given=given, check=True).stdout.splitlines()]


def test_extract_answers_line_by_line_in_order() -> None:
    answers = extract({"id": "a", "text": ARTICLE}, {"id": 2, "text": "It rained."})
    assert [answer["id"] for answer in answers] == ["a", 2]
    assert set(answers[1]) == {
        "id", "figures", "mentions", "projects", "pledges", "trade", "agreements", "events",
    }  # fmt: skip
    (trade,) = [row for row in answers[0]["trade"] if row["time_period"] == "2023"]  # type: ignore[attr-defined]
    assert (trade["ref_area"], trade["counterpart_area"], trade["obs_value"]) == ("CHN", "KAZ", 41.5e9)


def test_extract_names_the_parties_inside_a_fact() -> None:
    (answer,) = extract({"id": 1, "text": ARTICLE})
    (pledge,) = [row for row in answer["pledges"] if row["unit"] == "CNY"]  # type: ignore[attr-defined]
    assert {"party_id": "CHN", "role": "pledgor"} in pledge["parties"]
    assert {"party_id": "KAZ", "role": "recipient"} in pledge["parties"]
    assert pledge["evidence"][0]["quote"] in ARTICLE


def test_extract_counts_relative_dates_from_the_day_of_writing() -> None:
    text = "Trade between China and Uzbekistan reached $13 billion last year."
    (answer,) = extract({"id": 1, "text": text, "published_on": "2025-03-01"})
    assert [row["time_period"] for row in answer["trade"]] == ["2024"]  # type: ignore[attr-defined]


def test_extract_goes_on_after_a_bad_line() -> None:
    answers = extract(
        "not json",
        {"text": "no id"},
        {"id": 3},
        {"id": 4, "text": "Words.", "published_on": "last week"},
        [1],
        "",
        {"id": 6, "text": ""},
    )
    assert [answer["id"] for answer in answers] == [None, None, 3, 4, None, 6]
    assert ["error" in answer for answer in answers] == [True, True, True, True, True, False]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": NaN, "text": "Words."}',
        '{"id": -Infinity, "text": "Words."}',
        '{"id": 1e999, "text": "Words."}',
        '{"id": true, "text": "Words."}',
        '{"id": "\\ud800", "text": "Words."}',
    ],
)
def test_extract_refuses_an_id_that_is_none(line: str) -> None:
    bad, good = extract(line, {"id": 2, "text": "Words."})
    assert bad["id"] is None and set(bad) == {"id", "error", "line"}
    assert good["id"] == 2


def test_extract_tells_the_line_of_an_error() -> None:
    answers = extract("", {"id": 1, "text": "Words."}, "not json")
    assert [answer.get("line") for answer in answers] == [None, 3]


def test_extract_takes_half_of_a_surrogate_pair_for_a_bad_line() -> None:
    (answer,) = extract('{"id": 7, "text": "It \\ud83d rained."}')
    assert answer["id"] == 7 and "surrogate" in str(answer["error"]) and "the reader failed" not in str(answer["error"])


def test_extract_answers_before_the_input_ends() -> None:
    command = [sys.executable, "-c", "from assets.command_line import main; main()", "extract"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(b'{"id": 1, "text": "It rained."}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.stdin.close()
