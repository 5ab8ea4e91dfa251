"""Pledges: what parties undertake to give, fund, build, open or reach."""

from pipeline.tables.made_cells import publish_facts
from pipeline.tables.parties import register_members
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import (
    Publish,
    convert_amounts,
    open_statements,
    publish_table,
    register_list,
    run_script,
)


def merge_pledges(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`pledges` and `pledge_parties`: one row an undertaking, whoever retells it.

    Dollars: the text's own conversion, else the rate of the announcement, else of the first publication.
    `recommended_for_aggregates` is false for trade targets, for what is only hedged, for the part of a pledge to a
    group that another row holds whole, and for the dollar restatement of a pledge that another row holds in the
    currency in which it was made.
    """
    with open_statements(documents, staging, "pledges") as connection:
        run_script(connection, "pledges_amounts")
        convert_amounts(connection)
        register_list(connection, "finance_types")
        register_members(connection, "SELECT DISTINCT party_id FROM pledge_parties WHERE role = 'recipient'")
        run_script(connection, "pledges")
        return publish_facts(connection, ("pledges", "pledge_parties"), publish)
