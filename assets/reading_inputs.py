"""Inputs read whole: what a reader process does, and needs nothing else for."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pyarrow as pa

from assets.inputs import Input, read_input
from pipeline.documents.document import Document, RawText, Rejection
from pipeline.documents.read import read_document
from pipeline.tables.breaches import find_breach
from pipeline.tables.readings import Reading, tabulate_readings
from pipeline.tables.rows import extraction_rows

LONGEST_ERROR = 300
TOGETHER, ENOUGH = 32, 256 * 1024  # texts that are read together at most, and bytes after which no other joins them
Keyed = tuple[str, RawText]


def read_inputs(folder: Path, inputs: Iterable[Input]) -> dict[str, pa.Table]:
    """The readings of some inputs, as the tables that are kept."""
    return read_texts((given.key, read_input(folder, given)) for given in inputs)


def read_texts(texts: Iterable[Keyed]) -> dict[str, pa.Table]:
    """The readings of some texts, each with the key it is kept under."""
    extraction = load_reader()  # what fails here is not a text's fault, and stops the run
    return tabulate_readings(reading for some in gather(texts) for reading in _read(some, extraction))


def load_reader() -> ModuleType:
    """The reader with every grammar, which a run on unchanged texts never needs."""
    from pipeline import extraction

    return extraction


def gather(texts: Iterable[Keyed]) -> Iterator[list[Keyed]]:
    """The texts in their order, those together that are quicker read together."""
    some: list[Keyed] = []
    size = 0
    for key, raw in texts:
        some.append((key, raw))
        size += len(raw.content)
        if len(some) >= TOGETHER or size >= ENOUGH:
            yield some
            some, size = [], 0
    if some:
        yield some


def _read(texts: Sequence[Keyed], extraction: ModuleType) -> Iterator[Reading]:
    """The reading of each text; where the rules fail on one, it is found by reading each by itself."""
    read = [read_document(raw) for _, raw in texts]
    try:
        extractions = extraction.extract_documents([one for one in read if isinstance(one, Document)])
        rows = iter([extraction_rows(one) for one in extractions])
    except Exception as error:  # a defect of the rules costs one text its facts, and is told
        if len(texts) > 1:
            for text in texts:
                yield from _read([text], extraction)
        else:
            yield Reading(texts[0][0], read[0], error=repr(error)[:LONGEST_ERROR])
        return
    for (key, _), one in zip(texts, read, strict=True):
        yield Reading(key, one) if isinstance(one, Rejection) else _judge(Reading(key, one, next(rows)))


def _judge(reading: Reading) -> Reading:
    """The reading; without its rows where one of them breaks the contract, which is told and costs this text alone."""
    breach = find_breach(reading.rows) if reading.rows is not None else None
    return reading if breach is None else Reading(reading.key, reading.read, error=breach[:LONGEST_ERROR])
