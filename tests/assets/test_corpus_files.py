"""Documents that lie many to a file: each row is read as if it were a file of its own."""

import datetime
import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assets import corpus_files
from assets.inputs import InputChangedError, list_inputs, read_input
from assets.survey import Survey, is_current, survey_raw_folder
from assets.warehouse_folder import WarehouseFolder
from tests.assets.conftest import ARTICLE, digest_parquet, run_command

OTHER = ARTICLE.replace("41.5", "19.8")
THIRD = ARTICLE.replace("41.5", "7.3")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def write_lines(path: Path, *records: object) -> None:
    lines = "".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)


def survey(raw: Path) -> tuple[list[str], dict[str, str]]:
    found = survey_raw_folder(raw)
    assert (
        Survey.from_record(json.loads(json.dumps(found.to_record(), sort_keys=True))).to_record() == found.to_record()
    )
    return [text.source_path for text in found.texts], {item.source_path: item.detail for item in found.refused}


def read_documents(warehouse: Path) -> dict[str, dict[str, object]]:
    rows = pq.read_table(warehouse / "parquet" / "documents.parquet").to_pylist()
    return {str(row["source_path"]): row for row in rows}


def test_rows_are_documents_as_files_are(raw: Path, tmp_path: Path) -> None:
    known = {"title": ["A", None, None, None], "published_on": [datetime.date(2024, 6, day) for day in (1, 2, 3, 4)]}
    texts = [ARTICLE, OTHER, ARTICLE, "Le chat dort sur la chaise, et la maison est calme depuis hier soir."]
    pq.write_table(pa.table({"id": ["a", "b", "c", "d"], "text": texts, **known}), raw / "news.parquet")
    write_lines(
        raw / "more.jsonl", {"text": THIRD, "url": "https://example.org/3"}, {"text": OTHER, "licence": "CC0-1.0"}
    )
    (raw / "same.txt").write_text(OTHER)
    warehouse = tmp_path / "warehouse"
    done = run_command("build", "--raw", raw, "--warehouse", warehouse, "--workers", 0, check=True)
    assert "3 texts read" in done.stderr
    documents = read_documents(warehouse)
    assert list(documents) and set(documents) == {"more.jsonl#1", "more.jsonl#2", "news.parquet#1"}
    assert (documents["news.parquet#1"]["title"], documents["news.parquet#1"]["also_at"]) == ("A", "news.parquet#3")
    assert str(documents["news.parquet#1"]["published_on"]) == "2024-06-01"
    other = documents["more.jsonl#2"]
    assert (other["licence"], other["also_at"], other["published_basis"]) == (
        "CC0-1.0",
        "news.parquet#2\nsame.txt",
        "manifest",
    )
    rejected = pq.read_table(warehouse / "parquet" / "rejected_documents.parquet").to_pylist()
    assert [row["source_path"] for row in rejected] == ["news.parquet#4"]
    (row,) = [
        row
        for row in pq.read_table(warehouse / "parquet" / "evidence.parquet").to_pylist()
        if row["table_name"] == "trade_series" and row["document_id"] == documents["more.jsonl#1"]["document_id"]
    ]
    assert "more.jsonl#1" in run_command("trace", row["row_id"], "--warehouse", warehouse, check=True).stdout
    assert is_current(WarehouseFolder(warehouse), survey_raw_folder(raw))
    # A row before all others moves them, and only it is read.
    fourth = ARTICLE.replace("41.5", "3.1")
    lines = (raw / "more.jsonl").read_text()
    write_lines(raw / "more.jsonl", {"text": fourth}, *lines.splitlines())
    moved = run_command("build", "--raw", raw, "--warehouse", warehouse, "--workers", 0, check=True)
    assert "1 texts read, 3 unchanged" in moved.stderr
    fresh = tmp_path / "fresh"
    run_command("build", "--raw", raw, "--warehouse", fresh, "--workers", 1, check=True)
    assert digest_parquet(fresh) == digest_parquet(warehouse)


