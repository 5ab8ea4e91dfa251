"""Deals signed."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Number, Table, Text, Whole, column, find_paired
from schemas.vocabularies import DatePrecision


class Agreements(Table):
    """One row per package of deals signed, in number or in total value."""

    class Config(Table.Config):
        name = "agreements"

    agreement_id: Text = columns.agreement_id(key=True)
    description: Text = columns.description(origin="read")
    count: Whole = column("Number of agreements signed.", nullable=True, unit="agreements", origin="read")
    value: Number = columns.value(nullable=True, origin="read", note="Here: of all agreements together.")
    currency: Text = columns.currency(nullable=True, origin="read")
    value_usd: Number = columns.value_usd(nullable=True)
    bound: Text = columns.bound(origin="read")
    signed_on: Date = column(
        "Day on which they were signed; the first day of the month or year where no more is known.",
        nullable=True,
        origin="read",
    )
    event_id: Text = columns.event_id(nullable=True, references="events.event_id")
    n_documents: Whole = columns.n_documents()
    value_usd_basis: Text = columns.value_usd_basis(nullable=True)
    signed_on_precision: Text = column("How much of signed_on is known.", nullable=True, vocabulary=DatePrecision)

    @pa.dataframe_check(name="value_usd_has_a_basis")
    @classmethod
    def value_usd_has_a_basis(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "value_usd", "value_usd_basis")

    @pa.dataframe_check(name="signed_on_has_a_precision")
    @classmethod
    def signed_on_has_a_precision(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "signed_on", "signed_on_precision")
