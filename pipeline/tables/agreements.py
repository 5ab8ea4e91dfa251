"""Agreements: packages of deals signed."""

from pipeline.tables.made_cells import publish_facts
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import (
    Publish,
    convert_amounts,
    open_statements,
    publish_table,
    run_script,
)


def merge_agreements(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`agreements` and `agreement_parties`: one row a package, by its parties, number and value.

    Dollars: the text's own conversion, else the rate of the signing, else of the first publication.
    """
    with open_statements(documents, staging, "agreements") as connection:
        run_script(connection, "agreements_amounts")
        convert_amounts(connection)
        run_script(connection, "agreements")
        return publish_facts(connection, ("agreements", "agreement_parties"), publish)
