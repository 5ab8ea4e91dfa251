"""Inputs read whole: what a reader process does, and needs nothing else for."""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pyarrow as pa

from assets.inputs import Input, read_input
from pipeline.documents.document import RawText, Rejection
from pipeline.documents.read import read_document
from pipeline.tables.readings import Reading, tabulate_readings
from pipeline.tables.rows import extraction_rows

LONGEST_ERROR = 300


def read_inputs(folder: Path, inputs: Iterable[Input]) -> dict[str, pa.Table]:
    """The readings of some inputs, as the tables that are kept."""
    return read_texts((given.key, read_input(folder, given)) for given in inputs)


def read_texts(texts: Iterable[tuple[str, RawText]]) -> dict[str, pa.Table]:
    """The readings of some texts, each with the key it is kept under."""
    extraction = load_reader()  # what fails here is not a text's fault, and stops the run
    return tabulate_readings(_read(key, raw, extraction) for key, raw in texts)


def load_reader() -> ModuleType:
    """The reader with every grammar, which a run on unchanged texts never needs."""
    from pipeline import extraction

    return extraction


def _read(key: str, raw: RawText, extraction: ModuleType) -> Reading:
    read = read_document(raw)
    if isinstance(read, Rejection):
        return Reading(key, read)
    try:
        return Reading(key, read, extraction_rows(extraction.extract_document(read)))
    except Exception as error:  # a defect of the rules costs one text its facts, and is told
        return Reading(key, read, error=repr(error)[:LONGEST_ERROR])
