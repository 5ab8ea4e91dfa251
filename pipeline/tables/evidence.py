"""Evidence and cells: why a row is there, and why a value is."""

from collections.abc import Mapping

from pipeline.tables.engine import register_source
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import CELLS_OF, Publish, open_statements, publish_table, register_list, run_script
from schemas.contract import arrow_schema, find_table


def merge_evidence(
    documents: Source, staging: Staging, facts: Mapping[str, Source], publish: Publish = publish_table
) -> dict[str, Source]:
    """`evidence` and `cells`: every statement for every row of the published fact tables, with all of its values.

    `facts` holds the cells made for each fact table under its name with CELLS_OF; others in it are passed over.
    """
    made: list[Source] = [arrow_schema(find_table("cells")).empty_table()]
    made += [cells for name, cells in facts.items() if name.startswith(CELLS_OF)]
    with open_statements(documents, staging) as connection:
        for place, cells in enumerate(made):
            register_source(connection, f"made_{place}", cells)
        every = " UNION ALL ".join(f"SELECT * FROM made_{place}" for place in range(len(made)))
        connection.execute(f"CREATE TEMP VIEW made_cells AS {every}")
        register_list(connection, "derived_cells", view="derived_columns")
        run_script(connection, "evidence")
        return {name: publish(connection, name) for name in ("evidence", "cells")}
