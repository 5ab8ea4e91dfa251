"""Canonical texts."""

from schemas import columns
from schemas.table import Table, Text, column


class DocumentTexts(Table):
    """The text of each document, in which every offset counts; a release carries it only where the licence allows."""

    class Config(Table.Config):
        name = "document_texts"

    document_id: Text = columns.document_id(key=True, references="documents.document_id")
    text: Text = column("The canonical text, in Unicode NFC.")
