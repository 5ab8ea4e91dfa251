"""What is known of each file, and what is wrong with the register that says so."""

from pathlib import Path

from assets.raw_folder import REGISTER_NAME, list_raw_files, read_companion
from pipeline.documents.corpus import split_row
from pipeline.documents.register import Entry, parse_register, report_unmatched


def read_entries(folder: Path) -> dict[str, Entry]:
    """The filled cells of `register.csv` by file; nothing when there is no register."""
    entries, _ = parse_register(read_companion(folder, REGISTER_NAME) or b"")
    return entries


def list_register_problems(folder: Path) -> tuple[str, ...]:
    """What is wrong with `register.csv`, and the files it speaks of that are not there, a sentence each."""
    entries, problems = parse_register(read_companion(folder, REGISTER_NAME) or b"")
    files = {item.source_path for item in list_raw_files(folder)}
    absent = [path for path in report_unmatched(entries, files) if split_row(path)[0] not in files]
    return (*map(str, problems), *(f"register.csv: {path} is not in the raw folder" for path in absent))
