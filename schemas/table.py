"""What a published table is made of: Arrow-backed columns, each with its meaning, rules and origin.

The types keep missing integers, dates and truth values as they are, so that a table survives pandas, Parquet and
DuckDB unchanged. Whole numbers are 64 bits wide everywhere, years included.
"""

from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa
from pandera.engines.pandas_engine import ArrowBool, ArrowDate32, ArrowFloat64, ArrowInt64, ArrowString

from schemas.vocabularies import terms

Text = ArrowString
Whole = ArrowInt64
Number = ArrowFloat64
Flag = ArrowBool
Date = ArrowDate32

Origin = Literal["read", "derived", "reference", "reviewed"]
"""Where a value comes from: the words of a text, a computation on what was read, a list kept beside the rules, or a
reviewer."""


class Table(pa.DataFrameModel):
    """A published table: exactly these columns, in this order, of these types; nothing is coerced."""

    class Config:
        strict = True
        ordered = True
        coerce = False

    @pa.dataframe_check(name="primary_key_is_unique")
    @classmethod
    def primary_key_is_unique(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        columns = cls.to_schema().columns
        keys = [name for name, column in columns.items() if (column.metadata or {})["key"]]
        return ~frame.duplicated(keys, keep=False)


class Quotation(Table):
    """A table whose rows quote a document."""

    @pa.dataframe_check(name="quote_is_as_long_as_its_span")
    @classmethod
    def quote_is_as_long_as_its_span(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        length = frame["char_end"] - frame["char_start"]
        return (length == frame["quote"].str.len()).astype(bool)


def column(
    meaning: str,
    *,
    alias: str | None = None,
    note: str = "",
    key: bool = False,
    nullable: bool = False,
    references: str | None = None,
    vocabulary: object = None,
    unit: str | None = None,
    origin: Origin = "derived",
    absent: str | None = None,
    pattern: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
) -> Any:
    """One column of a table.

    `meaning` is the same sentence wherever the column name stands; `note` adds what holds in this table only. `key`
    puts the column into the primary key. `references` is the foreign key (`documents.document_id`). `vocabulary` is
    a `Literal` of `schemas.vocabularies`. `alias` is the published name where Python keeps it for itself. `absent`
    is the term that stands where no text says anything (`unknown`). `pattern` must match the whole text.
    """
    return pa.Field(
        alias=alias,
        nullable=nullable,
        description=f"{meaning} {note}".strip(),
        isin=list(terms(vocabulary)) if vocabulary is not None else None,
        str_matches=f"^(?:{pattern})$" if pattern else None,
        ge=minimum,
        le=maximum,
        metadata={
            "meaning": meaning,
            "key": key,
            "references": references,
            "vocabulary": vocabulary,
            "unit": unit,
            "origin": origin,
            "absent": absent,
        },
    )


def find_ordered(frame: pd.DataFrame, low: str, high: str) -> "pd.Series[bool]":
    """True where `low` is not above `high`, or one of them is missing."""
    held = frame[low].isna() | frame[high].isna() | (frame[low] <= frame[high]).fillna(value=True)
    return held.astype(bool)


def find_paired(frame: pd.DataFrame, first: str, second: str) -> "pd.Series[bool]":
    """True where both columns are filled or both are missing."""
    return (frame[first].isna() == frame[second].isna()).astype(bool)
