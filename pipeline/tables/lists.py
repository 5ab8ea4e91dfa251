"""The lists of codes beside this module: CSV files that a person can read and extend."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def read_list(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `<name>.csv` of this room; lines that begin with # are comments."""
    text = files("pipeline.tables").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
