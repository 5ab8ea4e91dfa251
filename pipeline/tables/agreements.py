"""Agreements: packages of deals signed."""

import pyarrow as pa

from pipeline.tables.statements import Source, Staging, convert_amounts, open_statements, publish_table, run_script


def merge_agreements(documents: Source, staging: Staging) -> dict[str, pa.Table]:
    """`agreements` and `agreement_parties`: one row a package, by its parties, number and value.

    Dollars: the text's own conversion, else the rate of the signing, else of the first publication.
    """
    with open_statements(documents, staging, "agreements") as connection:
        run_script(connection, "agreements_amounts")
        convert_amounts(connection)
        run_script(connection, "agreements")
        return {name: publish_table(connection, name) for name in ("agreements", "agreement_parties")}
