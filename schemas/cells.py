"""Why a value is there."""

from schemas import columns
from schemas.table import Quotation, Text, Whole, column
from schemas.vocabularies import Method


class Cells(Quotation):
    """One row per value of a statement, with the words that it was read from."""

    class Config(Quotation.Config):
        name = "cells"

    evidence_id: Text = columns.evidence_id(key=True, references="evidence.evidence_id")
    column_name: Text = column(
        "The column of the supported row, or role:party_id for a party to it (pledgor:CHN, party:KAZ).",
        key=True,
        pattern=r"[a-z_]+(?::[^\s:]+)?",
    )
    char_start: Whole = columns.char_start()
    char_end: Whole = columns.char_end()
    quote: Text = columns.quote(origin="read")
    method: Text = column(
        "How the value follows from the words: read as written, resolved, converted, inferred, or curated.",
        vocabulary=Method,
    )
    value_text: Text = column("The value as text; empty where a reviewer took the value away.")
    reviewed_reason: Text = column(
        "Why a reviewer set the value, in the reviewer's words.", nullable=True, origin="reviewed"
    )
