"""What parties undertake to give, fund, build, open or reach."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Flag, Number, Table, Text, Whole, column, find_paired
from schemas.vocabularies import DatePrecision, Instrument, TransactionType


class Pledges(Table):
    """One row per undertaking that a party has stated, with or without a number."""

    class Config(Table.Config):
        name = "pledges"

    pledge_id: Text = columns.pledge_id(key=True)
    transaction_type: Text = column(
        "IATI TransactionType: 12 a pledge, 2 a commitment (signed), 3 disbursed.",
        vocabulary=TransactionType,
        origin="read",
    )
    instrument: Text = column("By what means.", vocabulary=Instrument, origin="read")
    finance_type: Text = column(
        "OECD finance type that goes with the instrument (110 grant, 421 loan), where one exists.",
        nullable=True,
        pattern=r"[0-9]{1,4}",
    )
    description: Text = columns.description(origin="read")
    quantity: Number = column(
        "How much, with its scale applied; the lower end of a range.",
        nullable=True,
        unit="named in the row",
        origin="read",
    )
    quantity_max: Number = column("Upper end of a range.", nullable=True, unit="named in the row", origin="read")
    unit: Text = columns.unit(nullable=True, origin="read")
    bound: Text = columns.bound(origin="read")
    value_usd: Number = columns.value_usd(nullable=True)
    value_usd_basis: Text = columns.value_usd_basis(nullable=True)
    is_additional: Flag = column("Said to come on top of what was pledged before.", origin="read")
    recommended_for_aggregates: Flag = column(
        "Fit for a sum: no part, repetition or restatement of another row, and no target."
    )
    announced_on: Date = column(
        "Day on which it was announced; the first day of the month or year where no more is known.",
        nullable=True,
        origin="read",
    )
    event_id: Text = columns.event_id(nullable=True, references="events.event_id")
    project_id: Text = columns.project_id(nullable=True, references="projects.project_id")
    start_year: Whole = columns.start_year(nullable=True, origin="read")
    due_year: Whole = columns.year("Year by which it is to be done.", nullable=True, origin="read")
    n_documents: Whole = columns.n_documents()
    announced_on_precision: Text = column("How much of announced_on is known.", nullable=True, vocabulary=DatePrecision)

    @pa.dataframe_check(name="value_usd_has_a_basis")
    @classmethod
    def value_usd_has_a_basis(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "value_usd", "value_usd_basis")

    @pa.dataframe_check(name="announced_on_has_a_precision")
    @classmethod
    def announced_on_has_a_precision(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "announced_on", "announced_on_precision")
