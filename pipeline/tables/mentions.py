"""Mentions: where actors, people, places and projects are spoken of."""

import pyarrow as pa

from pipeline.tables.statements import Source, Staging, open_statements, publish_table


def merge_mentions(documents: Source, staging: Staging) -> dict[str, pa.Table]:
    """`mentions` of the accepted documents, those of a repeated text included."""
    with open_statements(documents, staging) as connection:
        connection.execute(
            "CREATE TEMP VIEW mentions AS SELECT * FROM staged_mentions SEMI JOIN documents USING (document_id)"
        )
        return {"mentions": publish_table(connection, "mentions")}
