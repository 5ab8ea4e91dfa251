"""How much two parties trade."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Number, Table, Text, Whole, column, find_paired
from schemas.vocabularies import Flow, Frequency, TradeKind


class TradeSeries(Table):
    """One row per value of trade between two parties, in SDMX's words; two values for the same thing are two rows."""

    class Config(Table.Config):
        name = "trade_series"

    trade_id: Text = column("The value, built from its content.", key=True)
    ref_area: Text = column(
        "The party from whose side the flow is seen, as a party_id.",
        references="parties.party_id",
        origin="read",
        pattern=columns.PARTY_PATTERN,
    )
    counterpart_area: Text = column(
        "The party with whom it trades, as a party_id; in a turnover pair one of the five or C5 stands here.",
        references="parties.party_id",
        origin="read",
        pattern=columns.PARTY_PATTERN,
    )
    flow: Text = column("Turnover (exports plus imports), exports or imports.", vocabulary=Flow, origin="read")
    commodity: Text = column("The goods, as written; null for all goods.", nullable=True, origin="read")
    freq: Text = column(
        "Length of the period, SDMX CL_FREQ: A a year, S half a year, Q a quarter, M a month; YTD months so far.",
        vocabulary=Frequency,
        origin="read",
    )
    time_period: Text = column(
        "The period: 2024, 2024-Q1, 2024-06 or 2024-01/2024-06.",
        nullable=True,
        origin="read",
        pattern=r"[0-9]{4}(?:-(?:Q[1-4]|S[12]|[0-9]{2}))?(?:/[0-9]{4}(?:-[0-9]{2})?)?",
    )
    obs_value: Number = column(
        "The value with its scale applied, in unit_measure.", unit="named in the row", origin="read"
    )
    unit_measure: Text = column(
        "Currency, ISO 4217; a physical unit in the plural where the text gives only that.", origin="read"
    )
    bound: Text = columns.bound(origin="read")
    kind: Text = columns.kind(vocabulary=TradeKind, origin="read")
    obs_value_usd: Number = column("The value in US dollars.", nullable=True, unit="USD")
    value_usd_basis: Text = columns.value_usd_basis(nullable=True)
    reported_by: Text = column(
        "The statistical authority or person who gives the value: a party_id, person_id or name.",
        nullable=True,
        origin="read",
    )
    n_documents: Whole = columns.n_documents()

    @pa.dataframe_check(name="obs_value_usd_has_a_basis")
    @classmethod
    def obs_value_usd_has_a_basis(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "obs_value_usd", "value_usd_basis")
