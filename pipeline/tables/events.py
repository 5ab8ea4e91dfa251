"""Events: summits, forums, visits, wars and other dated happenings."""

from pipeline.tables.made_cells import publish_facts
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import Publish, open_statements, publish_table, run_script


def merge_events(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`events` and `event_parties`: one event a slug; a date shows its first day, `precision` how much is known."""
    with open_statements(documents, staging, "events") as connection:
        run_script(connection, "events")
        return publish_facts(connection, ("events", "event_parties"), publish)
