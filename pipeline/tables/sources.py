"""Rows that a merge reads, held in memory or left in their files."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class ParquetFiles:
    """Rows that are too many to hold: those of one Parquet file or more, one at least, laid end to end."""

    paths: tuple[str, ...]


Source = pa.Table | ParquetFiles
Staging = Mapping[str, Source]
"""The staging tables of `pipeline.tables.rows.STAGING`, by name; `corrections` beside them where there are any."""
