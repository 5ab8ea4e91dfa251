"""What changed, on the screen; and tables for a spreadsheet."""

import csv
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.spreadsheet import STARTS_A_FORMULA, guard_text, remove_guard, write_csv
from tests.assets.conftest import run_command
from tests.assets.releases.conftest import FIRST, SECOND


def test_diff_counts_rows_by_table(releases: Path) -> None:
    done = run_command("diff", FIRST, SECOND, "-w", releases.parent)
    assert done.exit_code == 1
    lines = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    assert lines["documents"] == ["1", "0", "0", "0", "5"]
    assert "schema 1.0.0, unchanged" in done.stdout


def test_diff_lists_rows_and_writes_json(releases: Path) -> None:
    said = run_command("diff", FIRST, SECOND, "--rows", "-w", releases.parent).stdout
    assert any(line.startswith('added     documents ["') for line in said.splitlines())
    rows = [
        json.loads(line)
        for line in run_command("diff", releases / FIRST, releases / SECOND, "--json").stdout.splitlines()
    ]
    assert rows == pq.read_table(releases / SECOND / "delta.parquet").to_pylist()


def test_diff_of_the_latest_release_and_the_warehouse_finds_nothing(releases: Path) -> None:
    done = run_command("diff", SECOND, "-w", releases.parent, check=True)
    assert "no row differs" in done.stdout


def test_diff_backwards_tells_what_goes(releases: Path) -> None:
    said = run_command("diff", SECOND, FIRST, "-w", releases.parent).stdout
    assert {line.split()[0]: line.split()[1:] for line in said.splitlines()}["documents"] == ["0", "0", "1", "0", "4"]


def test_diff_of_a_version_that_is_not_there(releases: Path) -> None:
    done = run_command("diff", "2020.01.01", "-w", releases.parent)
    assert done.exit_code == 2 and f"there are {FIRST}, {SECOND}" in done.stderr


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_export_writes_every_table_of_a_release(releases: Path, tmp_path: Path) -> None:
    run_command("export", "--csv", "--release", SECOND, "--into", tmp_path, "-w", releases.parent, check=True)
    assert {path.stem for path in tmp_path.iterdir()} == {path.stem for path in (releases / SECOND).glob("*.parquet")}
    (trade,) = [row for row in read_csv(tmp_path / "trade_series.csv") if row["obs_value"] == "19800000000.0"]
    assert (trade["commodity"], trade["unit_measure"]) == ("", "USD")


def test_export_of_chosen_tables_of_the_warehouse(warehouse: Path, tmp_path: Path) -> None:
    run_command("export", "--csv", "countries", "--into", tmp_path, "-w", warehouse, check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["countries.csv"]
    assert {row["is_central_asia"] for row in read_csv(tmp_path / "countries.csv")} == {"TRUE", "FALSE"}
    done = run_command("export", "--csv", "nothing", "-w", warehouse)
    assert done.exit_code == 2 and "there is no table nothing" in done.stderr


def test_formula_in_a_text_is_defused_and_numbers_stay_numbers() -> None:
    table = pa.table(
        {"title": ['=HYPERLINK("http://x","y")', "@SUM(A1)", "\t=1", ' "=1', "fine"], "n": [-1, -2, 0, 3, None]}
    )
    lines = "".join(write_csv(table)).removeprefix("\ufeff").split("\r\n")
    assert lines[0] == '"title","n"'
    assert lines[1] == '"\'=HYPERLINK(""http://x"",""y"")",-1'
    assert [line[1] for line in lines[2:5]] == ["'", "'", "'"] and lines[5] == '"fine",'


@given(st.text())
@settings(deadline=None)
def test_no_text_begins_as_a_formula_and_every_text_comes_back(text: str) -> None:
    guarded = guard_text(text)
    assert not guarded.lstrip(' \u00a0\u3000"').startswith(STARTS_A_FORMULA)
    assert remove_guard(guarded) == text


CELLS = st.tuples(
    st.none() | st.text(st.characters(exclude_categories=["Cs"])),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
)


@given(st.lists(CELLS, max_size=5))
@settings(deadline=None, max_examples=50)
def test_table_comes_back_from_csv(rows: list[tuple[str | None, float | None]]) -> None:
    texts, numbers = pa.array([text for text, _ in rows], pa.string()), pa.array([n for _, n in rows], pa.float64())
    content = "".join(write_csv(pa.table({"text": texts, "number": numbers}))).removeprefix("\ufeff")
    read = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert [[remove_guard(text), number] for text, number in read[1:]] == [
        [text or "", "" if number is None else repr(number)] for text, number in rows
    ]
