"""States."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Flag, Table, Text, Whole, column, find_ordered


class Countries(Table):
    """One row per state that is mentioned, and always China and the five of Central Asia."""

    class Config(Table.Config):
        name = "countries"

    country_id: Text = columns.country_id(key=True, origin="reference", references="parties.party_id")
    iso2: Text = column("ISO 3166-1 alpha-2 code.", origin="reference", pattern=r"[A-Z]{2}")
    m49: Text = column("UN M49 code, three digits.", origin="reference", pattern=r"[0-9]{3}")
    name: Text = columns.name(origin="reference")
    official_name: Text = column("Official name in English.", nullable=True, origin="reference")
    region: Text = column("Region by UN M49.", origin="reference")
    subregion: Text = column("Subregion by UN M49.", origin="reference")
    is_central_asia: Flag = column("One of the five states of Central Asia.", origin="reference")
    n_documents: Whole = columns.n_documents(note="Here: that mention the state.")
    n_mentions: Whole = columns.n_mentions()
    first_published_on: Date = column("Earliest date of a dated document that mentions it.", nullable=True)
    last_published_on: Date = column("Latest date of a dated document that mentions it.", nullable=True)

    @pa.dataframe_check(name="first_published_on_is_not_after_last")
    @classmethod
    def first_published_on_is_not_after_last(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_ordered(frame, "first_published_on", "last_published_on")
