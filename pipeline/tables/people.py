"""People: whom the documents name, in which office."""

import pyarrow as pa

from pipeline.tables.statements import Source, Staging, open_statements, publish_table, run_script


def merge_people(documents: Source, staging: Staging) -> dict[str, pa.Table]:
    """`people`: one row a person; the office as a text gives it, else as the list of leaders does.

    Repeated texts count once in `n_documents` and `n_mentions`.
    """
    with open_statements(documents, staging, "people") as connection:
        run_script(connection, "people")
        return {"people": publish_table(connection, "people")}
