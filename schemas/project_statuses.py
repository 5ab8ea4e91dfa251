"""Every status that anyone gave of a project."""

import pandas as pd
import pandera.pandas as pa

from schemas import columns
from schemas.table import Date, Table, Text, column, find_paired
from schemas.vocabularies import DatePrecision, ProjectStatus


class ProjectStatuses(Table):
    """One row per status that a document gives of a project."""

    class Config(Table.Config):
        name = "project_statuses"

    project_id: Text = columns.project_id(key=True, references="projects.project_id")
    document_id: Text = columns.document_id(key=True, references="documents.document_id")
    status: Text = columns.status(key=True, vocabulary=ProjectStatus, origin="read")
    as_of: Date = column("The day for which the document states it.", nullable=True, origin="read")
    as_of_precision: Text = column("How much of as_of is known.", nullable=True, vocabulary=DatePrecision)

    @pa.dataframe_check(name="as_of_has_a_precision")
    @classmethod
    def as_of_has_a_precision(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return find_paired(frame, "as_of", "as_of_precision")
