"""Reading the raw folder text by text, keeping what is read: the doors of the first stages."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from assets.kept_readings import KeptReadings
from assets.raw_folder import RawBytes, read_raw_folder
from assets.reading_register import list_register_problems, read_entries
from pipeline.documents.document import Document, RawText, Rejection
from pipeline.documents.read import group_identical, mark_duplicates, read_document
from pipeline.documents.register import Entry
from pipeline.tables.documents import tabulate_documents
from pipeline.tables.rows import ExtractionRows, extraction_rows, staging_tables

REPORT_EVERY = 100  # documents between two lines of progress


def tabulate_texts(folder: Path, kept: KeptReadings, log: logging.Logger) -> dict[str, pa.Table]:
    """`documents`, `document_texts` and `rejected_documents` of the raw folder; problems of its register are logged."""
    for problem in list_register_problems(folder):
        log.warning(problem)
    found = read_raw_texts(folder, kept)
    rejections = [item for item in found if isinstance(item, Rejection)]
    documents, also_at = group_identical([item for item in found if isinstance(item, Document)])
    return tabulate_documents(documents, rejections, also_at, mark_duplicates(documents))


def extract_texts(folder: Path, kept: KeptReadings, log: logging.Logger) -> dict[str, pa.Table]:
    """The staging tables of every document of the raw folder; only what no earlier run kept is extracted."""
    found = read_raw_texts(folder, kept)
    documents, _ = group_identical([item for item in found if isinstance(item, Document)])
    return staging_tables(_extract(documents, kept, log))


def read_raw_texts(folder: Path, kept: KeptReadings) -> list[Document | Rejection]:
    """Every input of the raw folder as a document or a rejection, in order of `source_path`."""
    register = read_entries(folder)
    return [_read_item(item, register, kept) for item in read_raw_folder(folder)]


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


def _extract(documents: Iterable[Document], kept: KeptReadings, log: logging.Logger) -> Iterator[ExtractionRows]:
    n_new = n_known = 0
    for document in documents:
        rows = kept.find_rows(document)
        if rows is None:
            rows = _extract_rows(document)
            kept.keep_rows(document, rows)
            n_new += 1
        else:
            n_known += 1
        if (n_new + n_known) % REPORT_EVERY == 0:
            log.info(f"{n_new} texts read, {n_known} unchanged")
        yield rows
    log.info(f"{n_new} texts read, {n_known} unchanged")


def _extract_rows(document: Document) -> ExtractionRows:
    from pipeline.extraction import extract_document  # every grammar; a run on unchanged texts needs none

    return extraction_rows(extract_document(document))
