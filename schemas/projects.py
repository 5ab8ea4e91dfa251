"""Physical, industrial and digital undertakings."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Number, Table, Text, Whole, column, find_paired
from schemas.vocabularies import DatePrecision, ProjectKind, ProjectStatus


class Projects(Table):
    """One row per railway, road, pipeline, power plant or other undertaking, with its latest status."""

    class Config(Table.Config):
        name = "projects"

    project_id: Text = columns.project_id(key=True)
    name: Text = columns.name(origin="read")
    kind: Text = columns.kind(vocabulary=ProjectKind, origin="read")
    sector: Text = column("OECD-DAC CRS purpose code, five digits.", nullable=True, pattern=r"[0-9]{5}")
    status: Text = columns.status(
        vocabulary=ProjectStatus,
        origin="read",
        absent="unknown",
        note="Here: the latest that any document states; all that were ever said are in project_statuses.",
    )
    iati_status: Text = column("IATI ActivityStatus code that goes with the status.", nullable=True, pattern=r"[1-6]")
    status_as_of: Date = column("The day for which the status was stated.", nullable=True, origin="read")
    cost_value: Number = column(
        "Cost with its scale applied, in cost_currency.",
        nullable=True,
        unit="named in the row",
        origin="read",
    )
    cost_currency: Text = column(
        "Currency of the cost, ISO 4217.", nullable=True, origin="read", pattern=columns.CURRENCY_PATTERN
    )
    cost_usd: Number = column("Cost in US dollars.", nullable=True, unit="USD")
    capacity_value: Number = column(
        "Capacity or size with its scale applied, in capacity_unit.",
        nullable=True,
        unit="named in the row",
        origin="read",
    )
    capacity_unit: Text = column("Unit of the capacity, in the plural.", nullable=True, origin="read")
    start_year: Whole = columns.start_year(nullable=True, origin="read")
    completion_year: Whole = columns.year("Year in which it was or is to be finished.", nullable=True, origin="read")
    n_documents: Whole = columns.n_documents()
    status_as_of_precision: Text = column("How much of status_as_of is known.", nullable=True, vocabulary=DatePrecision)

    @pa.dataframe_check(name="status_as_of_has_a_precision")
    @classmethod
    def status_as_of_has_a_precision(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "status_as_of", "status_as_of_precision")
