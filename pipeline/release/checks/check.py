"""A check: a statement about the dataset as SQL that gives the rows that break it."""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Check:
    """A statement about the dataset that `question` refutes: each row that it returns is a failure case.

    `table` is the table whose rows are at fault, `needs` every table that the question reads. `by_row`: a row of
    `table` is judged by itself and the rows of `needs` that it points to, so that one that was judged need not be again
    while those stay as they are.
    """

    name: str
    table: str
    needs: tuple[str, ...]
    description: str
    severity: Severity
    question: str
    by_row: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check and the rows that break it."""

    check: Check
    failures: pa.Table

    @property
    def passed(self) -> bool:
        return self.failures.num_rows == 0
