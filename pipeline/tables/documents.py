"""Documents, their texts, and the inputs that were turned away, as published tables."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

import pyarrow as pa

from pipeline.documents.document import Rejection
from pipeline.tables.engine import register_source
from pipeline.tables.sources import Source
from pipeline.tables.statements import Publish, publish_table, run_script, start_engine
from schemas.contract import arrow_schema, find_table

TEXT: pa.DataType = pa.string()
DUPLICATE = pa.schema({"document_id": TEXT, "duplicate_of": TEXT})


def tabulate_documents(
    inputs: Source,
    readings: Source,
    refused: Iterable[Rejection],
    duplicate_of: Mapping[str, str],
    publish: Publish = publish_table,
) -> dict[str, Source]:
    """`documents`, `document_texts` and `rejected_documents`, sorted by primary key.

    `inputs` gives the paths of each reading by its `key`, `readings` is as READINGS says; `refused` are the files
    that were never read, and `duplicate_of` has the document of the same text by document_id.
    """
    connection = start_engine().cursor()
    try:
        refusals = [asdict(rejection) for rejection in refused]
        duplicates = {"document_id": list(duplicate_of), "duplicate_of": list(duplicate_of.values())}
        register_source(connection, "input", inputs)
        register_source(connection, "reading", readings)
        connection.register("refused", pa.Table.from_pylist(refusals, arrow_schema(find_table("rejected_documents"))))
        connection.register("duplicate", pa.table(duplicates, DUPLICATE))
        run_script(connection, "documents")
        return {name: publish(connection, name) for name in ("documents", "document_texts", "rejected_documents")}
    finally:
        connection.close()
