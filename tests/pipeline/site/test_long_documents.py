"""A document of 5,000 words: its page is light, and quick in a browser."""

import gzip
import hashlib
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipeline.site.document_pages import make_document_page
from pipeline.site.library import open_library
from pipeline.site.press import Press
from tests.pipeline.site.chromium import Browser, address_of
from tests.pipeline.site.conftest import EDITION, Files, Tables, put, write_files

N_WORDS = 5_000
LARGEST_PAGE = 300_000
LARGEST_SENT = 160_000
IDS = {"figures": "figure_id", "mentions": "mention_id", "evidence": "evidence_id", "cells": "evidence_id"}


def lengthen(tables: Tables, document_id: str) -> Tables:
    """The tables with the text of one document again and again until it is long, with everything read from it."""
    texts = tables["document_texts"].to_pylist()
    row = next(number for number, held in enumerate(texts) if held["document_id"] == document_id)
    text = texts[row]["text"] + "\n\n"
    times = -(-N_WORDS // len(text.split()))
    own = {held["evidence_id"] for held in tables["evidence"].to_pylist() if held["document_id"] == document_id}
    longer = {**tables, "document_texts": put(tables["document_texts"], "text", row, text * times)}
    for name, key in IDS.items():
        table = tables[name]
        copies = [
            shift(held, key, turn, turn * len(text))
            for turn in range(1, times)
            for held in table.to_pylist()
            if held.get("document_id") == document_id or (name == "cells" and held["evidence_id"] in own)
        ]
        longer[name] = pa.concat_tables([table, pa.Table.from_pylist(copies, schema=table.schema)])
    number = [held["document_id"] for held in tables["documents"].to_pylist()].index(document_id)
    longer["documents"] = put(tables["documents"], "n_chars", number, len(text) * times)
    return longer


def shift(row: dict[str, Any], key: str, turn: int, by: int) -> dict[str, Any]:
    moved = {name: row[name] + by for name in ("char_start", "char_end") if row[name] is not None}
    return {**row, **moved, key: hashlib.sha256(f"{row[key]} {turn}".encode()).hexdigest()[:20]}


@pytest.fixture(scope="module")
def long_site(mixed_tables: Tables, files: Files, open_document: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page alone and what it loads."""
    library = open_library(lengthen(mixed_tables, open_document))
    page = make_document_page(library, library.documents[open_document])
    loaded = {path: content for path, content in files.items() if path.startswith("static/")}
    return write_files(tmp_path_factory.mktemp("long"), {**loaded, page.path: Press(EDITION, False).print(page)})


def test_its_page_is_light(long_site: Path, open_document: str) -> None:
    page = (long_site / "documents" / f"{open_document}.html").read_bytes()
    fonts = sum(path.stat().st_size for path in (long_site / "static" / "fonts").glob("*.woff2"))
    assets = [long_site / "static" / name for name in ("site.css", "theme.js", "document.js", "icon.svg")]
    contents = [page, *(path.read_bytes() for path in assets)]
    whole, sent = (fonts + sum(map(size, contents)) for size in (len, lambda content: len(gzip.compress(content))))
    print(f"{len(page):,} bytes, with everything it loads {whole:,}, {sent:,} as a web server sends it")
    assert page.count(b'class="m') > 900
    assert whole < LARGEST_PAGE
    assert sent < LARGEST_SENT


def test_it_is_quick(browser: Browser, long_site: Path, open_document: str) -> None:
    browser.show()
    browser.open(address_of(long_site, f"documents/{open_document}.html"))
    ready = browser.run("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    begun = time.monotonic()
    browser.click("#text p:last-child a.m")
    assert browser.run("document.querySelector('.picked').hidden") is False
    took = time.monotonic() - begun
    print(f"ready after {ready:.0f} ms, a click answered after {took * 1000:.0f} ms")
    assert ready < 5_000  # a hundred milliseconds or so on a machine with nothing else to do
    assert took < 2