def test_lines_that_hold_no_document_are_told_one_by_one(raw: Path) -> None:
    write_lines(raw / "a.jsonl", {"version": 2}, {"id": 1, "text": "One."}, "{broken", "[1]", "", {"id": 3, "text": 4})
    texts, refused = survey(raw)
    assert texts == ["a.jsonl#2"]
    assert list(refused) == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#4", "a.jsonl#6"]
    assert refused["a.jsonl#1"].startswith("Found version; expected a column with the text of each document (text, ")
    assert refused["a.jsonl#3"].startswith("Found no JSON (") and refused["a.jsonl#4"].startswith("Found list;")
    assert refused["a.jsonl#6"] == "Found int in the place of the text; expected words. Correct the row. (id '3')"


@pytest.mark.parametrize("line", ['{"text": "\\ud800"}', "[" * 100_000, '{"text": null}', "9" * 5000, "\x00", "{}"])
def test_hostile_line_costs_only_itself(raw: Path, line: str) -> None:
    write_lines(raw / "a.jsonl", {"text": "One."}, line, {"text": "Two."})
    texts, refused = survey(raw)
    assert texts == ["a.jsonl#1", "a.jsonl#3"] and list(refused) == ["a.jsonl#2"]


def test_line_that_is_too_long_is_left_out_unread(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_files, "MAX_LINE_BYTES", 50)
    write_lines(raw / "a.jsonl.gz", {"text": "One."}, {"text": "x" * 200}, {"text": "Two."})
    texts, refused = survey(raw)
    assert texts == ["a.jsonl.gz#1", "a.jsonl.gz#3"] and "more than 50 bytes" in refused["a.jsonl.gz#2"]


def test_id_stands_for_one_text(raw: Path) -> None:
    write_lines(raw / "a.jsonl", {"id": 1, "text": "One."}, {"id": 1, "text": "One."}, {"id": 1, "text": "Two."})
    texts, refused = survey(raw)
    assert texts == ["a.jsonl#1", "a.jsonl#2"]
    assert refused["a.jsonl#3"].startswith("Found the id '1' of another text, a.jsonl#1; expected each id once.")


