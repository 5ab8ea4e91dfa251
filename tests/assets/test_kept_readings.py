from dataclasses import replace
from pathlib import Path

import pytest

from assets.kept_readings import KeptReadings
from pipeline.documents.document import Document, RawText, Rejection
from pipeline.documents.read import read_document
from pipeline.extraction import extract_document
from pipeline.tables.rows import extraction_rows
from tests.assets.conftest import ARTICLE

RAW = RawText("a.txt", ARTICLE.encode(), (("published_on", "2024-06"),))


@pytest.fixture
def document() -> Document:
    read = read_document(RAW)
    assert isinstance(read, Document)
    return read


def test_kept_document_comes_back_the_same(tmp_path: Path, document: Document) -> None:
    kept = KeptReadings(tmp_path, "engine")
    assert kept.find_document(RAW) is None
    kept.keep_document(RAW, document)
    assert kept.find_document(RAW) == document


def test_kept_rows_come_back_the_same(tmp_path: Path, document: Document) -> None:
    kept = KeptReadings(tmp_path, "engine")
    rows = extraction_rows(extract_document(document))
    assert rows.figures and rows.claims
    kept.keep_rows(document, rows)
    assert kept.find_rows(document) == rows


def test_kept_rejection_comes_back_at_its_new_path(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path, "engine")
    raw = RawText("a.txt", b"")
    kept.keep_document(raw, Rejection("a.txt", None, "empty", "nothing in it"))
    found = kept.find_document(replace(raw, source_path="b.txt"))
    assert found == Rejection("b.txt", None, "empty", "nothing in it")


@pytest.mark.parametrize(
    "other",
    [
        replace(RAW, content=RAW.content + b"More."),
        replace(RAW, register=(("published_on", "2023"),)),
        replace(RAW, source_path="a.html"),
    ],
)
def test_another_input_is_not_known(tmp_path: Path, document: Document, other: RawText) -> None:
    kept = KeptReadings(tmp_path, "engine")
    kept.keep_document(RAW, document)
    assert kept.find_document(other) is None


def test_another_engine_reads_anew(tmp_path: Path, document: Document) -> None:
    KeptReadings(tmp_path, "old").keep_document(RAW, document)
    new = KeptReadings(tmp_path, "new")
    assert new.find_document(RAW) is None
    new.keep_document(RAW, document)
    new.forget_other_engines()
    assert [folder.name for folder in tmp_path.iterdir()] == ["new"]


def test_damaged_file_is_read_anew(tmp_path: Path, document: Document) -> None:
    kept = KeptReadings(tmp_path, "engine")
    kept.keep_document(RAW, document)
    for path in tmp_path.rglob("*.json"):
        path.write_text('{"half": ')
    assert kept.find_document(RAW) is None
