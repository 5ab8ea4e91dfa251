"""Mentions: where actors, people, places and projects are spoken of."""

from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import Publish, open_statements, publish_table


def merge_mentions(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`mentions` of the accepted documents, those of a repeated text included."""
    with open_statements(documents, staging) as connection:
        connection.execute(
            "CREATE TEMP VIEW mentions AS SELECT * FROM staged_mentions SEMI JOIN documents USING (document_id)"
        )
        return {"mentions": publish(connection, "mentions")}
