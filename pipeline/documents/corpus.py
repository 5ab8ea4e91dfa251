"""Documents that lie many to a file, a row each: Parquet and JSON lines, as public corpora are handed on.

A row is read as if it were a file of its own: its text is the content, its other columns are what `register.csv` would
say of it. It is known as `corpus.parquet#12`: the row of a Parquet file or the line of a JSON-lines file, from 1.
"""

import csv
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from pipeline.documents.decode import Refusal
from pipeline.documents.register import COLUMNS, Entry, RegisterProblem, check_cells

PARQUET_SUFFIXES = (".parquet",)
JSON_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
CORPUS_SUFFIXES = PARQUET_SUFFIXES + JSON_SUFFIXES
ROW_KIND = ".txt"
"""What the text of a row is read as: plain text, and HTML where it is a page."""

ROW_NAME = re.compile(
    r"(?P<file>.*\.(?:parquet|jsonl|ndjson|jsonl\.gz|ndjson\.gz))#(?P<row>[1-9][0-9]{0,17})", re.I | re.S
)
ISO_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:")
NO_TEXT = "Found no text; expected an article. Fetch the text again or remove the row."
LONGEST_ID = 100  # characters, as it is shown
MOST_NAMES = 50  # of a list of authors


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """One row: the bytes of its text, what is known of it, and what is wrong with it.

    `refusal` says why a row gives no text; a cell that `problems` speaks of is left out of `entry`.
    """

    number: int
    content: bytes = b""
    id: str | None = None
    entry: Entry = ()
    problems: tuple[RegisterProblem, ...] = ()
    refusal: Refusal | None = None


def is_corpus(source_path: str) -> bool:
    """Whether the name is that of a file with a document a row."""
    return source_path.lower().endswith(CORPUS_SUFFIXES)


def find_suffix(source_path: str) -> str:
    """The suffix of a name, with what it is packed in: `.jsonl.gz`."""
    found = [suffix for suffix in CORPUS_SUFFIXES if source_path.lower().endswith(suffix)]
    return source_path[-len(found[0]) :] if found else _cut_suffix(source_path)


def name_row(source_path: str, number: int) -> str:
    """The name of a row of a corpus file."""
    return f"{source_path}#{number}"


def split_row(source_path: str) -> tuple[str, int | None]:
    """The file that a name speaks of and, where it is that of a row, the row.

    >>> split_row("news/2024.jsonl#12"), split_row("a.txt")
    (('news/2024.jsonl', 12), ('a.txt', None))
    """
    match = ROW_NAME.fullmatch(source_path)
    return (match["file"], int(match["row"])) if match else (source_path, None)


def read_kind(source_path: str) -> str:
    """The suffix that tells how a content is read, in lower case."""
    return ROW_KIND if ROW_NAME.fullmatch(source_path) else _cut_suffix(source_path).lower()


def _cut_suffix(source_path: str) -> str:
    """What `PurePosixPath(source_path).suffix` is, at a tenth of the time.

    >>> [_cut_suffix(name) for name in ("a.b/c.TXT", "a.b/c", "a.", ".txt")]
    ['.TXT', '', '', '']
    """
    name = source_path.rpartition("/")[2]
    at = name.rfind(".")
    return name[at:] if 0 < at < len(name) - 1 else ""


@cache
def known_columns() -> tuple[tuple[str, str], ...]:
    """Field and column, in the order of preference."""
    path = Path(__file__).with_name("corpus_columns.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return tuple((row["field"], row["column"]) for row in rows)


@lru_cache(maxsize=1024)
def choose_columns(names: tuple[str, ...]) -> dict[str, str]:
    """field → the column that holds it, whatever its case.

    >>> choose_columns(("Body", "license", "date", "page_views"))
    {'text': 'Body', 'published_on': 'date', 'licence': 'license'}
    """
    given = {name.lower(): name for name in reversed(names)}
    chosen: dict[str, str] = {}
    for field, column in known_columns():
        if column in given:
            chosen.setdefault(field, given[column])
    return chosen


def tell_missing_text(names: Iterable[str]) -> str:
    """What to say of a file, or a row, without a text."""
    expected = ", ".join(column for field, column in known_columns() if field == "text")
    found = ", ".join(sorted(names)[:20]) or "no column"
    return f"Found {found[:300]}; expected a column with the text of each document ({expected}). Rename yours."


def read_row(source_path: str, number: int, record: Mapping[str, object]) -> CorpusRow:
    """The document that a row holds, or why it holds none.

    >>> row = read_row("a.jsonl", 7, {"id": 3, "text": "Words.", "published_on": "2024-05-01T08:00:00Z", "url": "?"})
    >>> row.content, row.id, row.entry
    (b'Words.', '3', (('published_on', '2024-05-01'),))
    >>> print(row.problems[0])
    a.jsonl, row 7, column url: found '?'; expected an address that begins with https://. Correct the address.
    """
    columns = choose_columns(tuple(record))
    found_id = show_cell(record.get(columns.get("id", ""))) or None
    row = CorpusRow(number, id=found_id[:LONGEST_ID] if found_id else None)
    if "text" not in columns:
        return replace(row, refusal=Refusal("unreadable", tell_missing_text(record)))
    content = read_content(record[columns["text"]])
    if isinstance(content, Refusal):
        return replace(row, refusal=content)
    cells = {name: show_cell(record[columns[name]]) for name in COLUMNS if name in columns}
    if timed := ISO_TIME.match(cells.get("published_on") or ""):
        cells["published_on"] = timed[1]
    wrong = [replace(problem, source=f"{source_path}, row") for problem in check_cells(number, drop_empty(cells))]
    unread = {name for name, shown in cells.items() if shown is None}
    wrong += [
        RegisterProblem(number, name, "what is no text", "a text or a date", "Correct it.", f"{source_path}, row")
        for name in sorted(unread)
    ]
    bad = {problem.column for problem in wrong}
    entry = tuple((name, shown) for name, shown in drop_empty(cells).items() if name not in bad)
    return replace(row, content=content, entry=entry, problems=tuple(wrong))


def read_content(cell: object) -> bytes | Refusal:
    """The bytes of a text: as they are where the file holds bytes, in UTF-8 where it holds characters."""
    if isinstance(cell, bytes):
        return cell
    if cell is None:
        return Refusal("empty", NO_TEXT)
    if not isinstance(cell, str):
        found = type(cell).__name__
        return Refusal("unreadable", f"Found {found} in the place of the text; expected words. Correct the row.")
    try:
        return cell.encode()
    except UnicodeEncodeError as error:
        found = f"half a character (U+{ord(cell[error.start]):04X}) at {error.start}"
        return Refusal("undecodable", f"Found {found}; expected Unicode text. Correct the row.")


def drop_empty(cells: Mapping[str, str | None]) -> dict[str, str]:
    """The cells that say something."""
    return {name: shown for name, shown in cells.items() if shown}


def show_cell(cell: object) -> str | None:
    """A cell as register.csv would write it, empty for nothing; None for what is no text, date or list of names."""
    if cell is None:
        return ""
    if isinstance(cell, bytes):
        try:
            cell = cell.decode()
        except UnicodeDecodeError:
            return None
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, list) and all(isinstance(part, str) for part in cell):
        cell = ", ".join(cell[:MOST_NAMES])
    if isinstance(cell, bool) or not isinstance(cell, str | int | datetime.date):
        return None
    return " ".join(str(cell).split())
