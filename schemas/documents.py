"""Accepted texts."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Table, Text, Whole, column, find_paired
from schemas.vocabularies import DatePrecision, PublishedBasis


class Documents(Table):
    """One row per text that was accepted and read."""

    class Config(Table.Config):
        name = "documents"

    document_id: Text = columns.document_id(key=True)
    source_path: Text = columns.source_path(origin="reference")
    sha256: Text = columns.sha256()
    n_bytes: Whole = column("Size as received.", unit="bytes", minimum=0)
    encoding: Text = column("Character encoding in which the bytes were read.")
    language: Text = column("Language of the text, ISO 639-1.", pattern=r"[a-z]{2,3}")
    title: Text = column("Title, from the register or the text.", nullable=True, origin="reference")
    publisher: Text = column("Publisher, from the register or the text.", nullable=True, origin="reference")
    author: Text = column("Author, from the register or the text.", nullable=True, origin="reference")
    url: Text = column("Address at which the text was published.", nullable=True, origin="reference")
    published_on: Date = column(
        "Date of publication; its first day where only the month or year is known.",
        nullable=True,
        origin="reference",
    )
    published_precision: Text = column("How much of published_on is known.", nullable=True, vocabulary=DatePrecision)
    published_basis: Text = column(
        "Where published_on comes from: the register (manifest), the text, or none.", vocabulary=PublishedBasis
    )
    licence: Text = column(
        "Licence of the text as the register gives it; null is no permission to publish it.",
        nullable=True,
        origin="reference",
    )
    n_chars: Whole = column("Length of the canonical text.", unit="code points", minimum=0)
    n_sentences: Whole = column("Number of sentences.", unit="sentences", minimum=0)
    duplicate_of: Text = column(
        "The document that holds the same text, give or take layout; the facts of both count once.",
        nullable=True,
        references="documents.document_id",
    )
    also_at: Text = column(
        "Other paths at which the same bytes lay, sorted, one a line.", nullable=True, origin="reference"
    )

    @pa.dataframe_check(name="published_on_has_a_precision")
    @classmethod
    def published_on_has_a_precision(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "published_on", "published_precision")

    @pa.dataframe_check(name="published_on_has_a_basis")
    @classmethod
    def published_on_has_a_basis(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return (frame["published_on"].isna() == (frame["published_basis"] == "none")).astype(bool)
