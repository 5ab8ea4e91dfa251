"""Events: summits, forums, visits, wars and other dated happenings."""

import pyarrow as pa

from pipeline.tables.statements import Source, Staging, open_statements, publish_table, run_script


def merge_events(documents: Source, staging: Staging) -> dict[str, pa.Table]:
    """`events` and `event_parties`: one event a slug; a date shows its first day, `precision` how much is known."""
    with open_statements(documents, staging, "events") as connection:
        run_script(connection, "events")
        return {name: publish_table(connection, name) for name in ("events", "event_parties")}
