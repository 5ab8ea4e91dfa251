"""Files of the raw folder that hold a document a row: their rows one after the other, never the whole in memory."""

import gzip
import json
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from assets.raw_folder import RawFile, explain, open_inside
from pipeline.documents.corpus import (
    JSON_SUFFIXES,
    CorpusRow,
    choose_columns,
    read_row,
    split_row,
    tell_missing_text,
)
from pipeline.documents.decode import Refusal
from pipeline.documents.read import MAX_BYTES

BATCH_BYTES, BATCH_ROWS = 4 * 1024 * 1024, 1000
MAX_LINE_BYTES = 2 * MAX_BYTES  # a text of the largest size, with some characters escaped
LINES_WITHOUT_TEXT = 1000  # from the start of a file: then it holds something else than documents


class CorpusError(Exception):
    """A file that cannot be read as a corpus, or not beyond a row; what came before stands."""


def read_rows(folder: Path, file: RawFile, first: int = 1) -> Iterator[CorpusRow]:
    """The rows of a corpus file of the raw folder from number `first` on; raises CorpusError."""
    read = _read_json_lines if file.path.name.lower().endswith(JSON_SUFFIXES) else _read_parquet
    number = first - 1
    try:
        with open_inside(folder.resolve(), file.path) as opened:
            for row in read(opened, file, first):
                number = row.number
                yield row
    except (OSError, EOFError, zlib.error, pa.ArrowException, UnicodeError) as error:
        said = explain(error) if isinstance(error, OSError) and error.errno else str(error) or "the file is cut off"
        where = f" after row {number}" if number else ""
        raise CorpusError(f"Found damage{where}: {said[:200]}; expected a whole file. Fetch it again.") from error


def find_row(folder: Path, file: RawFile) -> CorpusRow | None:
    """The row that a name such as `corpus.parquet#12` stands for.

    Rows that are asked for in their order cost one pass over the file: it stays open at the place that was reached.
    """
    name, number = split_row(file.source_path)
    held = _open_at.__dict__.pop("cursor", None)
    if number is None:
        return None
    if held is None or held.path != file.path or held.reached >= number:
        held = _Cursor(file.path, read_rows(folder, RawFile(name, file.place), number), 0)
    for row in held.rows:
        if row.number >= number:
            held.reached = row.number
            _open_at.cursor = held
            return row if row.number == number else None
    return None


def close_rows() -> None:
    """Forgets the file that `find_row` left open."""
    _open_at.__dict__.pop("cursor", None)


@dataclass(slots=True)
class _Cursor:
    """A corpus file that was read up to the row `reached`."""

    path: Path
    rows: Iterator[CorpusRow]
    reached: int


_open_at = threading.local()


def _read_parquet(opened: IO[bytes], file: RawFile, first: int) -> Iterator[CorpusRow]:
    with pq.ParquetFile(opened) as parquet:
        names = parquet.schema_arrow.names
        chosen = choose_columns(tuple(names))
        if "text" not in chosen:
            raise CorpusError(tell_missing_text(names))
        columns = sorted(set(chosen.values()))
        if twice := [name for name in columns if names.count(name) > 1]:
            raise CorpusError(f"Found two columns {twice[0]!r}; expected one. Rename the other.")
        kind = parquet.schema_arrow.field(chosen["text"]).type
        if not _is_text(kind):
            raise CorpusError(f"Found {kind} in the column {chosen['text']!r}; expected texts. Rename the column.")
        number = 0
        for group in range(parquet.num_row_groups):
            n_rows = parquet.metadata.row_group(group).num_rows
            if number + n_rows < first:
                number += n_rows
                continue
            size = _choose_batch(parquet, group)
            for batch in parquet.iter_batches(size, row_groups=[group], columns=columns, use_threads=False):
                if number + batch.num_rows >= first:
                    for at, record in enumerate(_list_records(batch), number + 1):
                        if at >= first:
                            yield read_row(file.source_path, at, record)
                number += batch.num_rows


def _choose_batch(parquet: pq.ParquetFile, group: int) -> int:
    """As many rows at once as fit into BATCH_BYTES on the average of their group."""
    said = parquet.metadata.row_group(group)
    return max(1, min(BATCH_ROWS, BATCH_BYTES * said.num_rows // max(said.total_byte_size, 1)))


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    is_any = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    return any(test(kind) for test in (*is_any, pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view))


def _list_records(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch. Texts are bytes, so that one that is no UTF-8 spoils no other; times are dates."""
    columns: dict[str, list[Any]] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if _is_text(column.type):
            column = column.cast(pa.large_binary())
        elif pa.types.is_timestamp(column.type):
            column = column.cast(pa.date32(), safe=False)
        columns[name] = column.to_pylist()
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _read_json_lines(opened: IO[bytes], file: RawFile, first: int) -> Iterator[CorpusRow]:
    packed = file.path.name.lower().endswith(".gz")
    lines: IO[bytes] = gzip.GzipFile(fileobj=opened) if packed else opened  # type: ignore[assignment]
    without: list[CorpusRow] | None = [] if first == 1 else None
    for number, line in _cut_lines(lines):
        if number < first or (line is not None and not line.strip()):
            continue
        row = _read_line(file, number, line)
        if without is not None and row.refusal:
            without.append(row)
            if len(without) >= LINES_WITHOUT_TEXT:
                break
            continue
        if without is not None:
            yield from without
            without = None
        yield row
    if without:
        refusal = without[0].refusal
        found = f"no text in {len(without)} lines, the first: {refusal.detail if refusal else ''}"
        raise CorpusError(f"Found {found}")


def _read_line(file: RawFile, number: int, line: bytes | None) -> CorpusRow:
    if line is None:
        found = f"a line of more than {MAX_LINE_BYTES} bytes"
        return CorpusRow(number, refusal=Refusal("too_large", f"Found {found}; expected less. Split the text."))
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _refuse_line(number, f"no JSON ({str(error)[:100]})")
    if not isinstance(record, dict):
        return _refuse_line(number, f"{type(record).__name__}")
    return read_row(file.source_path, number, record)


def _refuse_line(number: int, found: str) -> CorpusRow:
    refusal = Refusal("unreadable", f"Found {found}; expected a JSON object with a text. Correct the line.")
    return CorpusRow(number, refusal=refusal)


def _cut_lines(lines: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, None for one that is too long."""
    number = 0
    while line := lines.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) <= MAX_LINE_BYTES or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MAX_LINE_BYTES)
        yield number, None
