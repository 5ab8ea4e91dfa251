"""Reads a few sentences of a test the way the pipeline reads a document."""

from pipeline.documents.document import Document, RawText
from pipeline.documents.read import read_document
from pipeline.extraction import Extraction, extract_document
from pipeline.facts.claim import Claim


def read_text(text: str, published_on: str = "2024-06-01") -> Extraction:
    document = read_document(RawText("a.txt", text.encode(), (("published_on", published_on),)))
    assert isinstance(document, Document), document
    return extract_document(document)


def quotes_hold(extraction: Extraction) -> bool:
    """Whether every statement spans words of the text."""
    text = extraction.document.text
    facts = extraction.facts
    claims: tuple[Claim, ...] = (
        *facts.trade,
        *facts.pledges,
        *facts.projects,
        *facts.agreements,
        *facts.events,
        *facts.people,
    )
    return all(text[c.statement.start : c.statement.end].strip() for c in claims)
