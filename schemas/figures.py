"""Quantities."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Number, Quotation, Text, Whole, column, find_paired
from schemas.vocabularies import FactTable, FigureClass


class Figures(Quotation):
    """One row per quantity in a text, whether a fact used it or not."""

    class Config(Quotation.Config):
        name = "figures"

    figure_id: Text = column("The figure, built from where it stands.", key=True)
    document_id: Text = columns.document_id(references="documents.document_id")
    char_start: Whole = columns.char_start()
    char_end: Whole = columns.char_end()
    quote: Text = columns.quote(origin="read")
    # `class` is a word of Python's own, hence the alias.
    figure_class: Text = column("What the figure measures.", alias="class", vocabulary=FigureClass)
    value: Number = columns.value(origin="read")
    value_max: Number = column("Upper end of a range.", nullable=True, unit="named in the row", origin="read")
    unit: Text = columns.unit(origin="read")
    bound: Text = columns.bound(origin="read")
    value_usd: Number = columns.value_usd(nullable=True)
    value_usd_basis: Text = columns.value_usd_basis(nullable=True)
    used_by: Text = column(
        "The fact table whose row rests on this figure; null where no fact used it.",
        nullable=True,
        vocabulary=FactTable,
    )
    rule: Text = columns.rule()

    @pa.dataframe_check(name="value_usd_has_a_basis")
    @classmethod
    def value_usd_has_a_basis(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "value_usd", "value_usd_basis")
