"""Figures: every quantity of every text, with its worth in dollars where it is money."""

from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import (
    Publish,
    convert_amounts,
    open_statements,
    publish_table,
    run_script,
)


def merge_figures(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`figures` of the accepted documents, those of a repeated text included.

    Dollars: as stated, else the text's own conversion, else the rate of the document's day, month or year of
    publication; of a range its lower end.
    """
    with open_statements(documents, staging) as connection:
        run_script(connection, "figures_amounts")
        convert_amounts(connection)
        run_script(connection, "figures")
        return {"figures": publish(connection, "figures")}