def test_file_without_texts_is_told_once_and_stops_nothing(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(pa.table({"id": [1], "words": ["One."]}), raw / "a.parquet")
    pq.write_table(pa.table({"text": [1.5]}), raw / "b.parquet")
    (raw / "c.parquet").write_bytes(b"PAR1 and no more")
    write_lines(raw / "d.jsonl", {"id": 1}, {"id": 2})
    monkeypatch.setattr(corpus_files, "LINES_WITHOUT_TEXT", 3)
    write_lines(raw / "e.jsonl", *[{"id": 1}] * 5)
    write_lines(raw / "f.jsonl", {"Body": "One."})
    texts, refused = survey(raw)
    assert texts == ["f.jsonl#1"]
    assert refused["a.parquet"].startswith("Found id, words; expected a column with the text of each document (text, ")
    assert refused["b.parquet"].startswith("Found double in the column 'text'; expected texts.")
    assert refused["c.parquet"].startswith("Found damage: ")
    assert "no text in 2 lines" in refused["d.jsonl"] and "no text in 3 lines" in refused["e.jsonl"]


def test_rows_before_damage_stand(raw: Path) -> None:
    write_lines(raw / "a.jsonl.gz", *({"text": f"{number} {'x' * number}"} for number in range(3000)))
    whole = (raw / "a.jsonl.gz").read_bytes()
    (raw / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    texts, refused = survey(raw)
    assert texts[0] == "a.jsonl.gz#1" and refused["a.jsonl.gz"].startswith(f"Found damage after row {len(texts)}: ")


def test_cells_that_say_nothing_are_told_and_left_out(raw: Path) -> None:
    cells = {"date": "2024-05-01T09:30:00Z", "license": "CC0-1.0", "authors": ["A. Berg", "B. Tal"], "url": "nowhere"}
    write_lines(raw / "a.jsonl", {"text": "One.", **cells}, *[{"text": "Two.", "date": 5.5}] * 30)
    found = survey_raw_folder(raw)
    entry = (("author", "A. Berg, B. Tal"), ("published_on", "2024-05-01"), ("licence", "CC0-1.0"))
    assert found.texts[0].entry == entry
    assert found.problems[0].startswith("a.jsonl, row 1, column url: found 'nowhere'; expected an address")
    assert found.problems[1].startswith("a.jsonl, row 2, column published_on: found what is no text")
    assert found.problems[-1] == "a.jsonl: 11 more cells were left out"


def test_register_goes_before_the_row(raw: Path) -> None:
    write_lines(raw / "a.jsonl", {"text": "One.", "title": "B", "licence": "CC0-1.0"})
    (raw / "register.csv").write_text("source_path,title\na.jsonl#1,A\n")
    (given,) = list_inputs(raw, survey_raw_folder(raw).texts)
    assert given.entry == (("title", "A"), ("licence", "CC0-1.0"))


def test_parquet_of_any_text_type_is_read_batch_by_batch(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus_files, "BATCH_ROWS", 2)
    texts = [f"Text {number}." for number in range(7)]
    for name, kind in {"a": pa.large_string(), "b": pa.binary(), "c": pa.dictionary(pa.int32(), pa.string())}.items():
        table = pa.table({"text": pa.array(texts).cast(kind), "date": pa.array([0] * 7, pa.timestamp("ns"))})
        pq.write_table(table, raw / f"{name}.parquet", row_group_size=3)
    found = survey_raw_folder(raw)
    assert len(found.texts) == 21 and {text.entry for text in found.texts} == {(("published_on", "1970-01-01"),)}
    inputs = list_inputs(raw, found.texts)
    contents = [read_input(raw, given).content.decode() for given in inputs]
    assert contents == texts and read_input(raw, inputs[2]).content == b"Text 2."
    assert inputs[6].also_at == ("b.parquet#7", "c.parquet#7")


def test_text_that_is_no_utf8_is_rejected_alone(raw: Path, tmp_path: Path) -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\x00\x81\x9d"]).buffers())
    pq.write_table(pa.table({"text": pa.concat_arrays([pa.array([ARTICLE]), broken])}), raw / "a.parquet")
    run_command("build", "--raw", raw, "--warehouse", tmp_path / "w", "--workers", 0, check=True)
    assert list(read_documents(tmp_path / "w")) == ["a.parquet#1"]


def test_row_that_changes_is_told(raw: Path) -> None:
    write_lines(raw / "a.jsonl", {"text": "One."}, {"text": "Two."})
    first, second = list_inputs(raw, survey_raw_folder(raw).texts)
    write_lines(raw / "a.jsonl.new", {"text": "One."}, {"text": "Three."})
    (raw / "a.jsonl.new").rename(raw / "a.jsonl")
    with pytest.raises(InputChangedError, match=r"a\.jsonl#2 changed"):
        read_input(raw, second)
    assert read_input(raw, first).content == b"One."


def test_file_called_like_a_row_is_told_apart(raw: Path) -> None:
    write_lines(raw / "a.jsonl", "broken", {"text": "One."})
    (raw / "a.jsonl#1").write_text("x")
    texts, refused = survey(raw)
    assert texts == ["a.jsonl#2"] and set(refused) == {"a.jsonl#1", "a.jsonl%231"}


def test_links_lead_nowhere_for_corpora_either(raw: Path, tmp_path: Path) -> None:
    write_lines(tmp_path / "secret.jsonl", {"text": "One."})
    (raw / "a.jsonl").symlink_to(tmp_path / "secret.jsonl")
    texts, refused = survey(raw)
    assert not texts and "out of the raw folder" in refused["a.jsonl"]
