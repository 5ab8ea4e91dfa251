"""The project's own tables with what readers must never be hurt by, and the site made of them."""

import datetime
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from assets.site_errors import PackagesError
from assets.site_folder import read_site_tables
from assets.site_packages import fetch_engine, find_kept
from pipeline.site.edition import Accuracy, Edition
from pipeline.site.make import make_site
from pipeline.site.query import ENGINE_SCRIPT, EngineFiles, make_engine_script
from tests.assets.conftest import MakeOnce
from tests.pipeline.site.chromium import Browser, find_chromium

Tables = dict[str, pa.Table]
Files = dict[str, bytes]
FAKE_ENGINE = EngineFiles("module.exports = {};", "// worker", gzip.compress(b"\0asm", mtime=0), "// arrow", "MIT")
HOSTILE = '<script>alert("title")</script><img src=x onerror=alert(1)>\'"&amp; =cmd|x'
MEASURED = (Accuracy("trade", 0.95, 0.66, "trade"),)
EDITION = Edition("2026.11.0", datetime.date(2026, 11, 22), "0123456789abcdef", MEASURED)


def put(table: pa.Table, column: str, row: int, value: Any) -> pa.Table:
    """The table with one value changed."""
    index = table.column_names.index(column)
    values = table.column(column).to_pylist()
    values[row] = value
    return table.set_column(index, table.schema.field(index), pa.array(values, table.schema.field(index).type))


def find_row(table: pa.Table, column: str, value: Any) -> int:
    return int(table.column(column).to_pylist().index(value))


@pytest.fixture(scope="session")
def tables(raw_warehouse: Path) -> Tables:
    """The tables of the five texts, none of which may be shown in full."""
    return read_site_tables(raw_warehouse / "parquet")


@pytest.fixture(scope="session")
def mixed_tables(tables: Tables) -> Tables:
    """The same; one text has an open licence and a hostile title, and hostile names and quotes stand elsewhere."""
    texts, documents = tables["document_texts"], tables["documents"]
    longest = max(texts.to_pylist(), key=lambda row: len(row["text"]))["document_id"]
    row = find_row(documents, "document_id", longest)
    documents = put(put(documents, "licence", row, "CC-BY-4.0"), "title", row, HOSTILE)
    return {
        **tables,
        "documents": put(documents, "url", row, "javascript:alert(2)"),
        "projects": put(tables["projects"], "name", 0, HOSTILE),
        "pledges": put(tables["pledges"], "description", 0, HOSTILE),
        "events": put(tables["events"], "name", 0, HOSTILE),
    }


@pytest.fixture(scope="session")
def open_document(mixed_tables: Tables) -> str:
    """The id of the one text that may be shown."""
    rows = mixed_tables["documents"].to_pylist()
    return str(next(row["document_id"] for row in rows if row["licence"]))


@pytest.fixture(scope="session")
def engine() -> EngineFiles:
    """DuckDB for browsers; where it cannot be had, the tests that need it are skipped."""
    try:
        return fetch_engine()
    except PackagesError as error:
        pytest.skip(f"the query box cannot be made: {error}")


@pytest.fixture(scope="session")
def axe(engine: EngineFiles) -> str:  # noqa: ARG001 (axe comes with it)
    """The rules of accessibility as a script."""
    return (find_kept() / "axe.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def files(mixed_tables: Tables, make_once: MakeOnce) -> Files:
    """The files of the whole site, made once; the engine of its query box is a stand-in."""
    parquet = {name: f"parquet/{name}.parquet" for name in mixed_tables}

    def fill(folder: Path) -> None:
        write_files(folder, dict(make_site(mixed_tables, EDITION, FAKE_ENGINE, parquet)))

    folder = make_once("site-files", fill)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def site(files: Files, engine: EngineFiles, make_once: MakeOnce) -> Path:
    """The same on disk, with the true engine."""

    def fill(folder: Path) -> None:
        write_files(folder, {**files, ENGINE_SCRIPT: make_engine_script(engine)})

    return make_once("site", fill)


def write_files(folder: Path, files: Files) -> Path:
    """The folder, with the files in it."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    program = find_chromium()
    if program is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    opened = Browser(program)
    yield opened
    opened.close()
