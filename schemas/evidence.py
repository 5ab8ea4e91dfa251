"""Why a row is there."""

from schemas import columns
from schemas.table import Quotation, Text, Whole, column
from schemas.vocabularies import FactTable


class Evidence(Quotation):
    """One row per statement in a document that supports a row of a fact table (W3C Web Annotation's selectors)."""

    class Config(Quotation.Config):
        name = "evidence"

    evidence_id: Text = columns.evidence_id(key=True)
    table_name: Text = column("The fact table of the row that it supports.", vocabulary=FactTable)
    row_id: Text = column("Primary key of that row.")
    document_id: Text = columns.document_id(references="documents.document_id")
    char_start: Whole = columns.char_start()
    char_end: Whole = columns.char_end()
    quote: Text = columns.quote(origin="read")
    prefix: Text = column("The words just before the quote.", origin="read")
    suffix: Text = column("The words just after the quote.", origin="read")
    assertion: Text = columns.assertion(origin="read")
    attributed_to: Text = column(
        "Who says so: a party_id, person_id or name; null where the document does.",
        nullable=True,
        origin="read",
    )
    rule: Text = columns.rule()
