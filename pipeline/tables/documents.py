"""Documents, their texts, and the inputs that were turned away, as published tables."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

import pyarrow as pa

from pipeline.documents.document import Document, Rejection
from schemas.contract import arrow_schema, find_table, primary_key


def tabulate_documents(
    documents: Iterable[Document],
    rejections: Iterable[Rejection],
    also_at: Mapping[str, Sequence[str]],
    duplicate_of: Mapping[str, str],
) -> dict[str, pa.Table]:
    """`documents`, `document_texts` and `rejected_documents`, sorted by primary key.

    `also_at` gives the other paths of the same bytes by document_id, `duplicate_of` the document of the same text.
    """
    held = tuple(documents)
    rows = [
        describe_document(document, also_at.get(document.document_id, ()), duplicate_of.get(document.document_id))
        for document in held
    ]
    return {
        "documents": tabulate("documents", rows),
        "document_texts": tabulate(
            "document_texts", [{"document_id": document.document_id, "text": document.text} for document in held]
        ),
        "rejected_documents": tabulate(
            "rejected_documents",
            [
                {
                    "source_path": rejection.source_path,
                    "sha256": rejection.sha256,
                    "reason": rejection.reason,
                    "detail": rejection.detail,
                }
                for rejection in rejections
            ],
        ),
    }


def describe_document(document: Document, also_at: Sequence[str], duplicate_of: str | None) -> dict[str, Any]:
    """The row of one document; a date known to the month or year shows its first day."""
    published = document.published
    return {
        "document_id": document.document_id,
        "source_path": document.source_path,
        "sha256": document.sha256,
        "n_bytes": document.n_bytes,
        "encoding": document.encoding,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "url": document.url,
        "published_on": date(published.year, published.month or 1, published.day or 1) if published else None,
        "published_precision": published.precision if published else None,
        "published_basis": document.published_basis,
        "licence": document.licence,
        "n_chars": len(document.text),
        "n_sentences": len(document.sentences),
        "duplicate_of": duplicate_of,
        "also_at": "\n".join(sorted(also_at)) or None,
    }


def tabulate(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as the published table of that name."""
    model = find_table(name)
    keys: list[tuple[str, Literal["ascending", "descending"]]] = [(key, "ascending") for key in primary_key(model)]
    return pa.Table.from_pylist(rows, schema=arrow_schema(model)).sort_by(keys)
