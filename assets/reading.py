"""Reading the raw folder, keeping what is read: the doors of the first stages."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assets.inputs import Input, take_inputs
from assets.kept_readings import KeptReadings
from assets.raw_folder import CORRECTIONS_NAME, read_companion
from assets.readers import cut_batches, finish_readers, read_batch
from assets.reading_engine import HERE, ReadingEngine
from assets.reading_register import list_register_problems
from assets.survey import Survey
from pipeline.documents.duplicates import BANDS, Body, Sketches, cut_body, mark_duplicates, read_body
from pipeline.tables.corrections import parse_corrections
from pipeline.tables.documents import tabulate_documents
from pipeline.tables.rows import STAGING
from pipeline.tables.sources import Source
from pipeline.tables.statements import CORRECTIONS, Publish, find_rows, read_columns

FAILED = "failed_texts"
BODIES_AT_ONCE = 1000
FAILED_COLUMNS = ["document_id", "source_path", "error"]


def tabulate_texts(
    folder: Path,
    survey: Survey,
    kept: KeptReadings,
    log: logging.Logger,
    publish: Publish,
    reading: ReadingEngine = HERE,
) -> tuple[Source, dict[str, Source]]:
    """The readings of the surveyed inputs; and `documents`, `document_texts` and `rejected_documents` from them.

    Inputs that no earlier run kept are read here, whole: their facts with them. Problems of the register and of
    corpus files are logged.
    """
    for problem in (*list_register_problems(folder, survey.list_paths()), *survey.problems):
        log.warning(problem)
    inputs = take_inputs(folder, survey.texts)
    new = read_unknown(folder, inputs, kept, log, reading)
    readings = kept.locate_table("readings", kept.settle({given.key for given in inputs}))
    tell_read(readings, new, log)
    duplicates = find_duplicates(readings)
    return readings, tabulate_documents(name_inputs(inputs), readings, survey.refused, duplicates, publish)


def extract_texts(
    folder: Path, documents: Source, readings: Source, kept: KeptReadings, log: logging.Logger
) -> dict[str, Source]:
    """The staging tables of every document, left where their `readings` are kept.

    Beside them stand CORRECTIONS, what a reviewer set right, and FAILED, the documents on which the reader failed:
    their facts are missing, all others stand.
    """
    return {
        **{name: kept.locate_beside(readings, name) for name in STAGING},
        CORRECTIONS: parse_corrections(read_companion(folder, CORRECTIONS_NAME) or b""),
        FAILED: list_failed(documents, readings, log),
    }


def read_unknown(
    folder: Path, inputs: Sequence[Input], kept: KeptReadings, log: logging.Logger, reading: ReadingEngine
) -> set[str]:
    """Has every input read that is not kept yet: by readers at work or started here, what they leave by this process.

    The keys of all that was read for this build come back.
    """
    handed_out = finish_readers(folder, log)
    unknown = _list_unknown(inputs, kept)
    if reading.is_worth(unknown):
        with reading.start(folder, unknown, kept):
            finish_readers(folder, log)
    for batch in cut_batches(_list_unknown(inputs, kept), 1):
        read_batch(folder, batch, kept)
    return handed_out.union(given.key for given in unknown)


def _list_unknown(inputs: Sequence[Input], kept: KeptReadings) -> list[Input]:
    known = kept.list_keys()
    return [given for given in inputs if given.key not in known]


def tell_read(readings: Source, new: set[str], log: logging.Logger) -> None:
    """Says how many of the documents were read for this build."""
    rows = read_columns(readings, ["key", "document_id", "error"])
    read = rows.filter(pc.and_(pc.is_valid(rows.column("document_id")), pc.is_null(rows.column("error"))))
    n_new = len(new.intersection(read.column("key").to_pylist()))
    log.info(f"{n_new} texts read, {read.num_rows - n_new} unchanged")


def name_inputs(inputs: Sequence[Input]) -> pa.Table:
    """One row an input: `key`, `source_path`, and `also_at`, a list of paths."""
    columns: dict[str, list[Any]] = {
        "key": [given.key for given in inputs],
        "source_path": [given.source_path for given in inputs],
        "also_at": [list(given.also_at) for given in inputs],
    }
    types = {"key": pa.string(), "source_path": pa.string(), "also_at": pa.list_(pa.string())}
    return pa.table(columns, pa.schema(types))


def find_duplicates(readings: Source) -> dict[str, str]:
    """document_id → document_id of the same text."""
    rows = read_columns(readings, ["document_id", "known", "bands"])
    accepted = rows.filter(pc.is_valid(rows.column("document_id")))
    ids: list[Any] = accepted.column("document_id").to_pylist()
    bands: list[Any] = accepted.column("bands").to_pylist()
    known = accepted.column("known").to_numpy()
    sketches = Sketches(ids, known, np.frombuffer(b"".join(bands), np.uint64).reshape(-1, BANDS))
    return mark_duplicates(sketches, lambda ids: open_bodies(readings, ids))


def open_bodies(readings: Source, document_ids: Sequence[str]) -> Iterator[Body]:
    """The texts of some documents in the order of their ids, cut to what is compared; some at a time in memory."""
    for first in range(0, len(document_ids), BODIES_AT_ONCE):
        ids = document_ids[first : first + BODIES_AT_ONCE]
        rows = find_rows(readings, "document_id", ids, ["document_id", "text", "left_out"])
        found = {row["document_id"]: row for row in rows.to_pylist()}
        for document_id in ids:
            row = found[document_id]
            yield read_body(document_id, cut_body(row["text"], row["left_out"]))


def list_failed(documents: Source, readings: Source, log: logging.Logger) -> pa.Table:
    """The documents that the reader failed on, with the error, in order of `source_path`; each is logged."""
    seen = read_columns(readings, ["document_id", "error"])
    failed = seen.filter(pc.is_valid(seen.column("error")))
    ids: list[Any] = failed.column("document_id").to_pylist()
    paths = find_rows(documents, "document_id", ids, ["document_id", "source_path"])
    rows = failed.join(paths, "document_id").select(FAILED_COLUMNS).sort_by("source_path")
    for row in rows.to_pylist():
        log.warning(f"{row['source_path']}: the reader failed, its facts are missing: {row['error']}")
    return rows
