"""What was read from each input, as columns: kept from build to build, and merged into the published tables.

A reading is known by a key over everything that it depends on. Beside `readings` stand the staging tables of
`pipeline.tables.rows`, each with the key of the reading that its row belongs to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipeline.documents.document import Document, Rejection
from pipeline.documents.duplicates import count_known, cut_body, list_left_out, sketch_body
from pipeline.tables.rows import STAGING, ExtractionRows, columnar

TEXT: pa.DataType = pa.string()
WHOLE: pa.DataType = pa.int64()
KEY = ("key", TEXT)

READINGS = pa.schema(
    [KEY, ("document_id", TEXT), ("sha256", TEXT), ("n_bytes", WHOLE), ("encoding", TEXT), ("language", TEXT),
     ("title", TEXT), ("publisher", TEXT), ("author", TEXT), ("url", TEXT), ("published", TEXT),
     ("published_basis", TEXT), ("licence", TEXT), ("n_chars", WHOLE), ("n_sentences", WHOLE), ("text", TEXT),
     ("left_out", pa.list_(pa.int64())),  # of pipeline.documents.duplicates: what is not compared with other texts
     ("known", WHOLE), ("bands", pa.binary()),  # of pipeline.documents.duplicates.Sketches
     ("reason", TEXT), ("detail", TEXT),  # of a rejection
     ("error", TEXT)]  # what the reader failed on; no rows then, and the reading is tried again
)  # fmt: skip
"""One row an input: a document with its text, or why it is none."""

KEPT: Mapping[str, pa.Schema] = {
    "readings": READINGS,
    **{name: pa.schema([KEY, *((field.name, field.type) for field in schema)]) for name, schema in STAGING.items()},
}
"""The tables of readings, by name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one input gave: a document with its rows (None where the reader failed: `error`), or a rejection."""

    key: str
    read: Document | Rejection
    rows: ExtractionRows | None = None
    error: str | None = None


def tabulate_readings(readings: Iterable[Reading]) -> dict[str, pa.Table]:
    """The tables of KEPT for some readings."""
    held = tuple(readings)
    tables = {"readings": pa.Table.from_pylist(list(map(describe_reading, held)), schema=READINGS)}
    for name in STAGING:
        rows = [(item.key, *row) for item in held if item.rows is not None for row in getattr(item.rows, name)]
        tables[name] = columnar(rows, KEPT[name])
    return tables


def describe_reading(reading: Reading) -> dict[str, object]:
    """The row of one input in READINGS; what is not known is left out."""
    read = reading.read
    if isinstance(read, Rejection):
        return {"key": reading.key, "sha256": read.sha256, "reason": read.reason, "detail": read.detail}
    names = ("document_id", "sha256", "n_bytes", "encoding", "language", "title", "publisher", "author", "url",
             "published_basis", "licence", "text")  # fmt: skip
    left_out = list_left_out(read)
    return {
        "key": reading.key,
        **{name: getattr(read, name) for name in names},
        "published": str(read.published) if read.published else None,
        "n_chars": len(read.text),
        "n_sentences": len(read.sentences),
        "left_out": left_out,
        "known": count_known(read),
        "bands": sketch_body(cut_body(read.text, left_out)).tobytes(),
        "error": reading.error,
    }
