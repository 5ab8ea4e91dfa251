"""Reading the raw folder, keeping what is read: the doors of the first stages."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from assets.inputs import Input, list_inputs
from assets.kept_readings import KeptReadings, LostReadingsError
from assets.raw_folder import CORRECTIONS_NAME, read_companion
from assets.readers import count_processors, cut_batches, finish_readers, read_batch, start_readers
from assets.reading_register import list_register_problems
from assets.survey import Survey
from pipeline.documents.duplicates import Body, Sketch, cut_body, mark_duplicates, read_body
from pipeline.tables.corrections import parse_corrections
from pipeline.tables.documents import tabulate_documents
from pipeline.tables.rows import STAGING
from pipeline.tables.statements import CORRECTIONS

FAILED = "failed_texts"
WORTH_PROCESSES = 1024 * 1024  # bytes; fewer are read before a process that reads them is ready
FAILED_COLUMNS = ["document_id", "source_path", "error"]


def tabulate_texts(folder: Path, survey: Survey, kept: KeptReadings, log: logging.Logger) -> dict[str, pa.Table]:
    """`documents`, `document_texts` and `rejected_documents` of the surveyed inputs.

    Inputs that no earlier run kept are read here, whole: their facts with them. Problems of the register are logged.
    """
    for problem in list_register_problems(folder):
        log.warning(problem)
    inputs = list_inputs(folder, survey.texts)
    new = read_unknown(folder, inputs, kept, log)
    readings = kept.open_table("readings", {given.key for given in inputs})
    tell_read(readings, new, log)
    return tabulate_documents(name_inputs(inputs), readings, survey.refused, find_duplicates(readings))


def extract_texts(folder: Path, survey: Survey, kept: KeptReadings, log: logging.Logger) -> dict[str, pa.Table]:
    """The staging tables of every document of the surveyed inputs.

    Beside them stand CORRECTIONS, what a reviewer set right, and FAILED, the documents on which the reader failed:
    their facts are missing, all others stand.
    """
    inputs = list_inputs(folder, survey.texts)
    read_unknown(folder, inputs, kept, log)
    keys = {given.key for given in inputs}
    kept.tidy(keys)
    if lost := keys.difference(kept.list_keys()):
        raise LostReadingsError(f"{len(lost)} of {len(keys)} readings are gone from {kept.folder}; build again")
    return {
        **{name: kept.open_table(name, keys, schema.names) for name, schema in STAGING.items()},
        CORRECTIONS: parse_corrections(read_companion(folder, CORRECTIONS_NAME) or b""),
        FAILED: list_failed(inputs, kept.open_table("readings", keys, ["key", "document_id", "error"]), log),
    }


def read_unknown(folder: Path, inputs: Sequence[Input], kept: KeptReadings, log: logging.Logger) -> set[str]:
    """Has every input read that is not kept yet: by the readers at work, and what they leave by this process.

    The keys of all that was read for this build come back.
    """
    handed_out = finish_readers(folder, log)
    unknown = _list_unknown(inputs, kept)
    if sum(given.n_bytes for given in unknown) > WORTH_PROCESSES:
        with start_readers(folder, unknown, kept, count_processors()):
            finish_readers(folder, log)
    for batch in cut_batches(_list_unknown(inputs, kept), 1):
        read_batch(folder, batch, kept)
    return handed_out.union(given.key for given in unknown)


def _list_unknown(inputs: Sequence[Input], kept: KeptReadings) -> list[Input]:
    known = kept.list_keys()
    return [given for given in inputs if given.key not in known]


def tell_read(readings: pa.Table, new: set[str], log: logging.Logger) -> None:
    """Says how many of the documents were read for this build."""
    is_read = pc.and_(pc.is_valid(readings.column("document_id")), pc.is_null(readings.column("error")))
    read = readings.filter(is_read).column("key").to_pylist()
    n_new = len(new.intersection(read))
    log.info(f"{n_new} texts read, {len(read) - n_new} unchanged")


def name_inputs(inputs: Sequence[Input]) -> pa.Table:
    """One row an input: `key`, `source_path`, and `also_at`, a list of paths."""
    columns: dict[str, list[Any]] = {
        "key": [given.key for given in inputs],
        "source_path": [given.source_path for given in inputs],
        "also_at": [list(given.also_at) for given in inputs],
    }
    types = {"key": pa.string(), "source_path": pa.string(), "also_at": pa.list_(pa.string())}
    return pa.table(columns, pa.schema(types))


def find_duplicates(readings: pa.Table) -> dict[str, str]:
    """document_id → document_id of the same text."""
    accepted = readings.filter(pc.is_valid(readings.column("document_id")))
    ids = accepted.column("document_id").to_pylist()
    place = {document_id: index for index, document_id in enumerate(ids)}

    def open_body(document_id: str) -> Body:
        (row,) = accepted.slice(place[document_id], 1).select(["text", "left_out"]).to_pylist()
        return read_body(document_id, cut_body(row["text"], row["left_out"]))

    seen = accepted.select(["document_id", "known", "bands"]).to_pylist()
    sketches = (Sketch(row["document_id"], row["known"], np.frombuffer(row["bands"], np.uint64)) for row in seen)
    return mark_duplicates(sketches, open_body)


def list_failed(inputs: Sequence[Input], readings: pa.Table, log: logging.Logger) -> pa.Table:
    """The documents that the reader failed on, with the error, in order of `source_path`; each is logged."""
    paths = {given.key: given.source_path for given in inputs}
    failed = readings.filter(pc.is_valid(readings.column("error"))).to_pylist()
    rows = sorted(({**row, "source_path": paths[row["key"]]} for row in failed), key=lambda row: row["source_path"])
    for row in rows:
        log.warning(f"{row['source_path']}: the reader failed, its facts are missing: {row['error']}")
    return pa.Table.from_pylist(rows, pa.schema(dict.fromkeys(FAILED_COLUMNS, pa.string())))
