"""People: whom the documents name, in which office."""

from pipeline.tables.made_cells import publish_facts
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import Publish, open_statements, publish_table, run_script


def merge_people(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`people`: one row a person; the office as a text gives it, else as the list of leaders does.

    Repeated texts count once in `n_documents` and `n_mentions`.
    """
    with open_statements(documents, staging, "people") as connection:
        run_script(connection, "people")
        return publish_facts(connection, ("people",), publish)
