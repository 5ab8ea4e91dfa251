"""What a time expression says once it is resolved."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.record import record
from schemas.vocabularies import DatePrecision

Grain = Literal["day", "month", "quarter", "half", "year", "decade", "century"]
Relation = Literal["at", "by", "until", "since", "within", "before", "after"]


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> DatePrecision:
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads `2025`, `2025-06` or `2025-06-16`; raises ValueError on anything else."""
        parts = [int(part) for part in text.split("-")]
        if not 1 <= len(parts) <= 3 or len(text.split("-")[0]) != 4:
            raise ValueError(f"expected YYYY, YYYY-MM or YYYY-MM-DD, found {text!r}")
        date(*[*parts, 1, 1][:3])
        return cls(*parts)


@record
class Time:
    """A time expression: a date, a period, or a span ahead of or behind the day of writing.

    `first` and `last` are the first and the last day, month or year meant, both inclusive and equal for a single
    one; both are None where the words lean on a day of writing that is not known. "By 2030" is 2030 with the
    relation `by`; "in the next three years", written in 2022, is 2022 to 2025 with the relation `within`; "over the
    past 12 years", written in 2025, is 2013 to 2025 with `since`. `period` is how a trade series names it in SDMX's
    words (`2024`, `2024-Q1`, `2024-06`, `2024-01/2024-06`, `2015/2018`), None for what is no reporting period.
    """

    start: int
    end: int
    first: PartialDate | None
    last: PartialDate | None
    grain: Grain
    relation: Relation
    period: str | None
    resolved: bool  # True where other words or the day of writing were needed ("that year", "last year")
    rule: str

    @property
    def due_year(self) -> int | None:
        """The year by which something is to be reached, None where the words set no deadline."""
        if self.last is None or self.relation in ("since", "after", "before"):
            return None
        return self.last.year
