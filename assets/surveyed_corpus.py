"""A corpus file as a survey sees it: its rows by content, those that cannot be had by reason, and doubtful cells."""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assets.raw_folder import RawFile
from pipeline.documents.corpus import CorpusRow, name_row
from pipeline.documents.document import Rejection
from pipeline.documents.register import Entry

MOST_PROBLEMS = 20  # told of one file; the others are counted


@dataclass(frozen=True, slots=True)
class SurveyedText:
    """One readable input; `sha256` is of its bytes as received, `entry` what its row of a corpus file says of it."""

    source_path: str
    sha256: str
    n_bytes: int
    entry: Entry = ()


@dataclass(slots=True)
class SurveyedCorpus:
    """The rows of one file; `problems` are sentences on cells that were left out."""

    texts: list[SurveyedText] = field(default_factory=list)
    refused: list[Rejection] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def survey_corpus(folder: Path, file: RawFile) -> SurveyedCorpus:
    """Every row of a corpus file by content. A file that is damaged keeps the rows before the damage."""
    from assets.corpus_files import CorpusError, read_rows  # Arrow, which a folder of texts needs later only

    found = SurveyedCorpus()
    positions: dict[str, int] = {}
    n_problems = 0
    try:
        for row in read_rows(folder, file):
            taken = _survey_row(file, row, found.texts, positions)
            found.refused.extend([taken] if isinstance(taken, Rejection) else [])
            found.texts.extend([] if isinstance(taken, Rejection) else [taken])
            n_problems += len(row.problems)
            found.problems.extend(map(str, row.problems[: MOST_PROBLEMS - len(found.problems)]))
    except CorpusError as error:
        found.refused.append(Rejection(file.source_path, None, "unreadable", str(error)))
    if n_problems > len(found.problems):
        found.problems.append(f"{file.source_path}: {n_problems - len(found.problems)} more cells were left out")
    return found


def _survey_row(
    file: RawFile, row: CorpusRow, texts: list[SurveyedText], positions: dict[str, int]
) -> SurveyedText | Rejection:
    """The row by content, or why it cannot be had: it holds no text, or its id stands for another one already."""
    source_path = name_row(file.source_path, row.number)
    if row.refusal:
        named = f" (id {row.id!r})" if row.id else ""
        return Rejection(source_path, None, row.refusal.reason, f"{row.refusal.detail}{named}")
    sha256 = hashlib.sha256(row.content).hexdigest()
    before = positions.setdefault(row.id, len(texts)) if row.id else len(texts)
    if before < len(texts) and texts[before].sha256 != sha256:
        found = f"the id {row.id!r} of another text, {texts[before].source_path}"
        return Rejection(source_path, sha256, "unreadable", f"Found {found}; expected each id once. Give it its own.")
    return SurveyedText(source_path, sha256, len(row.content), tuple(_share(row.entry)))


def _share(entry: Entry) -> Iterator[tuple[str, str]]:
    """The cells, each value that many rows have in memory once."""
    for name, value in entry:
        yield sys.intern(name), sys.intern(value) if name in ("publisher", "licence", "published_on") else value
