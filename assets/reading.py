"""Reading the raw folder text by text, keeping what is read: the doors of the first stages."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType

import pyarrow as pa

from assets.kept_readings import KeptReadings
from assets.raw_folder import (
    CORRECTIONS_NAME,
    RawBytes,
    RawFile,
    digest_listing,
    read_companion,
    read_raw_file,
    read_raw_folder,
)
from assets.read_ahead import finish_reading
from assets.reading_register import list_register_problems, read_entries
from pipeline.documents.document import Document, RawText, Rejection
from pipeline.documents.duplicates import group_identical, mark_duplicates
from pipeline.documents.read import read_document
from pipeline.documents.register import Entry
from pipeline.tables.corrections import parse_corrections
from pipeline.tables.documents import tabulate_documents
from pipeline.tables.rows import ExtractionRows, extraction_rows, staging_tables
from pipeline.tables.statements import CORRECTIONS

REPORT_EVERY = 100  # documents between two lines of progress
LONGEST_ERROR = 300
FAILED = "failed_texts"
FAILED_COLUMNS = pa.schema([(name, pa.string()) for name in ("document_id", "source_path", "error")])


# How many texts the readers of a folder have extracted for this build, until the stage that tells of it.
_read_by_others: dict[Path, int] = {}
# What this process has read and not yet extracted, with the state of the folder then: bytes are read once a build.
_read_last: dict[Path, tuple[str | None, KeptReadings | None, list[Document | Rejection]]] = {}


@dataclass(frozen=True, slots=True)
class FailedText:
    """An accepted text that no fact could be read from, because the reader failed on it: a defect of the rules."""

    document_id: str
    source_path: str
    error: str


def tabulate_texts(folder: Path, kept: KeptReadings, log: logging.Logger) -> dict[str, pa.Table]:
    """`documents`, `document_texts` and `rejected_documents` of the raw folder; problems of its register are logged."""
    for problem in list_register_problems(folder):
        log.warning(problem)
    _read_by_others[folder] = finish_reading(folder, log)
    listing = digest_listing(folder)
    found = read_raw_texts(folder, kept)
    rejections = [item for item in found if isinstance(item, Rejection)]
    _read_last[folder] = (listing, kept, found)
    documents, also_at = group_identical([item for item in found if isinstance(item, Document)])
    return tabulate_documents(documents, rejections, also_at, mark_duplicates(documents))


def extract_texts(folder: Path, kept: KeptReadings, log: logging.Logger) -> dict[str, pa.Table]:
    """The staging tables of every document of the raw folder; only what no earlier run kept is extracted.

    Beside them stand CORRECTIONS, what a reviewer set right, and FAILED, the documents on which the reader failed:
    their facts are missing, all others stand.
    """
    listing, kept_then, found = _read_last.pop(folder, (None, None, []))
    if listing != digest_listing(folder) or kept_then != kept:
        found = read_raw_texts(folder, kept)
    documents, _ = group_identical([item for item in found if isinstance(item, Document)])
    failed: list[FailedText] = []
    tables = staging_tables(_extract(documents, kept, log, failed, _read_by_others.pop(folder, 0)))
    failed.sort(key=lambda text: text.source_path)
    return {
        **tables,
        CORRECTIONS: parse_corrections(read_companion(folder, CORRECTIONS_NAME) or b""),
        FAILED: pa.Table.from_pylist([asdict(text) for text in failed], FAILED_COLUMNS),
    }


def read_raw_texts(folder: Path, kept: KeptReadings) -> list[Document | Rejection]:
    """Every input of the raw folder as a document or a rejection, in order of `source_path`."""
    register = read_entries(folder)
    return [_read_item(item, register, kept) for item in read_raw_folder(folder)]


def read_and_keep(folder: Path, file: RawFile, register: Mapping[str, Entry], kept: KeptReadings) -> str | None:
    """Reads and extracts one file of the raw folder and keeps both; its `document_id` when it was not known before.

    A failure is not told here: it is never kept, so that the run itself meets it and tells of it.
    """
    item = _read_item(read_raw_file(folder, file), register, kept)
    if isinstance(item, Rejection) or kept.find_rows(item) is not None:
        return None
    try:
        _extract_new(item, kept)
    except Exception:
        return None
    return item.document_id


def _read_item(item: RawBytes | Rejection, register: Mapping[str, Entry], kept: KeptReadings) -> Document | Rejection:
    if isinstance(item, Rejection):
        return item
    raw = RawText(item.source_path, item.content, register.get(item.source_path, ()))
    known = kept.find_document(raw)
    if known is not None:
        return known
    read = read_document(raw)
    kept.keep_document(raw, read)
    return read


def _extract(
    documents: Sequence[Document], kept: KeptReadings, log: logging.Logger, failed: list[FailedText], n_ahead: int
) -> Iterator[ExtractionRows]:
    """The rows of each document; one that a rule fails on goes to `failed`, is never kept, and is tried again next.

    `n_ahead` of the documents that are known by now were read by other processes for this very build.
    """
    n_read = n_known = 0
    for document in documents:
        rows = kept.find_rows(document)
        n_known += rows is not None
        if rows is None:
            load_reader()  # what fails here is not the text's fault, and stops the run
        try:
            rows = rows or _extract_new(document, kept)
        except Exception as error:
            failed.append(FailedText(document.document_id, document.source_path, repr(error)[:LONGEST_ERROR]))
            log.warning(f"{document.source_path}: the reader failed, its facts are missing: {error!r}")
            continue
        n_read += 1
        if n_read % REPORT_EVERY == 0:
            log.info(f"{n_read} texts of {len(documents)}")
        yield rows
    n_new = n_read - n_known + n_ahead
    log.info(f"{n_new} texts read, {n_read - n_new} unchanged")


def load_reader() -> ModuleType:
    """The reader with every grammar, which a run on unchanged texts never needs."""
    from pipeline import extraction

    return extraction


def _extract_new(document: Document, kept: KeptReadings) -> ExtractionRows:
    rows = extraction_rows(load_reader().extract_document(document))
    kept.keep_rows(document, rows)
    return rows
