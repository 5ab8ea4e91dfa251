"""Projects: physical, industrial and digital undertakings, and how far documents say they have come."""

from pipeline.tables.made_cells import publish_facts
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import (
    Publish,
    convert_amounts,
    open_statements,
    publish_table,
    register_list,
    run_script,
)


def merge_projects(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`projects`, `project_statuses` and `project_parties`: one project a slug, under all its names.

    The latest status stands in `projects`: by the day for which it is given, else the day of publication; among
    equals the more firmly stated, then the further along. `project_statuses` keeps every one, and `unknown` for a
    document that speaks of the project without saying how far it is; `unknown` never overrides a status.
    """
    with open_statements(documents, staging, "projects") as connection:
        run_script(connection, "projects_amounts")
        convert_amounts(connection)
        register_list(connection, "sectors")
        register_list(connection, "project_statuses", view="iati_statuses")
        run_script(connection, "projects")
        return publish_facts(connection, ("projects", "project_statuses", "project_parties"), publish)
