"""Quotes are the words of the texts, where they say they stand."""

from collections.abc import Iterator

from pipeline.release.checks.check import Check
from schemas.contract import find_table, primary_key

QUOTING_TABLES = ("mentions", "figures", "evidence")


def check_quotes() -> Iterator[Check]:
    description = "The quote is the text of the document between its offsets."
    between = "substring(text, char_start + 1, char_end - char_start)"
    for name in QUOTING_TABLES:
        (key,) = primary_key(find_table(name))
        yield Check(
            name="quote_is_text_between_offsets",
            table=name,
            needs=(name, "document_texts"),
            description=description,
            severity="error",
            by_row=True,
            question=f"SELECT {key}, document_id, char_start, char_end, quote, {between} AS found "
            f"FROM {name} LEFT JOIN document_texts USING (document_id) "
            f"WHERE quote IS DISTINCT FROM {between}",
        )
    yield Check(
        name="quote_is_text_between_offsets",
        table="cells",
        needs=("cells", "evidence", "document_texts"),
        description=description,
        severity="error",
        by_row=True,
        question="SELECT evidence_id, column_name, document_id, cells.char_start, cells.char_end, cells.quote, "
        "substring(text, cells.char_start + 1, cells.char_end - cells.char_start) AS found "
        "FROM cells LEFT JOIN evidence USING (evidence_id) LEFT JOIN document_texts USING (document_id) "
        "WHERE cells.quote IS DISTINCT FROM found",
    )


def check_quote_surroundings() -> Iterator[Check]:
    yield Check(
        name="prefix_and_suffix_surround_quote",
        table="evidence",
        needs=("evidence", "document_texts"),
        description="The prefix is the text just before the quote, the suffix the text just after it.",
        severity="error",
        by_row=True,
        question="SELECT evidence_id, document_id, prefix, suffix "
        "FROM evidence JOIN document_texts USING (document_id) "
        "WHERE prefix <> substring(text, char_start - length(prefix) + 1, length(prefix)) "
        "OR suffix <> substring(text, char_end + 1, length(suffix))",
    )
