"""A release that differs from what it says in anything is told so, the first difference first."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assets.releases import seal_folder
from assets.verifying import SumsError, read_sums, verify_release
from tests.assets.conftest import run_command
from tests.assets.releases.conftest import FIRST, SECOND, copy_release

Damage = Callable[[Path], object]


def reseal(folder: Path) -> None:
    """Checksums that fit the damage, as somebody who meant it would write them."""
    seal_folder(folder)


def change_json(folder: Path, name: str, change: Callable[[dict], object]) -> None:  # type: ignore[type-arg]
    said = json.loads((folder / name).read_text())
    change(said)
    (folder / name).write_text(json.dumps(said))


def change_rows(folder: Path, table: str, change: Callable[[pa.Table], pa.Table]) -> None:
    path = folder / f"{table}.parquet"
    pq.write_table(change(pq.read_table(path)), path)

    def tell(package: dict) -> None:  # type: ignore[type-arg]
        for resource in package["resources"]:
            if resource["name"] == table:
                resource.pop("hash")
                resource["rowCount"] = pq.read_metadata(path).num_rows

    change_json(folder, "datapackage.json", tell)


def replace_first(table: pa.Table, column: str, value: object) -> pa.Table:
    rows = table.to_pylist()
    rows[0][column] = value
    return pa.Table.from_pylist(rows, table.schema)


def test_whole_releases_are_whole(first: Path, second: Path) -> None:
    assert list(verify_release(first)) == []
    assert list(verify_release(second)) == []
    assert "whole" in run_command("verify", second, check=True).stdout
    assert "whole" in run_command("verify", FIRST, "-w", second.parent.parent, check=True).stdout


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda folder: (folder / "figures.parquet").unlink(), "figures.parquet: missing"),
        (lambda folder: (folder / "extra.txt").touch(), "extra.txt: not listed in SHA256SUMS"),
        (lambda folder: (folder / "README.md").write_text("else"), "README.md: SHA-256"),
        (lambda folder: (folder / "SHA256SUMS").write_text("nonsense"), "line 1 of SHA256SUMS"),
    ],
)
def test_damaged_file_is_named(first: Path, tmp_path: Path, damage: Damage, told: str) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    damage(folder)
    done = run_command("verify", folder)
    assert done.exit_code == 1 and told in done.stderr


def swap_database(folder: Path, other: Path) -> None:
    (folder / "silkledger.duckdb").write_bytes((other / "silkledger.duckdb").read_bytes())


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda f: change_rows(f, "trade_series", lambda t: replace_first(t, "obs_value", 1.0)),
         "trade_series: the rows are not those that release.json gives the hash of"),
        (lambda f: change_rows(f, "trade_series", lambda t: replace_first(t, "flow", "barter")),
         "trade_series.flow: 'barter' is no term of its vocabulary"),
        (lambda f: change_rows(f, "trade_series", lambda t: replace_first(t, "ref_area", "ZZZ")),
         "trade_series.ref_area: 'ZZZ' does not stand in parties.party_id"),
        (lambda f: change_rows(f, "countries", lambda t: pa.concat_tables([t, t.slice(0, 1)])),
         "countries: (country_id) must stand once"),
        (lambda f: change_rows(f, "figures", lambda t: t.drop_columns(["unit"])), "figures: columns"),
        (lambda f: change_json(f, "release.json", lambda said: said.update(version="2025.01.01")),
         "version 2025.01.01, but datapackage.json says"),
        (lambda f: (f / "datapackage.json").write_text("[]"), "cannot be read as a release"),
        (lambda f: (f / "cells.parquet").write_bytes(b"PAR1"), "another digest of cells.parquet"),
    ],
)  # fmt: skip
def test_difference_behind_fitting_checksums_is_found(first: Path, tmp_path: Path, damage: Damage, told: str) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    damage(folder)
    reseal(folder)
    assert told in next(verify_release(folder))


def test_database_with_other_rows_is_found(first: Path, second: Path, tmp_path: Path) -> None:
    folder = copy_release(second, tmp_path / SECOND)
    swap_database(folder, first)
    reseal(folder)
    assert "silkledger.duckdb: documents has other rows than documents.parquet" in list(verify_release(folder))


def test_wrong_quote_is_found_where_the_text_is_there(first: Path, tmp_path: Path) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    (document,) = pq.read_table(first / "document_texts.parquet").column("document_id").to_pylist()

    def misquote(table: pa.Table) -> pa.Table:
        rows = table.to_pylist()
        row = next(row for row in rows if row["document_id"] == document)
        row["quote"] = "x" * len(row["quote"])
        return pa.Table.from_pylist(rows, table.schema)

    change_rows(folder, "figures", misquote)
    reseal(folder)
    assert any("The quote is the text of the document between its offsets" in told for told in verify_release(folder))


def test_delta_that_does_not_lead_here_is_found(first: Path, second: Path, tmp_path: Path) -> None:
    copy_release(first, tmp_path / FIRST)
    folder = copy_release(second, tmp_path / SECOND)
    change_rows(folder, "delta", lambda table: table.slice(1))
    change_json(folder, "release.json", lambda said: said["rows"].update(delta=0))
    reseal(folder)
    assert "delta.parquet: with the release 2026.03.09 it does not make" in next(verify_release(folder))


def test_folder_that_is_no_release_is_said_so(tmp_path: Path) -> None:
    done = run_command("verify", tmp_path)
    assert done.exit_code == 2 and "is no release" in done.stderr
    done = run_command("verify", "-w", tmp_path)
    assert done.exit_code == 2 and "silkledger release" in done.stderr


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", ".hidden", "a/b", "x\\y", ""])
def test_checksums_never_name_another_place(name: str) -> None:
    with pytest.raises(SumsError):
        read_sums(f"{'0' * 64}  {name}\n")


def test_view_of_a_strangers_database_is_not_run(first: Path, tmp_path: Path) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    outside = tmp_path / "outside.parquet"
    outside.write_bytes((folder / "figures.parquet").read_bytes())
    with duckdb.connect(str(folder / "silkledger.duckdb")) as connection:
        connection.execute("DROP TABLE figures")
        connection.execute(f"CREATE VIEW figures AS SELECT * FROM read_parquet('{outside}')")
    reseal(folder)
    assert list(verify_release(folder)) == ["silkledger.duckdb: figures is no table in it"]


@pytest.mark.parametrize("path", ["../outside", "/dev/null"])
def test_path_outside_the_release_is_not_opened(first: Path, tmp_path: Path, path: str) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    change_json(folder, "datapackage.json", lambda said: said["resources"][0].update(path=path))
    reseal(folder)
    assert f"{path!r} is not a file that SHA256SUMS lists" in next(verify_release(folder))


def test_release_before_is_named_by_a_version_only(first: Path, tmp_path: Path) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    copy_release(first, tmp_path / "else")
    change_json(folder, "release.json", lambda said: said.update(previous="../" + tmp_path.name + "/else"))
    reseal(folder)
    assert "no version" in next(verify_release(folder))


def test_link_in_the_place_of_a_file_is_not_followed(first: Path, tmp_path: Path) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    (folder / "README.md").rename(tmp_path / "outside.md")
    (folder / "README.md").symlink_to(tmp_path / "outside.md")
    assert next(verify_release(folder)) == "README.md: no plain file"
