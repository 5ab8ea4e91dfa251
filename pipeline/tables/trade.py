"""Trade series: values of trade between two parties, as documents report, estimate, forecast or aim at them."""

from pipeline.tables.made_cells import publish_facts
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import (
    Publish,
    convert_amounts,
    open_statements,
    publish_table,
    run_script,
)


def merge_trade(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`trade_series`: one row a value; another value, period or kind for the same pair is another row.

    A value in another currency takes the text's own conversion into dollars, else the average rate of its period
    where it is reported or estimated; a target, a forecast and a value without a period, or whose period has no
    rate yet, take the rate of the day, month or year in which the first document that gives it came out.
    """
    with open_statements(documents, staging, "trade_series") as connection:
        run_script(connection, "trade_amounts")
        convert_amounts(connection)
        run_script(connection, "trade")
        return publish_facts(connection, ("trade_series",), publish)
