"""What is known of each file in the raw folder: `register.csv`.

Columns: `source_path` (relative to the raw folder; required), `title`, `publisher`, `author`, `url`, `published_on`
(YYYY, YYYY-MM or YYYY-MM-DD), `published_why` (how a date that the file does not state was found), `licence` (an
identifier of SPDX where there is one; empty: not known, so the full text is not released) and `licence_note`.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.documents.decode import Refusal, decode_bytes
from pipeline.times.time import PartialDate

COLUMNS = (
    "source_path",
    "title",
    "publisher",
    "author",
    "url",
    "published_on",
    "published_why",
    "licence",
    "licence_note",
)
DELIMITERS = ",;\t"
Entry = tuple[tuple[str, str], ...]  # the filled cells of a line: column, value


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """What is wrong with one cell or line of the register; the rest of it is used all the same."""

    line: int
    column: str | None
    found: str
    expected: str
    action: str
    source: str = "register.csv, line"

    def __str__(self) -> str:
        where = f"{self.source} {self.line}" + (f", column {self.column}" if self.column else "")
        return f"{where}: found {self.found}; expected {self.expected}. {self.action}"


def parse_register(content: bytes) -> tuple[dict[str, Entry], tuple[RegisterProblem, ...]]:
    """The filled cells of each file by its path, and every problem in the order of the lines.

    A bad cell is left out, a line without a usable path is left out, and everything else stands.

    >>> entries, problems = parse_register(b"source_path,published_on\\na.txt,2021-05\\nb.txt,May 2021\\n")
    >>> entries
    {'a.txt': (('published_on', '2021-05'),), 'b.txt': ()}
    >>> print(problems[0])
    register.csv, line 3, column published_on: found 'May 2021'; expected YYYY, YYYY-MM or YYYY-MM-DD. Correct the date.
    """
    decoded = decode_bytes(content)
    if isinstance(decoded, Refusal):
        if decoded.reason == "empty":
            return {}, ()
        return {}, (RegisterProblem(1, None, decoded.detail, "a CSV file in UTF-8", "Save it as CSV in UTF-8."),)
    rows, problems = read_rows(decoded.text)
    entries: dict[str, Entry] = {}
    for line, row in rows:
        path = row.pop("source_path", "")
        problem = check_path(line, path, entries)
        if problem is not None:
            problems.append(problem)
            continue
        wrong = list(check_cells(line, row))
        problems.extend(wrong)
        bad = {problem.column for problem in wrong}
        entries[normalize_path(path)] = tuple(
            (name, row[name]) for name in COLUMNS if row.get(name) and name not in bad
        )
    return entries, tuple(sorted(problems, key=lambda problem: problem.line))


def merge_entries(entries: Iterable[Entry]) -> Entry:
    """What is known of one content that lies at several paths: of the first path, its gaps filled from the others.

    >>> merge_entries([(("title", "A"),), (("title", "B"), ("licence", "CC0-1.0"))])
    (('title', 'A'), ('licence', 'CC0-1.0'))
    """
    merged: dict[str, str] = {}
    for entry in entries:
        merged = {**dict(entry), **merged}
    return tuple((name, merged[name]) for name in COLUMNS if name in merged)


def report_unmatched(entries: Mapping[str, Entry], source_paths: Iterable[str]) -> tuple[str, ...]:
    """The paths of the register that are not in the folder, sorted."""
    return tuple(sorted(set(entries) - set(source_paths)))


def read_rows(text: str) -> tuple[list[tuple[int, dict[str, str]]], list[RegisterProblem]]:
    """Each line that can be read as known columns and their values, with its number; and what could not be."""
    lines = text.split("\n")
    delimiter = max(DELIMITERS, key=lines[0].count)
    header = [name.strip().lower() for name in next(csv.reader([lines[0]], delimiter=delimiter), [])]
    problems = list(check_header(header))
    rows: list[tuple[int, dict[str, str]]] = []
    if "source_path" not in header:
        return rows, problems
    for number, line in enumerate(lines[1:], start=2):
        row = read_row(number, line, delimiter, header)
        if isinstance(row, RegisterProblem):
            problems.append(row)
        elif any(row.values()):
            rows.append((number, row))
    return rows, problems


def read_row(number: int, line: str, delimiter: str, header: list[str]) -> dict[str, str] | RegisterProblem:
    """The values of one line by known column; a line is a row, so that an open quote spoils no other line."""
    if line.count('"') % 2:
        return RegisterProblem(number, None, "a quote that is not closed", "each file on one line", "Close the quote.")
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        return RegisterProblem(number, None, f"no CSV ({error})", "cells between commas", "Shorten the line.")
    if any(cell.strip() for cell in cells[len(header) :]):
        found, expected = f"{len(cells)} cells", f"{len(header)}, as in the header"
        return RegisterProblem(number, None, found, expected, "Put a value that holds a comma in quotes.")
    values = {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=False)}
    return {name: value for name, value in values.items() if name in COLUMNS}


def check_header(header: list[str]) -> Iterator[RegisterProblem]:
    """Columns that are unknown, twice there or missing."""
    for name in sorted({name for name in header if name not in COLUMNS}):
        found = f"the column {name!r}" if name else "a column without a name"
        yield RegisterProblem(1, name or None, found, f"one of {', '.join(COLUMNS)}", "Rename or remove it.")
    for name in sorted({name for name in header if name in COLUMNS and header.count(name) > 1}):
        yield RegisterProblem(1, name, f"{header.count(name)} columns of this name", "one", "Remove the others.")
    if "source_path" not in header:
        yield RegisterProblem(
            1, "source_path", "no such column", "the path of each file in the raw folder", "Add the column."
        )


def check_path(line: int, path: str, entries: Mapping[str, Entry]) -> RegisterProblem | None:
    """What keeps a path from naming one file below the raw folder."""
    if not path:
        return RegisterProblem(line, "source_path", "nothing", "a path in the raw folder", "Fill it in.")
    normal = normalize_path(path)
    if normal.startswith("/") or ":" in normal.split("/")[0] or ".." in PurePosixPath(normal).parts:
        return RegisterProblem(line, "source_path", repr(path), "a path below the raw folder", "Write it without '..'.")
    if normal in entries:
        return RegisterProblem(line, "source_path", f"{path!r} again", "each file once", "Remove one of the lines.")
    return None


def normalize_path(path: str) -> str:
    """A path with forward slashes and without a leading `./`."""
    return path.replace("\\", "/").removeprefix("./")


def check_cells(line: int, row: Mapping[str, str]) -> Iterator[RegisterProblem]:
    """Dates that are none and addresses that are no web address."""
    published_on = row.get("published_on")
    if published_on:
        try:
            PartialDate.parse(published_on)
        except ValueError:
            expected = "YYYY, YYYY-MM or YYYY-MM-DD"
            yield RegisterProblem(line, "published_on", repr(published_on), expected, "Correct the date.")
    url = row.get("url")
    if url and not url.lower().startswith(("http://", "https://")):
        yield RegisterProblem(line, "url", repr(url), "an address that begins with https://", "Correct the address.")
