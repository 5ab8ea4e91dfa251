"""What there is to read: each content of the raw folder once, with all its paths and what the register knows of it."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assets.corpus_files import CorpusError, close_rows, find_row
from assets.raw_folder import RawBytes, RawFile, list_raw_files, read_raw_file
from assets.reading_register import read_entries
from assets.surveyed_corpus import SurveyedText
from pipeline.documents.corpus import read_kind, split_row
from pipeline.documents.document import RawText
from pipeline.documents.register import Entry, merge_entries


class InputChangedError(Exception):
    """A file of the raw folder is no longer what it was when the build began."""

    def __init__(self, source_path: str) -> None:
        super().__init__(f"{source_path} changed while it was read; run silkledger build again")


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes that lie in the raw folder under one path or more, the paths in order."""

    sha256: str
    n_bytes: int
    files: tuple[RawFile, ...]
    entry: Entry
    key: str = field(init=False)
    """32 hexadecimal digits over all that a reading depends on: bytes, kind of file, and the register's entry."""

    def __post_init__(self) -> None:
        parts = json.dumps([self.sha256, read_kind(self.source_path), sorted(self.entry)])
        object.__setattr__(self, "key", hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32])

    @property
    def source_path(self) -> str:
        """The path that the document is known by: the first."""
        return self.files[0].source_path

    @property
    def also_at(self) -> tuple[str, ...]:
        """The other paths of the same bytes."""
        return tuple(file.source_path for file in self.files[1:])


_announced: dict[Path, tuple[tuple[SurveyedText, ...], list[Input]]] = {}


@contextmanager
def announce_inputs(folder: Path, texts: tuple[SurveyedText, ...], inputs: list[Input]) -> Iterator[None]:
    """While the block runs, a run on this raw folder takes these inputs of a moment ago, where it finds these texts."""
    _announced[folder] = texts, inputs
    del texts, inputs  # a block lasts as long as a build
    try:
        yield
    finally:
        _announced.pop(folder, None)


def take_inputs(folder: Path, texts: tuple[SurveyedText, ...]) -> list[Input]:
    """The inputs announced of these texts, once; else listed now."""
    of_texts, inputs = _announced.pop(folder, ((), []))
    return inputs if of_texts == texts else list_inputs(folder, texts)


def list_inputs(folder: Path, texts: Iterable[SurveyedText]) -> list[Input]:
    """The inputs that a survey of the folder found, in order of their first paths; files that are gone are left out."""
    texts = list(texts)
    places = {text.source_path: split_row(text.source_path) for text in texts}
    top = os.fspath(folder)
    paths = {name: f"{top}/{name}" for name, _ in places.values()}
    if not all(map(os.path.lexists, paths.values())):  # gone, or known by another name than the disk's
        paths = {item.source_path: item.place for item in list_raw_files(folder) if isinstance(item, RawFile)}
    same: dict[tuple[str, int], list[RawFile]] = {}
    known = read_entries(folder)
    for text in sorted(texts, key=lambda text: (places[text.source_path][0], places[text.source_path][1] or 0)):
        if path := paths.get(places[text.source_path][0]):
            same.setdefault((text.sha256, text.n_bytes), []).append(RawFile(text.source_path, path))
            if text.entry:
                known[text.source_path] = merge_entries((known.get(text.source_path, ()), text.entry))
    return list(_make_inputs(same, known))


def read_input(folder: Path, given: Input) -> RawText:
    """The bytes of an input; raises InputChangedError where its file holds others by now, or none."""
    file = given.files[0]
    if split_row(file.source_path)[1]:
        return _read_row(folder, given, file)
    found = read_raw_file(folder, file)
    if not isinstance(found, RawBytes) or found.sha256 != given.sha256:
        raise InputChangedError(given.source_path)
    return RawText(given.source_path, found.content, given.entry)


def _read_row(folder: Path, given: Input, file: RawFile) -> RawText:
    for _ in range(2):  # once more, where the file that stayed open is not the one that lies there now
        try:
            row = find_row(folder, file)
        except CorpusError:
            row = None
        if row is not None and hashlib.sha256(row.content).hexdigest() == given.sha256:
            return RawText(given.source_path, row.content, given.entry)
        close_rows()
    raise InputChangedError(given.source_path)


def _make_inputs(same: Mapping[tuple[str, int], list[RawFile]], register: Mapping[str, Entry]) -> Iterator[Input]:
    for (sha256, n_bytes), files in same.items():
        entry = merge_entries(register.get(file.source_path, ()) for file in files)
        yield Input(sha256, n_bytes, tuple(files), entry)
