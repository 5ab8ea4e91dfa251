"""Summits, forums, visits and wars."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Table, Text, Whole, column
from schemas.vocabularies import EventKind


class Events(Table):
    """One row per summit, forum, visit, war or other dated happening."""

    class Config(Table.Config):
        name = "events"

    event_id: Text = columns.event_id(key=True)
    name: Text = columns.name(origin="read")
    kind: Text = columns.kind(vocabulary=EventKind, origin="read")
    date_start: Date = column(
        "First day; the first day of the month or year where no more is known.", nullable=True, origin="read"
    )
    date_end: Date = column(
        "Last day; the first day of the month or year where no more is known.", nullable=True, origin="read"
    )
    precision: Text = columns.precision(nullable=True, note="Here: of date_start and date_end.")
    place: Text = column("Where it took place, as written.", nullable=True, origin="read")
    n_documents: Whole = columns.n_documents()

    @pa.dataframe_check(name="date_has_a_precision")
    @classmethod
    def date_has_a_precision(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        dated = frame["date_start"].notna() | frame["date_end"].notna()
        return (dated == frame["precision"].notna()).astype(bool)
