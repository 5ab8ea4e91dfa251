"""What is known of each file, and what is wrong with the register that says so."""

import os
from collections.abc import Iterable
from pathlib import Path

from assets.raw_folder import REGISTER_NAME, read_companion
from pipeline.documents.corpus import split_row
from pipeline.documents.register import Entry, parse_register, report_unmatched


def read_entries(folder: Path) -> dict[str, Entry]:
    """The filled cells of `register.csv` by file; nothing when there is no register."""
    entries, _ = parse_register(read_companion(folder, REGISTER_NAME) or b"")
    return entries


def list_register_problems(folder: Path, source_paths: Iterable[str]) -> tuple[str, ...]:
    """What is wrong with `register.csv`, and what it speaks of that is no input and no file, a sentence each."""
    entries, problems = parse_register(read_companion(folder, REGISTER_NAME) or b"")
    absent = [
        path for path in report_unmatched(entries, source_paths) if not os.path.lexists(folder / split_row(path)[0])
    ]
    return (*map(str, problems), *(f"register.csv: {path} is not in the raw folder" for path in absent))
