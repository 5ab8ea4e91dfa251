"""Inputs that are no text to read."""

from schemas import columns
from schemas.table import Table, Text, column
from schemas.vocabularies import RejectionReason


class RejectedDocuments(Table):
    """One row per input that was turned away, and why; it stopped nothing else."""

    class Config(Table.Config):
        name = "rejected_documents"

    source_path: Text = columns.source_path(key=True, origin="reference")
    sha256: Text = columns.sha256(nullable=True, note="Null where the bytes could not be read.")
    reason: Text = column("Why it was turned away.", vocabulary=RejectionReason)
    detail: Text = column("What was found, in a sentence.")
